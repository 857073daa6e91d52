"""Why a question is not answered: it asks nothing, there is nothing here, or nothing answers it."""

from __future__ import annotations

from assistant.chat.attempt import Attempt
from assistant.chat.by_number import missing_told
from assistant.chat.draft import Draft
from assistant.chat.question import is_a_question
from assistant.phrases import Phrases

CLEARLY_ELSEWHERE = 1.0
"""Standard deviations by which a question is nearer to those that clauses answer which are not
here, from which that is told."""


def nothing_to_answer(attempt: Attempt, say: Phrases) -> str:
    """Why a question cannot be answered, whatever the documents say; empty where it can."""
    found, named = attempt.found, attempt.named
    if not is_a_question(attempt.asked) and not named:
        return say.say("empty_question")
    if not found.hits and not found.missing:
        return say.say("empty_library")
    if found.missing and not named:
        return "\n".join(missing_told(found.missing, say))
    return ""


def silent(attempt: Attempt, draft: Draft) -> str:
    """That the documents are silent; and that others are known to answer such questions."""
    said = draft.phrases.silent(draft.expected.kinds)
    first = attempt.found.hits[0].answered_elsewhere if attempt.found.hits else 0.0
    if first < CLEARLY_ELSEWHERE:
        return said
    return f"{said}\n{draft.phrases.say('answered_elsewhere')}"
