"""The default runtime beside plain transformers in float32: same model, prompts and machine.

Each runtime has a process of its own, so that its memory can be told; each prompt is new to it, so
that no prefix is cached. The plain form of the model is made once and kept beside the other (3.6 GB
for the default model). ``python -m benchmarks.language_model --answers`` prints the answers too.
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

import typer

from assistant.runtime.llm import LanguageModel, Message
from assistant.runtime.models import load_language_model, prepare_language_model
from assistant.settings import Settings
from benchmarks.material import Options
from benchmarks.tables import table

DOCUMENTS = Path(__file__).resolve().parents[1] / "samples" / "documents"
PASSAGE_CHARACTERS = 480
MAX_TOKENS = 80
PROMPTS = 8
SYSTEM = "你是政策文件问答助手，只依据参考条款作答。"
ASK = "请用一到三句话概括上述条款的要求，句末用[编号]注明依据的条款。"


@dataclass(frozen=True, slots=True)
class Run:
    """One prompt: tokens, seconds to the first piece and in all, and the answer."""

    prompt_tokens: int
    output_tokens: int
    first_s: float
    total_s: float
    text: str

    @property
    def prefill(self) -> float:
        """Prompt tokens per second until the first piece of text."""
        return self.prompt_tokens / self.first_s

    @property
    def decode(self) -> float:
        """Tokens per second after the first piece."""
        return (self.output_tokens - 1) / (self.total_s - self.first_s)


@dataclass(frozen=True, slots=True)
class Result:
    """One runtime: seconds to load, peak memory in bytes, and its runs."""

    runtime: str
    load_s: float
    peak: int
    runs: list[Run]


def prompts(documents: Path, count: int) -> list[list[Message]]:
    """Cut ``count`` passages that do not overlap out of the documents, each with one question."""
    text = "".join(path.read_text("utf-8") for path in sorted(documents.glob("*.txt")))
    starts = range(0, len(text) - PASSAGE_CHARACTERS, PASSAGE_CHARACTERS)
    return [
        [
            Message("system", SYSTEM),
            Message("user", f"参考条款：\n[1] {text[at : at + PASSAGE_CHARACTERS]}\n\n{ASK}"),
        ]
        for at in starts[:count]
    ]


def measure(settings: Settings, count: int) -> Result:
    """Load the model and time the prompts; runs in a process of its own."""
    begun = time.perf_counter()
    model = load_language_model(settings)
    load_s = time.perf_counter() - begun
    runs = [timed(model, messages) for messages in prompts(DOCUMENTS, count)]
    scale = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale
    return Result(settings.runtime, load_s, peak, runs)


def timed(model: LanguageModel, messages: list[Message]) -> Run:
    """Run one prompt to its end."""
    begun = time.perf_counter()
    stream, pieces, first = model.stream(messages, max_tokens=MAX_TOKENS), [], 0.0
    while True:
        try:
            pieces.append(next(stream))
        except StopIteration as end:
            total = time.perf_counter() - begun
            usage = end.value
            return Run(
                usage.prompt_tokens, usage.output_tokens, first or total, total, "".join(pieces)
            )
        first = first or time.perf_counter() - begun


def summary(results: list[Result]) -> str:
    """Medians of each runtime, and how often it beats the first."""
    rows = []
    for result in results:
        cells = [result.runtime, f"{result.load_s:.1f}", f"{result.peak / 1e9:.2f}"]
        for rate in ("prefill", "decode"):
            value, first = _median(result, rate), _median(results[0], rate)
            cells.append(f"{value:.1f} ({value / first:.2f}x)")
        rows.append(cells)
    return table(("runtime", "load s", "peak GB", "prefill tok/s", "decode tok/s"), rows)


def _median(result: Result, rate: str) -> float:
    return statistics.median(float(getattr(run, rate)) for run in result.runs)


def run(options: Options) -> Iterator[str]:
    """Measure both runtimes, with ``limit`` prompts, and yield one table."""
    yield summary(measured(options.limit or PROMPTS))


def measured(count: int) -> list[Result]:
    """Measure both runtimes one after the other."""
    settings = Settings.from_environment(os.environ)
    results = []
    for runtime in ("transformers", "openvino"):
        chosen = replace(settings, runtime=runtime)
        prepare_language_model(chosen)
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
            results.append(process.submit(measure, chosen, count).result())
    return results


def main(count: int = PROMPTS, answers: bool = False) -> None:
    """Measure both runtimes, and show what they said."""
    results = measured(count)
    typer.echo(summary(results))
    if answers:
        for pair in zip(*(result.runs for result in results), strict=True):
            typer.echo("\n" + "\n".join(f"{run.output_tokens:4} {run.text}" for run in pair))


if __name__ == "__main__":
    typer.run(main)
