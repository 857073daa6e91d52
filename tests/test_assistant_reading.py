"""What is read of clauses: headings are no answers, and no answer stands without its question."""

from __future__ import annotations

from pathlib import Path

import pytest
from model_fakes import searching, sources_of

from assistant.chat.reading import Reader, as_one
from assistant.evidence.headings import headings, is_heading


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("（九）完善城市基础设施", True),
        ("图1 汽车号牌编码规则", True),
        ("附表二：补助标准", True),
        ("图书馆周一闭馆。", False),
        ("3.2 摊主应当自带垃圾桶。", False),
        ("3.2 摊位费每月三百元。", False),
        ("3.2 垃圾清运。", True),
        ("3.2 Stalls must be clean.", False),
        ("表1列出的单位应当每年检查一次水表；逾期的，处罚款。", False),
    ],
)
def test_headings_and_captions_are_told_from_sentences(text: str, heading: bool) -> None:
    clause = sources_of("一、节水\n\n（一）单位应当节约用水。")[-1]
    assert is_heading(text, clause.clause) == heading


def test_the_name_of_an_article_is_no_sentence_of_it() -> None:
    text = "井栏租用合同\n\n第一条 租期\n租期两年。\n\n第二条 押金\n（一）不收押金。\n"
    told = [(source.text, is_heading(source.text, source.clause)) for source in sources_of(text)]
    assert ("第一条 租期", True) in told
    assert ("租期两年。", False) in told


def test_a_short_sentence_that_is_all_of_its_point_is_no_heading() -> None:
    text = "一、押金\n\n1.押金为九百元。\n\n2.押金不计利息。\n"
    assert [s.text for s in sources_of(text) if not is_heading(s.text, s.clause)] == [
        "1.押金为九百元。",
        "2.押金不计利息。",
    ]


def test_names_at_the_head_of_points_stand_with_what_is_said_of_them() -> None:
    first, second = "1．一级建筑。不得改变外观。", "2．二级建筑。可以改变内部布局。"
    text = f"一、修缮\n\n（一）按照以下三级修缮：{first}{second}"
    told = [
        source.text for source in sources_of(text) if not is_heading(source.text, source.clause)
    ]
    assert told[-2:] == [f"（一）按照以下三级修缮：{first}", second]


SINCE = """丰谷镇集市管理制度

版本：2026年3月1日起执行

第一条 摊位费由镇政府收取，每月三百元。
"""


@pytest.mark.parametrize(
    ("question", "bears"),
    [("集市管理制度什么时候开始执行？", True), ("学校食堂改建何时完成？", False)],
)
def test_the_day_of_a_document_answers_only_what_it_tells_of(
    tmp_path: Path, question: str, bears: bool
) -> None:
    with searching(tmp_path, market=SINCE) as (retriever, library):
        reader = Reader(library)
        (told,) = [s for s in reader.halves(retriever.search("版本", 9).hits) if "版本" in s.text]
        assert reader.bears_on(question, told) is bears


ASKED = """学堂巷自习室问答

1.问：自习室可以带宠物吗？
答：不可以。
2.问：自习室可以带茶水吗？
答：可以。杯子应当有盖。

3.Can I bring a dog?
No.
"""


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("可以带宠物吗", "1.问：自习室可以带宠物吗？答：不可以。"),
        ("可以带茶水吗", "2.问：自习室可以带茶水吗？答：可以。杯子应当有盖。"),
    ],
)
def test_an_answer_stands_with_its_question(tmp_path: Path, question: str, whole: str) -> None:
    with searching(tmp_path, asked=ASKED) as (retriever, library):
        hits = retriever.search(question).hits
        texts = [p.source.text for p in Reader(library).passages(hits, every=True)]
    assert whole in texts
    assert not {"答：不可以。", "答：可以。", "No."} & set(texts)
    assert len(texts) == len(set(texts))


def test_words_of_english_are_not_run_together(tmp_path: Path) -> None:
    with searching(tmp_path, asked=ASKED) as (retriever, library):
        reader = Reader(library)
        hits = retriever.search("Can I bring a dog?").hits
        shown = [reader.shown(p.source) for p in reader.passages(hits, every=True)]
    assert "3.Can I bring a dog? No." in shown
    assert "1.问：自习室可以带宠物吗？答：不可以。" in shown


FARES = """渡口办法

第一条 票价和上限如下：

| 船型 | 座位 | 日间票价（元/人） | 夜间票价（元/人） |
| 快船 | 软座 | 35 | 48 |
| 慢船 | 硬座 | 12 | 18 |
"""


@pytest.mark.parametrize("fares", [FARES, FARES.replace("如下：", "如下。")])
def test_a_row_of_a_table_is_read_and_shown_by_its_head(tmp_path: Path, fares: str) -> None:
    with searching(tmp_path, fares=fares) as (retriever, library):
        reader = Reader(library)
        question = "慢船的日间票价是多少"
        hits = retriever.search(question, 5).hits
        rows = [p.source for p in reader.passages(hits, every=False) if "|" in p.source.text]
        fit = [row for row in rows if reader.bears_on(question, row)]
    assert {row.told.rpartition("：")[2] for row in fit} == {
        "座位 硬座，日间票价 12元/人，夜间票价 18元/人"
    }
    assert all(reader.shown(reader.whole(row)) == row.told for row in fit)
    assert len(rows) == 2
    assert all(len(reader.list_around(row)) == 3 for row in rows)


MORE = "且情形与前面各项都不相同" * 8
LONG = "\n".join(f"（{n}）{what}{MORE}的；" for n, what in zip("二三四五", "甲乙丙丁", strict=True))
CRIME = "第一条 未经许可开船，有下列情形之一的，处罚款；情节严重的，吊销执照："
NEEDS = "第二条 申领执照应当同时具备下列条件："
CRIMES = f"""渡口办法

{CRIME}
（一）夜间开船的；
{LONG}

{NEEDS}
（一）满十八岁；
{LONG}

第三条 票价按以下标准：
（一）成人两元；
（二）儿童一元。
"""


@pytest.mark.parametrize(
    ("part", "begins", "is_all"),
    [
        ("（一）夜间", f"{CRIME}（一）夜间开船的；", False),
        ("（三）乙", f"{CRIME}（三）乙", False),
        ("（一）满", f"{NEEDS}（一）满十八岁；（二）甲", True),
        ("（二）儿", "第三条 票价按以下标准：（一）成人两元；（二）儿童一元。", True),
    ],
)
def test_no_item_stands_without_what_introduces_it_nor_without_those_it_counts_with(
    tmp_path: Path, part: str, begins: str, is_all: bool
) -> None:
    with searching(tmp_path, crimes=CRIMES) as (retriever, library):
        reader = Reader(library)
        halves = reader.halves(retriever.search("执照", 9).hits)
        item = next(s for s in halves if s.text.startswith(part))
        lead = reader.until_full_stop(item)[0]
        whole = reader.whole(item)
        assert whole.text.startswith(begins)
        text = library.text(item.clause.doc_id)
        assert whole.text == "".join(text[a:b] for a, b in whole.spans)
        marks = {"（一）夜间": 1, "（三）乙": 2}.get(part, 0)
        assert reader.shown(whole).count("……") == marks, "for the items left out"
        assert reader.shown(whole).endswith("……") is (marks > 0), "and for those behind"
        assert reader.shown(whole).replace("……", "") == whole.text
        led = as_one([lead, item])
        assert reader.whole(led) == (whole if is_all else led)
        ends = f"丁{MORE}的；"
        assert (part == "（二）儿" or whole.text.endswith(ends)) is is_all


GRANTS = """渡口办法

第一条 对新船员给予培训补贴；对其中的老船员再给予生活补贴。生活补贴每年享受一次。
"""


def test_joined_sentences_are_quoted_from_where_the_first_begins(tmp_path: Path) -> None:
    with searching(tmp_path, grants=GRANTS) as (retriever, library):
        reader = Reader(library)
        _, second, third = reader.halves(retriever.search("生活补贴", 9).hits)
        whole = reader.whole(as_one([second, third]))
    assert whole.text == GRANTS.split("\n\n")[1].strip()


SITTING = """Harbour School Rules

Rule 7 Deferral of examinations in seamanship

(1) A pupil who arrives late is admitted but is given no extra time.
"""


def test_a_line_of_english_above_an_article_is_its_heading() -> None:
    heading, rule = sources_of(SITTING)[-2:]
    assert is_heading(heading.text, heading.clause)
    assert not is_heading(rule.text, rule.clause)
    assert headings(rule.clause, rule.title, rule.text) == (
        "Deferral of examinations in seamanship",
    )


@pytest.mark.parametrize(
    ("question", "fit"),
    [
        ("快船的日间票价是多少", ["快船"]),
        ("高速飞翼的日间票价是多少", []),
        ("气垫船的票价是多少", []),
        ("快艇船的日间票价是多少", ["快船"]),
        ("日间票价是多少", ["快船", "慢船"]),
        ("日间票价分别是多少", ["快船", "慢船"]),
        ("请帮我查询一下日间票价是多少", ["快船", "慢船"]),
        ("最贵的夜间票价是多少", ["快船", "慢船"]),
        ("软座坐船的日间票价要花多少钱", ["快船"]),
    ],
)
def test_no_row_answers_of_one_that_is_not_there(
    tmp_path: Path, question: str, fit: list[str]
) -> None:
    with searching(tmp_path, fares=FARES) as (retriever, library):
        reader = Reader(library)
        hits = retriever.search("快船的日间票价是多少", 5).hits
        rows = [p.source for p in reader.passages(hits, every=False) if "|" in p.source.text]
        told = [row.told.partition("：")[2] for row in rows if reader.bears_on(question, row)]
    assert [name for name in ("快船", "慢船") if any(name in row for row in told)] == fit
