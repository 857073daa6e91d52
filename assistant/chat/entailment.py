"""Does a sentence follow from another, said in other words? The rules first, then a witness.

The words decide where they can: what ``support`` finds supported or contradicted stays so. Where
they cannot, because a claim uses words of its own, a judge that has learned to tell reads both
(``assistant.runtime.judge``): it says whether the claim certainly follows, is denied, or neither.
Beside it a reader does (``assistant.runtime.nli``); the two are independent enough for their
log-odds to be added. The bounds were chosen on claims of some writers and tried on those of others;
see docs/RESULTS.md. Without a judge the language model is asked whether the claim certainly
follows: the probability of its yes is a vote, and it denies nothing. No vote supports what goes
further than the source (``assistant.evidence.stretched``). Who is told all the same what the source
exempts him from is told the contrary.

Knows no library and no screen.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from assistant.evidence.amounts import amounts_as_in
from assistant.evidence.excepted import is_told_of_exempted, is_told_to_be_exempt
from assistant.evidence.sources import (
    CONTRADICTED,
    PERHAPS_CONTRADICTED,
    SUPPORTED,
    UNSUPPORTED,
    Likely,
    Vote,
)
from assistant.evidence.stretched import has_amounts_of_another, lacks_exception, stretches
from assistant.phrases import language_of
from assistant.runtime.llm import Judges, LanguageModel, assent, chat
from prompts.render import render

FOLLOWS, FOLLOWS_MEANT, DENIED, DENIED_MEANT = 2.5, 1.25, 0.5, 0.0
"""Log-odds of judge and reader together from which a claim follows or is denied, and from which it
does or is where it is known to be about the source."""
SAID, AGAINST = 0.25, 0.5
"""What a unit of the reader's log-odds that a claim follows or is denied is worth beside one of the
judge's."""
SILENT = 0.02
"""Likelihood up to which the reader is sure that a passage neither says nor denies a claim, and no
judge need be asked."""
ABOUT = 0.25
"""Likelihood that a passage is silent below which it tells of what a claim does, one way or the
other."""
HOLDS = 0.6
"""Probability of yes above which a claim follows, by a model that has not learned to judge."""


@dataclass(frozen=True, slots=True)
class Witnesses:
    """A judge and a reader, who vote on claims together; without a judge the language model does.

    Attributes:
        judge: Gives the judge, None where there is none; not asked for sooner than it is needed.
        model: Gives the model, likewise.
        read: What the reader makes of a claim (second) beside a passage; None where it cannot tell.
    """

    judge: Callable[[], Judges | None]
    model: Callable[[], LanguageModel]
    read: Callable[[str, str], Likely | None]

    def vote(self, premise: str, claim: str, is_meant: bool) -> Vote:
        """What they make of a claim beside a passage that it names (``is_meant``) or is near to.

        Args:
            premise: One or more sentences of a source.
            claim: A sentence that the rules could neither support nor contradict.
            is_meant: Whether the claim is known to be about the source, not only near to it.
        """
        read = self.read(premise, claim)
        if read and max(read.says, read.denies) < SILENT:
            return Vote(UNSUPPORTED)
        claim = amounts_as_in(premise, claim)
        if (judge := self.judge()) is None:
            return Vote(assented(self.model(), premise, claim))
        judged = _judged(judge, premise, claim)
        if judged.silent < ABOUT and is_told_of_exempted(claim, premise):
            return Vote(CONTRADICTED, _log_odds(1 - judged.silent))
        said, against = _log_odds(judged.says), _log_odds(judged.denies)
        if read:
            said += SAID * _log_odds(read.says)
            against += AGAINST * _log_odds(read.denies)
        is_denied = against > DENIED_MEANT and judged.denies > judged.says
        if is_denied and not is_told_to_be_exempt(claim, premise):
            is_sure = is_meant or against > DENIED
            return Vote(CONTRADICTED if is_sure else PERHAPS_CONTRADICTED, against)
        if has_amounts_of_another(claim, premise):
            return Vote(UNSUPPORTED)
        holds = said > (FOLLOWS_MEANT if is_meant else FOLLOWS) and not stretches(claim, premise)
        return Vote(SUPPORTED if holds else UNSUPPORTED, said)

    def leaning(self, premise: str, claim: str) -> float:
        """By how much the judge's log-odds that a claim follows exceed those that it is denied.

        A model that has not learned to judge leans to neither, nor does one to the amount of
        another case, or a rule without its exception.
        """
        is_other_case = has_amounts_of_another(claim, premise) or lacks_exception(claim, premise)
        if is_other_case or (judge := self.judge()) is None:
            return 0.0
        judged = _judged(judge, premise, amounts_as_in(premise, claim))
        return _log_odds(judged.says) - _log_odds(judged.denies)


def assented(model: LanguageModel, premise: str, claim: str) -> str:
    """The vote of a model that has not learned to judge: supported, or unsupported."""
    holds = (assent(model, asked_of_claim(premise, claim)) or 0.0) > HOLDS
    return SUPPORTED if holds and not stretches(claim, premise) else UNSUPPORTED


def _judged(judge: Judges, premise: str, claim: str) -> Likely:
    (judged,) = judge([chat(asked_of_claim(premise, claim))])
    return judged


def _log_odds(likelihood: float) -> float:
    """Of a likelihood, which a reader gives as 0 or 1 where it rounds."""
    within = min(max(likelihood, 1e-4), 1 - 1e-4)
    return math.log(within / (1 - within))


def asked_of_claim(premise: str, claim: str) -> tuple[str, ...]:
    """What a model is asked of a claim: whether it follows from a passage."""
    return render("follows", language_of(premise), premise=premise, claim=claim)
