"""What follows for who breaks a clause: the words of the same document that punish just that.

违反本法第二十二条的规定，参与竞买的，处… punishes 第二十二条 by its number; 将单位的资金以个人名义
开立账户存储的，处… names by its own words what one article forbids, and no other. Knows one library
and no language model.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.chat.clause_sentences import sentences_of
from assistant.chat.expectation import expectation
from assistant.chat.terms import Terms, is_han, shared_words
from assistant.evidence.sources import Source
from index.address_reading import find_references
from index.library import Library
from index.library_links import Links
from index.markers import without_marker
from index.outline import Clause, lineage

MOST = 3
ALIKE = 0.6
"""Weighed share of the words of what is punished that stand in the article that forbids it."""
_BROKEN = re.compile(
    r"违反|违背|违规|违法|不遵守|不照[做办]|\bbreach|\bviolat|\bcontraven|\bfail[a-z]* to comply",
    re.I,
)
_FOLLOWS = re.compile(
    r"怎么?样|怎么|如何|什么|何种|后果|处罚|处理|责任|罚|\bwhat\b|\bhow\b|penalt|\bfine", re.I
)
_PUNISHES = re.compile(
    r"罚款|处罚|给予[^，。；]{0,8}处分|警告|没收|吊销|拘留|责令|暂扣|撤职|开除|刑事责任|赔偿责任|民事责任"
    r"|\bfined?\b|\bpenalt|\bliable\b|\boffence|\bdismiss|\bdisciplin|\brevo[ck]|\bsuspen[ds]",
    re.I,
)
_CONSEQUENCE = re.compile(
    r"(?:会|将|该|的话|[，,])(?:有?什么后果|怎么?样|怎么?处理|如何处理?)|后果|罚|处分"
    r"|\bwhat (?:happens|follows)\b|\bconsequence|\bpunish|penalt|\bfined?\b",
    re.I,
)
_BINDS = re.compile(r"应当?|必须|须|方可|不得|不准|禁止|严禁|未经|经[^，。；]{0,30}(?:批准|许可)")
_CASE = re.compile(r"^(?:对)?(?P<case>.*?)的?(?=[，,；;。])")
_BREACH_OF = re.compile(r"^违反[^，。；]{0,24}[，,]")
_NO_CASE = re.compile(
    r"下列|以下[^，。；]{0,4}(?:行为|情形)|^(?:逾期|拒不|情节|构成|造成|前款|有前)"
)
"""What only introduces a list, or says what follows where a penalty is not enough."""
_LISTS = ("：", ":")
LEAST_CASE = 6
"""Letters of a case that tells what is punished."""
TRADE = ("经营", "销售", "出售")
_TRADE = re.compile(r"(?P<verb>经营|销售|出售|售卖|贩卖|买卖|卖)(?P<what>[\u4e00-\u9fff]{2,8})$")
"""To trade in something, as a law may say it and as a question may."""
_WHOM = re.compile(
    r"(?:^|[；，,])(?:那么?)?[，,]?对于?(?P<whom>[^，,。？?什么怎哪几谁多吗]{2,10}?)呢[？?。]?"
)
_ANYONE = re.compile(r"单位|企业|公司|个人|法人|组织")
"""Whom any penalty may be for that names no one."""
_ASKING = re.compile(
    r"违反|违背|违规|违法|不遵守|不照[做办]|处罚|处理|承担|法律|责任|罚款|罚|后果|多少|钱|元|的话|如果|要是|假如"
    r"|请问|怎么?样?|如何|什么|何种|哪些|会|要|该|应当?|被|有|那么?|了|的|它|规定|是|者|呢|吗|又"
)
_CONDUCT = re.compile(
    r"^(?:请问|如果|要是|假如)?(?P<what>[\u4e00-\u9fff、]{4,}?)(?:的话|的)?[，,]?"
    r"(?:会|要|该|应当?|可以|将)?(?:被|受到?)?(?:怎么|如何|什么|何种|处|罚|有什么|有何|承担)"
)

_COSTS = re.compile(
    r"[，,]?(?:那么?|的话)?(?:会|要|该|应当?|可以|将)?(?:被|受到?)?"
    r"(?:怎么|如何|什么|何种|有什么|有何|处罚|处分|罚|承担|后果)[^，,？?。]*[？?]?$"
    r"|^[^,?]*?\b(?:happens?|fined?|penalt(?:y|ies)|consequences?|punish[a-z]*)\b[^,?]*?"
    r"\b(?:if|for|when|of)\b(?: the)?|,? *(?:what|how)\b[^,?]*\?$",
    re.I,
)
"""What a question asks of some conduct, before it or behind it."""


def asks_of_breach(question: str) -> bool:
    """Does a question ask what follows where something is not kept to, or how it is punished?"""
    is_of_breach = _BROKEN.search(question) and _FOLLOWS.search(question)
    return bool(is_of_breach) or "penalty" in expectation(question).kinds


def punishes(text: str) -> bool:
    """Does a text say what follows for who breaks something?"""
    return _PUNISHES.search(text) is not None


def asks_of_consequence(question: str) -> bool:
    """Does a question ask that of what it says that someone does or leaves undone?"""
    return _CONSEQUENCE.search(question) is not None or asks_of_breach(question)


def whether_allowed(question: str) -> str:
    """Whether one may do what a question wants to know the consequences of.

    That a rule answers by itself, where its penalty names it by number alone.
    """
    conduct = _COSTS.sub("", question).strip(" ?？。")
    return f"{conduct}，行不行？" if is_han(question) else f"{conduct}: is that allowed?"


def asks_for_whom(question: str) -> bool:
    """Does a question want the same for another: …；对单位呢?"""
    return _WHOM.search(question) is not None


def asks_only_of_breach(question: str) -> bool:
    """Does it ask that and does not say of what: 违反了会怎样?"""
    rest = _ASKING.sub("", re.sub(r"[\W_]+", "", question))
    return len(rest) <= 1 and asks_of_breach(question)


def in_words_of(texts: Iterable[str], question: str) -> str:
    """A question with the verb by which some texts punish its conduct, where none has its own.

    销售假药罚多少 asks what is told of those who 经营假药的.
    """
    trade = _TRADE.search(_conduct(question))
    if trade is None:
        return question
    texts = tuple(texts)
    other = next((v for v in TRADE if any(v + trade["what"] in text for text in texts)), "")
    own = trade["verb"] + trade["what"]
    if not other or any(own in text for text in texts):
        return question
    return question.replace(own, other + trade["what"])


def forbids(text: str, question: str) -> bool:
    """Does a clause speak, word for word, of what a question wants to know the penalty for?"""
    conduct = _conduct(question)
    return bool(conduct) and _BINDS.search(text) is not None and conduct in text


def _conduct(question: str) -> str:
    """What a question wants to know the penalty for, where it names no clause; else empty."""
    found = _CONDUCT.match(question)
    return found["what"] if found and not find_references(question) else ""


@dataclass(frozen=True, slots=True)
class Penalty:
    """A sentence that punishes.

    Attributes:
        source: The sentence, or an item of a list.
        lead: What introduces the list and says the penalty; None where the sentence says it.
        case: What is punished.
    """

    source: Source
    lead: Source | None
    case: str

    @property
    def shown(self) -> tuple[Source, ...]:
        """The words that say it, in reading order."""
        return (self.lead, self.source) if self.lead else (self.source,)

    @property
    def of_breach(self) -> bool:
        """Does it speak of a breach?"""
        return any(_BROKEN.search(source.text) for source in self.shown)


class Penalties:
    """Finds what punishes the breach of the articles of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._links = Links(library)

    def of(self, article: Clause, title: str, question: str) -> tuple[Source, ...]:
        """The sentences that punish a breach of an article; none where it punishes itself.

        Those that name it by its number; where there are none, those whose case it describes
        better than any other article. Where a question names what was done, those that share
        most words with that. Of a question for another (对单位呢) those of them that speak of
        that one come first; where none does, there are none.
        """
        if article.kind != "article" or _PUNISHES.search(article.text):
            return ()
        every = list(self._every(article.doc_id, title))
        found = self._by_number(article, every) or self._by_case(article, every)
        if conduct := _conduct(question):
            shares = [shared_words(conduct, penalty.case) for penalty in found]
            found = [p for p, s in zip(found, shares, strict=True) if 0 < s == max(shares)]
        shown = [source for penalty in found[:MOST] for source in penalty.shown]
        whom = _WHOM.search(question)
        return tuple(dict.fromkeys(_of_whom(shown, whom["whom"]) if whom else shown))

    def naming(self, part: Clause, title: str) -> tuple[Source, ...]:
        """The sentences of other clauses that punish, by its number, the breach of a clause.

        Args:
            part: The smallest clause that holds what is broken: those that name it count, and
                those that name what it is part of, but none that names another part of that.
            title: The title of its document.
        """
        above = {clause.id for clause in lineage(part, self._library.clause)}
        every = (p for p in self._every(part.doc_id, title) if p.source.clause.id not in above)
        named = (p for p in every if p.of_breach and above.intersection(self._targets(p)))
        return tuple(dict.fromkeys(source for penalty in named for source in penalty.shown))

    def listed(self, clause: Clause, title: str, question: str) -> tuple[Source, ...]:
        """What punishes the very conduct that a question names, where a list of an article does."""
        conduct = _conduct(question)
        every = _read(sentences_of(self._library, clause, title)) if conduct else ()
        found = (p for p in every if p.lead and conduct in p.source.text)
        return next((penalty.shown for penalty in found), ())

    def _every(self, doc_id: str, title: str) -> Iterator[Penalty]:
        """All sentences of a document that punish, and the items of lists that do."""
        for unit in self._library.units(doc_id):
            clause = self._library.clause(unit)
            if _PUNISHES.search(clause.text):
                yield from _read(sentences_of(self._library, clause, title))

    def _by_number(self, article: Clause, every: Sequence[Penalty]) -> list[Penalty]:
        named = ((p, target) for p in every if p.of_breach for target in self._targets(p))
        return list(dict.fromkeys(p for p, target in named if self._article(target) == article.id))

    def _targets(self, penalty: Penalty) -> Iterator[str]:
        """The clauses that a sentence names by number."""
        for link in self._links.of(penalty.source.clause.doc_id):
            if link.stands_in(penalty.source.spans):
                yield from link.targets

    def _article(self, clause_id: str) -> str:
        above = list(lineage(self._library.clause(clause_id), self._library.clause))
        return next((c for c in above if c.kind == "article"), above[-1]).id

    def _by_case(self, article: Clause, every: Sequence[Penalty]) -> list[Penalty]:
        """Those whose case an article describes, and no other does as well."""
        if not _BINDS.search(article.text):
            return []
        outline = self._library.outline(article.doc_id)
        others = [
            c.text
            for c in outline.clauses
            if c.kind == "article" and c.id != article.id and not _PUNISHES.search(c.text)
        ]
        found: list[Penalty] = []
        for penalty in (p for p in every if p.case and not any(self._targets(p))):
            terms = Terms(penalty.case, [article.text, *others])
            share = terms.share(article.text)
            if share >= ALIKE and share > max(map(terms.share, others), default=0.0):
                found.append(penalty)
        return found


def _read(sentences: Sequence[Source]) -> Iterator[Penalty]:
    """The sentences of one article that punish; of a list that does, its items."""
    begun: list[Source] = []
    lead: Source | None = None
    for source in sentences:
        begun.append(source)
        if source.text.endswith(_LISTS):
            lead = _joined(begun) if any(_PUNISHES.search(s.text) for s in begun) else None
        elif lead:
            yield Penalty(source, lead, _case(source.text))
        elif _PUNISHES.search(source.text):
            yield Penalty(source, None, _case(source.text))
        if source.text.endswith("。"):
            begun, lead = [], None


def _joined(sources: Sequence[Source]) -> Source:
    """Sentences that follow each other as one."""
    spans = tuple(span for source in sources for span in source.spans)
    return replace(sources[0], spans=spans, text="".join(source.text for source in sources))


def _case(text: str) -> str:
    """What a sentence punishes: its first words behind 违反…规定; empty where they tell no case."""
    bare = _BREACH_OF.sub("", without_marker(text).strip())
    found = _CASE.match(bare)
    case = found["case"] if found else ""
    return "" if _NO_CASE.search(case) or len(case) < LEAST_CASE else case


def _of_whom(shown: Sequence[Source], whom: str) -> list[Source]:
    """The sentences that name someone first; of one whom none names, none."""
    own = [source for source in shown if whom in source.text]
    if not own and not _ANYONE.fullmatch(whom):
        return []
    return [*own, *(source for source in shown if source not in own)]
