"""Files are read and cut for a library, and known again when they have not changed.

A file is known by its size and time of change, else by the SHA-256 of its bytes, and only while
the code that read it is the same: then it need not be read, or at least not parsed, again.

Knows nothing of vectors or databases.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import metadata, resources
from pathlib import Path

from index.chunks import Passage, cut
from index.clauses import parse
from index.documents import load
from index.facts import contradictions
from index.outline import Outline

SETTLED_NS = 2_000_000_000
"""A file changed less than this ago may change again within the same tick of its clock."""
_LOADERS = ("lxml", "pypdfium2")
"""Packages whose version has a say in what a file's text is."""

ReadFile = Callable[[Path], Outline]
"""How a file becomes an outline."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """By what a file is known again.

    Attributes:
        size: In bytes.
        mtime_ns: When it was changed; None where that was too short ago to be relied on.
        sha256: Of its bytes; empty where the file changed while it was read.
        parser: Digest of the code that read it; empty where that is not known.
    """

    size: int | None
    mtime_ns: int | None
    sha256: str | None
    parser: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that was read and cut, ready to be embedded; ``digest`` as ``digest_of`` says."""

    path: Path
    outline: Outline
    passages: tuple[Passage, ...]
    digest: str
    stamp: Stamp

    @property
    def doc_id(self) -> str:
        """The document's id."""
        return self.outline.document.doc_id


class Reader:
    """Reads files with one function, and tells which need not be read again."""

    def __init__(self, read: ReadFile | None = None) -> None:
        """Use another function than ``read_outline``; its files are read at every call."""
        self._read = read or read_outline
        self._is_own = read is None

    @property
    def parser(self) -> str:
        """Digest of the code that reads; empty where that is not known."""
        return parser_digest() if self._is_own else ""

    def read(self, path: Path) -> Reading:
        """Read and cut one file.

        Raises:
            YoujuError: It cannot be read as a document.
            OSError: It cannot be read at all.
        """
        before = look(path)
        outline = self._read(path)
        passages = cut(outline)
        stamp = self._stamp(path, before)
        return Reading(path, outline, passages, digest_of(outline, passages), stamp)

    def same(self, path: Path, known: Stamp) -> Stamp | None:
        """The stamp of a file that says what it said before; None where it has to be read."""
        if not self.parser or known.parser != self.parser:
            return None
        now = look(path)
        if now is None or now[0] != known.size:
            return None
        if now == (known.size, known.mtime_ns):
            return known
        stamp = self._stamp(path, now)
        return stamp if stamp.sha256 and stamp.sha256 == known.sha256 else None

    def _stamp(self, path: Path, before: tuple[int, int] | None) -> Stamp:
        """What to know a file by that was seen with this size and time before it was read."""
        sha256 = file_sha256(path) if before else ""
        if before is None or look(path) != before:
            return Stamp(None, None, "", self.parser)
        settled = time.time_ns() - before[1] > SETTLED_NS
        return Stamp(before[0], before[1] if settled else None, sha256, self.parser)


def read_outline(path: Path) -> Outline:
    """Load and parse one file; dates that contradict each other are warned of."""
    outline = parse(load(path))
    return replace(outline, warnings=(*outline.warnings, *contradictions(outline)))


@cache
def parser_digest() -> str:
    """Changes with any code that has a say in what is made of a file.

    That is the source of this whole package, which errs on the safe side, and the version of the
    packages that open files.
    """
    made = hashlib.sha256()
    sources = (f for f in resources.files("index").iterdir() if f.name.endswith(".py"))
    for source in sorted(sources, key=lambda f: f.name):
        made.update(source.name.encode() + source.read_bytes())
    for name in _LOADERS:
        made.update(metadata.version(name).encode())
    return made.hexdigest()


def digest_of(outline: Outline, passages: Iterable[Passage]) -> str:
    """Tells whether the parser made of a text what it made of it before."""
    made = hashlib.sha256(outline.title.encode("utf-8", "surrogatepass"))
    for clause in outline.clauses:
        made.update(f"{clause.id} {clause.kind} {clause.spans} {clause.own_spans}\n".encode())
    for passage in passages:
        made.update(f"{passage.chunk.key}\n{passage.text}\n".encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def file_sha256(path: Path) -> str:
    """Hex SHA-256 of a file's bytes; empty where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def files_below(paths: Iterable[Path]) -> list[Path]:
    """Files, and all files below folders, absolute, each once, in sorted order, none hidden."""
    return list(dict.fromkeys(absolute(file) for path in paths for file in walk(path)))


def absolute(path: Path) -> Path:
    """A path by which a file is known: from the root, without detours."""
    return Path(os.path.normpath(path.absolute()))


def walk(path: Path) -> Iterator[Path]:
    """A file itself, or all files below a folder, sorted, without hidden ones.

    A link to a folder elsewhere is followed, once.
    """
    if not path.is_dir():
        yield path
        return
    root = os.path.realpath(path)
    seen: set[str] = set()
    for folder, folders, files in os.walk(path, followlinks=True):
        real = os.path.realpath(folder)
        is_link_back = os.path.islink(folder) and folder != str(path) and _is_in(real, root)
        if real in seen or is_link_back:
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder, name) for name in sorted(files) if not name.startswith("."))


def _is_in(folder: str, root: str) -> bool:
    return Path(folder).is_relative_to(root)


def look(path: Path) -> tuple[int, int] | None:
    """Size and time of change of a file; None where there is none that can be seen."""
    try:
        seen = path.stat()
    except (OSError, ValueError):
        return None
    return seen.st_size, seen.st_mtime_ns
