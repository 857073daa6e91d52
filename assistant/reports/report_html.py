"""A report as one HTML page that needs nothing else. Knows nothing of where it came from."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Template

from assistant import templates
from assistant.phrases import phrases
from assistant.reports.report import TONES, Report, pieces

_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""Control characters, which no page may hold."""


def to_html(report: Report) -> str:
    """Write the whole report."""
    say = phrases(report.language)
    shown = pieces(report, 0, len(report.text)) if report.text else ()
    page = _template().render(
        report=report,
        pieces=shown,
        say=say.say,
        pages=say.pages,
        rest=say.rest,
        verdicts=say.verdicts,
        facts=say.facts,
        tones=TONES,
    )
    return _NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", page)


@cache
def _template() -> Template:
    made = templates.environment(Path(__file__).parent)
    return made.get_template("report.html")
