"""The language model's vote on what is said in other words."""

from __future__ import annotations

import pytest
from model_fakes import ScriptedModel

from assistant.chat.entailment import DENIED, HOLDS, follows
from assistant.evidence.sources import CONTRADICTED, SUPPORTED, UNSUPPORTED

PREMISE = "用水单位应当每年检查两次水表，并把结果报送水务局。"


def vote(claim: str, probability: float) -> str:
    return follows(ScriptedModel("", log_probability=-0.1, agrees=probability), PREMISE, claim)


@pytest.mark.parametrize(
    ("probability", "verdict"),
    [
        (HOLDS + 0.01, SUPPORTED),
        (HOLDS - 0.01, UNSUPPORTED),
        (DENIED + 0.01, UNSUPPORTED),
        (DENIED - 0.01, CONTRADICTED),
    ],
)
def test_the_probability_of_yes_decides(probability: float, verdict: str) -> None:
    assert vote("水务局会收到检查结果。", probability) == verdict


@pytest.mark.parametrize(
    "claim", ["水表一年要查3次。", "用水单位可以不查水表。", "结果不得交给水务局。"]
)
def test_no_vote_supports_a_number_or_a_modality_that_the_source_has_not(claim: str) -> None:
    assert vote(claim, 0.99) == UNSUPPORTED


def test_a_runtime_that_does_not_tell_how_sure_it_is_has_no_vote() -> None:
    silent = ScriptedModel("", log_probability=None)
    assert follows(silent, PREMISE, "水务局会收到检查结果。") == UNSUPPORTED
