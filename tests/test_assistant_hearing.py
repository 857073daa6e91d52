"""What a witness makes of the claims that the words leave open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from model_fakes import searching, sources_of

from assistant.checker.citations import Checker
from assistant.checker.findings import ALTERED, Finding
from assistant.checker.hearing import RATHER, RATHER_TOLD, READ, SURE, Hearing
from assistant.checker.premises import LONGEST, NearestClauses
from assistant.evidence.sources import (
    CONTRADICTED,
    PERHAPS_CONTRADICTED,
    SUPPORTED,
    UNSUPPORTED,
    Likely,
    Reads,
    Vote,
)
from index.clauses import parse
from index.documents import Document
from index.library import Library
from index.retriever import Retriever

WATER = """砚浦市节水办法

第一条　用水单位应当每年检查两次水表。

第二条　未经水务局批准，不得启用备用水井。
"""
HEAT = (
    """砚浦市供热条例

第一条　供热单位应当在每年十一月一日前完成供热设施的检修。

第二条　"""
    + "".join(f"第{n}号换热站由第{n}班值守。" for n in range(1, 80))
    + "\n"
)
FREE = "备用的那口井，水务局没点头谁也别去动它。"
CASUAL = "想用备用的井就先用起来，水务局那边以后再去说一声就行了。"
DENYING = "想启用备用水井就先启用起来，水务局那边批准不批准以后再去说一声就行了。"
SPEECH = (
    "局长在开工仪式上谈到，备用水井里里外外换了新颜，水务局全体同志日夜奋战，"
    "群众的获得感、幸福感明显增强，各项工作取得了历史性成就。"
)
NAMED = "砚浦市节水办法里讲，"
ALOOF = "《砚浦市节水办法》第二条规定，启用备用水井时水务局只能干看着。"
PLACED = "《砚浦市供热条例》第一条的意思是暖气管道入冬之前就得修好。"


@pytest.fixture
def searched(tmp_path: Path) -> Iterator[tuple[Retriever, Library]]:
    with searching(tmp_path, water=WATER, heat=HEAT) as found:
        yield found


class Witness:
    """Votes as it is told to on sources with some words, and is unsure of all others."""

    def __init__(self, verdict: str, words: str = "", *, follows: bool = False) -> None:
        self._verdict, self._words, self._follows = verdict, words, follows
        self.heard: list[tuple[str, str]] = []
        self.meant: list[bool] = []

    def vote(self, source: str, claim: str, is_meant: bool, /) -> Vote:
        self.heard.append((source, claim))
        self.meant.append(is_meant)
        return Vote(self._verdict if self._words in source else UNSUPPORTED)

    def leaning(self, source: str, claim: str, /) -> float:
        self.heard.append((source, claim))
        return RATHER if self._follows else 0.0


def hearing(
    searched: tuple[Retriever, Library],
    witness: Witness,
    most: int | None = None,
    reads: Reads | None = None,
) -> Hearing:
    retriever, library = searched
    outlines = (library.outline(entry.doc_id) for entry in library.documents())
    premises = NearestClauses(library, retriever).of
    return Hearing(Checker(outlines, reads=reads), premises, witness, most)


def all_denied(pairs: Sequence[tuple[str, str]]) -> list[Likely]:
    """Reads that every sentence denies every claim."""
    return [Likely(says=0.0, denies=1.0, silent=0.0) for _ in pairs]


@pytest.mark.parametrize(("follows", "verdict"), [(True, UNSUPPORTED), (False, CONTRADICTED)])
def test_what_was_only_read_to_be_denied_may_be_doubted(
    searched: tuple[Retriever, Library], follows: bool, verdict: str
) -> None:
    witness = Witness(SUPPORTED, follows=follows)
    (found,) = hearing(searched, witness, reads=all_denied).check(ALOOF)
    assert found.verdict == verdict
    shown = found.nearest if follows else found.source
    assert shown is not None
    assert "备用水井" in shown.quote
    assert [claim for _, claim in witness.heard] == [ALOOF]
    assert ("不能断定" in found.note) == follows


OWN_WORDS = "用水单位一年到头得瞧两回水表。"
"""What the first article says, in other words, naming no place."""
IDLE = "用水单位启用备用水井时，水务局只能干看着。"


@pytest.mark.parametrize(("says", "verdict"), [("水表", UNSUPPORTED), ("没有", CONTRADICTED)])
def test_what_another_passage_says_was_not_rightly_read_to_be_denied(
    searched: tuple[Retriever, Library], says: str, verdict: str
) -> None:
    witness = Witness(SUPPORTED, says)
    (found,) = hearing(searched, witness, reads=all_denied).check(IDLE)
    assert found.verdict == verdict
    assert found.is_read == (verdict == CONTRADICTED)
    assert (found.nearest is not None and says in found.nearest.quote) == (verdict == UNSUPPORTED)


@pytest.mark.parametrize(
    ("weight", "verdict"), [(RATHER_TOLD, UNSUPPORTED), (RATHER_TOLD - 0.1, CONTRADICTED)]
)
def test_to_doubt_what_was_read_it_is_enough_that_a_passage_nearly_says_it(
    searched: tuple[Retriever, Library], weight: float, verdict: str
) -> None:
    class Nearly(Witness):
        def vote(self, source: str, claim: str, is_meant: bool, /) -> Vote:
            return replace(super().vote(source, claim, is_meant), weight=weight)

    (found,) = hearing(searched, Nearly(UNSUPPORTED), reads=all_denied).check(IDLE)
    assert found.verdict == verdict


def test_no_claim_is_denied_that_a_passage_further_off_says() -> None:
    sources = sources_of(WATER) + sources_of(HEAT)[:3]

    class Further(Witness):
        def vote(self, source: str, claim: str, is_meant: bool, /) -> Vote:
            super().vote(source, claim, is_meant)
            return Vote(CONTRADICTED if len(self.heard) <= READ else SUPPORTED, SURE)

    for some, verdict in (
        (sources[:READ], CONTRADICTED),
        (sources[:1] * READ + sources, UNSUPPORTED),
    ):
        checker = Checker([parse(Document(HEAT, "heat.txt", "txt"))])
        (found,) = Hearing(checker, lambda _, some=some: some, Further("")).check(OWN_WORDS)
        assert found.verdict == verdict


def test_what_is_said_of_a_finding_is_in_the_language_of_the_text() -> None:
    text = f"{FREE}A pump was bought by somebody for the old well."
    checker = Checker([parse(Document(WATER, "water.txt", "txt"))])
    source = sources_of(WATER)[0]
    found = list(Hearing(checker, lambda _: [source], Witness(UNSUPPORTED), most=1).check(text))
    assert len(found) > 1
    assert not any(finding.note.isascii() for finding in found)


@pytest.mark.parametrize(
    ("asked", "heard"),
    [
        ("备用的那口井归谁管？", "备用的那口井归谁管？"),
        ("1. 备用的那口井归谁管？\n\n", "备用的那口井归谁管？"),
        ("备用的那口井有人管。", ""),
    ],
)
def test_an_answer_is_heard_with_its_question(
    searched: tuple[Retriever, Library], asked: str, heard: str
) -> None:
    answer = "答：按《砚浦市节水办法》第二条，去动它的话保安队说了算。"
    witness = Witness(CONTRADICTED)
    *_, found = hearing(searched, witness).check(asked + answer)
    assert (found.text, found.verdict) == (answer, CONTRADICTED)
    assert witness.heard[-1][1].endswith(heard + answer)


@pytest.mark.parametrize(("against", "verdict"), [(2.0, CONTRADICTED), (1.0, UNSUPPORTED)])
def test_what_another_passage_says_more_surely_is_not_denied(
    searched: tuple[Retriever, Library], against: float, verdict: str
) -> None:
    class Torn(Witness):
        def vote(self, source: str, claim: str, is_meant: bool, /) -> Vote:
            super().vote(source, claim, is_meant)
            denies = "备用水井" in source
            return Vote(CONTRADICTED, against) if denies else Vote(UNSUPPORTED, 1.5)

    (found,) = hearing(searched, witness := Torn(UNSUPPORTED)).check(DENYING)
    assert len(witness.heard) > 1
    assert found.verdict == verdict


@pytest.mark.parametrize(("follows", "verdict"), [(True, UNSUPPORTED), (False, CONTRADICTED)])
def test_what_words_of_its_own_deny_may_be_doubted(
    searched: tuple[Retriever, Library], follows: bool, verdict: str
) -> None:
    witness = Witness(SUPPORTED, follows=follows)
    text = "《砚浦市节水办法》第一条里，用水单位查水表不能想起来才查，一年得查两次。"
    (alone,) = hearing(searched, witness).checker.check(text)
    assert alone.verdict == CONTRADICTED
    (found,) = hearing(searched, witness).check(text)
    assert found.verdict == verdict
    assert len(witness.heard) == 1


def test_what_is_copied_with_another_word_is_not_doubted(
    searched: tuple[Retriever, Library],
) -> None:
    witness = Witness(SUPPORTED, follows=True)
    (found,) = hearing(searched, witness).check("用水单位应当每年检查三次水表。")
    assert found.verdict in (ALTERED, CONTRADICTED)
    assert not witness.heard


def test_no_more_are_doubted_than_are_heard(searched: tuple[Retriever, Library]) -> None:
    witness = Witness(SUPPORTED, follows=True)
    (found,) = hearing(searched, witness, 0, reads=all_denied).check(ALOOF)
    assert found.verdict == CONTRADICTED
    assert not witness.heard


@pytest.mark.parametrize(
    ("text", "verdict"),
    [(FREE, SUPPORTED), (NAMED + FREE, SUPPORTED), (NAMED + DENYING, CONTRADICTED)],
)
def test_a_vote_decides_and_shows_what_it_read(
    searched: tuple[Retriever, Library], text: str, verdict: str
) -> None:
    (found,) = hearing(searched, Witness(verdict, "备用水井")).check(text)
    assert found.verdict == verdict
    assert found.source is not None
    assert found.clause is not None
    assert found.clause.address == "第二条"
    text = searched[1].text(found.source.doc_id)
    assert found.source.quote == "".join(text[a:b] for a, b in found.source.spans)
    assert "备用水井" in found.source.quote
    assert "语言模型" in found.note
    assert found.nearest is None


def test_what_is_perhaps_denied_is_left_open_and_told_of(
    searched: tuple[Retriever, Library],
) -> None:
    (found,) = hearing(searched, Witness(PERHAPS_CONTRADICTED, "备用水井")).check(CASUAL)
    assert found.verdict == UNSUPPORTED
    assert found.source is None
    assert found.nearest is not None
    assert "备用水井" in found.nearest.quote
    assert "可能" in found.note


class Contrarian(Witness):
    """Denies all, the surer the longer the passage, and finds one with some words to say it."""

    def __init__(self, says: str) -> None:
        super().__init__(SUPPORTED, says)

    def vote(self, source: str, claim: str, is_meant: bool, /) -> Vote:
        said = super().vote(source, claim, is_meant)
        return said if said.verdict == SUPPORTED else Vote(CONTRADICTED, float(len(source)))


def test_of_passages_that_deny_a_claim_the_surest_is_shown(
    searched: tuple[Retriever, Library],
) -> None:
    witness = Contrarian("无")
    (found,) = hearing(searched, witness).check(CASUAL)
    assert found.verdict == CONTRADICTED
    assert found.source is not None
    assert len(witness.heard) > 1
    assert found.source.quote == max((source for source, _ in witness.heard[:READ]), key=len)


def test_what_one_passage_says_another_does_not_deny(
    searched: tuple[Retriever, Library],
) -> None:
    (found,) = hearing(searched, Contrarian("备用水井")).check(FREE)
    assert found.verdict == SUPPORTED
    assert found.source is not None
    assert "备用水井" in found.source.quote


def test_what_has_little_in_common_with_its_place_does_not_follow_from_it(
    searched: tuple[Retriever, Library],
) -> None:
    text = "《砚浦市节水办法》第二条规定，外墙刷什么颜色由业主投票决定。"
    (found,) = hearing(searched, Witness(SUPPORTED)).check(text)
    assert found.verdict == UNSUPPORTED
    assert found.nearest is None


@pytest.mark.parametrize("verdict", [SUPPORTED, CONTRADICTED, PERHAPS_CONTRADICTED])
def test_of_what_has_next_to_nothing_in_common_and_names_no_place_no_vote_counts(
    searched: tuple[Retriever, Library], verdict: str
) -> None:
    text = "外墙刷什么颜色由业主投票决定。"
    asked = hearing(searched, Witness(verdict))
    assert list(asked.check(text)) == list(asked.checker.check(text))


@pytest.mark.parametrize(
    ("text", "weight", "verdict"),
    [
        ("那口水井人人都能打开。", SURE, CONTRADICTED),
        ("那口水井人人都能打开。", SURE - 0.1, UNSUPPORTED),
        ("外墙刷什么颜色由业主投票决定。", 9.0, UNSUPPORTED),
    ],
)
def test_what_has_little_in_common_and_names_no_place_is_denied_only_surely(
    searched: tuple[Retriever, Library], text: str, weight: float, verdict: str
) -> None:
    class Sure(Witness):
        def vote(self, source: str, claim: str, is_meant: bool, /) -> Vote:
            return replace(super().vote(source, claim, is_meant), weight=weight)

    (found,) = hearing(searched, Sure(CONTRADICTED, "水井")).check(text)
    assert found.verdict == verdict


@pytest.mark.parametrize(("text", "verdict"), [(FREE, SUPPORTED), (SPEECH, UNSUPPORTED)])
def test_what_names_no_place_follows_only_from_what_has_a_share_of_its_words(
    searched: tuple[Retriever, Library], text: str, verdict: str
) -> None:
    (found,) = hearing(searched, Witness(SUPPORTED)).check(text)
    assert found.verdict == verdict


def test_where_the_witness_is_unsure_the_finding_stays_beside_what_is_nearest(
    searched: tuple[Retriever, Library],
) -> None:
    asked = hearing(searched, Witness(UNSUPPORTED))
    (found,) = asked.check(FREE)
    assert found.nearest is not None
    assert found.nearest.address == "第二条"
    assert "不能断定" in found.note
    (alone,) = asked.checker.check(FREE)
    assert replace(found, nearest=None, note=alone.note) == alone


def test_what_is_not_there_where_a_claim_says_it_is_stays_said(
    searched: tuple[Retriever, Library],
) -> None:
    asked = hearing(searched, Witness(UNSUPPORTED))
    (found,) = asked.check(NAMED + FREE)
    (alone,) = asked.checker.check(NAMED + FREE)
    assert found.note == alone.note


def test_what_has_next_to_nothing_in_common_with_a_claim_is_not_shown_beside_it(
    searched: tuple[Retriever, Library],
) -> None:
    (found,) = hearing(searched, Witness(UNSUPPORTED)).check("外墙刷什么颜色由业主投票决定。")
    assert found.verdict == UNSUPPORTED
    assert found.nearest is None


def test_what_the_words_decide_or_marks_hold_is_not_heard(
    searched: tuple[Retriever, Library],
) -> None:
    witness = Witness(SUPPORTED)
    text = (
        "《砚浦市节水办法》第一条规定，用水单位应当每年检查三次水表。"
        "《砚浦市节水办法》第九条规定了水价。"
        "《砚浦市供热条例》第一条要求“每户居民每月免费领取燃气十立方米”。"
    )
    verdicts = [found.verdict for found in hearing(searched, witness).check(text)]
    assert verdicts == ["altered", "no_such_clause", "unsupported"]
    assert witness.heard == []


def test_of_a_place_that_is_named_nothing_else_is_read(searched: tuple[Retriever, Library]) -> None:
    witness = Witness(CONTRADICTED, "水表")
    (found,) = hearing(searched, witness).check(PLACED)
    assert found.verdict == UNSUPPORTED
    assert len(witness.heard) == 1
    assert all("检修" in source for source, _ in witness.heard)
    assert witness.meant == [True]


def test_of_a_document_that_is_named_no_other_is_read(searched: tuple[Retriever, Library]) -> None:
    witness = Witness(UNSUPPORTED)
    list(hearing(searched, witness).check("砚浦市节水办法里讲，水表得有人盯着，一年少说两回。"))
    assert witness.heard
    assert not any(witness.meant)
    assert not any("供热" in source or "换热站" in source for source, _ in witness.heard)


def test_no_more_are_heard_than_was_said_and_the_others_are_told_so(
    searched: tuple[Retriever, Library],
) -> None:
    witness = Witness(SUPPORTED)
    first, second = hearing(searched, witness, most=1).check(FREE + CASUAL)
    assert (first.verdict, second.verdict) == (SUPPORTED, UNSUPPORTED)
    assert "只读了本文前1处" in second.note
    assert {claim for _, claim in witness.heard} == {FREE}
    assert not any("只读了" in f.note for f in hearing(searched, witness, most=0).check(CASUAL))


def test_of_a_long_clause_its_best_sentences_are_read(searched: tuple[Retriever, Library]) -> None:
    retriever, library = searched
    claim = "第七班的人在第7号换热站值守。"
    finding = Finding(claim, 0, len(claim), None, None, UNSUPPORTED)
    passages = NearestClauses(library, retriever).of(finding)
    (long,) = [p for p in passages if p.title == "砚浦市供热条例" and "换热站" in p.text]
    assert "第7号换热站由第7班值守。" in long.text
    assert len(long.text) <= LONGEST < len(long.clause.text)
