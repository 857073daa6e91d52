"""Look of the desk: a Gradio theme on system fonts, the style sheet and the script.

Does not know what is shown. Nothing here is fetched from another host.
"""

from __future__ import annotations

from pathlib import Path

import gradio as gr

SANS = (
    "system-ui",
    "-apple-system",
    "PingFang SC",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "sans-serif",
)
MONO = ("ui-monospace", "SFMono-Regular", "Consolas", "monospace")
ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E"
    "%3Crect width='32' height='32' rx='6' fill='%239c2f26'/%3E"
    "%3Cpath d='M9 10h14M9 16h14M9 22h8' stroke='white' stroke-width='2.6'/%3E%3C/svg%3E"
)


def theme() -> gr.themes.Base:
    """Return the theme: plain surfaces, no web fonts."""
    return gr.themes.Base(
        primary_hue="stone",
        secondary_hue="stone",
        neutral_hue="stone",
        radius_size="sm",
        font=SANS,
        font_mono=MONO,
    )


def style() -> str:
    """Return the style sheet."""
    return _static("desk.css")


def script() -> str:
    """Return the script that runs when the desk is shown."""
    return _static("desk.js")


def head() -> str:
    """Return what stands in the head of the page."""
    return f'<link rel="icon" href="{ICON}">'


def _static(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")
