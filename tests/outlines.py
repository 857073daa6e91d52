"""What every parsed document keeps, whatever it says: shared by the tests of parsing."""

from __future__ import annotations

from index.clauses import parse
from index.documents import Document
from index.outline import Clause, Outline


def outline(text: str, form: str = "txt") -> Outline:
    """Parse a text as if it had been read from a file."""
    return parse(Document(text, f"文件.{form}", form))


def kept(one: Outline) -> None:
    """Assert that nothing is lost, said twice, misplaced or wrongly named."""
    text = one.document.text
    times = [0] * len(text)
    own = [span for clause in one.clauses for span in clause.own_spans]
    apart = [span for piece in (*one.foreign, *one.furniture) for span in piece.spans]
    for start, end in (*own, *apart):
        assert 0 <= start < end <= len(text)
        times[start:end] = [n + 1 for n in times[start:end]]
    wrong = [i for i, n in enumerate(times) if n > 1 or (n == 0 and not text[i].isspace())]
    assert not wrong, (wrong[:5], text[max(0, wrong[0] - 10) : wrong[0] + 10])
    for piece in (*one.clauses, *one.foreign, *one.furniture):
        assert piece.text == "".join(text[start:end] for start, end in piece.spans)
    _named_and_nested(one)


def _named_and_nested(one: Outline) -> None:
    by_id = {clause.id: clause for clause in one.clauses}
    assert len(by_id) == len(one.clauses)
    seen: set[str] = set()
    for clause in one.clauses:
        assert clause.doc_id == one.document.doc_id
        assert clause.id.startswith(f"{clause.doc_id}#{clause.address}")
        seen.add(clause.id)
        if clause.parent is not None:
            assert clause.parent in seen  # parents come first
            assert covers(by_id[clause.parent], clause)
        assert all(inside(span, clause.spans) for span in clause.own_spans)


def covers(whole: Clause, part: Clause) -> bool:
    """Do all spans of one clause lie in those of another?"""
    return all(inside(span, whole.spans) for span in part.spans)


def inside(span: tuple[int, int], spans: tuple[tuple[int, int], ...]) -> bool:
    """Does a span lie in one of these?"""
    return any(start <= span[0] and span[1] <= end for start, end in spans)
