"""What a writer remarks on the words he copies, behind them: …，大家先别急着签字. Pure.

Known by what it tells of, what somebody does who hears of a rule and not by it, and by how it
speaks: to somebody, or in words that the library's documents do not use. A rule of his own is no
remark, and stays a part of what is held against the library.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from assistant.checker.around_rules import CONTINUES, judges, rules_too, takes_rule_back, tells_deed
from assistant.checker.claims import Claim
from assistant.checker.closings import only_closes
from assistant.checker.corpus import Corpus
from assistant.checker.places import Meant
from assistant.checker.splices import LEAST_PIECE
from assistant.checker.statements import CONSEQUENCE
from assistant.checker.told_less import NEAR_VERBATIM
from assistant.evidence.collation import collate
from assistant.evidence.critical import NUMBER, CriticalWord, critical_words, unit_of
from assistant.evidence.wording import LONGEST_FRAME, joints
from index.letters import Letters, letters_of
from index.script import has_han
from index.verbatim import Place

LONGEST = 24
"""Letters of a remark, of one segment or more."""
FOREIGN = 0.5
"""Share of its triples of letters that the library may have."""
_FEELS = "惭愧|佩服|感动|感慨|受教|[涨长](?:知识|见识|姿势)|学到了|帮了[^，。；]{0,2}忙"
"""What is felt at words that one reads."""
_SPOKEN = re.compile(
    "[你您咱]|我(?!国)|[大自]家(?!庭|[具用装电])|各位|贵(?:[司公局院校所]|单位)|谁|别(?:再|说|急|问|怕|忘|理)|[吗呢吧嘛啦哦]$"
    f"|真是|居然|竟然|难怪|怪不得|幸亏|幸好|{_FEELS}"
)
"""What speaks to somebody, or of oneself, as no document that rules does."""
_REACTS = re.compile(
    "[说讲听看问查信懂疑怕急忘笑叹惊愣吵骂赞写读念]|知[晓道]|看法|说法|意见|表示|主张|评[论述说议]|议论|反[应响]|回应|关注|留言"
    "|沉默|摇头|点头|鼓掌|掌声|哑口|称是|记住|讨论|争[论议]|签字|转发|收藏|点[赞评]|退订|排版|刊登|打印|张贴|抄送|采纳"
    "|停顿|音乐|旁白|待续|插话|译文|划线|加粗|高兴|满意|开心|放心|热议|叫好|觉得|建议"
    f"|{_FEELS}"
)
"""What somebody does who hears of a rule or has its words before him, and not by it."""
_AT_ODDS = re.compile("(?:看法|说法|意见|反应|褒贬|评价)不[一同]|不信|别(?=再|说|急|问|怕|忘|理)")
"""A 不 or 别 that denies nothing of what is said."""
_COPIED_SO = re.compile("照此(?=排版|刊登|打印|张贴|抄送)")
"""A 照 that asks for a copy, and carries out no rule."""
LEAST_FOREIGN = 6
"""Letters of words that are a remark for being no words of the library."""
_IN_BRACKETS = re.compile(r"[（(【][^（()）【】\n]{1,24}[）)】][。；]?\s*$")
_BLANK = re.compile(r"(?<=\w)(?=[ \u3000]+\w)")
"""Where a remark may begin that no comma parts from what is said."""
_TURNS = re.compile("敬?请|谢谢|以上|退订|转发|收到|——")
"""How one begins that nothing parts from it."""


class Remarks:
    """Knows what is a remark by what the library has."""

    def __init__(self, corpus: Corpus) -> None:
        """Take the documents."""
        self._corpus = corpus

    def without(self, text: str, claim: Claim, meant: Sequence[Meant]) -> Claim:
        """Leave out the last segments of what is said where they only remark on the rest.

        The rest stands in the library, or nearly so, up to the end of a segment.
        """
        words = text[slice(*claim.said)]
        letters = letters_of(words)
        if not has_han(words) or self._corpus.verbatim.has(letters.text):
            return claim
        end = len(words)
        for cut in _cuts(words, letters):
            last = letters.places[cut - 1] + 1
            if not (_may_begin(letters, cut) and self._is_remark(words[last:end])):
                break
            end = last
            if self._is_copy(letters.text[:cut], letters.text[cut:], meant):
                return replace(claim, said=(claim.said[0], claim.said[0] + end))
        return self._without_what_follows(claim, words, letters)

    def _without_what_follows(self, claim: Claim, words: str, letters: Letters) -> Claim:
        """Leave out what goes on behind the end of a sentence of the library with no mark."""
        if not _TURNS.search(words):
            return claim
        near = self._corpus.near(letters.text, self._corpus.current)
        if near is None or not near[1].blocks or not self._corpus.ends_a_sentence(near[0]):
            return claim
        cut = sum(near[1].blocks[-1][1:])
        last = letters.places[cut - 1] + 1
        begins = _may_begin(letters, cut) and _TURNS.match(words, last)
        if not (begins and self._is_remark(words[last:])):
            return claim
        if not self._has_nearly(letters.text[:cut], letters.text[cut:], self._corpus.current):
            return claim
        return replace(claim, said=(claim.said[0], claim.said[0] + last))

    def is_unheard(self, behind: str) -> bool:
        """Are words behind what is said a remark that is none of the known closes?"""
        plain = behind.strip("，,；;。 \n")
        return not only_closes(plain) and self._is_remark(plain)

    def _is_remark(self, close: str) -> bool:
        """Do words speak as the library does not, and rule nothing?"""
        plain = _AT_ODDS.sub("", close)
        if CONTINUES.match(close) or takes_rule_back(close):
            return False
        if rules_too(plain) or CONSEQUENCE.search(close):
            return False
        if any(_decides(word) for word in critical_words(plain)):
            return False
        if not _REACTS.search(close) or tells_deed(_COPIED_SO.sub("", close)):
            return False
        if _SPOKEN.search(close) or _IN_BRACKETS.match(close.strip()):
            return True
        letters = letters_of(close).text
        if len(letters) < LEAST_FOREIGN or judges(close):
            return False
        triples = _triples(letters)
        return sum(map(self._corpus.verbatim.has, triples)) <= FOREIGN * len(triples)

    def _is_copy(self, letters: str, remark: str, meant: Sequence[Meant]) -> bool:
        """Does a place that is named, or any, have these letters to the end, or nearly so?

        And its article has no part of the remark, which may be what is put in the place of another.
        """
        scope = self._corpus.scope_of(meant)
        return any(
            self._has_nearly(letters, remark, places)
            for places in (scope, self._corpus.current, self._corpus.past)
            if places
        )

    def _has_nearly(self, letters: str, remark: str, scope: Sequence[Place]) -> bool:
        near = self._corpus.near(letters, scope)
        if near is None or not near[1].blocks:
            return False
        at, found = near
        lead = found.blocks[0][1]
        told = collate(self._corpus.letters(at), letters[lead:])
        if lead > LONGEST_FRAME or told.share < NEAR_VERBATIM:
            return False
        article = letters_of(self._corpus.article(at)[0]).text
        is_whole = sum(found.blocks[-1][1:]) == len(letters) and self._corpus.ends_a_segment(at)
        return is_whole and not any(triple in article for triple in _triples(remark))


def _triples(letters: str) -> list[str]:
    return [letters[at : at + 3] for at in range(len(letters) - 2)]


def _may_begin(letters: Letters, cut: int) -> bool:
    """Is what begins with a letter short enough for a remark, and what is ahead no mere frame?"""
    return 0 < len(letters.text) - cut <= LONGEST and cut >= 2 * LEAST_PIECE


def _cuts(words: str, letters: Letters) -> list[int]:
    """Numbers of the letters that a remark may begin with, last first; none within brackets."""
    bracket = _IN_BRACKETS.search(words)
    whole = words[: bracket.start()] if bracket else words
    marks = [m.start() for m in _BLANK.finditer(whole)] + ([len(whole)] if bracket else [])
    unmarked = {bisect_left(letters.places, at) for at in marks}
    return sorted(joints(whole) | unmarked, reverse=True)


def _decides(word: CriticalWord) -> bool:
    """Is a critical word more than a 一 that counts nothing: 一家人?"""
    return word.kind != NUMBER or bool(unit_of(word.value))
