"""A clause in a few words, as a list of clauses shows it. Pure."""

from __future__ import annotations


def without_number(text: str, address: str) -> str:
    """The text of a clause without the number that its address ends with.

    A list names the address ahead of the text, and would say the number twice.
    """
    for whole in (address, address.rstrip("编章节条款项目")):
        for at in range(len(whole) - 1):
            if text.startswith(whole[at:]):
                return text[len(whole) - at :].lstrip() or text
    return text


def excerpt(text: str, longest: int) -> str:
    """The beginning of a text, with … where it goes on."""
    return text if len(text) <= longest else text[:longest].rstrip() + "…"
