"""Is a quotation glued from whole pieces of two or more clauses? Pure.

Runs that each stand verbatim somewhere, and together are all its letters but for what only joins
them (；同时，), make a splice, unless one clause holds them all, or the lesser piece is but another
wording of what stands beside the longest one. Knows no references and no verdicts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile

from assistant.checker.corpus import CLOSE, Corpus, Near
from assistant.checker.statements import ITEM_NUMBER
from assistant.evidence.collation import collate
from assistant.evidence.wording import joints
from index.documents import Span
from index.letters import letters_of
from index.verbatim import Place

LEAST_PIECE = 6
"""Letters of a piece that a quotation can be glued from."""
LEAST_FOREIGN = 3
"""Letters that one clause must lack; up to a piece, whole segments alone tell a splice."""
ALIKE_SEGMENT = 0.5
"""Share from which a whole segment is another wording of the one in its place."""
OTHER_SEGMENT = 0.75
"""The same where the whole segment stands elsewhere just so."""
WHOLE_SEGMENT = 12
"""Letters of a segment that no rewording makes by chance."""
LONGER_SEGMENT = 2
"""How many times as long as a segment another wording of it may be."""
LONG_PIECE = 20
"""Letters of a piece that no two clauses share by chance."""
LONG_NAME = 16
"""Letters that a name put in another's place may have."""

LEAST_JOINED = 8
"""Letters of a piece of several, each a whole segment, that are joined by words of their own."""
_JOINS = re.compile(
    r"(?<=[，,；;。﹐﹔])\s*(?:与此同时|同时|并且|而且|此外|另外|以及|但是?|然而|不过|因此|因而|所以|为此|据此|由此|对此|再者"
    r"|其次|再次|最后|其中|相应地|另一方面|于是|从而|进而|同样|当然|特别是|尤其是|否则"
    r"|违者|违反者|违反(?:上述|前述|以上|该|此)?(?:规定)?的|[且并还又也故则])[，,﹐]?"
)
"""What only joins two parts of a sentence."""
_ITEM_NUMBERS = re.compile(rf"(?:(?<=[，,；;。﹐﹔])|^)\s*{ITEM_NUMBER}")
"""What numbers the items of a list."""


def pieces_of(corpus: Corpus, words: str, near: Near | None) -> list[Place]:
    """Where the pieces of a quotation stand; empty where it is not glued together.

    Args:
        corpus: The library.
        words: The quotation.
        near: What one clause has of it.
    """
    letters, seams = letters_of(words).text, joints(words)
    if len(letters) < 2 * LEAST_PIECE or (near and near[1].lacking < LEAST_FOREIGN):
        return []
    pieces = _pieces(corpus, letters, seams)
    if not pieces and (near is None or near[1].lacking >= LEAST_JOINED):
        pieces = _joined_pieces(corpus, words, letters, seams)
    places = [corpus.verbatim.find(letters[a:b], corpus.current) for a, b in pieces]
    if not pieces or not all(places):
        return []
    if set.intersection(*({corpus.unit(place).id for place in found} for found in places)):
        return []
    found = [p[0] for p in places]
    shortest = min(end - start for start, end in pieces)
    if near and _foreign(near) < LEAST_PIECE:
        own = shortest >= WHOLE_SEGMENT and all(corpus.is_segment(place) for place in found)
        return found if own and not _is_reworded(corpus, letters, seams, pieces, found) else []
    if near and shortest >= LONG_PIECE and near[1].lacking >= LONG_NAME:
        return found
    return [] if _is_reworded(corpus, letters, seams, pieces, found) else found


def _foreign(near: Near) -> int:
    """How many letters do not stand at their place in the nearest clause."""
    return near[1].lacking + near[1].moved


def _is_reworded(
    corpus: Corpus,
    letters: str,
    seams: set[int],
    pieces: Sequence[Span],
    places: Sequence[Place],
) -> bool:
    """Is a lesser piece but another wording of what stands there beside the longest one?"""
    longest = max(range(len(pieces)), key=lambda i: pieces[i][1] - pieces[i][0])
    for other in (longest - 1, longest + 1):
        if 0 <= other < len(pieces):
            start, end = pieces[other]
            piece = letters[start:end]
            beside = corpus.segment_beside(places[longest], behind=other > longest)
            parted = (start if other > longest else end) in seams
            own = parted and len(piece) >= WHOLE_SEGMENT and corpus.is_segment(places[other])
            if parted and corpus.is_segment(places[other]) and _frames(piece, beside):
                return True
            if own and len(piece) > LONGER_SEGMENT * len(beside):
                continue
            least = OTHER_SEGMENT if own else ALIKE_SEGMENT
            if _has_its_edges(piece, beside) and collate(piece, beside).share >= least:
                return True
    return False


def _has_its_edges(piece: str, other: str) -> bool:
    """Does a segment begin and end as another does, or one of both for four letters?"""
    head, tail = shared_head(piece, other), shared_head(piece[::-1], other[::-1])
    return max(head, tail) >= 4 or min(head, tail) >= 2


def _frames(piece: str, other: str) -> bool:
    """Does a piece put a name into a short segment: 由某市规定 for 由国务院规定?"""
    head, tail = shared_head(piece, other), shared_head(piece[::-1], other[::-1])
    return min(head, tail) >= 1 and head + tail >= len(other) / 2


def shared_head(one: str, other: str) -> int:
    """How many first letters two segments share."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _pieces(corpus: Corpus, letters: str, seams: set[int]) -> list[Span]:
    """Two or three runs that each stand somewhere and together are all the letters."""
    size = len(letters)
    head, tail = corpus.longest(letters, 1), corpus.longest(letters, -1)
    if head < LEAST_PIECE or tail < LEAST_PIECE:
        return []
    if head + tail >= size:
        return _two_pieces(size, head, tail, seams)
    middle = (head, size - tail)
    is_whole = {head, size - tail} <= seams and size - tail - head >= LEAST_PIECE
    if is_whole and corpus.verbatim.has(letters[slice(*middle)]):
        return [(0, head), middle, (size - tail, size)]
    return []


def _joined_pieces(corpus: Corpus, words: str, letters: str, seams: set[int]) -> list[Span]:
    """Any number of whole segments that each stand somewhere, what only joins them left out."""
    stored = letters_of(words).places
    joins, numbers = (
        {
            bisect_left(stored, join.start()): bisect_left(stored, join.end())
            for join in pattern.finditer(words)
        }
        for pattern in (_JOINS, _ITEM_NUMBERS)
    )
    ends, pieces, at = sorted({*seams, len(letters)}), list[Span](), 0
    while at < len(letters):
        if at in numbers:
            at = numbers[at]
        reach = at + corpus.longest(letters[at:], 1)
        end = max((end for end in ends if at < end <= reach), default=at)
        if end - at >= LEAST_JOINED and _is_whole(corpus, letters[at:end]):
            pieces.append((at, end))
            at = end
        elif pieces and at in joins and at == pieces[-1][1]:
            at = joins[at]
        else:
            return []
    return pieces if len(pieces) > 1 else []


def _is_whole(corpus: Corpus, letters: str) -> bool:
    """Do letters begin and end somewhere where segments do?"""
    places = corpus.verbatim.find(letters, corpus.current)[:CLOSE]
    return any(corpus.begins_a_segment(p) and corpus.ends_a_segment(p) for p in places)


def _two_pieces(size: int, head: int, tail: int, seams: set[int]) -> list[Span]:
    """Where two runs that overlap are to be parted: at punctuation, else where both are long."""
    cuts = [cut for cut in range(size - tail, head + 1) if cut in seams]
    cut = cuts[0] if cuts else head
    shorter = min(cut, size - cut)
    is_long = shorter > LONG_NAME and shorter * 4 >= size
    return [(0, cut), (cut, size)] if shorter >= LEAST_PIECE and (cuts or is_long) else []
