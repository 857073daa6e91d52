"""Sentences that are copied from one place: which go on, where they begin and end. Pure.

A sentence behind one with a place still repeats its words, or those of another as if they stood
there; a list goes on with its items. Words around what is copied (今天背到…：, 睡前再默一遍。) are
none of it. Knows a library, and not what is ruled on what it joins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.checker.answers import is_answer
from assistant.checker.around_rules import changes_rule, takes_rule_back
from assistant.checker.claims import Claim
from assistant.checker.copied_words import LEADS_TO_COPY, SAYS_COPIED, TELLS_WHAT_IT_SAYS
from assistant.checker.corpus import Corpus
from assistant.checker.paraphrases import PLACED_COPY, UNNAMED_SHARE
from assistant.checker.places import FOUND, Meant
from assistant.checker.quotations import says
from assistant.checker.statements import NUMBERED
from assistant.checker.told_less import NEAR_VERBATIM
from assistant.evidence.collation import collate
from assistant.evidence.critical import EXCEPTION, MODALITY, NEGATION, critical_words
from index.documents import Span
from index.letters import letters_of
from index.verbatim import Place

LEAST_AMID = 2
"""Letters on either side of a place that stands amid words."""
_PARTED_AHEAD = re.compile(r"(?:[：:\n“”】]|——)\s*$")
"""What parts words that are copied from what leads to them."""
_PARTED_BEHIND = re.compile(
    r"[。．.！!；;]?[”」』》\])】]*(?=\s*(?:[\n“”《》\[【]|——)|[ \u3000]+[\u4e00-\u9fff])|[。！!]"
)
"""What parts them from what is said behind them: the stop of their own."""
_JOINT = re.compile(r"\s*(?:与此同时|同时|此外|另外|并且|而且)[，,]")


class CopiedPassages:
    """Passages of a text that one library has."""

    def __init__(self, corpus: Corpus) -> None:
        """Sit over a library."""
        self._corpus = corpus

    def goes_on(
        self,
        text: str,
        claim: Claim,
        following: Claim,
        meant: Sequence[Meant],
        told_at_once: Sequence[Span],
    ) -> bool:
        """Does the next sentence still repeat the words of the place that this one names?

        Or those of another place, told in one breath as if they stood in this one. What is said of
        a place that is not here goes on where the words of both stand in one article.
        """
        if is_answer(text, (claim.start, claim.end)):
            return False
        if claim.opens_list and not (claim.references or following.references):
            return self._is_list(*(text[slice(*c.said)] for c in (claim, following)))
        if not meant and self._goes_on_copied(text, claim, following):
            return True
        if claim.quotation or not meant:
            return False
        scope = self._corpus.scope_of(meant)
        own, words = (text[slice(*c.said)] for c in (claim, following))
        together = _are_told_together(text, claim, following) and self._nearly_at(own, scope)
        if not (following.goes_on or together):
            return False
        if following.references and following.references != claim.references:
            return self._names_amid(text, following, scope)
        if any(following.start <= r.start < following.end for r in following.references):
            return False  # it names the place itself, and is told by itself
        if claim.opens_list and not self._nearly_at(own, scope):
            return False
        if NUMBERED.match(words) and not self._nearly_at(own, scope, UNNAMED_SHARE):
            return False  # what stands above an item is none of its list
        is_copied, is_here = _is_copied(text, claim), all(m.outcome == FOUND for m in meant)
        if at := self._nearly_at(words, scope, PLACED_COPY if is_copied else NEAR_VERBATIM):
            before = None if is_here else self._nearly_at(own, scope)
            if is_here or (before and self._is_of_one_article(before, at)):
                return True
        if is_copied and not is_here:
            return not self._nearly_at(words, self._corpus.current)
        is_one = is_copied or is_within((claim.said[0], following.said[1]), told_at_once)
        return is_one and bool(self._corpus.exactly(words, self._corpus.current, quoted=False))

    def _is_of_one_article(self, one: Place, other: Place) -> bool:
        return self._corpus.article(one)[0] == self._corpus.article(other)[0]

    def _goes_on_copied(self, text: str, claim: Claim, following: Claim) -> bool:
        """Do words of no place go on in the paragraph behind 原文：, where a document has them?"""
        if claim.quotation or following.quotation or following.references:
            return False
        is_led = SAYS_COPIED.search(text[claim.start : claim.said[0]])
        told = [text[slice(*c.said)] for c in (claim, following)]
        is_near = not text[claim.end : following.start].strip(" \u3000")
        within = self._corpus.current
        return bool(is_led) and is_near and all(self._nearly_at(words, within) for words in told)

    def _is_list(self, head: str, item: str) -> bool:
        """Does a clause have an item nearly so, and a head like this one above it?"""
        at = self._nearly_at(item, self._corpus.current)
        near = (
            self._corpus.near(letters_of(head).text, [self._corpus.whole_unit(at)]) if at else None
        )
        return near is not None and near[1].share >= UNNAMED_SHARE

    def _names_amid(self, text: str, claim: Claim, scope: Sequence[Place]) -> bool:
        """Does a sentence repeat words of some places, with a place that they name amid them?"""
        first, last = claim.references[0], claim.references[-1]
        ahead = says(text, (claim.start, max(first.start, claim.start)))
        behind = says(text, (min(last.end, claim.end), claim.end))
        if min(ahead, behind) < LEAST_AMID:
            return False
        return self._nearly_at(text[claim.start : claim.end], scope) is not None

    def _nearly_at(
        self, words: str, scope: Sequence[Place], least: float = NEAR_VERBATIM
    ) -> Place | None:
        """Where words stand among some places, verbatim or nearly so."""
        near = self._corpus.near(letters_of(words).text, scope)
        return near[0] if near is not None and near[1].share >= least else None

    def copy_within(self, text: str, claim: Claim, meant: Sequence[Meant]) -> Claim:
        """Leave out sentences ahead of words that their place has nearly so, and behind them.

        Their first letter begins a sentence there, and their last ends one.
        """
        scope = self._corpus.scope_of(meant)
        words = text[slice(*claim.said)]
        letters = letters_of(words)
        near = self._corpus.near(letters.text, scope) if scope else None
        if near is None or not near[1].blocks:
            return claim
        at, found = near
        first, last = found.blocks[0][1], sum(found.blocks[-1][1:])
        if collate(self._corpus.letters(at), letters.text[first:last]).share < NEAR_VERBATIM:
            return claim
        start, end = claim.said
        ahead = words[: letters.places[first]]
        is_parted = _PARTED_AHEAD.search(ahead) and self._corpus.begins_a_sentence(at)
        if is_parted and not _turns(ahead):
            start += len(ahead)
        behind = words[letters.places[last - 1] + 1 :]
        parted = _PARTED_BEHIND.match(behind)
        if parted and self._corpus.ends_a_sentence(at) and not takes_rule_back(behind):
            end -= len(behind) - parted.end()
        return replace(claim, said=(start, end))

    def joined(self, text: str, claim: Claim, following: Claim) -> Claim:
        """Two sentences of one place as one claim; what only joins them (同时，) set apart."""
        apart = _joined(claim, _without_joint(text, following))
        return apart if self._stands(text, apart) else _joined(claim, following)

    def _stands(self, text: str, claim: Claim) -> bool:
        """Has a document just these words, but for what is set apart?"""
        told = without(text, claim.said, [claim.aside] if claim.aside else [])
        return self._corpus.verbatim.has(letters_of(told).text)


_HOLDS_TOO = re.compile("照办|照样|照旧|一样|同样|管用|适用|算数|有效")
"""What tells of a case that a rule holds in it too: 碰上…，也一样照办：."""


def _turns(ahead: str) -> bool:
    """Do words ahead of a rule say of it where it holds, or that it does not?"""
    rules = any(w.kind in (MODALITY, NEGATION, EXCEPTION) for w in critical_words(ahead))
    return rules or changes_rule(ahead) or _HOLDS_TOO.search(ahead) is not None


def _are_told_together(text: str, claim: Claim, following: Claim) -> bool:
    """Have two sentences of a paragraph the same place, which stands behind both?"""
    is_near = "\n" not in text[claim.end : following.start]
    is_behind = all(following.end <= r.start for r in claim.references)
    return is_near and is_behind and claim.references == following.references


def _is_copied(text: str, claim: Claim) -> bool:
    """Is a claim told to be the words of its place: behind a colon, or behind it alone?"""
    frame = text[claim.start : claim.said[0]]
    if LEADS_TO_COPY.search(frame) or TELLS_WHAT_IT_SAYS.search(frame):
        return True
    if all(claim.end <= r.start for r in claim.references):
        return True
    last = max((r.end for r in claim.references if r.end <= claim.said[0]), default=None)
    return last is not None and not says(text, (last, claim.said[0]))


def _joined(claim: Claim, following: Claim) -> Claim:
    """Two sentences that repeat one place as one claim; what the second names is in its words."""
    is_other = following.references not in ((), claim.references)
    end = following.end if is_other else following.said[1]
    aside = claim.aside or following.aside
    return replace(
        claim, end=following.end, said=(claim.said[0], end), aside=aside,
        inner=(*claim.inner, *following.inner),
    )  # fmt: skip


def _without_joint(text: str, claim: Claim) -> Claim:
    """Set apart what only joins a sentence to the one before it: 同时，."""
    joint = _JOINT.match(text, *claim.said)
    return replace(claim, aside=joint.span()) if joint and not claim.aside else claim


def without(text: str, whole: Span, parts: Iterable[Span]) -> str:
    """A stretch of a text without some parts of it."""
    left_out = {at for part in parts for at in range(*part)}
    return "".join(text[at] for at in range(*whole) if at not in left_out)


def is_within(told: Span, wholes: Iterable[Span]) -> bool:
    """Does something stand within one of several stretches, but for a full stop behind it?"""
    return any(start <= told[0] and told[1] - 1 <= end for start, end in wholes)
