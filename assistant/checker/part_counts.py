"""How many parts a document is said to have, or a part of one, counted in its outline. Pure.

《X》共四章十四条 and The Act has six sections are held against no words, since no clause says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.checker.claimed import Asked, Ruling
from assistant.checker.corpus import Corpus
from assistant.checker.places import Meant
from assistant.evidence.critical import ENGLISH_NUMBERS
from assistant.evidence.narrowed import last_part
from assistant.evidence.sources import CONTRADICTED, SUPPORTED
from index.coverage import coverage
from index.numerals import ANY_NUMBER, to_int
from index.outline import Clause
from index.titles import answers_to, is_generic, names_of

_KINDS = {
    "编": "part", "章": "chapter", "节": "section", "条": "article",
    "part": "part", "chapter": "chapter", "section": "section", "article": "article",
}  # fmt: skip
_COUNT = rf"(?P<number>{ANY_NUMBER})\s?个?(?P<unit>[编章节条])(?:文|款|法条)?"
_HAS = "(?:全[文法书]|总|一?共|合计|计|现?有|设|包[括含]|由|分[为成]?)"
_COUNTED = re.compile(
    rf"{_HAS}+\s?(?:{ANY_NUMBER}\s?个?[编章节条](?:文|款)?[、和及，]?)+(?:组成|构成)?(?=[，。；]|$)"
)
_IN_COUNT = re.compile(_COUNT)
_SPELT = "|".join(ENGLISH_NUMBERS)
_COUNT_IN_ENGLISH = rf"(?P<number>[0-9]{{1,4}}|{_SPELT}) (?P<unit>part|chapter|section|article)s?"
_ONE = _COUNT_IN_ENGLISH.replace("P<number>", ":").replace("P<unit>", ":")
_COUNTED_IN_ENGLISH = re.compile(
    r"(?:has|have|contains?|comprises?|consists? of|is (?:made up of|divided into))"
    rf" (?:(?:a total of|only|exactly) )?{_ONE}(?:(?:,| and)+ {_ONE})*(?=[,.;]|$)",
    re.I,
)
_IN_ENGLISH_COUNT = re.compile(_COUNT_IN_ENGLISH, re.I)
_PART_AHEAD = re.compile(r"[^，,；;。：:！？!?\n]*$")
_LIGHT_AHEAD = re.compile(
    r"^(?:(?:and|but|the|this)\s)+|[“”《》]|(?:[只仅也还就则都均]|\sonly)+$", re.I
)
_ITSELF = re.compile("其|它|正文|it|(?:whole )?(?:document|text)", re.I)
_THIS_PART = re.compile("[本该此][编章节条]|part|chapter|section|article", re.I)
_OF_ANOTHER = re.compile(
    r"[\u4e00-\u9fff](?:依照?|依据|按照?|根据)《|[a-z] (?:in|under|by) (?:the )?[A-Z]"
)
"""What a text counts by a document, or in a part of it, and is not that: 盲道依《X》设两条."""


@dataclass(frozen=True, slots=True)
class _Count:
    """So many parts of one kind, as a text tells them."""

    kind: str
    number: int
    written: str
    unit: str


def counted_in(said: str) -> list[re.Match[str]]:
    """Where words count parts, in either language."""
    told = (*_COUNTED.finditer(said), *_COUNTED_IN_ENGLISH.finditer(said))
    return sorted(told, key=lambda one: one.start())


def _counts(told: str) -> Iterator[_Count]:
    for one in _IN_COUNT.finditer(told):
        number = to_int(one["number"])
        if number is not None:
            yield _Count(_KINDS[one["unit"]], number, one[0], one["unit"])
    for one in _IN_ENGLISH_COUNT.finditer(told):
        written, unit = one["number"].lower(), one["unit"].lower()
        number = int(written) if written.isdigit() else ENGLISH_NUMBERS[written]
        yield _Count(_KINDS[unit], number, f"{one['number']} {unit}s", f" {unit}s")


_Told = tuple[int, re.Match[str]]
"""Where the part of a sentence begins that counts, and its words that do."""


class PartCounts:
    """Rules on how many parts whole documents are said to have, by one library."""

    def __init__(self, corpus: Corpus) -> None:
        """Sit over a library."""
        self._corpus = corpus

    def of(self, asked: Asked, meant: Meant) -> tuple[Asked | None, Ruling] | None:
        """The ruling on how many parts a place is said to have; None where that is not said.

        Args:
            asked: The claim.
            meant: The place that it names.

        Returns:
            What the claim says besides, which is to be ruled on too, and the ruling.
        """
        told = list(self._own(asked, meant))
        counted = self._counted(asked, meant, told)
        return (_beside(asked, told), counted) if counted else None

    def _own(self, asked: Asked, meant: Meant) -> Iterator[_Told]:
        """Where words count the parts of the place, not those of a form that it tells of."""
        is_own = _OF_ANOTHER.search(last_part(asked.frame)) is None
        end = 0
        for told in counted_in(asked.words):
            ahead = _PART_AHEAD.search(asked.words, end, told.start())
            start = ahead.start() if ahead else told.start()
            name = _LIGHT_AHEAD.sub("", asked.words[start : told.start()].strip()).strip()
            if name:  # else it goes on with what was counted before
                is_own = self._is_called(name, meant)
            if is_own:
                yield start, told
            end = told.end()

    def _is_called(self, name: str, meant: Meant) -> bool:
        """Is a place called so: by its document's name or word, or by its own heading?"""
        if _ITSELF.fullmatch(name):
            return True
        if meant.clauses:
            headings = (c.text[: c.spans[0][1] - c.spans[0][0]] for c in meant.clauses)
            is_headed = any(heading.rstrip().endswith(name) for heading in headings)
            return is_headed or _THIS_PART.fullmatch(name) is not None
        title = self._corpus.catalogue.title(meant.doc_ids[0])
        word = is_generic(name)
        return name in names_of(title) or (word is not None and answers_to(word, title))

    def _counted(self, asked: Asked, meant: Meant, told: Sequence[_Told]) -> Ruling | None:
        """The ruling on how many parts a place is said to have."""
        last: Clause | None = None
        for count in (count for _, one in told for count in _counts(one[0])):
            own = self._parts(count.kind, meant)
            if not own:
                return None
            last = own[-1]
            counted_on = None if meant.clauses else last.number
            if count.number not in (len(own), counted_on):
                fields = {"told": count.written, "stated": f"{len(own)}{count.unit}"}
                return Ruling(CONTRADICTED, None, asked.say.say("check_differs", **fields), last)
        return Ruling(SUPPORTED, None, asked.say.say("check_counted"), last) if last else None

    def _parts(self, kind: str, meant: Meant) -> Sequence[Clause]:
        """The parts of a kind that a place has; none where not all of it is here."""
        outline = self._corpus.catalogue.outlines[meant.doc_ids[0]]
        if coverage([outline]).partial:
            return ()
        within = [span for clause in meant.clauses for span in clause.spans]
        annexes = [c.spans[0][0] for c in outline.clauses if c.kind == "annex"]
        end = min(annexes, default=len(outline.document.text))
        within = within or [(0, end)]
        return [
            c
            for c in outline.clauses
            if c.kind == kind and any(a <= c.spans[0][0] < b for a, b in within)
        ]


def _beside(asked: Asked, told: Sequence[_Told]) -> Asked | None:
    """What a claim says besides how many parts there are."""
    words = asked.words
    for start, one in reversed(told):
        words = words[:start] + words[one.end() :]
    words = words.strip("，,。.； ")
    return asked.told_as(words) if len(words) > 1 else None
