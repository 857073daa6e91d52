"""``python -m benchmarks`` measures everything; ``--only NAME`` one thing. Knows only the names."""

from __future__ import annotations

import time
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.material import Options
from index.errors import YoujuError
from tests.check_styles import STYLES

BENCHMARKS = {
    "pages": "clauses of real documents, pages made of two sources, parsing speed",
    "embedding": "both forms of the model beside one plain call of the library (embedding model)",
    "retrieval": "hit@1 and recall@10 on statutes, five-fold, and two other sets (embedding model)",
    "followups": "the clause that answers a follow-up, and changes of topic (embedding model)",
    "search": "milliseconds and recall at 1,000 to 100,000 clauses (embedding model)",
    "sufficiency": "weights of the evidence, fitted again (embedding model)",
    "witness": "weights of the witness, fitted again, and what it changes (both models)",
    "check": "the citation checker on texts made from the documents",
    "claims": "claims in words of their own, by the words alone and heard (both models)",
    "language_model": "speed, memory and load time beside plain transformers",
    "answers": "every question answered or refused (both models)",
    "sheet": "answers to 200 questions written down, to be read by hand (both models)",
    "latency": "first token and whole answer, passages new and just read (both models)",
}
"""Imported only when run, so that a process that measures memory holds nothing else."""


def main(
    only: Annotated[list[str] | None, typer.Option(help="Run this one; may be repeated.")] = None,
    listing: Annotated[bool, typer.Option("--list", help="List them and stop.")] = False,
    limit: Annotated[
        int | None, typer.Option(min=1, help="Questions of a set, documents, prompts.")
    ] = None,
    sets: Annotated[
        list[str] | None, typer.Option("--set", help="Question set; may be repeated.")
    ] = None,
    library: Annotated[Path | None, typer.Option(help="Keep the libraries here.")] = None,
    details: Annotated[Path | None, typer.Option(help="Write one JSON line a question.")] = None,
    half: Annotated[str | None, typer.Option(help=f"{', '.join(STYLES)}; two without it.")] = None,
    seed: Annotated[int, typer.Option(help="Of the texts that are made.")] = 0,
    heard: Annotated[bool, typer.Option(help="Check with the language model too.")] = False,
) -> None:
    """Measure what docs/RESULTS.md claims, with nothing else running."""
    if listing:
        typer.echo("\n".join(f"{name:15} {what}" for name, what in BENCHMARKS.items()))
        return
    unknown = set(only or ()) - set(BENCHMARKS)
    if unknown:
        known = ", ".join(BENCHMARKS)
        raise typer.BadParameter(f"got {', '.join(sorted(unknown))}, expected one of {known}")
    if half not in (None, *STYLES):
        raise typer.BadParameter(f"got half {half}, expected one of {', '.join(STYLES)}")
    options = Options(limit, tuple(sets or ()), library, details, half, seed, heard)
    finished = [measured(name, options) for name in only or BENCHMARKS]
    if not all(finished):
        raise typer.Exit(1)


def measured(name: str, options: Options) -> bool:
    """Run one benchmark and print its tables as they come; False where it could not be run."""
    typer.echo(f"== {name}: {BENCHMARKS[name]}\n")
    begun = time.perf_counter()
    try:
        for text in import_module(f"benchmarks.{name}").run(options):
            typer.echo(f"{text}\n")
    except YoujuError as error:
        typer.echo(f"{name}: {error}", err=True)
        return False
    typer.echo(f"{name}: {time.perf_counter() - begun:.0f} s\n")
    return True


if __name__ == "__main__":
    typer.run(main)
