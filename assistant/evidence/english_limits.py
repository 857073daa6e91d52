"""What an English rule is bound to: if and when, a consent, company, a time. Pure.

Knows only a stretch of a source and words that tell of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from assistant.evidence.conditions import COMMA, TOLD_ELSEWHERE
from assistant.evidence.english_words import BEFORE_SOMEBODY, RULES, STATES

_IN = r"(?:[^.;,]|(?<=[0-9])[.,](?=[0-9]))"
_WITHIN = r"(?:[^.;]|(?<=[0-9])\.(?=[0-9]))"
"""A character of a part of a sentence, and of one: the marks within £1,480.50 end neither."""
_CONDITIONAL = frozenset(
    ["if", "when", "where", "unless", "after", "before", "until", "upon", "subject"]
)
CONDITION_BEHIND = re.compile(
    rf"[\s,]*(?:(?:but|and|only|as|in|long|case|the) )*(?:{'|'.join(sorted(_CONDITIONAL))})\b",
    re.I,
)
"""English sentences have a condition behind what it binds, with a comma or without."""
_CONDITION = re.compile(
    rf"(?P<rule>{_WITHIN}{{8,}}?)(?<![a-z])(?P<if>(?:{'|'.join(sorted(_CONDITIONAL))}) {_IN}+)",
    re.I,
)
LIMIT = re.compile(
    r"(?:\bonly )?\b(?:with (?:[\w'’-]+ ){0,5}?"
    r"(?:approval|consent|permission|agreement|authori[sz]ation|escort|supervision|licen[cs]e|permit)"
    r"|under the (?:supervision|guidance|control)|at the request|in the presence|accompanied by"
    r"|(?<=only )(?:between|on|at|during|in|by|to|for|from)|at weekends|on weekdays"
    r"|within \w+ (?:working |business |calendar )?(?:minute|hour|day|week|month|year)s?"
    r"|without (?:[\w'’-]+ ){0,5}?(?:approval|consent|permission|agreement|authori[sz]ation)"
    rf"|while|during|within the|outside|after \w+)\b{_IN}*",
    re.I,
)
"""What an English rule is bound to without an if: only with the approval of the archivist."""
ADVERBIAL = re.compile(
    r"(?:,[^.;,]*,)? +(?:in|on|at|during|after|before|while|within|from|between|by|with|under"
    rf"|outside) {_IN}+",
    re.I,
)
RULING = re.compile(
    r"\b(?:may|can|must not|may not|cannot|permitted|allowed|prohibited|forbidden|free|exempt"
    r"|entitled|waived)\b",
    re.I,
)
"""What allows, forbids or spares: told without when or where, it allows, forbids or spares more."""
_STRETCH, _SENTENCE = re.compile(f"{_IN}+"), re.compile(f"{_WITHIN}+")
_WORD = re.compile("[a-z]+")
_TOKEN = re.compile("[a-z0-9'’-]+")
LEAST_WORDS = 4
"""Words that say more than a subject."""
NEARLY_ALL = 0.8
"""Share of a claim's words that a sentence has in order, which the claim only shortens."""
_AHEAD = _CONDITIONAL | {
    "in", "on", "at", "during", "while", "within", "from", "between", "by", "with", "without",
    "under", "outside", "for", "to", "only", "except",
}  # fmt: skip
"""What stands before what narrows, between two commas, and before none of several."""
_IDLE = frozenset(
    ["a", "an", "the", "any", "all", "also", "then", "therefore", "either", "both", "of", "hereby",
     "so", "such", "that", "own", "its", "their", "his", "her"]
)  # fmt: skip
"""Words that narrow nothing."""


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
    """What narrows what a sentence says, between words of it that a claim has.

    Where a word rules, only what stands behind it; whom it is on is another matter.
    """
    told = _TOKEN.findall(said.lower())
    for sentence in _SENTENCE.findall(source) if len(told) >= LEAST_WORDS else ():
        ruled = RULING.search(sentence)
        for run in _left_between(list(_TOKEN.finditer(sentence.lower())), told):
            start, end = run[0].start(), run[-1].end()
            is_behind = ruled is None or start > ruled.start()
            is_listed = sentence[:start].rstrip().endswith(",")
            if is_behind and _narrows([word[0] for word in run], is_listed=is_listed):
                return str(sentence[start:end])
    return ""


def _left_between(places: list[re.Match[str]], told: list[str]) -> Iterator[list[re.Match[str]]]:
    """The runs of a sentence's words that are left out between others, where nearly all is told."""
    own = [place[0] for place in places]
    ops = SequenceMatcher(None, own, told, autojunk=False).get_opcodes()
    same = [(a, b) for tag, a, b, _, _ in ops if tag == "equal"]
    if sum(b - a for a, b in same) < len(told) * NEARLY_ALL:
        return
    for tag, a, b, _, _ in ops:
        if tag == "delete" and same[0][0] < a < same[-1][1]:
            shift = 1 if own[a - 1] == own[b - 1] else 0  # by staff or, not staff or by
            yield places[a - shift : b - shift]


def _narrows(run: list[str], *, is_listed: bool) -> bool:
    """Do words that stand between others narrow them, and are no more than one of several?"""
    is_one = {run[0], run[-1]} & {"and", "or", "other"} or (is_listed and run[0] not in _AHEAD)
    return not is_one and not _IDLE.issuperset(run)


_VERB = re.compile(
    rf"\b(?:{RULES}|will|{STATES}|requires?|needs?)\b",
    re.I,
)
_PREPOSITION = (
    "of|in|inside|into|on|onto|at|for|from|with|within|without|under|over|above|below|between"
    "|beyond|beside|behind|around|among|next to|opposite|since|per|near|outside|during|after"
    "|before|until|up to|about|against|along|across|through"
    "|(?:more |less |other )?than|that|which|who|whose|where|when|if|unless|only|granted|made"
    "|given|held|kept|taken"
)
_MODIFIES = re.compile(
    rf"(?: +(?:(?:{_PREPOSITION})\b|[a-z]+(?:ed|ing|ly)\b)"
    rf"|, (?:(?:at least |at most )?[a-z]+ )?of (?:whom|which)\b){_IN}*",
    re.I,
)
"""What goes on with what it stands behind and narrows it."""
_HOME = re.compile(
    r" +(?:of|in|under|for the purposes of) (?:this|these|the) "
    r"(?:section|rules?|act|part|policy|schedule|regulations?)\b",
    re.I,
)
_SECOND_RULE = re.compile(rf"\b(?:{RULES}|will|is|are)\b", re.I)
_DETERMINERS = BEFORE_SOMEBODY | {"which", "who", "then"}


def without_stops(text: str) -> str:
    """A text in which a.m. and p.m. end no sentence, every letter in its place."""
    return _CLOCK.sub(rf"\1{STOP}m{STOP}", text)


_ITSELF = re.compile(r"\s*(?:this|these)\b", re.I)
STOP = "\N{ONE DOT LEADER}"
"""What stands for a stop that ends no sentence."""
_CLOCK = re.compile(r"\b([ap])\.m\.", re.I)


def narrows_in_english(open_one: str) -> bool:
    """Do words right before others go with them: store, room keys?"""
    *_, last = _WORD.findall(open_one.lower()) or ["the"]
    return (
        last not in _DETERMINERS
        and not _ITSELF.match(open_one)
        and not _SECOND_RULE.search(open_one)
        and last not in _AHEAD
    )


def another_in_english(told: str, own: str) -> str:
    """The subject of a source, where another is told, or him without what narrows him.

    One of several (a cook or a porter) is he.
    """
    ours, theirs = (
        [word for word in _WORD.findall(text.lower()) if word not in _DETERMINERS | _IDLE]
        for text in (told, own)
    )
    if not ours or not theirs:
        return ""
    lost = [word for word in theirs if word not in ours]
    is_other = not set(ours) & set(theirs)
    is_one = re.search(r"\b(?:and|or)\b", own, re.I) is not None
    return own if is_other or (lost and not is_one) else ""


def cut_off(left: str, words: str, right: str) -> str:
    """What an English statement goes on with that narrows it, or binds it further behind.

    Args:
        left: What stands before the words in their sentence.
        words: What is told.
        right: What stands behind them.
    """
    at_start = not _WORD.search(left) and len(_WORD.findall(words)) >= LEAST_WORDS
    if not (_VERB.search(words) or at_start):
        return ""
    right = _HOME.sub("", right, count=1) if _HOME.match(right) else right
    if narrows := _MODIFIES.match(right):
        return narrows[0]
    if any(joint.match(right) and opened.search(words) for opened, joint in _HALVES):
        return COMMA.split(right)[0]
    binding = _BINDS_A_BAN if _BARS.search(words) else _BINDS
    behind = binding.search(right)
    is_own = behind and not _SECOND_RULE.search(right, 0, behind.start())
    return behind[0] if behind and is_own and RULING.search(words) else ""


_HALVES = (
    (re.compile(r"\b(?:must|shall)\b(?! not)", re.I), re.compile(" +or\\b", re.I)),
    (re.compile(r"\bliable\b", re.I), re.compile(",? +or\\b", re.I)),
    (re.compile(r"\bbetween\b[^,;]*$", re.I), re.compile(" +and\\b", re.I)),
    (
        re.compile(r"\b(?:consent|approval|permission)\b[^,;]*$", re.I),
        re.compile(
            r",? +and\b(?:[^.]*\bof\b"
            r"| +(?:the|an?|its|their)\b(?![^.;]*\b(?:must|shall|may|is|are)\b))",
            re.I,
        ),
    ),
)
"""What says no half of what it opens: a duty, a penalty, a time, a consent."""
_BARS = re.compile(r"\b(?:no|not|cannot|never|prohibited|forbidden)\b", re.I)
_BINDS = re.compile(
    rf"\b(?:{'|'.join(sorted(_CONDITIONAL - {'when', 'where'}))}|except)\b{_WITHIN}*", re.I
)
_BINDS_A_BAN = re.compile(rf"{_BINDS.pattern}|\bwithout\b{_WITHIN}*", re.I)


def tells(said: str, limit: str) -> bool:
    """Has a text most of the English words of a limit, in whatever order?"""
    told, own = _WORD.findall(said.lower()), _WORD.findall(limit.lower())
    own = [word for word in own if word not in _IDLE] or own
    return sum(word in told for word in own) > len(own) * TOLD_ELSEWHERE
