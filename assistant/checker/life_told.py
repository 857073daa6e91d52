"""What happened to a document, told in one sentence, each thing by itself. Pure.

《X法》1994年通过，自1995年起施行，2009年和2017年两次修正 tells four things, which a document says
in lines of their own. Knows only the sentence.
"""

from __future__ import annotations

import re

from index.numerals import ANY_NUMBER, to_int

_PARTS = re.compile("[，,；;]|(?<=[通公发修施生])(?<=通过|公布|发布|修订|修正)并(?=自|于)")
_SUBJECT = re.compile("(?:现行的?)?《[^》]{2,80}》|[该此本](?:法|条例|办法|规定|细则)")
_HAPPENS = re.compile("通过|公布|发布|颁布|印发|修订|修正|修改|施行|实施|生效|废止")
_COUNTS = re.compile(f"(?:全文|全法|共计?|总共)+(?:{ANY_NUMBER}[章节条款项、]?)+")
_AGAIN = re.compile("^(?:并且?|同时|现|后|又|随后|此后|先后|分别)+")
_SEVERAL = re.compile(
    r"(?P<years>[0-9]{4}年(?:(?:、|和|及|与)[0-9]{4}年)+)(?:先后|分别)?"
    f"(?:(?P<count>{ANY_NUMBER})次)?(?P<what>修[正订改])"
)
_YEAR = re.compile("[0-9]{4}年")
_SAME_YEAR = re.compile("同年|当年")


def happenings(words: str) -> list[str]:
    """Each thing that is told to have happened to a document, with its name; empty for one alone.

    Nothing where something else is told too, or amendments are counted that are not named.
    """
    named = _SUBJECT.match(words)
    subject = named[0] if named else ""
    told, year = list[str](), ""
    for part in _PARTS.split(words[len(subject) :].strip("。；; ")):
        part = _AGAIN.sub("", part.strip())
        if year:
            part = _SAME_YEAR.sub(year, part)
        if not (_HAPPENS.search(part) or _COUNTS.fullmatch(part)):
            return []
        years = _YEAR.findall(part)
        year = years[-1] if years else year
        several = _SEVERAL.search(part)
        if several is None:
            told.append(part)
            continue
        each = _YEAR.findall(several["years"])
        if several["count"] and to_int(several["count"]) != len(each):
            return []
        told += [f"于{one}{several['what']}" for one in each]
    whole = [part if repealed(part) else subject + part for part in told]
    return whole if len(whole) > 1 else []


def without_name(words: str) -> str:
    """What is told of a document without the name that it begins with."""
    return _SUBJECT.sub("", words, count=1)


_REPEALED = re.compile(
    "(?:(?:原|旧的?)?《(?P<name>[^》]{2,80})》(?:、|和|与|及|以及)?)+(?:也|均|都|同时|予以|即行)*废止了?"
)
_NAME = re.compile("《([^》]{2,80})》")


def repealed(part: str) -> list[str]:
    """The names of the documents that some words say are repealed; nothing where they say more."""
    return _NAME.findall(part) if _REPEALED.fullmatch(part) else []
