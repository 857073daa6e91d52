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
    LEAST_DENIES,
    LEAST_FOLLOWS,
    RATHER,
    Witnesses,
    follows,
)
from assistant.chat.witness import ADAPTER
from assistant.evidence.sources import (
    CONTRADICTED,
    PERHAPS_CONTRADICTED,
    SUPPORTED,
    UNSUPPORTED,
    Likely,
)
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


PERHAPS = PERHAPS_CONTRADICTED


def vote(
    leans_to_denied: float,
    *,
    leans: float = 0.0,
    says: float = 0.0,
    denies: float = 0.0,
    is_meant: bool = False,
    claim: str = CLAIM,
) -> str:
    """The vote of a model and of a reader; one that says nothing of either is no reader."""
    read = Likely(says, denies, 1 - says - denies) if says or denies else None
    heard = Witnesses(lambda: Learned(leans, leans_to_denied), lambda _, __: read)
    return heard.vote(PREMISE, claim, is_meant).verdict


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


def test_what_both_deny_is_denied_wherever_it_was_found() -> None:
    assert vote(LEAST_DENIES + 0.1, denies=0.9) == CONTRADICTED
    assert vote(LEAST_DENIES - 0.1, denies=0.9) == UNSUPPORTED


@pytest.mark.parametrize(("is_meant", "verdict"), [(True, CONTRADICTED), (False, PERHAPS)])
def test_what_only_the_model_denies_counts_where_its_clause_is_named(
    is_meant: bool, verdict: str
) -> None:
    assert vote(DENIES + 0.1, is_meant=is_meant) == verdict
    assert vote(DENIES + 0.1, denies=0.1, is_meant=is_meant) == PERHAPS


@pytest.mark.parametrize(("says", "verdict"), [(0.9, SUPPORTED), (0.5, UNSUPPORTED)])
def test_a_reader_helps_a_claim_to_follow_from_the_clause_it_names(
    says: float, verdict: str
) -> None:
    assert vote(-9.0, leans=LEAST_FOLLOWS + 1, says=says, is_meant=True) == verdict
    assert vote(-9.0, leans=LEAST_FOLLOWS - 1, says=0.99, is_meant=True) == UNSUPPORTED
    assert vote(-9.0, leans=FOLLOWS - 0.1, says=says) == UNSUPPORTED


@pytest.mark.parametrize(("says", "verdict"), [(0.9, SUPPORTED), (0.05, UNSUPPORTED)])
def test_a_reader_that_finds_a_passage_silent_hinders_a_claim(says: float, verdict: str) -> None:
    assert vote(-9.0, leans=FOLLOWS + 1, says=says) == verdict


def test_a_reader_that_is_quite_sure_does_not_decide_alone() -> None:
    assert vote(-9.0, denies=1.0) == UNSUPPORTED
    assert vote(-9.0, says=1.0) == UNSUPPORTED


def test_where_the_reader_is_sure_of_a_passage_s_silence_no_model_is_asked() -> None:
    def model() -> Learned:
        raise AssertionError("asked")

    heard = Witnesses(model, lambda _, __: Likely(says=0.01, denies=0.01, silent=0.98))
    assert heard.vote(PREMISE, CLAIM, True).verdict == UNSUPPORTED


def test_beside_a_reader_no_vote_supports_a_number_that_the_source_has_not() -> None:
    assert vote(-9.0, leans=FOLLOWS + 9, says=0.99, claim="水表一年要查3次。") == UNSUPPORTED


def test_a_model_that_has_not_learned_to_tell_votes_without_the_reader() -> None:
    model = ScriptedModel("", log_probability=-0.1, agrees=1.0)
    heard = Witnesses(lambda: model, lambda _, __: Likely(says=0.0, denies=1.0, silent=0.0))
    assert heard.vote(PREMISE, CLAIM, True).verdict == SUPPORTED
    assert not heard.rather(PREMISE, CLAIM)


@pytest.mark.parametrize(
    ("leans", "denies", "follows_rather"),
    [(RATHER, 0.0, True), (0.0, -RATHER, True), (RATHER - 0.1, 0.0, False), (9.0, 9.0, False)],
)
def test_which_of_the_two_it_rather_is_takes_a_clear_difference(
    leans: float, denies: float, follows_rather: bool
) -> None:
    heard = Witnesses(lambda: Learned(leans, denies), lambda _, __: None)
    assert heard.rather(PREMISE, CLAIM) is follows_rather


def test_a_model_that_has_not_learned_to_tell_does_not_say_which_it_is() -> None:
    heard = Witnesses(lambda: ScriptedModel("", agrees=1.0), lambda _, __: None)
    assert not heard.rather(PREMISE, CLAIM)


def test_a_runtime_that_does_not_tell_how_sure_it_is_has_no_vote() -> None:
    silent = ScriptedModel("", log_probability=None)
    assert follows(silent, PREMISE, CLAIM, is_meant=True) == UNSUPPORTED
