"""What makes cases of every kind: a corpus, one source of chance, and how a citation is named.

Knows not which verdict is to come out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from index.outline import Clause, Outline
from tests.check_corpus import Corpus, Passage, is_complete, latest_day, squash
from tests.check_naming import place
from tests.check_styles import STYLES
from tests.check_words import OLD_RULES
from tests.check_writing import Case, names_for, write

_PLAIN = re.compile(r"第[一二三四五六七八九十百千零]+条")
_PARAGRAPH = re.compile(rf"{_PLAIN.pattern}第[一二三四五六七八九十]+款")
_LIMITED = re.compile(r"但|前款|法律、?.{0,6}另有规定|有下列|依照前|违反前|情节")
_LIMITS = re.compile(
    r"但|除|[^目]的，|如|若|经|未|非|不|限|前款|下列|时，|后，|前，|期间|情形|以[上下]|依照|按照|符合|仅|只"
)


def is_limited(passage: Passage) -> bool:
    """Does the next sentence limit this one, so that quoting it alone might be called cutting?"""
    return _LIMITED.match(passage.follows) is not None


def has_limits(text: str) -> bool:
    """Does a sentence hold words that may limit what it says?"""
    return _LIMITS.search(text) is not None


class Examiner:
    """Chooses passages of one corpus with one source of chance.

    Attributes:
        held_out: Documents that are not in the library.
        abolished: Passages of the document that another one repeals.
        chinese, english: Passages of all others.
        lists: Clauses that end in a list.
    """

    def __init__(self, corpus: Corpus, held_out: Sequence[Outline], random: Random) -> None:
        self.corpus = corpus
        self.held_out = held_out
        self.random = random
        self._rules = next(o for o in corpus.outlines if o.document.name == OLD_RULES)
        in_force = [p for p in corpus.passages if p.outline is not self._rules]
        self.abolished = [p for p in corpus.passages if p.outline is self._rules]
        self.chinese = [p for p in in_force if not p.text.isascii()]
        self.english = [p for p in in_force if p.text.isascii()]
        self.lists = [p for p in corpus.lists if p.outline is not self._rules]
        self._unused = random.sample(self.chinese, len(self.chinese))

    # --- passages ---------------------------------------------------------------------------

    def next(self) -> Passage:
        """A passage that was not used before, as long as there are any."""
        if not self._unused:
            self._unused = self.random.sample(self.chinese, len(self.chinese))
        return self._unused.pop()

    def partner(self, first: Passage, *, same: bool) -> Passage | None:
        """Another passage, of the same document or of another, and of another article."""
        second = self.random.choice(self.chinese)
        if same:
            of_it = [p for p in self.chinese if p.doc_id == first.doc_id]
            second = self.random.choice(of_it)
        ends = {self.corpus.around(p.clause)[-1] for p in (first, second)}
        return second if len(ends) == 2 and (second.doc_id == first.doc_id) is same else None

    def really_differs(self, passage: Passage, changed: str, way: str) -> bool:
        """Are altered words other words, or only fewer, that no document has so?"""
        if squash(changed) == squash(passage.text) or is_limited(passage):
            return False
        if way.startswith("dropped") and squash(changed) in squash(passage.text):
            return self.corpus.is_single(changed)
        return not self.corpus.holds(changed)

    # --- places -----------------------------------------------------------------------------

    def is_settled(self, outline: Outline) -> bool:
        """Is it the only one of its title, complete and in force?"""
        single = outline.title not in self.corpus.same_name and outline is not self._rules
        return single and is_complete(outline)

    def elsewhere(self, passage: Passage, way: str) -> tuple[Outline, str] | None:
        """A document and a place in it, both here, that do not hold the passage."""
        own = passage.outline
        if way == "other_law":
            own = self.random.choice(self.corpus.outlines)
            if own.title == passage.outline.title or not self.is_settled(own):
                return None
        articles = [c for c in own.clauses if c.kind == "article" and _PLAIN.fullmatch(c.address)]
        if way == "other_paragraph":
            wrong = self._sibling(passage)
        else:
            wrong = self.random.choice(articles) if articles else None
        ids = self.corpus.around(passage.clause)
        if wrong is None or wrong.id in ids or self.corpus.clauses.get(ids[-1]) is wrong:
            return None
        at = place(own, wrong, self.random) if way != "other_paragraph" else wrong.address
        return (own, at) if at else None

    def _sibling(self, passage: Passage) -> Clause | None:
        """Another 款 of the same article."""
        if passage.clause.kind != "paragraph":
            return None
        others = [
            c
            for c in passage.outline.clauses
            if c.kind == "paragraph" and c.parent == passage.clause.parent
            and c is not passage.clause and _PARAGRAPH.fullmatch(c.address)
        ]  # fmt: skip
        return self.random.choice(others) if others else None

    # --- writing ----------------------------------------------------------------------------

    def names(self, outline: Outline, at: str, half: str) -> dict[str, str]:
        """What the fields of a phrasing stand for, at a place of a document."""
        name = STYLES[half].document_name(outline.title, self.random)
        return names_for(name, at, outline.title)

    def names_of(self, passage: Passage, half: str) -> dict[str, str] | None:
        """The same where a passage stands; None where that is in doubt."""
        at = place(passage.outline, passage.clause, self.random)
        if at is None or passage.doc_id in self.corpus.doubtful:
            return None
        names = self.names(passage.outline, at, half)
        if passage.doc_id in self.corpus.older and self.random.random() < 0.5:
            day = latest_day(passage.outline)
            names["doc"] += f"（{day.year}年版）" if day else ""
        return names

    def cited(
        self,
        passage: Passage,
        quote: str,
        way: str,
        half: str,
        verdict: str,
        groups: str,
        words: str = "",
        ids: tuple[str, ...] = (),
    ) -> Case | None:
        """A quotation with its right place, by the document alone, or by nothing."""
        names = self.names_of(passage, half)
        if names is None:
            return None
        ids = ids or self.corpus.around(passage.clause)
        group = self.random.choice(groups)
        return write(
            self.random, group, half, way, verdict, names, quote, ids, words or passage.text
        )
