"""Whom a document is said to apply to, held against what it says of that itself. Pure.

《X》不适用于企业 is ruled on by the sentence of X that names just these.
"""

from __future__ import annotations

import re

from assistant.checker.claimed import Asked, Ruling
from assistant.checker.corpus import Corpus
from assistant.checker.places import Meant
from assistant.evidence.critical import EXCEPTION, critical_words
from assistant.evidence.sources import CONTRADICTED, SUPPORTED
from index.verbatim import Place

_APPLIES = re.compile(
    r"(?:(?:也|均|都|并|仅|只|同样)*)(?P<no>不)?适用于?(?P<whom>[^，。；不]{2,24})[。；\s]*"
)
_WHOM_FIRST = re.compile(
    r"(?:^|[，。；\n])(?P<whom>[^，。；\n]{2,60}?)(?:，|也|均|都|同样)*(?P<no>不)?适用本[\u4e00-\u9fff]{1,4}(?=[，。；\n]|$)"
)
_WHOM_LAST = re.compile(
    r"本[\u4e00-\u9fff]{1,4}?(?:也|均|都|同样)*(?P<no>不)?适用于(?P<whom>[^，。；\n]{2,60})"
)
"""How a document says whom it applies to: 国家机关不适用本办法, 本办法适用于企业."""
_JOINS = re.compile("、|以及|或者|[和与及或]")
_WHERE = re.compile(r"^在?(?:本[市省区县]|中华人民共和国)(?:行政区域)?(?:范围)?(?:境内|内)?的?")
_STANDS = re.compile(r"^[\s\u3000]*第[一二三四五六七八九十百千]+条[\s\u3000]*")


def applied(corpus: Corpus, asked: Asked, meant: Meant) -> Ruling | None:
    """The ruling on whom a document is said to apply to, where it names just these."""
    told = _APPLIES.fullmatch(asked.words)
    if told is None:
        return None
    for place in corpus.scope(meant.doc_ids, meant.clauses):
        for source, at in corpus.sources(place):
            if ruling := _ruled(asked, told, source.text, at):
                return ruling
    return None


def _ruled(asked: Asked, told: re.Match[str], sentence: str, at: Place) -> Ruling | None:
    """The ruling of a sentence that says of the same whether a document applies to them."""
    if any(word.kind == EXCEPTION for word in critical_words(sentence)):
        return None
    bare = _STANDS.sub("", sentence)
    stated = (found for p in (_WHOM_FIRST, _WHOM_LAST) for found in p.finditer(bare))
    for found in stated:
        whom = [_WHERE.sub("", one) for one in _JOINS.split(found["whom"])]
        if _WHERE.sub("", told["whom"]) in (*whom, _WHERE.sub("", found["whom"])):
            if bool(found["no"]) == bool(told["no"]):
                return Ruling(SUPPORTED, at)
            return Ruling(CONTRADICTED, at, asked.say.say("check_contradicted", words=told[0]))
    return None
