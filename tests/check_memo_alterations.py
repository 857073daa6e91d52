"""Alterations as the author of a test would choose them: the obvious ones, and other denials.

As ``check_alterations``. Pure; knows nothing of documents.
"""

from __future__ import annotations

import re
from random import Random

from index.numerals import to_chinese, to_int
from tests.check_alterations import denying, swap
from tests.check_blind_alterations import reordered as reordered
from tests.check_fresh_alterations import dropped_condition as dropped_condition
from tests.check_fresh_alterations import dropped_exception as dropped_exception


def harmless(text: str, random: Random) -> str:
    """Change punctuation, width, spaces, line breaks or nothing: the words stay as they are."""
    way = random.randrange(8)
    if way == 0:
        return text.translate(str.maketrans("，。；：（）", ",.;:()"))
    if way == 1:
        return re.sub("[，。；、：]", "", text)
    if way == 2 and "\n" not in text:
        return "\n".join(text[i : i + 20] for i in range(0, len(text), 20))
    if way == 3:
        return text.translate({c: c + 0xFEE0 for c in range(0x21, 0x7F)})
    if way == 4:
        return text.replace("，", " ， ").replace("、", "､")
    if way == 5:
        return text.replace("，", "；")
    if way == 6:
        return text.replace("“", '"').replace("”", '"')
    return text


_NUMERAL = re.compile(r"[0-9]+|[一二两三四五六七八九十百千]+")
_PERIOD = re.compile(r"个?(?:月|工作日|小时|分钟|季度)|[年日天周](?![龄度常围边岁])")
_AMOUNT = re.compile(
    r"(?:万|亿)?元|[%％倍名次份户吨亩]|周?岁|人以|米|公里|个(?!月|工作日|小时|季度)"
)
_PART_OF_WORD = re.compile(r"[几数第万千百统.0-9一二三四五六七八九十]$|分之$")


def _other_number(text: str, random: Random, unit: re.Pattern[str]) -> str | None:
    found = [
        m
        for m in _NUMERAL.finditer(text)
        if unit.match(text, m.end()) and not _PART_OF_WORD.search(text[: m.start()])
    ]
    if not found:
        return None
    match = random.choice(found)
    size = 2 if match[0] == "两" else to_int(match[0])
    if size is None or not 1 <= size < 3000:
        return None
    value = random.choice([n for n in (size + 1, size - 1, size * 2, size * 10) if 0 < n < 10000])
    written = str(value) if match[0].isascii() or random.random() < 0.2 else to_chinese(value)
    return text[: match.start()] + written + text[match.end() :]


def number(text: str, random: Random) -> str | None:
    """Another amount, a fifth of them in the other figures."""
    return _other_number(text, random, _AMOUNT)


def date(text: str, random: Random) -> str | None:
    """Another date or period."""
    return _other_number(text, random, _PERIOD)


modality = swap(
    {
        "(?<!不)应当": ("可以", "可", "宜", "有权"),
        "(?<!不)必须": ("可以", "应尽量"),
        "(?<!不)可以": ("应当", "必须", "不得"),
        "不得(?!超过|少于|低于|高于|多于)": ("可以", "应当", "不宜"),
        "(?:严格)?禁止": ("允许", "不鼓励"),
        "有权": ("应当",),
        "不予": ("可以不予", "应当予以"),
    }
)
negation = swap(
    {
        "不(?=得|予|属于|适用|承担|影响|符合|具备|能|再|履行|服|构成|足)": ("",),
        "未(?=经|按|依|取得|办理|履行|达到|完成|申请|报|在)": ("",),
        "无(?=正当|效|权|固定)": ("有",),
        "没有": ("有",),
        "(?<!不)应当(?=[\u4e00-\u9fff]{2})": ("不应当", "无需"),
        "(?<!不)可以(?=[\u4e00-\u9fff]{2})": ("不可以",),
        "有权": ("无权",),
        "(?<!不)(?:适用|属于|承担|享有|具有)(?=[\u4e00-\u9fff]{2})": ("不适用",),
        "是指": ("不是指",),
    }
)
comparison = swap(
    {
        "(?<=[元岁年月日人级名倍米次吨%])以上": ("以下",),
        "(?<=[元岁年月日人级名倍米次吨%])以下": ("以上",),
        "不得?超过": ("不少于", "超过"),
        "不得?(?:少于|低于)": ("不超过", "低于"),
        "(?<![不得])(?:低于|少于)": ("高于", "多于"),
        "(?<![不得])(?:高于|超过)": ("低于", "不超过"),
        "以内": ("以上",),
        "(?<=[日月年时])内": ("后",),
        "不满": ("超过",),
        "不足": ("超过",),
        "至少": ("最多",),
        "最高": ("最低",),
        "之前": ("之后",),
    }
)
_KINDS = (
    ("国务院", "全国人民代表大会常务委员会", "省、自治区、直辖市人民政府"),
    ("人民法院", "人民检察院", "公安机关"),
    ("县级以上", "市级以上", "省级以上"),
    ("市场监督管理", "生态环境", "自然资源", "卫生健康", "住房城乡建设", "应急管理"),
    ("股东会", "董事会", "监事会"),
    ("用人单位", "劳动者"),
    ("建设单位", "施工单位", "监理单位"),
    ("原告", "被告"),
    ("父母", "子女", "配偶"),
    ("教育部", "财政部", "商务部", "民政部", "公安部"),
    ("中国人民银行", "国务院银行业监督管理机构"),
    ("北京市", "上海市", "广东省", "河南省"),
    ("经营者", "消费者"),
    ("承运人", "托运人"),
)
name = swap({n: tuple(o for o in kind if o != n) for kind in _KINDS for n in kind})
synonym = swap(
    {
        "(?<!不)应当": ("应", "必须"),
        "不得(?!超过|少于|低于|高于)": ("不可", "不应"),
        "(?<!不)可以": ("能", "可"),
        "立即": ("及时",),
        "及时": ("立即", "尽快"),
        "批准": ("审批", "备案"),
        "责令": ("要求",),
        "没收": ("扣押",),
        "吊销": ("暂扣",),
        "罚款": ("处罚",),
        "赔偿": ("补偿",),
        "故意": ("过失",),
        "严重": ("较大",),
        "鼓励": ("支持", "要求"),
        "公布": ("发布",),
        "违反": ("违背",),
        "书面": ("口头",),
        "定期": ("不定期",),
        "负责": ("协助",),
        "监督": ("指导",),
        "建立": ("完善",),
        "制定": ("修订",),
        "加强": ("强化",),
        "推动": ("推进",),
        "完善": ("健全",),
    }
)

opposite = denying(
    {
        "禁止": ("允许{0}", "可以{0}", "{0}是允许的", "{0}不被禁止"),
        "不得": ("{0}可以{1}", "{0}有权{1}", "允许{0}{1}", "{1}对{0}而言是允许的"),
        "应当": ("{0}无需{1}", "{0}可以不{1}", "{0}没有{1}的义务", "是否{1}由{0}自行决定"),
        "可以": ("{0}不得{1}", "{0}无权{1}", "禁止{0}{1}", "{1}是{0}不能做的"),
    }
)
