"""Claims about clauses in words of their own: true ones, denials and inventions, checked.

Each writer was given clauses of the documents that lie beside the checkout, and wrote of each one
sentence or more that tells what it says, that denies it, and about the same matter that it neither
says nor denies. They are checked by the words and the reader, and with the judge to hear what those
leave open.
"""

from __future__ import annotations

import json
import os
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.checker.citations import Checker
from assistant.checker.findings import VERDICTS
from assistant.checker.hearing import Hearing
from assistant.checker.premises import LONGEST
from assistant.evidence.sources import CONTRADICTED, SUPPORTED, UNSUPPORTED
from assistant.runtime.models import present_reader
from assistant.settings import Settings
from benchmarks.check import NOTHING, hearing, library, paths
from benchmarks.material import ROOT, WRITTEN, Options, rows_of, shared, spread
from benchmarks.tables import table
from index.clauses import parse
from index.documents import load
from index.outline import Outline

Pairs = frozenset[tuple[str, str]]

CLAIMS = ROOT / "benchmarks" / "claims"
UNSEEN = ("manual", "trades", "inbox", "acceptance", "english", "reviewers")
"""Writers from whose claims the judge has not learned to tell."""
KINDS = {"for": SUPPORTED, "against": CONTRADICTED, "invented": UNSUPPORTED}
LABELS = {"entailment": SUPPORTED, "contradiction": CONTRADICTED, "neutral": UNSUPPORTED}
STRANGERS = 4
"""Every so many claims are told beside another clause too."""
ALIKE = 0.5
"""Share of the pairs of letters of the shorter of two clauses above which they may say the same."""
DRAWN, NATURAL = 300, 300
"""Pairs that are measured, and others that are learned from."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence about a clause.

    Attributes:
        title: The clause's document.
        address: The clause.
        kind: One of ``KINDS``.
        text: The sentence.
    """

    title: str
    address: str
    kind: str
    text: str


def claims(writer: str) -> list[Claim]:
    """What a writer wrote."""
    return [Claim(**row) for row in rows_of(CLAIMS / f"{writer}.jsonl")]


def writers() -> list[str]:
    """Every writer."""
    return sorted(path.stem for path in CLAIMS.glob("*.jsonl"))


@dataclass(frozen=True, slots=True)
class Told:
    """A claim beside a passage, from which the judge learns to tell.

    Attributes:
        kind: Who wrote it, or where it is from.
        premise: The passage.
        text: The claim.
        verdict: What the passage makes of it.
    """

    kind: str
    premise: str
    text: str
    verdict: str


def told() -> Iterator[Told]:
    """All claims to learn from, each beside its clause; some beside the nearest other one too.

    With them pairs of ``entailment`` that its own measure does not draw.
    """
    clauses = {(o.title, c.address): c.text for o in documents() for c in o.clauses}
    pairs = {text: frozenset(pairwise(text)) for text in clauses.values() if len(text) <= LONGEST}
    for writer in sorted(set(writers()) - set(UNSEEN)):
        for at, claim in enumerate(claims(writer)):
            own = clauses[claim.title, claim.address]
            yield Told(writer, own, claim.text, KINDS[claim.kind])
            if at % STRANGERS == 0:
                yield Told("strangers", _nearest_other(claim.text, own, pairs), claim.text,
                           UNSUPPORTED)  # fmt: skip
    rows = rows_of(shared("eval/entailment/pairs.jsonl"))
    drawn = {row["id"] for row in random.Random(0).sample(rows, DRAWN)}
    for row in [row for row in rows if row["id"] not in drawn][:NATURAL]:
        yield Told("natural", row["premise"], row["hypothesis"], LABELS[row["label"]])


def _nearest_other(text: str, own: str, clauses: Mapping[str, Pairs]) -> str:
    """The clause with most pairs of letters of a claim for its length, unless it is much like one.

    Args:
        text: The claim.
        own: The clause that it was written about.
        clauses: Their pairs of letters.
    """
    said, like = frozenset(pairwise(text)), frozenset(pairwise(own))
    others = ((len(said & p) / len(p) ** 0.5, c) for c, p in clauses.items()
              if len(like & p) <= ALIKE * min(len(like), len(p)))  # fmt: skip
    return max(others)[1]


def run(options: Options) -> Iterator[str]:
    """Check every claim both ways and yield a table a writer."""
    reads = present_reader(Settings.from_environment(os.environ))
    with hearing(options, Checker(library(documents()), reads=reads)) as heard:
        rows = []
        for writer in options.sets or UNSEEN:
            for claim in spread(claims(writer), options.limit):
                alone = verdict_of(heard.checker, claim.text)
                rows.append({"writer": writer, "kind": claim.kind, "text": claim.text,
                             "alone": alone, "heard": verdict_of(heard, claim.text)})  # fmt: skip
            yield f"{writer}\n" + tabulated([row for row in rows if row["writer"] == writer])
    if options.details:
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        options.details.write_text("".join(lines), encoding="utf-8")


def verdict_of(checker: Checker | Hearing, text: str) -> str:
    """The verdict on a sentence; of several the first in their order that finds fault."""
    found = {finding.verdict for finding in checker.check(text)}
    faults = [v for v in VERDICTS if v in found and v != SUPPORTED]
    return faults[0] if faults else (SUPPORTED if found else NOTHING)


def tabulated(rows: Sequence[dict[str, str]]) -> str:
    """What became of each kind of claim, by the words alone and heard."""
    heads = ("kind", "checked", "claims", "right", *KINDS.values(), "else")
    cells = []
    for kind, wanted in KINDS.items():
        own = [row for row in rows if row["kind"] == kind]
        for way in ("alone", "heard"):
            given = Counter(row[way] for row in own)
            told = [given[verdict] for verdict in KINDS.values()]
            right = given[wanted] / len(own) if own else float("nan")
            cells.append((kind, way, len(own), right, *told, len(own) - sum(told)))
    return table(heads, cells)


def documents() -> Iterator[Outline]:
    """The documents that the claims are about, parsed."""
    return (parse(load(path)) for path in [*paths(), *sorted(WRITTEN.iterdir())])
