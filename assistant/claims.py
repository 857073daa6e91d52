"""What a text claims that can be checked: its sentences, the places they name, what they quote.

Each quotation is paired with the reference beside it: before it, behind it in brackets or as
这是…的规定, in a footnote, or in the sentence that leads up to it. A sentence that quotes nothing
makes one claim in its own words, without what only introduces them; headings, questions and
sentences about the text itself make none. Pure. Knows no library: it is handed the names by which
documents are known, and does not say whether anything it read is true.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.frames import (
    META,
    PART_OF_A_CLAUSE,
    QUESTION,
    SHORT_LINK,
    is_statement,
    what_is_said,
)
from assistant.legible import legible
from assistant.passages import (
    CLOSERS,
    IS_ITS_PLACE,
    LONGEST_SENTENCE,
    NOTE_MARK,
    Group,
    Sentence,
    groups_of,
    sentences_in,
)
from assistant.quotations import masked, quoted, says
from assistant.speech import Repeats, without_speech_marks
from index.address import Reference, find_references
from index.documents import Span
from index.titles import names_in

SHORT_TERM = 8
"""Characters up to which words in marks that nothing attributes are a term, not a quotation."""
LEAST_OWN = 10
"""Letters of a statement in which words in marks are but terms."""
SHORT_LEAD = 14
"""Letters of its own in a sentence that names a place only to quote it in the next."""
LONGEST_PLACE = 60
"""Characters of a document's name with an address."""
LEAST_SAID = 4
"""Letters below which a sentence says nothing beside the place it names."""


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
        is_mention: Whether it names a place and says nothing of it.
    """

    start: int
    end: int
    references: tuple[Reference, ...]
    quotation: Span | None
    said: Span
    inner: tuple[Reference, ...] = ()
    goes_on: bool = False
    loose: bool = False
    is_mention: bool = False


def claims_in(
    text: str, titles: Iterable[str] = (), repeats: Repeats = lambda *_: False
) -> tuple[tuple[Claim, ...], tuple[Reference, ...]]:
    """All claims of a text in order: one a pair of reference and quotation, else one a sentence.

    Args:
        text: The whole text; all offsets point into it.
        titles: Names by which documents are known.
        repeats: Tells which words a document has together with the place that they name, so that
            they are quoted and not somebody's own.

    Returns:
        The claims, and all references of the text in order, those outside of claims included.
    """
    titles = tuple(titles)
    text = without_speech_marks(text, legible(text), titles, repeats)
    read = legible(text)
    named = names_in(read, titles)
    quotations = [
        q
        for q in quoted(text)
        if not any(n.start < q[0] and q[1] < n.end for n in named) and not _only_names(read, q)
    ]
    plain = masked(read, quotations)
    sentences = tuple(sentences_in(plain, quotations, {n.title for n in named}))
    reader = _Reader(plain, sentences)
    claims = [claim for at in range(len(sentences)) for claim in reader.claims(at)]
    references = tuple(r for sentence in sentences for r in sentence.references)
    taken = {r for claim in claims for r in (*claim.references, *claim.inner)}
    claims += (claim for s in sentences for claim in _mentions(s, taken))
    return tuple(sorted(claims, key=lambda c: c.start)), references


def _only_names(read: str, quotation: Span) -> bool:
    """Is what stands in marks a place in a document, such as “看《节水法》第三条”?"""
    words = read[slice(*quotation)]
    if len(words) > LONGEST_PLACE or not _A_PLACE.match(words):
        return False
    named = sum(r.end - r.start for r in find_references(words, [n.title for n in names_in(words)]))
    return says(words, (0, len(words))) - named <= 1


def _mentions(sentence: Sentence, taken: Collection[Reference]) -> Iterator[Claim]:
    """Places that are named and nothing is said of them: they claim to exist."""
    for reference in sentence.references:
        if reference.steps and reference not in taken:
            nothing = (reference.end, reference.end)
            yield Claim(sentence.start, sentence.end, (reference,), None, nothing, is_mention=True)


# --- pairing --------------------------------------------------------------------------------

_NOTE_AT_END = re.compile(rf"(?:{CLOSERS}|[。，,；;\s])*({NOTE_MARK.pattern})")
_POINTS_BACK = re.compile(
    r"[（(〔\[［【—\s]*(?:这|此|该|以上|上述|前述|语出|出自|引自|摘自|见|参见|系|——|《)"
)
_IS_ITS_SOURCE = re.compile(
    r"[（(〔\[［【—\s]*(?:(?<=[（(〔\[［【—])见|这[是就正一]|此(?:系|为|乃|即|规定)|以上[^，。]{0,8}[是为系见出]|上述[^，。]{0,8}[是为系见出]"
    r"|语出|出自|引自|摘自|转引自|源自|来自|载于|见于|见《|详见|参见|参阅|参看|来源|出处|《)"
)
_IS_NOTE = re.compile(
    r"(?![（(〔\[［【][^）)\]】］〕《第]{1,6}[）)\]】］〕])[（(〔\[［—\s]*(?:——|—|[（(〔\[［]|详?见|参[见阅看]|出自|引自|来源|出处)"
)
_IN_BRACKETS = re.compile(r"[（(〔\[［【](?=[^）)\]】］〕]{4,60}[）)\]】］〕][。．.\s]*$)")
_A_PLACE = re.compile(r"\s*[看见按依据]?\s*《[^。]*第[^。]{1,12}[条款项章编]")
_EMPTY_LINE = re.compile(r"\n[ \t\u3000]*\n")
_ANNOUNCES = re.compile(r"如下|这样|下述|原文|内容是|写道|规定是|怎么|如何|什么|[?？]")


class _Reader:
    """The sentences of one text, asked for their claims."""

    def __init__(self, plain: str, sentences: Sequence[Sentence]) -> None:
        self._plain = plain
        self._sentences = sentences
        begins = {s.start for s in sentences if says(plain, (s.start, s.end))}
        marks = (m for m in NOTE_MARK.finditer(plain) if m.start() not in begins)
        self._called = {_key(m[0]) for m in marks}
        self._notes = dict(self._footnotes())

    def claims(self, at: int) -> Iterator[Claim]:
        """The claims of one sentence."""
        sentence = self._sentences[at]
        if self._is_footnote(sentence):
            return
        if sentence.quotations and not self._only_uses_terms(sentence):
            yield from self._quoting(at)
        elif not self._serves_neighbour(at):
            yield from self._own_words(at)

    def _said(self, sentence: Sentence) -> str:
        return self._plain[sentence.start : sentence.end]

    # quotations

    def _quoting(self, at: int) -> Iterator[Claim]:
        sentence = self._sentences[at]
        for quotation in sentence.quotations:
            named = self._place_of(at, quotation)
            if named or not _is_term(quotation):
                for reference in named or (None,):
                    references = () if reference is None else (reference,)
                    yield Claim(sentence.start, sentence.end, references, quotation, quotation)

    def _place_of(self, at: int, quotation: Span) -> Group:
        sentence = self._sentences[at]
        return (
            self._in_note(quotation[1])
            or self._beside(sentence, quotation)
            or self._in_neighbour(at)
        )

    def _beside(self, sentence: Sentence, quotation: Span) -> Group:
        """The references a quotation belongs to: those right before it, else those behind it."""
        groups = groups_of(self._plain, sentence.references)
        before = [g for g in groups if g[-1].end <= quotation[0]]
        behind = [g for g in groups if g[0].start >= quotation[1]]
        if behind and self._is_place_behind(quotation[1], behind[0][0].start):
            return behind[0]
        placed = [g for g in before if g[-1].steps]
        return (placed or before or behind[:1] or [()])[-1]

    def _is_place_behind(self, end: int, start: int) -> bool:
        """Does a reference stand in brackets or behind 这是 right after the quotation?"""
        return start - end <= 12 and IS_ITS_PLACE.fullmatch(self._plain, end, start) is not None

    def _only_uses_terms(self, sentence: Sentence) -> bool:
        """Are the words in marks but terms within a longer statement of the text's own?"""
        length = sum(end - start for start, end in sentence.quotations)
        own = says(self._plain, what_is_said(self._plain, sentence))
        terms = all(_is_term(q) for q in sentence.quotations)
        return terms and own > max(LEAST_OWN, 2 * length)

    # footnotes

    def _footnotes(self) -> Iterator[tuple[str, Group]]:
        """What each footnote names, by its mark."""
        for sentence in self._sentences:
            mark = NOTE_MARK.match(self._plain, sentence.start)
            if mark and sentence.references and not sentence.quotations:
                yield _key(mark[0]), groups_of(self._plain, sentence.references)[0]

    def _in_note(self, end: int) -> Group:
        """What the footnote names whose mark stands behind ``end``."""
        mark = _NOTE_AT_END.match(self._plain, end)
        return self._notes.get(_key(mark[1]), ()) if mark else ()

    def _without_mark(self, said: Span) -> Span:
        """What is said without the footnote's mark at its end."""
        piece = self._plain[slice(*said)]
        mark = re.search(rf"(?:{NOTE_MARK.pattern})(?=[。！；;.\s]*$)", piece)
        return (said[0], said[0] + mark.start()) if mark and mark.start() else said

    def _is_footnote(self, sentence: Sentence) -> bool:
        mark = NOTE_MARK.match(self._plain, sentence.start)
        return mark is not None and _key(mark[0]) in self._notes and _key(mark[0]) in self._called

    # neighbours

    def _in_neighbour(self, at: int) -> Group:
        """What the sentence before or behind names, where it leads up or points back to this."""
        before = self._sentences[at - 1] if at else None
        behind = self._sentences[at + 1] if at + 1 < len(self._sentences) else None
        if behind and (not behind.references or behind.quotations):
            behind = None
        if behind and self._looks_like_note(behind) and self._is_bare(behind):
            return groups_of(self._plain, behind.references)[0]
        leads = before and before.references and not before.quotations and self._leads_up(before)
        if before and leads and not self._looks_like_note(before):
            return groups_of(self._plain, before.references)[-1]
        if behind and self._looks_back(behind):
            return groups_of(self._plain, behind.references)[0]
        return ()

    def _ends_open(self, sentence: Sentence) -> bool:
        return self._said(sentence).rstrip().endswith(("：", ":"))

    def _leads_up(self, sentence: Sentence) -> bool:
        is_place = any(reference.steps for reference in sentence.references)
        return self._ends_open(sentence) or (is_place and self._own_length(sentence) <= SHORT_LEAD)

    def _looks_back(self, sentence: Sentence) -> bool:
        """Is a sentence no more than the place of what stands before it?"""
        points = _POINTS_BACK.match(self._plain, sentence.start, sentence.end)
        limit = 2 * SHORT_LEAD if points else SHORT_LINK
        return self._own_length(sentence) <= limit and not self._ends_open(sentence)

    def _own_length(self, sentence: Sentence) -> int:
        named = sum(r.end - r.start for r in sentence.references)
        return says(self._plain, (sentence.start, sentence.end)) - named

    def _serves_neighbour(self, at: int) -> bool:
        """Is this sentence no more than the place of what the one beside it says?"""
        sentence = self._sentences[at]
        has_next = at + 1 < len(self._sentences)
        if has_next and sentence.references and self._ends_open(sentence):
            return True
        for other in (at - 1, at + 1):
            if not 0 <= other < len(self._sentences):
                continue
            takes = self._in_neighbour(other)
            quotations = self._sentences[other].quotations
            own = any(self._beside(self._sentences[other], q) for q in quotations)
            if quotations and not own and set(takes) & set(sentence.references):
                return True
        if has_next and set(self._headed(at + 1)) & set(sentence.references):
            return not self._sentences[at + 1].quotations
        return bool(at and set(self._pointed_at(at - 1)) & set(sentence.references))

    def _headed(self, at: int) -> Group:
        """What the sentence before names, where it only announces this one's words."""
        before = self._sentences[at - 1] if at else None
        if before is None or before.quotations or self._opens_with_place(self._sentences[at]):
            return ()
        groups = groups_of(self._plain, [r for r in before.references if r.steps])
        own = self._own_length(before)
        if not groups or own > 2 * SHORT_LEAD or self._looks_like_note(before):
            return ()
        said = self._said(before)
        opens = at < 2 or self._sentences[at - 2].paragraph != before.paragraph
        goes_on = opens and before.paragraph == self._sentences[at].paragraph
        bare = self._is_bare(before) and (goes_on or not is_statement(said))
        return groups[-1] if bare or _ANNOUNCES.search(said) else ()

    def _is_bare(self, sentence: Sentence) -> bool:
        return self._own_length(sentence) <= LEAST_SAID

    def _looks_like_note(self, sentence: Sentence) -> bool:
        return _IS_NOTE.match(self._plain, sentence.start, sentence.end) is not None

    def _pointed_at(self, at: int) -> Group:
        """What the next sentence names, where it only says whose words these are: 这是…的规定."""
        sentence, following = self._sentences[at], self._behind_paragraph(at)
        behind = self._sentences[following] if following < len(self._sentences) else None
        if behind and following > at + 1 and not self._looks_like_note(behind):
            return ()
        if behind is None or sentence.quotations or behind.quotations:
            return ()
        if self._opens_with_place(sentence):
            return ()
        points = _IS_ITS_SOURCE.match(self._plain, behind.start, behind.end)
        if points is None and self._is_bare(behind):
            points = _IN_BRACKETS.match(self._plain, behind.start, behind.end)
        is_aside = points is not None and points[0][0] in "（(〔[［【—"
        if points and points[0][-1] == "《" and not (is_aside and self._is_bare(behind)):
            return ()
        if points and behind.paragraph != sentence.paragraph:
            said = self._said(sentence)
            is_short = says(self._plain, (sentence.start, sentence.end)) < LEAST_OWN
            if points[0][-1] in "见阅看" or (is_short and not is_statement(said)):
                return ()  # a paragraph of its own that points elsewhere
        if points and behind.references and self._looks_back(behind):
            return groups_of(self._plain, behind.references)[0]
        return ()

    def _behind_paragraph(self, at: int) -> int:
        """The sentence behind this one's paragraph, where all of it is said in one go."""
        paragraph, following = self._sentences[at].paragraph, at + 1
        while following < len(self._sentences) and self._is_plain_in(following, paragraph):
            following += 1
        return following

    def _is_plain_in(self, at: int, paragraph: int) -> bool:
        sentence = self._sentences[at]
        own = sentence.quotations or sentence.references
        return sentence.paragraph == paragraph and not own

    # own words

    def _own_words(self, at: int) -> Iterator[Claim]:
        """The claim of a sentence that quotes nothing; none where it claims nothing."""
        sentence = self._sentences[at]
        whole = self._said(sentence)
        if not says(whole, (0, len(whole))):
            return
        if QUESTION.search(whole) or META.search(whole):
            return
        said = self._without_mark(what_is_said(self._plain, sentence))
        inner = tuple(r for r in sentence.references if said[0] <= r.start and r.end <= said[1])
        outer = tuple(r for r in sentence.references if r not in inner)
        noted = self._in_note(sentence.end - 1) or self._in_note(sentence.end)
        led = self._led(at)
        length = says(self._plain, said)
        goes_on = not sentence.references and self._goes_on(at)
        pointed = self._pointed_at(at) or led or self._headed(at)
        if not (outer or noted or pointed or goes_on) and (
            length < 2 * LEAST_SAID
            or not (is_statement(whole) or len(whole) > LONGEST_SENTENCE / 2)
        ):
            return
        placed = tuple(r for r in outer if r.steps)
        if pointed:
            said, inner = (sentence.start, sentence.end), sentence.references
        references = pointed or placed or noted or outer[:1]
        if length < 2 * LEAST_SAID and not any(r.steps for r in references):
            return
        if length < LEAST_SAID and len(references) > 1:
            return  # each of them is a mention
        loose = (
            bool(references)
            and references == pointed
            and not led
            and self._is_apart(sentence, pointed)
        )
        yield Claim(sentence.start, sentence.end, references, None, said, inner, goes_on, loose)

    def _is_apart(self, sentence: Sentence, named: Group) -> bool:
        """Does an empty line part a sentence from the place that it is said to stand in?"""
        low, high = sorted((sentence.end, named[0].start, sentence.start, named[-1].end))[1:3]
        return _EMPTY_LINE.search(self._plain, low, high) is not None

    def _led(self, at: int) -> Group:
        """What the sentence that leads up to this one's paragraph names: 第八条规定如下：."""
        sentence = self._sentences[at]
        first = at
        while first and self._sentences[first - 1].paragraph == sentence.paragraph:
            if self._ends_open(self._sentences[first - 1]):
                break
            first -= 1
        block = self._sentences[first : at + 1]
        if not first or any(s.quotations or self._opens_with_place(s) for s in block):
            return ()
        lead = self._sentences[first - 1]
        leads = lead.references and not lead.quotations and self._ends_open(lead)
        return groups_of(self._plain, lead.references)[-1] if leads else ()

    def _opens_with_place(self, sentence: Sentence) -> bool:
        """Does a sentence name a place of its own before it says anything?"""
        first = next((r for r in sentence.references if not r.is_relative), None)
        if first is None or says(self._plain, (sentence.start, first.start)) >= LEAST_SAID:
            return False
        return not PART_OF_A_CLAUSE.search(self._plain, sentence.start, first.start)

    def _goes_on(self, at: int) -> bool:
        """Does a sentence before it, in the same paragraph or list, name a place?"""
        while at and self._is_continued(self._sentences[at - 1], self._sentences[at]):
            at -= 1
            if self._sentences[at].quotations:
                return False
            if self._sentences[at].references:
                return True
        return bool(self._led(at) or self._headed(at))

    def _is_continued(self, before: Sentence, sentence: Sentence) -> bool:
        ends_in_list = self._said(before).rstrip().endswith(("：", ":", "；", ";"))
        return before.paragraph == sentence.paragraph or ends_in_list


def _key(mark: str) -> str:
    """What is the same in a footnote's mark above and below: （注1） and 注1."""
    return re.sub(r"[^\w*\u2460-\u2473]", "", mark)


def _is_term(quotation: Span) -> bool:
    return quotation[1] - quotation[0] <= SHORT_TERM
