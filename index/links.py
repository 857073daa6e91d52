"""Cross-references inside clauses, led to the clauses they mean, both ways.

``read_links`` is pure over outlines; ``Links`` reads a library's references when they are asked
for. Knows no question and no language model.
"""

from __future__ import annotations

import re
import threading
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from index.address import Step
from index.anchors import Anchor
from index.coverage import coverage, names_of_part, part_in, part_of
from index.editions import Editions, Shelf
from index.finding import find
from index.markers import read_marker
from index.mentions import Mention, read_mentions
from index.outline import Clause, Outline
from index.sentences import Spans
from index.titles import answers_to, is_generic, names_in, names_of
from index.validity import OUT_OF_FORCE

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


# --- the tree -------------------------------------------------------------------------------

_KINDS = {
    "编": ("part",), "章": ("chapter",), "节": ("section",), "条": ("article",),
    "款": ("paragraph",), "项": ("subparagraph", "clause"), "目": ("item",),
    "article": ("article", "section"), "section": ("section", "article"),
    "bracket": ("paragraph", "subparagraph", "item"),
}  # fmt: skip


class _Tree:
    """A document's clauses by what they are part of."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self._clauses = sorted(outline.clauses, key=lambda clause: clause.spans)
        self._by_id = {clause.id: clause for clause in self._clauses}
        self._found: dict[tuple[str, tuple[Step, ...]], tuple[Clause, ...]] = {}

    def chain(self, clause: Clause) -> list[Clause]:
        """A clause and what it is part of, from the inside out."""
        chain = [clause]
        while (parent := chain[-1].parent) is not None:
            chain.append(self._by_id[parent])
        return chain

    def nearest(self, clause: Clause, unit: str) -> Clause | None:
        """The clause of a unit that a clause is or is part of."""
        return next((one for one in self.chain(clause) if one.kind in _KINDS[unit]), None)

    def counted(self, clause: Clause, back: int) -> tuple[Clause, ...]:
        """The clauses of its kind so many before it, itself for 0, the next for -1."""
        alike = [
            c
            for c in self._clauses
            if c.kind == clause.kind and (c.kind == "article" or c.parent == clause.parent)
        ]
        at = alike.index(clause)
        if back < 1:
            return tuple(alike[at - back : at - back + 1])
        return tuple(alike[at - back : at]) if at >= back else ()

    def between(self, first: Clause, last: Clause) -> tuple[Clause, ...]:
        """The clauses from one to another of its kind, both included, inserted ones too."""
        siblings = first.parent == last.parent
        return tuple(
            c
            for c in self._clauses
            if first.spans <= c.spans <= last.spans
            and c.kind == last.kind
            and (c.parent == last.parent or not siblings)
        )

    def annex(self, label: str) -> tuple[Clause, ...]:
        """The annex that is labelled 附件1; a list of annexes may carry the same label."""
        alike = [
            c for c in self._clauses if c.kind == "annex" and c.address.replace(" ", "") == label
        ]
        return (max(alike, key=lambda c: len(c.text)),) if alike else ()

    def find(self, steps: tuple[Step, ...], within: Clause | None = None) -> tuple[Clause, ...]:
        """What an address means below a clause, or in the whole document, annexes last."""
        key = (within.id if within else "", steps)
        if key not in self._found:
            found = find(self._pool(within), steps).clauses
            body = [c for c in found if self.chain(c)[-1].kind != "annex"]
            self._found[key] = tuple(body or found)
        return self._found[key]

    def find_near(self, steps: tuple[Step, ...], clause: Clause) -> tuple[Clause, ...]:
        """What an address without a document means where it stands.

        款, 项 and 目 are those of the same article, 节 and （三） those under the same heading;
        the nearest wins. 条 and 章 count through the document.
        """
        unit = steps[0].unit
        for scope in self.chain(clause):
            if unit in _NEAR and (found := self.find(steps, scope)):
                return found
            if scope.kind == "annex" and (found := self.find(steps, scope)):
                return found
            if scope.kind == "article" and unit in ("款", "项", "目"):
                return ()
        return () if unit in ("款", "目") else self.find(steps)

    def _pool(self, within: Clause | None) -> Sequence[Clause]:
        if within is None:
            return self._clauses
        inside = [c for c in self._clauses if c.id != within.id and within in self.chain(c)]
        return [replace(within, parent=None), *inside]


_NEAR = frozenset("节款项目号")


# --- one document ---------------------------------------------------------------------------

_HINT = re.compile(
    r"[第前上该此本][^，。；]{0,12}[编章节条款项目]|[（(]|附[件表录]|(?i:section|article|part|chapter)"
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
    tree: _Tree | None
    targets: tuple[Clause, ...]
    missing: str


class _Reader:
    """Reads the references of one document."""

    def __init__(self, outline: Outline, directory: Directory, names: Sequence[str]) -> None:
        text = outline.document.text
        self._outline = outline
        self._directory = directory
        self._own = _Tree(outline)
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
        if mention.annex:
            found = self._own.annex(mention.annex)
            return _led(mention, self._own, found, NO_SUCH_CLAUSE)
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

    def _tree(self, outline: Outline) -> _Tree:
        return self._trees.setdefault(outline.document.doc_id, _Tree(outline))


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


def _led(mention: Mention, tree: _Tree, found: Sequence[Clause], reason: str) -> _Led:
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


# --- a library ------------------------------------------------------------------------------


class Links:
    """The references of a library, both ways; read document by document when asked for."""

    def __init__(self, shelf: Shelf) -> None:
        """Read nothing yet."""
        self._shelf = shelf
        self._editions = Editions(shelf)
        self._lock = threading.Lock()
        self._corpus = ""
        self._names: dict[str, list[str]] = {}
        self._read: dict[str, tuple[Link, ...]] = {}

    def out(self, clause_id: str) -> tuple[Link, ...]:
        """The references that stand in a clause, its parts included."""
        inside = self._inside(clause_id)
        return tuple(link for link in self.of(_doc_id(clause_id)) if link.source in inside)

    def into(self, clause_id: str) -> tuple[Link, ...]:
        """The references elsewhere that mean a clause or a part of it."""
        inside = self._inside(clause_id)
        return tuple(
            link
            for doc_id in self._that_may_name(_doc_id(clause_id))
            for link in self.of(doc_id)
            if link.source not in inside and inside.intersection(link.targets)
        )

    def _inside(self, clause_id: str) -> set[str]:
        inside = {clause_id}
        outline = self._shelf.outline(_doc_id(clause_id))
        for clause in sorted(outline.clauses, key=lambda one: one.spans):
            if clause.parent in inside:
                inside.add(clause.id)
        return inside

    def of(self, doc_id: str) -> tuple[Link, ...]:
        """All references of a document, in reading order."""
        with self._lock:
            self._refresh()
            if doc_id not in self._read:
                outline = self._shelf.outline(doc_id)
                self._read[doc_id] = read_links(outline, self._documents, tuple(self._names))
            return self._read[doc_id]

    def _that_may_name(self, doc_id: str) -> list[str]:
        """The document itself and those in whose text a name of it stands."""
        title = self._shelf.outline(doc_id).title
        shortest = min(names_of(title), key=len, default=title)
        return [
            entry.doc_id
            for entry in self._shelf.documents()
            if entry.doc_id == doc_id or shortest in self._shelf.outline(entry.doc_id).document.text
        ]

    def _documents(self, name: str) -> list[Outline]:
        """The documents of a name: those in force, where any is."""
        ids = dict.fromkeys(i for n in names_of(name) for i in self._names.get(n, ()))
        in_force = [i for i in ids if self._editions.of(i).state not in OUT_OF_FORCE]
        return [self._shelf.outline(doc_id) for doc_id in in_force or ids]

    def _refresh(self) -> None:
        """Forget everything when the documents have changed."""
        if self._corpus == self._shelf.corpus_sha256:
            return
        names: dict[str, list[str]] = defaultdict(list)
        for entry in self._shelf.documents():
            part = part_of(entry.title, "")
            of_part = names_of_part(part) if part else ()
            for name in dict.fromkeys((*names_of(entry.title), *of_part)):
                names[name].append(entry.doc_id)
        self._corpus, self._names, self._read = self._shelf.corpus_sha256, dict(names), {}


def _doc_id(clause_id: str) -> str:
    return clause_id.partition("#")[0]
