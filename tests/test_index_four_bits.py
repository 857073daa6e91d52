"""Vectors in four bits: how far a number may move, and what is kept."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.four_bits import LEVELS, WIDEST, FourBits


def rows_of(seed: int, count: int, dimension: int) -> np.ndarray:
    """Numbers with another mean and spread in each dimension."""
    chance = np.random.default_rng(seed)
    spread = chance.uniform(0.01, 1, dimension)
    return (chance.normal(size=(count, dimension)) * spread + spread).astype(np.float32)


@given(seed=st.integers(0, 1 << 30), count=st.integers(1, 40), half=st.integers(1, 8))
def test_a_number_moves_by_half_a_level_at_most_where_it_is_not_cut_off(
    seed: int, count: int, half: int
) -> None:
    rows = rows_of(seed, count, 2 * half)
    codes = FourBits.of(rows)
    moved = np.abs(codes.rows() - rows)
    beyond = np.maximum(np.abs(rows - codes.mean) - WIDEST * codes.spread, 0)
    assert (moved <= beyond + codes.spread * (WIDEST / LEVELS / 2) + 1e-5).all()


def test_two_numbers_take_a_byte() -> None:
    codes = FourBits.of(rows_of(0, 5, 8))
    assert codes.packed.shape == (5, 4)
    assert codes.packed.dtype == np.uint8


def test_a_dimension_that_never_changes_is_kept() -> None:
    rows = np.full((3, 2), 0.25, np.float32)
    assert np.array_equal(FourBits.of(rows).rows(), rows)
