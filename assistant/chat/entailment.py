"""Does a sentence follow from another, said in other words? The rules first, then a witness.

The words decide where they can: what ``support`` finds supported or contradicted stays so. Where
they cannot, because a claim uses words of its own, the language model is asked whether the claim
certainly follows, and the probability of its yes is a vote. The vote never supports a number, a
date or a modality that the source does not have. Its bounds were chosen on one half of a sample of
natural sentences and tried on the other; see docs/RESULTS.md.

Knows no library and no screen.
"""

from __future__ import annotations

from assistant.evidence.critical import MODALITY, NUMBER, critical_words
from assistant.evidence.sources import CONTRADICTED, SUPPORTED, UNSUPPORTED
from assistant.phrases import language_of
from assistant.runtime.llm import LanguageModel, assent
from prompts.render import render

HOLDS, DENIED = 0.6, 0.2
"""Probabilities of yes above which a claim follows, and below which it is denied."""
GUARDED = (NUMBER, MODALITY)
"""Critical words that a source must have for a claim with them to follow from it."""


def follows(model: LanguageModel, premise: str, claim: str) -> str:
    """The vote of a language model: supported, contradicted, or unsupported where it is unsure.

    Args:
        model: The witness.
        premise: One or more sentences of a source.
        claim: A sentence that the rules could neither support nor contradict.
    """
    prompt = render("follows", language_of(premise), premise=premise, claim=claim)
    said = assent(model, prompt)
    if said is None:
        return UNSUPPORTED
    if said > HOLDS:
        return SUPPORTED if _guarded(claim) <= _guarded(premise) else UNSUPPORTED
    return CONTRADICTED if said < DENIED else UNSUPPORTED


def _guarded(text: str) -> set[tuple[str, str]]:
    return {(word.kind, word.value) for word in critical_words(text) if word.kind in GUARDED}
