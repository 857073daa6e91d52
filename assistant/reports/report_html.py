"""A report as one HTML page that needs nothing else. Knows nothing of where it came from."""

from __future__ import annotations

import re
from functools import cache, partial
from pathlib import Path

from jinja2 import Template

from assistant import templates
from assistant.phrases import phrases
from assistant.reports.report import TONES, Report, lead_to_nearest, lines

_NO_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
"""Control characters, which no page may hold."""


def to_html(report: Report) -> str:
    """Write the whole report."""
    say = phrases(report.language)
    page = _template().render(
        report=report,
        lines=lines(report),
        lead=partial(lead_to_nearest, say=say),
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
