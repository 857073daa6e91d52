"""Of which thing a rule is told, where its document tells apart several of a kind.

A document that has rules for who 饲养犬只的 and for who 饲养猫、兔等宠物的 names by one verb the
things that it keeps apart: what it says of the one is no answer to what is asked of the other, nor
of a third that it does not name. Whether one word covers another (狗 and 犬只) the language model
is asked; where it does, or where a clause names the thing itself, nothing is kept back. Nor does
what is told of a 子公司 answer how many a 公司 has: there the word asked about is only the end of
another. Knows one library; not what is done with what it tells.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from assistant.chat.sufficiency import Passage, told
from assistant.chat.terms import terms_in
from assistant.chat.topic import subject_of
from assistant.evidence.sources import Source
from assistant.phrases import language_of
from assistant.runtime.llm import LanguageModel, assent
from index.library import Library
from index.markers import without_marker
from prompts.render import render

DOCUMENTS = 64
WORDS = 1024
COVERS, SAME = 0.5, 0.55
"""Probability of yes from which one word is taken to cover another, and to mean no other thing than
one that is a letter longer (缴押金 and 押金; not 子公司 and 公司): measured on forty such pairs."""
LONGEST_THING = 6
_ONE = rf"[\u4e00-\u9fff]{{1,{LONGEST_THING}}}?"
_CASE = re.compile(
    rf"(?:^|[，。；：\s])(?:对|未经[^，。；]{{2,8}})?(?P<verb>[\u4e00-\u9fff]{{2}})"
    rf"(?P<things>(?:{_ONE}、)*{_ONE})(?:等{_ONE})?的[，,]"
)
"""饲养猫、兔等宠物的，: a verb of two letters, and what it is done to; 宠物 covers all of these."""
_POINTER = re.compile(r"[本前该其此第上下]|有关|相关|规定|情节|行为|损失|后果|严重")
"""What is no thing of a kind but points to a text, or tells how bad something is."""

_COUNT = "了?(?:[一两几][只条个头匹])?"
_END = re.compile("[没不未无的了时后前必用得]")
_HAN = re.compile("[\u4e00-\u9fff]+")
_HOW_MANY = re.compile(
    "(?:几|多少(?=[个天日周月年元块岁次名]))个?(?:小时|分钟|[\u4e00-\u9fff])|多[少久长]"
)
"""Asks how many, with the measure that is counted; 几 always has one."""
_OPENS = r"(?:^|[^\u4e00-\u9fff]|[和与及或])"
KINDS = 2
"""Fewest things by which a document tells apart several of a kind."""


class Things:
    """Tells of which things the clauses of one library speak."""

    def __init__(self, library: Library, model: LanguageModel) -> None:
        self._library = library
        self._model = model
        self._kinds = lru_cache(DOCUMENTS)(self._read)
        self._likely = lru_cache(WORDS)(self._ask)
        self._longer = lru_cache(DOCUMENTS)(self._read_longer)

    def told_of(self, question: str, passages: Sequence[Passage]) -> list[Passage]:
        """The sentences that are not told of another thing than the one asked about.

        Where some are, what they have of the question's words has to stand in the others too: a
        rule on the very thing, but on another matter, does not answer in their place.
        """
        passages = [p for p in passages if not self._is_of_longer(question, p.source)]
        apart = [p for p in passages if self._is_of_another(question, p.source)]
        own = [p for p in passages if p not in apart]
        asked = {a[:2] for p in apart for a in self._asked(question, p.source)}
        rest = re.sub("|".join(f"[{verb}]|{thing}" for verb, thing in asked) or "$^", " ", question)
        matter = [t for t in terms_in(rest) if any(t in p.source.text for p in apart)]
        return [p for p in own if not matter or any(t in told(p.source.clause) for t in matter)]

    def _is_of_another(self, question: str, source: Source) -> bool:
        """Is a sentence told of another thing than the one that a question is about?"""
        if language_of(question) != "zh":
            return False
        clause = source.clause
        here = told(clause) + source.title
        for _, thing, others in self._asked(question, source):
            named = [other for other in others if other in clause.text]
            if thing not in here and named:
                return not any(self._covers(thing, other) for other in named)
        whole = self._library.text(clause.doc_id)
        about = ((a, o) for a, o in _in_place_of(question, source.title) if a not in whole)
        return any(not self._covers(asked, own) for asked, own in about)

    def _is_of_longer(self, question: str, source: Source) -> bool:
        """Has a sentence, or its clause, a word asked about only as the end of another word?"""
        here = told(source.clause)
        longer = self._longer(question, source.clause.doc_id)
        return any(long in here and self._likely(word, long) < SAME for word, long in longer)

    def _asked(self, question: str, source: Source) -> Iterator[_Asked]:
        return _asked_of(question, self._kinds(source.clause.doc_id))

    def _covers(self, thing: str, other: str) -> bool:
        """Is one of two things the other, or one of its kind?"""
        return max(self._likely(thing, other), self._likely(other, thing)) >= COVERS

    def _ask(self, thing: str, kind: str) -> float:
        """How likely one thing is of a kind; certain where the runtime does not say."""
        said = assent(self._model, render("covers", "zh", thing=thing, kind=kind))
        return 1.0 if said is None else said

    def _read_longer(self, question: str, doc_id: str) -> tuple[tuple[str, str], ...]:
        return tuple(_longer_of(question, self._library.text(doc_id)))

    def _read(self, doc_id: str) -> Mapping[str, frozenset[str]]:
        """The things that the cases of a document name, by their verbs."""
        kinds: dict[str, set[str]] = defaultdict(set)
        for clause in self._library.outline(doc_id).clauses:
            for case in _CASE.finditer(without_marker(clause.text)):
                things = case["things"].split("、")
                kinds[case["verb"]] |= {t for t in things if not _POINTER.match(t)}
        return {verb: frozenset(things) for verb, things in kinds.items()}


def _in_place_of(question: str, title: str) -> Iterator[tuple[str, str]]:
    """What a question is about in the place of what a title names: 猫 of 养猫 beside 养犬条例.

    A letter, which words of the title do not go on with, behind the verb of both.
    """
    subject = subject_of(question)
    for verb, own in (pair for run in _HAN.findall(title) for pair in pairwise(run)):
        found = re.search(f"{verb}([\u4e00-\u9fff])", subject)
        if found is None or subject[: found.start()] not in title:
            continue
        if found[1] != own and own not in subject[found.end() :][:LONGEST_THING]:
            yield found[1], own


_Asked = tuple[str, str, frozenset[str]]
"""A verb, the thing that it is done to in a question, and what else it is done to."""


def _asked_of(question: str, kinds: Mapping[str, frozenset[str]]) -> Iterator[_Asked]:
    """The things that a question is about by the verbs of a document's kinds."""
    subject = subject_of(question)
    for verb, things in kinds.items():
        known = [t for t in things if _does_to(question, subject, verb, t)]
        unknown = "" if known or len(things) < KINDS else _behind(verb, subject)
        if thing := max(known, key=len, default=unknown):
            yield verb, thing, things - {thing}


def _longer_of(question: str, text: str) -> Iterator[tuple[str, str]]:
    """Of how many of which something is asked, where a text has it only as the end of a word.

    产假多少天 has 产假 and 陪产假, where all that is told is of the latter.
    """
    pieces = _HOW_MANY.split(question)
    for run in _HAN.findall(" ".join(pieces)) if len(pieces) > 1 else ():
        sizes = range(min(len(run), LONGEST_THING), 1, -1)
        word = next((run[:size] for size in sizes if run[:size] in text), "")
        before = {m[1] for m in re.finditer(f"(.?){word}", text, re.S)} if word else set()
        long = "".join(before) + word
        is_longer = len(before) == 1 and len(long) > len(word) and _HAN.fullmatch(long)
        if is_longer and long not in question and re.search(_OPENS + long, text):
            yield word, long


def _does_to(question: str, subject: str, verb: str, thing: str) -> bool:
    """Does a question name a thing right behind a verb: 养猫, 饲养一只猫, or 遛猫 at its start?"""
    if subject.endswith(thing) and len(subject) <= len(thing) + len(verb):
        return True
    return re.search(f"{verb[-1]}{_COUNT}{re.escape(thing)}", question) is not None


def _behind(verb: str, subject: str) -> str:
    """What stands behind a verb, or its last letter, in the subject of a question."""
    _, found, rest = subject.rpartition(verb[-1])
    thing = _END.split(rest)[0] if found else ""
    return thing if len(thing) <= LONGEST_THING else ""
