"""Progress: a line written over on a terminal, now and then a line in a log; never on stdout."""

from __future__ import annotations

import io
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import progress
from assistant.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    moved = Clock()
    monkeypatch.setattr(progress.time, "monotonic", moved)
    return moved


def shown(terminal: Terminal) -> str:
    """What a terminal shows: the words after the last return to the line's beginning."""
    return terminal.getvalue().rpartition("\r\x1b[K")[2]


def test_a_log_gets_whole_lines_and_few_of_them(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    with Progress() as told:
        for done in range(100):
            told.stage("fetching", done, 100)
            clock.now += 1
    out, err = capsys.readouterr()
    assert out == ""
    lines = err.splitlines()
    assert lines[0] == "fetching  0% (0 of 100)"
    assert lines[1] == "fetching  5% (5 of 100, 1.0/s, 95 s left)"
    assert lines[-1] == "fetching  99% (99 of 100, 1.0/s, 1 s left)", "how far it came is said"
    assert len(lines) == 21
    assert "\r" not in err


def test_each_new_stage_is_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    told = Progress()
    told.stage("fetching", 1, 2)
    told.stage("loading", 0, 0)
    assert capsys.readouterr().err.splitlines() == ["fetching  50% (1 of 2)", "loading"]


def test_what_grows_to_no_known_size_says_how_much_is_written(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    told = Progress()
    told.stage("converting", 0, 0)
    clock.now += 5
    told.stage("converting", 11_000_000, 0)
    assert capsys.readouterr().err.splitlines()[-1] == "converting  (11 MB written, 5 s)"


def test_a_terminal_gets_one_line_that_is_cleared_at_the_end(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with Progress() as told:
        for done in range(5):
            told.stage("fetching", done, 10)
            clock.now += 0.5
        assert "40% (4 of 10, 2.0/s, 3 s left)" in shown(terminal)
    assert shown(terminal) == ""
    assert "\n" not in terminal.getvalue()


def test_a_line_that_stays_begins_and_ends_as_a_line_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with Progress() as told:
        told.stage("loading", 0, 0)
        told.say("open at http://127.0.0.1:7860")
    assert shown(terminal) == "open at http://127.0.0.1:7860\n"


def test_what_is_printed_between_two_stages_has_the_line_for_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with Progress() as told:
        told.stage("checking", 1, 2)
        told.clear()
        assert shown(terminal) == ""
        told.stage("checking", 2, 2)
        assert "2 of 2" in shown(terminal), "it goes on at once"


def test_the_rate_does_not_count_what_was_there_before(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    told = Progress()
    told.stage("fetching", 900, 1000)
    clock.now += 10
    told.stage("fetching", 950, 1000)
    assert "5.0/s, 10 s left" in capsys.readouterr().err


def test_a_library_reads_files_and_then_embeds_passages(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    told = Progress()
    for done, name in enumerate("abcdefghij"):
        told.step(done, 10, f"{name}.txt")
        clock.now += 1
    for done in range(0, 400, 40):
        told.step(done, 400, "a.txt")
        clock.now += 2
    assert capsys.readouterr().err.splitlines() == [
        "reading  0% (0 of 10 files)",
        "reading  50% (5 of 10 files, 1.0 files/s, 5 s left)",
        "reading  90% (9 of 10 files, 1.0 files/s, 1 s left)",
        "embedding  0% (0 of 400 passages)",
        "embedding  30% (120 of 400 passages, 20.0 passages/s, 14 s left)",
        "embedding  60% (240 of 400 passages, 20.0 passages/s, 8 s left)",
        "embedding  90% (360 of 400 passages, 20.0 passages/s, 2 s left)",
    ]


def test_files_of_a_library_are_one_stage_on_a_terminal_too(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    told = Progress()
    for done in range(5):
        told.step(done, 10, f"{done}.txt")
        clock.now += 2
    assert shown(terminal) == "reading: 4.txt  40% (4 of 10 files, 0.5 files/s, 12 s left)"


def test_of_slow_work_the_seconds_of_one_are_told(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    told = Progress()
    for done in range(3):
        told.step(done, 10, f"{done}.pdf")
        clock.now += 30
    assert shown(terminal) == "reading: 2.pdf  20% (2 of 10 files, 30 s each, 240 s left)"


@given(
    st.text(max_size=90),
    st.integers(0, 10**12),
    st.integers(0, 10**12),
)
def test_any_count_can_be_told(label: str, done: int, total: int) -> None:
    told = Progress()
    told.stage(label, done, total)
    told.step(done, total, label)
