"""Does a sentence follow from another, said in other words? The rules first, then a witness.

The words decide where they can: what ``support`` finds supported or contradicted stays so. Where
they cannot, because a claim uses words of its own, the language model is asked whether the claim
certainly follows. One that has learned to tell (see ``scripts/train_witness.py``) leans to yes or
no, and between two other words by whether the claim is denied; of any other model the probability
of its yes is a vote, and it denies nothing. No vote supports a number, a date or a modality that
the source does not have. The bounds were chosen on claims of some writers and tried on those of
others; see docs/RESULTS.md. Nor does one support a choice where the source has none (both, not
either), or that one body does what by the source another does.

Knows no library and no screen.
"""

from __future__ import annotations

import re

from assistant.chat.witness import ADAPTER, knows
from assistant.evidence.actors import has_another_act
from assistant.evidence.critical import MODALITY, NUMBER, critical_words
from assistant.evidence.sources import CONTRADICTED, SUPPORTED, UNSUPPORTED
from assistant.phrases import language_of
from assistant.runtime.llm import YES_OR_NO, LanguageModel, assent, chat
from prompts.render import render

FOLLOWS, FOLLOWS_MEANT, DENIES, RATHER = 6.0, 4.0, 3.0, 3.0
"""What a model that has learned to tell leans to a claim from which that follows, from which it
does where the claim is known to be about the source, and from which it is denied; and by how much
more it leans to the one than to the other where that is rather so."""
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


def rather_follows(model: LanguageModel, premise: str, claim: str) -> bool:
    """Does a model that has learned to tell lean to a claim more than to its being denied?

    Any other model tells nothing.
    """
    if not knows(model):
        return False
    leans, denies = _leanings(model, premise, claim)
    return leans - denies >= RATHER


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
