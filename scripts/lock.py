"""Writes the lock files from what is installed here, starting at the names in pyproject.toml.

Run it with ``make lock`` after upgrading or adding a package. Does not know any index and resolves
nothing: what pip put into this environment, and was tested, is what gets pinned.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import requires, version
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
FLOATING = {"pip", "torch", "torchvision"}
HEADER = """\
# What Youju was tested with, for pip: pip install -r {name}
# Written by scripts/lock.py (make lock); do not edit by hand.
"""
RUNTIME_NOTE = """\
# torch stays a range, and torchvision, which goes with it, is left to pip: which build is right
# (CPU, CUDA, Apple) depends on the machine. So there are no hashes: pip wants all or none.
# What only another system needs (colorama on Windows, say) is left to pip as well.
""".splitlines()


def closure(roots: Iterable[Requirement]) -> dict[str, str]:
    """Return every package the roots need here, each with the marker it is needed under.

    A package needed without condition, or under several conditions, has the marker "".
    """
    found: dict[str, str] = {}
    queue = [(root, "") for root in roots]
    while queue:
        requirement, inherited = queue.pop()
        marker = requirement.marker
        if marker and not marker.evaluate({"extra": ""}):
            continue
        name = canonicalize_name(requirement.name)
        needed = " and ".join(f"({part})" for part in (inherited, str(marker or "")) if part)
        known = found.get(name)
        if known in ("", needed):
            continue
        found[name] = needed if known is None else ""
        queue += [(Requirement(child), found[name]) for child in requires(name) or []]
    return found


def pins(packages: dict[str, str]) -> list[str]:
    """Return one ``name==version`` line for each package, without what floats."""
    return [
        f"{name}=={version(name)}" + (f" ; {tidy(marker)}" if marker else "")
        for name, marker in sorted(packages.items())
        if name not in FLOATING
    ]


def tidy(marker: str) -> str:
    """Return a marker without the brackets that wrap all of it."""
    while re.fullmatch(r"\([^()]*\)", marker):
        marker = marker[1:-1]
    return marker


def write(name: str, lines: list[str]) -> None:
    """Write one lock file and say so."""
    text = HEADER.format(name=name) + "\n".join(lines) + "\n"
    (ROOT / name).write_text(text, encoding="utf-8")
    sys.stderr.write(f"{name}: {len(lines)} lines\n")


def main() -> None:
    """Write requirements.lock and requirements-dev.lock."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    direct = [Requirement(text) for text in project["dependencies"]]
    develop = [Requirement(text) for text in project["optional-dependencies"]["dev"]]
    floating = [str(r) for r in direct if r.name in FLOATING] + ["torchvision"]
    runtime = closure(direct)
    extra = {name: at for name, at in closure(develop).items() if runtime.get(name) != ""}
    write("requirements.lock", [*RUNTIME_NOTE, *floating, *pins(runtime)])
    write("requirements-dev.lock", ["-r requirements.lock", *pins(extra)])


if __name__ == "__main__":
    main()
