"""What a text says of a document, or of a part of one, as a whole. Pure.

《X》共四章十四条 and The Act has six sections are counted in the outline, since no clause says so;
《X》不适用于企业 is held against what the document says of whom it applies to.
Knows the words and the place that is named, and not the text they stand in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.checker.claimed import Asked, Ruling
from assistant.checker.corpus import Corpus
from assistant.checker.places import FOUND, Meant
from assistant.evidence.critical import ENGLISH_NUMBERS, EXCEPTION, critical_words
from assistant.evidence.narrowed import last_part
from assistant.evidence.sources import CONTRADICTED, SUPPORTED
from index.coverage import coverage
from index.dates import CHINESE_DAY, ENGLISH_DAY, days_in, read_day
from index.numerals import ANY_NUMBER, to_int
from index.outline import Clause
from index.titles import answers_to, is_generic, names_of
from index.verbatim import Place

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
_APPLIES = re.compile(
    r"(?:(?:也|均|都|并|仅|只|同样)*)(?P<no>不)?适用于?(?P<whom>[^，。；不]{2,24})[。；\s]*"
)
_WHOM_FIRST = re.compile(
    r"(?:^|[，。；\n])(?P<whom>[^，。；\n]{2,60}?)(?:，|也|均|都|同样)*(?P<no>不)?适用本[\u4e00-\u9fff]{1,4}(?=[，。；\n]|$)"
)
_WHOM_LAST = re.compile(
    r"本[\u4e00-\u9fff]{1,4}?(?:也|均|都|同样)*(?P<no>不)?适用于(?P<whom>[^，。；\n]{2,60})"
)
"""How a document says whom it applies to: 国家机关不适用本办法, 本办法适用于企业."""
_JOINS = re.compile("、|以及|或者|[和与及或]")
_WHERE = re.compile(r"^在?(?:本[市省区县]|中华人民共和国)(?:行政区域)?(?:范围)?(?:境内|内)?的?")
_STANDS = re.compile(r"^[\s\u3000]*第[一二三四五六七八九十百千]+条[\s\u3000]*")
_OF_ITSELF = re.compile("适用|施行|实施|生效|废止|失效|无效|删除|删去|取消|修[订改正]")
_SINCE = re.compile(
    rf"(?:已经?)?(?:自|从|于|在)?(?:{CHINESE_DAY})(?:起|开始)?(?:正式)?(?:施行|实施|生效)[。；]?"
    r"|(?:is |came |comes |has been |was )?"
    r"(?:in(?:to)? force|effective|t(?:ook|akes) effect|applies)"
    rf" (?:as )?(?:from|on|since|of) (?:{ENGLISH_DAY})\.?",
    re.I,
)
_PUBLISHED = re.compile(
    rf"(?:已经?)?(?:自|于|在)?(?:{CHINESE_DAY})(?:正式)?(?:公布|发布|颁布|印发)[。；]?"
)
"""From when a document holds, and when it was published, where nothing else is said of it."""


def tells_of_a_whole(said: str) -> bool:
    """Do a few words say of a document how it is made up, whom it is for or since when it is?"""
    return _OF_ITSELF.search(said) is not None or bool(_told(said))


def dates_a_whole(said: str) -> bool:
    """Do words say since when a document holds or when it was published, and nothing else?"""
    return any(form.fullmatch(said.strip()) for form in (_SINCE, _PUBLISHED))


@dataclass(frozen=True, slots=True)
class _Count:
    """So many parts of one kind, as a text tells them."""

    kind: str
    number: int
    written: str
    unit: str


def _told(said: str) -> list[re.Match[str]]:
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


class Wholes:
    """Rules on what is said of whole documents, by one library."""

    def __init__(self, corpus: Corpus) -> None:
        """Sit over a library."""
        self._corpus = corpus

    def of(self, asked: Asked, meant: Meant) -> tuple[Asked | None, Ruling] | None:
        """The ruling on what is said of a place as a whole; None where nothing of the kind is.

        Args:
            asked: The claim.
            meant: The place that it names.

        Returns:
            What the claim says besides, which is to be ruled on too, and the ruling.
        """
        if asked.quoted or meant.outcome != FOUND or meant.year or len(meant.doc_ids) != 1:
            return None
        told = list(self._own(asked, meant))
        if counted := self._counted(asked, meant, told):
            return _beside(asked, told), counted
        ruling = self._applied(asked, meant) or self._dated(asked, meant)
        return (None, ruling) if ruling else None

    def _own(self, asked: Asked, meant: Meant) -> Iterator[_Told]:
        """Where words count the parts of the place, not those of a form that it tells of."""
        is_own = _OF_ANOTHER.search(last_part(asked.frame)) is None
        end = 0
        for told in _told(asked.words):
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

    def _dated(self, asked: Asked, meant: Meant) -> Ruling | None:
        """The ruling on a day that is the one since which a document holds, or of its publication.

        On any other day its own words rule.
        """
        facts = self._corpus.catalogue.facts(meant.doc_ids[0])
        for form, day in ((_SINCE, facts.effective), (_PUBLISHED, facts.published)):
            if day and form.fullmatch(asked.words.strip()) and read_day(asked.words) == day:
                scope = self._corpus.scope(meant.doc_ids, ())
                told = next(days_in(asked.words))
                written = asked.words[told.start : told.end]
                places = self._corpus.exactly(written, scope, quoted=False)
                return Ruling(SUPPORTED, next(iter(places), None))
        return None

    def _applied(self, asked: Asked, meant: Meant) -> Ruling | None:
        """The ruling on whom a document is said to apply to, where it names just these."""
        told = _APPLIES.fullmatch(asked.words)
        if told is None:
            return None
        for place in self._corpus.scope(meant.doc_ids, meant.clauses):
            for source, at in self._corpus.sources(place):
                if ruling := _ruled(asked, told, source.text, at):
                    return ruling
        return None


def _ruled(asked: Asked, told: re.Match[str], sentence: str, at: Place) -> Ruling | None:
    """The ruling of a sentence that says of the same whether a document applies to them."""
    if any(word.kind == EXCEPTION for word in critical_words(sentence)):
        return None
    bare = _STANDS.sub("", sentence)
    stated = (found for p in (_WHOM_FIRST, _WHOM_LAST) for found in p.finditer(bare))
    for found in stated:
        whom = [_WHERE.sub("", one) for one in _JOINS.split(found["whom"])]
        if _WHERE.sub("", told["whom"]) in (*whom, _WHERE.sub("", found["whom"])):
            if bool(found["no"]) == bool(told["no"]):
                return Ruling(SUPPORTED, at)
            return Ruling(CONTRADICTED, at, asked.say.say("check_contradicted", words=told[0]))
    return None


def _beside(asked: Asked, told: Sequence[_Told]) -> Asked | None:
    """What a claim says besides how many parts there are."""
    words = asked.words
    for start, one in reversed(told):
        words = words[:start] + words[one.end() :]
    words = words.strip("，,。.； ")
    return asked.told_as(words) if len(words) > 1 else None
