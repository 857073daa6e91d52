"""A document is asked for by nothing but its title: which one, and what it is.

Knows one library; not in which words a document is offered, and no language model.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.chat.reading import Reader
from assistant.evidence.sources import Source
from assistant.phrases import language_of
from index.editions import Editions
from index.library import Entry, Library
from index.outline import Clause
from index.retriever import Hit
from index.titles import may_mean, names_of, short_name
from index.validity import OUT_OF_FORCE, Facts, Version, asked_for

_BESIDE_TITLE = re.compile(
    r"^(?:请问|请|帮我|给我|我想)?(?:看看?|查一?下?|查询|打开|介绍一?下?|说说|讲讲|找一?下?|了解一?下?)?"
    r"|(?:是(?:什么|啥|一?部?什么样?的?(?:法律?|法规|文件))|(?:主要)?(?:规定|讲|说|写)了?(?:什么|些什么|哪些)"
    r"|的?(?:主要|全部)?内容(?:是什么|有哪些)?|的?全文|有哪些内容|怎么样)*$"
    r"|^(?:please )?(?:show me |open |tell me about |what is (?:in )?|what does )?(?:the )?"
    r"|(?: about| say)$",
    re.I,
)
_YEAR = re.compile("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_KIND = re.compile(
    r"(?:(?!of\b|on\b|for\b|in\b)[a-z-]+ ){0,4}"
    "(?:regulations?|law|act|rules|policy|measures|ordinance)",
    re.I,
)
FEWEST = 2
"""Versions that can be compared."""
_MARKS = re.compile(r"[《》“”\"'?？。.!！,，:：\s]+")


@dataclass(frozen=True, slots=True)
class Offered:
    """A document that is offered.

    Attributes:
        hit: Its first clause.
        title: With its year where several versions are here.
        facts: What it says of its dates.
        articles: How many articles it has; 0 where its clauses are no articles.
        clauses: How many clauses can be cited.
        first: The words of its first clause.
    """

    hit: Hit
    title: str
    facts: Facts
    articles: int
    clauses: int
    first: tuple[Source, ...]


def only_names(question: str) -> tuple[str, ...]:
    """What a document would be called that a question names and asks nothing of."""
    own = _BESIDE_TITLE.sub("", _MARKS.sub(" ", question).strip())
    return tuple(name for name in dict.fromkeys((_bare(question), _bare(own))) if name)


def called(title: str) -> frozenset[str]:
    """All that a document may be called, as ``only_names`` writes it."""
    return frozenset(_bare(name) for name in names_of(title))


def _bare(text: str) -> str:
    return _MARKS.sub("", text).lower()


def _may_be(name: str, title: str) -> bool:
    """May a document be meant by a part of its title, be it the last word: 条例?"""
    return may_mean(name, title) or _bare(title).endswith(_bare(name))


def _is_across(name: str, title: str) -> bool:
    """Do words name a sort of document, in another language than a title?"""
    return language_of(name) != language_of(title) and _KIND.fullmatch(name) is not None


def _two(same_name: Mapping[str, Version], question: str) -> tuple[str, str] | None:
    """Two of the versions of a document, the earlier one first; None where fewer have a day.

    Nor where those that are asked for by their years are not here.
    """
    dated = sorted((v.facts.begins, i) for i, v in same_name.items() if v.facts.begins)
    order = [i for _, i in dated]
    if len(order) < FEWEST:
        return None
    years = set(_YEAR.findall(question))
    told = asked_for(question, same_name) if years else frozenset[str]()
    wanted = [at for at, i in enumerate(order) if i in told]
    if not years <= {year for i in order for year in _years_of(same_name[i])}:
        return None
    if len(wanted) > 1:
        return order[wanted[0]], order[wanted[-1]]
    last = max(wanted[0], 1) if wanted else len(order) - 1
    return order[last - 1], order[last]


def _years_of(version: Version) -> set[str]:
    facts = version.facts
    days = (facts.begins, facts.published, facts.effective, facts.held)
    return {str(day.year) for day in days if day}


def hit_of(clause: Clause, library: Library, editions: Editions, as_of: date | None) -> Hit:
    """A clause as a search would find it, with the version that it stands in."""
    version = editions.of(clause.doc_id, as_of)
    by = library.outline(version.by).title if version.by else ""
    return Hit(
        1, clause, 0.0, "address", version=version.label,
        state=version.state, since=version.day, by=by,
    )  # fmt: skip


class Shelf:
    """Offers the documents of one library."""

    def __init__(self, library: Library, reader: Reader) -> None:
        self._library = library
        self._reader = reader
        self._editions = Editions(library)
        self._named: tuple[str, dict[str, list[Entry]]] = ("", {})

    def offer(self, question: str, as_of: date | None) -> Sequence[Offered]:
        """The documents that a question names and asks nothing of; those in force first."""
        self._library.refresh()
        named = self._by_name()
        meant = {e.doc_id: e for name in only_names(question) for e in named.get(name, ())}
        offered = [self._offered(entry, as_of) for entry in meant.values() if entry.clauses]
        return sorted(offered, key=lambda one: (one.hit.state in OUT_OF_FORCE, one.title))

    def meant(self, name: str, question: str, as_of: date | None) -> Offered | None:
        """The one document of a name that a question means; the only one here without a name.

        Of several versions the one that is asked for, else one in force.
        """
        self._library.refresh()
        documents = self._library.documents()
        entries = self._by_name().get(_bare(name), []) if name else list(documents)
        entries = entries or [e for e in documents if may_mean(name, e.title)]
        if not entries or len({short_name(e.title) for e in entries}) > 1:
            return None
        versions = self._editions.same_name(entries[0].doc_id, as_of)
        wanted = asked_for(question, versions)
        offered = [self._offered(e, as_of) for e in entries if not wanted or e.doc_id in wanted]
        return min(offered, key=lambda one: one.hit.state in OUT_OF_FORCE, default=None)

    def compared(self, name: str, question: str, as_of: date | None) -> tuple[Hit, Hit] | None:
        """The two versions of a document that a question compares as wholes, the earlier one first.

        Of more than two those that it asks for, else the last two; each by its first clause. None
        where no document of the name, or more than one, is here in two versions with a day.

        Args:
            name: What it calls the document; empty where it has no word for it.
            question: The question.
            as_of: The day that decides what is in force.
        """
        self._library.refresh()
        every = self._library.documents()
        named = [e for e in every if _bare(name) in called(e.title) or _may_be(name, e.title)]
        meant = named or [e for e in every if _is_across(name, e.title)] if name else every
        found = {
            two
            for entry in meant
            if (two := _two(self._editions.same_name(entry.doc_id, as_of), question))
        }
        if len(found) != 1:
            return None
        firsts = (self._library.clause(self._library.units(i)[0]) for i in found.pop())
        earlier, later = (hit_of(c, self._library, self._editions, as_of) for c in firsts)
        return earlier, later

    def _by_name(self) -> dict[str, list[Entry]]:
        """All documents by what they are called; read anew only where the library has changed."""
        corpus = self._library.corpus_sha256
        if self._named[0] != corpus:
            named: dict[str, list[Entry]] = defaultdict(list)
            for entry in self._library.documents():
                for name in called(entry.title):
                    named[name].append(entry)
            self._named = (corpus, dict(named))
        return self._named[1]

    def _offered(self, entry: Entry, as_of: date | None) -> Offered:
        units = self._library.units(entry.doc_id)
        version = self._editions.of(entry.doc_id, as_of)
        hit = hit_of(self._library.clause(units[0]), self._library, self._editions, as_of)
        kinds = [clause.kind for clause in self._library.outline(entry.doc_id).clauses]
        return Offered(
            hit,
            self._reader.title(hit),
            version.facts,
            kinds.count("article"),
            len(units),
            tuple(self._reader.sources([hit])),
        )
