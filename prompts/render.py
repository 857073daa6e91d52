"""Fills a prompt template: a Markdown file, its parts apart by ``---``.

The first part are the system's words; the user's and the replies to them follow in turns, the
user's last.

Knows what files there are, not what they are for.
"""

from __future__ import annotations

from pathlib import Path
from string import Formatter

FOLDER = Path(__file__).parent
SEPARATOR = "\n---\n"


class PromptError(Exception):
    """A template is missing, has no user part, or a variable of it was not given."""


def render(name: str, language: str, **variables: str) -> tuple[str, ...]:
    """Fill ``<name>.<language>.md``.

    Returns:
        What the system says, then in turns what the user says and what is replied; the user last.

    Raises:
        PromptError: No such template, or the variables given are not the ones it has.
    """
    path = FOLDER / f"{name}.{language}.md"
    if not path.is_file():
        known = ", ".join(sorted(p.name for p in FOLDER.glob("*.md")))
        raise PromptError(f"got {path.name}, expected one of: {known}")
    template = path.read_text("utf-8")
    system, *turns = template.split(SEPARATOR)
    if len(turns) % 2 == 0:
        raise PromptError(
            f"{path.name}: got {len(turns) + 1} parts, expected lines of --- between the system's "
            "words, then the user's and the replies in turns, the user's last"
        )
    wanted = {field for _, field, _, _ in Formatter().parse(template) if field}
    if wanted != variables.keys():
        missing = ", ".join(sorted(wanted - variables.keys())) or "none"
        unknown = ", ".join(sorted(variables.keys() - wanted)) or "none"
        raise PromptError(f"{path.name}: variables missing: {missing}; unknown: {unknown}")
    return tuple(part.strip().format(**variables) for part in (system, *turns))
