"""``make setup``: which PyTorch is installed where, told by a Python that only writes down."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import ROOT

PYTHON = """#!/bin/sh
echo "$*" >> "$LOG"
case "$*" in
    *"$FAILS"*) exit 1 ;;
    *"$STOPS"*) kill -INT 0; sleep 9 ;;
    "-m venv --clear .venv") mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
    *"show --quiet torch"*) exit 1 ;;
    *"import sys, pip"*) test -e .venv/bin/python ;;
esac
"""


class Made(NamedTuple):
    """How it ended, what it said on both outputs, and what Python was told."""

    status: int
    said: str
    complained: str
    told: str


Setup = Callable[..., Made]


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    """Run ``make setup``, or another target, on a machine of some kind."""
    tools, log = tmp_path / "tools", tmp_path / "log"
    tools.mkdir()
    for name in ("sh", "make", "grep", "mkdir", "touch", "rm", "cp", "sleep"):
        (tools / name).symlink_to(str(shutil.which(name)))
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copyfile(ROOT / name, tmp_path / name)

    def tool(name: str, text: str) -> None:
        (tools / name).write_text(text)
        (tools / name).chmod(0o755)

    def made(
        system: str,
        *words: str,
        target: str = "setup",
        card: bool = False,
        fails: str = "nothing",
        stops: str = "nothing",
    ) -> Made:
        tool("python3.11", PYTHON)
        tool("uname", f"#!/bin/sh\necho {system}\n")
        if card:
            tool("nvidia-smi", "#!/bin/sh\n")
        env = {"PATH": str(tools), "LOG": str(log), "FAILS": fails, "STOPS": stops}
        ended = subprocess.run(
            [str(tools / "make"), target, *words],
            cwd=tmp_path,
            env=env,
            capture_output=True,
            text=True,
            check=False,
            start_new_session=True,  # what is stopped is make and its children alone
        )
        return Made(ended.returncode, ended.stdout, ended.stderr, log.read_text())

    return made


@pytest.mark.parametrize(
    ("system", "card", "is_told"),
    [
        ("Linux x86_64", False, True),
        ("Linux x86_64", True, False),
        ("Linux aarch64", False, False),
        ("Darwin arm64", False, False),
    ],
)
def test_where_the_index_serves_a_build_of_no_use_that_is_said(
    setup: Setup, system: str, card: bool, is_told: bool
) -> None:
    made = setup(system, card=card)
    assert made.status == 0
    assert ("TORCH_INDEX=https://download.pytorch.org/whl/cpu" in made.said) is is_told
    assert "--index-url" not in made.told
    assert "install -r requirements.lock" in made.told


def test_an_index_that_was_named_is_asked_first_and_has_to_have_it(setup: Setup) -> None:
    named, index = "TORCH_INDEX=https://example.org/t", "--index-url https://example.org/t torch"
    made = setup("Linux x86_64", named)
    assert made.status == 0
    assert made.told.index(index) < made.told.index("install -r requirements.lock")
    assert "Ctrl-C" not in made.said


def test_where_that_index_fails_nothing_else_is_installed(setup: Setup) -> None:
    made = setup("Linux x86_64", "TORCH_INDEX=https://example.org/t", fails="example.org/t")
    assert made.status != 0
    assert "install -r requirements.lock" not in made.told
    assert "got https://example.org/t, and PyTorch could not be installed" in made.complained
    assert "unset TORCH_INDEX" in made.complained


@pytest.fixture
def _heeds_interrupts() -> Iterator[None]:
    """Of tests that run in the background interrupts are ignored, and so by all they start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_heeds_interrupts")
@pytest.mark.parametrize(
    "stops", ["-m venv --clear .venv", "install -r requirements.lock", "assistant setup"]
)
def test_who_stops_the_demo_is_told_that_it_goes_on(setup: Setup, stops: str) -> None:
    made = setup("Darwin arm64", target="demo", stops=stops)
    assert made.status != 0
    assert "The next make demo goes on where this one was" in made.complained
    assert made.told.strip().endswith(("clear .venv", "requirements.lock", "assistant setup"))
    again = setup("Darwin arm64")
    assert again.status == 0
    assert again.told.count("-m venv --clear .venv") == 1 + ("venv" in stops)
    assert "scripts/sweep.py" in again.told.removeprefix(made.told) or "setup" in stops


@pytest.mark.parametrize(("words", "fails"), [((), "--probe"), (("DOCS=/nonexistent",), "nothing")])
def test_what_would_stop_the_demo_is_told_before_anything_is_loaded(
    setup: Setup, words: tuple[str, ...], fails: str
) -> None:
    made = setup("Darwin arm64", *words, target="demo", fails=fails)
    assert made.status != 0
    assert "assistant setup" not in made.told
    assert "assistant add" not in made.told


def test_a_package_that_was_left_half_installed_is_installed_again(tmp_path: Path) -> None:
    for name in ("whole", "unsigned", "robbed"):
        metadata = tmp_path / f"{name}-1.0.dist-info"
        metadata.mkdir()
        (tmp_path / f"{name}.py").touch()
        (metadata / "RECORD").write_text(f"{name}.py,sha256=0,0\n{name}.pyc,,\n")
        (metadata / "INSTALLER").write_text("pip")
    (tmp_path / "unsigned-1.0.dist-info" / "INSTALLER").unlink()
    (tmp_path / "robbed.py").unlink()
    subprocess.run([sys.executable, str(ROOT / "scripts" / "sweep.py"), str(tmp_path)], check=True)
    assert [path.name for path in tmp_path.glob("*.dist-info")] == ["whole-1.0.dist-info"]
