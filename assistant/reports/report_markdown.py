"""A report as Markdown. Knows nothing of where the report came from."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.phrases import Phrases, phrases
from assistant.reports.report import Exchange, Item, Quote, Report, lead_to_nearest

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_LINE_ENDS = re.compile(r"[ \t]*[\r\n]\s*")
_LISTS = re.compile(r"^(\s*[0-9]*)([.)+-])(?=\s)")
"""How a line begins that would be an item of a list."""
_BREAK = "  \n"
"""What ends a line of a paragraph that goes on."""
_MARKED = {"equal": "{}", "delete": "~~{}~~", "insert": "**{}**"}


def to_markdown(report: Report) -> str:
    """Write the whole report."""
    say = phrases(report.language)
    return "\n".join([*_head(report, say), *_body(report, say), *_facts(report, say)]) + "\n"


def _head(report: Report, say: Phrases) -> Iterator[str]:
    yield f"# {say.say('report_check' if report.is_check else 'report_answers')}"
    yield ""
    if report.found_nothing:
        yield say.say("check_none")
    for verdict, count in report.counts:
        yield f"- {say.verdicts[verdict]}: {count}"
    if report.refused:
        yield f"- {say.say('report_refused')}: {report.refused}"
    yield ""


def _body(report: Report, say: Phrases) -> Iterator[str]:
    for exchange in report.exchanges:
        yield from _exchange(exchange, say)
    for item in report.items:
        yield f"## {item.number}. {say.verdicts[item.verdict]}"
        yield ""
        yield f"> {_escaped(item.text)}"
        yield ""
        yield from _about(item, say)


def _exchange(exchange: Exchange, say: Phrases) -> Iterator[str]:
    yield f"## {_escaped(exchange.question)}"
    yield ""
    if exchange.standalone != exchange.question:
        yield f"{say.say('report_understood')}{_escaped(exchange.standalone)}"
        yield ""
    if exchange.premise:
        yield f"{say.say('report_premise')}{_escaped(exchange.premise)}"
        yield ""
    if exchange.refusal:
        yield f"**{say.say('report_refused')}**"
        yield ""
        yield _escaped(exchange.refusal)
        yield ""
        if lead := lead_to_nearest(exchange, say):
            yield f"### {lead}"
            yield ""
        yield from (line for quote in exchange.nearest for line in _quoted(quote, say))
    for item in exchange.items:
        marks = "".join(f"[{quote.mark}]" for quote in item.quotes)
        yield f"{_escaped(item.text)}{_escaped(marks)} ({say.verdicts[item.verdict]})"
        yield ""
        yield from _about(item, say)
    for item in exchange.dropped:
        told = f"({say.verdicts[item.verdict]}) {_escaped(item.note)}"
        yield f"- {say.say('report_dropped')}~~{_escaped(item.text)}~~ {told}"
    yield ""


def _about(item: Item, say: Phrases) -> Iterator[str]:
    if item.named:
        yield f"{say.say('report_named')}{_escaped(item.named)}"
        yield ""
    if item.note:
        yield _escaped(item.note)
        yield ""
    for quote in item.quotes:
        yield from _quoted(quote, say)
    if item.nearest:
        yield say.say("report_nearest")
        yield ""
        yield from _quoted(item.nearest, say)
    if item.differs:
        shown = "".join(_MARKED[kind].format(_escaped(words)) for kind, words in item.diff)
        yield f"{say.say('report_diff')}{shown}"
        yield ""


def _quoted(quote: Quote, say: Phrases) -> Iterator[str]:
    pages = say.pages(quote.pages)
    mark = f"\\[{quote.mark}\\] " if quote.mark else ""
    yield f"{mark}**{_escaped(quote.place)}**{pages}"
    yield ""
    yield _BREAK.join(f"> {_escaped_line(line)}" for line in quote.text.splitlines())
    yield ""
    if quote.left:
        yield say.rest(quote.left, quote.clause_id, _code)
        yield ""


def _facts(report: Report, say: Phrases) -> Iterator[str]:
    yield f"## {say.say('report_repeat')}"
    yield ""
    for key, value in report.facts:
        first, *rest = value.split("\n")
        yield f"- {say.facts[key]}: {_code(first) if key == 'repeat' else _escaped(first)}"
        yield from (f"  - {_escaped(line)}" for line in rest)


def _code(command: str) -> str:
    """A command as it is to be copied, whatever signs are in it."""
    fence = "`" * (1 + max(map(len, re.findall("`+", command)), default=0))
    return f"{fence}{command}{fence}" if fence == "`" else f"{fence} {command} {fence}"


def _escaped(text: str) -> str:
    """Words as they are, on one line, whatever signs of Markdown are in them."""
    return _escaped_line(_LINE_ENDS.sub(" ", text.strip()))


def _escaped_line(line: str) -> str:
    return _LISTS.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", line))
