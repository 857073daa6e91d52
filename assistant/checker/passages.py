"""The sentences of a text, each with what it quotes and what it names. Pure.

A semicolon in the middle of a line ends no sentence, and one that names a place for each of its
parts is as many. Knows no library and no claims.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.checker.answers import is_answer
from assistant.checker.named_places import IS_ITS_PLACE, put_together, references_in
from assistant.checker.paragraphs import ANSWERS, paragraphs_of
from assistant.checker.quotations import says
from assistant.evidence.critical import MODALITY, critical_words
from index.address import Reference
from index.documents import Span
from index.sentences import Spans, split
from index.titles import Names

LONGEST_SENTENCE = 800
"""Characters of a sentence; its quotations do not count as such where they are longer."""
LONGEST_TOLD = 600
"""Characters of a sentence that is read for whom it charges and what it denies; the time to read
one grows faster than that."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with what it quotes and names; ``paragraph`` tells which stand together."""

    start: int
    end: int
    paragraph: int
    quotations: tuple[Span, ...]
    references: tuple[Reference, ...]


def sentences_in(
    plain: str,
    quotations: Sequence[Span],
    known: Names,
    is_no_place: Callable[[str, Reference], bool] = lambda *_: False,
) -> Iterator[Sentence]:
    """The sentences of a text with its quotations filled in.

    Args:
        plain: The text.
        quotations: Where it quotes.
        known: Names of documents.
        is_no_place: Tells which numbers name no place.
    """
    for number, spans in enumerate(paragraphs_of(plain)):
        references = references_in(plain, spans[0][0], spans[-1][1], known)
        whole = _to_the_full_stop(plain, split(plain, spans))
        pieces = (
            part for span in whole for part in _by_places(plain, span, references, quotations)
        )
        for low, high in (part for span in pieces for part in _parted(plain, span)):
            inside = tuple(_within(quotations, low, high))
            named = [r for r in references if low <= r.start < high and not is_no_place(plain, r)]
            named = [r for r in named if not _IS_RECEIVED.match(plain, r.end)]
            own = [r for r in named if not _is_label(plain[low : r.start], plain, r, named)]
            yield Sentence(low, high, number, inside, tuple(put_together(plain, own, inside)))


_IS_RECEIVED = re.compile(
    r"[》”]*(?:[（(〔][^（()）〔〕“”＿\n]{2,30}[)）〕])?(?:已|均|业已|已经)*(?:收悉|收到(?!的)|敬悉)"
)
"""Behind the name of a letter that is answered: 你局《关于…的请示》收悉."""
_LABELS = re.compile(r"\s*[：:][^，。；：《》\n]{0,8}《?")
"""Between the number of a text's own item and the place that the item names."""


def _is_label(ahead: str, plain: str, number: Reference, named: Iterable[Reference]) -> bool:
    """Is a number that of the text's own item, which names a document: 纪要第三项：按照《X》?"""
    opens = number.title is None and not re.search("[，。；：》]", ahead)
    places = (r.start for r in named if r.title and not r.is_relative and r.start > number.end)
    return opens and any(_LABELS.fullmatch(plain, number.end, start) for start in places)


_TOPIC = re.compile(
    r"(?!.*(?:[吗呢么谁哪几]|什|怎|如何|是否|多少|何|可否|能否|有没有|是不是|能不能))[^。！？?]{4,80}[?？]"
)
"""A question that asks nothing: 撤回遗嘱？这是不允许的。"""
_COMMENT = re.compile(r"[^，。；]{0,16}[这此]")


def _to_the_full_stop(plain: str, pieces: Iterable[Spans]) -> list[Span]:
    """Sentences as a reader counts them: a semicolon in the middle of a line ends none."""
    whole: list[Span] = []
    for piece in pieces:
        start, end = piece[0][0], piece[-1][1]
        goes_on = whole and "\n" not in plain[whole[-1][1] : start]
        goes_on = goes_on or (whole and ANSWERS.match(plain, start) is not None)
        if goes_on and _is_open_before(plain, whole[-1], (start, end)):
            start = whole.pop()[0]
        whole.append((start, end))
    return whole


def _parted(plain: str, sentence: Span) -> Iterator[Span]:
    """What goes on and on without a full stop is parted at commas: no one reads it as one."""
    start, end = sentence
    while end - start > LONGEST_SENTENCE:
        cut = max(plain.rfind(mark, start, start + LONGEST_SENTENCE) for mark in "，；,;：") + 1
        cut = cut or start + LONGEST_SENTENCE
        yield start, cut
        start = cut
    yield start, end


LEAST_TOLD = 8
"""Letters that a part of a sentence says beside the place that it relies on."""
_NOTE_OPENS = re.compile(r"[（(〔［\[【][^（()）〔〕［］\[\]【】，。]{0,12}$")
_NOTE_CLOSES = re.compile(r"[^（()）〔〕［］\[\]【】，。]{0,12}[）)〕］\]】]\s*[，,；;]")
_JOINT = re.compile(r"\s*(?:(?:而|但是?|且|并且|同时)|(?:and|but|while|whereas)\s+)?", re.I)
"""What joins a part of a sentence to the one before it."""
_PLACE_AHEAD = re.compile(
    rf"[，,；;]{_JOINT.pattern}\s*"
    r"(?:依据|根据|依照|按照?|under\s|according to\s|pursuant to\s)?(?:the\s)?$",
    re.I,
)
"""Before a place that opens a part of a sentence."""
_COMPARES = re.compile(
    r"\s*(?:(?:与|和|同|跟)[^，,。；;]{2,60}(?:不同|相比|一样|类似|相反|不一样)"
    r"|(?:不同于|区别于|有别于|相[较比]于?|对[照比])[^，,。；;]{2,60}"
    r"|(?:unlike|in contrast to|compared (?:with|to)|as opposed to)\s[^,;.]{4,100})[，,]",
    re.I,
)
"""A first part that only compares with another place what is told: 与《A》不同，."""
_ANEW = re.compile("[；;]|[，,]\\s*(?:而|但是?|且|并且|同时)")
"""What parts a sentence before a place without a name of its own."""
_TELLS_ANEW = re.compile(r"\s*(?:[还又则也]|同时|进一步)?(?:规定|要求|明确|指出|提出)?\s*[，,：:]")
"""Behind such a place."""
_PLACE_TELLS = re.compile(r"[”》\s]*的?(?:规定|要求|明确|指出|提出)|\s*[，,：:]|\s+[a-z]", re.I)
"""Behind any that opens a part."""


def _by_places(
    plain: str, sentence: Span, references: Sequence[Reference], quotations: Sequence[Span]
) -> Iterator[Span]:
    """A sentence that names a place for each of its parts as so many: X（第五条），Y（第四条）.

    One that quotes is left whole: each of its quotations has its own place.
    """
    start, end = sentence
    named = [r for r in references if start <= r.start and r.end <= end]
    cuts = [] if any(_within(quotations, *sentence)) else _cuts(plain, sentence, named)
    for cut in cuts:
        if note_amid(plain, (start, end), [r for r in named if start <= r.start]):
            break
        around = ((start, cut), (cut, end))
        compares = _COMPARES.fullmatch(plain, start, cut) is not None
        if compares or all(_own(plain, part, named) >= LEAST_TOLD for part in around):
            yield start, start + len(plain[start:cut].rstrip("，,；; \n"))
            joint = _JOINT.match(plain, cut, end)
            start = joint.end() if joint else cut
    yield start, end


_EXCEPTS = re.compile(r"[，,；;\s]*(?:但|除(?!了)|unless\b|except\b|provided\b|save\b|but\b)", re.I)


def note_amid(plain: str, sentence: Span, named: Sequence[Reference]) -> Span | None:
    """Where the one place of a sentence stands between two parts that are told of it together.

    In brackets before an exception, X（第四条），但…; or as the ground of what is ruled behind a
    case, X的，依第四条不必…: neither part is a claim of its own.
    """
    groups = groups_of(plain, named)
    if len(groups) != 1:
        return None
    start, end = groups[0][0].start, groups[0][-1].end
    opens = _NOTE_OPENS.search(plain, sentence[0], start)
    closes = _NOTE_CLOSES.match(plain, end, sentence[1])
    if opens and closes and _EXCEPTS.match(plain, closes.end(), sentence[1]):
        return opens.start(), closes.end() - 1
    opens = _GROUND_OPENS.search(plain, sentence[0], start)
    closes = _GROUND_CLOSES.match(plain, end, sentence[1])
    if opens and closes and _is_ruled_behind(plain, sentence, (opens.start(), closes.end())):
        return opens.start(), closes.end()
    return None


_GROUND_OPENS = re.compile(r"(?<=[，,])\s*(?:依[照据]?|根据|按照?)(?:我国)?\s*$")
_GROUND_CLOSES = re.compile(r"[”》\s]*(?:[的之]?(?:有关|相关)?(?:规定|要求))?[，,]?\s*")
_OF_A_CASE = re.compile("[的者时后][，,]$")


def _is_ruled_behind(plain: str, sentence: Span, ground: Span) -> bool:
    """Does what follows a ground rule, in the case before it or in fewer words than stand there?"""
    behind = plain[ground[1] : sentence[1]]
    if not any(word.kind == MODALITY for word in critical_words(behind)):
        return False
    before = sentence[0], ground[0]
    is_case = _OF_A_CASE.search(plain, *before) is not None
    return is_case or says(plain, before) >= says(plain, (ground[1], sentence[1]))


def _cuts(plain: str, sentence: Span, named: Sequence[Reference]) -> list[int]:
    """Where a part of a sentence ends that has its place behind it, or begins with its own."""
    cuts = set[int]()
    for group in groups_of(plain, named):
        first, last = group[0], group[-1]
        closes = _NOTE_CLOSES.match(plain, last.end, sentence[1])
        if closes and _NOTE_OPENS.search(plain, sentence[0], first.start):
            cuts.add(closes.end())
        opens = _PLACE_AHEAD.search(plain, sentence[0], first.start)
        is_titled = first.title is not None and not first.is_relative
        is_own = first.steps and (is_titled or _opens_anew(plain, opens, last.end))
        is_second = any(r.steps and r.end <= first.start for r in named)
        if opens and is_own and is_second and _PLACE_TELLS.match(plain, last.end):
            cuts.add(opens.start() + 1)
    titles = [r for r in named if r.title and not r.is_relative]
    compared = _COMPARES.match(plain, *sentence)
    if compared and any(0 <= r.start - compared.end() <= len(" the ") for r in named):
        cuts.add(compared.end())
    for stop in re.finditer("[；;]", plain[slice(*sentence)]):
        cut = sentence[0] + stop.end()
        if any(r.end < cut for r in titles) and any(cut <= r.start for r in titles):
            cuts.add(cut)
    return sorted(cuts)


def _opens_anew(plain: str, opens: re.Match[str] | None, end: int) -> bool:
    """Does a number without a name, up to ``end``, open a part behind a semicolon or 而?

    《X》第五条规定，…；第八条规定，… names two places of one document.
    """
    is_parted = opens is not None and _ANEW.match(plain, opens.start()) is not None
    return is_parted and _TELLS_ANEW.match(plain, end) is not None


def _own(plain: str, part: Span, named: Sequence[Reference]) -> int:
    """Letters of a part of a sentence beside the places that it names."""
    inside = sum(r.end - r.start for r in named if part[0] <= r.start < part[1])
    return says(plain, part) - inside


def _within(quotations: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    at = bisect_left(quotations, (start, start))
    while at < len(quotations) and quotations[at][0] < end:
        yield quotations[at]
        at += 1


def _is_open_before(plain: str, before: Span, following: Span) -> bool:
    """Does a piece of a sentence wait for the next: at a semicolon, for a comment or an answer?"""
    if plain[before[1] - 1] in "；;" or is_answer(plain, (before[0], following[1])):
        return True
    return _TOPIC.fullmatch(plain, *before) is not None and bool(_COMMENT.match(plain, *following))


_COORDINATED = re.compile(r"[”》\s]*(?:[、和与及]|以及|及其|并|,|，)?[\s《]*|(?:至|到|-|—|~)")

USED = re.compile(r"所称|所列|所指|规定的(?=[\u4e00-\u9fff]{2})(?!内容|精神|要求)")
"""Behind a place that is part of what is said: 第四条所称补贴."""

Group = tuple[Reference, ...]
"""References that a text names in one breath."""


def groups_of(plain: str, references: Sequence[Reference]) -> list[Group]:
    """References by what is named in one breath: 第三条、第五条和第九条 is one group."""
    groups: list[list[Reference]] = []
    for reference in references:
        last = groups[-1][-1] if groups else None
        between = plain[last.end : reference.start] if last else ""
        joined = last and last.steps and reference.steps and _COORDINATED.fullmatch(between)
        if joined and not (between.strip() in ",，" and USED.match(plain, reference.end)):
            groups[-1].append(reference)
        else:
            groups.append([reference])
    return [tuple(group) for group in groups]


def beside(plain: str, sentence: Sentence, quotation: Span) -> Group:
    """The references a quotation belongs to: those right before it, else those behind it."""
    groups = groups_of(plain, sentence.references)
    before = [g for g in groups if g[-1].end <= quotation[0]]
    behind = [g for g in groups if g[0].start >= quotation[1]]
    if len(behind) > 1 and _is_in_brackets_of(plain, behind[0][-1], behind[1][0]):
        del behind[0]
    if behind and _is_place_behind(plain, quotation[1], behind[0][0].start):
        return behind[0]
    placed = [g for g in before if g[-1].steps]
    return (placed or before or behind[:1] or [()])[-1]


def _is_in_brackets_of(plain: str, named: Reference, placed: Reference) -> bool:
    """Does a place stand in brackets behind its document: the Records Act (Section 3)?"""
    is_its = placed.title == named.title and placed.steps and not named.steps
    return bool(is_its) and plain[named.end : placed.start].strip() in ("(", "（")


def _is_place_behind(plain: str, end: int, start: int) -> bool:
    """Does a reference stand in brackets or behind 这是 right after the quotation?"""
    return start - end <= 12 and IS_ITS_PLACE.fullmatch(plain, end, start) is not None
