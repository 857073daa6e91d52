"""Values become the JSON shapes of the command line and the API, and histories are read back.

Pure. Does not know who prints or sends them.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from assistant.chat.answer import Answer, Turn
from assistant.checker.findings import Finding, counts
from assistant.evidence.sources import Sentence
from index.changes import Change
from index.errors import YoujuError
from index.facts import facts_of
from index.library import Entry
from index.links import Link
from index.outline import Clause, Outline
from index.retriever import Retrieval
from index.surroundings import Surroundings
from index.validity import Facts, Version

if TYPE_CHECKING:
    from index.map_choice import MapChoice

Json = Any
"""Whatever JSON holds."""

JsonObject = dict[str, Json]


def plain(value: object) -> Json:
    """Turn dataclasses into dicts and tuples into lists, all the way down.

    Args:
        value: A dataclass, a sequence of them, a day, or anything JSON holds already.

    Returns:
        The same content made of dicts, lists, strings, numbers and None; days in ISO 8601.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def clause_json(clause: Clause) -> JsonObject:
    """Return a Clause as the contract shapes it."""
    return _object(clause)


def surroundings_json(found: Surroundings) -> JsonObject:
    """Return one clause with what is around it: what ``youju clause`` prints.

    The contract's Clause, and beside it ids of neighbours and parts, references both ways, pages,
    and its document's title, state and dates.
    """
    place, version = found.place, found.version
    return {
        **clause_json(found.clause),
        "title": found.title,
        "pages": list(found.pages),
        "previous": place.previous.id if place.previous else None,
        "next": place.next.id if place.next else None,
        "children": [child.id for child in place.children],
        "refers_to": [link_json(link) for link in found.refers_to],
        "referred_by": [link_json(link) for link in found.referred_by],
        "permalink": permalink(found.clause.id),
        "state": str(version.state),
        "since": plain(version.day),
        "dates": dates_json(version.facts),
    }


def link_json(link: Link) -> JsonObject:
    """Return a reference: ``targets`` are clause ids, ``missing`` is null where there are any."""
    return {**_object(link), "missing": link.missing or None}


def permalink(clause_id: str) -> str:
    """Return the address of a clause on the desk, below the address of the server."""
    return f"/?clause={quote(clause_id, safe='')}"


def retrieval_json(retrieval: Retrieval) -> JsonObject:
    """Return ``{"hits", "missing", "seconds"}``: what ``youju search`` prints."""
    return _object(retrieval)


def answer_json(answer: Answer) -> JsonObject:
    """Return an Answer as the contract shapes it."""
    return _object(answer)


def check_json(
    findings: Sequence[Finding], name: str, text: str, library: JsonObject, as_of: date
) -> JsonObject:
    """Return what ``youju check`` prints.

    Args:
        findings: What the text was told.
        name: The file it came from, ``-`` for none.
        text: What the offsets of the findings point into.
        library: What it was held against, as ``youju list`` prints it.
        as_of: The day that decided what is in force.
    """
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return {
        "findings": plain(findings),
        "counts": counts(findings),
        "checked": {"name": name, "sha256": digest, "text": text},
        "library": library,
        "as_of": as_of.isoformat(),
    }


def map_json(choice: MapChoice) -> JsonObject:
    """Which map of questions a library is searched with, why, and what it says of itself.

    With it goes how many questions with known answers are searched beside the clauses.
    """
    told: JsonObject = {"used": choice.map is not None, "reason": choice.reason}
    told["known_questions"] = len(choice.known) if choice.known else 0
    if choice.map is not None:
        card = choice.map.card
        told |= {"trained_on": card.trained_on, "questions": card.questions}
        told["figures"] = dict(card.figures)
    return told


def dates_json(facts: Facts) -> JsonObject:
    """Return the days known of a document: ``{"published", "effective", "repealed"}``."""
    days = {key: getattr(facts, key) for key in ("published", "effective", "repealed")}
    return {key: day.isoformat() for key, day in days.items() if day}


def listed_json(entry: Entry, version: Version) -> JsonObject:
    """Return a document of the library as ``youju list`` prints it."""
    about = {
        "state": str(version.state),
        "since": plain(version.day),
        "version": version.label,
        "dates": dates_json(version.facts),
    }
    return {**_object(entry), **about}


def changes_json(old: Outline, new: Outline, changes: Sequence[Change]) -> JsonObject:
    """Return what ``youju compare`` prints: both versions, each change, and how many of a kind."""
    return {
        "old": version_json(old),
        "new": version_json(new),
        "changes": plain(changes),
        "counts": Counter(str(change.kind) for change in changes),
    }


def version_json(outline: Outline) -> JsonObject:
    """Return which document an outline is of, and its dates."""
    dates = dates_json(facts_of(outline))
    return {"doc_id": outline.document.doc_id, "title": outline.title, "dates": dates}


def outline_json(outline: Outline) -> JsonObject:
    """Return a parsed document: what ``youju clauses`` prints."""
    document = outline.document
    dates = dates_json(facts_of(outline))
    return {
        "document": {
            "doc_id": document.doc_id,
            "title": outline.title,
            "format": document.format,
            "chars": len(document.text),
            "text_sha256": document.sha256,
            **_pages(document.pages),
            **({"dates": dates} if dates else {}),
        },
        "clauses": plain(outline.clauses),
        "foreign": plain(outline.foreign),
        "furniture": plain(outline.furniture),
        "warnings": plain(outline.warnings),
    }


def _pages(starts: Sequence[int]) -> JsonObject:
    """How many pages, and where each begins in the stored text; nothing where there are none."""
    return {"pages": len(starts), "page_starts": list(starts)} if starts else {}


def sentence_text(sentence: Sentence) -> str:
    """Return a sentence with its citation marks: ``应当节水。[1][2]``."""
    return sentence.text + "".join(f"[{citation.mark}]" for citation in sentence.citations)


def gap(sentence: Sentence) -> str:
    """Return what stands between a sentence and the next: a space after a Latin letter or stop.

    A closing quotation mark is of the language of what it closes.
    """
    last = sentence.text.rstrip("”’")[-1:]
    return " " if last.isascii() and not sentence.text[-1:].isspace() else ""


def sentences_text(sentences: Sequence[Sentence]) -> str:
    """Return sentences with their citation marks as one running text."""
    return "".join(sentence_text(one) + gap(one) for one in sentences).strip()


def history_from_json(value: object) -> tuple[Turn, ...]:
    """Read earlier turns.

    Args:
        value: A list of ``{"question", "answer"}``; instead of ``answer`` a data set's
            ``answers`` may stand, a list of strings or of groups of alternatives.

    Returns:
        The turns, oldest first; none for None.

    Raises:
        YoujuError: If the value has another shape.
    """
    if value is None:
        return ()
    if not isinstance(value, list):
        raise YoujuError(
            f"The history is a {type(value).__name__}; expected a list of "
            '{"question", "answer"} objects. Send [] when there is none.'
        )
    return tuple(_turn(item, number) for number, item in enumerate(value, start=1))


def _turn(item: object, number: int) -> Turn:
    fields_given: JsonObject = item if isinstance(item, dict) else {}
    question, answer = fields_given.get("question"), _answer_of(fields_given)
    if answer is None or not isinstance(question, str):
        raise YoujuError(
            f"Turn {number} of the history is {item!r:.80}; expected an object with the strings "
            '"question" and "answer". Correct or leave out that turn.'
        )
    return Turn(question=question, answer=answer)


def _answer_of(item: JsonObject) -> str | None:
    if isinstance(item.get("answer"), str):
        return str(item["answer"])
    answers = item.get("answers")
    return "；".join(_first_of_each(answers)) if isinstance(answers, list) else None


def _first_of_each(answers: Sequence[object]) -> list[str]:
    firsts = [group[0] if isinstance(group, list) and group else group for group in answers]
    return [first for first in firsts if isinstance(first, str)]


def _object(value: object) -> JsonObject:
    shaped: JsonObject = plain(value)
    return shaped
