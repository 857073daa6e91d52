"""An answer as it grows, sentence by sentence: what stands in it and what was left out.

Knows the support check, not where sentences come from nor who is shown them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from assistant.chat.anaphora import leans
from assistant.chat.expectation import Expectation
from assistant.chat.giving_way import HALF_END, misleads
from assistant.chat.marks import set_inside
from assistant.chat.sufficiency import Passage
from assistant.chat.terms import has_own_word, tells_more, unmarked
from assistant.chat.transitional import looks_back
from assistant.evidence.critical import NUMBER, critical_words, unit_of
from assistant.evidence.sources import (
    NOT_A_CLAIM,
    PARTLY,
    SUPPORTED,
    UNSUPPORTED,
    Sentence,
    Source,
    citation,
)
from assistant.evidence.support import Support, cite, judge, strip_frame
from assistant.evidence.wholeness import stands_alone
from assistant.phrases import Phrases
from index.markers import without_marker
from index.sentences import overlap, settled, split, words

CLEARLY_BETTER = 1.5
"""How far a passage must lead for its words to be quoted when the model used others."""
REPEATED_CHARS = 16
"""Characters up to which a sentence that stands in the question is only a name out of it, and up
to which one without its number is no repetition of another."""


class Around:
    """What stands around a sentence: of one that is shown by itself, nothing."""

    def whole(self, source: Source) -> Source:
        """The sentence that a part of a sentence belongs to, for quoting."""
        return source

    def shown(self, source: Source) -> str:
        """Its text as people read it."""
        return source.text

    def leaned_on(self, source: Source) -> Sequence[Source]:  # noqa: ARG002
        """What a sentence's 前款 or It means, to be shown before it."""
        return ()

    def other_cases(self, source: Source) -> Sequence[Source]:  # noqa: ARG002
        """What is ruled for other cases behind it, to be shown with it whatever is asked."""
        return ()

    def special(self, source: Source) -> Sequence[Source]:  # noqa: ARG002
        """The rules for special cases, to be shown behind it where they answer, too."""
        return ()

    def taken_back(self, source: Source) -> Sequence[Source]:  # noqa: ARG002
        """The sentences that take it back, to be shown behind it whatever is asked."""
        return ()

    def earlier(self, source: Source) -> Sequence[Source]:  # noqa: ARG002
        """The rules for what there was before, to be shown behind it where that is asked about."""
        return ()


ALONE = Around()


class Draft:
    """Collects the sentences of one answer; each is checked before it stands.

    Attributes:
        sentences: What stands.
        dropped: What the model said and does not stand, each with its verdict and the reason.
        shows_other_case: What takes a sentence back, or rules another case, stands beside it.
    """

    def __init__(self, own_phrases: Phrases, expected: Expectation, around: Around = ALONE) -> None:
        """Begin an answer.

        Args:
            own_phrases: What Youju itself says.
            expected: The kind of answer that is wanted.
            around: Knows what stands around the sentences that are shown.
        """
        self.phrases = own_phrases
        self.expected = expected
        self._around = around
        self._looks_back = looks_back(expected.question)
        self.sentences: list[Sentence] = []
        self.dropped: list[Sentence] = []
        self.shows_other_case = False
        self._marks: dict[str, int] = {}
        self._clauses: dict[str, str] = {}

    def check(self, text: str, sources: Sequence[Source]) -> Iterator[Sentence]:
        """Let a sentence stand, put its sources in its place, or drop it.

        Yields:
            What now stands in the answer.
        """
        found = judge(text, sources)
        if found.verdict == NOT_A_CLAIM:
            return
        if found.verdict == UNSUPPORTED or self._repeats_question(text):
            self._drop(text, UNSUPPORTED, "dropped")
        elif found.verdict != SUPPORTED:
            self._drop(text, found.verdict, _why(text, found), words="、".join(found.deciding))
            if any(self.expected.met_by(s.text, s.clause.text) for s in found.sources):
                yield from self._quote_each(found.sources)
        elif self._gives_way(text, found.sources):
            if not self._is_quotation(text, found.sources):
                self._drop(text, SUPPORTED, "dropped_incomplete")
            yield from self._quote_each(found.sources)
        else:
            yield from self._take(text, found)

    def quote(self, source: Source, *, alone: bool = False) -> Iterator[Sentence]:
        """Let a source sentence speak for itself.

        Args:
            source: The sentence.
            alone: Without what it leans on, which is shown after it.
        """
        source = self._around.whole(source)
        if not self.cites(source):
            yield from self._show_what_bears([] if alone else [source])
            for case in self._around.other_cases(source):
                is_first = not leans(case.text, source.text)
                if is_first and tells_more(self.expected.question, case.text, source.text):
                    yield from self._quote_whole(case)
        yield from self.quote_as(source, self._around.shown(source))
        yield from self._show_behind([source])

    def quote_as(
        self, source: Source, shown: str, *, opens_line: bool = False, again: bool = False
    ) -> Iterator[Sentence]:
        """Quote a source and nothing besides.

        Args:
            source: What is cited.
            shown: Its text as it is shown, broken into lines.
            opens_line: It is shown in a line of its own, unless it comes first.
            again: It is shown even where its words stand already.
        """
        text = self.phrases.say("quote", text=set_inside(shown))
        self._clauses[source.clause.id] = source.clause.text
        bare = without_marker(shown)
        parts = HALF_END.split(bare) if len(bare) > REPEATED_CHARS else [text]
        if again or not all(map(self._says, parts)):
            mark = self._marks.setdefault(source.clause.id, len(self._marks) + 1)
            line = "\n" if opens_line and self.sentences else ""
            quoted = Sentence(line + text, SUPPORTED, (citation(source, mark, 1.0),))
            yield from self._stand(quoted, again=again)

    def quote_list(self, items: Source, shown: str) -> Iterator[Sentence]:
        """Quote a list as it is shown, behind what its first words lean on (标准为：)."""
        yield from self._show_what_bears([items])
        yield from self.quote_as(items, shown)

    def _show_what_bears(self, sources: Sequence[Source]) -> Iterator[Sentence]:
        """What some sentences lean on, which say little without it."""
        for source in sources:
            for borne_by in self._around.leaned_on(source):
                if not (self.cites(borne_by) or _holds(source, borne_by)):
                    yield from self.quote_as(borne_by, self._around.shown(borne_by))

    def _show_behind(self, sources: Sequence[Source]) -> Iterator[Sentence]:
        """What takes some sentences back, and the rules for cases that they leave open."""
        for source in sources:
            for behind in (*self._around.taken_back(source), *self._around.other_cases(source)):
                yield from self._quote_whole(self._around.whole(behind))
            for earlier in self._around.earlier(source) if self._looks_back else ():
                yield from self._quote_whole(self._around.whole(earlier))
        yield from self._show_special(sources)

    def _quote_whole(self, whole: Source) -> Iterator[Sentence]:
        """Quote a whole sentence that is not cited yet."""
        if not self.cites(whole):
            self.shows_other_case = True
            yield from self.quote_as(whole, self._around.shown(whole))

    def _show_special(self, sources: Sequence[Source]) -> Iterator[Sentence]:
        """The rules for special cases that some sentences leave open."""
        if not (self.expected.kinds or self._asks_of_amount()):
            return
        specials = (s for source in sources for s in self._around.special(source))
        for special in map(self._around.whole, specials):
            if self.expected.met_by(special.text, special.clause.text) and not self.cites(special):
                self.shows_other_case = True
                yield from self.quote_as(special, self._around.shown(special))

    def _asks_of_amount(self) -> bool:
        """Does the question ask whether some amount is right?"""
        asked = critical_words(self.expected.question)
        is_counted = any(word.kind == NUMBER and unit_of(word.value) for word in asked)
        return self.expected.whether and is_counted

    def remark(self, text: str, *, again: bool = False) -> Iterator[Sentence]:
        """Add words of Youju's own, which claim nothing of the documents' content.

        Args:
            text: The words; nothing is added where there are none.
            again: They are added even where they stand already.
        """
        if text:
            yield from self._stand(Sentence(text, NOT_A_CLAIM, ()), again=again)

    def answers(self) -> bool:
        """Does what stands, with its quotations, hold the kind of answer that was asked for?"""
        return any(
            self.expected.met_by(s.text + c.quote, self._clauses[c.clause_id])
            for s in self.sentences
            for c in s.citations
        )

    def tells(self, expected: Expectation, place: int) -> bool:
        """Does a quotation hold what one of several questions wants, and have a word of it?

        Without a word of it the quotation of that kind may be the answer that stands in its place:
        七个工作日内作出决定 behind 二十个工作日前提出申请.

        Args:
            expected: What it wants.
            place: How many before it want the same kind.
        """
        quotes = [c for s in self.sentences for c in s.citations]
        held = [c for c in quotes if expected.met_by(c.quote, self._clauses[c.clause_id])]
        is_placed = bool(expected.kinds) and len(held) > place > 0
        return is_placed or any(has_own_word(expected.matter, c.quote) for c in held)

    def rests_on(self, evidence: Passage, passages: Sequence[Passage]) -> bool:
        """Does it cite the best passage, or one that was found nearly as good?"""
        scores = [p.score for p in passages if self.cites(p.source)]
        return self.cites(evidence.source) or (
            max(scores, default=-math.inf) > evidence.score - CLEARLY_BETTER
        )

    def cites(self, source: Source) -> bool:
        """Is this very sentence cited?"""
        return any(
            c.clause_id == source.clause.id and set(source.spans) <= set(c.spans)
            for s in self.sentences
            for c in s.citations
        )

    def _quote_each(self, sources: Sequence[Source]) -> Iterator[Sentence]:
        for source in sources:
            yield from self.quote(source)

    def _take(self, text: str, found: Support) -> Iterator[Sentence]:
        """Let a sentence stand as the model wrote it, unless it says what stands already."""
        text = clean(text)
        if self._says(text):
            self._drop(text, SUPPORTED, "repeated")
            return
        yield from self._show_what_bears(found.sources)
        self._clauses.update((s.clause.id, s.clause.text) for s in found.sources)
        yield from self._stand(Sentence(text, SUPPORTED, cite(found, self._marks)))
        yield from self._show_behind(found.sources)

    def _is_quotation(self, text: str, sources: Sequence[Source]) -> bool:
        """Are these the very words that would be quoted instead?"""
        return any(unmarked(clean(text)) == unmarked(self._around.whole(s).text) for s in sources)

    def _gives_way(self, text: str, sources: Sequence[Source]) -> bool:
        """Are the sources' own words to be shown instead of a sentence that they support?"""
        texts = [source.text for source in sources]
        alone = stands_alone(strip_frame(text), texts)
        return not alone or misleads(text, sources) or self._leaves_out(text, sources)

    def _leaves_out(self, text: str, sources: Sequence[Source]) -> bool:
        """Does a sentence lack what is asked for, a year or a body, where its source has it?"""
        lacks, *have = (self.expected.met_by(t, t) for t in (text, *(s.text for s in sources)))
        return not lacks and any(have) and not self.answers()

    def _repeats_question(self, text: str) -> bool:
        """A few words that the question brought prove nothing."""
        said, asked = unmarked(clean(text)), unmarked(self.expected.question)
        return len(said) <= REPEATED_CHARS and said in asked

    def _says(self, text: str) -> bool:
        """Do some words stand already?"""
        return any(unmarked(text) in unmarked(other.text) for other in self.sentences)

    def _stand(self, sentence: Sentence, *, again: bool = False) -> Iterator[Sentence]:
        if again or not self._says(sentence.text):
            self.sentences.append(sentence)
            yield sentence

    def _drop(self, text: str, verdict: str, reason: str, **fields: str) -> None:
        self.dropped.append(Sentence(text, verdict, (), self.phrases.say(reason, **fields)))


def _why(text: str, found: Support) -> str:
    """The phrase that tells why a sentence that is not supported whole was not shown."""
    if not found.deciding:
        return "dropped_partly"
    is_short_of = found.verdict == PARTLY and all(word not in text for word in found.deciding)
    return "dropped_omitted" if is_short_of else "dropped_contradicted"


def _holds(source: Source, other: Source) -> bool:
    """Do the words of one source hold those of another?"""
    is_same = source.clause.doc_id == other.clause.doc_id
    return is_same and overlap(source.spans, other.spans) == other.spans


_OWN_MARKS = re.compile(r"^\s*(?:\[[0-9]{1,2}\]\s*)+|\s*\[[0-9]{1,2}(?:[,，、-][0-9]{1,2})*\]")
_LEAD = re.compile(
    r"^(?:(?:根据|依据|按照)(?:上述|以上)?(?:参考)?条款[^，,]{0,8}[，,]"
    r"|[-*•]\s+|答[:：]\s*|回答[:：]\s*|Answer:\s*)"
)


def clean(text: str) -> str:
    """A sentence as shown: without the model's own marks, bullets and opening words."""
    return _LEAD.sub("", _OWN_MARKS.sub("", text)).strip()


def whole_sentences(text: str, *, ended: bool = False) -> list[str]:
    """The sentences of a growing text that are surely whole; all of them once it has ended."""
    found = split(text)
    end = settled(text)
    whole = found if ended else [spans for spans in found[:-1] if spans[-1][1] <= end]
    return [words(text, spans) for spans in whole]
