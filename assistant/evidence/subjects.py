"""Of whom a rule is told, and whether its source tells it of the same. Pure.

超市可以收取费用 has only words of 餐饮服务经营者可以给予奖励；也可以收取费用, and says it of
another. The subject of a part is what stands before the word that rules (应当, 不得) or before
what it is done to (向, 对); a part without one goes on with the subject of those before it.
Knows only the words of a claim and the article they come from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from assistant.evidence.critical import MODALITY, critical_words, fold_width
from assistant.evidence.parted import CONDITION_END
from index.documents import Span
from index.markers import without_marker

LEAST_RULE = 4
"""Letters of a rule in one piece that tell which of a source's parts it is."""
LONGEST_SUBJECT = 30
"""Letters of what can be a subject."""
LEAST_OBJECT = 2
"""Letters of one who acts in a claim by which he is known as the one acted on in its source."""

_DEEDS = "负责|制定|规定|承担|决定|公布|批准|编制|核定|发布"
_RULES = {"must", "may", "must not", "need not", "encourage"}
_STOP = re.compile(r"[，。；：！？,;:!?\n]")
_CUE = re.compile(
    rf"(?<=.)(?:在(?![校职编建])|向|对(?![外方象])|把|将(?!来)|以(?![上下内外及])|(?<!作)为(?!期)|给(?!排)|自(?![治然行])|按(?!揭)|依法|依照|根据"
    rf"|因(?!公)|经(?![营济办纪销])|由(?!此)|被(?!害|告|申|监|检|保|执|征|审|许)|(?:{_DEEDS})(?![的、和应可不必须者等人]))"
)
"""What stands behind a subject where no word rules."""
_LEAD = re.compile(
    r"^(?:因此|所以|其中|另外|此外|同时|并且|而且|或者说|也就是说|换句话说|换言之|即|按规定|可见|据此|但是?|而|且|并|也|还|又|则|那么"
    r"|[^，。；]{0,12}?(?:规定|要求|明确|指出|提出|写明|写道|认为|表示)了?)"
)
_ADVERB = re.compile(
    r"(?:也|均|都|全|还|则|便|就|亦|并|又|仍然?|同样|同时|当然|其实|确实|已经?|首先|及时|另行|自行|明确|同样地|以下)$"
)
_CONDITION = re.compile(rf"{CONDITION_END}|^(?:如果?|若|倘若|凡|只有|只要|除|未经|因|违反)")
_PARTY = re.compile(
    r"(?:[人者员商师民工局厅署委社队厂店市县省乡镇村馆吧司官警团府家业户]|(?<![后前])方|(?<![自])身|(?<![有相无])关|(?<![专])门"
    r"|(?<![全局内外大一])部|(?<![具总整全])体|(?<![机])会|(?<![发产])生|(?<![延增])长|(?<![到])位|(?<![之有])所|构|织|法?院|学?校|协会|国务院|[银分支]行"
    r"|商场|农场|机场|剧场|中心|车站|加油站|网站|基地|园|双方|父母|子女|亲属|妇女|儿童|配偶|主任|代表|[区州盟旗])$"
)
_POINTER = re.compile(
    r"^(?:其(?![他它余])|[该此]|上述|前[款述条](?:规定的)?|有关|相关|这些?|那些?|它们?|[他她你我您]们?|大家|咱们|双方|各方|各自|任何|所有|一切|每个?|凡|各)"
)
_VAGUE = ("有关", "相关", "各", "各自", "任何", "所有", "一切", "每", "每个", "凡")
_KIND = re.compile(r"单位|部门|机关|人员|主体|机构|组织|企业|公司|个人|人|当事人|行为人")
_ANYBODY = re.compile(
    r"任何|一切|所有|^(?:单位|组织|机构|企业|法人|团体)(?:和|或者?|、|以及|与)(?:其他组织(?:和|或者?|、))?(?:个人|公民)"
)
JOINED = re.compile(r"、|以及|及(?:其(?![他它余]))?|和(?!解)|或者?|与(?!会)")
"""What joins the names of several."""
_LISTED = re.compile(rf"{JOINED.pattern}|(?<![a-z])(?:and|or)(?: the)?(?![a-z])")
_ALSO_JOINED = re.compile(rf"{JOINED.pattern}|并")
"""The same where what they do may stand between them."""
_COUNTERPART = re.compile(r"(?:[被非未不副原无]|(?<!学)前|其[他它余])$")
_COUNTERS = re.compile(r"^(?:[被非未不副原前无](?!院)|其[他它余])")
_SPARED = re.compile(
    "(?:人民|主管|行政|管理|监督|有关|相关|委员|地方|各级|机关|工作|所属|中国|全国|国家"
    "|中华人民共和国|[省市区县州镇乡的本及和与或等、])+"
)
"""What a short name of a body leaves out and stays its name: 县级以上 人民 政府, 教育 行政 部门."""
_BY = re.compile(r"(?<![自理事缘])[由被经]$")
_AGENT = re.compile(
    r"(?<![自理事缘])由(?![于此])([^，。；]{2,30}?)(?=负责|制定|规定|组织|承担|决定|公布|批准|审批|管理|编制|确定|核定|发布"
    r"|受理|依法|按照?|根据|会同|处|给予|责令)"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A rule and of whom a text tells it.

    Attributes:
        subject: Of whom.
        rule: What, from the word that rules or the like to the end of its part.
        at: Where the rule begins in the text.
    """

    subject: str
    rule: str
    at: int


def told_of(text: str) -> Iterator[Told]:
    """The rules of a text that have a subject beside them."""
    for start, end in _parts(text):
        part = text[start:end]
        cut = _rule_of(part)
        subject = _bare(part[:cut]) if cut is not None else ""
        if subject and cut is not None and len(subject) <= LONGEST_SUBJECT:
            yield Told(subject, part[cut:], start + cut)


Within = tuple[str, Span]
"""An article or another whole, and where the words of a source stand in it."""


_PASSIVE = re.compile(
    r"(?P<what>[^，。；]{2,40}?)(?P<rules>应当|必须|可以|不得)?由(?P<who>[^，。；]{2,30}?)"
    rf"(?P<does>(?:{_DEEDS}|进行|予以|给予)[^，。；]{{0,30}})[。；]?"
)
_ACTIVE = re.compile(
    rf"(?P<who>[^，。；]{{2,30}}?)(?P<rules>应当|必须|可以|不得)?(?P<does>{_DEEDS})(?P<what>[^，。；]{{2,40}})[。；]?"
)


def turned(claim: str) -> Iterator[str]:
    """The same with its agent elsewhere: 办法由国务院制定, 国务院制定办法, 单位对材料进行检验."""
    if found := _PASSIVE.fullmatch(claim):
        what, rules, who, does = (found[name] or "" for name in ("what", "rules", "who", "does"))
        yield from (f"{who}{rules}{word}{what}{does}" for word in ("对", "将", "给"))
        yield f"{who}{rules}{does}{what}"
    if found := _ACTIVE.fullmatch(claim):
        yield f"{found['what']}{found['rules'] or ''}由{found['who']}{found['does']}"


def other_subject(claim: str, sources: Sequence[Within]) -> tuple[str, str] | None:
    """A subject of a claim that its sources do not have there, and the sources' own; else None."""
    for told in told_of(claim):
        if not _PARTY.search(told.subject):
            continue
        stated = stated_for(told, sources)
        if stated and not is_among(told.subject, stated):
            return told.subject, stated[-1]
        if acted_on(told, sources):
            return told.subject, stated[-1] if stated else ""
    return None


def named_twice(claim: str, source: str) -> str:
    """A name that a list of a claim has oftener than its source: 公安局、公安局; else nothing."""
    for start, end in _parts(claim):
        part = claim[start:end]
        first, *others = (one.strip() for one in _LISTED.split(part))
        for at, other in enumerate(others):
            name = other[: _rule_of(other)].strip()
            again = name in others[:at] or first.endswith(name)
            if len(name) > 1 and again and part.count(name) > _beside(part, source).count(name):
                return name
    return ""


def _beside(part: str, source: str) -> str:
    """The part of a source that has most of the letters of another, in their order."""

    def shared(other: str) -> int:
        blocks = SequenceMatcher(None, other, part, autojunk=False).get_matching_blocks()
        return sum(block.size for block in blocks)

    return max((source[a:b] for a, b in _parts(source)), key=shared)


def acted_on(told: Told, sources: Sequence[Within]) -> bool:
    """Has the source the claim's subject as what its rule is about: 不得阻碍养护人员执行职务?"""
    place = _place_of(told, sources)
    if place is None or len(told.subject) < LEAST_OBJECT:
        return False
    text, at = place
    stop = _STOP.search(text, at)
    part = text[_part_start(text, at) : stop.start() if stop else len(text)]
    cut = _rule_of(part)
    if cut is None or told.subject in part[:cut] or told.subject in told.rule:
        return False
    found = re.finditer(re.escape(told.subject), part)
    is_object = any(not _BY.search(part[: there.start()]) for there in found)
    return is_object and _ruling(part[cut:]) == _ruling(told.rule)


def _ruling(rule: str) -> str:
    """The first word that rules in a rule."""
    return next((w.value for w in critical_words(rule) if w.kind == MODALITY), "")


def stated_for(told: Told, sources: Sequence[Within]) -> list[str]:
    """Of whom the source of a rule tells it; nothing where it does not say."""
    found = _place_of(told, sources)
    return _stated_before(*found) if found else []


def _place_of(told: Told, sources: Sequence[Within]) -> tuple[str, int] | None:
    """The text that has most of a rule in one piece, and where."""
    blocks = [
        SequenceMatcher(None, text[a:b], told.rule, autojunk=False).find_longest_match()
        for text, (a, b) in sources
    ]
    best = max(range(len(blocks)), key=lambda i: blocks[i].size, default=None)
    if best is None or blocks[best].size < LEAST_RULE:
        return None
    text, (start, _) = sources[best]
    return text, start + blocks[best].a


def is_among(subject: str, stated: list[str]) -> bool:
    """Is each of the subjects told one of those that are stated, or one of their kind?"""
    subject, stated = fold_width(subject), [fold_width(other) for other in stated]
    return all(any(_is_one_of(one, other) for other in stated) for one in _each(subject))


def is_in_order(subject: str, stated: list[str]) -> bool:
    """Are several told in the order in which they are stated?"""
    names = [_POINTER.sub("", one) for one in _each(subject)]
    places = [[other.find(name) for name in names] for other in stated]
    return any(at == sorted(at) for at in places)


def _stated_before(article: str, at: int) -> list[str]:
    """The subjects that hold at a place: of its own part, else of the parts before it."""
    start = _part_start(article, at)
    stop = _STOP.search(article, at)
    found = _AGENT.findall(article, start, stop.start() if stop else len(article))
    while True:
        part = article[start:at]
        if _PARTY.search(head := _head(part)):
            found.append(head)
        if start == 0 or (found and not _CONDITION.search(part.strip())):
            return found
        at = start - 1
        start = _part_start(article, at)


def _part_start(text: str, at: int) -> int:
    return max((m.end() for m in _STOP.finditer(text, 0, at)), default=0)


def _parts(text: str) -> Iterator[Span]:
    at = 0
    for stop in _STOP.finditer(text):
        yield at, stop.start()
        at = stop.end()
    yield at, len(text)


def _rule_of(part: str) -> int | None:
    """Where the rule of a part begins."""
    ruling = (w.start for w in critical_words(part) if w.kind == MODALITY and w.value in _RULES)
    rules, cue = next(ruling, None), _CUE.search(part)
    ends = [at for at in (rules, cue.start() if cue else None) if at is not None]
    return min(ends, default=None)


@lru_cache(maxsize=4096)
def _head(part: str) -> str:
    """The subject at the beginning of a part, if it has one."""
    part = re.sub(r"\s", "", without_marker(part.strip()))
    return _bare(part[: _rule_of(part)])


def _bare(head: str) -> str:
    """A subject without what leads to it or goes with its verb; nothing where it is a condition."""
    head = head.strip(" \u3000“”")
    while found := _LEAD.match(head) or _ADVERB.search(head):
        head = head[found.end() :] if found.start() == 0 else head[: found.start()]
    return "" if _CONDITION.search(head) else head


def _each(subject: str) -> list[str]:
    return [one for one in _ALSO_JOINED.split(subject) if len(one) > 1] or [subject]


def _is_one_of(one: str, stated: str) -> bool:
    """Is somebody among those that are stated: one of them, in short, or with more said of him?"""
    pointer = _POINTER.match(one)
    one = one[pointer.end() :] if pointer else one
    if _ANYBODY.search(stated) or (pointer and _is_only_pointed_at(pointer[0], one)):
        return True
    if one in stated:
        return _holds(stated, one)
    return any(
        _is_short_for(one, other)
        or (one.endswith(other) and len(other) > 1 and not _COUNTERS.match(one))
        for other in _each(stated)
    )


def _is_only_pointed_at(pointer: str, rest: str) -> bool:
    """Does a subject only point to one that was named: 其, 该单位?"""
    return not rest or (pointer not in _VAGUE and _KIND.fullmatch(rest) is not None)


def _holds(stated: str, one: str) -> bool:
    """Does somebody stand among those stated, and not as the end of his counterpart's name?"""
    found = (m.start() for m in re.finditer(re.escape(one), stated))
    return any(not _COUNTERPART.search(stated[:at]) for at in found)


def _is_short_for(short: str, name: str) -> bool:
    """Has a short name the letters of a long one in their order, and the same end?

    What it leaves out is not the first letter of a word that it has the rest of (未|成年人), and
    between two of its words no word that makes another of the name: 施工 总承包 单位.
    """
    if short[-1] != name[-1] or _COUNTERS.match(name):
        return False
    at, left, run = 0, [], 0
    for letter in short:
        found = name.find(letter, at)
        if found < 0 or (found > at and _COUNTERPART.search(name[at:found])):
            return False
        if found > at:
            left.append((run, name[at:found]))
            run = 0
        at, run = found + 1, run + 1
    inside = (words for before, words in left if before > 1 and len(words) > 1)
    return all(map(_SPARED.fullmatch, inside))
