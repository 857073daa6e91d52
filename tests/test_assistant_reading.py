"""What is read of clauses: headings and captions are no answers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from model_fakes import sources_of

from assistant.chat.reading import is_heading


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("（九）完善城市基础设施", True),
        ("图1 汽车号牌编码规则", True),
        ("附表二：补助标准", True),
        ("图书馆周一闭馆。", False),
        ("表1列出的单位应当每年检查一次水表；逾期的，处罚款。", False),
    ],
)
def test_headings_and_captions_are_told_from_sentences(text: str, heading: bool) -> None:
    clause = sources_of("一、节水\n\n（一）单位应当节约用水。")[-1]
    assert is_heading(replace(clause, text=text)) == heading


def test_names_at_the_head_of_points_stand_with_what_is_said_of_them() -> None:
    first, second = "1．一级建筑。不得改变外观。", "2．二级建筑。可以改变内部布局。"
    text = f"一、修缮\n\n（一）按照以下三级修缮：{first}{second}"
    told = [source.text for source in sources_of(text) if not is_heading(source)]
    assert told[-2:] == [f"（一）按照以下三级修缮：{first}", second]
