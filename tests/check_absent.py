"""Cases whose place is not there: no such clause, not in the library, or no longer in force.

As ``check_quotations``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from index.numerals import to_chinese
from tests.check_corpus import sentences
from tests.check_examiner import Examiner, is_limited
from tests.check_missing import ARTICLE, PARAGRAPH, SUBPARAGRAPH, missing, missing_part
from tests.check_naming import place, styled
from tests.check_styles import STYLES
from tests.check_writing import Case, names_for, write

NO_SUCH, OUTSIDE, REPEALED = "no_such_clause", "out_of_corpus", "repealed"


def no_such_clause(exam: Examiner, half: str, i: int) -> Case | None:
    """Words said to stand beyond the last 条, 款 or 项."""
    outline = exam.random.choice(exam.corpus.outlines)
    level = (ARTICLE, ARTICLE, PARAGRAPH, SUBPARAGRAPH)[i // 2 % 4]
    at = missing(outline, level, exam.random) if exam.is_settled(outline) else None
    if at is None:
        return None
    own = [p.text for p in exam.chinese if p.doc_id == outline.document.doc_id]
    quote = exam.random.choice(own if own and i % 3 == 0 else STYLES[half].invented)
    group = "M" if i % 3 == 1 else "P"
    return write(exam.random, group, half, "beyond", NO_SUCH, exam.names(outline, at, half), quote)


Place = tuple[str, str, str, str]
"""A title, an address, words, and the group of phrasings to write them in."""


def _absent(exam: Examiner, half: str) -> Place:
    """A document that nobody has."""
    style = STYLES[half]
    title = exam.random.choice(style.absent)
    at = styled(f"第{to_chinese(exam.random.randint(2, 70))}条", exam.random)
    return title, at, exam.random.choice(style.invented), exam.random.choice(style.absent_groups)


def _held_out(exam: Examiner, half: str) -> Place | None:  # noqa: ARG001
    """A real document that is kept out of the library."""
    outline = exam.random.choice(exam.held_out)
    passage = exam.random.choice([p for p in sentences(outline) if 14 <= len(p.text) < 200])
    at = place(outline, passage.clause, exam.random) or ""
    return None if exam.corpus.holds(passage.text) else (outline.title, at, passage.text, "P")


def _missing_part(exam: Examiner, half: str) -> Place | None:
    """An article between the parts of a law that is here in parts."""
    part = missing_part(exam.corpus, exam.random)
    if part is None:
        return None
    return *part, exam.random.choice(STYLES[half].invented), exam.random.choice("PPM")


_OUTSIDE: Sequence[tuple[str, Callable[[Examiner, str], Place | None]]] = (
    ("absent", _absent),
    ("held_out", _held_out),
    ("absent", _absent),
    ("missing_part", _missing_part),
)


def outside(exam: Examiner, half: str, i: int) -> Case | None:
    """Words of a document, or of a part of one, that is not in the library."""
    way, choose = _OUTSIDE[i // 2 % len(_OUTSIDE)]
    chosen = choose(exam, half)
    if chosen is None:
        return None
    title, at, quote, group = chosen
    names = names_for(STYLES[half].document_name(title, exam.random), at, title)
    return write(exam.random, group, half, way, OUTSIDE, names, quote)


def repealed(exam: Examiner, half: str, i: int) -> Case | None:
    """Words of a document that another one repeals, or of an older version."""
    way = "older_version" if exam.corpus.former and i % 10 >= 2 else "by_another"
    pool = exam.corpus.former if way == "older_version" else exam.abolished
    passage = exam.random.choice(pool)
    if is_limited(passage):
        return None
    quote = STYLES[half].harmless(passage.text, exam.random)
    return exam.cited(passage, quote, way, half, REPEALED, "P")
