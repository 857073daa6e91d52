"""The text of a clause as people read it: each paragraph on a line of its own. Pure.

What parts two spans of a clause is no part of it, so it is told here from what stands around the
gap. Only what is shown is made; stored text, spans and quotations stay as they are.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate, pairwise

from index.documents import Span
from index.outline import Clause, Outline
from index.repair import is_narrow
from index.tables import is_row

HEADINGS = frozenset({"part", "chapter", "section", "heading"})
LINE_BREAK = 16
"""Characters, at most, of what parts two spans between which nothing is left out."""
SENTENCE_ENDS = frozenset("。；：！？…”」』）.;:!?|")
"""Of sentences, and of the rows of a table."""


def shown(clause: Clause, outline: Outline) -> str:
    """The text of a clause, each of its paragraphs and parts on a line of its own."""
    starts = line_starts(outline)
    breaks = paragraph_breaks(clause.text, clause.spans, clause.kind, starts)
    return _on_lines(clause.text, clause.spans, breaks)


def shown_quote(quote: str, spans: Sequence[Span]) -> str:
    """The same of a quotation, of which nothing is known but where it stands.

    What it leaves out between two spans, more than a line break takes, is told by …; before a row
    of a table it is not, where the rows between are none of the matter.
    """
    left_out = {
        following[0]
        for (before, following), piece in zip(
            pairwise(spans), pieces_over(quote, spans)[1:], strict=True
        )
        if following[0] - before[1] > LINE_BREAK and not is_row(piece)
    }
    breaks = paragraph_breaks(quote, spans) | left_out
    return _on_lines(quote, spans, breaks, left_out)


def _on_lines(
    text: str, spans: Sequence[Span], breaks: Collection[int], left_out: Collection[int] = ()
) -> str:
    """The stored text over some spans, with a line break at each of ``breaks``.

    Args:
        text: The stored text over ``spans``.
        spans: Where it stands.
        breaks: Offsets at which a paragraph begins.
        left_out: Those of them before which something is left out.
    """
    lines = [""]
    edges = ([start, *sorted(at for at in breaks if start < at < end), end] for start, end in spans)
    parts = [part for one in edges for part in pairwise(one)]
    for (left, _), piece in zip(parts, pieces_over(text, parts), strict=True):
        if left in breaks and lines[-1]:
            lines.append("… " if left in left_out else "")
        lines[-1] += piece
    return "\n".join(line.rstrip("\n") for line in lines)


def pieces_over(text: str, spans: Sequence[Span]) -> list[str]:
    """What of the stored text over some spans, one right behind the other, is of each."""
    ends = accumulate(end - start for start, end in spans)
    return [text[to - (end - start) : to] for (start, end), to in zip(spans, ends, strict=True)]


def paragraph_breaks(
    text: str, spans: Sequence[Span], kind: str = "", starts: Iterable[int] = ()
) -> frozenset[int]:
    """Return the offsets at which a clause's text is shown to begin a new paragraph.

    White space is not part of a clause, so a gap between spans may be a wrapped line or the end
    of a paragraph: it is taken for the end where a sentence ends before it, or a heading, and
    between words of a language with blanks, whose wrapped lines are stored as one. Spans that
    touch are of one line.

    Args:
        text: The stored text over ``spans``.
        spans: Where it stands.
        kind: The clause's kind.
        starts: Offsets at which descendants begin.
    """
    breaks = set(starts)
    pieces = pieces_over(text, spans)
    for place, (before, piece) in enumerate(pairwise(pieces)):
        if spans[place][1] == spans[place + 1][0]:
            continue
        is_heading = place == 0 and kind in HEADINGS
        if before[-1:] in SENTENCE_ENDS or is_heading or is_narrow(before + piece):
            breaks.add(spans[place + 1][0])
    return frozenset(breaks)


def line_starts(outline: Outline) -> list[int]:
    """Where the clauses of a document begin, but for those that begin behind a number."""
    behind = running_on(outline)
    return [one.spans[0][0] for one in outline.clauses if one.spans and one.id not in behind]


def running_on(outline: Outline) -> frozenset[str]:
    """Ids of the clauses that begin right behind the number of the clause above them.

    So does the first paragraph of 第二条　本办法…: it stands on the line of its number, as the text
    of an article of one paragraph does.
    """
    above = {clause.id: clause for clause in outline.clauses}
    text = outline.document.text
    return frozenset(
        clause.id
        for clause in outline.clauses
        if clause.parent
        and clause.spans
        and (number := above[clause.parent].own_spans[:1])
        and number[0][1] == clause.spans[0][0]
        and _is_number(text[slice(*number[0])], above[clause.parent].address)
    )


def _is_number(text: str, address: str) -> bool:
    """Whether a clause's own text is no more than the number in its address."""
    own = text.strip()
    return bool(own) and "\n" not in text and address.endswith(own)
