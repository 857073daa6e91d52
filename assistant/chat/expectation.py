"""What kind of answer a question asks for, and whether a text holds one of that kind. Pure.

A question about an amount, a date, a body, a penalty … is answered only by a text that has an
amount, a date, a body, a penalty in it: that much can be told without understanding either. What
a question asks beyond that is not decided here.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, reduce
from pathlib import Path

from assistant.chat.meaning import asked_meaning_of
from assistant.evidence.critical import ENGLISH_NUMBERS, fold_width
from index.markers import without_marker
from index.numerals import CHINESE

TABLE = Path(__file__).with_name("expectation.toml")

_NUMBER = rf"(?:[0-9]+(?:[.,][0-9]+)*|(?<!第){CHINESE}|\b(?:{'|'.join(ENGLISH_NUMBERS)})\b)"
_COUNTED = rf"{_NUMBER}\s*[百千万亿]{{0,2}}\s*(?:多|余|个)?\s*"


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    exact: bool
    ask: re.Pattern[str]
    answer: re.Pattern[str]


@cache
def _kinds() -> tuple[_Kind, ...]:
    """The table of kinds, in its order."""
    rows = tomllib.loads(TABLE.read_text("utf-8"))["kind"]
    answers = {r["name"]: _any_of(r["answer"]) for r in rows if "answer" in r}
    return tuple(_Kind(r["name"], r["exact"], _any_of(r["ask"]), answers[r["name"]]) for r in rows)


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    text = "|".join(patterns)
    for name, pattern in (("counted", _COUNTED), ("number", _NUMBER), ("han", CHINESE)):
        text = text.replace(f"{{{name}}}", pattern)
    return re.compile(text, re.I)


_YES_NO = re.compile(
    r"(?:吗|(?<![酒网水])吧|了没有?|(?<![么何])不)[?？。]?$|是否|能不能|可不可以|有没有|会不会|要不要|是不是"
    r"|(?P<verb>[\u4e00-\u9fff])[不没](?P=verb)(?!.*(?:[，,].*(?:多少|几|谁|哪|什么|怎么|如何)))"
    r"|^(?:(?:since|if|when|because|given|as|although|while|once|after|before)\b[^?]*?, )?"
    r"(?:is|are|am|may|can|does|do|must|should) ",
    re.I,
)
_ASKED_ALONE = ("at_most", "at_least", "body", "payer")
"""Kinds that are asked for in words that name no matter: 谁, 上限."""
_WHETHER_LIMITED = re.compile(
    r"(?:有没有|有无|是否有?|设不设|有)设?(?:封顶|上限|限额)"
    r"|\bis there (?:an?|any) (?:upper )?(?:maximum|limit|cap)\b",
    re.I,
)
"""有没有封顶 is told by what tells a limit, whatever its words."""
_OPEN = re.compile(
    "怎么|怎样|如何|为什么|为何|为啥|给不给|能否|可否|做什么|干什么|说[了些]什么|内容是什么"
    "|指的?是?什么|什么意思|何谓|(?:^|[，,：:])什么[是叫]"
    "|(?:什么时候|何时)才?(?:可以|能)"
    "|分别|各(?:自|是|为|有)?(?:多少|什么|几)|目标|原则|区别|不同|哪些方面"
    "|(?:什么|哪些)(?:具体)?(?:样的?|要求|措施|规定|安排|情形|情况|办法|做法|举措|工作|任务|政策|内容)"
    r"|\bhow (?:should|do|does|can|is|are|may|must|to)\b|\bwhy\b"
    r"|\bwhat (?:does|do|should|must|counts|is meant)\b",
    re.I,
)
_OF_CLASS = re.compile(
    "(?:是|属于?)一?[个部种款类家]?什么(?:样的?|类型的?|种类的?|性质的?|题材的?)?[\u4e00-\u9fff]{1,6}[？?。\\s]*$"
)
_MEASURED = re.compile(
    r"的([\u4e00-\u9fff]{2,8}?)(?:各|分别|具体)?[是为](?:多少|几|什么|百分|万分)"
)
_MEASURED_LAST = re.compile(r"([\u4e00-\u9fff]{2})([量额率值])[?？。\s]*$")
"""全国棉花产量: what is asked for is the last word, without one that asks."""
_OF_PLACES = re.compile(rf"{_COUNTED}(?:省|市|区|县|州|国家?)")
"""31个省 measures nothing that they yield."""
_GENERIC = re.compile(
    "金额|标准|数额|比例|数量|总额|期限|额度|费用|号码|具体|最高|最低|每月|每年|每人|和|及|与"
)
_MEASURE = re.compile(
    r"(?:多少|几)(?:万|亿)?(?:个(?=人))?([个名人位户家次处座套所件辆种项学步级公张台艘枚篇块])"
)
_TIME = "(?:个?月|年|季度?|周|星期|[天日晚]|小时)"
_FOR_A_TIME = re.compile(
    f"[每一]{_TIME}[^，。]{{0,6}}(?:多少|几)|(?:多少|几)[^，。]{{0,3}}[每一]{_TIME}"
)
_FOR_EACH = re.compile(rf"每(?!{_TIME})[^每，。；0-9]{{1,4}}?{_NUMBER}")
_EACH_TIME = re.compile(f"每{_TIME}")
_BY_MEASURE = re.compile(
    "(?:每个?|/)(平方公里|平方米?|平米|㎡|m²|立方米?|m³|公顷|亩|吨|公斤|千克|公里|千米|米|升|度)"
)
_ALIKE = {
    "平方": "平方米",
    "平米": "平方米",
    "㎡": "平方米",
    "m²": "平方米",
    "立方": "立方米",
    "m³": "立方米",
    "千克": "公斤",
    "千米": "公里",
}
_CAST = re.compile(
    r"^(?P<actor>[\u4e00-\u9fff·]{2,8}?)(?:在[^，。？?]{1,20}?[中里]?)?(?:[扮饰出主]演|饰|演)了?的?(?:角色)?"
    r"是?(?:谁|哪个角色|什么角色)"
    r"|(?:》[中里]?|[中里]|的)的?(?P<part>[\u4e00-\u9fff·]{2,6}?)的?(?:是|由)?(?:谁(?:来|所)?(?:[扮饰出主]?演|饰)|扮演者)"
)
"""Who plays whom: 梁冠华在《…》中演的谁, 《…》中的高启强谁演的."""
_COSTS = re.compile(
    "(?P<costs>[\u4e00-\u9fff]{2,20}?)(?:应当|应该|该|应|都|要|需要?)?(?:由|归|算)?(?:谁|哪个单位|哪个部门)"
    "(?:来|去|负责)?(?:承担|负担|支付|付|出钱?|掏钱?|买单|交|缴)"
)
_OF_ANY_COSTS = re.compile("[费钱用款金额的是了这那个些]")
_PRONOUN = re.compile(r"\s*(?:[他她该]|这[个名位])")
_PIECES = re.compile("[，,；;。\n]")
_SAME_MEASURE = {"名": "名人位", "人": "名人位", "位": "名人位"}


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a question asks for.

    Attributes:
        kinds: Kinds that all have to be answered, for instance ``("money", "penalty")``;
            empty where any text may answer.
    """

    question: str
    kinds: tuple[str, ...]

    @property
    def whether(self) -> bool:
        """Does it ask whether something is so?"""
        return _YES_NO.search(fold_width(self.question)) is not None

    @property
    def few_words(self) -> bool:
        """Do a few words answer it?

        Not whether something is so, nor how, why or in what way, nor what something means, nor
        several things at once.
        """
        return not (self.whether or _OPEN.search(fold_width(self.question)))

    @property
    def of_class(self) -> bool:
        """Does it ask of what class a thing is: 是什么电影, which 电影 does not tell?"""
        return not self.kinds and _OF_CLASS.search(fold_width(self.question)) is not None

    @property
    def matter(self) -> str:
        """The question without the words that only ask: of 有没有封顶 nothing is left."""
        asks = [_kind(name).ask for name in self.kinds if name in _ASKED_ALONE]
        question = _WHETHER_LIMITED.sub(" ", fold_width(self.question))
        return reduce(lambda rest, ask: ask.sub(" ", rest), asks, question)

    def met_by(self, text: str, context: str = "") -> bool:
        """Does a text hold an answer of every kind, one that the question did not bring?

        Args:
            text: A sentence.
            context: The clause it stands in, where what is measured may be named instead.
        """
        bare = fold_width(without_marker(text))
        has_all = all(self._has(kind, bare) for kind in self.kinds)
        names = self._names(text + context) and self.names_cast(text, context)
        return has_all and names and not self._is_for_another(bare)

    def is_told_of(self, text: str, context: str) -> bool:
        """Does a sentence, in its clause, tell of the cast or of the costs that are asked about?"""
        return self.names_cast(text, context) and self._names_costs(text + context)

    def _names_costs(self, text: str) -> bool:
        """Does a text share a character with what costs are asked about: 水电费由谁承担?"""
        match = _COSTS.search(fold_width(self.question))
        costs = _OF_ANY_COSTS.sub("", match["costs"]) if match else ""
        return not costs or any(char in fold_width(text) for char in costs)

    def names_cast(self, text: str, context: str) -> bool:
        """Does it say of the actor or the part that is asked about, or of 他, who plays whom?

        Where that is not what is asked, any text does.
        """
        match = _CAST.search(self.question) if "role" in self.kinds else None
        if match is None:
            return True
        named, plays = match["actor"] or match["part"], _kind("role").answer
        pieces = (piece for piece in _PIECES.split(text) if plays.search(piece))
        return any(
            named in piece or (bool(_PRONOUN.match(piece)) and named in context) for piece in pieces
        )

    def _is_for_another(self, text: str) -> bool:
        """Is it the price of each of something where that of a time is asked for: 每桶三元?"""
        if self.is_by_another_measure(text):
            return True
        is_for_a_time = "money" in self.kinds and _FOR_A_TIME.search(fold_width(self.question))
        is_for_each = _FOR_EACH.search(text) and not _EACH_TIME.search(text)
        return bool(is_for_a_time and is_for_each)

    def is_by_another_measure(self, text: str) -> bool:
        """Is something told by each 立方米 where that by each 平方米 is asked for?"""
        asked, told = _measures(self.question), _measures(text)
        return bool(asked and told) and asked.isdisjoint(told)

    def _names(self, text: str) -> bool:
        """Does the text name what is to be measured: the 利率 of “贷款的年利率是多少”?

        Or that which the question ends in: 产量, not 面积, for 全国棉花产量.
        """
        last = _MEASURED_LAST.search(fold_width(self.question)) if self.kinds else None
        names = _names_of(*last.groups()) if last else ()
        if names and not any(name in fold_width(text) for name in names):
            return False
        match = _MEASURED.search(fold_width(self.question)) if self.kinds else None
        head = _GENERIC.sub("", match[1]) if match else ""
        pairs = [head[i : i + 2] for i in range(len(head) - 1)]
        return not pairs or any(pair in fold_width(text) for pair in pairs)

    def _has(self, kind: str, text: str) -> bool:
        measure = _MEASURE.search(self.question) if kind == "count" else None
        if measure:
            units = _SAME_MEASURE.get(measure[1], measure[1])
            counted = f"{_COUNTED}[{units}]|{_NUMBER}[万亿](?=[，,；;。]|$)"
            return re.search(counted, fold_width(text)) is not None
        if kind == "count" and _MEASURED_LAST.search(fold_width(self.question)):
            text = _OF_PLACES.sub(" ", fold_width(text))
        found = [m[0] for m in _kind(kind).answer.finditer(fold_width(text))]
        if not _kind(kind).exact:
            return bool(found)
        asked = {m[0] for m in _kind(kind).answer.finditer(fold_width(self.question))}
        return any(value not in asked for value in found)


def _measures(text: str) -> set[str]:
    """The measures that something is counted by: 每平方米."""
    return {_ALIKE.get(name, name) for name in _BY_MEASURE.findall(fold_width(text))}


def _names_of(before: str, last: str) -> tuple[str, ...]:
    """What may name a measure: 产量 of 花产 and 量, 发送 of 发送 and 量; any names a mere 数量."""
    word = before[-1] + last
    return () if _GENERIC.fullmatch(word) or word == "限额" else (before, word)


def expectation(question: str) -> Expectation:
    """Read what a question asks for; of the kinds of number only the most exact one counts.

    What asks whether something is so asks for no kind, unless whether there is a limit; nor does
    what asks for the meaning of a word, whatever that word is.
    """
    folded = fold_width(question)
    if asked_meaning_of(question):
        return Expectation(question, ())
    if _YES_NO.search(folded):
        return Expectation(question, ("at_most",) if _WHETHER_LIMITED.search(folded) else ())
    asked = [kind for kind in _kinds() if kind.ask.search(folded)]
    exact = next((kind for kind in asked if kind.exact), None)
    return Expectation(question, tuple(k.name for k in asked if not k.exact or k is exact))


def _kind(name: str) -> _Kind:
    return next(kind for kind in _kinds() if kind.name == name)
