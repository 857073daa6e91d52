"""Does a sentence follow from another, said in other words? The rules first, then a witness.

The words decide where they can: what ``support`` finds supported or contradicted stays so. Where
they cannot, because a claim uses words of its own, the language model is asked whether the claim
certainly follows. One that has learned to tell (see ``scripts/train_witness.py``) leans to yes or
no, and between two other words by whether the claim is denied; of any other model the probability
of its yes is a vote, and it denies nothing. No vote supports a number, a date or a modality that
the source does not have. The bounds were chosen on claims of some writers and tried on those of
others; see docs/RESULTS.md. Nor does one support a choice where the source has none (both, not
either), or that one body does what by the source another does.

Beside a reader, which sees a sentence and a claim at once (``assistant.runtime.nli``), the two are
independent enough to be added: what both deny is denied wherever it was found, and what the one
finds to follow and the other to be silent does not. A denial that only the model hears counts where
the claim names that very clause; what a person says to deny one rule sounds to it as if it denied
others too.

Knows no library and no screen.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.chat.witness import ADAPTER, knows
from assistant.evidence.actors import has_another_act
from assistant.evidence.critical import MODALITY, NUMBER, critical_words
from assistant.evidence.sources import (
    CONTRADICTED,
    PERHAPS_CONTRADICTED,
    SUPPORTED,
    UNSUPPORTED,
    Likely,
    Vote,
)
from assistant.evidence.wording import amounts_as_in
from assistant.phrases import language_of
from assistant.runtime.llm import YES_OR_NO, LanguageModel, assent, chat
from prompts.render import render

FOLLOWS, FOLLOWS_MEANT, DENIES, RATHER = 6.0, 4.0, 3.0, 3.0
"""What a model that has learned to tell leans to a claim from which that follows, from which it
does where the claim is known to be about the source, and from which it is denied; and by how much
more it leans to the one than to the other where that is rather so."""
SAID, DENIED = 1.5, 3.0
"""What a unit of the reader's log-odds is worth beside one of the model's leaning."""
BOTH_FOLLOW, BOTH_FOLLOW_MEANT, BOTH_DENY = 7.0, 5.0, 1.0
"""The bounds for what both say together; see docs/RESULTS.md."""
LEAST_FOLLOWS, LEAST_DENIES = 3.0, 1.0
"""What the model itself has to lean to a claim that is known to be about the source, or to any
claim's being denied, for them to count; to another claim it has to lean by itself, too."""
SILENT = 0.02
"""Likelihood up to which the reader is sure that a passage neither says nor denies a claim, and no
model need be asked: of 1,339 pairs the two together came to another verdict in none."""
DENIED_OR_NOT = "反", "同"
"""The words between which a model that has learned to tell leans where a claim is denied or not."""
HOLDS = 0.6
"""Probability of yes above which a claim follows, by any other."""
_CHOICE = re.compile(r"或|\bor\b", re.I)
GUARDED = (NUMBER, MODALITY)
"""Critical words that a source must have for a claim with them to follow from it."""


def follows(model: LanguageModel, premise: str, claim: str, is_meant: bool) -> str:
    """The vote of a language model: supported, contradicted, or unsupported where it is unsure.

    Args:
        model: The witness.
        premise: One or more sentences of a source.
        claim: A sentence that the rules could neither support nor contradict.
        is_meant: Whether the claim is known to be about the source, not only near to it.
    """
    if knows(model):
        leans, denies = _leanings(model, premise, claim)
        says_so = leans > (FOLLOWS_MEANT if is_meant else FOLLOWS)
        if denies > DENIES and not says_so:
            return CONTRADICTED
        holds = says_so and denies <= DENIES
    else:
        holds = (assent(model, asked_of_claim(premise, claim)) or 0.0) > HOLDS
    return SUPPORTED if holds and _may_follow(premise, claim) else UNSUPPORTED


@dataclass(frozen=True, slots=True)
class Witnesses:
    """The language model and a reader, who vote on claims together.

    Attributes:
        model: Gives the model; it is asked for no sooner than it is needed.
        read: What the reader makes of a claim (second) beside a passage; None where it cannot tell.
    """

    model: Callable[[], LanguageModel]
    read: Callable[[str, str], Likely | None]

    def vote(self, premise: str, claim: str, is_meant: bool) -> Vote:
        """What both make of a claim beside a passage that it names (``is_meant``) or is near to."""
        read = self.read(premise, claim)
        if read and max(read.says, read.denies) < SILENT:
            return Vote(UNSUPPORTED)
        model, claim = self.model(), amounts_as_in(premise, claim)
        if read is None or not knows(model):
            alone = follows(model, premise, claim, is_meant)
            return Vote(alone if is_meant or alone != CONTRADICTED else PERHAPS_CONTRADICTED)
        leans, denies = _leanings(model, premise, claim)
        against = denies + DENIED * _log_odds(read.denies)
        if denies > LEAST_DENIES and against > BOTH_DENY:
            return Vote(CONTRADICTED, against) if denies > leans else Vote(UNSUPPORTED)
        if denies > DENIES:
            return Vote(PERHAPS_CONTRADICTED, against)
        said = leans + SAID * _log_odds(read.says)
        least, both = (LEAST_FOLLOWS, BOTH_FOLLOW_MEANT) if is_meant else (FOLLOWS, BOTH_FOLLOW)
        holds = leans > least and said > both and _may_follow(premise, claim)
        return Vote(SUPPORTED, said) if holds else Vote(UNSUPPORTED)

    def rather(self, premise: str, claim: str) -> bool:
        """Does a model that has learned to tell lean to a claim more than to its being denied?

        Any other model tells nothing.
        """
        model = self.model()
        if not knows(model):
            return False
        leans, denies = _leanings(model, premise, claim)
        return leans - denies >= RATHER


def _log_odds(likelihood: float) -> float:
    """Of a likelihood, which a reader gives as 0 or 1 where it rounds."""
    within = min(max(likelihood, 1e-4), 1 - 1e-4)
    return math.log(within / (1 - within))


def _leanings(model: LanguageModel, premise: str, claim: str) -> tuple[float, float]:
    """How much a model leans to a claim's following, and to its being denied."""
    asked = [chat(asked_of_claim(premise, claim))]
    (leans,), (denies,) = (
        model.leanings(asked, ADAPTER, words) for words in (YES_OR_NO, DENIED_OR_NOT)
    )
    return leans, denies


def asked_of_claim(premise: str, claim: str) -> tuple[str, ...]:
    """What a model is asked of a claim: whether it follows from a passage."""
    return render("follows", language_of(premise), premise=premise, claim=claim)


def _may_follow(premise: str, claim: str) -> bool:
    """Has a source the numbers, the modality, the choice and the body of a claim?"""
    is_choice = _CHOICE.search(claim) and not _CHOICE.search(premise)
    is_guarded = _guarded(claim) <= _guarded(premise)
    return is_guarded and not is_choice and not has_another_act(claim, premise)


def _guarded(text: str) -> set[tuple[str, str]]:
    return {(word.kind, word.value) for word in critical_words(text) if word.kind in GUARDED}
