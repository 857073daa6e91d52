"""What an English rule is bound to: if and when, a consent, company, a time. Pure.

Knows only a stretch of a source and words that tell of it.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from assistant.evidence.conditions import TOLD_ELSEWHERE

_CONDITIONAL = frozenset(
    ["if", "when", "where", "unless", "after", "before", "until", "upon", "subject"]
)
CONDITION_BEHIND = re.compile(
    rf"[\s,]*(?:(?:but|and|only|as|in|long|case|the) )*(?:{'|'.join(sorted(_CONDITIONAL))})\b",
    re.I,
)
"""English sentences have a condition behind what it binds, with a comma or without."""
_CONDITION = re.compile(
    rf"(?P<rule>[^.;]{{8,}}?)(?<![a-z])(?P<if>(?:{'|'.join(sorted(_CONDITIONAL))}) [^.;,]+)", re.I
)
LIMIT = re.compile(
    r"(?:\bonly )?\b(?:with (?:[\w'’-]+ ){0,5}?"
    r"(?:approval|consent|permission|agreement|authori[sz]ation|escort|supervision|licen[cs]e|permit)"
    r"|under the (?:supervision|guidance|control)|at the request|in the presence|accompanied by"
    r"|(?<=only )(?:between|on|at|during|in|by|to|for|from)|at weekends|on weekdays"
    r"|within \w+ (?:working |business |calendar )?(?:minute|hour|day|week|month|year)s?"
    r"|without (?:[\w'’-]+ ){0,5}?(?:approval|consent|permission|agreement|authori[sz]ation)"
    r"|while|during|within the|outside|after \w+)\b[^.;,]*",
    re.I,
)
"""What an English rule is bound to without an if: only with the approval of the archivist."""
ADVERBIAL = re.compile(
    r"(?:,[^.;,]*,)? +(?:in|on|at|during|after|before|while|within|from|between|by|with|under"
    r"|outside) [^.;,]+",
    re.I,
)
RULING = re.compile(
    r"\b(?:may|can|must not|may not|cannot|permitted|allowed|prohibited|forbidden)\b", re.I
)
"""What allows or forbids: told without when or where, it allows or forbids more."""
_STRETCH, _SENTENCE = re.compile("[^.;,]+"), re.compile("[^.;]+")
_WORD = re.compile("[a-z]+")
_TOKEN = re.compile("[a-z0-9'’-]+")
NEARLY_ALL = 0.8
"""Share of a claim's words that a sentence has in order, which the claim only shortens."""
_AHEAD = _CONDITIONAL | {
    "in", "on", "at", "during", "while", "within", "from", "between", "by", "with", "without",
    "under", "outside", "for", "to", "only", "except",
}  # fmt: skip
"""What stands before what narrows, between two commas, and before none of several."""
_IDLE = frozenset(
    [
        "a",
        "an",
        "the",
        "any",
        "all",
        "also",
        "then",
        "therefore",
        "either",
        "both",
        "of",
        "hereby",
        "so",
        "such",
        "that",
        "own",
        "its",
        "their",
        "his",
        "her",
    ]
)


def lost_condition(source: str, said: str) -> str:
    """An if or when of a source, where a claim has the rule and no condition at all."""
    told = _WORD.findall(said.lower())
    for part in _CONDITION.finditer(source) if told else ():
        rule = _WORD.findall(part["rule"].lower())
        uses = sum(word in told for word in rule) > len(rule) * TOLD_ELSEWHERE
        if uses and not _CONDITIONAL.intersection(told):
            return part["if"]
    return ""


def lost_limit(source: str, said: str) -> str:
    """A consent, company or time that binds a rule of a source that a claim tells alone."""
    told = _WORD.findall(said.lower())
    stretches = (*_STRETCH.findall(source), *_SENTENCE.findall(source))
    for stretch in stretches if told else ():
        for limit in LIMIT.finditer(stretch):
            rule = _WORD.findall(stretch.replace(limit[0], " ").lower())
            uses = sum(word in told for word in rule) > len(rule) * TOLD_ELSEWHERE
            if uses and not tells(said, limit[0]):
                return limit[0].strip()
    return ""


def lost_inside(source: str, said: str) -> str:
    """What narrows what a sentence allows or forbids, between words of it that a claim has."""
    told = _TOKEN.findall(said.lower()) if RULING.search(said) else []
    for sentence in _SENTENCE.findall(source) if told else ():
        ruled = RULING.search(sentence)
        places = list(_TOKEN.finditer(sentence.lower()))
        own = [place[0] for place in places]
        ops = SequenceMatcher(None, own, told, autojunk=False).get_opcodes()
        same = [(a, b) for tag, a, b, _, _ in ops if tag == "equal"]
        if ruled is None or sum(b - a for a, b in same) < len(told) * NEARLY_ALL:
            continue
        for a, b in ((a, b) for tag, a, b, _, _ in ops if tag == "delete" and a < same[-1][1]):
            shift = 1 if a and own[a - 1] == own[b - 1] else 0  # by staff or, not staff or by
            run = places[a - shift : b - shift]
            is_behind = run[0].start() > ruled.start()
            is_listed = sentence[: run[0].start()].rstrip().endswith(",")
            if is_behind and _narrows([p[0] for p in run], is_listed=is_listed):
                return str(sentence[run[0].start() : run[-1].end()])
    return ""


def _narrows(run: list[str], *, is_listed: bool) -> bool:
    """Do words that stand between others narrow them, and are no more than one of several?"""
    is_one = {run[0], run[-1]} & {"and", "or", "other"} or (is_listed and run[0] not in _AHEAD)
    return not is_one and not _IDLE.issuperset(run)


def tells(said: str, limit: str) -> bool:
    """Has a text most of the English words of a limit, in whatever order?"""
    told, own = _WORD.findall(said.lower()), _WORD.findall(limit.lower())
    return sum(word in told for word in own) > len(own) * TOLD_ELSEWHERE
