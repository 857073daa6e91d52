"""The API: shapes, errors, OpenAI chat, one question at a time, and clients that go away."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from desk_fakes import NOTICE, REFUSED, REGULATION, FakeService, serving, wait_until

from assistant import serial
from assistant.chat.answer import Answer
from assistant.evidence.sources import SUPPORTED, Citation, Sentence
from assistant.reports.references import offered, references
from assistant.reports.report_files import report_bytes
from assistant.service import Turnstile, Waiting
from assistant.web.http_guard import LOCAL_HOSTS, hosts_for
from assistant.web.openai_api import ChatMessage, completion, turns_of
from index.errors import YoujuError

QUESTION = "逾期不改正的处多少罚款"
UNTIL = "本办法自2021年1月1日起施行，有效期至2021年12月31日。\n"


@pytest.fixture(scope="module")
def running() -> Iterator[tuple[FakeService, httpx.Client]]:
    service = FakeService.of(REGULATION, NOTICE)
    with serving(service) as url, httpx.Client(base_url=url, timeout=30) as client:
        yield service, client


@pytest.fixture
def service(running: tuple[FakeService, httpx.Client]) -> FakeService:
    running[0].pace = 0.0
    return running[0]


@pytest.fixture
def client(running: tuple[FakeService, httpx.Client]) -> httpx.Client:
    return running[1]


def chunks(text: str) -> list[dict[str, Any]]:
    lines = [line[6:] for line in text.splitlines() if line.startswith("data: ")]
    assert lines[-1] == "[DONE]"
    return [json.loads(line) for line in lines[:-1]]


def test_health_names_the_model_and_counts_documents(client: httpx.Client) -> None:
    expected = {"status": "ok", "model": "fake-model", "documents": 2}
    assert client.get("/healthz").json() == expected


def test_search_by_either_method_gives_the_same_hits(client: httpx.Client) -> None:
    posted = client.post("/api/search", json={"question": QUESTION, "k": 3}).json()
    got = client.get("/api/search", params={"question": QUESTION, "k": 3}).json()
    assert posted == got
    assert [hit["rank"] for hit in got["hits"]] == [1, 2, 3]
    assert got["hits"][0]["clause"]["address"] == "第三条"


def test_a_clause_is_found_by_its_id(client: httpx.Client, service: FakeService) -> None:
    clause = service.search(QUESTION, 1).hits[0].clause
    found = client.get(f"/api/clauses/{clause.id.replace('#', '%23')}").json()
    assert found.items() >= serial.clause_json(clause).items()


def test_a_text_is_checked(client: httpx.Client, service: FakeService) -> None:
    clause = service.search(QUESTION, 1).hits[0].clause
    title = service.outline(clause.doc_id).title
    said = f"《{title}》第九十九条规定了罚款。"
    found = client.post("/api/check", json={"text": said}).json()
    assert [f["verdict"] for f in found["findings"]] == ["no_such_clause"]
    assert found["counts"]["no_such_clause"] == 1
    assert len(found["library"]["documents"]) == 2
    assert found["library"]["corpus_sha256"] == service.corpus_sha256
    assert (found["checked"]["name"], found["checked"]["text"]) == ("-", said)
    assert "条款不存在" in report_bytes([found], ".html").decode()


def test_questions_are_asked_as_of_a_day(client: httpx.Client, service: FakeService) -> None:
    day, question = date(2021, 6, 30), {"question": QUESTION, "as_of": "2021-06-30"}
    for ask in (
        lambda: client.post("/api/ask", json=question),
        lambda: client.post("/api/search", json=question),
        lambda: client.get("/api/search", params=question),
    ):
        service.days.clear()
        assert ask().status_code == 200
        assert service.days == [day]
    wrong = client.post("/api/ask", json={**question, "as_of": "someday"})
    assert (wrong.status_code, "as_of" in wrong.json()["error"]["message"]) == (422, True)


def test_a_text_is_checked_as_of_a_day(client: httpx.Client, service: FakeService) -> None:
    made = service.add_text(REGULATION.replace("砚浦市节约", "砚浦市工业") + "\n第六条　" + UNTIL)
    said = "《砚浦市工业用水办法》第二条规定：“用水单位应当安装节水器具。”"
    body = {"text": said, "name": "稿.txt"}
    days = ("2021-06-30", "2022-06-30")
    told = [client.post("/api/check", json={**body, "as_of": day}).json() for day in days]
    del service.outlines[made]
    assert [one["findings"][0]["verdict"] for one in told] == ["supported", "repealed"]
    assert tuple(one["as_of"] for one in told) == days


def test_a_text_is_checked_while_an_answer_is_written(
    client: httpx.Client, service: FakeService
) -> None:
    service.pace = 0.1
    body = {"messages": [{"role": "user", "content": QUESTION}], "stream": True}
    with client.stream("POST", "/v1/chat/completions", json=body) as got:
        parts = got.iter_text()
        next(parts)
        wait_until(lambda: service.running == 1)
        found = client.post("/api/check", json={"text": "《节水法》第一条规定了罚款。"}).json()
        assert service.running == 1
    assert found["counts"]["out_of_corpus"] == 1
    wait_until(lambda: service.running == 0)


def test_a_clause_comes_with_what_is_around_it(client: httpx.Client, service: FakeService) -> None:
    clause = service.search(QUESTION, 1).hits[0].clause
    doc = clause.doc_id
    found = client.get("/api/clauses/" + quote(clause.id)).json()
    assert (found["previous"], found["next"]) == (f"{doc}#第二条", f"{doc}#第四条")
    assert found["parent"] == f"{doc}#第二章"
    assert found["permalink"] == f"/?clause={doc}%23{quote('第三条')}"
    (link,) = found["refers_to"]
    assert (link["source"], link["written"]) == (clause.id, "本办法第二条")
    assert (link["targets"], link["missing"]) == ([f"{doc}#第二条"], None)
    back = client.get("/api/clauses/" + quote(f"{doc}#第二条")).json()
    assert back["referred_by"] == [link]
    assert back["refers_to"] == []
    assert client.get("/api/clauses/" + quote(f"{doc}#第2条")).json() == back


def test_every_id_of_a_real_law_can_stand_in_an_address(shared: Path) -> None:
    law = next((shared / "corpus" / "laws").glob("*_刑法.md"))
    annexed = "\n附件1\n表\n附件1\n又一表\n附件 A/B?c=%23\n第一条　甲。\n"
    service = FakeService.of(law.read_text("utf-8") + annexed)
    (outline,) = service.outlines.values()
    assert any("~" in clause.id for clause in outline.clauses)
    with serving(service) as url, httpx.Client(base_url=url, timeout=30) as client:
        for clause in outline.clauses:
            found = client.get("/api/clauses/" + quote(clause.id, safe=""))
            assert found.status_code == 200, clause.id
            assert found.json()["id"] == clause.id
            assert found.json()["text"] == clause.text


def test_ask_gives_the_answer_of_the_contract(client: httpx.Client, service: FakeService) -> None:
    history = [{"question": "前问", "answer": "前答"}]
    answer = client.post("/api/ask", json={"question": QUESTION, "history": history}).json()
    assert answer["sentences"][1]["citations"][0]["address"] == "第三条"
    assert not answer["refused"]
    assert [turn.question for turn in service.histories[-1]] == ["前问"]


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "said"),
    [
        ("GET", "/api/clauses/nothing", None, 404, "its '#' is sent as %23"),
        ("GET", "/api/reports/nobody/check.html", None, 404, "Make it anew"),
        ("GET", "/api/reports/nobody/secrets.html", None, 422, "secrets"),
        ("POST", "/api/ask", {}, 422, "question"),
        ("POST", "/api/ask", {"question": ""}, 422, "got ''"),
        ("POST", "/api/ask", {"question": "x", "history": [{"q": 1}]}, 400, "expected an object"),
        ("POST", "/api/search", {"question": "x", "k": 0}, 422, "got 0"),
        ("GET", "/api/search?question=x&k=0", None, 422, "got '0'"),
        ("POST", "/api/ask", {"question": "出错"}, 400, "请运行 youju setup"),
        ("POST", "/v1/chat/completions", {"messages": []}, 422, "messages"),
        ("GET", "/api/ask", None, 404, "GET /api/ask, which is not here; expected POST /api/ask"),
        ("POST", "/v1/completions", {}, 404, "/v1/chat/completions"),
        ("POST", "/api/ask", {"question": ""}, 422, "expected at least one character that is"),
        ("POST", "/api/ask", {"question": " \u3000\n"}, 422, "character that is not blank"),
        ("POST", "/api/search", {"question": " "}, 422, "character that is not blank"),
        ("GET", "/api/search?question=%20", None, 422, "character that is not blank"),
        ("POST", "/api/check", {"text": "\n\t"}, 422, "character that is not blank"),
        ("POST", "/api/check", {"text": "水", "name": ""}, 422, "expected at least 1 character"),
        ("POST", "/api/ask", {"question": 7}, 422, "body.question: got 7, expected text"),
        ("POST", "/api/ask", {}, 422, "body.question: got nothing, expected this field"),
        ("POST", "/api/search", {"question": "x", "as_of": "soon"}, 422, "a day as YYYY-MM-DD"),
        ("GET", "/nope", None, 404, "Got GET /nope, which is not here; open / for the desk"),
        ("GET", "/docs/nope", None, 404, "Got GET /docs/nope"),
        ("DELETE", "/", None, 405, "Got DELETE /"),
        ("PUT", "/nope", None, 404, "Got PUT /nope"),
    ],
)
def test_errors_are_json_and_say_what_to_do(
    client: httpx.Client, method: str, path: str, body: object, status: int, said: str
) -> None:
    got = client.request(method, path, json=body)
    assert got.status_code == status
    assert said in got.json()["error"]["message"]


@pytest.mark.parametrize("sent", ["", "application/jsonp", "text/json"])
def test_a_body_that_is_not_said_to_be_json_is_told_how(client: httpx.Client, sent: str) -> None:
    headers = {"content-type": sent} if sent else {}
    got = client.post("/api/ask", content='{"question": "x"}', headers=headers)
    assert got.status_code == 422
    told = f"{sent or 'no content-type'}; expected JSON"
    assert told in got.json()["error"]["message"]


def test_a_broken_body_is_told_as_broken(client: httpx.Client) -> None:
    got = client.post(
        "/api/ask", content='{"question": ', headers={"content-type": "application/json"}
    )
    assert got.status_code == 422
    message = got.json()["error"]["message"]
    assert message.startswith("body: got no valid JSON (at character 13: Expecting value)")
    assert "{}" not in message


@pytest.mark.parametrize(
    ("content", "got"),
    [
        ('{"question": "拍卖"}'.encode("gb18030"), "bytes that are no text in UTF-8"),
        (b'{"question": ' + b"[" * 100_000, "JSON that is nested too deeply"),
        (b'{"question": ' + b"9" * 5000 + b"}", "a number of more figures than can be read"),
    ],
)
def test_a_body_that_cannot_be_parsed_is_told_why(
    client: httpx.Client, content: bytes, got: str
) -> None:
    answer = client.post("/api/ask", content=content, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    message = answer.json()["error"]["message"]
    assert message.startswith(f"body: got {got}")
    assert "expected a JSON object in UTF-8. Correct the request" in message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[{"type": "text", "text": null}]', "not empty"),
        ('" "', "of the role 'user' has no words, but ' ' as its content; expected a question"),
        ('"\\ud800 拍卖"', "half of a letter"),
    ],
)
def test_a_message_without_words_or_with_broken_ones_is_refused(
    client: httpx.Client, content: str, said: str
) -> None:
    body = f'{{"messages": [{{"role": "user", "content": {content}}}]}}'
    headers = {"content-type": "application/json"}
    got = client.post("/v1/chat/completions", content=body, headers=headers)
    assert got.status_code == 400
    assert said in got.json()["error"]["message"]


@pytest.mark.parametrize("text", [5, {"a": 1}, ["拍卖"]])
def test_a_part_whose_text_is_none_is_refused(client: httpx.Client, text: object) -> None:
    messages = [{"role": "user", "content": [{"type": "text", "text": text}]}]
    got = client.post("/v1/chat/completions", json={"messages": messages})
    assert got.status_code == 422
    assert "expected text in the field 'text'" in got.json()["error"]["message"]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("/api/check", '{"text": "水", "name": "\\ud800"}'),
        ("/api/ask", '{"question": "水", "history": [{"question": "\\udfff", "answer": "水"}]}'),
    ],
)
def test_half_a_letter_is_refused_wherever_it_stands(
    client: httpx.Client, path: str, content: str
) -> None:
    got = client.post(path, content=content, headers={"content-type": "application/json"})
    assert got.status_code in (400, 422)
    assert "lone surrogate" in got.json()["error"]["message"]


def test_an_error_inside_is_not_shown_but_pointed_to(client: httpx.Client) -> None:
    got = httpx.post(client.base_url.join("/api/ask"), json={"question": "崩溃"}, timeout=30)
    assert got.status_code == 500
    assert "log of the server" in got.json()["error"]["message"]
    assert "ZeroDivision" not in got.text


def test_a_foreign_host_name_is_refused(client: httpx.Client) -> None:
    assert client.get("/healthz", headers={"host": "["}).status_code == 421
    got = client.get("/healthz", headers={"host": "rebound.example"})
    assert got.status_code == 421
    assert "'rebound.example'" in got.json()["error"]["message"]
    assert client.get("/healthz", headers={"host": "localhost:1"}).status_code == 200
    assert client.get("/healthz", headers={"host": "[::1]:1"}).status_code == 200


@pytest.mark.parametrize(
    ("host", "hosts"),
    [
        ("127.0.0.1", (*LOCAL_HOSTS, "127.0.0.1")),
        ("a.lan", (*LOCAL_HOSTS, "a.lan")),
        ("0.0.0.0", None),
        ("fe80::1", (*LOCAL_HOSTS, "[fe80::1]")),
    ],
)
def test_hosts_follow_from_what_is_listened_on(host: str, hosts: tuple[str, ...] | None) -> None:
    assert hosts_for(host) == hosts


def test_pages_may_not_fetch_from_elsewhere(client: httpx.Client) -> None:
    assert "default-src 'self'" in client.get("/").headers["content-security-policy"]


def test_a_completion_carries_its_sources(client: httpx.Client) -> None:
    body = {
        "messages": [{"role": "user", "content": QUESTION}],
        "temperature": 0.7,
        "stream": None,
        "stream_options": None,
    }
    got = client.post("/v1/chat/completions", json=body).json()
    assert got["object"] == "chat.completion"
    said = got["choices"][0]["message"]["content"]
    assert "处五千元以上一万元以下罚款。[1]" in said
    assert "\n\n回答所据：\n[1] 《砚浦市节约用水办法》第三条\n[2] 《" in said
    assert got["youju"]["sentences"][1]["citations"][0]["address"] == "第三条"
    assert got["usage"] == {"prompt_tokens": 412, "completion_tokens": 57, "total_tokens": 469}


def test_what_no_call_of_the_model_wrote_has_no_usage() -> None:
    service = FakeService.of(REGULATION)
    whole = next(e for e in service.stream(QUESTION) if isinstance(e, Answer))
    quoted = replace(whole, timings=replace(whole.timings, prompt_tokens=0, output_tokens=0))
    assert "usage" in completion(whole)
    assert "usage" not in completion(quoted)


def test_a_streamed_completion_holds_checked_sentences_only(client: httpx.Client) -> None:
    body = {
        "messages": [{"role": "user", "content": QUESTION}],
        "stream": True,
        "stream_options": {"include_usage": True},
    }
    parts = chunks(client.post("/v1/chat/completions", json=body).text)
    said = "".join(p["choices"][0]["delta"].get("content", "") for p in parts if p["choices"])
    last = next(part for part in parts if "youju" in part)
    answer, _, below = said.partition("\n\n回答所据：\n")
    assert answer == serial_text(last["youju"])
    assert below.startswith("[1] 《砚浦市节约用水办法》第三条")
    assert "[7]" not in said, "the model's own marks are drafts"
    assert last["choices"][0]["finish_reason"] == "stop"
    assert parts[-1]["usage"]["total_tokens"] == 469


def serial_text(answer: dict[str, Any]) -> str:
    return "".join(
        sentence["text"] + "".join(f"[{citation['mark']}]" for citation in sentence["citations"])
        for sentence in answer["sentences"]
    )


def test_a_refusal_is_streamed_too(client: httpx.Client) -> None:
    body = {"messages": [{"role": "user", "content": REFUSED}], "stream": True}
    parts = chunks(client.post("/v1/chat/completions", json=body).text)
    said = parts[1]["choices"][0]["delta"]["content"]
    assert said.startswith("文件中没有找到依据。\n\n最接近的条款：\n- 砚浦市节约用水办法 › ")
    assert "第三条: 违反本办法第二条规定的" in said
    assert parts[2]["youju"]["refused"]


def test_an_error_in_a_stream_is_told_in_the_stream(client: httpx.Client) -> None:
    body = {"messages": [{"role": "user", "content": "出错"}], "stream": True}
    parts = chunks(client.post("/v1/chat/completions", json=body).text)
    assert "请运行 youju setup" in parts[-1]["error"]["message"]


def test_messages_become_a_question_and_turns() -> None:
    messages = [
        ChatMessage(role="system", content="你是海盗"),
        ChatMessage(role="user", content="一问"),
        ChatMessage(role="assistant", content="一答\n\n回答所据：\n[1] 《甲法》第一条"),
        ChatMessage(role="user", content=[{"type": "text", "text": "二问"}]),
    ]
    question, turns = turns_of(messages)
    assert (question, [(turn.question, turn.answer) for turn in turns]) == (
        "二问",
        [("一问", "一答")],
    )
    with pytest.raises(YoujuError, match="'assistant'"):
        turns_of(messages[:3])


def test_a_client_that_gives_up_waiting_stops_the_model(
    client: httpx.Client, service: FakeService
) -> None:
    service.pace, before = 0.1, service.stopped
    with pytest.raises(httpx.ReadTimeout):
        client.post("/api/ask", json={"question": QUESTION}, timeout=0.5)
    wait_until(lambda: service.stopped == before + 1)
    assert service.running == 0


def test_a_client_that_leaves_a_stream_stops_the_model(
    client: httpx.Client, service: FakeService
) -> None:
    service.pace, before = 0.05, service.stopped
    body = {"messages": [{"role": "user", "content": QUESTION}], "stream": True}
    with client.stream("POST", "/v1/chat/completions", json=body) as got:
        parts = got.iter_text()  # kept: a dropped iterator closes the connection at once
        assert "assistant" in next(parts)
        wait_until(lambda: service.running == 1)
    wait_until(lambda: service.stopped == before + 1)
    assert service.running == 0


def test_a_check_ends_with_its_client_and_one_long_step_is_not_waited_for(
    client: httpx.Client, service: FakeService
) -> None:
    service.pace, service.checked = 0.5, 0
    text = "《节水法》第一条规定了罚款。\n" * 200
    with pytest.raises(httpx.ReadTimeout):
        client.post("/api/check", json={"text": text}, timeout=1.2)
    time.sleep(1)
    checked = service.checked
    time.sleep(1)
    assert service.checked == checked < 5


@pytest.mark.parametrize("path", ["/api/ask", "/api/check", "/v1/chat/completions"])
def test_a_server_that_is_to_end_gives_up_what_it_works_on(path: str) -> None:
    slow = FakeService.of(REGULATION, pace=3.0)
    body = {
        "question": QUESTION,
        "text": "《节水法》第一条规定了罚款。\n" * 9,
        "messages": [{"role": "user", "content": QUESTION}],
    }
    leaving = Event()
    with serving(slow, leaving=leaving.is_set) as url, ThreadPoolExecutor(1) as pool:
        asked = pool.submit(httpx.post, url + path, json=body, timeout=20)
        wait_until(lambda: slow.running == 1)
        began = time.monotonic()
        leaving.set()
        got = asked.result()
    assert time.monotonic() - began < 2, "before the step that runs has ended"
    assert (got.status_code, "ask again" in got.json()["error"]["message"]) == (503, True)


def test_questions_are_answered_one_at_a_time(client: httpx.Client, service: FakeService) -> None:
    service.pace, service.most_running = 0.005, 0
    finished = service.finished
    with ThreadPoolExecutor(3) as pool:
        asked = [
            pool.submit(client.post, "/api/ask", json={"question": QUESTION}) for _ in range(3)
        ]
        assert [future.result().status_code for future in asked] == [200, 200, 200]
    assert service.most_running == 1
    assert service.finished == finished + 3


def test_the_turnstile_keeps_the_order_and_says_how_many_wait() -> None:
    turnstile = Turnstile(FakeService.of(REGULATION), poll_seconds=0.01)
    first, second, third = (turnstile.stream(QUESTION) for _ in range(3))
    next(first)
    assert next(second) == Waiting(1)
    assert next(third) == Waiting(2)
    second.close()
    assert next(third) == Waiting(1)
    first.close()
    assert not isinstance(next(third), Waiting)
    third.close()


def test_what_stands_under_an_answer_is_one_line_for_each_mark() -> None:
    def cited(mark: int, quote: str, *pages: int) -> Citation:
        end = len(quote)
        return Citation(
            mark, f"a#{mark}", "a", "甲法", f"第{mark}条", ((0, end),), 0, end, quote, 1.0, pages
        )

    sentences = (
        Sentence("“应当节水。”", SUPPORTED, (cited(1, "应当节水。", 3),)),
        Sentence(
            "每年查表。", SUPPORTED, (cited(2, "应当每年检查水表。"), cited(1, "不得漏水。", 4))
        ),
    )
    service = FakeService.of(REGULATION)
    whole = next(e for e in service.stream(QUESTION) if isinstance(e, Answer))
    assert references(replace(whole, sentences=sentences)) == [
        "[1] 《甲法》第1条（第 3–4 页）：“不得漏水。”",
        "[2] 《甲法》第2条：“应当每年检查水表。”",
    ]
    whole_article = cited(3, "第3条　应当节水。不得漏水。")
    broken = Sentence("“应当节水。\n不得漏水。”", SUPPORTED, (whole_article,))
    assert references(replace(whole, sentences=(broken,))) == ["[3] 《甲法》第3条"], "said once"
    refused = next(e for e in service.stream(REFUSED) if isinstance(e, Answer))
    edition = replace(refused.hits[0], version="2024")
    rows = "第三条　一级｜甲\n二级｜乙" + "丙" * 200
    table = replace(edition.clause, text=rows, spans=((0, len(rows)),))
    (line,) = offered(replace(refused, hits=(edition,), nearest=(table,)))
    assert line.startswith(
        "砚浦市节约用水办法 · 2024 年版 › 第二章　监督 › 第三条: 一级｜甲 二级｜乙丙"
    )
    assert line.endswith("丙…")
