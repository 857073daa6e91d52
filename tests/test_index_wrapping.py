"""A line break that parts two words is stored as the space it stands for, and belongs to them."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.clauses import parse
from index.documents import Document

RULE = (
    "A clerk who finds a key that is not labelled shall hand it to the porter by noon of the next "
    "day, and the porter keeps it for ninety days before it is melted down."
)


def texts(written: str, kind: str = "txt") -> list[str]:
    outline = parse(Document(written, f"keys.{kind}", kind))
    return [clause.text for clause in outline.clauses]


@pytest.mark.parametrize("width", [24, 40, 72])
@pytest.mark.parametrize("indent", ["", "    "])
@pytest.mark.parametrize("kind", ["txt", "md"])
def test_wrapped_words_stay_apart(width: int, indent: str, kind: str) -> None:
    wrapped = textwrap.fill(RULE, width, subsequent_indent=indent)
    found = texts(f"Rules on Keys\n\nSection 1 Lost keys\n{wrapped}\n", kind)
    assert any(text.endswith(RULE) for text in found)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("钥匙管理办法\n\n第一条　拾得的钥匙，\n应当交给门卫。\n", "拾得的钥匙，应当交给门卫。"),
        ("Rules on Keys\n\nSection 1 Lost\na long-\nlost key is melted.\n", "a long-lost key"),
        (
            "# Rules on Keys\n\nSection 1 Lost\nhand in **every key**\nby noon.\n",
            "every key by noon.",
        ),
        ("Rules on Keys\nof the City Hall\n\nSection 1 Lost\nBy noon.\n", "Keys of the City Hall"),
    ],
)
def test_only_a_break_between_words_is_a_space(written: str, kept: str) -> None:
    assert any(kept in text for text in texts(written, "md"))


@given(st.text(alphabet="ab甲。.-,|#* \n\x0b\u2028", max_size=120))
def test_no_offset_moves_and_no_letter_changes(written: str) -> None:
    stored = parse(Document(written, "any.md", "md")).document.text
    pairs = zip(written, stored, strict=True)
    assert all(one == other or (one.isspace() and other == " ") for one, other in pairs)
