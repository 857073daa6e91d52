"""What a claim says something is not, beside a source that does not speak of that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checker.citations import Checker
from assistant.checker.contrasts import without_contrasts
from assistant.evidence.sources import CONTRADICTED, UNSUPPORTED
from index.clauses import parse
from index.documents import Document

PIER = "码头的调度由市港务中心负责。"


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("码头的调度由市港务中心负责，不归气象局。", "码头的调度由市港务中心负责。"),
        ("码头的调度不是靠船家，而是由市港务中心负责。", "码头的调度由市港务中心负责。"),
        ("码头的调度不归市港务中心。", "码头的调度不归市港务中心。"),
        ("码头归市港务中心来管，其实不归它管。", "码头归市港务中心来管，其实不归它管。"),
        ("调度码头对它来说不是必须的。", "调度码头对它来说不是必须的。"),
        ("码头的调度由气象局负责，不归港中心。", "码头的调度由气象局负责，不归港中心。"),
    ],
)
def test_only_what_the_source_does_not_name_is_left_out(said: str, left: str) -> None:
    assert without_contrasts(said, PIER) == left


@given(st.text("不是归，。码头调度由市港务中心负责气象局", max_size=40))
def test_nothing_is_left_out_of_a_text_beside_itself(text: str) -> None:
    assert without_contrasts(text, text) == text


@pytest.mark.parametrize(
    ("said", "is_denied"),
    [
        ("调度码头的是市港务中心，并非随便一家航运公司", False),
        ("码头的调度由气象局负责，不归航运公司", True),
    ],
)
def test_who_is_not_named_denies_nothing(said: str, is_denied: bool) -> None:
    text = f"青岭港口管理办法\n\n第一条　{PIER}\n\n第二条　本办法自公布之日起施行。\n"
    found = Checker([parse(Document(text, "0.txt", "txt"))]).check(
        f"《青岭港口管理办法》：{said}。"
    )
    verdicts = {finding.verdict for finding in found}
    assert verdicts == {CONTRADICTED} if is_denied else verdicts <= {UNSUPPORTED, "altered"}
