"""Learn what the embedding model needs to tell whether a sentence says a claim or denies it.

A cross-encoder (Nogueira and Cho, 2019) for natural language inference out of
``multilingual-e5-small``: a LoRA (Hu et al., 2022) on the upper layers, and a classifier. Reads the
documents beside the checkout, what the ways to write of ``tests/check_styles.py`` make of their
sentences, the claims and denials of ``benchmarks`` and the pairs of ``entailment`` that its own
measure does not draw. What is written,
``assistant/runtime/adapters/multilingual-e5-small/nli.safetensors``, holds weights, no text.

    python -m scripts.train_nli [--start FILE] [--without circular --without digest] [--out FILE]

takes some half an hour on two cores. It reads every pair once; with what an earlier run has written
to start from, once more.
"""

from __future__ import annotations

import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Annotated, Any

import torch
import typer
from safetensors.torch import load_file, save_file
from torch import Tensor
from transformers import AutoModel, AutoTokenizer
from transformers.utils import logging

from assistant.evidence.sources import CONTRADICTED, SUPPORTED, UNSUPPORTED
from assistant.runtime.lora import LABELS
from assistant.runtime.models import ADAPTERS, READER, prepare_embedder
from assistant.runtime.nli import Reader, encoded
from assistant.settings import Settings
from benchmarks import denials
from benchmarks.check import outlines
from benchmarks.claims import ALIKE, told
from scripts.learning import LowRank, batched, learn
from tests.check_corpus import Corpus, Passage
from tests.check_denials import may_be_denied
from tests.check_naming import place
from tests.check_styles import STYLES, Style
from tests.check_writing import names_for

LAYERS = range(6, 12)
"""The layers that learn; those below stay as they are."""
BATCH, RATE = 32, 8e-4
SLOWER = 6e-4
"""The rate of a run that goes on from another."""
SENTENCES, DENIALS = 240, 2
"""Sentences of a way to write, and denials of each."""
STRANGERS = 12
"""Sentences nearest to a claim, of which some are read beside it that do not speak of it."""
BESIDE = 0.15
"""Share of what the writers of denials wrote that is read beside such a sentence too."""
COMMON = 1500
"""Sentences with a pair of letters from which it tells nothing."""
BARE = 0.45
"""Share of claims without anybody who makes them."""
NATURAL = 2
"""How often each claim in words of its own is read: there are few of them."""
SHUFFLED = 20
"""Characters by which pairs of one batch may differ in length for chance's sake."""
ALTERED = ("number", "date", "modality", "negation", "comparison", "name", "synonym")
CONTRARY = (
    ("应当", "可以不"), ("必须", "可以不"), ("不得", "可以"), ("禁止", "可以"), ("有权", "无权"),
    ("不予", "应当"), ("不承担", "承担"), ("不适用", "适用"), ("不影响", "影响"),
    ("可以", "不得"),
)  # fmt: skip
"""What makes of a sentence one that says what its denials do."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim beside a sentence.

    Attributes:
        way: Who wrote the claim.
        kind: How it came about.
        premise: The sentence.
        claim: The claim.
        verdict: What the sentence makes of it.
    """

    way: str
    kind: str
    premise: str
    claim: str
    verdict: str


def main(
    without: Annotated[list[str] | None, typer.Option(help="A way to leave out.")] = None,
    start: Annotated[Path | None, typer.Option(help="What an earlier run wrote.")] = None,
    out: Annotated[Path | None, typer.Option(help="Where to write.")] = None,
) -> None:
    """Make the pairs, learn from them and write the file."""
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    torch.manual_seed(0)
    ready = prepare_embedder(Settings.from_environment(os.environ))
    left_out = frozenset(without or ())
    sentences = Sentences()
    pairs = [
        *of_ways(left_out, sentences),
        *of_writers(left_out, sentences),
        *of_people(left_out),
    ]
    sys.stderr.write(f"{len(pairs):,} pairs: {Counter(p.kind for p in pairs)}\n")
    model = reader(ready.folder)
    if start:
        model.load_state_dict(load_file(start), strict=False)
    tokenizer = AutoTokenizer.from_pretrained(ready.folder)
    batches = batched(pairs, BATCH, lambda pair: len(pair.premise) + len(pair.claim), SHUFFLED)
    learn(
        model,
        batches,
        lambda batch: model(**encoded(tokenizer, [(pair.premise, pair.claim) for pair in batch])),
        lambda pair: [LABELS.index(pair.verdict)],
        SLOWER if start else RATE,
    )
    target = out or ADAPTERS / ready.name / f"{READER}.safetensors"
    target.parent.mkdir(parents=True, exist_ok=True)
    save_file(learned(model), target)


# --- pairs ----------------------------------------------------------------------------------


class Sentences:
    """The sentences of the documents, and which of them are nearest to a text."""

    def __init__(self) -> None:
        """Read and index them by their pairs of letters."""
        corpus = Corpus(outlines())
        self.all = [p for p in corpus.passages if not p.text.isascii()]
        self._pairs = [frozenset(pairwise(p.text)) for p in self.all]
        self._having = defaultdict[tuple[str, str], list[int]](list)
        for at, found in enumerate(self._pairs):
            for pair in found:
                self._having[pair].append(at)

    def strangers(self, claim: str, own: str = "") -> list[Passage]:
        """Those nearest to a claim that are not like the one that it is about."""
        scores = Counter[int]()
        for pair in frozenset(pairwise(claim)):
            having = self._having.get(pair, ())
            if len(having) < COMMON:
                for at in having:
                    scores[at] += 1 / len(having) ** 0.5
        like = frozenset(pairwise(own))
        near = (at for at, _ in scores.most_common(STRANGERS))
        return [self.all[at] for at in near if not _is_like(like, self._pairs[at])]


def _is_like(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> bool:
    return len(one & other) > ALIKE * min(len(one), len(other)) if one else False


def of_ways(left_out: frozenset[str], sentences: Sentences) -> Iterator[Pair]:
    """What the ways to write make of the sentences, and what they invent."""
    for way, style in STYLES.items():
        if way not in left_out:
            chance = Random(way)
            yield from _denials(way, style, sentences, chance)
            yield from _inventions(way, style, sentences, chance)


def _denials(way: str, style: Style, sentences: Sentences, chance: Random) -> Iterator[Pair]:
    taken = 0
    for passage in chance.sample(sentences.all, len(sentences.all)):
        if not may_be_denied(style, passage):
            continue
        made = [style.opposite(passage.text, chance, reworded=True) for _ in range(2 * DENIALS)]
        denials = list(dict.fromkeys(d for d in made if d))[:DENIALS]
        if denials:
            yield from _about(way, style, passage, denials, sentences, chance)
            taken += 1
        if taken == SENTENCES:
            return


def _about(
    way: str,
    style: Style,
    passage: Passage,
    denials: Sequence[str],
    sentences: Sentences,
    chance: Random,
) -> Iterator[Pair]:
    """A sentence, what denies it, what repeats it, and what its contrary and strangers say."""

    def pair(kind: str, premise: str, claim: str, verdict: str) -> Pair:
        said = framed(style, claim, passage, chance)
        return Pair(way, kind, premise.rstrip("。；"), said, verdict)  # as the checker reads it

    text = passage.text
    for denial in denials:
        yield pair("denial", text, denial, CONTRADICTED)
    for stranger in sentences.strangers(denials[0], text)[: chance.randint(1, 2)]:
        yield pair("stranger", stranger.text, denials[0], UNSUPPORTED)
    if chance.random() < 0.5:
        yield pair("repeated", text, text.rstrip("。"), SUPPORTED)
    if contrary := _contrary(text):
        yield pair("contrary", contrary, chance.choice(denials), SUPPORTED)
    altered = (style.alterations[kind](text, chance) for kind in chance.sample(ALTERED, 4))
    if chance.random() < 0.6 and (changed := next((a for a in altered if a), None)):
        yield pair("altered", text, changed.rstrip("。"), CONTRADICTED)


def _contrary(text: str) -> str | None:
    """A sentence that rules the contrary, where one word decides."""
    for word, other in CONTRARY:
        before, found, behind = text.partition(word)
        if found and not before.endswith("不") and not any(w in behind for w, _ in CONTRARY[:3]):
            return before + other + behind
    return None


def _inventions(way: str, style: Style, sentences: Sentences, chance: Random) -> Iterator[Pair]:
    for title, claim in style.unsupported:
        own = [p for p in sentences.all if p.outline.title == title]
        beside = sentences.strangers(claim)[:2] + ([chance.choice(own)] if own else [])
        for passage in beside:
            said = framed(style, claim, passage, chance)
            yield Pair(way, "invented", passage.text, said, UNSUPPORTED)
    for claim in style.invented:
        for passage in sentences.strangers(claim)[:1]:
            said = framed(style, claim, passage, chance)
            yield Pair(way, "invented", passage.text, said, UNSUPPORTED)


def framed(style: Style, claim: str, passage: Passage, chance: Random) -> str:
    """A claim as somebody makes it, with its document, its place, or neither."""
    if chance.random() < BARE:
        return claim
    at = place(passage.outline, passage.clause, chance) or ""
    title = passage.outline.title
    names = names_for(style.document_name(title, chance), at, title)
    fields = {"unit": "条", **names, "claim": claim}
    group = chance.choice("DDAAUUU" if at else "DDUUU")
    templates = [p.template for p in style.phrasings[group] if "{article}" not in p.template]
    return chance.choice(templates).format(**fields)


def of_writers(left_out: frozenset[str], sentences: Sentences) -> Iterator[Pair]:
    """What the writers of denials make of sentences, framed as one of the ways frames it."""
    chance = Random(0)
    styles = [style for way, style in STYLES.items() if way not in left_out]
    for one in denials.told(left_out, chance):
        said = framed(chance.choice(styles), one.text, chance.choice(sentences.all), chance)
        yield Pair(one.kind, "written", one.premise, said, one.verdict)
        if one.verdict != UNSUPPORTED and chance.random() < BESIDE:
            for stranger in sentences.strangers(one.text, one.premise)[:1]:
                yield Pair(one.kind, "stranger", stranger.text, said, UNSUPPORTED)


def of_people(left_out: frozenset[str]) -> Iterator[Pair]:
    """Claims that people wrote of clauses, and pairs of other language."""
    for one in told():
        if one.kind not in left_out:
            pair = Pair(one.kind, "natural", one.premise, one.text, one.verdict)
            yield from [pair] * NATURAL


# --- learning -------------------------------------------------------------------------------


def reader(folder: Path) -> Reader:
    """The embedding model with a classifier, of which only what is to be learned moves."""
    bert: Any = AutoModel.from_pretrained(folder, local_files_only=True, dtype=torch.float32)
    for parameter in bert.parameters():
        parameter.requires_grad = False
    for at in LAYERS:
        layer = bert.encoder.layer[at]
        for part, name in (
            *((layer.attention.self, name) for name in ("query", "key", "value")),
            *((part.output, "dense") for part in (layer.attention, layer)),
            (layer.intermediate, "dense"),
        ):
            linear = getattr(part, name)
            setattr(part, name, LowRank(linear.weight, linear.bias))
    return Reader(bert, bert.config.hidden_size)


def learned(model: Reader) -> dict[str, Tensor]:
    """What was learned, in float16."""
    kept = {n: p for n, p in model.named_parameters() if p.requires_grad}
    return {name: p.detach().to(torch.float16).contiguous() for name, p in kept.items()}


if __name__ == "__main__":
    typer.run(main)
