"""Each of several questions that are asked in one sentence is answered by itself."""

from __future__ import annotations

from pathlib import Path

from model_fakes import ScriptedModel, attempted

LEASE = """Berth Lease

1. The owner may sell the berth.

2. The tenant may end the lease on notice. It shall then pay the cleaning cost.
"""


def test_what_leads_up_to_the_answer_of_a_half_answers_the_one_before_it(tmp_path: Path) -> None:
    model = ScriptedModel("", agrees=0.999, adapter="witness", copies="It shall then pay")
    asked = "Can somebody walk away, and what cleaning cost shall it then pay?"
    several = attempted(tmp_path, model, asked, lease=LEASE).several
    assert [further.source and further.source.text for further in several.each] == [
        "2. The tenant may end the lease on notice.",
        "It shall then pay the cleaning cost.",
    ]


DEPOSIT = """渔棚租约

第一条　押金为一个月的租金，签约之日交。押金在期满十日内退，租金不退。

第二条　承租人逾期交租的，每日支付一元违约金。
"""


def test_what_was_told_gives_way_where_a_half_names_no_matter(tmp_path: Path) -> None:
    model = ScriptedModel("", agrees=0.999, adapter="witness", copies="押金")
    asked = "押金要交几个月的租金？什么时候退？"
    attempt = attempted(tmp_path, model, asked, lease=DEPOSIT)
    assert [further.source and further.source.text for further in attempt.several.each] == [
        "第一条　押金为一个月的租金，签约之日交。",
        "押金在期满十日内退，租金不退。",
    ]


STAY = """渔民安置办法

第一条　渔民上岸过渡的，过渡期不得超过六个月。超过六个月的，每月发放双倍补贴。

第二条　新建渔棚不得超过三间；确需超过的，应当报镇政府批准。
"""


def test_what_any_matter_may_do_is_asked_of_the_first_one(tmp_path: Path) -> None:
    model = ScriptedModel("", agrees=0.999, adapter="witness", copies="超过")
    attempt = attempted(tmp_path, model, "渔民上岸过渡最多多久？超过了怎么办？", stay=STAY)
    _, second = attempt.several.each
    assert second.source
    assert second.source.clause.address == "第一条"


def test_a_half_is_looked_for_with_what_it_lacks_of_the_first(tmp_path: Path) -> None:
    model = ScriptedModel("", agrees=0.999, adapter="witness")
    grants = (
        "驳船办法\n\n第一条　驳船补助由市里统一受理。\n\n第二条　主管部门在二十日内完成补助审核。\n"
    )
    asked = "驳船补助能领吗，区里多久审完？"
    _, second = attempted(tmp_path, model, asked, grants=grants).several.each
    assert second.source
    assert second.source.clause.address == "第二条"
