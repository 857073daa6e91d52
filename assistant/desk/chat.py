"""The conversation side of the desk: what is known of each question so far, and its HTML.

Pure. Does not know Gradio, nor where events come from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from assistant import serial
from assistant.chat.answer import Answer, Checked, Draft, Event, Retrieved, Turn
from assistant.desk.refusals import said
from assistant.desk.rendering import render
from assistant.desk.shelf import Names
from assistant.evidence.sources import Sentence
from assistant.phrases import language_of, page_range
from assistant.service import Waiting
from assistant.words import Words
from index.outline import Clause
from index.retriever import Hit

MODEL_MARK = re.compile(r"\s*[\[［【]\d+(?:[,，、]\s*\d+)*[\]］】]")
SIGNS = {
    "supported": "✓",
    "partly": "◐",
    "unsupported": "?",
    "contradicted": "✕",
    "not_a_claim": "",
}


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and what is known of its answer.

    Attributes:
        question: As the user typed it.
        day: The day that decides what is in force; None for today.
        ahead: How many questions are answered first; 0 when it is this one's turn.
        hits: What was retrieved; None before that.
        checked: Sentences that have their verdict.
        draft: Words of the model that are not checked yet.
        answer: The whole answer, at the end.
        stopped: Whether the user stopped it.
        error: What went wrong, or nothing.
    """

    question: str
    day: date | None = None
    ahead: int = 0
    hits: tuple[Hit, ...] | None = None
    checked: tuple[Sentence, ...] = ()
    draft: str = ""
    answer: Answer | None = None
    stopped: bool = False
    error: str = ""

    @property
    def running(self) -> bool:
        """Whether more is to come."""
        return self.answer is None and not self.stopped and not self.error

    @property
    def searching(self) -> bool:
        """Whether its clauses are still being looked for."""
        return self.running and self.hits is None

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """What the answer consists of so far."""
        return self.answer.sentences if self.answer else self.checked

    @property
    def nearest(self) -> tuple[Clause, ...]:
        """The clauses offered with a refusal."""
        return self.answer.nearest if self.answer else ()

    @property
    def listed(self) -> tuple[Clause, ...]:
        """The clauses that an answer lists by document: those offered, and those found."""
        found = self.answer.hits if self.answer else ()
        return (*self.nearest, *(hit.clause for hit in found))

    @property
    def shown_hits(self) -> tuple[Hit, ...]:
        """What was retrieved, as far as it is known."""
        return self.answer.hits if self.answer else self.hits or ()


def advance(exchange: Exchange, event: Event | Waiting) -> Exchange:
    """Take one event into what is known."""
    match event:
        case Waiting(ahead):
            return replace(exchange, ahead=ahead)
        case Retrieved(hits):
            return replace(exchange, ahead=0, hits=hits)
        case Draft(text):
            return replace(exchange, ahead=0, draft=exchange.draft + text)
        case Checked(sentence):
            rest = remaining_draft(exchange.draft, sentence.text)
            return replace(exchange, checked=(*exchange.checked, sentence), draft=rest)
        case Answer():
            return replace(exchange, ahead=0, answer=event, draft="")


def settled(exchange: Exchange) -> tuple[object, ...]:
    """Return what of an exchange does not change with every word of the draft."""
    return exchange.ahead, exchange.hits, exchange.checked, exchange.answer


def settle(exchange: Exchange) -> Exchange:
    """Close an exchange: one that has no answer was stopped, and its draft is discarded."""
    return replace(exchange, stopped=exchange.running, draft="")


def remaining_draft(draft: str, checked: str) -> str:
    """Return the draft after a sentence that has been checked.

    What stands before it was checked too, and dropped. A sentence that is not in the draft
    (it was replaced by its evidence) leaves the draft as it is until the answer comes.
    """
    clean = MODEL_MARK.sub("", draft)
    at = clean.find(checked.strip())
    return draft if at < 0 else clean[at + len(checked.strip()) :].lstrip()


def history(exchanges: Sequence[Exchange]) -> tuple[Turn, ...]:
    """Return the finished exchanges as the conversation takes them, oldest first."""
    return tuple(
        Turn(exchange.question, said)
        for exchange in exchanges
        if not exchange.running and (said := _said(exchange))
    )


def _said(exchange: Exchange) -> str:
    if exchange.answer:
        return exchange.answer.answer
    return "".join(sentence.text for sentence in exchange.checked)


def copy_text(exchange: Exchange, words: Words) -> str:
    """Return an answer as plain text, its sources listed below it with their exact words."""
    body = serial.sentences_text(exchange.sentences)
    sources = dict.fromkeys(
        words["copied_source"].format(
            mark=citation.mark,
            title=citation.title,
            address=citation.address,
            quote=citation.quote,
            pages=words["copied_pages"].format(pages=page_range(citation.pages))
            if citation.pages
            else "",
        )
        for sentence in exchange.sentences
        for citation in sentence.citations
    )
    said = body or (exchange.answer.answer if exchange.answer else "")
    return "\n".join([said, "", *sources]).strip()


NAMELESS: Names = MappingProxyType({})


def exchange_html(
    exchange: Exchange, words: Words, *, turn: int, downloads: str = "", names: Names = NAMELESS
) -> str:
    """Render one question and what is known of its answer.

    Args:
        exchange: The exchange.
        words: The interface text.
        turn: Its place in the conversation, from 0.
        downloads: Where the report of the conversation is, without the ending; empty for none.
        names: What the documents of the clauses that it lists are called.
    """
    return render(
        "exchange.html",
        it=exchange,
        said=said,
        draft=MODEL_MARK.sub("", exchange.draft),
        signs=SIGNS,
        gap=serial.gap,
        copy=copy_text(exchange, words),
        turn=turn,
        downloads=downloads,
        names=names,
        t=words,
    )


def log_html(exchanges: Sequence[Exchange], words: Words, names: Names = NAMELESS) -> str:
    """Render earlier exchanges, oldest first."""
    return "".join(
        exchange_html(exchange, words, turn=turn, names=names)
        for turn, exchange in enumerate(exchanges)
    )


def welcome_html(examples: Sequence[str], words: Words) -> str:
    """Render what stands in an empty conversation: the promise and questions to try.

    They are in the language of the interface, and one shows that the other is understood too.
    """
    foreign = [one for one in examples if language_of(one) == words["other_language"]]
    own = [one for one in examples if one not in foreign]
    offered = [*own, *foreign[:1]] if own else foreign
    return render("welcome.html", examples=offered, signs=SIGNS, t=words)


def hint_html(words: Words) -> str:
    """Render the line under the question box: the keys, and what the marks mean."""
    return render("hint.html", signs=SIGNS, t=words)
