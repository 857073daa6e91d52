"""Which sentences lean on the one before them: by a pronoun, another case, a thing that is known.

Pure: knows the words of two sentences that follow one another, and no library.
"""

from __future__ import annotations

import re

from index.markers import read_marker

_POINTS = re.compile(
    r"[该其](?![他它余])|上述|此[类项种时次]|这[个些种项类次位一]|[他她它]们?(?!人)"
    r"|(?:It(?! (?:is|shall be|will be)\b[^.]*\b(?:to|that)\b)|They|Its|Their|His|Her)\b"
    r"|(?:This|That|These|Those|Such|The said)"
    r"(?= (?:is|are|does|do|may|must|shall|will|can|includes?|applies|apply)\b"
    r"| (?:an? )?(?P<thing>[a-z]{3,}))"
)
"""What a sentence begins with that means something in the one before it."""
_GOES_ON = re.compile(
    r"但(?!书)|然而|否则|因[此而]|同时|仍|逾期|期满|到期|届时|前[述者]|后者|另|再次|当[年月日次]|如果?不|若不|其中"
    r"|(?:[^，。；]{0,30}，)?[对从在]其中|可以(?!说)|应当|必须|不得|有权|方可"
    r"|(?:发现|收到|接到|遇[有到]|确?需要?|拟)[^，。；]{2,24}的，(?:应当|必须|不得|可以|方可|须)"
    r"|[\u4e00-\u9fff]{2,6}中(?:无人|没有|均)|[^。；]*(?:从[重轻]|减轻|加重)处罚[。；]?$"
    r"|[^，。；]{2,12}的，[还另](?:需|应|要|须|可以)"
    r"|情节[较特严]|拒不|造成[^，。；]{0,16}的，|构成[^，。；]{0,8}的，|经?审[查核][^，。；]{0,6}的，"
    r"|不?符合(?:上述|规定|以上|下列)?(?:条件|要求|规定)?的，|(?:具体)?标准(?:为|如下|是)"
    r"|超过(?![前第本]|\s*[0-9〇零一二两三四五六七八九十百千万])"
    r"|违者|违反(?:者|的，)|(?:The|An?|Each|Any|You|Both) (?:[a-z]+ )?then\b"
    r"|(?:[A-Z][a-z]+ed|Made|Done|Paid)(?: safe)? (?:within|by|before|after|in|at)\b"
    r"|(?:Another|The other|Otherwise|However|But|Late|Either|Neither|Both)\b"
    r"|(?:If|Where|When|Unless|Until|Without|After|Before|On|In|Of|For|Beyond)"
    r" (?:it|they|he|she|them|that|this|these|those|then|so|not|there is none)\b"
)
"""What a sentence begins with that tells another case of what the one before it tells, or without
whom it is said of (可以约定收取押金)."""
_LACKS = re.compile(
    r"\b(?:answer|reply|respond|decide)s?(?:,? (?:with)?in\b| by\b|[.;])"
    r"|\b(?:needs?|is|has|have|requires?|pays?) none\b(?! of)",
    re.I,
)
"""An English sentence without what it is about: must answer within ten days, needs none."""
_LATE = re.compile("[^，。；]{1,8}逾期[不未]")
_FAILS = re.compile("[^，。；]{1,8}(?<![得能可予])[不未](?P<what>[^，。；]{4,12})的，")
"""Who fails to do something: 行政机关不依法履行职责的，."""
_TIME_SET = re.compile("期限|日内|日前|之日起|届?满")
_AGAIN = re.compile(
    r"\b(?:of|from|for|to|in|on|by|under|after|before|with|receiving)"
    r" (?:that|those|such) (?P<that>[a-z]{5,})\b"
    r"|\b(?:the|that|those|such) (?P<en>[a-z]{5,})\b|该(?P<zh>[\u4e00-\u9fff]{2})"
)
"""What a sentence speaks of as known: within 14 days of that notice, 自收到该通知之日起."""
_THING = re.compile("[\u4e00-\u9fff]{3,12}")
_BRINGS_IN = re.compile(
    "(?:设立|划定|设置|建立|开设|开辟|指定|发放|核发|成立|组建)(?P<thing>[\u4e00-\u9fff]{3,16})"
)
"""What a sentence brings in, of which the next one tells: 划定犬只活动区，….活动区开放时段为…."""
STEM = 5
"""Letters by which a word is known in another form: that answer, is answered."""
SHORTEST_THING = 3
"""Letters of what one sentence ends with and the next begins with: …申领临时牌。临时牌有效期至…."""
_RULED = re.compile("(?P<thing>[\u4e00-\u9fff]{2})(?:应当?|必?须|不得|可以|自|由)")
"""A shorter thing of which a rule is told: …订立书面合同。合同应当约定…."""


def takes_up(text: str, before: str) -> bool:
    """Does a sentence begin with a word for what the one before it tells of?"""
    points = _POINTS.match(text)
    thing = points["thing"] if points else None
    if points is not None:
        return thing is None or thing in before.lower()
    run = _THING.match(text)
    sizes = range(SHORTEST_THING, len(run[0]) + 1) if run else ()
    things = [before.rstrip("。"), *(found["thing"] for found in _BRINGS_IN.finditer(before))]
    ruled = _RULED.match(text)
    if ruled and things[0].endswith(ruled["thing"]):
        return True
    return any(thing.endswith(text[:size]) for size in sizes for thing in things)


def speaks_of_known(text: str, before: str) -> bool:
    """Does a sentence speak of a thing as known that the one before it brings in: a refusal?

    What is numbered for itself, (3) The tenant …, says so of any.
    """
    return read_marker(text) is None and any(
        _is_brought_in(found, text, before) for found in _AGAIN.finditer(text)
    )


def _is_brought_in(found: re.Match[str], text: str, before: str) -> bool:
    if thing := found["zh"] or (found["that"] or "")[:STEM]:
        return thing in before and thing not in text[: found.start()]
    new = re.compile(rf"(?:\b(?:an?|any|each|every)|') (?:[a-z]+ )?{found['en']}\b", re.I)
    return new.search(before) is not None and new.search(text) is None


def leans(text: str, before: str) -> bool:
    """Does a sentence say too little without the one before it: who is *another*, late for what?"""
    is_open = _LACKS.search(text) is not None and read_marker(text) is None
    goes_on = is_open or _GOES_ON.match(text) is not None or is_past_time(text, before)
    return (
        goes_on
        or _fails_in(text, before)
        or takes_up(text, before)
        or speaks_of_known(text, before)
    )


def is_past_time(text: str, before: str) -> bool:
    """Is a sentence on who is late for what the one before it sets a time for?"""
    return _LATE.match(text) is not None and _TIME_SET.search(before) is not None


def _fails_in(text: str, before: str) -> bool:
    """Is a sentence on who fails to do what the one before it asks for, in its words?"""
    failed = _FAILS.match(text)
    return failed is not None and failed["what"] in before
