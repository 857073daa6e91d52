"""What takes a sentence back, excepts from it or decides on what it proposes.

拟上调至2.3元 says too much where 会议未同意该方案 follows, and 每小时收费四元 says too little where
搬家车辆免费 does, or where another clause says that this one 不适用. Knows one library, no question
and no language model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from assistant.chat.clause_sentences import sentences_of
from assistant.evidence.critical import EXCEPTION, NEGATION, critical_words
from assistant.evidence.sources import Source
from index.library import Library
from index.library_links import Links
from index.outline import Clause

MOST = 2
"""Sentences of other clauses that are shown, and sentences between a proposal and its outcome."""
_BUT = re.compile(r"\s*(?:但是?|然而|however\b|but\b|nevertheless\b)", re.I)
_DONE = "同意|通过|批准|采纳|采用|核准|接受|实施|执行|施行"
_REFUSED = re.compile(
    rf"(?:未(?!经)予?|没有|不(?:予|再)?)(?:[获能被]|得到?){{0,2}}(?:{_DONE})(?![^，。；]*[的者][，,])"
    rf"|否决|驳回(?!通知)|(?:暂缓|暂停|推迟|停止)(?:{_DONE})|推迟[，。；]|暂不作?决定|不在此限"
    r"|(?:除外|例外)[。\s]*$|另有(?:规定|约定)的，(?:依照|按照|适用|从)其"
    r"|\b(?:was|were|is|are|been) (?:not (?:yet )?(?:approved|adopted|accepted|agreed|carried)"
    r"|rejected|declined|withdrawn|postponed|deferred|voted down)\b"
    r"|\b(?:did|does|do) not (?:approve|adopt|accept|agree|apply)\b",
    re.I,
)
"""What says that something told before it was not, or is no longer, to be."""
_NOT_FOR = re.compile(r"\s*(?:前[款项述]|上述|本[条款])[^，。；]{0,8}不(?:适用|受)")
"""What says of the sentence before whom it is not for: 前款规定不适用于盲人."""
_EXEMPT = re.compile(
    r"(?:免予|免于|无需|无须|不需要?|不必|不用|可以不)(?:[交缴]纳|支付|收取|[缴交付买])?"
    r"(?P<what>[\u4e00-\u9fff]{2})|免(?P<of>[\u4e00-\u9fff]{2,3})费"
    r"|(?:(?:不得|不再|不予|免予?)(?:加收|征收|交纳|缴纳|收取?|[交缴])|不收取?)(?P<paid>[\u4e00-\u9fff]?费|[\u4e00-\u9fff]{2})"
    r"|\bno (?P<due>[a-z]{3,4})[a-z]* (?:is|are|(?:may|shall|must|can|will) be)"
    r" (?:due|required|needed|payable|made|charged|taken|levied|imposed)\b"
    r"|\b(?:need not|not required to|exempt from) (?P<deed>[a-z]{4})",
    re.I,
)
"""免予备案 or no repayment is due, where the sentence before it asks for that."""
_EXCLUDES = re.compile(
    r"不(?:属于|视为|算作?|认定为|作为|计入|列入)(?P<what>[\u4e00-\u9fff]{3,8})"
    r"|\b(?:is|are|shall) not (?:be )?(?:(?:treated|regarded|counted) as )?(?:an? )?"
    r"(?P<thing>[a-z]{4,} [a-z]{4,})",
    re.I,
)
"""What is told to be none of what a rule is for: are not exceptional circumstances."""
_FREE = re.compile(
    r"免费|免[收交缴征]|不收取?|减[半免]|\b(?:free of charge|no charge|free for|waived|exempt)\b",
    re.I,
)
_PAID = re.compile(r"[元角]|费|金|[¥$€£]|\b(?:fees?|charges?|yuan|costs?|pay)\b", re.I)
_GIVES = re.compile("给予|发放|发给|补[贴助偿]|奖励|支付|退还|返还|享受|领取|申领|报销")
_WITHHOLDS = re.compile(
    "不予|不再(?=享受|给予|发|支付|补)|不给|不得(?=享受|领取|申领|申请)|停发|停止(?=发|支付|享受)"
)
"""What is not given, 不予发放当月运营补助, where the sentence before it gives that."""
SHORTEST_GIFT = 3
"""Letters by which what is withheld is known to be what is given."""
_PART = re.compile("[，。；：]")
_PROPOSED = re.compile(
    r"提出|建议|提议|申请|请求|主张|认为|\b(?:proposed|suggested|requested|recommended|asked)\b",
    re.I,
)
_DECIDED = re.compile(
    rf"(?:会议|会上|与会|委员会|理事会|董事会|大会|经(?:讨论|研究|表决|审议))[^。；]*?(?:决定|{_DONE}|否决|推迟)"
    r"|\b(?:committee|board|meeting|council|members|it was|panel)\b[^.;]*?\b(?:agreed|decided"
    r"|resolved|rejected|approved|adopted|declined|deferred|postponed|accepted)\b",
    re.I,
)
_NOT_YET = r"\b(?:until|pending)\b[^.;]*?\b(?:appro|adopt|confirm|ratif|carried|agree)"
_AS_BEFORE = r"\b(?:remain|continue|stay|still|appl)"
_SUSPENDS = re.compile(
    rf"(?:{_DONE}|生效)(?:之?前|以前)[，,]?[^，。；]{{0,6}}?(?:仍|暂|继续|维持|不(?:予|得)?(?:{_DONE}))"
    rf"|{_NOT_YET}[^.;]*?{_AS_BEFORE}|{_AS_BEFORE}[^.;]*?{_NOT_YET}",
    re.I,
)
"""What says of all that is decided beside it that it does not hold yet."""
_EXCEPTS = re.compile(r"不适用|不受[^，。；]{0,24}限制|\b(?:does|do|shall) not apply\b", re.I)
"""How a clause says of another that it is not meant."""


class TakenBack:
    """Finds, in one library, what takes back a sentence."""

    def __init__(self, library: Library, links: Links) -> None:
        self._library = library
        self._links = links

    def of(self, source: Source) -> Sequence[Source]:
        """The sentences behind one in its clause, then those of other clauses, in reading order.

        Of its clause also what tells further on what is none of its cases.
        """
        behind = self._behind(source)
        decided = _outcome(source, behind)
        taken = decided or list(takewhile(lambda s: takes_back(s.text, source.text), behind))
        excluded = [s for s in behind if _excludes(s.text, source.text)]
        others = [*excluded, *self._in_next(source), *self._suspending(source)]
        others += self._naming(source)
        return list(dict.fromkeys([*taken, *others[:MOST]]))

    def _behind(self, source: Source) -> list[Source]:
        """The sentences behind one in its clause."""
        ends = source.spans[-1][1]
        every = self._sentences(source, source.clause)
        return [one for one in every if one.spans[0][0] >= ends]

    def _in_next(self, source: Source) -> Iterator[Source]:
        """The sentences of the next clause beside its own that free somebody from what it asks.

        Each with those behind it that except from it.
        """
        for clause in self._following(source.clause)[:1]:
            sentences = self._sentences(source, clause)
            for at, one in enumerate(sentences):
                if _frees(one.text, source.text):
                    yield one
                    yield from takewhile(lambda s: _BUT.match(s.text), sentences[at + 1 :])

    def _suspending(self, source: Source) -> Iterator[Source]:
        """The sentences of the later items of its decision that say it does not hold yet."""
        if source.clause.parent is None or source.clause.kind == "article":
            return
        for clause in self._following(source.clause):
            if _SUSPENDS.search(clause.text):
                yield from (s for s in self._sentences(source, clause) if _SUSPENDS.search(s.text))

    def _following(self, own: Clause) -> list[Clause]:
        """The clauses behind one that stand beside it."""
        outline = self._library.outline(own.doc_id)
        beside = [c for c in outline.clauses if c.parent == own.parent and c.kind == own.kind]
        ids = [clause.id for clause in beside]
        return beside[ids.index(own.id) + 1 :] if own.id in ids else []

    def _naming(self, source: Source) -> Iterator[Source]:
        """The sentences elsewhere that say that its clause or its part does not apply."""
        for link in self._links.of(source.clause.doc_id):
            if any(self._is_in(source, target) for target in link.targets):
                clause = self._library.clause(link.source)
                found = (s for s in self._sentences(source, clause) if link.stands_in(s.spans))
                yield from (s for s in found if _EXCEPTS.search(s.text) and s.spans != source.spans)

    def _is_in(self, source: Source, clause_id: str) -> bool:
        """Is a clause that of a sentence, or a part of that in which the sentence stands?"""
        if clause_id == source.clause.id:
            return True
        inside = clause_id.startswith(source.clause.id)
        spans = self._library.clause(clause_id).spans if inside else ()
        return any(a < end and start < b for a, b in spans for start, end in source.spans)

    def _sentences(self, source: Source, clause: Clause) -> list[Source]:
        """All sentences of a clause of the same document."""
        return sentences_of(self._library, clause, source.title)


def _outcome(source: Source, behind: Sequence[Source]) -> list[Source]:
    """What follows a proposal, down to the sentence that decides on it."""
    if not _PROPOSED.search(source.text) or _DECIDED.search(source.text):
        return []
    at = next((i for i, s in enumerate(behind[: MOST + 1]) if _DECIDED.search(s.text)), None)
    return [] if at is None else list(behind[: at + 1])


def takes_back(text: str, before: str) -> bool:
    """Does a sentence take back the one before it, or except somebody from it?

    It refuses what was told (会议未同意该方案), goes on with a 但 that denies or follows a denial,
    frees somebody from what the one before it asks for (免予备案), or from paying where that asks
    for money, or holds back what that gives (不予发放补助).
    """
    if _REFUSED.search(text) or _NOT_FOR.match(text):
        return True
    if but := _BUT.match(text):
        said = critical_words(text[but.end() :])
        is_denied = any(word.kind == NEGATION for word in critical_words(before))
        return is_denied or any(word.kind in (NEGATION, EXCEPTION) for word in said)
    if _frees(text, before) or _withholds(text, before):
        return True
    return bool(_FREE.search(text) and _PAID.search(before))


def refusal(text: str, before: str) -> str:
    """The words by which a sentence refuses what the one before it proposes; empty without any."""
    found = _REFUSED.search(text) if _PROPOSED.search(before) else None
    return found[0] if found else ""


def _frees(text: str, before: str) -> bool:
    """Does a sentence say of what another one asks for that it need not be?"""
    named = (word for m in _EXEMPT.finditer(text) for word in m.groups() if word)
    return any(word.lower() in before.lower() for word in named)


def _excludes(text: str, before: str) -> bool:
    """Does a sentence say of some things that they are none of those that another one is for?"""
    return any(
        (m["thing"] or m["what"][:SHORTEST_GIFT]).lower() in before.lower()
        for m in _EXCLUDES.finditer(text)
    )


def _withholds(text: str, before: str) -> bool:
    """Does a sentence say of what another one gives that it is not given?"""
    if not _GIVES.search(before):
        return False
    parts = [p for p in _PART.split(text) if _WITHHOLDS.search(p)]
    runs = [run for part in parts for run in _WITHHOLDS.split(part)]
    return any(
        run[at : at + SHORTEST_GIFT] in before
        for run in runs
        for at in range(len(run) - SHORTEST_GIFT + 1)
    )
