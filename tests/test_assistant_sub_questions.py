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


def test_a_half_is_looked_for_with_what_it_lacks_of_the_first(tmp_path: Path) -> None:
    model = ScriptedModel("", agrees=0.999, adapter="witness")
    grants = (
        "驳船办法\n\n第一条　驳船补助由市里统一受理。\n\n第二条　主管部门在二十日内完成补助审核。\n"
    )
    asked = "驳船补助能领吗，区里多久审完？"
    _, second = attempted(tmp_path, model, asked, grants=grants).several.each
    assert second.source
    assert second.source.clause.address == "第二条"
