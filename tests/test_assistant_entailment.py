"""The witnesses' vote on what is said in other words."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest
from model_fakes import ScriptedModel

from assistant.chat.entailment import (
    AGAINST,
    DENIED,
    DENIED_MEANT,
    FOLLOWS,
    FOLLOWS_MEANT,
    HOLDS,
    SAID,
    Witnesses,
    assented,
)
from assistant.evidence.sources import (
    CONTRADICTED,
    PERHAPS_CONTRADICTED,
    SUPPORTED,
    UNSUPPORTED,
    Likely,
)
from assistant.runtime.llm import Judges, LanguageModel, Message

PREMISE = "用水单位应当每年检查两次水表，并把结果报送水务局。"
CLAIM = "水务局会收到检查结果。"
NEVER = -9.0


def likelihood(log_odds: float) -> float:
    """What has such log-odds."""
    return 1 / (1 + math.exp(-log_odds))


def judging(says: float, denies: float) -> Judges:
    """A judge of one mind, in log-odds."""

    def judge(chats: Sequence[Sequence[Message]]) -> list[Likely]:
        assert all(PREMISE in chat[-1].content for chat in chats)
        return [Likely(likelihood(says), likelihood(denies), silent=0.0) for _ in chats]

    return judge


def no_model() -> LanguageModel:
    """Nobody is to ask it."""
    raise AssertionError("the language model was asked")


def vote(
    *,
    says: float = NEVER,
    denies: float = NEVER,
    read: tuple[float, float] | None = None,
    is_meant: bool = False,
    claim: str = CLAIM,
) -> str:
    """The vote of a judge and of a reader (what it says and denies), all in log-odds."""
    reader = Likely(likelihood(read[0]), likelihood(read[1]), silent=0.0) if read else None
    heard = Witnesses(lambda: judging(says, denies), no_model, lambda _, __: reader)
    return heard.vote(PREMISE, claim, is_meant).verdict


@pytest.mark.parametrize(
    ("says", "denies", "is_meant", "verdict"),
    [
        (FOLLOWS + 0.1, NEVER, False, SUPPORTED),
        (FOLLOWS - 0.1, NEVER, False, UNSUPPORTED),
        (FOLLOWS - 0.1, NEVER, True, SUPPORTED),
        (FOLLOWS_MEANT - 0.1, NEVER, True, UNSUPPORTED),
        (NEVER, DENIED + 0.1, False, CONTRADICTED),
        (NEVER, DENIED - 0.1, False, PERHAPS_CONTRADICTED),
        (NEVER, DENIED - 0.1, True, CONTRADICTED),
        (NEVER, DENIED_MEANT - 0.1, True, UNSUPPORTED),
        (NEVER, NEVER, True, UNSUPPORTED),
    ],
)
def test_how_sure_a_judge_is_decides_and_less_is_enough_of_a_clause_that_is_named(
    says: float, denies: float, is_meant: bool, verdict: str
) -> None:
    assert vote(says=says, denies=denies, is_meant=is_meant) == verdict


@pytest.mark.parametrize(("towards", "verdict"), [(1.0, SUPPORTED), (-1.0, UNSUPPORTED)])
def test_a_reader_helps_or_hinders_a_claim_to_follow(towards: float, verdict: str) -> None:
    lacking = FOLLOWS - towards * SAID
    assert vote(says=lacking, read=(2 * towards, 0.0)) == verdict


@pytest.mark.parametrize(("towards", "verdict"), [(1.0, CONTRADICTED), (-1.0, UNSUPPORTED)])
def test_a_reader_helps_or_hinders_a_denial(towards: float, verdict: str) -> None:
    lacking = DENIED_MEANT - towards * AGAINST
    assert vote(denies=lacking, read=(0.0, 2 * towards), is_meant=True) == verdict


def test_a_reader_that_is_quite_sure_does_not_decide_alone() -> None:
    assert vote(read=(NEVER, -NEVER), is_meant=True) == UNSUPPORTED
    assert vote(read=(-NEVER, NEVER), is_meant=True) == UNSUPPORTED


def test_where_the_reader_is_sure_of_a_passage_s_silence_nobody_is_asked() -> None:
    def judge() -> Judges:
        raise AssertionError("asked")

    heard = Witnesses(judge, no_model, lambda _, __: Likely(says=0.01, denies=0.01, silent=0.98))
    assert heard.vote(PREMISE, CLAIM, True).verdict == UNSUPPORTED


@pytest.mark.parametrize(
    "claim", ["水表一年要查3次。", "用水单位可以不查水表。", "结果不得交给水务局。"]
)
def test_no_vote_supports_a_number_or_a_modality_that_the_source_has_not(claim: str) -> None:
    assert vote(says=-NEVER, read=(-NEVER, NEVER), is_meant=True, claim=claim) == UNSUPPORTED
    sure = ScriptedModel("", log_probability=-0.1, agrees=0.99)
    assert assented(sure, PREMISE, claim) == UNSUPPORTED


@pytest.mark.parametrize(
    ("claim", "verdict"), [("闸门的事归水务局。", SUPPORTED), ("闸门的事归巡查大队。", UNSUPPORTED)]
)
def test_no_vote_supports_what_goes_further_than_the_source(claim: str, verdict: str) -> None:
    model = ScriptedModel("", log_probability=-0.1, agrees=1.0)
    assert assented(model, "巡查大队管泊位；水务局管闸门。", claim) == verdict


@pytest.mark.parametrize(
    ("probability", "verdict"), [(HOLDS + 0.01, SUPPORTED), (HOLDS - 0.01, UNSUPPORTED)]
)
def test_without_a_judge_the_probability_of_a_model_s_yes_decides_and_denies_nothing(
    probability: float, verdict: str
) -> None:
    def heard(agrees: float) -> Witnesses:
        model = ScriptedModel("", log_probability=-0.1, agrees=agrees)
        denying = Likely(says=0.0, denies=1.0, silent=0.0)
        return Witnesses(lambda: None, lambda: model, lambda _, __: denying)

    assert heard(probability).vote(PREMISE, CLAIM, True).verdict == verdict
    assert heard(0.01).vote(PREMISE, CLAIM, True).verdict == UNSUPPORTED
    assert heard(1.0).leaning(PREMISE, CLAIM) == 0.0


@pytest.mark.parametrize(("says", "denies"), [(3.0, 0.0), (0.0, -3.0), (8.0, 8.0), (-1.0, 2.0)])
def test_a_judge_leans_to_what_is_likelier(says: float, denies: float) -> None:
    heard = Witnesses(lambda: judging(says, denies), no_model, lambda _, __: None)
    assert heard.leaning(PREMISE, CLAIM) == pytest.approx(says - denies)


def test_a_runtime_that_does_not_tell_how_sure_it_is_has_no_vote() -> None:
    silent = ScriptedModel("", log_probability=None)
    assert assented(silent, PREMISE, CLAIM) == UNSUPPORTED


@pytest.mark.parametrize(("silent", "verdict"), [(0.1, CONTRADICTED), (0.6, UNSUPPORTED)])
def test_who_is_exempted_is_told_the_contrary_where_a_passage_is_about_it(
    silent: float, verdict: str
) -> None:
    def judge(chats: Sequence[Sequence[Message]]) -> list[Likely]:
        about = 1 - silent
        return [Likely(0.8 * about, 0.2 * about, silent) for _ in chats]

    heard = Witnesses(lambda: judge, no_model, lambda _, __: None)
    passage = "居民按照受益原则承担费用。低保家庭免除前款规定的费用。"
    assert heard.vote(passage, "低保家庭也得掏费用。", is_meant=False).verdict == verdict
