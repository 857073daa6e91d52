"""What a reader types becomes an address, and an address is written as a person would. Pure.

Reads 民法典第3条第二款第（一）项, 《…意见》第十六条, （二十）, 六、（十四）, 第三条至第六条,
Section 5(2)(a), s. 3. Knows no document: what an address means in one is for ``finding``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from index.anchors import Anchor, anchors_in
from index.markers import ENGLISH_ANNEXES, HAN_ANNEXES, Number
from index.numerals import (
    ANY_NUMBER,
    ARABIC,
    CHINESE,
    ENGLISH,
    ORDINAL,
    SPACED_NUMBER,
    ordinal_to_int,
    to_chinese,
    to_int,
    unit_number,
)
from index.script import simplified
from index.titles import (
    ENGLISH_KIND,
    ENGLISH_NAME,
    Named,
    Names,
    is_generic,
    names_in,
    title_after,
    title_before,
)

_ANNEXES = frozenset((*HAN_ANNEXES, *ENGLISH_ANNEXES))
_ENGLISH_UNITS = (*ENGLISH_ANNEXES, "part", "chapter", "section", "article", "table", "recital")
"""From the outermost to the innermost."""
_OUTER_UNITS = frozenset((*ENGLISH_ANNEXES, "part", "chapter"))
_HOLDS_BRACKETS = ("section", "article", "点", "bracket")
PARTS = ("款", "项", "目")
"""Units that mean nothing without the article they stand in."""
MAX_RANGE = 100
"""How many clauses “第三条至第六条” may ask for at once."""


@dataclass(frozen=True, slots=True)
class Step:
    """One level of an address.

    Attributes:
        unit: ``编 章 节 条 款 项 目``, ``部分`` (一、), ``号`` (（一） or a number without a unit),
            ``点`` (1.2.1, A.1), ``附件 附录 附表``, ``表``, or for English ``part chapter section
            article table recital bracket`` and ``annex appendix schedule exhibit attachment``.
        number: As in ``Clause.number``; a lower-case string for a bracketed letter.
    """

    unit: str
    number: Number


@dataclass(frozen=True, slots=True)
class Reference:
    """An address as it stands in a text.

    Attributes:
        start, end: Where it stands, the document's name included.
        title: The document named (without 《》), None where none is.
        steps: From the outermost to the innermost; empty where only a document is named.
        written: The address as it was written, without the document's name.
        anchor: The place from which the steps go down (the 前款 of 前款第二项), None where they
            start at the document.
    """

    start: int
    end: int
    title: str | None
    steps: tuple[Step, ...]
    written: str
    anchor: Anchor | None = None

    @property
    def is_relative(self) -> bool:
        """Does what it means depend on where it stands: 前款, 第二款, 本法第三条, 该条?"""
        return (
            self.anchor is not None
            or (bool(self.steps) and self.steps[0].unit in PARTS)
            or (self.title is not None and is_generic(self.title) is not None)
        )

    @property
    def is_english(self) -> bool:
        """Is it written as Section 5 or § 5.1, which no Chinese document answers to?"""
        if self.is_decimal:
            return re.match(r"(?![A-Z]\.[0-9])[A-Za-z§]", self.written) is not None
        return bool(self.steps) and self.steps[0].unit.isascii()

    @property
    def is_decimal(self) -> bool:
        """Is it 4.1, which documents of any language count in?"""
        return bool(self.steps) and self.steps[0].unit == "点"

    @property
    def canonical(self) -> str:
        """The address in canonical form: 第三条第二款第（一）项, Section 5(2)(a)."""
        words = self.anchor.words if self.anchor else ""
        return _RUN_TOGETHER.sub(" ", "\0".join((words, *map(_write, self.steps)))).replace(
            "\0", ""
        )

    @property
    def is_whole_annex(self) -> bool:
        """Is it 附件1 or Schedule 2 of no document that is named, as any text calls its own?"""
        return self.title is None and len(self.steps) == 1 and self.steps[0].unit in _ANNEXES


_RUN_TOGETHER = re.compile(r"(?<=[0-9A-Za-z])\0(?=[0-9A-Za-z])")
"""Between Schedule 2 and 1.2, which is no Schedule 21.2."""


def _write(step: Step) -> str:
    number = step.number
    if step.unit in _ENGLISH_UNITS:
        return f"{step.unit.capitalize()} {number or ''}".rstrip()
    if step.unit in (*HAN_ANNEXES, "表"):
        return f"{step.unit}{number}"
    if step.unit == "bracket":
        return f"({number})"
    if isinstance(number, str) and "-" in number:
        base, inserted = (int(n) for n in number.split("-"))
        return f"第{_in_words(base)}{step.unit}之{_in_words(inserted)}"
    written = _in_words(number)
    if step.unit in ("项", "号"):
        return f"第（{written}）项" if step.unit == "项" else f"（{written}）"
    if step.unit == "点":
        return str(number)
    if step.unit == "部分":
        return f"{written}、"
    return f"第{number if step.unit == '目' else written}{step.unit}"


def _in_words(number: Number) -> str:
    """16 as 十六; what Chinese numerals are not written for, as it is."""
    return to_chinese(number) if isinstance(number, int) and number <= 9999 else str(number)


# --- reading --------------------------------------------------------------------------------

_FORMAL = re.compile(r"(?<=第)[壹贰叁肆伍陆柒捌玖拾佰仟零〇]+(?=[编章节条款项目])")
_PLAIN_NUMERALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_GAP = r"[^\S\n]{0,40}"
"""White space inside an address; bounded, since it is tried at every place of a text."""
_BRACKETED = rf"[（(]{_GAP}({ANY_NUMBER}){_GAP}[)）]"
_NUMBER = rf"(?:{_BRACKETED}|({SPACED_NUMBER}(?:万(?:{CHINESE})?)?))"
_INSERTED = rf"(?:{_GAP}之{_GAP}({CHINESE}))?"
_UNIT = rf"第{_GAP}{_NUMBER}{_GAP}(编|章|节|条|款|项|目|部分){_INSERTED}"
_DECIMAL = (
    rf"(?:第{_GAP}|(?<![0-9.])(?=[0-9.]{{3,15}}{_GAP}条))"
    rf"([0-9]{{1,3}}(?:\.[0-9]{{1,3}})+){_GAP}[条款项节章]"
    r"|(?<![0-9.])([0-9]{1,2}(?:\.[0-9]{1,2}){2,4}(?![0-9.])"
    rf"|[0-9]{{1,2}}\.[0-9]{{1,2}}(?=[（(]{_GAP}{ANY_NUMBER}{_GAP}[)）])"
    r"|(?<=条)[0-9]{1,2}\.[0-9]{1,2}(?![0-9.%％‰万亿元米])"
    r"|(?<=》)[0-9]{1,2}\.[0-9]{1,2}(?=的?规定|的表|要求|明确|写|[，,：:“]))"
    rf"|(?:附录{_GAP})?(?:第{_GAP})?(?<![A-Za-z0-9.图表])([A-Z](?:\.[0-9]{{1,2}}){{1,4}})"
    rf"(?![0-9A-Za-z]|\.[0-9])(?:{_GAP}[条款项])?"
)
_BARE_ARTICLE = (
    rf"(?:(?<![0-9０-９年月日第]){_GAP}(?={ARABIC})"
    rf"|(?<=[法典例》]){_GAP}(?={CHINESE}{_GAP}条)(?!.{_GAP}条\w))"  # not 仲裁法三条原则
    rf"({ANY_NUMBER}){_GAP}条{_INSERTED}"
)
_HAN = re.compile(
    rf"{_UNIT}|{_DECIMAL}|{_BARE_ARTICLE}|(?<=[条款])({ANY_NUMBER})(款|项)|第?{_BRACKETED}(?:条|项|点)?|(?<![零〇○一二三四五六七八九十百千第])({CHINESE})、(?=[（(])"
    r"|(?<=[典法])([0-9]{1,4})(?![0-9年月日号版部条.:/%％\-])(?![（(]?修)"
    r"|(?<=[）)])([0-9]{1,2})[.．](?![0-9])"
    rf"|({'|'.join(HAN_ANNEXES)}){_GAP}({ANY_NUMBER}(?![级类个种项份页张年月])"
    r"|[A-Z](?![A-Za-z]))"
    rf"|(?:(?<![\u4e00-\u9fff])|(?<=[的见按据照条款项录件]))表{_GAP}"
    rf"((?:[0-9]{{1,2}}|[A-Z])(?:[.-][0-9]{{1,2}})+|[0-9]{{1,3}})(?![0-9]|{_GAP}[人名位个])"
)
_JOINED = re.compile(rf"{_GAP}(?:的|之|里[面头]?的?|当?中的?|下的?|规定的)?{_GAP}")
_CALLED = re.compile(rf"{_GAP}《[^《》\n]{{1,60}}》{_GAP}[的之]?{_GAP}")
"""Between 附件1 and what is in it: 附件1《收费标准》第二条."""
_COMMA = re.compile(rf"{_GAP}[,，]{_GAP}")
"""Between the levels of one address: 第三条，第二款."""
_TO = "(?:至|到|—|－|-|–|~|～)+"
_LIST = re.compile(
    rf"(?:第{_GAP}|(?<![0-9０-９第.年月日\-])(?=[0-9０-９]))"
    rf"((?:{ANY_NUMBER}{_GAP}(?:[、和与及,，]|{_TO}){_GAP})+{ANY_NUMBER}){_GAP}(条|款|项)"
)
_RANGE = re.compile(rf"{_GAP}{_TO}{_GAP}$")
_OF_OUTER = rf"(?:of|in|to)\s+(?:the\s+)?(?:{ORDINAL}\s+)?(?:{'|'.join(ENGLISH_ANNEXES)}|part)"
_ENGLISH = re.compile(
    rf"(?<![A-Za-z])(section|sec\.?|s\.|(?<!['’])(?-i:s)(?=\s[0-9]{{1,3}}[A-Z]?\b)|§|article|art\.?"
    rf"|part|pt\.?|chapter|{'|'.join(ENGLISH_ANNEXES)}|(?-i:[Ss])ch(?:ed)?\.?"
    r"|clause|cl\.?|paragraph|para\b\.?"
    rf"|table(?=\s+[0-9A-Z]\b)|(?:item|point)(?=\s*[0-9]{{1,3}}\s+{_OF_OUTER})"
    r"|(?:rule|regulation|reg\.?|bye?-?law)"
    r"(?=\s*[0-9]{1,3}(?![0-9/]|\s*(?:days?|weeks?|months?|years?|hours?|%|per cent))))\s*"
    r"([0-9]{1,3}(?:\.[0-9]{1,3})+|[0-9]{1,4}[A-Za-z]?|[IVXLC]{1,7}\b|(?-i:[A-Z])\b"
    rf"|{ENGLISH})"
    r"((?:\([0-9A-Za-z]{1,5}\))*)"
    r"((?:\s*,?\s*(?:sub)?(?:paragraph|para\.?|item|clause|point)\s*\(?[0-9]{1,3}\)?(?![0-9A-Za-z.(]))*)",
    re.I,
)
_ENGLISH_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{1,3})+|[0-9]{1,4}(?![0-9])[A-Za-z]?"
_ENGLISH_LISTED = re.compile(rf"({_ENGLISH_NUMBER})((?:\([0-9A-Za-z]{{1,5}}\))*)")
_ENGLISH_LIST = re.compile(
    rf"(?<![A-Za-z])(section|article|part|chapter|clause|paragraph|rule|regulation|bye?-?law)s\s+"
    rf"{_ENGLISH_LISTED.pattern}"
    rf"(?:\s*(?:,|\band\b|\bor\b|&|\bto\b|\bthrough\b|[-–—])(?:\s*\b(?:and|or)\b)?\s*"
    rf"{_ENGLISH_LISTED.pattern}(?!\s*(?:days?|weeks?|months?|years?|hours?|%|per cent)))+",
    re.I,
)
"""Sections 4.1, 4.2 and 5."""
_ENGLISH_TO = re.compile(r"\s*(?:to|through|[-–—])\s*", re.I)
_ENGLISH_LEVEL = re.compile(r"([a-z]+)\.?\s*\(?([0-9]+)", re.I)
_ENGLISH_UNIT = {
    "sec": "section", "s": "section", "§": "section", "art": "article", "clause": "section",
    "cl": "section", "item": "section", "paragraph": "section", "para": "section",
    "rule": "section", "regulation": "section", "byelaw": "section", "bylaw": "section",
    "bye-law": "section", "by-law": "section", "reg": "section", "point": "section",
    "pt": "part", "sch": "schedule", "sched": "schedule", "annexure": "annex",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Range:
    """第三条至第六条 as it is written.

    Attributes:
        unit: 条, 款 or 项.
        first, last: The numbers, in the order in which they are written.
    """

    unit: str
    first: int
    last: int

    @property
    def is_reversed(self) -> bool:
        """Is the higher number named first?"""
        return self.first > self.last

    @property
    def count(self) -> int:
        """How many numbers it has."""
        return abs(self.last - self.first) + 1

    @property
    def ends(self) -> tuple[str, str]:
        """The addresses of its lower and its higher end."""
        low, high = sorted((self.first, self.last))
        return _write(Step(self.unit, low)), _write(Step(self.unit, high))


_RANGE_IN_TEXT = re.compile(
    rf"(?:第{_GAP}|(?<![0-9０-９.年月日\-]))({ANY_NUMBER}){_GAP}(条|款|项)?{_GAP}{_TO}{_GAP}"
    rf"第?{_GAP}({ANY_NUMBER}){_GAP}(条|款|项)"
)


def ranges_in(text: str) -> tuple[Range, ...]:
    """The ranges of clauses that a text names, in order, reversed ones as they are written."""
    text = _FORMAL.sub(lambda m: m[0].translate(_PLAIN_NUMERALS), simplified(text))
    found = []
    for first, first_unit, last, unit in _RANGE_IN_TEXT.findall(text):
        low, high = to_int(first), to_int(last)
        if low is not None and high is not None and first_unit in ("", unit):
            found.append(Range(unit, low, high))
    return tuple(found)


def find_references(text: str, titles: Names | Iterable[str] = ()) -> tuple[Reference, ...]:
    """All addresses in a text, in order; ranges and lists are written out one by one.

    Args:
        text: A question or a passage.
        titles: Names by which documents are known, to be seen in front of an address.
    """
    named = names_in(text, titles)
    text = _FORMAL.sub(lambda m: m[0].translate(_PLAIN_NUMERALS), simplified(text))
    lists = _read_english_lists(text, named)
    annexes = [*_read_the_annex(text), *_read_counted_annexes(text, named)]
    annexes += _read_recitals(text, named)
    english = [*_read_english(text, named), *lists, *annexes, *_read_brackets(text)]
    english = _nested(text, sorted(english, key=lambda r: r.start))
    english = [r for r in english if r.steps[0].unit != "bracket"]
    found = [*english, *_read_han(text, named)]
    found = _anchored(text, sorted(_outermost(found), key=lambda r: (r.start, r.end)))
    return tuple(_fill_ranges(text, found))


def _anchored(text: str, found: Sequence[Reference]) -> list[Reference]:
    """Addresses together with the words they hang on: 前款 and 第二项 become 前款第二项."""
    below = {r.start: r for r in found if r.title is None}
    whole: dict[int, Reference] = {}
    alone: list[Reference] = []
    for anchor in anchors_in(text):
        joint = _JOINED.match(text, anchor.end)
        hanging = below.get(joint.end() if joint else anchor.end)
        if hanging is not None and _hangs_on(hanging, anchor):
            written = text[anchor.start : hanging.end]
            hung = replace(hanging, start=anchor.start, written=written, anchor=anchor)
            whole[hanging.start] = hung
        elif anchor.unit and not any(r.start < anchor.end and anchor.start < r.end for r in found):
            written = text[anchor.start : anchor.end]
            alone.append(Reference(anchor.start, anchor.end, None, (), written, anchor))
    return sorted([whole.get(r.start, r) for r in found] + alone, key=lambda r: (r.start, r.end))


def _hangs_on(reference: Reference, anchor: Anchor) -> bool:
    unit = reference.steps[0].unit
    return not anchor.unit or unit in ("号", "bracket") or depth(unit) > depth(anchor.unit)


def _outermost(found: Iterable[Reference]) -> Iterator[Reference]:
    """The (2) of Section 5(2), the （七） of 刑法修正案（七）第三条 is no address of its own."""
    start = end = -1  # of the one that reaches furthest so far
    for reference in sorted(found, key=lambda r: (r.start, -r.end)):
        if reference.end > end:
            start, end = reference.start, reference.end
            yield reference
        elif (reference.start, reference.end) == (start, end):
            yield reference


Placed = tuple[Step, int, int]
"""A step and from where to where it stands."""


def _goes_deeper(text: str, above: Placed, below: Placed) -> bool:
    """Is a step the next level of the one before it: 第三条第二款, 第三条，第二款?"""
    is_part = below[0].unit in PARTS and text[below[1]] == "第"
    joint = _COMMA if is_part and _COMMA.match(text, above[2]) else _JOINED
    if above[0].unit in HAN_ANNEXES and _CALLED.match(text, above[2]):
        joint = _CALLED
    return bool(joint.fullmatch(text, above[2], below[1])) and _is_deeper(below[0], above[0])


def _read_han(text: str, named: Sequence[Named]) -> Iterator[Reference]:
    expanded, spots = _expand_lists(text)
    in_names = {at for n in named for at in range(n.start, n.end)}
    chain: list[Placed] = []
    for match in _HAN.finditer(expanded):
        step = _step(match)
        if step is None or spots[match.start()] in in_names:
            continue  # no number, or the （三） of 《…补充规定（三）》
        if chain and not _goes_deeper(expanded, chain[-1], (step, match.start(), match.end())):
            yield _reference(text, chain, spots, named)
            chain = []
        chain.append((step, match.start(), match.end()))
    if chain:
        yield _reference(text, chain, spots, named)


def _expand_lists(text: str) -> tuple[str, list[int]]:
    """第三、五条 becomes 第三条第五条; also where each character of the result came from."""
    spots: list[int] = []
    out, at = "", 0
    for match in _LIST.finditer(text):
        out += text[at : match.start()]
        spots += range(at, match.start())
        begin = match.start()
        for number, end in _numbers_of_list(match):
            piece = f"第{number}{match[2]}"
            out += piece
            last = match.end() - 1 if end == match.end(1) else end - 1
            spots += [begin] * (len(piece) - 1) + [last]
            begin = last + 1 if end != match.end(1) else begin
        at = match.end()
    return out + text[at:], [*spots, *range(at, len(text) + 1)]


def _numbers_of_list(match: re.Match[str]) -> Iterator[tuple[str, int]]:
    """Each number of 第三、五至八条 and where it ends; those that 至 stands for end with it."""
    before: re.Match[str] | None = None
    for number in re.finditer(ANY_NUMBER, match[1]):
        end = match.start(1) + number.end()
        low = to_int(before[0]) if before else None
        high = to_int(number[0])
        if before and low and high and re.search(_TO, match[1][before.end() : number.start()]):
            yield from ((str(n), end) for n in _numbers_between(low, high))
        yield number[0], end
        before = number


def _step(match: re.Match[str]) -> Step | None:
    bracketed, plain, unit, inserted, decimal, dotted, lettered, *rest = match.groups()
    bare, bare_inserted, part, part_unit, alone, heading, after_name, point, *rest = rest
    annex, annexed, table = rest
    if decimal or dotted or lettered:
        return Step("点", decimal or dotted or lettered)
    if point:
        return Step("项", int(point))  # 一、（二）1.
    if table:
        return Step("表", to_int(table) or table)
    if unit:
        return _counted(unit, bracketed or plain, inserted)
    if bare:
        return _counted("条", bare, bare_inserted)
    if part:
        return _counted(part_unit, part, None)  # 第56条3款
    if after_name:
        number = to_int(after_name)  # 民法典1127
        is_year = number is not None and 1900 < number < 2100
        return None if number is None or is_year else Step("条", number)
    if heading:
        number = to_int(heading)
        return None if number is None else Step("部分", number)
    if annex:
        return Step(annex, to_int(annexed) or annexed)
    number = to_int(alone)
    is_year = number is not None and number > 999
    return None if number is None or is_year else Step("号", number)


def _counted(unit: str, number: str, inserted: str | None) -> Step | None:
    """第五十三条之一 is number 53-1."""
    base, after = to_int("".join(number.split())), to_int(inserted or "")
    if base is None:
        return None
    return Step(unit, base if after is None else f"{base}-{after}")


_DEPTH = {
    u: i for i, u in enumerate(("编", "章", "节", "部分", "条", "点", "款", "项", "目", "表"))
}
_DEPTH |= dict.fromkeys(HAN_ANNEXES, -1)


def depth(unit: str) -> int:
    """How deep a unit stands: 附件 -1, 编 0 … 表 9; （一） and units of other languages as 款."""
    return _DEPTH.get(unit, 6)


def _is_deeper(step: Step, above: Step) -> bool:
    if step.unit == "号":
        return above.unit in ("部分", "条", "点", "款", "章", "节", *HAN_ANNEXES)
    return depth(step.unit) > depth(above.unit)


def _reference(
    text: str, chain: Sequence[tuple[Step, int, int]], spots: Sequence[int], named: Sequence[Named]
) -> Reference:
    start, end = spots[chain[0][1]], spots[chain[-1][2] - 1] + 1
    steps = tuple(
        Step("项", s.number) if s.unit == "号" and i and chain[i - 1][0].unit in "条款点" else s
        for i, (s, _, _) in enumerate(chain)
    )
    written = text[start:end].strip()
    title, at = title_before(text, start, named)
    if title is None:
        title, end = title_after(text, end, named)
    return Reference(at, end, title, steps, written)


def _read_english(text: str, named: Sequence[Named]) -> Iterator[Reference]:
    for match in _ENGLISH.finditer(text):
        word = match[1].lower().rstrip(".")
        unit = _ENGLISH_UNIT.get(word, word)
        is_lettered = match[2].isalpha() and isinstance(unit_number(match[2]), str)
        if is_lettered and unit not in _OUTER_UNITS:
            continue  # “section A” is no address
        steps = [_english_step(unit, match[2])]
        steps += _brackets(match[3])
        title, start, end = _english_title(text, match, named)
        levels = _ENGLISH_LEVEL.findall(match[4])
        about = title or next((n.title for n in reversed(named) if n.end <= match.start()), "")
        if about and not about.isascii() and unit in ("section", "article"):
            above = _in_chinese(unit, match[2]) or steps[:1]
            steps = [*above, *steps[1:], *_levels_in_chinese(levels)]
        else:
            below = "section" if unit in _OUTER_UNITS else "bracket"
            steps += [Step(below, int(n)) for _, n in levels]
        yield Reference(start, end, title, tuple(steps), match[0])


def _read_english_lists(text: str, named: Sequence[Named]) -> Iterator[Reference]:
    """Each of sections 4.1, 4.2 and 5; of sections 4 to 7 all four."""
    for listed in _ENGLISH_LIST.finditer(text):
        unit = _ENGLISH_UNIT.get(listed[1].lower(), listed[1].lower())
        title, start, end = _english_title(text, listed, named)
        is_han = title is not None and not title.isascii() and unit in ("section", "article")
        matches = list(_ENGLISH_LISTED.finditer(text, listed.end(1) + 1, listed.end()))
        starts = [start, *(match.start() for match in matches[1:])]
        ends = [*(match.end() for match in matches[:-1]), end]
        for i, match in enumerate(matches):
            between = text[matches[i - 1].end() : match.start()] if i else ""
            is_range = _ENGLISH_TO.fullmatch(between) is not None
            for number in _numbers_to(matches[i - 1][1] if is_range else "", match[1]):
                own = _in_chinese(unit, number) if is_han else []
                steps = [*(own or [_english_step(unit, number)]), *_brackets(match[2])]
                yield Reference(starts[i], ends[i], title, tuple(steps), match[0])


_BEHIND_OUTER = re.compile(r"\s*,?\s*")
_LISTED = re.compile(r"[\s,&–—-]*(?:and|or|to|through)?[\s,]*", re.I)
_BEFORE_OUTER = re.compile(r"\s*,?\s*(?:of|in|to|under)\s+(?:the\s+)?", re.I)


def _nested(text: str, found: Sequence[Reference]) -> list[Reference]:
    """Schedule 1, paragraph 2, and paragraph 2 of Schedule 1, as one address each."""
    nested: list[Reference] = []
    for reference in found:
        whole = _within(text, nested[-1], reference) if nested else None
        if whole is None:
            nested.append(reference)
            continue
        nested[-1] = whole
        if whole.steps[: len(reference.steps)] == reference.steps:
            _take_in(text, nested, reference)
    return nested


def _take_in(text: str, nested: list[Reference], outer: Reference) -> None:
    """Put what is listed before the last, paragraphs 1 and 2 of Schedule 1, into the same outer."""
    for at in reversed(range(len(nested) - 1)):
        one, following = nested[at], nested[at + 1]
        is_listed = _LISTED.fullmatch(text, one.end, max(one.end, following.start))
        if not is_listed or not _is_outer(outer, one):
            return
        end = following.end if one.start == following.start else one.end  # both are of 4 to 7
        steps = (*outer.steps, *one.steps)
        nested[at] = replace(one, end=end, title=one.title or outer.title, steps=steps)


def _within(text: str, first: Reference, second: Reference) -> Reference | None:
    """Two addresses as the one that they make up; None where they are two."""
    between = text[first.end : second.start]
    of = _BEFORE_OUTER.match(text, second.end)
    is_of_another = of is not None and _ENGLISH.match(text, of.end()) is not None
    if _BEHIND_OUTER.fullmatch(between) and not is_of_another and _is_outer(first, second):
        steps = (*first.steps, *second.steps)
    elif _BEFORE_OUTER.fullmatch(between) and _is_outer(second, first):
        steps = (*second.steps, *first.steps)
    else:
        return None
    written = text[first.start : second.end]
    return Reference(first.start, second.end, first.title or second.title, steps, written)


def _is_outer(one: Reference, other: Reference) -> bool:
    """May what one address means have the other in it: Schedule 1 a paragraph, or a part?"""
    end, start = one.steps[-1].unit, other.steps[0].unit
    if start == "bracket":
        return end in _HOLDS_BRACKETS
    if end == "article" and start == "点":
        return True
    if end not in _OUTER_UNITS:
        return False
    order = {unit: at for at, unit in enumerate(_ENGLISH_UNITS)}
    return start == "点" or order.get(end, 0) < order.get(start, 0)


_THE_ANNEX = re.compile(
    rf"\b[Tt]he ({'|'.join(word.capitalize() for word in ENGLISH_ANNEXES)})\b(?!\s+[0-9A-Z])"
)


def _read_the_annex(text: str) -> Iterator[Reference]:
    """The Schedule of a document that has one."""
    for match in _THE_ANNEX.finditer(text):
        step = Step(match[1].lower(), None)
        yield Reference(match.start(1), match.end(), None, (step,), match[1])


_COUNTED_ANNEX = re.compile(rf"\b({ORDINAL})\s+({'|'.join(ENGLISH_ANNEXES)})\b", re.I)


def _read_counted_annexes(text: str, named: Sequence[Named]) -> Iterator[Reference]:
    """The First Schedule, which is Schedule 1."""
    for match in _COUNTED_ANNEX.finditer(text):
        word = match[2].lower()
        step = Step(_ENGLISH_UNIT.get(word, word), ordinal_to_int(match[1]))
        title, start, end = _english_title(text, match, named)
        yield Reference(start, end, title, (step,), match[0])


_RECITAL = re.compile(r"\b[Rr]ecital\s+(?:\(([0-9]{1,3}|[A-Z])\)|([0-9]{1,3}|[A-Z])\b)")


def _read_recitals(text: str, named: Sequence[Named]) -> Iterator[Reference]:
    """Recital 2, recital (C)."""
    for match in _RECITAL.finditer(text):
        number = match[1] or match[2]
        step = Step("recital", int(number) if number.isdigit() else number)
        title, start, end = _english_title(text, match, named)
        yield Reference(start, end, title, (step,), match[0])


_BRACKETS = re.compile(
    r"\b(?:sub-?)?(?:section|paragraph|para\.?|point|clause|item)\s*((?:\([0-9A-Za-z]{1,5}\))+)",
    re.I,
)


def _read_brackets(text: str) -> Iterator[Reference]:
    """The point (b) of point (b) of Article 5(1), which is no address by itself."""
    for match in _BRACKETS.finditer(text):
        yield Reference(*match.span(), None, tuple(_brackets(match[1])), match[0])


def _numbers_to(first: str, last: str) -> list[str]:
    """The numbers behind one up to another: 4.2 and 4.3 for 4.1 to 4.3; only it behind none."""
    above, _, low = first.rpartition(".")
    other, _, high = last.rpartition(".")
    if above != other or not (low.isdigit() and high.isdigit()):
        return [last]
    if not 0 < int(high) - int(low) <= MAX_RANGE:
        return [last]
    return [f"{above}.{n}" if above else str(n) for n in range(int(low) + 1, int(high) + 1)]


def _brackets(written: str) -> Iterator[Step]:
    for inside in re.findall(r"\(([0-9A-Za-z]+)\)", written):
        yield Step("bracket", int(inside) if inside.isdigit() else inside.lower())


def _english_step(unit: str, number: str) -> Step:
    if "." in number:
        return Step("点", number)
    return Step(unit, unit_number(number))


def _in_chinese(unit: str, number: str) -> list[Step]:
    """Article 3.1 of a Chinese law is 第三条第一款; section 3.1 may only be its 3.1."""
    article, *below = (int(part) if part.isdigit() else part for part in number.split("."))
    if below and unit == "section":
        return []
    return [Step("条", article), *(Step("款", part) for part in below[:1])]


def _levels_in_chinese(levels: Iterable[tuple[str, str]]) -> Iterator[Step]:
    """Paragraph 2, item (1) of an article of a Chinese law is 第二款第（一）项."""
    for word, number in levels:
        yield Step("款" if word.lower().startswith("para") else "项", int(number))


_OF = re.compile(r"\s*(?:of|in|under|to)\s+(?:the\s+)?", re.I)
_OPENS = re.compile(r"\s*[（(]\s*")


def _english_title(
    text: str, match: re.Match[str], named: Sequence[Named]
) -> tuple[str | None, int, int]:
    """The document of an English address, and from where to where both stand."""
    of = _OF.match(text, match.end())
    if of is not None:
        known = next((n for n in named if match.end() < n.start <= of.end() < n.end), None)
        if known is not None:
            return known.title, match.start(), known.end
        if unknown := ENGLISH_NAME.match(text, of.end()):
            inside = next(
                (n for n in named if _OPENS.fullmatch(text, unknown.end(), n.start)), None
            )
            if inside is not None:  # the Maritime Code (海商法)
                return inside.title, match.start(), inside.end
            return unknown[0], match.start(), unknown.end()
    title, start = title_before(text, match.start(), named)
    if title is None:
        title = next((n.title for n in named if n.title.isascii()), None)
    if of and (kind := ENGLISH_KIND.match(text.lower(), of.end())):
        return title or text[slice(*kind.span())], start, kind.end()
    return title, start, match.end()


def _fill_ranges(text: str, found: Sequence[Reference]) -> Iterator[Reference]:
    """第三条至第六条 also means 第四条 and 第五条; what is given once goes on for the list."""
    before: Reference | None = None
    for reference in found:
        between = text[before.end : reference.start] if before is not None else ""
        if before is not None and reference.title is None and len(between) <= 2:
            reference = _going_on(reference, before)
        if before is not None and _RANGE.match(between):
            yield from _between(before, reference)
        yield reference
        before = reference


def _going_on(reference: Reference, before: Reference) -> Reference:
    """The 第三款 of 民法典第三条第一款、第三款 is 民法典第三条第三款."""
    reference = replace(reference, title=before.title)
    if reference.anchor or not reference.steps or reference.steps[0].unit not in PARTS:
        return reference
    level = depth(reference.steps[0].unit)
    above = tuple(step for step in before.steps if depth(step.unit) < level)
    is_below = before.anchor is not None and depth(before.anchor.unit) < level
    return replace(
        reference, steps=(*above, *reference.steps), anchor=before.anchor if is_below else None
    )


def _between(first: Reference, last: Reference) -> Iterator[Reference]:
    if not first.steps or not last.steps:
        return
    low, high = first.steps[-1].number, last.steps[-1].number
    if not isinstance(low, int) or not isinstance(high, int):
        return
    for number in _numbers_between(low, high):
        steps = (*last.steps[:-1], Step(last.steps[-1].unit, number))
        yield replace(last, steps=steps)


def _numbers_between(one: int, other: int) -> range:
    """What lies between the ends of a range, whichever is named first; of a long one nothing."""
    low, high = sorted((one, other))
    return range(low + 1, high) if high - low <= MAX_RANGE else range(0)
