"""What a near copy of a sentence puts in, or leaves out, between the words it keeps. Pure.

Whoever tells a rule nearly in its own words and adds 或者副职, or drops 夜间, tells another rule,
though hardly a letter differs. Particles, 依法 and the like, one of several that a duty names, and
what is only told elsewhere may come and go. Knows only the two texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from assistant.evidence.collation import DiffOp, diff
from assistant.evidence.conditions import SEGMENT
from assistant.evidence.critical import MODALITY, critical_words, rules_or_denies
from assistant.evidence.english_limits import lost_inside
from assistant.evidence.english_words import IS_OR_HAS, RULES, STATES
from assistant.evidence.whom import rule_at
from index.documents import Span
from index.letters import letters_of
from index.markers import without_marker
from index.script import HAN, has_han

KEPT = 0.5
"""Share of a segment's letters that a claim keeps which tells that segment."""
LEAST_KEPT, MOST_KEPT = 3, 6
"""Letters of them, at least, and that are enough of however many."""
LEAST_BEHIND = 2
"""Letters put in behind a claim that say something."""
_CLOSES_ALIKE = re.compile(
    "[等的之]*(?:相关|有关|上述|各项)?(?:规定|要求|内容|情形|情况|行为|工作|措施|事项|活动|方式|范围|条件|标准|原则|政策|方面|作用|问题|等)*"
    "(?:的|了|中|内|时|后|上|下|即可|为准|进行|办理|处理|执行)*"
)
"""How a claim may close that its source does not: 等内容, 的规定."""
LONGEST_AHEAD = 3
"""Letters put in before a claim that go with it; more may lead to it."""
_PART = re.compile("[^；;：:。\n]+")
SEGMENT_END = re.compile("[，,；;。]")
_HAN = re.compile(f"[{HAN}]")
_LIGHT = (
    "的地得了着过就都也便即则而且并其该此这那各所自于是为对将在会要需须应把被由由向从与以用来去"
    "上中里内间时后前之等再又还均能可已曾名位项个种请令使让给作做每"
)
_SPARE = re.compile(
    f"(?:依法(?:[^，的]{{1,4}}的)?|依规|依照[^，]*|按照[^，]*|根据[^，]*|以?任何(?:形式|方式)?|有关|相关|进行|予以|给予|加以|及时"
    f"|在?(?:本[市省区县国]|中华人民共和国|我国)(?:行政区域|境)?内?的?|从事|负责|向[^，]{{1,12}}|向[^，]{{2,60}}(?:部门|机关|机构|政府|委员会)"
    f"|第[^，。]{{1,40}}次会议|[^，。]{{2,30}}令第[0-9]+号"
    f"|(?:遵守|符合|具备|提交)?下列[\u4e00-\u9fff]{{2}}"
    f"|(?<=或)者|所称|同时|另外|一并|一律|继续|选择|自己|明确|规定|要求|提出|指出|必须|应当|可以|能够|以后|之后|以前|本办法"
    f"|本条例|本规定|本法|本细则|[{_LIGHT}])+"
)
"""What may come or go and changes nothing, where it is no word that rules."""
_MOVES = re.compile(f"{_SPARE.pattern}|[0-9零〇一二三四五六七八九十百千万亿两]+")
"""What may stand elsewhere too and is no word moved there."""
_LISTED = re.compile("下列[\u4e00-\u9fff]{2}(?:之一)?")
"""What a list stands for that an item is told in the place of."""
_TO_WHOM = re.compile("(?<=[^，。；：、])[对向]([^，。；：、]{3,30})[，,]([^，。；：、]{2})")
"""What somebody does to another, before what he does besides: 对股东会负责，行使."""
_JOINT_AHEAD = re.compile("^(?:、|以及|或者|并且?|而且|[和或及与])")
_JOINT_BEHIND = re.compile("(?:、|以及|或者|[和或及与])$")
_THE_LIKE = re.compile("等[^，。；、的在时]{2,10}")
"""What things named before it are: 电炉、电热毯 等大功率电器. Each is forbidden where all are."""
_JOINTLY = re.compile("共同|会同|联合|同时具备|都|是指|(?<![（(])包括|[指限]于?下?列?")
"""Where all of several are meant, or what a word means is told: none of them may go."""
LEAST_REST = 2
"""Letters that a segment goes on with behind what is told of it."""
_OR_AHEAD = re.compile("^或")
_OR = re.compile("或")
_OWES = re.compile("应当?|必须|须|按照?|通过|由|是|处(?!于|理|在)|责令|给予|采取")
_LEAVES_FREE = re.compile("不[得能准许]|可以|有权|禁止|任何|未|无")
"""What is owed, and what makes of one of several no less than of all."""
_MUST = re.compile("应当?|必须|须")
_CONSENT_END = re.compile("(?:同意|批准|许可|批复|审[批核查])$")
_STATES = re.compile(
    rf"[是为按由免]|适用|每|不|[0-9一二三四五六七八九十]|\b(?:{STATES})\b",
    re.I,
)
_SUBJECT_END = re.compile("[者人员民方府门关位构会司部局院家团校站所]$")
"""How a subject ends, which is told elsewhere and no attribute of what stands behind it."""
_WITHOUT_SUBJECT = re.compile("[适应可不须必自在于按依由经对向为凭持负每是有并也将就]")
"""What a rule goes on with whose subject is left out."""


def put_in(source: str, said: str) -> str:
    """Words that a claim puts in between those of its source, or behind them; else nothing."""
    if not has_han(said):
        return lost_inside(said, source)
    ops = diff(source, said)
    gone = letters_of("".join(piece for tag, piece in ops if tag == "delete")).text
    ruling = critical_words(said)
    end = 0
    for at, (tag, piece) in enumerate(ops):
        start, end = end, end + len(piece) * (tag != "delete")
        words = letters_of(piece).text
        is_told = tag != "insert" or words in gone or _SPARE.fullmatch(said, start, end)
        if not is_told and has_han(words) and _is_alone(ops, at, piece):
            alike = (said[a:b] for a, b in _alike(said, start, end, (0, len(said))))
            best = next(filter(_JOINT_AHEAD.search, alike), piece)
            is_ruling = any(word.start < end and start < word.end for word in ruling)
            return "" if is_ruling else letters_of(best).text
    return _put_behind(ops, gone)


def moved_over(source: str, said: str) -> str:
    """Words that a claim has in another segment than its source, which goes on without them there.

    由国务院总理决定，国务院发布 of 由国务院决定，国务院总理发布; who stands at the head of a
    segment may stand at that of the next.
    """
    gone, put, at = list[tuple[str, Span]](), list[tuple[str, Span]](), 0
    for tag, piece in diff(source, said):
        words, end = letters_of(piece).text, at + len(piece) * (tag != "delete")
        if tag != "equal" and len(words) > 1 and not _MOVES.fullmatch(words):
            (gone if tag == "delete" else put).append((words, (at, end)))
        at = end
    return next((w for w, to in put for o, left in gone if w in o and _is_over(said, left, to)), "")


def made_subject(source: str, said: str) -> str:
    """Somebody at the head of a claim to whom its source only says that another does something.

    股东会行使职权 of 董事会对股东会负责，行使职权.
    """
    for found in _TO_WHOM.finditer(source):
        words, rest = found.groups()
        heads = (words[:size] for size in range(2, len(words)))
        if whom := next((head for head in heads if said.startswith(head + rest)), ""):
            return whom
    return ""


def _is_over(said: str, left: Span, put: Span) -> bool:
    """Does a comma stand between two places of a claim, and words of its segment before one?"""
    first, last = min(left[0], put[0]), max(left[1], put[1])
    is_inside = said[: left[0]][-1:].isalnum()
    return is_inside and SEGMENT_END.search(said, first, last) is not None


def _put_behind(ops: Sequence[DiffOp], gone: str) -> str:
    """What a claim says on behind the words of its source where that has a part end: …，免谈."""
    tail = list(takewhile(lambda op: not _is_kept(op), reversed(ops)))[::-1]
    if len(tail) == len(ops):
        return ""
    last = ops[-len(tail) - 1][1] if tail else ""
    rest = "".join(piece for tag, piece in tail if tag == "delete")
    words = "".join(piece for tag, piece in tail if tag == "insert")
    letters = letters_of(words).text
    is_replaced = rest[:1].isalnum() and last[-1:].isalnum()
    if is_replaced or len(letters) < LEAST_BEHIND or letters in gone:
        return ""
    is_idle = _CLOSES_ALIKE.fullmatch(letters) or _SPARE.fullmatch(letters)
    return "" if is_idle or critical_words(words) else letters


def _is_kept(op: DiffOp) -> bool:
    return op[0] == "equal" and any(map(str.isalnum, op[1]))


def _is_alone(ops: tuple[DiffOp, ...], at: int, piece: str) -> bool:
    """Does a piece stand for no other, between words that are kept, or joined to them?"""
    before, behind = (ops[i][0] if 0 <= i < len(ops) else "" for i in (at - 1, at + 1))
    if "delete" in (before, behind):
        return False
    if not before:
        return len(piece) <= LONGEST_AHEAD or _JOINT_BEHIND.search(piece) is not None
    return behind == "equal" or _JOINT_AHEAD.search(piece) is not None


def lost_between(source: str, said: str, kept: set[int]) -> Iterator[str]:
    """The words of a source that a near copy leaves out of the segments that it tells.

    Args:
        source: A sentence or more.
        said: What is told.
        kept: Where its letters stand that the claim has, in order.
    """
    if not has_han(source):
        return
    replaced, moved = _replaced_and_moved(source, said)
    kept = kept | moved
    segments = (
        segment
        for part in _PART.finditer(source)
        for segment in SEGMENT.finditer(source, *part.span())
    )
    for segment in segments:
        first = segment.end() - len(without_marker(segment[0]))
        own = [i for i in range(first, segment.end()) if source[i].isalnum() or source[i] == "、"]
        told = [i for i in own if i in kept]
        lead = sum(len(listed[0]) for listed in _LISTED.finditer(segment[0]))
        if len(told) < max(LEAST_KEPT, min((len(own) - lead) * KEPT, MOST_KEPT)):
            continue
        for is_kept, run in groupby(own, kept.__contains__):
            start, *more = run
            end = start + len(more) + 1
            inside = start > told[0] or is_attribute(source[start:end], source[end : end + 1])
            is_lost = not is_kept and inside and not replaced.issuperset(range(start, end))
            if is_lost and _narrows(source, start, end, segment.span()):
                yield source[start:end]


def _replaced_and_moved(source: str, said: str) -> tuple[set[int], set[int]]:
    """Where letters of a source stand in whose place a claim has one, and those told elsewhere."""
    replaced, moved, at = set[int](), set[int](), 0
    ops = diff(source, said)
    added = [p for tag, piece in ops if tag == "insert" and len(p := letters_of(piece).text) > 1]
    for (tag, piece), (behind, _) in zip(ops, [*ops[1:], ("equal", "")], strict=True):
        if tag == "delete" and behind == "insert" and len(piece) == 1:
            replaced.add(at)
        for words in added if tag == "delete" else ():
            if words in piece:
                start = at + piece.index(words)
                moved.update(range(start, start + len(words)))
        at += len(piece) * (tag != "insert")
    return replaced, moved


def _narrows(source: str, start: int, end: int, segment: Span) -> bool:
    """Do words left out of a segment say more than how, or one of several?"""
    all_of_them = _JOINTLY.search(source, *segment)
    for first, last in _alike(source, start, end, segment):
        words = source[first:last]
        joined = _JOINT_AHEAD.search(words) or _JOINT_BEHIND.search(words)
        if _THE_LIKE.fullmatch(words) and _lists_forbidden(source[segment[0] : first]):
            return False
        is_owed = _OR.search(words) and _is_owed(source, first, segment)
        if _SPARE.fullmatch(source, first, last) or (joined and not (all_of_them or is_owed)):
            return False
    is_attribute_of = "的" in source[end - 1 : end + 1]
    return is_attribute_of or not critical_words(source[start:end])


def _is_owed(source: str, at: int, segment: Span) -> bool:
    """Is one of two owed there, so that who tells of one alone takes away the choice?"""
    ahead = source[segment[0] : at]
    is_case = source[slice(*segment)].rstrip("，,。；; ").endswith("的")
    return not is_case and bool(_OWES.search(ahead)) and not _LEAVES_FREE.search(ahead)


def _alike(source: str, start: int, end: int, segment: Span) -> Iterator[Span]:
    """What may as well have been left out: 或者撤场 for 场或者撤 where 场 stands on either side."""
    first, last = start, end
    while first > segment[0] and source[first - 1] == source[last - 1]:
        first, last = first - 1, last - 1
    while last <= segment[1]:
        yield first, last
        if source[first] != source[last : last + 1]:
            return
        first, last = first + 1, last + 1


def is_attribute(words: str, behind: str) -> bool:
    """Do words at the head of a segment go with what stands behind them: 境内 出差的补贴?"""
    is_subject = _SUBJECT_END.search(words) or _WITHOUT_SUBJECT.match(behind)
    is_one = _JOINT_BEHIND.search(words) or _SPARE.fullmatch(words) or rules_or_denies(words)
    return len(words) > 1 and not is_subject and not is_one


def is_second(words: str) -> bool:
    """Do words begin with what joins them to others: 和支持 of 鼓励和支持?"""
    return re.match("、|以及|或者?|[和及与]", words) is not None


def narrows_behind(segment: str, rest: str) -> bool:
    """Do the letters that a segment goes on with say more of it, and join no second thing?

    A duty to do one thing or another is none to do the one.
    """
    if len(_HAN.findall(rest)) < LEAST_REST:
        return False
    if _OR_AHEAD.match(rest):
        return _MUST.search(segment) is not None
    if _JOINT_AHEAD.search(rest):
        return _CONSENT_END.search(segment) is not None
    if _THE_LIKE.fullmatch(rest) and _lists_forbidden(segment):
        return False
    return not _SPARE.fullmatch(rest)


def _lists_forbidden(words: str) -> bool:
    """Are several things forbidden by name?"""
    values = {word.value for word in critical_words(words) if word.kind == MODALITY}
    return "、" in words and values == {"must not"}


def states(segment: str) -> bool:
    """Does a segment say something of its subject, and is no bare name or verb?"""
    at = rule_at(segment)
    return (at is not None and at > 0) or _STATES.search(segment, 1) is not None


def says_something(segment: str) -> bool:
    """Does a segment rule or state something, be its subject told elsewhere?"""
    return rule_at(segment) is not None or states(segment)


def begins_to_rule(words: str) -> bool:
    """Do words begin with what is ruled of a subject that stands before them?"""
    if not has_han(words):
        return _ENGLISH_VERB.match(words) is not None
    return rule_at(words) == 0 or _WITHOUT_SUBJECT.match(words) is not None


_ENGLISH_VERB = re.compile(rf"\s*(?:{RULES}|will|{IS_OR_HAS})\b", re.I)
