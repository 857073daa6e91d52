"""HTML pages become the text a reader sees: no navigation, list numbers and tables kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from outlines import kept

from index.clauses import parse
from index.documents import Document, load
from index.errors import DocumentError
from index.load_html import read_html

CASES = [
    ("<p>第一条　为了节水。</p><p>第二条　略。</p>", "第一条　为了节水。\n第二条　略。"),
    ("<div>甲<br>乙</div>丙", "甲\n乙\n丙"),
    ("<p>应当\n   节约用水 and\n save</p>", "应当节约用水 and save"),
    ("<p>　　缩进&nbsp;的<b>粗</b>体</p>", "缩进 的粗体"),
    ("<p>零\u200b宽\ufeff字\u00ad符</p>", "零宽字符"),
    ("<h1>湖口市<br>节水办法</h1><h3>Water<br>use</h3>", "# 湖口市节水办法\n### Water use"),
    ("<script>var a='第一条';</script><style>p{}</style><p>正文</p>", "正文"),
    ("<nav>首页</nav><div class='sidebar'>链接</div><p>正文</p><footer>版权</footer>", "正文"),
    ("<header>网站</header><article><header><h1>办法</h1></header>正文</article>", "# 办法\n正文"),
    ("<div>相关新闻</div><main><p>正文</p></main>", "正文"),
    ("<p hidden>藏</p><p style='display: none'>藏</p><p role='navigation'>藏</p>见", "见"),
    ("<template><article>藏</article></template>见", "见"),
    ("<div hidden><main>藏</main></div><main>见</main>", "见"),
    ("<p>甲<template><p>藏</p></template>乙</p><dialog>藏</dialog><noframes>藏</noframes>", "甲乙"),
    ("<table><caption hidden>藏</caption><tr><td>甲<td>乙</tr><tr hidden><td>藏<td>藏</tr>"
     "<tbody style='display:none'><tr><td>藏<td>藏</tr></tbody></table>", "| 甲 | 乙 |"),
    ("<aside>广告</aside><aside role='doc-footnote'>[1] 注</aside>", "[1] 注"),
    ("<ol><li>甲</li><li>乙<ol type=a><li>丙</ol></li><li>丁</ol>", "1. 甲\n2. 乙\na. 丙\n3. 丁"),
    ("<ol start=3 type=I><li>a</li><li value=9>b</li></ol>", "III. a\nIX. b"),
    ("<ol style='list-style-type: cjk-ideographic'><li>总则</ol>", "一、总则"),
    ("<ol><li>1. 自己写了</li><li>第三条 也是</li></ol>", "1. 自己写了\n第三条 也是"),
    ("<ol style='list-style:none'><li>甲</ol><ul><li>乙</ul>", "甲\n乙"),
    ("<table><tr><th>项<th>额</tr><tr><td>水|电<td><p>三</p><p>元</p></table>",
     "| 项 | 额 |\n| --- | --- |\n| 水｜电 | 三 元 |"),
    ("<table><tr><td rowspan=2>甲<td>乙</tr><tr><td>丙</tr><tr><td colspan=2>丁</table>",
     "| 甲 | 乙 |\n|  | 丙 |\n| 丁 |  |"),
    ("<table><caption>表一</caption><tr><td>a<td>b</table>", "表一\n| a | b |"),
    ("<table><tr><td><table><tr><td>左<td>右</table></td></tr></table>", "| 左 | 右 |"),
    ("<table><tr><td>边</td><td>" + "<p>正文。</p>" * 400 + "</td></table>",
     "边" + "\n正文。" * 400),
    ("<pre>一行\n二行</pre>", "一行\n二行"),
    ("<?xml version='1.0' encoding='gbk'?><html><body>正文</body></html>", "正文"),
    ("<p>没有<b>关上<p>标签", "没有关上\n标签"),
    ("<div>网站</div><form method=post><h1>办法</h1><p>正文<input></form>", "网站\n# 办法\n正文"),
    ("<h1>办法</h1><p>第一条 正文。</p><article>新闻</article>", "# 办法\n第一条 正文。\n新闻"),
    ("<div>相关</div><article><p>很长的正文。</p></article>", "很长的正文。"),
    ("<p><del>30</del><ins>60</ins>日，<s>不</s>得<u style='text-decoration: line-through'>甲</u>",
     "60日，得"),
    ("<p>10<sup>3</sup>米，<sup>2</sup>&frasl;<sub>3</sub>，1<sup>1</sup>⁄<sub>2</sub>，1<sup>st</sup>",
     "10³米，2/3，1 1/2，1st"),
    ("<p>须经<math><mfrac><mn>2</mn><mn>3</mn></mfrac></math>同意，<math><msup><mi>x</mi><mi>n</mi>"
     "</msup><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac></math>",
     "须经2/3同意，x^n(a+b)/2"),
    ("<p>称<q>更新</q>者", "称“更新”者"),
    ("<ol reversed><li>甲<li>乙</ol><ol type=a start=26><li>丙<li>丁<li>戊</ol>",
     "2. 甲\n1. 乙\nz. 丙\naa. 丁\nab. 戊"),
    ("<table><tr><td rowspan=0>甲<td>乙</tr><tr><td>丙</tr><tr><td>丁</table>",
     "| 甲 | 乙 |\n|  | 丙 |\n|  | 丁 |"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "text"), CASES)
def test_a_page_becomes_what_a_reader_sees(source: str, text: str) -> None:
    assert read_html(source.encode(), "a.html") == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "gbk", "gb18030", "big5", "utf-16"])
@pytest.mark.parametrize("named", [True, False])
def test_the_encoding_leaves_no_trace(encoding: str, named: bool) -> None:
    text = (
        "第一條　應當加強領導，費用不超過三萬元。" if encoding == "big5" else "第一条　应当节水。"
    )
    head = f"<meta http-equiv=Content-Type content='text/html; charset={encoding}'>"
    source = f"<html><head>{head if named else ''}</head><p>{text}</p></html>"
    assert read_html(source.encode(encoding), "a.html") == text


@pytest.mark.parametrize("charset", ["gb2312", "nonsense", "hex", "unicode_escape"])
def test_a_wrong_charset_does_no_harm(charset: str) -> None:
    source = f"<meta charset={charset}><p>第一条　应当节水。</p>"
    assert read_html(source.encode(), "a.html") == "第一条　应当节水。"


def test_a_page_written_in_an_encoding_of_its_own_is_read() -> None:
    assert read_html("<meta charset=iso-8859-1><p>café</p>".encode("latin-1"), "a") == "café"


def test_depth_does_no_harm() -> None:
    deep = [b"<div>" * depth + "深".encode() for depth in (1_500, 20_000)]
    assert read_html(deep[0], "a.html") == "深"
    with pytest.raises(DocumentError, match="nested deeper"):
        read_html(deep[1], "a.html")


def test_a_table_cannot_claim_more_cells_than_any_needs() -> None:
    wide = "<td colspan=100 rowspan=9999>a</td>" * 200 + "</tr><tr><td>b</td></tr>" * 60
    with pytest.raises(DocumentError, match=r"a\.html: got a table of more than 1,000,000 cells"):
        read_html(f"<table><tr>{wide}</table>".encode(), "a.html")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (
            "<table><thead><tr><td rowspan=2>项<td colspan=2>额<tr><td>淡<td>旺</thead>"
            "<tr><th>水<td>1<td>2</table>",
            "| 项 | 额 |  |\n|  | 淡 | 旺 |\n| --- | --- | --- |\n| 水 | 1 | 2 |",
        ),
        ("<table><tr><th>项<td>额<tr><th>水<td>1</table>", "| 项 | 额 |\n| 水 | 1 |"),
        ("<table><tr><th>项<th>额<tr><th>水<th>1</table>", "| 项 | 额 |\n| 水 | 1 |"),
        (
            "<table><tr><td>甲<td>1</table><table><tr><td>乙<td>2</table>",
            "| 甲 | 1 |\n\n| 乙 | 2 |",
        ),
        (
            "<table><tr><td>甲<td>1</table><table><caption>表2</caption><tr><td>乙<td>2</table>",
            "| 甲 | 1 |\n表2\n| 乙 | 2 |",
        ),
    ],
)
def test_a_table_stands_apart_with_a_rule_below_its_head(source: str, text: str) -> None:
    assert read_html(source.encode(), "a.html") == text


def test_headings_open_clauses_and_tables_are_whole() -> None:
    source = (
        "<h1>湖口市节水办法</h1><h2>背景</h2><p>水少。</p><p>第一条　应当节水，费用如下</p>"
        "<table><tr><td>甲，乙。丙</td><td>三元</td></tr></table><p>第二条　自发布起施行。</p>"
    )
    one = parse(Document(read_html(source.encode(), "a.html"), "a.html", "html"))
    kept(one)
    assert one.title == "湖口市节水办法"
    found = [(c.kind, c.address) for c in one.clauses]
    assert found == [
        ("title", "标题"), ("heading", "背景"), ("article", "第一条"), ("table", "第一条表1"),
        ("article", "第二条"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (b"", "empty or holds no text"),
        (b"<html><script>run()</script></html>", "empty or holds no text"),
        (b"<!-- \xe7\xac\xac -->", "empty or holds no text"),
        ("第一条　没有标签。".encode(), "without a single HTML tag, expected a page; rename it"),
        (b"<p>\x00\x01\x02\x03</p>", "control characters"),
        (b"%PDF-1.7 ...", r"got a PDF, expected what \.html promises"),
        (b"PK\x03\x04....", "got a ZIP archive or an Office document"),
    ],
)
def test_what_is_no_page_is_refused(tmp_path: Path, source: bytes, says: str) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(source)
    with pytest.raises(DocumentError, match=says):
        load(path)


TAGS = [
    "<p>",
    "</p>",
    "<table>",
    "<tr>",
    "<td>",
    "<td rowspan=9>",
    "</table>",
    "<ol>",
    "<li>",
    "<h2>",
]
PIECES = st.sampled_from(
    [*TAGS, "</ol>", "</h2>", "<pre>", "甲", "一、", "# ", "| ", "\n", "&#1;", "&"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(source=st.lists(PIECES, max_size=60).map("".join) | st.binary(max_size=200))
def test_any_page_is_read_or_refused(tmp_path: Path, source: str | bytes) -> None:
    path = tmp_path / "any.html"
    path.write_bytes(source.encode() if isinstance(source, str) else source)
    try:
        document = load(path)
    except DocumentError:
        return
    document.text.encode("utf-8")
    kept(parse(document))


@example("<table><tr>甲<td><td>甲")
@example("<table><td>乙<tr><td><td>甲")
@example("<table><tr><td>乙</td>甲<td>乙")
@given(st.lists(st.sampled_from([*TAGS[:7], "甲", "乙"]), max_size=40).map("".join))
def test_no_character_is_lost_or_said_twice(source: str) -> None:
    text = read_html(f"<body>始{source}".encode(), "a.html")
    assert text.count("甲") == source.count("甲")
    assert text.count("乙") == source.count("乙")
