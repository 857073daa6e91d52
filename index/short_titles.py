"""A title that is not complete, in front of an address, becomes the title that it shortens. Pure.

A reader types 更新条例第十八条 or Telework Policy section 6; where the words stand, in their order,
in the title of one document and in that of no other, the whole title is what was meant. Knows no
library: it is handed the titles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.address import Reference
from index.address_reading import find_references
from index.titles import Names, may_mean, names_in, names_of, short_name

_BEFORE = re.compile(r"(?P<run>[\u4e00-\u9fff]{4,40}?)(?P<link>的|之|里[面头]?|当?中|[\s,，：:])*$")
_WORDS = re.compile(r"[A-Za-z][\w'-]*")
SHORTEST = 4
FEWEST_WORDS, MOST_WORDS = 2, 10


def with_whole_titles(question: str, titles: Iterable[str], names: Names | None = None) -> str:
    """The question with the whole title where it names a clause by a part of one.

    Args:
        question: What is asked.
        titles: Of all documents; versions of one may have the same.
        names: What these go by, where that is arranged already.
    """
    references = [reference for reference in find_references(question) if reference.steps]
    if not references:
        return question
    known = list(dict.fromkeys(titles))
    if names_in(question, names or Names(n for title in known for n in names_of(title))):
        return question
    for start, end in _runs(question, references):
        meant = [title for title in known if may_mean(question[start:end], title)]
        works = {short_name(title) for title in meant}
        if len(works) == 1:
            whole = meant[0] if len(meant) == 1 else works.pop()
            return question[:start] + whole + question[end:]
    return question


def _runs(question: str, references: Iterable[Reference]) -> Iterator[tuple[int, int]]:
    """Where a title may stand, the longest first: Chinese before an address, English anywhere."""
    for reference in references:
        before = _BEFORE.search(question[: reference.end - len(reference.written)])
        if before:
            end = before.end("run")
            yield from ((s, end) for s in range(before.start(), end - SHORTEST + 1))
    words = [m.span() for m in _WORDS.finditer(question)]
    for count in range(min(len(words), MOST_WORDS), FEWEST_WORDS - 1, -1):
        for first in range(len(words) - count + 1):
            yield words[first][0], words[first + count - 1][1]
