"""Thanks and greetings are told from questions."""

from __future__ import annotations

import pytest

from assistant.chat.courtesy import courtesy, without_courtesy


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("谢谢", "thanks"),
        ("好的，谢谢您！", "thanks"),
        ("明白了", "thanks"),
        ("Thanks a lot!", "thanks"),
        ("你好", "greeting"),
        ("您好！在吗？", "greeting"),
        ("Good morning", "greeting"),
        ("谢谢，再见。", "farewell"),
        ("谢谢，那第二款呢？", None),
        ("好的标准是什么", None),
        ("在哪里办理", None),
        ("High buildings", None),
        ("感谢信由谁签发？", None),
        ("第十八条", None),
        ("", None),
    ],
)
def test_what_is_only_courtesy(text: str, kind: str | None) -> None:
    assert courtesy(text) == kind


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("谢谢，那第二款呢？", "那第二款呢？"),
        ("你好，罚款多少", "罚款多少"),
        ("Thanks! And who pays?", "And who pays?"),
        ("在哪里办理", "在哪里办理"),
        ("感谢信由谁签发？", "感谢信由谁签发？"),
        ("行政处罚由谁决定", "行政处罚由谁决定"),
        ("谢谢", "谢谢"),
        ("谢谢拍卖行的工作人员可以竞买吗", "拍卖行的工作人员可以竞买吗"),
        ("好的，谢谢您的耐心解答！请问养犬要登记吗", "养犬要登记吗"),
        ("嗯那第二款呢", "那第二款呢"),
        ("好的那第二款呢", "那第二款呢"),
        ("好的标准是什么", "好的标准是什么"),
        ("请问一下，养犬要登记吗", "养犬要登记吗"),
        ("麻烦再问一下养犬要登记吗", "养犬要登记吗"),
        ("不好意思，打扰一下，我想知道养犬要登记吗", "养犬要登记吗"),
        ("请教育部门怎么处理", "请教育部门怎么处理"),
        ("咨询费是多少", "咨询费是多少"),
        ("知道了违法行为怎么办", "知道了违法行为怎么办"),
        ("问责对象是谁", "问责对象是谁"),
        ("Great Wall tickets?", "Great Wall tickets?"),
        ("Excuse me, who pays?", "who pays?"),
        ("请问", "请问"),
        ("养犬条例第三条讲的是什么？谢谢！", "养犬条例第三条讲的是什么？"),
        ("养犬条例第三条第２款谢谢啦🙏", "养犬条例第三条第２款"),
        ("养犬要登记吗，非常感谢您的解答！", "养犬要登记吗，"),
        ("Who pays? Thank you very much", "Who pays? "),
        ("哪些场合应当说谢谢", "哪些场合应当说谢谢"),
        ("对捐赠人如何感谢", "对捐赠人如何感谢"),
    ],
)
def test_a_question_is_left_without_the_courtesy_around_it(text: str, question: str) -> None:
    assert without_courtesy(text) == question
