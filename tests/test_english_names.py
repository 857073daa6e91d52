"""English names of documents: which one a text means, and that none is taken for another."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checker.citations import Checker
from assistant.checker.findings import Finding
from index.address_reading import find_references
from index.clauses import parse
from index.documents import Document
from index.english_names import may_mean_in_english, name_at, name_told
from index.short_titles import with_whole_titles
from index.titles import answers_to, is_generic

SOCIETY = """RULES OF THE LARKFIELD ALLOTMENT SOCIETY

Article 1. Members
(1) The society has plot holders and friends.
(2) A friend pays no rent.

Article 2. Plots
(1) Bonfires may be lit only between October and March.
(2) Every shed must be painted green before it is used.
(3) A plot may be given up by two thirds of those who share it.

Article 3. Water
Hoses must be rolled up after use.
"""
STORAGE = """STORAGE AGREEMENT

1. Unit
1.1 The Keeper lets to the Hirer the unit known as Unit 7.

2. Use
2.1 The Hirer must not store paint in the unit.
2.2 The Keeper must have the lift tested once a year.
"""
HANDBOOK = """Staff Handbook of Orrin & Hale Surveyors

1. Hours
1.1 The office is open from eight to six.

2. Files
2.1 Old drawings are kept for nine years and then burnt, except deeds, which are kept for ever.
2.2 Ladders must be locked whenever they are left alone.
"""
DRAWINGS = (
    "old drawings are kept for nine years and then burnt, except deeds, which are kept for ever."
)
PAINT = "the Hirer must not store paint in the unit."
SHED = "every shed must be painted green before it is used."


@pytest.fixture(scope="module")
def checker() -> Checker:
    texts = (SOCIETY, STORAGE, HANDBOOK)
    return Checker([parse(Document(t, f"{i}.txt", "txt")) for i, t in enumerate(texts)])


def last(checker: Checker, text: str) -> Finding:
    return list(checker.check(text))[-1]


NAMED_BEFORE = f"Under clause 2.1 of the Storage Agreement, {PAINT}\n\n"


@pytest.mark.parametrize(
    "place",
    [
        "section 2.1 of the Staff Handbook",
        "section 2.1 of the staff handbook",
        "section 2.1 of the handbook",
        "section 2.1 of our handbook",
        "section 2.1 of the Staff Handbook of Orrin & Hale Surveyors",
        "the staff handbook",
        "the handbook",
    ],
)
def test_a_document_named_is_meant_whatever_was_named_before(checker: Checker, place: str) -> None:
    found = last(checker, f"{NAMED_BEFORE}Under {place}, {DRAWINGS}")
    assert found.verdict == "supported"
    assert found.reference is not None
    assert found.reference.title.startswith("Staff Handbook")


@pytest.mark.parametrize(
    "place",
    [
        "section 2.1 of the Volunteer Handbook",
        "section 2.1 of the Staff Handbook of Smith & Co",
        "section 2.1 of the pension handbook",
        "section 2.1 of the Blue Book",
        "section 2.1 of the Court Order",
        "Article 2 of Regulation (EU) 2031/7",
        "section 2.1 of the constitution",
        "the volunteer handbook",
        "the Staff Handbook of Smith & Co",
        "the swimming club rules",
    ],
)
@pytest.mark.parametrize("said", [PAINT, DRAWINGS])
def test_a_document_that_is_not_here_is_never_another(
    checker: Checker, place: str, said: str
) -> None:
    found = last(checker, f"{NAMED_BEFORE}Under {place}, {said}")
    assert found.verdict == "out_of_corpus"


def test_a_number_goes_on_with_the_document_named_last_though_unknown(checker: Checker) -> None:
    text = f"{NAMED_BEFORE}Section 1.1 of the Volunteer Manual is old. Under section 2.1, {PAINT}"
    assert last(checker, text).verdict == "out_of_corpus"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (f"The society rules say that {SHED}", "supported"),
        (f"The society's rules provide that {SHED}", "supported"),
        (f"The rules of the society state that {SHED}", "supported"),
        (f"The rules say {SHED}", "supported"),
        (f"3. Our allotment rules clearly say that {SHED}", "supported"),
        (f"According to the allotment rules, {SHED}", "supported"),
        (f"According to Article 2 of the allotment rules, {SHED}", "supported"),
        (f"The staff handbook says that {DRAWINGS}", "supported"),
        (f"The terms of the staff handbook say that {DRAWINGS}", "supported"),
        (f"The storage agreement says that {PAINT}", "supported"),
        (f"The committee says that {SHED}", "supported"),
        (f"According to the chairman, {SHED}", "supported"),
        (f"The law says that {SHED}", "supported"),
        (f"Under the law, {SHED}", "supported"),
        ("The rules say that every shed must be painted red before it is used.", "altered"),
        (f"The staff handbook says that {SHED}", "misattributed"),
        (f"The rules do not say that {SHED}", "contradicted"),
        (f"The rules never say that {SHED}", "contradicted"),
        (f"The swimming club rules say that {SHED}", "out_of_corpus"),
        (f"The Harbour Code says that {SHED}", "out_of_corpus"),
    ],
)
def test_what_introduces_a_claim_is_no_part_of_it(
    checker: Checker, text: str, verdict: str
) -> None:
    found = last(checker, text)
    assert found.verdict == verdict, found.note


@pytest.mark.parametrize(
    "lead",
    [
        "Nowhere do the allotment rules say that",
        "The allotment rules used to say that",
        "The allotment rules hardly say that",
        "The allotment rules no longer say that",
        "The brochure wrongly states that",
        "Nobody says that",
        "Only the chairman says that",
        "The chairman did not say that",
        "The chairman denies that",
        "If the chairman says that",
    ],
)
def test_what_does_not_say_so_is_no_introduction(checker: Checker, lead: str) -> None:
    assert last(checker, f"{lead} {SHED}").verdict != "supported"


@pytest.mark.parametrize(
    ("name", "title", "may"),
    [
        ("club rules", "RULES OF THE ELM ROWING CLUB", True),
        ("Elm Rules", "Rules of the Elm Rowing Club", True),
        ("rules of the club", "Elm Rowing Club Rules", True),
        ("club's rules", "Rules of the Elm Rowing Club", True),
        ("club by-laws", "Byelaws of the Elm Rowing Club", True),
        ("tennis club rules", "Rules of the Elm Rowing Club", False),
        ("club elm rules", "Rules of the Elm Rowing Club", False),
        ("rowing club", "Rules of the Elm Rowing Club", False),
        ("rules", "Rules of the Elm Rowing Club", False),
        ("Elm Handbook of Smith & Co", "Elm Handbook", False),
        ("Handbook of Elm", "Elm Handbook", True),
    ],
)
def test_a_name_made_of_words_of_a_title(name: str, title: str, may: bool) -> None:
    assert may_mean_in_english(name, title) is may


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The club rules", "club rules"),
        ("our current handbook", "handbook"),
        ("the Staff Handbook of Smith & Co", "Staff Handbook of Smith & Co"),
        ("The terms of the lease", "lease"),
        ("The policy holder", None),
        ("A member of the committee", None),
        ("No rule in the handbook", None),
    ],
)
def test_the_name_that_words_tell(words: str, name: str | None) -> None:
    told = name_told(words)
    assert (words[slice(*told)] if told else None) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Staff Handbook of Smith & Co, as it stands", "Staff Handbook of Smith & Co"),
        ("club rules, as they stand", "club rules"),
        ("handbook", None),
        ("Blue Book says", "Blue Book"),
        ("First Schedule", None),
        ("Agreement the Hirer may", None),
        ("building is covered by the policy", None),
        ("same agreement", None),
        ("policy holder", None),
        ("Regulation (EU) 2031/7 applies", "Regulation (EU) 2031/7"),
    ],
)
def test_the_name_that_begins_at_a_place(text: str, name: str | None) -> None:
    found = name_at(text, 0)
    assert (text[slice(*found)] if found else None) == name


WORDS = st.sampled_from(
    (
        *("the", "of", "and", "Staff", "staff", "Handbook", "handbook", "rules", "Rules", "says"),
        *("that", "&", "Co", "5.2", "(1)", ",", "."),
    )
)


@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_a_name_stands_where_it_is_said_to(text: str) -> None:
    for at in range(len(text)):
        if found := name_at(text, at):
            assert at <= found[0] < found[1] <= len(text)
            assert not text[slice(*found)].isspace()
    if told := name_told(text):
        assert text[slice(*told)] == text[slice(*told)].strip() != ""
    for reference in find_references(f"section 5.2 of the {text}"):
        assert 0 <= reference.start < reference.end <= len(text) + len("section 5.2 of the ")
        assert reference.title is None or reference.title.strip()


def test_the_kind_of_a_document_in_any_writing() -> None:
    assert is_generic("Handbook") == "handbook"
    assert answers_to("by-laws", "Byelaws of the Elm Rowing Club")
    assert not answers_to("handbook", "STORAGE AGREEMENT")


TITLES = ("Rules of the Elm Rowing Club", "Office Handbook of Vale & Co", "LEASE")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("What does section 5.2 of the office handbook say?", (TITLES[1], "5.2")),
        ("What does 4.2 of the office handbook say?", (TITLES[1], "4.2")),
        ("What does 4.2 of the Office Handbook of Vale & Co say?", (TITLES[1], "4.2")),
        ("What does 4(2) of the club rules say?", (TITLES[0], "Section 4(2)")),
        ("What does 4.2 of the handbook say?", ("handbook", "4.2")),
        ("section 2.2 of the handbook", ("handbook", "2.2")),
        ("What does section 99 of the office handbook say?", (TITLES[1], "Section 99")),
        ("What does section 5 of the staff handbook say?", ("staff handbook", "Section 5")),
    ],
)
def test_a_question_by_number(question: str, expected: tuple[str, str]) -> None:
    whole = with_whole_titles(question, TITLES)
    found = [(r.title, r.canonical) for r in find_references(whole, TITLES)]
    assert found == [expected]
