"""Words in quotation marks, with the marks inside them told from those around. Pure.

Knows not where the words come from.
"""

from __future__ import annotations

_INNER = str.maketrans("“”", "‘’")


def set_inside(text: str) -> str:
    """A text as it stands inside “ ”: its own “ ” are ‘ ’, and each has its other half.

    A sentence may be cut out of a longer quotation: the half that stands outside it is added. A
    quotation of several paragraphs is opened again in each and closed once.
    """
    opened = lacking = 0
    for before, char in zip("." + text, text, strict=False):
        if char == "“":
            opened += not (opened and before == "\n")
        elif char == "”" and opened:
            opened -= 1
        elif char == "”":
            lacking += 1
    return ("“" * lacking + text + "”" * opened).translate(_INNER)
