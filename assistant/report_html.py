"""A report as one HTML page that needs nothing else. Knows nothing of where it came from."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from assistant.phrases import phrases
from assistant.report import Report, pieces


def to_html(report: Report) -> str:
    """Write the whole report."""
    say = phrases(report.language)
    shown = pieces(report, 0, len(report.text)) if report.text else ()
    return _template().render(
        report=report,
        pieces=shown,
        say=say.say,
        pages=say.pages,
        verdicts=say.verdicts,
        facts=say.facts,
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html")
