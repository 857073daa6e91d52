"""Names of documents: what one goes by, and which one a text names before an address."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.short_names import SHORT_NAMES
from index.short_titles import with_whole_titles
from index.titles import (
    answers_to,
    is_generic,
    may_mean,
    names_in,
    names_of,
    resembles,
    short_name,
    title_after,
    title_before,
)

KNOWN = (
    "民法典",
    "劳动法",
    "合同法",
    "刑法",
    "刑法修正案（七）",
    "物业管理条例",
    "继承编",
    "湖政发〔2031〕7号",
    "执行《刑法》确定罪名的补充规定（三）",
    "适用修订刑法第十二条若干问题的通知",
    "Lake Data Policy",
)


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("中华人民共和国民法典", {"中华人民共和国民法典", "民法典"}),
        ("民法典（2020年版）", {"民法典（2020年版）", "民法典"}),
        (
            "湖口市人民政府关于养犬的意见",
            {"湖口市人民政府关于养犬的意见", "关于养犬的意见", "养犬的意见"},
        ),
        (
            "中共湖口市委 湖口市人民政府关于养犬的意见",
            {"中共湖口市委湖口市人民政府关于养犬的意见", "养犬的意见"},
        ),
        ("Lake Data Policy", {"Lake Data Policy"}),
        ("中华人民共和国科学技术普及法", {"科学技术普及法", "科普法"}),
        (
            "中华人民共和国个人所得税法实施条例",
            {"个人所得税法实施条例", "个税法实施条例"},
        ),
        ("湖口省养犬管理条例", {"湖口养犬管理条例"}),
        ("湖口壮族自治区养犬条例", {"湖口养犬条例"}),
        (
            "湖口市实施《中华人民共和国节水法》办法",
            {"湖口市节水法实施办法", "湖口节水法实施办法", "湖口实施节水法办法"},
        ),
        (
            "湖口市实施〈中华人民共和国节水法〉办法",
            {"湖口市实施〈节水法〉办法", "湖口市实施节水法办法"},
        ),
    ],
)
def test_the_names_a_document_goes_by(title: str, names: set[str]) -> None:
    assert names <= set(names_of(title))
    assert names_of(title)[0] == title


def test_other_names_do_not_become_the_name_of_the_versions() -> None:
    assert short_name("湖口省养犬管理条例") == "湖口省养犬管理条例"
    assert short_name("中华人民共和国科学技术普及法") == "科学技术普及法"


def test_common_short_names_mean_one_document_and_no_other_is_called_so() -> None:
    every = [name for names in SHORT_NAMES.values() for name in names]
    assert len(every) == len(set(every))
    assert not set(every) & set(SHORT_NAMES)
    assert all(name.endswith(("法", "条例")) and len(name) > 2 for name in every)


@pytest.mark.parametrize(
    ("name", "title", "expected"),
    [
        ("合同法", "中华人民共和国劳动合同法", True),
        ("劳动仲裁法", "劳动争议调解仲裁法", True),
        ("劳动合同法", "合同法", False),
        ("合同法", "中华人民共和国合同法", False),
        ("合同法", "合同管理条例", False),
        ("该法", "劳动合同法", False),
    ],
)
def test_a_name_resembles_a_longer_one(name: str, title: str, *, expected: bool) -> None:
    assert resembles(name, title) is expected


@pytest.mark.parametrize("word", ["律", "人", "院", "官", "定职责", "规第三条"])
def test_a_name_does_not_end_inside_a_word(word: str) -> None:
    assert names_in(f"依照劳动法{word}", KNOWN) == ()


@pytest.mark.parametrize("word", ["", "规定", "第三条", "的规定", "定义"])
def test_a_name_ends_before_a_word(word: str) -> None:
    assert [n.title for n in names_in(f"依照劳动法{word}", KNOWN)] == ["劳动法"]


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("意见", "意见"),
        ("本条例", "条例"),
        ("该法", "法"),
        ("这个意见", "意见"),
        ("这份文件", "文件"),
        ("上述办法", "办法"),
        ("民法典", None),
        ("养犬条例", None),
        ("", None),
    ],
)
def test_a_generic_name(name: str, word: str | None) -> None:
    assert is_generic(name) == word


@pytest.mark.parametrize(
    ("word", "title", "may"),
    [
        ("法", "劳动法", True),
        ("法", "民法典", True),
        ("法", "湖口市养犬办法", False),
        ("办法", "湖口市养犬办法（试行）", True),
        ("意见", "湖口市关于养犬的意见", True),
        ("意见", "湖口市养犬条例", False),
        ("文件", "湖口市养犬条例", True),
    ],
)
def test_what_a_generic_name_may_mean(word: str, title: str, may: bool) -> None:
    assert answers_to(word, title) is may


@pytest.mark.parametrize(
    ("name", "title", "may"),
    [
        ("更新条例", "砚浦市老旧街区更新条例", True),
        ("街区更新意见", "关于推动老旧街区有机更新的意见", True),
        ("更新条例", "砚浦市老旧街区更新条例（2026年修正）", True),
        ("砚浦更新条例", "砚浦市老旧街区更新条例", True),
        ("砚浦街更条例", "砚浦市老旧街区更新条例", True),
        ("砚浦那部街更条例", "砚浦市老旧街区更新条例", True),
        ("街砚更浦条例", "砚浦市老旧街区更新条例", False),
        ("砚浦街更的条例", "砚浦市老旧街区更新条例", False),
        ("更新办法", "砚浦市老旧街区更新条例", False),
        ("互联网信息服务管理办法", "互联网药品信息服务管理办法", False),
        ("黄浦江滨水空间条例", "上海市黄浦江滨水空间条例", True),
        ("更新养犬条例", "砚浦市老旧街区更新条例", False),
        ("合同法", "劳动合同法", False),
        ("国法典", "民国法典", False),
        ("某条例", "砚浦市老旧街区更新条例", False),
        ("刑法的解释", "关于办理刑事案件具体应用法律的解释", False),
        ("罪名补充规定（三）", "关于执行刑法确定罪名的补充规定（三）", True),
        ("罪名补充规定(三)", "关于执行刑法确定罪名的补充规定（三）", True),
        ("罪名补充规定（四）", "关于执行刑法确定罪名的补充规定（三）", False),
        ("最高法行政赔偿规定", "最高人民法院关于审理行政赔偿案件若干问题的规定", True),
        ("最高检行政赔偿规定", "最高人民法院关于审理行政赔偿案件若干问题的规定", False),
        ("最高法院行政赔偿规定", "最高人民法院关于审理行政赔偿案件若干问题的规定", True),
        ("最高检察院公益诉讼规则", "最高人民检察院关于公益诉讼办案的规则", True),
        ("最高法规定", "最高人民法院关于审理行政赔偿案件若干问题的规定", False),
        ("国办意见", "国务院办公厅关于养犬的意见", False),
        ("合同法实施条例", "中华人民共和国劳动合同法实施条例", False),
        ("环境保护法实施条例", "中华人民共和国环境保护税法实施条例", False),
        ("节水法实施条例", "中华人民共和国节水法实施条例（试行）", True),
        ("湖口市人大议事规则", "湖口市人民代表大会议事规则", True),
        ("湖口市人大常委会议事规则", "湖口市人民代表大会常务委员会议事规则", True),
        ("湖口市人大议事规则", "湖口市人民政府议事规则", False),
        ("家用船三包责任规定", "家用船产品修理更换退货责任规定", True),
        ("家用车三包责任规定", "家用船产品修理更换退货责任规定", False),
        ("个税附加扣除办法", "个人所得税专项附加扣除办法", True),
        ("国办养犬意见", "国务院办公厅关于养犬的意见", True),
        ("Remote Working Policy", "Remote Working and Flexible Hours Policy of Northgate", True),
        ("Working Remote Policy", "Remote Working and Flexible Hours Policy of Northgate", False),
        ("Fire Policy", "Remote Working and Flexible Hours Policy of Northgate", False),
        ("Policy", "Remote Working and Flexible Hours Policy of Northgate", False),
    ],
)
def test_a_shortened_name(name: str, title: str, may: bool) -> None:
    assert may_mean(name, title) is may


SHELF = (
    "某市城管局关于整治流动摊位秩序的通告",
    "某市老旧电梯更换条例",
    "某市老旧电梯更换条例（2025年修正）",
    "某市农田灌溉条例",
    "Northgate Remote Working Policy",
    "Northgate Travel Policy",
)


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("请问流动摊位通告第三条第二款呢", f"请问{SHELF[0]}第三条第二款呢"),
        ("老旧电梯更换条例第十八条说了什么", "某市老旧电梯更换条例第十八条说了什么"),
        ("电梯条例的第十八条和第二十条", "某市老旧电梯更换条例的第十八条和第二十条"),
        ("northgate working policy section 6 says what?", f"{SHELF[4]} section 6 says what?"),
        ("What is in section 6 of the Travel Policy?", f"What is in section 6 of the {SHELF[5]}?"),
        ("Northgate Policy section 6", "Northgate Policy section 6"),
        ("某市条例第三条", "某市条例第三条"),
        ("本条例第三条", "本条例第三条"),
        ("《电梯条例》第三条", "《电梯条例》第三条"),
        ("电梯条例有几条", "电梯条例有几条"),
    ],
)
def test_a_part_of_one_title_before_an_address_becomes_the_whole(question: str, whole: str) -> None:
    assert with_whole_titles(question, SHELF) == whole


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("《刑法》司法解释", "刑法司法解释"),
        ("《劳动法》实施细则的", "劳动法实施细则"),
        ("《民法典》若干问题的规定", "民法典若干问题的规定"),
    ],
)
def test_a_text_about_a_law_is_not_the_law(text: str, title: str) -> None:
    assert title_before(f"{text}第三条", len(text), names_in(text, KNOWN)) == (title, 0)


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("（劳动法）怎么说", "劳动法", "怎么说"),
        (" 《劳动法》", "劳动法", ""),
        ("（海商法）", "海商法", ""),
        ("劳动法第五条", None, "劳动法第五条"),
        ("和劳动法", None, "和劳动法"),
        ("（一）", None, "（一）"),
    ],
)
def test_the_name_behind_an_address(text: str, title: str | None, rest: str) -> None:
    """What stands behind 第三条."""
    whole = f"第三条{text}"
    found, end = title_after(whole, 3, names_in(whole, KNOWN))
    assert (found, whole[end:]) == (title, rest)


def test_the_name_of_a_part_begins_with_its_whole() -> None:
    text = "根据《民法典》继承编第三条"
    at = text.index("第三条")
    assert title_before(text, at, names_in(text, KNOWN)) == ("继承编", text.index("《"))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # known names
        ("民法典", "民法典"),
        ("民法典 ", "民法典"),
        ("民法典的", "民法典"),
        ("民法典里面", "民法典"),
        ("民法典规定的", "民法典"),
        ("根据民法典，", "民法典"),
        ("民法典（2020年版）", "民法典"),
        ("请问中华人民共和国民法典", "民法典"),
        ("老师说民法典", "民法典"),
        ("刑法修正案（七）", "刑法修正案（七）"),
        ("刑法修正案(七)", "刑法修正案（七）"),
        ("执行《刑法》确定罪名的补充规定（三）", "执行《刑法》确定罪名的补充规定（三）"),
        # in quotation marks
        ("《意见》", "意见"),
        ("《民法典》", "民法典"),
        ("《民法典》（2020年版）", "民法典"),
        ("《海商法》规定的", "海商法"),
        ("《养犬意见》（湖政发〔2031〕7号）", "养犬意见"),
        ("《关于〈某法〉的解释》", "关于〈某法〉的解释"),
        ("《关于执行《刑法》的规定》", "关于执行《刑法》的规定"),
        # unknown names, read by their ending
        ("海商法", "海商法"),
        ("请问海商法", "海商法"),
        ("根据中华人民共和国海商法", "中华人民共和国海商法"),
        ("按照数据安全法", "数据安全法"),
        ("我想知道海商法的", "海商法"),
        ("科学技术普及法", "科学技术普及法"),
        ("湖口市养犬管理办法", "湖口市养犬管理办法"),
        (
            "最高人民法院、最高人民检察院关于办理行贿案件的解释",
            "最高人民法院、最高人民检察院关于办理行贿案件的解释",
        ),
        ("森林和野生动物类型自然保护区管理办法", "森林和野生动物类型自然保护区管理办法"),
        ("湖口市养犬条例（试行）", "湖口市养犬条例（试行）"),
        # another document than the known one inside
        ("劳动合同法", "劳动合同法"),
        ("请问劳动合同法", "劳动合同法"),
        ("上海市物业管理条例", "上海市物业管理条例"),
        ("《民法典》和劳动法", "劳动法"),
        ("《民法典》和海商法", "海商法"),
        ("劳动法、海商法", "海商法"),
        ("刑法修正案十一", "刑法修正案十一"),
        ("请问湖北省公司法", "湖北省公司法"),
        ("物业管理条例实施细则", "物业管理条例实施细则"),
        ("最高人民法院关于适用劳动法的解释", "最高人民法院关于适用劳动法的解释"),
        ("关于适用劳动法的解释（二）", "关于适用劳动法的解释（二）"),
        # in context
        ("违反本法", "本法"),
        ("该条例", "该条例"),
        ("意见", "意见"),
        # no name at all
        ("", None),
        ("请问", None),
        ("按照规定", None),
        ("法律规定的", None),
        ("依照前款规定的", None),
        ("符合第五条规定的", None),
        ("这种方法", None),
        ("依法", None),
        ("什么办法", None),
        ("民法典是哪一年通过的？", None),
        ("《民法典》。", None),
    ],
)
def test_the_name_before_an_address(text: str, title: str | None) -> None:
    """What stands before 第三条."""
    found, start = title_before(f"{text}第三条", len(text), names_in(text, KNOWN))
    assert found == title
    if title is None:
        assert start == len(text)
    else:
        written = text[start:].translate(str.maketrans("()", "（）"))
        assert title in written
        assert written.strip("《").startswith(title)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("德国《民法典》", "德国民法典"),
        ("日本现行《刑法》", "日本现行刑法"),
        ("适用德国民法典", "德国民法典"),
        ("触犯了韩国刑法", "韩国刑法"),
        ("以法国商法典", "法国商法典"),
        ("尼泊尔的刑法", "尼泊尔的刑法"),
        ("该国2016年通过的《刑法》", "该国2016年通过的刑法"),
        ("月球资源利用法", "月球资源利用法"),
        ("特别保护规定（", "特别保护规定"),
        ("我国《民法典》", "民法典"),
        ("二是同法", "同法"),
    ],
)
def test_another_land_has_laws_of_its_own(text: str, title: str) -> None:
    assert title_before(f"{text}第三条", len(text), names_in(text, KNOWN))[0] == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("（摘自无证无照经营查处办法", "无证无照经营查处办法"),
        ("照旅馆业治安管理办法", "旅馆业治安管理办法"),
        ("强迫鉴定人作出某种鉴定意见", None),
    ],
)
def test_a_name_is_read_by_its_ending(text: str, title: str | None) -> None:
    assert title_before(text, len(text), ())[0] == title


def test_the_longest_name_wins_and_none_overlap() -> None:
    text = "《民法典》与刑法修正案（七）、刑法、lake data policy"
    found = [(n.title, text[n.start : n.end]) for n in names_in(text, KNOWN)]
    assert found == [
        ("民法典", "《民法典》"),
        ("刑法修正案（七）", "刑法修正案（七）"),
        ("刑法", "刑法"),
        ("Lake Data Policy", "lake data policy"),
    ]


@given(st.text("《》〈〉民法典条例规定的和根据第三（七）、 ", max_size=40), st.integers(0, 40))
def test_any_text_has_names_in_order_or_none(text: str, at: int) -> None:
    named = names_in(text, KNOWN)
    for before, after in pairwise(named):
        assert before.end <= after.start
    title, start = title_before(text, min(at, len(text)), named)
    assert 0 <= start <= min(at, len(text))
    assert (title is None) == (start == min(at, len(text)))
