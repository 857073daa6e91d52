"""The sentences of a text, each with what it quotes and what it names. Pure.

Lines that were only wrapped are read as one, a semicolon in the middle of a line ends no sentence,
and the text's own numbering is no place in a document. Knows no library and no claims.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.checker.answers import is_answer
from assistant.checker.opening import is_greeting
from assistant.checker.quotations import says
from assistant.evidence.critical import MODALITY, critical_words
from index.address import Reference
from index.address_reading import find_references
from index.documents import Span
from index.english_names import is_of_a_thing, name_at, name_told
from index.markers import read_marker
from index.repair import Line, is_cut, split_lines, wrap_width
from index.sentences import Spans, split
from index.titles import CALLED, Names, names_in, title_before

NOTE_MARK = re.compile(
    r"\[\^?[0-9]{1,3}\]|〔[0-9]{1,3}〕|［[0-9０-９]{1,3}］|【[0-9]{1,3}】|[\u2460-\u2473\u00b9\u00b2\u00b3]"
    r"|\^[0-9]{1,3}\^|<sup>\[?[0-9]{1,3}\]?</sup>"
    r"|(?<=[”」』’\"。])\*{1,3}(?![*\w])|(?<=\n)\*{1,3}(?=[ \t\u3000]*[^*\s])"
    r"|[（(\[［【〔]注[0-9]{1,3}[)）\]］】〕]|(?<![\u4e00-\u9fff])注[0-9]{1,3}(?=[：:.、])"
)
"""A footnote's mark: [1], 〔1〕, ①, （注1）, *, ^1^, or the Markdown [^1]."""
LEAST_LINE = 12
"""Characters of a line that may have been wrapped."""
CLOSERS = r"[”」』’\"＂'＇〞〟﹂﹄»]"
"""What closes a quotation."""
LONGEST_SENTENCE = 800
"""Characters of a sentence; its quotations do not count as such where they are longer."""
LONGEST_TOLD = 600
"""Characters of a sentence that is read for whom it charges and what it denies; the time to read
one grows faster than that."""
IS_ITS_PLACE = re.compile(
    rf"(?:{CLOSERS}|[。，,；;\s])*(?:[（(〔\[［【][^）)]{{0,6}}"
    r"|(?:——|—)?\s*(?:这|此|以上|语出|出自|引自|摘自|见|参见|系|为|是)[^，。]{0,8}|——\s*"
    r"|(?:法律|法条)?(?:依据|来源|出处)[是为]\s*"
    r"|[^。“”]{0,8}(?:语出|出自|引自|摘自|见于|载于)\s*|[←<]+\s*"
    rf"|(?<={CLOSERS})在[^，。“”]{{0,6}}|请?[^，。“”]{{0,4}}(?:出处|来源)[是为见：:]?[^，。“”]{{0,4}}"
    r"|(?:被|已|给|都|就)*(?:安排|规定|收录?|[放写列载置归])(?:[在于进入到]|之于)了?\s*)"
)
"""What stands between a quotation and the place behind it: （见, 这是, ——, 在, 请补注出处."""
_SOURCE_OPENS = re.compile(r"\s*(?:——|—|--|[（(]《|出处|来源|出自|引自|摘自|语出)")


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
    is_ordinal: Callable[[str, Reference], bool] = lambda *_: False,
) -> Iterator[Sentence]:
    """The sentences of a text with its quotations filled in.

    Args:
        plain: The text.
        quotations: Where it quotes.
        known: Names of documents.
        is_ordinal: Tells which numbers name no place.
    """
    for number, spans in enumerate(_paragraphs(plain)):
        references = _references(plain, spans[0][0], spans[-1][1], known)
        whole = _to_the_full_stop(plain, split(plain, spans))
        pieces = (
            part for span in whole for part in _by_places(plain, span, references, quotations)
        )
        for low, high in (part for span in pieces for part in _parted(plain, span)):
            inside = tuple(_within(quotations, low, high))
            own = [r for r in references if low <= r.start < high and not is_ordinal(plain, r)]
            yield Sentence(low, high, number, inside, tuple(_put_together(plain, own, inside)))


def _paragraphs(plain: str) -> list[tuple[Span, ...]]:
    """Lines that read as one: a line that was only wrapped goes on in the next."""
    lines = split_lines(plain, (), lambda line: read_marker(line) is not None)
    width = wrap_width(lines)
    paragraphs: list[list[Line]] = []
    for line in lines:
        if paragraphs and _wraps(paragraphs[-1], line, width):
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [tuple(span for line in lines for span in line.spans) for lines in paragraphs]


def _wraps(paragraph: Sequence[Line], line: Line, width: int | None) -> bool:
    before = paragraph[-1]
    if len(paragraph) == 1 and is_greeting(before.text):
        return False
    if _ANSWERS.match(line.text) and is_answer(
        both := f"{before.text}\n{line.text}", (0, len(both))
    ):
        return True
    if line.numbered or NOTE_MARK.match(line.text) or _SOURCE_OPENS.match(line.text):
        return False
    if _ITEM.match(line.text):
        return False
    is_place = _ONLY_PLACE.fullmatch(line.text) and not _LEADS_ON.search(before.text)
    if is_place and _ITEM.match(paragraph[0].text):
        return False
    if line.text[0] in _NEVER_FIRST or _GOES_WITH_A_NOUN.match(line.text):
        return True
    if line.after_blank:
        return before.text[-1] in "，、,"
    if is_cut(before.text, width) or _are_even(before.text, line.text):
        return True
    if _FIELD_LINE.match(line.text) and _FIELD_OPENS.match(paragraph[0].text):
        return False
    if _OF_A_NOUN.search(before.text):
        return True
    if (_ITEM.match(before.text) or _breaks_off(before.text)) and _goes_on(before.text, line.text):
        return True
    return _is_open("".join(part.text for part in paragraph))


_FIELD_OPENS = re.compile(r"[-*•▪◦·\s]*[^\W\d_]{1,6}[：:]")
_FIELD_LINE = re.compile(
    r"[-*•▪◦·\s]*(?!.{0,8}(?:下列|以下|如下))[^\W\d_]{1,6}(?<!原文)(?<!条文)(?<!内容)(?<!全文)(?<!引文)[：:](?=\s*\S)"
    r"(?!.*(?:《|第[^，。；]{1,8}[条款]|[“「『\"‘]))"
)
"""A line of a record that neither names a place nor has words of one: 复核人：王某."""
_ITEM = re.compile(r"[-*•▪◦·–✓☐☑▶▷]\s+|《[^》\n]{2,60}》[^，。；：:\n]{0,24}[：:]")
"""What begins an item of a list, or a place with its words, and never goes on with a line."""
_ONLY_PLACE = re.compile(r"《[^》\n]{2,60}》[^，。；：:\n]{0,24}")
"""A line that names a place and says nothing."""
_LEADS_ON = re.compile("[见据照按于自是：:（(—，、]$")
"""How a line ends whose place is on the next."""
_RULED = re.compile(
    r"(?!.*(?:行为|情形|事项|活动|内容|规定|要求|情况|义务|职责|条件|措施|程序|材料|标准|问题|的.{0,6})$)"
    r"[\u4e00-\u9fff]{2,}$"
)
"""What a line goes on with behind a word that rules, where it is no heading."""
_NEVER_FIRST = tuple("，。；、,;")
"""What begins no paragraph: a line that was wrapped before it goes on."""
_GOES_WITH_A_NOUN = re.compile("的(?![确士])")
"""The same of a letter that only stands behind a noun."""
_OF_A_NOUN = re.compile("[^目]的$")
"""How no line ends that is a heading: the noun goes on."""
_ASIDE = re.compile(r"(?<=[^\W\d_])[（(][^（）()《》第。；;！？!?]{1,30}[)）]$")
"""What a line has in brackets at its end, with no place and no sentence in them: 出口国（地区）."""


def _are_even(line: str, following: str) -> bool:
    """Are two lines as long, the first broken off within a sentence, as where lines are wrapped?"""
    even = abs(len(line) - len(following)) <= 1 and len(line) >= LEAST_LINE
    return even and "\u4e00" <= line[-1] <= "\u9fff" and not re.search("[：:]", line + following)


def _breaks_off(line: str) -> bool:
    """Does a line bind, forbid or allow something and end in it: 机关不得严格执行内⏎部监督?"""
    rules = [w for w in critical_words(line) if w.kind == MODALITY and w.value in _RULES]
    return len(rules) == 1 and rules[0].start > 1 and bool(_RULED.match(line, rules[0].end))


_RULES = ("must", "must not", "may")


def _goes_on(item: str, line: str) -> bool:
    """Does a rule in an item go on in the next line, which alone has the full stop?"""
    rules = any(word.kind == MODALITY for word in critical_words(item))
    return rules and "\u4e00" <= item[-1] <= "\u9fff" and "。" in line


def _is_open(text: str) -> bool:
    """Do lines hold a part of a sentence that they do not end?"""
    line = _ASIDE.sub("", text.rpartition("。")[2] or text)
    return re.search("[，,：:]", line) is not None and line[-1] not in "。！？!?；;：:….”’」』）)"


_TOPIC = re.compile(
    r"(?!.*(?:[吗呢么谁哪几]|什|怎|如何|是否|多少|何|可否|能否|有没有|是不是|能不能))[^。！？?]{4,80}[?？]"
)
"""A question that asks nothing: 撤回遗嘱？这是不允许的。"""
_COMMENT = re.compile(r"[^，。；]{0,16}[这此]")


_ANSWERS = re.compile("(?:答|A|回答|答复|(?:参考|标准)?答案)[：:]")
"""What opens the answer to the question on the line above."""


def _to_the_full_stop(plain: str, pieces: Iterable[Spans]) -> list[Span]:
    """Sentences as a reader counts them: a semicolon in the middle of a line ends none."""
    whole: list[Span] = []
    for piece in pieces:
        start, end = piece[0][0], piece[-1][1]
        goes_on = whole and "\n" not in plain[whole[-1][1] : start]
        goes_on = goes_on or (whole and _ANSWERS.match(plain, start) is not None)
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
_PLACE_TELLS = re.compile(r"[”》\s]*的?(?:规定|要求|明确|指出|提出)|\s*[，,：:]|\s+[a-z]", re.I)
"""Behind it."""


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
        is_own = first.steps and first.title and not first.is_relative
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


# --- references -----------------------------------------------------------------------------

LONGEST_RENAMING = 8
"""Characters of （以下简称为“."""
NAMES_ALIAS = re.compile(rf"[（(]{CALLED}[“「『‘\"]$")
"""Before the short name that a text gives what it has just named."""
_MENTION = re.compile(
    r"(?:(?:本|该|此|上述|前述|(?<![合协])同一?)[部项份篇个]?|这[部份])(?:法典|法(?![院律规定])|条例|规定|办法|细则|规则|解释|意见|通知|决定|方案"
    r"|规划|纲要|文件|政策)"
)

_OF_IT = re.compile(
    r"(?<=[，。；])在它(?:之下|里面?)|(?<=[按依据照])它(?:的?(?=规定|要求|说法)|(?=[，,]))"
)
"""Words for what was named last: 按它的规定."""
NAMED_LAST = "该文件"

_SOME_WORDS = r"[^\W_][\w'’-]*(?:\s+(?:&\s+)?[^\W_][\w'’-]*){0,11}?"
_OF_A_YEAR = r"(?:\s+(?:of\s+)?[0-9]{4})?"
_SENTENCE = r"(?:^|(?<=[.;!?)*•-]\s))"
_UNDER = re.compile(
    r"(?<![A-Za-z])(?i:(?P<under>under)|according to|pursuant to|as per)\s+"
    rf"(?P<words>{_SOME_WORDS})(?={_OF_A_YEAR}\s*,)"
)
_TELLS = re.compile(
    rf"{_SENTENCE}(?P<words>{_SOME_WORDS})"
    rf"(?={_OF_A_YEAR}\s+(?i:(?P<that>(?:(?:also|then|clearly|expressly|plainly|explicitly|now)\s+)*"
    r"(?:says?|(?:makes?|is)\s+(?:it\s+)?(?:clear|plain)"
    r"|(?:states?|provides?|stipulates?|specif(?:y|ies)|notes?|explains?|confirms?|requires?)\s+that))"
    r"|states?|provides?|stipulates?|specif(?:y|ies)|requires?"
    r"|prohibits?|forbids?|allows?|permits?|bans?|bars?|limits?|sets?)\b)"
)
_BEGINS = re.compile(_SENTENCE)
_ARTICLE = re.compile(r"(?:the\s+)?", re.I)


def _english_sources(piece: str) -> Iterator[Span]:
    """English names where a sentence tells what a document has: Under the Noise Control Act, ….

    Without capitals only where the sentence begins so, and says that something is told.
    """
    for pattern in (_UNDER, _TELLS):
        for match in pattern.finditer(piece):
            low, high = match.span("words")
            first = _ARTICLE.match(piece, low)
            written = name_at(piece, first.end() if first else low, capitals=False)
            if written and written[1] == high and not piece[slice(*written)].islower():
                yield written
                continue
            told = name_told(piece[low:high])
            by = match.groupdict()
            opens = _BEGINS.match(piece, match.start()) and (pattern is _UNDER or by["that"])
            if told and opens:
                name = piece[low + told[0] : low + told[1]]
                if not (by.get("under") and is_of_a_thing(name)):
                    yield low + told[0], low + told[1]


def _references(plain: str, start: int, end: int, known: Names) -> list[Reference]:
    """The addresses in a paragraph, and the documents it names without an address."""
    piece = plain[start:end]
    read = (_pointing(piece, r) for r in find_references(piece, known))
    found = [r for r in read if not _is_marker(piece, r)]
    named = names_in(piece, known)
    ways = (_BARE_NAME, _NAMED_AS_LAW, _OF_THE_COUNTRY, _RULES_OF_A_PLACE)
    bare = [m.end() for p in ways for m in p.finditer(piece)]
    if _ALONE_IN_LINE.fullmatch(piece) and _ARTICLE_BELOW.match(plain, end):
        bare.append(len(piece.rstrip()))
    inside = {at for n in named for at in range(n.start, n.end)}
    ends = {n.end for n in named} | {end for end in bare if end not in inside}
    spans = [(*title_before(piece, end, named), end) for end in sorted(ends)]
    for title, low, high in spans:
        is_taken = any(r.start < high and low < r.end for r in found)
        if title and not (is_taken or _NO_NAME.match(title)):
            found.append(_pointing(piece, Reference(low, high, title, (), "")))
    for low, high in _english_sources(piece):
        if not any(r.start < high and low < r.end for r in found):
            found.append(Reference(low, high, piece[low:high], (), ""))
    for match in _MENTION.finditer(piece):
        if not _is_alias(piece, match.start()) and not any(
            r.start <= match.start() < r.end for r in found
        ):
            found.append(Reference(match.start(), match.end(), match[0], (), ""))
    its = _OF_IT.finditer(piece)
    found += [Reference(m.start(), m.end(), NAMED_LAST, (), "") for m in its]
    shifted = (replace(r, start=r.start + start, end=r.end + start) for r in found)
    return sorted(shifted, key=lambda r: (r.start, r.end))


def _is_alias(piece: str, at: int) -> bool:
    """Does a short name begin here that the text gives what it has just named?"""
    return NAMES_ALIAS.search(piece, max(at - LONGEST_RENAMING, 0), at) is not None


def _put_together(
    plain: str, references: Sequence[Reference], quotations: Sequence[Span]
) -> Iterator[Reference]:
    """第三条：“…”——摘自《节水法》 is one place: the number before, the document behind."""
    behind = None
    for at, reference in enumerate(references):
        following = references[at + 1] if at + 1 < len(references) else None
        quotation = next((q for q in quotations if reference.end <= q[0]), None)
        if reference is behind:
            continue
        is_open = reference.title is None and reference.steps and not reference.is_relative
        if is_open and following and _is_named_behind(plain, reference, following):
            behind = following
            reference = replace(reference, title=following.title, end=following.end)
            yield reference
            continue
        if is_open and following and quotation and not following.steps:
            between = (quotation[1], following.start)
            if between[0] <= between[1] and IS_ITS_PLACE.fullmatch(plain, *between):
                behind = following
                reference = replace(reference, title=following.title)
        yield reference


_NAMED_BEHIND = re.compile(r"[,，\s]+")
_FIELD = re.compile(r"[，,；;\s]*[^\W\d_]{2,8}[：:]\s*")
"""The name of a field of a record, before what stands in it."""
_ALONE = re.compile(r"[\s”]*(?:[：:。）)\n]|[“「『‘\"]|$)")


def _is_named_behind(plain: str, reference: Reference, following: Reference) -> bool:
    """第五条，《节水法》： is one place, where nothing stands before it or goes on behind it."""
    before = plain[plain.rfind("\n", 0, reference.start) + 1 : reference.start]
    if not following.steps and _FIELD.fullmatch(before):
        return _FIELD.fullmatch(plain, reference.end, following.start) is not None
    return (
        not following.steps
        and not any(char.isalnum() for char in before[-2:])
        and _NAMED_BEHIND.fullmatch(plain, reference.end, following.start) is not None
        and _ALONE.match(plain, following.end) is not None
    )


POINTING = re.compile(
    r".+((?:(?<!基)本|该|此|这[部个项份]|上述|前述|(?<![合协])同)(?:法|条例|规定|办法|细则|规则|解释|意见|通知|决定|方案|规划))$"
)

"""Words that point to a document, with words before them that were read as its name."""


def _pointing(piece: str, reference: Reference) -> Reference:
    """Of a name that was read too far, such as 具有本规定, only 本规定."""
    match = POINTING.fullmatch(reference.title or "")
    if match is None or piece[reference.start] == "《":
        return reference
    start = piece.find(match[1], reference.start, reference.end)
    return replace(reference, title=match[1], start=max(start, reference.start))


def _is_marker(piece: str, reference: Reference) -> bool:
    """Is a bare （一） or 1.2 the text's own numbering, 合同第五条 no place in a document?"""
    at = reference.start
    if reference.title is None and _OF_A_CONTRACT.search(piece, 0, at):
        return True
    if reference.title is None and _NAMES_ANOTHER.match(piece, reference.end):
        return True
    if reference.title is None and not piece[:at].strip() and _OWN_ANNEX.match(piece, at):
        return True
    if reference.is_relative and _OWN_PART.fullmatch(piece, at, reference.end):
        return _IS_WRITTEN.match(piece, reference.end) is not None
    is_bare = reference.steps and reference.steps[0].unit in ("号", "部分", "点")
    if len(reference.steps) > 1 and piece[:at].rstrip()[-1:] in ("", *"，；,;\n"):
        return False  # …，四、（十一）明确…, and what opens a line so
    is_said = piece[at] == "第" or reference.is_english
    if piece[at] in "（(" or (is_bare and reference.title is None and not is_said):
        return not (_POINTED_AT.search(piece[:at]) or _QUOTED_FROM.match(piece, reference.end))
    return False


_OWN_ANNEX = re.compile(r"附[件录表][0-9一二三四五六七八九十]{1,3}[\s\u3000：:]")
"""What heads an annex of the text itself: 附件四　条文照录."""
_OF_A_CONTRACT = re.compile(
    r"(?:合同|协议书?|招标文件|投标文件|说明书|代理词|辩护词|答辩状|起诉状|上诉状|申请书|意见书|判决书"
    r"|裁定书|论文|讲义|课件|教案|教材|讲稿|文稿|书稿|白皮书|研报)\s*$"
)
_NAMES_ANOTHER = re.compile(
    r"(?<=[章节讲编])(?:[\s\u3000：:]*(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{0,6}《|[\s\u3000]+[\u4e00-\u9fff]{2,30}(?:法典?|条例|规定|办法)第)"
)
"""Behind a number that heads a text's own part: 第三节　《节水法》第八条."""
_OWN_PART = re.compile("本[编章节讲]")
_IS_WRITTEN = re.compile(
    "的?(?:结论|主题|主旨|观点|目的|研究|重点|任务|论[点证述]|分析|写作|出发点)|以[^，。；]{2,80}为|[拟将先]|旨在|试图"
    "|主要|讨论|探讨|考察|介绍|认为|我们"
)
"""Behind the name of a part, what tells that it is the text's own: 本章的结论是."""
_POINTED_AT = re.compile(
    r"(?:[、和及与至或项条款]|根据|依据|依照|按照|参?见|(?<=[，。；,;])[据依按]|[看念读到引])了?\s*$"
    r"|(?:文件|[同该此本]文|意见|通知|方案|规划|纲要|决定)[的之]\s*$"
    r"|\b(?:under|of|in|see|and|with|to|by|from|per)\s+$",
    re.I,
)
_QUOTED_FROM = re.compile(
    r"[又还则也亦]?(?:规定|明确|要求|提出|指出|强调|写[明着道]|载明|(?:[写说讲]的)?(?:则|却)?是|表述[为是]|原文[为是]|云)"
    r"[了道]?[，,：:]?\s*[“「『‘\"]"
)
"""Behind a number that is a place: （十）明确“…”."""


_NAMED_AS_LAW = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:办法|规定|细则|意见|决定|方案|规则|章程)"
    r"(?=(?:施行|实施)(?!过程|期间|中|情况)|出台|颁布|公布|已经?公布|如何(?:适用|理解)|[（(]以下|。\s*[这该][部份]|[里中]?[，,]\s*(?:请?[看见])?(?:第[0-9一二三四五六七八九十百]+条|Art(?:icle|\.)\s*[0-9])|在其?第[0-9一二三四五六七八九十百]+条"
    r"|第一次|首次|里头[，,]|我|把|并未|并没有|的(?:人|适用范围|安排|立场|精神|态度|思路|设计)|(?:就?可以?|就?能够?)?(?:得出|得知|推出|看出|知道)|就知道|可知|\s+[a-z]|明文写着|第几条|如是(?:要求|规定|说)|(?:提出|强调|指出|要求|有?云|写道|写明|载明|明确|有明文|的话|[里中][^，。“]{0,8})[，,：:]?\s*“"
    r"|发现[，,]其第|所规定的)|(?<=[（(][\u4e00-\u9fff])法(?=[，,]\s*第)"
    r"|(?:根据|依据|依照|按照|遵照|参照|适用|[提谈]到|[见按依据])(?:[\u4e00-\u9fff]{1,8}[省市县区州旗盟](?!的|人民|级)[^的，。]{2,24}(?:办法|细则)"
    r"|[^的，。“《]{3,30}(?:管理|暂行|若干|实施)(?:办法|规定|细则|规则))(?=\s*(?:[。；，）)\n“\"「『‘]|$))"
    r"|(?:摘自|引自|出自|载于|见于"
    r"|(?:名称|法规|文件|依据|来源|出处|法律|法条)(?:[：:]|[ \t\u3000]+))"
    r"[\u4e00-\u9fff]{3,30}(?:办法|规定|细则|意见|决定|方案|规则|章程)(?=\s*(?:[。；，）)\n“]|$))"
)
_ALONE_IN_LINE = re.compile(
    r"\s*[\u4e00-\u9fff]{4,40}(?:办法|规定|细则|意见|决定|方案|规则|章程)\s*"
)
_ARTICLE_BELOW = re.compile(r"\s*第[0-9一二三四五六七八九十百]+条")
_RULES_OF_A_PLACE = re.compile(
    r"(?:(?<=[，。；：、\s（(【\[依据照从在])|(?<=宣读)|(?<=依据是)|(?<=根据是)|(?<=来源是)|(?<=出处是)|^)"
    r"(?![本该我各全有某])[\u4e00-\u9fff]{1,7}(?:[省市县州旗盟]|(?<![地社])区)(?!的|人民|级|政府|场)"
    r"(?:(?!制定|出台|公布|发布|颁布|应当|可以|按照|依照|根据|建立|有权|负责|采取)[^的，。；“”《》（）()\s]){2,24}?"
    r"(?:办法|细则|(?:暂行|管理|实施|使用|若干|保护|试行|监督|安全|处罚|奖励)(?:规定|规则))"
    r"(?=[，。；：（）()】\]］\s“\"「『]|规定|要求|明确|指出|提出|早[有已就]|讲|说|写|中|来看|来说|看|$)"
)
"""The name without 《》 of what a place has made."""
_NO_NAME = re.compile("(?:[这那此]|[就便都也正恰])*是|年[就便才已]|最高[法检]$")
"""What no name of a document begins with: 这是条例的要求, 2021年就写进了条例."""
_BARE_NAME = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:法典|(?<=[预决]算)法|(?<=[利适应]用)法|(?<=调解)法|(?<=建设)法|(?<![立普犯变疗算写打章国军家王讲笔指句兵文方用做说看想手语书魔减加乘除分"
    r"司执守违非合依无没他设办玩吃叫提解教戏佛])法|条例)"
    r"(?=为(?:依?据|根据|基础|准|例)|时[，,]|后(?:答复|[，,])|摆在|而言|来[说看讲办做]|[项之]下|告诉|[*是，。；：:、,;（(）)》】\]“\"「『‘\s第的中里上也还都均对有如则亦曾在将施实出颁公生修明指提以发可之强写载称说表确认允禁应须云讲就共我你他她咱早翻历素一从向怎把通呢吗近今昨刚首—【］〕]|于我|规定|要求|关于|有关|$)"
)
"""The end of a law's name without 《》."""

_OF_THE_COUNTRY = re.compile(
    r"中华人民共和国[^\W\d_的在应境内公民及其或将对于]{2,20}?(?:法|条例)(?![\u4e00-\u9fff]{0,6}(?:法|条例|办法|细则|解释|规定))(?![律院官人庭典定])"
)
"""The whole name of a law without 《》, whatever goes on behind it."""

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
