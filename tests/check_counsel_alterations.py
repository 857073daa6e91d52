"""What the ``counsel`` way to write does to words: its ten ways to alter, and its denials.

As ``check_alterations``; denies approvals, exceptions, second duties, fines and scope too. Pure;
knows nothing of documents.
"""

from __future__ import annotations

import re
from random import Random

from index.numerals import to_chinese, to_int
from tests.check_alterations import swap
from tests.check_naming import arabic
from tests.check_shared import (
    UNIT,
    Denial,
    Denials,
    N,
    denier,
    figures,
    without_condition,
    without_exception,
)

# --- how words and places are written -------------------------------------------------------


def address(at: str, random: Random) -> str:
    """A place as it is, in figures, with spaces, or without 第 before 款 and 项."""
    way = random.randrange(8)
    if at.isascii() or way < 4:
        return at
    if way == 4:
        return arabic(at)
    if way == 5:
        return re.sub("(?<=[条款])(?=第)", " ", arabic(at))
    if way == 6:
        return re.sub("(?<=[条款])第(?=[0-9一二三四五六七八九十]+[款项])", "", at)
    return re.sub("(?<=[条款])(?=第)", "，", at)


def harmless(text: str, random: Random) -> str:
    """Other punctuation, spaces, lines and width of the same words."""
    way = random.randrange(7)
    if way == 0:
        return text.replace("，", ", ").replace("；", "; ")
    if way == 1:
        return text.replace("；", "。")
    if way == 2 and "\n" not in text:
        return "\n".join(text[i : i + 22] for i in range(0, len(text), 22))
    if way == 3:
        return text.replace("、", "，")
    if way == 4:
        return re.sub("(?<=[，；])", "\u3000", text)
    if way == 5:
        return text.translate(str.maketrans("0123456789（）", "０１２３４５６７８９()"))
    return text


# --- numbers and dates ----------------------------------------------------------------------

_FIXED = re.compile(r"[第几数每之万千百十.0-9]$|[唯同任某另单统专逐进此这划合]$|十[三四]五$|分之$")
_COUNTED = re.compile(
    r"[万亿]?元|倍|周岁|吨|[%％]|个百分点|平方米|公里|米|亩|人|名|次|份|家|辆|个(?!月|工作日|小时|人)"
)
_TIMED = re.compile(r"个?月(?![0-9一二三四五六七八九十])|个?工作日|日(?![0-9])|天|个?小时|年(?!度)")


def _another(text: str, unit: re.Pattern[str], random: Random) -> str | None:
    found = [m for m in figures(text, unit, _FIXED) if _size(m[0]) is not None]
    if not found:
        return None
    match = random.choice(found)
    size = _size(match[0]) or 0
    other = random.choice((size + 2, size * 3, size + 10))
    written = str(other) if match[0].isascii() else to_chinese(other)
    return text[: match.start()] + written + text[match.end() :]


def _size(written: str) -> int | None:
    """A whole number that is likely to count something."""
    size = None if "." in written else to_int(written)
    return size if size is not None and 2 <= size < 1500 else None


def number(text: str, random: Random) -> str | None:
    """Another amount."""
    return _another(text, _COUNTED, random)


def date(text: str, random: Random) -> str | None:
    """Another period."""
    return _another(text, _TIMED, random)


# --- words put for others -------------------------------------------------------------------

modality = swap(
    {
        "(?<!不)应当(?!当)": ("原则上可以", "无须", "有权"),
        "(?<!不)必须": ("宜", "无需"),
        "(?<!不)可以": ("不得", "须", "应"),
        "不得(?![超少低高多])": ("应当", "有权", "可"),
        "严禁|禁止": ("准许", "鼓励"),
        "有权": ("不得", "应当"),
    }
)
negation = swap(
    {
        "不予": ("准予",),
        "不属于": ("属于",),
        "不适用": ("适用",),
        "不承担": ("应承担",),
        "不影响": ("将影响",),
        "未经": ("已经",),
        "未按": ("已按",),
        "未依法": ("已依法",),
        "没有": ("有",),
        "(?<![不无])承担(?=.{0,8}责任)": ("免于承担",),
        "(?<!不)适用(?=本|《)": ("不再适用",),
        "(?<!不)予以": ("不再予以",),
        "(?<!不)属于": ("并不属于",),
        "(?<!不)享有": ("并不享有",),
        "有权": ("没有权利",),
        "(?<!不)应当(?!当)": ("不必",),
    }
)
comparison = swap(
    {
        "(?<=[0-9一二三四五六七八九十百千万元年月日岁倍人吨%])以上": ("以下",),
        "(?<=[0-9一二三四五六七八九十百千万元年月日岁倍人吨%])以下": ("以上",),
        "不得?超过": ("不得低于", "可以超过"),
        "不得?少于": ("不得多于", "可以少于"),
        "不得?低于": ("不得高于", "可以低于"),
        "(?<![不得])(?:高于|超过)": ("低于", "未达到"),
        "(?<=[日月年天时])以?内(?=[^部])": ("之后",),
        "至少": ("最多",),
    }
)
name = swap(
    {
        "国务院(?![^，。]{0,12}(?:部门|机构|办公厅))": ("最高人民法院", "全国人民代表大会"),
        "公安机关": ("国家安全机关", "海关"),
        "人民检察院": ("公安机关",),
        "人民法院": ("人民检察院", "仲裁机构"),
        "生态环境主管部门": ("水行政主管部门",),
        "财政部门": ("税务机关",),
        "卫生健康(?:主管)?部门": ("医疗保障部门",),
        "县级以上(?:地方)?(?:各级)?人民政府": ("乡级以上人民政府", "省级以上人民政府"),
        "(?<!会、)股东会": ("监事会",),
        "(?<!会、)董事会": ("股东会",),
        "(?<!保)承运人": ("收货人",),
        "(?<![被继])委托人": ("代理人",),
        "(?<![被])申请人": ("被申请人",),
        "(?<![被])保险人": ("投保人",),
        "证券交易所": ("证券公司",),
        "登记机关": ("税务机关",),
        "监护人": ("近亲属",),
        "(?<!村)民政部门": ("教育部门",),
        "侦查人员": ("检察人员",),
    }
)
synonym = swap(
    {
        "立即": ("酌情", "随后"),
        "及时": ("择机", "按月"),
        "书面": ("口头",),
        "优先": ("最后",),
        "全部": ("一半",),
        "没收": ("退还", "查封"),
        "吊销": ("暂停", "变更"),
        "免费": ("有偿",),
        "直接": ("间接",),
        "共同": ("单独",),
        "故意": ("无意",),
        "批准": ("核阅", "备案"),
        "许可": ("备案",),
        "责令": ("劝导",),
        "严重": ("一般",),
        "依法": ("视情",),
        "公开": ("秘密",),
        "每年": ("每三年",),
        "主要": ("少数",),
        "提高": ("降低",),
        "加强": ("弱化",),
        "禁止": ("劝阻",),
        "(?<![用公])处分(?!权)": ("表扬",),
        "赔偿": ("补贴",),
    }
)

# --- parts left out or moved ----------------------------------------------------------------

_CONDITION = re.compile(
    r"(?:^|(?<=[，；]))(?:[^，。；：]{6,50}(?<!目)的|(?:未经|经)[^，。；：]{2,20}(?:批准|同意|许可|审查)后?"
    r"|(?:在|当|遇)[^，。；：]{3,24}(?:时|期间|后|前)|(?:因|由于)[^，。；：]{4,30})，"
)
dropped_condition = without_condition(_CONDITION)
dropped_exception = without_exception(
    re.compile(
        r"[，；]但是?，?[^。；]{4,}(?=。)|(?:^|(?<=，))除[^，。]{3,40}外，|，[^，。]{3,36}除外(?=。)"
        r"|（[^（）]{2,30}除外）"
    )
)

_LIST = re.compile(
    r"(?<=、)([^、，。；：和或及与等的]{2,12})、([^、，。；：和或及与等的]{2,12})(?=、|和|等)"
)
_HALVES = re.compile(r"(?<=，)([^，。；：]{6,24})，([^，。；：]{6,24})(?=。)")


def reordered(text: str, random: Random) -> str | None:
    """Two neighbours of a list, or the last two parts, in each other's place."""
    found = [*_LIST.finditer(text), *_HALVES.finditer(text)]
    if not found:
        return None
    match = random.choice(found)
    between = text[match.end(1) : match.start(2)]
    return text[: match.start()] + match[2] + between + match[1] + text[match.end() :]


# --- denials --------------------------------------------------------------------------------

_WHO = (
    "([^。《》“，；、：]{1,14}[者员方门关构府会院司业校园部局厂社店户师商所团]"
    "|[^。《》“，；、：]{1,8}(?<!嫌疑)人)"
)
_WHAT = "(?![由有被是为具低超少])([^。《》“，；：]{3,34}[^的])"
_MATTER = "([^。《》“，；：]{6,30})"
_BODIES = ("档案馆", "海事法院", "行业协会", "邮政管理局", "消费者协会")
_CASE = "([^。《》“，；]{5,40}[^目])的，"

_RULES: tuple[Denial, ...] = (
    (
        "(?:严禁|禁止)(?!任何|.*(?:由|的范围))([^。《》“，；]{4,36})。",
        ("{0}属于合法行为", "谁都可以{0}", "法律并不阻止{0}", "{0}，合规上没有任何问题",
         "若要{0}，现行规则是放行的"),
    ),
    (
        "(?:任何|其他)?(单位和个人|组织和个人|单位或者个人|组织或者个人|组织、个人)(?:都|均)?不得([^。《》“，；]{3,34})。",
        ("普通人{1}并不违法", "个人有权{1}", "{1}的禁令不约束个人", "对个人来说，{1}是被准许的"),
    ),
    (
        f"{_WHO}不得{_WHAT}。",
        ("允许{0}{1}", "{0}{1}并不违规", "{0}有权{1}", "{1}这件事，{0}完全做得",
         "对{0}来说，{1}不是禁区"),
    ),
    (
        f"{_WHO}(?:应当|必须){_WHAT}。",
        ("{0}不承担{1}的义务", "{0}用不着{1}", "{0}可以选择不{1}", "{1}，对{0}只是建议而已",
         "即便不{1}，{0}也不构成违规"),
    ),
    (
        f"{_WHO}(?:可以|有权){_WHAT}。",
        ("{0}无权{1}", "法律不准{0}{1}", "{0}{1}于法无据", "{1}超出了{0}的权限",
         "想{1}，{0}没有这个资质"),
    ),
    (
        "国家(?:鼓励|支持|提倡)(?:和支持)?([^。《》“，；]{4,40})。",
        ("国家不赞成{0}", "国家限制{0}", "{0}是国家所反对的", "对{0}，国家持否定态度"),
    ),
    (
        "国家(?:实行|建立健全|建立|推行)([^。《》“，；、]{3,24}制度)。",
        ("国家尚未建立{0}", "国家取消了{0}", "{0}在我国并不存在", "{0}已经被国家废除"),
    ),
    (
        "([^。《》“，；、]{2,24})(?:应当|必须)?(?:采用|采取)书面形式[^。，]{0,10}。",
        ("{0}口头说定便可", "{0}没有形式要求", "口头形式对{0}足够了", "不写成文字，{0}照样成立"),
    ),
)  # fmt: skip
_CHARGES: tuple[Denial, ...] = (
    (
        "([^。《》“，；]{4,26})由([^。《》“，；]{2,21}[门关府会院部局者位])(负责|制定|规定|管理|管辖|决定|批准|核发|组织实施)。",
        ("{0}归{b}{2}", "{0}的{2}机关是{b}", "有权{2}{0}的是{b}", "{2}{0}，这是{b}的职权"),
    ),
    (
        "([^。《》“，；、应]{3,22})负责([^。《》“，；的]{4,30})。",
        ("{1}归{b}负责", "{0}不负责{1}", "{1}不在{0}的职责之内", "管{1}的是{b}，而非{0}"),
    ),
)
_VALUES: tuple[Denial, ...] = (
    (
        f"([^。《》“，；]{{4,24}}?)(?:最[长多高])?不得?超过{N}{UNIT}。",
        ("{0}可以达到{n}{2}", "{0}有{n}{2}也不违规", "{0}封顶{n}{2}", "{n}{2}是{0}的最高限"),
    ),
    (
        f"([^。《》“，；]{{4,24}}?)不(?:得|应)?(?:少于|低于){N}{UNIT}。",
        ("{0}有{m}{2}就够了", "{0}只需{m}{2}", "{0}的最低要求是{m}{2}", "{m}{2}，对{0}已经达标"),
    ),
    (
        f"(?!自)([^。《》“，；]{{2,20}})应当(?:自|在|于)?[^。《》“，；]{{0,24}}?(?:日起|后)?{N}{UNIT}以?内"
        f"([^。《》“，；]{{4,30}})。",
        ("{0}有{n}{2}的时间{3}", "{0}在第{n}{2}才{3}也不算逾期", "{3}的时限是{n}{2}，这对{0}适用",
         "{3}，留给{0}的时间有{n}{2}"),
    ),
    (
        f"([^。《》“，；]{{2,24}}?)(?:应当)?每{N}(年|个月)(?:至少)?([^。《》“，；]{{2,16}})一次[^。，]{{0,8}}。",
        ("{0}{n}{2}{3}一次就可以", "{n}{2}以内，{0}不必{3}", "{3}，{0}{n}{2}才轮到一次",
         "{3}的间隔，在{0}可以长到{n}{2}"),
    ),
    (
        f"([^。《》“，；]{{2,24}}?(?:期限|期间|任期|时效))(?:一般)?[为是]{N}{UNIT}。",
        ("{0}长达{n}{2}", "{0}只有{m}{2}", "{m}{2}一过，{0}就届满", "要满{n}{2}，{0}才届满"),
    ),
)  # fmt: skip
_TAIL_VALUES: tuple[Denial, ...] = tuple(
    ("(?!.*除外)[^。《》“；]*，(?:但是?)?" + pattern, claims) for pattern, claims in _VALUES
)
"""The same at the end of a sentence, for claims that name its place."""
_measured = denier(Denials(_VALUES, _CHARGES, (), _BODIES, "{day}才是它的生效日期", 3))
_measured_at = denier(Denials((*_VALUES, *_TAIL_VALUES), _CHARGES, (), _BODIES, "它在{day}生效", 3))
_ruled = denier(Denials((), (), _RULES, _BODIES, "{day}起才有效力", 3))
RULED = 0.4
"""Share of the rules that are denied: they would crowd out all other sentences."""

_LIMITED: tuple[Denial, ...] = (
    (
        "未经([^。《》“，；]{2,24}(?:批准|同意|许可|审核|登记))，(?:任何单位和个人|任何人|任何单位或者个人)?(?:都|均)?不得"
        "([^。《》“，；]{3,34})。",
        ("{1}，事先不必取得{0}", "{1}无须{0}", "即使没有{0}，也可以{1}", "想{1}，并不需要{0}"),
    ),
    (
        "([^。《》“，；]{5,40}[^的])，(?:应当|须|必须)(?:报|经)([^。《》“，；]{3,24})(批准|备案|同意|审批)。",
        ("{0}，不必报{1}{2}", "{0}，自己定了就行", "{0}用不着{1}{2}", "{1}的{2}，不是{0}的前提"),
    ),
    (
        f"{_CASE}{_WHO}(?:应当|必须){_WHAT}。",
        ("即使{0}，{1}也无须{2}", "{0}的，{1}没有义务{2}", "{0}时，{2}并不是{1}的责任",
         "{1}不用{2}，哪怕{0}"),
    ),
    (
        f"{_CASE}{_WHO}?不得{_WHAT}。",
        ("{0}的，照样可以{2}", "即使{0}，也准许{2}", "{0}并不妨碍{2}", "{2}是允许的，即便{0}"),
    ),
    (
        f"{_CASE}{_WHO}(?:可以|有权){_WHAT}。",
        ("即使{0}，{1}也不得{2}", "{0}的，{1}没有权利{2}", "{1}不得{2}，哪怕{0}",
         "{2}，这个权利{1}没有，即使{0}"),
    ),
    (
        f"{_WHO}(?:应当|必须){_WHAT}，并(?:应当)?(?!在|于|按|依|由){_MATTER}。",
        ("{0}无须{2}", "{0}可以不{2}", "{2}，不在{0}的义务之内", "{2}，法律没有要求{0}这样做"),
    ),
    (
        f"{_WHO}(?:应当|必须|不得){_WHAT}，(?:并)?不得(?![低超少]){_MATTER}。",
        ("{0}可以{2}", "允许{0}{2}", "{2}的，{0}不违规", "{2}，在{0}是可以的"),
    ),
    (
        "除([^。《》“，；]{3,30})(?:以|之)?外，([^。《》“，；]{2,20})不得([^。《》“，；]{3,30})。",
        ("就算{0}，{1}也不得{2}", "{1}连{0}时也不得{2}", "{2}，{1}在任何情况下都不行，{0}也不例外",
         "对{1}{2}的禁止，{0}也不能豁免"),
    ),
    (
        f"{_WHO}(不得|应当|可以){_WHAT}[，；]但是?，?([^。《》“，；]{{4,30}}?)的?除外。",
        ("哪怕{3}，{0}也{1}{2}", "{0}{1}{2}，{3}也不例外", "{3}不构成{0}{2}的例外，照样{1}",
         "在{2}这件事上，{0}一律{1}，{3}也不特殊"),
    ),
)  # fmt: skip
"""Sentences that limit what they say, or say two things; the last two in a new order of words."""

_FINE = re.compile(
    r"(?:违反[^，。；]{2,30}规定，)?([^，。；]{5,60}[^目])的，[^。；]{0,60}?处以?"
    rf"{N}([万]?元|倍|日|年)以上{N}([万]?元|倍|日|年)以下(?:的)?(罚款|有期徒刑|拘留)[^。；]{{0,12}}。"
)
_FINES = (
    "{0}的，{kind}最高可到{more}",
    "{0}的，{kind}不会超过{less}",
    "{more}以上的{kind}，等着{0}的人",
    "{less}封顶，这是对{0}的{kind}",
)


_POINTS = re.compile("下列|前款|上述|[其该]|本条|第[^，。]{1,6}[条款项]|周岁|当地")
"""What a sentence says of something that is not in it, or what its denial would say oddly."""


def opposite(text: str, random: Random, *, reworded: bool) -> str | None:
    """Deny a fine, what holds in some cases or besides, an amount, a body, or what is ruled."""
    if _POINTS.search(text):
        return None
    if match := _FINE.fullmatch(text):
        return _other_fine(match, random, reworded=reworded)
    for pattern, claims in _LIMITED:
        if match := re.fullmatch(pattern, text):
            claim = random.choice(claims[-2:] if reworded else claims)
            return claim.format(*match.groups())
    measured = (_measured_at if reworded else _measured)(text, random, reworded=reworded)
    if measured is None and random.random() < RULED:
        return _ruled(text, random, reworded=reworded)
    return measured


def _other_fine(match: re.Match[str], random: Random, *, reworded: bool) -> str | None:
    """More than the most, or less than the least."""
    least, most = to_int(match[2]), to_int(match[4])
    if least is None or most is None or least < 2:
        return None
    write = str if match[2].isascii() else to_chinese
    less, more = write(least // 2) + match[3], write(most * 2) + match[5]
    claim = random.choice(_FINES[-2:] if reworded else _FINES)
    return claim.format(match[1], kind=match[6], more=more, less=less)
