"""Small model files, made from random numbers, in the forms that real ones come in."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
from gguf import GGMLQuantizationType, GGUFWriter, quantize
from numpy.typing import NDArray

HIDDEN, LAYERS, HEADS, KV_HEADS, INNER = 64, 2, 4, 2, 128
SPECIAL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}"
    "<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def byte_alphabet() -> list[str]:
    """The 256 characters that stand for bytes in a byte-level vocabulary."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in printable]
    return [chr(byte) for byte in printable] + [chr(256 + i) for i in range(len(others))]


def write_gguf(path: Path, architecture: str = "qwen2") -> dict[str, NDArray[np.float32]]:
    """Write a random qwen2 model as GGUF; return its weights as they were before Q8_0."""
    tokens = [*byte_alphabet(), *SPECIAL, "he", "ll", "[PAD261]"]
    writer = GGUFWriter(path, architecture)
    writer.add_context_length(512)
    writer.add_embedding_length(HIDDEN)
    writer.add_feed_forward_length(INNER)
    writer.add_block_count(LAYERS)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(KV_HEADS)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_rope_freq_base(1e6)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list(tokens)
    writer.add_token_types([1] * 256 + [3] * 3 + [1] * 2 + [5])
    writer.add_token_merges(["h e", "l l"])
    writer.add_bos_token_id(256)
    writer.add_eos_token_id(258)
    writer.add_pad_token_id(256)
    writer.add_chat_template(TEMPLATE)
    weights = _weights(len(tokens))
    for name, value in weights.items():
        if value.ndim == 2:
            kind = GGMLQuantizationType.Q8_0
            writer.add_tensor(name, quantize(value, kind), raw_dtype=kind)
        else:
            writer.add_tensor(name, value)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return weights


def _weights(vocabulary: int) -> dict[str, NDArray[np.float32]]:
    random = np.random.default_rng(7)
    kv = HIDDEN // HEADS * KV_HEADS
    shapes: dict[str, tuple[int, ...]] = {
        "token_embd.weight": (vocabulary, HIDDEN),
        "output.weight": (vocabulary, HIDDEN),
        "output_norm.weight": (HIDDEN,),
    }
    for layer in range(LAYERS):
        for part, shape in {
            "attn_norm.weight": (HIDDEN,),
            "attn_q.weight": (HIDDEN, HIDDEN),
            "attn_q.bias": (HIDDEN,),
            "attn_k.weight": (kv, HIDDEN),
            "attn_k.bias": (kv,),
            "attn_v.weight": (kv, HIDDEN),
            "attn_v.bias": (kv,),
            "attn_output.weight": (HIDDEN, HIDDEN),
            "ffn_norm.weight": (HIDDEN,),
            "ffn_gate.weight": (INNER, HIDDEN),
            "ffn_up.weight": (INNER, HIDDEN),
            "ffn_down.weight": (HIDDEN, INNER),
        }.items():
            shapes[f"blk.{layer}.{part}"] = shape
    return {
        name: (
            np.ones(shape, np.float32)
            if "norm" in name
            else random.normal(0, 0.3, shape).astype(np.float32)
        )
        for name, shape in shapes.items()
    }


def pack_q4_0(values: NDArray[np.int8], scales: NDArray[np.float16]) -> bytes:
    """Lay out rows of 32 numbers from -8 to 7 as Q4_0 blocks."""
    blocks = []
    for row, scale in zip(values, scales, strict=True):
        halves = [int(value) + 8 for value in row]
        packed = bytes(halves[j] | halves[j + 16] << 4 for j in range(16))
        blocks.append(scale.tobytes() + packed)
    return b"".join(blocks)


def write_e5s1(path: Path) -> dict[str, NDArray[np.float32]]:
    """Write a random E5S1 file with one layer; return its weights by their names in the file."""
    hidden, inner, positions, types = 32, 64, 64, 2
    pieces = [
        "<s>",
        "<pad>",
        "</s>",
        "<unk>",
        "▁",
        *"城市高质量发展的总体要求一二三abcdefquery:psg",
    ]
    pieces = list(dict.fromkeys(pieces))
    vocabulary = len(pieces) + 3
    blob = "".join(pieces).encode()
    offsets = np.cumsum([0, *(len(piece.encode()) for piece in pieces)]).astype("<u4")
    random = np.random.default_rng(3)
    head = b"E5S1" + struct.pack(
        "<I7ifi", 1, hidden, 1, 2, inner, vocabulary, positions, types, 1e-12, 32
    )
    head += struct.pack("<5iQ", len(pieces), 0, 2, 1, 3, len(blob)) + offsets.tobytes()
    head += np.full(len(pieces), -2.0, "<f4").tobytes() + blob
    head += struct.pack("<iI", 1, 3) + b"map"
    weights: dict[str, NDArray[np.float32]] = {}
    entries: list[tuple[bytes, int, int, bytes]] = []

    def plain(name: str, *shape: int, ones: bool = False) -> None:
        value = np.ones(shape, "<f4") if ones else random.normal(0, 0.1, shape).astype("<f4")
        weights[name] = value
        entries.append((name.encode(), 0, value.size, value.tobytes()))

    def packed(name: str, rows: int, columns: int) -> None:
        values = random.integers(-8, 8, (rows * columns // 32, 32)).astype(np.int8)
        scales = random.uniform(0.01, 0.1, len(values)).astype(np.float16)
        weights[name] = (values * scales[:, None].astype(np.float32)).reshape(rows, columns)
        entries.append((name.encode(), 1, rows * columns, pack_q4_0(values, scales)))

    packed("emb.word", vocabulary, hidden)
    plain("emb.pos", positions, hidden)
    plain("emb.type", types, hidden)
    plain("emb.ln.w", hidden, ones=True)
    plain("emb.ln.b", hidden)
    for short, rows, columns in (
        *(("q", hidden, hidden), ("k", hidden, hidden), ("v", hidden, hidden)),
        *(("ao", hidden, hidden), ("fi", inner, hidden), ("fo", hidden, inner)),
    ):
        packed(f"l0.{short}.w", rows, columns)
        plain(f"l0.{short}.b", rows)
    for short in ("aln", "oln"):
        plain(f"l0.{short}.w", hidden, ones=True)
        plain(f"l0.{short}.b", hidden)
    start = len(head) + 4 + sum(2 + len(name) + 21 for name, *_ in entries)
    directory = struct.pack("<i", len(entries))
    for name, kind, elements, data in entries:
        directory += struct.pack("<H", len(name)) + name
        directory += struct.pack("<BIQQ", kind, elements, start, len(data))
        start += len(data)
    path.write_bytes(head + directory + b"".join(data for *_, data in entries))
    return weights


def write_openvino(home: Path) -> Path:
    """Write a tiny language model below a folder; return the one with its OpenVINO form."""
    from assistant.runtime.convert import gguf_to_safetensors, safetensors_to_openvino
    from assistant.runtime.packs import silent

    write_gguf(home / "m.gguf")
    gguf_to_safetensors(home / "m.gguf", home / "safetensors", silent)
    safetensors_to_openvino(home / "safetensors", home / "openvino", silent)
    return home / "openvino"
