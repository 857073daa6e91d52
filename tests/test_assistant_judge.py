"""The judge: how its layers are cut from a model, and what the real one makes of claims."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file
from tiny import HIDDEN, INNER

from assistant.chat.entailment import asked_of_claim
from assistant.evidence.sources import CONTRADICTED, SUPPORTED, UNSUPPORTED, Likely
from assistant.runtime.judge import HEAD, PARTS, Judge, classified
from assistant.runtime.llm import CLAIMS, QUESTIONS, Judges, Message, chat
from assistant.runtime.lora import DOWN, LABELS, UP
from assistant.runtime.models import present_judge
from assistant.settings import Settings
from index.errors import ModelError

HELLO = [Message("user", "你好，世界")]
RULES = (
    "未经镇文化站批准，任何人不得在馆内拍摄。",
    "借书人应当在三十日内还书；逾期的，每册每日缴纳一角。",
)
WIDTHS = {"gate_proj": (HIDDEN, INNER), "up_proj": (HIDDEN, INNER), "down_proj": (INNER, HIDDEN)}


def write(file: Path, layer: int, size: float, labels: int = len(LABELS)) -> Path:
    """Write factors of a size in the feed-forward part of one layer, and a classifier."""
    chance = np.random.default_rng(0)
    tensors = {f"{HEAD}.weight": chance.normal(size=(labels, HIDDEN))}
    tensors[f"{HEAD}.bias"] = np.zeros(labels)
    for matrix, (wide, out) in WIDTHS.items():
        tensors[f"{layer}.{matrix}.{DOWN}"] = size * chance.normal(size=(1, wide))
        tensors[f"{layer}.{matrix}.{UP}"] = size * chance.normal(size=(out, 1))
    save_file({name: t.astype(np.float16) for name, t in tensors.items()}, file)
    return file


def judge_of(folder: Path, file: Path, layer: int, size: float) -> Judges:
    """A judge of claims that has learned so much."""
    return Judge(folder, {CLAIMS: write(file, layer, size)}).claims


def shares(likely: Likely) -> list[float]:
    """What it gives to each label."""
    return [likely.says, likely.denies, likely.silent]


def test_what_was_learned_is_added_and_the_layers_above_are_not_read(
    tiny_folder: Path, tmp_path: Path
) -> None:
    plain = judge_of(tiny_folder, tmp_path / "a.safetensors", 0, 0.0)([HELLO])[0]
    again = judge_of(tiny_folder, tmp_path / "b.safetensors", 0, 0.0)([HELLO, HELLO])
    moved = judge_of(tiny_folder, tmp_path / "c.safetensors", 0, 3.0)([HELLO])[0]
    above = judge_of(tiny_folder, tmp_path / "d.safetensors", 1, 0.0)([HELLO])[0]
    assert [shares(one) for one in again] == [shares(plain)] * 2
    assert sum(shares(plain)) == pytest.approx(1.0, abs=1e-5)
    assert shares(moved) != pytest.approx(shares(plain), abs=1e-3)
    assert shares(above) != pytest.approx(shares(plain), abs=1e-3)


def test_what_was_learned_for_questions_leaves_what_is_made_of_claims_as_it_was(
    tiny_folder: Path, tmp_path: Path
) -> None:
    claims, questions = tmp_path / "judge.safetensors", tmp_path / "answered.safetensors"
    write(claims, 0, 3.0)
    write(questions, 0, 2.0, labels=2)
    both = Judge(tiny_folder, {CLAIMS: claims, QUESTIONS: questions})
    (alone,) = Judge(tiny_folder, {CLAIMS: claims}).claims([HELLO])
    (odds,) = Judge(tiny_folder, {QUESTIONS: questions}).questions([HELLO])
    assert shares(both.claims([HELLO])[0]) == pytest.approx(shares(alone), abs=1e-5)
    assert both.questions([HELLO, HELLO]) == pytest.approx([odds, odds], abs=1e-4)
    assert shares(both.claims([HELLO])[0]) == pytest.approx(shares(alone), abs=1e-5)
    assert abs(odds) > 0.01


def test_what_was_learned_up_to_different_layers_is_refused(
    tiny_folder: Path, tmp_path: Path
) -> None:
    claims = write(tmp_path / "judge.safetensors", 0, 1.0)
    questions = write(tmp_path / "answered.safetensors", 1, 1.0, labels=2)
    with pytest.raises(ModelError, match=r"got layers up to \[0, 1\], expected all up to the same"):
        Judge(tiny_folder, {CLAIMS: claims, QUESTIONS: questions}).claims([HELLO])


def test_the_classifier_reads_a_state_whatever_its_length() -> None:
    state = np.array([1.0, -2.0, 0.5], np.float32)
    tensors = {
        f"{HEAD}.weight": np.eye(3, dtype=np.float32),
        f"{HEAD}.bias": np.zeros(3, np.float32),
    }
    told = classified(state, tensors)
    assert told == pytest.approx(classified(7 * state, tensors), abs=1e-5)
    assert told.argmax() == 0
    assert LABELS == (CONTRADICTED, SUPPORTED, UNSUPPORTED)


def test_every_matrix_of_a_layer_is_of_one_of_its_parts() -> None:
    assert set(PARTS.values()) == {"self_attn", "mlp"}
    assert set(WIDTHS) == {matrix for matrix, part in PARTS.items() if part == "mlp"}


def test_a_folder_without_the_model_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"do not load as what judges .* `youju setup`"):
        Judge(tmp_path, {CLAIMS: tmp_path / "judge.safetensors"}).claims([HELLO])


def without_head(tensors: dict[str, np.ndarray]) -> None:
    """Leave out the classifier."""
    del tensors[f"{HEAD}.weight"]


def of_two_labels(tensors: dict[str, np.ndarray]) -> None:
    """Let the classifier tell two labels only."""
    tensors[f"{HEAD}.weight"] = tensors[f"{HEAD}.weight"][:2]
    tensors[f"{HEAD}.bias"] = tensors[f"{HEAD}.bias"][:2]


def of_no_number(tensors: dict[str, np.ndarray]) -> None:
    """Put what is no number into a factor."""
    tensors[f"0.up_proj.{UP}"][0] = np.nan


def without_a_factor(tensors: dict[str, np.ndarray]) -> None:
    """Leave out one of two factors."""
    del tensors[f"0.up_proj.{DOWN}"]


@pytest.mark.parametrize("harm", [without_head, of_two_labels, of_no_number, without_a_factor])
def test_a_harmed_file_is_named_with_what_to_do(
    tiny_folder: Path, tmp_path: Path, harm: Callable[[dict[str, np.ndarray]], None]
) -> None:
    file = tmp_path / "judge.safetensors"
    write(file, 0, 1.0)
    tensors = dict(load_file(file))
    harm(tensors)
    save_file(tensors, file)
    with pytest.raises(ModelError, match=rf"{file.name} do not load .* Install Youju anew"):
        Judge(tiny_folder, {CLAIMS: file}).claims([HELLO])


@pytest.mark.parametrize("share", [0, 0.1, 0.999])
def test_a_file_that_was_cut_off_is_named_with_what_to_do(
    tiny_folder: Path, tmp_path: Path, share: float
) -> None:
    file = tmp_path / "judge.safetensors"
    write(file, 0, 1.0)
    whole = file.read_bytes()
    file.write_bytes(whole[: int(share * len(whole))])
    with pytest.raises(ModelError, match=rf"{file.name} do not load .* Install Youju anew"):
        Judge(tiny_folder, {CLAIMS: file}).claims([HELLO])


@pytest.fixture(scope="module")
def judge() -> Judges:
    """The real one."""
    found = present_judge(Settings.from_environment(os.environ))
    assert found is not None, "the language model is not ready; run `youju setup`"
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("claim", "of_first", "of_second"),
    [
        ("镇文化站没批准的，谁也不能在馆里拍摄。", "says", "silent"),
        ("在馆里想拍就拍，用不着跟文化站打招呼。", "denies", "silent"),
        ("借来的书要在三十日内还掉。", "silent", "says"),
        ("书想借多久就借多久，超期也不收钱。", "silent", "denies"),
        ("馆内的拍摄证每年换发一次。", "silent", "silent"),
    ],
)
def test_the_real_one_tells_what_is_said_denied_and_left_open(
    judge: Judges, claim: str, of_first: str, of_second: str
) -> None:
    told = judge([chat(asked_of_claim(rule, claim)) for rule in RULES])
    names = ("says", "denies", "silent")
    found = [max(names, key=lambda name: getattr(one, name)) for one in told]
    assert found == [of_first, of_second]
