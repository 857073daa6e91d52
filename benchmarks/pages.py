"""Clauses of real documents against their manifests, pages made of two sources, parsing speed.

How a page is made and what a manifest counts is said once, in ``tests/test_corpora.py``: here the
same is done with other random numbers, and counted instead of asserted. Needs no model.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

from benchmarks.material import POLICY_PAGE, ROOT, Options, shared, spread
from benchmarks.tables import share, table
from index.clauses import parse
from index.documents import load

SEEDS = range(6)
PAGES_EACH = 6
LONG_LINE, LONG_LINES = 100, 5
"""Numbered lines of so many characters, and so many of them, make a document fit to be cut."""


def run(options: Options) -> Iterator[str]:
    """Yield a table of clauses, one of pages and one of speed."""
    folder = shared("corpus").parent
    sys.path.insert(0, str(ROOT / "tests"))
    corpora = import_module("test_corpora")
    limit = options.limit
    yield "Clauses\n" + table(
        ("documents", "n", "as in manifest", "titles", "clauses in manifest", "found"),
        [laws(corpora, folder, limit), government(corpora, folder, limit)],
    )
    yield "The policy page\n" + table(("kind", "n"), policy_page(folder))
    yield "Pages made of two sources\n" + table(
        ("seed", "set right", "share", "own text called foreign, %"),
        [pages(corpora, folder, seed, limit) for seed in SEEDS],
    )
    yield "Reading and parsing\n" + table(
        ("documents", "n", "MB", "seconds", "MB/s"), [speed(folder, limit)]
    )


def laws(corpora: ModuleType, folder: Path, limit: int | None) -> tuple[object, ...]:
    """Articles found in each law beside how many a tolerant reader should find."""
    right = titles = expected = found = 0
    rows = spread(corpora.rows(folder, "laws"), limit)
    for row in rows:
        outline = corpora.parsed(folder / "corpus" / "laws" / row["file"])
        articles = [str(c.number) for c in corpora.of_kind(outline, "article")]
        wanted = row["n_recoverable"] + row["n_inserted"]
        right += len(articles) == wanted and row.get("articles") in (None, [], articles)
        titles += outline.title == row["title"]
        expected, found = expected + wanted, found + len(articles)
    return "laws", len(rows), share(right, len(rows)), share(titles, len(rows)), expected, found


def government(corpora: ModuleType, folder: Path, limit: int | None) -> tuple[object, ...]:
    """Numbered headings and clauses of each government document beside its manifest's counts."""
    right = titles = expected = found = 0
    rows = spread(corpora.rows(folder, "govpolicy"), limit)
    for row in rows:
        outline = corpora.parsed(folder / "corpus" / "govpolicy" / f"{row['id']}.txt")
        counts = corpora.counts(outline)
        right += all(row[key] == count for key, count in counts.items())
        titles += outline.title == row["title"]
        expected += sum(row[key] for key in counts)
        found += sum(counts.values())
    return (
        "government",
        len(rows),
        share(right, len(rows)),
        share(titles, len(rows)),
        expected,
        found,
    )


def policy_page(folder: Path) -> list[tuple[str, int]]:
    """How many clauses of each kind, foreign articles and warnings the policy page has."""
    outline = parse(load(folder / "corpus" / "policy" / POLICY_PAGE))
    kinds = Counter(clause.kind for clause in outline.clauses)
    rest = [("foreign articles", len(outline.foreign)), ("warnings", len(outline.warnings))]
    return [*kinds.items(), *rest]


def pages(corpora: ModuleType, folder: Path, seed: int, limit: int | None) -> tuple[object, ...]:
    """Cut clauses in two by pieces of news, and count the pages whose pieces are all set apart."""
    chance, news = random.Random(seed), corpora.news(folder)
    right = made = wrong = own_characters = 0
    for path in spread(sorted((folder / "corpus" / "govpolicy").glob("*.txt")), limit):
        own = [line.strip() for line in path.read_text("utf-8").split("\n") if line.strip()]
        if sum(corpora.is_numbered(line) and len(line) > LONG_LINE for line in own) < LONG_LINES:
            continue
        for _ in range(PAGES_EACH):
            page, pieces = corpora.make_page(chance, own, news)
            foreign = Counter(ln.text for group in corpora.separated(page).foreign for ln in group)
            right += foreign == Counter(pieces)
            made += 1
            own_characters += sum(map(len, own))
            wrong += sum(len(text) * n for text, n in (foreign - Counter(pieces)).items())
    percent = 100 * wrong / own_characters if made else 0.0
    return seed, share(right, made), right / made if made else 0.0, percent


def speed(folder: Path, limit: int | None) -> tuple[object, ...]:
    """Load and parse every text file of the corpus once."""
    every = sorted(p for p in (folder / "corpus").rglob("*") if p.suffix in (".md", ".txt"))
    paths = spread(every, limit)
    size = sum(path.stat().st_size for path in paths) / 1e6
    begun = time.perf_counter()
    for path in paths:
        parse(load(path))
    seconds = time.perf_counter() - begun
    return "txt and Markdown", len(paths), size, seconds, size / seconds
