"""What a conversation has come to, and a question behind the one that it goes on from. Pure.

Knows not how a question is read, and no library and no model.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.chat.premise import statement
from assistant.chat.topic import FRONT
from assistant.evidence.critical import without_numbers
from assistant.phrases import language_of

AFTER = "；"
"""Stands between an earlier question and the one that goes on from it."""
AFTER_IN_ENGLISH = ";"


@dataclass(frozen=True, slots=True)
class Said:
    """What a conversation has come to.

    Attributes:
        topic: What it is about; empty where no question said.
        whole: The last question that stood by itself.
        last: The last question, as it stands by itself.
        asked: The questions as they were asked, oldest first.
    """

    topic: str = ""
    whole: str = ""
    last: str = ""
    asked: tuple[str, ...] = ()

    @property
    def whole_before(self) -> str:
        """The last question; where it went on from an earlier one, that one."""
        return self.whole if leans_on_another(self.last) else self.last


def joined(last: str, question: str) -> str:
    """An earlier question and the one that goes on from it.

    An amount that the earlier one only wanted confirmed, right or wrong, is left behind.
    """
    stated = statement(last)
    last = without_numbers(last).replace("  ", " ") if stated and stated.asked else last
    separator = AFTER if language_of(question) == "zh" else f"{AFTER_IN_ENGLISH} "
    return f"{last.rstrip('？?。.')}{separator}{question}"


def leans_on_another(standing: str) -> bool:
    """Has a question that stands by itself an earlier one or a name put in front?"""
    return any(sign in standing for sign in (FRONT, AFTER, f"{AFTER_IN_ENGLISH} "))
