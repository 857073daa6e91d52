"""Which documents and clauses of the library a text means when it names a place. Pure.

该法, 本条例, 《意见》, 前款 and a bare 第五条 mean what was named before; 《办法》 may be a name
that the text itself gave a document (以下简称《办法》). Versions that are past are kept apart from
those in force. Knows the outlines it is handed, and nothing of quotations.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from assistant.checker.frames import is_own_text
from assistant.checker.wanted import day_named, edition_year, is_draft
from index.address import PARTS, Reference, Step
from index.context import Context, resolve
from index.coverage import Part, coverage, names_of_part, part_headings, part_of
from index.document_numbers import number_named, numbers_of
from index.english_names import is_kind
from index.facts import facts_of, own_days
from index.finding import Addresses, Found, likeliest
from index.kinship import Kinship
from index.markers import without_marker
from index.outline import Clause, Outline, document_of
from index.paragraphs import HEADING_LIMIT, TITLE_END
from index.script import HAN, has_han
from index.titles import (
    CALLED,
    OFTEN_NO_NAME,
    answers_to,
    folded,
    is_generic,
    may_mean,
    names_in,
    names_of,
    title_before,
)
from index.validity import Facts, State, Version, asked_for, versions

NEARBY = 20
"""Characters around a reference that may tell the version it means."""
DRAFT = "draft"
"""Stands for the year of what is no edition yet."""
NO_DOCUMENT = "no_document"
NO_CLAUSE = "no_clause"
NOT_HERE = "not_here"
NO_EDITION = "no_edition"
FOUND = "found"


@dataclass(frozen=True, slots=True)
class Meant:
    """What a reference means in the library.

    Attributes:
        outcome: ``found``, ``no_document``, ``no_clause`` (the document is here and complete, the
            number is not in it), ``not_here`` (a part of the document that is not here) or
            ``no_edition`` (the document is here, the edition named is not).
        title: The document's title, or the name as written.
        address: The canonical address, empty where only a document is named.
        doc_ids: The documents meant, those in force.
        clauses: The clauses meant; empty where a whole document is.
        older: Documents of the same name that are no longer in force.
        older_clauses: The clauses of that number in them.
        first, last: Addresses that bound the numbers that do exist, empty where there are none.
        year: The year of the version meant, where it is no longer in force or not here, or its
            day; ``draft`` for a draft.
        lacking: The place named before that 该条 means, where a part of it is not there.
        days: Those of the documents of that name, where ``year`` is a day that none of them has.
        number: The number by which the text cites it, where it is none of ``numbers``, its own.
    """

    outcome: str
    title: str
    address: str
    doc_ids: tuple[str, ...] = ()
    clauses: tuple[Clause, ...] = ()
    older: tuple[str, ...] = ()
    older_clauses: tuple[Clause, ...] = ()
    first: str = ""
    last: str = ""
    year: str = ""
    lacking: Meant | None = None
    days: tuple[str, ...] = ()
    number: str = ""
    numbers: tuple[str, ...] = ()


@dataclass
class Mentions:
    """What a text has named so far; grows as the text is read.

    Attributes:
        titles: Names of documents in the order they were named, here or not.
        last: The place named last, absolute.
        aliases: Short names that the text itself gives documents.
        lacking: The place named last, where it is not in its document.
    """

    titles: list[str] = field(default_factory=list)
    last: Reference | None = None
    aliases: dict[str, str] = field(default_factory=dict)
    lacking: Meant | None = None


_ALIAS = re.compile(
    rf"(?:》|[\u4e00-\u9fff])(?<![条款项目])\s*([（(](?:{CALLED}[“\"《]+|[“\"]《?)"
    r"([^”\"》）)，。；]{2,20})[”\"》]+[)）])"
)
_OF_HAN = re.compile(rf"\s*(?:of|in|under)\s+(?:the )?《?[{HAN}《]")
"""Article 19 of 我国《…》: its document is told behind it, and no English one."""
_PAPER = re.compile(
    "(?:证|证书|证明|执照|清单|表|卡|单|票据?|誓词|(?:申请|通知|决定|承诺|责任)书)(?:[（(][^（()）]{1,12}[)）])?$"
)
"""The end of a name of what is shown or filled in, and is no source."""
_SAME = re.compile(
    r"^同一?[个部项份篇]?(?=法|条例|规定|办法|细则|规则|解释|意见|通知|决定|方案|规划)"
)

_POINTS_BACK = re.compile("[该此]|上述|前述")
"""Begins a word for what was named before, even where it calls 同法 what is a 条例."""


def aliases_in(text: str) -> dict[str, str]:
    """Short names that a text gives documents itself: 《X》（以下简称《Y》）."""
    named = names_in(text)
    found = ((m[2], title_before(text, m.start(1), named)[0]) for m in _ALIAS.finditer(text))
    return {a: title for a, title in found if title and not _POINTS_BACK.match(a)}


def named_behind(text: str, references: Sequence[Reference]) -> Iterator[Reference]:
    """Places before any document is named, each of the document that its own line names behind it.

    第三条说“…”，第五条说“…”，均见《X》; a name with a number of its own is of that number alone.
    What is said to be the source of all (以上均出自《X》) may stand in a line of its own, and other
    documents may be named before.
    """
    sources = [at for at, r in enumerate(references) if _is_source_of_all(text, r)]
    first = next((at for at, r in enumerate(references) if r.title is not None), len(references))
    named = references[first] if first < len(references) else None
    is_its = named is not None and not named.steps and not named.is_relative
    for at, reference in enumerate(references):
        waits = reference.steps and not reference.is_relative and reference.title is None
        source = next((s for s in sources if s > at), None)
        if waits and source is not None and all(r.title is None for r in references[at:source]):
            yield replace(reference, title=references[source].title)
            continue
        waits = waits and at < first
        if named is None or not (is_its and waits) or "\n" in text[reference.end : named.start]:
            yield reference
        else:
            yield replace(reference, title=named.title)


_SOURCE_OF_ALL = re.compile(
    r"(?:以上|上述)[^，。；“”]{0,6}(?:出自|[摘引来源]自|见于?|载于)\s*(?:我国)?$"
    r"|[\n（(]\s*(?:[摘引出]自|语出)\s*(?:我国)?$"
)


def _is_source_of_all(text: str, reference: Reference) -> bool:
    """Is a document named as that of all places before it: 以上均出自《X》, （摘自《X》）?"""
    if reference.title is None or reference.steps or reference.is_relative:
        return False
    return _SOURCE_OF_ALL.search(text, 0, reference.start) is not None


_CUE_BEFORE = re.compile(
    r"(?:根据|依照|按照?|依据|参照)$|\b(?:under|according to|per|pursuant to|in)\s+(?:the )?$", re.I
)
_CUE_BEHIND = re.compile(
    r"[，,]?(?:中|里[面头]?)?的?(?:规定|要求|明确|[载写列]明|约定|指出)"
    r"|,?\s+(?:says?|provides?|states?|requires?|lists?|sets? out|stipulates?)\b",
    re.I,
)


def _beside(place: Reference, text: str) -> tuple[str, str]:
    """What stands right before and right behind a place."""
    before = text[max(place.start - NEARBY, 0) : place.start]
    return before, text[place.end : place.end + NEARBY]


def _is_relied_on(place: Reference, text: str) -> bool:
    """Is 附件2 named as the source of what is said, and not as one of the text itself (见附件2)?"""
    if _CUE_BEHIND.match(text, place.end):
        return True
    return _CUE_BEFORE.search(_beside(place, text)[0]) is not None


_SENTENCE_BEGINS = re.compile(
    r"(?:^|[。；！？：;!?:\n]|\.\s)[\s“\"]*(?:根据|依照|按照?|依据|under|according to|per)?\s*$",
    re.I,
)


def _opens(reference: Reference, text: str) -> bool:
    """Does a place open a sentence as the source of what it says: 第四条规定，…; Clause 4 says?"""
    before, _ = _beside(reference, text)
    return _SENTENCE_BEGINS.search(before) is not None and _is_relied_on(reference, text)


_THE_REST_OF_IT = re.compile(r"(?:还|另|同时|亦|也|其他|其余|各|共)")


def _completed(reference: Reference, mentions: Mentions, text: str) -> Reference:
    """A reference with what it leaves to what the text named before it."""
    whole = reference
    if reference.title is None or reference.anchor is not None:
        whole = resolve(reference, Context(last=mentions.last)) or reference
    if mentions.last and not mentions.lacking and _is_that_place(reference, text):
        return replace(whole, steps=mentions.last.steps)
    return whole


def _is_that_place(reference: Reference, text: str) -> bool:
    """Is 该条 the very place named last, 第三条第二款, and not what else its article says?"""
    anchor = reference.anchor
    points = anchor is not None and anchor.words[0] in "该此" and anchor.unit == "条"
    return points and not reference.steps and not _THE_REST_OF_IT.match(text, reference.end)


class Catalogue:
    """The documents of a library by the names they go by."""

    def __init__(self, outlines: Iterable[Outline], as_of: date) -> None:
        """Take in the documents, judged on a day."""
        self.outlines = {o.document.doc_id: o for o in outlines}
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._parts: dict[str, Part] = {}
        self._annexes: dict[str, Clause] = {}
        self._annex_titles: dict[str, str] = {}
        for doc_id, outline in self.outlines.items():
            names = names_of(outline.title) + numbers_of(outline)
            part = part_of(outline.title, outline.document.name, part_headings(outline))
            if part is not None:
                self._parts[doc_id] = part
                names += names_of_part(part)
            for name in dict.fromkeys(names):
                self._by_name[name].append(doc_id)
            for annex in outline.clauses:
                if title := _title_of(annex, outline.document.text):
                    self._annexes[annex.id] = annex
                    self._annex_titles[annex.id] = title
                    for name in names_of(title):
                        self._by_name[name].append(annex.id)
        self._called: dict[str, list[str]] = defaultdict(list)
        for name, doc_ids in self._by_name.items():
            self._called[_key(name)] += doc_ids
        self._addresses: dict[str, Addresses] = {}
        facts = {d: (o.title, facts_of(o)) for d, o in self.outlines.items()}
        akin = Kinship(lambda doc_id: self.outlines[doc_id].document.text)
        self._versions, self._same_name = versions(facts, as_of, akin=akin)

    @property
    def names(self) -> Sequence[str]:
        """All names by which documents are known."""
        return tuple(self._by_name)

    def is_past(self, doc_id: str) -> bool:
        """Was the document repealed, or is a later version of it here?"""
        return self._versions[document_of(doc_id)].state in (State.AMENDED, State.REPEALED)

    def year(self, doc_id: str) -> str:
        """What tells a version from others of its name; empty where dates do not."""
        version = self._versions[doc_id]
        begins = version.facts.begins
        return version.label or (str(begins.year) if begins else "")

    def facts(self, doc_id: str) -> Facts:
        """What a document says of its own validity."""
        return self._versions[document_of(doc_id)].facts

    def label(self, doc_id: str) -> str:
        """What tells a document from others of its name that are here; empty for nothing."""
        return self._versions[document_of(doc_id)].label

    def repeal(self, doc_id: str) -> Version | None:
        """How a document ended, where it was no later version of its own name that ended it."""
        version = self._versions[document_of(doc_id)]
        ended = version.state is State.REPEALED
        return version if ended and version.by not in self._same_name[document_of(doc_id)] else None

    def begins_later(self, doc_id: str) -> date | None:
        """The day on which a document takes effect, where that is still to come."""
        version = self._versions[document_of(doc_id)]
        return version.day if version.state is State.NOT_YET_IN_FORCE else None

    def title(self, doc_id: str) -> str:
        """The title of a document, or of a document that stands in another as its annex."""
        return self._annex_titles.get(doc_id) or self.outlines[doc_id].title

    def full_title(self, doc_id: str) -> str:
        """The title, with what tells the document from others of its name that are here."""
        title, label = self.title(doc_id), self.label(doc_id)
        return f"{title}（{label}）" if label else title

    # names

    def meant(self, reference: Reference, mentions: Mentions, text: str) -> Meant | None:
        """What a reference means, and note it among the mentions.

        Args:
            reference: As it stands in the text.
            mentions: What the text named before; changed.
            text: The text, in which words around the reference may tell the version (2015年修正).

        Returns:
            None where the text has not told which document is meant, and the library has several,
            or where it points to an annex of its own.
        """
        if reference.is_whole_annex and not _is_relied_on(reference, text):
            return None
        if not _OF_HAN.match(text, reference.end):
            reference = self._in_its_language(reference, mentions)
        whole = _completed(reference, mentions, text)
        if whole.title is None and not mentions.titles and len(self.outlines) > 1:
            return self._in_any(whole) if _opens(reference, text) else None
        name, doc_ids = self._documents(whole.title, mentions)
        is_own = is_own_text(whole.title or "") and not (name and whole.steps)
        if not doc_ids and (is_own or _is_any(whole)):
            return None  # 特制定本方案 speaks of the text itself, the law says so of any
        if not (doc_ids or whole.steps or _is_relied_on(reference, text)) and is_paper(whole.title):
            return None  # 应当填写《登记表》
        is_any = not name and len(doc_ids) > 1
        if is_any and not whole.steps and is_generic(whole.title or "") in OFTEN_NO_NAME:
            return None  # 该规定, where none was named before
        if name:
            mentions.titles.append(name)
        mentions.last = replace(whole, title=name or whole.title)
        if not doc_ids:
            return Meant(NO_DOCUMENT, name or reference.title or "", whole.canonical)
        wanted = Meant(NO_EDITION, name, whole.canonical)
        doc_ids, lacking = self._of_edition(doc_ids, reference, text, wanted)
        if lacking:
            return lacking
        around = text[max(reference.start - NEARBY, 0) : reference.end + NEARBY]
        meant = self._clauses(doc_ids, whole.steps, whole.canonical, around)
        if is_any and whole.title:
            meant = replace(meant, title=whole.title)
        if reference.anchor is not None and reference.anchor.origin == "last":
            return replace(meant, lacking=mentions.lacking)
        mentions.lacking = meant if meant.outcome == NO_CLAUSE else None
        return meant

    def _of_edition(
        self, doc_ids: list[str], reference: Reference, text: str, wanted: Meant
    ) -> tuple[list[str], Meant | None]:
        """The documents of the day that a text names beside one, if it names any.

        Args:
            doc_ids: The documents that go by the name.
            reference: Where it stands.
            text: The text.
            wanted: What to return, with the day, number or year, where no such edition is here.
        """
        day = self._day_named(reference, text)
        doc_ids, other = self._of_day(doc_ids, day) if day else (doc_ids, ())
        if other:
            return doc_ids, replace(wanted, year=str(day), days=other)
        number, own = self._number_named(doc_ids, reference, text)
        if own:
            return doc_ids, replace(wanted, number=number, numbers=own)
        edition = self._lacking_edition(doc_ids, reference, text)
        return doc_ids, replace(wanted, year=edition) if edition else None

    def _in_any(self, reference: Reference) -> Meant | None:
        """A number of no document that is named: of any that has it, or else of the text itself."""
        if not reference.steps or reference.steps[0].unit in (*PARTS, "号", "bracket"):
            return None
        addresses = {doc_id: self._addresses_of(doc_id) for doc_id in self.outlines}
        doc_ids = likeliest(addresses, reference.steps)
        meant = self._clauses(doc_ids, reference.steps, reference.canonical, "")
        return replace(meant, title="") if meant.clauses else None

    def _in_its_language(self, reference: Reference, mentions: Mentions) -> Reference:
        """Section 5 of no document, as one of the English document named last, or the only one."""
        if not reference.is_english or reference.title is not None or reference.anchor is not None:
            return reference
        here = {o.title for o in self.outlines.values() if not has_han(o.title)}
        told = [title for title in mentions.titles if not has_han(title)]
        title = next(reversed(told), next(iter(here)) if len(here) == 1 else None)
        return replace(reference, title=title)

    def _day_named(self, reference: Reference, text: str) -> date | None:
        """The day of the document that is meant, where a text names it beside the title."""
        return day_named(*_beside(reference, text)) if reference.title else None

    def _number_named(
        self, doc_ids: Sequence[str], reference: Reference, text: str
    ) -> tuple[str, tuple[str, ...]]:
        """A number that a text gives documents beside their name, and theirs where they differ."""
        name = max(text.find("《", reference.start, reference.end), reference.start)
        number = number_named(*_beside(replace(reference, start=name), text))
        own = [numbers_of(self.outlines[document_of(d)]) for d in doc_ids] if number else []
        known = tuple(dict.fromkeys(one for numbers in own for one in numbers))
        told = folded(number)  # words before it may run on into it: 援引国办发〔2018〕1号
        is_other = all(own) and not told.endswith(tuple(map(folded, known)))
        return number, known if is_other else ()

    def _of_day(self, doc_ids: list[str], day: date) -> tuple[list[str], tuple[str, ...]]:
        """The documents of a day, or whose days are unknown; where there are none, others' days."""
        days = {d: own_days(self.outlines[document_of(d)]) for d in doc_ids}
        facts = {d: self._versions[document_of(d)].facts for d in doc_ids}
        first = [d for d in doc_ids if day in (facts[d].published, facts[d].effective)]
        kept = first or [d for d in doc_ids if day in days[d]]
        if kept or not all(days.values()):
            return kept or doc_ids, ()
        return doc_ids, tuple(map(str, sorted(frozenset[date]().union(*days.values()))))

    def _lacking_edition(self, doc_ids: Sequence[str], reference: Reference, text: str) -> str:
        """The edition that is named and not here; empty where none is, or where it may be here."""
        if reference.title is None:
            return ""
        before, behind = _beside(reference, text)
        named = text[reference.start : reference.end]
        own = [document_of(d) for d in doc_ids]
        if is_draft(named, behind) and not any(is_draft(self.outlines[d].title, "") for d in own):
            return DRAFT
        year = edition_year(before if reference.steps else "", named, behind)
        known = [self._years(d) for d in own]
        return "" if year is None or any(not k or year in k for k in known) else str(year)

    def _years(self, doc_id: str) -> set[int]:
        """The years by which a document may be called; none where its dates are unknown."""
        facts = self._versions[doc_id].facts
        days = [day for day in (facts.published, facts.effective) if day]
        return {day.year for day in days} | ({facts.year} if facts.year else set())

    def _documents(self, written: str | None, mentions: Mentions) -> tuple[str, list[str]]:
        """The name meant and the documents that go by it."""
        if written is None:
            return self._last_named(None, mentions)
        name = _SAME.sub("该", mentions.aliases.get(written, written))
        if exact := self._by(name):
            return self.title(exact[0]), exact
        word = is_generic(name)
        if word is not None:
            said = any(answers_to(word, title) for title in mentions.titles)
            points_back = mentions.titles and _POINTS_BACK.match(name)
            return self._last_named(None if points_back and not said else word, mentions)
        alike = [d for d, o in self.outlines.items() if may_mean(name, o.title)]
        alike = alike or [d for d, title in self._annex_titles.items() if may_mean(name, title)]
        return (self.title(alike[0]) if alike else name), alike

    def _by(self, name: str) -> list[str]:
        """The documents that go by a name."""
        found = (d for n in names_of(name) for d in self._called.get(_key(n), ()))
        whole = list(dict.fromkeys(found))
        return [d for d in whole if d not in self._annexes] or whole

    def _last_named(self, word: str | None, mentions: Mentions) -> tuple[str, list[str]]:
        """The document named last, of a kind where a generic word tells one."""
        for title in reversed(mentions.titles):
            if word is None or answers_to(word, title):
                return title, self._by(title)
        if len(self.outlines) == 1 or word is None:
            return "", list(self.outlines)
        return "", [d for d, o in self.outlines.items() if answers_to(word, o.title)]

    # clauses

    def _clauses(
        self, doc_ids: Sequence[str], steps: Sequence[Step], written: str, around: str
    ) -> Meant:
        past = [d for d in doc_ids if self.is_past(d)]
        current = [d for d in doc_ids if d not in past]
        if asked := self._asked_for(past, around) or (() if current else past):
            current, past = list(asked), list(asked)
        year = self.year(past[0]) if current == past else ""
        title = self.title(doc_ids[0])
        found = {d: self._find(d, steps) for d in (*current, *past)}
        here = tuple(c for d in current for c in found[d].clauses)
        before = tuple(c for d in past for c in found[d].clauses)
        ids, past_ids = ([document_of(d) for d in group] for group in (current, past))
        meant = Meant(FOUND, title, written, tuple(ids), here, tuple(past_ids), before, year=year)
        return meant if here or not steps else self._missing(meant, [found[d] for d in current])

    def _find(self, doc_id: str, steps: Sequence[Step]) -> Found:
        """The clauses of an address in a document; in an annex, the annex where there is none."""
        annex = self._annexes.get(doc_id)
        if not steps:
            return Found((annex,) if annex else ())
        if doc_id in self._parts and len(steps) > 1 and steps[0].unit == "编":
            steps = steps[1:]  # a code's articles count through its parts
        addresses = self._addresses_of(doc_id)
        found = addresses.find(steps)
        if found.clauses:
            return found
        in_articles = addresses.find(_in_articles(steps))
        return in_articles if in_articles.clauses else found

    def _addresses_of(self, doc_id: str) -> Addresses:
        """The addresses of a document, or of one that stands in another as its annex."""
        if doc_id not in self._addresses:
            annex, clauses = self._annexes.get(doc_id), self.outlines[document_of(doc_id)].clauses
            inside = [c for c in clauses if annex is None or _is_inside(c, annex)]
            self._addresses[doc_id] = Addresses(inside)
        return self._addresses[doc_id]

    def _missing(self, meant: Meant, outcomes: Sequence[Found]) -> Meant:
        """Of a number that is not here: the range that is, and whether it may exist elsewhere."""
        bounds = next((o for o in outcomes if o.first), outcomes[0])
        is_part = any(d in self._parts for d in meant.doc_ids)
        held = coverage((self.outlines[d] for d in meant.doc_ids), is_part)
        lacking = bounds.lacking
        by_article = lacking is not None and lacking.unit == "条" and bool(held.runs)
        number = lacking.number if by_article and lacking else None
        slipped = isinstance(number, int) and held.may_exist(number)
        is_deep = lacking is not None and lacking.unit in (*PARTS, "bracket")
        return replace(
            meant,
            outcome=NOT_HERE if slipped or (held.partial and not is_deep) else NO_CLAUSE,
            first=bounds.first.address if bounds.first else "",
            last=bounds.last.address if bounds.last else "",
        )

    def _asked_for(self, past: Sequence[str], around: str) -> list[str]:
        """The past versions that the words in brackets around a name ask for: （2015年修正）."""
        said = "".join(re.findall(r"[（(〔][^（()）〕]{0,24}[)）〕]", around))
        wanted = {
            wanted
            for doc_id in past
            for wanted in asked_for(said, {i: self._versions[i] for i in self._same_name[doc_id]})
        }
        return [d for d in past if d in wanted]


def _in_articles(steps: Sequence[Step]) -> Sequence[Step]:
    """§ 8.2 as the second 款 of 第八条, which it means where no clause is counted so."""
    article, _, paragraph = str(steps[0].number).partition(".")
    if steps[0].unit != "点" or not (article.isdecimal() and paragraph.isdecimal()):
        return steps
    return Step("条", int(article)), Step("款", int(paragraph)), *steps[1:]


def _title_of(annex: Clause, text: str) -> str:
    """The title of a document that stands in another as its annex; empty where it has none."""
    if annex.kind != "annex":
        return ""
    if annex.number is None:
        return annex.address.strip("《》") if annex.address.startswith("《") else ""
    lines = "\n".join(text[a:b] for a, b in annex.own_spans).splitlines()
    headings = (without_marker(line).strip() for line in lines[:2])
    return next((h for h in headings if TITLE_END.search(h) and len(h) <= HEADING_LIMIT), "")


def _is_inside(clause: Clause, annex: Clause) -> bool:
    """Does a clause stand in an annex; what follows one without a number is its own annexes?"""
    is_before_end = annex.number is None or clause.spans[0][0] < annex.spans[-1][1]
    return clause.spans[0] >= annex.spans[0] and is_before_end


def _key(name: str) -> str:
    """A name as names are compared, whichever brackets stand inside."""
    return re.sub("[《》〈〉<>]", "", folded(name))


def _is_any(reference: Reference) -> bool:
    """Is it the law or the rules, of no document and no place in one?"""
    return not reference.steps and is_kind(reference.title or "")


def is_paper(title: str | None) -> bool:
    """Is a name that of a paper to be shown or filled in: 《经营许可证》, 《登记表》?"""
    return _PAPER.search(title or "") is not None
