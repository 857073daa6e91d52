"""What strangers do to a quotation: other harmless changes, other words for the ten alterations.

As ``check_alterations``, with other tables and other patterns. Pure; knows nothing of documents.
"""

from __future__ import annotations

import re
from random import Random

from index.numerals import to_chinese, to_int
from tests.check_alterations import denying, swap, without_one

# --- harmless -------------------------------------------------------------------------------

_HALF = str.maketrans("，；：（）！？。、", ",;:()!?.,")
_WIDE = str.maketrans(
    "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ%",
    "０１２３４５６７８９ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ"
    "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ％",
)


def harmless(text: str, random: Random) -> str:
    """Change punctuation, width, spaces, line breaks or nothing: the words stay as they are."""
    way = random.randrange(10)
    if way == 0:
        return text.translate(_HALF)
    if way == 1:
        return text.translate(_WIDE)
    if way == 2:
        return re.sub("[，；、]", " ", text)
    if way == 3:
        return text.replace("；", "，").replace("。", "；", 1)
    if way == 4 and "\n" not in text:
        return re.sub("([，；])", "\\1\n", text)
    if way == 5 and "\n" not in text:
        at = random.randrange(1, len(text))
        return text[:at] + "\n　　" + text[at:]
    if way == 6:
        at = random.randrange(1, len(text))
        return text[:at] + random.choice(("\u200b", "\u00a0", "\ufeff")) + text[at:]
    if way == 7 and re.search("[\u4e00-\u9fff]", text):
        return " ".join(text[:12]) + text[12:]
    return text.rstrip("。") if way == 8 else text


# --- numbers and dates ----------------------------------------------------------------------

_N = r"[0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十百千]+"
_COUNTED = re.compile(
    rf"(?<![0-9一二两三四五六七八九十百千万.几数统])({_N})"
    r"(?=(?:余)?[万亿]?(?:元|倍|周?岁|吨|%|％|个百分点|平方|公里|千米|米|亩|人(?!民|大|员|才|身|均|口|力)|名|分之|次|份"
    r"|家(?!级|庭)|辆|种|张|部分|项|条|款|级(?!以)|届|处|件|户|期))|(?<=百分之)("
    rf"{_N})"
)
_TIMED = re.compile(
    rf"(?<![第0-9一二三四五六七八九十百千万.])({_N})(?=个?(?:月|工作日|日(?![本常])|天|小时|年(?!度|龄)|周(?!岁)|分钟|季度))"
)


def _other(written: str, random: Random) -> str | None:
    """Another number, written in the same way."""
    if "." in written:
        return str(round(float(written) + random.choice((0.5, 1.0, 2.0)), 2))
    size = 2 if written == "两" else to_int(written)
    if size is None or not 1 <= size < 3300:
        return None
    if written in ("一", "1"):
        size, others = 1, [2, 3, 5]
    else:
        others = [n for n in (size + 1, size - 1, size + 10, size * 3, size + 2) if n > 1]
    other = random.choice(others)
    return str(other) if written.isascii() else to_chinese(other)


def _renumber(pattern: re.Pattern[str], text: str, random: Random) -> str | None:
    found = [m for m in pattern.finditer(text) if m[0] not in ("千", "百")]
    if not found:
        return None
    match = random.choice(found)
    other = _other(match[0], random)
    return None if other is None else text[: match.start()] + other + text[match.end() :]


def number(text: str, random: Random) -> str | None:
    """Another amount, count, or number of an article."""
    return _renumber(_COUNTED, text, random)


def date(text: str, random: Random) -> str | None:
    """Another date or period."""
    return _renumber(_TIMED, text, random)


# --- words put for others -------------------------------------------------------------------

modality = swap(
    {
        "(?<!不)应当": ("可", "可以", "有权", "不得"),
        "(?<!不)必须": ("可以", "可"),
        "(?<!不)可以": ("应当", "必须", "须", "不得"),
        "不得(?!超过|少于|低于|高于|多于|小于)": ("可以", "应当", "可"),
        "(?:严格)?禁止": ("允许", "鼓励"),
        "有权": ("应当", "必须"),
        "不予": ("可以予以",),
        "(?<=[的，人门府位])应(?=[在由将予按为自依])": ("可",),
    }
)

negation = swap(
    {
        "不(?=予|属|适用|承担|影响|符合|具备|能|再|受|履行|服|足以|包括|需|计|构成)": ("",),
        "不(?=公开|依法|按|如实)": ("",),
        "未(?=经|按|依|取得|办理|履行|达到|完成|及时|满|成年|建立|落实|申请|缴|报|在)": ("", "已"),
        "(?<![之若])无(?=正当|法|效|偿|故|权|条件|主|固定|关)": ("有",),
        "没有": ("有",),
        "非(?=法|经|营利|公开|因|依法)": ("",),
        "是指": ("并非指", "不是指"),
        "(?<!不)应当": ("不应", "不应当"),
        "(?<!不)可以": ("不可以", "不能"),
        "不得": ("得",),
        "(?<![不、和])(承担|负责|属于|适用(?!本)|符合|享有|收取|具有|纳入|实行|给予)(?=[^、]{4})": (
            "不\\1",
        ),
        "有权": ("无权",),
        "鼓励": ("不鼓励",),
        "支持": ("不支持",),
    }
)

comparison = swap(
    {
        "(?<=[元岁年月日人级名倍米次吨上])以上": ("以下",),
        "(?<=[元岁年月日人级名倍米次吨])以下": ("以上",),
        "不得?超过": ("超过", "不低于", "至少"),
        "不得?(?:少于|低于)": ("不超过", "不高于"),
        "(?<![不得])低于": ("不低于", "高于"),
        "(?<![不得])高于": ("不高于", "低于"),
        "(?<![不得])超过": ("未超过", "不足"),
        "以内": ("以外",),
        "(?<=[日月年时])内": ("后", "以外"),
        "至少": ("最多",),
        "已满": ("未满",),
        "不满": ("超过",),
        "不足": ("超过",),
        "最高": ("最低",),
        "最低": ("最高",),
        "之前": ("之后",),
        "大于": ("小于",),
        "(?<![不])少于": ("多于",),
    }
)

_KINDS = (
    (
        "人民法院",
        "人民检察院",
        "公安机关",
        "国家安全机关",
        "司法行政部门",
        "监察机关",
        "税务机关",
        "海关",
    ),
    (
        "教育行政部门",
        "市场监督管理部门",
        "民政部门",
        "财政部门",
        "卫生健康主管部门",
        "生态环境主管部门",
        "自然资源主管部门",
        "农业农村主管部门",
        "林业主管部门",
        "交通运输主管部门",
        "水行政主管部门",
        "体育行政部门",
        "工业和信息化主管部门",
        "人力资源社会保障行政部门",
        "应急管理部门",
        "药品监督管理部门",
    ),
    ("省级", "市级", "县级", "乡级"),
    ("股东会", "董事会", "监事会", "经理层"),
    (
        "教育部",
        "财政部",
        "商务部",
        "民政部",
        "农业农村部",
        "公安部",
        "发展改革委",
        "司法部",
        "文化和旅游部",
    ),
    ("承运人", "托运人", "收货人"),
    ("出租人", "承租人"),
    ("委托人", "受托人", "受益人"),
    ("原告", "被告", "第三人"),
    ("监护人", "未成年人"),
    ("消费者", "经营者"),
    ("居民委员会", "村民委员会"),
    ("街道办事处", "乡镇人民政府"),
    ("国务院", "全国人民代表大会", "中央军事委员会"),
    ("北京市", "上海市", "重庆市", "天津市"),
    ("河南省", "山东省", "浙江省", "广东省"),
    ("幼儿园", "小学", "中学"),
    ("债权人", "债务人"),
    ("夫妻", "父母", "子女"),
    ("建设单位", "施工单位", "监理单位"),
    ("用人单位", "劳动者"),
)
name = swap({n: tuple(o for o in kind if o != n) for kind in _KINDS for n in kind})

synonym = swap(
    {
        "(?<!不)应当": ("应该", "需要"),
        "不得(?!超过|少于|低于|高于)": ("不能", "不可", "不准"),
        "(?<!不)可以": ("能够", "得以"),
        "必须": ("务必", "一定要"),
        "禁止": ("不准", "严禁"),
        "立即": ("马上", "即刻"),
        "及时": ("尽快", "适时"),
        "批准": ("核准", "准许"),
        "责令": ("命令", "要求"),
        "没收": ("收缴", "罚没"),
        "吊销": ("撤销", "注销"),
        "罚款": ("罚金",),
        "赔偿": ("补偿",),
        "故意": ("蓄意", "有意"),
        "过失": ("疏忽",),
        "(?<!安)全部": ("所有", "一切"),
        "严重": ("重大", "较重"),
        "鼓励": ("提倡", "倡导"),
        "支持": ("扶持", "资助"),
        "监督": ("监管",),
        "公民": ("居民", "国民"),
        "订立": ("签订",),
        "解除": ("终止",),
        "撤销": ("取消",),
        "期限": ("时限",),
        "免费": ("无偿",),
        "书面": ("纸质",),
        "违反": ("违背",),
        "许可": ("准许",),
        "告知": ("通知",),
        "强制": ("强迫",),
        "依法": ("合法", "按规定"),
        "优先": ("首先",),
        "加强": ("增强",),
        "逐步": ("渐渐", "分步"),
    }
)

# --- parts left out or moved ----------------------------------------------------------------

_CONDITION = re.compile(
    r"(?:^|(?<=[，；]))(?:[^，。；：]{4,60}(?<!目)的，"
    r"|(?:经|未经)[^，。；：]{2,24}(?:批准|同意|审核|许可|备案)(?:后)?，?"
    r"|(?:在|当)[^，。；：、]{2,30}(?:时|期间|情况下|前|后|条件下)，?"
    r"|(?:如果?|遇有?|确需|因|符合)[^，。；：]{3,40}，)"
)
_CONSEQUENCE = re.compile(
    r"^(?:[^，；]{0,14}?)(?:应当|可以|不得|不予|给予|责令|有权|予以|由|处|必须|须|依法)"
)
_SEVERAL = re.compile(r"下列|以下情形|之一的|的，[^。]*的，")


def dropped_condition(text: str, random: Random) -> str | None:
    """Leave out the one condition on which the rest depends, with a comma behind it or without."""
    if _SEVERAL.search(text):
        return None
    cuts = [m for m in _CONDITION.finditer(text) if _CONSEQUENCE.search(text[m.end() :])]
    return without_one(cuts, text, random)


_EXCEPTION = re.compile(
    r"[，；](?:但是?|然而)，?[^。]{4,}(?=。)|(?:^|(?<=，))除[^，。]{3,50}(?:以?外|之外)，"
    r"|[，；][^，。；]{2,40}(?:除外|例外)(?=[。；])|（[^（）]{2,30}除外）"
    r"|[，；][^，。；]{2,20}另有规定的，[^，。；]{2,16}(?=。)"
)


def dropped_exception(text: str, random: Random) -> str | None:
    """Leave out what is excepted."""
    return without_one(list(_EXCEPTION.finditer(text)), text, random)


_MEMBERS = re.compile(
    r"([^、，。；：和或及与等的]{2,10})(、|和|或者)([^、，。；：和或及与等的]{2,10})(?=[、，。的])"
)
_PARTS = re.compile(r"(?:^|(?<=[，。]))([^，。；：]{4,40})(，)([^，。；：]{4,40})(?=[，。；])")


def reordered(text: str, random: Random) -> str | None:
    """Two neighbours of a list, or two parts of a sentence, in each other's place."""
    found = [*_PARTS.finditer(text), *(m for m in _MEMBERS.finditer(text) if m[2] == "、")]
    if not found:
        return None
    match = random.choice(found)
    return text[: match.start()] + match[3] + match[2] + match[1] + text[match.end() :]


opposite = denying(
    {
        "禁止": ("允许{0}", "可以{0}", "法律对{0}不加禁止", "{0}，这是许可的"),
        "不得": ("{0}可以{1}", "{0}有权{1}", "允许{0}{1}", "要{1}，{0}有这个自由"),
        "应当": ("{0}无须{1}", "{0}可以不{1}", "并不要求{0}{1}", "{1}，对{0}来说可做可不做"),
        "可以": ("{0}不得{1}", "{0}无权{1}", "禁止{0}{1}", "{0}想{1}是不行的"),
    }
)
