"""Beside words that are not found: the sentences that are nearest to them, to compare. Pure.

They show a reader where to look on, and support nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.checker.claimed import Asked
from assistant.checker.corpus import SMALL, Corpus
from assistant.checker.paraphrases import UNNAMED_SHARE
from assistant.checker.places import Meant
from assistant.evidence.sources import Citation


def nearest(corpus: Corpus, asked: Asked, meant: Sequence[Meant]) -> Citation | None:
    """The sentences nearest to some words, in the places named for them or, without, anywhere.

    None where they have too little in common, unless a small place is named: who is told that it
    does not say so wants to see what it says.
    """
    scope = corpus.within(meant)
    is_small = bool(meant) and sum(place.end - place.start for place in scope) <= SMALL
    near = corpus.near(asked.letters, scope)
    if near is None or not (is_small or near[1].share >= UNNAMED_SHARE):
        return None
    return corpus.sentences(near[0])
