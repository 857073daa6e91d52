"""May the few words that were copied out of a source be set off as the answer? Pure.

They stand in the source, and yet another amount may be the one asked for: 百分之七十 is nobody's
share who is named behind the next semicolon. Words are set off only where no other amount of their
kind stands beside them, nor another of whom the same is said, or where what is said of them alone
names what is asked. Knows no library and no model.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from assistant.chat.premise import measure_of
from assistant.chat.terms import terms_in, unmarked
from assistant.evidence.critical import NUMBER, CriticalWord, critical_words, fold_width
from assistant.evidence.sources import Source

SCOPE_CHARS = 400
"""Characters of a clause up to which all its amounts are read, else those of the sentence."""
WHOLE = 0.8
"""Share of a sentence's letters from which words are the sentence, no short answer."""
SHORT_CHARS = 12
"""Letters up to which a sentence may be its own short answer."""
MORE_NAMED = 1
"""Terms of what is asked that another sentence of a clause may name beyond those of the words'."""
SAID_CHARS = 2
"""Letters behind a name that tell what is said of it: 由甲方负责."""
LEAST_NAMED = 0.4
"""Share of what is asked that the sentence of an amount names, with its title and headings: of
eighteen answers that readers judged five of six wrong ones have less, three of twelve right."""
_YEAR = re.compile("[12][0-9]{3}年")
_LEVELS = ("[。\n]|(?<=[a-z])\\.(?= )", "[；;]|\\|\\||\n", "[，,|]")
"""What parts sentences, their halves, and the pieces of these."""
_ENDS_ASKED = re.compile(
    "失效|到期|期满|届满|截止|结束|终止|为止|expir|\\bends?\\b|lapse|until", re.I
)
_SINCE = re.compile("[自从]$|\\b(?:from|since|on|effective) $", re.I)
_BEGINNING = re.compile("起|[^。；]{0,4}(?:起|施行|生效)")
_PERSON_OR_BODY = ("个人", "单位")


def is_certain(words: str, question: str, source: Source) -> bool:
    """Do some words of a source answer a question for certain?

    Args:
        words: As they were copied out of it.
        question: What was asked.
        source: The sentence they stand in, and its clause.
    """
    text, short = fold_width(_where(words, source)), fold_width(words)
    if len(unmarked(text)) > SHORT_CHARS and len(unmarked(short)) >= WHOLE * len(unmarked(text)):
        return False
    own, asked = _amounts(short), fold_width(question)
    told = text[slice(*_piece(text, max(text.find(short), 0), _LEVELS[0]))]
    if (own and _is_of_another_matter(asked, told, source)) or _is_one_of_two(asked, short, text):
        return False
    if (
        _is_who_turns(asked, short, text)
        or _is_for_each_of_fewer(asked, text)
        or _is_cut(short, text)
        or _is_no_rate(asked, short)
    ):
        return False
    if not own:
        beside = fold_width(source.clause.text)  # an item stands among others
        is_item = len(source.spans) > 1 and text in beside
        return not _is_said_of_another(short, asked, beside if is_item else text)
    if _is_of_another_side(asked, text) or _is_a_beginning(asked, short, text):
        return False
    whole = fold_width(source.clause.text)
    scope = whole if len(whole) <= SCOPE_CHARS and text in whole else text
    at = scope.find(text) + max(text.find(short), 0)
    named = " ".join([source.title, *source.clause.path])
    matter = [t for t in terms_in(asked) if len(t) > 1 and t not in fold_width(named)]
    values = {w.value for w in (*own, *critical_words(asked))}
    measures = {_measure(w) for w in own}
    rivals = [w for w in _amounts(scope) if _measure(w) in measures and w.value not in values]
    return all(_is_apart(scope, at, rival.start, matter) for rival in rivals)


def _is_of_another_matter(question: str, told: str, source: Source) -> bool:
    """Is little of what is asked named where words stand, or clearly more beside them?

    An application fee for a night market is none for a lease, and what another sentence of the
    clause says of the very case goes before it.
    """
    matter = [term for term in terms_in(_ASKING.sub(" ", question)) if len(term) > 1]
    around = fold_width(" ".join([source.title, *source.clause.path, source.text, told]))
    if len(_named(around, matter)) < LEAST_NAMED * len(matter):
        return True
    own = _named(told, matter)
    others = (s for s in re.split(_LEVELS[0], fold_width(source.clause.text)) if s not in told)
    return any(len(_named(other, matter) - own) > MORE_NAMED for other in others)


_ASKING = re.compile(
    "(?:在|是|有|为|要|会|到)?(?:什么时候|何时|何日|多长时间|多久|多少|几(?=[个天日月年次元人倍米])|谁|哪[里些个天年]|什么|怎么|如何|[吗呢])"
)
"""What only asks, and names nothing."""
_OR = re.compile("还是|\\bor\\b", re.I)


def _is_one_of_two(question: str, words: str, text: str) -> bool:
    """Is one of two that a question names given where the sentence does not speak of the other?"""
    one, *behind = _OR.split(question, maxsplit=1)
    if not (behind and words in question):
        return False
    other = one if words in behind[0] else behind[0]
    return not _named(text, [term for term in terms_in(other) if term not in words])


_EACH = re.compile(
    r"(?:每(?:增加|超过|超出|满|再)?|\b(?:each|every|per) (?:additional |further |extra )?)"
    r"(?P<step>[0-9][0-9,]*)",
    re.I,
)
_FIGURE = re.compile(r"[0-9][0-9,]*")


def _is_for_each_of_fewer(question: str, text: str) -> bool:
    """Is it told for each so many, of which a question names another count: 30,000 by 10,000?"""
    asked = {figure.replace(",", "") for figure in _FIGURE.findall(question)}
    steps = {found["step"].replace(",", "") for found in _EACH.finditer(text)}
    return bool(asked and steps) and asked.isdisjoint(steps)


_TO_WHOM = re.compile(
    r"(?:找|向|跟|问|让|该由|应由)谁|谁(?:来|该|应该?|得|要)*(?:赔|负责|承担|出钱|买单)"
    r"|\bto whom\b",
    re.I,
)
_TURNS_TO = re.compile(
    r"[^，。；]{0,8}向[^，。；]{2,30}(?:要求|请求|索赔|索要|追偿|申请|投诉|举报|报告|主张|提出)"
    r"|\s(?:may|can|shall|must) (?:claim|complain|apply|appeal|turn|write|report)\b"
    r"[^.;]{0,40}\b(?:to|from|against)\b"
)
"""Behind somebody, that he turns to another: 农药使用者 可以向生产企业要求赔偿."""


def _is_who_turns(question: str, words: str, text: str) -> bool:
    """Is it asked to whom to turn, and are the words those of whoever turns to him?"""
    turns = any(_TURNS_TO.match(text, m.end()) for m in re.finditer(re.escape(words), text))
    return turns and _TO_WHOM.search(question) is not None


_BOUND_BEHIND = re.compile("以[上下内外]|以后|以前|左右")


def _is_cut(words: str, text: str) -> bool:
    """Does a bound follow words that are an amount without it: 五百元 of 五百元以下?"""
    at = text.find(words)
    return at >= 0 and _BOUND_BEHIND.match(text, at + len(words)) is not None


_HOW_OFTEN = re.compile(
    r"(?:多久|多长时间|几个?[天日周月年])[^，。？?]{0,12}一次|\bhow often\b", re.I
)
_RATE = re.compile(
    r"每|次|\b(?:every|each|per|once|twice|times|daily|weekly|monthly|yearly)\b", re.I
)


def _is_no_rate(question: str, words: str) -> bool:
    """Is it asked how often something is done, and do the words tell no 每季度?"""
    return _HOW_OFTEN.search(question) is not None and not _RATE.search(words)


_FALLS_TO = re.compile("(?:[归由属给]于?|给予|予以|处以?)$")


def _is_said_of_another(words: str, question: str, text: str) -> bool:
    """Is the same said of another too, and which is left open: 由甲方负责；由乙方负责?

    Or does one thing fall to the one and another thing to the other: 归乙方，其他归甲方, and for
    each deed another penalty: 给予警告；给予记过?
    """
    at = text.find(words)
    said = text[at + len(words) :][:SAID_CHARS]
    matter = [term for term in terms_in(question) if len(term) > 1]
    if at >= 0 and (falls := _FALLS_TO.search(text[:at])):
        ends = [m.end() for m in re.finditer(falls[0], text) if m.end() != at]
        if not all(_is_apart(text, at, other, matter) for other in ends):
            return True
    if at < 0 or len(unmarked(said)) < SAID_CHARS:
        return False
    others = (m.start() for m in re.finditer(re.escape(said), text) if m.start() != at + len(words))
    halves = (
        other for other in others if _piece(text, other, _LEVELS[1]) != _piece(text, at, _LEVELS[1])
    )
    return not all(_is_apart(text, at, other, matter) for other in halves)


def _where(words: str, source: Source) -> str:
    """The item of a list that words stand in, where a source is an item behind its lead.

    Of a row of a table what it tells, each amount behind the name of its column.
    """
    if source.told != source.text:
        return source.told
    start, end = source.spans[-1]
    item = source.text[start - end :]
    return item if len(source.spans) > 1 and words in item else source.text


def _amounts(text: str) -> list[CriticalWord]:
    return [w for w in critical_words(text) if w.kind == NUMBER and _measure(w)]


def _measure(word: CriticalWord) -> str:
    """What an amount counts; a calendar year is no number of years."""
    return "calendar" if _YEAR.fullmatch(word.value) else measure_of(word.value)


def _is_apart(text: str, own: int, other: int, matter: Sequence[str]) -> bool:
    """Does what is said of one place name what is asked, and not so of the other?

    Compared are the widest pieces that part the two. In sentences of their own the nearer one
    counts; in halves of one, the other may name nothing of what is asked that this one does not.
    """
    for level, pattern in enumerate(_LEVELS):
        mine, theirs = _piece(text, own, pattern), _piece(text, other, pattern)
        if mine == theirs:
            continue
        here, there = _named(text[slice(*mine)], matter), _named(text[slice(*theirs)], matter)
        ahead, behind = len(here - there), len(there - here)
        return ahead > behind if level == 0 else ahead > 0 == behind
    return False


def _piece(text: str, at: int, pattern: str) -> tuple[int, int]:
    marks = [m.start() for m in re.finditer(pattern, text)]
    start = max((m for m in marks if m < at), default=0)
    return start, min((m for m in marks if m >= at), default=len(text))


def _named(piece: str, matter: Iterable[str]) -> set[str]:
    return {term for term in matter if _stands_in(term, piece)}


def _stands_in(term: str, piece: str) -> bool:
    """Does a term stand in a piece, an English one as a word of its own: home, not rehome?"""
    if not term.isascii():
        return term in piece
    ahead = "0-9" if term.isdigit() else "a-z"
    return re.search(rf"(?<![{ahead}]){re.escape(term)}", piece, re.I) is not None


def _is_of_another_side(question: str, text: str) -> bool:
    """Is a person asked about where only bodies are spoken of, or the other way round?"""
    asked = [who for who in _PERSON_OR_BODY if who in question]
    told = [who for who in _PERSON_OR_BODY if who in text]
    return bool(asked and told) and not set(asked) & set(told)


def _is_a_beginning(question: str, words: str, text: str) -> bool:
    """Is a day from which something holds given to who asks for its end?"""
    at = text.find(words)
    if at < 0 or not _ENDS_ASKED.search(question):
        return False
    begins = words.endswith("起") or _BEGINNING.match(text, at + len(words)) is not None
    return begins or _SINCE.search(text[:at]) is not None
