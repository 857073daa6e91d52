"""Words as they are held against the place named for them, or the whole library. Pure.

Where a quotation comes from is *located* by the letters it shares with the library; whether it is
right is then decided by which words differ. In quotation marks nothing may differ but punctuation,
width, blanks and how a number is written. Words without marks that stand nowhere as they are go on
to ``paraphrases``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.checker.absences import Absences
from assistant.checker.claimed import Asked, Ruling
from assistant.checker.corpus import Corpus, Near
from assistant.checker.english_telling import LIGHT, senses
from assistant.checker.findings import ALTERED, MISATTRIBUTED, SPLICED, VERDICTS
from assistant.checker.not_there import denial_around
from assistant.checker.paraphrases import UNNAMED_SHARE, Paraphrases
from assistant.checker.places import Meant
from assistant.checker.splices import pieces_of
from assistant.checker.told_less import NEAR_VERBATIM
from assistant.checker.unpunished import Unpunished
from assistant.checker.wholes import Wholes, tells_of_a_whole
from assistant.evidence.collation import LEAST_AROUND, SOURCE_SHARE, Collation
from assistant.evidence.conditions import CONDITION, EXCEPTION
from assistant.evidence.critical import MODALITY, NEGATION, critical_words
from assistant.evidence.omission import NEGATED, Omission
from assistant.evidence.sources import CONTRADICTED, SUPPORTED, UNSUPPORTED
from assistant.evidence.wording import differing_words
from index.script import has_han
from index.verbatim import Place

NAMED_SHARE = 0.6
"""Share of a quotation's letters that must stand in the clause it names to be its wording."""
MOST_PLACES = 3
"""Places that are told by their names where words stand there, or do not."""
LONGEST_NAME = 8
"""Letters of a name that stands at the end in the place of another: 市场监督管理部门."""
LEAST_UNNAMED = 8
"""Letters below which words without a reference could stand anywhere."""

MAY_TELL = 0.6
"""Share of a claim's letters in the clause it names that may tell the same."""
LEAST_ALIKE = 3
"""Words of its own that an English claim has in common with the place it names and may retell."""
LONGEST_TERM = 4
"""Letters of words in marks that may be but a term of the rule they stand in: “三个月”, “应当”."""
_AS_WORDS = re.compile(r"[”」』’\"]?(?:这|一|[两二三四]个?)*(?:字|词|字样|表述|说法|提法|概念)")
_NAMED_AHEAD = re.compile(
    r"(?:所[说称谓指]的?|提[到及]了?|[用写]的是|使用了?|中的|里的)[“「『‘\"]?$"
)
"""What tells that words in marks are spoken of as words, behind them and before them."""
_OF_A_RULE = (CONDITION, EXCEPTION)
"""What a rule may not be told without, and a term of it may."""


class WordForWord:
    """Rules on words as they are, by one library."""

    def __init__(self, corpus: Corpus, absences: Absences) -> None:
        """Sit over a library."""
        self._corpus = corpus
        self._absences = absences
        self._wholes = Wholes(corpus)
        self._unpunished = Unpunished(corpus)
        self._paraphrases = Paraphrases(corpus)

    def rule(self, asked: Asked, meant: Sequence[Meant]) -> tuple[Ruling, Meant | None]:
        """The ruling on a claim; where it names several places, the one that fails first."""
        if not meant:
            return self._anywhere(asked), None
        for place in meant:
            if ruling := self._absences.of(asked, place):
                return ruling, place
        if len(meant) == 1 and (told := self._wholes.of(asked, meant[0])):
            rest, ruling = told
            is_done = rest is None or ruling.verdict != SUPPORTED
            return (ruling, meant[0]) if is_done or rest is None else self.rule(rest, meant)
        if not asked.quoted and (at := self._one_by_one(asked, meant)):
            return Ruling(SUPPORTED, at), None
        single = {(p.title, p.address): p for p in meant}.values()
        rulings = [(self._placed(asked, place), place) for place in single]
        return min(rulings, key=lambda r: VERDICTS.index(r[0].verdict))

    def _one_by_one(self, asked: Asked, meant: Sequence[Meant]) -> Place | None:
        """Where the first of several clauses that a claim tells stands, one of each place named."""
        scopes = [self._corpus.scope(m.doc_ids, m.clauses) for m in meant if m.clauses]
        if len(scopes) < 2 or len(scopes) < len(meant):
            return None
        near = self._corpus.near(asked.letters, self._corpus.within(meant))
        pieces = pieces_of(self._corpus, asked.words, near)
        texts = [self._corpus.letters(piece) for piece in pieces]
        told = [[bool(self._corpus.verbatim.find(t, scope)) for t in texts] for scope in scopes]
        is_told = bool(pieces) and all(map(any, told)) and all(map(any, zip(*told, strict=True)))
        return pieces[0] if is_told and not any(map(self._cuts_off, pieces)) else None

    def _cuts_off(self, place: Place) -> bool:
        return self._corpus.omission(place, "") is not None

    def exactly(self, asked: Asked, scope: Sequence[Place]) -> list[Place]:
        """Where the words stand just so."""
        return self._corpus.exactly(asked.words, scope, quoted=asked.quoted)

    def exact(self, asked: Asked, places: Sequence[Place]) -> Ruling:
        """Supported, unless every place where the words stand goes on with a condition."""
        is_term = asked.quoted and _is_term(asked)
        told = [
            (r, p)
            for p in places
            if asked.quoted and not is_term and (r := self._corpus.ruled(p, asked.frame))
        ]
        if told and not any(agrees for (agrees, _), _ in told):
            (_, other), place = told[0]
            return self._leaves_out(asked, place, other)
        words = asked.words if asked.quoted else ""
        ruled = [place for (agrees, _), place in told if agrees]
        dropped: list[tuple[Omission, Place]] = []
        for place in places:
            missing = self._corpus.omission(place, asked.frame, words)
            is_ruled = missing is not None and missing.kind == NEGATED and place in ruled
            if missing is None or is_ruled or (is_term and missing.kind in _OF_A_RULE):
                return self._found(asked, place, len(places))
            dropped.append((missing, place))
        missing, place = dropped[0]
        return self._leaves_out(asked, place, missing)

    def _placed(self, asked: Asked, meant: Meant) -> Ruling:
        """Words that are said to stand in a place that is here."""
        scope = self._corpus.scope(meant.doc_ids, meant.clauses)
        named = meant.clauses[0] if meant.clauses else None
        if meant.year:
            return self._absences.repealed(asked, self.exactly(asked, scope) or scope[:1], named)
        is_short = named is not None and len(asked.letters) < 4
        is_bare = is_short and not asked.quoted and not _tells(asked.words)
        if len(asked.letters) < 2 or is_bare:
            return Ruling(SUPPORTED, None, asked.say.say("check_place_only"), named)
        if exact := self.exactly(asked, scope):
            return self.exact(asked, exact)
        if old := self._in_older(asked, meant):
            return self._absences.repealed(asked, old)
        ruling = self._differing(asked, scope, meant)
        return ruling or Ruling(UNSUPPORTED, None, self._looked(asked, meant), named)

    def _in_older(self, asked: Asked, meant: Meant) -> list[Place]:
        """Where words stand in an older version: at the number named, or if none in force has them.

        What both versions have, and neither at that number, is in the wrong place.
        """
        numbered = self._corpus.scope(meant.older, meant.older_clauses)
        if meant.older_clauses and (there := self.exactly(asked, numbered)):
            return there
        if self.exactly(asked, [self._corpus.whole(d) for d in meant.doc_ids]):
            return []
        return self.exactly(asked, [self._corpus.whole(d) for d in meant.older])

    def _looked(self, asked: Asked, meant: Meant) -> str:
        """That nothing like the words stands in a place, which is told where it is one of few."""
        places = self._corpus.addresses(meant)
        if not asked.quoted and self._may_tell(asked, meant):
            return asked.say.say("check_told_freely")
        if len(places) > MOST_PLACES:
            return asked.say.say("check_nothing_there")
        return asked.say.say("check_looked", where=asked.say.listed(places))

    def _may_tell(self, asked: Asked, meant: Meant) -> bool:
        """Has a claim so much in common with the place it names that it may tell the same?"""
        scope = self._corpus.scope_of([meant])
        if has_han(asked.words):
            near = self._corpus.near(asked.letters, scope) if meant.clauses else None
            return near is not None and near[1].share >= MAY_TELL
        told = set(senses(asked.words)) - LIGHT
        return any(len(told & set(senses(self._corpus.text(p)))) >= LEAST_ALIKE for p in scope)

    def _differing(self, asked: Asked, scope: Sequence[Place], meant: Meant) -> Ruling | None:
        """Words that do not stand in the place named as they are."""
        near = self._corpus.near(asked.letters, scope)
        least = NAMED_SHARE if meant.clauses else UNNAMED_SHARE
        here = near is not None and (
            _is_meant(near[1], least)
            or (bool(meant.clauses) and self._swaps_its_head(near))
            or self._swaps_its_end(near)
        )
        elsewhere = self.exactly(asked, self._corpus.current) if len(asked.letters) > 4 else []
        if elsewhere and not (here and near and near[1].share > 0.9):
            at = elsewhere[0]
            return Ruling(MISATTRIBUTED, at, self.where(asked, elsewhere))
        if told := self._unpunished.of(asked, scope) or self._spliced(asked, near):
            return told
        if asked.quoted:
            return self._altered(asked, *near) if here and near else self._meant_elsewhere(asked)
        return self._paraphrases.rule(asked, scope, near, placed=bool(meant.clauses))

    def _swaps_its_head(self, near: Near) -> bool:
        """Has a quotation another name at the head of a sentence that it has else as it is?"""
        at, found = near
        whole = self._corpus.widened(at, found)
        _, begin, size = found.blocks[-1]
        is_tail = begin > 0 and begin + size == found.length
        return is_tail and size >= max(LEAST_AROUND, SOURCE_SHARE * (whole.end - whole.start))

    def _swaps_its_end(self, near: Near) -> bool:
        """Has it another name at the end of one, in the place of one that is hardly longer?"""
        at, found = near
        whole = self._corpus.widened(at, found)
        _, begin, size = found.blocks[0]
        told, stated = found.length - size, whole.end - whole.start - size
        is_end = not begin and len(found.blocks) == 1 and 0 < told <= LONGEST_NAME >= stated > 0
        return is_end and size >= max(LEAST_AROUND, SOURCE_SHARE * (whole.end - whole.start))

    def _meant_elsewhere(self, asked: Asked) -> Ruling | None:
        """A quotation with a wrong place and wrong words."""
        near = self._corpus.near(asked.letters, self._corpus.current)
        if near is None or near[1].share < NEAR_VERBATIM or len(asked.letters) < LEAST_UNNAMED:
            return None
        ruling = self._altered(asked, *near)
        where = self.where(asked, [near[0]])
        gap = "" if ruling.note.endswith("。") else " "
        return Ruling(ruling.verdict, ruling.at, f"{ruling.note}{gap}{where}")

    def _anywhere(self, asked: Asked) -> Ruling:
        if exact := self.exactly(asked, self._corpus.current):
            return self.exact(asked, exact)
        if old := self.exactly(asked, self._corpus.past):
            return self._absences.repealed(asked, old)
        near = self._corpus.near(asked.letters, self._corpus.current)
        spared = self._unpunished.of(asked, self._corpus.current)
        if told := spared or self._spliced(asked, near):
            return told
        nothing = Ruling(UNSUPPORTED, None, asked.say.say("check_nothing"))
        if near is None or len(asked.letters) < LEAST_UNNAMED:
            return nothing
        if not asked.quoted:
            return self._paraphrases.rule(asked, None, near, placed=False) or nothing
        is_meant = _is_meant(near[1], UNNAMED_SHARE) or self._swaps_its_end(near)
        return self._altered(asked, *near) if is_meant else nothing

    def _spliced(self, asked: Asked, near: Near | None) -> Ruling | None:
        """Words that are whole pieces of two or more clauses."""
        pieces = pieces_of(self._corpus, asked.words, near)
        if not pieces:
            return None
        where = "；".join(f"“{self._corpus.text(p)}”{self._corpus.address(p)}" for p in pieces)
        return Ruling(SPLICED, pieces[0], asked.say.say("check_spliced", pieces=where))

    def _leaves_out(self, asked: Asked, place: Place, missing: Omission) -> Ruling:
        whole = self._corpus.whole_sentence(place, missing)
        note = asked.lacks(missing.kind, missing.words, self._corpus.text(whole))
        return Ruling(ALTERED, whole, note)

    def _found(self, asked: Asked, place: Place, count: int) -> Ruling:
        """Supported, unless the text says that they do not stand there: 没有规定“…”."""
        if asked.quoted and (denial := denial_around(asked)):
            note = asked.say.say("check_contradicted", words=denial)
            return Ruling(CONTRADICTED, place, note)
        note = asked.say.say("check_also", count=str(count)) if count > 1 else ""
        return Ruling(SUPPORTED, place, note)

    def _altered(self, asked: Asked, at: Place, found: Collation) -> Ruling:
        """The words of a source with others in their place; equal numbers may be written apart."""
        at = self._corpus.widened(at, found)
        source = self._corpus.text(at)
        words = differing_words(source, asked.words)
        if words is None:
            return Ruling(SUPPORTED, at, asked.say.say("check_numerals"))
        return Ruling(ALTERED, at, asked.differs(words, source))

    def where(self, asked: Asked, places: Sequence[Place]) -> str:
        """Say where the words of a claim stand instead."""
        told = dict.fromkeys(self._corpus.address(place) for place in places[:MOST_PLACES])
        return asked.say.say("check_where", where=asked.say.listed(told))


def _tells(words: str) -> bool:
    """Do a few letters say something after all: 已废止, 不适用?"""
    return tells_of_a_whole(words) or bool(critical_words(words))


def _is_meant(found: Collation, least: float) -> bool:
    """Is a quotation another wording of what it is nearest to?"""
    return found.is_swap or (found.share >= least and not found.is_opening)


def _is_term(asked: Asked) -> bool:
    """Are few words in marks spoken of as words, and do they rule or deny nothing otherwise?"""
    if len(asked.letters) > LONGEST_TERM:
        return False
    rules = any(w.kind in (MODALITY, NEGATION) for w in critical_words(asked.words))
    is_named = not rules and _NAMED_AHEAD.search(asked.frame)
    return bool(is_named or _AS_WORDS.match(asked.behind))
