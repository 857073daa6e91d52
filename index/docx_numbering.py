"""The styles of a Word document, and the numbers that Word keeps apart from the text. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from index.docx_runs import is_unshown
from index.ooxml import attribute, child, children, is_on, whole
from index.stored import write_number

_FORMS = {
    "chineseCounting": "chinese", "chineseCountingThousand": "chinese",
    "taiwaneseCounting": "chinese", "taiwaneseCountingThousand": "chinese",
    "japaneseCounting": "chinese", "ideographDigital": "chinese",
    "decimalEnclosedCircle": "circled", "decimalEnclosedCircleChinese": "circled",
    "decimalFullWidth": "full-width", "decimalFullWidth2": "full-width",
    "ideographEnclosedCircle": "chinese", "ideographTraditional": "stems",
    "ideographZodiac": "branches", "chineseLegalSimplified": "formal",
    "ideographLegalTraditional": "formal", "ordinal": "ordinal", "decimalZero": "padded",
    "lowerLetter": "lower-letter", "upperLetter": "upper-letter", "lowerRoman": "lower-roman",
    "upperRoman": "upper-roman",
}  # fmt: skip
_AROUND = {
    "decimalEnclosedParen": "({})", "decimalEnclosedFullstop": "{}.", "numberInDash": "- {} -",
}  # fmt: skip


@dataclass(frozen=True)
class Style:
    """What a style says of its text: the number list and level, the depth, and whether it shows.

    ``unshown`` is as ``is_unshown`` tells.
    """

    num_id: str | None = None
    level: int | None = None
    depth: int = 0
    unshown: bool | None = None


@dataclass(frozen=True)
class Styles:
    """The styles by id."""

    by_id: dict[str, Style]
    default: str = ""

    @classmethod
    def read(cls, root: etree._Element | None) -> Styles:
        """From ``word/styles.xml``; none where it is missing."""
        nodes = {attribute(n, "styleId") or "": n for n in children(root, "style")}
        default = next(
            (i for i, n in nodes.items()
             if attribute(n, "default") in ("1", "true") and attribute(n, "type") == "paragraph"),
            "",
        )  # fmt: skip
        return cls({key: _style(key, nodes) for key in nodes}, default)


def _style(key: str, nodes: dict[str, etree._Element]) -> Style:
    """A style with what it takes over from those it is based on; a circle ends the search."""
    num_id: str | None = None
    level: int | None = None
    depth, seen = 0, set[str]()
    unshown: bool | None = None
    while key in nodes and key not in seen:
        seen.add(key)
        node = nodes[key]
        numbers = child(node, "pPr", "numPr")
        num_id = num_id or attribute(child(numbers, "numId"))
        if level is None and (written := attribute(child(numbers, "ilvl"))):
            level = whole(written)
        depth = depth or _depth(node)
        unshown = is_unshown(child(node, "rPr")) if unshown is None else unshown
        key = attribute(child(node, "basedOn")) or ""
    return Style(num_id, level, depth, unshown)


def _depth(style: etree._Element) -> int:
    """1 for a title, one more than Word's level for a heading, 0 for any other style."""
    name = (attribute(child(style, "name")) or "").lower()
    if name == "title":
        return 1
    if name.startswith("heading ") and name[8:].isdecimal():
        return 1 + whole(name[8:])
    return outline_depth(child(style, "pPr"))


def outline_depth(properties: etree._Element | None) -> int:
    """How deep a heading is by its outline level, the title being 1; 0 for none."""
    written = attribute(child(properties, "outlineLvl"))
    return 2 + whole(written) if written in set("012345678") else 0


@dataclass(frozen=True)
class _Level:
    """One level of a number list."""

    start: int
    form: str
    text: str
    suffix: str
    style: str | None
    legal: bool
    restart: str | None

    @classmethod
    def read(cls, node: etree._Element) -> _Level:
        return cls(
            whole(attribute(child(node, "start")), 1),
            attribute(child(node, "numFmt")) or "decimal",
            attribute(child(node, "lvlText")) or "",
            attribute(child(node, "suff")) or "tab",
            attribute(child(node, "pStyle")),
            is_on(child(node, "isLgl")),
            attribute(child(node, "lvlRestart")),
        )


@dataclass
class Numbering:
    """The number lists, and where each stands."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)  # by numId
    series: dict[str, str] = field(default_factory=dict)  # numId -> what it counts with
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)  # numId -> level -> start
    counts: dict[str, dict[int, int]] = field(default_factory=dict)  # by series

    @classmethod
    def read(cls, root: etree._Element | None) -> Numbering:
        """From ``word/numbering.xml``; none where it is missing."""
        abstract = {attribute(n, "abstractNumId"): n for n in children(root, "abstractNum")}
        linked = {attribute(child(n, "styleLink")): n for n in abstract.values()}
        numbering = cls()
        for node in children(root, "num"):
            of = attribute(child(node, "abstractNumId"))
            base = abstract.get(of)
            if link := attribute(child(base, "numStyleLink")):
                base = linked.get(link)
            numbering._add(attribute(node, "numId") or "", of or "", base, node)
        return numbering

    def _add(
        self, num_id: str, series: str, base: etree._Element | None, node: etree._Element
    ) -> None:
        levels = {whole(attribute(n, "ilvl")): _Level.read(n) for n in children(base, "lvl")}
        restarts = {}
        for override in children(node, "lvlOverride"):
            at = whole(attribute(override, "ilvl"))
            if (own := child(override, "lvl")) is not None:
                levels[at] = _Level.read(own)
            if start := attribute(child(override, "startOverride")):
                restarts[at] = whole(start, 1)
        self.levels[num_id], self.series[num_id], self.restarts[num_id] = levels, series, restarts

    def level_of_style(self, num_id: str, style: str) -> int | None:
        """The level that a list ties to a style."""
        levels = self.levels.get(num_id, {})
        return next((at for at, level in levels.items() if level.style == style), None)

    def next(self, num_id: str, at: int) -> str:
        """Count one paragraph in and return what Word shows before it."""
        levels = self.levels.get(num_id, {})
        if at not in levels:
            return ""
        counts = self.counts.setdefault(self.series[num_id], {})
        for level, start in self.restarts.pop(num_id, {}).items():
            counts[level] = start - 1
        for above in range(at):
            if above in levels:
                counts.setdefault(above, levels[above].start)
        counts[at] = counts.get(at, levels[at].start - 1) + 1
        for below in [level for level in counts if level > at]:
            restart = levels[below].restart if below in levels else None
            if restart is None or at < whole(restart):  # 0: 条 run through the 章
                del counts[below]
        return _label(levels, counts, at)


def _label(levels: dict[int, _Level], counts: dict[int, int], at: int) -> str:
    level = levels[at]
    if level.form in ("bullet", "none"):
        return ""
    label = level.text
    for i in range(at + 1):
        if f"%{i + 1}" in label and i in levels:
            form = _FORMS.get(levels[i].form, "decimal")
            if level.legal and form != "padded":  # Section 1.01 below Article I
                form = "decimal"
            number = write_number(counts.get(i, 1), form)
            label = label.replace(f"%{i + 1}", _AROUND.get(levels[i].form, "{}").format(number))
    label = label.strip()
    if not label or level.suffix == "nothing" or label[-1] in "、）：":
        return label
    return label + (" " if label[-1].isascii() else "\u3000")
