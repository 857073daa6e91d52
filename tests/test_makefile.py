"""``make setup``: which PyTorch is installed where, told by a Python that only writes down."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT

CPU = "--index-url https://download.pytorch.org/whl/cpu torch"
PYTHON = """#!/bin/sh
echo "$*" >> "$LOG"
case "$*" in
    "-m venv --clear .venv") mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
    *"show --quiet torch"*) exit 1 ;;
    *"import sys, pip"*) test -e .venv/installed ;;
    *"$FAILS"*) exit 1 ;;
esac
"""
Setup = Callable[..., tuple[int, str]]


@pytest.fixture
def setup(tmp_path: Path) -> Setup:
    """Run ``make setup`` on a machine of some kind: its status, and what Python was told."""
    tools, log = tmp_path / "tools", tmp_path / "log"
    tools.mkdir()
    for name in ("sh", "make", "grep", "mkdir", "touch", "rm", "cp"):
        (tools / name).symlink_to(str(shutil.which(name)))
    for name in ("Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copyfile(ROOT / name, tmp_path / name)

    def tool(name: str, text: str) -> None:
        (tools / name).write_text(text)
        (tools / name).chmod(0o755)

    def made(
        system: str, *words: str, card: bool = False, fails: str = "nothing"
    ) -> tuple[int, str]:
        tool("python3.11", PYTHON)
        tool("uname", f"#!/bin/sh\necho {system}\n")
        if card:
            tool("nvidia-smi", "#!/bin/sh\n")
        env = {"PATH": str(tools), "LOG": str(log), "FAILS": fails}
        ended = subprocess.run(
            [str(tools / "make"), "setup", *words],
            cwd=tmp_path,
            env=env,
            capture_output=True,
            check=False,
        )
        return ended.returncode, log.read_text()

    return made


def test_linux_without_a_card_gets_the_build_for_cpus(setup: Setup) -> None:
    status, told = setup("Linux x86_64")
    assert status == 0
    assert CPU in told
    assert told.index(CPU) < told.index("install -r requirements.lock")


@pytest.mark.parametrize(
    ("system", "words", "card"),
    [
        ("Linux x86_64", ("TORCH_INDEX=none",), False),
        ("Linux x86_64", (), True),
        ("Linux aarch64", (), False),
        ("Darwin arm64", (), False),
    ],
)
def test_others_get_what_the_index_serves(
    setup: Setup, system: str, words: tuple[str, ...], card: bool
) -> None:
    status, told = setup(system, *words, card=card)
    assert status == 0
    assert "--index-url" not in told
    assert "install -r requirements.lock" in told


def test_where_that_build_cannot_be_had_the_index_is_asked(setup: Setup) -> None:
    status, told = setup("Linux x86_64", fails="whl/cpu")
    assert status == 0
    assert "install -r requirements.lock" in told


def test_an_index_that_was_named_has_to_have_it(setup: Setup) -> None:
    status, told = setup("Linux x86_64", "TORCH_INDEX=https://example.org/t", fails="example.org/t")
    assert status != 0
    assert "install -r requirements.lock" not in told
