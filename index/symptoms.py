"""What the doctor finds: what is wrong, where, and what can be done.

Knows no checks and no remedies, only their form.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Symptom:
    """One thing about a library that its owner should know.

    Attributes:
        code: Which check found it: ``database`` ``text`` ``outline`` ``chunks`` ``vectors``
            ``postings`` ``passages`` ``row`` ``orphan`` ``lost`` ``sourceless`` ``model`` ``gone``
            ``changed`` ``leftover`` ``room`` ``space``.
        where: The document's title, a file or a folder.
        message: What is wrong.
        remedy: What repairing does, or did, or what the reader may do.
        doc_id: The document; None for what concerns no single one.
        is_error: False for what only should be known: the library is sound.
        is_repaired: Whether it was mended.
    """

    code: str
    where: str
    message: str
    remedy: str
    doc_id: str | None = None
    is_error: bool = True
    is_repaired: bool = False
