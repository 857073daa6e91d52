"""Cases that quote: rightly, altered, from another place, from two places at once, in English.

Each takes the examiner, a way to write and the number of the case, and gives a case, or None where
chance chose what does not suit.
"""

from __future__ import annotations

import re

from tests.check_alterations import WAYS, alter_english
from tests.check_corpus import Passage, squash
from tests.check_examiner import Examiner, has_limits, is_limited
from tests.check_naming import place
from tests.check_styles import STYLES
from tests.check_writing import Case, names_for, write, write_two

SUPPORTED, ALTERED, MISATTRIBUTED, SPLICED = "supported", "altered", "misattributed", "spliced"

_VERBATIM = ("whole",) * 11 + ("several",) * 3 + ("paragraph",) * 3 + ("part",) * 3
_BY_ITSELF = re.compile(
    r"(?:国家|鼓励|支持|推动|推进|加强|加快|加大|完善|建立|健全|引导|促进|开展|组织|提高|提升|优化|强化"
    r"|落实|规范|扩大|深化|培育|发展|构建|积极|大力|探索|打造|营造|严厉|全面|切实|充分|保护|改善|增强|实现)"
)


def verbatim(exam: Examiner, half: str, i: int) -> Case | None:
    """A sentence, some of them, a list or a part, as it stands."""
    way = _VERBATIM[(i // 2) % len(_VERBATIM)]
    passage = exam.random.choice(exam.lists) if way == "paragraph" else exam.next()
    words = _words(exam, passage, way)
    if words is None or not exam.corpus.is_single(words):
        return None
    quote = STYLES[half].harmless(words, exam.random)
    ids = exam.corpus.around(passage.clause)
    if way == "paragraph":
        ids = (*exam.corpus.inside(passage.clause), *ids)
    return exam.cited(passage, quote, way, half, SUPPORTED, "PPPPPPPTNB", ids=ids)


def _words(exam: Examiner, passage: Passage, way: str) -> str | None:
    if way == "several":
        return _several(exam, passage)
    if way == "part":
        return _part(exam, passage)
    if way == "paragraph":
        return passage.text.replace("\n", exam.random.choice(("", "\n")))
    return None if is_limited(passage) else passage.text


def _several(exam: Examiner, passage: Passage) -> str | None:
    """A sentence and the next of the same clause, with what limits them."""
    found = exam.corpus.sentences_of[passage.clause.id]
    if passage.text not in found[:-1] or len(found) > 4:
        return None
    return "".join(found[found.index(passage.text) :])


def _part(exam: Examiner, passage: Passage) -> str | None:
    """Parts between commas that stand by themselves, of a sentence that limits nothing."""
    if has_limits(passage.text):
        return None
    parts = passage.text.rstrip("。").split("，")
    free = [bool(_BY_ITSELF.match(part)) for part in parts]
    if len(parts) < 3 or not all(free[1:]):
        return None
    begin = exam.random.randrange(1 if free[0] else 0, len(parts) - 1)
    begin = begin if free[begin] else 0
    end = exam.random.randrange(begin + 1, len(parts) + 1)
    words = "，".join(parts[begin:end])
    return words if len(squash(words)) >= 14 and end - begin < len(parts) else None


def altered(exam: Examiner, half: str, i: int) -> Case | None:
    """A sentence in which one thing is otherwise."""
    way = WAYS[(i // 2) % len(WAYS)]
    passage = exam.next()
    changed = STYLES[half].alterations[way](passage.text, exam.random)
    if changed is None or not exam.really_differs(passage, changed, way):
        return None
    if way.startswith("dropped") or exam.random.random() < 0.7:
        quote = changed
    else:
        quote = STYLES[half].harmless(changed, exam.random)
    return exam.cited(passage, quote, way, half, ALTERED, "PPPPPPPPNB", passage.text)


def misattributed(exam: Examiner, half: str, i: int) -> Case | None:
    """A sentence said to stand in another article, paragraph or law."""
    passage = exam.next()
    if is_limited(passage):
        return None
    way = ("other_article", "other_law", "other_article", "other_law", "other_paragraph")[
        (i // 2) % 5
    ]
    wrong = exam.elsewhere(passage, way)
    if wrong is None:
        return None
    outline, at = wrong
    names = exam.names(outline, at, half)
    ids = exam.corpus.around(passage.clause)
    group = "T" if i % 20 in (0, 1) else "P"
    return write(exam.random, group, half, way, MISATTRIBUTED, names, passage.text, ids)


def spliced(exam: Examiner, half: str, i: int) -> Case | None:
    """Words of two articles as if they were one quotation."""
    first = exam.next()
    same = i % 10 < 8
    second = exam.partner(first, same=same)
    if second is None:
        return None
    words, way = _glued(exam, first, second, i)
    if words is None or exam.corpus.holds(words):
        return None
    ids = (*exam.corpus.around(first.clause), *exam.corpus.around(second.clause))
    says = f"{first.text} | {second.text}"
    groups = "PPPNNNNBBB" if same else "BBBBBPPPNN"
    return exam.cited(first, words, way, half, SPLICED, groups, says, ids)


def _glued(exam: Examiner, first: Passage, second: Passage, i: int) -> tuple[str | None, str]:
    """Two whole sentences, or the beginning of one and the end of the other."""
    if is_limited(first) or is_limited(second):
        return None, ""
    if i % 4 < 2:
        return first.text + second.text, "whole_sentences"
    head = first.text.rstrip("。").split("，")
    tail = second.text.split("，")
    if len(head) < 2 or len(tail) < 2:
        return None, ""
    left = "，".join(head[: exam.random.randrange(1, len(head))])
    right = "，".join(tail[exam.random.randrange(1, len(tail)) :])
    if min(len(squash(left)), len(squash(right))) < 12:
        return None, ""
    if not all(exam.corpus.is_single(piece) for piece in (left, right)):
        return None, ""
    return f"{left}，{right}", "halves"


def in_english(exam: Examiner, half: str, i: int) -> Case | None:
    """A sentence of an English document, right, altered or misattributed."""
    passage = exam.random.choice(exam.english)
    verdict = (SUPPORTED, ALTERED, MISATTRIBUTED)[i // 2 % 3]
    words, at = passage.text, passage.clause.address.split("(")[0]
    if verdict == ALTERED:
        words = alter_english(words, exam.random)
    if verdict == MISATTRIBUTED:
        others = {c.address for c in passage.outline.clauses if c.kind == "section"} - {at}
        at = exam.random.choice(sorted(others))
    if exam.corpus.holds(words) is (verdict == ALTERED):
        return None
    names, ids = names_for(passage.outline.title, at, ""), exam.corpus.around(passage.clause)
    quote = words.rstrip(".")
    return write(exam.random, "E", half, verdict, verdict, names, quote, ids, passage.text)


def two(exam: Examiner, half: str, i: int) -> Case | None:
    """A right quotation and another of the same document, right, altered or misattributed."""
    first = exam.next()
    second = exam.partner(first, same=True)
    if not STYLES[half].phrasings["S"] or second is None:
        return None
    if is_limited(first) or is_limited(second):
        return None
    names = exam.names_of(first, half)
    at = place(second.outline, second.clause, exam.random)
    verdict = (SUPPORTED, ALTERED, MISATTRIBUTED)[i % 3]
    words: str | None = second.text
    if verdict == ALTERED:
        words = STYLES[half].alterations["modality"](second.text, exam.random)
    if verdict == MISATTRIBUTED:
        wrong = exam.elsewhere(second, "other_article")
        at = wrong[1] if wrong else None
    if names is None or at is None or words is None:
        return None
    if verdict == ALTERED and not exam.really_differs(second, words, "modality"):
        return None
    around = exam.corpus.around
    truths = (SUPPORTED, around(first.clause)), (verdict, around(second.clause))
    return write_two(exam.random, half, verdict, {**names, "at2": at}, (first.text, words), truths)
