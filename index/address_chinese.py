"""Chinese addresses as they are written: 民法典第3条第二款第（一）项, （二十）, 六、（十四）. Pure.

Also 第三、五至八条, 第56条3款, 4.1条, 附件2, 表3. Knows no other language and no document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.address import PARTS, Reference, Step, depth, numbers_between, write
from index.markers import HAN_ANNEXES
from index.numerals import ANY_NUMBER, ARABIC, CHINESE, SPACED_NUMBER, to_int
from index.script import simplified
from index.titles import Named, title_after, title_before

_FORMAL = re.compile(r"(?<=第)[壹贰叁肆伍陆柒捌玖拾佰仟零〇Ⅰ-Ⅹ]+(?=[编章节条款项目])")
_PLAIN_NUMERALS = str.maketrans(
    "壹贰叁肆伍陆柒捌玖拾佰仟ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ", "一二三四五六七八九十百千一二三四五六七八九十"
)
_GAP = r"[^\S\n]{0,40}"
"""White space inside an address; bounded, since it is tried at every place of a text."""
_BRACKETED = rf"[（(]{_GAP}({ANY_NUMBER}){_GAP}[)）]"
_NUMBER = rf"(?:{_BRACKETED}|({SPACED_NUMBER}(?:万(?:{CHINESE})?)?))"
_INSERTED = rf"(?:{_GAP}之{_GAP}({CHINESE})(?<!一一(?=[致样般律并起旦些直切])))?"
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
    rf"(?:(?<![0-9０-９年月日第共有计])(?<![共有计]\s){_GAP}(?={ARABIC})"  # not 共5条
    rf"|(?<=[法典例》]){_GAP}(?={CHINESE}{_GAP}条)"
    rf"(?!.{_GAP}条(?!第{ANY_NUMBER}[款项])\w)"  # not 仲裁法三条原则
    rf"|(?<=[”」』>\s])(?={CHINESE}{_GAP}条[（(]《))"  # 四十四条（《仲裁法》）
    rf"({ANY_NUMBER}){_GAP}条{_INSERTED}"
)
_HAN = re.compile(
    rf"{_UNIT}|{_DECIMAL}|{_BARE_ARTICLE}|(?<=[条款])({ANY_NUMBER})(款|项)|第?{_BRACKETED}(?:条|项|点)?|(?<![零〇○一二三四五六七八九十百千第])({CHINESE})、(?=[（(])"
    r"|(?<=[典法])([0-9]{1,4})(?![0-9年月日号版部条.:/%％\-])(?![（(]?修)"
    r"|(?<=[^\s（(][）)])([0-9]{1,2})[.．](?![0-9])"
    rf"|({'|'.join(HAN_ANNEXES)}){_GAP}({ANY_NUMBER}(?![级类个种项份页张年月])"
    r"|[A-Z](?![A-Za-z]))"
    rf"|(?:(?<![\u4e00-\u9fff])|(?<=[的见按据照条款项录件]))表{_GAP}"
    rf"((?:[0-9]{{1,2}}|[A-Z])(?:[.-][0-9]{{1,2}})+|[0-9]{{1,3}})(?![0-9]|{_GAP}[人名位个])"
)
JOINED = re.compile(rf"{_GAP}(?:的|之|里[面头]?的?|当?中的?|下的?|规定的)?{_GAP}")
"""Between an address and what it goes down from: 该条的第二款."""
_CALLED = re.compile(rf"{_GAP}《[^《》\n]{{1,60}}》{_GAP}[的之]?{_GAP}")
"""Between 附件1 and what is in it: 附件1《收费标准》第二条."""
_COMMA = re.compile(rf"{_GAP}[,，]{_GAP}")
"""Between the levels of one address: 第三条，第二款."""
_SUBJECT = re.compile(rf"{_GAP}(?:规定|所[列称指])的(?!是|内容|[：:，,])")
"""Behind the 第一款 of 第六十六条，第一款规定的公路…: the article's own words, and no address."""
_TO = "(?:至|到|—|－|-|–|~|～)+"
_LIST = re.compile(
    rf"(?:第{_GAP}|(?<![0-9０-９第.年月日\-])(?=[0-9０-９]))"
    rf"((?:{ANY_NUMBER}{_GAP}(?:[、和与及,，]|{_TO}){_GAP})+{ANY_NUMBER}){_GAP}(条|款|项)"
)
RANGE = re.compile(rf"{_GAP}{_TO}{_GAP}$")
"""Between the two ends of a range."""
Placed = tuple[Step, int, int]
"""A step and from where to where it stands."""


def in_plain_numerals(text: str) -> str:
    """A text with 第叁条 as 第三条, in simplified characters, every character in its place."""
    return _FORMAL.sub(lambda m: m[0].translate(_PLAIN_NUMERALS), simplified(text))


def read_chinese(text: str, named: Sequence[Named]) -> Iterator[Reference]:
    """The Chinese addresses of a text, lists written out, ranges not.

    Args:
        text: In plain numerals.
        named: The documents that it names.
    """
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


def _goes_deeper(text: str, above: Placed, below: Placed) -> bool:
    """Is a step the next level of the one before it: 第三条第二款, 第三条，第二款?"""
    is_part = below[0].unit in PARTS and text[below[1]] == "第"
    goes_on = is_part and not _SUBJECT.match(text, below[2])
    joint = _COMMA if goes_on and _COMMA.match(text, above[2]) else JOINED
    if above[0].unit in HAN_ANNEXES and _CALLED.match(text, above[2]):
        joint = _CALLED
    return bool(joint.fullmatch(text, above[2], below[1])) and _is_deeper(below[0], above[0])


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
            yield from ((str(n), end) for n in numbers_between(low, high))
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


def _is_deeper(step: Step, above: Step) -> bool:
    if step.unit == "号":
        return above.unit in ("部分", "条", "点", "款", "章", "节", *HAN_ANNEXES)
    return depth(step.unit) > depth(above.unit)


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
        return write(Step(self.unit, low)), write(Step(self.unit, high))


_RANGE_IN_TEXT = re.compile(
    rf"(?:第{_GAP}|(?<![0-9０-９.年月日\-]))({ANY_NUMBER}){_GAP}(条|款|项)?{_GAP}{_TO}{_GAP}"
    rf"第?{_GAP}({ANY_NUMBER}){_GAP}(条|款|项)"
)


def ranges_in(text: str) -> tuple[Range, ...]:
    """The ranges of clauses that a text names, in order, reversed ones as they are written."""
    text = in_plain_numerals(text)
    found = []
    for first, first_unit, last, unit in _RANGE_IN_TEXT.findall(text):
        low, high = to_int(first), to_int(last)
        if low is not None and high is not None and first_unit in ("", unit):
            found.append(Range(unit, low, high))
    return tuple(found)
