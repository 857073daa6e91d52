"""What a document says of its own validity: when published, from when it applies, what it repeals.

Reads, in this order of trust, the document's text (the notes under its title, its signature, its
final article), the header its file carries (front matter, ``<meta>`` elements) and its file name.
Pure; knows no other document and no library.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from itertools import takewhile

from index.dates import CHINESE_DAY, ENGLISH_DAY, days_in, later, read_day
from index.english_notes import Told, told_in
from index.header import pairs_in
from index.numerals import ANY_NUMBER, to_int
from index.outline import Clause, Outline, ParseWarning
from index.repeals import is_quoted, repeals_in
from index.sentences import words
from index.validity import Facts, State

_IN_FORCE = "(?:施行|实施|生效|执行)"
_ARTICLE = re.compile(rf"^(?:#{{1,6}})?[ \t\u3000]*(?:\*\*|__)?第 ?{ANY_NUMBER} ?条", re.MULTILINE)
_PUBLISHED = "公布|发布|颁布|印发|公告|下发|签发|发文"


def facts_of(outline: Outline) -> Facts:
    """Read what a document says of its validity, each fact from the source trusted most."""
    said = _said(outline)
    return Facts(
        published=_first(said, "published"),
        effective=_first(said, "effective"),
        repealed=_first(said, "repealed"),
        repeals=tuple(repeals_in(_units(outline))),
        declared=_declared(outline),
        year=_edition_year(outline),
        articles=articles_in(outline.document.text),
        held=_held(outline.document.text),
    )


def own_days(outline: Outline) -> frozenset[date]:
    """All days by which a document may be called: of its title, notes, header and signature."""
    told = (day for source in _said(outline) for day in (*source.days.values(), *source.also))
    text = outline.document.text
    own = [span for clause in _front(outline) for span in clause.own_spans]
    front = [outline.title, *(text[start:end] for start, end in own)]
    named = (day.value for words_ in front for day in days_in(words_))
    return frozenset([*filter(None, told), *named])


def tells_its_day(text: str) -> bool:
    """Do some words of a document say from when it applies itself: 本法自…起施行?"""
    own = (match for match in _TAKES_EFFECT.finditer(text) if match["self"])
    found = (*own, *_TAKES_EFFECT_EN.finditer(text))
    return any(not is_quoted(text, match.start()) for match in found)


def articles_in(text: str) -> int:
    """How many lines begin an article of a Chinese law, 第3条, **第三条** or ## 第三条."""
    return len(_ARTICLE.findall(text))


HELD_CHARS = 600
_HELD = re.compile(
    rf"(?:^|[\s|])(?:会议|召开|举行|开会)?时间[ \u3000]*[:：|][ \u3000]*"
    rf"(?={CHINESE_DAY}|[0-9]{{4}}-)"
    rf"|(?={CHINESE_DAY}[^。；\n]{{0,30}}?(?:召开|举行))"
    rf"|\b(?:meeting|session|held)\b[^.\n]{{0,40}}?(?=\b{ENGLISH_DAY})",
    re.I,
)
"""What stands before the day of a meeting, not before one of issue: 会议时间：, Minutes of …"""


def _held(text: str) -> date | None:
    """The day of the meeting whose minutes a text is; None where its top tells of none."""
    top = text[:HELD_CHARS]
    told = _HELD.search(top)
    return read_day(top[told.end() :]) if told else None


def contradictions(outline: Outline) -> tuple[ParseWarning, ...]:
    """Warn of dates that sources give otherwise, and of those that cannot follow each other."""
    said = _said(outline)
    is_edition = _edition_year(outline) is not None
    return (*_contradictions(said), *_out_of_order(said, is_edition))


# --- sources --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Source:
    """What one source says.

    Attributes:
        name: For a warning.
        days: The day of each fact that it tells.
        also: Further days that it mentions and that therefore contradict nothing.
        open_ended: Its days say when it was signed; it may be published later.
        posted: Its days say when a page was put up, which may be any time later.
        amended: It tells of an amendment, which is published after the document first applied.
    """

    name: str
    days: dict[str, date | None]
    also: frozenset[date] = frozenset()
    open_ended: bool = False
    posted: bool = False
    amended: bool = False


def _said(outline: Outline) -> tuple[_Source, ...]:
    """All sources, the most trusted first."""
    header = sorted(_header_sources(outline), key=lambda source: source.posted)
    return (_text_source(outline), *header, _name_source(outline))


def _first(said: Iterable[_Source], fact: str) -> date | None:
    return next((day for source in said if (day := source.days.get(fact))), None)


def _contradictions(said: Sequence[_Source]) -> Iterator[ParseWarning]:
    for fact in ("published", "effective", "repealed"):
        telling = [source for source in said if source.days.get(fact)]
        for source in telling[1:]:
            believed, day = telling[0].days[fact], source.days[fact]
            assert believed is not None
            assert day is not None
            may_be_later = telling[0].open_ended or source.posted
            if day not in (believed, *telling[0].also) and not (may_be_later and day >= believed):
                yield ParseWarning(
                    "contradicting_dates",
                    f"{fact}: {source.name} gives {day}, {telling[0].name} gives {believed}, "
                    "which is believed",
                    0,
                )


_ORDER = (("published", "effective"), ("published", "repealed"), ("effective", "repealed"))


def _out_of_order(said: Sequence[_Source], is_edition: bool) -> Iterator[ParseWarning]:
    """Days believed of which the second comes before the first, though it has to come after."""
    is_edition = is_edition or any(source.amended for source in said)
    for first, second in _ORDER:
        telling = next((source for source in said if source.days.get(first)), None)
        before, after = _first(said, first), _first(said, second)
        if telling is None or before is None or after is None or after >= before:
            continue
        if telling.posted or (is_edition and second == "effective"):
            continue
        yield ParseWarning(
            "impossible_dates",
            f"{second} on {after}, before it was {first} on {before}; correct one of them",
            0,
        )


# --- the text -------------------------------------------------------------------------------


class _Act(Enum):
    """What happened to a text on a day of its notes."""

    ADOPTED = auto()
    PUBLISHED = auto()
    REVISED = auto()
    """Replaced by a new text as a whole."""
    AMENDED = auto()
    """Changed in places by another decision; its final article stays."""
    IN_FORCE = auto()
    REPEALED = auto()


_ACTS = (
    (re.compile(r"[起　 ]*(?:施行|实施|生效|执行)"), _Act.IN_FORCE),
    (re.compile(r"[起　 ]*[^，。；《]{0,30}(?:废止|失效)"), _Act.REPEALED),
    (re.compile(r".*?(?:修正|修改|的决定[》〉]|(?:通过|公布|发布)的《)", re.S), _Act.AMENDED),
    (re.compile(r".*?修订", re.S), _Act.REVISED),
    (re.compile(rf".*?(?:{_PUBLISHED}|令)", re.S), _Act.PUBLISHED),
)
_ACT_OF = {
    Told.MADE: _Act.PUBLISHED, Told.CHANGED: _Act.AMENDED, Told.IN_FORCE: _Act.IN_FORCE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Event:
    day: date
    act: _Act


def _text_source(outline: Outline) -> _Source:
    events = [*_noted(outline), *_signed(outline)]
    texts = [e for e in events if e.act not in (_Act.IN_FORCE, _Act.REPEALED)]
    published = max((e.day for e in texts), default=None)
    in_force = max((e.day for e in events if e.act is _Act.IN_FORCE), default=None)
    own = _own_effective(outline, _enacted(texts))
    if own is None or (in_force and published and own < published):
        own = in_force or own  # the note speaks of this text, the article of its first form
    ended = max((e.day for e in events if e.act is _Act.REPEALED), default=None)
    days = {
        "published": published,
        "effective": own,
        "repealed": ended or _expiry(outline, own or published),
    }
    signed_only = bool(texts) and not list(_noted(outline))
    mentioned = frozenset([*(e.day for e in events), *filter(None, days.values())])
    amended = any(e.act in (_Act.AMENDED, _Act.REVISED) for e in events)
    return _Source("the text", days, mentioned, signed_only, amended=amended)


def _enacted(events: Sequence[_Event]) -> date | None:
    """When this text was first published: 自公布之日起 counts from there, amended or not."""
    revised = [i for i, e in enumerate(events) if e.act is _Act.REVISED]
    text = [e for e in events[revised[-1] if revised else 0 :] if e.act is not _Act.AMENDED]
    if not text:
        return None
    published = [e.day for e in text if e.act is _Act.PUBLISHED]
    return max(published or [e.day for e in text])


def _noted(outline: Outline) -> Iterator[_Event]:
    """What the notes before the first numbered clause tell."""
    for note in _notes(outline):
        days = list(days_in(note, chinese_only=True))
        ends = [*(day.start for day in days[1:]), len(note)]
        events: list[_Event] = []
        for day, end in reversed(list(zip(days, ends, strict=False))):
            said = note[day.end : end]
            goes_on = events and said.rstrip().endswith(("经", "、", "，"))
            events.append(_Event(day.value, events[-1].act if goes_on else _act(said)))
            if _PUBLISHED_IN_FORCE.search(said):
                events.append(_Event(day.value, _Act.IN_FORCE))
        yield from reversed(events)
        yield from (_Event(day, _ACT_OF[told]) for day, told in told_in(note))


_PUBLISHED_IN_FORCE = re.compile(rf"(?:{_PUBLISHED})并?{_IN_FORCE}")
_BEGINS_WITH_DAY = re.compile(rf"[（(]?{CHINESE_DAY}")


def _notes(outline: Outline) -> Iterator[str]:
    """The notes in front, also those that stand under a heading without a number."""
    text = outline.document.text
    for clause in _front(outline):
        if clause.kind == "note":
            yield clause.text
        elif clause.kind in ("part", "heading", "annex"):
            lines = (text[start:end].strip() for start, end in clause.own_spans)
            yield from (line for line in lines if _BEGINS_WITH_DAY.match(line))


def _act(said: str) -> _Act:
    """What the words behind a day say of it."""
    return next((act for pattern, act in _ACTS if pattern.match(said)), _Act.ADOPTED)


def _signed(outline: Outline) -> Iterator[_Event]:
    """The day under the document's (first) signature."""
    signature = next((c for c in outline.clauses if c.kind == "signature"), None)
    if signature is not None:
        days = list(days_in(signature.text, chinese_only=True))
        yield from (_Event(day.value, _Act.PUBLISHED) for day in days[-1:])


_FRONT = 20


def _front(outline: Outline) -> Iterator[Clause]:
    """What stands before the first numbered clause; a decree's own text ends with an annex."""
    first = outline.clauses[:_FRONT]
    return takewhile(lambda c: c.number is None or c.kind in ("annex", "table"), first)


def _units(outline: Outline) -> list[str]:
    """The document's text piece by piece: an article with all below it, else own words."""
    text, units = outline.document.text, []
    inside: set[str | None] = set()
    for clause in outline.clauses:
        if clause.parent in inside:
            inside.add(clause.id)
        elif clause.kind == "article":
            inside.add(clause.id)
            units.append(clause.text)
        elif clause.kind not in ("title", "note", "toc", "signature", "table"):
            units.append(words(text, clause.own_spans))
    return units


_SELF = r"本[\u4e00-\u9fff]{0,6}[法典例定则释见知议案程划要度准南复函告施令约]"
_SINCE = (
    rf"(?:公布|发布|颁布|印发|通过|公告|批准|签发|下发|发文|文到|签署)(?:之日|后)?[起后]?"
    rf"(?:满)?(?:(?P<count>{ANY_NUMBER})(?P<unit>日|天|个?月|年))?(?:届?满)?(?:之?后|以后)?"
)
_TAKES_EFFECT = re.compile(
    rf"(?P<self>{_SELF})?[，,]?(?:自|从|于)(?:(?P<day>{CHINESE_DAY})|{_SINCE})"
    rf"(?:零时)?起?(?:开始|正式)?{_IN_FORCE}(?=[。；;，,、）)（(]|$)"
)
_TAKES_EFFECT_EN = re.compile(
    r"\b(?:comes? into (?:force|effect|operation)|takes? effect|(?:is|shall be|be) effective)"
    rf"(?: (?:on|from|as of|as from))? (?P<day>{ENGLISH_DAY})",
    re.I,
)
_EFFECTIVE_EN = re.compile(
    r"^(?:[\s*_|]*|[^|\n].*[.;,|·•(]\s*)"
    r"(?:(?:with effect|in force|in effect|effective|commencement)(?: date)?|date of effect)"
    r"(?:\s*[:：|]\s*|\s+)(?:(?:on|from|as of|as from|since)\s+)?"
    rf"(?P<day>{ENGLISH_DAY}|[0-9]{{4}}-[0-9]{{1,2}}-[0-9]{{1,2}})",
    re.I | re.M,
)
"""Effective 1 May 2024, in a line below the title of an English document."""
_IN_FRONT = re.compile(
    rf"^(?:[\W_]*|[^。；;\n]{{1,12}}[:：])[ \u3000]*(?:自|从|于)?(?P<day>{CHINESE_DAY})"
    rf"起?(?:开始|正式)?{_IN_FORCE}[\W_]*$",
    re.M,
)
"""版本：2026年1月1日起执行, in a line below the title of a Chinese one."""
LAST_UNITS = 3


def _own_effective(outline: Outline, enacted: date | None) -> date | None:
    """The day that the document itself names for taking effect, the last where it names several."""
    units = _units(outline)
    found = _effective_in_front(outline)
    for i, unit in enumerate(units):
        at_an_end = i >= len(units) - LAST_UNITS or unit == units[0]
        for match in _TAKES_EFFECT.finditer(unit):
            if is_quoted(unit, match.start()) or not (match["self"] or at_an_end):
                continue
            found = _effective_day(match, enacted) or found
        for match in _TAKES_EFFECT_EN.finditer(unit):
            found = read_day(match["day"]) or found
    return found


def _effective_in_front(outline: Outline) -> date | None:
    text = outline.document.text
    spans = (span for clause in _front(outline) for span in clause.own_spans)
    front = "\n".join(text[slice(*span)] for span in spans)
    found = (*_EFFECTIVE_EN.finditer(front), *_IN_FRONT.finditer(front))
    return next(filter(None, (read_day(match["day"]) for match in found)), None)


def _effective_day(match: re.Match[str], enacted: date | None) -> date | None:
    if match["day"]:
        return read_day(match["day"])
    if enacted is None or not match["count"]:
        return enacted
    return later(enacted, to_int(match["count"]) or 0, match["unit"].removeprefix("个"))


_VALID_UNTIL = re.compile(rf"有效期(?:限)?(?:截?至|到)(?P<day>{CHINESE_DAY})")
_VALID_FOR = re.compile(rf"{_IN_FORCE}[，,。；]?有效期(?:限)?为?(?P<count>{ANY_NUMBER})年")


def _expiry(outline: Outline, begins: date | None) -> date | None:
    """The day after the last on which a document says it is valid."""
    for unit in _units(outline)[-LAST_UNITS:]:
        if until := _VALID_UNTIL.search(unit):
            day = read_day(until["day"])
            return later(day, 1, "日") if day else None
        if begins and (years := _VALID_FOR.search(unit)):
            return later(begins, to_int(years["count"]) or 0, "年")
    return None


# --- header and file name -------------------------------------------------------------------

_KEYS = {
    "published": "published publish_date publishdate publication_date pubdate date date_published "
    "article:published_time dc.date dc.date.issued dcterms.issued dcterms.date "
    "公布日期 发布日期 颁布日期 印发日期 成文日期 发文日期 通过日期 公布时间 发布时间 日期",
    "effective": "effective effective_date effective_from in_force_from "
    "施行日期 实施日期 生效日期 施行时间 实施时间 生效时间",
    "repealed": "repealed repealed_on repeal_date 废止日期 失效日期 废止时间 失效时间",
    "last_day": "valid_until expires 有效期至 有效期限至 有效期截止",
    "declared": "status state 时效性 时效 效力状态 有效性 状态",
}
_FACT_OF = {key: fact for fact, keys in _KEYS.items() for key in keys.split()}
_STATES = (
    (re.compile(r"废止|失效|repealed|expired|revoked", re.I), State.REPEALED),
    (re.compile(r"尚未|not.yet", re.I), State.NOT_YET_IN_FORCE),
    (re.compile(r"已被?修[改订正]|amended|superseded", re.I), State.AMENDED),
    (re.compile(r"现行|有效|in.force|current|^active", re.I), State.CURRENT),
)


_SIGNED = ("成文日期", "发文日期", "通过日期")
_POSTED = (
    "date", "pubdate", "publishdate", "article:published_time", "dc.date", "dcterms.date",
    "发布日期", "发布时间",
)  # fmt: skip


def _header(outline: Outline) -> Iterator[tuple[str, str, str]]:
    """What a file's header and the notes in front give of the facts: key, fact and value."""
    lines = [line for clause in _front(outline) for line in clause.text.split("\n")]
    for key, value in (*outline.document.meta, *(p for line in lines for p in pairs_in(line))):
        plain = re.sub(r"[\s\u3000]+", "", key).lower().replace("-", "_")
        if plain in _FACT_OF:
            yield plain, _FACT_OF[plain], value


def _header_sources(outline: Outline) -> Iterator[_Source]:
    """Each line of the header by itself, in order; ``<meta>`` elements come last."""
    for key, fact, value in _header(outline):
        day = read_day(value)
        if day is None or fact == "declared":
            continue
        if fact == "last_day":
            fact, day = "repealed", later(day, 1, "日")
        yield _Source(key, {fact: day}, open_ended=key in _SIGNED, posted=key in _POSTED)


def _declared(outline: Outline) -> State | None:
    values = [value for _, fact, value in _header(outline) if fact == "declared"]
    states = (s for value in values for pattern, s in _STATES if pattern.search(value))
    return next(states, None)


_NAME_ENDS = re.compile(r"(?:废止|失效|repealed)", re.I)
_EDITION_YEAR = re.compile(
    r"(?<![0-9])((?:19|20)[0-9]{2})年?(?:第?[一二三四五六七八九十]次)?(?:修[正订改]|版|[)）〕\]])"
)


def _name_source(outline: Outline) -> _Source:
    """The day in a file's name: its text's, unless the name says that it ended then."""
    stem = outline.document.name.rsplit(".", 1)[0]
    day = read_day(stem)
    fact = "repealed" if _NAME_ENDS.search(stem) else "published"
    return _Source("the file name", {fact: day})


def _edition_year(outline: Outline) -> int | None:
    """The year of 某条例（2019年修订）, from the title or the file name."""
    for name in (outline.title, outline.document.name):
        if match := _EDITION_YEAR.search(name):
            return int(match[1])
    return None
