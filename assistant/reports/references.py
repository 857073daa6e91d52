"""Under an answer: what each of its marks stands for; under a refusal: the clauses offered.

Pure. For those who read an answer as text alone: on the command line, or through OpenAI's API.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.chat.answer import Answer
from assistant.chat.terms import stands
from assistant.evidence.sources import Citation
from assistant.phrases import language_of, page_range
from assistant.reports.excerpts import (
    excerpt,
    in_one_line,
    on_one_line,
    place_words,
    without_number,
)
from assistant.words import Words, words

SHOWN = 80
"""Characters of a clause that is offered."""


def references(answer: Answer) -> list[str]:
    """One line for each mark: title, address, pages, and the words where the answer is not them."""
    say = words(language_of(answer.question))
    said = "".join(sentence.text for sentence in answer.sentences)
    cited: dict[int, list[Citation]] = {}
    for sentence in answer.sentences:
        for citation in sentence.citations:
            cited.setdefault(citation.mark, []).append(citation)
    return [_reference(cited[mark], said, say) for mark in sorted(cited)]


def _reference(citations: Sequence[Citation], said: str, say: Words) -> str:
    """What one mark stands for."""
    first = citations[0]
    place = say["cited_place"].format(
        mark=first.mark,
        title=first.title,
        address=place_words(first.headings, first.address),
        pages=_pages(citations, say),
    )
    unsaid = (c for c in citations if not _says(said, c))
    quotes = dict.fromkeys(on_one_line(c.quote, c.spans) for c in unsaid)
    return place + "".join(say["cited_words"].format(quote=quote) for quote in quotes)


def _says(said: str, citation: Citation) -> bool:
    """Do some words hold a quotation's, however broken into lines and with its number or not?"""
    return stands(without_number(citation.quote, citation.address), said)


def _pages(citations: Sequence[Citation], say: Words) -> str:
    pages = sorted({page for citation in citations for page in citation.pages})
    return say["copied_pages"].format(pages=page_range(pages)) if pages else ""


def offered(answer: Answer) -> Iterator[str]:
    """The clauses nearest to a question that is not answered, each with how it begins."""
    say = words(language_of(answer.question))
    editions = {hit.clause.doc_id: hit.version for hit in answer.hits if hit.version}
    for clause in answer.nearest:
        path, edition = clause.path, editions.get(clause.doc_id)
        if edition and path:
            path = (f"{path[0]} · {say['edition'].format(label=edition)}", *path[1:])
        yield f"{place_words(path, clause.address)}: {excerpt(in_one_line(clause), SHOWN)}"


def below(answer: Answer) -> str:
    """What stands under the text of an answer, behind an empty line; empty for nothing."""
    say = words(language_of(answer.question))
    if answer.refused:
        head, lines = say["nearest"], [f"- {line}" for line in offered(answer)]
    else:
        head, lines = say["cited"], references(answer)
    return "\n\n" + "\n".join([head + say["colon"], *lines]) if lines else ""


def without_references(text: str) -> str:
    """An earlier answer without what stood under it."""
    heads = [
        f"\n\n{say[key]}{say['colon']}\n"
        for say in (words("zh"), words("en"))
        for key in ("nearest", "cited")
    ]
    return text[: min([at for head in heads if (at := text.rfind(head)) >= 0], default=len(text))]
