"""Lines become paragraphs: broken sentences rejoined, text of other articles set apart.

A newspaper page, saved as text, carries several articles in one file: a sentence stops at the
end of a column, another article's lines follow, and the sentence goes on behind them. How it is
decided what belongs:

* A line is *cut* when it stops in mid-sentence: it ends without a sentence mark though it holds
  one, or it ends with a comma; in hard-wrapped text, also when it fills the width.
* The numbered lines (the *spine*) are the document's own. They train a character-bigram model,
  and every other line is measured by its cross-entropy under it (bits per character) against
  what the spine's own lines score when left out, mean plus one and a half standard deviations.
  Another article's names and topics cost it two to five bits more.
* Vocabulary alone never sets a line apart, since annexes and tables have words of their own. In
  each run of unnumbered lines a stretch is foreign only where the page itself shows a seam at
  one of its ends: a cut sentence that goes on behind the stretch, a stretch cut off by the next
  numbered line, a wire service's signature before it or its dateline at its head. Of the
  stretches with such a seam the one with the greatest surplus of bits is taken, or none.
* Foreign lines are grouped into articles by the same kind of model, one for each article, until
  no line changes its place (hard expectation maximisation).

Pure. Knows numbers at line starts only as "is numbered or not".
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.documents import Span
from index.english_notes import ENGLISH_NOTE

SENTENCE_END = "。！？!?；;：:….”’」』）)】》〉"
_INNER_END = re.compile(r"[。！？；]|[a-z)][.!?] ")
_DATE_HEAD = re.compile(r"[（(]?[0-9]{4}年")
_INNER_COMMA = re.compile(r"[，,]")
_CUT_AT = "，,、—–-（(“‘《"
WIRE_SIGNATURE = re.compile(r"[（(](?:据)?[^（()）]{2,20}[电讯][)）]$")
_DATELINE = re.compile(
    r"(?:(?:本报|本刊|新华社|中新社|[\u4e00-\u9fff]{2,8}社)[^。，]{0,24}[电讯](?=[\s\u3000（(记])|●|■|◆)"
)

LONG_LINE = 45
"""No heading is longer: a longer line with a comma and no end has been cut."""
FULL_LINE = 60
"""Letters of a line of English that is no heading."""
MIN_SPINE_LINES = 6
MIN_SPINE_CHARS = 400
BORDER_BITS = 60.0
"""What an end of a stretch without a seam costs: about one sentence of foreign vocabulary."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the stored text, without the blanks around it.

    Attributes:
        spans: Where it stands; several where mark-up stands inside it.
        text: The stored text over ``spans``.
        after_blank: True where an empty line, or nothing, stands before it.
        depth: Number of ``#`` of a Markdown heading, else 0.
        numbered: True where it opens with a marker of the document or is a heading.
        end: Offset behind its line break.
    """

    spans: tuple[Span, ...]
    text: str
    after_blank: bool
    depth: int
    numbered: bool
    end: int


Paragraph = tuple[Line, ...]
"""Lines that read as one, in order."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """Paragraphs in reading order, and the foreign lines by article."""

    paragraphs: tuple[Paragraph, ...]
    foreign: tuple[tuple[Line, ...], ...]


def split_lines(
    text: str, furniture: Sequence[Span] = (), is_numbered: Callable[[str], bool] = bool
) -> list[Line]:
    """Cut the stored text into its non-blank lines, leaving the sorted ``furniture`` out."""
    lines, start, blank, skip = [], 0, True, 0
    for raw in text.splitlines(keepends=True):
        end = start + len(raw)
        while skip < len(furniture) and furniture[skip][1] <= start:
            skip += 1
        spans = _trimmed(text, subtract((start, end), furniture[skip:]))
        if spans:
            body = "".join(text[a:b] for a, b in spans)
            depth = len(raw) - len(raw.lstrip("#")) if furniture else 0
            numbered = depth > 0 or is_numbered(body)
            lines.append(Line(spans, body, blank, depth, numbered, end))
        blank = not spans
        start = end
    return lines


def subtract(span: Span, holes: Sequence[Span]) -> Iterator[Span]:
    """The parts of ``span`` outside the sorted ``holes``."""
    start, end = span
    for hole_start, hole_end in holes:
        if hole_start >= end:
            break
        if start < hole_start:
            yield start, hole_start
        start = max(start, hole_end)
    if start < end:
        yield start, end


def _trimmed(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Drop the blanks around a line and the pieces that are nothing but blanks."""
    kept = [(a, b) for a, b in spans if not text[a:b].isspace()]
    if kept:
        start, end = kept[0]
        kept[0] = (end - len(text[start:end].lstrip()), end)
        start, end = kept[-1]
        kept[-1] = (start, start + len(text[start:end].rstrip()))
    return tuple(kept)


def repair(lines: Sequence[Line], width: int | None) -> Repaired:
    """Rejoin what was broken and set apart what belongs to other articles.

    Args:
        lines: All of a document, in reading order.
        width: The column at which it was hard-wrapped, as ``wrap_width`` tells.
    """
    foreign = _find_foreign(lines, width)
    own = [line for i, line in enumerate(lines) if i not in foreign]
    strangers = [lines[i] for i in sorted(foreign)]
    return Repaired(tuple(_join(own, width)), tuple(_group(strangers)))


def display_width(text: str) -> int:
    """Columns a text takes: two for a wide character, one for any other."""
    return sum(map(_WIDTHS.__getitem__, text))


def is_narrow(text: str) -> bool:
    """Has a text no wide character, as English has none?"""
    return display_width(text) == len(text)


class _Widths(dict[str, int]):
    """Columns of each character, remembered."""

    def __missing__(self, char: str) -> int:
        width = self[char] = 2 if unicodedata.east_asian_width(char) in "WF" else 1
        return width


_WIDTHS = _Widths()


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The column at which the text was hard-wrapped, or None where its lines are paragraphs."""
    widths = sorted(display_width(line.text) for line in lines)
    if len(widths) < 8:
        return None
    widest = widths[int(0.95 * (len(widths) - 1))]
    full = sum(1 for w in widths if 0.85 * widest <= w)
    return widest if 30 <= widest <= 120 and full >= 0.4 * len(widths) else None


def is_cut(text: str, width: int | None = None) -> bool:
    """Does this line stop in mid-sentence?"""
    if text[-1] in SENTENCE_END:
        return False
    if _DATE_HEAD.match(text) and not _INNER_END.search(text):
        return False  # a note: when a law was passed, by whom
    if text[-1] in _CUT_AT or _INNER_END.search(text):
        return True
    if len(text) >= LONG_LINE and _INNER_COMMA.search(text):
        return True
    return width is not None and display_width(text) >= 0.85 * width


def _stops_short(line: Line, width: int | None) -> bool:
    return not line.depth and line.text[0] != "|" and is_cut(line.text, width)


def _join(lines: Sequence[Line], width: int | None) -> Iterator[Paragraph]:
    paragraph: list[Line] = []
    is_front = True
    for line in lines:
        is_front = is_front and not line.numbered
        is_apart = is_front and paragraph and _stands_by_itself(paragraph[-1], line)
        if paragraph and (is_apart or not _continues(paragraph[-1], line, width)):
            yield tuple(paragraph)
            paragraph = []
        paragraph.append(line)
    if paragraph:
        yield tuple(paragraph)


def _stands_by_itself(before: Line, line: Line) -> bool:
    """Does one of two lines in front of all numbers say when a document was made?"""
    return any(ENGLISH_NOTE.match(one.text) for one in (before, line))


def _continues(before: Line, line: Line, width: int | None) -> bool:
    if line.numbered or before.depth or "|" in (before.text[0], line.text[0]):
        return False
    if _ABOUT.search(before.text) and line.text[-1] in "：:":
        return False
    if not line.after_blank and goes_on_in_english(before.text, line.text):
        return True
    if width is not None and not line.after_blank and before.text[-1] not in "。.!?！？：:；;":
        return display_width(before.text) >= 0.7 * width
    if width is not None and line.after_blank:
        return False
    return _stops_short(before, width)


_ABOUT = re.compile("关于[^，。；：]+的(?:通知|通告|公告|意见|决定|批复|函|报告|请示)$")
"""What a title ends with; those it is addressed to stand in a line of their own below."""


_LEADS_ON = re.compile(r" (?:and|or|of|in|under|by|to|with|from|for|at|on|the|an?)$")


def goes_on_in_english(before: str, following: str) -> bool:
    """Does a line that ends no sentence go on in the next?

    So it does in lower case, from a full line, and behind a word that ends none: as provided in.
    """
    is_open = before[-1] == "," or "a" <= before[-1] <= "z"
    is_cut_off = len(before) >= FULL_LINE or _LEADS_ON.search(before) is not None
    return is_open and following[0].isascii() and ("a" <= following[0] <= "z" or is_cut_off)


# --- which lines are another article's ------------------------------------------------------


class BigramModel:
    """Character bigrams with Dirichlet back-off to unigrams over an open vocabulary."""

    VOCABULARY = 4000
    BACKOFF = 5.0

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self.pairs: Counter[str] = Counter()
        self.heads: Counter[str] = Counter()
        self.chars: Counter[str] = Counter()
        for text in texts:
            self.add(text)

    def add(self, text: str, times: int = 1) -> None:
        """Count a text in, or with ``times=-1`` out again."""
        for a, b in pairwise(text):
            self.pairs[a + b] += times
            self.heads[a] += times
            self.chars[b] += times

    def bits(self, text: str) -> float:
        """Cross-entropy of a text, bits in all (not per character)."""
        total = sum(self.heads.values())
        bits = 0.0
        for a, b in pairwise(text):
            single = (self.chars[b] + 0.5) / (total + 0.5 * self.VOCABULARY)
            bits -= math.log2(
                (self.pairs[a + b] + self.BACKOFF * single) / (self.heads[a] + self.BACKOFF)
            )
        return bits


def _surplus(lines: Sequence[Line]) -> list[float] | None:
    """Bits by which each line exceeds what a line of the spine may cost; None: no spine.

    A line without a wide character, English as a rule, neither exceeds nor saves anything: the
    model tells the vocabulary of one article from another's by pairs of Chinese characters.
    """
    spine = [line.text for line in lines if line.numbered]
    if len(spine) < MIN_SPINE_LINES or sum(map(len, spine)) < MIN_SPINE_CHARS:
        return None
    model, own = BigramModel(spine), []
    for text in spine:
        if len(text) >= 20:
            model.add(text, -1)
            own.append((model.bits(text) / len(text), len(text)))
            model.add(text)
    if len(own) < MIN_SPINE_LINES:
        return None
    limit = _mean_plus_spread(own)
    return [
        0.0 if is_narrow(text) else model.bits(text) - limit * len(text)
        for text in (line.text for line in lines)
    ]


def _mean_plus_spread(samples: Sequence[tuple[float, int]]) -> float:
    """Mean plus one and a half standard deviations, each sample weighted by its length."""
    total = sum(weight for _, weight in samples)
    mean = sum(value * weight for value, weight in samples) / total
    variance = sum((value - mean) ** 2 * weight for value, weight in samples) / total
    return mean + 1.5 * math.sqrt(variance)


def _find_foreign(lines: Sequence[Line], width: int | None) -> set[int]:
    if not any(_shows_seam(line, width) for line in lines):
        return set()
    surplus = _surplus(lines)
    if surplus is None:
        return set()
    foreign: set[int] = set()
    for start, end in _runs(lines):
        _mark_stretches(lines, surplus, width, start, end, foreign)
    return foreign


def _shows_seam(line: Line, width: int | None) -> bool:
    return (
        _stops_short(line, width)
        or WIRE_SIGNATURE.match(line.text) is not None
        or _DATELINE.match(line.text) is not None
    )


def _runs(lines: Sequence[Line]) -> Iterator[Span]:
    """Maximal runs of unnumbered lines behind the first numbered one."""
    start = None
    for i, line in enumerate(lines):
        if line.numbered:
            if start is not None and start < i:
                yield start, i
            start = i + 1
    if start is not None and start < len(lines):
        yield start, len(lines)


def _mark_stretches(
    lines: Sequence[Line],
    surplus: Sequence[float],
    width: int | None,
    start: int,
    end: int,
    foreign: set[int],
) -> None:
    """Take the best stretch in ``[start, end)``, then look again on both sides of it.

    The line behind a stretch that cut a sentence in two is that sentence's end, and stays.
    """
    best, gain = None, 0.0
    for a in range(start, end):
        bits = 0.0
        for b in range(a + 1, end + 1):
            bits += surplus[b - 1]
            if bits <= gain:
                continue
            cost = _border_cost(lines, width, a, b)
            if cost is not None and bits - cost > gain:
                best, gain = (a, b), bits - cost
    if best is not None:
        foreign.update(range(*best))
        _mark_stretches(lines, surplus, width, start, best[0], foreign)
        after = best[1] + _stops_short(lines[best[0] - 1], width)
        _mark_stretches(lines, surplus, width, after, end, foreign)


def _border_cost(lines: Sequence[Line], width: int | None, a: int, b: int) -> float | None:
    """Bits that the two ends of the stretch ``[a, b)`` cost; None where neither shows a seam."""
    before, last = lines[a - 1], lines[b - 1]
    goes_on = b < len(lines) and _may_end(lines[b], width)
    was_cut = _stops_short(before, width)
    if was_cut and not goes_on and not _stops_short(last, width):
        return None  # a cut sentence and nothing to end it: the stretch is its end
    head = (
        (was_cut and goes_on)
        or WIRE_SIGNATURE.match(before.text) is not None
        or _DATELINE.match(lines[a].text) is not None
    )
    tail = _stops_short(last, width) and (b == len(lines) or lines[b].numbered or was_cut)
    if not head and not tail:
        return None
    return BORDER_BITS * (2 - head - (tail or b == len(lines)))


def _may_end(line: Line, width: int | None) -> bool:
    """May this line be the rest of a sentence? A signature or a heading is not."""
    if line.numbered or WIRE_SIGNATURE.match(line.text):
        return False
    return line.text[-1] in SENTENCE_END or _stops_short(line, width)


# --- which foreign lines belong together ----------------------------------------------------


def _group(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """Group foreign lines by article, in the order of their first lines."""
    labels = _seed_labels(lines)
    for _ in range(20):
        moved = _reassign(lines, labels)
        if moved == labels:
            break
        labels = moved
    groups: dict[int, list[Line]] = {}
    for line, label in zip(lines, labels, strict=True):
        groups.setdefault(label, []).append(line)
    return [tuple(group) for group in groups.values()]


def _seed_labels(lines: Sequence[Line]) -> list[int]:
    """A dateline opens an article; a piece that was cut goes on in the next piece."""
    labels: list[int] = []
    for i, line in enumerate(lines):
        if i == 0:
            labels.append(0)
        elif _DATELINE.match(line.text) and line.text[0] not in "●■◆":
            labels.append(max(labels) + 1)
        else:
            labels.append(labels[-1])
    return labels


def _reassign(lines: Sequence[Line], labels: Sequence[int]) -> list[int]:
    """Move each line to the article whose other lines foretell it best; staying is preferred."""
    models = {label: BigramModel() for label in labels}
    for line, label in zip(lines, labels, strict=True):
        models[label].add(line.text)
    out: list[int] = []
    for i, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if _DATELINE.match(line.text):
            out.append(label)
            continue
        models[label].add(line.text, -1)
        neighbours = {out[i - 1] if i else label, labels[i + 1] if i + 1 < len(labels) else label}
        bits = {
            key: model.bits(line.text) + (0.0 if key in neighbours else BORDER_BITS / 4)
            for key, model in models.items()
        }
        models[label].add(line.text)
        out.append(min(bits, key=bits.__getitem__))
    return out
