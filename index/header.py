"""The header that a text carries in front of itself: key and value, line by line. Pure.

Two forms: front matter between two lines of ``---`` (as Markdown editors write it), and the lines
of an official page before its title (发文机关：…, 成文日期：…). Knows nothing of what a key means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MAX_CHARS = 20_000
_FENCE = re.compile(r"\A\s*---[ \t]*\n(?P<body>.*?)\n?^(?:---|\.\.\.)[ \t]*$", re.S | re.M)
_YAML_LINE = re.compile(
    r"[^\s:：#|>-][^:：\n]{0,60}[:：](?:\s.*|[^\s/].*)?$|\s*#.*$|\s*-\s.*$|\s+\S.*$|\s*$"
)
_OFFICIAL = (
    "索引号|主题分类|发文机关|制定机关|发布机关|公布机关|发布单位|成文日期|标题|发文字号|文号|"
    "发布日期|公布日期|印发日期|颁布日期|施行日期|实施日期|生效日期|废止日期|失效日期|有效期至|"
    "时效性|效力状态|有效性|主题词|公文种类|体裁分类|组配分类|信息分类|名称|来源|"
    "法律性质|法律效力位阶|效力级别"
)
_SPACED = "|".join(r"[ \t\u3000]*".join(word) for word in _OFFICIAL.split("|"))
_PAIR = re.compile(rf"(?:【(?P<b>{_SPACED})】|(?P<a>{_SPACED})[ \t\u3000]*[:：])")
FEWEST_LINES = 2


@dataclass(frozen=True, slots=True)
class Header:
    """What stands before the text proper.

    Attributes:
        start, end: Where it stands.
        pairs: Keys as written, without blanks, and their values.
    """

    start: int
    end: int
    pairs: tuple[tuple[str, str], ...]


def read_header(text: str) -> Header | None:
    """The header at the very beginning of a text, or None."""
    top = text[:MAX_CHARS]
    return _front_matter(top) or _official(top)


def pairs_in(line: str) -> tuple[tuple[str, str], ...]:
    """The official keys in one line, each with what stands up to the next.

    The cells of a table row count as words of one line. Empty where the line begins otherwise.
    """
    plain = line.replace("|", " ").strip()
    found = list(_PAIR.finditer(plain))
    if not found or found[0].start() > 0:
        return ()
    ends = [*(match.start() for match in found[1:]), len(plain)]
    return tuple(
        (_squeeze(match["a"] or match["b"]), plain[match.end() : end].strip())
        for match, end in zip(found, ends, strict=True)
    )


def _front_matter(text: str) -> Header | None:
    match = _FENCE.match(text)
    if match is None:
        return None
    lines = match["body"].split("\n")
    pairs = tuple(_yaml_pairs(lines))
    if not pairs or not all(_YAML_LINE.match(line) for line in lines):
        return None
    return Header(text.index("---"), match.end(), pairs)


def _yaml_pairs(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        key, colon, value = line.replace("：", ":", 1).partition(":")
        if colon and key[:1].strip() and key[0] not in "#-":
            yield _squeeze(key), value.strip().strip("\"'")


def _official(text: str) -> Header | None:
    """At least two lines at the top that all begin with an official key."""
    pairs: list[tuple[str, str]] = []
    start, end, count, at = -1, 0, 0, 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        found = pairs_in(stripped)
        if stripped and not found and not re.fullmatch(r"[|\s:-]+", stripped):
            break
        if found:
            start = at + line.index(stripped) if start < 0 else start
            end, count = at + line.index(stripped) + len(stripped), count + 1
            pairs += found
        at += len(line)
    rows = count if "|" not in text[max(start, 0) : end] else max(count, len(pairs))
    return Header(start, end, tuple(pairs)) if rows >= FEWEST_LINES else None


def _squeeze(key: str) -> str:
    return re.sub(r"[ \t\u3000]+", "", key)
