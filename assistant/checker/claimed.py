"""What is claimed of a library, and what is ruled on it.

Knows words and places, and not how they are held against each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.checker.copied_words import (
    LEADS_TO_WORDS,
    SAYS_COPIED,
    SAYS_ITSELF,
    TELLS_WHAT_IT_SAYS,
    TOLD_BEHIND,
    TOLD_BY_SOMEBODY,
    TOLD_IN_SENTENCE,
)
from assistant.evidence.conditions import CONDITION, EXCEPTION, is_condition
from assistant.evidence.critical import critical_words
from assistant.evidence.framed import RULING
from assistant.evidence.omission import CASE_ALONE, NEGATED, NUMBER_CUT
from assistant.evidence.sources import CONTRADICTED, SUPPORTED
from assistant.evidence.wording import (
    changed_runs,
    put_for,
    sides,
    with_its_segment,
    with_what_follows,
)
from assistant.phrases import Phrases
from index.letters import letters_of
from index.markers import without_markers
from index.outline import Clause
from index.script import has_han
from index.verbatim import Place

LONG_COPY = 36
"""Letters of a changed copy that nobody would take for a saying of his own."""
LONGEST_TOLD = 80
"""Letters above which nobody tells a clause in a sentence of his own."""
DROPPED = {
    CONDITION: "check_dropped_condition",
    EXCEPTION: "check_dropped_exception",
    NEGATED: "check_dropped_negation",
    NUMBER_CUT: "check_dropped_number",
    CASE_ALONE: "check_case_alone",
    RULING: "check_ruled_so",
}
"""What to say of each kind of words that a claim leaves out."""
VOTED = {SUPPORTED: "check_voted_supported", CONTRADICTED: "check_voted_contradicted"}
"""What to say of a verdict that is the witness's; any other of its votes decides nothing."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is claimed.

    Attributes:
        words: As they stand in the text.
        letters: Their letters.
        frame: The text's own words before them.
        quoted: Whether they stand in quotation marks.
        say: How to answer.
        denied: Whether the text tells them only to say that they are wrong.
        recited: Whether they stand without marks of their own in the marks of somebody's speech
            that names their place, so that they may be words of the place or the speaker's.
        behind: The text's own words behind them.
        question: What the text asks right before them, if they answer it.
    """

    words: str
    letters: str
    frame: str
    quoted: bool
    say: Phrases
    denied: bool = False
    recited: bool = False
    behind: str = ""
    question: str = ""

    @property
    def is_led(self) -> bool:
        """Do the words before it lead to words that are copied?"""
        return LEADS_TO_WORDS.search(self.frame) is not None

    def is_told(self, own: str = "", *, of_document: bool) -> bool:
        """Are they a part of somebody's sentence, who does not say that a place says them?

        按《X》第三条，可以… is what he makes of it, 《X》第三条规定，可以… what he reads there,
        unless somebody tells it: 本所认为，《X》第三条规定，可以….

        Args:
            own: Those of them ahead that are his alone.
            of_document: A document is named for them.
        """
        lead, is_long = self.frame + own, len(self.letters) > LONGEST_TOLD
        is_marked = self.quoted or self.recited or self.behind.lstrip()[:1] in {"（", "("}
        is_somebodys = not lead or TOLD_BY_SOMEBODY.search(lead)
        is_told = TOLD_IN_SENTENCE.search(lead) or (is_somebodys and TOLD_BEHIND.match(self.behind))
        if is_marked or is_long or not is_told:
            return False
        is_cited = of_document and TELLS_WHAT_IT_SAYS.search(lead) is not None
        return not is_cited or TOLD_BY_SOMEBODY.search(lead) is not None

    def is_said_by_place(self, own: str) -> bool:
        """Do the words before them let a place itself speak: 老张说，《X》第三条讲了，…?

        Args:
            own: Those of them ahead that are somebody's alone.
        """
        return SAYS_ITSELF.search(self.frame + own) is not None

    def copies(self, source: str, *, of_document: bool, of_clause: bool = False) -> bool:
        """Would nobody take words that differ from a source for a saying of somebody's own?

        They differ in one place, and are many or told to stand there; or in two, and are led to.

        Args:
            source: What they are held against.
            of_document: A document is named for them.
            of_clause: A clause is.
        """
        if self.quoted:
            return True
        is_meant = of_clause or len(self.letters) >= LONG_COPY
        changes = changed_runs(source, self.words)
        is_led = (of_document and self.is_led) or SAYS_COPIED.search(self.frame) is not None
        return (is_meant and changes <= 1) or (is_led and changes <= 2)

    def told_as(self, words: str) -> Asked:
        """The same claim in other words."""
        return replace(self, words=words, letters=letters_of(words).text)

    def lacks(self, kind: str, words: str, source: str) -> str:
        """Say what the claim leaves out of its source.

        What is no condition by itself tells nothing without the words around it: 单位和个 of
        任何单位和个人 is shown in its segment.

        Args:
            kind: One of ``DROPPED``.
            words: What is left out.
            source: The words of the library that it stands in.
        """
        if kind != CONDITION or is_condition(words):
            return self.say.say(DROPPED[kind], words=words)
        whole = with_its_segment(words, source, self.words) if has_han(words) else words
        return self.say.say("check_only_stated" if whole == words else "check_reads", stated=whole)

    def differs(self, words: Sequence[str], source: str) -> str:
        """Say in which critical words the claim and its source differ, and whose each of them is.

        Args:
            words: The words that tell the two apart, of either.
            source: What the claim is held against; the numbers of its clauses are no difference.
        """
        plain = without_markers(source)
        counted = _critical(source) - _critical(plain) - _critical(self.words)
        words = [word for word in words if word not in counted]
        told, stated = sides(words, self.words, plain)
        if not (told or stated):
            told, stated = put_for(words, self.words, plain)
        if told and stated:
            fields = {"told": self.say.listed(told), "stated": self.say.listed(stated)}
            return self.say.say("check_differs", **fields)
        if told:
            alone = with_what_follows(told, self.words)
            return self.say.say("check_only_told", told=self.say.listed(alone))
        if stated:
            alone = with_what_follows(stated, plain)
            return self.say.say("check_only_stated", stated=self.say.listed(alone))
        whole = [word for word in words if len(word) > 1 or critical_words(word)]
        if whole and all(word in self.words and word in plain for word in whole):
            reads = with_its_segment(whole[0], plain, self.words)
            return self.say.say("check_reads", stated=reads)
        whole = [with_its_segment(w, plain, self.words) if len(w) == 1 else w for w in whole]
        listed = self.say.listed([word for word in whole if word in self.words or word in plain])
        return self.say.say("check_altered" if listed else "check_altered_words", words=listed)


def _critical(text: str) -> set[str]:
    return {text[word.start : word.end] for word in critical_words(text)}


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict on words.

    Attributes:
        verdict: One of ``VERDICTS``.
        at: The stretch of the library that decided it, if one did.
        note: Why.
        clause: The clause that was named, where no words of it decided.
        is_read: Whether no words decided it, but what reads a claim beside a sentence.
    """

    verdict: str
    at: Place | None = None
    note: str = ""
    clause: Clause | None = None
    is_read: bool = False
