"""What the judge is learned with reads as the judge does that is loaded afterwards."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from transformers import AutoConfig

from assistant.evidence.sources import UNSUPPORTED
from assistant.runtime.judge import Judge
from assistant.runtime.llm import CLAIMS, chat
from assistant.runtime.lora import LABELS
from benchmarks.states import Layers
from scripts.lower_layers import Learner, go_on, learned
from scripts.train_judge import Prompt, learn_from, mean_of, padded

ASKED = [("You check.", "hello 你好"), ("You check.", "hello"), ("You check.", "你好，你好，你好")]


def test_what_was_learned_judges_alike_where_it_is_loaded(
    tiny_folder: Path, tmp_path: Path
) -> None:
    torch.manual_seed(0)
    layers = Layers(tiny_folder)
    model = Learner(AutoConfig.from_pretrained(tiny_folder), layers.weights([1]), len(LABELS))
    states = [layers.below(1, parts) for parts in ASKED]
    prompts = [Prompt(s.astype(np.float16), LABELS.index(UNSUPPORTED)) for s in states]
    for parameter in (p for p in model.parameters() if p.requires_grad):
        torch.nn.init.normal_(parameter, std=0.2)
    save_file(learned(model), tmp_path / "judge.safetensors")
    judge = Judge(tiny_folder, {CLAIMS: tmp_path / "judge.safetensors"})
    judged = judge.claims([chat(parts) for parts in ASKED])
    with torch.inference_mode():
        expected = torch.softmax(model(padded(prompts)), -1)
    for one, row in zip(judged, expected, strict=True):
        assert [one.denies, one.says, one.silent] == pytest.approx(row.tolist(), abs=0.05)
    learn_from(model, prompts * 100, rate=0.01)
    with torch.inference_mode():
        after = torch.softmax(model(padded(prompts)), -1)[:, prompts[0].label]
    assert after.min() > max(expected[:, prompts[0].label].max(), 0.9)


def test_a_run_goes_on_from_another_and_a_share_of_it_is_kept(tiny_folder: Path) -> None:
    config, weights = AutoConfig.from_pretrained(tiny_folder), Layers(tiny_folder).weights([1])
    first, second = (Learner(config, weights, len(LABELS)) for _ in range(2))
    for parameter in (p for p in first.parameters() if p.requires_grad):
        torch.nn.init.normal_(parameter)
    before, other = learned(first), learned(second)
    go_on(second, before)
    assert all(torch.equal(tensor, before[name]) for name, tensor in learned(second).items())
    assert all(
        torch.allclose(tensor, 0.75 * before[name] + 0.25 * other[name], atol=1e-2)
        for name, tensor in mean_of(before, other, 0.25).items()
    )
    with pytest.raises(KeyError, match="head"):
        go_on(second, {})


def test_shorter_prompts_are_filled_up_and_their_last_tokens_known() -> None:
    prompts = [Prompt(np.ones((length, 2), np.float16), 0) for length in (3, 5)]
    batch = padded(prompts)
    assert batch.states.shape == (2, 5, 2)
    assert [one.tolist() for one in batch.last] == [[0, 1], [2, 4]]
    assert batch.states[0, 3:].abs().sum() == 0
