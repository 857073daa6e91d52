"""What the command line writes: values for scripts on standard output, messages on the other.

Knows nothing of what is written.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NoReturn, TextIO, cast

from index.errors import YoujuError

if TYPE_CHECKING:
    from assistant.serial import JsonObject

INTERRUPTED = 130
"""The exit status of what was ended with Ctrl-C, as shells give it."""


def say(message: str) -> None:
    """Tell people something, on standard error."""
    sys.stderr.write(message + "\n")


def show(value: JsonObject | Iterable[str]) -> None:
    """Print a JSON object on one line, or lines of text."""
    if isinstance(value, dict):
        sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    else:
        sys.stdout.write("".join(line + "\n" for line in value))
    sys.stdout.flush()


def interrupted() -> NoReturn:
    """End after Ctrl-C with a line about it."""
    say("youju: interrupted; what was written before stays")
    sys.exit(INTERRUPTED)


def open_streams() -> None:
    """Write UTF-8 whatever the locale; a file name that is no text is written with escapes.

    What standard output cannot take is a YoujuError; what standard error cannot take is let go,
    for nobody could be told. One that the caller has closed is as one that takes nothing.
    """
    sys.stdin = sys.stdin or _reopened(os.O_RDONLY, "r")
    sys.stdout = sys.stdout or _reopened(os.O_RDONLY, "w")  # so that writing there fails
    sys.stderr = sys.stderr or _reopened(os.O_WRONLY, "w")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.stdout = cast(TextIO, _Stream(sys.stdout, _refuse))
    sys.stderr = cast(TextIO, _Stream(sys.stderr, lambda _: None))


def _reopened(flags: int, mode: str) -> TextIO:
    """A closed standard stream: its number is the lowest that is free, so no file gets it."""
    return cast(TextIO, open(os.open(os.devnull, flags), mode, encoding="utf-8"))


def _refuse(error: OSError) -> None:
    if isinstance(error, BrokenPipeError):
        raise error
    raise YoujuError(f"standard output: cannot be written ({error.strerror})") from error


class _Stream:
    """A standard stream; once it fails ``lost`` is told why, and all that follows goes nowhere."""

    def __init__(self, stream: TextIO, lost: Callable[[OSError], None]) -> None:
        self._stream = stream
        self._lost = lost

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (whatever a stream has)
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        if text != "":  # click tries a stream with none, and would swallow the error
            self._try(lambda: self._stream.write(text))
        return len(text)

    def flush(self) -> None:
        self._try(self._stream.flush)

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except OSError as error:
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())
            self._lost(error)
