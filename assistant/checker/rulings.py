"""What a library says to words that are claimed to stand in it: the verdicts, one by one. Pure.

The words decide, never a score. They are held against the library as they are (``word_for_word``);
where that does not find them right, other ways to tell the same are tried, one after the other:
the source's own writing and order (``same_rule``), a cell of a table (``tabled``), what the title
says (``of_its_title``) and a subject told apart (``subject_apart``). What is said without
quotation marks may be put in other words, but not with another number, modality or negation. Which
verdict comes first where several fit is laid down in the order of ``VERDICTS``.

Knows the words and the place named for them, not the text they stand in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.checker.absences import Absences
from assistant.checker.added_duties import demands_something_else
from assistant.checker.claimed import Asked, Ruling
from assistant.checker.commencement import told_in_head
from assistant.checker.contraries import contrary
from assistant.checker.contrasts import without_contrasts
from assistant.checker.corpus import Corpus
from assistant.checker.denied import lawful
from assistant.checker.english_telling import is_retold
from assistant.checker.findings import ALTERED, MISATTRIBUTED, REPEALED, SPLICED
from assistant.checker.free_telling import (
    is_of_another_subject,
    is_of_exception,
    is_retold_alike,
    is_told_freely,
    tells_another_amount,
    tells_another_body,
)
from assistant.checker.leads import without_lead
from assistant.checker.life_told import happenings, repealed, without_name
from assistant.checker.limits import keeps_limit
from assistant.checker.not_there import is_denied_rightly
from assistant.checker.of_its_title import OfItsTitle
from assistant.checker.paraphrases import LONGEST_RETOLD
from assistant.checker.places import FOUND, Meant
from assistant.checker.plain_words import put_plainly
from assistant.checker.read_beside import ReadBeside
from assistant.checker.recombinations import unless_recombined
from assistant.checker.referred_amounts import put_as_referred
from assistant.checker.ruling_words import spoken_put_as_law
from assistant.checker.same_rule import SameRule
from assistant.checker.subject_apart import SubjectApart
from assistant.checker.tabled import cells_told, is_other_amount, is_same
from assistant.checker.told_less import tells_of_which
from assistant.checker.topics import only_tells_topic
from assistant.checker.whole_rules import WholeRules
from assistant.checker.within_bounds import put_as_bounded
from assistant.checker.word_for_word import WordForWord
from assistant.evidence.conditions import COMMA, is_condition
from assistant.evidence.critical import MODALITY, NUMBER, critical_words
from assistant.evidence.sources import CONTRADICTED, SUPPORTED, UNSUPPORTED, Reads
from assistant.evidence.wording import (
    has_same_senses,
    is_moved,
    leaves_out_must,
    reorders_a_list,
)
from index.letters import letters_of
from index.markers import without_marker, without_markers
from index.outline import Clause
from index.verbatim import Place

_DUTY = re.compile("应当|必须")
_HELD_AGAINST = (ALTERED, CONTRADICTED, UNSUPPORTED, SPLICED)
LEAST_PART = 8
"""Letters of a half sentence that tells something by itself."""
_LEANS = re.compile(
    "逾期|拒不|拒绝|情节|造成|导致|有违法所得|没有违法所得|构成|损害|损失|(?:合同|章程|法律|法规)[^，。；]{0,30}另有"
    "|法律、|经[^，。；]{1,20}(?:不|合格|批准)|因此|其|该|上述|前款"
)
"""How a half sentence begins that goes on from the one ahead of it."""
_BODY = re.compile("([\u4e00-\u9fff]{2,8})(?<!主管)部门")
LEAST_BODY = 2
"""Letters by which a department is told from others."""
_PART_END = re.compile("[；;]")
_NUMBER = re.compile(
    r"^\s*(?:[（(]?[0-9一二三四五六七八九十]{1,2}[）)、．]|[0-9]{1,2}\.\s|[①-⑳]|第?[一二三四五六七八九十][是，])\s*"
)
"""By which a writer counts half sentences of his own."""


_ITEMS = ("subparagraph", "item", "subitem", "point")
"""Kinds of clauses that a lead may open."""
LEAST_ITEM = 2
"""Letters of an item by which it is told from the others."""


class Bench:
    """Rules on words, by one library."""

    def __init__(self, corpus: Corpus, reads: Reads | None = None) -> None:
        """Sit over a library, with what reads the claims that words leave open, if anything."""
        self.absences = Absences(corpus)
        self._corpus = corpus
        self._as_it_is = WordForWord(corpus, self.absences)
        self._same_rule = SameRule(corpus, self._as_it_is)
        self._of_its_title = OfItsTitle(corpus, self._as_it_is)
        self._whole_rules = WholeRules(corpus)
        self._subject_apart = SubjectApart(corpus, self._as_it_is)
        self._beside = ReadBeside(corpus, reads) if reads else None

    def rule(self, asked: Asked, meant: Sequence[Meant]) -> tuple[Ruling, Meant | None]:
        """The ruling on a claim: what its words decide, or what is read where they do not."""
        asked = self._with_bodies_in_full(asked)
        ruling, place = self._by_the_words(asked, meant)
        if self._beside and not _only_tells_topic(asked):
            ruling = self._beside.unless_denied(asked, meant, ruling)
        ruling = self._unless_applied(asked, meant, ruling)
        return self._unless_added(asked, ruling), place

    def _with_bodies_in_full(self, asked: Asked) -> Asked:
        """A claim of 农业农村部门 where the library speaks of 农业农村主管部门 alone."""
        if asked.quoted:
            return asked
        has = self._corpus.verbatim.has
        words = asked.words
        for body in dict.fromkeys(_BODY.findall(words)):
            names = (body[at:] for at in range(len(body) - LEAST_BODY + 1))
            name = next((n for n in names if has(f"{n}主管部门")), "")
            if name and not has(f"{name}部门"):
                words = words.replace(f"{name}部门", f"{name}主管部门")
        return asked if words == asked.words else asked.told_as(words)

    def _unless_added(self, asked: Asked, ruling: Ruling) -> Ruling:
        """A ruling against a claim for what it adds to a rule does not stand.

        Nor what was only read to deny what is told of an exception.
        """
        if asked.quoted or asked.denied or ruling.at is None or ruling.verdict != CONTRADICTED:
            return ruling
        said, article = without_lead(asked.words), self._corpus.article(ruling.at)[0]
        is_excepted = ruling.is_read and is_of_exception(asked.words, self._corpus.text(ruling.at))
        if not (is_excepted or demands_something_else(said, article)):
            return ruling
        return replace(ruling, verdict=UNSUPPORTED, note=asked.say.say("check_told_freely"))

    def _by_the_words(self, asked: Asked, meant: Sequence[Meant]) -> tuple[Ruling, Meant | None]:
        """The ruling of the words; where a claim names several places, the one that fails first.

        Who says that a place does not say something is right where it does not.
        """
        if meant and (of_its_life := self._of_its_life(asked, meant)):
            return of_its_life, meant[0]
        ruling, place = self._as_it_is.rule(asked, meant)
        if (
            ruling.verdict in (UNSUPPORTED, MISATTRIBUTED)
            and meant
            and is_denied_rightly(self._corpus, asked, meant)
        ):
            ruling = Ruling(SUPPORTED, None, asked.say.say("check_denied"), ruling.clause)
        elif ruling.verdict in (ALTERED, CONTRADICTED, UNSUPPORTED) and _may_retell(asked):
            ruling = self._told_otherwise(asked, meant, ruling)
        elif ruling.verdict == SPLICED and not asked.quoted:
            of_its_title = self._of_its_title.of(asked, meant)
            ruling = of_its_title or self._same_rule.of(asked, meant, ruling.at) or ruling
        else:
            ruling = unless_recombined(self._corpus, asked, ruling)
        if asked.denied:
            return self._denied(asked, meant, ruling), place
        if ruling.verdict == REPEALED and _may_retell(asked) and not any(m.year for m in meant):
            return self._whole_rules.of(asked, meant, None) or ruling, place
        if ruling.verdict in _HELD_AGAINST and _may_retell(asked):
            ruling = self._whole_rules.of(asked, meant, ruling.at) or ruling
        ruling = self._unless_by_contrast(asked, meant, ruling)
        ruling = self._unless_told_freely(asked, meant, ruling)
        return self._unless_item_with_lead(asked, meant, ruling), place

    def _unless_item_with_lead(
        self, asked: Asked, meant: Sequence[Meant], ruling: Ruling
    ) -> Ruling:
        """An item that is named is told with the lead of its list: the article says them together.

        第二项规定，应当提交台账 is right of 应当向街道办事处提交下列材料： and its item 台账.
        """
        if ruling.verdict != UNSUPPORTED or asked.quoted or len(meant) != 1:
            return ruling
        if [clause.kind in _ITEMS for clause in meant[0].clauses] != [True]:
            return ruling
        named = meant[0].clauses[0]
        whole = self._corpus.unit(self._corpus.scope_of(meant)[0])
        item = self._item_told(asked, named)
        if item is None or whole.kind in _ITEMS:
            return ruling
        of_whole = replace(meant[0], clauses=(whole,), address=whole.address)
        told, _ = self._by_the_words(asked, [of_whole])
        if told.verdict != SUPPORTED:
            return told if item == named and told.verdict in (ALTERED, CONTRADICTED) else ruling
        place = self._corpus.scope((item.doc_id,), [item])[0]
        if item == named:
            return Ruling(SUPPORTED, place)
        return Ruling(MISATTRIBUTED, place, self._as_it_is.where(asked, [place]))

    def _item_told(self, asked: Asked, named: Clause) -> Clause | None:
        """The one item of the list of a named one that a claim has whole; none where it has two."""
        letters = {
            one: letters_of(without_marker(one.text)).text for one in self._corpus.siblings(named)
        }
        here = [
            one for one, its in letters.items() if len(its) >= LEAST_ITEM and its in asked.letters
        ]
        longest = max(here, key=lambda one: len(letters[one]), default=None)
        is_one = all(letters[one] in letters[longest] for one in here) if longest else False
        return longest if is_one else None

    def _unless_applied(self, asked: Asked, meant: Sequence[Meant], ruling: Ruling) -> Ruling:
        """A ruling against a claim does not stand for what its source has in another form.

        That is an amount that it bounds or refers to, or a 应当 further ahead in its sentence.
        """
        if asked.quoted or ruling.at is None or ruling.verdict not in (ALTERED, CONTRADICTED):
            return ruling
        for words, note in self._applied(asked, ruling.at):
            if self._by_the_words(asked.told_as(words), meant)[0].verdict == SUPPORTED:
                return replace(ruling, verdict=UNSUPPORTED, note=note)
        return ruling

    def _applied(self, asked: Asked, at: Place) -> Iterator[tuple[str, str]]:
        """The forms in which a stretch may have a claim after all, with what to say of each."""
        say, source = asked.say.say, self._corpus.text(at)
        if within := put_as_bounded(asked.words, source):
            yield within.words, say("check_within", said=within.amount, told=within.bound)
        for referred in put_as_referred(asked.words, self._corpus.article(at)[0]):
            note = say("check_referred", said=referred.amount, told=referred.reference)
            yield referred.words, note
        duties = _DUTY.findall(asked.words)
        if len(duties) == 1 and _DUTY.search(self._corpus.left_of(at)):
            yield asked.words.replace(duties[0], ""), say("check_told_freely")

    def _unless_by_contrast(self, asked: Asked, meant: Sequence[Meant], ruling: Ruling) -> Ruling:
        """A ruling against a claim for what it says something is not has to stand without that."""
        if asked.quoted or ruling.at is None or ruling.verdict != CONTRADICTED:
            return ruling
        if contrary(without_lead(asked.words), self._corpus.article(ruling.at)[0]):
            return ruling
        plain = without_contrasts(asked.words, self._corpus.text(ruling.at))
        if plain == asked.words:
            return ruling
        without, _ = self._by_the_words(asked.told_as(plain), meant)
        if without.verdict == CONTRADICTED:
            return without
        return replace(ruling, verdict=UNSUPPORTED, note=asked.say.say("check_told_freely"))

    def _unless_told_freely(self, asked: Asked, meant: Sequence[Meant], ruling: Ruling) -> Ruling:
        """A ruling against words that are told too freely for it does not stand.

        An amount that is another one than that of the place they name does.
        """
        if asked.quoted or ruling.at is None or ruling.verdict not in (ALTERED, CONTRADICTED):
            return ruling
        source, said = self._corpus.text(ruling.at), without_lead(asked.words)
        article = self._corpus.article(ruling.at)[0]
        if contrary(said, article):
            return ruling
        is_told = keeps_limit(said, source) or tells_of_which(source, said)
        if is_told or self._stands_in_parts(asked, meant, ruling):
            return replace(ruling, verdict=UNSUPPORTED, note=asked.say.say("check_told_freely"))
        is_free = is_told_freely(said, source) or is_of_exception(asked.words, source)
        is_free = is_free or is_retold(said, article)
        is_free = is_free or (not meant and is_of_another_subject(said, article))
        is_own = ruling.verdict == ALTERED and not meant
        is_own = is_own and not asked.copies(source, of_document=False)
        is_free = is_free or (is_own and is_retold_alike(said, source))
        if not (is_free or _only_tells_topic(asked)):
            return ruling
        is_placed = ruling.verdict == CONTRADICTED and any(m.clauses for m in meant)
        if is_placed and tells_another_amount(asked.words, source):
            return ruling
        return replace(ruling, verdict=UNSUPPORTED, note=asked.say.say("check_told_freely"))

    def _told_otherwise(self, asked: Asked, meant: Sequence[Meant], ruling: Ruling) -> Ruling:
        """What is right of a claim that its source writes or orders in another way."""
        stated = without_markers(self._corpus.text(ruling.at)) if ruling.at else ""
        if ruling.verdict == CONTRADICTED and tells_another_body(without_lead(asked.words), stated):
            return ruling
        if reorders_a_list(stated, asked.words):
            return ruling
        same = self._same_rule.of(asked, meant, ruling.at) or self._in_a_table(asked, meant)
        if same := same or self._of_its_title.of(asked, meant) or self._part_by_part(asked, meant):
            return same
        if is_moved(stated, asked.words):
            return ruling
        apart = self._subject_apart.of(asked, meant)
        return unless_recombined(self._corpus, asked, apart) if apart else ruling

    def _part_by_part(self, asked: Asked, meant: Sequence[Meant]) -> Ruling | None:
        """What is right of a claim each half sentence of which the library bears out."""
        parts = [_NUMBER.sub("", part).strip() for part in _PART_END.split(asked.words)]
        parts = [part for part in parts if part]
        if len(parts) < 2 or any(len(letters_of(part).text) < LEAST_PART for part in parts):
            return None
        rulings = [self._by_the_words(asked.told_as(part), meant)[0] for part in parts]
        if any(ruling.verdict != SUPPORTED or ruling.at is None for ruling in rulings):
            return None
        places = [ruling.at for ruling in rulings if ruling.at]
        if any(
            not self._goes_on(a, b, part)
            for (a, b), part in zip(pairwise(places), parts[1:], strict=True)
        ):
            return None
        return unless_recombined(self._corpus, asked, rulings[0])

    def _goes_on(self, ahead: Place, place: Place, part: str) -> bool:
        """Does a half sentence go on from the one told ahead of it, where it leans on it?"""
        if self._corpus.whole_unit(ahead) != self._corpus.whole_unit(place):
            return not _LEANS.match(part)
        return not _LEANS.match(part) or self._corpus.in_one_sentence(ahead, place)

    def _stands_in_parts(self, asked: Asked, meant: Sequence[Meant], ruling: Ruling) -> bool:
        """Does each half of a claim that rules stand by itself, which is held against one place?"""
        parts = COMMA.split(asked.words)
        if ruling.verdict != CONTRADICTED or len(parts) < 2 or not all(map(_stands_alone, parts)):
            return False
        told = (self._by_the_words(asked.told_as(part), meant)[0] for part in parts)
        return all(ruling.verdict == SUPPORTED for ruling in told)

    def _of_its_life(self, asked: Asked, meant: Sequence[Meant]) -> Ruling | None:
        """The ruling on when a document was passed, amended, published or begun, one by one.

        Several are right where each is, wrong where one is, and otherwise open.
        """
        is_of_whole = all(m.outcome == FOUND and not m.clauses for m in meant)
        if asked.quoted or asked.denied or not is_of_whole:
            return None
        bare = asked.told_as(without_name(asked.words))
        if in_head := told_in_head(self._corpus, bare, meant):
            return in_head
        rulings = [self._happened(asked.told_as(one), meant) for one in happenings(asked.words)]
        wrong = next((r for r in rulings if r.verdict in (CONTRADICTED, ALTERED)), None)
        is_open = any(ruling.verdict != SUPPORTED for ruling in rulings)
        if rulings and is_open and wrong is None:
            return Ruling(UNSUPPORTED, None, asked.say.say("check_told_freely"))
        return wrong or next(iter(rulings), None)

    def _happened(self, asked: Asked, meant: Sequence[Meant]) -> Ruling:
        """The ruling on one thing that happened to a document, or on those that it repeals."""
        places = self._corpus.within(meant)
        named = [
            self._corpus.verbatim.find(letters_of(n).text, places) for n in repealed(asked.words)
        ]
        ends = [at for found in named for at in found if "废止" in self._corpus.article(at)[0]]
        if named and all(any(at in ends for at in found) for found in named):
            return Ruling(SUPPORTED, ends[0])
        return self._by_the_words(asked, meant)[0]

    def _in_a_table(self, asked: Asked, meant: Sequence[Meant]) -> Ruling | None:
        """What is right of a claim that tells cells of any table; else what one has against it."""
        within = self._corpus.within(meant)
        against = None
        for rows in self._corpus.tables(within):
            cells = cells_told(asked.words, rows)
            places = [self._corpus.verbatim.find(letters_of(c.row).text, within) for c in cells]
            for cell, at in zip(cells, places, strict=True):
                if at and is_other_amount(cell.said, cell.stated):
                    note = asked.differs([cell.said], cell.stated)
                    against = against or Ruling(CONTRADICTED, at[0], note)
            if cells and all(places) and all(is_same(c.said, c.stated) for c in cells):
                return Ruling(SUPPORTED, places[0][0])
        return against

    def _denied(self, asked: Asked, meant: Sequence[Meant], ruling: Ruling) -> Ruling:
        """The ruling on words that are told to be wrong.

        Who denies that a deed is unlawful says that it is lawful, where nothing else is found.
        """
        turned = self._turned(asked, meant, ruling)
        is_open = turned.verdict in (UNSUPPORTED, ALTERED)
        told = lawful(asked.words) if is_open else None
        if told is None:
            return turned
        plain = self._by_the_words(replace(asked.told_as(told), denied=False), meant)[0]
        return plain if plain.verdict == CONTRADICTED else turned

    def _turned(self, asked: Asked, meant: Sequence[Meant], ruling: Ruling) -> Ruling:
        """What is right of words that are told to be wrong.

        Where they rule, the library has to rule the opposite, of the same and in the same case.
        """
        if ruling.verdict == CONTRADICTED:
            opposites = _opposites(asked.words)
            stands = any(self._stands(asked, words, meant) for words in opposites)
            if not stands and (opposites or self._goes_unsaid(asked, ruling)):
                return Ruling(UNSUPPORTED, None, asked.say.say("check_nothing"))
            return replace(ruling, verdict=SUPPORTED, note="")
        if not ruling.at:
            return ruling
        is_copy = ruling.verdict == ALTERED and not asked.quoted
        if is_copy and any(self._stands(asked, w, meant) for w in _opposites(asked.words)):
            return replace(ruling, verdict=SUPPORTED, note="")
        source = self._corpus.text(ruling.at)
        plain = spoken_put_as_law(put_plainly(asked.words, source), source)
        retold = is_copy and (has_same_senses(source, plain) or leaves_out_must(source, plain))
        retold = retold and bool(_FREE.search(source)) == bool(_FREE.search(plain))
        if ruling.verdict == SUPPORTED or retold:
            note = asked.say.say("check_told_wrong")
            return replace(ruling, verdict=CONTRADICTED, note=note)
        return ruling

    def _goes_unsaid(self, asked: Asked, ruling: Ruling) -> bool:
        """Is what contradicts a claim no more than the 可以 or 应当 of a rule that it tells?"""
        source = self._corpus.text(ruling.at) if ruling.at else ""
        rules = {word.value for word in critical_words(source) if word.kind == MODALITY}
        return bool(rules) and rules <= _AFFIRMS and not critical_words(asked.words)

    def _stands(self, asked: Asked, words: str, meant: Sequence[Meant]) -> bool:
        """Does the library support other words in the place of those that are told to be wrong?"""
        told = replace(asked.told_as(words), denied=False)
        return self._by_the_words(told, meant)[0].verdict == SUPPORTED


def _stands_alone(part: str) -> bool:
    """Does a half sentence rule, count, and tell of somebody by itself?"""
    kinds = {word.kind for word in critical_words(part)}
    is_long = len(letters_of(part).text) >= LEAST_PART
    return is_long and bool(kinds & {MODALITY, NUMBER}) and not is_condition(part)


def _may_retell(asked: Asked) -> bool:
    return not asked.quoted and len(asked.letters) <= LONGEST_RETOLD


def _only_tells_topic(asked: Asked) -> bool:
    return not asked.quoted and only_tells_topic(asked.frame + asked.words)


_OPPOSITES = {
    "may": ("不得",),
    "must not": ("可以", "应当"),
    "must": ("可以", "不得"),
    "need not": ("应当", "必须"),
}
"""What rules otherwise than a word of each kind; who may do something need not."""


_FREE = re.compile("免[收费除交缴]|不收|无偿")
"""What need not be paid, which who denies that it is to be paid says too."""
_AFFIRMS = {"may", "must", "need not", "encourage"}
"""What a rule may say that a claim leaves unsaid without denying it."""


def _opposites(words: str) -> list[str]:
    """Words with one that rules, ruling otherwise; nothing where there is none, or several."""
    rules = [word for word in critical_words(words) if word.kind == MODALITY]
    if len(rules) != 1:
        return []
    before, behind = words[: rules[0].start], words[rules[0].end :]
    return [f"{before}{opposite}{behind}" for opposite in _OPPOSITES.get(rules[0].value, ())]
