"""What a text claims that can be checked: its sentences, the places they name, what they quote.

Each quotation is paired with the reference beside it: before it, behind it in brackets or as
这是…的规定, in a footnote, or in the sentence that leads up to it. A sentence that quotes nothing
makes one claim in its own words, without what only introduces them; headings, questions and
sentences about the text itself make none. Pure. Knows no library: it is handed the names by which
documents are known, and does not say whether anything it read is true.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.checker.answers import is_answer
from assistant.checker.closings import ASKS_BACK, ASKS_IF_TRUE, without_close
from assistant.checker.footnotes import Footnotes, without_mark
from assistant.checker.frames import is_told_to_rule, only_uses, taken_for_granted, what_is_said
from assistant.checker.leads import MUST
from assistant.checker.legible import legible
from assistant.checker.markup import without_tags
from assistant.checker.named_places import NAMES_ALIAS
from assistant.checker.neighbours import EMPTY_LINE, LEAST_OWN, LEAST_SAID, Neighbours
from assistant.checker.opening import opening
from assistant.checker.passages import (
    LONGEST_SENTENCE,
    Group,
    Sentence,
    beside,
    note_amid,
    sentences_in,
)
from assistant.checker.quotations import masked, quoted, says
from assistant.checker.speech import Repeats, without_speech_marks
from assistant.checker.statements import (
    BULLET,
    NUMBERED,
    QUESTION,
    has_parts,
    has_rule,
    is_counted_item,
    is_english_heading,
    is_statement,
    rules,
)
from assistant.checker.talk import is_about_text
from assistant.checker.topics import topic_of
from assistant.checker.wholes import tells_of_a_whole
from assistant.evidence.critical import EXCEPTION, NUMBER, critical_words, unit_of
from index.address import Reference
from index.address_reading import find_references
from index.documents import Span
from index.script import HAN
from index.titles import CALLED, Named, Names, names_in

SHORT_TERM = 8
"""Characters up to which words in marks that nothing attributes are a term, not a quotation."""
MOST_WORDS = 3
"""English words up to which they are."""
LEAST_RULED = 3
"""Letters of what a document is said to rule."""
LEAST_LISTED = 2
"""Letters of an item of a list that is copied from a place: （二）拘留；."""
LONGEST_JOINT = 8
"""Characters between two fields of a record."""
LONGEST_PLACE = 60
"""Characters of a document's name with an address."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Something a text says that can be held against the library.

    Attributes:
        start, end: The sentence, in the text.
        references: The places it is said to stand in; several only where no quotation is paired
            with one.
        quotation: The words in quotation marks or in a block, without the marks; None where the
            text says it in its own words.
        said: Where what is said stands; without what only introduces it.
        inner: Places that are named within what is said.
        goes_on: Whether it goes on in the paragraph where a claim with a place stands, so that it
            may still repeat that place's words.
        loose: Whether its place only stands above it like a heading.
        is_of_one: Whether it is told to stand in one of its places, and not in each.
        opens_list: Whether it says what holds for the items below it.
        is_mention: Whether it names a place and says nothing of it.
        is_line: Whether it stands in a line without a full stop, and may be no more than a heading.
        aside: What stands between what is said and is no part of it: its place in brackets, or the
            letters that only ask (能[不能]).
    """

    start: int
    end: int
    references: tuple[Reference, ...]
    quotation: Span | None
    said: Span
    inner: tuple[Reference, ...] = ()
    goes_on: bool = False
    loose: bool = False
    is_of_one: bool = False
    opens_list: bool = False
    is_mention: bool = False
    aside: Span | None = None
    is_line: bool = False


def claims_in(
    text: str,
    titles: Iterable[str] = (),
    repeats: Repeats = lambda *_: False,
    is_term: Callable[[str, Span], bool] = lambda *_: False,
    is_no_place: Callable[[str, Reference], bool] = lambda *_: False,
) -> tuple[tuple[Claim, ...], tuple[Reference, ...]]:
    """All claims of a text in order: one a pair of reference and quotation, else one a sentence.

    Args:
        text: The whole text; all offsets point into it.
        titles: Names by which documents are known.
        repeats: Tells which words a document has together with the place that they name, so that
            they are quoted and not somebody's own.
        is_term: Tells which words in marks a document itself has in marks, among the same words.
        is_no_place: Tells which addresses are none: they count something (第二项议题), or stand in
            words that are copied with them.

    Returns:
        The claims, and all references of the text in order, those outside of claims included.
    """
    titles = tuple(titles)
    text = without_tags(text)
    text = without_speech_marks(text, legible(text), titles, repeats)
    read = legible(text)
    named = names_in(read, titles)
    quotations = [
        q
        for q in quoted(text)
        if not any(n.start < q[0] and q[1] < n.end for n in named)
        and not _only_names(read, q, named)
        and not _is_key(text, q)
        and not NAMES_ALIAS.search(read, max(q[0] - LONGEST_JOINT, 0), q[0])
        and not is_term(read, q)
    ]
    plain = masked(read, quotations)
    sentences = tuple(sentences_in(plain, quotations, Names({n.title for n in named}), is_no_place))
    reader = _Reader(plain, sentences)
    claims = [claim for at in range(len(sentences)) for claim in reader.claims(at)]
    references = tuple(r for sentence in sentences for r in sentence.references)
    taken = {r for claim in claims for r in (*claim.references, *claim.inner)}
    claims += (claim for s in sentences for claim in _mentions(plain, s, taken))
    return tuple(sorted(claims, key=lambda c: c.start)), references


def _only_names(read: str, quotation: Span, named: Sequence[Named]) -> bool:
    """Is what stands in marks a document or a place in one, such as “看《节水法》第三条”?"""
    start, end = quotation
    if end - start > LONGEST_PLACE:
        return False
    is_field = _VALUE_AHEAD.search(
        read, max(start - LONGEST_JOINT, 0), start
    ) and _VALUE_BEHIND.match(read, end)
    if _LAW_IN_MARKS.fullmatch(read, start, end) and (is_field or _LAW_BEHIND.match(read, end)):
        return True
    inside = [n for n in named if start <= n.start and n.end <= end]
    places = find_references(read[start:end], [n.title for n in inside])
    spans = [(n.start - start, n.end - start) for n in inside]
    spans += [(r.start, r.end) for r in places]
    spans += [m.span() for m in _RENAMES.finditer(read[start:end])]
    covered = {at for span in spans for at in range(*span)}
    rest = sum(char.isalnum() for at, char in enumerate(read[start:end]) if at not in covered)
    grounds = _GROUND.match(read, start, end) is not None
    return bool(inside or places) and rest <= (MOST_BESIDE_GROUND if grounds else 1)


def _is_key(text: str, quotation: Span) -> bool:
    """Do marks hold the name of a field, as in {"article": "第三条"} and “依据”栏：?"""
    start, end = quotation
    if end - start <= SHORT_TERM and _COLUMN_BEHIND.match(text, end):
        return True
    if _OF_A_FIELD.fullmatch(text, start, end) and _COLON_BEHIND.match(text, end):
        return True
    return (
        _FIELD_BEHIND.match(text, end) is not None
        and _FIELD_AHEAD.search(text, max(start - LONGEST_JOINT, 0), start) is not None
    )


_TELLS = re.compile(
    r"[》」〉]?(?:里|中|也|还|就|都|曾|早就?|已经?|专门|明文|明确|特别)*"
    r"(?:写|列举?|确立|规定|明确|讲|谈|提|载明|划定|设立|建立|引入|增设)(?:了|到|过|有)"
)
"""Behind a document's name: that it has something, in however few words."""
_A_LAW = re.compile(
    "(?:法|条例)$|^(?:中华人民共和国|.{1,8}[省市县州区]).*(?:办法|规定|细则)$|监督管理办法$"
)
"""What is named like a law, not a book, a paper or a contract."""


def _mentions(plain: str, sentence: Sentence, taken: Collection[Reference]) -> Iterator[Claim]:
    """Places that are named and nothing, or little, is said of them: they claim to exist."""
    for reference in sentence.references:
        is_placed = reference.steps and not _heads(sentence, reference)
        is_told = _A_LAW.search(reference.title or "") and _TELLS.match(plain, reference.end)
        if reference not in taken and (is_placed or is_told):
            nothing = (reference.end, reference.end)
            yield Claim(sentence.start, sentence.end, (reference,), None, nothing, is_mention=True)


def _heads(sentence: Sentence, reference: Reference) -> bool:
    """Does a number head a part of the text's own: 第三章　规范分析?"""
    is_first = reference.start == sentence.start < reference.end < sentence.end
    return is_first and reference.title is None and reference.steps[0].unit in HEADED


MOST_BESIDE_GROUND = 8
_GROUND = re.compile("依据|根据|依照|按照?|依")
"""How words in marks begin that give no more than a place: “依据第三条，应当如此”."""
HEADED = ("编", "章", "节")
"""What texts number as laws do."""
_RENAMES = re.compile(CALLED)
_FIELD_AHEAD = re.compile(r'[{,]\s*"$')
_FIELD_BEHIND = re.compile(r'"\s*:')
_VALUE_AHEAD = re.compile(r'"\s*:\s*"$')
_VALUE_BEHIND = re.compile(r'"\s*[,}]')
_COLUMN_BEHIND = re.compile(r"[”」』’\"]\s*(?:(?:这)?一?[栏节段]|字段|部分)(?!的)")
_OF_A_FIELD = re.compile("(?:法律)?(?:依据|出处|来源|原文|条款|条文|名称|内容|位置|编号)")
_COLON_BEHIND = re.compile(r"[”」』’\"]\s*[：:]")
_LAW_BEHIND = re.compile(r"[”」』’\"]\s*第\s*[0-9一二三四五六七八九十百千]+\s*条")
_LAW_IN_MARKS = re.compile(r"[\u4e00-\u9fff]{1,30}(?:法|条例|办法|规定|细则|规则)")
_COUNTS = "[个级类等条款项日天年月时小元万亿人名次倍家户%米]"
_LIST_MARK = re.compile(
    rf"\s*(?:[0-9]{{1,3}}(?:[.．](?![0-9])|[、)）]|\t(?!\s*{_COUNTS}))|[（(][0-9]{{1,3}}[)）]|{BULLET}|[①-⑳]"
    r"|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}[ \t]+(?![0-9]|" + _COUNTS + ")"
    r"|(?:序号|步骤|要点|事项|条目)[0-9]{1,3}[：:、\s]"
    r"|[一二三四五六七八九十]{1,3}(?:、(?![一二三四五六七八九十])|\t|是(?=.{6})))\s*"
)
"""The text's own numbering of a sentence."""


@dataclass(frozen=True, slots=True)
class _Places:
    """The places in which a sentence without quotations may say that its words stand.

    Attributes:
        inner: Named within what is said.
        outer: Named beside it.
        noted: Named in a footnote.
        pointed: Named in the sentences around it.
        goes_on: Those of the paragraph, whatever the sentence names.
    """

    inner: Group
    outer: Group
    noted: Group
    pointed: Group
    goes_on: bool

    @property
    def meant(self) -> Group:
        """Those that are held against the library."""
        placed = tuple(r for r in self.outer if r.steps)
        return self.pointed or placed or self.noted or self.outer[:1]

    @property
    def are_told(self) -> bool:
        """Is any named for what is said?"""
        return bool(self.outer or self.noted or self.pointed)

    @property
    def are_beside(self) -> bool:
        """Are they named beside it and nowhere else?"""
        return bool(self.outer) and not (self.noted or self.pointed)


class _Reader:
    """The sentences of one text, asked for their claims."""

    def __init__(self, plain: str, sentences: Sequence[Sentence]) -> None:
        self._plain = plain
        self._sentences = sentences
        self._notes = Footnotes(plain, sentences)
        self._near = Neighbours(plain, sentences)

    def claims(self, at: int) -> Iterator[Claim]:
        """The claims of one sentence."""
        sentence = self._sentences[at]
        if self._notes.is_note(sentence):
            return
        if sentence.quotations and not self._only_uses_terms(sentence):
            quoting = list(self._quoting(at))
            if quoting or self._own_length(sentence) <= LEAST_OWN:
                besides = list(self._said_besides(at, {r for c in quoting for r in c.references}))
                yield from (_without(claim, besides) for claim in quoting)
                yield from besides
            else:
                yield from self._own_words(at, sentence)
        elif self._near.opens_list(at):
            yield from (replace(c, opens_list=True) for c in self._own_words(at, sentence))
        elif not self._near.serves(at):
            yield from self._own_words(at, sentence)

    def _said(self, sentence: Sentence) -> str:
        return self._plain[sentence.start : sentence.end]

    # quotations

    def _quoting(self, at: int) -> Iterator[Claim]:
        sentence = self._sentences[at]
        places = [self._place_of(at, quotation) for quotation in sentence.quotations]
        for quotation, named in zip(sentence.quotations, _each_its_own(places), strict=True):
            if len(named) > 1 and _IN_ONE_OF.search(self._plain, named[-1].end, quotation[0]):
                yield Claim(
                    sentence.start, sentence.end, named, quotation, quotation, is_of_one=True
                )  # fmt: skip
            elif named or not _is_term(self._plain, quotation):
                for reference in named or (None,):
                    references = () if reference is None else (reference,)
                    yield Claim(sentence.start, sentence.end, references, quotation, quotation)

    def _place_of(self, at: int, quotation: Span) -> Group:
        sentence = self._sentences[at]
        named = self._notes.called_at(quotation[1]) or beside(self._plain, sentence, quotation)
        return self._near.asked_of(at, named) or named or self._near.quoted_from(at)

    def _only_uses_terms(self, sentence: Sentence) -> bool:
        """Are the words in marks but terms within a longer statement of the text's own?"""
        length = sum(end - start for start, end in sentence.quotations)
        if not all(_is_term(self._plain, q) for q in sentence.quotations):
            return False
        is_longer = self._own_length(sentence) > max(LEAST_OWN, 2 * length)
        return is_longer or self._counts_itself(sentence)

    def _counts_itself(self, sentence: Sentence) -> bool:
        """Has a sentence an amount or a day outside of marks, not at a place that it names?"""
        start, end = what_is_said(self._plain, sentence)
        around = [*sentence.quotations, *((r.start, r.end) for r in sentence.references)]
        numbers = (w for w in critical_words(self._plain[start:end]) if w.kind == NUMBER)
        spots = (start + word.start for word in numbers if word.end - word.start > 1)
        return any(not any(low <= at < high for low, high in around) for at in spots)

    def _own_length(self, sentence: Sentence) -> int:
        """Letters of what a sentence says outside of marks."""
        return says(self._plain, what_is_said(self._plain, sentence))

    # own words

    def _said_besides(self, at: int, taken: Collection[Reference]) -> Iterator[Claim]:
        """What a sentence that quotes says in a part that quotes nothing.

        Of another place that the part names than the quotations are ``taken`` from; or with an
        amount, of which no more is told than that the library has it or denies it: it may be about
        the text's own matter.
        """
        sentence = self._sentences[at]
        for start, end in _parts(self._plain, sentence):
            named = tuple(r for r in sentence.references if start <= r.start and r.end <= end)
            quotes = any(start <= q[0] < end for q in sentence.quotations)
            is_placed = any(r.steps for r in named)
            if quotes or any(r in taken for r in named):
                continue
            if not (is_placed or _has_amount(self._plain[start:end])):
                continue
            part = replace(sentence, start=start, end=end, references=named, quotations=())
            for claim in self._own_words(at, part):
                yield replace(claim, is_line=claim.is_line or not is_placed)

    def _own_words(self, at: int, stated: Sentence) -> Iterator[Claim]:
        """The claim of a sentence that quotes nothing; none where it claims nothing."""
        whole = self._said(stated)
        sentence = self._asserted(stated)
        if sentence is None or is_english_heading(whole):
            return
        plain = self._plain
        said = without_close(plain, without_mark(plain, what_is_said(plain, sentence)))
        length, places = says(plain, said), self._places(at, sentence, said)
        is_item = is_counted_item(whole) and length >= LEAST_SAID
        is_told = places.are_told or places.goes_on or is_item or self._near.opens_list(at)
        is_told = is_told or _is_telling(whole, length)
        is_more = has_parts(whole) or len(self._sentences) == 1 or _tells_amount(whole)
        if not (is_told or (length >= 2 * LEAST_SAID and is_more)):
            return
        if places.pointed:
            said = without_close(plain, (sentence.start, sentence.end))
        said = self._behind_opening(sentence, said)
        rules_it = bool(places.pointed) or is_told_to_rule(plain, sentence, said) or is_item
        rules_it = rules_it and length >= LEAST_RULED
        is_of_list = places.goes_on and NUMBERED.match(whole) is not None
        rules_it = rules_it or (is_of_list and length >= LEAST_LISTED)
        if not rules_it and _says_too_little(plain[slice(*said)], length, places):
            return
        if places.are_beside and only_uses(plain, sentence):
            return  # each of them is a mention
        inner = sentence.references if places.pointed else places.inner
        amid = note_amid(plain, (sentence.start, sentence.end), sentence.references)
        loose = self._is_loose(at, sentence, places)
        yield Claim(
            sentence.start, sentence.end, places.meant, None, said, inner, places.goes_on, loose,
            aside=amid, is_line=not is_told,
        )  # fmt: skip

    def _asserted(self, sentence: Sentence) -> Sentence | None:
        """What a sentence states, of a question what it takes for granted; None for nothing."""
        whole = self._said(sentence)
        if not any(char.isalpha() for char in whole):
            return None
        asks = QUESTION.search(whole) and not ASKS_BACK.search(whole)
        taken = taken_for_granted(self._plain, sentence) if asks else None
        if (asks and taken is None) or is_about_text(whole) or _CODE.match(whole):
            return None
        return sentence if taken is None else replace(sentence, end=taken)

    def _places(self, at: int, sentence: Sentence, said: Span) -> _Places:
        """The places in which a sentence may say that its words stand."""
        inside = (r for r in sentence.references if said[0] <= r.start and r.end <= said[1])
        amid = note_amid(self._plain, (sentence.start, sentence.end), sentence.references)
        inner = () if amid else tuple(inside)
        outer = tuple(r for r in sentence.references if r not in inner)
        pointed = self._near.pointed_at(at) or self._near.led(at) or self._near.headed(at)
        is_untitled = not any(r.title for r in pointed)
        is_chapter = all(r.steps and r.steps[0].unit in HEADED for r in pointed)
        is_own = is_untitled and any(r.title and (r.steps or is_chapter) for r in outer)
        return _Places(
            inner=inner,
            outer=outer,
            noted=self._notes.called_at(sentence.end - 1) or self._notes.called_at(sentence.end),
            pointed=() if is_own else pointed,
            goes_on=self._near.goes_on(at),
        )

    def _behind_opening(self, sentence: Sentence, said: Span) -> Span:
        """What is said, without the number of its sentence and what only opens it."""
        if said[0] == sentence.start and (mark := _LIST_MARK.match(self._plain, *said)):
            said = mark.end(), said[1]
        return said[0] + opening(self._plain[slice(*said)]), said[1]

    def _is_loose(self, at: int, sentence: Sentence, places: _Places) -> bool:
        """Does the place of a sentence only stand above it like a heading, or is told of by itself?

        第九条规定了罚款。 says something of a place that need not have what follows.
        """
        is_pointed = bool(places.pointed) and places.meant == places.pointed
        is_told = self._near.led(at) or self._near.announced(at)
        if not is_pointed or is_told:
            return False
        is_topic = at > 0 and topic_of(self._said(self._sentences[at - 1])) != ""
        return is_topic or self._is_apart(sentence, places.pointed)

    def _is_apart(self, sentence: Sentence, named: Group) -> bool:
        """Does an empty line part a sentence from the place that it is said to stand in?"""
        low, high = sorted((sentence.end, named[0].start, sentence.start, named[-1].end))[1:3]
        return EMPTY_LINE.search(self._plain, low, high) is not None


def _without(quoting: Claim, besides: Sequence[Claim]) -> Claim:
    """A claim that quotes, up to what its sentence says behind it of another place."""
    said_at = quoting.said[1]
    ends = (claim.start for claim in besides if claim.references and claim.start >= said_at)
    return replace(quoting, end=next(ends, quoting.end))


def _parts(plain: str, sentence: Sentence) -> Iterator[Span]:
    """The parts of a sentence between its semicolons and commas right behind quotations."""
    marks = [m.start() for m in _SEMICOLON.finditer(plain, sentence.start, sentence.end)]
    behind = (_COMMA_BEHIND.match(plain, q[1], sentence.end) for q in sentence.quotations)
    marks += [found.end() - 1 for found in behind if found]
    bounds = [sentence.start, *(at + 1 for at in sorted(marks)), sentence.end]
    return pairwise(bounds) if marks else iter(())


def _tells_amount(line: str) -> bool:
    """Does a line tell the amount of something, and is no lone date and no lead of a list?"""
    counted = {at for w in critical_words(line) for at in range(w.start, w.end)}
    others = sum(char.isalnum() for at, char in enumerate(line) if at not in counted)
    leads_on = line.rstrip().endswith(("：", ":"))
    return _has_amount(line) and others >= LEAST_SAID and not leads_on


def _has_amount(part: str) -> bool:
    """Has a part an amount in some unit?"""
    return any(word.kind == NUMBER and unit_of(word.value) for word in critical_words(part))


_IN_ONE_OF = re.compile(
    '(?:其[间中]|[当之]?中|里[面头]?)有?(?:[这那]样|这么)?一(?:句|段|条|款|项|处)[^“「『‘"，。；]{0,10}[“「『‘"]?$'
)
"""Between several places and a quotation: it stands in one of them."""
_SEMICOLON = re.compile("[；;]")
_CODE = re.compile(
    r"\s*(?:return\b|SELECT\b|pass$|\.\.\.$|[{}]"
    r"|[a-z_][\w.]*(?: [a-z_][\w.]*)? ?=[^=]|[a-z_][\w.]*\([^()]*\)[;:{]?$)"
    rf"(?![^\n]*[{HAN}])"
)
"""A line of a program, which claims nothing."""
_COMMA_BEHIND = re.compile('[”」』’"]?[，,]')


def _each_its_own(places: Sequence[Group]) -> Sequence[Group]:
    """第三条、第五条规定“…”，“…”: as many places in one breath as quotations go one to one."""
    shared = places[0] if len(places) > 1 else ()
    if len(shared) == len(places) and all(group == shared for group in places):
        return [(reference,) for reference in shared]
    return places


def _is_telling(sentence: str, length: int) -> bool:
    """Does a sentence without a place state something, with so many letters said?"""
    states = is_statement(sentence) or rules(sentence) or len(sentence) > LONGEST_SENTENCE / 2
    states = states or is_answer(sentence, (0, len(sentence)))
    states = states or ASKS_IF_TRUE.search(sentence) is not None
    return length >= 2 * LEAST_SAID and states


def _says_too_little(said: str, length: int, places: _Places) -> bool:
    """Is too little said, in so many letters, to be held against places, or against none?

    Where it is said of several, each of them is a mention. Behind what a place says, a few letters
    may rule otherwise: 违者罚款十万元.
    """
    references = places.meant
    excepts = any(word.kind == EXCEPTION for word in critical_words(said))
    tells = has_rule(said) or MUST.search(said) is not None or _has_amount(said) or excepts
    is_rule = (bool(references) or places.goes_on) and length > LEAST_SAID and tells
    is_rule = is_rule or (bool(references) and tells_of_a_whole(said))
    if length < 2 * LEAST_SAID and not (is_rule or any(r.steps for r in references)):
        return True
    return length < LEAST_SAID and len(references) > 1


def _is_term(plain: str, quotation: Span) -> bool:
    words = plain[slice(*quotation)]
    if words.isascii():
        return len(words.split()) <= MOST_WORDS
    return len(words) <= SHORT_TERM
