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
def test_text_goes_in_as_it_is(premise: str, claim: str) -> None:
    _, user = render("follows", "zh", premise=premise, claim=claim)
    assert premise in user
    assert claim in user


@pytest.mark.parametrize(
    ("name", "language", "variables", "message"),
    [
        ("follows", "fr", {}, "follows.fr.md, expected one of: .*follows.en.md"),
        ("follows", "zh", {"claim": "?"}, "missing: premise"),
        ("follows", "zh", {"premise": "?", "claim": "", "tone": "x"}, "unknown: tone"),
    ],
)
def test_errors_name_what_is_wrong(
    name: str, language: str, variables: dict[str, str], message: str
) -> None:
    with pytest.raises(PromptError, match=message):
        render(name, language, **variables)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_user_and_replies_take_turns_behind_the_system(language: str) -> None:
    system, asked, *turns = render("evidence", language, passages="[1] {水}", question="{谁}？")
    assert system
    assert "[1] {水}" in asked
    assert "{谁}？" in asked
    assert len(turns) % 2 == 0
    assert all(turns)
