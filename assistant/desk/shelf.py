"""The library as HTML: its documents, what they are called, and what became of uploads. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from assistant.desk.refusals import said
from assistant.desk.rendering import render
from assistant.service import Added, Listing
from assistant.words import Words
from index.outline import Outline
from index.validity import Version


@dataclass
class Uploads:
    """The files that were sent to the library: how many, and what became of those that are done."""

    total: int = 0
    results: list[Added] = field(default_factory=list)

    @property
    def done(self) -> bool:
        """Whether none is still to be added."""
        return len(self.results) == self.total


Names = Mapping[str, str]
"""What documents are called, by id."""


def named(outlines: Iterable[Outline], versions: Mapping[str, Version], words: Words) -> Names:
    """What each document is called in a list of clauses: its title, and its edition if known."""
    return {
        outline.document.doc_id: " · ".join(_called(outline, versions, words))
        for outline in outlines
    }


def _called(outline: Outline, versions: Mapping[str, Version], words: Words) -> Iterator[str]:
    yield outline.title
    version = versions.get(outline.document.doc_id)
    if version and version.label:
        yield words["edition"].format(label=version.label)


def library_html(
    listings: Sequence[Listing],
    words: Words,
    versions: Mapping[str, Version] = MappingProxyType({}),
    *,
    removable: bool = False,
) -> str:
    """Render the list of documents.

    Args:
        listings: The documents.
        words: The interface text.
        versions: What each is among the documents of its name, by id, where that is known.
        removable: Whether they can be removed.
    """
    titles = [listing.title for listing in listings]
    return render(
        "library.html",
        listings=listings,
        shared={title for title in titles if titles.count(title) > 1},
        total=sum(listing.clauses for listing in listings),
        versions=versions,
        removable=removable,
        t=words,
    )


def uploads_html(uploads: Uploads, words: Words) -> str:
    """Render what became of uploaded files, while they are added and after."""
    return render("uploads.html", uploads=uploads, said=said, t=words)
