"""Streams from transformers, and says the same as it would at once."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

import pytest
from tiny import write_gguf
from transformers import AutoModelForCausalLM, AutoTokenizer

from assistant.runtime.convert import gguf_to_safetensors
from assistant.runtime.llm import ASSENT, DISSENT, LanguageModel, Message
from assistant.runtime.packs import silent
from assistant.runtime.transformers_llm import TransformersLanguageModel
from index.errors import ModelError

HELLO = [Message("user", "hello 你好")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model in safetensors form."""
    home = tmp_path_factory.mktemp("model")
    write_gguf(home / "m.gguf")
    gguf_to_safetensors(home / "m.gguf", home / "safetensors", silent)
    return home / "safetensors"


@pytest.fixture(scope="module")
def model(folder: Path) -> LanguageModel:
    """The tiny model, loaded."""
    return TransformersLanguageModel(folder, "tiny")


def test_the_stream_is_the_greedy_continuation(model: LanguageModel, folder: Path) -> None:
    tokenizer = AutoTokenizer.from_pretrained(folder, fix_mistral_regex=False)
    plain = AutoModelForCausalLM.from_pretrained(folder, dtype="float32")
    prompt = tokenizer.apply_chat_template(
        [{"role": "user", "content": "hello 你好"}],
        add_generation_prompt=True,
        return_tensors="pt",
        return_dict=True,
    )
    length = prompt["input_ids"].shape[1]
    output = plain.generate(**prompt, do_sample=False, max_new_tokens=12)[0, length:]
    pieces, stream = [], model.stream(HELLO, max_tokens=12)
    while True:
        try:
            pieces.append(next(stream))
        except StopIteration as end:
            usage = end.value
            break
    assert "".join(pieces) == tokenizer.decode(output, skip_special_tokens=True)
    assert (usage.prompt_tokens, usage.output_tokens) == (length, len(output))


def test_leanings_are_log_odds_of_the_next_word(model: LanguageModel, folder: Path) -> None:
    tokenizer = AutoTokenizer.from_pretrained(folder, fix_mistral_regex=False)
    plain = AutoModelForCausalLM.from_pretrained(folder, dtype="float32")
    asked = ("hello 你好", "是不是？")
    yes, no = (tokenizer.encode(w, add_special_tokens=False)[0] for w in (ASSENT[0], DISSENT[0]))
    wanted = []
    for text in asked:
        prompt = tokenizer.apply_chat_template(
            [{"role": "user", "content": text}],
            add_generation_prompt=True,
            return_tensors="pt",
            return_dict=True,
        )
        logits = plain(**prompt).logits[0, -1].detach()
        wanted.append(float(logits[yes] - logits[no]))
    told = model.leanings([[Message("user", text)] for text in asked], "none")
    assert told == pytest.approx(wanted, abs=1e-4)
    assert told[0] != told[1]


def test_a_closed_stream_leaves_the_model_free(model: LanguageModel) -> None:
    stream = model.stream(HELLO, max_tokens=450)
    next(stream)
    stream.close()
    begun = time.perf_counter()
    assert "".join(model.stream(HELLO, max_tokens=4))
    assert time.perf_counter() - begun < 5


def test_a_model_without_a_chat_template_is_refused(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "m")
    settings = tmp_path / "m" / "tokenizer_config.json"
    settings.write_text(json.dumps(json.loads(settings.read_text()) | {"chat_template": None}))
    with pytest.raises(ModelError, match=r"no chat template.*instruct"):
        TransformersLanguageModel(tmp_path / "m", "base")


def test_a_missing_folder_names_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"nowhere cannot be loaded.*YOUJU_LANGUAGE_MODEL"):
        TransformersLanguageModel(tmp_path / "nowhere", "none")
