"""Progress on standard error: one line that is written over, or now and then a line of a log.

Knows nothing of what is being done.
"""

from __future__ import annotations

import sys
import time

QUIET_SECONDS = 5.0
SLOW = 0.2
"""Things a second below which the seconds of one say more."""
REDRAW_SECONDS = 0.1
BYTES_FROM = 10_000_000
"""A total as large as this counts bytes, which people read in MB."""


class Progress:
    """Shows how far a long task has come, with its rate and the time that is left."""

    def __init__(self) -> None:
        self._stream = sys.stderr
        self._live = self._stream.isatty()
        self._stage = self._held = ""
        self._began = self._shown = time.monotonic()
        self._first = 0
        self._counted = (0, 0)
        self._unit = "files"

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()
        self._write_held()

    def clear(self) -> None:
        """Take a terminal's line away, so that something else can be written there."""
        if self._live and self._stage:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._stage = ""

    def say(self, message: str) -> None:
        """Write a line that stays."""
        self.clear()
        self._write_held()
        self._stream.write(f"{message}\n")
        self._stream.flush()

    def stage(self, label: str, done: int, total: int, /, unit: str = "") -> None:
        """``done`` of ``total`` units of the stage ``label``; 0 of 0 where they are not known."""
        self._tell(label, label, done, total, unit and f" {unit}")

    def step(self, done: int, total: int, label: str, /) -> None:
        """The same in the order a library tells it: first files read, then passages embedded."""
        before, all_before = self._counted
        if all_before and (done < before or total != all_before):
            self._unit = "passages"
        self._counted = (done, total)
        stage = "reading" if self._unit == "files" else "embedding"
        shown = f"{stage}: {label}"[:60] if self._live else stage
        self._tell(stage, shown, done, total, f" {self._unit}")

    def _tell(self, stage: str, label: str, done: int, total: int, unit: str) -> None:
        now = time.monotonic()
        begins = stage != self._stage
        if begins:
            self._write_held()
            self._stage, self._began, self._first = stage, now, done
        line = self._line(label, done, total, now - self._began, unit)
        if begins or now - self._shown >= (REDRAW_SECONDS if self._live else QUIET_SECONDS):
            self._shown, self._held = now, ""
            self._write(line)
        elif not self._live:
            self._held = line

    def _write_held(self) -> None:
        """Tell a log how far a stage came that ended soon after its last line."""
        if self._held:
            self._write(self._held)
        self._held = ""

    def _line(self, label: str, done: int, total: int, seconds: float, unit: str) -> str:
        if total <= 0:
            written = f"{done / 1e6:,.0f} MB written, " if done >= BYTES_FROM else ""
            return f"{label}  ({written}{seconds:.0f} s)" if seconds >= 1 else label
        size, unit = (1e6, " MB") if total >= BYTES_FROM and not unit else (1, unit)
        left = ""
        rate = (done - self._first) / seconds if seconds > 1 else 0.0
        if rate > 0:
            speed = f"{rate / size:,.1f}{unit}/s" if rate >= SLOW else f"{1 / rate:,.0f} s each"
            left = f", {speed}, {(total - done) / rate:,.0f} s left"
        amount = f"{done / size:,.0f} of {total / size:,.0f}{unit}"
        return f"{label}  {done / total:.0%} ({amount}{left})"

    def _write(self, line: str) -> None:
        self._stream.write(f"\r\x1b[K{line}" if self._live else f"{line}\n")
        self._stream.flush()
