"""Cases that claim in words of their own: what a document denies, and what nothing says.

As ``check_quotations``.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from tests.check_corpus import Passage
from tests.check_examiner import Examiner, has_limits
from tests.check_naming import place
from tests.check_styles import STYLES, Style
from tests.check_writing import Case, names_for, write

CONTRADICTED, UNSUPPORTED_CLAIM = "contradicted", "unsupported"
_BEGINS = re.compile("本(?:法|条例|规定|办法)自[0-9]{4}年")
"""What a document says of itself, of which nobody knows without its name."""


MOST_TURNED = 4
"""Letters left out of a copy that is turned, and put into it."""


def keeps_its_order(text: str, claim: str) -> bool:
    """Does a claim keep a sentence, or its first parts, in their order but for one word or two?

    Where it names its place it might as well be called a wrong quotation: 无须 put for 应当.
    """
    wholes = {text[: stop.start()] for stop in re.finditer("[，；。]|$", text)}
    return any(_few_differ(whole, claim.rstrip("。")) for whole in wholes)


def _few_differ(whole: str, claim: str) -> bool:
    matched = SequenceMatcher(None, whole, claim, autojunk=False).get_matching_blocks()
    kept = sum(block.size for block in matched)
    return kept > MOST_TURNED and max(len(whole), len(claim)) - kept <= MOST_TURNED


def may_be_denied(style: Style, passage: Passage) -> bool:
    """Does a sentence stand alone and limit nothing that its way to write does not see to?"""
    limited = has_limits(passage.text[:-1]) and not style.denies_limited
    parts = "，" in passage.text and not style.denies_parts
    is_part = passage.clause.kind in ("subparagraph", "item")
    return not (limited or parts or is_part or passage.follows)


def contradicted(exam: Examiner, half: str, i: int) -> Case | None:
    """The opposite of a sentence that stands alone and limits nothing."""
    passage = exam.next()
    style = STYLES[half]
    if not may_be_denied(style, passage):
        return None
    group = "DDAAU"[i // 2 % 5]
    if group == "U" and _BEGINS.match(passage.text):
        return None
    is_placed = group == "A"
    claim = style.opposite(passage.text, exam.random, reworded=is_placed)
    if claim is None or (is_placed and keeps_its_order(passage.text, claim)):
        return None
    names = exam.names_of(passage, half)
    if names is None:
        return None
    ids = exam.corpus.around(passage.clause)
    return write(
        exam.random, group, half, "opposite", CONTRADICTED, names, claim, ids, passage.text
    )


def unsupported(exam: Examiner, half: str, i: int) -> Case | None:
    """What a document that is here might say and does not."""
    present = {o.title for o in exam.corpus.outlines}
    style = STYLES[half]
    title, claim = style.unsupported[i // 2 % len(style.unsupported)]
    if title not in present:
        title, claim = exam.random.choice([u for u in style.unsupported if u[0] in present])
    group = style.unsupported_groups[i // 2 % len(style.unsupported_groups)]
    at = _some_place(exam, title) if group in "AP" else ""
    if at is None:
        return None
    names = names_for(style.document_name(title, exam.random), at, title)
    return write(exam.random, group, half, "invented", UNSUPPORTED_CLAIM, names, claim)


def _some_place(exam: Examiner, title: str) -> str | None:
    """A place of the document, which says something else."""
    outline = next(o for o in exam.corpus.outlines if o.title == title)
    articles = [c for c in outline.clauses if c.kind == "article"]
    return place(outline, exam.random.choice(articles), exam.random) if articles else None
