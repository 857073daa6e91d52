"""A report as a Word document: the checked text with a comment at every place that was checked.

The only module that imports docx. Knows nothing of where the report came from.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import docx
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from assistant.phrases import Phrases, phrases
from assistant.reports.report import (
    TONES,
    Exchange,
    Item,
    Quote,
    Report,
    lead_to_nearest,
    lines,
)

AUTHOR, INITIALS = "Youju 有据", "据"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COLOURS = {
    "good": RGBColor(0x1B, 0x6E, 0x3C),
    "part": RGBColor(0x8A, 0x5A, 0x00),
    "none": RGBColor(0x5B, 0x64, 0x72),
    "bad": RGBColor(0xA4, 0x1E, 0x22),
}
_SIGN = {"delete": "−", "insert": "+"}


def to_docx(report: Report) -> bytes:
    """Write the whole report."""
    say, word = phrases(report.language), docx.Document()
    _set_chinese(word)
    word.add_heading(say.say("report_check" if report.is_check else "report_answers"), 0)
    if report.found_nothing:
        word.add_paragraph(say.say("check_none"))
    for verdict, count in report.counts:
        word.add_paragraph(f"{say.verdicts[verdict]}: {count}", "List Bullet")
    if report.refused:
        word.add_paragraph(f"{say.say('report_refused')}: {report.refused}", "List Bullet")
    for exchange in report.exchanges:
        _write_exchange(word, exchange, say)
    if report.is_check:
        _write_text(word, report, say)
    _write_facts(word, report, say)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _set_chinese(word: Word) -> None:
    """Have Chinese characters proofread, broken and drawn as simplified Chinese."""
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def _write_text(word: Word, report: Report, say: Phrases) -> None:
    """The checked text, line by line; each finding is a comment over its words."""
    word.add_heading(say.say("report_text"), 1)
    runs: dict[int, list[Run]] = {item.number: [] for item in report.items}
    for line in lines(report):
        if not any(piece.text.strip() for piece in line.pieces):
            continue
        paragraph = word.add_paragraph()
        for piece in line.pieces:
            run = _run(paragraph, piece.text)
            run.bold = line.is_heading or None
            for item in piece.items:
                runs[item.number].append(run)
                run.font.color.rgb = _COLOURS[TONES[item.verdict]]
    for item in report.items:
        if runs[item.number]:
            told = _clean("\n".join(_comment(item, say)))
            word.add_comment(runs[item.number], told, AUTHOR, INITIALS)


def _comment(item: Item, say: Phrases) -> Iterator[str]:
    yield say.verdicts[item.verdict]
    if item.named:
        yield f"{say.say('report_named')}{item.named}"
    if item.note:
        yield item.note
    if item.differs:
        changed = (
            f"[{_SIGN[kind]}{words}]" if kind in _SIGN else words for kind, words in item.diff
        )
        yield f"{say.say('report_diff')}{''.join(changed)}"
    for quote in item.quotes:
        yield from _beside(quote, say)
    if item.nearest:
        yield say.say("report_nearest")
        yield from _beside(item.nearest, say)


def _beside(quote: Quote, say: Phrases) -> Iterator[str]:
    yield f"{quote.place}{say.pages(quote.pages)}: {quote.text}"
    if quote.left:
        yield say.rest(quote.left, quote.clause_id)


def _write_exchange(word: Word, exchange: Exchange, say: Phrases) -> None:
    word.add_heading(_clean(exchange.question), 1)
    if exchange.standalone != exchange.question:
        word.add_paragraph(_clean(f"{say.say('report_understood')}{exchange.standalone}"))
    if exchange.premise:
        word.add_paragraph(_clean(f"{say.say('report_premise')}{exchange.premise}"))
    if exchange.refusal:
        _run(word.add_paragraph(), say.say("report_refused")).bold = True
        word.add_paragraph(_clean(exchange.refusal))
        if lead := lead_to_nearest(exchange, say):
            word.add_heading(lead, 2)
        for quote in exchange.nearest:
            _write_quote(word, quote, say)
    for item in exchange.items:
        marks = "".join(f"[{quote.mark}]" for quote in item.quotes)
        paragraph = word.add_paragraph()
        run = _run(paragraph, item.text + marks)
        run.font.color.rgb = _COLOURS[TONES[item.verdict]]
        _run(paragraph, f" ({say.verdicts[item.verdict]})")
        if item.note:
            word.add_paragraph(_clean(item.note))
        for quote in item.quotes:
            _write_quote(word, quote, say)
    for item in exchange.dropped:
        paragraph = word.add_paragraph(say.say("report_dropped"), "List Bullet")
        _run(paragraph, item.text).font.strike = True
        _run(paragraph, f" ({say.verdicts[item.verdict]}) {item.note}")


def _write_quote(word: Word, quote: Quote, say: Phrases) -> None:
    mark = f"[{quote.mark}] " if quote.mark else ""
    paragraph = word.add_paragraph(style="Quote")
    _run(paragraph, f"{mark}{quote.place}{say.pages(quote.pages)}\n").bold = True
    _run(paragraph, quote.text)
    if quote.left:
        _run(paragraph, f"\n{say.rest(quote.left, quote.clause_id)}").italic = True


def _write_facts(word: Word, report: Report, say: Phrases) -> None:
    word.add_heading(say.say("report_repeat"), 1)
    table = word.add_table(rows=0, cols=2)
    for key, value in report.facts:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = say.facts[key], _clean(value)
        for paragraph in cells[1].paragraphs:
            for run in paragraph.runs:
                run.font.size = Pt(9)


def _run(paragraph: Paragraph, text: str) -> Run:
    return paragraph.add_run(_clean(text))


def _clean(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
