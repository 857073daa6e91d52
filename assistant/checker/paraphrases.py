"""What a library says to what a text says in its own words, without quotation marks. Pure.

Such words may be put in another way, but not with another number, modality or negation, nor of
another body. Knows the words and the library, not the text they stand in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from assistant.checker.around_rules import changes_rule, takes_rule_back
from assistant.checker.charges import denied_body, other_body, other_payer
from assistant.checker.claimed import Asked, Ruling
from assistant.checker.contraries import contrary, may_deny
from assistant.checker.corpus import CLOSE, Corpus, Near
from assistant.checker.findings import ALTERED
from assistant.checker.free_telling import tells_another_body
from assistant.checker.leads import without_lead
from assistant.checker.legal_words import in_legal_words, is_retold
from assistant.checker.limits import other_amount, other_limit, unlimited
from assistant.checker.listed_items import item_left_out
from assistant.checker.own_words import agrees, another_amount, another_body, denied_rule
from assistant.checker.plain_words import put_plainly
from assistant.checker.retold import denied_being, denied_exception, matters, other_day
from assistant.checker.ruling_words import ruled_otherwise
from assistant.checker.told_less import (
    NEAR_VERBATIM,
    NO_EXCEPTION,
    bears,
    denies_a_case,
    numbers,
    one_end_each,
    only_binds,
    only_leaves_out,
    reverses,
    skips_whole_parts,
    tells_a_part,
    tells_less,
    without_untold_bodies,
)
from assistant.evidence.across import across
from assistant.evidence.amounts import amounts_as_in
from assistant.evidence.collation import collate, diff
from assistant.evidence.conditions import COMMA, CONDITION, SEGMENT_END, is_condition
from assistant.evidence.critical import MODALITY, critical_words
from assistant.evidence.left_out import left_out, put_in_its_place
from assistant.evidence.narrowed import last_part
from assistant.evidence.near_copy import begins_to_rule, made_subject, moved_over, put_in
from assistant.evidence.sources import CONTRADICTED, PARTLY, SUPPORTED, UNSUPPORTED, Source
from assistant.evidence.support import Support, judge
from assistant.evidence.wording import (
    changed_runs,
    differing_words,
    doubled,
    frame_length,
    has_same_senses,
    is_moved,
    is_wording,
    lead_length,
    puts_other_words,
    reorders_a_list,
    rules_as_no_law,
)
from index.letters import letters_of
from index.markers import without_marker, without_markers
from index.script import has_han
from index.verbatim import Place

UNNAMED_SHARE = 0.6
"""Share of a quotation's letters that must stand in one clause for it to be plainly meant."""
WORD_FOR_WORD = 0.9
"""The same from which they are a changed copy, whatever was put in: 原则上可以 for 应当."""
PLACED_COPY = 0.7
"""The same of words that differ from the place they name as a changed copy does."""
SWAPPED = 3
"""Letters that a quotation without marks has in the place of others, where it has but a word."""
MEANT = 2
"""Letters of a condition that narrows something."""
MOST_TURNED = 16
"""Words that rule in a claim, each of which is put into its opposite."""
LONGEST_RETOLD = 1200
"""Letters of a sentence above which nobody retells a clause in it; every rule would be held against
all of them."""
TELLING_LETTERS = 4
"""Letters of a matter that tell it from others."""


_Sentences = Sequence[tuple[Source, Place]]
"""Sentences of the library, and where each stands."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A claim in words of its own, held against the library.

    Attributes:
        asked: The claim.
        scope: The places it names; None where it names none.
        placed: It names clauses.
        sources: The sentences it may come from.
        support: What they say to it, word by word.
    """

    asked: Asked
    scope: Sequence[Place] | None
    placed: bool
    sources: _Sentences
    support: Support

    @property
    def is_decided(self) -> bool:
        """Do the words themselves decide?"""
        verdict, is_of_another = self.support.verdict, bool(self.support.deciding)
        return verdict in (SUPPORTED, CONTRADICTED) or (verdict == PARTLY and is_of_another)


class Paraphrases:
    """Rules on words without quotation marks, by one library."""

    def __init__(self, corpus: Corpus) -> None:
        """Sit over a library."""
        self._corpus = corpus

    def rule(
        self,
        asked: Asked,
        scope: Sequence[Place] | None,
        near: Near | None,
        *,
        placed: bool,
    ) -> Ruling | None:
        """What a text says in its own words, held against the sentences it may come from.

        Who rules in words of his own just what a sentence rules does not contradict it; who
        leaves open whether something is done does not say that it has to be.
        """
        if len(asked.letters) > LONGEST_RETOLD:
            return None
        ruling = self._rule(asked, scope, near, placed=placed)
        if ruling and ruling.verdict == SUPPORTED and ruling.at:
            said = last_part(asked.frame) + asked.words
            return None if _leaves_open(said, self._corpus.text(ruling.at)) else ruling
        if ruling and ruling.verdict == CONTRADICTED:
            if better := self._better_told(asked, scope, ruling.at):
                return better
            if any(self._agrees(asked, s, ruling.at) for s, _ in self._around(asked, scope)):
                return None
        return ruling

    def _agrees(self, asked: Asked, source: Source, denied_at: Place | None) -> bool:
        """Does a sentence rule as a claim does, and tell as much of it as what denies it?"""
        if not agrees(put_plainly(without_lead(asked.words), source.text), source.text):
            return False
        denying = self._corpus.sources(denied_at) if denied_at else []
        texts = [source.text, *(s.text for s, _ in denying)]
        shares = [collate(letters_of(text).text, asked.letters).share for text in texts]
        return shares[0] == max(shares)

    def _better_told(
        self, asked: Asked, scope: Sequence[Place] | None, at: Place | None
    ) -> Ruling | None:
        """A claim as another wording of a sentence that has its numbers and more of its words.

        The sentence beside it, which rules on another case, does not deny it; that one may.
        """
        values = numbers(asked.words)
        if at is None or not values:
            return None
        sentences = list(self._corpus.sources(self._corpus.whole_unit(at)))
        shares = [collate(letters_of(s.text).text, asked.letters).share for s, _ in sentences]
        denying = [
            share
            for (_, place), share in zip(sentences, shares, strict=True)
            if place.start <= at.start < place.end
        ]
        best = max(range(len(shares)), key=shares.__getitem__, default=None)
        if best is None or not denying or shares[best] <= denying[0]:
            return None
        source, place = sentences[best]
        if not values <= numbers(source.text):
            return None
        words = differing_words(source.text, asked.words) or ()
        denies = bears(words) and asked.is_told(of_document=scope is not None)
        verdict = CONTRADICTED if denies else ALTERED
        return Ruling(verdict, place, asked.differs(words, source.text))

    def _rule(
        self,
        asked: Asked,
        scope: Sequence[Place] | None,
        near: Near | None,
        *,
        placed: bool,
    ) -> Ruling | None:
        held = self._hold(asked, scope, near, placed=placed)
        texts = [(without_marker(source.text), at) for source, at in held.sources]
        if near:
            whole = self._corpus.widened(*near)
            texts.append((without_markers(self._corpus.text(whole)), whole))
        if at := _moved(asked, texts, placed=placed):
            stated = self._corpus.text(at)
            words = differing_words(stated, asked.words) or ()
            return Ruling(ALTERED, at, asked.differs(words, stated))
        copied = near is not None and self._is_copy(held, near)
        quotes = near is not None and self._quotes(held, near)
        changed = bool(near and copied and quotes and self._words_it(asked, near))
        swaps = bool(near and quotes and near[1].lacking <= SWAPPED)
        if otherwise := self._otherwise(held, copied=copied, changed=changed, swaps=swaps):
            return otherwise
        if near and copied:
            ruling = self._reported(held, near)
            return None if ruling.verdict == ALTERED and self._adds_duty(asked, near) else ruling
        is_open = not held.is_decided or _leaves_unsaid(held) or _only_binds(held)
        return None if is_open else _as_judged(held)

    def _hold(
        self, asked: Asked, scope: Sequence[Place] | None, near: Near | None, *, placed: bool
    ) -> _Held:
        """A claim, judged by the sentences it may come from."""
        is_meant = near is not None and near[1].share >= UNNAMED_SHARE
        stretches = [near[0]] if near and is_meant else self._nearest(asked, scope)
        stretches = [*stretches, *self._about(asked, scope)]
        sources = [source for place in stretches for source in self._corpus.sources(place)]
        whole = "\n".join(source.text for source, _ in sources)
        said = in_legal_words(without_lead(asked.words), whole)
        support = judge(said, [source for source, _ in sources])
        return _Held(asked, scope, placed, sources, support)

    def _otherwise(self, held: _Held, *, copied: bool, changed: bool, swaps: bool) -> Ruling | None:
        """What the library says otherwise, however that is worded.

        Args:
            held: The claim.
            copied: It has nearly the words of a clause.
            changed: It is a changed copy of the clause that it names.
            swaps: It quotes a clause but for one word or so.
        """
        asked, verdict = held.asked, held.support.verdict
        amounts = held.placed and verdict != SUPPORTED and not changed
        told = _told_otherwise(asked, held.sources, amounts=amounts, limits=not changed)
        told = told or (None if swaps else self._contrary(asked, held))
        if not told and verdict != SUPPORTED:
            around = [*held.sources, *self._around(asked, held.scope)]
            told = _denied(asked, around, is_copy=changed)
        if not told and (not held.placed or (not copied and verdict == UNSUPPORTED)):
            told = self._ruled_otherwise(asked, held.scope)
        if not (told or held.placed):
            told = _charged_otherwise(asked, held.sources)
        return told

    def _contrary(self, asked: Asked, held: _Held) -> Ruling | None:
        """A rule of the articles that a claim may come from, of which it tells the contrary."""
        said = without_lead(asked.words)
        if not may_deny(said):
            return None
        around = (place for _, place in [*held.sources, *self._around(asked, held.scope)])
        articles = {self._corpus.article(place): place for place in around}
        for (article, _), at in articles.items():
            if words := contrary(said, article):
                return Ruling(CONTRADICTED, at, asked.differs([words], article))
        return None

    def _ruled_otherwise(self, asked: Asked, scope: Sequence[Place] | None) -> Ruling | None:
        """The library has the very words with a word that rules the opposite."""
        within = scope or self._corpus.current
        turned = ruled_otherwise(in_legal_words(without_lead(asked.words)))
        for words, ruling in islice(turned, MOST_TURNED):
            if at := next(iter(self._corpus.verbatim.find(letters_of(words).text, within)), None):
                return Ruling(CONTRADICTED, at, asked.differs([ruling], self._corpus.text(at)))
        return None

    def _is_copy(self, held: _Held, near: Near) -> bool:
        """Are words without marks a clause's own, some of them put in another's place?"""
        asked, support, share = held.asked, held.support, near[1].share
        if share < WORD_FOR_WORD and self._is_of_two(held, near):
            return False
        if support.verdict == CONTRADICTED:
            source = support.sources[0].text
            other_number = numbers(asked.words) != numbers(source)
            is_copy = other_number and changed_runs(source, asked.words) <= 1
            if is_retold(asked.words, source) and not is_copy:
                return False
        if share >= NEAR_VERBATIM:
            return True
        doubtful = held.placed and share >= PLACED_COPY and support.verdict != SUPPORTED
        return doubtful and self._words_it(asked, near)

    def _is_of_two(self, held: _Held, near: Near) -> bool:
        """Do the words of a claim stand only in two sentences together, though it is but one?"""
        runs_on = _runs_on(self._corpus.text(near[0]), held.asked.words)
        return runs_on and held.support.covers[:1] < (PLACED_COPY,)

    def _adds_duty(self, asked: Asked, near: Near) -> bool:
        """Has a copy only a word that binds, where its source rules without one?"""
        source = self._corpus.text(self._corpus.widened(*near))
        words = differing_words(source, asked.words)
        return bool(words) and only_binds(words or (), source)

    def _quotes(self, held: _Held, near: Near) -> bool:
        """Are the words of a clause quoted, though without marks?"""
        source = self._corpus.text(self._corpus.widened(*near))
        return _is_quotation(held, near, source)

    def _words_it(self, asked: Asked, near: Near) -> bool:
        source = without_marker(self._corpus.text(self._corpus.widened(*near)))
        return _is_changed_copy(near, source, asked.words)

    def _around(self, asked: Asked, scope: Sequence[Place] | None) -> list[tuple[Source, Place]]:
        """The sentences of the place named, or of the stretches that are nearest to a claim."""
        nearest = self._nearest(asked, scope)
        return [source for place in nearest for source in self._corpus.sources(place)]

    def _nearest(self, asked: Asked, scope: Sequence[Place] | None) -> Sequence[Place]:
        """The place named, where it can be compared as a whole, or the nearest stretches."""
        if scope is None:
            return self._corpus.verbatim.near(asked.letters, CLOSE, self._corpus.current)
        return self._corpus.stretches(asked.letters, scope)

    def _about(self, asked: Asked, scope: Sequence[Place] | None) -> list[Place]:
        """Where the very words stand of a matter that a claim charges a body with or limits."""
        least = TELLING_LETTERS if scope else TELLING_LETTERS + 1
        within = scope or self._corpus.current
        named = [words for words in matters(without_lead(asked.words)) if len(words) >= least]
        return [p for words in named for p in self._corpus.verbatim.find(words, within)[:CLOSE]]

    def _put_in(self, at: Place, source: str, said: str) -> str:
        """Words that a claim has between those of a stretch, and its sentence nowhere."""
        added = put_in(source, said)
        sentences = "".join(letters_of(whole.text).text for whole, _ in self._corpus.sources(at))
        return "" if len(added) > 1 and added in sentences else added

    def _other_subject(self, at: Place, source: str, said: str) -> str:
        """Somebody of the sentence at the head of what it rules for another; else nothing.

        用户应当检修 of 供水单位是所有人，应当检修，不得向用户收费.
        """
        (tag, head), *_ = diff(source, said) or [("equal", "")]
        name = letters_of(head).text
        if tag != "insert" or len(name) < LEAST_NAMED or not begins_to_rule(source):
            return ""
        sentences = "".join(letters_of(whole.text).text for whole, _ in self._corpus.sources(at))
        is_other = name in sentences and not _is_subject(name, self._corpus.left_of(at))
        return name if is_other else ""

    def _reported(self, held: _Held, near: Near) -> Ruling:
        """Nearly a clause's own words: none of them may be put in another way."""
        asked, support = held.asked, held.support
        whole = self._corpus.behind_marker(self._corpus.widened(*near))
        frame = _frame(asked.words, near, self._corpus.text(whole))
        at = near[0] if frame else whole
        source, said = without_markers(self._corpus.text(at)), asked.words[frame:]
        if _runs_on(source, said) and support.covers[:1] >= (PLACED_COPY,):
            source = without_marker(support.sources[0].text)  # it ran on into the next sentence
        subject = made_subject(self._corpus.segment(at), said)
        subject = subject or self._other_subject(at, source, said)
        source = without_untold_bodies(source, said)
        said = amounts_as_in(source, said)
        words = () if skips_whole_parts(source, said) else differing_words(source, said)
        words = words and tuple(w for w in words if not _is_of_a_name(w, source + said))
        added = subject or doubled(source, said) or moved_over(source, said)
        added = added or ("" if words else self._put_in(at, source, said))
        if added:
            return Ruling(ALTERED, at, asked.say.say("check_altered", words=added))
        plain = put_plainly(said, source)
        both = source, plain
        if source.isascii():  # by letters English is cut within words, or behind what stands ahead
            both = next((s.text for s in support.sources), source), asked.words
        is_of_another = _tells_of_another(held, near, source)
        missing = None if words else left_out(*both)
        own = asked.frame + asked.words[:frame]
        if not words and not missing and (around := self._corpus.omission(at, own)):
            missing = around.kind, around.words
        if missing and not _says_nothing(missing):
            verdict = CONTRADICTED if is_of_another else ALTERED
            return Ruling(verdict, at, self._what_is_missing(asked, at, both, missing))
        if item := "" if words else item_left_out(source, said):
            return Ruling(ALTERED, at, asked.say.say("check_only_stated", stated=item))
        if words is None or not (words or puts_other_words(source, said)):
            changed = _changed_around(asked.words, frame, self._corpus.text(at))
            note = asked.say.say("check_altered", words=changed) if changed else ""
            return Ruling(ALTERED if changed else SUPPORTED, at, note)
        otherwise = is_of_another or _rules_otherwise(held, near, (source, said), words)
        verdict = CONTRADICTED if otherwise else ALTERED
        stated = source if has_han(source) else self._corpus.in_whole_words(at)
        return Ruling(verdict, at, asked.differs(words, stated))

    def _what_is_missing(
        self, asked: Asked, at: Place, both: tuple[str, str], missing: tuple[str, str]
    ) -> str:
        """How a claim leaves something out, or what it has in its place."""
        kind, words = missing
        if kind != CONDITION or is_condition(words):
            return asked.lacks(kind, words, both[0])
        if swapped := put_in_its_place(*both, words):
            told, stated = swapped
            is_cut = told[:1] == stated[:1]  # a letter was set before one that tells too little
            told, stated = told[is_cut:], stated[is_cut:]
            note = "check_differs" if is_cut else "check_other_subject"
            return asked.say.say(note, told=told, stated=stated)
        if joined := across(asked.words, [self._corpus.article(at)]):
            return asked.say.say("check_across", one=joined[0], other=joined[1])
        return asked.lacks(kind, words, both[0])


LEAST_NAMED = 2
"""Letters of somebody whose name is put at the head of what its source says of him."""
_GOES_ON_TO_RULE = "(?:应当?|必须|须|不得|可以|负责|有权|是|为|由|要|对|根据|依)"
_FULL_STOP = re.compile(r"。|(?<=[a-z0-9)])\.\s+(?=[A-Z])")
_NAMED = re.compile("(?:限制|无|完全)民事行为能力|所有[人权]")
"""What has a word that rules or denies in its name."""


def _runs_on(source: str, said: str) -> bool:
    """Has a source a full stop within, and what is said none?"""
    return bool(_FULL_STOP.search(source[:-1])) and not _FULL_STOP.search(said[:-1])


def _is_subject(name: str, ahead: str) -> bool:
    """Is somebody told of at the head of a segment ahead of some words, or right before a rule?"""
    segments = SEGMENT_END.split(without_marker(ahead))
    return any(
        letters_of(segment).text.startswith(name) or re.search(name + _GOES_ON_TO_RULE, segment)
        for segment in segments
    )


def _is_of_a_name(word: str, both: str) -> bool:
    """Does a word stand only in names that rule nothing: the 限制 of 限制民事行为能力人?"""
    return word not in _NAMED.sub("", both) and _NAMED.search(both) is not None


def _frame(words: str, near: Near, stated: str) -> int:
    """Characters of a first segment that only introduces what is said, and is none of its matter.

    不承担这项义务 may be told as 这项义务，照样承担.
    """
    frame = frame_length(words, near[1])
    return 0 if letters_of(words[:frame]).text in letters_of(stated).text else frame


def _changed_around(words: str, frame: int, stated: str) -> str:
    """The words ahead of a clause's own or behind them by which a claim changes what it rules.

    Args:
        words: The claim.
        frame: Characters of a first segment that only introduces what is said.
        stated: What stands in the clause.
    """
    own = letters_of(stated).text
    lead, *inner, close = COMMA.split(words) if COMMA.search(words) else (words[:frame], "")
    if changes_rule(lead) and letters_of(lead).text not in own:
        return lead
    is_foreign = bool(letters_of(close).text) and letters_of(close).text not in own
    return close.rstrip("。") if is_foreign and takes_rule_back(close) and (inner or lead) else ""


_NARROWS_NOTHING = {
    "已经",
    "业已",
    "that is",
    "that are",
    "which is",
    "which are",
    "who is",
    "who are",
}


def _says_nothing(missing: tuple[str, str]) -> bool:
    """Is a condition that is left out a letter or two that narrow nothing: 已经, the 收 of 免收?"""
    kind, words = missing
    return kind == CONDITION and (len(words) < MEANT or words.lower() in _NARROWS_NOTHING)


def _leaves_unsaid(held: _Held) -> bool:
    """Is all that a claim has against it a 应当, 可以 or 鼓励 that it does not say, or one end?"""
    asked, support = held.asked, held.support
    if support.verdict != CONTRADICTED:
        return False
    source = support.sources[0].text
    plain = put_plainly(asked.words, source)
    if any(has_same_senses(one, plain) for one in one_end_each(source)[1:]):
        return True
    if not held.placed and denies_a_case(source, asked.words):
        return True
    return only_leaves_out(source, asked.words, support.deciding) or tells_less(source, asked.words)


def _only_binds(held: _Held) -> bool:
    """Is all that seems to deny a claim a word that binds, where its source rules without one?

    按照原标准的二倍发放 is told of 应当按原标准的二倍发放 too.
    """
    support = held.support
    if support.verdict != CONTRADICTED or not support.deciding or not support.sources:
        return False
    return only_binds(support.deciding, support.sources[0].text)


def _as_judged(held: _Held) -> Ruling:
    """The ruling on a claim whose words decide, by the sentence that it rests on."""
    asked, support = held.asked, held.support
    source = support.sources[0]
    at = next(place for other, place in held.sources if other == source)
    whole = "\n".join(one.text for one in support.sources)
    if support.verdict == SUPPORTED and (note := _note_of_changes(asked, source.text, whole)):
        return Ruling(ALTERED, at, note)
    verdict = ALTERED if support.verdict == PARTLY else support.verdict
    return Ruling(verdict, at, asked.differs(support.deciding, whole) if support.deciding else "")


def _note_of_changes(asked: Asked, source: str, whole: str) -> str:
    """What a claim that its words bear out leaves out of its source, or adds; empty for nothing."""
    if missing := left_out(source, asked.words):
        return asked.lacks(*missing, source)
    if item := item_left_out(without_marker(source), asked.words):
        return asked.say.say("check_only_stated", stated=item)
    added = put_in(source, asked.words) or _changed_around(asked.words, 0, whole)
    return asked.say.say("check_altered", words=added) if added else ""


def _is_quotation(held: _Held, near: Near, source: str) -> bool:
    """Are the words of a source, though changed and without marks, told as its own?"""
    of_document = held.scope is not None
    own = held.asked.words[: lead_length(held.asked.words, near[1])]
    if held.asked.is_told(own, of_document=of_document):
        says_so = held.placed and held.asked.is_said_by_place(own)
        return says_so and changed_runs(source, held.asked.words) <= 1
    return held.placed or held.asked.copies(source, of_document=of_document)


def _moves_a_bound(held: _Held, source: str, words: tuple[str, ...]) -> bool:
    """Has the rule of a place that is named another amount or strength, and its other words all?

    That is no quotation of it, and neither a denial: 依第二十四条，…八日内 for 五日内.
    """
    return held.placed and changed_runs(source, held.asked.words) <= 1 and not reverses(words)


def _tells_of_another(held: _Held, near: Near, source: str) -> bool:
    """Does somebody tell a rule in his own sentence, of another body than its source?"""
    told = held.asked.words[lead_length(held.asked.words, near[1]) :]
    return not _is_quotation(held, near, source) and tells_another_body(told, source)


def _is_changed_copy(near: Near, source: str, said: str) -> bool:
    """Has a claim its source's words with others put in, and does not tell them in another way?"""
    is_copy = near[1].share >= WORD_FOR_WORD or is_wording(source, said)
    return is_copy and not (is_retold(said, source) or rules_as_no_law(source, said))


def _rules_otherwise(
    held: _Held, near: Near, both: tuple[str, str], words: tuple[str, ...]
) -> bool:
    """Do words rule otherwise than a source, and are no copy of it with others put in?

    Args:
        held: The claim.
        near: What it is held against.
        both: The words of the source, and those that are said.
        words: The critical ones that differ.
    """
    source, said = both
    plain = put_plainly(said, source)
    is_quotation = _is_quotation(held, near, source) or _moves_a_bound(held, source, words)
    verdict = held.support.verdict
    is_told = not is_quotation and not tells_less(source, plain) and verdict != SUPPORTED
    decides = verdict == CONTRADICTED or (bears(words) and (is_told or not held.placed))
    if not decides or any(has_same_senses(one, plain) for one in one_end_each(source)):
        return False
    if only_leaves_out(source, plain, differing_words(source, plain) or ()):
        return False
    if tells_a_part(source, in_legal_words(said, source)) and not NO_EXCEPTION.search(said):
        return False
    return not (_is_changed_copy(near, source, said) and is_quotation)


def _moved(asked: Asked, texts: Sequence[tuple[str, Place]], *, placed: bool) -> Place | None:
    """The sentence, or the sentences, that have the very letters of a claim in another order.

    Of a claim that names no place, the items of a list: all else it may tell in its own order.
    """
    moves = is_moved if placed else reorders_a_list
    same = (at for text, at in texts if moves(text, asked.words))
    return next(same, None)


_READERS = (
    other_body,
    other_payer,
    other_day,
    denied_body,
    denied_being,
    denied_exception,
    unlimited,
)
"""What may be told in wholly other words, each with what it denies."""
_IN_OWN_WORDS = (denied_rule, another_body, another_amount)
"""The same of the words that a claim has beside the matter of one sentence."""


def _told_otherwise(
    asked: Asked, sources: _Sentences, *, amounts: bool, limits: bool
) -> Ruling | None:
    """The sources charge another body, begin on another day or have another amount."""
    whole = "\n".join(source.text for source, _ in sources)
    readers = [*_READERS, *([other_limit] if limits else []), *([other_amount] if amounts else [])]
    ways = dict.fromkeys((without_lead(asked.words), asked.words))  # 就期限而言， tells a matter
    said, words = next(
        ((w, r) for w in ways for read in readers if (r := read(w, whole))), ("", "")
    )
    if not words:
        return None
    decides = ((s, p) for s, p in sources if any(read(said, s.text) for read in readers))
    source, at = next(decides, sources[0])
    return Ruling(CONTRADICTED, at, asked.differs([words], source.text))


def _denied(asked: Asked, sources: _Sentences, *, is_copy: bool) -> Ruling | None:
    """A sentence tells the whole matter of a claim, whose other words rule otherwise on it.

    Of a changed copy only who rules is said otherwise; what else is turned in it is altered.
    """
    told = without_lead(asked.words)
    for source, place in sources:
        said = put_plainly(told, source.text)
        for read in (another_body,) if is_copy else _IN_OWN_WORDS:
            if words := read(said, source.text):
                return Ruling(CONTRADICTED, place, asked.differs([words], source.text))
    return None


_WHETHER = re.compile("是否|要不要|与否")


def _leaves_open(said: str, source: str) -> bool:
    """Does a claim only ask whether something is done that its source demands or forbids?"""
    ruled = {word.value for word in critical_words(source) if word.kind == MODALITY}
    is_open = _WHETHER.search(said) and not _WHETHER.search(source)
    return bool(is_open and ruled & {"must", "must not"})


def _charged_otherwise(asked: Asked, sources: _Sentences) -> Ruling | None:
    """The sources charge another body in the very form of the claim."""
    for source, place in sources:
        if body := other_body(asked.words, source.text, in_its_form=True):
            return Ruling(CONTRADICTED, place, asked.say.say("check_contradicted", words=body))
    return None
