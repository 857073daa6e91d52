"""What layers of the default language model hold where its answer is to begin, or at every token.

An adapter and a judge are learned from it: see ``witness``, ``scripts/train_witness.py`` and
``scripts/train_judge.py``. The model is run by OpenVINO as the product runs it, with the hidden
states of some layers as outputs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import openvino as ov  # type: ignore[import-untyped]
import openvino.opset13 as op  # type: ignore[import-untyped]
import openvino_genai as genai  # type: ignore[import-untyped]
from numpy.typing import NDArray

from assistant.runtime.judge import PARTS, encoded, inferred, layer_of, tokens_of
from assistant.runtime.llm import YES_OR_NO, chat
from assistant.runtime.mapped import IR
from assistant.runtime.openvino_llm import QUANTIZATION_GROUP

Array = NDArray[np.float32]
NORMS = ("input_layernorm", "post_attention_layernorm")
"""What scales the numbers that a layer's two parts read."""
Tokens = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class State:
    """What the model holds behind a prompt.

    Attributes:
        hidden: What each layer's feed-forward part reads at the last token, shape ``(layers, d)``.
        odds: Log-odds of yes against no as the next word.
    """

    hidden: Array
    odds: float


@dataclass(frozen=True, slots=True, eq=False)
class FeedForward:
    """The weights of a layer's feed-forward part; ``d`` is the model's width, ``f`` the part's.

    Attributes:
        gate: Shape ``(f, d)``.
        up: Shape ``(f, d)``.
        down: Shape ``(d, f)``.
    """

    gate: Array
    up: Array
    down: Array


class States:
    """Reads some layers of a model in OpenVINO form."""

    def __init__(self, folder: Path, layers: Sequence[int]) -> None:
        """Load the model in ``folder``."""
        self._tokenizer = genai.Tokenizer(folder)
        core = ov.Core()
        model = core.read_model(folder / IR)
        self._named = {node.get_friendly_name(): node for node in model.get_ops()}
        self._head = _matmul_before(model.outputs[0].get_node())
        hidden = [self._matmul(layer, "gate_proj").input_value(0) for layer in layers]
        logits = op.matmul(_last(self._head.input_value(0)), self._rows(YES_OR_NO), False, True)
        results = [op.result(output) for output in (logits, *hidden)]
        read = ov.Model(results, model.get_sinks(), model.get_parameters(), "states")
        group = {"DYNAMIC_QUANTIZATION_GROUP_SIZE": QUANTIZATION_GROUP}
        self._request = core.compile_model(read, "CPU", group).create_infer_request()
        self._core = core

    def at_answer(self, parts: Sequence[str]) -> State:
        """The state behind a prompt, its parts as ``assistant.runtime.llm.chat`` takes them."""
        logits, hidden = self._run(tokens_of(self._tokenizer, chat(parts)))
        return State(hidden[:, -1], float(logits[0] - logits[1]))

    def everywhere(self, parts: Sequence[str]) -> Array:
        """What each layer's feed-forward part reads at every token, shape ``(layers, n, d)``."""
        return self._run(tokens_of(self._tokenizer, chat(parts)))[1]

    def feed_forward(self, layer: int) -> FeedForward:
        """The weights of a layer's feed-forward part."""
        names = ("gate_proj", "up_proj", "down_proj")
        weights = [self._matmul(layer, name).input_value(1) for name in names]
        return FeedForward(*_constants(self._core, weights))

    def towards(self, words: tuple[str, str]) -> Array:
        """The unit direction in which the last layer tells a word from another, shape ``(d,)``."""
        (one, other), scale = *_constants(self._core, [self._rows(words)]), self._scale(self._head)
        return _unit((one - other) * scale)

    def moved(self, direction: Array, layer: int) -> Array:
        """In which direction a layer's feed-forward part reads what was written in one.

        Shape ``(d,)``, of unit length.
        """
        return _unit(direction * self._scale(self._matmul(layer, "gate_proj")))

    def _scale(self, matmul: ov.Node) -> Array:
        """What the norm in front of a layer multiplies each number with, shape ``(d,)``."""
        inputs = matmul.input_value(0).get_node().input_values()
        fixed = [o for o in inputs if o.get_node().get_type_name() in ("Constant", "Convert")]
        return _constants(self._core, fixed)[0].reshape(-1)

    def _run(self, tokens: Tokens) -> tuple[Array, Array]:
        """Logits of yes and no behind the tokens, and the states at each."""
        logits, *hidden = inferred(self._request, tokens)
        return logits, np.array(hidden)

    def _matmul(self, layer: int, name: str) -> ov.Node:
        return self._named[f"__module.model.layers.{layer}.mlp.{name}/ov_ext::linear/MatMul"]

    def _rows(self, words: tuple[str, str]) -> ov.Output:
        tokens = np.array([self._first_token(word) for word in words])
        rows = op.constant(np.array(0))
        return op.gather(self._head.input_value(1), op.constant(tokens), rows).output(0)

    def _first_token(self, word: str) -> int:
        return int(encoded(self._tokenizer, word)[0])


class Layers:
    """What a model in OpenVINO form holds below some layer, and the weights of others."""

    def __init__(self, folder: Path) -> None:
        """Read the model in ``folder``."""
        self._tokenizer = genai.Tokenizer(folder)
        self._core = ov.Core()
        self._model = self._core.read_model(folder / IR)
        self._named = {node.get_friendly_name(): node for node in self._model.get_ops()}
        self._requests = dict[int, ov.InferRequest]()

    def below(self, layer: int, parts: Sequence[str]) -> Array:
        """What a layer is given at every token of a prompt, shape ``(n, d)``."""
        if layer not in self._requests:
            self._requests[layer] = self._up_to(layer)
        (states,) = inferred(self._requests[layer], self.tokens(parts))
        return states

    def tokens(self, parts: Sequence[str]) -> Tokens:
        """A prompt as the model reads it, shape ``(n,)``."""
        return tokens_of(self._tokenizer, chat(parts))

    def weights(self, layers: Sequence[int]) -> dict[int, dict[str, Array]]:
        """The matrices and norms of some layers by their names, the biases as ``q_proj.bias``."""
        return {layer: self._weights(layer) for layer in layers}

    def _up_to(self, layer: int) -> ov.InferRequest:
        given = self._named[f"__module.model.layers.{layer - 1}/aten::add/Add_1"].output(0)
        kept = [sink for sink in self._model.get_sinks() if layer_of(sink) < layer]
        model = ov.Model([op.result(given)], kept, self._model.get_parameters(), "below")
        group = {"DYNAMIC_QUANTIZATION_GROUP_SIZE": QUANTIZATION_GROUP}
        return self._core.compile_model(model, "CPU", group).create_infer_request()

    def _weights(self, layer: int) -> dict[str, Array]:
        found = dict[str, ov.Output]()
        prefix = f"__module.model.layers.{layer}"
        for name, part in PARTS.items():
            linear = f"{prefix}.{part}.{name}/ov_ext::linear"
            found[name] = self._named[f"{linear}/MatMul"].input_value(1)
            if f"{linear}/Add" in self._named:
                found[f"{name}.bias"] = self._named[f"{linear}/Add"].input_value(1)
        for name in NORMS:
            scaling = self._named.get(f"{prefix}.{name}/aten::mul/Multiply_1")
            if scaling is not None:  # the exporter drops one of nothing but ones
                found[name] = scaling.input_value(0)
        values = _constants(self._core, list(found.values()))
        weights = dict(zip(found, values, strict=True))
        width = weights["q_proj"].shape[1]
        ones = dict.fromkeys(NORMS, np.ones(width, np.float32))
        return ones | {n: w if n in PARTS else w.reshape(-1) for n, w in weights.items()}


def _constants(core: ov.Core, outputs: Sequence[ov.Output]) -> list[Array]:
    model = ov.Model([op.result(o) for o in outputs], [], "constants")
    found = core.compile_model(model, "CPU")([])
    return [np.array(found[at], np.float32) for at in range(len(outputs))]


def _unit(vector: Array) -> Array:
    return np.asarray(vector / np.linalg.norm(vector), np.float32)


def _last(output: ov.Output) -> ov.Output:
    """The last token's row of a batch of one: ``(1, n, d)`` becomes ``(1, d)``."""
    return op.gather(output, op.constant(np.array(-1)), op.constant(np.array(1))).output(0)


def _matmul_before(node: ov.Node) -> ov.Node:
    while node.get_type_name() != "MatMul":
        node = node.input_value(0).get_node()
    return node
