"""Language models on a CPU, by OpenVINO GenAI. Knows nothing of where the folder came from."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Mapping, Sequence
from functools import partial
from pathlib import Path
from threading import Lock

from assistant.runtime.llm import (
    QUESTIONS,
    YES_OR_NO,
    Answerable,
    Emit,
    Message,
    Usage,
    stream_from,
)
from assistant.runtime.mapped import WEIGHTS, give_back
from index.errors import ModelError
from index.unreported import forbid_telemetry

forbid_telemetry()

import openvino_genai as genai  # type: ignore[import-untyped]  # noqa: E402

CACHE_BLOCKS = 512
"""16,384 tokens in all, about 0.25 GB for a model of 1.5 billion parameters."""
BLOCK_TOKENS = 32
PREFILL_TOKENS = 512
"""Tokens read at once; more than the usual prompt, so that it is read in one go."""
QUANTIZATION_GROUP = 128
"""Activations that share an int8 scale; the default of 32 reads a quarter slower."""
ASSISTANT_TOKENS = 6
NGRAM_SIZE = 3


class OpenVINOLanguageModel:
    """A folder in OpenVINO form, with prefix caching and prompt lookup, greedy.

    Prompt lookup proposes words that stand in the prompt; the model accepts only those it would
    have written itself, so the text is the same and comes sooner where it quotes.
    """

    def __init__(
        self,
        folder: Path,
        name: str,
        adapters: Mapping[str, Path],
        judge: Answerable | None = None,
    ) -> None:
        """Load the model.

        Args:
            folder: Holds ``openvino_model.xml`` and ``openvino_tokenizer.xml``.
            name: As shown in answers.
            adapters: The file of the adapter that was learned for this very model, by name; at most
                one, since GenAI 2026.4 does not part several.
            judge: What the model has learned to judge of questions, worn as ``QUESTIONS``.

        Raises:
            ModelError: The runtime cannot load the folder.
            ValueError: Several adapters are given.
        """
        if len(adapters) > 1:
            raise ValueError(f"got {len(adapters)} adapters, expected at most one")
        scheduler = genai.SchedulerConfig()
        scheduler.enable_prefix_caching = True
        scheduler.num_kv_blocks = CACHE_BLOCKS
        scheduler.max_num_batched_tokens = PREFILL_TOKENS
        try:
            self._adapters = {key: genai.Adapter(path) for key, path in adapters.items()}
            self.adapters = (*self._adapters, *([QUESTIONS] if judge else []))
            self._pipeline = genai.LLMPipeline(
                folder,
                "CPU",
                scheduler_config=scheduler,
                prompt_lookup=True,
                adapters=self._wearing(*adapters),
                DYNAMIC_QUANTIZATION_GROUP_SIZE=QUANTIZATION_GROUP,
            )
        except RuntimeError as error:
            raise ModelError(
                f"{folder} cannot be loaded by OpenVINO: {_last_line(error)} Delete it and run "
                "`youju setup` again, or set YOUJU_RUNTIME=transformers."
            ) from error
        self.name, self._judge = name, judge
        self._tokenizer = self._pipeline.get_tokenizer()
        self._lock = Lock()
        # the weights are read and packed on first use: better now than at the first question
        for _ in self.stream([Message("user", ".")], max_tokens=1):
            pass
        give_back(folder / WEIGHTS)

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
        """Log-odds of yes against no as the next word of each chat, whatever it would say.

        The first chat is read before the others, which are read together: what they begin with
        is then in the prefix cache.
        """
        if adapter == QUESTIONS and self._judge:
            return self._judge(chats)
        first, *others = map(self._prompt, chats)
        ones, rest = (
            [score for some in ([first], others) for score in self._likely(some, word, adapter)]
            for word in YES_OR_NO
        )
        return [one - other for one, other in zip(ones, rest, strict=True)]

    def _likely(self, prompts: Sequence[str], word: str, adapter: str) -> Sequence[float]:
        """The log-probability of a next word of each prompt: that of the only one it may say."""
        if not prompts:
            return ()
        config = self._config(1, adapter)
        config.structured_output_config = genai.StructuredOutputConfig(regex=re.escape(word))
        with self._lock:
            return tuple(self._run(prompts, config).scores)

    def _prompt(self, messages: Sequence[Message]) -> str:
        """A chat as the model reads it, up to where its answer begins."""
        turns = [{"role": m.role, "content": m.content} for m in messages]
        prompt: str = self._tokenizer.apply_chat_template(turns, add_generation_prompt=True)
        return prompt

    def _wearing(self, *names: str) -> genai.AdapterConfig:
        """The adapter at its full weight where it is named, else at none.

        It is never left out: GenAI 2026.4 computes nonsense where it comes back.
        """
        weights = [(adapter, float(key in names)) for key, adapter in self._adapters.items()]
        return genai.AdapterConfig(weights)

    def _config(self, max_tokens: int, adapter: str) -> genai.GenerationConfig:
        """Greedy, with log-probabilities, an adapter worn or none."""
        config = self._pipeline.get_generation_config()
        config.apply_chat_template = False
        config.do_sample = False
        config.max_new_tokens = max_tokens
        config.logprobs = 1
        config.num_assistant_tokens = ASSISTANT_TOKENS
        config.max_ngram_size = NGRAM_SIZE
        config.adapters = self._wearing(adapter)
        return config

    def _generate(self, messages: Sequence[Message], max_tokens: int, emit: Emit) -> Usage:
        def streamer(text: str) -> genai.StreamingStatus:
            status = genai.StreamingStatus
            return status.RUNNING if emit(text) else status.CANCEL

        results = self._run([self._prompt(messages)], self._config(max_tokens, ""), streamer)
        metrics = results.perf_metrics
        return Usage(
            metrics.get_num_input_tokens(),
            metrics.get_num_generated_tokens(),
            results.scores[0],
        )

    def _run(
        self,
        prompts: Sequence[str],
        config: genai.GenerationConfig,
        *streamer: Callable[[str], genai.StreamingStatus],
    ) -> genai.DecodedResults:
        try:
            return self._pipeline.generate(list(prompts), config, *streamer)
        except RuntimeError as error:
            raise ModelError(
                f"{self.name} could not go on: {_last_line(error)} A prompt may have at most "
                f"{CACHE_BLOCKS * BLOCK_TOKENS} tokens: give it fewer or shorter passages."
            ) from error


def _last_line(error: RuntimeError) -> str:
    """What went wrong; the lines above it name places in the runtime's own source."""
    return str(error).strip().splitlines()[-1]
