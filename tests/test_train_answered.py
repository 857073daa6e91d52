"""Questions that are read behind one passage together are read as each is by itself."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from transformers import AutoConfig

from assistant.runtime.judge import Judge
from assistant.runtime.llm import QUESTIONS, chat
from benchmarks.answered import Answered
from benchmarks.states import Layers
from prompts.render import render
from scripts.lower_layers import Learner, learned
from scripts.train_answered import learn_from, packed, passage_of, read

ASKED = (
    Answered("rules", "你好，世界", "你好？", is_stated=True),
    Answered("rules", "你好，世界", "世界？你好", is_stated=False),
    Answered("rules", "hello", "hello?", is_stated=True),
)


def test_what_was_learned_judges_alike_where_it_is_loaded(
    tiny_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    torch.manual_seed(0)
    monkeypatch.setattr("scripts.train_answered.LAYERS", range(1, 2))
    layers = Layers(tiny_folder)
    model = Learner(AutoConfig.from_pretrained(tiny_folder), layers.weights([1]), 2)
    for parameter in (p for p in model.parameters() if p.requires_grad):
        torch.nn.init.normal_(parameter, std=0.2)
    save_file(learned(model), tmp_path / "answered.safetensors")
    judge = Judge(tiny_folder, {QUESTIONS: tmp_path / "answered.safetensors"})
    asked = [render("answered", "zh", passage=a.passage, question=a.question) for a in ASKED]
    passages = list(read(iter(ASKED), layers))
    assert [len(p.asked) for p in passages] == [2, 1]
    with torch.inference_mode():
        made = model(packed(passages))
    odds = (made[:, 1] - made[:, 0]).tolist()
    assert odds == pytest.approx(judge.questions([chat(parts) for parts in asked]), abs=0.1)
    learn_from(model, passages * 100, rate=0.01)
    with torch.inference_mode():
        after = model(packed(passages))
    assert (after[:, 1] > after[:, 0]).tolist() == [one.is_stated for one in ASKED]


def test_prompts_part_where_the_first_differs_and_each_keeps_its_last_token() -> None:
    tokens = [np.array(row) for row in ([1, 2, 3, 4], [1, 2, 5], [1, 2, 3, 4, 6])]
    states = [np.ones((len(row), 2), np.float16) for row in tokens]
    passage = passage_of(tokens, states, [0, 1, 0])
    assert (len(passage.states), [len(one) for one in passage.asked]) == (2, [2, 1, 3])
    alone = passage_of(tokens[:1], states[:1], [1])
    assert (len(alone.states), [len(one) for one in alone.asked]) == (3, [1])
