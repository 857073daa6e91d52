"""A claim that no rule can hold against the library, read beside what it may be about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import pytest

from assistant.checker.citations import Checker
from assistant.checker.findings import ALTERED, Finding
from assistant.checker.read_beside import DENIES, MOST_READ, WHOLE_DENIES, denying_premise
from assistant.evidence.sources import CONTRADICTED, SUPPORTED, UNSUPPORTED, Likely
from index.clauses import parse
from index.documents import Document

MARKET = """青岭市集市管理办法

第一条　市场管理处鼓励摊主平等协商，自行和解。摊主之间的纠纷由市场管理处登记。

第二条　摊主应当在收市后清扫摊位周边的地面。

第三条　集市每逢单日开市。

第四条　摊位连续空关超过三十日的，由管理处公示。
"""
FAIR = (
    "在露天场地定期由多名摊主买卖蔬菜、水果、家禽、水产品和手工制品，"
    "并由管理处统一安排摊位和开市日期的场所"
)
FREE = "摊主之间想平等协商，换来的只会是管理处的冷脸"
"""Denies the first sentence of the first article in words that no rule knows."""
ENCOURAGES = "市场管理处鼓励摊主平等协商，自行和解"
SILENT = Likely(says=0.1, denies=0.1, silent=0.8)


@dataclass
class Reader:
    """Answers for sentences as it is told, and remembers what it was asked."""

    answers: dict[str, Likely]
    asked: list[tuple[str, str]] = field(default_factory=list)

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> list[Likely]:
        self.asked += pairs
        return [
            next((a for words, a in self.answers.items() if words in sentence), SILENT)
            for sentence, _ in pairs
        ]


def denying(likelihood: float) -> Reader:
    return Reader({ENCOURAGES: Likely(says=0.0, denies=likelihood, silent=1 - likelihood)})


def found(text: str, reads: Reader | None) -> Finding:
    checker = Checker([parse(Document(MARKET, "0.txt", "txt"))], date(2026, 1, 1), reads)
    (finding,) = checker.check(text)
    return finding


def test_what_no_rule_tells_is_unsupported_without_a_reader() -> None:
    assert found(f"《青岭市集市管理办法》第一条规定，{FREE}。", None).verdict == UNSUPPORTED


def test_a_reader_that_is_sure_denies_it_with_the_sentence() -> None:
    finding = found(f"《青岭市集市管理办法》第一条规定，{FREE}。", denying(DENIES))
    assert finding.verdict == CONTRADICTED
    assert finding.source is not None
    assert finding.source.quote in MARKET
    assert "鼓励摊主平等协商" in finding.source.quote
    assert finding.clause is not None
    assert finding.clause.address == "第一条"
    assert "请对照原文" in finding.note
    assert finding.nearest is None


@pytest.mark.parametrize("text", [f"《青岭市集市管理办法》第一条规定，{FREE}。", f"{FREE}。"])
def test_it_has_to_be_sure(text: str) -> None:
    assert found(text, denying(DENIES - 0.01)).verdict == UNSUPPORTED
    assert found(text, denying(DENIES)).verdict == CONTRADICTED


def test_words_that_rule_alike_are_read_as_one() -> None:
    reader = Reader({})
    text = "《青岭市集市管理办法》第二条规定，收市后摊位边上的地面，摊主须自己打理干净。"
    assert found(text, reader).verdict == UNSUPPORTED
    assert reader.asked
    assert all("摊主应当自己打理干净" in said for _, said in reader.asked)


def test_an_amount_written_otherwise_is_read_as_the_source_writes_it() -> None:
    reader = Reader({})
    text = "《青岭市集市管理办法》第四条规定，摊位空关30天往上的，公示里就会点到它的名。"
    assert found(text, reader).verdict == UNSUPPORTED
    assert any("空关三十日往上" in said for _, said in reader.asked)


def test_few_words_of_no_place_are_not_read() -> None:
    reader = Reader({})
    for text in ("摊主和行，不许协商。", f"{FREE}。"):
        list(Checker([parse(Document(MARKET, "0.txt", "txt"))], None, reader).check(text))
    assert {said for _, said in reader.asked} == {f"{FREE}。"}


def test_a_reader_of_chinese_is_not_asked_of_english() -> None:
    reader = Reader({})
    found(
        "Article 2 of 《青岭市集市管理办法》 says that stallholders never sweep the ground.", reader
    )
    assert reader.asked == []


def test_only_the_place_that_a_claim_names_is_read() -> None:
    reads = denying(1.0)
    assert found(f"《青岭市集市管理办法》第二条规定，{FREE}。", reads).verdict == UNSUPPORTED
    assert not any(ENCOURAGES in sentence for sentence, _ in reads.asked)


def test_what_a_text_calls_wrong_is_denied_by_a_sentence_that_says_it() -> None:
    reads = Reader({ENCOURAGES: Likely(says=DENIES, denies=0.0, silent=1 - DENIES)})
    told = "有人以为摊主们彼此平等协商是管理处乐见其成的事，其实不然"
    finding = found(f"《青岭市集市管理办法》第一条规定，{told}。", reads)
    assert finding.verdict == CONTRADICTED


def test_what_is_quoted_and_what_words_decide_is_not_read() -> None:
    reads = denying(1.0)
    assert (
        found("《青岭市集市管理办法》第三条规定：“集市每逢单日开市”。", reads).verdict == SUPPORTED
    )
    assert found(f"《青岭市集市管理办法》第二条规定：“{FREE}”。", reads).verdict == UNSUPPORTED
    assert found("《青岭市集市管理办法》第三条规定，集市每逢单日开市。", reads).verdict == SUPPORTED
    assert reads.asked == []


def test_few_sentences_are_read_those_with_most_in_common_first() -> None:
    many = "".join(f"第{n}号摊主找管理处协商。" for n in range(40))
    law = f"青岭市集市管理办法\n\n第一条　{many}市场管理处鼓励摊主平等协商，自行和解。\n"
    reads = denying(0.0)
    checker = Checker([parse(Document(law, "0.txt", "txt"))], date(2026, 1, 1), reads)
    list(checker.check(f"《青岭市集市管理办法》第一条规定，{FREE}。"))
    assert len(reads.asked) == MOST_READ  # its clause is too long to be read whole
    assert ENCOURAGES in reads.asked[0][0]


def test_what_another_sentence_may_say_is_not_denied() -> None:
    answers = {ENCOURAGES: Likely(0.0, 1.0, 0.0), "摊主之间的纠纷": Likely(0.8, 0.0, 0.2)}
    claim = "摊主之间想平等协商纠纷，换来的只会是管理处的冷脸"
    text = f"《青岭市集市管理办法》第一条规定，{claim}。"
    assert found(text, Reader(answers)).verdict == UNSUPPORTED
    assert found(text, denying(1.0)).verdict == CONTRADICTED


def test_a_short_clause_is_read_whole_too() -> None:
    reads = denying(0.0)
    found(f"《青岭市集市管理办法》第一条规定，{FREE}。", reads)
    assert any("鼓励" in text and "登记" in text for text, _ in reads.asked)


def test_what_has_nothing_in_common_with_any_sentence_is_not_read() -> None:
    reads = denying(1.0)
    assert found("骑手送餐途中不得佩戴耳机。", reads).verdict == UNSUPPORTED
    assert reads.asked == []


@pytest.mark.parametrize("likelihood", [DENIES - 0.01, DENIES])
def test_words_put_behind_a_rule_are_read_with_it(likelihood: float) -> None:
    reads = Reader({"摊主应当在收市后清扫": Likely(0.0, likelihood, 1 - likelihood)})
    rule = "摊主应当在收市后清扫摊位周边的地面"
    text = f"《青岭市集市管理办法》第二条规定，{rule}，听听就算了。"
    verdict = CONTRADICTED if likelihood >= DENIES else found(text, None).verdict
    assert found(text, reads).verdict == verdict
    assert reads.asked[0][1].endswith("听听就算了。")


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        (f"谈到集市，指的可不是{FAIR}", CONTRADICTED),
        (f"集市不是指{FAIR}", ALTERED),
    ],
)
def test_a_denial_in_other_words_is_read_though_it_has_most_of_its_sentence(
    told: str, verdict: str
) -> None:
    law = f"青岭市集市管理办法\n\n第一条　本办法所称集市，是指{FAIR}。\n"
    reads = Reader({"所称集市": Likely(0.0, DENIES, 1 - DENIES)})
    for reader, expected in ((None, ALTERED), (reads, verdict)):
        checker = Checker([parse(Document(law, "0.txt", "txt"))], date(2026, 1, 1), reader)
        (finding,) = checker.check(f"《青岭市集市管理办法》第一条规定，{told}。")
        assert finding.verdict == expected


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ("摊主可以不在收市后清扫摊位周边的地面", ALTERED),
        ("摊主从来没在收市后清扫摊位周边的地面", CONTRADICTED),
    ],
)
def test_another_word_that_rules_is_a_change_of_the_copy(told: str, verdict: str) -> None:
    reads = Reader({"收市后清扫": Likely(says=0.0, denies=1.0, silent=0.0)})
    assert found(f"《青岭市集市管理办法》第二条规定，{told}。", reads).verdict == verdict


def test_words_that_only_close_a_sentence_turn_nothing() -> None:
    told = "摊主应当在收市后清扫摊位周边的地面"
    reader = Reader({told: Likely(says=0.0, denies=1.0, silent=0.0)})
    for close in ("，故作如上答复。", "，这一点没有争议。", "，可资参照。"):
        assert (
            found(f"《青岭市集市管理办法》第二条规定，{told}{close}", reader).verdict == SUPPORTED
        )
    assert (
        found(f"《青岭市集市管理办法》第二条规定，{told}，官方是泼冷水的。", reader).verdict
        == CONTRADICTED
    )
    named = "，这是《青岭市集市管理办法》第二条的明确要求。"
    assert found(told + named, reader).verdict == SUPPORTED
    assert found(told + named.replace("明确", "不实"), reader).verdict == CONTRADICTED


@pytest.mark.parametrize(
    ("against", "bearing_out", "sentences", "denying"),
    [
        ([DENIES, 0.1], [0.1, 0.1], 1, 0),
        ([0.1, DENIES], [0.1, 0.1], 1, None),
        ([0.1, WHOLE_DENIES], [0.1, 0.1], 1, 1),
        ([0.9, 0.1], [0.1, 0.6], 1, 0),
        ([0.7, 0.1], [0.1, 0.6], 1, None),
        ([0.9, 0.1], [0.1, 0.6], 2, 0),
        ([0.8, 0.1], [0.1, 0.6], 2, None),
        ([0.1], [0.1], 1, None),
    ],
)
def test_a_whole_clause_has_to_be_surer_and_may_say_less(
    against: list[float], bearing_out: list[float], sentences: int, denying: int | None
) -> None:
    assert denying_premise(against, bearing_out, sentences) == denying


OTHER = "青岭市夜市管理办法\n\n第一条　夜市每逢双日开市。\n"


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("市场管理处由着摊主平等协商、自行和解的事烂在地里。", CONTRADICTED),
        ("本方案由市场管理处拟定，摊主平等协商、自行和解的按本方案办。", UNSUPPORTED),
    ],
)
def test_what_a_text_says_of_itself_is_denied_by_no_other_document(said: str, verdict: str) -> None:
    reader = denying(0.99)
    outlines = [parse(Document(text, "0.txt", "txt")) for text in (MARKET, OTHER)]
    (finding,) = Checker(outlines, date(2026, 1, 1), reader).check(said)
    assert finding.verdict == verdict
    assert bool(reader.asked) is (verdict == CONTRADICTED)


def test_an_answer_is_read_with_its_question() -> None:
    reader = Reader({"登记": Likely(says=0.0, denies=1.0, silent=0.0)})
    asked = "摊主之间的纠纷该去谁那里登记？"
    text = f"{asked}答：按《青岭市集市管理办法》，派出所才有资格登记。"
    checker = Checker([parse(Document(MARKET, "0.txt", "txt"))], date(2026, 1, 1), reader)
    *_, finding = checker.check(text)
    assert finding.verdict == CONTRADICTED
    assert finding.text.startswith("答")
    assert all(claim.startswith(asked) for _, claim in reader.asked)
