"""Of what answers about as well, that which is told of just what was asked about."""

from __future__ import annotations

from collections.abc import Sequence

from model_fakes import sources_of

from assistant.chat.fitting import fitting
from assistant.chat.sufficiency import Passage, Rated

NOTICES = (
    "关于第27届展会的通知\n一、票价\n（一）每张门票60元。\n",
    "关于第28届展会的通知\n一、票价\n（一）每张门票80元。\n（二）第27届展会的志愿者免票。\n",
)


def rated(texts: Sequence[str]) -> list[Rated]:
    sources = [s for at, text in enumerate(texts) for s in sources_of(text, f"{at}.txt")]
    said = [s for s in sources if s.text.startswith("（")]
    return [Rated(Passage(s, at, 1.0, 0.9), 1.0 - at / 10) for at, s in enumerate(said)]


def asked(question: str, texts: Sequence[str]) -> list[str]:
    return [r.passage.source.text for r in fitting(question, rated(texts))]


def test_what_is_told_of_another_edition_gives_way_by_its_own_words_or_its_title() -> None:
    assert asked("第28届门票多少钱？", NOTICES) == ["（一）每张门票80元。"]
    assert asked("第二十七届门票多少钱？", NOTICES) == [
        "（一）每张门票60元。",
        "（二）第27届展会的志愿者免票。",
    ]
    assert len(asked("门票多少钱？", NOTICES)) == 3


def test_where_all_is_of_another_edition_all_stays_to_be_weighed() -> None:
    assert asked("第29届门票多少钱？", NOTICES[:1]) == ["（一）每张门票60元。"]
