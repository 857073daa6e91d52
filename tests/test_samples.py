"""The sample library is sound: checked on the raw files, without the parser."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(__file__).parent.parent / "samples"
DOCUMENTS = SAMPLES / "documents"
OPINION = "yanpu-renewal-opinion-2025.txt"
OLD = "yanpu-renewal-regulation-2023.txt"
NEW = "yanpu-renewal-regulation-2026.md"
NOTICE = "yanpu-repair-notice-2025.txt"
POLICY = "yanpu-data-stewardship-policy.md"
TITLES = {
    OPINION: "中共砚浦市委 砚浦市人民政府关于推动老旧街区有机更新的意见",
    OLD: "砚浦市老旧街区更新条例",
    NEW: "砚浦市老旧街区更新条例",
    NOTICE: "砚浦市人民政府办公室关于规范老旧街区小型维修便民服务的通知",
    POLICY: "Yanpu Data Stewardship Policy",
}
ABILITIES = {
    "lookup",
    "number",
    "condition",
    "address",
    "no_such_clause",
    "repealed",
    "comparison",
    "version",
    "false_premise",
    "unanswerable",
    "english",
    "english_on_chinese",
    "chinese_on_english",
    "follow_up",
    "newspaper",
    "second_half",
}
WITHOUT_ANSWER = {"unanswerable", "no_such_clause"}
NUMERAL = "[一二三四五六七八九十]+"
ARTICLE = re.compile(rf"^　*(第{NUMERAL}条(?:之{NUMERAL})?)　", re.MULTILINE)
CHAPTER = re.compile(rf"^(?:## )?第{NUMERAL}章", re.MULTILINE)
CLAUSE = re.compile(rf"^[（(]({NUMERAL})[）)]", re.MULTILINE)
HEADING = re.compile(rf"^({NUMERAL})、", re.MULTILINE)
SECTION = re.compile(r"^### Section (\d+) ", re.MULTILINE)

Question = dict[str, Any]


def read(name: str) -> str:
    return (DOCUMENTS / name).read_text(encoding="utf-8")


def questions() -> list[Question]:
    lines = (SAMPLES / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def numeral(number: int) -> str:
    digits = " 一二三四五六七八九"
    tens, ones = divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else f"{digits[tens]}十"
    return ten + digits[ones].strip()


def cut(text: str, start: re.Pattern[str], *ends: re.Pattern[str]) -> dict[str, str]:
    """Map each label that `start` finds to its text, up to the next `start` or end."""
    stops = [*sorted(m.start() for p in (start, *ends) for m in p.finditer(text)), len(text)]
    return {
        m[1]: text[m.start() : next(s for s in stops if s > m.start())]
        for m in start.finditer(text)
    }


def passage(name: str, address: str) -> str:
    """The raw text of the article, section, clause or heading that an address names."""
    text = read(name)
    if name in (OLD, NEW):
        article = re.match(rf"第{NUMERAL}条(之{NUMERAL})?", address)
        assert article, address
        return cut(text, ARTICLE, CHAPTER)[article[0]]
    if name == POLICY:
        section = re.match(r"Section (\d+)", address)
        assert section, address
        return cut(text, SECTION, re.compile(r"^## ", re.MULTILINE))[section[1]]
    heading, _, label = address.partition("、")
    body = cut(text, HEADING)[heading]
    return cut(body, CLAUSE)[label.strip("（）")] if label else body


def paragraphs(article: str) -> list[list[str]]:
    """The 款 of an article, each with its 项."""
    found: list[list[str]] = []
    for line in filter(None, (raw.strip("　 ") for raw in article.splitlines())):
        if CLAUSE.match(line):
            found[-1].append(line)
        else:
            found.append([])
    return found


@pytest.mark.parametrize(("name", "title"), TITLES.items())
def test_a_document_opens_with_its_title(name: str, title: str) -> None:
    opening = "".join(read(name).split("\n")[:4]).removeprefix("# ")
    assert opening.startswith(title)


def test_sixty_numbered_clauses_and_more() -> None:
    counts = {
        OPINION: len(CLAUSE.findall(read(OPINION))),
        OLD: len(ARTICLE.findall(read(OLD))),
        NEW: len(ARTICLE.findall(read(NEW))),
        NOTICE: len(CLAUSE.findall(read(NOTICE))),
        POLICY: len(SECTION.findall(read(POLICY))),
    }
    assert counts == {OPINION: 22, OLD: 43, NEW: 44, NOTICE: 8, POLICY: 22}
    assert sum(counts.values()) >= 60


@pytest.mark.parametrize(("name", "last"), [(OPINION, 22), (NOTICE, 8)])
def test_policy_clauses_are_numbered_through(name: str, last: int) -> None:
    assert CLAUSE.findall(read(name)) == [numeral(n) for n in range(1, last + 1)]


@pytest.mark.parametrize(("name", "last"), [(OPINION, 8), (NOTICE, 4)])
def test_policy_headings_are_numbered_through(name: str, last: int) -> None:
    assert HEADING.findall(read(name)) == [numeral(n) for n in range(1, last + 1)]


def test_articles_are_numbered_through() -> None:
    articles = [f"第{numeral(n)}条" for n in range(1, 44)]
    assert ARTICLE.findall(read(OLD)) == articles
    assert ARTICLE.findall(read(NEW)) == [*articles[:24], "第二十四条之一", *articles[24:]]


def test_english_sections_are_numbered_through() -> None:
    assert SECTION.findall(read(POLICY)) == [str(n) for n in range(1, 23)]


@pytest.mark.parametrize(("name", "references"), [(OLD, 13), (NEW, 13)])
def test_references_inside_the_regulation_exist(name: str, references: int) -> None:
    text = read(name)
    articles = cut(text, ARTICLE, CHAPTER)
    article = rf"第{NUMERAL}条(?:之{NUMERAL})?"
    reference = re.compile(
        rf"(?:本条例|、)({article})(?:第({NUMERAL})款)?(?:第({NUMERAL})项)?(?!　)"
    )
    count = 0
    for label, nth, item in reference.findall(text):
        assert label in articles
        parts = paragraphs(articles[label])
        wanted = [numeral(n) for n in range(1, len(parts) + 1)]
        assert not nth or nth in wanted, (label, nth)
        if item:
            items = parts[wanted.index(nth)]
            assert item in [numeral(n) for n in range(1, len(items) + 1)], (label, nth, item)
        count += 1
    assert count == references


@pytest.mark.parametrize("name", [OLD, NEW])
def test_the_paragraph_before_exists(name: str) -> None:
    for label, text in cut(read(name), ARTICLE, CHAPTER).items():
        first = next(line for line in text.splitlines() if line.strip())
        assert "前款" not in first, label


def test_references_between_documents_exist() -> None:
    assert "《砚浦市老旧街区更新条例》第二十二条" in read(OPINION)
    assert "组织普查" in passage(OLD, "第二十二条")
    assert "有机更新的意见》第（九）条" in passage(NEW, "第二十一条")
    assert "有机更新的意见》第(九)条" in read(NOTICE)
    assert all(w in passage(OPINION, "三、（九）") for w in ("老年助餐点", "社区服务用房"))
    assert "clause (13)" in read(POLICY)
    assert "一街一码" in passage(OPINION, "四、（十三）")


def test_references_inside_the_english_policy_exist() -> None:
    text = read(POLICY)
    found = re.findall(r"\bsection (\d+)(?:\((\d+)\))?", text)
    assert len(found) >= 8
    for number, subsection in found:
        body = passage(POLICY, f"Section {number}")
        assert not subsection or re.search(rf"^\({subsection}\) ", body, re.MULTILINE), number


def test_the_two_versions_tell_themselves_apart() -> None:
    old, new = (cut(read(name), ARTICLE, CHAPTER) for name in (OLD, NEW))
    plain = [{k: re.sub(r"\s", "", v) for k, v in texts.items()} for texts in (old, new)]
    changed = [label for label in plain[0] if plain[0][label] != plain[1][label]]
    assert 25 <= len(changed) < len(plain[0])
    assert set(new) - set(old) == {"第二十四条之一"}
    assert "删去" in new["第二十六条"]
    assert "自2023年10月1日起施行）" in read(OLD)
    assert "修正后的条例自2026年7月1日起施行）" in read(NEW)
    assert "保证金" not in read(NEW)
    assert "住房和城乡建设主管部门" not in read(NEW)


def test_the_newspaper_page_breaks_and_cuts_clauses() -> None:
    lines = [line for line in read(NOTICE).splitlines() if line]
    broken = next(i for i, line in enumerate(lines) if line.endswith("同一故障再次"))
    assert lines[broken + 1].startswith("发生的,")
    head = next(i for i, line in enumerate(lines) if line.endswith("不得超"))
    tail = next(i for i, line in enumerate(lines) if line.startswith("过24小时"))
    end = next(i for i, line in enumerate(lines) if line.startswith("(本报"))
    assert tail - head > 2, "another article stands between the two halves"
    assert len(lines) - end > 2, "and goes on after the end"


def test_questions_are_unique_and_whole() -> None:
    asked = questions()
    assert len(asked) >= 40
    assert len({q["id"] for q in asked}) == len(asked)
    assert len({q["query"] for q in asked}) == len(asked)
    fields = {"id", "shows", "query", "answers", "address", "document", "file"}
    for question in asked:
        assert fields <= set(question) <= fields | {"also", "history"}, question["id"]


def test_every_ability_is_shown() -> None:
    shown = Counter(q["shows"] for q in questions())
    assert set(shown) == ABILITIES
    assert shown["unanswerable"] >= 5
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert all(f"`{ability}`" in readme for ability in ABILITIES)
    assert all(f"`{name}`" in readme for name in TITLES)


@pytest.mark.parametrize("question", questions(), ids=lambda q: q["id"])
def test_answers_stand_in_the_clause_named(question: Question) -> None:
    if question["shows"] in WITHOUT_ANSWER:
        assert not question["answers"]
        assert not question["address"]
        return
    places = [question, *question.get("also", [])]
    assert all(place["document"] == TITLES[place["file"]] for place in places)
    texts = [passage(place["file"], place["address"]) for place in places]
    assert question["answers"]
    for group in question["answers"]:
        assert any(member in text for member in group for text in texts), group
    for text in texts:
        assert any(member in text for group in question["answers"] for member in group)


def test_missing_numbers_are_missing() -> None:
    asked = " ".join(q["query"] for q in questions() if q["shows"] == "no_such_clause")
    assert "第（二十六）条" in asked
    assert "二十六" not in CLAUSE.findall(read(OPINION))
    assert "第五十八条" in asked
    assert "第五十八条" not in ARTICLE.findall(read(NEW))
    assert "section 31" in asked
    assert "31" not in SECTION.findall(read(POLICY))


def test_follow_ups_have_a_history() -> None:
    for question in questions():
        assert ("history" in question) == (question["shows"] == "follow_up")
        for turn in question.get("history", []):
            assert set(turn) == {"question", "answer"}
