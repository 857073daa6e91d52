"""What is asked, pleaded or examined, and the answer behind it that claims or denies it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checker.answers import answered
from assistant.checker.citations import Checker
from index.clauses import parse
from index.documents import Document

RULE, OTHER = "渡船必须配备救生衣", "渡船可以不配备救生衣"
FERRY = """青岭市渡船管理办法

第一条　渡船必须配备救生衣。

第二条　船工不得酒后掌舵。

第三条　老年乘客可以优先登船。
"""


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker([parse(Document(FERRY, "0.txt", "txt"))])


@pytest.mark.parametrize(
    ("text", "told", "denied"),
    [
        (f"难道{RULE}吗？当然不是。", RULE, True),
        (f"按照规定，难道{RULE}不成？不必。", RULE, True),
        (f"难道说{RULE}吗？没这回事（《渡船办法》第一条）。", RULE, True),
        (f"被告辩称{OTHER}，本院予以采信。", OTHER, False),
        (f"参考答案：上诉人提出{OTHER}，对此合议庭不予采纳。", OTHER, True),
        (f"原告主张{OTHER}，该意见本院难以支持。", None, False),
        (f"认为{RULE}，这道判断题要打叉。", RULE, True),
        ("渡船需要配备救生衣吗？不需要。", "渡船需要配备救生衣", True),
        ("老年乘客能优先登船吗？不能。", "老年乘客能优先登船", True),
        ("渡船有智能设备吗？不需要。", None, False),
        ("渡船要不要配备救生衣？随意。", "渡船要不要配备救生衣", True),
        ("渡船有智能设备吗？随意。", None, False),
        ("船工能否酒后掌舵？当然不行，这是红线。", "船工能否酒后掌舵", True),
        ("船工想酒后掌舵？不行（第二条）。", None, False),
        ("渡船有没有救生衣？有。", "渡船有没有救生衣", False),
        ("渡船配备救生衣有没有时间限制？没有。", None, False),
        ("老年乘客有没有资格优先登船？没有。", "老年乘客有没有资格优先登船", True),
        ("渡船怎么配备救生衣？不用。", None, False),
        ("渡船有没有救生衣？没有规定。", None, False),
        (f"{RULE}吗？不需要，《渡船办法》第一条就是这么定的。", RULE, True),
        ("老年乘客凭什么优先登船？没有依据，不行。", "老年乘客凭什么优先登船", True),
        ("老年乘客凭什么优先登船？凭船票。", None, False),
        ("渡船凭什么不配备救生衣？不行。", None, False),
        ("难道渡船不应当配备救生衣吗？不必。", None, False),
        ("老年乘客可以优先登船吗？没问题。", "老年乘客可以优先登船", False),
        ("老年乘客可以优先登船吗？没错，他们可先上。", "老年乘客可以优先登船", False),
        ("老年乘客可以优先登船吗？不要紧。", None, False),
        ("老年乘客可以优先登船吗？不可以才怪。", None, False),
        ("老年乘客可以优先登船吗？不可以，站长批准的除外。", None, False),
        ("老年乘客可以优先登船吗？可以，加收两元。", None, False),
        ("渡船需要配备救生衣吗？不配备。", "渡船需要配备救生衣", True),
        ("船工能酒后掌舵吗？\n答：能，渡船办法没有设限。", "船工能酒后掌舵", False),
        ("船工能酒后掌舵吗？不能，渡船办法不允许。", "船工能酒后掌舵", True),
        ("船工能酒后掌舵吗？能，渡船办法不允许。", None, False),
        (f"{RULE}，该题判错。", RULE, True),
        (f"有人认为{RULE}，此题应打勾。", RULE, False),
        (f"判断题：{RULE}（×）。", RULE, True),
        (f"{RULE}。（√）", RULE, False),
    ],
)
def test_an_answer_claims_or_denies_what_it_stands_behind(
    text: str, told: str | None, denied: bool
) -> None:
    found = answered(text, (0, len(text)))
    assert (found and (text[slice(*found.told)], found.is_denied)) == (told and (told, denied))


@pytest.mark.parametrize(
    ("asked", "stated"),
    [
        ("渡船要不要配备救生衣", "渡船要配备救生衣"),
        ("乘客可不可以优先登船", "乘客可以优先登船"),
        ("船工能否酒后掌舵", "船工能酒后掌舵"),
        ("渡船是否应当配备救生衣", "渡船应当配备救生衣"),
        ("渡船有没有救生衣", "渡船有救生衣"),
    ],
)
def test_what_only_asks_is_no_part_of_what_is_stated(asked: str, stated: str) -> None:
    found = answered(f"{asked}？不。", (0, len(asked) + 3))
    assert found is not None
    assert found.aside is not None
    assert asked[: found.aside[0]] + asked[found.aside[1] :] == stated


@pytest.mark.parametrize(
    "text",
    [
        f"难道{RULE}吗？是的。",
        f"难道{RULE}吗？不错。",
        f"难道{RULE}吗？请看第一条。",
        "当事人主张合同无效的，人民法院不予支持。",
        "当事人请求解除合同，法院应予支持。",
        f"{RULE}（第一条）。",
    ],
)
def test_what_only_sounds_like_such_an_answer(text: str) -> None:
    assert answered(text, (0, len(text))) is None


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("难道老年乘客可以优先登船吗？不行。", "contradicted"),
        ("难道老年乘客不可以优先登船吗？当然不是。", "supported"),
        ("难道船工可以酒后掌舵吗？不可以。", "supported"),
        ("难道渡船非得配备救生衣不成？不必。", "contradicted"),
        ("渡船要不要配备救生衣？随意。", "contradicted"),
        ("渡船是否必须配备救生衣？是。", "supported"),
        ("渡船能不能不配备救生衣？不能。", "supported"),
        ("船工能否酒后掌舵？当然不行，这是红线。", "supported"),
        ("老年乘客优先登船，行得通吗？行不通。", "unsupported"),
        ("老年乘客想优先登船？行不通。", "contradicted"),
        ("老年乘客是否可以优先登船？否。", "contradicted"),
        ("被告辩称船工酒后掌舵并不违规，本院予以采信。", "contradicted"),
        ("原告主张船工不得酒后掌舵，本院不予采信。", "contradicted"),
        ("认为船工可以酒后掌舵，这道判断题要打叉。", "supported"),
        ("认为船工不得酒后掌舵，这道判断题要打叉。", "contradicted"),
        ("渡船必须配备救生衣。（×）", "contradicted"),
        ("认为船工不得酒后掌舵是一种误解。", "contradicted"),
        ("禁止船工酒后掌舵的规定早已废止。", "contradicted"),
        ("渡船配备救生衣的要求已经取消。", "contradicted"),
    ],
)
def test_such_a_claim_is_held_against_the_library(
    checker: Checker, said: str, verdict: str
) -> None:
    findings = checker.check(f"根据《青岭市渡船管理办法》，{said}")
    assert [f.verdict for f in findings] == [verdict]


def test_a_question_with_a_short_answer_announces_nothing(checker: Checker) -> None:
    asked = "《青岭市渡船管理办法》第三条规定，难道老年乘客可以优先登船吗？不行。"
    findings = checker.check(f"{asked}\n\n收到。")
    assert [f.verdict for f in findings] == ["contradicted"]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("问：船工能酒后掌舵吗？\n答：能，《渡船管理办法》没有设限。", "contradicted"),
        ("Q：老年乘客可以优先登船吗？\nA：能，《渡船管理办法》放开了这类登船。", "supported"),
        ("问：老年乘客可以优先登船吗？\n参考答案：不可以。", "contradicted"),
    ],
)
def test_an_answer_on_the_line_below_belongs_to_its_question(
    checker: Checker, text: str, verdict: str
) -> None:
    assert [f.verdict for f in checker.check(text)] == [verdict]


@given(st.text("难道渡船必须吗？不是，本院采信判错（×）。", max_size=40))
def test_what_is_told_lies_in_what_is_said(text: str) -> None:
    found = answered(text, (0, len(text)))
    assert found is None or 0 <= found.told[0] < found.told[1] <= len(text)
