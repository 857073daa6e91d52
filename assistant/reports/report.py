"""What ``youju ask`` and ``youju check`` print becomes a report: its parts, ready to be written.

A report says what was asked or checked, each verdict with the exact words behind it, and what
another person needs to do the same again: the hashes of text and library, the documents, the
versions, the models, the time. Knows no file format; ``report_html``, ``report_docx`` and
``report_markdown`` write one each.
"""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any

from assistant.phrases import Language, Phrases, language_of, phrases
from assistant.reports.cells import row_pieces
from assistant.reports.excerpts import excerpt, on_one_line, place_words
from assistant.reports.markup import HEADING, has_markup, without_markup
from index.documents import Span
from index.errors import YoujuError
from index.shown import shown_quote
from index.tables import is_row, is_rule

JsonObject = Mapping[str, Any]
OFFERED, QUOTED = 200, 1200
"""Characters that are shown of a clause offered instead of an answer, and of a quotation: an annex
can be a table of many thousands."""
SLACK = 1.25
"""How many times as long a text may be before the rest is left out."""
_CUT_WORD = re.compile(r"(?<=\s)[!-~]{1,40}$")


TONES: Mapping[str, str] = {
    "supported": "good",
    "partly": "part", "altered": "part", "spliced": "part", "misattributed": "part",
    "repealed": "part",
    "unsupported": "none", "out_of_corpus": "none", "not_a_claim": "none",
    "contradicted": "bad", "no_such_clause": "bad",
}  # fmt: skip
"""The colour of each verdict: what is wrong is no colour for what is only not found."""
FROM_NO_FILE = "-"
"""The name of a checked text that was pasted or came from standard input."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact words of a clause.

    Attributes:
        mark: The number that the text refers to it by; 0 for none.
        place: Title and address.
        text: The words, as people read them; of a long clause or table the beginning.
        left: How many characters of it are not shown.
        pages: Pages they stand on; empty where the document has none.
    """

    mark: int
    place: str
    text: str
    clause_id: str
    pages: tuple[int, ...]
    left: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """One sentence of an answer or one finding of a check.

    Attributes:
        number: From 1.
        verdict: As in the contract.
        named: The place that the text itself names, empty where it names none.
        diff: How the source becomes the quotation: ``equal``, ``delete`` or ``insert`` and words.
        start, end: Where it stands in the checked text.
        nearest: Beside what is not found: what is nearest to it, which supports nothing.
    """

    number: int
    text: str
    verdict: str
    note: str
    named: str
    quotes: tuple[Quote, ...]
    diff: tuple[tuple[str, str], ...]
    start: int
    end: int
    nearest: Quote | None = None

    @property
    def differs(self) -> bool:
        """Do words differ from the source, not only punctuation?"""
        changed = any(kind != "equal" for kind, _ in self.diff)
        return changed and self.verdict != "supported"


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer.

    Attributes:
        standalone: The question as it was understood.
        refusal: Why it was not answered, empty where it was.
        premise: What the question takes for granted and is not so; empty where it is.
        nearest: Clauses offered instead.
        dropped: What the model said and was not shown.
    """

    question: str
    standalone: str
    items: tuple[Item, ...]
    refusal: str
    premise: str
    nearest: tuple[Quote, ...]
    dropped: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All that is written.

    Attributes:
        exchanges: Questions and answers, oldest first; empty for a check.
        text: The checked text; empty for answers.
        items: Findings, in the order of the text.
        counts: How many of each verdict there are.
        refused: How many questions were not answered.
        facts: What another person needs, as (key of its label, value).
        language: Of the report's own words.
        has_markup: Whether the checked text has headings and tables in Markdown.
    """

    exchanges: tuple[Exchange, ...]
    text: str
    items: tuple[Item, ...]
    counts: tuple[tuple[str, int], ...]
    facts: tuple[tuple[str, str], ...]
    language: Language
    refused: int = 0
    has_markup: bool = False

    @property
    def is_check(self) -> bool:
        """Is it about a text, not about questions?"""
        return not self.exchanges

    @property
    def found_nothing(self) -> bool:
        """Is it about a text in which there was nothing to check?"""
        return self.is_check and not self.items


def read_report(values: Sequence[JsonObject], made: Sequence[tuple[str, str]]) -> Report:
    """Make a report.

    Args:
        values: One value of ``youju check --json``, or some of ``youju ask --json``.
        made: What is known of the run besides, as (key of its label, value): time, version.

    Raises:
        YoujuError: They are neither.
    """
    try:
        if len(values) == 1 and "findings" in values[0]:
            return _of_check(values[0], made)
        if values and all("sentences" in value for value in values):
            return _of_answers(values, made)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        why = f"no {error}" if isinstance(error, KeyError) else error
        raise YoujuError(
            f"got JSON without the fields of an answer or a check ({why}); expected what "
            "`youju ask --json` or `youju check --json` prints, unchanged"
        ) from error
    raise YoujuError(
        f"got {_described(values)}; expected one check or some answers, as from: youju check FILE "
        "--json > checked.json"
    )


def _described(values: Sequence[JsonObject]) -> str:
    """What was given that no report can be made of."""
    if not values:
        return "no JSON object"
    if all("findings" in value for value in values):
        return f"{len(values)} checks, of which each has a report of its own"
    return f"JSON with the fields {', '.join(map(repr, values[0])) or '(none)'}"


def _of_check(value: JsonObject, made: Sequence[tuple[str, str]]) -> Report:
    text, library = str(value["checked"]["text"]), value["library"]
    language, name = language_of(text), str(value["checked"]["name"])
    say, is_file = phrases(language), name != FROM_NO_FILE
    titles = called(library["documents"], say)
    is_markup = is_file and has_markup(name)
    items = tuple(_finding(n, found, titles) for n, found in enumerate(value["findings"], 1))
    if is_markup:
        items = tuple(replace(item, text=without_markup(item.text)) for item in items)
    facts = [
        *made,
        ("checked_name", name if is_file else say.say("report_no_file")),
        ("checked_sha256", str(value["checked"]["sha256"])),
        ("corpus_sha256", str(library["corpus_sha256"])),
        *_days([value]),
        ("embedding_model", str(library["embedding_model"])),
        ("documents", "\n".join(_relied_on(value["findings"], library["documents"], titles, say))),
    ]
    if is_file:
        on_day = "".join(f" --as-of {day}" for _, day in _days([value]))
        command = f"youju check {shlex.quote(name)} --library DIR{on_day} --json"
        facts.append(("repeat", command))
    counts = _counted(items)
    return Report((), text, items, counts, tuple(facts), language, has_markup=is_markup)


def _counted(items: Iterable[Item]) -> tuple[tuple[str, int], ...]:
    """How many there are of each verdict, in the order of ``TONES``."""
    counts = Counter(item.verdict for item in items)
    return tuple((verdict, counts[verdict]) for verdict in TONES if counts[verdict])


def _days(values: Sequence[JsonObject]) -> list[tuple[str, str]]:
    """The fact of the day, or days, that decided what is in force; none of an earlier version."""
    told = [date.fromisoformat(value["as_of"]) for value in values if "as_of" in value]
    return [("as_of", "\n".join(dict.fromkeys(map(str, told))))] if told else []


def called(documents: Sequence[JsonObject], say: Phrases) -> dict[str, str]:
    """What each document of ``youju list`` is called, by id: its title, with its version if known.

    Raises:
        KeyError: One lacks its id or its title.
    """
    return {
        str(d["doc_id"]): say.say("version", title=str(d["title"]), version=str(version))
        if (version := d.get("version"))
        else str(d["title"])
        for d in documents
    }


def _relied_on(
    findings: Sequence[JsonObject],
    documents: Sequence[JsonObject],
    titles: Mapping[str, str],
    say: Phrases,
) -> Iterator[str]:
    """The documents that findings show or name, and how many others were looked through."""
    shown = {place["doc_id"] for f in findings for place in (f["source"], f["clause"]) if place}
    named = {f["reference"]["title"] for f in findings if f["reference"]}
    relied_on = [d for d in documents if d["doc_id"] in shown or d["title"] in named]
    yield from (f"{d['doc_id']} {titles[d['doc_id']]}" for d in relied_on)
    if others := len(documents) - len(relied_on):
        yield say.say("report_others", count=str(others))


def _finding(number: int, found: JsonObject, titles: Mapping[str, str]) -> Item:
    named = found["reference"] or {}
    source, beside = found["source"], found.get("nearest")
    return Item(
        number=number,
        text=str(found["text"]),
        verdict=_verdict(found),
        note=str(found["note"]),
        named=" ".join(part for part in (named.get("title"), named.get("address")) if part),
        quotes=(_unmarked(source, titles),) if source else (),
        diff=tuple(_change(kind, words) for kind, words in found["diff"]),
        start=int(found["start"]),
        end=int(found["end"]),
        nearest=_unmarked(beside, titles) if beside else None,
    )


def _unmarked(citation: JsonObject, titles: Mapping[str, str]) -> Quote:
    """A quotation that no mark stands for, of a document that is called as in the library."""
    title = titles.get(citation["doc_id"], citation["title"])
    return replace(_quote({**citation, "title": title}), mark=0)


def _change(kind: object, words: object) -> tuple[str, str]:
    if kind not in ("equal", "delete", "insert"):
        raise ValueError(f"the change {kind}")
    return str(kind), str(words)


def _verdict(judged: JsonObject) -> str:
    verdict = str(judged["verdict"])
    if verdict not in TONES:
        raise ValueError(f"the verdict {verdict}")
    return verdict


def _of_answers(values: Sequence[JsonObject], made: Sequence[tuple[str, str]]) -> Report:
    language = language_of(str(values[0]["question"]))
    exchanges = tuple(_exchange(value, phrases(language)) for value in values)
    cited = {
        f"{c['doc_id']} {c['title']}"
        for value in values
        for sentence in value["sentences"]
        for c in sentence["citations"]
    }
    facts = [
        *made,
        ("language_model", str(values[-1]["model"])),
        ("corpus_sha256", str(values[-1]["corpus_sha256"])),
        *_days(values),
        ("documents", "\n".join(sorted(cited))),
    ]
    counts = _counted(item for exchange in exchanges for item in exchange.items)
    refused = sum(bool(value["refused"]) for value in values)
    return Report(exchanges, "", (), counts, tuple(facts), language, refused=refused)


def _exchange(value: JsonObject, say: Phrases) -> Exchange:
    versions = {hit["clause"]["id"]: str(hit["version"]) for hit in value.get("hits", ())}
    nearest = (_offered(one, versions.get(one["id"], ""), say) for one in value["nearest"])
    premise = str(value["premise"]["note"]) if value["premise"]["holds"] is False else ""
    said = [one for one in value["sentences"] if not premise or one["text"] != premise]
    return Exchange(
        question=str(value["question"]),
        standalone=str(value["standalone_question"]),
        items=tuple(_sentence(n, s) for n, s in enumerate(said, 1)),
        refusal=str(value["refusal_reason"] or value["answer"]) if value["refused"] else "",
        premise=premise,
        nearest=tuple(nearest),
        dropped=tuple(_sentence(n, s) for n, s in enumerate(value["dropped"], 1)),
    )


def _sentence(number: int, said: JsonObject) -> Item:
    quotes = tuple(_quote(citation) for citation in said["citations"])
    text = excerpt(str(said["text"]), QUOTED)
    return Item(number, text, _verdict(said), str(said["note"]), "", quotes, (), 0, 0)


def _offered(clause: JsonObject, version: str, say: Phrases) -> Quote:
    """A clause that is named instead of an answer: how it begins is enough to know it by."""
    path = [str(step) for step in clause["path"]]
    if path and version:
        path[0] = say.say("version", title=path[0], version=version)
    place = place_words(path, clause["address"])
    text = on_one_line(str(clause["text"]), _spans(clause))
    return _shortened(Quote(0, place, text, str(clause["id"]), ()), OFFERED)


def _spans(of: JsonObject) -> list[Span]:
    return [(int(start), int(end)) for start, end in of["spans"]]


def _shortened(quote: Quote, longest: int) -> Quote:
    """A quotation of bearable length, with how much is left to read in the library.

    One that is little longer is shown whole, and no word is cut.
    """
    if len(quote.text) <= longest * SLACK:
        return quote
    kept = _CUT_WORD.sub("", quote.text[: longest + 1])[:longest].rstrip()
    return replace(quote, text=f"{kept}…", left=len(quote.text) - len(kept))


def _quote(citation: JsonObject) -> Quote:
    quote = Quote(
        mark=int(citation["mark"]),
        place=place_words([citation["title"], *citation.get("headings", ())], citation["address"]),
        text=shown_quote(str(citation["quote"]), _spans(citation)),
        clause_id=str(citation["clause_id"]),
        pages=tuple(int(page) for page in citation.get("pages") or ()),
    )
    return _shortened(quote, QUOTED)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the checked text; ``items`` are the findings that cover it.

    ``ends`` are those whose last word ends with it.
    """

    text: str
    items: tuple[Item, ...]
    ends: tuple[Item, ...]


def pieces(report: Report, start: int, end: int) -> tuple[Piece, ...]:
    """A stretch of the checked text, cut wherever a finding or its last word begins or ends."""
    inside = [i for i in report.items if i.start < end and start < i.end]
    last = {i.number: i.start + len(report.text[i.start : i.end].rstrip()) for i in inside}
    edges = {at for i in inside for at in (i.start, i.end, last[i.number])}
    bounds = sorted({start, end, *(at for at in edges if start < at < end)})
    return tuple(
        Piece(report.text[a:b], over, tuple(i for i in over if last[i.number] == b))
        for a, b in pairwise(bounds)
        for over in [tuple(i for i in inside if i.start <= a and b <= i.end)]
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the checked text as people read it, without marks of Markdown."""

    pieces: tuple[Piece, ...]
    is_heading: bool = False


def lines(report: Report) -> Iterator[Line]:
    """The checked text, line by line; of a table no rule under its head."""
    at = 0
    for line in report.text.split("\n"):
        start, at = at, at + len(line) + 1
        if report.has_markup and is_rule(line):
            continue
        heading = HEADING.match(line) if report.has_markup else None
        cut = pieces(report, start + (heading.end() if heading else 0), start + len(line))
        if report.has_markup and is_row(line):
            shown = row_pieces([piece.text for piece in cut])
            cut = tuple(replace(one, text=text) for one, text in zip(cut, shown, strict=True))
        yield Line(cut, bool(heading))


def lead_to_nearest(exchange: Exchange, say: Phrases) -> str:
    """What stands ahead of the clauses that are offered; empty where the refusal says it."""
    lead = say.say("report_offered") if exchange.nearest else ""
    return "" if lead.lower() in exchange.refusal.lower() else lead
