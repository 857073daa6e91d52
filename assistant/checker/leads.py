"""What only introduces a statement: 他告诉记者，, 请注意，, the committee says that. Pure."""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.evidence.critical import critical_words
from index.english_names import GENERIC

SAYS = (
    r"\)?[\s,]*(?<![a-z])(?:(?:also|then|clearly|expressly|plainly|explicitly|now)\s+)*"
    r"(?:(?:says?|said|states?|stated|provides?|provided|stipulates?|specif(?:y|ies)|notes?|mentions?|explains?|confirms?"
    r"|tells?\s+us|lays?\s+down|(?:makes?|is)\s+(?:it\s+)?(?:clear|plain|explicit))(?:\s+that(?![a-z]))?"
    r"|(?:requires?|means?|impl(?:y|ies)|rules?|demands?|holds?|sets?\s+out|adds?|insists?)\s+that)(?![a-z])"
)
"""What leads from a place to what it tells in English: says, makes clear that."""
_SAYS_THAT = (
    r"\s+(?:(?:also|then|clearly|expressly|plainly|explicitly|now)\s+)*"
    r"(?:says?|said|states?|stated|provides?|stipulates?|notes?|mentions?|explains?|confirms?|(?:makes?|is)\s+(?:it\s+)?(?:clear|plain))"
    r"\s+that\s"
)
"""The same of whoever says it."""
_NOBODY = (
    r"not|never|nowhere|no|none|nobody|neither|nor|no\s+longer|only|few|who|whoever|which|that|if|unless"
    r"|do|does|did|used|to|can|could|would|will|may|might|must|should|shall|[a-z]+ly"
)
"""What makes of somebody's saying so something else: wrongly states, used to say."""
_WHO = (
    rf"(?!(?:{_NOBODY}|an?|any|each|every|when|where)\s)[^\W_][\w'’.-]*"
    rf"(?:\s+(?:&\s+)?(?!(?:{_NOBODY})\s)[^\W_][\w'’-]*){{0,7}}?"
)
"""Whoever says or knows it: the committee, our landlord, Margaret Holloway."""
_LEADS_IN = re.compile(
    r"[^，。；：,:]{0,10}(?:告诉|说|讲|表示|介绍|强调|指出|透露|称|认为|回应|提醒|规定|而言|来看|了解到|获悉|得知|爆料|反映|注意到)"
    r"[^，。；：,:]{0,5}(?<![的时前后])[，：,:]"
    r"|[^，。；：,:]{0,6}(?:说到底|一句话(?:总结|概括|归纳|来说)?|实践中|(?:注意|说明|指出|强调|明确)的是)[，：,:]"
    r"|(?:[^，。；：,:]{0,6}的)?[^，。；：,:]{0,4}(?:看法|理解|意见|观点|印象|记忆|结论|判断)(?:就?是|为|里|中)?\**[，：,:]\s*"
    r"|(?:各位|尊敬的)?(?:听众|观众|读者|网友|业主|街坊|家长|同学|同事|工友|村民|老师|乡亲|父老)(?:朋友)?们?(?:好|大家好)?[，,！!：:]"
    r"|(?:不知(?:道|是|到底)*真假[，,])?反正[^，。；：,:]{1,6}(?:都|也|总|一直)?[说讲称](?=[\u4e00-\u9fff])(?![明服])[，：,:]?"
    r"|(?:致[^，。；：]{1,10}[：:]\s*)?(?:我们?|本所|本律师)的?(?:初步|主要)?(?:结论|意见|看法|判断)(?:就?是|如下|为)[，：,:]"
    r"|据(?:记者|本报|笔者)[^，。；：]{0,6}(?:了解|获悉|介绍)[，,]|[^，。；：]{0,8}(?:记|听|学|抄)(?:来|到)?的[：:]"
    r"|[^，。；：“《]{0,12}这[样么](?:写|规定|表述)的?[：:]"
    r"|我们?(?:一直|还|原来|本来|以前|总)*(?:以为|觉得|认为|听说|记得)[，,：:]?(?=[\u4e00-\u9fff]{6})"
    r"|我们?的(?:初步|个人)?(?:看法|理解|意见|观点|印象|判断|想法)就?是|请问(?:一下)?[，,]"
    r"|[^，。；：,:]{0,16}不难(?:看出|发现|理解|得出|明白)[，：,:]?|[您你]问的(?:事情?|问题)[，：,:]"
    r"|据我(?:所知|了解)[，,]|[^，。；：,:]{1,6}们(?:都|请)?注意(?:了|啦)[，：,:！!]"
    r"|(?:网友|网民|大家|有人|专家|老师|律师|同事)们?(?:都|也|还|曾|常|一致|普遍|一般|通常|往往|纷纷)*(?:说|称|表示|认为)(?=[\u4e00-\u9fff])(?![明服法])"
    r"|[^，。；：,:]{0,6}[函答回批解]?[复答述知告]如下[：:](?=.)"
    r"|[^，。；：,:]{0,4}(?:提示|贴士|知识点|要点|小结|备注|科普|笔记|摘要|划重点|敲黑板)(?:回顾|复习|整理)?[：:]\s*(?=.{8})"
    r"|(?:坊间|街坊|邻居|外面|外界|民间|业内|社会上|村里|圈里)(?:都|也|还|一直|普遍|纷纷)?(?:在)?(?:讲|说|传|称|传言|传说|认为)(?=[\u4e00-\u9fff])(?![明服法究])"
    r"|(?:您|你|大家|咱们?)(?:再|来)?看[，,]|(?:大家|请)?放心[，,]|(?:网传|[听据]说|据传|据了解)[，：,:]?"
    r"|[^，。；：,:]{0,8}都知道[，：,:]?|(?:请(?:大家)?(?:注意|记住)|众所周知|据悉)[，：,:]?"
    r"|(?:(?:参考|标准|正确)?答案?(?:要点)?|解析|[AaＡ])[0-9]{0,2}[：:]\s*"
    rf"|(?i:(?:the|this|our|your|that)\s+(?:{GENERIC.pattern})){SAYS}\s*"
    rf"|(?i:{_WHO}){_SAYS_THAT}\s*"
    rf"|(?i:according to|pursuant to|as per)\s+(?i:{_WHO})\s*,\s*"
)
_DULY = re.compile(
    "^(?:(?:应当?|必须|需要|有必要|可以)(?=指出|说明|强调|提醒|告诉|告知|回答|答复)|不知(?:道|是|到底)*真假)"
)
"""What is duly pointed out binds nobody (应当指出，), nor does what may be told (可以告诉您：) or
may be untrue (不知真假，)."""
_SUPPOSES = re.compile(
    "假如|假设|如果|倘若|要是|若|[^，。；]{0,8}拟(?:规定|要求)|[^，。；]{0,6}建议"
)
"""What makes of a rule one that is only supposed, or holds of some: 对文物而言，."""
_PLAINLY = re.compile("不难(?=看出|发现|理解|得出|明白)")
"""What is not hard to see denies nothing."""
MUST = re.compile("须(?!知)")


def without_lead(text: str) -> str:
    """A statement without what only introduces it: 他告诉记者，, 简单地说，, 请注意，."""
    lead = _LEADS_IN.match(text)
    if lead and _SUPPOSES.match(lead[0]):
        return text
    led = _DULY.sub("", _PLAINLY.sub("", lead[0])) if lead else ""
    return text if lead is None or critical_words(led) or MUST.search(led) else text[lead.end() :]


def behind_lead(text: str, start: int, end: int) -> int:
    """Where what a stretch says begins, behind what only introduces it."""
    return end - len(without_lead(text[start:end]))


_ITEM = r"[ \t\u3000]*(?:[-*•●○]|[0-9]{1,2}[.、)）]|[（(][0-9一二三四五六七八九十]{1,3}[)）])"
_ABOVE = re.compile(
    r"(?:^|[\n。])(?P<subject>[^，。；：:\n]{3,16}?)(?:主要|还|都|均)?"
    r"(?:必须|应当|应该|需要|[应须需要得])[^，。；：:\n]{0,12}"
    rf"[：:][ \t]*\n+(?:{_ITEM}[^\n]*\n+)*$"
)
_IS_ITEM = re.compile(_ITEM)
LONGEST_LIST = 1200
"""Characters before an item in which what its list is of is looked for."""


def subject_above(text: str, start: int) -> str:
    """Of whom the items of a list tell, one of which begins at ``start``; empty where none is.

    便民维修点要做到： says of whom - 每个街区不少于两处 holds.
    """
    if not _IS_ITEM.match(text, start):
        return ""
    found = _ABOVE.search(text, max(start - LONGEST_LIST, 0), start)
    return found["subject"].strip() if found else ""


_KINDS = re.compile(
    "单位|部门|机关|机构|组织|企业|公司|人员|个人|用户|各[区市县级地]|本|我们?|你们?|大家|所有|全体|任何|有关|相关"
)
"""What a list may be of without telling more of whom: the readers of the text, or any."""


def is_another(subject: str, told: str) -> bool:
    """Has a subject, kinds apart, no two letters in a row of what a source tells: 地铁站点, 奶茶店?

    危房使用人 has those of 使用人; 各单位 are any.
    """
    own = [part for part in _KINDS.split(subject) if len(part) > 1]
    return bool(own) and not any(a + b in told for part in own for a, b in pairwise(part))
