"""Alterations of other strangers: once more other tables for the ten ways, and other claims.

As ``check_alterations``. Pure; knows nothing of documents.
"""

from __future__ import annotations

import re
from random import Random

from index.numerals import to_chinese, to_int
from tests.check_alterations import denying, swap, without_one


def harmless(text: str, random: Random) -> str:
    """Change punctuation, width, spaces, line breaks or nothing: the words stay as they are."""
    way = random.randrange(8)
    if way == 0:
        return re.sub("[，；：、。]", "", text)
    if way == 1 and "\n" not in text:
        width = random.randint(8, 20)
        return "\r\n".join(text[i : i + width] for i in range(0, len(text), width))
    if way == 2:
        return text.replace("，", ", ").replace("。", ". ")
    if way == 3:
        return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    if way == 4:
        return text.replace("、", "，").replace("；", "。", 1)
    if way == 5 and re.search("[\u4e00-\u9fff]", text):
        return re.sub(r"([，；])", r"\1 ", text)
    if way == 6:
        return "　　" + text
    return text


_NUMERAL = re.compile(r"[0-9]+(?:\.[0-9]+)?|[二两三四五六七八九十百千]+")
_NOT_COUNTED = re.compile(
    r"[几数第万百千统]$|三[农包]$|(?:十|百|千)分$|四[川]|三峡|九[江]|八[一路]|七[一]|五[一四]"
)


def _numerals(text: str, *, timed: bool) -> list[re.Match[str]]:
    found = []
    for match in _NUMERAL.finditer(text):
        behind = text[match.end() : match.end() + 3]
        is_time = re.match(r"个?(?:[年月日天周](?!围|边|岁)|工作日|小时|分钟)", behind) is not None
        is_counted = is_time or re.match(
            r"[%％元万倍人名次项份户家岁吨米级个种条款]|分之|周岁", behind
        )
        joined = _NOT_COUNTED.search(text[: match.start()][-2:]) if match.start() else None
        if is_counted and not joined and is_time == timed:
            found.append(match)
    return found


def _changed(text: str, random: Random, *, timed: bool) -> str | None:
    found = _numerals(text, timed=timed)
    if not found:
        return None
    match = random.choice(found)
    written = match[0]
    if "." in written:
        other = f"{float(written) * 2:.2f}".rstrip("0").rstrip(".")
    else:
        size = 2 if written == "两" else to_int(written)
        if size is None or not 2 <= size < 3000:
            return None
        value = random.choice([n for n in (size + 3, size - 1, size * 2) if n > 1 and n != size])
        other = str(value) if written.isascii() else to_chinese(value)
    return text[: match.start()] + other + text[match.end() :]


def number(text: str, random: Random) -> str | None:
    """Another amount."""
    return _changed(text, random, timed=False)


def date(text: str, random: Random) -> str | None:
    """Another date or period."""
    return _changed(text, random, timed=True)


modality = swap(
    {
        "(?<!不)应当": ("不必", "无须", "得", "建议"),
        "(?<!不)必须": ("不必", "应当"),
        "(?<!不)可以": ("只能", "一律", "应", "不应"),
        "不得(?!超过|少于|低于|高于|多于)": ("不宜", "不应", "可以"),
        "禁止": ("限制", "可以"),
        "有权": ("可以", "须"),
        "需要": ("不需要",),
    }
)
negation = swap(
    {
        "不(?=得|能|予|属|适用|承担|影响|符合|具备|足|超过|履行|服|再|构成)": ("",),
        "未(?=[经按依取办履达完及建落申缴报在])": ("",),
        "无(?=正当|法|效|故|权|条件|固定)": ("",),
        "(?<=[\u4e00-\u9fff])应当(?=[\u4e00-\u9fff]{2})": ("应当不",),
        "(?<![不])是(?=[指由为])": ("不是",),
        "(?<![没])有权": ("没有权",),
        "(?<!不)可以": ("不可",),
        "(?<![不未])经(?=.{2,12}(?:批准|同意|许可))": ("未经",),
        "负责(?=[\u4e00-\u9fff]{4})": ("不负责",),
        "包括": ("不包括",),
    }
)
comparison = swap(
    {
        "(?<=[元岁年月日人级名倍米次吨%])以上": ("以内", "左右"),
        "(?<=[元岁年月日人级名倍米次吨%])以下": ("以上", "左右"),
        "不得?超过": ("不得低于", "应当超过"),
        "不得?(?:少于|低于)": ("不得超过", "可以低于"),
        "(?<![不得])(?:低于|少于)": ("超过",),
        "(?<![不得])(?:高于|超过)": ("低于",),
        "(?<=[日月年时])内": ("外",),
        "以内": ("以上",),
        "至少": ("不超过",),
        "已满": ("未满",),
        "不满": ("满",),
        "最高": ("最低",),
        "之前": ("之后",),
        "(?<=[日年月])前": ("以后",),
    }
)
_PLACES = ("北京", "上海", "天津", "重庆", "河南", "山东", "浙江", "广东", "宁波", "汕头")
_BODIES = (
    "国务院", "人民法院", "人民检察院", "公安机关", "税务机关", "人民政府", "检验机构", "行政机关",
    "司法机关", "证券公司", "保险公司", "商业银行", "合作社", "委员会", "办公室", "代表大会",
)  # fmt: skip
_PEOPLE = (
    "董事", "监事", "经理", "股东", "教师", "学生", "律师", "法官", "检察官", "仲裁员", "驾驶人",
    "承包人", "发包人", "抵押人", "抵押权人", "出质人", "继承人", "监护人", "投保人", "被保险人",
)  # fmt: skip
name = swap(
    {
        rf"{n}(?![会长])": tuple(o for o in kind if o != n)
        for kind in (_PLACES, _BODIES, _PEOPLE)
        for n in kind
    }
)
synonym = swap(
    {
        "(?<!不)应当": ("理应", "必须"),
        "不得(?!超过|少于|低于|高于)": ("不许", "切勿"),
        "(?<!不)可以": ("可", "能"),
        "必须": ("须", "应"),
        "(?<!不)及时": ("迅速", "立刻"),
        "立即": ("当即", "立刻"),
        "批准": ("许可", "审批"),
        "同意": ("认可",),
        "责令": ("勒令",),
        "处罚": ("惩处",),
        "赔偿": ("补偿", "偿付"),
        "全部": ("全体", "所有"),
        "严重": ("恶劣", "重大"),
        "保护": ("维护",),
        "禁止": ("不得", "严格禁止"),
        "鼓励": ("支持", "激励"),
        "公布": ("公开", "发布"),
        "申请": ("申报",),
        "报告": ("汇报", "报备"),
        "违反": ("触犯",),
        "终止": ("结束",),
        "期限": ("期间",),
        "费用": ("经费",),
        "单位": ("机关",),
    }
)
_CONDITION = re.compile(
    r"(?:^|(?<=[，；]))(?:[^，。；：]{4,60}(?<!目)(?:的|时|后|前)，"
    r"|(?:经|未经|凭|凡|若|如|除非|只有|只要)[^，。；：]{2,40}，)"
)
_REST = re.compile(r"(?:应当|可以|不得|不予|给予|责令|有权|予以|由|处|必须)")


def dropped_condition(text: str, random: Random) -> str | None:
    """Leave out the one condition on which the rest depends."""
    if re.search(r"下列|以下情形|之一的|的，[^。]*的，", text):
        return None
    cuts = [m for m in _CONDITION.finditer(text) if _REST.match(text[m.end() :][:12])]
    return without_one(cuts, text, random)


_EXCEPTION = re.compile(
    r"[，；](?:但是?|不过)[，]?[^。]{4,}(?=。)|(?:^|(?<=，))除[^，。]{3,50}外，"
    r"|[，；][^，。；]{2,40}(?:除外|例外)(?=[。；])"
)


def dropped_exception(text: str, random: Random) -> str | None:
    """Leave out what is excepted."""
    return without_one(list(_EXCEPTION.finditer(text)), text, random)


def reordered(text: str, random: Random) -> str | None:
    """The parts between two commas change places, or the first two members of a list."""
    parts = text.rstrip("。").split("，")
    if len(parts) >= 3 and all(len(p) > 3 for p in parts[:3]):
        i = random.randrange(0, len(parts) - 1)
        parts[i], parts[i + 1] = parts[i + 1], parts[i]
        return "，".join(parts) + "。"
    match = re.search(r"([\u4e00-\u9fff]{2,6})(、)([\u4e00-\u9fff]{2,6})(?=、|和|等)", text)
    if match is None:
        return None
    return text[: match.start()] + match[3] + match[2] + match[1] + text[match.end() :]


opposite = denying(
    {
        "禁止": ("{0}并不违法", "任何人都可以{0}", "{0}是合法的"),
        "不得": ("{0}能够{1}", "{0}完全可以{1}", "法律许可{0}{1}", "{1}对{0}来说不成问题"),
        "应当": ("{0}不必{1}", "{0}不应{1}", "{0}没有义务{1}", "{1}不是{0}必须做的事"),
        "可以": ("{0}不可以{1}", "{0}不能{1}", "不允许{0}{1}", "{1}是不准{0}做的"),
    }
)
