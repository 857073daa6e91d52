"""A claim as its source writes and orders it: right where that says the very same. Pure.

``its_writing``, ``other_orders`` and ``english_orders`` say in which forms a claim may be put;
here each is held against the article that is nearest, and the first that stands there decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.checker.claimed import Asked, Ruling
from assistant.checker.corpus import Corpus
from assistant.checker.english_orders import in_its_order, in_other_forms
from assistant.checker.english_telling import in_its_words
from assistant.checker.its_writing import as_demanded, in_its_writing, without_its_base
from assistant.checker.listed_items import item_told
from assistant.checker.other_orders import forbids_as, in_other_orders
from assistant.checker.places import Meant
from assistant.checker.recombinations import unless_recombined
from assistant.checker.told_in_part import told_in_part
from assistant.checker.word_for_word import WordForWord
from assistant.evidence.sources import SUPPORTED
from index.letters import letters_of
from index.titles import names_of
from index.verbatim import Place

KINDS = "法|条例|办法|规定|细则|规则|决定"
"""What a document may call itself."""
LONGEST_ORDERED = 400
"""Characters of a claim that may be told in another order; of many parts there are thousands."""


@dataclass(frozen=True, slots=True)
class _Beside:
    """A claim beside the article that it is held against.

    Attributes:
        asked: The claim.
        meant: The places that its text names.
        within: Where it may stand.
        letters: Those of the article.
        written: The claim in the article's writing.
    """

    asked: Asked
    meant: Sequence[Meant]
    within: Sequence[Place]
    letters: str
    written: str

    @property
    def orders(self) -> tuple[str, ...]:
        """The claim in the article's writing, first, and in the orders of others."""
        if len(self.written) > LONGEST_ORDERED:
            return (self.written,)
        frame = self.asked.frame
        others = *in_other_orders(self.written, frame), *in_other_forms(self.written, frame)
        return self.written, *others


class SameRule:
    """Rules on claims that a source writes or orders in another way, by one library."""

    def __init__(self, corpus: Corpus, as_it_is: WordForWord) -> None:
        """Sit over a library, with what rules on words as they are."""
        self._corpus = corpus
        self._as_it_is = as_it_is

    def of(self, asked: Asked, meant: Sequence[Meant], at: Place | None) -> Ruling | None:
        """What is right of a claim as its source writes and orders it; None where it is not.

        Args:
            asked: The claim.
            meant: The places that its text names.
            at: What it was held against as it is; None where that was nothing.
        """
        at = at or self._nearest(asked, meant)
        if at is None or len(meant) > 1:
            return None
        article, within = self._corpus.article(at)[0], self._corpus.within(meant)
        said = _told_of_itself(asked.words, article, [m.title for m in meant])
        written = in_its_writing(said, article, recited=asked.recited)
        written = as_demanded(written, asked.frame, article)
        beside = _Beside(asked, meant, within, letters_of(article).text, written)
        orders, ruling = beside.orders, None
        for words in _every_order(orders, article):
            form = asked.told_as(words)
            ruling = self._in_form(form, beside)
            if ruling and ruling.verdict == SUPPORTED:
                return unless_recombined(self._corpus, form, ruling)
        item, whole = _item_of(article, orders), _whole_of(article, orders)
        if item or whole:
            places = self._corpus.verbatim.find(letters_of(item or whole).text, within)
            ruling = Ruling(SUPPORTED, places[0]) if places else None
            return unless_recombined(self._corpus, asked, ruling) if ruling and item else ruling
        is_of_share = without_its_base(asked.words, article) != asked.words
        return ruling if is_of_share and ruling and ruling.at else None

    def _nearest(self, asked: Asked, meant: Sequence[Meant]) -> Place | None:
        within = self._corpus.within(meant)
        near = self._corpus.near(asked.letters, within)
        if near is None and any(place.clauses for place in meant):
            return next(iter(within), None)  # an item, told with the words that lead to its list
        return near[0] if near else None

    def _in_form(self, form: Asked, beside: _Beside) -> Ruling | None:
        """What is right of one form of a claim.

        Where it stands in the article its words decide. Where it does not, only two are asked of
        as any claim is: the one in the article's writing, and one that forbids as the article does.
        """
        is_here = form.letters in beside.letters
        places = self._as_it_is.exactly(form, beside.within) if is_here else []
        if form.words != beside.written:
            places = [place for place in places if self._corpus.begins_a_segment(place)]
        if places:
            return self._as_it_is.exact(form, places)
        told = beside.asked.words
        is_ordered = form.words != told and forbids_as(form.words, beside.letters)
        if form.words == beside.written != told or is_ordered:
            return self._as_it_is.rule(form, beside.meant)[0]
        return None


_ITS_NAME = re.compile(f"^(?:《(?P<title>[^《》]{{2,80}})》|[该此](?:{KINDS}))(?=自)")
_ITSELF = re.compile(f"本(?:{KINDS})(?=自)")


def _told_of_itself(words: str, article: str, titles: Sequence[str]) -> str:
    """A claim on since when a document holds, which calls it what it calls itself: 本法自….

    Args:
        words: The claim.
        article: What it is held against.
        titles: Those of the documents that are named for it.
    """
    named, own = _ITS_NAME.match(words), _ITSELF.search(article)
    if named is None or own is None:
        return words
    is_its = named["title"] is None or any(named["title"] in names_of(title) for title in titles)
    return own[0] + words[named.end() :] if is_its else words


def _every_order(orders: Sequence[str], article: str) -> Iterator[str]:
    """A claim in several orders, then each of them in that of the article, where it has one."""
    yield from orders
    yield from filter(None, (in_its_order(form, article) for form in orders))
    yield from filter(None, (in_its_words(form, article) for form in orders))


def _item_of(article: str, forms: Sequence[str]) -> str:
    """The item of a list that a claim tells with its lead; nothing where it tells none.

    Args:
        article: What it is held against.
        forms: The claim as its source writes it, first, and in the orders of others.
    """
    here = letters_of(article).text
    as_lists = (form for form in forms if form == forms[0] or forbids_as(form, here))
    return next(filter(None, (item_told(form, article) for form in as_lists)), "")


def _whole_of(article: str, forms: Sequence[str]) -> str:
    """The sentence of which a claim tells a part, in any of its forms; else nothing."""
    told = {letters_of(form).text for form in forms}
    parts = told_in_part(article)
    return next((whole for part, whole in parts if letters_of(part).text in told), "")
