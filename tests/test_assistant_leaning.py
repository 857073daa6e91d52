"""What 前款 means is shown before the sentence that leans on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from model_fakes import ScriptedModel, conversing

from assistant.chat.leaning import Leaning
from assistant.chat.reading import Reader
from assistant.evidence.sources import SUPPORTED
from index.library_links import Links

BARGES = """砚浦市驳船管理办法

第一条　驳船不得停泊在航道内，但是遇险的除外。

违反前款规定停泊的驳船，由海事机构拖离。

第二条　驳船每年检修一次。

第三条　违反前条规定的，暂停营运三十日。
"""


@pytest.mark.parametrize(
    ("question", "shown"),
    [
        ("停泊的驳船由谁拖离？", ["驳船不得停泊在航道内，但是遇险的除外。"]),
        ("驳船暂停营运多少日？", ["第二条　驳船每年检修一次。"]),
        ("驳船每年检修几次？", []),
    ],
)
def test_the_paragraph_that_is_leaned_on_comes_before(
    tmp_path: Path, question: str, shown: list[str]
) -> None:
    model = ScriptedModel("好的。")
    with conversing(tmp_path, model, barges=BARGES) as (conversation, library):
        answer = conversation.ask(question)
        for sentence in answer.sentences:
            for cited in sentence.citations:
                text = library.text(cited.doc_id)
                assert cited.quote == "".join(text[a:b] for a, b in cited.spans)
    quotes = [c.quote for s in answer.sentences for c in s.citations]
    assert quotes[:-1] == shown
    assert {s.verdict for s in answer.sentences} == {SUPPORTED}


def test_what_stands_in_the_paragraph_itself_is_not_shown_twice(tmp_path: Path) -> None:
    with conversing(tmp_path, ScriptedModel(), barges=BARGES) as (conversation, library):
        answer = conversation.ask("第三条说了什么？")
        hits = [hit for hit in answer.hits if hit.route == "address"]
        (source,) = Reader(library).sources(hits)
        leaned = Leaning(library, Links(library)).on(source)
    assert [s.clause.address for s in leaned] == ["第二条"]
    assert len(answer.sentences) == 1, "who asks for a clause by its number is shown that"
