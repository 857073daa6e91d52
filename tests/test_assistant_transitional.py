"""What there was before a document took effect is ruled beside what holds since."""

from __future__ import annotations

from pathlib import Path

import pytest
from model_fakes import ScriptedModel, conversing

from assistant.chat.transitional import looks_back

BAN = "第二条　居民区禁止饲养体长超过一米的大型鹦鹉。"
EARLIER = "本办法施行前已经在居民区饲养大型鹦鹉的，可以继续饲养。"
RULES = f"""柳湾里禽鸟饲养办法

第一条　饲养信鸽应当登记。

{BAN}

第三条　本办法自2025年1月1日起施行。{EARLIER}本办法施行前领取的信鸽登记证继续有效。
"""
LAST = "Shops leased before this plan comes into force may keep their awnings."
PLAN = f"""CALDER MARKET PLAN

1. Shops in the market hall shall have no awnings.

2. {LAST}
"""


@pytest.mark.parametrize(
    ("question", "back"),
    [
        ("新规定出来之前养的还能养吗？", True),
        ("办法施行前签的合同还有效吗？", True),
        ("早就养了，新条例下还能养吗？", True),
        ("I leased it before the new rules, may I keep it?", True),
        ("开工之前要办什么手续？", False),
        ("新的办法规定了什么？", False),
        ("本条例什么时候施行？", False),
        ("How long before the meeting must I register?", False),
    ],
)
def test_a_question_looks_back(question: str, back: bool) -> None:
    assert looks_back(question) is back


@pytest.mark.parametrize(
    ("rules", "question", "earlier", "is_shown"),
    [
        (RULES, "新规定出来之前养的大型鹦鹉，居民区还能饲养吗？", EARLIER, True),
        (RULES, "居民区能饲养大型鹦鹉吗？", EARLIER, False),
        (PLAN, "Can shops in the market hall have awnings from before the new rules?", LAST, True),
        (PLAN, "Can shops in the market hall have awnings?", LAST, False),
    ],
)
def test_it_is_told_what_holds_for_what_there_was(
    tmp_path: Path, rules: str, question: str, earlier: str, is_shown: bool
) -> None:
    with conversing(tmp_path, ScriptedModel("好的。"), rules=rules) as (conversation, _):
        answer = conversation.ask(question)
    quotes = [c.quote for s in answer.sentences for c in s.citations]
    assert (earlier in "".join(quotes)) is is_shown
    assert not any("信鸽" in quote for quote in quotes)


def test_of_several_the_one_nearest_in_matter_is_told(tmp_path: Path) -> None:
    pigeons = "本办法施行前领取的信鸽登记证继续有效。"
    with conversing(tmp_path, ScriptedModel("好的。"), rules=RULES) as (conversation, _):
        answer = conversation.ask("新规定出来之前养的信鸽，饲养信鸽应当登记吗？")
    quotes = "".join(c.quote for s in answer.sentences for c in s.citations)
    assert pigeons in quotes
    assert "鹦鹉" not in quotes
