"""A sentence that tells what a place is about, and nothing of what it rules. Pure.

第六条规定了议事会的组成 is true of a place that says who sits in it, in no word of the sentence:
it denies nothing.
"""

from __future__ import annotations

import re

from assistant.evidence.critical import COMPARISON, MODALITY, NEGATION, NUMBER, critical_words

_TELLS_OF = re.compile(
    r"[^，,。；;：:“]{0,60}?"
    r"(?:(?:(?:规定|明确|列举|列明|确立|界定|规范|涉及)(?:了|的是)|主要(?:讲|谈|说|规定|涉及)(?:了|的是)?)"
    r"(?![以如]下|下[列述面])(?P<topic>[^，,。；;：:“]{2,40})"
    r"|[是系]?关于(?P<of>[^，,。；;：:“]{2,40})的(?:规定|条款|内容)"
    r"|[对就](?P<on>[^，,。；;：:“]{2,40})[作做]出?了?(?:明确|具体|专门|相应)*规定)"
)
_ASPECT = re.compile(
    "(?:组成|构成|人数|任期|条件|程序|流程|职责|职权|权限|范围|标准|期限|时限|情形|主体|对象|比例|金额|数额"
    "|定义|含义|目的|任务|分工|方式|办法|方法|措施)$"
)
"""What a law rules on of a matter, as its headings call it; no duty, right or principle, of which
the words before it say what they are."""
_SAYS_MORE = re.compile("由|谁|免|倍|承担|批准|先[^，]{1,8}后")
_RULES = frozenset((MODALITY, COMPARISON, NUMBER, NEGATION))


def topic_of(sentence: str) -> str:
    """What a sentence tells its place to be about: 罚款 of 第九条规定了罚款。; else nothing."""
    told = _TELLS_OF.fullmatch(sentence.strip().rstrip("。；;"))
    return next(filter(None, told.groups()), "") if told else ""


def only_tells_topic(sentence: str) -> bool:
    """Does every part of a sentence tell but what a place is about: no rule, no amount, no denial?

    The aspect of a matter (组成, 程序, 标准), that is, and not what is ruled on it.
    """
    parts = re.split("[，,；;]", sentence.strip().rstrip("。；;"))
    return all(_is_aspect(topic_of(part)) for part in parts)


def _is_aspect(topic: str) -> bool:
    if _ASPECT.search(topic) is None or _SAYS_MORE.search(topic):
        return False
    return not any(word.kind in _RULES for word in critical_words(topic))
