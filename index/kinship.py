"""Whether documents of one name are versions of each other or only bear the same name.

Versions of a rule share wording, even where most of it was revised; the minutes of two meetings,
two notices or two judgments of one cause share a title and little else. Told by runs of letters, so
that no list of titles is needed. Pure.
"""

from __future__ import annotations

from collections.abc import Callable

from index.letters import letters_of

RUN = 8
"""Letters in a row that are compared."""
SHARED = 0.15
"""Least share of the runs of the shorter text that two versions have in common. Of the laws of
docs/RESULTS.md versions of one name share 0.21 or more, different laws 0.11 or less."""


class Kinship:
    """Compares documents of one name, each pair of them once."""

    def __init__(self, text: Callable[[str], str]) -> None:
        """Compare by what ``text`` gives for a document's id."""
        self._text = text
        self._runs: dict[str, frozenset[str]] = {}
        self._known: dict[frozenset[str], bool] = {}

    def __call__(self, one: str, other: str) -> bool:
        """Do two documents share so much wording that one may be a version of the other?"""
        pair = frozenset((one, other))
        if pair not in self._known:
            first, second = self._read(one), self._read(other)
            shorter = min(len(first), len(second))
            self._known[pair] = len(first & second) >= SHARED * shorter
        return self._known[pair]

    def let_go(self) -> None:
        """Keep what was found, and no text."""
        self._runs.clear()

    def _read(self, doc_id: str) -> frozenset[str]:
        if doc_id not in self._runs:
            letters = letters_of(self._text(doc_id)).text
            last = max(len(letters) - RUN, 0)
            self._runs[doc_id] = frozenset(letters[k : k + RUN] for k in range(last + 1))
        return self._runs[doc_id]
