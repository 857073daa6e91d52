"""What the ``dossier`` way does to words: harmless changes, ten alterations, plain denials. Pure.

Its tables are its own; as ``check_alterations``, it knows nothing of documents.
"""

from __future__ import annotations

import re
from random import Random

from index.numerals import to_chinese, to_int
from tests.check_alterations import swap
from tests.check_shared import without_condition, without_exception

# --- harmless -------------------------------------------------------------------------------

_NARROW = str.maketrans("，；：（）", ",;:()")
_WIDE = str.maketrans("0123456789%", "０１２３４５６７８９％")


def harmless(text: str, random: Random) -> str:
    """Other punctuation, width or line breaks; the words stay."""
    kind = random.randrange(8)
    if kind == 0:
        return text.translate(_NARROW)
    if kind == 1:
        return text.translate(_WIDE)
    if kind == 2:
        return re.sub("[，；、]", "", text)
    if kind == 3 and "\n" not in text:
        return re.sub("([，；])", r"\1\n", text)
    if kind == 4:
        return " ".join(re.split("(?<=[，。；、])", text)).strip()
    if kind == 5 and "\n" not in text:
        at = random.randrange(2, len(text) - 1)
        return text[:at] + "\n" + text[at:]
    if kind == 6:
        return text.replace("，", "；", 1).rstrip("。")
    return text


# --- numbers and dates ----------------------------------------------------------------------

_N = "([0-9]+|[二三四五六七八九十百千]+)"
_START = "(?<![0-9.第一二三四五六七八九十百千万亿之零])"
_AMOUNT = re.compile(
    _START + _N + "(?=[万亿]元|元|倍|%|人(?!民)|名|周岁|平方米|米|公里|次|吨|亩|家|份|分之|辆)"
)
_TIME = re.compile(_START + _N + "(?=日|个?工作日|个?月(?!球)|年(?!度计|龄)|小时|天)")


def _another(match: re.Match[str], random: Random) -> str | None:
    size = to_int(match[1])
    if size is None or size < 2:
        return None
    other = size + random.choice((1, 2, 3, 10)) if size < 1900 else size + random.choice((1, -3))
    return str(other) if match[1].isascii() else to_chinese(other)


def _renumbered(pattern: re.Pattern[str], text: str, random: Random) -> str | None:
    found = list(pattern.finditer(text))
    if not found:
        return None
    match = random.choice(found)
    other = _another(match, random)
    return text[: match.start()] + other + text[match.end() :] if other else None


def number(text: str, random: Random) -> str | None:
    """Another amount."""
    return _renumbered(_AMOUNT, text, random)


def date(text: str, random: Random) -> str | None:
    """Another day or period."""
    return _renumbered(_TIME, text, random)


# --- words put for others -------------------------------------------------------------------

modality = swap(
    {
        "(?<!不)应当": ("可以", "不得", "无需", "不必"),
        "(?<!不)必须": ("可以", "无需"),
        "(?<!不)可以": ("应当", "必须", "不得"),
        "不得": ("可以", "应当"),
        "禁止": ("允许", "提倡"),
        "有权": ("无权", "必须"),
        "(?<!不)需要": ("不需要",),
    }
)

negation = swap(
    {
        "不得": ("得",),
        "不予": ("予以",),
        "不能": ("能",),
        "(?<!间)不受": ("受",),
        "不再": ("再",),
        "不具有": ("具有",),
        "不构成": ("构成",),
        "不符合": ("符合",),
        "不适用": ("适用",),
        "尚未": ("已经",),
        "没有": ("有",),
        "未取得": ("已取得",),
        "未经": ("已经",),
        "未按": ("已按",),
        "(?<![不])应当": ("不应当",),
        "(?<![不])可以": ("不可以",),
        "(?<![不])属于": ("不属于",),
        "(?<![不])适用于": ("不适用于",),
        "(?<![不])包括": ("不包括",),
        "(?<=[^不])具有": ("不具有",),
        "(?<=[^不])负责": ("不负责",),
        "(?<=[^不])享有": ("不享有",),
        "国家(?=鼓励|支持|建立|保护)": ("国家不",),
    }
)

comparison = swap(
    {
        "(?<=[0-9元倍日年月人名岁%级二三四五六七八九十])以上": ("以下",),
        "(?<=[0-9元倍日年月人名岁%级二三四五六七八九十])以下": ("以上",),
        "不得?超过": ("不少于", "超过"),
        "不得?少于": ("不多于", "少于"),
        "不得?低于": ("不高于", "低于"),
        "不得?高于": ("不低于", "高于"),
        "(?<![不得])超过": ("不超过", "不足"),
        "(?<![不得])高于": ("低于",),
        "(?<![不得])低于": ("高于",),
        "大于": ("小于",),
        "(?<=[日月年时天])内": ("外",),
        "(?<=[日月年])之?前": ("之后",),
        "不足": ("超过",),
        "最高": ("最低",),
        "至少": ("最多",),
        "早于": ("晚于",),
    }
)

name = swap(
    {
        "国务院(?!办公厅|令)": ("全国人民代表大会", "最高人民法院"),
        "公安机关": ("民政部门", "人民法院"),
        "人民法院": ("公安机关", "仲裁机构"),
        "人民检察院": ("公安机关",),
        "县级以上(?:地方)?(?:各级)?人民政府": ("省级人民政府", "乡级人民政府"),
        "(?<=市|县|区)人民政府": ("人民法院",),
        "教育(?=行政部门|主管部门)": ("文化",),
        "农业(?:农村)?(?=主管部门|行政)": ("水利",),
        "市场监督管理(?=部门)": ("税务",),
        "应急管理(?=部门)": ("公安",),
        "财政(?=部门)": ("审计",),
        "民政(?=部门)": ("教育",),
        "卫生健康(?=主管部门|部门|行政)": ("医疗保障",),
        "海关": ("边检机关",),
        "股东会": ("监事会",),
        "董事会": ("股东会",),
        "监事会": ("董事会",),
        "出租人": ("承租人",),
        "(?<!被)申请人": ("被申请人",),
        "(?<!监)(?<!被)委托人": ("代理人",),
        "债权人": ("债务人",),
        "债务人": ("债权人",),
        "(?<!非)上海市": ("天津市",),
        "北京市": ("重庆市",),
        "河南省": ("河北省",),
        "中国人民银行": ("中国建设银行",),
        "幼儿园": ("小学",),
        "仲裁委员会": ("调解委员会",),
        "承运人": ("收货人",),
        "妇女": ("老年人",),
        "未成年人": ("成年人",),
    }
)

synonym = swap(
    {
        "罚款": ("罚金",),
        "吊销": ("撤销",),
        "撤销": ("取消",),
        "批准": ("核准", "备案"),
        "审查": ("审核",),
        "许可": ("批准",),
        "登记": ("备案",),
        "拘留": ("逮捕",),
        "没收": ("收缴",),
        "责令": ("要求", "建议"),
        "立即": ("尽快",),
        "及时": ("适时",),
        "书面": ("口头",),
        "全部": ("大部分",),
        "处罚": ("处分",),
        "公告": ("通告",),
        "监督": ("指导",),
        "协商": ("商量",),
        "保障": ("维护",),
        "(?<!不)依法": ("自行",),
        "严格": ("适当",),
        "鼓励": ("要求",),
        "组织": ("参与",),
        "故意": ("过失",),
        "赔偿": ("补偿",),
        "推进": ("推动",),
    }
)

# --- parts left out or moved ----------------------------------------------------------------

_CONDITION = re.compile(
    r"(?:^|(?<=[，；]))(?:[^，。；：]{4,50}(?<!目)的|经[^，。；：]{2,24}(?:后|批准|同意)"
    r"|[^，。；：]{3,30}(?:时|期间)|(?:因|在)[^，。；：]{3,30}(?:的|情况下))，"
)
_EXCEPTION = re.compile(
    r"[，；]但是?[^。；]{3,}(?=。)|(?:^|(?<=，))除[^，。]{3,40}外，|[，；][^，。；]{3,40}除外(?=。)"
)
dropped_condition = without_condition(_CONDITION)
dropped_exception = without_exception(_EXCEPTION)

_LIST = re.compile(
    r"([^、，。；：和或及与等的对在由]{2,10})、([^、，。；：和或及与等的]{2,10})(?=、)"
)
_TAIL = re.compile(r"(?<=[，；])([^，。；：]{4,30})，([^，。；：]{4,30})(?=[。；])")


def reordered(text: str, random: Random) -> str | None:
    """Two members of a list, or the last two parts of a sentence, in each other's place."""
    found = [*_LIST.finditer(text), *_TAIL.finditer(text)]
    if not found:
        return None
    match = random.choice(found)
    between = text[match.end(1) : match.start(2)]
    return text[: match.start()] + match[2] + between + match[1] + text[match.end() :]


# --- denials --------------------------------------------------------------------------------

_CASE = "((?:[^，。；：《》“]{3,40}，)?)"
_WHO = "([^，。；：《》“]{2,24}?)"
_WHAT = "([^，。；：《》“]{3,40})。"
_UNFIT = re.compile("但|除|前款|下列|另有|以外|不.*不|本条|等$|的。")
_RULES = tuple(
    (re.compile(f"{_CASE}{pattern}"), plain, other)
    for pattern, plain, other in (
        (
            f"{_WHO}(?<!不)(?:应当|必须){_WHAT}",
            ("{c}{0}不得{1}", "{c}{0}无需{1}", "{c}{0}可以不{1}", "{c}{0}不必{1}"),
            (
                "{c}{0}没有{1}的义务",
                "{c}{1}不是{0}的义务",
                "{c}并没有要求{0}{1}",
                "认为{c}{0}应当{1}的说法是错误的",
                "{c}{0}即使不{1}，也不违反规定",
            ),
        ),
        (
            f"{_WHO}不得(?!超过|少于|低于|高于|多于|小于|大于){_WHAT}",
            ("{c}{0}可以{1}", "{c}{0}有权{1}", "{c}允许{0}{1}", "{c}{0}应当{1}"),
            (
                "{c}{0}完全可以{1}",
                "{c}{0}{1}是合法的",
                "{c}并不禁止{0}{1}",
                "认为{c}{0}不得{1}的说法是错误的",
                "{c}{0}{1}，不受任何限制",
            ),
        ),
        (
            f"{_WHO}(?<!不)(?:可以|(?<!所)有权){_WHAT}",
            ("{c}{0}不得{1}", "{c}{0}不可以{1}", "{c}{0}不能{1}", "{c}禁止{0}{1}"),
            (
                "{c}{1}是对{0}的禁止性规定所不允许的",
                "{c}不允许{0}{1}",
                "{c}{0}没有{1}的权利",
                "认为{c}{0}可以{1}的说法是错误的",
                "{c}{0}一律禁止{1}",
            ),
        ),
        (
            f"()禁止{_WHAT}",
            ("允许{1}", "可以{1}", "不禁止{1}", "鼓励{1}"),
            ("{1}是合法的", "任何人都可以{1}", "对{1}没有禁止性规定", "{1}不受限制"),
        ),
        (
            f"(国家)(?:鼓励|支持){_WHAT}",
            ("国家禁止{1}", "国家不鼓励{1}", "国家限制{1}"),
            ("国家对{1}持禁止态度", "{1}不是国家鼓励的做法"),
        ),
        (
            f"({_WHO[1:-1]}应当在[^，。；：]{{0,16}}){_N}(个?(?:工作日|月)|日|小时)(?:以|之)?内{_WHAT}",
            ("{c}{0}{n}{2}内{3}", "{c}{0}{n}{2}以内{3}"),
            ("{c}{0}{n}{2}内{3}即可", "{c}{0}最晚{n}{2}内{3}即可"),
        ),
    )
)
_VALUES = re.compile(
    "([^。《》“]{4,60}?)(?<![0-9.第一二三四五六七八九十百千])"
    f"{_N}(个?(?:工作日|月)|日|年|周岁|万元|元|倍|%|人)([^。]{{0,30}})。"
)


def opposite(text: str, random: Random, *, reworded: bool) -> str | None:
    """Turn the word that rules in a sentence, or say so in a new order; else move a limit."""
    if _UNFIT.search(text[:-1].replace("不得", "不")):
        return None
    for pattern, plain, other in _RULES[-1:] + _RULES[:-1]:
        if match := pattern.fullmatch(text):
            claim = random.choice(other if reworded else (*plain, *other[:1]))
            return _fill(claim, match, random)
    return None if reworded else _other_limit(text, random)


def _fill(claim: str, match: re.Match[str], random: Random) -> str | None:
    case, *parts = match.groups()
    fields = {"c": case}
    if "{n}" in claim:
        size = to_int(parts[1])
        if size is None:
            return None
        other = size * random.choice((2, 3, 4))
        fields["n"] = str(other) if parts[1].isascii() else to_chinese(other)
    return claim.format(*parts, **fields)


def _other_limit(text: str, random: Random) -> str | None:
    """The same rule with a limit twice or ten times as high."""
    match = _VALUES.fullmatch(text)
    size = to_int(match[2]) if match else None
    if match is None or size is None or not 2 <= size < 900 or "以" in match[1][-3:]:
        return None
    other = size * random.choice((2, 3))
    written = str(other) if match[2].isascii() else to_chinese(other)
    return match[1] + written + match[3] + match[4]
