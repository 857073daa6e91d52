"""An examination for the citation checker, made from parsed documents. Pure and seeded.

``examination`` takes outlines and gives texts to check, each with the verdict that follows from
the documents and from the table of verdicts. How a citation is phrased belongs to one of two
halves: one to develop on, one to report. Knows nothing of the checker.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random

from index.clauses import parse
from index.documents import Document
from index.numerals import to_chinese
from index.outline import Clause, Outline
from tests.check_alterations import ALTERATIONS, alter_english
from tests.check_corpus import (
    Corpus,
    Passage,
    is_complete,
    latest_day,
    sentences,
    squash,
)
from tests.check_missing import ARTICLE, PARAGRAPH, SUBPARAGRAPH, missing, missing_part
from tests.check_naming import place, styled
from tests.check_styles import HALVES, STYLES
from tests.check_words import HELD_OUT, OLD_RULES, OWN_DOCUMENTS
from tests.check_writing import Case, Expected, names_for, write, write_two

SUPPORTED, ALTERED, MISATTRIBUTED, SPLICED = "supported", "altered", "misattributed", "spliced"
NO_SUCH, OUTSIDE, REPEALED = "no_such_clause", "out_of_corpus", "repealed"
CONTRADICTED, UNSUPPORTED_CLAIM = "contradicted", "unsupported"
IN_ENGLISH, TWO = "english", "two"

COUNTS: Mapping[str, int] = {
    SUPPORTED: 2000,
    ALTERED: 2000,
    MISATTRIBUTED: 500,
    SPLICED: 500,
    NO_SUCH: 300,
    OUTSIDE: 300,
    REPEALED: 100,
    CONTRADICTED: 100,
    UNSUPPORTED_CLAIM: 100,
    IN_ENGLISH: 60,
    TWO: 100,
}
"""How many cases of each verdict; those in English and of two citations are of several."""


def own_outlines() -> tuple[Outline, ...]:
    """The documents of our own that belong to the library."""
    return tuple(parse(Document(t, n, n[-3:])) for n, t in OWN_DOCUMENTS.items())


def examination(
    outlines: Iterable[Outline],
    seed: int = 0,
    counts: Mapping[str, int] = COUNTS,
    halves: Sequence[str] = HALVES,
) -> tuple[Case, ...]:
    """Make all cases.

    Args:
        outlines: The documents at hand; those of ``HELD_OUT`` must stay out of the library, and
            ``own_outlines`` must be in it.
        seed: The same seed and documents give the same cases.
        counts: How many of each verdict.
        halves: The ways to write, names of ``STYLES``, in turn.

    Raises:
        ValueError: The documents are too few for so many cases.
    """
    known = list(outlines)
    inside = [o for o in known if o.title not in HELD_OUT]
    examiner = _Examiner(
        Corpus((*inside, *own_outlines())),
        tuple(o for o in known if o.title in HELD_OUT),
        Random(seed),
    )
    return tuple(examiner.cases(counts, halves))


def running_texts(cases: Sequence[Case], size: int = 5, seed: int = 0) -> tuple[Case, ...]:
    """Join cases of one half to longer texts with several claims, each case a paragraph."""
    joined: list[Case] = []
    for half in dict.fromkeys(c.half for c in cases):
        chosen = [c for c in cases if c.half == half and _stands_alone(c)]
        Random(seed).shuffle(chosen)
        joined += [
            _joined(f"running-{half}-{i // size}", chosen[i : i + size])
            for i in range(0, len(chosen) - size + 1, size)
        ]
    return tuple(joined)


def _stands_alone(case: Case) -> bool:
    """Not a footnote, whose number would repeat, nor words that others around would place."""
    noted = re.search(r"[\[［][0-9]|①|注[0-9]", case.text)
    return not noted and not case.phrasings[0].startswith(("B", "U", "S"))


def _joined(name: str, cases: Sequence[Case]) -> Case:
    text, expected = "", list[Expected]()
    for case in cases:
        text += "\n\n" * bool(text)
        at = len(text)
        expected += [replace(e, start=e.start + at, end=e.end + at) for e in case.expected]
        text += case.text
    names = tuple(p for c in cases for p in c.phrasings)
    return Case(name, "running", names, cases[0].half, text, tuple(expected))


Built = tuple[str, Case]


class _Examiner:
    """Makes cases of one corpus with one source of chance."""

    def __init__(self, corpus: Corpus, held_out: Sequence[Outline], random: Random) -> None:
        self.corpus = corpus
        self.held_out = held_out
        self.random = random
        self.rules = next(o for o in corpus.outlines if o.document.name == OLD_RULES)
        in_force = [p for p in corpus.passages if p.outline is not self.rules]
        self.abolished = [p for p in corpus.passages if p.outline is self.rules]
        self.chinese = [p for p in in_force if not p.text.isascii()]
        self.english = [p for p in in_force if p.text.isascii()]
        self.lists = [p for p in corpus.lists if p.outline is not self.rules]
        self.unused = random.sample(self.chinese, len(self.chinese))

    def cases(self, counts: Mapping[str, int], halves: Sequence[str]) -> Iterator[Case]:
        """Every verdict's cases, the halves in turn."""
        makers: Mapping[str, Callable[[str, int], Case | None]] = {
            SUPPORTED: self.verbatim,
            ALTERED: self.altered,
            MISATTRIBUTED: self.misattributed,
            SPLICED: self.spliced,
            NO_SUCH: self.no_such_clause,
            OUTSIDE: self.outside,
            REPEALED: self.repealed,
            CONTRADICTED: self.contradicted,
            UNSUPPORTED_CLAIM: self.unsupported,
            IN_ENGLISH: self.in_english,
            TWO: self.two,
        }
        for verdict, count in counts.items():
            for i in range(count):
                case = self._first(makers[verdict], halves[i % len(halves)], i)
                yield replace(case, id=f"{verdict}-{case.way}-{i}")

    def _first(self, maker: Callable[[str, int], Case | None], half: str, i: int) -> Case:
        for _ in range(3000):
            case = maker(half, i)
            if case is not None:
                return case
        raise ValueError(f"got too few documents for case {i} of {maker.__name__}; give more")

    def _next(self) -> Passage:
        """A passage that was not used before, as long as there are any."""
        if not self.unused:
            self.unused = self.random.sample(self.chinese, len(self.chinese))
        return self.unused.pop()

    # --- verdicts ---------------------------------------------------------------------------

    def verbatim(self, half: str, i: int) -> Case | None:
        way = _VERBATIM[(i // 2) % len(_VERBATIM)]
        passage = self.random.choice(self.lists) if way == "paragraph" else self._next()
        words = self._words(passage, way)
        if words is None or not self.corpus.is_single(words):
            return None
        quote = STYLES[half].harmless(words, self.random)
        ids = self.corpus.around(passage.clause)
        if way == "paragraph":
            ids = (*self.corpus.inside(passage.clause), *ids)
        return self._cited(passage, quote, way, half, SUPPORTED, "PPPPPPPTNB", ids=ids)

    def _words(self, passage: Passage, way: str) -> str | None:
        if way == "several":
            return self._several(passage)
        if way == "part":
            return self._part(passage)
        if way == "paragraph":
            return passage.text.replace("\n", self.random.choice(("", "\n")))
        return self._whole(passage)

    def _whole(self, passage: Passage) -> str | None:
        return None if _EXCEPTS.match(passage.follows) else passage.text

    def _several(self, passage: Passage) -> str | None:
        """A sentence and the next of the same clause, with what limits them."""
        found = self.corpus.sentences_of[passage.clause.id]
        if passage.text not in found[:-1] or len(found) > 4:
            return None
        return "".join(found[found.index(passage.text) :])

    def _part(self, passage: Passage) -> str | None:
        """Parts between commas that stand by themselves, of a sentence that limits nothing."""
        if _LIMITS.search(passage.text):
            return None
        parts = passage.text.rstrip("。").split("，")
        free = [bool(_BY_ITSELF.match(part)) for part in parts]
        if len(parts) < 3 or not all(free[1:]):
            return None
        begin = self.random.randrange(1 if free[0] else 0, len(parts) - 1)
        begin = begin if free[begin] else 0
        end = self.random.randrange(begin + 1, len(parts) + 1)
        words = "，".join(parts[begin:end])
        return words if len(squash(words)) >= 14 and end - begin < len(parts) else None

    def altered(self, half: str, i: int) -> Case | None:
        way = list(ALTERATIONS)[(i // 2) % len(ALTERATIONS)]
        passage = self._next()
        changed = STYLES[half].alterations[way](passage.text, self.random)
        if changed is None or not self._really_differs(passage, changed, way):
            return None
        if way.startswith("dropped") or self.random.random() < 0.7:
            quote = changed
        else:
            quote = STYLES[half].harmless(changed, self.random)
        return self._cited(passage, quote, way, half, ALTERED, "PPPPPPPPNB", passage.text)

    def _really_differs(self, passage: Passage, changed: str, way: str) -> bool:
        if squash(changed) == squash(passage.text) or _EXCEPTS.match(passage.follows):
            return False
        if way.startswith("dropped") and squash(changed) in squash(passage.text):
            return self.corpus.is_single(changed)
        return not self.corpus.holds(changed)

    def misattributed(self, half: str, i: int) -> Case | None:
        passage = self._next()
        if _EXCEPTS.match(passage.follows):
            return None
        way = ("other_article", "other_law", "other_article", "other_law", "other_paragraph")[
            (i // 2) % 5
        ]
        wrong = self._elsewhere(passage, way)
        if wrong is None:
            return None
        outline, at = wrong
        names = self._names(outline, at, half)
        ids = self.corpus.around(passage.clause)
        group = "T" if i % 20 in (0, 1) else "P"
        return write(self.random, group, half, way, MISATTRIBUTED, names, passage.text, ids)

    def _elsewhere(self, passage: Passage, way: str) -> tuple[Outline, str] | None:
        """A document and a place in it, both here, that do not hold the passage."""
        own = passage.outline
        if way == "other_law":
            own = self.random.choice(self.corpus.outlines)
            if own.title == passage.outline.title or not self._is_settled(own):
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

    def _is_settled(self, outline: Outline) -> bool:
        """Is it the only one of its title, complete and in force?"""
        single = outline.title not in self.corpus.same_name and outline is not self.rules
        return single and is_complete(outline)

    def spliced(self, half: str, i: int) -> Case | None:
        first = self._next()
        same = i % 10 < 8
        second = self._partner(first, same)
        if second is None:
            return None
        words, way = self._glued(first, second, i)
        if words is None or self.corpus.holds(words):
            return None
        ids = (*self.corpus.around(first.clause), *self.corpus.around(second.clause))
        says = f"{first.text} | {second.text}"
        groups = "PPPNNNNBBB" if same else "BBBBBPPPNN"
        return self._cited(first, words, way, half, SPLICED, groups, says, ids)

    def _partner(self, first: Passage, same: bool) -> Passage | None:
        second = self.random.choice(self.chinese)
        if same:
            of_it = [p for p in self.chinese if p.doc_id == first.doc_id]
            second = self.random.choice(of_it)
        ends = {self.corpus.around(p.clause)[-1] for p in (first, second)}
        return second if len(ends) == 2 and (second.doc_id == first.doc_id) is same else None

    def _glued(self, first: Passage, second: Passage, i: int) -> tuple[str | None, str]:
        """Two whole sentences, or the beginning of one and the end of the other."""
        if any(_EXCEPTS.match(p.follows) for p in (first, second)):
            return None, ""
        if i % 4 < 2:
            return first.text + second.text, "whole_sentences"
        head = first.text.rstrip("。").split("，")
        tail = second.text.split("，")
        if len(head) < 2 or len(tail) < 2:
            return None, ""
        left = "，".join(head[: self.random.randrange(1, len(head))])
        right = "，".join(tail[self.random.randrange(1, len(tail)) :])
        if min(len(squash(left)), len(squash(right))) < 12:
            return None, ""
        if not all(self.corpus.is_single(piece) for piece in (left, right)):
            return None, ""
        return f"{left}，{right}", "halves"

    def no_such_clause(self, half: str, i: int) -> Case | None:
        outline = self.random.choice(self.corpus.outlines)
        level = (ARTICLE, ARTICLE, PARAGRAPH, SUBPARAGRAPH)[i // 2 % 4]
        at = missing(outline, level, self.random) if self._is_settled(outline) else None
        if at is None:
            return None
        own = [p.text for p in self.chinese if p.doc_id == outline.document.doc_id]
        quote = self.random.choice(own if own and i % 3 == 0 else STYLES[half].invented)
        group = "M" if i % 3 == 1 else "P"
        return write(
            self.random, group, half, "beyond", NO_SUCH, self._names(outline, at, half), quote
        )

    def outside(self, half: str, i: int) -> Case | None:
        style = STYLES[half]
        way = ("absent", "held_out", "absent", "missing_part")[i // 2 % 4]
        if way == "absent":
            title = self.random.choice(style.absent)
            at = styled(f"第{to_chinese(self.random.randint(2, 70))}条", self.random)
            quote, group = self.random.choice(style.invented), self.random.choice("PPPPNM")
        elif way == "held_out":
            outline = self.random.choice(self.held_out)
            passage = self.random.choice([p for p in sentences(outline) if 14 <= len(p.text) < 200])
            title, quote = outline.title, passage.text
            at, group = place(outline, passage.clause, self.random) or "", "P"
            if self.corpus.holds(quote):
                return None
        else:
            part = missing_part(self.corpus, self.random)
            if part is None:
                return None
            title, at = part
            quote, group = self.random.choice(style.invented), self.random.choice("PPM")
        names = names_for(style.document_name(title, self.random), at, title)
        return write(self.random, group, half, way, OUTSIDE, names, quote)

    def repealed(self, half: str, i: int) -> Case | None:
        way = "older_version" if self.corpus.former and i % 10 >= 2 else "by_another"
        pool = self.corpus.former if way == "older_version" else self.abolished
        passage = self.random.choice(pool)
        if _EXCEPTS.match(passage.follows):
            return None
        quote = STYLES[half].harmless(passage.text, self.random)
        return self._cited(passage, quote, way, half, REPEALED, "P")

    def contradicted(self, half: str, i: int) -> Case | None:
        passage = self._next()
        if _LIMITS.search(passage.text[:-1]) or "，" in passage.text or passage.follows:
            return None
        if passage.clause.kind in ("subparagraph", "item"):
            return None
        group = "DDAAU"[i // 2 % 5]
        claim = STYLES[half].opposite(passage.text, self.random, reworded=group == "A")
        if claim is None:
            return None
        names = self._names_of(passage, half)
        if names is None:
            return None
        ids = self.corpus.around(passage.clause)
        return write(
            self.random, group, half, "opposite", CONTRADICTED, names, claim, ids, passage.text
        )

    def unsupported(self, half: str, i: int) -> Case | None:
        present = {o.title: o for o in self.corpus.outlines}
        style = STYLES[half]
        title, claim = style.unsupported[i // 2 % len(style.unsupported)]
        if title not in present:
            title, claim = self.random.choice([u for u in style.unsupported if u[0] in present])
        group = "DDUN"[i // 2 % 4]
        names = names_for(style.document_name(title, self.random), "", title)
        return write(self.random, group, half, "invented", UNSUPPORTED_CLAIM, names, claim)

    def in_english(self, half: str, i: int) -> Case | None:
        passage = self.random.choice(self.english)
        verdict = (SUPPORTED, ALTERED, MISATTRIBUTED)[i // 2 % 3]
        words, at = passage.text, passage.clause.address.split("(")[0]
        if verdict == ALTERED:
            words = alter_english(words, self.random)
        if verdict == MISATTRIBUTED:
            others = {c.address for c in passage.outline.clauses if c.kind == "section"} - {at}
            at = self.random.choice(sorted(others))
        if self.corpus.holds(words) is (verdict == ALTERED):
            return None
        names, ids = names_for(passage.outline.title, at, ""), self.corpus.around(passage.clause)
        quote = words.rstrip(".")
        return write(self.random, "E", half, verdict, verdict, names, quote, ids, passage.text)

    def two(self, half: str, i: int) -> Case | None:
        """A right quotation and another of the same document, right, altered or misattributed."""
        first = self._next()
        second = self._partner(first, same=True)
        if not STYLES[half].phrasings["S"] or second is None:
            return None
        if any(_EXCEPTS.match(p.follows) for p in (first, second)):
            return None
        names = self._names_of(first, half)
        at = place(second.outline, second.clause, self.random)
        verdict = (SUPPORTED, ALTERED, MISATTRIBUTED)[i % 3]
        words: str | None = second.text
        if verdict == ALTERED:
            words = STYLES[half].alterations["modality"](second.text, self.random)
        if verdict == MISATTRIBUTED:
            wrong = self._elsewhere(second, "other_article")
            at = wrong[1] if wrong else None
        if names is None or at is None or words is None:
            return None
        if verdict == ALTERED and not self._really_differs(second, words, "modality"):
            return None
        around = self.corpus.around
        truths = (SUPPORTED, around(first.clause)), (verdict, around(second.clause))
        return write_two(
            self.random, half, verdict, {**names, "at2": at}, (first.text, words), truths
        )

    # --- writing ----------------------------------------------------------------------------

    def _names(self, outline: Outline, at: str, half: str) -> dict[str, str]:
        name = STYLES[half].document_name(outline.title, self.random)
        return names_for(name, at, outline.title)

    def _names_of(self, passage: Passage, half: str) -> dict[str, str] | None:
        at = place(passage.outline, passage.clause, self.random)
        if at is None or passage.doc_id in self.corpus.doubtful:
            return None
        names = self._names(passage.outline, at, half)
        if passage.doc_id in self.corpus.older and self.random.random() < 0.5:
            day = latest_day(passage.outline)
            names["doc"] += f"（{day.year}年版）" if day else ""
        return names

    def _cited(
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
        names = self._names_of(passage, half)
        if names is None:
            return None
        ids = ids or self.corpus.around(passage.clause)
        group = self.random.choice(groups)
        return write(
            self.random, group, half, way, verdict, names, quote, ids, words or passage.text
        )


_VERBATIM = ("whole",) * 11 + ("several",) * 3 + ("paragraph",) * 3 + ("part",) * 3
_PLAIN = re.compile(r"第[一二三四五六七八九十百千零]+条")
_PARAGRAPH = re.compile(rf"{_PLAIN.pattern}第[一二三四五六七八九十]+款")
_EXCEPTS = re.compile(r"但|前款|法律、?.{0,6}另有规定|有下列|依照前|违反前|情节")
"""A next sentence that limits this one: to quote this one alone might be called cutting."""
_LIMITS = re.compile(
    r"但|除|[^目]的，|如|若|经|未|非|不|限|前款|下列|时，|后，|前，|期间|情形|以[上下]|依照|按照|符合|仅|只"
)
_BY_ITSELF = re.compile(
    r"(?:国家|鼓励|支持|推动|推进|加强|加快|加大|完善|建立|健全|引导|促进|开展|组织|提高|提升|优化|强化"
    r"|落实|规范|扩大|深化|培育|发展|构建|积极|大力|探索|打造|营造|严厉|全面|切实|充分|保护|改善|增强|实现)"
)
