"""Claims made of the laws by putting a word in, or leaving some letters out, are not supported.

Where in a sentence is left to chance, so that nothing is known of the words beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from assistant.checker.citations import Checker
from assistant.evidence.sources import SUPPORTED
from benchmarks.check import library, outlines
from index.outline import Outline

PUT_IN = (
    "约", "大约", "或者副职", "及其家属", "书面", "双倍", "临时", "本地", "以及租户", "、猫",
    "口头", "通常", "力争", "税后", "两名", "预先", "高龄", "附近", "或者短信", "免费", "部分",
    "多次", "故意",
)  # fmt: skip
CLAIMS = 150
LEFT_OUT_AT_MOST = 0.12
"""Share of those that leave out a joint, a word such as 依法, or one of several."""
_MARKS = re.compile("[，。；、：（）《》“”0-9]")


@pytest.fixture(scope="module")
def known(shared: Path) -> list[Outline]:
    assert shared.is_dir()
    return outlines()


def changed(
    known: list[Outline], seed: int, change: Callable[[str, Random], str | None]
) -> Iterator[str]:
    """Claims that name an article and tell one of its sentences, changed."""
    random = Random(seed)
    articles = [(o.title, c) for o in known for c in o.clauses if c.kind == "article"]
    while True:
        title, article = random.choice(articles)
        sentences = re.split("(?<=。)", article.text.removeprefix(article.address).strip())
        whole = [s for s in sentences if 20 < len(s) < 90 and not re.search("[：\n]", s)]
        told = change(random.choice(whole), random) if whole else None
        if told:
            yield f"《{title}》{article.address}规定，{told}"


def with_a_word(sentence: str, random: Random) -> str | None:
    at = random.randrange(4, len(sentence) - 4)
    beside = _MARKS.search(sentence[at - 1 : at + 1])
    return None if beside else f"{sentence[:at]}{random.choice(PUT_IN)}{sentence[at:]}"


def without_letters(sentence: str, random: Random) -> str | None:
    size = random.randint(2, 4)
    at = random.randrange(3, len(sentence) - size - 3)
    gone = _MARKS.search(sentence, at, at + size)
    return None if gone else sentence[:at] + sentence[at + size :]


def supported(known: list[Outline], claims: Iterator[str]) -> list[str]:
    checker = Checker(library(known))
    some = (next(claims) for _ in range(CLAIMS))
    return [c for c in some if {f.verdict for f in checker.check(c)} == {SUPPORTED}]


def test_no_word_may_be_put_in(known: list[Outline]) -> None:
    assert supported(known, changed(known, 1, with_a_word)) == []


def test_letters_left_out_are_missed(known: list[Outline]) -> None:
    told = supported(known, changed(known, 2, without_letters))
    assert len(told) <= LEFT_OUT_AT_MOST * CLAIMS, told
