"""What Youju itself says: the same things in both languages, every one used, no blank unfilled."""

from __future__ import annotations

import json
import string
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

import assistant.phrases
from assistant.chat.expectation import TABLE, expectation
from assistant.checker.findings import VERDICTS
from assistant.evidence.sources import CONTRADICTED, NOT_A_CLAIM, PARTLY, SUPPORTED, UNSUPPORTED
from assistant.phrases import Language, language_of, phrases
from index.exact import Missing

FOLDER = Path(assistant.phrases.__file__).parent
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def table(language: Language) -> dict[str, object]:
    words: dict[str, object] = json.loads((FOLDER / f"phrases.{language}.json").read_text("utf-8"))
    return words


def fields(text: object) -> set[str]:
    """The blanks of a phrase."""
    return {name for _, name, _, _ in string.Formatter().parse(str(text)) if name}


def test_both_languages_say_the_same_things_with_the_same_blanks() -> None:
    zh, en = table("zh"), table("en")
    assert zh.keys() == en.keys()
    for name in ("kinds", "verdicts", "facts"):
        assert zh[name].keys() == en[name].keys()  # type: ignore[attr-defined]
    assert phrases("zh").states.keys() == phrases("en").states.keys()
    for key, phrase in phrases("zh").states.items():
        assert fields(phrase) == fields(phrases("en").states[key]), key
    for key in zh.keys() - {"kinds", "validity", "verdicts", "facts"}:
        assert fields(zh[key]) == fields(en[key]), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_question_has_a_name(language: Language) -> None:
    names = {row["name"] for row in tomllib.loads(TABLE.read_text("utf-8"))["kind"]}
    assert names <= phrases(language).kinds.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_is_never_said(language: Language) -> None:
    files = [*FOLDER.rglob("*.py"), *FOLDER.rglob("*.html")]
    source = "".join(path.read_text("utf-8") for path in files).replace("'", '"')
    said = [*table(language), *phrases(language).facts]
    assert [key for key in said if f'"{key}"' not in source] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_verdict_has_a_name(language: Language) -> None:
    of_sentences = {SUPPORTED, PARTLY, UNSUPPORTED, CONTRADICTED, NOT_A_CLAIM}
    assert phrases(language).verdicts.keys() == of_sentences | set(VERDICTS)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("城市更新", "zh"),
        ("What is 第三条?", "zh"),
        ("What?", "en"),
        ("", "en"),
        ("１２", "en"),
        ("？？", "zh"),
    ],
)
def test_the_language_of_a_text(text: str, language: Language) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("missing", "told"),
    [
        (
            Missing("甲条例", "第九条", True, "第一条", "第八条"),
            ["甲条例", "第九条", "第一条", "第八条"],
        ),
        (Missing("甲条例", "第九条第三款", True), ["甲条例", "第九条第三款"]),
        (Missing("乙法", "第三条", False), ["乙法", "第三条"]),
        (
            Missing("丙法典", "第九条", True, "第三条", "第八条", True, (("第三条", "第八条"),)),
            ["丙法典", "第九条", "第三条", "第八条"],
        ),
        (Missing("丙法典", "第三编", True, partial=True), ["丙法典", "第三编"]),
    ],
)
def test_a_missing_address_is_told_with_what_there_is(
    language: Language, missing: Missing, told: list[str]
) -> None:
    said = phrases(language).missing(missing)
    assert all(word in said for word in told)
    assert "{" not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_does_not_exist_and_what_is_not_here_are_told_apart(language: Language) -> None:
    lacking = Missing("丙法典", "第九条", True, "第三条", "第八条")
    runs = ((lacking.first, lacking.last),)
    say = phrases(language)
    assert say.missing(lacking) != say.missing(replace(lacking, partial=True, runs=runs))


def test_silence_names_what_was_asked_for() -> None:
    kinds = expectation("逾期不改的罚款多少？").kinds
    assert all(name in phrases("zh").silent(kinds) for name in ("金额", "处罚"))
    assert phrases("zh").silent() != phrases("zh").silent(kinds)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_desk_calls_verdicts_by_the_same_names(language: Language) -> None:
    desk = json.loads((FOLDER / f"words.{language}.json").read_text("utf-8"))
    for verdict, name in phrases(language).verdicts.items():
        assert desk[f"verdict_{verdict}"] == name


def test_the_dot_of_an_address_ends_no_sentence_a_second_time() -> None:
    assert phrases("en").say("check_where", where="Part C 1.").endswith(" Part C 1.")
    assert phrases("zh").say("check_where", where="Part C 1.").endswith("Part C 1。")
    assert phrases("en").say("check_where", where="the like...").endswith("...")
