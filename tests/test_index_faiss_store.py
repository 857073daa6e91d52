from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import faiss_store
from index.embedder import Vectors
from index.errors import LibraryError
from index.faiss_store import FaissStore

DIMENSION = 8


def unit(seed: int) -> Vectors:
    row = np.random.default_rng(seed).standard_normal(DIMENSION).astype(np.float32)
    return row / np.linalg.norm(row)


def filled(keys: Sequence[str]) -> FaissStore:
    store = FaissStore(DIMENSION)
    store.upsert(keys, np.array([unit(n) for n in range(len(keys))]))
    return store


def nearest(model: dict[str, Vectors], query: Vectors) -> list[tuple[str, float]]:
    scores = [(key, float(row @ query)) for key, row in model.items()]
    return sorted(scores, key=lambda pair: -pair[1])


def assert_same(store: FaissStore, model: dict[str, Vectors], k: int = 3) -> None:
    query = unit(99)
    expected = nearest(model, query)[:k]
    (found,) = store.search(query[np.newaxis], k)
    assert [s for _, s in found] == pytest.approx([s for _, s in expected], abs=1e-5)
    assert {key: float(model[key] @ query) for key, _ in found} == pytest.approx(
        dict(found), abs=1e-5
    )
    assert store.count() == len(model)


def test_the_nearest_come_first_for_each_query() -> None:
    store = filled(["甲", "乙", "丙"])
    found = store.search(np.array([unit(2), unit(0)]), 1)
    assert [[key for key, _ in row] for row in found] == [["丙"], ["甲"]]
    assert found[0][0][1] == pytest.approx(1.0, abs=1e-5)


def test_asking_for_more_than_there_are_gives_all() -> None:
    assert len(filled(["甲", "乙"]).search(unit(0)[np.newaxis], 10)[0]) == 2
    assert FaissStore(DIMENSION).search(unit(0)[np.newaxis], 10) == [[]]
    assert filled(["甲"]).search(unit(0)[np.newaxis], 0) == [[]]


STEP = st.tuples(
    st.sampled_from(["put", "drop"]),
    st.lists(st.sampled_from("甲乙丙丁戊己"), unique=True, max_size=4),
    st.integers(0, 1000),
)


@pytest.mark.parametrize("exact_rows", [0, 2, 9])
@given(steps=st.lists(STEP, max_size=15))
@settings(deadline=None)
def test_upsert_and_delete_do_what_a_dict_does(
    exact_rows: int, steps: Sequence[tuple[str, Sequence[str], int]]
) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(faiss_store, "EXACT_ROWS", exact_rows)
        assert_dict_like(steps)


def assert_dict_like(steps: Sequence[tuple[str, Sequence[str], int]]) -> None:
    store, model = FaissStore(DIMENSION), {}
    for action, keys, seed in steps:
        if action == "put":
            rows = np.array([unit(seed + n) for n in range(len(keys))]).reshape(-1, DIMENSION)
            store.upsert(keys, rows.astype(np.float32))
            model.update(zip(keys, rows, strict=True))
        else:
            store.delete(keys)
            for key in keys:
                model.pop(key, None)
        assert_same(store, model)
    assert np.allclose(store.vectors(list(model)), list(model.values()) or np.zeros((0, DIMENSION)))


@pytest.fixture(scope="module")
def many() -> Vectors:
    """Unit rows of 64 dimensions around 300 points that have a direction in common."""
    chance = np.random.default_rng(3)
    points = 1.0 + chance.standard_normal((300, 64))
    rows = points[chance.integers(0, 300, 12_000)] + 0.4 * chance.standard_normal((12_000, 64))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def best_shared(store: FaissStore, held: dict[str, Vectors], queries: Vectors) -> float:
    """The share of the ten nearest of all rows that a search finds; its scores must be exact."""
    keys, rows = list(held), np.array(list(held.values()))
    exact = queries @ rows.T
    shared = 0
    for found, scores in zip(store.search(queries, 10), exact, strict=True):
        assert dict(found) == pytest.approx(
            {key: float(scores[keys.index(key)]) for key, _ in found}, abs=1e-5
        )
        shared += len({keys[row] for row in np.argsort(-scores)[:10]} & dict(found).keys())
    return shared / (10 * len(queries))


def test_many_rows_are_searched_by_codes_and_found_all_the_same(many: Vectors) -> None:
    held = {str(n): row for n, row in enumerate(many)}
    store = FaissStore(many.shape[1])
    for at in range(0, len(many), 4000):
        store.upsert([str(n) for n in range(at, at + 4000)], many[at : at + 4000])
        store.search(many[:1], 1)
    queries = many[:50] + many[50:100]
    queries /= np.linalg.norm(queries, axis=1, keepdims=True)
    assert len(held) > faiss_store.EXACT_ROWS
    assert best_shared(store, held, queries) >= 0.99
    gone = [str(n) for n in range(0, 1500)]
    store.delete(gone)
    store.upsert(["11999"], many[:1])
    held = {key: row for key, row in held.items() if key not in gone} | {"11999": many[0]}
    assert len(held) > faiss_store.EXACT_ROWS
    assert best_shared(store, held, queries) >= 0.99
    assert store.search(many[:1], 1)[0][0][0] == "11999"


def test_rows_come_back_and_unknown_keys_are_told() -> None:
    store = filled(["甲", "乙"])
    assert np.allclose(store.vectors(["乙", "甲"]), [unit(1), unit(0)])
    with pytest.raises(KeyError, match="丙"):
        store.vectors(["丙"])


def test_wrong_shapes_and_repeated_keys_are_refused() -> None:
    store = FaissStore(DIMENSION)
    with pytest.raises(ValueError, match="expected"):
        store.upsert(["甲"], np.zeros((1, 3), np.float32))
    with pytest.raises(ValueError, match="twice"):
        store.upsert(["甲", "甲"], np.zeros((2, DIMENSION), np.float32))


def test_a_snapshot_holds_everything_and_replaces_the_one_before(tmp_path: Path) -> None:
    store = filled(["甲", "乙", "丙"])
    folder = tmp_path / "deep" / "vectors"
    store.snapshot(folder)
    store.delete(["甲"])
    store.snapshot(folder)
    loaded = FaissStore.load(folder)
    assert_same(loaded, {"乙": unit(1), "丙": unit(2)})
    loaded.upsert(["丁"], unit(7)[np.newaxis])
    assert_same(loaded, {"乙": unit(1), "丙": unit(2), "丁": unit(7)})
    assert [path.name for path in folder.parent.iterdir()] == ["vectors"]


def test_a_broken_snapshot_is_refused(tmp_path: Path) -> None:
    filled(["甲"]).snapshot(tmp_path / "s")
    (tmp_path / "s" / "vectors.faiss").write_bytes(b"no index")
    for folder in (tmp_path / "s", tmp_path / "nowhere"):
        with pytest.raises(LibraryError, match="make it again"):
            FaissStore.load(folder)
