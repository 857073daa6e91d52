"""The E5S1 embedding file becomes a sentence-transformers folder.

Knows only this one format; which file it is and whether it is intact is for others to say.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import (
    AddedToken,
    Regex,
    Tokenizer,
    decoders,
    models,
    normalizers,
    pre_tokenizers,
    processors,
)

from assistant.runtime.tensorfile import Tensor, write, write_json
from index.errors import ModelError

MAGIC = b"E5S1"
VERSION = 1
BLOCK = 32
BLOCK_BYTES = 18
CHUNK_BLOCKS = 1 << 17  # about 17 MB of float32 at a time
FLOAT32, Q4_0 = 0, 1


class Shape(NamedTuple):
    """Sizes of the encoder, in the order in which the file gives them."""

    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int


class Special(NamedTuple):
    """Ids of the special tokens, in the order in which the file gives them."""

    bos: int
    eos: int
    pad: int
    unk: int


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a tensor's bytes are."""

    dtype: int
    elements: int
    offset: int
    nbytes: int


@dataclass(frozen=True, slots=True)
class E5File:
    """The file's header, tokenizer and tensor directory."""

    data: mmap.mmap
    shape: Shape
    epsilon: float
    special: Special
    pieces: list[tuple[str, float]]
    tensors: dict[str, Entry]


class _Cursor:
    """Reads little-endian values one after the other."""

    def __init__(self, data: mmap.mmap) -> None:
        self.data, self.at = data, 0

    def values(self, layout: str) -> tuple[Any, ...]:
        """The next values, laid out as ``struct`` says."""
        found = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return found

    def value(self, layout: str) -> Any:  # noqa: ANN401
        """The next single value."""
        return self.values(layout)[0]

    def take(self, count: int) -> bytes:
        """The next ``count`` bytes."""
        self.at += count
        return self.data[self.at - count : self.at]


def convert(source: Path, folder: Path, done: Callable[[int, int], None]) -> None:
    """Write a sentence-transformers folder with float32 weights.

    Args:
        source: The E5S1 file.
        folder: An existing, empty folder.
        done: Told ``(bytes written, bytes in all)``.

    Raises:
        ModelError: The file is not E5S1, version 1, or is cut short.
    """
    with source.open("rb") as file:
        try:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            parsed = _parse(data)
            tensors = list(_tensors(parsed))
        except (struct.error, ValueError, KeyError, IndexError) as error:
            raise ModelError(
                f"{source} is not an E5S1 file as expected ({error}). Delete it and fetch it again."
            ) from error
        total = sum(tensor.nbytes for tensor in tensors)
        write(folder / "model.safetensors", tensors, lambda count: done(count, total))
        _write_tokenizer(parsed, folder)
        _write_configuration(parsed, folder)


def _parse(data: mmap.mmap) -> E5File:
    cursor = _Cursor(data)
    magic, version = cursor.take(4), cursor.value("I")
    if (magic, version) != (MAGIC, VERSION):
        raise ValueError(f"it starts with {magic!r}, version {version}")
    shape = Shape(*cursor.values("7i"))
    epsilon, block = cursor.values("fi")
    if block != BLOCK:
        raise ValueError(f"blocks of {block} weights, not {BLOCK}")
    special, pieces = _tokenizer_part(cursor)
    _, map_bytes = cursor.values("iI")
    cursor.take(map_bytes)
    return E5File(data, shape, epsilon, special, pieces, _directory(cursor))


def _tokenizer_part(cursor: _Cursor) -> tuple[Special, list[tuple[str, float]]]:
    count, *special = cursor.values("5i")
    blob_bytes = cursor.value("Q")
    offsets = np.frombuffer(cursor.take(4 * (count + 1)), np.dtype("<u4"))
    scores = np.frombuffer(cursor.take(4 * count), np.dtype("<f4"))
    blob = cursor.take(blob_bytes)
    texts = (blob[a:b].decode("utf-8") for a, b in pairwise(offsets))
    return Special(*special), [(t, float(s)) for t, s in zip(texts, scores, strict=True)]


def _directory(cursor: _Cursor) -> dict[str, Entry]:
    entries = {}
    for _ in range(cursor.value("i")):
        name = cursor.take(cursor.value("H")).decode("utf-8")
        entries[name] = Entry(*cursor.values("BIQQ"))
    return entries


def _tensors(file: E5File) -> Iterator[Tensor]:
    for name, source, shape in _names(file.shape):
        entry = file.tensors[source]
        rows = {FLOAT32: _plain, Q4_0: _unpacked}[entry.dtype]
        yield Tensor(name, "F32", shape, partial(rows, file.data, entry))


def _names(shape: Shape) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    """Yield (name in BertModel, name in the file, shape) of every tensor."""
    hidden = shape.hidden
    yield "embeddings.word_embeddings.weight", "emb.word", (shape.vocabulary, hidden)
    yield "embeddings.position_embeddings.weight", "emb.pos", (shape.positions, hidden)
    yield "embeddings.token_type_embeddings.weight", "emb.type", (shape.types, hidden)
    yield from _pair("embeddings.LayerNorm", "emb.ln", (hidden,), hidden)
    for layer in range(shape.layers):
        ours, theirs = f"encoder.layer.{layer}.", f"l{layer}."
        for part, short, size in (
            ("attention.self.query", "q", (hidden, hidden)),
            ("attention.self.key", "k", (hidden, hidden)),
            ("attention.self.value", "v", (hidden, hidden)),
            ("attention.output.dense", "ao", (hidden, hidden)),
            ("intermediate.dense", "fi", (shape.inner, hidden)),
            ("output.dense", "fo", (hidden, shape.inner)),
            ("attention.output.LayerNorm", "aln", (hidden,)),
            ("output.LayerNorm", "oln", (hidden,)),
        ):
            yield from _pair(ours + part, theirs + short, size, size[0])


def _pair(
    name: str, source: str, weight: tuple[int, ...], bias: int
) -> Iterator[tuple[str, str, tuple[int, ...]]]:
    yield f"{name}.weight", f"{source}.w", weight
    yield f"{name}.bias", f"{source}.b", (bias,)


def _plain(data: mmap.mmap, entry: Entry) -> Iterator[NDArray[np.float32]]:
    raw = data[entry.offset : entry.offset + entry.nbytes]
    yield np.frombuffer(raw, np.dtype("<f4")).astype(np.float32, copy=False)


def _unpacked(data: mmap.mmap, entry: Entry) -> Iterator[NDArray[np.float32]]:
    step = CHUNK_BLOCKS * BLOCK_BYTES
    end = entry.offset + entry.nbytes
    for start in range(entry.offset, end, step):
        yield unpack_q4_0(data[start : min(start + step, end)])


def unpack_q4_0(raw: bytes) -> NDArray[np.float32]:
    """Return the weights of whole Q4_0 blocks, shape ``(blocks, 32)``.

    A block is a float16 scale and 16 bytes; byte j holds weight j in its low half and weight
    j + 16 in its high half, each as ``(half - 8) * scale``.
    """
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    packed = blocks[:, 2:]
    halves = np.concatenate([packed & 15, packed >> 4], axis=1)
    return (halves.astype(np.float32) - 8) * scales


def _write_tokenizer(file: E5File, folder: Path) -> None:
    special = {key: file.pieces[i][0] for key, i in file.special._asdict().items()}
    tokenizer = Tokenizer(models.Unigram(file.pieces, unk_id=file.special.unk))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Strip()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    tokenizer.add_special_tokens([AddedToken(text, special=True) for text in special.values()])
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{special['bos']} $A {special['eos']}",
        pair=f"{special['bos']} $A {special['eos']} {special['eos']} $B {special['eos']}",
        special_tokens=[(special[key], getattr(file.special, key)) for key in ("bos", "eos")],
    )
    tokenizer.save(str(folder / "tokenizer.json"))
    write_json(
        folder / "tokenizer_config.json",
        {f"{key}_token": text for key, text in special.items()}
        | {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": file.shape.positions,
            "cls_token": special["bos"],
            "sep_token": special["eos"],
        },
    )


def _write_configuration(file: E5File, folder: Path) -> None:
    shape = file.shape
    write_json(
        folder / "config.json",
        {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "dtype": "float32",
            "hidden_act": "gelu",
            "hidden_size": shape.hidden,
            "intermediate_size": shape.inner,
            "layer_norm_eps": float(f"{file.epsilon:.6g}"),
            "max_position_embeddings": shape.positions,
            "num_attention_heads": shape.heads,
            "num_hidden_layers": shape.layers,
            "pad_token_id": file.special.pad,
            "type_vocab_size": shape.types,
            "vocab_size": shape.vocabulary,
        },
    )
    module = "sentence_transformers.models."
    names = [("", "Transformer"), ("1_Pooling", "Pooling"), ("2_Normalize", "Normalize")]
    write_json(
        folder / "modules.json",
        [
            {"idx": i, "name": str(i), "path": path, "type": module + kind}
            for i, (path, kind) in enumerate(names)
        ],
    )
    for path, _ in names[1:]:
        (folder / path).mkdir()
    write_json(
        folder / "1_Pooling" / "config.json",
        {"word_embedding_dimension": shape.hidden, "pooling_mode_mean_tokens": True},
    )
    write_json(
        folder / "sentence_bert_config.json",
        {
            "max_seq_length": shape.positions,
            "do_lower_case": False,
            # the file has no pooler, and this vocabulary is not the one transformers warns about
            "model_kwargs": {"add_pooling_layer": False},
            "processor_kwargs": {"fix_mistral_regex": False},
        },
    )
    write_json(
        folder / "config_sentence_transformers.json",
        {
            "prompts": {"query": "query: ", "document": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    )
