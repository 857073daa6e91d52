"""Questions with known answers: which clauses gain, and what a file keeps of them."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from library_worker import HashingEmbedder

from index.errors import LibraryError
from index.four_bits import FourBits
from index.known_questions import MOST, NEAREST, KnownQuestions, fingerprint
from index.map_choice import legal_questions
from scripts.known_legal_questions import SOURCE, questions

ASKED = [f"第{n}号路灯坏了找谁修" for n in range(60)] + [
    "老板拖着工资不发怎么办",
    "公司不给我交社保合法吗",
]
CLAUSES = [fingerprint(f"条文{n}") for n in range(61)]


def known(answers: Sequence[Sequence[int]] | None = None) -> KnownQuestions:
    """Sixty questions about lamps and two about work, the last two answered by one clause."""
    codes = FourBits.of(HashingEmbedder().encode_queries(ASKED))
    return KnownQuestions(
        "hashing", ASKED, codes, CLAUSES, answers or [*([n] for n in range(60)), [60], [60]]
    )


def asked(question: str, of: KnownQuestions) -> dict[str, float]:
    """Which clauses gain, and by how much."""
    return of.nearness(question, HashingEmbedder().encode_queries([question])[0])


def test_a_clause_is_known_however_its_text_is_set() -> None:
    assert fingerprint("第三条　甲方应当，付款。\n乙方收款") == fingerprint(
        "第三条 甲方应当付款;乙方收款"
    )
    assert fingerprint("第三条 甲方应当付款") != fingerprint("第三条 甲方可以付款")


@pytest.mark.parametrize("question", ["老板一直拖着工资不发", "公司不给交社保怎么办"])
def test_who_asks_what_was_asked_before_gets_what_answered_it(question: str) -> None:
    gains = asked(question, known())
    assert max(gains, key=lambda clause: gains[clause]) == CLAUSES[60]


@pytest.mark.parametrize("question", ["A公司不给交社保", "Ａ公司不给交社保", "what is a 社保"])
def test_a_letter_that_few_questions_have_tells_nothing(question: str) -> None:
    lettered = [*ASKED[:1], "A坏了找谁修", *ASKED[2:]]
    codes = FourBits.of(HashingEmbedder().encode_queries(ASKED))
    answers = [*([n] for n in range(60)), [60], [60]]
    made = KnownQuestions("hashing", lettered, codes, CLAUSES, answers)
    assert asked(question, made) == pytest.approx(asked(question, known()), abs=0.1)


def test_few_clauses_gain_and_none_loses() -> None:
    gains = asked("路灯坏了", known())
    assert sum(gain > 0 for gain in gains.values()) == NEAREST
    assert min(gains.values()) == 0


def test_every_clause_that_answers_gains_alike() -> None:
    answers = [*([n] for n in range(60)), [60, 5], [60]]
    gains = asked("老板拖着工资不发怎么办", known(answers))
    assert gains[CLAUSES[60]] == gains[CLAUSES[5]] > 0


def test_nothing_stands_out_among_a_few_clauses() -> None:
    few = [[n % NEAREST] for n in range(len(ASKED))]
    made = KnownQuestions(
        "hashing",
        ASKED,
        FourBits.of(HashingEmbedder().encode_queries(ASKED)),
        CLAUSES[:NEAREST],
        few,
    )
    assert asked("路灯坏了", made) == {}


def test_clauses_that_no_question_asks_for_do_not_count() -> None:
    few = [[n % NEAREST] for n in range(len(ASKED))]
    assert asked("路灯坏了", known(few)) == {}


def test_a_file_keeps_all(tmp_path: Path) -> None:
    path = tmp_path / "known.npz"
    known().save(path)
    read = KnownQuestions.load(path)
    assert (read.model_family, read.texts, read.clauses) == (
        "hashing",
        tuple(ASKED),
        tuple(CLAUSES),
    )
    assert asked("拖着工资不发", read) == asked("拖着工资不发", known())


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04"])
def test_a_file_that_holds_none_is_told_with_what_to_do(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "known.npz"
    path.write_bytes(content)
    with pytest.raises(LibraryError, match=r"known\.npz.*install Youju again"):
        KnownQuestions.load(path)


def test_a_damaged_file_is_told_wherever_the_damage_is(tmp_path: Path) -> None:
    path = tmp_path / "known.npz"
    known().save(path)
    whole = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo("header.npy").compress_size
    for at in range(60, size - 4):
        path.write_bytes(whole[:at] + b"\xff\xff\xff\xff" + whole[at + 4 :])
        with pytest.raises(LibraryError, match="install Youju again"):
            KnownQuestions.load(path)


def test_a_file_of_another_version_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "known.npz"
    with monkeypatch.context() as patched:
        patched.setattr("index.known_questions.FORMAT_VERSION", 99)
        known().save(path)
    with pytest.raises(LibraryError, match="format 99"):
        KnownQuestions.load(path)


def test_the_questions_that_come_along_are_those_of_the_readable_file() -> None:
    texts, answers = zip(*questions(SOURCE.read_text(encoding="utf-8")), strict=True)
    made = legal_questions()
    assert made.texts == texts
    # Two editions of an article may have the same words: one clause then stands for both.
    assert all(1 <= len(a) <= len(set(b)) for a, b in zip(made.answers, answers, strict=True))


def test_a_question_names_its_articles_by_law_and_number() -> None:
    source = "# law:甲法@2020-01-01\n3\t谁\n3 4 law:乙法#5\t谁和谁\n# law:乙法\n1\t几时\n"
    assert list(questions(source)) == [
        ("谁", ("law:甲法@2020-01-01#3",)),
        ("谁和谁", ("law:甲法@2020-01-01#3", "law:甲法@2020-01-01#4", "law:乙法#5")),
        ("几时", ("law:乙法#1",)),
    ]


def test_a_file_of_another_version_and_make_is_told_by_its_version(tmp_path: Path) -> None:
    path = tmp_path / "known.npz"
    header = np.frombuffer(b'{"format": 2, "something": []}', np.uint8)
    nothing = np.zeros(0, np.float32)
    np.savez(path, header=header, packed=nothing, mean=nothing, spread=nothing)
    with pytest.raises(LibraryError, match="format 2, expected 1"):
        KnownQuestions.load(path)


def test_a_rare_sign_in_common_gains_no_more_than_an_echo() -> None:
    filler = [f"街上第{n}盏灯" for n in range(3000)]
    texts = [*filler, "龘"]
    codes = FourBits.of(HashingEmbedder().encode_queries(texts))
    clauses = [fingerprint(text) for text in texts]
    made = KnownQuestions("hashing", texts, codes, clauses, [[n] for n in range(len(texts))])
    assert asked("龘", made)[clauses[-1]] == MOST
