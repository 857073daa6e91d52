"""Words that stand in the library and together say what it does not. Pure."""

from __future__ import annotations

import re

from assistant.checker.around_rules import narrows_rule
from assistant.checker.claimed import Asked, Ruling
from assistant.checker.corpus import Corpus
from assistant.checker.findings import ALTERED
from assistant.checker.statements import has_rule
from assistant.evidence.across import across
from assistant.evidence.conditions import SEGMENT_END
from assistant.evidence.narrowed import last_part
from assistant.evidence.recombined import recombined
from assistant.evidence.sources import SUPPORTED
from assistant.evidence.swapped import other_places
from index.letters import letters_of
from index.markers import without_marker
from index.verbatim import Place

_MARKS = re.compile('[”」』’"＂]')
_CASE = re.compile("[^，。；：,]{4,}的[，,]$")
"""The case that a text tells right before a quotation: 没有造成损害的，“应当减轻处罚”."""


def unless_recombined(corpus: Corpus, asked: Asked, ruling: Ruling) -> Ruling:
    """A ruling, unless words that are right together say what the library does not."""
    if ruling.verdict == SUPPORTED and ruling.at:
        return _of_another(corpus, asked, ruling.at) or ruling
    return ruling


LEAST_RULED = 4
"""Letters by which what is ruled is known at the beginning of a segment."""


def _of_another(corpus: Corpus, asked: Asked, at: Place) -> Ruling | None:
    """Words that are right and together say what the library does not."""
    if joined := across(asked.words, [corpus.article(at)], quoted=asked.quoted):
        one, other = joined
        return Ruling(ALTERED, at, asked.say.say("check_across", one=one, other=other))
    if name := "" if asked.quoted else _no_subject(asked.words, corpus.whole_text(at)):
        return Ruling(ALTERED, at, asked.say.say("check_altered", words=name))
    if asked.quoted and (party := corpus.other_party(at, asked.frame)):
        told, stated = party
        note = asked.say.say("check_other_subject", told=told, stated=stated)
        return Ruling(ALTERED, at, note)
    if lead := "" if asked.quoted else narrowing_lead(asked.frame, corpus.article(at)[0]):
        return Ruling(ALTERED, at, asked.say.say("check_altered", words=lead))
    if pointed := None if asked.quoted else _other_pointer(asked, corpus.left_of(at)):
        told, stated = pointed
        return Ruling(ALTERED, at, asked.say.say("check_differs", told=told, stated=stated))
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


_RULED = "(?:应当?|必须|须|不得|可以|负责|有权|要|禁止)"
_NAME = re.compile(rf"([\u4e00-\u9fff]{{2,12}}?)(?={_RULED})")
_GOES_ON = f"(?:{_RULED}|是|为|由|对|根据|依|[、及和或与])"
"""What stands behind somebody of whom a sentence tells something."""


def _no_subject(said: str, sentence: str) -> str:
    """Somebody of whom a sentence does not tell what a claim does, though it has his name.

    用户应当检修 of 供水单位是所有人，应当检修，不得向用户收费.
    """
    found = _NAME.match(said)
    if found is None or found[1] not in sentence:
        return ""
    name, rule = found[1], letters_of(said[found.end() :]).text[:LEAST_RULED]
    segments = SEGMENT_END.split(without_marker(sentence))
    goes_on = any(letters_of(segment).text.startswith(rule) for segment in segments)
    is_told = any(s.strip().startswith(name) or re.search(name + _GOES_ON, s) for s in segments)
    return name if goes_on and not is_told else ""


_POINTS = re.compile("前[一二两]?[款条]|本(?:法|条例|办法|规定|细则)第")


def _other_pointer(asked: Asked, left: str) -> tuple[str, str] | None:
    """The places that a text points to ahead of a rule, and others that its source points to there.

    因前款第三项解散的 of 因前款第一项、第二项解散的.
    """
    ahead = asked.frame + SEGMENT_END.split(asked.words)[0]
    return other_places(ahead, left) if _POINTS.search(asked.frame) else None


_NAMES_PLACE = re.compile("》|第[^，。；]{1,8}[条款项]|规定|明确|要求")


def narrowing_lead(frame: str, article: str) -> str:
    """What a text says ahead of a rule of whom alone it holds, and its article does not."""
    own = letters_of(article).text
    leads = (lead.strip() for lead in SEGMENT_END.split(frame) if not _NAMES_PLACE.search(lead))
    return next((w for w in leads if narrows_rule(w) and letters_of(w).text not in own), "")


def _with_its_subject(asked: Asked) -> str:
    """A quotation, exact as it is, where the text says before it of whom it holds; else nothing."""
    own, first = _MARKS.split(asked.frame)[-1], SEGMENT_END.split(asked.words)[0]
    if case := _CASE.search(own.rstrip("“「『‘\"' \u3000")):
        return f"{case[0]}{first}"
    frame = last_part(own)
    return f"{frame}{first}" if has_rule(frame) else ""
