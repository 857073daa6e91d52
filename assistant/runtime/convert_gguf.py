"""A GGUF file becomes a folder that transformers loads: bfloat16 weights, config, tokenizer.

Reads one slice of one tensor at a time. Knows the architectures of ``ARCHITECTURES`` only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from gguf import GGUFReader, dequantize
from gguf.gguf_reader import ReaderTensor
from numpy.typing import NDArray
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers

from assistant.runtime.tensorfile import Tensor, write, write_json
from index.errors import ModelError

ARCHITECTURES = {"qwen2": "Qwen2ForCausalLM"}
CHUNK_ROWS = 4096
CONTROL, USER_DEFINED, UNUSED = 3, 4, 5  # token types of the GGUF specification
QWEN2_SPLIT = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}"
    r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
OUTER = {"token_embd": "model.embed_tokens", "output_norm": "model.norm", "output": "lm_head"}
INNER = {
    "attn_norm": "input_layernorm",
    "attn_q": "self_attn.q_proj",
    "attn_k": "self_attn.k_proj",
    "attn_v": "self_attn.v_proj",
    "attn_output": "self_attn.o_proj",
    "ffn_norm": "post_attention_layernorm",
    "ffn_gate": "mlp.gate_proj",
    "ffn_up": "mlp.up_proj",
    "ffn_down": "mlp.down_proj",
}


def convert(source: Path, folder: Path, done: Callable[[int, int], None]) -> None:
    """Write config, tokenizer and bfloat16 weights.

    Args:
        source: The GGUF file.
        folder: An existing, empty folder.
        done: Told ``(bytes written, bytes in all)``.

    Raises:
        ModelError: The file is not GGUF or its architecture is unknown.
    """
    try:
        reader = GGUFReader(source)
    except (ValueError, IndexError) as error:
        raise ModelError(
            f"{source} is not a GGUF file as expected ({error}). Delete it and fetch it again."
        ) from error
    fields = _Fields(reader, source)
    write_json(folder / "config.json", _configuration(fields, reader))
    _write_tokenizer(fields, folder)
    tensors = [_tensor(tensor, source) for tensor in reader.tensors]
    total = sum(tensor.nbytes for tensor in tensors)
    write(folder / "model.safetensors", tensors, lambda count: done(count, total))


class _Fields:
    """The file's metadata; a missing key is an error that names it."""

    def __init__(self, reader: GGUFReader, source: Path) -> None:
        self._reader, self._source = reader, source
        self.architecture = self("general.architecture")
        if self.architecture not in ARCHITECTURES:
            raise ModelError(
                f"{source}: architecture {self.architecture!r} is not one of "
                f"{sorted(ARCHITECTURES)}. Use the same model as a folder in safetensors or "
                "OpenVINO form, or its hub name."
            )

    def __call__(self, key: str) -> Any:  # noqa: ANN401
        field = self._reader.get_field(key)
        if field is None:
            raise ModelError(f"{self._source}: the GGUF field {key} is missing. Use another file.")
        return field.contents()

    def model(self, key: str) -> Any:  # noqa: ANN401
        """A field of the architecture's own group."""
        return self(f"{self.architecture}.{key}")


def _configuration(fields: _Fields, reader: GGUFReader) -> dict[str, Any]:
    names = {tensor.name for tensor in reader.tensors}
    eos, pad = fields("tokenizer.ggml.eos_token_id"), fields("tokenizer.ggml.padding_token_id")
    return {
        "architectures": [ARCHITECTURES[fields.architecture]],
        "model_type": fields.architecture,
        "dtype": "bfloat16",
        "bos_token_id": fields("tokenizer.ggml.bos_token_id"),
        "eos_token_id": eos,
        "pad_token_id": pad,
        "hidden_act": "silu",
        "hidden_size": fields.model("embedding_length"),
        "intermediate_size": fields.model("feed_forward_length"),
        "max_position_embeddings": fields.model("context_length"),
        "num_attention_heads": fields.model("attention.head_count"),
        "num_hidden_layers": fields.model("block_count"),
        "num_key_value_heads": fields.model("attention.head_count_kv"),
        "rms_norm_eps": float(f"{fields.model('attention.layer_norm_rms_epsilon'):.6g}"),
        "rope_parameters": {
            "rope_type": "default",
            "rope_theta": fields.model("rope.freq_base"),
        },
        "tie_word_embeddings": "output.weight" not in names,
        "use_sliding_window": False,
        "vocab_size": len(fields("tokenizer.ggml.tokens")),
    }


def _tensor(tensor: ReaderTensor, source: Path) -> Tensor:
    shape = tuple(int(size) for size in reversed(tensor.shape))  # GGUF: fastest first
    return Tensor(_name(tensor.name, source), "BF16", shape, partial(_rows, tensor, shape))


def _name(name: str, source: Path) -> str:
    """``blk.3.attn_q.bias`` -> ``model.layers.3.self_attn.q_proj.bias``."""
    *front, part, kind = name.split(".")
    if not front and part in OUTER:
        return f"{OUTER[part]}.{kind}"
    if len(front) == 2 and front[0] == "blk" and part in INNER:
        return f"model.layers.{front[1]}.{INNER[part]}.{kind}"
    raise ModelError(
        f"{source}: the tensor {name} does not belong to a known architecture "
        f"({', '.join(ARCHITECTURES)}). Use the model as a safetensors folder instead."
    )


def _rows(tensor: ReaderTensor, shape: tuple[int, ...]) -> Iterator[NDArray[np.float32]]:
    data = tensor.data.reshape(1, -1) if len(shape) == 1 else tensor.data
    for start in range(0, len(data), CHUNK_ROWS):
        chunk = data[start : start + CHUNK_ROWS]
        yield np.asarray(dequantize(chunk, tensor.tensor_type), dtype=np.float32)


def _write_tokenizer(fields: _Fields, folder: Path) -> None:
    pre = fields("tokenizer.ggml.pre")
    if pre != "qwen2":
        raise ModelError(
            f"The tokenizer {pre!r} of the GGUF file is not known, only 'qwen2' is. "
            "Use the model as a safetensors folder instead."
        )
    tokens, kinds = fields("tokenizer.ggml.tokens"), fields("tokenizer.ggml.token_type")
    added = [i for i, kind in enumerate(kinds) if kind in (CONTROL, USER_DEFINED)]
    used = max(i for i, kind in enumerate(kinds) if kind != UNUSED) + 1  # the rest is padding
    vocabulary = {token: i for i, token in enumerate(tokens[:used])}
    merges = [tuple(merge.split(" ", 1)) for merge in fields("tokenizer.ggml.merges")]
    tokenizer = Tokenizer(models.BPE(vocabulary, merges))
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(QWEN2_SPLIT), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_tokens(
        [AddedToken(tokens[i], special=kinds[i] == CONTROL, normalized=False) for i in added]
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    _write_settings(fields, tokens, folder)


def _write_settings(fields: _Fields, tokens: list[str], folder: Path) -> None:
    eos, pad = fields("tokenizer.ggml.eos_token_id"), fields("tokenizer.ggml.padding_token_id")
    write_json(
        folder / "tokenizer_config.json",
        {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": fields.model("context_length"),
            "clean_up_tokenization_spaces": False,
            "eos_token": tokens[eos],
            "pad_token": tokens[pad],
            "chat_template": fields("tokenizer.chat_template"),
        },
    )
    write_json(
        folder / "generation_config.json",
        # the padding token never belongs to an answer: it ends one, as in the original model
        {"do_sample": False, "eos_token_id": sorted({eos, pad}), "pad_token_id": pad},
    )
