"""Cross-references inside the clauses of a document, led to the clauses they mean. Pure.

Knows no question, no library and no language model.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from index.anchors import Anchor
from index.coverage import coverage, part_in
from index.hierarchy import Hierarchy
from index.markers import ENGLISH_ANNEXES, read_marker
from index.mentions import Mention, read_mentions
from index.outline import Clause, Outline
from index.sentences import Spans
from index.titles import answers_to, is_generic, names_in, names_of

OUT_OF_CORPUS = "out_of_corpus"
NO_SUCH_CLAUSE = "no_such_clause"
NO_CONTEXT = "no_context"


@dataclass(frozen=True, slots=True)
class Link:
    """A reference in a clause and what it means.

    Attributes:
        source: Id of the clause whose own words refer.
        start, end: Where the reference stands in the stored text.
        written: Its words, the document's name included.
        targets: Ids of the clauses meant, in reading order.
        missing: Why there are none: ``out_of_corpus`` the document named is not in the library,
            ``no_such_clause`` it is, without that number, ``no_context`` nothing says what 前款
            or 该条 would mean here; empty where there are targets.
    """

    source: str
    start: int
    end: int
    written: str
    targets: tuple[str, ...]
    missing: str = ""

    def stands_in(self, spans: Spans) -> bool:
        """Does the reference begin in some stretches of its document's text?"""
        return any(start <= self.start < end for start, end in spans)


Directory = Callable[[str], Sequence[Outline]]
"""From a document's name to the documents that go by it, in force first where that is known."""


def read_links(
    outline: Outline, directory: Directory, names: Sequence[str] = ()
) -> tuple[Link, ...]:
    """All references of a document, in reading order.

    Args:
        outline: The document.
        directory: How the names of other documents are looked up.
        names: Names by which documents are known, to be seen without 《》.
    """
    reader = _Reader(outline, directory, names)
    links = [link for clause in outline.clauses for link in reader.links(clause)]
    return tuple(sorted(links, key=lambda link: (link.start, link.end)))


# --- one document ---------------------------------------------------------------------------

_HINT = re.compile(
    r"[第前上该此本][^，。；]{0,12}[编章节条款项目]|[（(]|附[件表录]"
    rf"|(?i:section|article|part|chapter|{'|'.join(ENGLISH_ANNEXES)})"
)
_NUMBERED = frozenset(
    ("part", "chapter", "section", "article", "subparagraph", "item", "heading", "clause",
     "point", "annex")
)  # fmt: skip
_SILENT = frozenset(("toc", "title", "signature"))
_ALIAS = re.compile(
    r"《([^《》]+)》[（(][^（()）]{0,8}(?:简称|统称)[为：:]?[“\"《]*([^“”\"《》（()）]+)"
)
_POINTING = re.compile(r"(本|该|此|上述|前述)[个部项份篇]?([\u4e00-\u9fff]{1,3})$")
_WEAK = frozenset(("编", "节", "目", "部分"))


@dataclass(frozen=True, slots=True)
class _Led:
    """A mention and where it led."""

    mention: Mention
    tree: Hierarchy | None
    targets: tuple[Clause, ...]
    missing: str


class _Reader:
    """Reads the references of one document."""

    def __init__(self, outline: Outline, directory: Directory, names: Sequence[str]) -> None:
        text = outline.document.text
        self._outline = outline
        self._directory = directory
        self._own = Hierarchy(outline)
        self._trees = {outline.document.doc_id: self._own}
        self._aliases = {m[2].strip(): m[1] for m in _ALIAS.finditer(text)}
        self._names = [*(name for name in names if name in text), *self._aliases]

    def links(self, clause: Clause) -> Iterator[Link]:
        """The references that stand in a clause's own words."""
        stored = self._outline.document.text
        text = "".join(stored[start:end] for start, end in clause.own_spans)
        if clause.kind in _SILENT or not _HINT.search(text):
            return
        text = _without_number(clause, text)
        for led in self._ranged(self._lead_all(clause, text)):
            start, end = led.mention.start, led.mention.end
            place = _place(clause.own_spans)
            ids = tuple(dict.fromkeys(target.id for target in led.targets))
            yield Link(
                clause.id, place(start), place(end - 1) + 1, text[start:end], ids, led.missing
            )

    def _lead_all(self, clause: Clause, text: str) -> list[_Led]:
        done: list[_Led] = []
        for mention in read_mentions(text, self._names):
            led = self._lead(clause, text, mention, done)
            if led is not None and not (led.missing and _is_weak(mention)):
                done.append(led)
        return done

    @staticmethod
    def _ranged(done: Sequence[_Led]) -> Iterator[_Led]:
        """第三条至第六条 as one, with all that lies between."""
        before: _Led | None = None
        for led in done:
            if before is not None and led.mention.follows == "range":
                mention = replace(led.mention, start=before.mention.start)
                targets = (*before.targets, *led.targets)
                if before.targets and led.targets and led.tree and before.tree is led.tree:
                    targets = led.tree.between(before.targets[0], led.targets[-1]) or targets
                missing = "" if targets else led.missing
                before = replace(led, mention=mention, targets=targets, missing=missing)
                continue
            if before is not None:
                yield before
            before = led
        if before is not None:
            yield before

    # what one mention means

    def _lead(
        self, clause: Clause, text: str, mention: Mention, done: Sequence[_Led]
    ) -> _Led | None:
        if mention.anchor is not None:
            return self._from_anchor(clause, mention, mention.anchor, done)
        last = done[-1] if done else None
        is_part = mention.steps[0].unit in ("款", "项", "目", "号")
        if is_part and mention.follows and last is not None:
            return self._from_last(mention, last)
        if mention.title is not None:
            return self._in_documents(text, mention)
        found = self._own.find_near(mention.steps, clause)
        if not found and is_part and last is not None:
            return self._from_last(mention, last)
        if not found and (name := self._last_named(text, mention.start)):
            return self._in_named(mention, name)
        return self._in_own(mention, found)

    def _from_anchor(
        self, clause: Clause, mention: Mention, anchor: Anchor, done: Sequence[_Led]
    ) -> _Led | None:
        if anchor.origin == "last":
            last = next((d for d in reversed(done) if _is_of(d, anchor.unit)), None)
            if last is None:
                return None  # 该项工作 is no reference
            if not last.targets or not mention.steps:
                return replace(last, mention=mention)
            return self._from_last(mention, last)
        nearest = self._own.nearest(clause, anchor.unit)
        scopes = self._own.counted(nearest, anchor.back) if nearest else ()
        if not scopes:
            return _Led(mention, None, (), NO_CONTEXT)
        if not mention.steps:
            return _Led(mention, self._own, scopes, "")
        found = [c for scope in scopes for c in self._own.find(mention.steps, scope)]
        return _led(mention, self._own, found, NO_SUCH_CLAUSE)

    def _from_last(self, mention: Mention, last: _Led) -> _Led:
        """第三条第一款、第二款: the second counts on from the first."""
        if last.tree is None or not last.targets:
            return replace(last, mention=mention)
        found = last.tree.find_near(mention.steps, last.targets[-1])
        return _led(mention, last.tree, found, NO_SUCH_CLAUSE)

    # which document

    def _in_documents(self, text: str, mention: Mention) -> _Led:
        title = mention.title or ""
        title = self._aliases.get(title, title)
        pointing = _POINTING.search(title)
        word = is_generic(pointing[0] if pointing else title)
        if word is None:
            return self._in_named(mention, title)
        named = self._last_named(text, mention.start)
        fits = answers_to(word, self._outline.title)
        is_own = pointing is not None and pointing[1] == "本"
        if named and (not fits if is_own or pointing is None else True):
            return self._in_named(mention, named)
        return self._in_own(mention, self._own.find(mention.steps))

    def _in_own(self, mention: Mention, found: Sequence[Clause]) -> _Led:
        """What was found in this document; if it is one part of a code, in the other parts."""
        if found or _is_whole((self._outline,)):
            return _led(mention, self._own, found, NO_SUCH_CLAUSE)
        part = part_in(self._outline)
        return self._in_others(mention, (part.code if part else "") or self._outline.title)

    def _in_named(self, mention: Mention, title: str) -> _Led:
        if set(names_of(title)) & set(names_of(self._outline.title)):
            return self._in_own(mention, self._own.find(mention.steps))
        return self._in_others(mention, title)

    def _in_others(self, mention: Mention, title: str) -> _Led:
        """In the documents of a name; a number that none of its parts has may be elsewhere."""
        outlines = self._directory(title)
        trees = [self._tree(outline) for outline in outlines]
        found = [(tree, clause) for tree in trees for clause in tree.find(mention.steps)]
        if found:
            return _Led(mention, found[0][0], tuple(clause for _, clause in found), "")
        return _Led(mention, None, (), NO_SUCH_CLAUSE if _is_whole(outlines) else OUT_OF_CORPUS)

    def _last_named(self, text: str, before: int) -> str | None:
        """The other document that a clause named last, before a place in its words."""
        own = set(names_of(self._outline.title))
        named = [self._aliases.get(n.title, n.title) for n in names_in(text, self._names)
                 if n.end <= before]  # fmt: skip
        others = [n for n in named if n not in own and is_generic(n) is None]
        return others[-1] if others else None

    def _tree(self, outline: Outline) -> Hierarchy:
        return self._trees.setdefault(outline.document.doc_id, Hierarchy(outline))


def _is_whole(outlines: Sequence[Outline]) -> bool:
    """Is all of a document here: each version of it, or all parts of a code together?"""
    is_part = [part_in(outline) is not None for outline in outlines]
    held = [coverage((o,)) for o, part in zip(outlines, is_part, strict=True) if not part]
    if any(is_part):
        parts = [o for o, part in zip(outlines, is_part, strict=True) if part]
        held.append(coverage(parts, is_part=True))
    return bool(held) and not any(one.partial for one in held)


def _without_number(clause: Clause, text: str) -> str:
    """A clause's own words, its own number blanked out."""
    if clause.kind not in _NUMBERED:
        return text
    start, end = clause.own_spans[0]
    marker = read_marker(text[: end - start])
    return " " * marker.length + text[marker.length :] if marker else text


def _led(mention: Mention, tree: Hierarchy, found: Sequence[Clause], reason: str) -> _Led:
    return _Led(mention, tree, tuple(found), "" if found else reason)


def _is_weak(mention: Mention) -> bool:
    """Words that often mean no clause at all: 第二部分, 第一节."""
    bare = mention.title is None and mention.anchor is None
    return bare and bool(mention.steps) and mention.steps[0].unit in _WEAK


def _is_of(led: _Led, unit: str) -> bool:
    """Was the last step of a mention of this unit? 上述 leaves the unit open."""
    steps, anchor = led.mention.steps, led.mention.anchor
    last = steps[-1].unit if steps else anchor.unit if anchor else ""
    return not unit or last == unit


def _place(spans: Spans) -> Callable[[int], int]:
    """From a place in the joined words of spans to the stored text."""
    lengths = list(accumulate((end - start for start, end in spans), initial=0))

    def place(at: int) -> int:
        row = bisect_right(lengths, at) - 1
        return spans[row][0] + at - lengths[row]

    return place
