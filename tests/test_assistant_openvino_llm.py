"""Streams from OpenVINO: whole characters, stops when closed, one at a time."""

from __future__ import annotations

import os
import time
from collections.abc import Generator
from pathlib import Path
from threading import Event, Lock, Thread

import numpy as np
import pytest
from safetensors.numpy import save_file
from tiny import HIDDEN, INNER

from assistant.runtime.llm import Emit, LanguageModel, Message, Usage, chat, stream_from
from assistant.runtime.models import load_language_model
from assistant.runtime.openvino_llm import OpenVINOLanguageModel
from assistant.settings import Settings
from index.errors import ModelError
from prompts.render import render

HELLO = [Message("user", "hello 你好")]


@pytest.fixture(scope="module")
def model(tiny_folder: Path) -> LanguageModel:
    """The tiny model, loaded."""
    return OpenVINOLanguageModel(tiny_folder, "tiny", {})


def drained(stream: Generator[str, None, Usage]) -> tuple[str, Usage]:
    """Run a stream to its end."""
    text = ""
    while True:
        try:
            text += next(stream)
        except StopIteration as end:
            return text, end.value


def test_the_same_messages_give_the_same_words(model: LanguageModel) -> None:
    first, usage = drained(model.stream(HELLO, max_tokens=40))
    again, second = drained(model.stream(HELLO, max_tokens=40))
    assert first == again
    assert usage.output_tokens == second.output_tokens
    assert usage.log_probability == pytest.approx(second.log_probability, abs=0.1)
    assert usage.log_probability is not None
    assert usage.log_probability < 0
    assert (
        usage.prompt_tokens == second.prompt_tokens == 29
    )  # three marks, "he", "ll", 24 single bytes
    assert 0 < usage.output_tokens <= 40


def test_a_closed_stream_leaves_the_model_free(model: LanguageModel) -> None:
    stream = model.stream(HELLO, max_tokens=400)
    next(stream)
    stream.close()
    begun = time.perf_counter()
    text, _ = drained(model.stream(HELLO, max_tokens=10))
    assert time.perf_counter() - begun < 5
    assert text == drained(model.stream(HELLO, max_tokens=10))[0]


def test_a_prompt_that_is_too_long_is_refused(model: LanguageModel) -> None:
    with pytest.raises(ModelError, match=r"tiny could not go on.*at most 16384 tokens"):
        drained(model.stream([Message("user", "x" * 40_000)], max_tokens=4))
    assert drained(model.stream(HELLO, max_tokens=4))[1].output_tokens == 4


def test_an_adapter_is_worn_where_it_is_asked_for_and_nowhere_else(
    tiny_folder: Path, tmp_path: Path
) -> None:
    chance = np.random.default_rng(0)
    tensors = {
        f"base_model.model.model.layers.1.mlp.down_proj.lora_{which}.weight": 10
        * chance.normal(size=shape).astype(np.float32)
        for which, shape in (("A", (1, INNER)), ("B", (HIDDEN, 1)))
    }
    file = tmp_path / "odd.safetensors"
    save_file(tensors, file)
    plain, wearer, fresh = (
        OpenVINOLanguageModel(tiny_folder, "tiny", given)
        for given in ({}, {"odd": file}, {"odd": file})
    )

    def said(model: OpenVINOLanguageModel, at: int, name: str) -> float:
        (told,) = model.leanings([[Message("user", f"{at} 你好")]], name)
        return told  # none begins as another did

    names = ["", "odd", "unknown", "odd", "odd", "", "odd", ""]
    told = [said(wearer, at, name) for at, name in enumerate(names)]
    bare = [said(plain, at, "") for at in range(len(names))]
    worn = [said(fresh, at, "odd") for at in range(len(names))]
    assert list(wearer.adapters) == ["odd"]
    assert [name == "odd" for name in names] == [
        one != other for one, other in zip(told, bare, strict=True)
    ]
    assert [name == "odd" for name in names] == [
        one == other for one, other in zip(told, worn, strict=True)
    ]


def test_several_adapters_are_refused(tiny_folder: Path, tmp_path: Path) -> None:
    files = {name: tmp_path / name for name in ("odd", "even")}
    with pytest.raises(ValueError, match="got 2 adapters, expected at most one"):
        OpenVINOLanguageModel(tiny_folder, "tiny", files)


def test_a_broken_folder_names_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "openvino_model.xml").write_text("<nothing/>")
    with pytest.raises(ModelError, match=r"cannot be loaded by OpenVINO.*youju setup"):
        OpenVINOLanguageModel(tmp_path, "broken", {})


def test_streams_take_turns_and_a_closed_one_never_starts() -> None:
    lock, release, started = Lock(), Event(), Event()
    log: list[str] = []

    def slow(emit: Emit) -> Usage:
        emit("first")
        started.set()
        release.wait()
        log.append("first ended")
        return Usage(1, 1)

    def second(emit: Emit) -> Usage:
        log.append("second began")
        emit("second")
        return Usage(2, 2)

    def never(emit: Emit) -> Usage:
        del emit
        log.append("never")
        return Usage(3, 3)

    one = stream_from(slow, lock)
    assert next(one) == "first"
    started.wait()
    results: list[tuple[str, Usage]] = []
    waiting = Thread(target=lambda: results.append(drained(stream_from(second, lock))))
    waiting.start()
    closed = stream_from(never, lock)
    Thread(target=lambda: next(closed, None)).start()
    release.set()
    assert drained(one) == ("", Usage(1, 1))
    waiting.join()
    assert results == [("second", Usage(2, 2))]
    assert log.index("first ended") < log.index("second began")


def test_what_a_runtime_raises_reaches_the_reader() -> None:
    def fails(emit: Emit) -> Usage:
        emit("a")
        raise RuntimeError("broken")

    stream = stream_from(fails, Lock())
    assert next(stream) == "a"
    with pytest.raises(RuntimeError, match="broken"):
        next(stream)


def test_closing_tells_the_runtime_to_stop() -> None:
    stopped = Event()

    def endless(emit: Emit) -> Usage:
        while emit("x"):
            pass
        stopped.set()
        return Usage(0, 0)

    stream = stream_from(endless, Lock())
    next(stream)
    stream.close()
    assert stopped.wait(5)


@pytest.mark.slow
def test_the_default_model_answers_from_the_passage() -> None:
    model = load_language_model(Settings.from_environment(os.environ))
    messages = [
        Message("system", "你是政策文件问答助手，只依据参考条款作答。"),
        Message(
            "user",
            "参考条款：\n[1] 申请人应当自收到通知之日起十五日内提交材料。\n\n"
            "问题：几日内提交材料？\n请用一句话回答。",
        ),
    ]
    pieces = list(model.stream(messages, max_tokens=60))
    assert "十五日" in "".join(pieces)
    assert len(pieces) > 3
    assert not any("\ufffd" in piece for piece in pieces)


@pytest.mark.slow
def test_the_default_model_has_learned_to_tell_whether_an_answer_is_stated() -> None:
    model = load_language_model(Settings.from_environment(os.environ))
    sources = ("白鹭湖镇图书馆于2019年6月开馆，藏书八万册。", "图书馆由镇文化站管理，周一闭馆。")
    questions = ("图书馆藏书多少册？", "图书馆由谁管理？", "图书馆的建筑面积是多少？", "馆长是谁？")
    assert "witness" in model.adapters
    prompts = []
    for question in questions:
        for listed in (*sources, "\n".join(sources)):
            *_, copy, _, _ = parts = render("evidence", "zh", passages=listed, question=question)
            prompts.append(chat([*parts[:3], copy]))
    told = np.array(model.leanings(prompts, "witness")).reshape(4, 3)
    assert min(told[0, 0], told[1, 1], *told[:2, 2]) > 5
    assert max(told[0, 1] - told[0, 0], told[1, 0] - told[1, 1]) < -5
    assert told[2:].max() < -5
