"""A service without models: real documents and clauses, scripted answers, a pace one can set."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Thread

import uvicorn

from assistant.chat.answer import Answer, Checked, Draft, Event, Premise, Retrieved, Timings, Turn
from assistant.checker.citations import Checker
from assistant.checker.findings import Finding
from assistant.evidence.sources import (
    CONTRADICTED,
    NOT_A_CLAIM,
    PARTLY,
    SUPPORTED,
    UNSUPPORTED,
    Citation,
    Sentence,
)
from assistant.serial import JsonObject
from assistant.web.server import build_app
from index.clause_ids import clause_meant
from index.clauses import parse
from index.documents import Document, load
from index.errors import LibraryError, YoujuError
from index.facts import facts_of
from index.links import Link
from index.outline import Clause, Outline
from index.retriever import Hit, Retrieval
from index.surroundings import Atlas, Surroundings
from index.validity import Facts, Version

REGULATION = """砚浦市节约用水办法

第一章　总则

第一条　为了节约用水，制定本办法。

第二条　用水单位应当安装节水器具。新建项目的节水器具应当与主体工程同时投入使用。

第二章　监督

第三条　违反本办法第二条规定的，由市水务部门责令限期改正；逾期不改正的，处五千元以上一万元以下罚款。

第四条　市水务部门应当每年公布用水情况。公众可以查阅<script>document.title='pwned'</script>的记录。

第五条　水表编号写作<img src=x onerror="document.title='pwned'">的，由供水单位更换。
"""
NOTICE = """关于节水宣传的通知

一、时间

（一）宣传周自每年五月十五日开始，为期七天。

二、内容

（一）各区应当在社区张贴节水常识，并组织居民参观水厂。

（二）学校可以安排一次节水课。
"""
REFUSED = "罚款由谁收取"


@dataclass(frozen=True)
class Listed:
    doc_id: str
    title: str
    path: str
    clauses: int


@dataclass(frozen=True)
class Added:
    title: str
    status: str
    reason: str = ""
    path: str = ""


def outline_of(text: str, name: str) -> Outline:
    return parse(Document(text, name, "txt"))


@dataclass
class FakeService:
    """Answers by the clauses that share most characters with the question.

    Attributes:
        outlines: The library, by document id.
        pace: Seconds between two pieces of the draft.
        search_pace: Seconds before the clauses are found.
        end_pace: Seconds before an answer, and between it and the end of what is told of it.
        add_pace: Seconds that a file takes to be added.
        started, finished, stopped: How many answers began, ran to the end, were closed before it.
        running: How many answers are being written and texts checked.
        checked: How many findings were told.
        histories, days: The histories and the days that came with the questions.
    """

    outlines: dict[str, Outline]
    pace: float = 0.0
    search_pace: float = 0.0
    end_pace: float = 0.0
    add_pace: float = 0.0
    started: int = 0
    finished: int = 0
    stopped: int = 0
    running: int = 0
    checked: int = 0
    most_running: int = 0
    histories: list[tuple[Turn, ...]] = field(default_factory=list)
    days: list[date | None] = field(default_factory=list)
    model: str = "fake-model"
    writable: bool = True

    def __post_init__(self) -> None:
        self._atlas = Atlas(self)

    @classmethod
    def of(cls, *texts: str, pace: float = 0.0) -> FakeService:
        made = [outline_of(text, f"{number}.txt") for number, text in enumerate(texts)]
        return cls({outline.document.doc_id: outline for outline in made}, pace=pace)

    def stream(
        self, question: str, history: Sequence[Turn] = (), as_of: date | None = None
    ) -> Iterator[Event]:
        self.days.append(as_of)
        self.started += 1
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        self.histories.append(tuple(history))
        done = False
        try:
            yield from self._events(question)
            done = True
        finally:
            self.running -= 1
            self.finished += done
            self.stopped += not done

    def _events(self, question: str) -> Iterator[Event]:
        if "出错" in question:
            raise YoujuError("模型文件缺失；应有 model.bin。请运行 youju setup。")
        if "崩溃" in question:
            raise ZeroDivisionError
        begun = time.monotonic()
        time.sleep(self.search_pace)
        hits = self.search(question, 5).hits
        yield Retrieved(hits)
        sentences = () if REFUSED in question else tuple(self._sentences(question, hits))
        for sentence in sentences:
            for piece in _pieces(sentence.text + "[7]"):
                time.sleep(self.pace)
                yield Draft(piece)
            yield Checked(sentence)
        time.sleep(self.end_pace)
        yield self._answer(question, hits, sentences, time.monotonic() - begun)
        time.sleep(self.end_pace)

    def _answer(
        self, question: str, hits: tuple[Hit, ...], sentences: tuple[Sentence, ...], total: float
    ) -> Answer:
        refused = not sentences
        dropped = Sentence("这项工作由市长亲自负责。", UNSUPPORTED, (), "原文没有提到市长")
        return Answer(
            question=question,
            standalone_question=question,
            answer="文件中没有找到依据。" if refused else "".join(s.text for s in sentences),
            brief="",
            refused=refused,
            refusal_reason="检索到的条款没有写明罚款的收取机构。" if refused else "",
            nearest=tuple(hit.clause for hit in hits[:3]) if refused else (),
            sentences=sentences,
            dropped=() if refused else (dropped,),
            hits=hits,
            premise=Premise(),
            timings=Timings(0.03, 0.12, total, 412, 57),
            model=self.model,
            corpus_sha256="c0ffee" * 10 + "c0ff",
            as_of=date(2026, 1, 31),
        )

    def _sentences(self, question: str, hits: tuple[Hit, ...]) -> Iterator[Sentence]:
        yield Sentence(f"关于“{question}”，文件有如下规定。", NOT_A_CLAIM, ())
        verdicts = (SUPPORTED, PARTLY, CONTRADICTED) if "各种" in question else (SUPPORTED,) * 2
        for number, (hit, verdict) in enumerate(zip(hits, verdicts, strict=False), start=1):
            citation = self._citation(number, hit.clause)
            yield Sentence(citation.quote, verdict, (citation,))

    def _citation(self, number: int, clause: Clause) -> Citation:
        """Cite the last sentence of a clause."""
        outline = self.outlines[clause.doc_id]
        body = clause.text.rstrip()
        begin = body[:-1].rfind("。") + 1
        start = _stored(clause, begin)
        end = _stored(clause, len(body) - 1) + 1
        spans = tuple(
            (max(a, start), min(b, end)) for a, b in clause.spans if a < end and b > start
        )
        quote = "".join(outline.document.text[a:b] for a, b in spans)
        return Citation(
            number,
            clause.id,
            clause.doc_id,
            outline.title,
            clause.address,
            spans,
            start,
            end,
            quote,
            1.0,
        )

    def search(self, question: str, k: int, as_of: date | None = None) -> Retrieval:
        self.days += [as_of] if as_of else []
        leaves = [
            clause
            for outline in self.outlines.values()
            for clause in outline.clauses
            if clause.kind in ("article", "clause", "section")
        ]
        scored = sorted(leaves, key=lambda clause: -_overlap(question, clause.text))[:k]
        routes = ("address", "fused", "dense", "lexical", "fused")
        hits = tuple(
            Hit(rank, clause, _overlap(question, clause.text), routes[(rank - 1) % 5])
            for rank, clause in enumerate(scored, start=1)
        )
        return Retrieval(hits, (), 0.01)

    def check(self, text: str, as_of: date | None = None) -> Iterator[Finding]:
        self.running += 1
        try:
            for finding in Checker(self.outlines.values(), as_of).check(text):
                time.sleep(self.pace)
                self.checked += 1
                yield finding
        finally:
            self.running -= 1

    def inventory(self, as_of: date | None = None) -> JsonObject:
        assert as_of is None or isinstance(as_of, date)
        documents = [
            {"doc_id": one.doc_id, "title": one.title, "path": one.path, "clauses": one.clauses}
            for one in self.documents()
        ]
        return {
            "documents": documents,
            "clauses": sum(one.clauses for one in self.documents()),
            "embedding_model": "none",
            "corpus_sha256": self.corpus_sha256,
        }

    def clause(self, clause_id: str) -> Clause:
        return clause_meant(self, clause_id)

    @property
    def corpus_sha256(self) -> str:
        return " ".join(sorted(self.outlines))

    def around(self, clause_id: str, as_of: date | None = None) -> Surroundings:
        return self._atlas.around(clause_id, as_of)

    def links(self, doc_id: str) -> tuple[Link, ...]:
        return self._atlas.links(doc_id)

    def facts(self, doc_id: str) -> Facts:
        return facts_of(self.outlines[doc_id])

    def version(self, doc_id: str, as_of: date | None = None) -> Version:
        return self._atlas.version(doc_id, as_of)

    def documents(self) -> list[Listed]:
        return [
            Listed(doc_id, outline.title, outline.document.name, len(outline.clauses))
            for doc_id, outline in self.outlines.items()
        ]

    def outline(self, doc_id: str) -> Outline:
        if doc_id not in self.outlines:
            raise LibraryError(f"got document id {doc_id}, which is not in this library")
        return self.outlines[doc_id]

    def add(self, path: Path) -> Added:
        time.sleep(self.add_pace)
        doc_id = self.add_text(load(path).text, path.name)
        return Added(self.outlines[doc_id].title, "added", path=str(path))

    def remove(self, doc_id: str) -> None:
        self.outline(doc_id)
        del self.outlines[doc_id]

    def add_text(self, text: str, name: str = "added.txt") -> str:
        made = outline_of(text, name)
        self.outlines[made.document.doc_id] = made
        return made.document.doc_id


def _pieces(text: str) -> list[str]:
    return [text[at : at + 2] for at in range(0, len(text), 2)]


def _overlap(question: str, text: str) -> float:
    pairs = {question[at : at + 2] for at in range(len(question) - 1)}
    return sum(pair in text for pair in pairs) / max(len(pairs), 1)


def _stored(clause: Clause, at: int) -> int:
    for start, end in clause.spans:
        if at < end - start:
            return start + at
        at -= end - start
    raise IndexError(at)


@contextmanager
def serving(
    service: FakeService, examples: Sequence[str] = (), leaving: Callable[[], bool] = lambda: False
) -> Iterator[str]:
    """Run the server on a free port and yield its address."""
    config = uvicorn.Config(
        lambda: build_app(service, examples=examples, leaving=leaving),
        factory=True,  # inside the server's event loop, or Gradio makes loops and leaves them open
        host="127.0.0.1",
        port=0,
        log_level="error",
    )
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    wait_until(lambda: server.started)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = server.force_exit = True
        thread.join(20)


def wait_until(true: Callable[[], bool], seconds: float = 20.0) -> None:
    """Wait for something another thread does; fail when it never does."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
