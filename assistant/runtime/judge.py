"""What a passage makes of a claim or a question, told by lower layers of the default model.

A cross-encoder (Nogueira and Cho, 2019) out of a decoder: the model's layers up to one of its
middle read both at once, the last few of them with a LoRA (Hu et al., 2022), and a classifier reads
what the last one holds behind the last token. For claims ``scripts.train_judge`` has learned both,
for questions ``scripts.train_answered``; the layers are loaded once, and of the two LoRAs one is
worn at a time. Some half a second a passage on two cores; nothing is written, and the upper layers,
which do that, are not loaded. Knows a model's folder and what was learned for it, not what is
asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from assistant.evidence.sources import Likely
from assistant.runtime.llm import CLAIMS, QUESTIONS, Message
from assistant.runtime.lora import LABELS_OF, LOAD_ERRORS, factors, not_loaded, others
from assistant.runtime.mapped import IR, WEIGHTS, give_back
from assistant.runtime.openvino_llm import QUANTIZATION_GROUP

import openvino as ov  # type: ignore[import-untyped] # isort: skip
import openvino.opset13 as op  # type: ignore[import-untyped] # isort: skip
import openvino_genai as genai  # type: ignore[import-untyped] # isort: skip

Array = NDArray[np.float32]

PARTS = {
    **dict.fromkeys(("q_proj", "k_proj", "v_proj", "o_proj"), "self_attn"),
    **dict.fromkeys(("gate_proj", "up_proj", "down_proj"), "mlp"),
}
"""The matrices of a layer to which something is added, and the part that each is of."""
HEAD = "head"
"""How the classifier is named in the file."""
LINEAR = "ov_ext::linear/MatMul"
"""How the exporter names what multiplies with a matrix."""
EPSILON = 1e-6
WORN = "worn"
LEAST = 1e-6
"""Shares below it are taken for no smaller, so that their log-odds are told."""
NOTHING: Mapping[str, Array] = {}
_LAYER = re.compile(r"\.(\d+)\.")


class Judge:
    """Reads passages beside claims and questions. The model is loaded when it is first asked."""

    def __init__(self, folder: Path, learned: Mapping[str, Path]) -> None:
        """Remember where it is.

        Args:
            folder: The language model in OpenVINO form, as ``assistant.runtime.convert`` makes it.
            learned: What was learned for that very model, by what it judges: ``CLAIMS`` and
                ``QUESTIONS``; all end with the same layer.
        """
        self._folder, self._learned = folder, learned
        self._lock = Lock()

    def claims(self, chats: Sequence[Sequence[Message]]) -> list[Likely]:
        """Say how likely the passage that each chat shows says or denies its claim.

        Raises:
            ModelError: The model cannot be loaded.
        """
        judged = [self._shares(chat, CLAIMS) for chat in chats]
        return [Likely(float(says), float(no), float(silent)) for no, says, silent in judged]

    def questions(self, chats: Sequence[Sequence[Message]]) -> list[float]:
        """Give the log-odds that the passage that each chat shows states the answer.

        Raises:
            ModelError: The model cannot be loaded.
        """
        judged = np.array([self._shares(chat, QUESTIONS) for chat in chats]).clip(LEAST)
        return [float(odds) for odds in np.log(judged[:, 1] / judged[:, 0])]

    def _shares(self, chat: Sequence[Message], matter: str) -> Array:
        with self._lock:
            return self._loaded.shares(chat, matter)

    @cached_property
    def _loaded(self) -> LowerLayers:
        """The model, tried once, as a file that is damaged may load all the same."""
        try:
            layers = LowerLayers(self._folder, self._learned)
            for matter in self._learned:
                shares = layers.shares([Message("user", "?")], matter)
                labels = LABELS_OF[matter]
                if shares.shape != (len(labels),) or not np.isfinite(shares).all():
                    raise ValueError(
                        f"got {shares.tolist()}, expected a share for each of {labels}"
                    )
        except LOAD_ERRORS as error:
            learned = list(self._learned.values())
            raise not_loaded(self._folder, learned, "judges", error) from error
        give_back(self._folder / WEIGHTS)
        return layers


class LowerLayers:
    """The lower layers of a model with what was learned for each matter."""

    def __init__(self, folder: Path, learned: Mapping[str, Path]) -> None:
        """Load them; one of ``LOAD_ERRORS`` where something does not fit."""
        tensors = [
            {name: t.astype(np.float32) for name, t in load_file(path).items()}
            for path in learned.values()
        ]
        core = ov.Core()
        model = cut(core.read_model(folder / IR), tensors)
        group = {"DYNAMIC_QUANTIZATION_GROUP_SIZE": QUANTIZATION_GROUP}
        self._request = core.compile_model(model, "CPU", group).create_infer_request()
        self._tokenizer = genai.Tokenizer(folder)
        self._heads = {matter: others(t) for matter, t in zip(learned, tensors, strict=True)}

    def shares(self, chat: Sequence[Message], matter: str) -> Array:
        """What is made of a chat: a share for each label of what it is about."""
        worn = np.array([float(other == matter) for other in self._heads], np.float32)
        (state,) = inferred(self._request, tokens_of(self._tokenizer, chat), {WORN: worn})
        return classified(state, self._heads[matter])


def tokens_of(tokenizer: genai.Tokenizer, chat: Sequence[Message]) -> NDArray[np.int64]:
    """A chat as the model reads it, up to where its answer begins, shape ``(n,)``."""
    turns = [{"role": m.role, "content": m.content} for m in chat]
    return encoded(tokenizer, tokenizer.apply_chat_template(turns, add_generation_prompt=True))


def encoded(tokenizer: genai.Tokenizer, text: str) -> NDArray[np.int64]:
    """The tokens of a text as it stands, shape ``(n,)``."""
    found = tokenizer.encode(text, add_special_tokens=False)
    return np.array(found.input_ids.data[0], np.int64)


def inferred(
    request: ov.InferRequest, tokens: NDArray[np.int64], more: Mapping[str, Array] = NOTHING
) -> list[Array]:
    """What a language model gives for some tokens, read from the beginning: each of its outputs.

    Args:
        request: The model.
        tokens: Shape ``(n,)``.
        more: What else it is given, by name.
    """
    request.reset_state()
    found = request.infer(
        {
            "input_ids": tokens[None],
            "attention_mask": np.ones((1, len(tokens)), np.int64),
            "position_ids": np.arange(len(tokens))[None],
            "beam_idx": np.zeros(1, np.int32),
            **more,
        }
    )
    return [np.array(found[at][0], np.float32) for at in range(len(found))]


def classified(state: Array, head: Mapping[str, Array]) -> Array:
    """What the classifier makes of the last layer's state at one token: a share for each label.

    Args:
        state: Shape ``(d,)``.
        head: The classifier's tensors.
    """
    scaled = state / np.sqrt((state**2).mean() + EPSILON)
    scores = head[f"{HEAD}.weight"] @ scaled + head[f"{HEAD}.bias"]
    shares = np.exp(scores - scores.max())
    return np.asarray(shares / shares.sum(), np.float32)


def cut(model: ov.Model, learned: Sequence[Mapping[str, Array]]) -> ov.Model:
    """The layers of a model up to the last that something was learned for, with that added.

    Its one output is what that layer holds at the last token, shape ``(1, d)``; besides the model's
    own it has an input ``WORN``: for each of ``learned`` the share to which it is added.

    Raises:
        ValueError: What was learned does not all end with the same layer.
    """
    named = {node.get_friendly_name(): node for node in model.get_ops()}
    worn = op.parameter([len(learned)], np.float32, WORN)
    worn.output(0).get_tensor().set_names({WORN})
    highest = set[int]()
    for at, tensors in enumerate(learned):
        share = op.gather(worn, op.constant(np.array([at])), op.constant(np.array(0)))
        layers = set[int]()
        for name, down, up in factors(tensors):
            layer, matrix = name.split(".")
            path = f"__module.model.layers.{layer}.{PARTS[matrix]}.{matrix}/{LINEAR}"
            _add(named[path], down, up, share)
            layers.add(int(layer))
        highest.add(max(layers))
    if len(highest) != 1:
        raise ValueError(f"got layers up to {sorted(highest)}, expected all up to the same")
    (last,) = highest
    top = named[f"__module.model.layers.{last}/aten::add/Add_1"].output(0)
    state = op.gather(top, op.constant(np.array(-1)), op.constant(np.array(1)))
    kept = [sink for sink in model.get_sinks() if layer_of(sink) <= last]
    given = [*model.get_parameters(), worn]
    return ov.Model([op.result(state.output(0))], kept, given, "judge")


def _add(node: ov.Node, down: Array, up: Array, share: ov.Node) -> None:
    """Add a share of the product of two factors to the matrix that a node multiplies with."""
    readers = list(node.output(0).get_target_inputs())
    narrow = op.multiply(op.matmul(node.input_value(0), op.constant(down), False, True), share)
    both = op.add(node.output(0), op.matmul(narrow, op.constant(up), False, True).output(0))
    for reader in readers:
        reader.replace_source_output(both.output(0))


def layer_of(sink: ov.Node) -> int:
    """The number of the layer whose keys or values a model keeps there."""
    found = _LAYER.search(sink.get_variable_id())
    if found is None:
        raise ValueError(f"got {sink.get_variable_id()!r}, expected the number of a layer")
    return int(found[1])
