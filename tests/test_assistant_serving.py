"""``youju serve``: what is refused before a model is loaded, and the whole of it with real ones."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import uvicorn
from library_worker import HashingEmbedder

from assistant.runtime.models import load_embedder
from assistant.settings import Settings
from assistant.web.serving import Server, address_of, listen, run
from index.errors import LibraryError, YoujuError
from index.library import Library

ROOT = Path(__file__).resolve().parent.parent
OPINION = ROOT / "samples" / "documents" / "yanpu-renewal-opinion-2025.txt"
LIFT = "加装电梯，市级财政每台补助多少钱？"


class Told:
    """Remembers what progress was told."""

    def __init__(self) -> None:
        self.stages: list[str] = []

    def __call__(self, label: str, _done: int, _total: int, /) -> None:
        self.stages.append(label)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings whose models do not exist and may not be looked for."""
    environment = {
        "YOUJU_LIBRARY": str(tmp_path / "library"),
        "YOUJU_MODELS": str(tmp_path / "models"),
        "YOUJU_EMBEDDING_MODEL": str(tmp_path / "absent"),
        "YOUJU_LANGUAGE_MODEL": str(tmp_path / "absent"),
    }
    return Settings.from_environment(environment)


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_a_taken_port_is_told_before_anything_is_loaded(settings: Settings, host: str) -> None:
    Library.create(settings.library, HashingEmbedder()).close()
    told = Told()
    with socket.create_server((host, 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(YoujuError, match=rf"{host}:{port}.*--port"):
            run(settings, host, port, progress=told, say=str, open_browser=False)
    assert told.stages == []


def test_a_host_that_is_not_of_this_machine_is_told(settings: Settings) -> None:
    with pytest.raises(YoujuError, match=r"192\.0\.2\.1:0"):
        run(settings, "192.0.2.1", 0, progress=Told(), say=str, open_browser=False)


@pytest.mark.parametrize("host", ["砚" * 70, "desk\0"])
def test_a_host_that_is_no_name_is_told(host: str) -> None:
    with pytest.raises(YoujuError, match=r":0, which cannot be listened on .* with --host"):
        listen(host, 0)


def test_without_a_library_nothing_is_loaded_and_the_port_is_free_again(
    settings: Settings,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    told = Told()
    with pytest.raises(LibraryError, match="youju add PATH --library"):
        run(settings, "127.0.0.1", port, progress=told, say=str, open_browser=False)
    assert told.stages == []
    socket.create_server(("127.0.0.1", port)).close()


def test_missing_models_are_told_before_the_server_starts(settings: Settings) -> None:
    Library.create(settings.library, HashingEmbedder()).close()
    with pytest.raises(YoujuError, match="absent"):
        run(settings, "127.0.0.1", 0, progress=Told(), say=str, open_browser=False)


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("127.0.0.1", "http://127.0.0.1:7860"),
        ("0.0.0.0", "http://127.0.0.1:7860"),
        ("desk.lan", "http://desk.lan:7860"),
        ("::1", "http://[::1]:7860"),
        ("::", "http://[::1]:7860"),
    ],
)
def test_the_address_can_be_opened(host: str, address: str) -> None:
    assert address_of(host, 7860) == address


def test_that_it_ends_is_told_at_once_and_once() -> None:
    told: list[str] = []
    server = Server(uvicorn.Config("nothing:here"), told.append)
    server.handle_exit(signal.SIGINT, None)
    server.handle_exit(signal.SIGINT, None)
    assert server.should_exit
    assert [one.partition(";")[0] for one in told] == ["stopping"]


@dataclass(frozen=True)
class Served:
    """A ``youju serve`` that runs."""

    process: subprocess.Popen[str]
    url: str
    log: Path


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The real thing, on a library of one document, in a process of its own."""
    home = tmp_path_factory.mktemp("serve")
    embedder = load_embedder(Settings.from_environment(os.environ))
    with Library.create(home / "library", embedder) as library:
        library.add([OPINION])
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with (home / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "assistant", "serve", "--port", str(port)],
            env={**os.environ, "YOUJU_LIBRARY": str(home / "library")},
            stdout=log,
            stderr=log,
            text=True,
            cwd=ROOT,
        )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(url, process, home / "log")
        yield Served(process, url, home / "log")
    finally:
        process.kill()
        process.wait()


def wait_for(url: str, process: subprocess.Popen[str], log: Path) -> None:
    """Wait until the desk is up; it has taken the port long before."""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        assert process.poll() is None, log.read_text()
        try:
            if httpx.get(f"{url}/healthz", timeout=2).is_success:
                return
        except httpx.HTTPError:
            time.sleep(0.2)
    pytest.fail(f"not up in time: {log.read_text()}")


@pytest.mark.slow
def test_it_is_healthy_and_says_where_the_desk_is(served: Served) -> None:
    health = httpx.get(f"{served.url}/healthz").json()
    assert (health["status"], health["documents"]) == ("ok", 1)
    assert f"the desk is open at {served.url}" in served.log.read_text()
    assert httpx.get(served.url, timeout=30).is_success


@pytest.mark.slow
def test_an_answer_comes_with_the_words_it_rests_on(served: Served) -> None:
    answer = httpx.post(f"{served.url}/api/ask", json={"question": LIFT}, timeout=60).json()
    cited = [c for s in answer["sentences"] for c in s["citations"]]
    assert "三、（七）" in {c["address"] for c in cited}
    assert "18万元" in answer["answer"]
    text = OPINION.read_text("utf-8")
    assert all(c["quote"] == "".join(text[a:b] for a, b in c["spans"]) for c in cited)


@pytest.mark.slow
def test_chat_completions_stream(served: Served) -> None:
    body = {
        "model": "any",
        "stream": True,
        "messages": [{"role": "user", "content": LIFT}],
    }
    pieces, ended = [], False
    url = f"{served.url}/v1/chat/completions"
    with httpx.stream("POST", url, json=body, timeout=60) as response:
        for line in response.iter_lines():
            ended = ended or line == "data: [DONE]"
            if line.startswith("data: {"):
                choices = json.loads(line[6:])["choices"]
                pieces += [c["delta"].get("content") or "" for c in choices]
    assert ended
    assert len([piece for piece in pieces if piece]) >= 1
    assert "18万元" in "".join(pieces)


@pytest.mark.slow
def test_a_second_one_on_the_same_port_is_refused_at_once(served: Served) -> None:
    port = served.url.rpartition(":")[2]
    began = time.monotonic()
    second = subprocess.run(
        [sys.executable, "-m", "assistant", "serve", "--port", port],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
        env={**os.environ, "YOUJU_LIBRARY": str(served.log.parent / "library")},
    )
    assert second.returncode == 1
    assert second.stderr.startswith("youju: ")
    assert "loading" not in second.stderr
    assert time.monotonic() - began < 30


@pytest.mark.slow
def test_interrupting_stops_it_cleanly(served: Served) -> None:
    """The last test of the file: nothing is served afterwards."""
    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(20) == 0
    assert "Traceback" not in served.log.read_text()
    assert "stopping" in served.log.read_text()
