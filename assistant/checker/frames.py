"""What a sentence says in its own words, without the places it names and their lead-ins. Pure.

Knows neither neighbours nor quotations, and no library.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.checker.leads import SAYS
from assistant.checker.passages import USED, Group, Sentence, groups_of, note_amid
from assistant.checker.quotations import says
from assistant.evidence.conditions import binds
from assistant.evidence.critical import MODALITY, critical_words
from index.address import Reference
from index.documents import Span

SHORT_LINK = 8
"""Letters between two places that a sentence names before it comes to what it says."""
LONGEST_LINK = 4
"""Letters between two places that a sentence names behind what it says: 这是…和…里的."""
SHORT_OPENING = 2
"""Letters of what leads to a place that opens a sentence: 根据, 按照."""
TOLD_ALREADY = (
    "[可就]?不(?:就|都)?是(?:早就?|明明|已经?|都|也|白纸黑字|明文)*(?:地)?(?:[说写讲提]|规定|明确|要求)"
    "(?:了|过|着|得?(?:很|十分)?(?:清楚|明白)了?)*[嘛吗么](?=[，,：:\\s])"
)
"""What asks only to affirm that a place says what follows: …不是说了嘛，."""
_AFTER_REFERENCE = re.compile(
    rf"[”》）)\s]*(?:{TOLD_ALREADY}|一字不[差漏改落][地的]?[^，。：；]{{0,6}}(?=[：:])|"
    r"[（(][^（()）]{0,20}[)）])?(?:的|之|(?<![，,：:中里内])(?:中|里[面头]?|内(?!容)|当中|所)|对此|就此|(?:框架|视野|语境|背景|体系|规范|制度)(?:之?[内下中里])?(?=[，,])|(?<![：:，,])已经?|已经?(?=(?:明文|明确|清楚)?(?:规定|要求|写明|载明|指出|提出))|既然?|明明|早(?!在)就?|[上里][面头边](?=(?:[就还也都]|明明|白纸黑字|清楚地?|明确)*[说写讲])|还|也|均|都|则|就|这[么样]|那样(?=[，,])|如此|进一步|明文|明确|清楚|"
    r"[；;]\s*(?:条文|内容|原文|正文|背面|反面)\s*[=＝：:]|(?:(?<![，,：:])|(?<=[：:])(?=(?:有关|相关|具体)(?:规定|要求|[为是如])))(?:有关|相关|具体)|有?(?:明文)?规定|要求|指出|提出|强调|写明|写道|载明|列明|(?:的?表格?)(?:中|里)?(?=规定|载明|写明|列明|[，,：:])|记载(?=[，,：:])|称|表明|表示|确立|认定(?=[，,：:])|有答案(?=[，,：:])|(?:就|便|正)?是(?:这[样么]|如此)(?:[规约]?定|说|写|讲|安排|要求)的|有(?:这[么样])?一[条款项](?:规定)?(?=[，,：:])|内容|条文|原文|精神|意思|说法|之下(?=[，,])|"
    rf"{SAYS}|得(?:很|十分|非常|相当)?(?:清清楚楚|明明白白|清楚|明白|明确|直白)|作出|作了|做出|如下|为(?![了适据凭])|是(?!否)|了|(?<=所)[定述言示载云](?=[，,：:\s])|在(?=[，,])|而言(?=[，,])"
    r"|(?:(?:发布|公布|颁布|出台|生效|施行|实施)(?:以后|之后|后|以来)|以后|之后|后)(?:[^，。；：]{0,6}(?:答复|告诉您?|回答|回复|告知))?(?=[，,：:])|[讲说写谈道]的?(?=[是到了，,：:\s])|(?:明白|知道|知晓|得知|获知|可知|了然|看得出来?|(?:可以|不难|能够?)(?:看出|看到|知道|得知|推知|得出))(?=[，,：:])|为[据凭](?:[，,]?认为)?|其中|提到|说(?![明服唱教理辞])|写着|有云|的?文字|[，,：:\s])*",
    re.I,
)
_CALLS_IT = re.compile(
    "[^，。；：]{0,40}[这那该此一](?:[份部个项件篇]|一[份部个项件篇])[^，。；：]{0,8}"
    "(?:法典?|条例|规定|办法|细则|规则|解释|意见|通知|决定|方案|规划|纲要|文件)[（(]"
)
"""Before a title in brackets, what a text calls its document: 那份指导意见（."""
_VERB = (
    "(?:(?:(?:依据|根据|出处|来源)在|是|系|为|见[于诸]?|出自|载于|依据|根据|按照|依照|参见|来自|源于)"
    "(?:我国的?|国家颁布的|现行的?)?)"
)
_TAIL = re.compile(
    rf"(?:[，,]\s*(?:(?:——|—)?\s*(?:这|此|以上|上述|该)?[^，。—]{{0,6}}{_VERB})?"
    rf"|(?:——|—)\s*(?:这|此|以上|上述|该)?[^，。—]{{0,6}}{_VERB}?"
    rf"|(?:这|此|以上|上述|该)?[^，。—]{{0,3}}{_VERB}|\s(?:法律|法规|法条)?依据[：:]"
    r"|,?\s+(?:as (?:set out|provided|stated) (?:in|by)|under|according to|pursuant to|as per)"
    r"(?:\s+the)?|)\s*$"
)
_NOTE_AHEAD = re.compile(
    r"[。，,；;\s]*(?:[（(〔\[［【][^）)，。]{0,6}|(?<=\s)(?:法律|法规|法条)?依据[：:]"
    r"|(?:——|—|，|,)\s*(?:这|此|以上|上述|该)?[^，。（）—]{0,6}(?:是|系|为|见于?|见|自|源于))\s*(?:我国)?$"
)
_NOTE_BEHIND = re.compile(
    r"[”》\s]*(?:的|之|中|里)?(?:明文|明确|相关|有关)?(?:规定|要求|内容|原话|原文|表述|条文|说法|依据|[定写]下的|[讲说写]的)?(?:所在)?"
    r"(?:[，,]\s*[0-9]{1,3}\s*分(?=[）)]))?"
    r"[）)〕\]］】。！；;.\s]*"
)
PART_OF_A_CLAUSE = re.compile(r"违反|除|对|与|因|为")
_PART_OF_WHAT_IS_SAID = re.compile(r"违反|就|依照|按照|依据|根据|适用|符合|属于|所列|除|对|有")
LABEL = re.compile(
    r"[^，。；：:\s]{0,4}(?:条文|原文|内容|规定|摘录|法条|正文|全文|背面|答案)(?:如下|为|是)?[：:]\s*"
    r"|[^，。；：:—]{0,14}——|【[^【】\n]{1,8}】|[|｜]\s*"
)
"""What only names what stands behind it, at the beginning of a sentence: 条文：, 读了就清楚——."""
_TAKES = re.compile(
    r"[”》\s]*(?:既然?|明明|早就?|都|已经?|白纸黑字|清楚|明确|明文|对此)+(?:地|就)?"
    r"(?:规定|要求|写明|写着|明确|载明|说)"
)
_ASKS_WHY = re.compile(
    r"为何|为什么|为啥|怎么|怎能|如何|凭什么|何以|何时|何来|岂|是否|吗|呢|哪(?!怕)|什么|谁(?![都也])"
)


def taken_for_granted(plain: str, sentence: Sentence) -> int | None:
    """Where a question ends to say what its place has: 《X》既已规定…，为何…？; None elsewhere."""
    named = [r for r in sentence.references if _TAKES.match(plain, r.end)]
    stop = plain.rfind("，", sentence.start, sentence.end)
    if not named or named[0].end > stop or _ASKS_WHY.search(plain, named[0].end, stop):
        return None
    return stop if _ASKS_WHY.search(plain, stop, sentence.end) else None


def what_is_said(plain: str, sentence: Sentence) -> Span:
    """Where a sentence says something, without the places it names and what introduces them."""
    start, end = sentence.start, sentence.end
    if not sentence.references:
        return start, end
    groups = groups_of(plain, sentence.references)
    if note := _note(plain, sentence, groups[-1]):
        return _behind_another(plain, (start, note), groups[:-1]), note
    if note_amid(plain, (start, end), sentence.references):
        return start, end
    frame = _framing(plain, groups)
    if told := _told_in_brackets(plain, frame[-1], end):
        return told
    after = _AFTER_REFERENCE.match(plain, frame[-1].end, end)
    behind = (after.end() if after else frame[-1].end, end)
    if groups[0][0].is_relative and _is_amid(plain, (start, groups[0][0].start), behind):
        return start, end
    is_numbered = any(place.steps for place in frame)
    holds_of = None if is_numbered else _HOLDS_OF.search(plain, start, groups[0][0].start)
    if holds_of and _IS_CASE.match(plain, frame[-1].end):
        return start, end
    opens = _RELIED_ON.search(plain, start, groups[0][0].start)
    if opens and _GOES_ON_BEHIND.match(plain, frame[-1].end) and says(plain, behind) > SHORT_LINK:
        return behind
    if _CALLS_IT.fullmatch(plain, start, groups[0][0].start):
        return behind
    between = groups[0][-1].end, groups[-1][0].start
    goes_on = len(groups) > 1 and says(plain, between) > LONGEST_LINK
    is_told_of = goes_on and groups[-1][-1].steps and not groups[0][-1].steps
    first, whole = _ahead(plain, start, groups[0]), _ahead(plain, start, groups[-1])
    rules_behind = _rules(plain, behind) and not _rules(plain, first)
    if rules_behind or says(plain, whole if is_told_of else first) <= says(plain, behind):
        return behind
    return whole if goes_on else first


def _rules(plain: str, span: Span) -> bool:
    """Does a stretch rule on more than its own words: 禁止对外做任何科普, behind a mere topic?"""
    rules = any(word.kind == MODALITY for word in critical_words(plain[slice(*span)]))
    return rules and says(plain, span) >= LEAST_RULING


def _ahead(plain: str, start: int, group: Group) -> Span:
    """What is said before a place, without what leads from it to that."""
    tail = _TAIL.search(plain, start, group[0].start)
    return start, tail.start() if tail else group[0].start


LEAST_RULING = 6
"""Letters behind a place that tell what it rules, be what stands ahead longer."""
_IN_BRACKETS = re.compile(
    r"[”》\s]*[（(](?P<words>(?!以下|下称|[简统又]称|[参详]?见|不?含|即|如|[原今现已自]|[0-9]{4}年)"
    r"[^（()）]{12,}(?:[（(][^（()）]*[)）][^（()）]*)*)[)）](?P<rest>[^。！？不未没非无误错删废限现除仅只但]*)[。！？]?$"
)


def _told_in_brackets(plain: str, place: Reference, end: int) -> Span | None:
    """What stands in brackets right behind a place, where hardly more is said: 第五条（…）."""
    found = _IN_BRACKETS.match(plain, place.end, end) if place.steps else None
    if found is None or says(plain, found.span("rest")) > SHORT_LINK:
        return None
    return found.span("words")


_HOLDS_OF = re.compile("(?:不?符合|违反|不?属于|具备)$")
_IS_CASE = re.compile("[^，。；]{0,20}的[，,]")
"""Around a place by which a case is told: 不符合本法规定条件的，."""
_RELIED_ON = re.compile(
    r"[，,：:]\s*(?:依据|根据|依照|按照|遵照|参照|援引|[依按照据])着?"
    r"(?:我国|国家颁布的|现行的?|中华人民共和国)?[\s《]*$"
)
_GOES_ON_BEHIND = re.compile(r"[”》\s]*(?:的?(?:有关|相关)?(?:规定|要求))?[，,]")
"""Around a place that what is said behind it rests on: 信中写道，依着《X》，…."""
_FIRST_PART = re.compile(r"[^，,。；;]{1,60}[，,]\s*")


def _behind_another(plain: str, told: Span, groups: Sequence[Group]) -> int:
    """Where something is said behind a first part that only names another place: 不同于第三条，.

    A part that rules, counts, excepts or binds belongs to what is said; what opens with the place
    (《X》规定…（第三条）) is told behind it.
    """
    opens = _behind_opening_place(plain, told, groups)
    if opens is not None:
        return opens
    part = _FIRST_PART.match(plain, *told)
    if part is None or not any(group[-1].end <= part.end() for group in groups):
        return told[0]
    words = "".join(
        char
        for at, char in enumerate(part[0], told[0])
        if not any(r.start <= at < r.end for group in groups for r in group)
    )
    binds_it = binds(words.strip("，, "), ahead=True) or critical_words(words)
    is_more = says(plain, (part.end(), told[1])) > SHORT_LINK
    return part.end() if is_more and not binds_it else told[0]


def _behind_opening_place(plain: str, told: Span, groups: Sequence[Group]) -> int | None:
    """Where something is said behind a place that opens it and leads to it; else None."""
    if not groups or says(plain, (told[0], groups[0][0].start)) > SHORT_OPENING:
        return None
    ahead = plain[told[0] : groups[0][0].start]
    after = _AFTER_REFERENCE.match(plain, groups[0][-1].end, told[1])
    leads = after is not None and re.search(r"(?:[^\W的]|[，,：:])\s*$", after[0])
    if after is None or not leads or PART_OF_A_CLAUSE.search(ahead):
        return None
    return after.end() if says(plain, (after.end(), told[1])) > SHORT_LINK else None


def _is_amid(plain: str, before: Span, behind: Span) -> bool:
    """Is much said on both sides of a place, so that it belongs to what is said: 依照本章的规定?"""
    return min(says(plain, before), says(plain, behind)) > SHORT_LINK


def _note(plain: str, sentence: Sentence, last: Group) -> int | None:
    """Where a note at the sentence's end begins that says whose words it has: （《X》第三条）."""
    ahead = _NOTE_AHEAD.search(plain, sentence.start, last[0].start)
    behind = _NOTE_BEHIND.fullmatch(plain, last[-1].end, sentence.end)
    return ahead.start() if ahead and behind else None


def _framing(plain: str, groups: Sequence[Group]) -> Group:
    """The last of the places that a sentence names before it comes to what it says."""
    frame = groups[0]
    for group in groups[1:]:
        after = _AFTER_REFERENCE.match(plain, frame[-1].end, group[0].start)
        between = (after.end() if after else frame[-1].end, group[0].start)
        if not group[0].steps or says(plain, between) > SHORT_LINK:
            break
        if _PART_OF_WHAT_IS_SAID.search(plain, *between) or USED.match(plain, group[-1].end):
            break
        if _AS_TO.search(plain, frame[-1].end, group[0].start):
            break
        frame = group
    return frame


_AS_TO = re.compile(r"[，,：:]\s*就$")
"""Before a place that something is done as to: …，就第三条规定的内容作出保证."""
_LEADS_TO_USE = re.compile(
    r"(?:(?:^|[\s☐☑✅•-])[^，。；：:、]{0,10}[：:]\s*"
    r"|(?:[^，。；：:、]{1,6}[：:])?请?[^，。；：:]{0,6}[把将]"
    r"|(?:[^，。；：:]{0,6}未尽[^，。；：:]{0,6}[，,])?[^，。；：:（(〔［\[【—]{0,30}(?:违反|违背|触犯|抵触|符合|构成|适用|执行|遵守|落实|贯彻|[引援]用|所引|漏引|转发|查阅|看看?|对照|参[照考见阅]"
    r"|依[据照]?|根据|按照?|基于|以|见|因|对)(?:了|过|的?是|为|到|[：:])?)(?:我国)?\s*[“《*<]*$"
)
"""Before a place that is the object of what a sentence tells: 被告违反…, 整改依据：…."""
_GOES_WITH_USE = re.compile(
    r"[”》*>\s）)]*(?:[（(][^（()）]{0,20}[)）])?(?:的?(?:有关|相关)?(?:规定|要求|条款|精神|所称情形|情形|理解|适用))?"
    r"(?:[再先]?(?:念|读|抄|背|宣读|朗读|复述)[^，。；：:]{0,4}(?:一遍|一下|出来|一读|一念))?"
    r"(?:的?[^，。；：:应须得可不]{0,10}(?:处理|处罚|查处|办理|执行|订立|签订|履行|自查|整改|审理|解决|为据|为准|有误|不当|错误)"
    r"[^，。；：:应须得可不]{0,6})?"
    r"(?:[，,]?[^，。；：:]{0,12}如下[：:]?|[，,](?:也|均|都)?与[^，。；：:]{1,10}(?:无关|关联)|[，,][^，。；：:]{0,12}(?:提出复议|提起诉讼|即停止|特?制定本[^，。；：:]{2,6}))?"
    r"[。；！!.;]?\s*"
)
"""Behind such a place, to the end of the sentence."""
_IS_USED = re.compile(
    r"[”》*>\s）)]*(?:[（(][^（()）]{0,20}[)）])?[，,]?"
    r"(?:(?:就|也|正|便)?(?:是|系|为|作为)[^，。；：:]{0,10}(?:依据|根据|基础|准绳)|不?适用(?:于?(?:[本该此这我贵]|上述|前述|被告|原告)[^，。；：:]{0,8})?"
    r"|对此[^，。；：:]{0,6}(?:规定|安排|要求)|(?:已|曾|多次)*被[^，。；：:]{0,8}(?:讨论|引用|援引|提及|适用)"
    r"|与[^，。；：:]{1,8}(?:无关|有关|关联|不符|抵触))[。；！!.;]?\s*"
)
"""The same where the place is the subject: …就是处罚的依据, …不适用于本案."""
_NAMES_IT = re.compile(r"\W*(?:(?:根据|依据|按照?|依照|据)(?:我国)?)?[“《\s]*")
_RULES_THAT = re.compile(
    r"[”》\s]*(?:[（(][^（()）]{0,20}[)）])?(?:中|里[面头]?|内|当中)?"
    r"(?:就|则|已经?|还|也|均|都|明文|明确|具体|清楚地?|进一步)*"
    r"(?:规定|要求|指出|提出|强调|写明|写道|载明|写着|明确|说)(?:了|过|道|的?是|为)?[，,：:\s]*"
)
_OF_ITSELF = re.compile(
    r"(?:现|特|兹|请|大家|我|本|予以|以下|如下|下列|下面|得|很|十分|非常|相当|较|比较|不够|太)"
)
"""Behind what a document rules: what is done by it, and how well it rules."""


def is_told_to_rule(plain: str, sentence: Sentence, said: Span) -> bool:
    """Does a sentence open with a document and say that it rules what follows: 《X》规定，…?"""
    groups = groups_of(plain, sentence.references)
    if not groups or groups[0][0].is_relative or not groups[0][0].title:
        return False
    opens = _NAMES_IT.fullmatch(plain, sentence.start, groups[0][0].start)
    tells = _RULES_THAT.fullmatch(plain, groups[0][-1].end, said[0])
    return bool(opens and tells) and not _OF_ITSELF.match(plain, *said)


_OWN_TEXT = re.compile(
    r"本(?:[个部项份篇]?(?:[\u4e00-\u9fff]{2}|法)|[\u4e00-\u9fff]{1,4}(?:章程|手册|守则|公约|规约|规程))"
)


def is_own_text(title: str) -> bool:
    """Is it what a text calls itself, 本方案?"""
    return _OWN_TEXT.fullmatch(title) is not None


def only_uses(plain: str, sentence: Sentence) -> bool:
    """Does a sentence put a place to use and say nothing of what stands in it: 被告违反第三条?"""
    named = [r for r in sentence.references if r.steps or not is_own_text(r.title or "")]
    group = groups_of(plain, named)[0] if named else ()
    if not group or len(group) != len(named):
        return False
    start, end = group[0].start, group[-1].end
    if _IS_USED.fullmatch(plain, end, sentence.end):
        return says(plain, (sentence.start, start)) <= SHORT_LINK
    leads = _LEADS_TO_USE.fullmatch(plain, sentence.start, start)
    return bool(leads and _GOES_WITH_USE.fullmatch(plain, end, sentence.end))
