"""What a text says to go unpunished in the very words of a clause that punishes it. Pure.

伪造货币的，不追究刑事责任 beside 伪造货币的，处三年以上十年以下有期徒刑: the second half may stand
in another clause, and yet nothing is glued together. Knows the words, not the text they stand in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.checker.claimed import Asked, Ruling
from assistant.checker.corpus import CLOSE, Corpus
from assistant.checker.leads import without_lead
from assistant.evidence.sources import CONTRADICTED
from index.letters import letters_of
from index.markers import without_marker
from index.verbatim import Place

LEAST_CASE = 5
"""Letters of a case below which it is of no deed of its own."""
_WELL = "(?:并|都|也|则|就|均|可以?|应当?|应予|依法|一律|完全|根本|这|属于|属|是|系|即|乃|而)*"
_NOT = (
    "(?:不(?:再|会|必|用|应当?|能|可以|可|得|需要?|予以?)*|无[需须]?|没有?|未|毋[需须]|用不着|免[予于除去]?"
    "|谈不上|算不上|够不上|称不上)"
)
_PUNISHED = (
    "(?:被|受到?|遭到?|承担|担负|负有?|担|追究|构成|属于|算作?|是|以|按|有|认为|认定为|视为|作为|处以?|给予|进行|任何|什么|一切"
    "|其|相应的?|法律|行政|刑事|上的)*"
    "(?:责任?|刑责|犯罪(?:论处|处理|行为)?|罪|刑罚?|处[罚分]|罚款|罚金|追究|追责|制裁|惩罚|判刑|坐牢|获刑|入狱|罚)的?"
)
_CIVIL = "(?:民事|经济)(?:纠纷|争议|问题|行为)"
_FREED = re.compile(
    rf"(?P<case>[^。；！？]+?)的?[，,]?(?P<free>(?:{_WELL}{_CIVIL}[，,])?{_WELL}{_NOT}{_PUNISHED})"
    r"[。；！!.\s]*"
    r"|(?P<case2>[^。；！？]+?)的?[，,](?P<free2>(?:无论如何)?(?:[^，。；！？]{0,24}?)(?:也|都)?"
    r"(?:判不了刑|坐不了牢|罚不[着了]|管不[着了]|治不了罪|无权处[罚理]))[。；！!.\s]*"
    r"|(?P<case3>[^。；！？]+?)的?[，,](?P<free3>(?:其|一切|所有|任何|相[关应]的?|有关)*"
    r"(?:刑事|法律|行政)?(?:责任|刑责|罪责|处罚|罚款|罪名?)(?:[就便都也]|可以?|一概|全部?|从此)*"
    r"(?:一笔勾销|勾销|作罢|免了|算了|既往不咎|不了了之))[。；！!.\s]*"
)
"""Whose case, and that nobody is punished for it."""
_POWERLESS = re.compile("(?:无论如何)?(?P<who>[^，]*?)(?:也|都)?(?:罚不|管不|治不|判不|坐不|无权)")
"""Who is said to be unable to punish."""
_OF_CRIME = re.compile("刑|罪|坐牢|入狱")
_OF_FINES = re.compile("罚款|罚金")
_OF_OFFICE = re.compile("行政|处分")
_CRIME = re.compile("处(?:[^，。；]{0,12}(?:徒刑|拘役|管制)|死刑|罚金)|追究[^，。；]{0,4}刑事责任")
_FINE = re.compile("处[^。；]{0,40}(?:罚款|罚金)")
_PUNISHES = re.compile(f"{_CRIME.pattern}|{_FINE.pattern}|处[^，。；]{{0,12}}拘留")
_MILDER = re.compile("可以|的[，,]|除外|但")
"""Before a penalty, what leaves it open or asks for more of the case."""
_SPARES = re.compile(
    "不(?:再|予|以|认为是|构成|受|负|承担)*(?:追究|处罚|犯罪|行政处罚|刑事|罚款)|免[予于除]|不负|无罪|除外"
)
"""In an article, what spares somebody after all."""


def freed_of(said: str) -> tuple[str, str] | None:
    """The case of what somebody says to go unpunished, and how he says so; else None."""
    found = _FREED.fullmatch(said)
    if not found:
        return None
    case, free = (words for words in found.groups() if words)
    return case, free


def punishes(rest: str, freed: str) -> bool:
    """Does what follows a case punish it in the way of which it is said to be free?

    Args:
        rest: The sentence behind the case.
        freed: How it is said to go unpunished.
    """
    if _OF_OFFICE.search(freed):
        return False  # one of several kinds of penalty
    body = _POWERLESS.match(freed)
    if body and body["who"] not in rest:
        return False  # nobody says that it could
    kind = _CRIME if _OF_CRIME.search(freed) else _FINE if _OF_FINES.search(freed) else _PUNISHES
    found = kind.search(rest.partition("；")[0])
    return found is not None and not _MILDER.search(rest, 0, found.start())


class Unpunished:
    """Rules on what is said to go unpunished, by one library."""

    def __init__(self, corpus: Corpus) -> None:
        """Sit over a library."""
        self._corpus = corpus

    def of(self, asked: Asked, scope: Sequence[Place]) -> Ruling | None:
        """The ruling on a claim whose case opens clauses that punish it; None on any other.

        An article that spares somebody after all, or one among several that does not punish the
        case, leaves it open.

        Args:
            asked: The claim.
            scope: Where to look.
        """
        told = None if asked.quoted else freed_of(without_lead(asked.words))
        case = f"{letters_of(told[0]).text}的" if told else ""
        if told is None or len(case) < LEAST_CASE:
            return None
        opened = [p for p in self._corpus.verbatim.find(case, scope)[:CLOSE] if self._opens(p)]
        if not opened or not all(self._punished(place, told[1]) for place in opened):
            return None
        _, at = next(self._corpus.sources(opened[0]))
        return Ruling(CONTRADICTED, at, asked.say.say("check_contradicted", words=told[1]))

    def _opens(self, place: Place) -> bool:
        """Does a case open a paragraph?"""
        source, _ = next(self._corpus.sources(place))
        return letters_of(without_marker(source.text)).text.startswith(self._corpus.letters(place))

    def _punished(self, place: Place, freed: str) -> bool:
        """Is a case punished right behind it, and nobody spared in its article?"""
        if _SPARES.search(self._corpus.article(place)[0]):
            return False
        _, at = next(self._corpus.sources(place))
        rest = self._corpus.text(Place(place.doc_id, place.end, max(at.end, place.end)))
        return punishes(rest, freed)
