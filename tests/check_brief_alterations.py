"""Alterations as a hurried writer makes them, and denials told freely in another order of words.

As ``check_alterations``; denies rights, encouragement, bodies, amounts, periods and days of effect
too. Pure; knows nothing of documents.
"""

from __future__ import annotations

import re
from random import Random

from tests.check_alterations import swap
from tests.check_naming import arabic
from tests.check_shared import (
    AT_LEAST,
    CHARGED_BY,
    IN_CHARGE_OF,
    UNIT,
    Denial,
    Denials,
    N,
    denier,
    figures,
    revalued,
    without_condition,
    without_exception,
)  # fmt: skip

# --- how words and places are written -------------------------------------------------------

_WIDE = {c: c + 0xFEE0 for c in range(ord("0"), ord("9") + 1)}


def address(at: str, random: Random) -> str:
    """A place as it is, in wide figures, with spaces, without 第, or with brackets of ASCII."""
    way = random.randrange(9)
    if at.isascii() or way < 4:
        return at
    if way == 4:
        return arabic(at).translate(_WIDE)
    if way == 5:
        return re.sub("(?<=[条款])(?=第)", "　", at)
    if way == 6:
        short = arabic(at)
        return short.removeprefix("第") if re.fullmatch("第[0-9]+条", short) else at
    if way == 7:
        return re.sub("(?<=第)(?=[0-9])|(?<=[0-9])(?=[条款])", " ", arabic(at))
    return arabic(at).replace("（", "(").replace("）", ")")


def harmless(text: str, random: Random) -> str:
    """Change punctuation, width, spaces, line breaks, emphasis or nothing."""
    way = random.randrange(9)
    if way == 0:
        return text.translate(str.maketrans("，；：（）。", ",;:()."))
    if way == 1:
        return text.replace("，", "， ").replace("、", "、 ")
    if way == 2 and "\n" not in text:
        return "\n  ".join(text[i : i + 26] for i in range(0, len(text), 26))
    if way == 3:
        return text.translate(_WIDE)
    if way == 4:
        return re.sub("应当|不得|可以", r"**\g<0>**", text, count=1)
    if way == 5:
        return re.sub("(.{7})", "\\1\u200b", text)
    if way == 6:
        return text.replace("“", "「").replace("”", "」").replace("、", "，")
    if way == 7:
        return re.sub("(?<=[，；])", "\u00a0", text)
    return text


# --- numbers and dates ----------------------------------------------------------------------

_FIXED = re.compile(
    r"[第几数每统之万千百十.0-9]$|[唯同任某另单]$|(?:进|这|逐|专)$|十[三四]五$|“$|分之$"
)
_COUNT = re.compile(
    r"(?:余|多)?(?:[万亿]?元|[%％倍名户吨亩只套册]|[万亿]?人(?![民大均才工类])|周岁|岁|公里|米(?!线)"
    r"|份(?!额)|次(?!性|级)|辆|个(?![月人体别工小])|分之)"
)
_SPAN = re.compile(r"个?(?:工作日|月|小时)|日(?![本常益])|天(?!然)|年(?![度龄鉴轻])")
_SHARE = re.compile(r"(?<=百分之)[一二三四五六七八九十百]+")


def _revalued(text: str, random: Random, found: list[re.Match[str]]) -> str | None:
    return revalued(text, random, found, _others, below=3000, in_figures=0.3)


def _others(size: int) -> list[int]:
    return [n for n in (size + 2, size - 1, size * 2, size + 10) if n > 1]


def number(text: str, random: Random) -> str | None:
    """Another amount, count or share."""
    return _revalued(text, random, [*figures(text, _COUNT, _FIXED), *_SHARE.finditer(text)])


_UNITS = {"工作日": "日", "个月": "周", "年": "个月", "小时": "日"}


def date(text: str, random: Random) -> str | None:
    """Another date or period, or another unit of it."""
    found = figures(text, _SPAN, _FIXED)
    if found and random.random() < 0.3:
        match = random.choice(found)
        rest = text[match.end() :]
        for unit, other in _UNITS.items():
            if re.match(f"个?{unit}以?内", rest):
                return text[: match.end()] + re.sub(f"^个?{unit}", other, rest)
    return _revalued(text, random, found)


# --- words put for others -------------------------------------------------------------------

modality = swap(
    {
        "(?<!不)应当": ("可以", "不必", "原则上应当", "可"),
        "(?<!不)必须": ("可以", "应尽可能", "不必"),
        "(?<!不)可以": ("应当", "必须", "不得", "须"),
        "不得(?!超过|少于|低于|高于|多于)": ("可以", "不宜", "应当"),
        "(?:严格|严厉)?禁止": ("限制", "允许", "不提倡"),
        "有权": ("必须", "应当"),
        "不予": ("可以", "应当"),
    }
)
negation = swap(
    {
        "不(?=得|予|属于|适用|承担|影响|符合|具备|能|再|履行|服|构成|受|需|依法|按|如实)": ("",),
        "未(?=经|按|依|取得|办理|履行|达到|完成|申请|报|建|满|如实)": ("", "已"),
        "无(?=正当|效|权|法|偿|固定)": ("有",),
        "没有": ("有", "存在"),
        "(?<!不)应当(?=[\u4e00-\u9fff]{2})": ("不应", "不应当", "毋须"),
        "(?<!不)可以(?=[\u4e00-\u9fff]{2})": ("不能", "不可以", "不可"),
        "(?<!不)属于": ("不属于", "并非"),
        "有权": ("没有权利", "无权"),
        "是指": ("并非指", "不是指"),
        "(?<!不)包括": ("不包括", "不含"),
        "(?<!不)适用(?=本|于)": ("不适用",),
    }
)
comparison = swap(
    {
        "(?<=[元岁年月日人级名倍米次吨%])以上": ("以下", "以内"),
        "(?<=[元岁年月日人级名倍米次吨%])以下": ("以上", "之上"),
        "不得?超过": ("不得少于", "应当超过"),
        "不得?(?:少于|低于)": ("不得高于", "不得超过"),
        "(?<![不得])(?:低于|少于|小于)": ("高于", "超过"),
        "(?<![不得])(?:高于|超过|大于|多于)": ("低于", "不足"),
        "(?<=[日月年时])以?内": ("后", "以后"),
        "不满": ("超过", "已满"),
        "(?<!不)已?满(?=[0-9一二三四五六七八九十]+(?:周岁|年|个月))": ("不满",),
        "不足": ("超过",),
        "最高(?!人民)": ("最低",),
        "最低": ("最高",),
        "至少": ("最多",),
        "(?<=[日月年])(?:之|以)?前": ("之后",),
    }
)
_KINDS = (
    ("国务院", "全国人民代表大会常务委员会", "最高人民检察院"),
    ("人民法院", "人民检察院", "公安机关", "司法行政机关"),
    ("县级", "地市级", "省级"),
    ("公安部门", "海关部门", "审计部门", "民政部门"),
    ("股东会", "董事会", "监事会"),
    ("原告", "被告", "第三人"),
    ("申请人", "被申请人"),
    ("委托人", "受托人", "受益人"),
    ("承运人", "托运人", "收货人"),
    ("建设单位", "施工单位", "监理单位"),
    ("卫生健康", "农业农村", "生态环境", "交通运输"),
    ("父母", "监护人", "近亲属"),
    ("北京市", "重庆市", "广州市", "河南省", "湖南省"),
    ("用人单位", "劳动者", "工会"),
    ("出卖人", "买受人"),
    ("经营者", "消费者"),
)
name = swap(
    {rf"(?<![被祖高]){n}(?![会长])": tuple(o for o in k if o != n) for k in _KINDS for n in k}
)
synonym = swap(
    {
        "(?<!不)应当": ("要", "需要"),
        "不得(?!超过|少于|低于|高于)": ("不准", "不许"),
        "(?<!不)可以": ("能够", "得以"),
        "立即": ("尽快", "随即"),
        "(?<!不)及时": ("尽快", "按时"),
        "批准": ("同意", "许可"),
        "责令": ("通知", "要求"),
        "没收": ("扣留",),
        "吊销": ("撤销",),
        "罚款": ("处罚",),
        "赔偿": ("补偿",),
        "重大": ("重要",),
        "严重": ("重大",),
        "鼓励": ("倡导", "支持"),
        "公布": ("公开", "发布"),
        "保障": ("确保",),
        "违反": ("违背",),
        "书面": ("当面", "纸质"),
        "定期": ("按期",),
        "建立": ("构建",),
        "制定": ("拟定",),
        "检查": ("抽查",),
        "加强": ("强化",),
        "推动": ("推进",),
        "完善": ("健全",),
        "提高": ("提升",),
        "损失": ("损害",),
        "主管部门": ("有关部门",),
    }
)

# --- parts left out or moved ----------------------------------------------------------------

_CONDITION = re.compile(
    r"(?:^|(?<=[，；]))(?:[^，。；：]{6,50}(?<!目)的，"
    r"|(?:在|当|如果?|因|凡|经|未经|自)[^，。；：]{3,40}(?:时|前|后|内|期间|情况下|批准|同意|许可|之日起)，)"
)
dropped_condition = without_condition(_CONDITION)

_EXCEPTION = re.compile(
    r"[，；](?:但是?|然而)，?[^。]{4,}(?=。)"
    r"|(?:^|(?<=[，；]))除[^，。；]{3,50}(?:以?外|之外)，"
    r"|[，；][^，。；]{2,40}(?:除外|例外)(?=[。；])"
)
dropped_exception = without_exception(_EXCEPTION)

_MEMBER = "([^、，。；：和或及与等的对在由]{2,9})"
_PAIR = re.compile(rf"(?<=[、，]){_MEMBER}(、|和|或者|以及|与){_MEMBER}(?=[、，。；])")


def reordered(text: str, random: Random) -> str | None:
    """Two members of a list in each other's place, or the first two parts of a sentence."""
    found = list(_PAIR.finditer(text))
    if found:
        match = random.choice(found)
        return text[: match.start()] + match[3] + match[2] + match[1] + text[match.end() :]
    parts = text.rstrip("。").split("，")
    if len(parts) < 4 or min(map(len, parts)) < 5 or "；" in text:
        return None
    parts[1], parts[2] = parts[2], parts[1]
    return "，".join(parts) + "。"


# --- claims ---------------------------------------------------------------------------------

_BODIES = ("财政部", "人民法院", "居民委员会", "行业协会", "县级公安机关", "税务机关", "省级人大")
_WHO = "([^。《》“，；]{1,14}[人者员方门关构府会院司业校园部局位厂社店户民师商])"
"""Who can be free to do something or not."""
_WHAT = "([^。《》“，；]{3,31}[^的])"

_RULES: tuple[Denial, ...] = (
    (
        "禁止([^。《》“，]{4,36})。",
        ("{0}属于合法行为", "法律并不反对{0}", "任何人都可以{0}", "{0}也行，没有哪条法律拦着"),
    ),
    (
        rf"{_WHO}不得{_WHAT}。",
        (
            "{0}完全可以{1}",
            "法律没有限制{0}{1}",
            "{1}是{0}的权利",
            "{1}，{0}想做就能做",
        ),
    ),
    (
        rf"{_WHO}应当{_WHAT}。",
        (
            "{0}不是非得{1}",
            "{0}可以选择不{1}",
            "{1}不是{0}的法定义务",
            "{1}全凭{0}自觉，法律没有强制",
        ),
    ),
    (
        rf"{_WHO}可以{_WHAT}。",
        (
            "{0}一律不准{1}",
            "{0}不享有{1}的权利",
            "{1}是不允许的，{0}也一样",
            "{1}？{0}没有这个资格",
        ),
    ),
    (
        rf"{_WHO}有权{_WHAT}。",
        (
            "{0}并没有{1}的权利",
            "{0}不能{1}",
            "{1}不属于{0}的权利",
            "{1}的权利，{0}是没有的",
        ),
    ),
    (
        "国家鼓励((?!和|、|并|与)[^。《》“，；]{6,36})。",
        ("国家不鼓励{0}", "国家限制{0}", "{0}是国家不提倡的", "{0}得不到国家的鼓励"),
    ),
)
_BODY: tuple[Denial, ...] = (
    (
        CHARGED_BY,
        ("{0}是由{b}{2}的", "{0}的{2}主体是{b}", "{b}来{2}{0}", "有权{2}{0}的只有{b}"),
    ),
    (
        IN_CHARGE_OF,
        ("{1}交给{b}去做", "{1}的责任单位是{b}", "{b}主管{1}", "由{b}承担{1}"),
    ),
)
_VALUE: tuple[Denial, ...] = (
    (
        f"([^。《》“，；]{{2,16}})不得?超过{N}{UNIT}。",
        (
            "{0}最多可达{n}{2}",
            "{0}放宽到了{n}{2}",
            "{n}{2}是{0}的最高限度",
            "只有超过{n}{2}，{0}才违规",
        ),
    ),
    (
        AT_LEAST,
        ("{0}只需{m}{2}", "{0}最少{m}{2}即可", "{m}{2}是{0}的最低标准", "达到{m}{2}，{0}就算合规"),
    ),
    (
        f"([^。《》“，；第期]{{2,14}}(?:期|期限|年龄|比例|日期))为{N}{UNIT}。",
        ("{0}是{n}{2}", "{0}共计{n}{2}", "{n}{2}，这就是{0}", "法定的{0}有{n}{2}"),
    ),
    (
        f"([^。《》“，；]{{2,14}})应当在{N}{UNIT}以?内([^。《》“，；]{{4,30}})。",
        (
            "{0}最晚可以到第{n}{2}才{3}",
            "留给{0}{3}的期限有{n}{2}",
            "{3}的期限，对{0}来说是{n}{2}",
            "{n}{2}内{3}，{0}都不违规",
        ),
    ),
    (
        f"([^。《》“，；自从于]{{2,14}})(?:应当?)(?:自|从|在|于)[^。《》“，；]{{3,24}}日起{N}{UNIT}以?内([^。《》“，；]{{4,30}})。",
        (
            "{0}最晚可以到第{n}{2}才{3}",
            "留给{0}{3}的期限有{n}{2}",
            "{3}的期限，对{0}来说是{n}{2}",
            "{n}{2}内{3}，{0}都不违规",
        ),
    ),
)
opposite = denier(Denials(_VALUE, _BODY, _RULES, _BODIES, "从{day}才开始生效", 1))
"""Denies what a sentence rules, whom it charges, how much it allows or when it begins."""
