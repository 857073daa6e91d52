"""The sentences of parsed documents that may be quoted without doubt about where they stand. Pure.

A sentence qualifies where its words occur once in all documents and no other sentence is nearly
the same. Knows nothing of how it is cited.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from index.markers import read_marker
from index.outline import Clause, Outline

GRAM = 6
NEAR = 0.5
"""Share of a sentence's runs of six characters that stand elsewhere too: more is a near-copy."""
LEAST, MOST = 14, 220
"""Characters of a sentence that is quoted."""
PLACES = frozenset(
    ("article", "paragraph", "subparagraph", "item", "heading", "clause", "point", "section")
)


def squash(text: str) -> str:
    """A text without spaces, punctuation, width and case: what two quotations are compared by."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(c for c in folded if c.isalnum())


@dataclass(frozen=True, slots=True)
class Passage:
    """A whole sentence of a clause.

    Attributes:
        text: Without line breaks and without the clause's number.
        follows: How the next sentence of the clause begins, empty where there is none.
    """

    outline: Outline
    clause: Clause
    text: str
    follows: str

    @property
    def doc_id(self) -> str:
        """The document's."""
        return self.clause.doc_id


@dataclass(frozen=True)
class Corpus:
    """Documents of one library."""

    outlines: tuple[Outline, ...]

    @cached_property
    def words(self) -> str:
        """All documents squashed, one a line."""
        return "\n".join(squash(o.document.text) for o in self.outlines)

    def holds(self, text: str) -> bool:
        """Do these words stand in a document, punctuation aside?"""
        return squash(text) in self.words

    def is_single(self, text: str) -> bool:
        """Do these words stand in the library exactly once?"""
        squashed = squash(text)
        at = self.words.find(squashed)
        return at >= 0 and self.words.find(squashed, at + 1) < 0

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        """Every clause by its id."""
        return {c.id: c for o in self.outlines for c in o.clauses}

    @cached_property
    def older(self) -> frozenset[str]:
        """Documents of which a later version of the same name is here, as their dates tell."""
        return frozenset(
            o.document.doc_id
            for same in self.same_name.values()
            for o in same
            if (own := latest_day(o)) and any(own < later for later in _days(same))
        )

    @cached_property
    def same_name(self) -> dict[str, list[Outline]]:
        """Versions by title; parts of one law, whose numbers do not overlap, are no versions."""
        groups = defaultdict(list)
        for outline in self.outlines:
            groups[outline.title].append(outline)
        return {title: g for title, g in groups.items() if len(g) > 1 and _overlap(g)}

    @cached_property
    def doubtful(self) -> frozenset[str]:
        """Versions that no date puts in order."""
        return frozenset(
            o.document.doc_id
            for same in self.same_name.values()
            if not all(latest_day(o) for o in same)
            for o in same
        )

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Sentences fit to be quoted, of every document in force."""
        return tuple(p for p in self._single if p.doc_id not in self.older)

    @cached_property
    def former(self) -> tuple[Passage, ...]:
        """Sentences fit to be quoted that stand in an older version only."""
        return tuple(p for p in self._single if p.doc_id in self.older)

    @cached_property
    def lists(self) -> tuple[Passage, ...]:
        """Whole 款 and articles of several lines, a list as a rule."""
        several = {o.document.doc_id for same in self.same_name.values() for o in same}
        return tuple(
            Passage(o, c, body, "")
            for o in self.outlines
            if o.document.doc_id not in several
            for c in o.clauses
            if c.kind in ("article", "paragraph") and len(c.spans) > 1
            if (body := _whole_clause(o, c)) and self.is_single(body)
        )

    @cached_property
    def sentences_of(self) -> dict[str, list[str]]:
        """Clause id to the whole sentences of the clause itself."""
        found = defaultdict(list)
        for passage in self._all:
            found[passage.clause.id].append(passage.text)
        return found

    @cached_property
    def _all(self) -> tuple[Passage, ...]:
        return tuple(p for o in self.outlines for p in sentences(o))

    @cached_property
    def _single(self) -> tuple[Passage, ...]:
        seen = Counter(g for p in self._all for g in set(grams(p.text)))
        return tuple(
            p
            for p in self._all
            if p.doc_id not in self.doubtful
            and LEAST <= len(p.text) <= MOST
            and _share_elsewhere(p.text, seen) <= NEAR
            and self.is_single(p.text)
        )

    def around(self, clause: Clause) -> tuple[str, ...]:
        """Ids of a clause and of the larger clauses it stands in that a reader may be shown."""
        ids, at = [], clause
        while at.kind in PLACES:
            ids.append(at.id)
            if at.kind in ("article", "heading") or at.parent is None:
                break
            at = self.clauses[at.parent]
        return tuple(ids) or (clause.id,)

    def inside(self, clause: Clause) -> tuple[str, ...]:
        """Ids of the clauses that a clause consists of."""
        return tuple(c.id for c in self.clauses.values() if c.parent == clause.id)


def grams(text: str) -> Iterator[str]:
    """Runs of six characters."""
    squashed = squash(text)
    return (squashed[i : i + GRAM] for i in range(len(squashed) - GRAM + 1))


def _share_elsewhere(text: str, seen: Counter[str]) -> float:
    own = list(grams(text))
    return sum(seen[g] > 1 for g in own) / len(own) if own else 1.0


def _days(outlines: Iterable[Outline]) -> list[date]:
    return [day for o in outlines if (day := latest_day(o))]


_DAY = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")


def latest_day(outline: Outline) -> date | None:
    """The latest day named above the first article; None where none is."""
    first = min((c.spans[0][0] for c in outline.clauses if c.kind == "article"), default=0)
    days = _DAY.findall(outline.document.text[:first])
    return max((date(*map(int, day)) for day in days), default=None)


def _overlap(outlines: Sequence[Outline]) -> bool:
    numbers = [article_numbers(o) for o in outlines]
    return any(a & b for i, a in enumerate(numbers) for b in numbers[i + 1 :])


def article_numbers(outline: Outline) -> set[int]:
    """The whole numbers of a document's articles."""
    return {c.number for c in outline.clauses if c.kind == "article" and isinstance(c.number, int)}


def is_complete(outline: Outline) -> bool:
    """Do the articles run from 1 without a gap?"""
    numbers = article_numbers(outline)
    return len(numbers) >= 5 and numbers == set(range(1, len(numbers) + 1))


def sentences(outline: Outline) -> Iterator[Passage]:
    """The whole sentences of the clauses that an address names."""
    repeated = Counter(c.address for c in outline.clauses)
    for clause in outline.clauses:
        if clause.kind not in PLACES or repeated[clause.address] > 1 or "~" in clause.id:
            continue
        found = _whole(_own_text(outline, clause))
        for text, follows in zip(found, [*found[1:], ""], strict=False):
            if _is_sound(text):
                yield Passage(outline, clause, text, follows)


def _own_text(outline: Outline, clause: Clause) -> str:
    lines = [outline.document.text[a:b] for a, b in clause.own_spans]
    if len(lines) > 1 and clause.kind in ("heading", "clause") and "。" not in lines[0]:
        lines = lines[1:]  # a heading is no part of the sentence below it
    text = "".join(lines)
    marker = read_marker(text)
    body = text[marker.length :] if marker else text
    body = re.sub(r"\s+", "" if re.search(r"[\u4e00-\u9fff]", body) else " ", body).strip()
    return re.sub(r"^【[^】]{1,20}】", "", body)


_STRAY = re.compile(r"^[一二三四五六七八九十]+、|①|^#|\|", re.M)
"""A heading, a note or a table inside a clause."""


def _whole_clause(outline: Outline, clause: Clause) -> str | None:
    """A clause's text without its number, line by line; None where it is no plain list."""
    pieces = [re.sub(r"\s", "", outline.document.text[a:b]) for a, b in clause.spans]
    body = _NUMBER.sub("", "\n".join(pieces))
    body = re.sub(r"(?<=）)\n", "", body).strip()
    sound = 40 <= len(body) <= 420 and body.endswith("。") and not _STRAY.search(body)
    return body if sound else None


_NUMBER = re.compile(r"^第[^条]{1,12}条(?:之[一二三四五六七八九十]+)?")


def _whole(text: str) -> list[str]:
    """Sentences that end with a full stop; what stands in quotes or brackets is not cut."""
    pieces, begin, depth = [], 0, 0
    for at, char in enumerate(text):
        depth += (char in "“（《(") - (char in "”）》)")
        ends = char == "。" or (char == "." and text[at - 1 : at].isalpha())
        if ends and depth <= 0:
            pieces.append(text[begin : at + 1].strip())
            begin = at + 1
    return pieces


_MARKER_INSIDE = re.compile(
    r"[（(][一二三四五六七八九十0-9]+[)）]|^[一二三四五六七八九十]+、|[①-⑳]|\|"
)


def _is_sound(text: str) -> bool:
    """Is it a sentence by itself: pairs closed, no list head, no number of a clause inside?"""
    pairs = all(text.count(a) == text.count(b) for a, b in ("“”", "（）", "《》", "()"))
    return pairs and not _MARKER_INSIDE.search(text) and "：" not in text[-2:]
