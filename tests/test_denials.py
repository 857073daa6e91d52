"""What writers wrote of sorts of sentences: it fits them, and is told of nothing else."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from assistant.evidence.sources import CONTRADICTED, SUPPORTED, UNSUPPORTED
from benchmarks import denials
from benchmarks.denials import FORMS, SENTENCES, Sentence, Template, templates, writers
from tests.check_sorts import SORTS, parts_of

IN_FORCE = "in_force"
DAY = {"year", "month", "day", "later", "earlier"}
OTHERS = {"b", "more", "less"}
"""What may be told beside the parts of a sentence."""


def parts(sort: str) -> set[str]:
    """The names of the parts of a sort."""
    return DAY if sort == IN_FORCE else set(re.compile(SORTS[sort].pattern).groupindex)


@pytest.mark.parametrize("writer", writers())
def test_each_writer_wrote_of_every_sort_and_of_its_parts_alone(writer: str) -> None:
    written = list(templates(writer))
    assert {t.sort for t in written} == {*SORTS, IN_FORCE}
    assert all(t.fields and t.fields <= parts(t.sort) | OTHERS for t in written)
    counts = Counter((t.sort, t.verdict) for t in written)
    least = {CONTRADICTED: 14, SUPPORTED: 6, UNSUPPORTED: 4}
    assert all(counts[s, v] >= n for s in (*SORTS, IN_FORCE) for v, n in least.items())


def test_no_writer_wrote_a_template_twice() -> None:
    for writer in writers():
        count = Counter((t.sort, t.text) for t in templates(writer))
        assert max(count.values()) == 1, count.most_common(3)


def test_what_is_made_of_a_sentence_has_its_parts() -> None:
    for sort, form in FORMS.items():
        assert Template("", sort, "", form).fields <= parts(sort) | {"y", "u", "act"}, sort


def test_the_sentences_that_were_written_are_each_of_a_sort() -> None:
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    strays = [s for s in lines if not any(re.fullmatch(o.pattern, s) for o in SORTS.values())]
    assert lines
    assert not strays


def test_a_claim_is_told_of_its_sentence_of_others_and_of_its_contrary(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sentences = [
        _sentence("may", "辩护律师可以查阅卷宗。"),
        _sentence("may", "承租人可以撤销合同。"),
    ]
    monkeypatch.setattr(denials, "sentences", lambda _: {sort: [] for sort in SORTS} | {
        "may": sentences
    })  # fmt: skip
    monkeypatch.setattr(denials, "writers", lambda: ["one"])
    template = Template("one", "may", SUPPORTED, "{who}获准{what}")
    monkeypatch.setattr(denials, "templates", lambda _: [template] * 40)
    told = list(denials.told((), Random(0)))
    assert {t.verdict for t in told} == {SUPPORTED, UNSUPPORTED, CONTRADICTED}
    for one in told:
        is_own = one.text.partition("获准")[2] in one.premise
        assert is_own == (one.verdict != UNSUPPORTED)
        assert ("不得" in one.premise) == (one.verdict == CONTRADICTED)


def _sentence(sort: str, text: str) -> Sentence:
    match = re.fullmatch(SORTS[sort].pattern, text)
    assert match
    found = parts_of(match, Random(0))
    assert found
    return Sentence(text.rstrip("。"), found, text)


def test_statutes_have_sentences_of_most_sorts(shared: Path) -> None:
    assert shared.is_dir()
    found = denials.sentences(Random(0))
    assert sum(len(found[sort]) >= 10 for sort in SORTS) >= 50
    assert len(found[IN_FORCE]) >= 10
