"""What is read of the clauses that were found: their best sentences, each whole, as sources.

Knows no language model, and not what is done with what it reads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from assistant.chat.contents import only_names
from assistant.chat.question import asks_for_list
from assistant.chat.siblings import is_of_another, is_of_another_stage
from assistant.chat.sufficiency import Passage
from assistant.chat.terms import ASKS, only_asks, shared_words, unknown_to
from assistant.evidence.headings import is_heading
from assistant.evidence.sources import Source
from index.chunks import UNSEARCHED
from index.dates import days_in
from index.documents import Span
from index.facts import tells_its_day
from index.library import Library
from index.outline import Clause, article_of
from index.retriever import Hit
from index.script import has_han
from index.sentences import Spans, overlap, readable, separator, words
from index.tables import cells_of, is_row, names_row, row_name, told

WHOLE_CHARS = 360
"""Longest sentence, in characters, that is put together of its halves."""
WHOLE_DAY_CHARS = 60
"""Longest sentence that tells nothing but from when its document applies."""
LEAST_SHARED = 0.5
"""Share of a question's words that a document has whose day may answer it."""
LIST_LENGTH = (3, 16)
"""Sentences of a list that is quoted whole when a list is asked for."""
LEADS = ("：", ":")
_GOES_ON = re.compile(r"[；;：:？?]$")
"""A question too: without it its answer says nothing (可以养狗吗？不可以。)."""
_IN_LIST = re.compile(r"[：:].*[；;]$", re.DOTALL)
"""How a text ends before the list that it introduces does."""
_JOINS = re.compile("and|or")
"""What an English list has by itself between its last items: (a) rent; and (b) fuel."""
_OF_ALL = re.compile(
    r"(?:同时|全部|均)应?当?[^，。；：]{0,4}(?:具备|具有|符合|满足)[^，。；：]{0,4}(?:下列|以下)[^。；]*[：:]$"
    r"|\b(?:all|each|both) (?:of )?the following\b[^.;]*:$"
)
"""What introduces a list of which one item says nothing without the others."""
BARE_LETTERS = 6
"""Letters up to which an answer (答：可以。 or Yes.) says nothing of when and for whom."""
_LETTER = re.compile(r"\w")


class Reader:
    """Reads one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def passages(self, hits: Sequence[Hit], *, every: bool) -> list[Passage]:
        """The best sentences of the hits; of clauses asked for by number every sentence."""
        out: list[Passage] = []
        for hit in hits:
            title = self.title(hit)
            document = self._library.outline(hit.clause.doc_id).document
            for best in hit.sentences:
                quote = words(document.text, best.spans)
                source = Source(hit.clause, title, best.spans, quote, document.pages)
                is_mere = is_heading(source.text, source.clause) and not self._is_item(source)
                is_mere = is_mere or self._is_head(source)
                if _JOINS.fullmatch(quote) or (len(hit.sentences) > 1 and is_mere):
                    continue
                source = self._headed(source) if is_row(quote) else self._answering(source)
                score, elsewhere = hit.score + best.score, hit.answered_elsewhere
                out.append(Passage(source, hit.rank, score, best.similarity, elsewhere))
            out = _each_once(out)
            if every:
                have = {p.source.spans for p in out}
                lowest = min((p.score for p in out), default=0.0)
                out += [
                    Passage(s, hit.rank, lowest, 0.0)
                    for s in self.sources([hit])
                    if s.spans not in have
                ]
        return out

    def sources(self, hits: Sequence[Hit]) -> list[Source]:
        """Every sentence of the hits, each whole up to its full stop."""
        sources: dict[tuple[str, Spans], Source] = {}
        for part in self.halves(hits):
            whole = self.whole(part)
            sources.setdefault((whole.clause.doc_id, whole.spans), whole)
        return list(sources.values())

    def halves(self, hits: Sequence[Hit]) -> list[Source]:
        """Every sentence of the hits, those that semicolons join each for itself."""
        halves = []
        for hit in hits:
            title, document = self.title(hit), self._library.outline(hit.clause.doc_id).document
            for chunk in self._library.sentences(hit.clause.id):
                quote = words(document.text, chunk.spans)
                halves.append(Source(hit.clause, title, chunk.spans, quote, document.pages))
        return halves

    def issue(self, hit: Hit, *, with_title: bool) -> list[Source]:
        """The words outside a document's clauses that tell the day on which it was issued.

        Args:
            hit: A hit in the document.
            with_title: Put the title first, which names who issued it.
        """
        outline = self._library.outline(hit.clause.doc_id)
        day = self._library.facts(hit.clause.doc_id).published
        dated = (
            c
            for c in outline.clauses
            if c.kind in UNSEARCHED and any(found.value == day for found in days_in(c.text))
        )
        titles = [c for c in outline.clauses if c.kind == "title"] if with_title else []
        shown = dict.fromkeys([*titles, *islice(dated, 1)])
        return [self.own_words(clause, self.title(hit)) for clause in shown]

    def own_words(self, clause: Clause, title: str) -> Source:
        """A clause without what is below it: a chapter's heading, a note."""
        document = self._library.outline(clause.doc_id).document
        text = words(document.text, clause.own_spans)
        return Source(clause, title, clause.own_spans, text, document.pages)

    def application(self, hit: Hit) -> list[Source]:
        """The last words of a document that tell from when it applies.

        Where they name no day but that of its issue, with what tells that.
        """
        outline = self._library.outline(hit.clause.doc_id)
        title, document = self.title(hit), outline.document
        said = ((c, words(document.text, c.own_spans)) for c in reversed(outline.clauses))
        telling = next(((c, text) for c, text in said if tells_its_day(text)), None)
        if telling is None:
            return []
        clause, text = telling
        source = Source(clause, title, clause.own_spans, text, document.pages)
        is_dated = any(days_in(text))
        return [source, *([] if is_dated else self.issue(hit, with_title=False))]

    def bears_on(self, question: str, source: Source) -> bool:
        """Can a sentence answer a question, of whose matter it tells?

        Not what is said of a sibling of the class that it names, nor of those past the stage that
        it is in, nor what asks the same, nor a list
        that only names what it wants listed, nor from when a document applies that tells of
        something else, nor a row of a table where it names another, or one that is not there.
        """
        if is_of_another(question, source.text, source.clause) or only_asks(source.text, question):
            return False
        if is_of_another_stage(question, source.text):
            return False
        if self._is_day_of_another(question, source) or self._is_row_of_another(question, source):
            return False
        listed = self.list_around(source) if asks_for_list(question) else []
        return not only_names(question, [item.text for item in listed])

    def _is_row_of_another(self, question: str, source: Source) -> bool:
        """Is it a row of a table in which a question names another row, or one that is not there?

        It does the latter by words that the document has nowhere, and the row's name mostly not.
        """
        rows = self._rows(source)
        own = next((row for row in rows if source.spans[-len(row.spans) :] == row.spans), None)
        if len(rows) < 2 or own is None:
            return False
        named = [row for row in rows[1:] if names_row(question, row.text)]
        if named:
            return own not in named
        if any(len(cell) > 1 and cell in question for cell in cells_of(own.text)):
            return False
        whole = source.title + self._library.text(source.clause.doc_id)
        unknown = unknown_to(question, whole)
        shared = sum(char in row_name(own.text) for char in unknown)
        return bool(unknown) and 2 * shared <= len(unknown)

    def _is_day_of_another(self, question: str, source: Source) -> bool:
        """Is it the day from which a document applies that has few of a question's words?"""
        if len(source.text) > WHOLE_DAY_CHARS:
            return False
        since = self._library.facts(source.clause.doc_id).effective
        if since is None or all(day.value != since for day in days_in(source.text)):
            return False
        told = source.title + self._library.text(source.clause.doc_id)
        return shared_words(question, told) < LEAST_SHARED

    def title(self, hit: Hit) -> str:
        """The document's title, with its year where several versions are here."""
        return hit.titled(self._library.outline(hit.clause.doc_id).title)

    def together(self, sources: Sequence[Source]) -> tuple[Source, str]:
        """Sentences of one clause as one source, and their text broken as the document's is."""
        text = self._library.text(sources[0].clause.doc_id)
        shown = _marked(text, sources[0])
        for before, after in pairwise(sources):
            ends, begins = before.spans[-1], after.spans[0]
            is_broken = "\n" in text[ends[1] : begins[0]]
            gap = "\n" if is_broken else separator(text, ends, begins)
            shown += _left_out(text, ends, begins, before.clause) or gap
            shown += _marked(text, after)
        spans = tuple(span for source in sources for span in source.spans)
        shown += self._broken_off(sources[-1], shown)
        return replace(sources[0], spans=spans, text=words(text, spans)), shown

    def shown(self, source: Source) -> str:
        """A sentence's text as people read it, a row of a table told by its head.

        Where words of its clause are left out inside it (items of a list), or the list that it
        introduces goes on, a mark stands for them.
        """
        text = self._library.text(source.clause.doc_id)
        plain = readable(text, source.spans)
        row = told(plain)
        if row != plain:
            return row
        marked = _marked(text, source)
        return marked + self._broken_off(source, marked)

    def _broken_off(self, source: Source, shown: str) -> str:
        """The mark for the rest of a list where what is shown ends inside one; else nothing."""
        if not _IN_LIST.search(shown):
            return ""
        article = article_of(source.clause, self._library.clause)
        end = article.spans[-1][1]
        text = self._library.text(article.doc_id)
        return _left_out(text, source.spans[-1], (end, end), article).rstrip()

    def list_around(self, source: Source) -> list[Source]:
        """The list that a sentence belongs to, with the words that introduce it; else nothing.

        Args:
            source: A sentence, or one behind the words that introduce it.
        """
        last = self._last_of(source)
        found = self._rows(last) or self.until_full_stop(last)
        return found if LIST_LENGTH[0] <= len(found) <= LIST_LENGTH[1] else []

    def _headed(self, row: Source) -> Source:
        """A row of a table behind the names of its columns, and what leads to them."""
        head, *below = self._rows(row) or [row]
        if all(row.spans != one.spans for one in below):
            return row
        led = as_one([*self.until_full_stop(head), row])
        return led if len(led.text) <= WHOLE_CHARS else as_one([head, row])

    def _is_head(self, source: Source) -> bool:
        """Is it the names of the columns of a table whose rows are sentences of their own?"""
        rows = self._rows(source)
        return len(rows) > 1 and rows[0].spans == source.spans

    def _rows(self, source: Source) -> list[Source]:
        """All rows of the table that a sentence is a row of, be it behind the head."""
        chunks = self._library.sentences(source.clause.id)
        ends = (c for c in chunks if source.spans[-len(c.spans) :] == c.spans)
        holder = next((c.clause_id for c in ends), None)
        if holder is None or self._library.clause(holder).kind != "table":
            return []
        text = self._library.text(source.clause.doc_id)
        rows = (c.spans for c in chunks if c.clause_id == holder)
        return [replace(source, spans=s, text=words(text, s)) for s in rows]

    def until_full_stop(self, source: Source) -> list[Source]:
        """A sentence with those that semicolons, colons and questions join to it, in order."""
        spans = [c.spans for c in self._library.sentences(source.clause.id)]
        if source.spans not in spans:
            return [source]
        text = self._library.text(source.clause.doc_id)
        first = last = spans.index(source.spans)
        while first > 0 and _goes_on(words(text, spans[first - 1])):
            first -= 1
        while last + 1 < len(spans) and _goes_on(words(text, spans[last])):
            last += 1
        found = spans[first : last + 1]
        return [replace(source, spans=s, text=words(text, s)) for s in found]

    def whole(self, source: Source) -> Source:
        """A sentence with what semicolons join to it, so that no half of it is quoted alone.

        A row of a table with the names of its columns. Of what is too long to be quoted whole an
        item with what introduces its list; a list whose items count only together is not cut.
        """
        if is_row(source.text):
            return self._headed(source)
        parts = self.until_full_stop(self._last_of(source))
        whole = as_one(parts)
        if not set(source.spans) <= set(whole.spans):
            return self._begun(source)
        if len(parts) < 2:
            return source
        is_cut = len(whole.text) > WHOLE_CHARS and not any(_OF_ALL.search(p.text) for p in parts)
        return _behind_lead(source, parts) if is_cut else whole

    def _last_of(self, source: Source) -> Source:
        """A sentence, or the last of those that are joined in it."""
        chunks = self._library.sentences(source.clause.id)
        own = next((c.spans for c in chunks if source.spans[-len(c.spans) :] == c.spans), None)
        return self._cut(source, own or source.spans)

    def _begun(self, source: Source) -> Source:
        """Joined sentences with what the first of them is the last part of, if that is short."""
        chunks = self._library.sentences(source.clause.id)
        own = next((c.spans for c in chunks if source.spans[: len(c.spans)] == c.spans), None)
        *ahead, last = self.until_full_stop(self._cut(source, own or source.spans))
        begun = as_one([*ahead, source])
        fits = last.spans == own and len(begun.text) <= WHOLE_CHARS
        return begun if fits else source

    def _cut(self, source: Source, spans: Spans) -> Source:
        """What stands over some of a source's spans."""
        text = self._library.text(source.clause.doc_id)
        return replace(source, spans=spans, text=words(text, spans))

    def ruling(self, source: Source) -> tuple[Clause, Source]:
        """The smallest clause that holds a sentence, and what it rules: all its own words.

        Of an item of a list behind those that introduce the list; of what is too long to be shown
        whole the sentence.
        """
        chunks = self._library.sentences(source.clause.id)
        at = next((c.clause_id for c in chunks if source.spans[-len(c.spans) :] == c.spans), None)
        if at is None:
            return source.clause, source
        text = self._library.text(source.clause.doc_id)
        spans = (c.spans for c in chunks if c.clause_id == at)
        inside = [replace(source, spans=s, text=words(text, s)) for s in spans]
        lead = self.until_full_stop(inside[0])[0]
        is_led = lead.text.endswith(LEADS) and lead.spans != inside[0].spans
        rule = as_one([lead, *inside] if is_led else inside)
        fits = len(rule.text) <= WHOLE_CHARS
        return self._library.clause(at), rule if fits else self.whole(source)

    def _answering(self, source: Source) -> Source:
        """The answer to a question, and the question itself, as one; anything else as it is.

        A bare 可以。 is followed by what it is bound to.
        """
        parts = self.until_full_stop(source)
        if not any(part.text.endswith(ASKS) for part in parts[:-1]):
            return source
        if len(_LETTER.findall(parts[-1].text)) <= BARE_LETTERS:
            parts += self._behind(parts[-1])
        return as_one(parts)

    def _behind(self, source: Source) -> list[Source]:
        """The sentence behind one in its clause, unless it asks something else."""
        spans = [c.spans for c in self._library.sentences(source.clause.id)]
        text = self._library.text(source.clause.doc_id)
        following = spans[spans.index(source.spans) + 1 :][:1]
        found = [replace(source, spans=s, text=words(text, s)) for s in following]
        return [one for one in found if not one.text.endswith(ASKS)]

    def _is_item(self, source: Source) -> bool:
        """Is it one of a list, not its lead: 2.学校大门十米内； below 禁止停放：?"""
        return not source.text.endswith(LEADS) and len(self.until_full_stop(source)) > 1


def as_one(parts: Sequence[Source]) -> Source:
    """Sentences of one document as one, of the first one's clause."""
    spans = tuple(span for part in parts for span in part.spans)
    return replace(parts[0], spans=spans, text="".join(part.text for part in parts))


def _marked(text: str, source: Source) -> str:
    """A source's words as people read them, with a mark where words of its clause are left out.

    Args:
        text: The text of its document.
        source: The source.
    """
    runs, marks = [[source.spans[0]]], [""]
    for before, after in pairwise(source.spans):
        if mark := _left_out(text, before, after, source.clause):
            runs.append([])
            marks.append(mark)
        runs[-1].append(after)
    return "".join(mark + readable(text, run) for mark, run in zip(marks, runs, strict=True))


def _left_out(text: str, before: Span, after: Span, clause: Clause) -> str:
    """The mark for what a clause says between two spans; empty where it says nothing there."""
    between = overlap(((before[1], after[0]),), clause.spans)
    said = "".join(text[start:end] for start, end in between)
    if not any(char.isalnum() for char in said):
        return ""
    return "……" if has_han(said) else " … "


def _behind_lead(source: Source, parts: Sequence[Source]) -> Source:
    """One of some parts that are joined, an item behind what introduces its list."""
    at = next((n for n, part in enumerate(parts) if part.spans == source.spans), 0)
    lead = next((n for n, part in enumerate(parts[:at]) if part.text.endswith(LEADS)), None)
    return source if lead is None else as_one([*parts[: lead + 1], source])


def _goes_on(text: str) -> bool:
    """Is a piece of text followed by more of its sentence or list?"""
    return bool(_GOES_ON.search(text) or _JOINS.fullmatch(text))


def _each_once(passages: Iterable[Passage]) -> list[Passage]:
    """A question and its answer are one passage, as near as the nearer of the two."""
    best: dict[tuple[str, Spans], Passage] = {}
    for passage in passages:
        key = (passage.source.clause.doc_id, passage.source.spans)
        if key not in best or best[key].similarity < passage.similarity:
            best[key] = passage
    return list(best.values())
