"""What the language model is asked: little, nothing twice, each prompt going on from the last."""

from __future__ import annotations

import pytest
from model_fakes import sources_of

from assistant.chat.inquiry import CHARS, SENTENCES, inquire, shortlist
from assistant.chat.sufficiency import Passage

TEXTS = (
    "更换节水器具的，每户补助三百元。",
    "供水单位应当公开{水质}情况。",
    "节水器具由水务局更换。",
)
PASSAGES = [
    Passage(sources_of(text, f"{at}.txt")[0], at, 4.0 - at, 0.9) for at, text in enumerate(TEXTS, 1)
]


def test_the_shortlist_is_short_and_says_nothing_twice() -> None:
    many = [Passage(sources_of("长" * 100 + f"。第{i}句。")[0], 1, i, 0.9) for i in range(9)]
    kept = shortlist([*PASSAGES, *many, *PASSAGES], PASSAGES[1])
    assert kept[0] is PASSAGES[1]
    assert len(kept) <= SENTENCES
    assert sum(len(p.source.text) for p in kept) <= CHARS
    assert len({p.source.text for p in kept}) == len(kept)


@pytest.mark.parametrize("question", ["每户补助多少钱？", "What {is} the subsidy?"])
def test_each_prompt_goes_on_from_the_one_before(question: str) -> None:
    inquiry = inquire(question, PASSAGES, PASSAGES[2])
    system, asked = inquiry.whether
    assert system
    assert asked.startswith(
        f"资料：\n[1] {TEXTS[2]}\n[2] {TEXTS[0]}\n[3] {TEXTS[1]}\n问题：{question}\n"
    )
    assert inquiry.copy == (system, asked, "是", "抄出答案。")
    assert inquiry.write[:3] == inquiry.copy[:3]
    assert inquiry.write[3] != inquiry.copy[3]


def test_it_is_in_the_language_of_the_sentences() -> None:
    told = Passage(sources_of("A household receives CNY 300.")[0], 1, 1.0, 0.9)
    inquiry = inquire("每户补助多少钱？", [told], told)
    assert inquiry.language == "en"
    assert inquiry.copy[2] == "Yes"
