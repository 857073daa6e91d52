"""What denies, says or leaves open a sentence of a law, in the words of several writers.

Each writer was given the sorts of sentences (``tests/check_sorts.py``) and their parts, not the
checker, and wrote for each sort what flatly denies such a sentence, what truly repeats it and what
it says nothing of. Here this is told of articles of statutes, of sentences that were written for
it, and of others made out of their parts, for a reader to learn from.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from string import Formatter

from assistant.evidence.sources import CONTRADICTED, SUPPORTED, UNSUPPORTED
from assistant.textfile import read_text
from benchmarks.claims import Told
from benchmarks.material import ROOT, rows_of, shared
from tests.check_sorts import IN_FORCE, parts_of, sorts_of

DENIALS = ROOT / "benchmarks" / "denials"
SENTENCES = DENIALS / "sentences.txt"
"""Sentences of the sorts that statutes seldom have, written for this."""
PARTS = {"denies": CONTRADICTED, "says": SUPPORTED, "open": UNSUPPORTED}
"""What a sentence makes of what stands in each part of a writer's file."""
MADE, WHOLE, LONGEST_WHOLE = 0.4, 0.2, 240
"""Shares of sentences that are made of another's parts, and that are read in their article."""
OF_ANOTHER, OPPOSED = 0.3, 0.4
"""Shares of claims told beside a sentence about something else, and of true ones beside one that
rules the contrary."""
FORMS = {
    "at_most": "{x}不得超过{n}{u}", "at_least": "{x}不得少于{n}{u}",
    "within": "{who}应当在{n}{u}内{what}", "period": "{x}为{n}{u}",
    "by_body": "{x}由{body}{act}", "in_charge": "{body}负责{x}",
    "has": "{x}享有{y}", "has_not": "{x}不享有{y}",
    "imprisoned": "{if}的，处{n}年以下有期徒刑、拘役或者管制", "heavier": "{if}的，从重处罚",
    "lighter": "{if}的，可以从轻或者减轻处罚", "liable": "{if}的，应当承担{y}",
    "not_liable": "{if}的，不承担{y}", "ordered": "{if}的，由{body}责令改正",
    "if_must": "{if}的，{who}应当{what}", "if_not": "{if}的，{who}不得{what}",
    "if_may": "{if}的，{who}可以{what}", "anyone_may": "任何单位和个人有权{what}",
    "forbidden": "禁止{what}", "nobody_may": "任何单位和个人不得{what}",
    "must_not": "{who}不得{what}", "thing_not": "{thing}不得{what}", "must": "{who}必须{what}",
    "shall": "{who}应当{what}", "thing_shall": "{thing}应当{what}", "right": "{who}有权{what}",
    "may": "{who}可以{what}", "thing_may": "{thing}可以{what}", "encouraged": "国家鼓励{what}",
}  # fmt: skip
"""How a sentence is made of the parts of one of another sort."""
LENDERS = (
    ("must_not", "must", "shall", "right", "may"), ("thing_not", "thing_shall", "thing_may"),
    ("if_must", "if_not", "if_may"), ("at_most", "at_least", "period"), ("has", "has_not"),
    ("liable", "not_liable"), ("imprisoned", "heavier", "lighter"), ("by_body", "in_charge"),
    ("forbidden", "nobody_may", "anyone_may"), ("within",), ("ordered",), ("encouraged",),
)  # fmt: skip
"""Sorts that have the same parts."""
CONTRARIES = (
    ("must_not", "may"), ("must_not", "right"), ("must_not", "shall"), ("must_not", "must"),
    ("thing_not", "thing_may"), ("thing_not", "thing_shall"), ("if_not", "if_may"),
    ("if_not", "if_must"), ("nobody_may", "anyone_may"), ("has", "has_not"),
    ("heavier", "lighter"), ("liable", "not_liable"),
)  # fmt: skip
"""Sorts of which each denies what the other says."""
_NUMBERED = re.compile(r"第[^ \u3000]{1,12}条(?:之[一二三四五六七八九十]+)?[ \u3000]+")

Parts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Template:
    """What somebody wrote about a sort of sentence.

    Attributes:
        writer: Who.
        sort: The sort.
        verdict: What a sentence of that sort makes of it.
        text: With the parts of the sentence.
    """

    writer: str
    sort: str
    verdict: str
    text: str

    @property
    def fields(self) -> frozenset[str]:
        """The parts that it needs."""
        return frozenset(name for _, name, _, _ in Formatter().parse(self.text) if name)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a sort.

    Attributes:
        text: The sentence.
        parts: Its parts.
        article: What it stands in.
    """

    text: str
    parts: Parts
    article: str


def writers() -> list[str]:
    """Every writer."""
    return sorted(path.stem for path in DENIALS.glob("*.toml"))


def templates(writer: str) -> Iterator[Template]:
    """What a writer wrote."""
    written = tomllib.loads(read_text(DENIALS / f"{writer}.toml"))
    for sort, parts in written.items():
        for part, verdict in PARTS.items():
            for text in parts[part]:
                yield Template(writer, sort, verdict, text)


def sentences(chance: Random) -> dict[str, list[Sentence]]:
    """Sentences of every sort, of statutes and written for it."""
    found = defaultdict[str, list[Sentence]](list)
    articles = [row["text"] for row in rows_of(shared("eval/statutes/passages.jsonl"))]
    for article in [*articles, *read_text(SENTENCES).splitlines()]:
        plain = _NUMBERED.sub("", article)
        for text in re.findall("[^。\n]+。", plain):
            for sort, parts in _read(text, chance):
                found[sort].append(Sentence(text.rstrip("。"), parts, plain))
    return found


def _read(text: str, chance: Random) -> Iterator[tuple[str, Parts]]:
    if begins := IN_FORCE.fullmatch(text):
        year, month, day = begins.groups()
        other = chance.randint(1, 4)
        yield "in_force", {
            "year": year, "month": month, "day": day,
            "later": str(int(year) + other), "earlier": str(int(year) - other),
        }  # fmt: skip
    elif found := next(sorts_of(text, chance), None):
        sort, match = found
        if parts := parts_of(match, chance):
            yield sort, parts


def told(left_out: Collection[str], chance: Random) -> Iterator[Told]:
    """Every template, told of sentences of its sort, of others, and of their contraries."""
    known = sentences(chance)
    lent = {sort: group for group in LENDERS for sort in group}
    for writer in sorted(set(writers()) - set(left_out)):
        for template in templates(writer):
            yield from _told(template, known, lent.get(template.sort, ()), chance)


def _told(
    template: Template,
    known: Mapping[str, Sequence[Sentence]],
    lenders: Sequence[str],
    chance: Random,
) -> Iterator[Told]:
    own = [s for s in known[template.sort] if template.fields <= s.parts.keys()]
    sentence = chance.choice(own) if own else None
    if lenders and (sentence is None or chance.random() < MADE):
        sentence = _made(template, known, lenders, chance)
    if sentence is None:
        return
    claim = template.text.format(**sentence.parts)
    yield Told(template.writer, _premise(sentence, chance), claim, template.verdict)
    others = [s for s in own if _differ(sentence, s, template.fields)]
    if others and template.verdict != UNSUPPORTED and chance.random() < OF_ANOTHER:
        partly = [s for s in others if set(s.parts.values()) & set(sentence.parts.values())]
        other = chance.choice(partly or others)
        yield Told(template.writer, _premise(other, chance), claim, UNSUPPORTED)
    if template.verdict == SUPPORTED and chance.random() < OPPOSED:
        contrary = _contrary(template.sort, sentence.parts, chance)
        if contrary:
            yield Told(template.writer, contrary, claim, CONTRADICTED)


def _made(
    template: Template,
    known: Mapping[str, Sequence[Sentence]],
    lenders: Sequence[str],
    chance: Random,
) -> Sentence | None:
    """A sentence of a template's sort, made of the parts of one of another."""
    needs = template.fields | _fields(FORMS[template.sort])
    lend = [s for sort in lenders for s in known[sort] if needs <= s.parts.keys()]
    if not lend:
        return None
    parts = chance.choice(lend).parts
    text = FORMS[template.sort].format(**parts)
    return Sentence(text, parts, text)


def _contrary(sort: str, parts: Parts, chance: Random) -> str | None:
    """A sentence that denies what one of a sort with these parts says, if there is one."""
    against = [b if a == sort else a for a, b in CONTRARIES if sort in (a, b)]
    forms = [FORMS[s] for s in against if _fields(FORMS[s]) <= parts.keys()]
    return chance.choice(forms).format(**parts) if forms else None


def _fields(form: str) -> frozenset[str]:
    return Template("", "", "", form).fields


def _premise(sentence: Sentence, chance: Random) -> str:
    is_whole = len(sentence.article) <= LONGEST_WHOLE and chance.random() < WHOLE
    return sentence.article if is_whole else sentence.text


def _differ(one: Sentence, other: Sentence, fields: frozenset[str]) -> bool:
    """Is one of some parts another, so that what is told of one sentence is not of the other?"""
    named = fields - {"b", "more", "less", "n", "u", "act"}
    return any(one.parts[name] != other.parts[name] for name in named)
