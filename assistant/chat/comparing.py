"""What a question that compares versions of a document asks: for one rule, or for all that changed.

Pure; knows no library and no model.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.chat.question import INTERROGATIVE
from index.script import HAN

LEAST_COMPARED = 4
"""Letters that tell what versions are compared for."""


_KIND = "(?:条例|法律?|规定|办法|规章|规则|细则|意见|通知|政策|章程|文件|版本?)"
_MADE = "[12][0-9]{3}年?"
_SIDE = (
    rf"(?:(?:{_MADE}(?:修[改订正]后?)?的?|(?<![更创革])(?:[新旧老原]|现行|修[改订正]后的))《?{_KIND}》?"
    rf"|{_MADE}(?:版本?|修[改订正](?:版|[前后])?))(?:里|中)?"
)
"""One of several versions: 旧条例, 2023年版."""
_SIDES_OF = re.compile(
    rf"(?:在|于|对比|比较|和|与|同|跟)?(?:{_SIDE}(?:[、，]?(?:和|与|同|跟|以及|比|相比)?{_SIDE})*"
    rf"|新[、和与]?[旧老](?:两[个部版])?{_KIND}?|修[改订正](?:的?前后|前|以?后|之后|过))(?:之间|相比|当中)?"
    r"|\b(?:between|in|under|of|from)?\s*(?:the\s+)?(?:[12][0-9]{3}|old|new|former|previous|current)"
    r"(?:\s+(?:and|to|versus|vs\.?)\s+(?:the\s+)?(?:[12][0-9]{3}|old|new|former|previous|current))?"
    r"\s+(?:law|rules?|act|regulations?|polic\w+|text|versions?)\b|\bversions?\b|\bamend\w*\b|\brevis\w*\b",
    re.I,
)
"""The versions that a question compares."""
_DIFFERS = re.compile(
    r"(?:的?规定)?(?:都|各|又)?(?:(?:有|作|做|存在)了?)?(?:什么|哪些|何|啥|怎样的?)?"
    r"(?:区别|不同|变化|修[改订]|改动|差别|差异|不一样)(?:吗|么|呢)?"
    r"|改(?:了|成了?|为)?(?:什么|哪些|多少|几[\u4e00-\u9fff])?|一样吗|(?:分别|各自?)(?=是)"
    r"|\bwhat changed\b|\bhow (?:do|does|did)\b|\bdiffer\w*\b|\bchanged?\b|\bcompare\w*\b",
    re.I,
)
"""That they are compared."""


def compares_versions(question: str) -> bool:
    """Does a question ask how versions of a document differ?

    新旧条例有什么不同, 修改后改成了几年, 2023年版和2026年版分别是多少.
    """
    rest, sides = _SIDES_OF.subn(" ", question)
    return bool(sides and _DIFFERS.search(rest))


def without_versions(question: str) -> str:
    """What a question compares two versions for: 新旧条例的加固期限有什么不同 asks for 加固期限.

    As it stands where too little else is asked.
    """
    parts = re.split("[，,。？?]", _DIFFERS.sub("", _SIDES_OF.sub("", question)))
    bare = (
        re.sub(r"^\s*(?:对于?|关于|就|在|的|里|中)+|(?:的?规定|的|是|[上里中])+\s*$", "", p)
        for p in parts
    )
    kept = "，".join(p.strip() for p in bare if any(c.isalnum() for c in p))
    if sum(char.isalnum() for char in kept) < LEAST_COMPARED:
        return question
    is_asked = INTERROGATIVE.search(kept) is not None
    if re.search(f"[{HAN}]", kept):
        return f"{kept}？" if is_asked else f"{kept}是怎么规定的？"
    return f"{kept}?" if is_asked else f"What is laid down {kept}?"


_WHAT = "(?:什么|哪些|哪几|啥|何)"
_CONTRASTS = "(?:对比|对照|比较)"
_DOCUMENTS = "[个部项]?(?:条例|法律|法规|办法|规章|文件|政策)"
_CHANGE = "(?:变化|改变|改动|变动|变更|修[改订正]|调整)"
_YEARS = "(?:19|20)[0-9]{2}年?"
_ASKS_CHANGES = re.compile(
    rf"(?:改|修[改订正]|变|变动|变更|调整|增加|新增|增设|多|删[去除掉]?)(?:了|过)?些?{_WHAT}(?!{_DOCUMENTS})"
    rf"|(?:作|做|进行)了?{_WHAT}{_CHANGE}"
    rf"|(?:有|发生)了?{_WHAT}(?:新的?|主要的?|重大的?)?{_CHANGE}[？?。\s]*$"
    r"|(?:有|多了?)哪些新的?(?:规定|内容|条款|要求)"
    r"|哪(?:些|几)?(?:条款|条文|条(?!例)|地方|内容|规定)[^，。？]{0,4}(?:修[改订正]|改|变|删|新增|增加)"
    r"|删[去除掉]?了?哪(?:一|几|些)?[条款]"
    rf"|{_CHANGE}的(?:主要|重要)?(?:内容|亮点|要点|情况)|(?:涉及(?:哪些|什么)(?:条文|条款)|有(?:哪些|什么)(?:亮点|要点))"
    r"|(?:列出|列一下|说明|介绍|总结)[^，。？]{0,14}(?:修[改订正]|改动|变化|变动)"
    r"|[两几]个?(?:版本?|文本)[^，。？]{0,14}(?:不同|区别|差[别异]|不一样)"
    rf"|(?:新[旧老]|前后|版)[^，。？]{{0,6}}(?:对比|对照|比较)|{_CONTRASTS}[^，。？]{{0,12}}(?:新[旧老]|前后|两个?版|版本)"
    rf"|{_CONTRASTS}[^，。？]{{0,6}}{_YEARS}[^，。？]{{1,5}}{_YEARS}"
    r"|\b(?:compare|list|show|summari[sz]e)\b[^.?]*\b(?:versions?|changes|amendments)\b"
    r"|\bwhich (?:articles|provisions|sections|clauses|rules) (?:were|was|have been)"
    r" (?:amended|changed|revised|deleted|removed|added)\b"
    r"|\bhow (?:was|were|has|have) [^?]{3,60} (?:revised|amended|changed)\b"
    r"|\bold (?:vs\.?|versus|and) new\b|\bchanges between\b|\bdifferent in the\b"
    r"|\bdid the [^?]{0,12}(?:amendment|revision) change\b"
    r"|\bwhat (?:has |was |were )?(?:changed|amended|revised)\b"
    r"|\bwhat(?:'s| is| was) (?:new|added|removed|deleted)\b",
    re.I,
)
"""That a question asks for what changed, in other words than ``_DIFFERS``."""
_ADDED = re.compile(
    "新增|增加|增设|加了|多了|新的?(?:规定|内容|条款|要求)"
    r"|\b(?:new|added)\b(?! (?:version|law|act|rule|regulation|polic))",
    re.I,
)
_REMOVED = re.compile("删[去除掉]|取消|\\b(?:removed|deleted|repealed)\\b", re.I)
_OPENS = re.compile(
    r"^(?:请问?|帮我|给我|我想知道|列出|列一?下|介绍一?下?|说明一?下?|把|将|对于|关于|与|跟|的|[这本此]次|那么?|该|这部?"
    r"|最[近新]一?次|新旧|前后|[两几]个|全部|所有|修[改订正]|删[去除掉]|取消|[\W_]"
    r"|对比|对照|比较|一下|[12][0-9]{3}年?的?版?"
    r"|\b(?:what|which|how|me|us|please|list|show|all|every|main|major|the|of|in|to|from|between|and|is|are|was|were|have|has"
    r"|with|this|that|since|made|summari[sz]e|articles?|provisions?|sections?|clauses?|rules|vs|versus|different|redline|give|any(?:thing)?|do|does|did|two|both|changes?|compared?)\b)+",
    re.I,
)
_CLOSES = re.compile(
    r"(?:的|里|中|上|在|和|与|比|都|又|各|有|是|做|作|了|过|吗|呢|么|吧|[这本此]次|最[近新]一?次|逐[条项一]|一下"
    r"|全部|所有|整体|总体|主要|具体|重要|之处|地方|内容|条款|条文|数字|亮点|要点|情况|差在?哪[里儿]?|差|在?哪[里儿]?|对照表|表|跟|被|些|啥|(?:的|些|么|了)规定|条|哪些|什么|新增加?|增加|增设"
    r"|删[去除掉]|取消|修[改订正]版?|改动?|变化|变动|变更|对比|对照|比较|相比|区别|不同|差[别异]"
    r"|[两几]个版?本?|新旧|前后|版本?|文本|[12][0-9]{3}年?|年|[\W_]"
    r"|\b(?:the|of|in|to|from|between|and|with|new|old|added|removed|deleted|compared?|versions?|changes?|been|made|since|were|was|amended|revised|changed|different|amendments?|revisions?)\b)+$",
    re.I,
)
"""What stands before and behind the words for a document."""
_BARE = re.compile(
    "规定|(?:regulation|rule|polic(?:y|ie)|law|act|document|text|clause|one)s?", re.I
)
"""All that is left where it has none."""
_SORT = re.compile("条例|规章|规则|细则|办法|意见|通知|章程|规定|政策|法")
"""The sort of a document, by which it may be meant: 新旧条例."""
_TITLE = re.compile("《([^《》]+)》")
_OF_A_TEXT = re.compile(
    r"版|新[旧老]|修[改订正]|[哪几些一]条|条例|办法|规定|条款|法|前后|\b(?:version|regulation|rule|polic|law|act|text|articles?|provisions?|sections?|clauses?|amend|revis)",
    re.I,
)
"""That a question is about a document at all."""


@dataclass(frozen=True, slots=True)
class AllChanges:
    """What a question asks that wants all that changed between two versions.

    Attributes:
        named: What it calls the document; empty where it has no word for it.
        added: Nothing but what is new is asked for.
        removed: Nothing but what is gone is.
    """

    named: str
    added: bool
    removed: bool


def asks_for_all_changes(question: str) -> AllChanges | None:
    """What a question asks of two versions as wholes; None where it compares nothing.

    条例改了哪些内容, 新旧两版有什么不同. What it names besides may be the document or a matter of
    it, which only whoever knows the documents can tell.
    """
    asks = _ASKS_CHANGES.search(question)
    if not (asks or compares_versions(question)):
        return None
    is_added, is_removed = (w.search(question) is not None for w in (_ADDED, _REMOVED))
    titled = _TITLE.findall(question)
    rest = _TITLE.sub("", question) if titled else question
    bare = _DIFFERS.sub("", _SIDES_OF.sub("", _ASKS_CHANGES.sub("", rest)))
    pieces = [_CLOSES.sub("", _OPENS.sub("", p)) for p in re.split("[，,。；;？?！!]", bare)]
    named = [*titled, *(p for p in pieces if p and not _BARE.fullmatch(p))]
    if len(named) > 1:
        return None
    if not named and (sort := _SORT.search("".join(m[0] for m in _SIDES_OF.finditer(rest)))):
        named = [sort[0]]
    if not (named or _OF_A_TEXT.search(question)):
        return None
    return AllChanges("".join(named), is_added and not is_removed, is_removed and not is_added)
