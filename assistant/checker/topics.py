"""A sentence that tells what a place is about, and nothing of what it rules. Pure.

第六条规定了议事会的组成 is true of a place that says who sits in it, in no word of the sentence:
it denies nothing, and what follows it is not said to stand there.
"""

from __future__ import annotations

import re

from assistant.evidence.critical import COMPARISON, MODALITY, NEGATION, NUMBER, critical_words

SHORT_TOPIC = 6
"""Letters up to which what is ruled on is but called by its name: 罚款, 法律责任."""
_ASPECT = (
    "组成|构成|人数|任期|条件|程序|流程|职责|职权|权限|范围|标准|期限|时限|办法|方法|方式|措施|制度|机制|原则"
    "|责任|义务|权利|情形|要求|内容|主体|对象|比例|金额|数额|用途|处罚|罚则|定义|含义|目的|任务|分工"
)
"""What a law rules on of a matter, as its headings call it."""
_TELLS_OF = re.compile(
    r"(?:(?:规定|明确|列举|列明|确立|设立|设定|界定|规范|涉及)(?:了|的是)|主要(?:讲|谈|说|规定|涉及)(?:了|的是)?)"
    r"(?![以如]下|下[列述面])(?P<topic>[^，,。；;：:“]{2,40})[。；;]?$"
    r"|[是系]?关于(?P<of>[^，,。；;：:“]{2,40})的(?:规定|条款|内容)[。；;]?$"
    r"|[对就](?P<on>[^，,。；;：:“]{2,40})[作做]出?了?(?:明确|具体|专门|相应)*规定[。；;]?$"
)
_NOUN = re.compile(rf"(?:的[^的]{{2,{SHORT_TOPIC}}}|{_ASPECT})$")
_RULES = frozenset((MODALITY, COMPARISON, NUMBER, NEGATION))


def only_tells_topic(sentence: str) -> bool:
    """Does a sentence end with what a place is about: no rule, no amount, no denial?"""
    told = _TELLS_OF.search(sentence.strip())
    if told is None:
        return False
    topic = next(filter(None, told.groups()))
    is_name = len(topic) <= SHORT_TOPIC or _NOUN.search(topic) is not None
    return is_name and not any(word.kind in _RULES for word in critical_words(topic))
