"""Does a claim tell the rule of one part of an article under the condition of another? Pure.

Of 乘坐公共汽车的，应当出示证件；乘坐出租车的，应当系安全带 no 乘坐公共汽车的，应当系安全带 follows.
A part goes to the next ； or 。 or is an item of a list. Its rule holds under what stands before it
in the part, under what leads to its list, and, where its own condition is told or it has none,
under what the parts before it say.
Knows only the words of a claim and of what it is held against.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from assistant.evidence.conditions import SEGMENT
from assistant.evidence.critical import MODALITY, critical_words
from index.documents import Span
from index.letters import letters_of
from index.markers import read_marker, without_marker

LEAST_HEAD = 3
"""Letters of a condition or subject by which its part is known."""
LEAST_RULE = 4
"""The same of a rule."""
IN_PART = 0.85
"""Share of a condition that stands in the part it comes from."""
IN_HOME = 0.7
"""Share of a rule that stands in the part it comes from."""
AS_GOOD = 0.02
"""Difference of shares that tells no part from another."""
FOREIGN = 0.2
"""How much more of a condition another part must have than the part of its rule."""
TOLD = 0.5
"""Share of a part's own condition from which a claim tells it."""

LEADS = ("：", ":", "—", "–", " -")
"""What ends the words that lead to a list."""
_PART = re.compile(r"[^；;。：:\n]+[；;。：:\n]?")
CONDITION_END = r"(?:的|时|[之以]?[前后]|期间|期内|情况下|情形下)$"
"""How words end that say under what something holds."""
_HEAD_END = re.compile(CONDITION_END)
_IF = re.compile(r"^(?:如果?|若|倘若|凡)")
_OF = re.compile(r"^(?:对于?|在|属于)")
_RULES = re.compile(
    r"(?:或者)?[并可]?处(?![于在理置境])|责令|给予|没收|吊销|由|依[法照据]|按照|负责"
)
_POINTS = re.compile(
    r"前款|前项|前[一二三两]|上述|前述|[该此]|^其(?![他它余中])|本[条款项]|之一|^(?:[他她它]|it$|they$)"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an article.

    Attributes:
        text: As it stands, without its number.
        letters: Its letters.
        heads: The letters of its own conditions, or of its subject.
        lead: The number of the part that leads to the list it stands in; None outside of lists.
        item: The number of its item's first part; None outside of lists.
    """

    text: str
    letters: str
    heads: tuple[str, ...]
    lead: int | None
    item: int | None


@dataclass(frozen=True, slots=True)
class _Told:
    """A rule of a claim and the conditions and the subject it is told under, as letters."""

    rule: str
    heads: tuple[str, ...]


def other_part(claim: str, article: str) -> tuple[str, str] | None:
    """A condition or subject that an article has for another rule, and that rule's own; or None."""
    parts = parts_of(article)
    if len(parts) < 2:
        return None
    for told in _told_in(claim):
        homes = _homes(told.rule, parts)
        found = [_foreign_at(told, parts, home) for home in homes]
        if found and all(found):
            return found[0]
    return None


def beside(claim: str, article: str) -> Iterator[tuple[Span, str]]:
    """Where each part of a claim stands, and the parts of an article that have most of it."""
    parts = parts_of(article)
    for piece in _PART.finditer(claim) if parts else ():
        letters = letters_of(piece[0]).text
        if len(letters) >= LEAST_RULE:
            homes = _best_of(letters, parts)
            yield piece.span(), "\n".join(parts[home].text for home in homes)


# --- the claim ------------------------------------------------------------------------------


def _told_in(claim: str) -> Iterator[_Told]:
    heads: list[str] = []
    ruled = False
    for part in _PART.findall(claim):
        for segment in SEGMENT.findall(part.rstrip("；;。：:\n")):
            head, rule = _divided(segment)
            if head and ruled:
                heads, ruled = [], False
            if len(_bare(head)) >= LEAST_HEAD:
                heads.append(_bare(head))
            letters = letters_of(rule).text
            if len(letters) >= LEAST_RULE and heads:
                ruled = True
                yield _Told(letters, tuple(heads))


def _divided(segment: str) -> tuple[str, str]:
    """What a segment says of its condition or subject, and its rule; either may be empty."""
    segment = segment.strip()
    if _HEAD_END.search(segment) or _IF.match(segment):
        return segment, ""
    rules = [w.start for w in critical_words(segment) if w.kind == MODALITY]
    rules += [m.start() for m in _RULES.finditer(segment) if m.start() or not rules][:1]
    at = min(rules, default=None)
    if at is None or len(segment) - at < LEAST_RULE:
        return (segment, "") if at is None and _OF.match(segment) else ("", segment)
    return segment[:at], segment[at:]


def _bare(head: str) -> str:
    head = letters_of(_OF.sub("", _IF.sub("", head))).text
    return _HEAD_END.sub("", head)


# --- the article ----------------------------------------------------------------------------


@lru_cache(maxsize=256)
def parts_of(article: str) -> tuple[Part, ...]:
    """The parts of an article in order: to each ；, 。 or ： and to the end of a line."""
    parts: list[Part] = []
    lead: int | None = None
    for line in article.splitlines():
        marker = read_marker(line.lstrip())
        if marker is None:
            lead = None
        item = len(parts) if lead is not None else None
        for piece in _PART.findall(without_marker(line.strip())):
            text = without_marker(piece.strip())
            parts.append(Part(text, letters_of(text).text, tuple(_own_heads(text)), lead, item))
            if piece.rstrip().endswith(LEADS):
                lead, item = len(parts) - 1, len(parts)
            elif item is not None and marker is None:
                lead, item = (lead, len(parts)) if piece.endswith(("；", ";")) else (None, None)
    return tuple(parts)


def _own_heads(text: str) -> Iterator[str]:
    """The conditions of a part; where it has none, its subject."""
    segments = [s.strip() for s in SEGMENT.findall(text.rstrip("；;。：:\n"))]
    conditions = [s for s in segments if s and not _divided(s)[1]]
    yield from (bare for head in conditions if len(bare := _bare(head)) > 1)
    head = _head_of(segments) if segments and not conditions else ""
    if len(bare := _bare(head)) >= (2 if _HEAD_END.search(head) else LEAST_HEAD):
        yield bare


def _head_of(segments: Sequence[str]) -> str:
    """The subject of a part, also where its rule is a segment of its own: 旅舍的清扫，由…负责."""
    goes_on = len(segments) > 1 and _RULES.match(segments[1])
    return _divided(segments[0])[0] or (segments[0] if goes_on else "")


# --- both -----------------------------------------------------------------------------------


def _homes(rule: str, parts: Sequence[Part]) -> list[int]:
    """The parts that a rule may come from."""
    homes = _best_of(rule, parts)
    return homes if _share(rule, parts[homes[0]].letters) >= IN_HOME else []


def _best_of(words: str, parts: Sequence[Part]) -> list[int]:
    """The parts that have most of some letters."""
    shares = [_share(words, part.letters) for part in parts]
    least = max(shares) - AS_GOOD
    return [i for i, share in enumerate(shares) if share >= least]


def _foreign_at(told: _Told, parts: Sequence[Part], home: int) -> tuple[str, str] | None:
    """What a rule that comes from a part is not told under there, and what is; None if all is."""
    own = {home, parts[home].lead} | {i for i, p in enumerate(parts) if _leads(home, p.lead, parts)}
    there = [part for i, part in enumerate(parts) if i not in own]
    here = [part for i, part in enumerate(parts) if i in own]
    of_others = [_of_others(head, here, there) for head in told.heads]
    foreign = [piece for piece in of_others if piece]
    if not foreign:
        return None
    pairs = zip(told.heads, of_others, strict=True)
    if _is_open(parts[home], [head.replace(piece, "") for head, piece in pairs]):
        before = [part for i, part in enumerate(parts[:home]) if _governs(i, home, parts)]
        foreign = [piece for piece in foreign if _best(piece, before) < IN_PART]
    stated = next(iter(parts[home].heads[-1:]), parts[home].text)
    return (foreign[0], stated) if foreign else None


def _leads(one: int, lead: int | None, parts: Sequence[Part]) -> bool:
    """Does a part lead to a list, or stand in the sentence that does: 的，责令改正；…，罚款：?"""
    if lead is None or one > lead:
        return False
    return all(part.text.endswith(("；", ";")) for part in parts[one:lead])


def _of_others(head: str, here: Sequence[Part], there: Sequence[Part]) -> str:
    """What of a condition or subject other parts have and those of its rule do not."""
    most, own = _best(head, there), _best(head, here)
    if most >= IN_PART and most > own + FOREIGN:
        return head
    if _has(head, there) and not _has(head, here):
        return head  # 数额巨大 of 数额特别巨大
    nearest = max(here, key=lambda part: _share(head, part.letters))
    run = max(_lacking(head, nearest.letters), key=len, default="")
    is_theirs = len(run) >= LEAST_RULE and _has(run, there) and not _has(run, here)
    return run if is_theirs else ""


def _has(words: str, parts: Sequence[Part]) -> bool:
    return any(words in part.letters for part in parts)


def _lacking(words: str, text: str) -> list[str]:
    """The runs of some letters that do not stand in a text, two or more in a row."""
    stands = _standing(words, text)
    marked = "".join(" " if at in stands else letter for at, letter in enumerate(words))
    return marked.split()


def _is_open(part: Part, told: Sequence[str]) -> bool:
    """May what stands before a part govern it: has it no condition, or is that told as well?"""
    if not part.heads or any(_POINTS.search(head) for head in part.heads):
        return True
    return any(_share(part.heads[-1], head) >= TOLD for head in told if head)


def _governs(other: int, home: int, parts: Sequence[Part]) -> bool:
    """May an earlier part govern a later one: it is no item of a list that the later is not of?"""
    one, it = parts[other], parts[home]
    return one.lead is None or one.item == it.item


def _best(head: str, parts: Sequence[Part]) -> float:
    return max((_share(head, part.letters) for part in parts), default=0.0)


def _share(words: str, text: str) -> float:
    """Share of letters that stand in a text, two or more in a row."""
    return len(_standing(words, text)) / len(words)


def _standing(words: str, text: str) -> set[int]:
    """The numbers of the letters that stand in a text together with one beside them."""
    pairs = (at for at in range(len(words) - 1) if words[at : at + 2] in text)
    return {at for pair in pairs for at in (pair, pair + 1)}
