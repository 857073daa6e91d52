"""What the command line writes: values for scripts on standard output, messages on the other.

Knows nothing of what is written.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable

from assistant.serial import JsonObject


def say(message: str) -> None:
    """Tell people something, on standard error."""
    sys.stderr.write(message + "\n")


def show(value: JsonObject | Iterable[str]) -> None:
    """Print a JSON object on one line, or lines of text."""
    if isinstance(value, dict):
        sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    else:
        sys.stdout.writelines(line + "\n" for line in value)
    sys.stdout.flush()


def speak_utf8() -> None:
    """Write UTF-8 whatever the locale; a file name that is no text is written with escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
