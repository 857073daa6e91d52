"""What a question says in so many words that it points back to."""

from __future__ import annotations

import pytest

from assistant.chat.coreference import points_back


@pytest.mark.parametrize(
    ("question", "back"),
    [
        ("这种情况怎么办", True),
        ("养犬要登记吗", False),
        ("那养犬要登记吗", False),
        ("在医院养犬要登记吗", False),
    ],
)
def test_a_question_points_back_in_so_many_words(question: str, back: bool) -> None:
    assert points_back(question) == back
