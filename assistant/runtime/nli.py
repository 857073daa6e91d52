"""What a sentence makes of a claim, told by a cross-encoder: it says it, denies it, or neither.

A cross-encoder reads both at once (Nogueira and Cho, 2019). This one is the embedding model with a
LoRA (Hu et al., 2022) and a classifier that ``scripts.train_nli`` has learned: some 30 milliseconds
a sentence on two cores. Knows a model's folder and what was learned for it, not what is asked or
what comes of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import (
    AutoConfig,
    AutoModel,
    AutoTokenizer,
    BatchEncoding,
    PreTrainedTokenizerBase,
)

from assistant.evidence.sources import Likely
from assistant.runtime.lora import LABELS, LOAD_ERRORS, factors, not_loaded, others

LONGEST = 256
"""Tokens of both together; a longer sentence is cut at its end."""
BATCH = 16


class Reader(nn.Module):
    """An encoder with a classifier over its first token and the mean of all."""

    def __init__(self, bert: nn.Module, hidden: int) -> None:
        """Put a classifier over an encoder of that many hidden units."""
        super().__init__()
        self.bert = bert
        self.classifier = nn.Linear(2 * hidden, len(LABELS))

    def forward(self, attention_mask: Tensor, **read: Tensor) -> Tensor:
        """What is made of each pair, before the softmax: ``(pairs, labels)``."""
        states = self.bert(attention_mask=attention_mask, **read).last_hidden_state
        mask = attention_mask.unsqueeze(-1)
        mean = (states * mask).sum(1) / mask.sum(1)
        made: Tensor = self.classifier(torch.cat([states[:, 0], mean], -1))
        return made


class CrossEncoder:
    """Reads sentences beside claims. The model is loaded when it is first asked."""

    def __init__(self, folder: Path, learned: Path) -> None:
        """Remember where it is.

        Args:
            folder: The embedding model, a folder that transformers reads.
            learned: What ``scripts.train_nli`` has written for that very model.
        """
        self._folder, self._learned = folder, learned
        self._loading = Lock()

    def __call__(self, pairs: Sequence[tuple[str, str]]) -> list[Likely]:
        """Say how likely the sentence (first) of each pair says or denies its claim (second).

        Raises:
            ModelError: The model cannot be loaded.
        """
        with self._loading:
            model, tokenizer = self._loaded
        order = sorted(range(len(pairs)), key=lambda at: -sum(map(len, pairs[at])))
        found = dict[int, Likely]()
        for start in range(0, len(order), BATCH):
            batch = order[start : start + BATCH]
            rows = _read(model, tokenizer, [pairs[at] for at in batch])
            found |= dict(zip(batch, rows, strict=True))
        return [found[at] for at in range(len(pairs))]

    @cached_property
    def _loaded(self) -> tuple[Reader, PreTrainedTokenizerBase]:
        try:
            weights = load_file(self._folder / "model.safetensors")
            config = AutoConfig.from_pretrained(self._folder)
            bert = AutoModel.from_config(config, add_pooling_layer=False)  # type: ignore[no-untyped-call]
            model = Reader(bert, config.hidden_size)
            named = {f"bert.{name}": tensor for name, tensor in weights.items()}
            # taken as they are mapped: of 250,000 words few are ever read
            model.load_state_dict(merged(named, load_file(self._learned)), assign=True)
            tokenizer = AutoTokenizer.from_pretrained(self._folder, fix_mistral_regex=False)
        except LOAD_ERRORS as error:
            raise not_loaded(self._folder, [self._learned], "reads claims", error) from error
        model.eval()
        return model, tokenizer


def merged(weights: dict[str, Tensor], learned: dict[str, Tensor]) -> dict[str, Tensor]:
    """The weights of a model with what was learned added to its matrices, or put beside them."""
    summed = weights | {name: tensor.float() for name, tensor in others(learned).items()}
    for name, down, up in factors(learned):
        summed[f"{name}.weight"] = weights[f"{name}.weight"] + up.float() @ down.float()
    return summed


def encoded(tokenizer: PreTrainedTokenizerBase, pairs: Sequence[tuple[str, str]]) -> BatchEncoding:
    """The tokens of some pairs, each sentence before its claim, as both are learned and read."""
    tokens: BatchEncoding = tokenizer(
        [sentence for sentence, _ in pairs],
        [claim for _, claim in pairs],
        padding=True,
        truncation=True,
        max_length=LONGEST,
        return_tensors="pt",
    )
    return tokens


@torch.inference_mode()
def _read(
    model: Reader, tokenizer: PreTrainedTokenizerBase, pairs: Sequence[tuple[str, str]]
) -> list[Likely]:
    rows = model(**encoded(tokenizer, pairs)).softmax(-1).tolist()
    return [Likely(says, denies, silent) for denies, says, silent in rows]  # in order of LABELS
