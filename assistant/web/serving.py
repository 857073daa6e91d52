"""Starts what ``youju serve`` starts: the models, side by side, then the web server.

Knows which parts there are; what they do they know themselves.
"""

from __future__ import annotations

import socket
import sys
import threading
import webbrowser
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from types import FrameType

import uvicorn
from fastapi import FastAPI

from assistant.runtime.models import (
    load_embedder,
    load_language_model,
    prepare,
    present_judge,
    present_reader,
)
from assistant.runtime.packs import Progress
from assistant.settings import Settings
from assistant.web.http_guard import hosts_for
from assistant.web.workbench import Workbench
from index.errors import YoujuError
from index.library import Library, no_library

EXAMPLES = "examples.txt"
LAST_SECONDS = 3
"""What is still being worked on when the server is to end is given so long to give up."""


def run(
    settings: Settings,
    host: str,
    port: int,
    *,
    progress: Progress,
    say: Callable[[str], None],
    open_browser: bool,
) -> None:
    """Serve the desk and the API until interrupted.

    Args:
        settings: The library and the models.
        host: The address to listen on.
        port: The port; 0 for any that is free.
        progress: Told how far fetching and loading are.
        say: Told where the desk is, and that it ends.
        open_browser: Whether to open the desk in a browser.

    Raises:
        YoujuError: The port is taken, or there is no library.
        ModelError: A model cannot be had.
    """
    with listen(host, port) as listener:
        if not Library.exists(settings.library):
            raise no_library(settings.library)
        prepare(settings, progress)
        address = address_of(host, listener.getsockname()[1])

        def build() -> FastAPI:
            with ThreadPoolExecutor(1) as pool:
                model = pool.submit(load_language_model, settings, progress)
                # imported beside the model that loads at the same time: it takes seconds
                from assistant.web.server import build_app

                embedder = load_embedder(settings, progress)
                embedder.encode_queries([""])  # loaded now rather than at the first question
                library = Library.open(settings.library, embedder)
                reads, judge = present_reader(settings), present_judge(settings)
                bench = Workbench(library, embedder, model.result(), reads, judge)
            say(f"the desk is open at {address}")
            if open_browser:
                threading.Timer(0.5, _show, [address]).start()
            return build_app(
                bench,
                examples=_examples(settings.library),
                hosts=hosts_for(host),
                leaving=lambda: server.should_exit,
            )

        config = uvicorn.Config(
            build, factory=True, log_level="warning", timeout_graceful_shutdown=LAST_SECONDS
        )
        server = Server(config, say)
        with suppress(KeyboardInterrupt):  # the way to end it
            server.run(sockets=[listener])


class Server(uvicorn.Server):
    """Says at once that it ends, which may take seconds."""

    def __init__(self, config: uvicorn.Config, say: Callable[[str], None]) -> None:
        """Serve as ``config`` says; ``say`` is told once when it is to end."""
        super().__init__(config)
        self._say = say

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to end, on a signal."""
        if not self.should_exit:
            self._say("stopping; what is being worked on is given up")
        super().handle_exit(sig, frame)


def address_of(host: str, port: int) -> str:
    """The address to open in a browser on this machine."""
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{here}]:{port}" if ":" in here else f"http://{here}:{port}"


def listen(host: str, port: int) -> socket.socket:
    """Take the port before the models are loaded, so that a taken one is told at once.

    Raises:
        YoujuError: It cannot be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    if sys.platform != "win32":  # where it would let two listen on one port
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except (OSError, TypeError, UnicodeError) as error:  # the last two of what is no name
        listener.close()
        is_port = isinstance(error, OSError) and not isinstance(error, socket.gaierror)
        choice = "--port (of make: PORT=)" if is_port else "--host (of make: HOST=)"
        raise YoujuError(
            f"got {host}:{port}, which cannot be listened on "
            f"({getattr(error, 'strerror', None) or error}); choose another with {choice}"
        ) from error
    return listener


def _show(address: str) -> None:
    """Open a browser where there is one with a window of its own."""
    with suppress(webbrowser.Error):
        browser = webbrowser.get()
        if type(browser) is not webbrowser.GenericBrowser:  # that would be one in the terminal
            browser.open(address)


def _examples(folder: Path) -> list[str]:
    """Questions to begin with, one a line, where the library's folder has some."""
    path = folder / EXAMPLES
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    return [line.strip() for line in lines if line.strip()]
