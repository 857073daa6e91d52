"""What is said of what a question takes for granted, and of what it only asks to confirm."""

from __future__ import annotations

from collections.abc import Generator

from assistant.chat.answer import Checked, Event, Premise
from assistant.chat.attempt import Attempt
from assistant.chat.draft import Draft
from assistant.chat.premise import Finding
from assistant.phrases import Phrases


def premise_of(found: Finding, say: Phrases) -> Premise:
    """What is told about the question itself."""
    if found.instead:
        asked, told = found.instead
        key = "premise_not" if found.asked and found.holds is False else "premise_instead"
        return Premise(found.holds, say.say(key, asked=asked, told=told))
    if found.open and found.asked:
        return Premise(found.holds, _yes_or_no(found, say))
    if found.holds is not False:
        return Premise(found.holds)
    words = say.say("word_separator").join(found.deciding)
    return Premise(found.holds, say.say("premise_denied", words=words))


def _yes_or_no(found: Finding, say: Phrases) -> str:
    """The short answer to what was only asked; of what is so under conditions, none."""
    if found.holds is None or (found.holds and not found.unconditional):
        return ""
    yes, no = ("yes_it_may", "no_it_may") if found.permission else ("yes_it_is", "no_it_is")
    return say.say(yes if found.holds else no)


def speak_of_premise(attempt: Attempt, draft: Draft) -> Generator[Event, None, bool]:
    """Say what the sources hold of what the question takes for granted; is all said by that?"""
    premise = attempt.premise
    note = premise_of(premise, draft.phrases).note
    if premise.holds is False or not premise.instead:
        yield from map(Checked, draft.remark(note))
    if premise.holds is None or (premise.holds and attempt.evidence and not note):
        return False
    for source in premise.sources:
        yield from map(Checked, draft.quote(source))
    is_all = not premise.holds or not attempt.several.each
    return (premise.asked and is_all) or attempt.evidence is None
