"""Paths and the rules that every test shares.

Data for evaluation lies in a folder named ``shared`` beside the checkout and is not part of it: a
test that needs it skips where it is absent. Where ``CI`` is set nothing may skip but what needs a
GPU or a cluster, so that a test that silently stopped running is seen.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import hypothesis
import pytest
from tiny import write_openvino

from index.ocr import is_installed

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
MAY_SKIP_IN_CI = ("gpu", "cluster")

# How long an example takes says more about what else the machine is doing than about the code.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the top folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of evaluation data, or skip."""
    if not SHARED.is_dir():
        pytest.skip("needs the evaluation data: a folder named 'shared' beside the checkout")
    return SHARED


@pytest.fixture(scope="session")
def policy_page(shared: Path) -> Path:
    """Return the real policy document as a newspaper page carried it, or skip."""
    return shared / "corpus" / "policy" / "urban-development-opinions-2025.txt"


@pytest.fixture(scope="session")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a tiny language model in OpenVINO form, made once for all tests."""
    return write_openvino(tmp_path_factory.mktemp("model"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out, and count as deselected, what needs an extra that is not installed."""
    left_out = [item for item in items if item.get_closest_marker("ocr") and not is_installed()]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def _forbid_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure that quotes its reason, where ``CI`` is set."""
    if report.outcome == "skipped" and os.environ.get("CI"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"CI is set, so only {' and '.join(MAY_SKIP_IN_CI)} may skip: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let a test skip in CI only where its mark says why."""
    report = yield
    if not any(item.get_closest_marker(mark) for mark in MAY_SKIP_IN_CI):
        _forbid_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Let no whole file skip in CI."""
    report = yield
    _forbid_skip(report)
    return report
