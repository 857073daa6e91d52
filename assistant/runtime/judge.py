"""What a passage makes of a claim, told by the lower layers of the default language model.

A cross-encoder (Nogueira and Cho, 2019) out of a decoder: the model's layers up to one of its
middle read passage and claim at once, the last few of them with a LoRA (Hu et al., 2022), and a
classifier reads what the last one holds behind the last token. ``scripts.train_judge`` has learned
both. Some half a second a passage on two cores; nothing is written, and the upper layers, which do
that, are not loaded. Knows a model's folder and what was learned for it, not what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from assistant.evidence.sources import Likely
from assistant.runtime.llm import Message
from assistant.runtime.lora import LABELS, LOAD_ERRORS, factors, not_loaded, others
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
_LAYER = re.compile(r"\.(\d+)\.")


class Judge:
    """Reads passages beside claims. The model is loaded when it is first asked."""

    def __init__(self, folder: Path, learned: Path) -> None:
        """Remember where it is.

        Args:
            folder: The language model in OpenVINO form, as ``assistant.runtime.convert`` makes it.
            learned: What ``scripts.train_judge`` has written for that very model.
        """
        self._folder, self._learned = folder, learned
        self._lock = Lock()

    def __call__(self, chats: Sequence[Sequence[Message]]) -> list[Likely]:
        """Say how likely the passage that each chat shows says or denies its claim.

        Raises:
            ModelError: The model cannot be loaded.
        """
        with self._lock:
            return [self._judged(chat) for chat in chats]

    def _judged(self, chat: Sequence[Message]) -> Likely:
        denies, says, silent = (float(share) for share in shares_of(chat, *self._loaded))
        return Likely(says, denies, silent)

    @cached_property
    def _loaded(self) -> tuple[ov.InferRequest, genai.Tokenizer, dict[str, Array]]:
        """The model, tried once, as a file that is damaged may load all the same."""
        try:
            tensors = {k: v.astype(np.float32) for k, v in load_file(self._learned).items()}
            core = ov.Core()
            model = cut(core.read_model(self._folder / "openvino_model.xml"), tensors)
            group = {"DYNAMIC_QUANTIZATION_GROUP_SIZE": QUANTIZATION_GROUP}
            request = core.compile_model(model, "CPU", group).create_infer_request()
            loaded = request, genai.Tokenizer(self._folder), others(tensors)
            shares = shares_of([Message("user", "?")], *loaded)
            if shares.shape != (len(LABELS),) or not np.isfinite(shares).all():
                raise ValueError(f"got {shares.tolist()}, expected a share for each of {LABELS}")
        except LOAD_ERRORS as error:
            raise not_loaded(self._folder, self._learned, "judges claims", error) from error
        return loaded


def shares_of(
    chat: Sequence[Message],
    request: ov.InferRequest,
    tokenizer: genai.Tokenizer,
    head: dict[str, Array],
) -> Array:
    """What a judge makes of a claim: a share for each label."""
    turns = [{"role": m.role, "content": m.content} for m in chat]
    prompt = tokenizer.apply_chat_template(turns, add_generation_prompt=True)
    tokens = np.array(tokenizer.encode(prompt, add_special_tokens=False).input_ids.data[0])
    (state,) = inferred(request, tokens)
    return classified(state, head)


def inferred(request: ov.InferRequest, tokens: NDArray[np.int64]) -> list[Array]:
    """What a language model gives for some tokens, read from the beginning: each of its outputs."""
    request.reset_state()
    found = request.infer(
        {
            "input_ids": tokens.astype(np.int64)[None],
            "attention_mask": np.ones((1, len(tokens)), np.int64),
            "position_ids": np.arange(len(tokens))[None],
            "beam_idx": np.zeros(1, np.int32),
        }
    )
    return [np.array(found[at][0], np.float32) for at in range(len(found))]


def classified(state: Array, head: dict[str, Array]) -> Array:
    """What the classifier makes of the last layer's state at one token: a share for each label.

    Args:
        state: Shape ``(d,)``.
        head: The classifier's tensors.
    """
    scaled = state / np.sqrt((state**2).mean() + EPSILON)
    scores = head[f"{HEAD}.weight"] @ scaled + head[f"{HEAD}.bias"]
    shares = np.exp(scores - scores.max())
    return np.asarray(shares / shares.sum(), np.float32)


def cut(model: ov.Model, tensors: dict[str, Array]) -> ov.Model:
    """The layers of a model up to the last that something was learned for, with that added.

    Its one output is what that layer holds at the last token, shape ``(1, d)``.
    """
    named = {node.get_friendly_name(): node for node in model.get_ops()}
    highest = 0
    for name, down, up in factors(tensors):
        layer, matrix = name.split(".")
        _add(named[f"__module.model.layers.{layer}.{PARTS[matrix]}.{matrix}/{LINEAR}"], down, up)
        highest = max(highest, int(layer))
    top = named[f"__module.model.layers.{highest}/aten::add/Add_1"].output(0)
    last = op.gather(top, op.constant(np.array(-1)), op.constant(np.array(1)))
    kept = [sink for sink in model.get_sinks() if layer_of(sink) <= highest]
    return ov.Model([op.result(last.output(0))], kept, model.get_parameters(), "judge")


def _add(node: ov.Node, down: Array, up: Array) -> None:
    """Add the product of two factors to the matrix that a node multiplies with."""
    readers = list(node.output(0).get_target_inputs())
    narrow = op.matmul(node.input_value(0), op.constant(down), False, True)
    both = op.add(node.output(0), op.matmul(narrow, op.constant(up), False, True).output(0))
    for reader in readers:
        reader.replace_source_output(both.output(0))


def layer_of(sink: ov.Node) -> int:
    """The number of the layer whose keys or values a model keeps there."""
    found = _LAYER.search(sink.get_variable_id())
    if found is None:
        raise ValueError(f"got {sink.get_variable_id()!r}, expected the number of a layer")
    return int(found[1])
