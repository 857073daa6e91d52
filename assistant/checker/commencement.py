"""Since when a document is said to hold, or when it was published, held against its dates. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from operator import eq, ge, le, lt

from assistant.checker.claimed import Asked, Ruling
from assistant.checker.corpus import Corpus
from assistant.checker.findings import ALTERED
from assistant.checker.its_writing import with_whole_names
from assistant.checker.leads import without_lead
from assistant.checker.places import Meant
from assistant.evidence.sources import CONTRADICTED, SUPPORTED, UNSUPPORTED
from index.dates import CHINESE_DAY, ENGLISH_DAY, days_in, read_day
from index.letters import letters_of
from index.verbatim import Place

LONGEST_BEHIND = 30
"""Letters behind a day in which it is told what was done on it."""
_SINCE = re.compile(
    rf"(?:已经?|是)?(?:自|从|于|在)?(?:{CHINESE_DAY})(?:起|开始)?(?:正式|才|方|算)*(?:施行|实施|生效)的?[。；]?"
    rf"|(?:(?:要?等到?|直到)(?:{CHINESE_DAY})(?:过后|以后|之后|起|开始|这天|那天)*(?:才|方)"
    rf"|(?:自|从)?(?:{CHINESE_DAY})(?:起|开始)(?:正式|才|方)*)"
    r"(?:有约束力|有效力?|起作用|管用|算数)[。；]?"
    r"|(?:施行|实施|生效)(?:的)?(?:头一天|第一天|首日|日期|时间|日子)(?:就?是|为|在|定在)"
    rf"(?:{CHINESE_DAY})[。；]?"
    r"|(?:is |came |comes |has been |was )?"
    r"(?:(?:enter(?:s|ed)? )?in(?:to)? force|effective|t(?:ook|akes) effect|applies)"
    rf" (?:as )?(?:from|on|since|of) (?:{ENGLISH_DAY})\.?",
    re.I,
)
_PUBLISHED = re.compile(
    rf"(?:已经?)?(?:自|于|在)?(?:{CHINESE_DAY})(?:正式)?(?:公布|发布|颁布|印发)[。；]?"
)
"""From when a document holds, and when it was published, where nothing else is said of it."""
_BEGINS, _IS_PUBLISHED = (
    re.compile(rf"(?:起|开始|正式|才|方)*(?:{words})")
    for words in ("施行|实施|生效", "[^，。；0-9]{0,24}?(?:公布|发布|颁布|印发)")
)
"""Behind a day, that a document holds since, or was published on that one."""

LONGEST_HEAD = 400
"""Letters of a document within which it is told when it was passed and amended."""
_AMENDS = re.compile("修订|修正|修改")
_HOLDS, _DAY = "(?:施行|实施|生效)", f"(?:{CHINESE_DAY})"
_WHEN = f"{_HOLDS}的?(?:日期?|时间|日子|那天)?"
_AND_MORE = "(?P<more>[，,][^。；]{1,20})?"
_DENIALS: tuple[tuple[re.Pattern[str], Callable[[date, date], bool]], ...] = tuple(
    (re.compile(f"(?:{words}){_AND_MORE}"), is_denied)
    for words, is_denied in (
        (f"{_WHEN}(?:并?不[是在为]|并非){_DAY}", eq),
        (
            f"(?:直?到|截[至止]|在|至)?{_DAY}(?:为止|时|[这当那][天日])?(?:[都也仍还]|依然|根本)*"
            f"(?:没有?|尚未|未)(?:正式|开始)?{_HOLDS}",
            ge,
        ),
        (
            f"(?:有人|不少人|很多人|大家)?(?:误?以为|认为|觉得){_DAY}[就即已经便]*{_HOLDS}了?"
            "(?=[，,](?:其实|实际上?|事实上)[^，。；]{0,4}(?:再|晚|推迟|等|过))",
            ge,
        ),
        (f"(?:在|早在)?{_DAY}(?:时|[这当那][天日])?(?:就|早)?(?:已经?|早已){_HOLDS}了?", lt),
        (f"{_WHEN}[早先]于{_DAY}|比{_DAY}早[^，。；]{{0,8}}?{_HOLDS}", le),
        (f"{_WHEN}[晚迟]于{_DAY}|比{_DAY}[晚迟][^，。；]{{0,8}}?{_HOLDS}", ge),
    )
)
"""What is said of a day, and whether the day since when a document holds (second) denies that."""


_HAPPENED = "修正|修订|公布|发布|颁布|通过"
_IN_ITS_HEAD = re.compile(
    "(?:已经?)?(?:由(?P<who>[^，。；0-9]{2,40}?))?(?:于|在)?"
    "(?P<when>[0-9]{4}年(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?)(?:(?:由|经|以)?(?P<by>[^，。；]{2,60}?))?(?:进行)?了?"
    f"(?P<often>第[0-9一二三四五六七八九十]+次)?(?P<what>{_HAPPENED})"
)
"""On which day, or in which year or month, something happened to a document."""
_MADE = ("通过", "公布", "发布", "颁布")
"""What is often done on one day, so that who tells another of them may be right."""


def told_in_head(corpus: Corpus, asked: Asked, meant: Sequence[Meant]) -> Ruling | None:
    """The ruling on when a document was passed, amended or published, by what it tells of that.

    Where it tells of another thing on that day, or of another amendment, that is not what it says.
    """
    told = _IN_ITS_HEAD.fullmatch(without_lead(asked.words).strip("。； "))
    if told is None or not meant or any(place.clauses for place in meant):
        return None
    wholes = (corpus.whole(doc_id) for doc_id in meant[0].doc_ids)
    heads = [replace(whole, end=min(whole.end, LONGEST_HEAD)) for whole in wholes]
    line = re.compile(f"(?<![0-9]){told['when']}(?:(?![0-9]{{4}}年)[^\\n])*?(?:{_HAPPENED})")
    lines = [(found[0], head) for head in heads for found in line.finditer(corpus.text(head))]
    own = told["often"] or "", told["what"]
    right = (one for one in lines if all(word in one[0] for word in own))
    words, head = next(right, ("", None))
    if head is None:
        return _another(corpus, asked, own, lines) if lines else None
    at = next(iter(corpus.verbatim.find(letters_of(words).text, [head])), None)
    is_named = _names(words, told["who"], told["by"])
    return Ruling(SUPPORTED, at) if at and is_named else None


def _another(
    corpus: Corpus, asked: Asked, own: tuple[str, str], lines: Sequence[tuple[str, Place]]
) -> Ruling | None:
    """The ruling on what happened on a day on which a document tells of another thing.

    Args:
        corpus: The library.
        asked: What is told.
        own: Which time it is said to have been, and what is said to have happened.
        lines: What the document tells of the day, and where it tells when things happened.
    """
    (often, what), (words, head) = own, lines[0]
    if often or what not in _MADE:
        at = next(iter(corpus.verbatim.find(letters_of(words).text, [head])), None)
        return Ruling(ALTERED, at, asked.differs([often or what], words))
    if what in corpus.text(head):
        return None  # it tells of another day for that
    return Ruling(UNSUPPORTED, None, asked.say.say("check_told_freely"))


def _names(line: str, *bodies: str | None) -> bool:
    """Does a line have the names of some bodies, as they stand or in whole?"""
    own = letters_of(line).text
    wholes = (letters_of(with_whole_names(body, line)).text for body in bodies if body)
    return all(whole in own for whole in wholes)


def dates_a_whole(said: str) -> bool:
    """Do words say since when a document holds or when it was published, and nothing else?"""
    return any(form.fullmatch(said.strip()) for form in (_SINCE, _PUBLISHED))


def dated(corpus: Corpus, asked: Asked, meant: Meant) -> Ruling | None:
    """The ruling on a day that a document is said to hold since, or to have been published on.

    A day that stands in it, and is not the one meant, is ruled on by its own words.
    """
    facts = corpus.catalogue.facts(meant.doc_ids[0])
    if facts.effective and (ruling := _beside_it(corpus, asked, meant, facts.effective)):
        return ruling
    for form, day, behind in (
        (_SINCE, facts.effective, _BEGINS),
        (_PUBLISHED, facts.published, _IS_PUBLISHED),
    ):
        if day and form.fullmatch(without_lead(asked.words).strip()):
            return _held_against(corpus, asked, meant, day, behind)
    return None


def _held_against(
    corpus: Corpus, asked: Asked, meant: Meant, day: date, behind: re.Pattern[str]
) -> Ruling | None:
    scope = corpus.scope(meant.doc_ids, ())
    told = next(iter(days_in(asked.words)), None)
    if told is None:
        return None  # there is no 30 February
    written = asked.words[told.start : told.end]
    places = corpus.exactly(written, scope, quoted=False)
    if read_day(asked.words) == day:
        return Ruling(SUPPORTED, next(iter(places), None))
    own = _stated(corpus, meant, day)
    older = [corpus.whole(doc_id) for doc_id in meant.older]
    ends = (replace(p, start=p.end, end=p.end + LONGEST_BEHIND) for p in places)
    is_its = any(behind.match(corpus.letters(end)) for end in ends)
    if own is None or is_its or corpus.exactly(written, older, quoted=False):
        return None
    return Ruling(CONTRADICTED, own, asked.differs([written], _written(day)))


def _beside_it(corpus: Corpus, asked: Asked, meant: Meant, effective: date) -> Ruling | None:
    """The ruling on what is said of a day by the day since when a document holds.

    Before that day an older version may have been in force, here or not. What is said besides, the
    day does not tell.
    """
    words = without_lead(asked.words).strip().rstrip("。；")
    told = read_day(words)
    for form, is_denied in _DENIALS if told else ():
        found = form.fullmatch(words)
        own = _stated(corpus, meant, effective) if found else None
        if told is None or found is None or own is None:
            continue
        is_earlier = is_denied is not eq and told < effective
        if is_earlier and (meant.older or _is_amended(corpus, meant)):
            return Ruling(UNSUPPORTED, None, asked.say.say("check_told_freely"))
        if is_denied(told, effective):
            return Ruling(CONTRADICTED, own, asked.differs([words], _written(effective)))
        if is_denied is not eq:
            is_all = found["more"] is None
            return Ruling(
                SUPPORTED if is_all else UNSUPPORTED,
                own if is_all else None,
                "" if is_all else asked.say.say("check_told_freely"),
            )
    return None


def _is_amended(corpus: Corpus, meant: Meant) -> bool:
    """Does a document tell of an amendment where it begins?"""
    wholes = (corpus.whole(doc_id) for doc_id in meant.doc_ids)
    heads = (replace(whole, end=min(whole.end, LONGEST_HEAD)) for whole in wholes)
    return any(_AMENDS.search(corpus.text(head)) for head in heads)


def _written(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _stated(corpus: Corpus, meant: Meant, day: date) -> Place | None:
    """Where the place that is named tells a day, or else its document first."""
    scopes = (corpus.scope(meant.doc_ids, clauses) for clauses in (meant.clauses, ()))
    places = (p for scope in scopes for p in corpus.exactly(_written(day), scope, quoted=False))
    return next(places, None)
