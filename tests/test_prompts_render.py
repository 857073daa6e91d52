"""Prompts: filled exactly, errors that name what is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompts.render import FOLDER, PromptError, render

TEMPLATES = sorted(path.name.split(".")[:2] for path in FOLDER.glob("*.md"))


def test_every_purpose_stands_in_both_languages() -> None:
    assert {(n, "zh") for n, _ in TEMPLATES} | {(n, "en") for n, _ in TEMPLATES} == {
        (name, language) for name, language in TEMPLATES
    }


@given(st.text(max_size=40), st.text(max_size=40))
def test_text_goes_in_as_it_is(passages: str, question: str) -> None:
    _, user = render("answer", "zh", passages=passages, question=question)
    assert user.startswith(f"参考条款：\n{passages}\n\n问题：{question}\n")


@pytest.mark.parametrize(
    ("name", "language", "variables", "message"),
    [
        ("answer", "fr", {}, "answer.fr.md, expected one of: .*answer.en.md"),
        ("answer", "zh", {"question": "?"}, "missing: passages"),
        ("answer", "zh", {"question": "?", "passages": "", "tone": "x"}, "unknown: tone"),
    ],
)
def test_errors_name_what_is_wrong(
    name: str, language: str, variables: dict[str, str], message: str
) -> None:
    with pytest.raises(PromptError, match=message):
        render(name, language, **variables)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_examples_stand_between_the_system_and_the_user(language: str) -> None:
    system, *turns = render("witness", language, passages="[1] {水}", question="{谁}？")
    assert system
    assert len(turns) % 2 == 1
    assert all(turns)
    assert "[1] {水}" in turns[-1]
    assert "{谁}？" in turns[-1]
    assert all("{" not in turn for turn in turns[:-1])
