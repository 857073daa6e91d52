"""Sentences that answer only together with others are read as one."""

from __future__ import annotations

from pathlib import Path

import pytest
from model_fakes import searching

from assistant.chat.expectation import expectation
from assistant.chat.joining import Joining
from assistant.chat.reading import Reader


def joined(tmp_path: Path, text: str, question: str) -> list[str]:
    """What the sentences of a document become together with those around them."""
    with searching(tmp_path, text=text) as (retriever, library):
        reader = Reader(library)
        passages = reader.passages(retriever.search(question).hits, every=True)
        return [p.source.text for p in Joining(library, reader).of(passages, expectation(question))]


DEDUCTED = """Boat Lease

1. Deposit

The Owner returns the deposit, less the cost of:
(a) unpaid rent;
(b) lost oars; and
(c) a new sail.
"""


def test_an_english_list_is_whole_and_its_items_are_read_behind_its_lead(tmp_path: Path) -> None:
    question = "What may the owner take off the deposit?"
    with searching(tmp_path, lease=DEDUCTED) as (retriever, library):
        reader = Reader(library)
        joining = Joining(library, reader)
        passages = reader.passages(retriever.search(question).hits, every=True)
        led = [p for p in joining.of(passages, expectation(question)) if "(c)" in p.source.text]
        items = [item.text for item in reader.list_around(led[0].source)]
    assert led[0].source.text.endswith("less the cost of:(c) a new sail.")
    assert "and" not in [p.source.text for p in passages]
    assert [item for item in items if item.startswith("(")] == [
        "(a) unpaid rent;",
        "(b) lost oars;",
        "(c) a new sail.",
    ]


@pytest.mark.parametrize(
    ("before", "after", "is_read_together"),
    [
        ("灯会吉祥物今年三月公布。", "这个小家伙名叫灯灯，提着一盏鱼灯。", True),
        ("灯会吉祥物今年三月公布。", "[2] 最终定名为灯灯，提着一盏鱼灯。", True),
        ("灯会吉祥物定在年初公布。", "2026年3月5日在鱼市广场揭幕，名叫灯灯。", True),
        ("灯会吉祥物今年三月公布。", "灯灯提着一盏鱼灯。", False),
        ("票价每人三十元。", "这个价钱含一盏鱼灯。", False),
    ],
)
def test_a_sentence_is_read_behind_the_one_that_it_goes_on_from(
    tmp_path: Path, before: str, after: str, is_read_together: bool
) -> None:
    found = joined(tmp_path, f"灯会手记\n\n{before}{after}\n", "灯会吉祥物叫什么？")
    assert (f"{before}{after}" in found) is is_read_together
