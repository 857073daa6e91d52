"""Every article of every law is the first hit of a question that names it, whatever the phrasing.

The laws lie outside the repository. They are searched through the real Retriever over one real
Library; only the ranking by vectors, on which the exact route must not depend, is left out where
all questions are asked, and stands in a sample of them.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from library_worker import HashingEmbedder

from assistant.phrases import phrases
from index.editions import Editions
from index.embedder import Vectors
from index.library import Entry, Library
from index.markers import Number
from index.numerals import to_chinese
from index.outline import Clause
from index.retriever import Hit, Retriever
from index.titles import names_of
from index.validity import State

COUNTRY = "中华人民共和国"
WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


class TinyEmbedder:
    """Vectors that say nothing."""

    name = "tiny"
    dimension = 4

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Embed questions."""
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Embed passages."""
        rows = np.full((len(texts), self.dimension), 1.0, np.float32)
        rows[:, 0] = [zlib.crc32(text.encode()) / 2**32 for text in texts]
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


class Numbered(Retriever):
    """A retriever that ranks nothing but what is named by number."""

    def _ranked(
        self, wordings: Sequence[str], wanted: Iterable[str], k: int, favoured: Collection[str]
    ) -> dict[str, Hit]:
        assert wordings
        assert k
        assert isinstance(favoured, tuple)
        return {unit: Hit(0, self._library.clause(unit), 0.0, "") for unit in wanted}


@dataclass(frozen=True)
class Article:
    """An article of a law, and what the law is called."""

    clause: Clause
    title: str
    following: Number
    version: str
    state: State
    has_versions: bool

    @property
    def short(self) -> str:
        return self.title.removeprefix(COUNTRY)


def han(number: Number) -> str:
    """第五十三条之一."""
    base, _, inserted = str(number).partition("-")
    return f"第{to_chinese(int(base))}条" + (f"之{to_chinese(int(inserted))}" if inserted else "")


def arabic(number: Number) -> str:
    """第53条之一."""
    base, _, inserted = str(number).partition("-")
    return f"第{base}条" + (f"之{to_chinese(int(inserted))}" if inserted else "")


@pytest.fixture(scope="module")
def library(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """One library of all laws."""
    folder = tmp_path_factory.mktemp("laws")
    with Library.create(folder, TinyEmbedder()) as made:
        results = made.add(sorted((shared / "corpus" / "laws").glob("*.md")))
        assert {result.status for result in results} == {"added"}
        yield made


@pytest.fixture(scope="module")
def articles(library: Library) -> list[Article]:
    """All articles; of the 编 of one code, no version is another's."""
    editions = Editions(library)
    found: list[Article] = []
    for entry in library.documents():
        own = [c for c in library.outline(entry.doc_id).clauses if c.kind == "article"]
        version = editions.of(entry.doc_id)
        several = len(editions.same_name(entry.doc_id)) > 1
        for clause, after in zip(own, [*own[1:], *own[:1]], strict=True):
            found.append(
                Article(clause, entry.title, after.number, version.label, version.state, several)
            )
    assert len(found) > 7000
    return found


Phrasing = Callable[[Article], str]

PLAIN: tuple[Phrasing, ...] = (
    lambda a: f"《{a.title}》{han(a.clause.number)}",
    lambda a: f"{a.title}{han(a.clause.number)}的内容是什么",
    lambda a: f"{a.short} {arabic(a.clause.number).removeprefix('第')}怎么说",
    lambda a: f"{a.short}{han(a.clause.number)}",
    lambda a: f"{han(a.clause.number)} {a.title}",
    lambda a: f"请问{a.title}的{han(a.clause.number)}规定了什么？",
    lambda a: f"{a.short}{arabic(a.clause.number).translate(WIDE)}",
    lambda a: f"依据{a.short}{han(a.clause.number)}，应当怎么处理",
)
SECOND: tuple[Phrasing, ...] = (
    lambda a: f"{a.short}{han(a.clause.number)}和{han(a.following)}有什么区别",
    lambda a: f"帮我找一下{a.short}{han(a.clause.number)}",
    lambda a: f"{arabic(a.clause.number)}（{a.short}）",
    lambda a: f"{han(a.clause.number)}（《{a.title}》）",
    lambda a: f"{a.short}里头{han(a.clause.number)}讲啥",
    lambda a: f"{a.short} {han(a.clause.number).replace('第', '第 ').replace('条', ' 条')}",
    lambda a: f"我想知道{a.short}的{han(a.clause.number)}原文",
    lambda a: f"{a.short}，{han(a.clause.number)}",
    lambda a: f"{han(a.clause.number)}是什么？我问的是{a.short}",
    lambda a: f"违反{a.short}{han(a.clause.number)}的后果",
    lambda a: f"我在看{a.title}。该法{han(a.clause.number)}怎么规定？",
    lambda a: f"“{a.short}”{arabic(a.clause.number).replace('条', '條')}",
)
INTEGERS_ONLY: tuple[Phrasing, ...] = (
    lambda a: f"Article {a.clause.number} of {a.short}",
    lambda a: f"What does 《{a.title}》 Article {a.clause.number} say?",
    lambda a: f"{a.short}§{a.clause.number}",
    lambda a: f"{a.short}第{a.clause.number}-{int(a.clause.number or 0) + 2}条",
    lambda a: f"{a.short}{han(a.clause.number)}到{han(int(a.clause.number or 0) + 2)}",
)
DATED: tuple[Phrasing, ...] = (
    lambda a: f"{a.version[:4]}年的{a.short}{han(a.clause.number)}",
    lambda a: f"{a.title}（{a.version[:4]}年修正）{han(a.clause.number)}",
    lambda a: f"《{a.title}》（{a.version[:4]}修订）{arabic(a.clause.number)}是什么",
)
EARLIER: tuple[Phrasing, ...] = (
    lambda a: f"修订前的{a.short}{han(a.clause.number)}",
    lambda a: f"旧版《{a.title}》{han(a.clause.number)}",
    lambda a: f"原来的{a.short}{han(a.clause.number)}怎么说",
)


def asked(article: Article, phrasings: Sequence[Phrasing]) -> list[str]:
    """Questions that ask for an article; of an older version only with its date."""
    if article.has_versions and article.state is not State.CURRENT:
        return [phrase(article) for phrase in (*DATED, *EARLIER)]
    dated = DATED if article.has_versions else ()
    return [phrase(article) for phrase in (*phrasings, *dated)]


def not_first(retriever: Retriever, questions: Iterable[tuple[str, Article]]) -> list[str]:
    """The questions whose first hit is not the article."""
    wrong = []
    for question, article in questions:
        hits = retriever.search(question).hits
        if not hits or hits[0].clause.id != article.clause.id or hits[0].route != "address":
            wrong.append(question)
    return wrong


def test_every_article_is_the_first_hit_of_eight_phrasings(
    library: Library, articles: list[Article]
) -> None:
    questions = [(question, article) for article in articles for question in asked(article, PLAIN)]
    assert len(questions) > 60_000
    assert not_first(Numbered(library, TinyEmbedder()), questions) == []


def test_other_phrasings_do_as_well(library: Library, articles: list[Article]) -> None:
    some = random.Random(7).sample(articles, 700)
    questions = [(question, article) for article in some for question in asked(article, SECOND)]
    questions += [
        (phrase(article), article)
        for article in some
        for phrase in INTEGERS_ONLY
        if isinstance(article.clause.number, int) and not article.has_versions
    ]
    assert not_first(Numbered(library, TinyEmbedder()), questions) == []


def test_the_ranking_does_not_come_before_what_is_named(
    library: Library, articles: list[Article]
) -> None:
    some = random.Random(3).sample(articles, 40)
    questions = [
        (asked(article, (*PLAIN, *SECOND))[i % 6], article) for i, article in enumerate(some)
    ]
    assert not_first(Retriever(library, TinyEmbedder()), questions) == []


def test_the_parts_of_an_article_are_found(library: Library) -> None:
    retriever = Numbered(library, TinyEmbedder())
    chance = random.Random(5)
    wrong = []
    for entry in one_of_each_name(library):
        for clause in library.outline(entry.doc_id).clauses:
            inside = clause.kind in ("paragraph", "subparagraph") and clause.address[0] == "第"
            if inside and clause.number is not None and chance.random() < 0.1:
                spoken = clause.address.replace("条第", "条的第")
                short = entry.title.removeprefix(COUNTRY)
                for question in (f"《{entry.title}》{clause.address}", f"{short}{spoken}"):
                    hits = retriever.search(question).hits
                    wrong += [question] if not hits or hits[0].clause.id != clause.id else []
    assert wrong == []


def one_of_each_name(library: Library) -> list[Entry]:
    """The documents of whose name there is no other."""
    names = [names_of(entry.title)[-1] for entry in library.documents()]
    return [e for e, name in zip(library.documents(), names, strict=True) if names.count(name) == 1]


def test_a_number_past_the_end_does_not_exist_and_in_a_part_it_is_not_here(
    library: Library,
) -> None:
    retriever = Numbered(library, TinyEmbedder())
    for entry in library.documents():
        of_name = [e for e in library.documents() if e.title == entry.title]
        outlines = [library.outline(e.doc_id) for e in of_name]
        numbers = [
            c.number
            for outline in outlines
            for c in outline.clauses
            if c.kind == "article" and isinstance(c.number, int)
        ]
        if not numbers:
            continue
        for beyond in (1, 40):
            found = retriever.search(f"《{entry.title}》{han(max(numbers) + beyond)}说了什么")
            assert found.hits == ()
            assert [m.in_library for m in found.missing] == [True]
            assert found.missing[0].partial == (min(numbers) > 1)
            assert found.missing[0].last


def test_a_version_that_lacks_a_number_is_not_answered_from_another(library: Library) -> None:
    retriever = Numbered(library, TinyEmbedder())
    found = retriever.search("2017年的行政复议法第九十条")
    assert found.hits == ()
    assert [(m.address, m.version, m.last) for m in found.missing] == [
        ("第九十条", "2017", "第四十三条")
    ]
    assert retriever.search("行政复议法第九十条").hits[0].version == "2023"


@pytest.mark.parametrize(
    "question",
    [
        "2012年的行政复议法第三条",
        "《行政复议法》（2012年修正）第三条",
        "二〇一二年版行政复议法第三条",
    ],
)
def test_a_year_of_which_no_version_is_here_is_said(library: Library, question: str) -> None:
    found = Numbered(library, TinyEmbedder()).search(question)
    assert found.hits == ()
    assert [(m.in_library, m.address, m.version) for m in found.missing] == [
        (False, "第三条", "2012")
    ]


@pytest.mark.parametrize("year", [2017, 2023])
def test_a_year_next_to_the_name_asks_for_its_version(library: Library, year: int) -> None:
    retriever = Numbered(library, TinyEmbedder())
    for question in (f"{year}年的行政复议法第三条", f"2012年的事，按{year}年的行政复议法第三条"):
        assert retriever.search(question).hits[0].version == str(year), question


@pytest.mark.parametrize(
    ("short", "name"), [("科普法", "科学技术普及法"), ("监督法", "常务委员会监督法")]
)
def test_a_law_answers_to_its_common_short_name(library: Library, short: str, name: str) -> None:
    hit = Numbered(library, TinyEmbedder()).search(f"{short}第三条规定了什么").hits[0]
    assert hit.clause.number == 3
    assert hit.clause.path[0].endswith(name)


def test_a_document_of_a_similar_name_is_not_taken_for_the_one_asked_for(library: Library) -> None:
    retriever = Numbered(library, TinyEmbedder())
    for entry in one_of_each_name(library):
        name = entry.title.removeprefix(COUNTRY)
        if name.endswith(("法", "条例", "办法")) and name[:2] != "河南":
            for other in (f"{name}实施细则", f"《{name}》司法解释", f"关于适用{name}的解释"):
                found = retriever.search(f"{other}第三条怎么说")
                assert found.hits == (), other
                assert [m.in_library for m in found.missing] == [False], other


def test_a_number_without_a_name_gives_no_more_than_is_asked_for(library: Library) -> None:
    found = Numbered(library, TinyEmbedder()).search("第三条", k=5)
    assert [hit.clause.number for hit in found.hits] == [3] * 5


# --- parts of a code ------------------------------------------------------------------------


def part(first: int, last: int, head: str, closing: str = "") -> str:
    lines = [f"第{to_chinese(n)}条　港区事项{n}。\n" for n in range(first, last + 1)]
    return head + "".join(lines[:-1]) + closing + lines[-1]


Shelf = Callable[[dict[str, str]], Retriever]


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    """Open a library that holds some files, and a retriever on it."""
    with Library.create(tmp_path / "library", TinyEmbedder()) as made:

        def over(files: dict[str, str]) -> Retriever:
            for name, text in files.items():
                path = tmp_path / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            results = made.add([tmp_path / name for name in files])
            assert {result.status for result in results} == {"added"}
            return Retriever(made, TinyEmbedder())

        yield over


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("a.md", "# 中华人民共和国湖口法典\n\n# 渔港编\n\n"),
        ("渔港编.md", "# 中华人民共和国湖口法典\n\n"),
        ("a.txt", "湖口法典渔港编\n"),
        ("湖口法典/a.txt", "渔港编\n"),
        ("湖口法典-渔港编.txt", "渔港编\n"),
        ("a.txt", "渔港编\n"),
    ],
)
def test_one_part_of_a_code_answers_to_the_code(shelf: Shelf, name: str, head: str) -> None:
    retriever = shelf({name: part(101, 130, head)})
    for question in ("湖口法典第一百一十条", "《中华人民共和国湖口法典》第110条", "渔港编第110条"):
        assert retriever.search(question).hits[0].clause.address == "第一百一十条", question
    (missing,) = retriever.search("湖口法典第二百条说了什么").missing
    assert (missing.in_library, missing.partial) == (True, True)
    assert missing.runs == (("第一百零一条", "第一百三十条"),)


def test_parts_of_one_code_are_one_document(shelf: Shelf) -> None:
    retriever = shelf(
        {
            "1.md": part(1, 100, "# 湖口法典\n\n# 总则编\n\n"),
            "3.md": part(131, 140, "# 湖口法典\n\n# 船舶编\n\n", "# 附则\n\n"),
        }
    )
    assert retriever.search("湖口法典第一百三十二条").hits[0].clause.number == 132
    (missing,) = retriever.search("湖口法典第一百一十条").missing
    assert missing.partial
    assert missing.runs == (("第一条", "第一百条"), ("第一百三十一条", "第一百四十条"))
    whole = shelf({"2.md": part(101, 130, "# 湖口法典\n\n# 渔港编\n\n")})
    assert whole.search("湖口法典第一百一十条").hits[0].clause.number == 110
    (missing,) = whole.search("湖口法典第一百四十一条").missing
    assert not missing.partial


def test_a_law_of_a_similar_name_is_asked_back_and_not_given(shelf: Shelf) -> None:
    retriever = shelf({"a.txt": part(1, 9, "中华人民共和国船舶租赁法\n")})
    (missing,) = retriever.search("租赁法第三条").missing
    assert (missing.in_library, missing.similar) == (False, "中华人民共和国船舶租赁法")
    assert phrases("zh").missing(missing).endswith("您指的是《中华人民共和国船舶租赁法》吗？")


def test_parts_of_one_code_are_no_versions_of_each_other(tmp_path: Path) -> None:
    files = {
        "a.md": part(1, 100, "# 湖口法典\n\n2019年1月1日公布\n\n# 总则编\n\n"),
        "b.md": part(101, 130, "# 湖口法典\n\n2020年1月1日公布\n\n# 渔港编\n\n"),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with Library.create(tmp_path / "library", TinyEmbedder()) as made:
        made.add([tmp_path / name for name in files])
        editions = Editions(made)
        for entry in made.documents():
            version = editions.of(entry.doc_id)
            assert (version.state, version.label) == (State.CURRENT, "")
        repealing = tmp_path / "c.md"
        last = "第二条 本法自2021年1月1日起施行。《中华人民共和国湖口法典》同时废止。\n"
        repealing.write_text(f"# 湖泊法\n\n第一条 湖泊应当清澈。\n\n{last}", encoding="utf-8")
        made.add([repealing])
        states = [editions.of(entry.doc_id).state for entry in made.documents()]
        assert states == [State.REPEALED, State.REPEALED, State.CURRENT]


@pytest.mark.parametrize("name", ["a.txt", "甲.md"])
def test_a_document_of_one_letter_and_no_title_is_searched(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text("第一条 应当公开。\n第二条 应当节约。\n", encoding="utf-8")
    with Library.create(tmp_path / "library", HashingEmbedder()) as library:
        library.add([tmp_path / name])
        hits = Retriever(library, HashingEmbedder()).search("第二条").hits
    assert hits[0].clause.address == "第二条"
