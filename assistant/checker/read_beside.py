"""A claim that no rule can hold against the library, read beside the sentences it may be about.

受到政策的打压 denies that something is encouraged, in words that nobody foresees. A reader that has
learned from many denials is given the sentences that the claim has most in common with, those of
the place that it names where it names one; where it is sure that one of them denies the claim, that
is said, with the sentence. An answer is read with its question. Nothing becomes supported by it,
and what the words decide is not read. Pure: the reader is handed in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise

from assistant.checker.claimed import Asked, Ruling
from assistant.checker.closings import only_closes, without_close
from assistant.checker.contrasts import without_contrasts
from assistant.checker.corpus import CLOSE, Corpus
from assistant.checker.findings import ALTERED
from assistant.checker.leads import without_lead
from assistant.checker.places import Meant
from assistant.checker.plain_words import put_plainly
from assistant.checker.ruling_words import ruled_in_one_word
from assistant.evidence.critical import MODALITY, critical_words
from assistant.evidence.sources import (
    CONTRADICTED,
    SUPPORTED,
    UNSUPPORTED,
    Likely,
    Reads,
    Source,
)
from index.letters import letters_of
from index.script import has_han
from index.verbatim import Place

_Sentences = Sequence[tuple[Source, Place]]

MOST_READ = 4
"""Sentences that are read beside a claim."""
MOST_CLAUSES, LONGEST_CLAUSE = 2, 300
"""Clauses that are read whole besides, and characters of such a clause."""
LEAST_SHARED = 4
"""Pairs of letters that a claim has in common with a sentence that denies it."""
LEAST_SHARE = 0.3
"""Share of a claim's pairs of letters, where it names no place: of a text about other things one
claim in nine has as much in common with any sentence, of denials 97 in 100."""
LEAST_UNPLACED = 12
"""Letters of a claim that names no place below which it is not read: 加强督促检查 of a plan is
about its own matter, and any sentence with its words seems to deny it."""
DENIES, WHOLE_DENIES = 0.65, 0.75
"""Likelihood from which a sentence denies a claim, and a whole clause, where more is at odds with
it; see docs/RESULTS.md for what others told."""
MAY_SAY = 0.5
"""Likelihood from which a sentence may say a claim, which then is not denied beside it."""
CLEARLY, BY_FAR = 0.2, 0.3
"""By how much likelier a claim is denied than said by a clause as a whole, or by another sentence,
which may say it."""
LEAST_AROUND, LEAST_PUT = 4, 3
"""Letters around the words of a sentence that may turn what they say, and letters put into them."""
_NAMES_ITS_PLACE = re.compile(
    r"^[，,；;—\s]*(?:(?:[这此]|以上)[^，。；]{0,6})?(?:参?见[于诸]?|出自|载于|来自|源于|[写规定]在)[^，。；]{0,16}"
    r"|^[，,；;—\s]*(?:[这此]|以上)[都正就便也]?(?:是|系|为)(?![^，。；]*[不未非没无误错假])[^，。；]{0,40}"
    r"(?:规定|要求|内容|表述|原[文话]|条文|明文|精神|态度|意思|[讲说写]的)"
)
"""Behind words, what leads to their place and turns nothing: 见国家颁布的, 这是…的要求."""
_OF_A_BODY = re.compile(
    "[\u4e00-\u9fff]{0,4}(?:部门|机关|机构|公司|企业|政府|委员会|法院|检察院|单位|人员)"
)
"""A word of a body's name, with the rest of it: 林业主管部门."""
_DENY = frozenset("不没未无非")
STRAY = 2
"""Letters between two changes of one word."""
LEAST_SWAPPED = 3
"""Letters for which others are put that are but another word, not another modality."""


OF_ITSELF = re.compile(
    "本(?:预案|办法|通知|意见|条例|规定|方案|细则|决定|规划|纲要|制度|章程|规则|协议|合同|标准|法(?!院))"
)
"""What a text says of itself, which nothing said of another document denies: 本预案由…负责解释."""


class ReadBeside:
    """Reads claims beside the sentences of one library."""

    def __init__(self, corpus: Corpus, reads: Reads) -> None:
        """Sit over a library, with a reader."""
        self._corpus, self._reads = corpus, reads

    def unless_denied(self, asked: Asked, meant: Sequence[Meant], ruling: Ruling) -> Ruling:
        """The ruling on a claim, or that it is denied, where its words may mean that.

        They find nothing of it; or they are a sentence's own, with others around them. The reader
        has learned Chinese denials, and no others.
        """
        if asked.quoted or not has_han(asked.words):
            return ruling
        if ruling.verdict == UNSUPPORTED or (ruling.verdict == ALTERED and asked.denied):
            return self._left_open(asked, meant, ruling)
        stated = self._corpus.text(ruling.at) if ruling.at else ""
        of_clause = any(m.clauses for m in meant)
        if ruling.verdict == ALTERED and asked.copies(
            stated, of_document=bool(meant), of_clause=of_clause
        ):
            return ruling
        if ruling.verdict in (SUPPORTED, ALTERED) and ruling.at and not asked.denied:
            return self._with_its_own_words(asked, ruling, ruling.at)
        return ruling

    def _left_open(self, asked: Asked, meant: Sequence[Meant], ruling: Ruling) -> Ruling:
        words = asked.question + without_lead(asked.words)
        told = asked.told_as(asked.question + asked.words)
        return self._read(asked, words, self._nearest(words, told, meant), ruling)

    def _with_its_own_words(self, asked: Asked, ruling: Ruling, at: Place) -> Ruling:
        """The same of a claim that has a sentence's words, read with those put around them."""
        sentences = list(self._corpus.sources(at))[:MOST_READ]
        if ruling.verdict == SUPPORTED:
            behind = "" if only_closes(asked.behind) else asked.behind
            words = asked.frame + asked.words + behind
            words = words[slice(*without_close(words, (0, len(words))))]
            behind = _NAMES_ITS_PLACE.sub("", words[len(asked.frame + asked.words) :])
            is_own = len(letters_of(behind).text) >= LEAST_AROUND
        else:
            words, is_own = asked.words, _tells_its_own(asked.words, sentences)
        if not is_own:
            return ruling
        return self._read(asked, words, sentences, ruling)

    def _read(self, asked: Asked, words: str, sentences: _Sentences, ruling: Ruling) -> Ruling:
        """The ruling, or that one of some sentences denies the words."""
        if not sentences:
            return ruling
        premises = [*((s.text, place) for s, place in sentences), *_in_their_clauses(sentences)]
        pairs = [_put_alike(text, words) for text, _ in premises]
        if any(letters_of(told).text in letters_of(text).text for text, told in pairs):
            return ruling  # what stands there is not denied
        likely = self._reads(pairs)
        says = [one.says * _may_say(*pair) for one, pair in zip(likely, pairs, strict=True)]
        denies = [one.denies for one in likely]
        bearing_out, against = (denies, says) if asked.denied else (says, denies)
        denying = denying_premise(against, bearing_out, len(sentences))
        if denying is None:
            return ruling
        note = asked.say.say("check_read_contradicted")
        at = premises[denying][1]
        return replace(ruling, verdict=CONTRADICTED, at=at, note=note, is_read=True)

    def _nearest(self, words: str, asked: Asked, meant: Sequence[Meant]) -> _Sentences:
        """The sentences with most pairs of letters of a claim."""
        if not meant and (len(letters_of(words).text) < LEAST_UNPLACED or OF_ITSELF.search(words)):
            return []
        told = set(pairwise(words))
        shared = {
            place: (len(told & set(pairwise(source.text))), source)
            for source, place in self._around(asked, meant)
        }
        is_placed = any(m.clauses for m in meant)
        least = max(LEAST_SHARED, 0 if is_placed else LEAST_SHARE * len(told))
        ranked = sorted(shared.items(), key=lambda item: -item[1][0])[:MOST_READ]
        return [(source, place) for place, (count, source) in ranked if count >= least]

    def _around(self, asked: Asked, meant: Sequence[Meant]) -> Iterator[tuple[Source, Place]]:
        within = self._corpus.within(meant)
        if meant:
            stretches = self._corpus.stretches(asked.letters, within)
        else:
            stretches = self._corpus.verbatim.near(asked.letters, CLOSE, within)
        for place in stretches:
            yield from self._corpus.sources(place)


def read_beside(reads: Reads, premise: str, claim: str) -> Likely | None:
    """What a reader makes of a claim beside one passage; None of a claim that it cannot read."""
    if not has_han(claim):
        return None
    (likely,) = reads([_put_alike(premise, without_lead(claim))])
    return likely


def denying_premise(
    against: Sequence[float], bearing_out: Sequence[float], sentences: int
) -> int | None:
    """Which premise denies a claim for sure, while none may say it; None where none does.

    Args:
        against: How likely each premise denies it, the ``sentences`` first, whole clauses behind.
        bearing_out: How likely each says it.
        sentences: How many are sentences.
    """
    least = [DENIES if at < sentences else WHOLE_DENIES for at in range(len(against))]
    sure = [at for at, likely in enumerate(against) if likely >= least[at]]
    if not sure:
        return None
    best = max(sure, key=against.__getitem__)
    said = max(bearing_out[:sentences]), max(bearing_out[sentences:], default=0.0)
    is_clear = all(
        likely < MAY_SAY or against[best] >= likely + margin
        for likely, margin in zip(said, (BY_FAR, CLEARLY), strict=True)
    )
    return best if is_clear else None


def _may_say(text: str, words: str) -> bool:
    """May a text say what some words do: that something is allowed, where it rules at all?

    （三）个人设立实验室的 of a list of what is punished does not say that anybody may.
    """
    ruled, told = (
        {word.value for word in critical_words(one) if word.kind == MODALITY}
        for one in (text, words)
    )
    return bool(ruled) or not ("may" in told or _MAY.search(words))


_MAY = re.compile("(?<![不没才功职性效只])能(?![不够力源耗量])")
"""What allows in everyday words: 都能照自己的意思开设."""


def _put_alike(text: str, words: str) -> tuple[str, str]:
    """A text, and words put as it has them, with one form for each way to rule and each amount."""
    told = without_contrasts(words, text)
    return ruled_in_one_word(text), ruled_in_one_word(put_plainly(told, text))


def _in_their_clauses(sentences: _Sentences) -> list[tuple[str, Place]]:
    """The clauses of the first sentences, of which what else they say may be meant too."""
    told = [(source.clause.text, source, place) for source, place in sentences[:MOST_CLAUSES]]
    return [
        (text, place)
        for text, source, place in told
        if len(source.text) + LEAST_AROUND < len(text) <= LONGEST_CLAUSE
    ]


def _tells_its_own(words: str, sentences: _Sentences) -> bool:
    """Has a claim with most of its source's words enough of its own to turn what that says?

    One word that does not deny in the place of another, as of one body for another, is not enough,
    nor are amounts and words that rule for others (可以不 for 应当). What its source goes on with
    behind a comma is in the place of nothing at its end. What is longer than what is read is not
    looked through: that would take its square.
    """
    stated, joints = _joints(sentences)
    said = letters_of(words).text
    if max(len(stated), len(said)) > 2 * LONGEST_CLAUSE:
        return False
    changed = _changed(stated, said)
    gone = Counter("".join(stated[a:b] for a, b, _, _ in changed))
    own = Counter("".join(said[c:d] for _, _, c, d in changed)) - gone
    put = [(a, b, c, d) for a, b, c, d in changed if c < d]
    ruling = {i for word in critical_words(said) for i in range(word.start, word.end)}
    if not Counter(said[i] for _, _, c, d in put for i in range(c, d) if i not in ruling) - gone:
        return False
    swapped = [(a, b) for a, b, _, d in put if not (d == len(said) and a in joints)]
    is_swap = len(put) == 1 and any(
        b - a >= LEAST_SWAPPED or (a < b and _OF_A_BODY.match(stated, a)) for a, b in swapped
    )
    return own.total() >= LEAST_PUT and not (is_swap and _DENY.isdisjoint([*own, *gone]))


def _changed(stated: str, said: str) -> list[tuple[int, int, int, int]]:
    """Where letters are others, ``[a, b)`` of what is stated and ``[c, d)`` of what is said.

    What is parted by few letters is one: 设区的市级 for 省、自治区、直辖市.
    """
    found = list[tuple[int, int, int, int]]()
    for op, a, b, c, d in SequenceMatcher(None, stated, said, autojunk=False).get_opcodes():
        if op == "equal":
            continue
        if found and a - found[-1][1] <= STRAY:
            a, c = found[-1][0], found.pop()[2]
        found.append((a, b, c, d))
    return found


def _joints(sentences: _Sentences) -> tuple[str, set[int]]:
    """The letters of sentences, and before which of them a comma or another mark stands."""
    stated, joints = "", set[int]()
    for source, _ in sentences:
        letters = letters_of(source.text)
        joints |= {
            len(stated) + at for at, (a, b) in enumerate(pairwise(letters.places), 1) if b - a > 1
        }
        stated += letters.text
        joints.add(len(stated))
    return stated, joints
