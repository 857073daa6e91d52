"""Alterations of people at work: other tables for seven of the ten ways, and other denials.

As ``check_alterations``. Pure; knows nothing of documents.
"""

from __future__ import annotations

import re
from random import Random

from index.numerals import to_chinese, to_int
from tests.check_alterations import denying, swap
from tests.check_blind_alterations import dropped_condition as dropped_condition
from tests.check_blind_alterations import dropped_exception as dropped_exception
from tests.check_blind_alterations import reordered as reordered
from tests.check_naming import arabic

# --- how words and places are written -------------------------------------------------------


def address(at: str, random: Random) -> str:
    """A place as it is, or with its numerals mixed: 第15条第一款第（4）项."""
    way = random.randrange(6)
    if at.isascii() or way < 3:
        return at
    head, mark, rest = at.partition("条")
    if way == 3:
        return arabic(head + mark) + rest
    if way == 4:
        return head + mark + arabic(rest)
    return head + mark + rest.replace("（", "(").replace("）", ")")


def harmless(text: str, random: Random) -> str:
    """Change punctuation, width, spaces, line breaks or nothing: the words stay as they are."""
    way = random.randrange(8)
    if way == 0:
        return re.sub("[，；]", "、", text)
    if way == 1:
        return text.replace("，", "，\u3000").replace("。", "。 ")
    if way == 2 and "\n" not in text:
        half = len(text) // 2
        return f"{text[:half]}\n{text[half:]}"
    if way == 3:
        return text.translate(str.maketrans("，。；：", "､｡;:"))
    if way == 4:
        return re.sub("([0-9.]+)", "\u2009\\1\u2009", text)
    if way == 5:
        return text.rstrip("。") + "……" if text.endswith("。") else text
    return text


# --- numbers and dates ----------------------------------------------------------------------

_SIZE = re.compile(r"[0-9]+|[二两三四五六七八九十百千]+")
_NOT_ALONE = re.compile(r"[几数第万百千统.0-9一]$|三[农包]$|分之$|(?:十|百|千)分$")
_TIME = re.compile(r"个?(?:月|工作日|小时|分钟)|[年日天](?!龄|度|常)")
_THING = re.compile(
    r"[%％元倍名次项份户家岁吨米级]|个(?!月|工作日|小时)|人(?!民|大|员|才|身)|万元|周岁"
)


def _resized(text: str, random: Random, unit: re.Pattern[str]) -> str | None:
    found = [
        m
        for m in _SIZE.finditer(text)
        if unit.match(text, m.end()) and not _NOT_ALONE.search(text[: m.start()])
    ]
    if not found:
        return None
    match = random.choice(found)
    size = 2 if match[0] == "两" else to_int(match[0])
    if size is None or not 2 <= size < 2000:
        return None
    value = random.choice([n for n in (size + 2, size - 1, size * 5, size + 20) if n > 1])
    other = str(value) if match[0].isascii() else to_chinese(value)
    return text[: match.start()] + other + text[match.end() :]


def number(text: str, random: Random) -> str | None:
    """Another amount."""
    return _resized(text, random, _THING)


def date(text: str, random: Random) -> str | None:
    """Another date or period."""
    return _resized(text, random, _TIME)


# --- words put for others -------------------------------------------------------------------

modality = swap(
    {
        "(?<!不)应当": ("原则上应当", "可以不", "尽量", "可"),
        "(?<!不)必须": ("最好", "可以", "不必"),
        "(?<!不)可以": ("必须", "须", "一般可以", "不得"),
        "不得(?!超过|少于|低于|高于|多于)": ("可以", "一般不得", "应当"),
        "(?:严格)?禁止": ("可以", "提倡"),
        "有权": ("有责任", "必须"),
        "不予": ("可以不予", "应予"),
    }
)
negation = swap(
    {
        "不(?=得|能|予|属|适用|承担|影响|符合|具备|足|超过|履行|服|再|构成|依法|按)": ("",),
        "(?<![尚并])未(?=[经按依取办履达完及建落申缴报在])": ("已",),
        "无(?=正当|法|效|故|权|条件|固定)": ("有",),
        "(?<!不)应当(?=[\u4e00-\u9fff]{2})": ("不应当", "应当不"),
        "(?<!不)可以(?=[\u4e00-\u9fff]{2})": ("不可以", "可以不"),
        "有权": ("无权",),
        "(?<!不)能够": ("不能够",),
        "(?<!不)适用(?=本|《|前|于)": ("不适用",),
        "(?<!不)属于": ("不属于",),
        "没有": ("有",),
        "是指": ("不是指",),
        "(?<!不)承担": ("不承担",),
    }
)
comparison = swap(
    {
        "(?<=[元岁年月日人级名倍米次吨%])以上": ("以下", "以内"),
        "(?<=[元岁年月日人级名倍米次吨%])以下": ("以上",),
        "不得?超过": ("不得少于", "超过"),
        "不得?(?:少于|低于)": ("不得高于", "少于"),
        "(?<![不得])(?:低于|少于)": ("高于",),
        "(?<![不得])(?:高于|超过)": ("少于",),
        "(?<=[日月年时])内": ("后", "前"),
        "以内": ("以后",),
        "不满": ("已满",),
        "已满": ("不满",),
        "最高": ("最低",),
        "至少": ("至多",),
        "(?<=[日年月])前(?!款)": ("后",),
    }
)
_KINDS = (
    ("教育", "民政", "财政", "卫生", "林业", "水利", "公安", "税务", "交通", "体育", "文化"),
    ("县级", "市级", "省级"),
    ("投资者", "发行人", "保荐人", "收购人"),
    ("出租人", "承租人", "承包人", "发包人"),
    ("申请人", "第三人"),
    ("人民法院", "仲裁机构", "公安机关"),
    ("国务院", "省级人民政府"),
    ("股东", "董事", "监事"),
    ("医师", "药师", "护士"),
    ("学校", "医院", "养老院"),
    ("北京", "宁波", "郑州", "汕头", "重庆"),
)
name = swap(
    {rf"(?<!被){n}(?![会长])": tuple(o for o in kind if o != n) for kind in _KINDS for n in kind}
)
synonym = swap(
    {
        "(?<!不)应当": ("应该", "须"),
        "不得(?!超过|少于|低于|高于)": ("严禁", "不能"),
        "(?<!不)可以": ("得", "有权"),
        "立即": ("尽快",),
        "及时": ("按时", "立即"),
        "批准": ("同意",),
        "责令": ("通知",),
        "没收": ("收回",),
        "吊销": ("收回",),
        "全部": ("大部分",),
        "严重": ("特别严重",),
        "保护": ("维护", "保障"),
        "鼓励": ("引导", "号召"),
        "公布": ("通报",),
        "申请": ("请求",),
        "报告": ("说明",),
        "违反": ("不遵守",),
        "期限": ("时间",),
        "书面": ("口头", "正式"),
        "定期": ("经常",),
        "组织": ("指导",),
        "负责": ("参与",),
        "监督": ("检查",),
        "建立": ("设置",),
        "制定": ("拟订",),
        "加强": ("改进",),
    }
)

opposite = denying(
    {
        "禁止": ("{0}不受限制", "{0}，法律并不禁止", "{0}，谁都拦不住", "{0}属于合法行为"),
        "不得": ("{0}尽可{1}", "{0}有{1}的权利", "{0}{1}也没关系", "{1}是{0}的权利"),
        "应当": ("{0}用不着{1}", "{0}不需要{1}", "{0}可以选择不{1}", "{1}，{0}可以免去"),
        "可以": ("{0}没有权利{1}", "{0}不准{1}", "{0}一律不许{1}", "{1}，{0}是被禁止的"),
    }
)
