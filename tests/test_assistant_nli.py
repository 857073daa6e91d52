"""The cross-encoder: how what was learned is added to a model, and what the real one reads."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import torch

from assistant.evidence.sources import Reads
from assistant.runtime.models import present_reader
from assistant.runtime.nli import CrossEncoder, merged
from assistant.settings import Settings
from index.errors import ModelError

RULE = "建设单位应当在开工前公示施工方案。"


def test_two_factors_are_multiplied_and_added_to_their_matrix() -> None:
    weights = {"a.weight": torch.ones(2, 3), "a.bias": torch.zeros(2)}
    learned = {"a.down": torch.full((1, 3), 2.0), "a.up": torch.tensor([[1.0], [3.0]])}
    made = merged(weights, learned | {"classifier.bias": torch.ones(3)})
    assert made["a.weight"].tolist() == [[3.0] * 3, [7.0] * 3]
    assert made["a.bias"].tolist() == [0.0, 0.0]
    assert made["classifier.bias"].tolist() == [1.0] * 3
    assert weights["a.weight"].tolist() == [[1.0] * 3] * 2
    assert set(made) == {"a.weight", "a.bias", "classifier.bias"}


def test_a_folder_without_the_model_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"do not load as what reads claims .* `youju setup`"):
        CrossEncoder(tmp_path, tmp_path / "nli.safetensors")([("甲", "乙")])


@pytest.fixture(scope="module")
def reads() -> Reads:
    found = present_reader(Settings.from_environment(os.environ))
    assert found is not None, "the embedding model is not ready; run `youju setup`"
    return found


@pytest.mark.slow
@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        (RULE, "says"),
        ("建设单位用不着在开工前公示施工方案", "denies"),
        ("开工前公示施工方案对建设单位只是倡议，做不做都行", "denies"),
        ("施工现场的围挡一律刷成蓝色", "silent"),
    ],
)
def test_the_real_one_tells_what_is_said_denied_and_left_open(
    reads: Reads, claim: str, verdict: str
) -> None:
    (likely,) = reads([(RULE, claim)])
    assert likely.says + likely.denies + likely.silent == pytest.approx(1.0, abs=1e-4)
    assert max(("says", "denies", "silent"), key=lambda name: getattr(likely, name)) == verdict


@pytest.mark.slow
def test_the_order_of_pairs_and_their_company_do_not_matter(reads: Reads) -> None:
    pairs = [(RULE, RULE), (RULE, "不用公示"), ("短。", RULE * 5), (RULE, "施工方案必须公示")]
    together, alone = reads(pairs), [reads([pair])[0] for pair in pairs]
    for one, other in zip(together, alone, strict=True):
        assert one.denies == pytest.approx(other.denies, abs=1e-3)
    assert list(reads([])) == []
