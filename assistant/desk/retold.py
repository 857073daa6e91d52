"""What Youju said in one language, said in the language of the interface.

A note is made in the language of the text that it is about. Here it is recognised by the sentences
it was made of and said again; its own words (titles, addresses, quotations) stay as they are, and
so does a note that is not recognised. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from assistant.phrases import Language, Phrases, phrases
from assistant.words import Words

_FIELD = re.compile(r"\{(\w+)\}")
MOST_SENTENCES = 40
"""A note of more is not one of ours, and trying where its sentences end would take too long."""
_ENDS = re.compile(r"(?<=[。？：:\n])|(?<=[.?] )")


def retold(note: str, words: Words) -> str:
    """Say a note in the language of the interface, as far as it is known."""
    if sum(1 for _ in _ENDS.finditer(note)) > MOST_SENTENCES:
        return note
    wanted: Language = "en" if words["other_language"] == "zh" else "zh"
    made: Language = "zh" if wanted == "en" else "en"
    said = _said(note.strip(), made, wanted)
    return note if said is None else (" " if wanted == "en" else "").join(said)


def retold_lines(note: str, words: Words) -> list[str]:
    """The same of each line of a note; one line tells of one document."""
    return [retold(line, words) for line in note.splitlines() if line.strip()]


@lru_cache(1024)
def _said(note: str, made: Language, wanted: Language) -> tuple[str, ...] | None:
    """The sentences of a note in another language; None where one of them is not known."""
    if not note:
        return ()
    for end in (*(cut.start() for cut in _ENDS.finditer(note, 1)), len(note)):
        first = _sentence(note[:end].strip(), made, wanted)
        rest = _said(note[end:].strip(), made, wanted) if first is not None else None
        if first is not None and rest is not None:
            return (first, *rest)
    return None


def _sentence(said: str, made: Language, wanted: Language) -> str | None:
    """One sentence in another language."""
    for key, pattern in _patterns(made):
        if found := pattern.fullmatch(said):
            template = _templates(phrases(wanted))[key]
            fields = {
                name: value if f"“{{{name}}}”" in template else _field(name, value, made, wanted)
                for name, value in found.groupdict().items()
            }
            return template.format(**fields).strip()
    return None


def _field(name: str, value: str, made: Language, wanted: Language) -> str:
    """What fills a sentence: words of ours in the other language, all others as they are."""
    before, after = phrases(made), phrases(wanted)
    if name == "kind":
        known = {word: key for key, word in before.kinds.items()}
        parts = value.split(before.words["kind_separator"])
        said = [after.kinds[known[one]] if one in known else one for one in parts]
        return after.words["kind_separator"].join(said)
    if name == "words":
        return after.listed(value.split(before.listed(("", ""))))
    if name == "runs":
        parts = value.split(before.words["run_separator"])
        runs = (_pattern(before.words["run"]).fullmatch(one) for one in parts)
        return after.words["run_separator"].join(
            after.words["run"].format(**run.groupdict()) if run else one
            for run, one in zip(runs, parts, strict=True)
        )
    return value


@cache
def _patterns(language: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """How each sentence of a language is recognised; those with the most words of ours first."""
    templates = _templates(phrases(language))
    order = sorted(templates, key=lambda key: -len(_FIELD.sub("", templates[key])))
    return tuple((key, _pattern(templates[key])) for key in order)


def _templates(say: Phrases) -> Mapping[str, str]:
    """The sentences that notes and refusals are made of, by key."""
    return dict(_sentences(say))


def _sentences(say: Phrases) -> Iterator[tuple[str, str]]:
    parts = ("_separator", "page_", "report_", "version", "run", "quote", "yes", "no")
    for key, template in say.words.items():
        is_part = key.endswith(parts[:1]) or key.startswith(parts[1:4]) or key in parts[4:]
        if not is_part and key != "in_document":
            yield key, template.strip()
    for state, template in say.states.items():
        yield f"state_{state}", template


@cache
def _pattern(template: str) -> re.Pattern[str]:
    """A template as a pattern; a field named twice has to be filled alike."""
    seen: set[str] = set()

    def group(field: str) -> str:
        if field in seen:
            return f"(?P={field})"
        seen.add(field)
        return f"(?P<{field}>.+?)"

    pieces = _FIELD.split(template)
    made = [group(piece) if n % 2 else re.escape(piece) for n, piece in enumerate(pieces)]
    return re.compile("".join(made), re.S)
