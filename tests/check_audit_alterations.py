"""Alterations as an auditor plants them: values in other writing, other bodies, other denials.

As ``check_alterations``; denials also of amounts, periods, bodies and days of effect. Pure; knows
nothing of documents.
"""

from __future__ import annotations

import re
from random import Random

from index.numerals import to_chinese, to_int
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
    without_condition,
    without_exception,
)  # fmt: skip

# --- how words and places are written -------------------------------------------------------


def address(at: str, random: Random) -> str:
    """A place as it is, spaced, with a comma between its levels, or in Arabic figures."""
    way = random.randrange(8)
    if at.isascii() or way < 4:
        return at
    if way == 4:
        return re.sub(r"(?<=[条款])(?=第)", " ", at)
    if way == 5:
        return re.sub(r"(?<=[条款])(?=第)", "，", at)
    if way == 6:
        return re.sub(r"(?<=第)(?=[0-9])|(?<=[0-9])(?=[条款项])", " ", arabic(at))
    return arabic(at).replace("（", "(").replace("）", ")")


def harmless(text: str, random: Random) -> str:
    """Change punctuation, width, spaces, line breaks or nothing: the words stay as they are."""
    way = random.randrange(9)
    if way == 0:
        return text.translate(str.maketrans("，；：（）、", ",;:(),"))
    if way == 1 and "\n" not in text:
        return re.sub("(?<=[，；])", "\n", text, count=1)
    if way == 2 and "\n" not in text:
        return "\n".join(text[i : i + 35] for i in range(0, len(text), 35))
    if way == 3:
        return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in text)
    if way == 4:
        return text.rstrip("。") + "！" if text.endswith("。") else text
    if way == 5:
        return re.sub("[，、]", "", text)
    if way == 6:
        return text.replace("。", "；").replace("；", "，")
    if way == 7 and "\n" not in text:
        return re.sub("(.{9})", "\\1 ", text)
    return text


# --- numbers and dates ----------------------------------------------------------------------

_FIXED = re.compile(
    r"[第几数每统之万千百十.0-9]$|[唯同任某另单]$|(?:进|这|逐)$|十[三四]五$|[“]$|分之$"
)
_COUNT = re.compile(
    r"(?:余|多)?(?:[万亿]?元|[%％倍名户吨亩只套册]|[万亿]?人(?![民大均才工类])|周岁|岁|公里|千米|米|平方|家(?!庭|级|长|禽)"
    r"|份|次(?!性)|辆|级(?=[以地])|层|亿|个(?![月人体别工小])|分之|成(?!立|为|年|员|果|本))"
)
_SPAN = re.compile(
    r"个?(?:工作日|月|小时|季度)|日(?![本常益])|天(?!然)|年(?![度龄鉴轻])|周(?![岁边围])"
)
_PERCENT = re.compile(r"(?<=百分之)[一二三四五六七八九十百]+|[0-9]+(?=个百分点)")


def _revalued(text: str, random: Random, found: list[re.Match[str]]) -> str | None:
    """Another value for one of the figures, in its own writing or in the other."""
    if not found:
        return None
    match = random.choice(found)
    if "." in match[0]:
        other = f"{float(match[0]) + 1:g}"
    else:
        size = 2 if match[0] == "两" else to_int(match[0])
        if size is None or not 1 <= size < 3000:
            return None
        value = random.choice([n for n in (size + 1, size - 1, size * 3, size + 50) if n > 1])
        other = str(value) if match[0].isascii() or random.random() < 0.25 else to_chinese(value)
    return text[: match.start()] + other + text[match.end() :]


def number(text: str, random: Random) -> str | None:
    """Another amount, count or share."""
    return _revalued(text, random, [*figures(text, _COUNT, _FIXED), *_PERCENT.finditer(text)])


def date(text: str, random: Random) -> str | None:
    """Another date or period, or another unit of it."""
    found = figures(text, _SPAN, _FIXED)
    if found and random.random() < 0.3:
        match = random.choice(found)
        rest = text[match.end() :]
        for unit, other in (
            ("个工作日", "个月"),
            ("个月", "年"),
            ("日内", "小时内"),
            ("年内", "个月内"),
        ):
            if rest.startswith(unit):
                return text[: match.end()] + other + rest.removeprefix(unit)
    return _revalued(text, random, found)


# --- words put for others -------------------------------------------------------------------

modality = swap(
    {
        "(?<!不)应当": ("可以", "有权", "应尽可能", "可视情况"),
        "(?<!不)必须": ("可以", "宜"),
        "(?<!不)可以": ("应当", "必须", "应", "不得"),
        "不得(?!超过|少于|低于|高于|多于)": ("可以", "应当避免", "尽量不"),
        "(?:严格|严厉)?禁止": ("允许", "可以", "应当"),
        "有权": ("应当", "有义务"),
        "不予": ("可以", "可不予"),
    }
)
negation = swap(
    {
        "不(?=得|予|能|属于|适用|承担|影响|符合|具备|再|履行|服|构成|受|需|依法|按|如实)": ("",),
        "未(?=经|按|依|取得|办理|履行|达到|完成|申请|报|建|满|如实)": ("",),
        "无(?=正当|效|权|法|偿|固定)": ("有",),
        "没有": ("有", "具有"),
        "非(?=经|因|营利|公开|法)": ("",),
        "(?<!不)应当(?=[\u4e00-\u9fff]{2})": ("不应当", "不应", "无须"),
        "(?<!不)可以(?=[\u4e00-\u9fff]{2})": ("不可以", "不能"),
        "(?<!不)属于": ("不属于",),
        "(?<!不)能够": ("不能",),
        "有权": ("无权",),
        "是指": ("不是指",),
        "(?<!不)包括": ("不包括",),
    }
)
comparison = swap(
    {
        "(?<=[元岁年月日人级名倍米次吨%])以上": ("以下", "以内"),
        "(?<=[元岁年月日人级名倍米次吨%])以下": ("以上",),
        "不得?超过": ("不得低于", "可以超过"),
        "不得?(?:少于|低于)": ("不得超过", "可以低于"),
        "(?<![不得])(?:低于|少于|小于)": ("高于", "大于"),
        "(?<![不得])(?:高于|超过|大于|多于)": ("低于", "少于"),
        "(?<=[日月年时])以?内": ("之后", "后"),
        "不满": ("年满",),
        "(?<!不)已?满(?=[0-9一二三四五六七八九十]+(?:周岁|年|个月))": ("未满", "不满"),
        "不足": ("多于",),
        "最高(?!人民)": ("最低",),
        "最低": ("最高",),
        "至少": ("至多",),
        "(?<=[日月年])(?:之|以)?前": ("后",),
    }
)
_KINDS = (
    ("国务院", "全国人民代表大会", "最高人民法院", "中央军事委员会"),
    ("人民法院", "人民检察院", "公安机关", "监察机关", "仲裁机构"),
    ("县级", "市级", "省级", "乡级"),
    ("公安部门", "交通运输部门", "卫生健康部门", "市场监督管理部门", "税务部门"),
    ("股东会", "董事会", "监事会"),
    ("原告", "被告"),
    ("申请人", "被申请人"),
    ("委托人", "受托人", "受益人"),
    ("承运人", "托运人", "收货人"),
    ("建设单位", "施工单位", "设计单位", "勘察单位"),
    ("教育", "农业农村", "水利", "林业", "体育", "医疗保障"),
    ("幼儿园", "中小学校", "高等学校"),
    ("父母", "祖父母", "兄弟姐妹"),
    ("北京市", "天津市", "深圳市", "河南省", "福建省"),
    ("村民委员会", "居民委员会", "业主委员会"),
    ("生产者", "销售者", "消费者"),
)
name = swap(
    {rf"(?<![被祖高]){n}(?![会长])": tuple(o for o in k if o != n) for k in _KINDS for n in k}
)
synonym = swap(
    {
        "(?<!不)应当": ("应予", "须"),
        "不得(?!超过|少于|低于|高于)": ("不可", "严禁"),
        "(?<!不)可以": ("能够", "可"),
        "立即": ("及时", "马上"),
        "(?<!不)及时": ("立即", "定期"),
        "批准": ("审核", "认可"),
        "核准": ("备案",),
        "责令": ("督促", "责成"),
        "没收": ("收缴", "查封"),
        "吊销": ("注销", "收回"),
        "罚款": ("罚金", "滞纳金"),
        "赔偿": ("补偿",),
        "全部": ("主要",),
        "重大": ("一般", "较大"),
        "严重": ("较重",),
        "鼓励": ("要求", "支持"),
        "公布": ("公示",),
        "公开": ("公示",),
        "保障": ("保护",),
        "违反": ("不符合",),
        "书面": ("口头", "电子"),
        "定期": ("随时",),
        "建立": ("设立",),
        "制定": ("编制",),
        "检查": ("巡查",),
        "依法": ("依照约定",),
        "统一": ("分别",),
        "推动": ("促进",),
        "加强": ("改进",),
        "完善": ("优化",),
    }
)

# --- parts left out or moved ----------------------------------------------------------------

_CONDITION = re.compile(
    r"(?:^|(?<=[，；]))(?:[^，。；：]{5,50}(?<!目)的，"
    r"|(?:在|当|自|如果?|因|凡|经|未经)[^，。；：]{3,40}(?:时|前|后|内|期间|情况下|批准|同意|许可)，)"
)
dropped_condition = without_condition(_CONDITION)

_EXCEPTION = re.compile(
    r"[，；](?:但是?|然而|不过)，?[^。]{4,}(?=。)"
    r"|(?:^|(?<=[，；]))除[^，。；]{3,50}(?:以?外|之外)，"
    r"|[，；][^，。；]{2,40}(?:除外|例外)(?=[。；])"
    r"|[，；][^，。；]{2,24}另有规定的，[^，。；]{2,16}(?=。)"
)
dropped_exception = without_exception(_EXCEPTION)

_PAIR = re.compile(
    r"(?<=[、，])([^、，。；：和或及与等的对在由]{2,8})(和|或者|以及)([^、，。；：和或及与等的对在由]{2,8})(?=[，。；])"
)
_LIST = re.compile(
    r"(?<=、)([^、，。；：和或及与等的]{2,10})(、)([^、，。；：和或及与等的]{2,10})(?=、)"
)


def reordered(text: str, random: Random) -> str | None:
    """Two members of a list or two halves of a sentence in each other's place."""
    found = [*_PAIR.finditer(text), *_LIST.finditer(text)]
    if found:
        match = random.choice(found)
        return text[: match.start()] + match[3] + match[2] + match[1] + text[match.end() :]
    parts = text.rstrip("。").split("，")
    if len(parts) < 3 or min(map(len, parts)) < 5 or "；" in text:
        return None
    parts[-1], parts[-2] = parts[-2], parts[-1]
    return "，".join(parts) + "。"


# --- claims ---------------------------------------------------------------------------------

_BODIES = ("省级人民政府", "人民法院", "税务机关", "行业协会", "村民委员会", "公安机关", "海关总署")
_RULES: tuple[Denial, ...] = (
    (
        "禁止([^。《》“，]{4,36})。",
        ("{0}并不受禁", "{0}没有任何问题", "谁想{0}都行", "{0}是受法律保护的行为"),
    ),
    (
        "([^。《》“，]{2,16})不得([^。《》“，]{3,31}[^的])。",
        ("{0}获准{1}", "{0}照样能{1}", "{1}，{0}做起来合理合法", "{1}并无不妥，{0}尽管去做"),
    ),
    (
        "([^。《》“，]{2,16})应当([^。《》“，]{3,31}[^的])。",
        ("{0}不一定要{1}", "{0}没必要{1}", "{1}与否，{0}说了算", "{1}只是倡议，{0}做不做都行"),
    ),
    (
        "([^。《》“，]{2,16})可以([^。《》“，]{3,31}[^的])。",
        (
            "{0}绝不能{1}",
            "法律不许{0}{1}",
            "{1}这类事，{0}无权去做",
            "{1}为法律所不许，{0}也不例外",
        ),
    ),
)
_BODY: tuple[Denial, ...] = (
    (
        CHARGED_BY,
        ("{0}一律归{b}{2}", "{0}是{b}的职责，轮不到{1}", "{2}{0}的是{b}", "要{2}{0}，得找{b}"),
    ),
    (
        IN_CHARGE_OF,
        ("{1}不归{0}管，归{b}管", "{1}是{b}的事", "负责{1}的是{b}", "{1}的牵头单位是{b}"),
    ),
)
_VALUE: tuple[Denial, ...] = (
    (
        f"([^。《》“，；]{{2,16}})不得?超过{N}{UNIT}。",
        (
            "{0}可以长达{n}{2}",
            "{0}的上限是{n}{2}",
            "满{n}{2}才算{0}超限",
            "{n}{2}之内，{0}都算合规",
        ),
    ),
    (
        AT_LEAST,
        ("{0}有{m}{2}就够了", "{0}的下限是{m}{2}", "有{m}{2}，{0}就达标", "只要{m}{2}，{0}便合格"),
    ),
    (
        f"([^。《》“，；第期]{{2,14}}(?:期|期限|年龄|比例|日期))为{N}{UNIT}。",
        ("{0}足有{n}{2}", "{0}要算{n}{2}", "{n}{2}就是{0}", "要满{n}{2}，{0}才结束"),
    ),
    (
        f"([^。《》“，；]{{2,14}})应当在{N}{UNIT}以?内([^。《》“，；]{{4,30}})。",
        (
            "{0}拖到第{n}{2}再{3}也不算迟",
            "{0}{3}的时限是{n}{2}",
            "{3}，{0}有{n}{2}的时间",
            "{n}{2}之内{3}，{0}就不算超期",
        ),
    ),
    (
        f"([^。《》“，；自从于]{{2,14}})(?:应当?)(?:自|从|在|于)[^。《》“，；]{{3,24}}日起{N}{UNIT}以?内([^。《》“，；]{{4,30}})。",
        (
            "{0}拖上{n}{2}再{3}也不算迟",
            "{0}{3}的时限是{n}{2}",
            "{3}，{0}有{n}{2}的时间",
            "{n}{2}之内{3}，{0}就不算超期",
        ),
    ),
)
opposite = denier(Denials(_VALUE, _BODY, _RULES, _BODIES, "正式生效的日子是{day}", 2))
"""Denies what a sentence rules, whom it charges, how much it allows or when it begins."""
