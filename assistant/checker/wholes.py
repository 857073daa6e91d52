"""What a text says of a document, or of a part of one, as a whole. Pure.

That is how many parts it has, whom it applies to and since when.
Knows the words and the place that is named, and not the text they stand in.
"""

from __future__ import annotations

import re

from assistant.checker.applicability import applied
from assistant.checker.claimed import Asked, Ruling
from assistant.checker.commencement import dated
from assistant.checker.corpus import Corpus
from assistant.checker.part_counts import PartCounts, counted_in
from assistant.checker.places import FOUND, Meant

_OF_ITSELF = re.compile("适用|施行|实施|生效|废止|失效|无效|删除|删去|取消|修[订改正]")


def tells_of_a_whole(said: str) -> bool:
    """Do a few words say of a document how it is made up, whom it is for or since when it is?"""
    return _OF_ITSELF.search(said) is not None or bool(counted_in(said))


class Wholes:
    """Rules on what is said of whole documents, by one library."""

    def __init__(self, corpus: Corpus) -> None:
        """Sit over a library."""
        self._corpus = corpus
        self._part_counts = PartCounts(corpus)

    def of(self, asked: Asked, meant: Meant) -> tuple[Asked | None, Ruling] | None:
        """The ruling on what is said of a place as a whole; None where nothing of the kind is.

        Args:
            asked: The claim.
            meant: The place that it names.

        Returns:
            What the claim says besides, which is to be ruled on too, and the ruling.
        """
        if asked.quoted or meant.outcome != FOUND or meant.year or len(meant.doc_ids) != 1:
            return None
        if counted := self._part_counts.of(asked, meant):
            return counted
        ruling = applied(self._corpus, asked, meant) or dated(self._corpus, asked, meant)
        return (None, ruling) if ruling else None
