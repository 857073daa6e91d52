"""Language models on CUDA, and any that OpenVINO does not know, by transformers.

Knows nothing of where the folder came from.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any

import torch
from huggingface_hub.utils.tqdm import disable_progress_bars

from assistant.runtime.llm import YES_OR_NO, Emit, Message, Usage, stream_from
from index.errors import ModelError

disable_progress_bars()  # read once, by the next import: no bars among the messages

from transformers import (  # noqa: E402
    AutoConfig,
    AutoModelForCausalLM,
    AutoTokenizer,
    GenerationConfig,
    StoppingCriteria,
    StoppingCriteriaList,
    TextStreamer,
)


def cuda_available() -> bool:
    """Whether torch can use a CUDA device."""
    return torch.cuda.is_available()


class TransformersLanguageModel:
    """A folder in safetensors form: bfloat16 on CUDA, float32 on a CPU, greedy."""

    def __init__(self, folder: Path, name: str) -> None:
        """Load the model.

        Args:
            folder: A transformers folder with weights, config and tokenizer.
            name: As shown in answers.

        Raises:
            ModelError: transformers cannot load the folder, or its tokenizer has no chat template.
        """
        self._device = "cuda" if cuda_available() else "cpu"
        dtype = torch.bfloat16 if self._device == "cuda" else torch.float32
        local: dict[str, Any] = {"local_files_only": True, "trust_remote_code": False}
        try:
            config = AutoConfig.from_pretrained(folder, **local)
            # the tokenizer is used as it is: no guess about its regex, no warning either
            self._tokenizer: Any = AutoTokenizer.from_pretrained(
                folder, fix_mistral_regex=False, **local
            )
            model: Any = AutoModelForCausalLM.from_pretrained(
                folder, config=config, dtype=dtype, **local
            )
        except (ImportError, OSError, ValueError, KeyError, RuntimeError) as error:
            raise ModelError(
                f"{folder} cannot be loaded by transformers: {error}. Choose another "
                "YOUJU_LANGUAGE_MODEL; code that comes with a model is never run."
            ) from error
        if not self._tokenizer.chat_template:
            raise ModelError(
                f"{folder}: its tokenizer has no chat template, so it is not a model for chats. "
                "Choose an instruct model."
            )
        self._model = model.to(self._device).eval()
        self.name = name
        self.adapters = ()
        self._lock = Lock()

    def stream(
        self, messages: Sequence[Message], *, max_tokens: int = 512
    ) -> Generator[str, None, Usage]:
        """Yield text as it is made and return the usage; closing the generator stops the model."""
        return stream_from(partial(self._generate, messages, max_tokens), self._lock)

    def leanings(
        self,
        chats: Sequence[Sequence[Message]],
        adapter: str,
    ) -> list[float]:
        """Log-odds of yes against no as the next word; there are no adapters to wear."""
        del adapter
        one, other = (
            self._tokenizer.encode(word, add_special_tokens=False)[0] for word in YES_OR_NO
        )
        with self._lock, torch.inference_mode():
            last = [self._model(**self._prompt(chat)).logits[0, -1].float() for chat in chats]
        return [float(logits[one] - logits[other]) for logits in last]

    def _prompt(self, messages: Sequence[Message]) -> Any:  # noqa: ANN401
        return self._tokenizer.apply_chat_template(
            [{"role": m.role, "content": m.content} for m in messages],
            add_generation_prompt=True,
            return_tensors="pt",
            return_dict=True,
        ).to(self._device)

    def _generate(self, messages: Sequence[Message], max_tokens: int, emit: Emit) -> Usage:
        prompt = self._prompt(messages)
        streamer = _Streamer(self._tokenizer, emit)
        output = self._model.generate(
            **prompt,
            generation_config=self._greedy(max_tokens),
            streamer=streamer,
            stopping_criteria=StoppingCriteriaList([_Unwanted(streamer)]),
            return_dict_in_generate=True,
            output_scores=True,
        )
        prompt_tokens = prompt["input_ids"].shape[1]
        written = output.sequences[0, prompt_tokens:]
        scores = [step[0].float().log_softmax(-1) for step in output.scores]
        likely = sum(float(s[token]) for s, token in zip(scores, written, strict=True))
        return Usage(prompt_tokens, len(written), likely)

    def _greedy(self, max_tokens: int) -> GenerationConfig:
        own = self._model.generation_config
        return GenerationConfig(  # type: ignore[no-untyped-call]
            do_sample=False,
            max_new_tokens=max_tokens,
            eos_token_id=own.eos_token_id,
            pad_token_id=own.pad_token_id or self._tokenizer.pad_token_id,
        )


class _Streamer(TextStreamer):
    """Hands on text as soon as its characters are complete."""

    def __init__(self, tokenizer: Any, emit: Emit) -> None:  # noqa: ANN401
        super().__init__(tokenizer, skip_prompt=True, skip_special_tokens=True)
        self._emit = emit
        self.wanted = True

    def on_finalized_text(self, text: str, stream_end: bool = False) -> None:
        """Pass the text on."""
        del stream_end
        if text:
            self.wanted = self._emit(text)


class _Unwanted(StoppingCriteria):
    """Stops when nobody wants more."""

    def __init__(self, streamer: _Streamer) -> None:
        self._streamer = streamer

    def __call__(self, input_ids: Any, scores: Any, **_: Any) -> Any:  # noqa: ANN401
        """Whether each row is done."""
        del scores
        return torch.full((len(input_ids),), not self._streamer.wanted, device=input_ids.device)
