"""Addresses that are not in a document, or not in the part of it that is here. Pure."""

from __future__ import annotations

import re
from random import Random

from index.numerals import to_chinese
from index.outline import Outline
from tests.check_corpus import Corpus, article_numbers
from tests.check_naming import styled

ARTICLE, PARAGRAPH, SUBPARAGRAPH = "article", "paragraph", "subparagraph"
_PLAIN = re.compile(r"第[一二三四五六七八九十百千零]+条")


def missing(outline: Outline, level: str, random: Random) -> str | None:
    """An address beyond the last 条, 款 or 项 of a complete document; None where it has none."""
    articles = [c for c in outline.clauses if c.kind == ARTICLE and _PLAIN.fullmatch(c.address)]
    if not articles:
        return None
    if level == ARTICLE:
        number = max(article_numbers(outline)) + random.randint(1, 60)
        return styled(f"第{to_chinese(number)}条", random)
    article = random.choice(articles)
    kinds = [c.kind for c in outline.clauses if c.parent == article.id]
    paragraphs, items = kinds.count(PARAGRAPH), kinds.count(SUBPARAGRAPH)
    beyond = random.randint(1, 4)
    if level == PARAGRAPH:
        last = max(1, paragraphs)
        return styled(f"{article.address}第{to_chinese(last + beyond)}款", random)
    if not items or paragraphs:
        return None
    return styled(f"{article.address}第（{to_chinese(items + beyond)}）项", random)


def missing_part(corpus: Corpus, random: Random) -> tuple[str, str] | None:
    """The title of a law that is here in parts, and an article between the parts."""
    parts: dict[str, set[int]] = {}
    for outline in corpus.outlines:
        if outline.title not in corpus.same_name:
            parts.setdefault(outline.title, set()).update(article_numbers(outline))
    partial = {t: n for t, n in parts.items() if len(n) > 50 and min(n) > 1}
    if not partial:
        return None
    title = random.choice(sorted(partial))
    inside = partial[title]
    number = random.choice(sorted(set(range(1, max(inside))) - inside))
    return title, styled(f"第{to_chinese(number)}条", random)
