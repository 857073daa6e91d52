"""A text is held against the library: a finding for every quotation, reference and claim. Pure.

Reads the claims of a text, has the places they name looked up and their words ruled on, and puts
beside each verdict what stands in the library. Knows no file format, no model and no screen.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from itertools import pairwise

from assistant.checker.answers import answered, question_before
from assistant.checker.around_rules import (
    rules_too,
    told_ahead,
)
from assistant.checker.claimed import Asked, Ruling
from assistant.checker.claims import Claim, claims_in
from assistant.checker.copied_passages import CopiedPassages, is_within, without
from assistant.checker.copied_places import CopiedPlaces
from assistant.checker.copied_words import own_cells
from assistant.checker.corpus import Corpus
from assistant.checker.denied import (
    denied_in,
    is_denied_behind,
    is_denied_later,
    is_listed_as_wrong,
    only_denies,
    wrong_label,
)
from assistant.checker.findings import ALTERED, VERDICTS, Finding, Named
from assistant.checker.footnotes import without_notes
from assistant.checker.leads import behind_lead, is_another, subject_above
from assistant.checker.legible import legible, unseen, unspaced
from assistant.checker.markup import without_tags
from assistant.checker.nearest import nearest
from assistant.checker.opening import opening
from assistant.checker.places import FOUND, Meant, Mentions, aliases_in, named_behind
from assistant.checker.quotations import CLOSING, OPENING, quoted
from assistant.checker.read_beside import read_beside
from assistant.checker.remarks import Remarks
from assistant.checker.rulings import Bench
from assistant.checker.shorthand import is_shorthand
from assistant.checker.splices import LEAST_PIECE
from assistant.checker.statements import CONSEQUENCE, QUESTION, is_statement
from assistant.checker.talk import is_talk
from assistant.checker.unframing import Framing
from assistant.checker.unwrapping import unwrapped
from assistant.evidence.collation import collate, diff_in_words
from assistant.evidence.critical import critical_words
from assistant.evidence.sources import CONTRADICTED, SUPPORTED, UNSUPPORTED, Likely, Reads
from assistant.phrases import Phrases, language_of, phrases
from index.address import Reference
from index.documents import Span
from index.letters import letters_of
from index.outline import Outline
from index.titles import COUNTRY, short_name

BEST_FIRST = (SUPPORTED, ALTERED, *(v for v in VERDICTS if v not in (SUPPORTED, ALTERED)))
"""Verdicts of words that stand in one of several places, the one that is given first."""
LONGEST_CHANCE = 12
"""Letters in a row that no talk has in common with a document by chance."""
COPIED_NAME = 0.6
"""Share of a document's name from which, with its number, it is named in what may be copied."""
CONTEXT = 12
"""Letters around words in marks that tell whose marks they are."""
FARTHEST_CONTEXT = 10 * CONTEXT
"""Characters among which those letters are looked for; a sentence may go on without end."""
LEAST_LEAD = 6
"""Letters before a name that a document has so before a name of its own."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """A text that is checked.

    Attributes:
        text: The text.
        say: Youju's own words in its language.
        meant_by: The places that its references mean.
        spoken: Where sentences stand that claim more than that a place exists.
        told_at_once: What stands in one pair of marks, or in one row of a table.
        uttered: What stands in one pair of marks.
        parted: Quotations between which their sentence only names the place, each with the words
            that they are together.
        own_cells: The cells of tables that hold somebody's own words, with their columns' names.
    """

    text: str
    say: Phrases
    meant_by: Mapping[Reference, Meant]
    spoken: Collection[Span]
    told_at_once: Sequence[Span]
    uttered: Sequence[Span]
    parted: Mapping[Span, str]
    own_cells: Sequence[tuple[Span, str]]

    def called(self, said: Span) -> str:
        """What a table calls something in a cell that holds somebody's own words: |要点：."""
        at = bisect_left(self.own_cells, said[1], key=lambda one: one[0][0])
        is_within = at > 0 and said[0] < self.own_cells[at - 1][0][1]
        return f"|{self.own_cells[at - 1][1]}：" if is_within else ""

    def meant(self, references: Iterable[Reference]) -> list[Meant]:
        """The places that some references mean."""
        return [self.meant_by[r] for r in references if r in self.meant_by]


_SENTENCE_END = re.compile("[。！？!?：:；;]")
_STOPS = re.compile(r"[。：:\s]*")
_BELOW = re.compile(r"[*_#】\]）)：:\s]*")
"""Between a heading and what stands right below it."""


class Checker:
    """Holds texts against a fixed set of documents; build it once, check many texts."""

    def __init__(
        self, outlines: Iterable[Outline], as_of: date | None = None, reads: Reads | None = None
    ) -> None:
        """Index the documents' words and judge their versions on a day (default: today).

        Args:
            outlines: Of the documents.
            as_of: The day.
            reads: What reads the claims that their words leave open; None leaves them so.
        """
        self._corpus = Corpus(outlines, as_of or date.today())
        self._copied = CopiedPlaces(self._corpus)
        self._passages = CopiedPassages(self._corpus)
        self._framing = Framing(self._corpus)
        self._remarks = Remarks(self._corpus)
        self._bench = Bench(self._corpus, reads)
        self._reads = reads

    def read(self, premise: str, claim: str) -> Likely | None:
        """What the reader makes of a claim beside a passage; None where it cannot tell."""
        return read_beside(self._reads, premise, claim) if self._reads else None

    def check(self, text: str) -> Iterator[Finding]:
        """Yield the findings of a text in its order."""
        plain = unwrapped(without_tags(text), self._corpus.has_across)
        for finding in self._check(plain):
            yield replace(finding, text=text[finding.start : finding.end])

    def _check(self, text: str) -> Iterator[Finding]:
        claims, reading = self._read(text)
        judged = set[tuple[object, ...]]()
        while claims:
            claim = self._copied.without(text, claims.popleft())
            meant = reading.meant(claim.references)
            pair = claim.start, claim.quotation, *((m.title, m.address) for m in meant)
            if pair in judged and (claim.quotation or claim.is_mention):
                continue  # 第五条第一款、第一款 names one place twice
            judged.add(pair)
            if not claim.references and only_denies(text[claim.start : claim.end]):
                continue
            claim, denied = self._undenied(text, claim)
            if not claim.quotation:
                claim = self._remarks.without(text, claim, meant)
                claim = self._framing.without(text, claim if meant else _without_lead(text, claim))
                claim = self._passages.copy_within(text, claim, meant)
            while claims:
                following = self._copied.without(text, claims[0])
                if not self._passages.goes_on(text, claim, following, meant, reading.told_at_once):
                    break
                claims.popleft()
                claim = self._passages.joined(text, claim, following)
            yield from self._findings(reading, claim, meant, denied=denied)

    def _read(self, text: str) -> tuple[deque[Claim], _Reading]:
        """The claims of a text in its order, and what they are read by."""
        read = legible(text)
        mentions = Mentions(aliases=aliases_in(read))
        names = (*self._corpus.catalogue.names, *mentions.aliases)
        claims, references = claims_in(
            text, names, self._repeats, self._is_term, self._copied.names_no_place
        )
        told = [
            (r, self._corpus.catalogue.meant(named, mentions, read))
            for r, named in zip(references, named_behind(read, references), strict=True)
        ]
        return deque(claims), _Reading(
            text,
            phrases(language_of(text)),
            {reference: meant for reference, meant in told if meant is not None},
            {(c.start, c.end) for c in claims if not c.is_mention},
            _told_at_once(text),
            [q for q in quoted(text) if text[q[0] - 1 : q[0]] in OPENING],
            dict(self._parted(text, claims)),
            tuple(own_cells(text)),
        )

    def _parted(self, text: str, claims: Sequence[Claim]) -> Iterator[tuple[Span, str]]:
        """Two quotations of one sentence and place that stand in the library as one."""
        for one, other in pairwise(c for c in claims if c.quotation):
            if (one.start, one.references) == (other.start, other.references):
                words = text[slice(*one.said)] + text[slice(*other.said)]
                if self._corpus.verbatim.has(letters_of(words).text):
                    yield from ((one.said, words), (other.said, words))

    def _findings(
        self, reading: _Reading, claim: Claim, meant: Sequence[Meant], *, denied: bool
    ) -> Iterator[Finding]:
        """What is found of one claim: nothing where it claims nothing of the library."""
        missing = any(m.outcome != FOUND for m in meant)
        if claim.is_mention and not missing:
            whole = (claim.start, claim.end)
            said = reading.text[slice(*whole)]
            is_idle = not (is_statement(said) and all(r.steps for r in claim.references))
            if whole in reading.spoken or is_idle or QUESTION.search(said):
                return  # the place is there, and the sentence is about something else
        if claim.loose and missing:
            yield from self._under_heading(reading, claim, meant)
            return
        named = claim.references[0] if claim.references else None
        if missing and named and _STOPS.fullmatch(reading.text, named.end, claim.start):
            claim = replace(claim, start=named.start)  # what is not here is named above it
        finding = self._finding(reading, claim, meant, denied=denied)
        words = reading.text[slice(*claim.said)]
        is_short = not denied and is_shorthand(finding, claim, words)
        if not (is_short or _is_idle(finding, claim)):
            yield finding

    def _under_heading(
        self, reading: _Reading, claim: Claim, meant: Sequence[Meant]
    ) -> Iterator[Finding]:
        """A place that is not here, and the words below it where the library knows them.

        What it does not know, right below the place, is told together with that.
        """
        heading = claim.references[0].start, claim.references[-1].end
        words = self._finding(reading, replace(claim, inner=()), ())
        is_known = words.verdict != UNSUPPORTED
        is_below = _BELOW.fullmatch(reading.text, heading[1], claim.start) is not None
        end = claim.end if is_below and not is_known else heading[1]
        nothing = (heading[1], heading[1])
        place = replace(claim, start=heading[0], end=end, said=nothing, inner=())
        yield self._finding(reading, place, meant)
        if is_known:
            yield words

    def _undenied(self, text: str, claim: Claim) -> tuple[Claim, bool]:
        """A claim without the words that only say that it is wrong, and whether there are any."""
        end = claim.quotation[1] if claim.quotation else claim.said[1]
        named = [(r.start, r.end) for r in claim.references if end <= r.start]
        if is_denied_behind(without(text, (end, claim.end), named)):
            return claim, True
        if (label := wrong_label(text, claim.start)) > claim.start:
            return replace(claim, said=(max(label, claim.said[0]), claim.said[1])), True
        if is_listed_as_wrong(text, claim.start):
            return claim, True
        if claim.quotation:
            return claim, False
        if asked := answered(text, claim.said):
            return replace(claim, said=asked.told, aside=asked.aside), asked.is_denied
        behind = behind_lead(text, *claim.said)
        begins = dict.fromkeys((claim.said[0], behind))
        told = next((t for at in begins if (t := denied_in(text, (at, claim.said[1])))), None)
        if told and not self._corpus.verbatim.has(letters_of(text[slice(*claim.said)]).text):
            return replace(claim, said=told), True
        return claim, is_denied_later(text, claim.end)

    def _has(self, meant: Sequence[Meant], name: str) -> bool:
        """Does a place that is named have these words itself: what it names is then its own?"""
        scope = self._corpus.scope_of(meant)
        return bool(scope and self._corpus.exactly(name, scope, quoted=False))

    def _finding(
        self, reading: _Reading, claim: Claim, meant: Sequence[Meant], *, denied: bool = False
    ) -> Finding:
        """The ruling on a claim, with what stands in the library beside it."""
        text, said = reading.text, reading.text[slice(*claim.said)]
        told = without(text, claim.said, [claim.aside]) if claim.aside else said
        words = unspaced(reading.parted.get(claim.said, told))
        frame = text[claim.start : claim.said[0]] or self._line_before(text, claim.said)
        frame += reading.called(claim.said)
        is_quoted = claim.quotation is not None
        if is_quoted and not self._corpus.verbatim.has(letters_of(words).text):
            words = without_notes(words)
        is_recited = bool(meant) and not is_quoted and is_within(claim.said, reading.uttered)
        named = [(r.start, r.end) for r in claim.references]
        behind = without(text, (claim.said[1], claim.end), named)
        question = question_before(text, (claim.start, claim.end))
        asked = Asked(
            words, letters_of(words).text, frame, is_quoted, reading.say,
            denied, is_recited, behind, question,
        )  # fmt: skip
        inner = self._inner(reading, claim, meant)
        ways = [[place] for place in meant] if claim.is_of_one and meant else [meant]
        rulings = [self._ruled(asked, way, inner) for way in ways]
        ruling, of = min(rulings, key=lambda r: BEST_FIRST.index(r[0].verdict))
        if not (claim.references or is_quoted):
            ruling = self._unless_of_another(asked, subject_above(text, claim.start), ruling)
        at = ruling.at
        if at and not claim.quotation:
            at = self._corpus.whole_segments(at)
        at = self._corpus.behind_marker(at) if at else None
        source = self._corpus.citation(at) if at else None
        clause = ruling.clause or (self._corpus.clause(ruling.at) if ruling.at else None)
        note = ruling.note
        if claim.quotation and (marks := unseen(said)):
            note += reading.say.say("check_unseen", marks=reading.say.listed(marks))
        start, end = claim.start, claim.end
        is_free = ruling.verdict == SUPPORTED and not (is_quoted or claim.references)
        if is_free and (ahead := told_ahead(text[claim.start : claim.said[0]])):
            note += reading.say.say("check_outside", words=ahead)
            start = claim.said[0]
        beyond = self._beyond(reading, claim) if is_quoted else behind
        beyond = beyond if ruling.verdict == SUPPORTED else ""
        is_alone = (
            beyond and not is_quoted and all(r.end <= claim.said[0] for r in claim.references)
        )
        if rules_too(beyond) or (is_alone and self._remarks.is_unheard(beyond)):
            note += reading.say.say("check_outside", words=_lettered(beyond))
            end = claim.said[1] + text.startswith(CLOSING, claim.said[1])
        if at and (day := self._corpus.catalogue.begins_later(at.doc_id)):
            note += reading.say.say("check_not_yet", day=str(day))
        is_bare = ruling.verdict == UNSUPPORTED and source is None
        beside = nearest(self._corpus, asked, [of] if of else []) if is_bare else None
        shown = source is not None and (claim.quotation or ruling.verdict in (SUPPORTED, ALTERED))
        return Finding(
            text[start:end], start, end,
            Named(of.title, of.address) if of else None,
            said if claim.quotation else None, ruling.verdict, clause, source,
            diff_in_words(source.quote, _lettered(said)) if source and shown else (), note, beside,
            ruling.is_read,
        )  # fmt: skip

    def _beyond(self, reading: _Reading, claim: Claim) -> str:
        """What stands behind a quotation in its sentence, without places, to the next quotation."""
        text = reading.text
        start = claim.said[1] + text.startswith(CLOSING, claim.said[1])
        marks = (at for at in range(start, claim.end) if text[at] in OPENING)
        end = next(marks, claim.end)
        named = [(r.start, r.end) for r in reading.meant_by if start <= r.start and r.end <= end]
        return without(text, (start, end), named)

    def _unless_of_another(self, asked: Asked, subject: str, ruling: Ruling) -> Ruling:
        """A ruling on an item of a list by a clause of whom the list is not does not stand.

        Nor does one by a title, which a claim only names.
        """
        letters = letters_of(subject).text
        if ruling.at is None:
            return ruling
        clause = self._corpus.clause(ruling.at)
        if clause and clause.kind == "title" and ruling.verdict in (ALTERED, CONTRADICTED):
            return Ruling(UNSUPPORTED, None, asked.say.say("check_told_freely"))
        if not letters:
            return ruling
        about = "".join([*clause.path, clause.text]) if clause else ""
        told = letters_of(about + self._corpus.article(ruling.at)[0]).text
        is_known = self._corpus.verbatim.has(letters)
        if letters in told or not (is_known or is_another(letters, told)):
            return ruling
        return Ruling(UNSUPPORTED, None, asked.say.say("check_told_freely"))

    def _line_before(self, text: str, said: Span) -> str:
        """What stands on the line above words, where the library has both in one piece."""
        above = text[: said[0]].rstrip().rpartition("\n")[2] if said[0] else ""
        behind = _SENTENCE_END.split(above)[-1]
        is_one = behind and self._corpus.verbatim.has(letters_of(behind + text[slice(*said)]).text)
        return behind if is_one else ""

    def _inner(self, reading: _Reading, claim: Claim, meant: Sequence[Meant]) -> list[Meant]:
        """The places that the words of a claim name themselves, and those named for it do not."""
        return [
            reading.meant_by[r]
            for r in claim.inner
            if r in reading.meant_by and not self._has(meant, reading.text[r.start : r.end])
        ]

    def _ruled(
        self, asked: Asked, meant: Sequence[Meant], inner: Sequence[Meant]
    ) -> tuple[Ruling, Meant | None]:
        """The ruling on words, unless a place that goes with them is not here."""
        ruling, of = self._bench.rule(asked, meant)
        if ruling.verdict in (CONTRADICTED, UNSUPPORTED):
            here = self._corpus.text(ruling.at) if ruling.at else ""
            beyond = [place for place in inner if short_name(place.title) not in here]
            ruling, of = self._first_absent(asked, beyond) or (ruling, of)
        if ruling.verdict != SUPPORTED:
            lacking = [place.lacking for place in meant if place.lacking]
            ruling, of = self._first_absent(asked, lacking) or (ruling, of)
        return ruling, of

    def _first_absent(self, asked: Asked, places: Iterable[Meant]) -> tuple[Ruling, Meant] | None:
        absent = ((self._bench.absences.of(asked, place), place) for place in places)
        return next(((ruling, place) for ruling, place in absent if ruling), None)

    def _repeats(self, words: str, reference: Reference) -> bool:
        """Has a document these words together with the place that they name?

        It has what stands right behind the place, or the nearest wording of what follows has the
        name of the place's document before it; the number alone might be that of the clause.
        """
        letters = letters_of(words)
        start, name, end = (
            bisect_left(letters.places, at)
            for at in (reference.start, reference.end - len(reference.written), reference.end)
        )
        if self._corpus.verbatim.has(letters.text[start : end + LEAST_PIECE]):
            return True
        if start >= LEAST_LEAD and self._corpus.before_a_name(letters.text[:start]):
            return True
        called = letters.text[start:name].removeprefix(COUNTRY)
        near = self._corpus.near(letters.text[end:], self._corpus.current) if called else None
        if near is None:
            return False
        before = self._corpus.before(near[0], end - start + LEAST_PIECE)
        alike = collate(before, called).share >= COPIED_NAME
        return called in before or (alike and letters.text[name - 1 : end] in before)

    def _is_term(self, text: str, marked: Span) -> bool:
        """Has a document these words in marks too, with the same words around them?"""
        ahead = text[max(marked[0] - FARTHEST_CONTEXT, 0) : marked[0]]
        before = letters_of(re.split("[。\n]", ahead)[-1]).text[-CONTEXT:]
        beyond = text[marked[1] : marked[1] + FARTHEST_CONTEXT]
        behind = letters_of(re.split("[。\n]", beyond)[0]).text[:CONTEXT]
        words = letters_of(text[slice(*marked)]).text
        half = CONTEXT // 2
        around = ((before, ""), (before[-half:], behind[:half]), ("", behind))
        return bool(words) and any(
            (len(left) + len(right) == CONTEXT or len(left + words + right) >= CONTEXT + half)
            and self._corpus.has_in_marks(left, words, right)
            for left, right in around
            if len(left + right) > half
        )


_ROW = re.compile(r"^[ \t]*\|.*$", re.M)


def _told_at_once(text: str) -> list[Span]:
    """What stands in one pair of marks, or in one row of a table."""
    return [*quoted(text), *(row.span() for row in _ROW.finditer(text))]


def _lettered(words: str) -> str:
    """Words from their first letter to their last, as a source is quoted.

    A full stop behind them is no difference from words that stop before theirs.
    """
    places = letters_of(words).places
    return words[places[0] : places[-1] + 1] if places else ""


def _is_idle(finding: Finding, claim: Claim) -> bool:
    """Is it about a heading, or a sentence that talks to its reader, and that no document has?

    A place that stands above it as a heading is not said to have it.
    """
    is_own = claim.quotation is None and (claim.loose or not claim.references)
    if finding.verdict in (ALTERED, CONTRADICTED) and is_own and not claim.references:
        return is_talk(finding.text) and not _has_a_run(finding)
    if finding.verdict != UNSUPPORTED or not (is_own or claim.opens_list):
        return False
    says_nothing = not is_statement(finding.text) and not critical_words(finding.text)
    opens_list = claim.opens_list and "\n" not in finding.text.strip()  # a list without its items
    is_lead = claim.is_line or (opens_list and not CONSEQUENCE.search(finding.text))
    return is_lead or is_talk(finding.text) or (claim.loose and says_nothing)


def _has_a_run(finding: Finding) -> bool:
    """Has a sentence many letters in a row of its source, as no talk has?

    感谢您的关心 is no wording of 感谢您对政府工作的关心.
    """
    if finding.source is None:
        return False
    stated, told = (letters_of(text).text for text in (finding.source.quote, finding.text))
    longest = SequenceMatcher(None, stated, told, autojunk=False).find_longest_match()
    return longest.size >= LONGEST_CHANCE


def _without_lead(text: str, claim: Claim) -> Claim:
    """Leave out what only introduces a claim that names no place: 据悉，, 爷爷说，现在的政策是."""
    start = behind_lead(text, *claim.said)
    start += opening(text[start : claim.said[1]])
    return replace(claim, said=(start, claim.said[1]))
