"""What kind of answer a question asks for, and whether a text holds one of that kind. Pure.

A question about an amount, a date, a body, a penalty … is answered only by a text that has an
amount, a date, a body, a penalty in it: that much can be told without understanding either. What
a question asks beyond that is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.critical import fold_width
from index.numerals import CHINESE

_NUMBER = rf"(?:[0-9]+(?:[.,][0-9]+)*|(?<!第){CHINESE})"
_SCALE = "[百千万亿]{0,2}"


def _counted(units: str) -> str:
    return rf"{_NUMBER}\s*{_SCALE}\s*(?:多|余|个)?\s*(?:{units})"


_PERCENT = rf"[0-9.]+\s*(?:%|‰|percent|per cent)|{CHINESE}?分之(?:{CHINESE}|[0-9.]+)|{_NUMBER}成(?!为|立|效|果|员|本)"
_MONEY = rf"{_counted('元|圆|美元|yuan|rmb|倍|times')}|(?:cny|rmb|usd|[¥$￥])\s*[0-9]|{_PERCENT}|免费|全额|无偿"
_DURATION = _counted(
    "年|月|日|天|周(?!岁)|小时|分钟|工作日|自然日|季度|学时|课时|(?:working |business )?days?|weeks?|months?|years?"
    "|hours?|minutes?"
)
_EVERY = "每(?:半)?(?:年|月|季度|周|日|天)|每[一二两三四五六]年|annual|every|长期|当日|立即|即时"
_BODY = (
    "部门|机关|机构|政府|委员会|党委|党组|支部|(?<![全内])部(?=[、，,。会和牵负门]|$)|[总分支]局|局(?=[、，,。会和负]|$)"
    "|[办厅署院会](?=[、，,。负和应]|$)|法院|检察院|公安|主管|组织|单位|企业|公司|学校|同志|负责人|居委会|业委会|村委会"
    "|协会|红十字会|人大|常委会|国务院|街道|社区|居民|业主|监护人|法定代表人|理事会|本人|个人|用人单位|经营者|生产者"
    "|council|department|ministry|bureau|authority|agency|office|committee|steward|company|person"
)
_PENALTY = (
    "罚|处分|没收|吊销|拘留|责令|追究|刑事责任|警告|撤职|开除|通报批评|问责|取消.{0,6}资格|不得从业"
    "|penalt|fined?\\b|sanction|suspend|revok|terminat"
)

# kind, what asks for it, what answers it
_KINDS: tuple[tuple[str, str, str], ...] = (
    ("phone", "电话|号码|热线是多少|phone number", r"[0-9][0-9-]{2,}"),
    ("percent", "比例|百分之几|百分比|几成|[万千百]分之几|利率|税率|费率|占比|percentage|proportion|what (?:share|rate)|interest rate", _PERCENT),
    ("money", "多少钱|多少[万亿]?元|金额|(?:补贴|补助|收费|工资|奖励|资助|赔偿|补偿|救助)[^，。]{0,8}(?:标准|多少)|(?:补|罚|抵|扣|减|领|交|缴|付|花|赔|发|奖)(?:款|贴|助|除|费|减|免)?多少(?![个天年月岁次户人])|工资|月薪|造价|价格是|工本费|费用是|保费是|租金|奖金|额度|总额|余额|首付|起征点|会费|how much|how many yuan|budget|subsidy|what (?:fee|fine|amount)", _MONEY),
    ("age", "多少岁|几岁|什么年龄|年龄[^，。]{0,4}(?:多少|几|要求)|how old|what age", _counted("周?岁|years? old|years? of age") + "|未成年|成年"),
    ("area", "多少(?:平方米|平米|亩|公顷)|面积[^，。]{0,10}(?:多少|多大)|minimum size|what area|how large", _counted("平方米|平米|亩|公顷|平方公里|㎡|square|hectare|sq")),
    ("length", "多少(?:米|公里|千米)|(?:多|有多)[高远宽](?![的兴])|层高|how (?:high|tall|far)", _counted("米|公里|千米|里|m\\b|km\\b|met|kilomet")),
    ("decibel", "多少分贝", _counted("分贝|db")),
    ("duration", "多久|多长时间|(?:多少|几)个?(?:工作日|月|年|天|日|小时|分钟|周|星期|季度|学时)(?!前|举|召|颁|出台)|期限(?:是|为|多)|有效期|任期|每几|how long|how (?:many|often)[a-z ]{0,12} (?:days|years|months|hours|weeks|minutes)", _DURATION + "|" + _EVERY),
    ("date", "什么时候|何时|哪一?年|哪一?天|几月|几号|几日|哪个时间|哪个月|完成期限|时间节点|几点|\\bwhen\\b|(?:by )?what (?:year|date)|which year|what time", _counted("年|月|日|时|点|years?|days?") + "|之日|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec"),
    ("money", "钱[^，。]{0,8}多少|多少[^，。]{0,4}钱", _MONEY),
    ("count", "多少(?!钱|元)|(?<!哪)(?<!第)几(?=[个名位户家次处座套所件辆步人级条项](?!级政府))|人数|数量|how many", _NUMBER),
    ("penalty", "(?:怎么|如何|什么|何种)[^，。]{0,6}(?:处罚|处分|罚)|罚(?:款|多少|什么|不罚)|处罚(?:是|标准|吗)|什么(?:法律)?责任|penalt|\\bfine\\b|sanction", _PENALTY),
    ("body", "哪(?:个|些|几个|两个|三个|一个|家|几家)?(?:部门|单位|机构|机关|部委|公司|企业|主体)|哪一?级|哪家|由谁|谁来|谁负责|归谁|谁(?=[管批审办出付承牵监发制组对决定缴领])|是谁|承担方|which (?:ministry|department|agency|body|bodies|authority|office)|\\bwho\\b|whose", _BODY),
    ("names", "名单|叫什么名字|哪(?:几个|些|个)(?:城市|省份?|地级市|地区|县|区|国家|机构|品种)|哪[两三四五六七八九几]个机构", "、|(?:[\u4e00-\u9fff]{2,8}[和与及][\u4e00-\u9fff]{2,8})|, [A-Z]"),
)  # fmt: skip
_YES_NO = re.compile(
    r"吗[?？。]?$|是否|能不能|可不可以|有没有|会不会|要不要|是不是|管不管|^(?:is|are|may|can|does|do|must|should) ",
    re.I,
)
_MEASURE = re.compile(r"(?:多少|几)(?:万|亿)?([个名人位户家次处座套所件辆种项学步级公张台艘枚篇])")
_SAME_MEASURE = {"名": "名人位", "人": "名人位", "位": "名人位"}
_COMPILED = [(k, re.compile(ask, re.I), re.compile(answer, re.I)) for k, ask, answer in _KINDS]
_ONLY_ONE = {"phone", "percent", "money", "age", "area", "length", "decibel", "duration", "date", "count"}


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a question asks for.

    Attributes:
        kinds: Kinds that all have to be answered, for instance ``("money", "penalty")``;
            empty where any text may answer.
    """

    question: str
    kinds: tuple[str, ...]

    def answers_in(self, text: str) -> bool:
        """Does the text hold an answer of every kind, one that the question did not bring?"""
        return all(self._has(kind, text) for kind in self.kinds)

    def _has(self, kind: str, text: str) -> bool:
        measure = _MEASURE.search(self.question) if kind == "count" else None
        if measure and measure[1] != "个":
            units = _SAME_MEASURE.get(measure[1], measure[1])
            return re.search(_counted(f"[{units}]"), fold_width(text)) is not None
        asked = set(_found(kind, self.question))
        return any(found not in asked for found in _found(kind, text))


def expectation(question: str) -> Expectation:
    """Read what a question asks for; of the kinds of number only the most exact one counts."""
    folded = fold_width(question)
    if _YES_NO.search(folded):
        return Expectation(question, ())
    asked = [kind for kind, ask, _ in _COMPILED if ask.search(folded)]
    exact = next((k for k in asked if k in _ONLY_ONE), None)
    kinds = [k for k in asked if k not in _ONLY_ONE or k == exact]
    return Expectation(question, tuple(kinds))


def _found(kind: str, text: str) -> Iterator[str]:
    pattern = next(answer for k, _, answer in _COMPILED if k == kind)
    return (m[0] for m in pattern.finditer(fold_width(text)))
