"""Words that stand in the library and together say what it does not. Pure."""

from __future__ import annotations

import re

from assistant.checker.claimed import Asked, Ruling
from assistant.checker.corpus import Corpus
from assistant.checker.findings import ALTERED
from assistant.checker.statements import has_rule
from assistant.evidence.across import across
from assistant.evidence.narrowed import last_part
from assistant.evidence.recombined import recombined
from assistant.evidence.sources import SUPPORTED
from index.verbatim import Place

_MARKS = re.compile('[”」』’"＂]')
SEGMENT_END = re.compile(r"[，。；：,;:]")


def unless_recombined(corpus: Corpus, asked: Asked, ruling: Ruling) -> Ruling:
    """A ruling, unless words that are right together say what the library does not."""
    if ruling.verdict == SUPPORTED and ruling.at:
        return _of_another(corpus, asked, ruling.at) or ruling
    return ruling


def _of_another(corpus: Corpus, asked: Asked, at: Place) -> Ruling | None:
    """Words that are right and together say what the library does not."""
    if joined := across(asked.words, [corpus.article(at)], quoted=asked.quoted):
        one, other = joined
        return Ruling(ALTERED, at, asked.say.say("check_across", one=one, other=other))
    if asked.quoted and (party := corpus.other_party(at, asked.frame)):
        told, stated = party
        note = asked.say.say("check_other_subject", told=told, stated=stated)
        return Ruling(ALTERED, at, note)
    if not asked.quoted and corpus.verbatim.has(asked.letters):
        return None  # its subject stands there too, whatever marks are left out
    said = _with_its_subject(asked) if asked.quoted else asked.words
    another = recombined(said, [corpus.article(at)])
    if another is None:
        return None
    places = corpus.exactly(asked.words, corpus.current, quoted=True) if asked.quoted else ()
    if any(not recombined(said, [corpus.article(place)]) for place in places):
        return None
    told, stated = another
    say = asked.say
    note = (
        say.say("check_other_subject", told=told, stated=stated)
        if stated
        else say.say("check_altered", words=told)
    )
    return Ruling(ALTERED, at, note)


def _with_its_subject(asked: Asked) -> str:
    """A quotation, exact as it is, where the text says before it of whom it holds; else nothing."""
    frame = last_part(_MARKS.split(asked.frame)[-1])
    return f"{frame}{SEGMENT_END.split(asked.words)[0]}" if has_rule(frame) else ""
