"""Reports of what a browser tab shows, sent as files.

Does not know what a tab shows: it is asked for it when a report is fetched.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Literal, Protocol
from urllib.parse import quote
from weakref import WeakValueDictionary

from fastapi import APIRouter, HTTPException, Response

from assistant.reports.report_files import ENDINGS, report_bytes
from assistant.serial import JsonObject

Kind = Literal["conversation", "check"]
GONE = "There is no such report; the page it belongs to was closed or is empty. Make it anew."
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".md": "text/markdown; charset=utf-8",
}


class Reported(Protocol):
    """A browser tab, as far as reports are made of it."""

    def report_name(self, kind: Kind) -> str:
        """What the report's file is called, without its ending."""
        ...

    def values(self, kind: Kind) -> Sequence[JsonObject]:
        """What the report is made of, as ``read_report`` takes it; empty for nothing yet."""
        ...


class Downloads:
    """Gives each tab an address that cannot be guessed, for as long as the tab is known."""

    def __init__(self) -> None:
        self._tabs: WeakValueDictionary[str, Reported] = WeakValueDictionary()
        self.router = APIRouter()
        self.router.get("/api/reports/{token}/{kind}.{form}")(self._report)

    def open(self, tab: Reported) -> str:
        """Return the address of a tab's reports."""
        token = secrets.token_urlsafe()
        self._tabs[token] = tab
        return f"/api/reports/{token}"

    def _report(self, token: str, kind: Kind, form: str) -> Response:
        ending = f".{form}"
        tab = self._tabs.get(token)
        values = tab.values(kind) if tab else ()
        if tab is None or not values or ending not in ENDINGS:
            raise HTTPException(404, GONE)
        name = quote(tab.report_name(kind) + ending)
        headers = {"content-disposition": f"attachment; filename*=UTF-8''{name}"}
        return Response(report_bytes(values, ending), headers=headers, media_type=TYPES[ending])
