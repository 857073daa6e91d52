"""The desk in a real browser: Chromium drives it over a service without models."""

from __future__ import annotations

import os
import re
import shutil
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote

import docx
import pytest
from desk_fakes import NOTICE, REFUSED, REGULATION, FakeService, Listed, serving, wait_until
from playwright.sync_api import Browser, Page, expect, sync_playwright

from assistant.words import LANGUAGES

pytestmark = [
    pytest.mark.browser,
    # Gradio's own use of pandas, in the task that ends an event
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
]

QUESTION = "逾期不改正的处多少罚款"
FINE = (
    "违反本办法第二条规定的，由市水务部门责令限期改正；逾期不改正的，处五千元以上一万元以下罚款。"
)
EXAMPLE = "水务部门每年公布什么？"
WIDTHS = (1440, 1024, 390)
SECONDS = 1000
REPORT = """节水工作报告

《砚浦市节约用水办法》第三条规定：“逾期不改正的，处五千元以上一万元以下罚款。”
《砚浦市节约用水办法》第三条规定：“逾期不改正的，处五千元以上三万元以下罚款。”
《砚浦市节约用水办法》第九十九条规定了罚款。
《砚浦市供热条例》第一条规定了供热<script>document.title='checked'</script>。
"""
LONG = f"砚浦市议事会议事办法\n\n第一条　{'怎样召集由议事会议定。' * 14}议事会怎样召集？\n"
"""An article whose last sentence stands far below its head."""
UNTIL = "本办法自2020年1月1日起施行，有效期至2022年1月1日。\n"
VERDICTS = ("有据", "与原文不符", "条款不存在", "库外，无法核对")


def chromium() -> str | None:
    """Find the browser: the one named, the system's, else Playwright's own."""
    return (
        os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    )


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[FakeService, str]]:
    service = FakeService.of(REGULATION, NOTICE)
    with serving(service, examples=[EXAMPLE]) as url:
        yield service, url


@pytest.fixture
def service(served: tuple[FakeService, str]) -> FakeService:
    served[0].pace = 0.0
    return served[0]


@pytest.fixture
def desk(browser: Browser, served: tuple[FakeService, str]) -> Iterator[Desk]:
    desk = Desk(browser, served[1])
    yield desk
    desk.close()


class Desk:
    """A browser window on the desk, and everything it asked for or complained of."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.url, self.errors, self.requests = url, list[str](), list[str]()
        self.context = browser.new_context(
            viewport={"width": 1440, "height": 900}, locale="zh-CN", reduced_motion="reduce"
        )
        self.context.grant_permissions(["clipboard-read", "clipboard-write"])
        self.page: Page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("console", self._heard)
        self.page.on("request", lambda request: self.requests.append(request.url))

    def _heard(self, message: object) -> None:
        if getattr(message, "type", "") == "error":
            self.errors.append(str(getattr(message, "text", "")))

    def open(self, width: int = 1440, height: int = 800, query: str = "") -> Page:
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.goto(self.url + query)
        self.page.locator(".yj-library li").first.wait_for(state="attached")
        expect(self.page.locator("#yj-desk")).to_have_attribute("data-view", re.compile("."))
        return self.page

    def ask(self, question: str) -> None:
        self.page.locator("#yj-box textarea").fill(question)
        self.page.keyboard.press("Enter")

    def answered(self, question: str) -> None:
        before = self.page.locator(".yj-exchange").count()
        self.ask(question)
        expect(self.page.locator(".yj-exchange")).to_have_count(before + 1)
        expect(self.page.locator("[data-state=running]")).to_have_count(0, timeout=20 * SECONDS)

    def check(self, text: str) -> None:
        self.page.locator("[data-act=side][data-side=check]").click()
        self.page.locator("#yj-paste textarea").fill(text)
        self.page.locator("#yj-check-start").click()

    def checked(self, text: str) -> None:
        self.check(text)
        expect(self.page.locator(".yj-findings[data-stage=done]")).to_have_count(1)

    def close(self) -> None:
        foreign = [url for url in self.requests if not url.startswith((self.url, "data:", "blob:"))]
        self.context.close()
        assert not foreign, "the desk asked another host"
        assert not self.errors


def test_a_draft_is_seen_first_then_checked_sentences_with_their_sources(
    desk: Desk, service: FakeService
) -> None:
    service.pace = 0.05
    page = desk.open()
    desk.ask(QUESTION)
    draft = page.locator(".yj-draft")
    draft.wait_for()
    assert page.locator(".yj-answer[aria-busy=true]").count() == 1
    expect(page.locator(".yj-status")).to_contain_text("核对")
    expect(page.locator(".yj-text .v")).to_have_count(3, timeout=20 * SECONDS)
    expect(draft).to_have_count(0)
    assert FINE in page.locator(".yj-text").inner_text()
    assert "[7]" not in page.locator(".yj-answer").inner_text(), "the model's own mark"
    expect(page.locator(".yj-card.is-cited")).to_have_count(2)
    expect(page.locator("#yj-send")).to_be_visible()
    expect(page.locator("#yj-stop")).to_be_hidden()


def test_a_citation_scrolls_its_paragraph_into_view_with_exactly_its_words_marked(
    desk: Desk,
) -> None:
    page = desk.open(height=420)
    desk.answered(QUESTION)
    page.locator("#yj-sources").evaluate("node => node.scrollTop = node.scrollHeight")
    page.locator(".cite").first.click()
    marked = page.locator("#yj-sources mark.on")
    expect(marked.first).to_be_in_viewport(ratio=1)
    assert "".join(marked.all_text_contents()) == "第三条　" + FINE
    card = page.locator(".yj-card.is-focus")
    expect(card).to_contain_text("砚浦市节约用水办法")
    expect(card).to_contain_text("第三条")
    page.locator(".cite").nth(1).click()
    assert "".join(marked.all_text_contents()) != "第三条　" + FINE
    expect(marked.first).to_be_in_viewport(ratio=1)


def test_a_citation_of_an_earlier_answer_brings_its_sources_back(
    desk: Desk, service: FakeService
) -> None:
    page = desk.open()
    desk.answered(QUESTION)
    desk.answered("宣传周自哪天开始")
    expect(page.locator(".yj-sources")).to_have_attribute("data-turn", "1")
    page.locator(".yj-exchange").first.locator(".cite").first.click()
    expect(page.locator(".yj-sources")).to_have_attribute("data-turn", "0")
    marked = page.locator("#yj-sources mark.on")
    expect(marked.first).to_be_in_viewport()
    assert "".join(marked.all_text_contents()) == "第三条　" + FINE
    assert [turn.question for turn in service.histories[-1]] == [QUESTION], "a follow-up"


def test_a_question_asked_while_the_last_answer_is_ending_is_not_lost(
    desk: Desk, service: FakeService
) -> None:
    page = desk.open()
    service.end_pace = 2.0
    desk.ask(QUESTION)
    expect(page.locator("[data-state=done]")).to_have_count(1, timeout=20 * SECONDS)
    service.end_pace = 0.0
    desk.answered("宣传周自哪天开始")
    expect(page.locator("#yj-send")).to_be_visible()
    page.wait_for_timeout(2 * SECONDS)
    expect(page.locator(".yj-exchange")).to_have_count(2)
    expect(page.locator("#yj-stop")).to_be_hidden()


@pytest.mark.parametrize("way", ["button", "escape"])
def test_stop_stops_the_model_and_keeps_what_was_checked(
    desk: Desk, service: FakeService, way: str
) -> None:
    service.pace, stopped, finished = 0.05, service.stopped, service.finished
    page = desk.open()
    desk.ask(QUESTION)
    expect(page.locator(".yj-text .v")).to_have_count(1, timeout=20 * SECONDS)
    page.locator(".yj-draft").wait_for()
    if way == "button":
        page.locator("#yj-stop").click()
    else:
        page.keyboard.press("Escape")
    wait_until(lambda: service.stopped == stopped + 1)
    expect(page.locator(".yj-status")).to_contain_text("已停止")
    expect(page.locator(".yj-draft")).to_have_count(0)
    assert page.locator(".yj-text .v").count() >= 1
    expect(page.locator("#yj-send")).to_be_visible()
    assert service.finished == finished
    service.pace = 0.0
    desk.answered("宣传周自哪天开始")


@pytest.mark.parametrize("way", ["button", "escape"])
def test_stop_is_told_at_once_while_clauses_are_looked_for(
    desk: Desk, service: FakeService, way: str
) -> None:
    service.search_pace = 5.0
    page = desk.open()
    desk.ask(QUESTION)
    status = page.locator(".yj-exchange .yj-status")
    expect(status).to_contain_text("正在查找条款")
    expect(status.locator(".yj-seconds")).to_have_text(re.compile("^[1-3] 秒$"))
    if way == "button":
        page.locator("#yj-stop").click()
    else:
        page.keyboard.press("Escape")
    expect(status.locator(".yj-stopping")).to_be_visible(timeout=500)
    expect(status.locator(".yj-going")).to_be_hidden()
    expect(page.locator("#yj-stop")).to_be_disabled()
    expect(status).to_have_text("已停止。")
    service.search_pace, service.pace = 0.0, 0.3
    desk.ask(QUESTION)
    expect(page.locator("#yj-stop")).to_be_enabled()
    expect(page.locator(".yj-exchange .yj-going")).to_be_visible()
    page.locator("#yj-stop").click()
    expect(page.locator("#yj-send")).to_be_visible()


def test_the_sources_of_a_new_question_begin_at_their_top(desk: Desk) -> None:
    page = desk.open(height=420)
    desk.answered(QUESTION)
    sources = page.locator("#yj-sources")
    sources.evaluate("node => node.scrollTop = node.scrollHeight")
    page.locator("[data-act=view][data-view=library]").click()
    desk.answered("宣传周自哪天开始")
    expect(sources).to_be_visible()
    assert sources.evaluate("node => node.scrollTop") == 0


def test_a_citation_shows_the_head_of_its_card(desk: Desk, service: FakeService) -> None:
    made = service.add_text(LONG, "长.txt")
    page = desk.open(height=600)
    desk.answered("议事会怎样召集？")
    page.locator("#yj-sources").evaluate("node => node.scrollTop = node.scrollHeight")
    page.locator(".cite").first.click()
    expect(page.locator("#yj-sources mark.on").first).to_be_in_viewport(ratio=1)
    expect(page.locator(".yj-card.is-focus > header")).to_be_in_viewport(ratio=1)
    service.remove(made)


def test_a_window_made_narrow_shows_the_conversation(desk: Desk) -> None:
    page = desk.open()
    page.set_viewport_size({"width": 390, "height": 800})
    expect(page.locator("#yj-box")).to_be_in_viewport()
    page.set_viewport_size({"width": 1440, "height": 800})
    expect(page.locator("#yj-sources")).to_be_visible()


def test_a_narrow_document_tells_whose_clause_it_shows(desk: Desk, service: FakeService) -> None:
    clause = service.search("水表编号由供水单位更换", 1).hits[0].clause
    page = desk.open(width=375, query=f"/?clause={quote(clause.id)}")
    expect(page.locator("#yj-here .yj-doc")).to_be_in_viewport()
    expect(page.locator("#yj-here .yj-doc")).to_have_text("砚浦市节约用水办法")


def test_a_closed_page_stops_the_model(desk: Desk, service: FakeService) -> None:
    service.pace, stopped = 0.1, service.stopped
    page = desk.open()
    desk.ask(QUESTION)
    page.locator(".yj-draft").wait_for()
    page.close()
    wait_until(lambda: service.stopped == stopped + 1)
    assert service.running == 0


def test_a_second_window_waits_its_turn(desk: Desk, service: FakeService, browser: Browser) -> None:
    service.pace = 0.5
    desk.open()
    desk.ask(QUESTION)
    desk.page.locator(".yj-draft").wait_for()
    other = Desk(browser, desk.url)
    other.open()
    other.ask("宣传周自哪天开始")
    expect(other.page.locator(".yj-status")).to_contain_text("前面还有 1 个问题")
    desk.page.locator("#yj-stop").click()
    expect(other.page.locator(".yj-draft")).to_be_visible()
    service.pace = 0.0
    expect(other.page.locator(".yj-tools")).to_be_visible()
    other.close()


def test_markup_in_a_document_or_a_question_is_shown_as_text(desk: Desk) -> None:
    page = desk.open()
    desk.answered("公众可以查阅水表编号<script>document.title='asked'</script>")
    expect(page.locator(".yj-question").first).to_contain_text(
        "<script>document.title='asked'</script>"
    )
    expect(page.locator("#yj-sources")).to_contain_text("<script>document.title='pwned'</script>")
    page.locator("[data-act=view][data-view=library]").click()
    page.locator(".yj-library li button").first.click()
    expect(page.locator("#yj-document")).to_contain_text("<img src=x onerror=")
    assert page.title() == "有据"
    assert page.locator("#yj-desk img, #yj-desk script").count() == 0


def test_a_refusal_is_plain_and_leads_to_the_nearest_clauses(desk: Desk) -> None:
    page = desk.open()
    desk.answered(REFUSED)
    expect(page.locator(".yj-refusal h3")).to_have_text("文件中没有找到依据")
    expect(page.locator("#yj-sources h2").first).to_have_text("最接近的条款")
    page.locator(".yj-refusal li button").nth(1).click()
    expect(page.locator(".yj-card.is-focus")).to_be_in_viewport()


def test_an_error_is_told_and_the_next_question_is_answered(desk: Desk) -> None:
    page = desk.open()
    desk.answered("出错")
    expect(page.locator(".yj-error")).to_contain_text("请运行 youju setup")
    desk.answered("崩溃")
    expect(page.locator(".yj-error").nth(1)).to_contain_text("程序内部出错")
    desk.answered(QUESTION)


def test_dropped_sentences_and_the_trace_are_there_on_request(desk: Desk) -> None:
    page = desk.open()
    desk.answered(QUESTION)
    dropped = page.get_by_text("这项工作由市长亲自负责。")
    expect(dropped).to_be_hidden()
    page.get_by_text("核对时舍去 1 句").click()
    expect(dropped).to_be_visible()
    page.get_by_text("检索过程").click()
    expect(page.locator(".yj-trace")).to_contain_text("fake-model")
    expect(page.locator(".yj-hits tbody tr")).to_have_count(5)


def test_an_example_is_asked_by_pressing_it(desk: Desk) -> None:
    page = desk.open()
    page.get_by_role("button", name=EXAMPLE).click()
    expect(page.locator(".yj-question")).to_have_text(EXAMPLE)
    expect(page.locator(".yj-tools")).to_be_visible()


def test_a_new_conversation_stops_the_old_one(desk: Desk, service: FakeService) -> None:
    service.pace, stopped = 0.05, service.stopped
    page = desk.open()
    desk.ask(QUESTION)
    page.locator(".yj-draft").wait_for()
    page.locator("[data-act=new]").click()
    expect(page.locator(".yj-welcome")).to_be_visible()
    wait_until(lambda: service.stopped == stopped + 1)
    service.pace = 0.0
    desk.answered(QUESTION)
    expect(page.locator(".yj-exchange")).to_have_count(1)
    assert service.histories[-1] == ()


def test_a_copied_answer_and_a_copied_link_work(desk: Desk, service: FakeService) -> None:
    page = desk.open()
    desk.answered(QUESTION)
    page.get_by_role("button", name="复制回答和出处").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert f"[1] 《砚浦市节约用水办法》第三条：“第三条　{FINE}”" in copied
    page.locator(".yj-card [data-act=permalink]").first.click()
    link = page.evaluate("navigator.clipboard.readText()")
    clause = service.search(QUESTION, 1).hits[0].clause
    assert link == f"{desk.url}/?clause={quote(clause.id)}"


def test_a_permalink_opens_its_clause_in_the_whole_document(
    desk: Desk, service: FakeService
) -> None:
    clause = service.search("水表编号由供水单位更换", 1).hits[0].clause
    page = desk.open(height=420, query=f"/?clause={quote(clause.id)}")
    entry = page.locator(".yj-entry.is-focus")
    expect(entry).to_be_in_viewport()
    expect(entry).to_contain_text("第五条")
    page.locator(".yj-tree summary").click()
    page.locator(".yj-tree button", has_text="第二条").click()
    expect(entry).to_contain_text("安装节水器具")
    expect(entry).to_be_in_viewport()


def test_what_is_quoted_stays_marked_in_the_document_in_either_language(desk: Desk) -> None:
    page = desk.open(height=420)
    desk.answered(QUESTION)
    page.locator(".yj-card.is-cited [data-act=open][data-turn]").first.click()
    mark = page.locator(".yj-entry.is-focus mark")
    expect(mark.last).to_have_text(FINE.partition("第二条")[2])
    expect(mark.last).to_be_in_viewport()
    page.locator("#yj-document").evaluate("n => n.scrollTop = n.scrollHeight")
    before = page.locator("#yj-document").evaluate("n => n.scrollTop")
    page.locator("[data-act=language]").click()
    expect(page.locator(".yj-doc-head")).to_contain_text("clauses")
    expect(mark.last).to_have_text(FINE.partition("第二条")[2])
    assert abs(page.locator("#yj-document").evaluate("n => n.scrollTop") - before) < 60


def test_a_permalink_to_nothing_says_so(desk: Desk) -> None:
    page = desk.open(query="/?clause=nothing%23x")
    message = page.locator("#yj-document").get_by_text("没有编号为“nothing#x”的条款")
    expect(message).to_be_visible()


def test_a_reference_leads_to_its_clause_and_tells_what_is_around_it(
    desk: Desk, service: FakeService
) -> None:
    clause = service.search(QUESTION, 1).hits[0].clause
    page = desk.open(query=f"/?clause={quote(clause.id)}")
    place = page.locator(".yj-place")
    expect(place.locator("b")).to_have_text("第三条")
    expect(place.locator(".yj-links")).to_have_text(re.compile(r"引用\s*第二条"))
    page.locator(".yj-entry.is-focus a.yj-ref").click()
    expect(place.locator("b")).to_have_text("第二条")
    expect(page.locator(".yj-entry.is-focus")).to_contain_text("安装节水器具")
    expect(place.locator(".yj-links")).to_have_text(re.compile(r"被引用\s*第三条"))
    page.get_by_label("下一条：第三条").click()
    expect(place.locator("b")).to_have_text("第三条")
    assert not clipped(page)


def clipped(page: Page) -> bool:
    """Does what is told of a clause lie over the clause?"""
    edge = page.locator("#yj-here").evaluate("n => n.getBoundingClientRect().bottom")
    top = page.locator(".yj-entry.is-focus").first.evaluate("n => n.getBoundingClientRect().top")
    return bool(top < edge)


def test_tabs_are_walked_with_the_arrow_keys(desk: Desk) -> None:
    page = desk.open()
    page.locator("[data-act=view][data-view=sources]").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-act=view][data-view=document]")).to_be_focused()
    expect(page.locator("#yj-document")).to_be_visible()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#yj-sources")).to_be_visible()


def test_a_card_tells_how_it_was_found_in_words(desk: Desk) -> None:
    page = desk.open()
    desk.answered(QUESTION)
    found = page.locator(".yj-score").first
    expect(found).to_have_text("按条号")
    assert "相关度" in (found.get_attribute("title") or "")
    assert not re.search(r"[0-9]\.[0-9]", page.locator("#yj-sources").inner_text())


def test_files_are_added_with_a_result_for_each(desk: Desk, tmp_path: Path) -> None:
    good, empty, table = (tmp_path / name for name in ("新办法.txt", "空.txt", "表.csv"))
    good.write_text("砚浦市试行办法\n\n第一条　本办法试行一年。\n", encoding="utf-8")
    empty.write_text(" ", encoding="utf-8")
    table.write_text("年,万元\n", encoding="utf-8")
    page = desk.open()
    page.locator("[data-act=view][data-view=library]").click()
    page.locator("#yj-library input[type=file]").set_input_files([good, empty, table])
    expect(page.locator(".yj-uploads li")).to_have_count(3)
    expect(page.locator(".yj-uploads .is-added")).to_contain_text("砚浦市试行办法")
    refused = page.locator(".yj-uploads .is-refused")
    expect(refused.first).to_contain_text("空.txt")
    expect(refused.first).to_contain_text("请换一个文件")
    expect(refused.last).to_contain_text("表.csv")
    expect(refused.last).to_contain_text("不支持这种文件")
    assert page.locator(".toast-wrap > *").count() == 0, "nothing is told in Gradio's own words"
    page.locator(".yj-library li button", has_text="砚浦市试行办法").click()
    expect(page.locator("#yj-document")).to_contain_text("本办法试行一年。")


def test_files_sent_while_others_are_being_added_are_added_too(
    desk: Desk, service: FakeService, tmp_path: Path
) -> None:
    first, second = tmp_path / "甲.txt", tmp_path / "乙.txt"
    first.write_text("砚浦市甲办法\n\n第一条　本办法试行一年。\n", encoding="utf-8")
    second.write_text("砚浦市乙办法\n\n第一条　本办法试行二年。\n", encoding="utf-8")
    service.add_pace = 2.0
    page = desk.open()
    page.locator("[data-act=view][data-view=library]").click()
    page.locator("#yj-library input[type=file]").set_input_files([first])
    expect(page.locator(".yj-uploads progress")).to_have_attribute("max", "1")
    page.locator("#yj-library input[type=file]").set_input_files([second])
    expect(page.locator(".yj-uploads progress")).to_have_attribute("max", "2")
    expect(page.locator(".yj-uploads .is-added")).to_have_count(2)
    for title in ("砚浦市甲办法", "砚浦市乙办法"):
        expect(page.locator(".yj-library li", has_text=title)).to_have_count(1)


def test_the_dialog_offers_the_files_that_can_be_read(desk: Desk) -> None:
    page = desk.open()
    page.locator("[data-act=view][data-view=library]").click()
    with page.expect_file_chooser():
        page.locator("#yj-upload").click()
    offered = page.locator("#yj-library input[type=file]").get_attribute("accept") or ""
    assert {".txt", ".md", ".html", ".docx", ".pdf"} <= set(offered.split(","))


def test_a_document_is_removed_once_that_is_confirmed(
    desk: Desk, service: FakeService, tmp_path: Path
) -> None:
    file = tmp_path / "临时.txt"
    file.write_text("砚浦市临时办法\n\n第一条　本办法试行一年。\n", encoding="utf-8")
    page = desk.open()
    page.locator("[data-act=view][data-view=library]").click()
    page.locator("#yj-library input[type=file]").set_input_files([file])
    expect(page.locator(".yj-uploads .is-added")).to_contain_text("砚浦市临时办法")
    made = next(key for key, one in service.outlines.items() if one.title == "砚浦市临时办法")
    row = page.locator(".yj-library li", has_text="砚浦市临时办法")
    row.get_by_label("从文库移除《砚浦市临时办法》").click()
    row.get_by_text("取消").click()
    expect(row.locator(".yj-sure")).to_be_hidden()
    assert made in service.outlines
    row.locator(".yj-open").click()
    expect(page.locator("#yj-document")).to_contain_text("本办法试行一年。")
    page.locator("[data-act=view][data-view=library]").click()
    row.get_by_label("从文库移除《砚浦市临时办法》").click()
    row.get_by_text("确定移除").click()
    expect(row).to_have_count(0)
    assert made not in service.outlines
    expect(page.locator(".yj-uploads")).to_have_count(0)
    expect(page.locator("#yj-document")).not_to_contain_text("本办法试行一年。")


def test_sources_stay_while_the_next_are_looked_for(desk: Desk, service: FakeService) -> None:
    page = desk.open()
    desk.answered(QUESTION)
    service.search_pace = 1.0
    desk.ask("宣传周自哪天开始")
    expect(page.locator("#yj-live .yj-status")).to_contain_text("正在查找")
    expect(page.locator(".yj-sources")).to_have_attribute("data-turn", "0")
    expect(page.locator(".yj-card.is-cited")).to_have_count(2)
    expect(page.locator("#yj-sources h2").first).to_have_text("上一个回答所据")
    service.search_pace = 0.0
    expect(page.locator(".yj-sources")).to_have_attribute("data-turn", "1")


def test_a_question_asked_while_the_page_arrives_stays_shown(
    desk: Desk, service: FakeService, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, listing, listed = desk.open(), threading.Event(), threading.Event()

    def documents() -> list[Listed]:
        listing.set()
        listed.wait(60)
        return FakeService.documents(service)

    monkeypatch.setattr(service, "documents", documents)
    page.reload()
    assert listing.wait(60)
    monkeypatch.undo()
    desk.answered(QUESTION)
    listed.set()
    expect(page.locator(".yj-library li").first).to_be_attached(timeout=30 * SECONDS)
    expect(page.locator(".yj-exchange")).to_have_count(1)
    expect(page.locator("#yj-live")).to_contain_text("一万元以下罚款")


def test_a_conversation_is_not_left_unasked(
    browser: Browser, served: tuple[FakeService, str]
) -> None:
    desk = Desk(browser, served[1])
    page, asked = desk.open(), list[str]()
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.reload()
    assert not asked, "nothing to lose"
    desk.open()
    desk.answered(QUESTION)
    page.reload()
    assert asked == ["beforeunload"]
    desk.context.close()  # what was still on its way when the page was left is no error of ours


def test_a_server_that_is_gone_is_told_in_the_language_of_the_page(browser: Browser) -> None:
    service = FakeService.of(REGULATION)
    with serving(service) as url:
        desk = Desk(browser, url)
        page = desk.open()
    desk.ask(QUESTION)
    expect(page.locator(".yj-lost")).to_be_visible(timeout=30 * SECONDS)
    expect(page.locator(".yj-lost")).to_contain_text("正在重新连接")
    expect(page.locator(".toast-wrap")).to_be_hidden()
    desk.context.close()


@pytest.mark.parametrize("width", [820, 390])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_beside_each_other_stays_so(desk: Desk, width: int, language: str) -> None:
    page = desk.open(width, query=f"/?lang={language}")
    middles = "nodes => nodes.map(n => n.getBoundingClientRect()).map(r => (r.top + r.bottom) / 2)"
    box, send = page.locator("#yj-box textarea, #yj-send").evaluate_all(middles)
    assert abs(box - send) < 2
    logo = page.locator(".yj-logo").bounding_box()
    assert logo
    assert logo["width"] == logo["height"]
    one_line = "nodes => nodes.every(n => n.getBoundingClientRect().height < 30)"
    assert page.locator(".v").evaluate_all(one_line), "a mark is as far below as its words"
    assert page.locator("#yj-composer").evaluate("n => n.scrollWidth <= n.clientWidth")
    page.locator("[data-act=side][data-side=check]").click()
    file, start = page.locator("#yj-check-file, #yj-check-start").evaluate_all(middles)
    assert abs(file - start) < 2
    bottom = "n => n.getBoundingClientRect().bottom"
    top = page.locator("#yj-checkbar").evaluate("n => n.getBoundingClientRect().top")
    assert page.locator("#yj-paste textarea").evaluate(bottom) < top


def test_what_is_pressed_on_a_phone_is_large_enough(desk: Desk) -> None:
    page = desk.open(390)
    desk.answered(QUESTION)
    small = """nodes => nodes.filter(n => n.offsetParent).map(n => [n.getBoundingClientRect(), n])
        .filter(([r]) => r.width < 24 || r.height < 24).map(([_, n]) => n.outerHTML)"""
    for view in ("chat", "sources", "library"):
        page.locator(f"[data-act=view][data-view={view}]").click()
        assert not page.locator("#yj-desk :is(button, summary, .yj-link)").evaluate_all(small)
    assert page.locator("[data-act=theme]").evaluate("n => n.offsetHeight") >= 44


def test_the_language_is_remembered(desk: Desk) -> None:
    page = desk.open()
    page.locator("[data-act=language]").click()
    expect(page.locator("#yj-send")).to_have_text("Ask")
    desk.open()
    expect(page.locator("#yj-send")).to_have_text("Ask")
    desk.open(query="/?lang=zh")
    expect(page.locator("#yj-send")).to_have_text("提问")


def test_the_interface_speaks_english_when_asked(desk: Desk) -> None:
    page = desk.open()
    page.locator("[data-act=language]").click()
    expect(page.locator("#yj-send")).to_have_text("Ask")
    expect(page.locator("#yj-tabs")).to_contain_text("Library")
    page.locator("[data-act=view][data-view=library]").click()
    page.locator(".yj-library li button").first.click()
    expect(page.locator("#yj-document")).to_contain_text("Contents")
    page.locator("[data-act=language]").click()
    expect(page.locator("#yj-document")).to_contain_text("目录")
    expect(page.locator("#yj-document")).to_contain_text("砚浦市节约用水办法")
    page.locator("[data-act=language]").click()
    expect(page.locator("#yj-send")).to_have_text("Ask")
    desk.answered(QUESTION)
    expect(page.locator(".yj-tools")).to_contain_text("Copy answer and sources")


def test_a_pasted_text_is_checked_and_every_place_says_its_verdict(desk: Desk) -> None:
    page = desk.open()
    desk.checked(REPORT)
    expect(page.locator(".yj-tag")).to_have_count(4)
    for tag, verdict in zip(page.locator(".yj-tag").all_inner_texts(), VERDICTS, strict=True):
        assert verdict in tag
    assert page.locator(".yj-checked mark").first.inner_text() == REPORT.splitlines()[2]
    expect(page.locator(".yj-lines")).to_contain_text("<script>document.title='checked'</script>")
    assert page.title() == "有据"
    expect(page.locator(".yj-sum")).to_contain_text("共核对 4 处")
    page.locator(".yj-tag").nth(1).click()
    card = page.locator(".yj-finding.is-focus")
    expect(card).to_be_focused()
    expect(card.locator("del")).to_have_text("一万")
    expect(card.locator("ins").first).to_have_text("三万")
    card.get_by_text("在文本中查看").click()
    expect(page.locator(".yj-tag.on")).to_be_focused()
    assert page.locator(".yj-checked mark.on").inner_text() == REPORT.splitlines()[3]
    card.get_by_text("在全文中查看").click()
    expect(page.locator("#yj-document .yj-entry.is-focus")).to_contain_text("第三条")


def test_the_last_of_many_findings_is_gone_to(desk: Desk) -> None:
    page = desk.open()
    page.emulate_media(reduced_motion="no-preference")
    desk.checked(REPORT * 25)
    page.locator(".yj-tag").last.click()
    expect(page.locator(".yj-finding").last).to_be_in_viewport(ratio=1)
    page.locator(".yj-finding").last.get_by_text("在文本中查看").click()
    page.locator("#yj-page").evaluate("node => node.scrollTop = 0")
    page.locator(".yj-finding").last.get_by_text("在文本中查看").click()
    expect(page.locator(".yj-tag").last).to_be_in_viewport(ratio=1)


def test_findings_are_filtered_by_verdict(desk: Desk) -> None:
    page = desk.open()
    desk.checked(REPORT)
    chip = page.locator(".yj-filter button", has_text="条款不存在")
    expect(chip).to_have_text(re.compile("条款不存在 1"))
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".yj-finding:visible")).to_have_count(1)
    page.locator(".yj-tag").first.click()
    expect(page.locator(".yj-finding:visible")).to_have_count(4)
    expect(chip).to_have_attribute("aria-pressed", "false")


def test_a_word_file_is_read_then_checked_and_its_reports_are_files(
    desk: Desk, tmp_path: Path
) -> None:
    word, file = docx.Document(), tmp_path / "报告.docx"
    for line in REPORT.splitlines():
        word.add_paragraph(line)
    word.save(str(file))
    page = desk.open()
    page.locator("[data-act=side][data-side=check]").click()
    page.locator("#yj-check input[type=file]").set_input_files(file)
    expect(page.locator(".yj-checked h2")).to_have_text("报告.docx")
    expect(page.locator(".yj-tag")).to_have_count(0)
    page.locator("#yj-check-start").click()
    expect(page.locator(".yj-tag")).to_have_count(4)
    for name, begins in FORMATS.items():
        content = downloaded(page, ".yj-sum", name)
        assert content.startswith(begins)
    assert "报告.docx" in content.decode()
    page.locator("#yj-check-anew").click()
    expect(page.locator("#yj-paste textarea")).to_be_visible()
    expect(page.locator(".yj-tag")).to_have_count(0)


FORMATS = {"HTML": b"<!doctype html>", "Word": b"PK\x03\x04", "Markdown": b"# "}


def downloaded(page: Page, where: str, name: str) -> bytes:
    with page.expect_download() as got:
        page.locator(f"{where} .yj-downloads a", has_text=name).click()
    ending = {"HTML": ".html", "Word": ".docx", "Markdown": ".md"}[name]
    assert got.value.suggested_filename.endswith(ending)
    return Path(got.value.path()).read_bytes()


def test_a_conversation_is_downloaded_as_a_report(desk: Desk) -> None:
    page = desk.open()
    desk.answered(QUESTION)
    desk.answered("宣传周自哪天开始")
    expect(page.locator(".yj-downloads")).to_have_count(1)
    for name, begins in FORMATS.items():
        content = downloaded(page, ".yj-exchange", name)
        assert content.startswith(begins)
    said = content.decode()
    assert said.index(QUESTION) < said.index("宣传周自哪天开始")


def test_tabs_of_the_browser_have_reports_of_their_own(desk: Desk, browser: Browser) -> None:
    page = desk.open()
    desk.checked(REPORT)
    other = Desk(browser, desk.url)
    other.open()
    other.checked("《砚浦市供热条例》第二条规定了供热。")
    assert REPORT.splitlines()[0] in downloaded(page, ".yj-sum", "HTML").decode()
    said = downloaded(other.page, ".yj-sum", "HTML").decode()
    other.close()
    assert "供热" in said
    assert REPORT.splitlines()[0] not in said


def test_nothing_to_check_is_said_as_such(desk: Desk) -> None:
    page = desk.open()
    desk.checked("谢谢！")
    expect(page.locator(".yj-sum")).to_contain_text("没有找到可核对的")
    expect(page.locator(".yj-sum")).to_contain_text("不表示内容已经核实")
    assert page.locator(".yj-filter").count() == 0
    page.locator("#yj-check-anew").click()
    page.locator("#yj-paste textarea").fill(" ")
    page.locator("#yj-check-start").click()
    expect(page.locator("#yj-checking [role=alert]")).to_contain_text("还没有文字")


def test_a_file_that_cannot_be_read_is_told(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "空.txt").write_text("", "utf-8")
    page = desk.open()
    page.locator("[data-act=side][data-side=check]").click()
    page.locator("#yj-check input[type=file]").set_input_files(tmp_path / "空.txt")
    expect(page.locator("#yj-checking [role=alert]")).to_contain_text("文件是空的")
    expect(page.locator("#yj-paste textarea")).to_be_visible()


def test_a_long_check_tells_how_far_it_is_and_is_stopped_by_a_key(
    desk: Desk, service: FakeService
) -> None:
    service.pace = 0.1
    page = desk.open()
    page.locator("[data-act=side][data-side=check]").click()
    page.locator("#yj-paste textarea").fill(REPORT * 20)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#yj-checking progress")).to_have_attribute("value", re.compile("[1-9]"))
    expect(page.locator("#yj-checking")).to_contain_text("已核查")
    page.keyboard.press("Escape")
    expect(page.locator(".yj-sum")).to_contain_text("其余未核查")
    assert 0 < page.locator(".yj-tag").count() < 80
    assert page.locator(".yj-sum .yj-downloads").count() == 0, "a part of a check is no check"
    expect(page.locator("#yj-check-start")).to_be_visible()


def test_a_text_is_checked_while_an_answer_is_written(desk: Desk, service: FakeService) -> None:
    page = desk.open()
    service.pace = 0.2
    desk.ask(QUESTION)
    page.locator(".yj-draft").wait_for()
    desk.checked(REPORT)
    assert service.running == 1
    expect(page.locator("#yj-findings")).to_be_visible()
    service.pace = 0.0
    page.locator("[data-act=side][data-side=chat]").click()
    expect(page.locator(".yj-tools")).to_be_visible(timeout=20 * SECONDS)


def test_the_check_speaks_english_and_keeps_its_side(desk: Desk) -> None:
    page = desk.open()
    desk.checked(REPORT)
    page.locator("[data-act=language]").click()
    expect(page.locator(".yj-tag").nth(1)).to_contain_text("Altered")
    expect(page.locator("#yj-check-anew")).to_have_text("Another text")
    expect(page.locator("[data-act=side][data-side=check]")).to_have_attribute(
        "aria-selected", "true"
    )
    expect(page.locator("[data-act=view][data-view=findings]")).to_have_attribute(
        "aria-selected", "true"
    )
    page.locator("[data-act=side][data-side=check]").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#yj-box")).to_be_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_a_check_fits_every_width(desk: Desk, width: int) -> None:
    page = desk.open(width)
    desk.checked(REPORT + "无空格的长词" * 60)
    fits = "document.documentElement.scrollWidth <= window.innerWidth"
    assert page.evaluate(fits)
    assert page.locator("#yj-page").evaluate("n => n.scrollWidth <= n.clientWidth")
    expect(page.locator("#yj-check-anew")).to_be_in_viewport()
    page.locator(".yj-tag").nth(1).click()
    expect(page.locator(".yj-finding.is-focus")).to_be_in_viewport()
    assert page.evaluate(fits)
    assert page.locator("#yj-findings").evaluate("n => n.scrollWidth <= n.clientWidth")


def test_a_day_decides_for_questions_checks_and_labels(desk: Desk, service: FakeService) -> None:
    page = desk.open()
    day = page.locator(".yj-day summary")
    expect(day).to_have_text("今天")
    day.click()
    page.locator(".yj-day input").fill("2021-06-30")
    expect(day).to_have_text("2021-06-30")
    page.locator("#yj-scroll").click()
    expect(page.locator(".yj-day-choice")).to_be_hidden()
    page.wait_for_timeout(0.6 * SECONDS)
    desk.answered(QUESTION)
    assert service.days[-1] == date(2021, 6, 30)
    expect(page.locator(".yj-asked-as-of")).to_have_text("按 2021-06-30 的规定")
    page.locator("[data-act=language]").click()
    expect(page.locator(".yj-asked-as-of")).to_have_text("As of 2021-06-30")
    expect(day).to_have_text("2021-06-30")
    day.click()
    page.locator("[data-act=today]").click()
    expect(day).to_have_text("Today")
    page.wait_for_timeout(0.6 * SECONDS)
    desk.answered("宣传周自哪天开始")
    assert service.days[-1] is None
    expect(page.locator(".yj-asked-as-of")).to_have_count(1)


def test_another_day_has_a_text_checked_again(desk: Desk, service: FakeService) -> None:
    made = service.add_text(REGULATION.replace("节约", "工业") + "\n第六条　" + UNTIL)
    page = desk.open()
    desk.checked("《砚浦市工业用水办法》第二条规定：“用水单位应当安装节水器具。”")
    expect(page.locator(".yj-finding")).to_have_attribute("data-verdict", "repealed")
    page.locator(".yj-day summary").click()
    page.locator(".yj-day input").fill("2021-06-30")
    expect(page.locator(".yj-finding")).to_have_count(0)
    page.locator("#yj-check-start").click()
    expect(page.locator(".yj-finding")).to_have_attribute("data-verdict", "supported")
    del service.outlines[made]


def test_light_and_dark_are_remembered(desk: Desk) -> None:
    page = desk.open()
    background = "getComputedStyle(document.querySelector('.yj-header')).backgroundColor"
    light = page.evaluate(background)
    page.locator("[data-act=theme]").click()
    dark = page.evaluate(background)
    assert dark != light
    desk.open()
    assert page.evaluate(background) == dark


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_cut_off_at_any_width(desk: Desk, width: int) -> None:
    page = desk.open(width)
    desk.answered(QUESTION)
    fits = "document.documentElement.scrollWidth <= window.innerWidth"
    assert page.evaluate(fits)
    page.locator(".cite").first.click()
    expect(page.locator("#yj-sources mark.on").first).to_be_in_viewport()
    assert "".join(page.locator("#yj-sources mark.on").all_text_contents()) == "第三条　" + FINE
    for view in ("document", "library", "sources"):
        page.locator(f"[data-act=view][data-view={view}]").click()
        expect(page.locator(f"#yj-{view}")).to_be_visible()
        assert page.evaluate(fits)
        assert page.locator(f"#yj-{view}").evaluate("n => n.scrollWidth <= n.clientWidth")
    assert page.locator("#yj-scroll").evaluate("n => n.scrollWidth <= n.clientWidth")
    page.locator(".yj-day summary").click()
    page.locator(".yj-day input").fill("2021-06-30")
    expect(page.locator(".yj-day-choice")).to_be_in_viewport(ratio=1)
    for _ in LANGUAGES:
        page.locator("[data-act=language]").click()
        expect(page.locator(".yj-day-choice")).to_be_hidden()
        assert page.locator(".yj-header").evaluate("n => n.scrollWidth <= n.clientWidth")
        assert page.evaluate(fits)


@pytest.mark.parametrize("width", [1440, 820, 375])
def test_no_word_of_a_row_stands_on_a_line_alone(desk: Desk, width: int) -> None:
    page = desk.open(width=width, query="?lang=en")
    desk.answered(QUESTION)
    for row in (".yj-key .v", ".yj-downloads .yj-link"):
        boxes = [one.bounding_box() for one in page.locator(row).all()]
        lines = Counter(round(box["y"]) for box in boxes if box)
        assert lines
        assert min(lines.values()) > 1


def test_what_is_to_be_written_where_is_said_as_plainly_on_either_side(desk: Desk) -> None:
    page = desk.open()
    colour = "node => getComputedStyle(node, '::placeholder').color"
    asked = page.locator("#yj-box textarea").evaluate(colour)
    page.locator("[data-act=side][data-side=check]").click()
    assert page.locator("#yj-paste textarea").evaluate(colour) == asked


def test_a_window_that_grows_wide_has_a_tab_selected(desk: Desk) -> None:
    page = desk.open(width=390)
    expect(page.locator(".yj-tabs [data-view=chat]")).to_have_attribute("aria-selected", "true")
    page.set_viewport_size({"width": 1440, "height": 800})
    expect(page.locator(".yj-tabs [data-view=sources]")).to_have_attribute("aria-selected", "true")
