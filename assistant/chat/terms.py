"""What a question is about, by its words, and what of it stands in a text. Pure.

Chinese is compared by pairs of characters, English by words without their endings. Knows no library
and no model.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from assistant.evidence.critical import fold_width

LEAST_TERMS = 3
"""Pairs of characters, or words, from which a question says by itself what it is about."""
ASKS = ("？", "?")
ASKED_AGAIN = 0.7
"""Share of a question's words in another one that asks the same."""
_PIECES = re.compile(r"[，,；;。：:]")
_FILLER = re.compile(
    "什么时候|什么|怎么样|怎么办|怎么|怎样|如何|哪些|哪个|哪几|哪种|哪里|多少|多久|多长|几|是否|能不能|"
    "可不可以|有没有|要不要|会不会|请问|文件|意见|规定|要求|条例|办法|提到|提出|需要|应该|应当|可以|吗|呢|"
    "的|了|是|在|对|有|和|与|或|被|把|我们|我|要|能|会|这个|这份|该|本|谁|由|为|到|从|中|里|上|下|之|一个|"
    "主要|具体|方面|内容|问题|情况|进行|关于"
)
_WANTED = re.compile("(?:哪一?[个些家支位种所座名条届部]|什么)[\u4e00-\u9fff]{2}")
"""What is asked for, of no matter: 哪个国家."""
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")
_WORD = re.compile(r"[a-z]{4,}|[0-9]+")
_LATIN = re.compile(r"[a-z]{3,}")
_NAMED = re.compile("《([^》]{1,30})》|“([^”]{1,20})”")
_NUMERIC = re.compile(r"\s*[0-9０-９]")
_CHOICE = re.compile(r"还是|\bor\b")
_EXACT = re.compile(r"[a-z][a-z0-9.-]*[a-z0-9]|[0-9]+(?:[.,][0-9]+)*%?")
_ASKING = re.compile(
    "about|after|all|allowed|am|an|and|any|are|as|at|away|be|been|before|by|can|could|did|do|"
    "does|each|for|from|get|give|had|has|have|he|her|his|how|if|in|into|is|it|its|long|many|"
    "may|me|much|must|my|need|no|not|of|off|often|on|or|our|out|shall|she|should|so|some|"
    "someone|somebody|soon|still|than|that|the|their|them|then|there|these|they|this|those|to|"
    "under|until|up|us|was|we|were|what|when|where|whether|which|while|who|whom|whose|why|"
    "will|with|would|you|your"
)
"""English words that ask or join and are not what a question is about."""
_ENDING = re.compile("(?<=[a-z]{4})(?:ies|es|s|ed|ing|y|e)$")
"""What an English word may lose and still be found inside its other forms."""


class Terms:
    """What a question is about, each term weighed by how few of some sentences have it."""

    def __init__(self, question: str, sentences: Sequence[str]) -> None:
        folded = fold_width(question).lower()
        named = [one or other for one, other in _NAMED.findall(folded)]
        rest = _NAMED.sub(" ", folded)
        exact = _EXACT.findall(rest)
        if not is_han(question):
            exact = [_ENDING.sub("", word) for word in exact if not _ASKING.fullmatch(word)]
        self._exact = dict.fromkeys([*named, *exact], 1.0)
        pairs = [t for t in terms_in(rest) if _HAN_RUN.search(t)]
        texts = [fold_width(s).lower() for s in dict.fromkeys(sentences)]
        self._weights = {
            term: math.log((len(texts) + 1) / (sum(_has(t, term) for t in texts) + 0.5))
            for term in [*pairs, *self._exact]
        }

    def share(self, text: str) -> float:
        """The weighed share of the terms that stand in a text; 1 where there are none."""
        return _share(self._weights, text) if self._weights else 1.0

    def exact_share(self, text: str) -> float:
        """The share of names, numbers and Latin words that do; 1 where there are none."""
        return _share(self._exact, text) if self._exact else 1.0


def _share(weights: Mapping[str, float], text: str) -> float:
    folded = fold_width(text).lower()
    whole = sum(weights.values())
    return sum(w for term, w in weights.items() if _has(folded, term)) / whole if whole else 0.0


def _has(folded: str, term: str) -> bool:
    """Does a text in half width have a term, a number not in a longer one (8 in 180)?"""
    if term not in folded or not term[0].isdigit():
        return term in folded
    return (
        re.search(rf"(?<![0-9])(?<![0-9][.,]){re.escape(term)}(?![.,]?[0-9])", folded) is not None
    )


def terms_in(folded: str) -> list[str]:
    """What a text, in half width, is about: pairs of characters, longer Latin words, figures."""
    terms = []
    for run in _HAN_RUN.findall(_FILLER.sub(" ", folded)):
        terms += [run[i : i + 2] for i in range(len(run) - 1)] or [run]
    return list(dict.fromkeys([*terms, *_WORD.findall(folded)]))


def known_elsewhere(question: str, text: str, other: str) -> int:
    """How many characters of a question's Chinese words stand in another text, and not in a text.

    A character stands in a text where it does beside one of its neighbours in the question. What is
    asked for (哪个国家) does not count.
    """
    about = _WANTED.sub(" ", fold_width(question).lower())
    runs = _HAN_RUN.findall(_FILLER.sub(" ", about))
    return len(_standing(runs, other) - _standing(runs, text))


@lru_cache(maxsize=16)
def unknown_to(question: str, text: str) -> str:
    """What a question names ahead of words that a text has, and the text nowhere: 高一 of 高一学生.

    Characters stand in a text where one does beside one of its neighbours in the question. How
    somebody asks (请帮我查一下), when, and what is most of all names nothing. The rows of one table
    are asked one after the other.
    """
    about = _SAYS_NOTHING.sub(lambda m: " " * len(m[0]), fold_width(question).lower())
    about = _FILLER.sub(lambda m: _OF if m[0] == _OF else " " * len(m[0]), about)
    runs = list(_HAN_RUN.finditer(about))
    known = _standing([run[0] for run in runs], text)
    marks = list(about)
    for place, run in enumerate(runs):
        for at in range(len(run[0])):
            char = about[run.start() + at]
            is_known = (place, at) in known
            marks[run.start() + at] = _OF if char == _OF else "+" if is_known else "?"
    return "".join(about[slice(*m.span())] for m in _AHEAD_OF_KNOWN.finditer("".join(marks)))


_OF = "的"
_AHEAD_OF_KNOWN = re.compile(rf"\?{{2,}}(?={_OF}?\+)")
_SAYS_NOTHING = re.compile(
    "你好|请|帮忙?|查询|查查|查一?下|一下|咨询|想知道|知道|告诉|麻烦|了解|大概|大约|分别|各自|相差|一共|总共|合计"
    "|最[\u4e00-\u9fff]|比较|便宜|现在|目前|[今明后昨]天|[今明去]年|[本下上]个?[周月年]"
)


def _standing(runs: Sequence[str], text: str) -> set[tuple[int, int]]:
    """The characters of some runs, by the places of run and character, that stand in a text."""
    folded = fold_width(text).lower()
    return {
        (place, at + side)
        for place, run in enumerate(runs)
        for at in range(len(run) - 1)
        if run[at : at + 2] in folded
        for side in (0, 1)
    }


def own_words(question: str) -> list[str]:
    """What a question is about by its own words, units apart: 押金 of 押金多少元."""
    terms = terms_in(fold_width(question).lower())
    return [term for term in terms if len(term) > 1 and not _ASKING.fullmatch(term)]


def matter_words(text: str) -> list[str]:
    """What a text is about: pairs of characters, and English words without their endings."""
    folded = fold_width(text).lower()
    pairs = [t for t in terms_in(folded) if len(t) > 1 and _HAN_RUN.search(t)]
    latin = (w for w in _LATIN.findall(folded) if not _ASKING.fullmatch(w))
    return [*pairs, *(_ENDING.sub("", word) for word in latin)]


def has_own_word(question: str, text: str) -> bool:
    """Does a text have one of a question's own words, if that has any?"""
    words = own_words(question)
    return not words or bool(words_in(words, text))


def words_in(words: Iterable[str], text: str) -> list[str]:
    """Those of some words, as ``own_words`` gives them, that stand in a text."""
    folded = fold_width(text).lower()
    return [word for word in words if word in folded]


def tells_more(question: str, text: str, other: str) -> bool:
    """Has a text all the words of a question that another one has, and one that it lacks?"""
    words = own_words(question)
    return set(words_in(words, text)) > set(words_in(words, other))


def shared_words(question: str, text: str) -> float:
    """Share of the question's words (pairs of characters in Chinese) that stand in a text."""
    return _share(dict.fromkeys(terms_in(fold_width(question)), 1.0), text)


def says_something(question: str) -> bool:
    """Does a question name what it is about (怎么罚 does not)?"""
    return len(terms_in(fold_width(question))) >= LEAST_TERMS


def only_asks(text: str, question: str) -> bool:
    """Does a text end by asking what is asked, as the issues of a case do, with no answer to it?"""
    last = _PIECES.split(text.rstrip())[-1]
    return last.endswith(ASKS) and shared_words(question, last) >= ASKED_AGAIN


def stands(words: str, text: str) -> bool:
    """Do some words stand in a text, marks apart, and no number of them in a longer number?"""
    pattern = r"[\W_]*".join(map(re.escape, bare(words)))
    whole = rf"(?<![0-9]){pattern}(?![0-9])" if _NUMERIC.match(words) else pattern
    return bool(pattern) and re.search(whole, fold_width(text).lower()) is not None


def gives_choice(question: str) -> bool:
    """Does a question name the answers to choose from (A还是B)?"""
    return _CHOICE.search(question) is not None


def bare(text: str) -> str:
    """A text in half width and lower case, without its marks and spaces."""
    return unmarked(fold_width(text).lower())


def unmarked(text: str) -> str:
    """The letters and digits of a text alone."""
    return re.sub(r"[\W_]+", "", text)


def is_han(text: str) -> bool:
    """Has a text a Chinese character?"""
    return _HAN_RUN.search(text) is not None
