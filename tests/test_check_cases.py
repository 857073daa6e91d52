"""The examination of the citation checker is sound: each truth follows from the documents.

Whether a text stands in a document is asked here of the documents' own lines, not of the rules by
which the cases were made.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.clauses import parse
from index.documents import load
from index.outline import Outline
from index.titles import names_of
from tests.check_alterations import WAYS, harmless
from tests.check_audit_alterations import opposite
from tests.check_cases import COUNTS, Case, examination, own_outlines, running_texts
from tests.check_denials import keeps_its_order
from tests.check_naming import article_in_english
from tests.check_styles import (
    COUNSEL,
    DEV,
    GAZETTE,
    HALVES,
    MEMO,
    PRACTICE,
    SEMINAR,
    STYLES,
    TRIBUNE,
)
from tests.check_words import ABSENT, HELD_OUT, INVENTED, UNSUPPORTED
from tests.check_writing import names_for, write

SMALL = {verdict: max(20, count // 50) for verdict, count in COUNTS.items()}
"""Enough of each verdict to see every way."""
PER_WAY = 200
ALTERATIONS = STYLES[DEV].alterations


@cache
def outlines(folder: Path) -> tuple[Outline, ...]:
    files = [
        *folder.glob("laws/*.md"), *folder.glob("govpolicy/*.txt"), *folder.glob("policy/*.txt")
    ]  # fmt: skip
    return tuple(parse(load(path)) for path in sorted(files))


@cache
def made(folder: Path) -> tuple[Case, ...]:
    return examination(outlines(folder), counts=SMALL)


@pytest.fixture(scope="module")
def corpus(shared: Path) -> tuple[Outline, ...]:
    return (*outlines(shared / "corpus"), *own_outlines())


@pytest.fixture(scope="module")
def cases(shared: Path) -> tuple[Case, ...]:
    return made(shared / "corpus")


@pytest.fixture(scope="module")
def words(corpus: tuple[Outline, ...]) -> str:
    """All that the library holds, without spaces and punctuation."""
    return "\n".join(bare(o.document.text) for o in corpus if o.title not in HELD_OUT)


def bare(text: str) -> str:
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text)).lower()


def quoted(case: Case) -> str:
    expected = case.expected[0]
    return bare(case.text[expected.start : expected.end])


def of(cases: tuple[Case, ...], verdict: str) -> list[Case]:
    return [c for c in cases if c.expected[0].verdict == verdict]


# --- what each verdict means ----------------------------------------------------------------


def test_supported_words_stand_once_and_in_the_clause_expected(
    cases: tuple[Case, ...], corpus: tuple[Outline, ...], words: str
) -> None:
    clauses = {c.id: bare(c.text) for o in corpus for c in o.clauses}
    for case in of(cases, "supported"):
        assert words.count(quoted(case)) == 1, case
        assert quoted(case) in clauses[case.expected[0].clause_ids[-1]], case


def test_altered_words_stand_nowhere_unless_something_was_only_left_out(
    cases: tuple[Case, ...], words: str
) -> None:
    for case in of(cases, "altered"):
        assert quoted(case) != bare(case.words), case
        if case.way.startswith("dropped") and quoted(case) in bare(case.words):
            assert words.count(quoted(case)) == 1, case
        else:
            assert quoted(case) not in words, case


def test_misattributed_words_stand_elsewhere_than_said(
    cases: tuple[Case, ...], words: str, corpus: tuple[Outline, ...]
) -> None:
    clauses = {c.id: c for o in corpus for c in o.clauses}
    for case in of(cases, "misattributed"):
        assert words.count(quoted(case)) == 1, case
        ids = case.expected[0].clause_ids
        narrowest = clauses[ids[0]].address
        if case.way == "other_article":
            assert clauses[ids[-1]].address not in case.text, case
        if case.way == "other_paragraph":
            assert narrowest not in case.text, case


def test_spliced_words_stand_nowhere_as_one(cases: tuple[Case, ...], words: str) -> None:
    for case in of(cases, "spliced"):
        first, second = (bare(part) for part in case.words.split(" | "))
        text = quoted(case)
        assert text not in words, case
        cut = next(i for i in range(len(text) + 1) if text[i:] in second and text[:i] in first)
        assert 12 <= cut <= len(text) - 12, case
        assert len(case.expected[0].clause_ids) >= 2, case


def test_what_is_not_there_is_not_there(cases: tuple[Case, ...], words: str) -> None:
    for claim in (*INVENTED, *(claim for _, claim in UNSUPPORTED)):
        assert bare(claim) not in words
    for case in (*of(cases, "contradicted"), *of(cases, "unsupported")):
        assert quoted(case) not in words, case


def test_names_from_outside_name_nothing_inside(corpus: tuple[Outline, ...]) -> None:
    inside = {n for o in corpus if o.title not in HELD_OUT for n in names_of(o.title)}
    for title in (*ABSENT, *HELD_OUT):
        assert not inside & set(names_of(title)), title


def test_repealed_words_stand_in_a_former_version_alone(
    cases: tuple[Case, ...], corpus: tuple[Outline, ...]
) -> None:
    by_id = {o.document.doc_id: o for o in corpus}
    for case in of(cases, "repealed"):
        old = by_id[case.expected[0].clause_ids[0].split("#")[0]]
        assert quoted(case) in bare(old.document.text)
        others = [o for o in corpus if o is not old]
        assert not any(quoted(case) in bare(o.document.text) for o in others), case
        replaced = any(o.title == old.title for o in others)
        assert replaced or any(f"《{old.title}》同时废止" in o.document.text for o in others)


# --- the whole ------------------------------------------------------------------------------


def test_counts_and_ways_are_as_asked(cases: tuple[Case, ...]) -> None:
    apart = [c for c in cases if not c.id.startswith(("english", "two"))]
    assert Counter(c.expected[0].verdict for c in apart) == {
        v: n for v, n in SMALL.items() if v not in ("english", "two")
    }
    assert COUNTS["altered"] == PER_WAY * len(WAYS)
    ways = Counter(c.way for c in apart if c.expected[0].verdict == "altered")
    assert ways == dict.fromkeys(WAYS, SMALL["altered"] // len(WAYS))


def test_ids_are_single_and_a_seed_tells_all(shared: Path, cases: tuple[Case, ...]) -> None:
    assert len({c.id for c in cases}) == len(cases)
    few = {"altered": 20, "spliced": 10}
    known = outlines(shared / "corpus")
    assert examination(known, 3, few) == examination(known, 3, few)
    assert examination(known, 3, few) != examination(known, 4, few)


def test_the_halves_share_no_phrasing(cases: tuple[Case, ...]) -> None:
    used = {half: {p for c in cases if c.half == half for p in c.phrasings} for half in HALVES}
    assert not used["dev"] & used["held"]
    assert all(sum(len(STYLES[h].phrasings[g]) for g in "PTNB") >= 30 for h in HALVES)
    assert all(len(STYLES[half].phrasings["E"]) == 3 for half in HALVES)
    assert abs(sum(c.half == "dev" for c in cases) * 2 - len(cases)) <= len(SMALL)


def test_running_texts_keep_what_is_expected_in_its_place(cases: tuple[Case, ...]) -> None:
    single = {
        (c.half, c.text[e.start : e.end], e.verdict, e.clause_ids)
        for c in cases
        for e in c.expected
    }
    joined = running_texts(cases, 5)
    assert len(joined) >= len([c for c in cases if len(c.expected) == 1]) // 6
    for case in joined:
        assert len(case.expected) == 5
        for e in case.expected:
            assert (case.half, case.text[e.start : e.end], e.verdict, e.clause_ids) in single


def test_interrupted_quotations_and_units_are_written_as_they_are_expected() -> None:
    names, words = names_for("《青石条例》", "第三条第二款", "青石条例"), SENTENCES[0]
    made = [write(Random(n), "P", PRACTICE, "whole", "supported", names, words) for n in range(400)]
    templates = {p.name: p.template for g in STYLES[PRACTICE].phrasings.values() for p in g}
    seen = set()
    for case in made:
        assert case is not None
        template, (expected,) = templates[case.phrasings[0]], case.expected
        part = case.text[expected.start : expected.end]
        if "{left}" in template:
            seen.add("left")
            assert "《青石条例》" in part
            left, _, right = words.rstrip("。").partition("，")
            assert bare(part).startswith(bare(left))
            assert bare(part).endswith(bare(right))
        elif "{unit}" in template:
            seen.add("unit")
            assert re.search("[该本]款", case.text)
    assert seen == {"left", "unit"}


def test_what_nothing_says_may_be_said_of_a_place(shared: Path, words: str) -> None:
    counts = {"unsupported": 32}
    cases = examination(outlines(shared / "corpus"), counts=counts, halves=(MEMO,))
    assert {c.phrasings[0][0] for c in cases} >= set("DAUNP")
    assert all(quoted(c) not in words for c in cases)


# --- what is done to words ------------------------------------------------------------------

SENTENCES = (
    "承租人逾期三十日未支付租金的，出租人可以解除合同，但双方另有约定的除外。",
    "除紧急情况外，管理单位应当在五个工作日内书面答复；金额不超过八百元的，由街道办事处批准。",
    "禁止在湿地内采石、挖砂、取土、烧荒，不得少于二名巡护员在场，全部费用由国务院公安机关承担。",
)


@given(st.randoms(use_true_random=False), st.sampled_from(SENTENCES))
def test_harmless_changes_leave_the_words(random: Random, sentence: str) -> None:
    assert bare(harmless(sentence, random)) == bare(sentence)


@pytest.mark.parametrize("way", WAYS)
@given(random=st.randoms(use_true_random=False), sentence=st.sampled_from(SENTENCES))
def test_alterations_change_the_words(way: str, random: Random, sentence: str) -> None:
    changed = ALTERATIONS[way](sentence, random)
    assert changed is None or bare(changed) != bare(sentence)


@pytest.mark.parametrize(
    ("way", "sentence", "allowed"),
    [
        ("dropped_exception", SENTENCES[0], {"承租人逾期三十日未支付租金的，出租人可以解除合同。"}),
        (
            "dropped_condition",
            SENTENCES[0],
            {"出租人可以解除合同，但双方另有约定的除外。"},
        ),
        ("number", "每平方米处二元罚款。", {f"每平方米处{n}元罚款。" for n in "三四七"}),
        ("comparison", "面积在十亩以上。", {"面积在十亩以下。"}),
        ("modality", "船长必须到场。", {"船长可以到场。"}),
    ],
)
@given(random=st.randoms(use_true_random=False))
def test_an_alteration_does_what_it_is_called(
    way: str, sentence: str, allowed: set[str], random: Random
) -> None:
    assert ALTERATIONS[way](sentence, random) in allowed


# --- what an auditor writes -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "english"),
    [
        ("第十五条", "Article 15"),
        ("第 15 条第 2 款", "Article 15, paragraph 2"),
        ("第十五条第一款第（四）项", "Article 15, paragraph 1, item (4)"),
        ("第三部分", ""),
        ("第五十三条之一", ""),
    ],
)
def test_a_place_in_english_words(at: str, english: str) -> None:
    assert article_in_english(at) == english


@pytest.mark.parametrize(
    ("sentence", "reworded", "allowed"),
    [
        ("证件有效期为三年。", True, "(六|九)年就是证件有效期|要满(六|九)年，证件有效期才结束"),
        ("票据样式由省公安部门制定。", True, "(制定票据样式的是|要制定票据样式，得找)(?!公安).+"),
        ("本法自2018年7月1日起施行。", True, "正式生效的日子是(2020年7月|2018年8月)1日"),
        ("本法自2018年7月1日起施行。", False, "None"),
        ("单位应当报告，但急用的除外。", False, "None"),
    ],
)
@given(random=st.randoms(use_true_random=False))
def test_an_auditor_denies_amounts_bodies_and_days(
    sentence: str, reworded: bool, allowed: str, random: Random
) -> None:
    assert re.fullmatch(allowed, str(opposite(sentence, random, reworded=reworded)))


@pytest.mark.parametrize(
    ("sentence", "allowed"),
    [
        ("遇到暴力阻碍的，侦查人员可以搜查住处。", ".*搜查住处.*，(即便|哪怕)遇到暴力阻碍"),
        ("未经气象台批准，不得发布预报。", "发布预报不以.+为前提|发布预报完全自由，.+"),
        ("挂面厂应当报告产量，并接受检查。", "是否报告产量，由挂面厂自己决定|报告产量对挂面厂.+"),
        ("有下列情形的，挂面厂应当报告。", "None"),
    ],
)  # fmt: skip
@given(random=st.randoms(use_true_random=False))
def test_what_holds_under_a_condition_is_denied_too(
    sentence: str, allowed: str, random: Random
) -> None:
    claim = STYLES[SEMINAR].opposite(sentence, random, reworded=True)
    assert re.fullmatch(allowed, str(claim))


@pytest.mark.parametrize(
    ("sentence", "allowed"),
    [
        ("挂面厂涂改产量的，由镇政府处二百元以上五百元以下罚款。", "一千元以上.+|一百元封顶.+"),
        ("除遇到停电外，挂面厂不得停止供应挂面。", ".*遇到停电也不(例外|能豁免)"),
        ("挂面厂应当公布产量，不得虚报或者瞒报产量。", "虚报或者瞒报产量(的，.+不违规|，.+可以的)"),
        ("挂面厂应当在十日内补报上年产量。", "补报上年产量.+[二三]十日.*"),
        ("挂面厂应当公布其产量。", "None"),
    ],
)  # fmt: skip
@given(random=st.randoms(use_true_random=False))
def test_fines_exceptions_second_duties_and_days_are_denied_too(
    sentence: str, allowed: str, random: Random
) -> None:
    claim = STYLES[COUNSEL].opposite(sentence, random, reworded=True)
    assert re.fullmatch(allowed, str(claim))


@pytest.mark.parametrize(
    ("sentence", "allowed"),
    [
        ("挂面厂的章程由镇政府制定。", "制定挂面厂的章程的(是.+|权限，在.+手里)"),
        ("挂面合同与面粉合同具有同等效力。", "同等效力，(与.+无缘|轮不到.+)"),
        ("挂面受潮的，买卖合同无效。", ".+(依旧有效，哪怕|的效力不会丧失，)挂面受潮.*"),
        ("涂改挂面产量的，处三年以下有期徒刑。", "[六九]年有期徒刑起步.+|不会有人因为.+而获刑"),
        ("挂面是指晒干的长面条。", "None"),
        ("挂面厂应当公布其产量。", "None"),
    ],
)  # fmt: skip
@given(random=st.randoms(use_true_random=False))
def test_bodies_states_and_sentences_are_denied_in_a_new_order(
    sentence: str, allowed: str, random: Random
) -> None:
    claim = STYLES[TRIBUNE].opposite(sentence, random, reworded=True)
    assert claim is None or re.fullmatch(allowed, claim)


@pytest.mark.parametrize(
    ("sentence", "allowed"),
    [
        ("挂面受潮发霉的，买主可以退回全部货款。", ".*(不能|没有资格|不再|违规|谁也不会).*"),
        ("挂面厂只能生产细长的面条。", "挂面厂(不限于|并非只能|除了)生产细长的面条.*"),
        ("面粉的等级不得低于挂面的等级。", "面粉的等级(可以)?低于挂面的等级.*"),
        ("买卖合同自双方签字按印之日起生效。", "买卖合同(在|要等|不因)双方签字按印.+"),
        ("其合同自双方签字按印之日起生效。", "None"),
    ],
)  # fmt: skip
@given(random=st.randoms(use_true_random=False))
def test_conditions_limits_and_days_are_turned_round(
    sentence: str, allowed: str, random: Random
) -> None:
    claim = STYLES[GAZETTE].opposite(sentence, random, reworded=False)
    assert claim is None or re.fullmatch(allowed, claim)


@pytest.mark.parametrize(
    ("claim", "keeps"),
    [
        ("挂面厂无须每月向镇政府报告产量", True),
        ("挂面厂被禁止每月向镇政府报告产量", True),
        ("挂面厂无须每月向镇政府报告产量，并接受检查", True),
        ("每月报不报告产量，镇政府管不着挂面厂", False),
        ("挂面厂每月向镇政府报告产量的要求早已取消", False),
    ],
)
def test_what_keeps_the_order_of_a_sentence_is_no_rewording(claim: str, keeps: bool) -> None:
    text = "挂面厂应当每月向镇政府报告产量，并接受检查。"
    assert keeps_its_order(text, claim) is keeps
