"""E5S1 and GGUF become folders with the same weights; a broken step leaves nothing behind."""

from __future__ import annotations

import errno
import json
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from numpy.typing import NDArray
from safetensors.numpy import load_file
from safetensors.torch import load_file as load_torch
from tiny import pack_q4_0, write_e5s1, write_gguf
from transformers import AutoTokenizer

import assistant.runtime.convert as convert
import assistant.runtime.convert_gguf as convert_gguf
from assistant.runtime.convert_e5 import unpack_q4_0
from assistant.runtime.packs import silent
from assistant.runtime.tensorfile import Tensor, to_bfloat16, write
from index.embedder import SentenceTransformerEmbedder
from index.errors import ModelError

finite = st.floats(-(2.0**100), 2.0**100, width=32, allow_subnormal=False)


@given(hnp.arrays(np.float32, st.integers(1, 40), elements=finite))
def test_bfloat16_rounds_as_torch_does(values: NDArray[np.float32]) -> None:
    expected = torch.from_numpy(values).to(torch.bfloat16).view(torch.int16).numpy()
    assert (to_bfloat16(values).view(np.int16) == expected).all()


@given(
    hnp.arrays(np.int8, st.tuples(st.integers(1, 5), st.just(32)), elements=st.integers(-8, 7)),
    st.floats(2.0**-10, 8, width=16),
)
def test_q4_0_comes_back_as_packed(values: NDArray[np.int8], scale: float) -> None:
    scales = np.full(len(values), scale, np.float16)
    expected = values.astype(np.float32) * scales[:, None].astype(np.float32)
    assert (unpack_q4_0(pack_q4_0(values, scales)) == expected).all()


def test_a_safetensors_file_reads_back(tmp_path: Path) -> None:
    a, b = np.arange(6, dtype=np.float32).reshape(3, 2), np.array([0.5, -2], np.float32)
    told: list[int] = []
    tensors = [
        Tensor("a", "F32", (3, 2), lambda: iter([a[:2], a[2:]])),
        Tensor("b", "BF16", (2,), lambda: iter([b])),
    ]
    write(tmp_path / "x.safetensors", tensors, told.append)
    read = load_torch(tmp_path / "x.safetensors")
    assert (read["a"].numpy() == a).all()
    assert read["b"].dtype == torch.bfloat16
    assert read["b"].tolist() == [0.5, -2]
    assert told == [16, 24, 28]


def test_a_tensor_of_the_wrong_size_is_refused(tmp_path: Path) -> None:
    tensor = Tensor("a", "F32", (3,), lambda: iter([np.zeros(2, np.float32)]))
    with pytest.raises(ValueError, match="a: 8 bytes written, expected 12"):
        write(tmp_path / "x.safetensors", [tensor], lambda _: None)


def test_e5_keeps_its_weights_and_embeds(tmp_path: Path) -> None:
    weights = write_e5s1(tmp_path / "m.e5s1")
    told: list[tuple[str, int, int]] = []
    convert.e5_to_sentence_transformers(
        tmp_path / "m.e5s1", tmp_path / "m", lambda *stage: told.append(stage)
    )
    read = load_file(tmp_path / "m" / "model.safetensors")
    assert (read["embeddings.word_embeddings.weight"] == weights["emb.word"]).all()
    assert (read["encoder.layer.0.intermediate.dense.weight"] == weights["l0.fi.w"]).all()
    assert (read["encoder.layer.0.output.LayerNorm.bias"] == weights["l0.oln.b"]).all()
    assert told[-1][1] == told[-1][2] > 0
    embedder = SentenceTransformerEmbedder(tmp_path / "m", "tiny")
    rows = embedder.encode_passages(["城市高质量发展", "总体要求"])
    assert rows.shape == (2, embedder.dimension) == (2, 32)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


@pytest.mark.parametrize("keep", [0, 3, 40, 300])
def test_a_cut_e5_file_is_refused(tmp_path: Path, keep: int) -> None:
    write_e5s1(tmp_path / "m.e5s1")
    cut = tmp_path / "cut.e5s1"
    cut.write_bytes((tmp_path / "m.e5s1").read_bytes()[:keep])
    with pytest.raises(ModelError, match=r"cut\.e5s1 is not an E5S1 file.*fetch it again"):
        convert.e5_to_sentence_transformers(cut, tmp_path / "m", silent)
    assert not (tmp_path / "m").exists()


def test_gguf_keeps_its_weights_tokens_and_template(tmp_path: Path) -> None:
    weights = write_gguf(tmp_path / "m.gguf")
    convert.gguf_to_safetensors(tmp_path / "m.gguf", tmp_path / "m", silent)
    read = load_torch(tmp_path / "m" / "model.safetensors")
    assert len(read) == len(weights)
    for ours, theirs in (
        ("model.embed_tokens.weight", "token_embd.weight"),
        ("lm_head.weight", "output.weight"),
        ("model.layers.1.self_attn.k_proj.bias", "blk.1.attn_k.bias"),
        ("model.layers.1.mlp.down_proj.weight", "blk.1.ffn_down.weight"),
    ):
        assert np.allclose(read[ours].float().numpy(), weights[theirs], atol=0.02), ours
    config = json.loads((tmp_path / "m" / "config.json").read_text())
    assert config["tie_word_embeddings"] is False
    tokenizer = AutoTokenizer.from_pretrained(tmp_path / "m", fix_mistral_regex=False)
    text = tokenizer.apply_chat_template(
        [{"role": "user", "content": "hello 你好"}], tokenize=False, add_generation_prompt=True
    )
    assert text == "<|im_start|>user\nhello 你好<|im_end|>\n<|im_start|>assistant\n"
    ids = tokenizer(text).input_ids
    assert tokenizer.decode(ids) == text
    assert ids[0] == 257
    assert 259 in ids  # "he" was merged
    assert len(tokenizer) == 261  # the unused token is left out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第12条", ["第", "1", "2", "条"]),
        ("it's a test", ["it", "'s", " a", " test"]),
        ("a  b\n\nc", ["a", " ", " b", "\n\n", "c"]),
    ],
)
def test_text_is_split_as_qwen2_splits(text: str, expected: list[str]) -> None:
    from tokenizers import Regex, pre_tokenizers

    split = pre_tokenizers.Split(Regex(convert_gguf.QWEN2_SPLIT), "isolated")
    assert [piece for piece, _ in split.pre_tokenize_str(text)] == expected


def test_an_unknown_architecture_is_refused(tmp_path: Path) -> None:
    write_gguf(tmp_path / "m.gguf", architecture="mamba")
    with pytest.raises(ModelError, match=r"m\.gguf: architecture 'mamba' is not one of.*hub name"):
        convert.gguf_to_safetensors(tmp_path / "m.gguf", tmp_path / "m", silent)
    assert not (tmp_path / "m").exists()


def test_a_file_that_is_not_gguf_is_refused(tmp_path: Path) -> None:
    (tmp_path / "m.gguf").write_bytes(b"not a model" * 9)
    with pytest.raises(ModelError, match=r"m\.gguf is not a GGUF file.*fetch it again"):
        convert.gguf_to_safetensors(tmp_path / "m.gguf", tmp_path / "m", silent)


def test_a_full_disk_is_named_and_leaves_nothing_half_made(tmp_path: Path) -> None:
    def fill(folder: Path) -> None:
        (folder / "half").write_text("x")
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(ModelError, match=r"the disk is full.*YOUJU_MODELS"):
        convert.make(tmp_path / "m", fill)
    assert not (tmp_path / "m").exists()


def test_what_an_interrupted_step_left_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "m.tmp").mkdir()
    (tmp_path / "m.tmp" / "half").write_text("x")
    convert.make(tmp_path / "m", lambda folder: (folder / "whole").touch())
    assert [path.name for path in (tmp_path / "m").iterdir()] == ["whole"]
