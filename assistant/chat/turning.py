"""Has a conversation turned to something else? Decided by what the library says of either.

A question that could lean on the one before it, but is whole in itself, is held against what was
found with that and without. Knows a retriever and no language model.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.chat.attempt import READ_HITS
from assistant.chat.coreference import points_back
from assistant.chat.followup import put_in_front
from assistant.chat.penalties import asks_only_of_breach
from assistant.chat.sufficiency import told
from assistant.chat.terms import says_something, shared_words
from assistant.chat.topic import has_own_subject, names_a_body
from index.retriever import Hit, Retriever

TURNED_AWAY = 0.5
"""Share of a question's words that must be lost with an old topic for it to be dropped."""
LOST = 0.4
"""The same of a topic that is no body: of a clause, a matter or a whole question before it."""
STRANGE = 0.2
"""Share of the words of a question with a subject of its own up to which the clauses that speak of
an old topic know nothing of it."""
ABOUT = 0.5
"""Share of a topic's words in a clause that speaks of it."""


def turns_away(retriever: Retriever, question: str, alone: str) -> bool:
    """Is what was put in front of a question not its own?

    So it is where the library speaks of the question's words plainly more closely when asked
    without that; where it speaks of them closely enough with it, that is not asked. So it is too
    where a question has a subject of its own of which nothing is said with the old one.

    Args:
        retriever: Searches the library.
        question: As it was asked.
        alone: As it would stand by itself.
    """
    front = put_in_front(question, alone)
    if not front or asks_only_of_breach(question):
        return False
    is_own = has_own_subject(question) and not points_back(question)
    with_topic = retriever.search(alone, READ_HITS).hits
    lost = TURNED_AWAY
    if not names_a_body(front):
        if not (is_own or may_stand_alone(question, alone)):
            return False
        with_topic, lost = tuple(_of_topic(with_topic, front)), LOST
    kept = _closeness(question, with_topic)
    if kept + lost >= 1:
        return False
    if kept <= STRANGE and is_own and not names_a_body(front):
        return True
    return _closeness(question, retriever.search(question, READ_HITS).hits) - kept > lost


def may_stand_alone(question: str, alone: str) -> bool:
    """Was something put in front of a question that names a matter and points at none before?"""
    leans = points_back(question) or asks_only_of_breach(question)
    return bool(put_in_front(question, alone)) and says_something(question) and not leans


def _of_topic(hits: Sequence[Hit], topic: str) -> Sequence[Hit]:
    """The hits that a topic names by number; else those that speak of it."""
    named = [hit for hit in hits if hit.route == "address"]
    return named or [h for h in hits if shared_words(topic, told(h.clause)) >= ABOUT]


def _closeness(question: str, hits: Sequence[Hit]) -> float:
    """The share of a question's words, at most 1, in the clause that has most of them."""
    return max((shared_words(question, told(hit.clause)) for hit in hits), default=0.0)
