"""The adapter of the witness: neurons that speak where the answer begins, and there alone."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks.states import Array, FeedForward
from benchmarks.witness import Case, learn, log_odds, told
from scripts.train_witness import OPEN, least, neuron, opening

WIDTH, INNER, CASES = 12, 30, 120
CHANCE = np.random.default_rng(0)
GAIN = 15.0
PLACE = 6.0
"""What the first number of a state is where the answer begins; elsewhere it is the opposite."""
YES = np.eye(WIDTH, dtype=np.float32)[3]


def states(count: int, place: float) -> Array:
    found = CHANCE.normal(size=(count, WIDTH)).astype(np.float32)
    found[:, 0] = place + 0.01 * found[:, 0]
    return found


def part() -> FeedForward:
    gate, up, down = (
        CHANCE.normal(size=shape).astype(np.float32)
        for shape in ((INNER, WIDTH), (INNER, WIDTH), (WIDTH, INNER))
    )
    gate[7], up[7], down[:, 7] = 0.1 * gate[7], 0.1 * up[7], 0.1 * down[:, 7]
    return FeedForward(gate, up, down)


def run(part: FeedForward, hidden: Array) -> Array:
    opened, lifted = hidden @ part.gate.T, hidden @ part.up.T
    return np.asarray((opened / (1 + np.exp(-opened)) * lifted) @ part.down.T, np.float32)


def worn(part: FeedForward, tensors: dict[str, Array]) -> FeedForward:
    def added(name: str) -> Array:
        a, b = (next(t for k, t in tensors.items() if f"{name}.lora_{w}" in k) for w in "AB")
        return b @ a

    return FeedForward(
        part.gate + added("gate_proj"),
        part.up + added("up_proj"),
        part.down + added("down_proj"),
    )


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    """Answerable where the sixth number is positive."""
    hidden = states(CASES, PLACE)
    read = [np.array([h] * 2) for h in hidden]
    return [Case("law", "ab"[i % 2], bool(h[0, 5] > 0), 0.0, 0.0, h) for i, h in enumerate(read)]


def test_the_direction_tells_the_answerable_from_the_rest(cases: list[Case]) -> None:
    here = [c for c in cases if c.half == "a"]
    odds = log_odds(here, learn([c for c in cases if c.half == "b"], range(2)))
    yes, no, area, refused = told(list(zip(here, odds.tolist(), strict=True)))
    assert yes + no == len(here)
    assert area > 0.9
    assert refused > 0.8


def test_the_neuron_writes_its_log_odds_at_the_place_of_the_answer(cases: list[Case]) -> None:
    before, elsewhere = part(), states(200, -PLACE)
    hidden = np.array([c.hidden[0] for c in cases])
    direction, at = learn(cases, [0])[0], least(before)
    after = worn(before, neuron(18, before, opening(hidden, elsewhere, YES), direction, GAIN * YES))
    without = FeedForward(
        np.delete(before.gate, at, 0), np.delete(before.up, at, 0), np.delete(before.down, at, 1)
    )
    written = run(after, hidden) - run(without, hidden)
    expected = GAIN * direction.of(hidden)
    assert np.allclose(written @ YES, expected, rtol=0.05, atol=0.3 * GAIN / 5)
    assert np.allclose(written - np.outer(written @ YES, YES), 0, atol=1e-2)
    assert np.abs(run(after, elsewhere) - run(without, elsewhere)).max() < GAIN * 0.05


def test_the_gate_opens_at_the_place_whatever_is_written_and_stays_shut_elsewhere() -> None:
    here, elsewhere = states(40, PLACE), states(300, -PLACE)
    gate = opening(here, elsewhere, YES)
    moved = here + 50 * YES
    assert np.allclose(here @ gate, 1, atol=0.2)
    assert (elsewhere @ gate).max() < -0.7
    assert OPEN * (elsewhere @ gate).max() < -5
    assert np.allclose(moved @ gate, here @ gate, atol=0.05)
