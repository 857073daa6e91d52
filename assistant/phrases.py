"""What Youju itself says in an answer, in the language of the question.

Knows the words' files, not when they are said.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from index.exact import Missing
from index.retriever import Hit
from index.validity import Facts, State

Language = Literal["zh", "en"]

_CHINESE = re.compile(r"[\u3400-\u9fff]|^[^a-zA-Z]*[\u3001-\u303f！，：；？（）][^a-zA-Z]*$")


def language_of(text: str) -> Language:
    """``zh`` where the text has a Chinese character, or no letter but such a mark, else ``en``."""
    return "zh" if _CHINESE.search(text) else "en"


def page_range(pages: Sequence[int]) -> str:
    """Write pages as a reader would: 3, or 3–4."""
    return str(pages[0]) if len(pages) == 1 else f"{pages[0]}–{pages[-1]}"


@dataclass(frozen=True, slots=True)
class Phrases:
    """Youju's own sentences in one language."""

    words: dict[str, str]
    kinds: dict[str, str]
    states: dict[str, str]
    verdicts: dict[str, str]
    facts: dict[str, str]

    def silent(self, kinds: Sequence[str] = ()) -> str:
        """The documents are silent; ``kinds`` tells what exactly is not in them."""
        if not kinds:
            return self.words["silent"]
        names = self.words["kind_separator"].join(self.kinds[kind] for kind in kinds)
        return self.words["silent_kind"].format(kind=names)

    def missing(self, missing: Missing) -> str:
        """An address that does not exist or is not here, with the range that is."""
        title = missing.title
        if missing.version:
            title = self.words["version"].format(title=title, version=missing.version)
        fields = {"title": title, "address": missing.address}
        if not missing.in_library and missing.version:
            return self.words["no_such_version"].format(title=missing.title, year=missing.version)
        if not missing.in_library:
            key = "no_such_document_but" if missing.similar else "no_such_document"
            return self.words[key].format(similar=missing.similar, **fields)
        if missing.partial:
            return self._not_here(missing, fields)
        if not missing.first:
            return self.words["no_such_level"].format(**fields)
        fields |= {"first": missing.first, "last": missing.last}
        return self.words["no_such_clause"].format(**fields)

    def _not_here(self, missing: Missing, fields: dict[str, str]) -> str:
        """An address that may exist in the part of a document that is not here."""
        if not missing.runs:
            return self.words["not_here_level"].format(**fields)
        runs = (self.words["run"].format(first=a, last=b) for a, b in missing.runs)
        return self.words["not_here"].format(runs=self.words["run_separator"].join(runs), **fields)

    def offer(self, title: str, facts: Facts, articles: int, clauses: int) -> str:
        """What a document is: its title, its days and how much is in it.

        Args:
            title: What it is called, its version included where there are several.
            facts: What it says of its days.
            articles: How many articles it has; 0 where it has none.
            clauses: How many clauses can be cited.
        """
        days = {"offer_published": facts.published, "offer_effective": facts.effective}
        told = "".join(self.words[k].format(day=day) for k, day in days.items() if day)
        size = "offer_articles" if articles else "offer_clauses"
        return self.words["offer"].format(
            title=title, days=told, size=self.words[size].format(count=articles or clauses)
        )

    def validity(self, title: str, hit: Hit) -> str:
        """That a hit's document is not in force, or may not be; empty where it is.

        Or that it is later than the edition that is asked for.

        Args:
            title: What the document is called, its version included where there are several.
            hit: A hit in it.
        """
        if hit.too_early:
            return self.states["too_early"].format(title=title, year=hit.too_early)
        key = str(hit.state)
        if hit.state is State.REPEALED and hit.since:
            key = "repealed_by" if hit.by else "repealed_on"
        if key not in self.states or (hit.state is State.UNKNOWN and not hit.by):
            return ""
        return self.states[key].format(title=title, day=hit.since, by=hit.by)

    def pages(self, pages: Sequence[int]) -> str:
        """The pages a quotation stands on, empty where there are none."""
        if not pages:
            return ""
        key = "page_one" if len(pages) == 1 else "page_many"
        return self.words[key].format(pages=page_range(pages))

    def rest(self, left: int, clause_id: str, set_off: Callable[[str], str] = str) -> str:
        """How much of a clause is not shown, and the command that shows it, perhaps set off."""
        command = set_off(f"youju clause '{clause_id}' --library DIR")
        return self.words["report_left"].format(left=f"{left:,}", command=command)

    def listed(self, words: Iterable[str]) -> str:
        """Words one after the other."""
        return self.words["check_separator"].join(words)

    def say(self, key: str, **fields: str) -> str:
        """Any other sentence, filled; the dot of an address (Part C 1.) is not told twice."""
        return _DOT_TWICE.sub("", self.words[key].format(**fields))


_DOT_TWICE = re.compile(r"(?<!\.)\.(?=[.。]$)")


@cache
def phrases(language: Language) -> Phrases:
    """Load the sentences of one language."""
    path = Path(__file__).with_name(f"phrases.{language}.json")
    words = json.loads(path.read_text("utf-8"))
    tables = (words.pop(name) for name in ("kinds", "validity", "verdicts", "facts"))
    return Phrases(words, *tables)
