"""Fills a prompt template. A template is a Markdown file: the system's words, ``---``, the user's.

Knows what files there are, not what they are for.
"""

from __future__ import annotations

from pathlib import Path
from string import Formatter

FOLDER = Path(__file__).parent
SEPARATOR = "\n---\n"


class PromptError(Exception):
    """A template is missing, has no user part, or a variable of it was not given."""


def render(name: str, language: str, **variables: str) -> tuple[str, str]:
    """Fill ``<name>.<language>.md``.

    Returns:
        What the system says and what the user says.

    Raises:
        PromptError: No such template, or the variables given are not the ones it has.
    """
    path = FOLDER / f"{name}.{language}.md"
    if not path.is_file():
        known = ", ".join(sorted(p.name for p in FOLDER.glob("*.md")))
        raise PromptError(f"got {path.name}, expected one of: {known}")
    template = path.read_text("utf-8")
    system, separator, user = template.partition(SEPARATOR)
    if not separator:
        raise PromptError(f"{path.name}: expected a line of --- between system and user")
    wanted = {field for _, field, _, _ in Formatter().parse(template) if field}
    if wanted != variables.keys():
        missing = ", ".join(sorted(wanted - variables.keys())) or "none"
        unknown = ", ".join(sorted(variables.keys() - wanted)) or "none"
        raise PromptError(f"{path.name}: variables missing: {missing}; unknown: {unknown}")
    return system.strip(), user.strip().format(**variables)
