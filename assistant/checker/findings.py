"""What a checked text is told: one finding for each claim, and its verdict. Pure.

Knows what the verdicts are called and in which order they go; not how they are reached.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.evidence.collation import DiffOp
from assistant.evidence.sources import CONTRADICTED, SUPPORTED, UNSUPPORTED, Citation
from index.outline import Clause

OUT_OF_CORPUS = "out_of_corpus"
NO_SUCH_CLAUSE = "no_such_clause"
REPEALED = "repealed"
ALTERED = "altered"
MISATTRIBUTED = "misattributed"
SPLICED = "spliced"
VERDICTS = (
    OUT_OF_CORPUS, NO_SUCH_CLAUSE, REPEALED, SUPPORTED, ALTERED, MISATTRIBUTED, SPLICED,
    CONTRADICTED, UNSUPPORTED,
)  # fmt: skip
"""All verdicts; where several fit, the first is given."""


@dataclass(frozen=True, slots=True)
class Named:
    """The place a finding is about, as the text names it."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on one claim; fields as in the contract.

    Attributes:
        text: The sentence of the checked text, ``start`` to ``end``.
        reference: The place named, None where none is.
        quotation: The words in quotation marks, None where the text uses its own.
        verdict: One of ``VERDICTS``.
        clause: The clause that the words stand in, or that was named.
        source: The exact words of the library beside it.
        diff: How the source becomes what the text says, each from its first letter to its last.
        note: What a reader should know, in the language of the checked text.
        nearest: Beside what is not found: what is nearest to it, which supports nothing.
        is_read: Whether no words decided it, but what reads a claim beside a sentence.
    """

    text: str
    start: int
    end: int
    reference: Named | None
    quotation: str | None
    verdict: str
    clause: Clause | None = None
    source: Citation | None = None
    diff: tuple[DiffOp, ...] = ()
    note: str = ""
    nearest: Citation | None = None
    is_read: bool = False


def counts(findings: Iterable[Finding]) -> Mapping[str, int]:
    """How many findings have each verdict; verdicts that none has count 0."""
    found = Counter(finding.verdict for finding in findings)
    return {verdict: found[verdict] for verdict in VERDICTS}
