"""Each of several questions that are asked in one sentence is answered by itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from model_fakes import ScriptedModel, attempted, conversing

from assistant.runtime.llm import Message

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


def test_where_the_first_has_no_answer_the_next_is_not_read_without_it(tmp_path: Path) -> None:
    model = ScriptedModel("", agrees=0.001, adapter="witness")
    grants = "驳船办法\n\n第一条　驳船补助最长发放二十四个月。\n\n第二条　驳船每年检修一次。\n"
    asked = "渔棚租约满了还要接着看管吗？看管补助最长发多久？"
    several = attempted(tmp_path, model, asked, grants=grants).several
    assert [further.source for further in several.each] == [None, None]
    read = [m.content for chat in model.testified for m in chat if "最长发多久" in m.content]
    assert read
    assert all("渔棚租约" in content for content in read)


CERTIFICATES = """船员补贴办法

第一条　取得船员证的，给予补贴九百元。申请人应当自发证之日起十二个月内申请。

第二条　泊位证的申请人应当自签发之日起四十日内申请入港。
"""


class ReadsByQuestion(ScriptedModel):
    """Leans to another sentence for each question, to a wrong one where it is asked by half."""

    def leanings(
        self,
        chats: Sequence[Sequence[Message]],
        adapter: str,
    ) -> list[float]:
        """Log-odds of what it leans to."""
        assert adapter in self.adapters
        texts = ["\n".join(m.content for m in chat) for chat in chats]
        return [9.0 if self._meant(text) in text else -9.0 for text in texts]

    def _meant(self, text: str) -> str:
        if "多长时间" not in text:
            return "九百元"
        return "自发证之日起" if "能拿多少钱" in text else "泊位证的申请人"


def test_what_answers_the_whole_question_is_not_given_up_for_what_answers_a_half(
    tmp_path: Path,
) -> None:
    model = ReadsByQuestion("", adapter="witness")
    asked = "船员证能拿多少钱？申请人应当在多长时间内申请？"
    several = attempted(tmp_path, model, asked, rules=CERTIFICATES).several
    assert [further.source and further.source.text for further in several.each] == [
        "第一条　取得船员证的，给予补贴九百元。",
        "申请人应当自发证之日起十二个月内申请。",
    ]


RENT = """SHED TENANTS' HANDBOOK

1. Rent is reviewed once a year, in April. The club gives one month's written notice of any
increase. Members may object.

2. Boats are moored at the east quay.
"""


def test_the_likeliest_of_the_clause_is_shown_for_what_stays_open(tmp_path: Path) -> None:
    asked = "When is the rent reviewed, and how far ahead do they have to tell us?"
    model = ScriptedModel("Rent is reviewed once a year, in April.")
    with conversing(tmp_path, model, rent=RENT) as (conversation, _):
        answer = conversation.ask(asked)
    first, likely, remark = answer.sentences
    assert (first.verdict, likely.verdict) == ("supported", "supported")
    assert "one month's written notice" in likely.text
    assert "no passage was found that surely answers" in remark.text
    assert "object" not in answer.answer
