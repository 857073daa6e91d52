"""What ways to write that deny in words of their own have in common; their tables stay apart. Pure.

Knows nothing of documents, nor of how any one of them words a denial.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from index.numerals import to_chinese, to_int
from tests.check_alterations import Alteration, Opposite, without_one

# --- figures and parts ----------------------------------------------------------------------

FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十百千]+")
"""A number as laws write it."""
FIXED = re.compile(r"[第每几数之百千万十点.0-9]$|[同任某另唯统单进不专这]$|十[一二三四]五$|[分之]$")
"""Before a figure that is no amount."""
COUNTED = re.compile(
    r"[万亿]?元|倍|周岁|[%％]|平方米|公里|海里|米|吨|公斤|名|人(?!民|次|员)|次(?!性|日)|辆|份|家(?!用|庭)"
)
"""What an amount is counted in."""
TIMED = re.compile(
    r"个?工作日|个?小时|个月(?![一二三四五六七八九十0-9])|天|日(?![常益报0-9])|年(?![龄度级来代])"
)
"""What a period or a day is counted in."""
AMOUNT = "(?<=[0-9一二三四五六七八九十百千万元年月日天时岁倍吨米%％])"
"""Behind a figure or what it is counted in."""
MEMBER = re.compile("情形。$|的其他[^，。]{2,8}。$")
"""The end of an item that only its list makes a rule."""
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
RULE = re.compile(r"[^，；。]{0,12}(?:应当|可以|不得|不予|责令|有权|予以|必须|处|由|依法)")
"""The beginning of what holds under a condition."""


def figures(text: str, unit: re.Pattern[str], fixed: re.Pattern[str]) -> list[re.Match[str]]:
    """Numbers before a unit, but for those whose surroundings say that they are no amounts."""
    return [
        m
        for m in FIGURE.finditer(text)
        if unit.match(text, m.end()) and not fixed.search(text[: m.start()])
    ]


def other_amount(
    others: Callable[[int], Sequence[int]], *, below: int, in_figures: float
) -> Alteration:
    """What puts another amount; the arguments are those of ``revalued``."""

    def number(text: str, random: Random) -> str | None:
        found = figures(text, COUNTED, FIXED)
        return revalued(text, random, found, others, below=below, in_figures=in_figures)

    return number


def other_period(
    others: Callable[[int], Sequence[int]], *, below: int, in_figures: float
) -> Alteration:
    """What puts another period, or another year, month or day."""

    def date(text: str, random: Random) -> str | None:
        found = [m for m in figures(text, TIMED, FIXED) if text[m.start() - 1] != "月"]
        return revalued(text, random, found, others, below=below, in_figures=in_figures)

    return date


def reordering(*pairs: re.Pattern[str]) -> Alteration:
    """What puts two neighbours, of which each pattern finds pairs, in each other's place."""

    def reordered(text: str, random: Random) -> str | None:
        found = [match for pair in pairs for match in pair.finditer(text)]
        if not found:
            return None
        match = random.choice(found)
        between = text[match.end(1) : match.start(2)]
        return text[: match.start()] + match[2] + between + match[1] + text[match.end() :]

    return reordered


def revalued(
    text: str,
    random: Random,
    found: Sequence[re.Match[str]],
    others: Callable[[int], Sequence[int]],
    *,
    below: int,
    in_figures: float,
) -> str | None:
    """Another value for one of the figures.

    Args:
        text: What they stand in.
        random: Chooses the figure and its value.
        found: The figures.
        others: Values that may be put for one.
        below: Figures that are as large stay.
        in_figures: How often one that is written in words is written in figures.
    """
    if not found:
        return None
    match = random.choice(found)
    size = 2 if match[0] == "两" else None if "." in match[0] else to_int(match[0])
    if size is None or not 1 <= size < below:
        return None
    value = random.choice(others(size))
    is_arabic = match[0].isascii() or random.random() < in_figures
    other = str(value) if is_arabic else to_chinese(value)
    return text[: match.start()] + other + text[match.end() :]


def without_condition(conditions: re.Pattern[str]) -> Alteration:
    """Leave out the one condition on which the rest depends."""

    def drop(text: str, random: Random) -> str | None:
        if re.search("下列|以下情形|之一的|的，[^。]*的，", text):
            return None
        cuts = [m for m in conditions.finditer(text) if RULE.match(text[m.end() :])]
        return without_one(cuts, text, random)

    return drop


def without_exception(exceptions: re.Pattern[str]) -> Alteration:
    """Leave out what is excepted."""
    return lambda text, random: without_one(list(exceptions.finditer(text)), text, random)


# --- denials --------------------------------------------------------------------------------

N = "([0-9]+|[一二三四五六七八九十百]+)"
UNIT = "(个?(?:工作日|月|小时)|日|年|周岁|[万亿]?元|人|次|%)"
"""Amounts that a denial may change."""
CHARGED_BY = (
    "([^。《》“，应]{2,24})由([^。《》“，由]{2,20}(?:部门|机关|机构|政府|委员会|院|部|会))"
    "(负责|规定|制定|组织|承担|决定)。"
)
IN_CHARGE_OF = (
    "([^。《》“，]{2,16}(?:部门|机关|机构|政府|委员会|院|部|会))负责([^。《》“，]{4,40})。"
)
AT_LEAST = f"([^。《》“，；]{{2,16}})(?:不得?(?:低于|少于)|至少){N}{UNIT}。"
"""Sentences that charge a body or set a least amount."""
LIMITS = re.compile(
    "但|除|的，|如|若|经|未|非|不|限|前款|下列|期间|情形|以[上下]|依照|按照|符合|仅|只|[时后前]，"
)
"""What makes a sentence hold in some cases only."""
_IN_FORCE = re.compile(r"本(?:法|条例|规定|办法)自([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日起施行。")

Denial = tuple[str, tuple[str, ...]]
"""What a sentence is like, and claims that deny it; the last two in a new order of words."""
Filling = Callable[[str, re.Match[str], Random], str | None]


@dataclass(frozen=True, slots=True)
class Denials:
    """How one way to write denies.

    Attributes:
        values: Sentences that set an amount or a period: {n} is more, {m} less than it is.
        charges: Sentences that charge a body: {b} is another.
        rules: Sentences that allow, forbid, demand or encourage.
        bodies: Whom else ``charges`` may name.
        in_force: Tells another day of effect, {day}.
        years: By how many the day of effect is moved.
    """

    values: tuple[Denial, ...]
    charges: tuple[Denial, ...]
    rules: tuple[Denial, ...]
    bodies: tuple[str, ...]
    in_force: str
    years: int


def denier(denials: Denials) -> Opposite:
    """Deny what a sentence rules, whom it charges, how much it allows or when it begins."""

    def opposite(text: str, random: Random, *, reworded: bool) -> str | None:
        if match := _IN_FORCE.fullmatch(text):
            claim = denials.in_force.format(day=_another_day(match, denials.years, random))
            return claim if reworded else None
        free = not LIMITS.search(text[:-1].replace("不得", ""))
        tables: tuple[tuple[Sequence[Denial], Filling, bool], ...] = (
            (denials.values, _value, True),
            (denials.charges, _body(denials.bodies), free),
            (denials.rules, _plain, free),
        )
        for table, fill, fits in tables:
            for pattern, claims in table:
                if fits and (match := re.fullmatch(pattern, text)):
                    return fill(random.choice(claims[-2:] if reworded else claims), match, random)
        return None

    return opposite


def _another_day(match: re.Match[str], years: int, random: Random) -> str:
    year, month, day = map(int, match.groups())
    return random.choice(
        (f"{year + years}年{month}月{day}日", f"{year}年{month % 12 + 1}月{day}日")
    )


def _plain(claim: str, match: re.Match[str], random: Random) -> str | None:  # noqa: ARG001
    return claim.format(*match.groups())


def _body(bodies: Sequence[str]) -> Filling:
    def fill(claim: str, match: re.Match[str], random: Random) -> str | None:
        other = random.choice([b for b in bodies if b not in match[0] and b[:2] not in match[0]])
        return claim.format(*match.groups(), b=other)

    return fill


def _value(claim: str, match: re.Match[str], random: Random) -> str | None:
    size = to_int(match[2])
    if size is None or not 2 <= size < 900 or re.search("以|起", match[1]):
        return None
    more, less = size * random.choice((2, 3)), max(1, size // random.choice((2, 3)))
    write = str if match[2].isascii() else to_chinese
    return claim.format(*match.groups(), n=write(more), m=write(less))


# --- what nothing says ----------------------------------------------------------------------


def crossed(
    subjects: Sequence[tuple[str, str]], predicates: Sequence[str], step: int, shift: int
) -> tuple[tuple[str, str], ...]:
    """Every subject, that laws have, with three predicates, which no law has."""
    return tuple(
        (title, subject + predicates[(i * step + k * shift) % len(predicates)])
        for k in range(3)
        for i, (title, subject) in enumerate(subjects)
    )


# --- denials --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Denied:
    """One sort of sentence and what denies it.

    Attributes:
        pattern: What the whole sentence is like.
        claims: With the groups' words; {b} is another body, {n} more and {m} less than group
            ``amount``.
        share: How often such a sentence is taken; the frequent ones would crowd out the others.
        amount: The group that holds a number.
    """

    pattern: str
    claims: tuple[str, ...]
    share: float = 1.0
    amount: int = 0


def denial(
    kinds: Sequence[Denied],
    text: str,
    random: Random,
    bodies: Sequence[str],
    *,
    times: Sequence[int],
) -> str | None:
    """Deny a sentence as the first of its sorts is denied; None where it is of none.

    Args:
        kinds: The sorts.
        text: The sentence.
        random: Chooses the words, the body and the amount.
        bodies: Of which one may be put for the sentence's own.
        times: How many times as much a larger amount may be.
    """
    for denied in kinds:
        if (match := re.fullmatch(denied.pattern, text)) and random.random() < denied.share:
            return _claim(denied, match, random, bodies, times)
    return None


def _claim(
    denied: Denied,
    match: re.Match[str],
    random: Random,
    bodies: Sequence[str],
    times: Sequence[int],
) -> str | None:
    others = [b for b in bodies if b not in match[0] and b[:2] not in match[0]]
    fields = {"b": random.choice(others), "n": "", "m": ""}
    if denied.amount:
        written = match[denied.amount]
        size = to_int(written) or 0
        if not 2 <= size < 900:
            return None
        write: Callable[[int], str] = str if written.isascii() else to_chinese
        fields |= {"n": write(size * random.choice(times)), "m": write(size // 2)}
    return random.choice(denied.claims).format(*(g or "" for g in match.groups()), **fields)
