import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.lexical import DEAD_SHARE, K1, B, Lexical, Postings, analyse, merge

TEXTS = {
    "甲": "第一条 为了保护民事主体的合法权益，制定本法。",
    "乙": "第二条 民法调整平等主体的自然人之间的人身关系和财产关系。",
    "丙": "第三条 城市更新资金应当专款专用。",
    "丁": "Section 4. The authority shall publish 3.5 policies within 30 days.",
    "戊": "城市 城市 城市 更新",
}


def terms(text: str) -> list[str]:
    """Characters, pairs and words of the small alphabet used here, written plainly."""
    text = text.lower()
    signs = [c for c in text if "\u4e00" <= c <= "\u9fff"]
    pairs = [a + b for a, b in pairwise(text) if a in signs and b in signs]
    rest = "".join(c if c.isascii() and (c.isalnum() or c == ".") else " " for c in text)
    words = [word.strip(".") for word in rest.split() if word.strip(".")]
    singular = {"policies": "policy", "days": "day", "cities": "city"}
    return signs + pairs + [singular.get(word, word) for word in words]


def brute_force(texts: dict[str, str], query: str) -> dict[str, float]:
    """BM25 as it is defined, text by text."""
    bags = {key: Counter(terms(text)) for key, text in texts.items()}
    mean = sum(sum(bag.values()) for bag in bags.values()) / len(bags) or 1.0
    scores = dict.fromkeys(texts, 0.0)
    for term, times in Counter(terms(query)).items():
        df = sum(term in bag for bag in bags.values())
        idf = math.log(1 + (len(bags) - df + 0.5) / (df + 0.5))
        for key, bag in bags.items():
            weight = K1 * (1 - B + B * sum(bag.values()) / mean)
            scores[key] += times * idf * bag[term] * (K1 + 1) / (bag[term] + weight)
    return scores


def index_of(texts: dict[str, str], batch: int = 2) -> Lexical:
    lexical = Lexical()
    keys = list(texts)
    for at in range(0, len(keys), batch):
        part = keys[at : at + batch]
        lexical.add([(part, analyse([texts[key] for key in part]))])
    return lexical


def assert_scores(lexical: Lexical, texts: dict[str, str], query: str) -> None:
    expected = brute_force(texts, query)
    found = lexical.search(query, len(texts), also=texts)
    assert dict(found.scores) == pytest.approx(expected, rel=1e-4, abs=1e-5)
    mean = sum(expected.values()) / len(expected)
    std = (sum((s - mean) ** 2 for s in expected.values()) / len(expected)) ** 0.5
    assert (found.mean, found.std) == pytest.approx((mean, std), rel=1e-4, abs=1e-5)


QUERIES = ["城市更新的资金", "民事主体", "the authorities publish policy", "30 day 3.5", "无关"]


@pytest.mark.parametrize("query", QUERIES)
def test_scores_are_those_of_the_formula(query: str) -> None:
    texts = TEXTS
    if "authorities" in query:
        query = query.replace("authorities", "authority")
    assert_scores(index_of(texts), texts, query)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("更新资金怎么用", "丙"),
        ("what must the authorities publish", "丁"),
        ("policy", "丁"),
        ("ＰＯＬＩＣＹ", "丁"),
        ("人身关系", "乙"),
        ("城市", "戊"),
    ],
)
def test_the_text_meant_comes_first(query: str, first: str) -> None:
    assert next(iter(index_of(TEXTS).search(query, 3).scores)) == first


def test_only_texts_with_a_common_term_are_found_but_others_can_be_asked_for() -> None:
    found = index_of(TEXTS).search("policy", 5, also=["甲", "没有"])
    assert list(found.scores) == ["丁", "甲"]
    assert found.scores["甲"] == 0.0


@pytest.mark.parametrize("k", [0, 1, 2, 99])
def test_at_most_k_are_found_best_first(k: int) -> None:
    scores = list(index_of(TEXTS).search("城市的关系", k).scores.values())
    assert len(scores) == min(k, 5 - 1)
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("k", [1, 7, 60])
@pytest.mark.parametrize("query", ["更新资金", "城市的第17条", "没有"])
def test_the_best_of_many_are_the_best_of_all(query: str, k: int) -> None:
    texts = {str(n): f"第{n}条 城市{'更新' * (n % 7)}{'资金' * (n % 11 == 0)}" for n in range(900)}
    lexical = index_of(texts, 100)
    every = lexical.search(query, 0, also=texts).scores
    expected = [score for score in sorted(every.values(), reverse=True) if score > 0][:k]
    found = lexical.search(query, k).scores
    assert list(found.values()) == expected
    assert all(every[key] == score for key, score in found.items())


def test_an_empty_index_finds_nothing() -> None:
    found = Lexical().search("城市", 5, also=["甲"])
    assert (dict(found.scores), found.mean, found.std) == ({}, 0.0, 0.0)


@given(
    st.lists(
        st.tuples(st.sampled_from("abcdefgh"), st.none() | st.text("城市更新资 abc", max_size=12)),
        max_size=25,
    ),
    st.text("城市更新资 abc", min_size=1, max_size=6),
)
@settings(max_examples=60)
def test_adding_and_removing_leaves_what_building_anew_gives(
    steps: Sequence[tuple[str, str | None]], query: str
) -> None:
    lexical, model = Lexical(), {}
    for key, text in steps:
        if text is None:
            lexical.remove([key, "nobody"])
            model.pop(key, None)
        else:
            lexical.add([([key], analyse([text]))])
            model[key] = text
        assert lexical.count() == len(model)
        assert (key in lexical) == (key in model)
    if model:
        assert_scores(lexical, model, query)


def test_removing_a_large_share_compacts() -> None:
    texts = {str(n): f"第{n}条 城市更新 {n}" for n in range(100)}
    lexical = index_of(texts, 10)
    gone = [str(n) for n in range(int(100 * DEAD_SHARE) + 1)]
    lexical.remove(gone)
    assert_scores(lexical, {k: t for k, t in texts.items() if k not in gone}, "城市 99")


def test_postings_survive_bytes_and_merging() -> None:
    texts = list(TEXTS.values())
    parts = [Postings.from_bytes(analyse(texts[at : at + 2]).to_bytes()) for at in (0, 2, 4)]
    assert merge(parts).to_bytes() == analyse(texts).to_bytes()
    assert analyse([]).to_bytes() == merge([]).to_bytes()


def test_keys_must_fit_the_texts() -> None:
    with pytest.raises(ValueError, match="2 keys for 1 texts"):
        Lexical().add([(["a", "b"], analyse(["甲"]))])
    with pytest.raises(ValueError, match="twice"):
        Lexical().add([(["a", "a"], analyse(["甲", "乙"]))])


def test_any_text_can_be_read() -> None:
    lexical = index_of({"坏": "\ud800 城\x00市 \U0001f600", "空": ""})
    assert list(lexical.search("城", 5).scores) == ["坏"]


class Interrupted(str):
    """A question that another one comes in between, as of another thread, when it is compared."""

    __slots__ = ("between",)

    def __ne__(self, other: object) -> bool:
        self.between()
        return str.__ne__(self, other)

    __hash__ = str.__hash__


def test_a_question_keeps_its_scores_though_another_comes_between() -> None:
    made = index_of(TEXTS)
    alone = made.search("城市更新", 5)
    again = Interrupted("城市更新")
    again.between = lambda: made.search("民法", 5)
    assert made.search(again, 5) == alone


def test_a_question_that_comes_between_finds_whole_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    made, found = Lexical(), []
    made.add([(["甲", "乙", "丙"], analyse([TEXTS["甲"], TEXTS["乙"], TEXTS["丙"]]))])
    made.add([(["戊"], analyse([TEXTS["戊"]]))])
    placed = made._placed

    def between() -> Iterator[tuple[Postings, int]]:
        for number, part in enumerate(placed()):
            if number == 1:
                monkeypatch.undo()
                found.append(made.search("城市更新", 5))
            yield part

    monkeypatch.setattr(made, "_placed", between)
    made._weighed()
    assert found == [made.search("城市更新", 5)]


def test_scores_are_told_in_the_order_of_adding() -> None:
    made = index_of(TEXTS)
    told = dict(zip(TEXTS, made.scores("城市更新"), strict=True))
    assert told == pytest.approx(made.search("城市更新", 0, TEXTS).scores)
