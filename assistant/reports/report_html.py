"""A report as one HTML page that needs nothing else. Knows nothing of where it came from."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Template

from assistant import templates
from assistant.phrases import phrases
from assistant.reports.report import TONES, Report, pieces


def to_html(report: Report) -> str:
    """Write the whole report."""
    say = phrases(report.language)
    shown = pieces(report, 0, len(report.text)) if report.text else ()
    return _template().render(
        report=report,
        pieces=shown,
        say=say.say,
        pages=say.pages,
        rest=say.rest,
        verdicts=say.verdicts,
        facts=say.facts,
        tones=TONES,
    )


@cache
def _template() -> Template:
    made = templates.environment(Path(__file__).parent)
    return made.get_template("report.html")
