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

from assistant.checker.answers import answered
from assistant.checker.around_rules import (
    changes_rule,
    introduces,
    rules_too,
    takes_rule_back,
)
from assistant.checker.claimed import Asked, Ruling
from assistant.checker.claims import Claim, claims_in
from assistant.checker.closings import only_closes
from assistant.checker.copied_passages import CopiedPassages, is_within, without
from assistant.checker.copied_places import CopiedPlaces
from assistant.checker.corpus import CLOSE, Corpus
from assistant.checker.denied import (
    denied_in,
    is_denied_behind,
    is_denied_later,
    is_listed_as_wrong,
    only_denies,
    wrong_label,
)
from assistant.checker.findings import ALTERED, VERDICTS, Finding, Named
from assistant.checker.frames import LABEL
from assistant.checker.leads import behind_lead
from assistant.checker.legible import legible, unseen, unspaced
from assistant.checker.markup import without_tags
from assistant.checker.nearest import nearest
from assistant.checker.neighbours import LEAST_SAID
from assistant.checker.places import FOUND, Meant, Mentions, aliases_in, named_behind
from assistant.checker.quotations import CLOSING, OPENING, quoted, says
from assistant.checker.read_beside import read_beside
from assistant.checker.rulings import Bench
from assistant.checker.splices import LEAST_PIECE
from assistant.checker.statements import CONSEQUENCE, NUMBERED, QUESTION, is_statement
from assistant.checker.talk import is_talk
from assistant.checker.told_less import NEAR_VERBATIM
from assistant.checker.unwrapping import unwrapped
from assistant.evidence.across import across
from assistant.evidence.collation import collate, diff_in_words
from assistant.evidence.critical import critical_words
from assistant.evidence.recombined import recombined
from assistant.evidence.sources import CONTRADICTED, SUPPORTED, UNSUPPORTED, Likely, Reads
from assistant.evidence.wording import LONGEST_FRAME, joints
from assistant.phrases import Phrases, language_of, phrases
from index.address import Reference
from index.documents import Span
from index.letters import letters_of
from index.markers import without_marker
from index.outline import Outline
from index.titles import COUNTRY, short_name
from index.verbatim import Place

ALIKE = 0.3
"""Share from which a segment is another wording of the one in its place."""
BEST_FIRST = (SUPPORTED, ALTERED, *(v for v in VERDICTS if v not in (SUPPORTED, ALTERED)))
"""Verdicts of words that stand in one of several places, the one that is given first."""
LONGEST_CHANCE = 12
"""Letters in a row that no talk has in common with a document by chance."""
LEAST_AHEAD = 6
"""Letters ahead of a rule that are its article's own words, and no bare name: 教师，."""
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
    """

    text: str
    say: Phrases
    meant_by: Mapping[Reference, Meant]
    spoken: Collection[Span]
    told_at_once: Sequence[Span]
    uttered: Sequence[Span]
    parted: Mapping[Span, str]

    def meant(self, references: Iterable[Reference]) -> list[Meant]:
        """The places that some references mean."""
        return [self.meant_by[r] for r in references if r in self.meant_by]


_SENTENCE_END = re.compile("[。！？!?：:；;]")
_STOPS = re.compile(r"[。：:\s]*")


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
                claim = self._without_frame(text, claim if meant else _without_lead(text, claim))
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
            if whole in reading.spoken or not is_statement(said) or QUESTION.search(said):
                return  # the place is there, and the sentence is about something else
        if claim.loose and missing:
            yield from self._under_heading(reading, claim, meant)
            return
        named = claim.references[0] if claim.references else None
        if missing and named and _STOPS.fullmatch(reading.text, named.end, claim.start):
            claim = replace(claim, start=named.start)  # what is not here is named above it
        finding = self._finding(reading, claim, meant, denied=denied)
        if not _is_idle(finding, claim):
            yield finding

    def _under_heading(
        self, reading: _Reading, claim: Claim, meant: Sequence[Meant]
    ) -> Iterator[Finding]:
        """A place that is not here, and the words below it where the library knows them."""
        heading = claim.references[0].start, claim.references[-1].end
        nothing = (heading[1], heading[1])
        place = replace(claim, start=heading[0], end=heading[1], said=nothing, inner=())
        yield self._finding(reading, place, meant)
        words = self._finding(reading, replace(claim, inner=()), ())
        if words.verdict != UNSUPPORTED:
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

    def _without_frame(self, text: str, claim: Claim) -> Claim:
        """Leave out words that introduce or close what is said, where the rest stands verbatim.

        The words left out are a short segment without critical words that is no other wording of
        what stands at its place in the library.
        """
        start, end = claim.said
        if counter := _COUNTER.match(text, start, end):
            start = counter.end()
            claim = replace(claim, said=(start, end))
        label = LABEL.match(text, start, end)
        if label and not critical_words(label[0]):
            start = label.end()
            claim = replace(claim, said=(start, end))
        words = text[start:end]
        letters = letters_of(words)
        if self._corpus.verbatim.has(letters.text):
            return claim
        if cell := self._cell_told(words):
            return replace(claim, said=(start + cell[0], start + cell[1]))
        number = NUMBERED.match(words)
        if number and self._corpus.verbatim.has(letters_of(words[number.end() :]).text):
            return replace(claim, said=(start + number.end(), end))  # an item, numbered otherwise
        size = len(letters.text)
        for cut in sorted(joints(words)):
            place = letters.places[cut]
            if cut <= LONGEST_FRAME and self._is_framed(words, words[:place], cut, size):
                return replace(claim, said=(start + place, end))
            last = letters.places[cut - 1] + 1
            if _GOES_ON.match(words[last:]) or _OPENS_CASE.search(words[:last]):
                continue
            if not (size - cut <= LONGEST_FRAME and only_closes(words[last:])):
                continue
            if self._is_framed(words, words[last:], 0, cut):
                return replace(claim, said=(start, start + last))
        return claim

    def _cell_told(self, words: str) -> Span | None:
        """The cell of a row that states something, where the others only say of what."""
        cells = [m.span() for m in _CELL.finditer(words)] if "|" in words else []
        if len(cells) < 2:
            return None
        stated = max(cells, key=lambda cell: says(words, cell))
        told = letters_of(words[slice(*stated)]).text
        labels = [words[slice(*cell)] for cell in cells if cell != stated]
        if any(critical_words(label) or len(label) > LONGEST_LABEL for label in labels):
            return None
        is_repeated = all(letters_of(label).text in told for label in labels)
        return stated if is_repeated or self._opens_a_sentence(told) else None

    def _opens_a_sentence(self, told: str) -> bool:
        """Does a sentence begin with these letters, or nearly so, whom they tell of included?"""
        places = self._corpus.verbatim.find(told)[:CLOSE]
        near = None if places else self._corpus.near(told, self._corpus.current)
        places = [near[0]] if near and near[1].share >= NEAR_VERBATIM else places
        sentences = (said for place in places for said, _ in self._corpus.sources(place))
        begins = (letters_of(without_marker(said.text)).text for said in sentences)
        return any(begin.startswith(told[:LEAST_PIECE]) for begin in begins)

    def _is_framed(self, words: str, frame: str, start: int, end: int) -> bool:
        """Do letters ``[start, end)`` stand verbatim, and is the rest no wording beside them?"""
        if end - start < 2 * LEAST_PIECE or critical_words(frame) or _CHARGES.search(frame):
            return False
        if (changes_rule if start else takes_rule_back)(frame):
            return False
        rest = letters_of(frame).text
        found = self._corpus.verbatim.find(letters_of(words).text[start:end])[:CLOSE]
        if start and not introduces(frame):
            found = [p for p in found if len(rest) >= LEAST_AHEAD and self._has_part(p, rest)]
        if len(rest) >= LEAST_SAID:
            if any(self._says_too(rest, place) for place in found):
                return False
            found = [p for p in found if not across(words, [self._corpus.article(p)])]
        if len(rest) >= LEAST_PIECE and self._corpus.verbatim.has(rest):
            found = [place for place in found if self._holds_together(words, rest, place)]
        return bool(found) and all(self._is_foreign(rest, place) for place in found)

    def _says_too(self, part: str, place: Place) -> bool:
        """Has the sentence of a place these letters too, so that they are words of its own?"""
        return any(part in letters_of(said.text).text for said, _ in self._corpus.sources(place))

    def _has_part(self, place: Place, part: str) -> bool:
        """Has the article of a place these letters?"""
        return part in letters_of(self._corpus.article(place)[0]).text

    def _holds_together(self, words: str, part: str, place: Place) -> bool:
        """Has the article of a place a part of some words too, and does it say them together?"""
        return self._has_part(place, part) and not recombined(words, [self._corpus.article(place)])

    def _is_foreign(self, words: str, place: Place) -> bool:
        """Are words no other wording of what stands around a place?"""
        stored = self._corpus.verbatim.readings[place.doc_id].letters.text
        around = stored[max(place.start - 2 * len(words), 0) : place.start]
        around += stored[place.end : place.end + 2 * len(words)]
        return collate(around, words).share < ALIKE

    def _finding(
        self, reading: _Reading, claim: Claim, meant: Sequence[Meant], *, denied: bool = False
    ) -> Finding:
        """The ruling on a claim, with what stands in the library beside it."""
        text, said = reading.text, reading.text[slice(*claim.said)]
        told = without(text, claim.said, [claim.aside]) if claim.aside else said
        words = unspaced(reading.parted.get(claim.said, told))
        frame = text[claim.start : claim.said[0]] or self._line_before(text, claim.said)
        is_quoted = claim.quotation is not None
        is_recited = bool(meant) and not is_quoted and is_within(claim.said, reading.uttered)
        named = [(r.start, r.end) for r in claim.references]
        behind = without(text, (claim.said[1], claim.end), named)
        asked = Asked(
            words, letters_of(words).text, frame, is_quoted, reading.say, denied, is_recited, behind
        )  # fmt: skip
        inner = self._inner(reading, claim, meant)
        ways = [[place] for place in meant] if claim.is_of_one and meant else [meant]
        rulings = [self._ruled(asked, way, inner) for way in ways]
        ruling, of = min(rulings, key=lambda r: BEST_FIRST.index(r[0].verdict))
        at = ruling.at
        if at and not claim.quotation:
            at = self._corpus.whole_segments(at)
        at = self._corpus.behind_marker(at) if at else None
        source = self._corpus.citation(at) if at else None
        clause = ruling.clause or (self._corpus.clause(ruling.at) if ruling.at else None)
        note = ruling.note
        if claim.quotation and (marks := unseen(said)):
            note += reading.say.say("check_unseen", marks=reading.say.listed(marks))
        end = claim.end
        beyond = self._beyond(reading, claim) if is_quoted and ruling.verdict == SUPPORTED else ""
        if rules_too(beyond):
            note += reading.say.say("check_outside", words=_lettered(beyond))
            end = claim.said[1] + text.startswith(CLOSING, claim.said[1])
        if at and (day := self._corpus.catalogue.begins_later(at.doc_id)):
            note += reading.say.say("check_not_yet", day=str(day))
        is_unfound = ruling.verdict == UNSUPPORTED
        beside = nearest(self._corpus, asked, [of] if of else []) if is_unfound else None
        shown = source is not None and (claim.quotation or ruling.verdict in (SUPPORTED, ALTERED))
        return Finding(
            text[claim.start : end], claim.start, end,
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


_OPENS_CASE = re.compile("[的者时]$")
"""How words end that say of what case the next ones tell: …的，免于一切处罚."""
_GOES_ON = re.compile(r"\W*(?:[并且向与给由将把]|对(?!此))")
"""What begins a part of what is said, not words that close it: …，对用户负责."""
_CHARGES = re.compile(
    r"[这此那]?(?:是|属于?|归|由|在于?)[^，。；]{2,40}"
    r"(?:的(?:法定)?(?:职权|职责|权力|权限|权利|义务|责任|任务|工作|事)|负责|承担|行使|管)"
)
"""What says whose a matter is, which is no mere frame: …，这是档案馆的职权."""
_ROW = re.compile(r"^[ \t]*\|.*$", re.M)
_CELL = re.compile(r"[^|\s](?:[^|]*[^|\s])?")
LONGEST_LABEL = 12
"""Characters of a cell that only says of what another one states something."""
_COUNTER = re.compile(r"[| \t]*[0-9]{1,3}[ \t]*\|[ \t]*")
"""The cell of a row that only counts the rows."""


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
    """Leave out what only introduces a claim that names no place: 据悉，."""
    return replace(claim, said=(behind_lead(text, *claim.said), claim.said[1]))
