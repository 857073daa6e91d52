"""A rule told without what may go unsaid of it, letter by letter else. Pure.

Who tells 转让许可证的，处二万元以下罚款 of 违反本条例规定，转让、出租许可证的，由市水务局责令改正，
处… leaves out that a rule was broken, by whom a deed is punished, one of several cases and a
consequence of several; what he tells is so without them. A condition, an exception, one of several
that must come together, and whom a duty binds are never left out. Of Chinese rules.
Knows a claim and one sentence that it may tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.evidence.collation import diff
from assistant.evidence.conditions import EXCEPTION_WORDS, SEGMENT, is_condition
from assistant.evidence.critical import critical_words, rules_or_denies
from index.documents import Span
from index.letters import letters_of
from index.script import has_han
from index.signs import signs

LONGEST_ALTERNATIVE = 24
"""Letters of one of several that is left out."""
SHORT_NAME = 6
"""Letters of one of several that may share its end with the others."""
LONGEST_NAMED = 12
"""Letters of a bracket that only names what stands before it once more."""
_LONG = "[^，。；]{2,80}?"
_ORDERS = "(?:责令|给予|予以|没收|吊销|暂扣|通报|警告)"
_PUNISHES = f"(?:{_ORDERS}|处(?=[以1-9一二三四五六七八九十百]|上一)|依法给予)"
BREACH = re.compile(
    "违反(?:本[^，第的。；]{1,6}(?:第[^，。；]{1,24}[条款项])?|前[一二两]?[条款项])的?(?:有关)?规定(?!的)[，,]?"
)
"""That a rule was broken, where what was done is told behind it."""
_UNSAID = (
    BREACH,
    re.compile(
        f"由{_LONG}(?:部门|政府|机构|机关|委员会|[局厅处所站院])"
        f"(?:(?:按照|依照|依据)(?:各自)?职责(?:分工)?|依法)?(?={_PUNISHES})"
    ),
    re.compile(f"(?<=[，,])(?:由{_LONG})?(?:并|可以)?{_ORDERS}[^，。；0-9]*[，,]"),
    re.compile(
        "(?<=的，)[^，。；]{2,30}(?:部门|机关|机构|法院|委员会|[局厅处所站院])(?=不予|应当|可以|不得)(?!应当由)"
    ),
    re.compile(f"{_ORDERS}[^，。；0-9]{{1,20}}[，,](?={_PUNISHES})"),
    re.compile(f"(?:由{_LONG})?责令[^，。；]{{2,20}}[；;，,](?=逾期|拒不)"),
    re.compile(
        f"对(?:个人或者单位)?(?:负有)?直接(?:负责|责任)[^，。；]{{2,40}}?人员(?={_PUNISHES})"
    ),
    re.compile("(?:依照|按照|根据)本[^，。；]{1,24}的?规定[，,]|依法履行[^，。；]{2,20}职责[，,]"),
    re.compile("(?<![^，。；])为了?[^，。；的]{2,40}[，,]"),
    re.compile(
        "是[^，。；是]{2,30}(?:人|部门|机关|机构|单位|主体|组织)[，,](?=应当|必须|不得|可以|负责|有权)"
    ),
    re.compile(f"[，,]并(?:可以)?(?:由{_LONG})?{_PUNISHES}[^，。；]*"),
    re.compile(f"[，,]对(?:其|负有|直接负责){_LONG}{_PUNISHES}[^，。；]*"),
)
"""Besides, by whom a deed is punished and who for it, one of several consequences, by what rule and
for what purpose, and what somebody is."""
_OF_ITS_OWN = (
    re.compile("[；;][^；;。：:\n]*"),
    re.compile("(?:应当|必须|不得|禁止)[^，,。；的]{2,80}[，,](?=应当|必须|不得|禁止|可以)"),
    re.compile("(?<!的)[，,](?:应当|必须|不得|禁止)[^，,。；的]{2,80}(?=[，,。；]|$)"),
)
"""A later part, and one of several things that somebody must or must not do."""
_HALF = re.compile("[，,][^，,；;]+")
_NAMED = re.compile(
    f"[(（][^()（）]{{1,{LONGEST_NAMED}}}[)）]|[(（]以下简?称[^()（）]{{1,40}}[)）]"
)
_NARROWS = re.compile("[不除外仅只限非]|以[上下内]|包?含|包括|[0-9]")
_LIGHT = re.compile(
    "(?:的|了|应|予以|进行|依法|即|中华人民共和国|但是?|本(?:法|条例|办法|规定|细则|章程)所称|(?<=其他)任何"
    "|(?:县级以上(?:地方)?(?:各级)?)?人民政府(?=[^，。；、]{2,10}(?:部门|机关))|本(?:行政机关|单位|机构)的|由有关(?:主管)?部门"
    "|(?:依照|按照)本(?:法|条例|办法|规定|细则|章程|决定)(?:的规定)?)+"
)
"""What may come or go between the letters of a rule."""
_OF_A_CASE = re.compile("的?(?:人员?|情形)的?")
"""What may stand behind a case: 未满五年的 人."""

_ONE = f"[^，。；：、]{{1,{LONGEST_ALTERNATIVE}}}?"
_FIRST_OF = re.compile(f"(?:{_ONE}(?:、|或者|[和或及与]))+")
_NEXT_OF = re.compile(f"(?:(?:、|，?或者|[和或及与]){_ONE})+")
_JOINT = re.compile("、|或者|[和或及与]")
_GOES_ON = re.compile("$|[的、或等]")
"""What stands behind one of several that ends there."""
_SHORT = re.compile("(?:、|或者?)[^，。；：、由对向在的应]{1,8}")
"""One of several that others go on behind: 未经验收 或者验收不合格 投产使用的."""
_OTHER_CASE = re.compile("[^，。；：]{2,80}[，,]或者|[，,]或者[^，。；：]{2,80}")
"""One of two cases told in half sentences of their own: 未满五年的，或者."""
MOST_LONGER = 4
"""Letters by which one of several may be more than twice as long as the one that is kept."""
_BANS = re.compile("不得|禁止|严禁|不准|不许")
_JOINTLY = re.compile("共同|会同|联合|同时|[并且]")
"""What makes one of several that are meant together."""
_AND = re.compile("[和与及]")
_SEGMENT_END = re.compile("[，。；：,;:\n]")
_FINED = re.compile(
    "(?<!处以)(?<!处)罚款(?=(?:最高应价|违法所得)?的?[0-9一二三四五六七八九十百千万])(?P<many>[^，。；]{2,30})"
)
"""罚款二万元, for which laws say 处二万元罚款."""


def tells(sentence: str, claim: str, cases: Span = (0, 0)) -> bool:
    """Does a claim tell a rule, without what may go unsaid and with nothing else?

    Args:
        sentence: The rule, whole.
        claim: What is told, its numbers written as in the rule.
        cases: Where cases stand of which each is enough.
    """
    if not has_han(sentence) or _forms(sentence) != _forms(claim):
        return False
    unsaid, at, told = list(_may_go(sentence)), 0, 0
    for tag, piece in diff(sentence, _FINED.sub(r"处\g<many>罚款", claim)):
        end = at + len(piece) * (tag != "insert")
        letters = letters_of(piece).text
        if tag == "insert" and letters and not _comes(letters, sentence[at:]):
            return False
        if tag == "delete" and letters and not _goes(sentence, (at, end), unsaid, cases):
            return False
        told += len(letters) * (tag == "equal")
        at = end
    return told > 0


def _forms(text: str) -> list[str]:
    """The signs of numbers, of which none may come or go: -5 is not 5."""
    return [form for _, _, form in signs(text)]


def _may_go(sentence: str) -> Iterator[Span]:
    """Where what stands may go unsaid, whatever else is told."""
    for pattern in (*_UNSAID, _LIGHT):
        yield from (found.span() for found in pattern.finditer(sentence))
    for pattern in _OF_ITS_OWN:
        yield from (m.span() for m in pattern.finditer(sentence) if not _binds(m[0]))
    yield from (m.span() for m in _NAMED.finditer(sentence) if not _NARROWS.search(m[0]))
    yield from _further(sentence)


def _further(sentence: str) -> Iterator[Span]:
    """The last half sentences that neither rule, count nor bind, but only go on."""
    for found in reversed(list(_HALF.finditer(sentence))):
        ends_a_case = sentence[: found.start()].endswith("的")
        if ends_a_case or critical_words(found[0]) or _binds(found[0]):
            return
        yield found.start(), len(sentence)


def _binds(words: str) -> bool:
    """May words bind more than themselves: as an exception, or as the condition of what follows?"""
    if EXCEPTION_WORDS.search(words):
        return True
    return words[0] not in "；;" and any(map(is_condition, SEGMENT.findall(words)))


def _comes(letters: str, behind: str) -> bool:
    """May letters be put in before what stands behind them?"""
    is_of_case = behind[:1] in "，," and _OF_A_CASE.fullmatch(letters)
    return bool(_LIGHT.fullmatch(letters) or is_of_case)


def _goes(sentence: str, gone: Span, unsaid: list[Span], cases: Span) -> bool:
    """May some letters of a sentence go: are they all of such places, or one of several?"""
    for start, end in _alike(sentence, gone):
        if _is_covered(sentence, (start, end), unsaid):
            return True
        wholes = [(a, b) for a, b in unsaid if b - a > 1]  # no 的 alone
        first = max((b for a, b in wholes if a == start and b < end), default=start)
        last = min((a for a, b in wholes if b == end and a > first), default=end)
        several = {(start, end), (first, end), (start, last), (first, last)}
        if any(_is_one_of_several(sentence, span, cases) for span in several):
            return True
    return False


def _alike(sentence: str, gone: Span) -> Iterator[Span]:
    """What may as well have been left out: the 责令改正， of 改正，责令 before 责令."""
    start, end = gone
    yield gone
    while start and sentence[start - 1] == sentence[end - 1]:
        start, end = start - 1, end - 1
        yield start, end
    start, end = gone
    while end < len(sentence) and sentence[start] == sentence[end]:
        start, end = start + 1, end + 1
        yield start, end


def _is_covered(sentence: str, gone: Span, unsaid: list[Span]) -> bool:
    inside = [span for span in unsaid if gone[0] <= span[0] and span[1] <= gone[1]]
    free = {at for span in inside for at in range(*span)}
    return all(at in free or not sentence[at].isalnum() for at in range(*gone))


def _is_one_of_several(sentence: str, gone: Span, cases: Span) -> bool:
    """Are some letters one of several cases of a rule, or of several that it forbids?"""
    start, end = gone
    ahead = _SEGMENT_END.split(sentence[:start])[-1]
    behind = _SEGMENT_END.split(sentence[end:])[0]
    words = sentence[start:end]
    if _JOINTLY.search(words) or EXCEPTION_WORDS.search(words):
        return False
    is_listed = cases[0] <= start <= end <= cases[1] > 0
    if _OTHER_CASE.fullmatch(words):
        return _is_whole_case(sentence, gone, is_listed=is_listed)
    is_banned = _BANS.search(ahead) is not None
    is_case = f"{words}{behind}".endswith("的") and "或" in f"{ahead}{words}{behind}"
    if not is_banned and (not (is_listed or is_case) or _AND.search(words)):
        return False
    if _FIRST_OF.fullmatch(words):
        is_one = is_listed or is_banned or len(_JOINT.findall(words)) == 1
        return is_one and not ahead.endswith("的") and not (is_banned and rules_or_denies(words))
    is_next = _NEXT_OF.fullmatch(words) and _GOES_ON.match(behind)
    return bool((is_next or _SHORT.fullmatch(words)) and not _shares_its_end(ahead, words))


def _shares_its_end(ahead: str, words: str) -> bool:
    """May the last of several that are left out have an end that goes with the one kept too?

    民族、性别歧视 is 民族歧视 too, 爆炸或者以其他方法致人重伤 an explosion that hurts somebody.
    """
    kept = _JOINT.split(ahead)[-1]
    *others, last = _JOINT.split(words)
    is_name = SHORT_NAME >= len(last) > min(map(len, filter(None, (kept, *others))), default=0) + 1
    return is_name or len(last) > 2 * len(kept) + MOST_LONGER


def _is_whole_case(sentence: str, gone: Span, *, is_listed: bool) -> bool:
    """Do some letters begin and end where one of two cases does, each enough for the rule?"""
    start, end = gone
    words, behind = sentence[start:end], sentence[end:]
    is_first = words.endswith("或者")
    segment = _SEGMENT_END.split(behind)[0] if is_first else words + behind[:1]
    if not (is_listed or segment.rstrip("，,").endswith("的")):
        return False
    if is_first:
        return start == 0 or sentence[start - 1] in "，。；,"
    return behind[:1] in "的，," or words.endswith("的")
