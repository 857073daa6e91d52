"""What a text tells only to say that it is wrong: 认为…的说法是错误的, …，实际上并非如此. Pure.

Such a sentence claims the opposite of the words in it. Knows one text, and not what is true.
"""

from __future__ import annotations

import re

from assistant.checker.frames import TOLD_ALREADY
from assistant.checker.passages import LONGEST_TOLD
from assistant.evidence.critical import critical_words
from index.documents import Span

_UNLAWFUL = re.compile(
    r"(?P<deed>[^。；]{6,200}?)(?:都|也)?(?:就?是|属于?|系|构成|算)?(?:违法|违规|非法|犯法|不合法|会?[触踩]碰?红线)(?:的|行为)?"
)


def lawful(told: str) -> str | None:
    """What somebody says who denies that a deed is unlawful: that it is lawful; else None."""
    found = _UNLAWFUL.fullmatch(told.strip("。； "))
    return f"{found['deed']}是合法的" if found else None


LEAST_TOLD = 6
"""Characters of what can be told; fewer are no statement."""

_SAYING = (
    "说法|观点|看法|主张|理解|认识|结论|表述|论断|论调|意见|讲法|传言|传闻"
    "|判断|解读|断言|回答|答案|陈述|提法|讲解|误解|信息"
)
_TRULY = (
    "(?:都|均|也|却|就|则|完全|显然|明显|纯粹?|其实|实际上|事实上|根本|全然|恰恰|实"
    "|并|是|属于?|系|为|乃|很|存在|有|一[种个场]|个|天大的)*"
)
_WRONG = (
    rf"{_TRULY}(?:错误|错|不正确|不对|不准确|不真实|不实|不属实|不是真的|不成立|不可信|不能成立|不足信|有误|失实|虚假|假"
    "|不符合(?:事实|原文|实际|条文|法律|规定)[^，。；]{0,4}|站不住脚|(?:[没无]有?|[毫并]无)(?:任何)?(?:法律|事实)?(?:依据|根据)"
    "|[与和同跟](?:原文|事实|法律|规定|条文|实际|原意)[^，。；]{0,6}(?:不符|不一致|相反|相悖|矛盾|不合)"
    "|违背(?:原文|事实|法律|规定|条文|原意)|误解|误读|误传|误会|曲解|谬误|谣言|谣传|无稽之谈|子虚乌有)(?:的|了)?"
)
_MISTAKEN = f"(?<!没)(?<!不)(?:{_TRULY}[弄搞看读理说记听]错了?的?|{_WRONG})"
_SOMEBODY = (
    r"\s|[有]人|有的|一些人|网上|网友|网传|坊间|外[界面]|盛传|流传|疯传|不少人|很多人|曾|错误地|误"
)
_OPENS = (
    rf"(?:[来而][看说讲言][，,]|[^，。；]{{1,8}}(?:说|称|讲|表示)[，,：:])?(?:[^，。；]{{0,12}}?(?=认为|以为|声称|主张|所谓))?(?:{_SOMEBODY})*"
    r"(?:认为|以为|所谓的?|声称|宣称|主张|称|说|传言|传|关于|断言)?(?:[，,：:])?"
)
_BUT = r"[，,；;。]\s*(?:但是?|然而|而|可是?|不过|其实|实际上|事实上)*[，,]?"
_IN_TRUTH = (
    r"(?:[，,]|实际上?|事实上?|其实|实则|真实|真相|情况|规定|原文|法律|法条|条文|正确的?|答案"
    r"|但|是|却|则|也|恰|刚|正|完全|并|根本)*"
)
_NOT_SO = (
    r"(?:并?非如此|并?不是?这样[^，。；]{0,4}|不然|相反|好相反|恰相反"
    r"|不是这么(?:回事|说的?|写的?|规定的?)"
    r"|[没无]有?(?:这样|这么|如此|此|这种|这一|该)[^，。；]{0,2}(?:规定|要求|说法|内容)"
    r"|[没未](?:有|作)?(?:这[样么]|如此|此)(?:规定|要求|说|写))"
)
_END = r"[\s。！!；;.]*"

_TOLD = r"(?P<told>[^。\n]*?[^，,；;。\s])"
_THIS = "(?:这|此|该|上述|以上|那)(?:一|种|个|类|条|项|些|句|是)*"
_OF_THIS = "[，,]?(?:的|这一?种?|这个|该|此种?|上述|以上|等)+"
_OF_WORDS = (
    "(?:不属实|不实|不是事实|[与和同跟](?:原文|事实|法律|规定|条文|实际|原意)[^，。；]{0,6}(?:不符|不一致|相反|相悖|矛盾|不合)"
    "|误解|误读|误传|误会|曲解|谣言|谣传|失实|子虚乌有)的?"
)
"""What can be said of words alone, not of a deed."""
_FORMS = tuple(
    re.compile(form + _END)
    for form in (
        rf"{_OPENS}(?:法律|法条|条文|规定|文件)?(?:里|中|上)?(?:哪里|哪儿|哪一?[条款])(?:写|说|规定|讲)(?:了|过|着)?{_TOLD}"
        rf"(?:[，,？?]{_IN_TRUTH}[没无]有?(?:这|那|此)一?[条款项回]事?|[？?])?",
        rf"{_OPENS}{_TOLD}{_OF_THIS}(?:{_SAYING})[，,]?{_WRONG}",
        rf"(?:[^，。；]{{0,8}}(?:否认|质疑|驳斥)|[^，。；]{{0,12}}(?:错误地?|误|过时的?(?:观点|看法|说法))(?:认为|以为))(?:[，,：:]|(?=.)){_TOLD}",
        rf"{_OPENS}[把将](?P<told>[^，,。；;\n]{{2,80}}(?:[说讲看]成|当[成作]|理解[为成]|视为)[^，,。；;\n]{{2,80}})[，,]?{_MISTAKEN}",
        rf"{_OPENS}{_TOLD}[，,](?:可|那|这|都|就)?是[弄搞看读理说记听算想][错岔拧]了的?",
        rf"{_OPENS}{_TOLD}[一之]说[，,]?{_WRONG}(?:[，,][^，。；]{{0,12}})?",
        rf"{_OPENS}{_TOLD}{_BUT}{_THIS}(?:{_SAYING}|话)?[，,]?{_WRONG}",
        rf"{_OPENS}{_TOLD}{_BUT}{_TRULY}{_OF_WORDS}",
        rf"{_OPENS}{_TOLD}[，,；;。]\s*{_IN_TRUTH}{_NOT_SO}",
        rf"(?:[^，。；]{{1,8}}(?:说|称|讲|表示)[，,：:])?(?:{_SOMEBODY})*(?:认为|以为|所谓的?|声称|宣称|主张|说){_TOLD}[，,]?{_WRONG}",
        rf"{_TOLD}{_OF_THIS}(?:规定|要求|条款|内容|说法)(?:并|根本|实际上|其实|是|也)*"
        r"(?:不存在|没有的?|找不到)",
        rf"(?!{TOLD_ALREADY})(?:实际上|其实|事实上|这)*(?:并非|并不是|绝非|绝不是|不是说?|不能认为|不应认为|不能说|不应当?理解为"
        rf"|不意味着|谎称|误称|不存在|谈不上)(?!所有|全部|任何|[^。；]*而是){_TOLD}(?:的(?:说法|规定|要求|情况))?",
    )
)
_OF_A_RULE = tuple(
    re.compile(f"{_TOLD}{form}{_END}")
    for form in (
        r"(?:其实|显然|并|都|也)*(?:(?:是|属于|系)(?:完全|根本)?(?:错误|不正确|不准确|不对|错)的?|不属实|不成立|不是事实)",
        rf"{_OF_THIS}(?:规定|要求|条款|限制)(?:如今|现在|现)?(?:已经?|早已|早就|业已)(?:被)?"
        r"(?:取消|废止|废除|失效|作废|撤销|删除)了?",
    )
)
"""How a statement is told and denied; the last two only where it rules or counts something."""
_GONE = (
    rf"(?:{_TRULY}(?:虚构|杜撰|编造|捏造|错|假)(?:出来)?的?"
    "|(?:已经?|早已|早就|现已|业已|如今|后来)*被?(?:删除|删[去掉]|废[止除]|放弃|作废|失效|取消|撤销)了?"
    "|(?:已经?|早已|如今|并|根本)*(?:不再有效|不复存在|不存在|不算数))"
)
"""How words are said to be made up, or to hold no more."""
_LATER = re.compile(
    rf"\s*(?:但是?|然而|不过|其实)?[，,]?(?:{_THIS}(?:{_SAYING}|话)?{_WRONG}|(?:{_THIS})?{_GONE}"
    rf"|{_IN_TRUTH}{_NOT_SO}"
    rf"|(?:我是?)?(?:骗[你您人]|开玩笑|瞎说)的?|才怪){_END}"
)
_BEHIND = re.compile(
    rf"[”」』’\"＂]?(?:{_OF_THIS}(?:{_SAYING}){_WRONG}|{_BUT}{_THIS}(?:{_SAYING}|话)?{_WRONG}"
    rf"|[，,]{_IN_TRUTH}{_NOT_SO}|[，,]这(?:种说法|话|一?说法)?(?:是|完全|纯属|都|就)*(?:错|不对|假|谬误|谣言)的?了?|[，,（(]?(?:{_THIS})?{_GONE}[)）]?"
    rf"|[^，。；]{{0,3}}?{_TRULY}(?:并?不是|并非|不属于)的?(?:要求|规定|内容|原文|原意|意思)){_END}"
)
_SO_CALLED = "，所谓"
"""From where on alone something is told to be wrong: 不得出租，所谓自用除外的说法并不成立."""
_MISCALLS = re.compile(
    "把[^，。；]{2,80}(?:[说讲看]成|当[成作]|理解[为成])[^，。；]{1,40}的(?:法定)?"
    "(?:义务|责任|职责|权[利限力]|自由)"
)
"""What only says that a duty or a right is called one, as ``legal_words`` reads it."""
_SOURCE = re.compile(r"[，,]?\s*(?:法律)?(?:依据|根据|出处|来源)?(?:[是为见]|[：:])?[。；\s]*$")
_MARKED = re.compile(r"[。\s]*[（(]\s*(?:[×✗✘✕❌]|错误?)\s*[)）]")
"""How an exam marks what is wrong, behind it."""


def denied_in(text: str, said: Span) -> Span | None:
    """Where the statement stands that what is said only tells to deny it; None where it does not.

    Args:
        text: The whole text.
        said: Where something is said, without the place it is said of.
    """
    before, so_called, _ = text[slice(*said)].partition(_SO_CALLED)
    is_other = (so_called and critical_words(before)) or _MISCALLS.search(text, *said)
    if is_other or said[1] - said[0] > LONGEST_TOLD:
        return None
    for form in _FORMS:
        found = form.fullmatch(text, *said)
        if found and len(found["told"]) >= LEAST_TOLD:
            return found.span("told")
    for form in _OF_A_RULE:
        found = form.fullmatch(text, *said)
        if found and len(found["told"]) >= LEAST_TOLD and critical_words(found["told"]):
            return found.span("told")
    return None


def is_denied_behind(behind: str) -> bool:
    """Is what was told before denied by the rest of its sentence: “…”的说法是错误的?

    Args:
        behind: The rest, without the names of places in it.
    """
    return len(behind) <= LONGEST_TOLD and _BEHIND.fullmatch(_SOURCE.sub("", behind)) is not None


_WRONG_LABEL = re.compile(
    r"(?:[【\[](?:谣[言传]|虚假(?:信息|消息)?|假(?:消息)?|不实(?:信息)?|误区?|错误?|[×✗✘❌])[】\]][：:]?\s*)|"
    r"\W*(?:(?:常见|典型)?(?:误区|误解|谬误|错题|伪命题|谣言|假消息|错误|反面)(?:的?(?:说法|认识|观点|做法|表述|示例))?"
    r"|判断题[（(]错误?[)）]|(?:下列|以下)[^，。；：:\n]{0,12}(?:错误|不正确|不对|不属实)的(?:是|有)?)"
    r"[0-9一二三四五六七八九十]{0,3}\s*[：:]\s*"
)
"""What calls wrong what stands behind it: 误区一：, 下列说法错误的是：."""
_WRONG_LIST = re.compile(
    r"(?:以下|下列|下面)[^。；：:\n]{0,12}(?:谣言|谣传|误区|误解|错误|不实|不属实|假消息)[^。；：:\n]{0,6}[：:]\s*$"
)
"""The same above a list."""
_ITEM = re.compile(
    r"\s*(?:[-*•▪·●○]|[0-9]{1,2}[.、)）]|[（(][0-9一二三四五六七八九十]{1,2}[)）])\s*"
)


def wrong_label(text: str, start: int) -> int:
    """Where a sentence that begins here goes on behind what calls it wrong; its start without."""
    label = _WRONG_LABEL.match(text, start)
    if label and label[0].lstrip().startswith("反面") and "正面" in text[:start]:
        return start  # the two sides of a card
    return label.end() if label else start


def is_listed_as_wrong(text: str, start: int) -> bool:
    """Does an item of a list begin here, above which all of them are called wrong?"""
    line = text.rfind("\n", 0, start) + 1
    if not _ITEM.match(text, line):
        return False
    above = reversed(text[:line].split("\n"))
    lead = next((one for one in above if one.strip() and not _ITEM.match(one)), "")
    return _WRONG_LIST.search(lead) is not None


def is_denied_later(text: str, end: int) -> bool:
    """Does the next sentence of the same line only say that what was told is wrong: 这不属实。?

    A mark does so too, whatever follows it: （×）.
    """
    if _MARKED.match(text, end):
        return True
    stop = text.find("\n", end)
    behind = text[end : stop if stop >= 0 else len(text)]
    return only_denies(behind.lstrip("。.；;（(").rstrip("）) "))


def only_denies(sentence: str) -> bool:
    """Does a sentence only say that what was told before is wrong?"""
    return len(sentence) <= LONGEST_TOLD and _LATER.fullmatch(sentence) is not None
