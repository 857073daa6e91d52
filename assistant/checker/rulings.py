"""What a library says to words that are claimed to stand in it: the verdicts, one by one. Pure.

The words decide, never a score. Where a quotation comes from is *located* by the letters it
shares with the library; whether it is right is then decided by which words differ. In quotation
marks nothing may differ but punctuation, width, blanks and how a number is written. What is said
without marks may be put in other words, but not with another number, modality or negation. Which
verdict comes first where several fit is laid down in the order of ``VERDICTS``.

Knows the words and the place named for them, not the text they stand in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from assistant.checker.absences import Absences
from assistant.checker.claimed import DROPPED, Asked, Ruling
from assistant.checker.corpus import Corpus, Near
from assistant.checker.english_orders import in_its_order, in_other_forms
from assistant.checker.findings import (
    ALTERED,
    MISATTRIBUTED,
    SPLICED,
    VERDICTS,
)  # fmt: skip
from assistant.checker.frames import has_rule
from assistant.checker.its_writing import as_demanded, in_its_writing, without_its_base
from assistant.checker.legal_words import in_legal_words
from assistant.checker.listed_items import item_told
from assistant.checker.other_orders import forbids_as, in_other_orders
from assistant.checker.paraphrases import NEAR_VERBATIM, UNNAMED_SHARE, Paraphrases
from assistant.checker.places import Meant
from assistant.checker.splices import pieces_of
from assistant.checker.tabled import cells_told, is_other_amount, is_same
from assistant.checker.told_in_part import told_in_part
from assistant.evidence.collation import LEAST_AROUND, SOURCE_SHARE, Collation
from assistant.evidence.critical import MODALITY, critical_words
from assistant.evidence.narrowed import last_part
from assistant.evidence.omission import Omission
from assistant.evidence.recombined import recombined
from assistant.evidence.sources import CONTRADICTED, NOT_A_CLAIM, SUPPORTED, UNSUPPORTED, Vote
from assistant.evidence.subjects import (
    Told,
    is_among,
    is_in_order,
    stated_for,
    told_of,
    turned,
)
from assistant.evidence.support import judge
from assistant.evidence.whom import is_wider
from assistant.evidence.wording import (
    differing_words,
    has_same_senses,
    is_moved,
)  # fmt: skip
from index.letters import letters_of
from index.markers import without_marker
from index.verbatim import Place

NAMED_SHARE = 0.6
"""Share of a quotation's letters that must stand in the clause it names to be its wording."""
MOST_LETTERS = 0.7
"""Share of a statement's letters, in any order, that a sentence saying it in other words has."""
LEAST_UNNAMED = 8
"""Letters below which words without a reference could stand anywhere."""

LEAST_TOPIC = 3
"""Letters of a title that may be told as what its rules are of."""
_PLACE_AHEAD = re.compile("中华人民共和国|关于|[省市县区州旗盟]")
"""Behind what a title begins to say what it is of: not 机动车 of 非机动车."""
LEAST_OPENING = 2
"""Letters by which the rule that an article opens with is known."""

_MARKS = re.compile('[”」』’"＂]')
SEGMENT_END = re.compile(r"[，。；：,;:]")

_SAYS = "(?:规定|要求|写明|载明|提出|提到|说过?|指出|包含|使用)"
_DENIES = re.compile(
    r"[^，。；]{0,4}?(?:没有|并没有|并未|从未|未曾|未|不曾)(?:明确|明文|作出|任何|有关)*" + _SAYS
)
"""What denies, at the beginning of words without marks, that the place says what follows."""
_DENIAL = re.compile(
    rf"((?:没有|并未|从未|未曾|未)(?:明确|明文|作出|任何)*{_SAYS})[^，。；]{{0,4}}$"
)
"""What denies, right before a quotation, that the place says it."""


class Bench:
    """Rules on words, by one library."""

    def __init__(self, corpus: Corpus, vote: Vote | None = None) -> None:
        """Sit over a library, with a witness to ask where the words do not decide or without."""
        self.absences = Absences(corpus)
        self._corpus = corpus
        self._paraphrases = Paraphrases(corpus, vote)

    def rule(self, asked: Asked, meant: Sequence[Meant]) -> tuple[Ruling, Meant | None]:
        """The ruling on a claim; where it names several places, the one that fails first.

        Who says that a place does not say something is right where it does not.
        """
        ruling, place = self._as_said(asked, meant)
        if ruling.verdict == UNSUPPORTED and meant and self._is_not_there(asked, meant):
            ruling = Ruling(SUPPORTED, None, asked.say.say("check_denied"), ruling.clause)
        elif ruling.verdict in (ALTERED, CONTRADICTED, UNSUPPORTED) and not asked.quoted:
            ruling = self._told_otherwise(asked, meant, ruling)
        elif ruling.verdict == SPLICED and not asked.quoted:
            of_its_title = self._of_its_title(asked, meant)
            ruling = of_its_title or self._same_rule(asked, meant, ruling.at) or ruling
        else:
            ruling = self._held(asked, ruling)
        return (self._turned(asked, meant, ruling) if asked.denied else ruling), place

    def _told_otherwise(self, asked: Asked, meant: Sequence[Meant], ruling: Ruling) -> Ruling:
        """What is right of a claim that its source writes or orders in another way."""
        if same := self._same_rule(asked, meant, ruling.at) or self._in_a_table(asked, meant):
            return same
        if of_its_title := self._of_its_title(asked, meant):
            return of_its_title
        is_jumbled = ruling.at and is_moved(self._corpus.text(ruling.at), asked.words)
        apart = None if is_jumbled else self._told_apart(asked, meant)
        return self._held(asked, apart) if apart else ruling

    def _held(self, asked: Asked, ruling: Ruling) -> Ruling:
        """A ruling, unless words that are right together say what the library does not."""
        if ruling.verdict == SUPPORTED and ruling.at:
            return self._of_another(asked, ruling.at) or ruling
        return ruling

    def _same_rule(self, asked: Asked, meant: Sequence[Meant], at: Place | None) -> Ruling | None:
        """What is right of a claim as its source writes and orders it; None where it is not."""
        scope = self._corpus.scope_of(meant)
        within = scope if meant else self._corpus.current
        near = None if at else self._corpus.near(asked.letters, within)
        at = near[0] if near else at
        if at is None or len(meant) > 1:
            return None
        article = self._corpus.article(at)[0]
        here = letters_of(article).text
        written = as_demanded(in_its_writing(asked.words, article), asked.frame, article)
        ruling: Ruling | None = None
        forms = *in_other_orders(written, asked.frame), *in_other_forms(written, asked.frame)
        moved = (in_its_order(form, article) for form in (written, *forms))
        for words in chain((written, *forms), filter(None, moved)):
            form = replace(asked, words=words, letters=letters_of(words).text)
            places = self._exactly(form, within) if form.letters in here else []
            if words != written:
                places = [place for place in places if self._corpus.begins_a_segment(place)]
            ruling = self._exact(form, places) if places else None
            is_ordered = words != asked.words and forbids_as(words, here)
            if ruling is None and (words == written != asked.words or is_ordered):
                ruling, _ = self._as_said(form, meant)
            if ruling and ruling.verdict == SUPPORTED:
                return self._held(form, ruling)
        item, whole = _item_of(article, (written, *forms)), _whole_of(article, (written, *forms))
        if stands := item or whole:
            places = self._corpus.verbatim.find(letters_of(stands).text, within)
            ruling = Ruling(SUPPORTED, places[0]) if places else None
            return self._held(asked, ruling) if ruling and item else ruling
        is_of_share = without_its_base(asked.words, article) != asked.words
        return ruling if is_of_share and ruling and ruling.at else None

    def _of_its_title(self, asked: Asked, meant: Sequence[Meant]) -> Ruling | None:
        """What is right of the rule that an article opens with, told of what its title is of."""
        scope = [p for m in meant for p in self._corpus.scope(m.doc_ids, m.clauses)]
        near = self._corpus.near(asked.letters, scope or self._corpus.current)
        if near is None:
            return None
        title = letters_of(self._corpus.catalogue.title(near[0].doc_id)).text
        for rest in _told_of(title, asked.words):
            letters = letters_of(rest).text
            if letters[:LEAST_OPENING] in self._corpus.openings(near[0].doc_id, LEAST_OPENING):
                told = replace(asked, words=rest, letters=letters)
                ruling, _ = self._as_said(told, meant)
                if ruling.verdict == SUPPORTED and ruling.at and self._opens(ruling.at):
                    return self._held(told, ruling)
        return None

    def _opens(self, at: Place) -> bool:
        """Does a stretch begin where its article does?"""
        text, (start, _) = self._corpus.article(at)
        return not letters_of(without_marker(text[:start])).text

    def _in_a_table(self, asked: Asked, meant: Sequence[Meant]) -> Ruling | None:
        """What is right of a claim that tells cells of a table."""
        scope = self._corpus.scope_of(meant)
        within = scope if meant else self._corpus.current
        for rows in self._corpus.tables(within):
            cells = cells_told(asked.words, rows)
            places = [self._corpus.verbatim.find(letters_of(c.row).text, within) for c in cells]
            for cell, at in zip(cells, places, strict=True):
                if at and is_other_amount(cell.said, cell.stated):
                    return Ruling(CONTRADICTED, at[0], asked.differs([cell.said], cell.stated))
            if cells and all(places) and all(is_same(c.said, c.stated) for c in cells):
                return Ruling(SUPPORTED, places[0][0])
        return None

    def _is_not_there(self, asked: Asked, meant: Sequence[Meant]) -> bool:
        """Does the text say that these words do not stand there, and does nothing like them?"""
        if asked.quoted or not (denial := _DENIES.match(asked.words)):
            return _is_denied(asked)
        told = asked.words[denial.end() :]
        scope = self._corpus.scope_of(meant)
        letters = set(letters_of(told).text)
        sources = [
            source
            for place in scope
            for source, _ in self._corpus.sources(place)
            if len(letters.intersection(source.text)) >= MOST_LETTERS * len(letters)
        ]
        return judge(told, sources).verdict in (UNSUPPORTED, NOT_A_CLAIM)

    def _turned(self, asked: Asked, meant: Sequence[Meant], ruling: Ruling) -> Ruling:
        """What is right of words that are told to be wrong.

        Where they rule, the library has to rule the opposite, of the same and in the same case.
        """
        if ruling.verdict == CONTRADICTED:
            opposites = _opposites(asked.words)
            if opposites and not any(self._stands(asked, words, meant) for words in opposites):
                return Ruling(UNSUPPORTED, None, asked.say.say("check_nothing"))
            return replace(ruling, verdict=SUPPORTED, note="")
        if not ruling.at:
            return ruling
        retold = ruling.verdict == ALTERED and not asked.quoted
        retold = retold and has_same_senses(self._corpus.text(ruling.at), asked.words)
        if ruling.verdict == SUPPORTED or retold:
            note = asked.say.say("check_told_wrong")
            return replace(ruling, verdict=CONTRADICTED, note=note)
        return ruling

    def _stands(self, asked: Asked, words: str, meant: Sequence[Meant]) -> bool:
        """Does the library support other words in the place of those that are told to be wrong?"""
        told = replace(asked, words=words, letters=letters_of(words).text, denied=False)
        return self.rule(told, meant)[0].verdict == SUPPORTED

    def _of_another(self, asked: Asked, at: Place) -> Ruling | None:
        """Words that are right and together say what the library does not."""
        said = asked.words
        if not asked.quoted and self._corpus.verbatim.has(asked.letters):
            return None  # its subject stands there too, whatever marks are left out
        if asked.quoted:  # exact as they are, unless the text says before them of whom they hold
            frame = last_part(_MARKS.split(asked.frame)[-1])
            said = f"{frame}{SEGMENT_END.split(asked.words)[0]}" if has_rule(frame) else ""
        another = recombined(said, [self._corpus.article(at)])
        if another is None:
            return None
        places = self._exactly(asked, self._corpus.current) if asked.quoted else ()
        if any(not recombined(said, [self._corpus.article(place)]) for place in places):
            return None
        told, stated = another
        say = asked.say
        note = (
            say.say("check_other_subject", told=told, stated=stated)
            if stated
            else say.say("check_altered", words=told)
        )
        return Ruling(ALTERED, at, note)

    def _told_apart(self, asked: Asked, meant: Sequence[Meant]) -> Ruling | None:
        """A rule told with its subject, which stands further ahead: 拍卖人 不得委托他人代为竞买."""
        scope = self._corpus.scope_of(meant)
        within = scope if meant else self._corpus.current
        for words in turned(asked.words):
            if places := self._exactly(replace(asked, words=words), within):
                return self._exact(asked, places)
        told = next(told_of(asked.words), None)
        if told is None or len(meant) > 1 or SEGMENT_END.search(asked.words[: told.at]):
            return None
        if critical_words(asked.words[: told.at]):
            return None  # 微创手术不是指… is told of nobody who 是指…
        if not in_legal_words(asked.words).startswith(told.subject):
            return None  # 危害安全 对单位而言是合法的 is told of what is done, not of who does it
        words = asked.words[told.at :]
        rule = replace(
            asked, words=words, letters=letters_of(words).text, frame=asked.frame + told.subject
        )
        places = [place for place in self._exactly(rule, within) if self._is_of(told, place)]
        if places:
            ruling = self._exact(rule, places)
            return ruling if ruling.verdict == SUPPORTED else None
        ruling, _ = self._as_said(rule, meant)
        right = ruling.verdict == SUPPORTED and ruling.at and self._is_of(told, ruling.at)
        if right and ruling.at and not self._corpus.omission(ruling.at, rule.frame):
            return ruling
        return None

    def _is_of(self, told: Told, at: Place) -> bool:
        """Is a rule told of those of whom the library says it, in their order?"""
        stated = stated_for(told, [self._corpus.article(at)])
        is_told = is_in_order(told.subject, stated) and is_among(told.subject, stated)
        wider = any(is_wider(told.subject, told.rule, one) for one in stated)
        return is_told and not wider and self._corpus.knows(told.subject, at)

    def _as_said(self, asked: Asked, meant: Sequence[Meant]) -> tuple[Ruling, Meant | None]:
        if not meant:
            return self._anywhere(asked), None
        for place in meant:
            if ruling := self.absences.of(asked, place):
                return ruling, place
        single = {(p.title, p.address): p for p in meant}.values()
        rulings = [(self._placed(asked, place), place) for place in single]
        return min(rulings, key=lambda r: VERDICTS.index(r[0].verdict))

    def _placed(self, asked: Asked, meant: Meant) -> Ruling:
        """Words that are said to stand in a place that is here."""
        scope = self._corpus.scope(meant.doc_ids, meant.clauses)
        named = meant.clauses[0] if meant.clauses else None
        if meant.year:
            return self.absences.repealed(asked, self._exactly(asked, scope) or scope[:1], named)
        if len(asked.letters) < 2 or (not asked.quoted and len(asked.letters) < 4):
            return Ruling(SUPPORTED, None, asked.say.say("check_place_only"), named)
        if exact := self._exactly(asked, scope):
            return self._exact(asked, exact)
        if old := self._exactly(asked, [self._corpus.whole(d) for d in meant.older]):
            return self.absences.repealed(asked, old)
        ruling = self._differing(asked, scope, meant)
        return ruling or Ruling(UNSUPPORTED, None, asked.say.say("check_nothing_there"), named)

    def _differing(self, asked: Asked, scope: Sequence[Place], meant: Meant) -> Ruling | None:
        """Words that do not stand in the place named as they are."""
        near = self._corpus.near(asked.letters, scope)
        least = NAMED_SHARE if meant.clauses else UNNAMED_SHARE
        here = near is not None and (
            _is_meant(near[1], least) or (bool(meant.clauses) and self._swaps_its_head(near))
        )
        elsewhere = self._exactly(asked, self._corpus.current) if len(asked.letters) > 4 else []
        if elsewhere and not (here and near and near[1].share > 0.9):
            at = elsewhere[0]
            return Ruling(MISATTRIBUTED, at, self._where(asked, elsewhere))
        if glued := self._spliced(asked, near):
            return glued
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

    def _meant_elsewhere(self, asked: Asked) -> Ruling | None:
        """A quotation with a wrong place and wrong words."""
        near = self._corpus.near(asked.letters, self._corpus.current)
        if near is None or near[1].share < NEAR_VERBATIM or len(asked.letters) < LEAST_UNNAMED:
            return None
        ruling = self._altered(asked, *near)
        return Ruling(ruling.verdict, ruling.at, f"{ruling.note}{self._where(asked, [near[0]])}")

    def _anywhere(self, asked: Asked) -> Ruling:
        if exact := self._exactly(asked, self._corpus.current):
            return self._exact(asked, exact)
        if old := self._exactly(asked, self._corpus.past):
            return self.absences.repealed(asked, old)
        near = self._corpus.near(asked.letters, self._corpus.current)
        if glued := self._spliced(asked, near):
            return glued
        nothing = Ruling(UNSUPPORTED, None, asked.say.say("check_nothing"))
        if near is None or len(asked.letters) < LEAST_UNNAMED:
            return nothing
        if not asked.quoted:
            return self._paraphrases.rule(asked, None, near, placed=False) or nothing
        return self._altered(asked, *near) if _is_meant(near[1], UNNAMED_SHARE) else nothing

    def _exactly(self, asked: Asked, scope: Sequence[Place]) -> list[Place]:
        return self._corpus.exactly(asked.words, scope, quoted=asked.quoted)

    def _spliced(self, asked: Asked, near: Near | None) -> Ruling | None:
        """Words that are whole pieces of two or more clauses."""
        pieces = pieces_of(self._corpus, asked.words, near)
        if not pieces:
            return None
        where = "；".join(f"“{self._corpus.text(p)}”{self._corpus.address(p)}" for p in pieces)
        return Ruling(SPLICED, pieces[0], asked.say.say("check_spliced", pieces=where))

    def _exact(self, asked: Asked, places: Sequence[Place]) -> Ruling:
        """Supported, unless every place where the words stand goes on with a condition."""
        told = [
            (r, p) for p in places if asked.quoted and (r := self._corpus.ruled(p, asked.frame))
        ]
        if told and not any(agrees for (agrees, _), _ in told):
            (_, other), place = told[0]
            return self._leaves_out(asked, place, other)
        words = asked.words if asked.quoted else ""
        dropped: list[tuple[Omission, Place]] = []
        for place in places:
            missing = self._corpus.omission(place, asked.frame, words)
            if missing is None:
                return self._found(asked, place, len(places))
            dropped.append((missing, place))
        missing, place = dropped[0]
        return self._leaves_out(asked, place, missing)

    def _leaves_out(self, asked: Asked, place: Place, missing: Omission) -> Ruling:
        note = asked.say.say(DROPPED[missing.kind], words=missing.words)
        return Ruling(ALTERED, self._corpus.whole_sentence(place, missing), note)

    def _found(self, asked: Asked, place: Place, count: int) -> Ruling:
        """Supported, unless the text says that they do not stand there: 没有规定“…”."""
        if asked.quoted and (denial := _DENIAL.search(asked.frame)):
            note = asked.say.say("check_contradicted", words=denial[1])
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

    def _where(self, asked: Asked, places: Sequence[Place]) -> str:
        where = asked.say.listed(dict.fromkeys(self._corpus.address(place) for place in places[:3]))
        return asked.say.say("check_where", where=where)


def _item_of(article: str, forms: Sequence[str]) -> str:
    """The item of a list that a claim tells with its lead; nothing where it tells none.

    Args:
        article: What it is held against.
        forms: The claim as its source writes it, first, and in the orders of others.
    """
    here = letters_of(article).text
    as_lists = (form for form in forms if form == forms[0] or forbids_as(form, here))
    return next(filter(None, (item_told(form, article) for form in as_lists)), "")


def _whole_of(article: str, forms: Sequence[str]) -> str:
    """The sentence of which a claim tells a part, in any of its forms; else nothing."""
    told = {letters_of(form).text for form in forms}
    parts = told_in_part(article)
    return next((whole for part, whole in parts if letters_of(part).text in told), "")


def _is_meant(found: Collation, least: float) -> bool:
    """Is a quotation another wording of what it is nearest to?"""
    return found.is_swap or (found.share >= least and not found.is_opening)


def _told_of(title: str, words: str) -> Iterator[str]:
    """Words without what they begin with, where a title does so too, or behind its place."""
    letters = letters_of(words)
    begins = [0, *(found.end() for found in _PLACE_AHEAD.finditer(title))]
    for size in range(min(len(title), len(letters.text) - 1), LEAST_TOPIC - 1, -1):
        if any(title.startswith(letters.text[:size], at) for at in begins):
            yield words[letters.places[size] :].removeprefix("的")


_OPPOSITES = {"may": ("不得",), "must not": ("可以", "应当"), "must": ("可以", "不得")}
"""What rules otherwise than a word of each kind; who may do something need not."""


def _opposites(words: str) -> list[str]:
    """Words with one that rules, ruling otherwise; nothing where there is none, or several."""
    rules = [word for word in critical_words(words) if word.kind == MODALITY]
    if len(rules) != 1:
        return []
    before, behind = words[: rules[0].start], words[rules[0].end :]
    return [f"{before}{opposite}{behind}" for opposite in _OPPOSITES.get(rules[0].value, ())]


def _is_denied(asked: Asked) -> bool:
    """Does the text say that these words do not stand there?"""
    return bool(_DENIAL.search(asked.frame) if asked.quoted else _DENIES.match(asked.words))
