"""Cases that claim in words of their own: what a document denies, and what nothing says.

As ``check_quotations``.
"""

from __future__ import annotations

from tests.check_examiner import Examiner, has_limits
from tests.check_styles import STYLES
from tests.check_writing import Case, names_for, write

CONTRADICTED, UNSUPPORTED_CLAIM = "contradicted", "unsupported"


def contradicted(exam: Examiner, half: str, i: int) -> Case | None:
    """The opposite of a sentence that stands alone and limits nothing."""
    passage = exam.next()
    if has_limits(passage.text[:-1]) or "，" in passage.text or passage.follows:
        return None
    if passage.clause.kind in ("subparagraph", "item"):
        return None
    group = "DDAAU"[i // 2 % 5]
    claim = STYLES[half].opposite(passage.text, exam.random, reworded=group == "A")
    if claim is None:
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
    group = "DDUN"[i // 2 % 4]
    names = names_for(style.document_name(title, exam.random), "", title)
    return write(exam.random, group, half, "invented", UNSUPPORTED_CLAIM, names, claim)
