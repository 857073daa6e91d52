"""The sentences of a clause, as sources. Knows one library, no question and no language model."""

from __future__ import annotations

from assistant.evidence.sources import Source
from index.library import Library
from index.outline import Clause
from index.sentences import words


def sentences_of(library: Library, clause: Clause, title: str) -> list[Source]:
    """All sentences of a clause, in reading order.

    Args:
        library: Where the clause stands.
        clause: The clause.
        title: What its document is called.
    """
    document = library.outline(clause.doc_id).document
    every = (chunk.spans for chunk in library.sentences(clause.id))
    return [Source(clause, title, s, words(document.text, s), document.pages) for s in every]
