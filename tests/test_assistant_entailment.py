"""The language model's vote on what is said in other words."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from model_fakes import ScriptedModel

from assistant.chat.entailment import (
    DENIED_OR_NOT,
    DENIES,
    FOLLOWS,
    FOLLOWS_MEANT,
    HOLDS,
    RATHER,
    follows,
    rather_follows,
)
from assistant.chat.witness import ADAPTER
from assistant.evidence.sources import CONTRADICTED, SUPPORTED, UNSUPPORTED
from assistant.runtime.llm import YES_OR_NO, Message

PREMISE = "用水单位应当每年检查两次水表，并把结果报送水务局。"
CLAIM = "水务局会收到检查结果。"


class Learned(ScriptedModel):
    """Leans to what it was told: to that a claim follows, and to that it is denied."""

    def __init__(self, leans: float, denies: float) -> None:
        super().__init__("", adapter=ADAPTER)
        self._leans, self._denies = leans, denies

    def leanings(
        self,
        chats: Sequence[Sequence[Message]],
        adapter: str,
        between: tuple[str, str] = YES_OR_NO,
    ) -> list[float]:
        """One for each two words."""
        assert adapter == ADAPTER
        assert PREMISE in chats[0][-1].content
        return [self._denies if between == DENIED_OR_NOT else self._leans]


@pytest.mark.parametrize(
    ("leans", "denies", "verdict"),
    [
        (FOLLOWS + 0.1, DENIES - 0.1, SUPPORTED),
        (FOLLOWS - 0.1, DENIES - 0.1, UNSUPPORTED),
        (FOLLOWS - 0.1, DENIES + 0.1, CONTRADICTED),
        (FOLLOWS + 0.1, DENIES + 0.1, UNSUPPORTED),
    ],
)
def test_what_a_model_that_can_tell_leans_to_decides(
    leans: float, denies: float, verdict: str
) -> None:
    assert follows(Learned(leans, denies), PREMISE, CLAIM, is_meant=False) == verdict


def test_less_is_enough_where_the_claim_is_known_to_be_about_the_source() -> None:
    between = Learned((FOLLOWS + FOLLOWS_MEANT) / 2, DENIES - 1)
    assert follows(between, PREMISE, CLAIM, is_meant=True) == SUPPORTED
    assert follows(between, PREMISE, CLAIM, is_meant=False) == UNSUPPORTED


@pytest.mark.parametrize(
    ("probability", "verdict"), [(HOLDS + 0.01, SUPPORTED), (HOLDS - 0.01, UNSUPPORTED)]
)
def test_of_any_other_the_probability_of_yes_does_and_denies_nothing(
    probability: float, verdict: str
) -> None:
    model = ScriptedModel("", log_probability=-0.1, agrees=probability)
    assert follows(model, PREMISE, CLAIM, is_meant=True) == verdict
    denying = ScriptedModel("", log_probability=-0.1, agrees=0.01)
    assert follows(denying, PREMISE, CLAIM, is_meant=True) == UNSUPPORTED


@pytest.mark.parametrize(
    "claim", ["水表一年要查3次。", "用水单位可以不查水表。", "结果不得交给水务局。"]
)
def test_no_vote_supports_a_number_or_a_modality_that_the_source_has_not(claim: str) -> None:
    assert follows(Learned(FOLLOWS + 9, DENIES - 9), PREMISE, claim, is_meant=True) == UNSUPPORTED
    sure = ScriptedModel("", log_probability=-0.1, agrees=0.99)
    assert follows(sure, PREMISE, claim, is_meant=True) == UNSUPPORTED


@pytest.mark.parametrize(
    ("premise", "claim", "verdict"),
    [
        ("船主或者其代理人应当办证。", "船主或其代理人应当去办证。", SUPPORTED),
        ("证件由船主和其代理人应当共同办理。", "船主或其代理人应当去办证。", UNSUPPORTED),
        ("It needs (a) the head; and (b) the director.", "The head or the director.", UNSUPPORTED),
        ("巡查大队管泊位；水务局管闸门。", "闸门的事归水务局。", SUPPORTED),
        ("巡查大队管泊位；水务局管闸门。", "闸门的事归巡查大队。", UNSUPPORTED),
    ],
)
def test_no_vote_supports_a_choice_or_a_body_that_the_source_has_not(
    premise: str, claim: str, verdict: str
) -> None:
    model = ScriptedModel("", log_probability=-0.1, agrees=1.0)
    assert follows(model, premise, claim, is_meant=True) == verdict


@pytest.mark.parametrize(
    ("leans", "denies", "follows_rather"),
    [(RATHER, 0.0, True), (0.0, -RATHER, True), (RATHER - 0.1, 0.0, False), (9.0, 9.0, False)],
)
def test_which_of_the_two_it_rather_is_takes_a_clear_difference(
    leans: float, denies: float, follows_rather: bool
) -> None:
    assert rather_follows(Learned(leans, denies), PREMISE, CLAIM) is follows_rather


def test_a_model_that_has_not_learned_to_tell_does_not_say_which_it_is() -> None:
    assert not rather_follows(ScriptedModel("", agrees=1.0), PREMISE, CLAIM)


def test_a_runtime_that_does_not_tell_how_sure_it_is_has_no_vote() -> None:
    silent = ScriptedModel("", log_probability=None)
    assert follows(silent, PREMISE, CLAIM, is_meant=True) == UNSUPPORTED
