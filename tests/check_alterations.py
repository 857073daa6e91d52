"""What is done to a quotation: harmless changes, and the ten ways to alter what it says. Pure.

Every alteration takes a sentence and a source of chance and returns the altered sentence, or None
where the sentence has nothing of the kind. Knows nothing of documents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Protocol

from index.numerals import to_chinese, to_int

Alteration = Callable[[str, Random], str | None]
WAYS = (
    "number",
    "date",
    "modality",
    "negation",
    "comparison",
    "name",
    "dropped_condition",
    "dropped_exception",
    "reordered",
    "synonym",
)
"""The ten ways to alter, each by the name of the function that does it."""
LEAST_LEFT = 12
"""Characters that must be left of a sentence that something was left out of."""

# --- harmless -------------------------------------------------------------------------------

_HALF_WIDTH = str.maketrans("，；：（）！？", ",;:()!?")
_FULL_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")


def harmless(text: str, random: Random) -> str:
    """Change punctuation, width, spaces, line breaks or nothing: the words stay as they are."""
    return random.choice(_HARMLESS)(text, random)


def _as_it_is(text: str, random: Random) -> str:  # noqa: ARG001
    return text


def _half_width(text: str, random: Random) -> str:  # noqa: ARG001
    return text.translate(_HALF_WIDTH)


def _wide_digits(text: str, random: Random) -> str:  # noqa: ARG001
    return text.translate(_FULL_DIGITS)


def _commas(text: str, random: Random) -> str:  # noqa: ARG001
    return text.replace("，", "、", 1)


def _without_end(text: str, random: Random) -> str:  # noqa: ARG001
    return text.rstrip("。；")


def _wrapped(text: str, random: Random) -> str:
    """Break lines after every so many characters, as a mail or a PDF does."""
    if "\n" in text:
        return text
    width = random.randint(14, 30)
    return "\n".join(text[i : i + width] for i in range(0, len(text), width))


def _spaced(text: str, random: Random) -> str:
    choices = [i for i in range(1, len(text)) if not text[i - 1 : i + 1].isascii()]
    at = random.choice(choices)
    return text[:at] + random.choice((" ", "　", "  ")) + text[at:]


def _around_digits(text: str, random: Random) -> str:  # noqa: ARG001
    return re.sub(r"([0-9]+(?:\.[0-9]+)?)", r" \1 ", text)


_HARMLESS = (
    _as_it_is, _as_it_is, _half_width, _wide_digits, _commas, _without_end, _wrapped, _spaced,
    _around_digits,
)  # fmt: skip

# --- numbers and dates ----------------------------------------------------------------------

_N = r"[0-9]+(?:\.[0-9]+)?|[一二三四五六七八九十百千]+"
_AMOUNT = re.compile(
    rf"(?<![第0-9一二三四五六七八九十百千万.之])({_N})"
    r"(?=(?:余)?(?:[万亿]?元|倍|周岁|吨|%|％|个百分点|平方米|公里|米|亩|人|名|分之|次|份|家|辆|种|个(?!月|工作日|小时)))"
)
_PERIOD = re.compile(
    rf"(?<![第0-9一二三四五六七八九十百千万.])({_N})(?=个?(?:月(?![0-9一二三四五六七八九十])|工作日|日(?![0-9])|天|小时|年))"
)


def number(text: str, random: Random) -> str | None:
    """Another amount."""
    return _renumber(_AMOUNT, text, random)


def date(text: str, random: Random) -> str | None:
    """Another date or period, or another unit of it."""
    choices = [m for m in _PERIOD.finditer(text) if _differs(m[1], random)]
    units = list(re.finditer(r"工作日|(?<=[0-9一二三四五六七八九十])日(?=内)|个月", text))
    if units and random.random() < 0.25:
        unit = random.choice(units)
        other = {"工作日": "自然日", "日": "个月", "个月": "年"}[unit[0]]
        return text[: unit.start()] + other + text[unit.end() :]
    return _put(text, random.choice(choices), random) if choices else None


def _renumber(pattern: re.Pattern[str], text: str, random: Random) -> str | None:
    choices = [m for m in pattern.finditer(text) if _differs(m[1], random)]
    return _put(text, random.choice(choices), random) if choices else None


def _put(text: str, match: re.Match[str], random: Random) -> str:
    return text[: match.start(1)] + str(_differs(match[1], random)) + text[match.end(1) :]


def _differs(written: str, random: Random) -> str | None:
    """Another number written in the same way; None for 一, which often counts nothing."""
    if "." in written:
        return written[:-1] + str((int(written[-1]) + random.randint(1, 8)) % 10)
    size = to_int(written)
    if size is None or not 2 <= size < 4900:
        return None
    if written.isascii() and size > 1900:
        return str(size + random.choice((-5, -2, 1, 2, 5)))
    other = random.choice(
        [n for n in (size + 1, size * 2, size + 5, max(2, size // 2)) if n != size]
    )
    return str(other) if written.isascii() else to_chinese(other)


# --- words put for others -------------------------------------------------------------------


def swap(table: Mapping[str, tuple[str, ...]]) -> Alteration:
    """Put another word for one of a table's; keys are regular expressions."""

    def alter(text: str, random: Random) -> str | None:
        found = [(m, others) for key, others in table.items() for m in re.finditer(key, text)]
        if not found:
            return None
        match, others = random.choice(found)
        return text[: match.start()] + random.choice(others) + text[match.end() :]

    return alter


modality = swap(
    {
        "(?<!不)应当": ("可以", "不得"),
        "(?<!不)必须": ("可以",),
        "(?<!不)可以": ("应当", "必须", "不得"),
        "不得(?!超过|少于|低于|高于|多于)": ("可以", "应当"),
        "禁止": ("允许",),
        "有权": ("有义务",),
    }
)

negation = swap(
    {
        "不予": ("予以",),
        "不属于": ("属于",),
        "不适用": ("适用",),
        "不承担": ("承担",),
        "不影响": ("影响",),
        "不符合": ("符合",),
        "不具备": ("具备",),
        "未经": ("经",),
        "未按照": ("按照",),
        "未依法": ("依法",),
        "无正当理由": ("有正当理由",),
        "(?<![不])承担(?=.{0,8}责任)": ("不承担",),
        "(?<![不])适用(?=本|《|前款)": ("不适用",),
        "(?<![不])予以": ("不予",),
        "(?<![不])属于": ("不属于",),
        "(?<![不])符合": ("不符合",),
        "(?<![不])享有": ("不享有",),
        "有权": ("无权",),
        "是指": ("不是指",),
        "应当(?!当)": ("不应当",),
        "可以": ("不可以",),
        "鼓励": ("不鼓励",),
    }
)

comparison = swap(
    {
        "以上(?!规定|两|各|情形)": ("以下",),
        "以下(?!简称|称|情形|规定|统称|义务|条件|职责|材料|内容|方式|措施|事项)": ("以上",),
        "不得?超过": ("不少于", "超过"),
        "不得?少于": ("不超过", "少于"),
        "不得?低于": ("不高于", "低于"),
        "(?<![不得])低于": ("高于",),
        "(?<![不得])高于": ("低于",),
        "(?<![不得])超过": ("低于",),
        "(?<=[日月年天])以?内": ("后",),
        "至少": ("至多",),
        "已满": ("不满",),
        "不满": ("已满",),
        "(?<=[0-9日年])前": ("后",),
    }
)

_ORGANS = {
    "国务院(?!办公厅)": ("省、自治区、直辖市人民政府", "全国人民代表大会常务委员会"),
    "公安机关": ("检察机关", "司法行政部门"),
    "人民法院": ("人民检察院", "仲裁委员会"),
    "人民检察院": ("人民法院", "监察委员会"),
    "教育行政部门": ("卫生健康部门",),
    "生态环境主管部门": ("自然资源主管部门",),
    "环境保护主管部门": ("水行政主管部门",),
    "农业农?村?主管部门": ("林业主管部门",),
    "林业主管部门": ("农业主管部门",),
    "市场监督管理部门": ("海关",),
    "财政部门": ("审计机关",),
    "民政部门": ("工会",),
    "(?<!人民政府)人力资源社会?会?保障部": ("民政部",),
    "财政部": ("商务部",),
    "发展改革委": ("工业和信息化部",),
    "商务部": ("海关总署",),
    "县级以上(?:地方)?(?:各级)?人民政府": ("乡镇人民政府", "设区的市级以上人民政府"),
    "省、自治区、直辖市人民政府": ("县级人民政府",),
    "上海市": ("杭州市",),
    "北京市": ("南京市",),
    "河南省": ("山东省",),
    "中国证监会|国务院证券监督管理机构": ("证券交易所",),
    "证券交易所": ("证券业协会",),
    "人民代表大会常务委员会": ("人民政府",),
    "军队": ("武装警察部队",),
    "股东会": ("董事会",),
    "董事会": ("监事会",),
    "委托人": ("受益人",),
    "受托人": ("委托人",),
    "承运人": ("托运人",),
    "被申请人": ("申请人",),
    "(?<![被])申请人": ("利害关系人",),
    "《中华人民共和国[^》]{2,12}法》": ("《中华人民共和国立法法》", "《中华人民共和国行政强制法》"),
    "国家安全机关": ("公安机关",),
    "医疗机构": ("疾病预防控制机构",),
    "中国人民银行": ("中国银行",),
}
name = swap(_ORGANS)

synonym = swap(
    {
        "全部": ("部分",),
        "所有(?!权)": ("部分",),
        "立即": ("适时",),
        "及时": ("定期",),
        "优先": ("同等",),
        "没收": ("扣押",),
        "吊销": ("暂扣",),
        "免费": ("低价",),
        "无偿": ("有偿",),
        "书面": ("口头",),
        "逐步": ("立即",),
        "(?<!不)定期": ("不定期",),
        "强制": ("自愿",),
        "(?<!间接或者)直接": ("间接",),
        "共同": ("分别",),
        "从重": ("从轻",),
        "从轻": ("从重",),
        "故意": ("过失",),
        "批准": ("备案",),
        "审批": ("备案",),
        "许可": ("登记",),
        "责令": ("建议",),
        "鼓励": ("要求", "限制"),
        "支持": ("限制",),
        "严格": ("适度",),
        "严重": ("轻微",),
        "依法": ("酌情",),
        "公开": ("内部",),
        "统一": ("分散",),
        "永久": ("临时",),
        "每年": ("每半年",),
        "主要": ("次要",),
        "(?<=[\u4e00-\u9fff])(?<!并|、)或者(?!其他)": ("和",),
        "扩大": ("缩小",),
        "提高": ("降低",),
        "加快": ("放缓",),
    }
)

# --- parts left out or moved ----------------------------------------------------------------

_CONDITION = re.compile(
    r"(?:^|(?<=[，；]))(?:[^，。；：]{5,60}(?<!目)的|(?:经|未经)[^，。；：]{2,24}(?:批准|同意|审核|许可)(?:后)?"
    r"|(?:在|当)[^，。；：]{3,30}(?:时|期间|情况下|前|后)|(?:如果|遇有)[^，。；：]{4,40})，"
)
_CONSEQUENCE = re.compile(
    r"应当|可以|不得|不予|给予|责令|有权|予以|依法|由[^，]{2,20}处|处[^，]{2,20}罚款|必须"
)
_SEVERAL = re.compile(r"下列|以下情形|之一的|的，[^。]*的，")


def dropped_condition(text: str, random: Random) -> str | None:
    """Leave out the one condition on which the rest depends."""
    if _SEVERAL.search(text):
        return None
    cuts = [m for m in _CONDITION.finditer(text) if _CONSEQUENCE.search(text, m.end())]
    rest = without_one(cuts, text, random)
    return rest if rest and _CONSEQUENCE.search(rest) else None


def without_one(cuts: Sequence[re.Match[str]], text: str, random: Random) -> str | None:
    """Leave one of some stretches out, where there are any and enough is left."""
    if not cuts:
        return None
    cut = random.choice(cuts)
    rest = text[: cut.start()] + text[cut.end() :]
    return rest if len(rest) >= LEAST_LEFT else None


_EXCEPTION = re.compile(
    r"[，；](?:但是?|然而)，?[^。]{4,}(?=。)|(?:^|(?<=，))除[^，。]{3,50}(?:以?外|之外)，"
    r"|，[^，。]{2,40}(?:除外|例外)(?=。)"
)


def dropped_exception(text: str, random: Random) -> str | None:
    """Leave out a 但书 or a 除…外."""
    return without_one(list(_EXCEPTION.finditer(text)), text, random)


_MEMBERS = re.compile(
    r"(?<=、)([^、，。；：和或及与等的]{2,14})、([^、，。；：和或及与等的]{2,14})(?=、)"
)
_PARTS = re.compile(r"(?<=，)([^，。；：]{5,30})，([^，。；：]{5,30})(?=[，。；])")


def reordered(text: str, random: Random) -> str | None:
    """Two members of a list, or two parts of a sentence, in each other's place."""
    found = [*_MEMBERS.finditer(text), *_PARTS.finditer(text)]
    if not found:
        return None
    match = random.choice(found)
    between = text[match.end(1) : match.start(2)]
    return text[: match.start()] + match[2] + between + match[1] + text[match.end() :]


# --- claims and English ---------------------------------------------------------------------


class Opposite(Protocol):
    """Makes a claim that denies a sentence; where ``reworded``, only in a new order of words."""

    def __call__(self, text: str, random: Random, *, reworded: bool) -> str | None: ...


_RULE = r"([^。《》“]{2,16})%s([^。《》“]{3,31}[^。《》“的])。"
_DENIED = {
    "禁止": re.compile(r"禁止([^。《》“]{4,36})。"),
    "不得": re.compile(_RULE % "不得"),
    "应当": re.compile(_RULE % "应当"),
    "可以": re.compile(_RULE % "可以"),
}
"""What sentences are like that can be denied, by the word that rules in them."""


def denying(denials: Mapping[str, tuple[str, ...]]) -> Opposite:
    """Deny a sentence by what is said against the word that rules in it.

    Args:
        denials: By that word, claims with ``{0}`` and ``{1}`` for what stands before and behind
            it; the last two in a new order of words, for claims whose place is named too: what
            keeps the words and turns one might as well be called a wrong quotation.
    """

    def opposite(text: str, random: Random, *, reworded: bool) -> str | None:
        for word, pattern in _DENIED.items():
            if match := pattern.fullmatch(text):
                claims = denials[word][-2:] if reworded else denials[word]
                return random.choice(claims).format(*match.groups())
        return None

    return opposite


opposite = denying(
    {
        "禁止": ("{0}是完全允许的", "想要{0}，并无障碍", "有人{0}，也不算违法"),
        "不得": ("{0}就算{1}也是允许的", "要{1}，对{0}来说完全可行", "{1}的做法，{0}尽可采用"),
        "应当": ("{0}是否{1}，全凭自愿", "要不要{1}，对{0}没有硬性规定", "{1}并非{0}的义务"),
        "可以": ("{0}绝对不允许{1}", "要{1}，{0}是没有这个权利的", "{1}，这种事{0}不被允许"),
    }
)

_ENGLISH_CHANGES = (
    ("shall not", "may"),
    ("shall", "may"),
    ("must not", "may"),
    ("may", "must"),
    ("twelve", "ten"),
    ("thirty", "sixty"),
    ("ninety", "thirty"),
    ("not more than", "not less than"),
    ("more than", "less than"),
    ("without", "with"),
    ("Registrar", "Harbour Master"),
    ("January", "June"),
    ("at least", "at most"),
)


def alter_english(text: str, random: Random) -> str:
    """Put one word of an English sentence for another; the sentence as it is where none fits."""
    old, new = random.choice(_ENGLISH_CHANGES)
    return re.sub(rf"\b{old}\b", new, text, count=1)
