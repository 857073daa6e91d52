"""What the ``gazette`` way to write does to words: its ten ways to alter, and its denials.

As ``check_alterations``; denies as villagers, clerks, examiners, judges and translators do. Pure;
knows nothing of documents.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from index.numerals import to_chinese, to_int
from tests.check_alterations import swap
from tests.check_naming import arabic
from tests.check_shared import figures, reordering, revalued, without_condition, without_exception

# --- how words and places are written -------------------------------------------------------


def address(at: str, random: Random) -> str:
    """A place as it is, in figures, with spaces around its figures, or with 之 before 款."""
    way = random.randrange(8)
    if at.isascii() or way < 4 or "条" not in at:
        return at
    if way < 6:
        return arabic(at)
    if way == 6:
        return re.sub("([0-9]+)", r" \1 ", arabic(at))
    return re.sub("(?<=条)(?=第[^第]+款)", "之", at)


def harmless(text: str, random: Random) -> str:
    """Other punctuation, spaces and lines of the same words."""
    way = random.randrange(8)
    if way == 0:
        return text.replace("，", ",")
    if way == 1:
        return text.replace("；", "。")
    if way == 2:
        return text.replace("，", "，\u3000")
    if way == 3:
        return text.replace("；", "；\n")
    if way == 4:
        return text.replace("（", "(").replace("）", ")")
    if way == 5:
        return text.replace("，", "——", 1)
    return text


# --- numbers and dates ----------------------------------------------------------------------

_FIXED = re.compile(
    r"[第几数每之万千百十.0-9]$|[唯同任某另单统专逐进此这划合]$|十[一二三四]五$|分之$"
)
_COUNTED = re.compile(r"[万亿]?元|倍|周岁|吨|[%％]|个百分点|平方米|公里|米|亩|人|名|次|份|家|辆|件")
_TIMED = re.compile(
    r"个月(?![0-9一二三四五六七八九十])|个?工作日|日(?![0-9])|天|个?小时|年(?![度来])"
)


def number(text: str, random: Random) -> str | None:
    """Another amount: two more, three times as much, or ten more."""
    found = figures(text, _COUNTED, _FIXED)
    return revalued(text, random, found, _others, below=3000, in_figures=0.2)


def date(text: str, random: Random) -> str | None:
    """Another period, or another year or day."""
    found = figures(text, _TIMED, _FIXED)
    return revalued(text, random, found, _others, below=3000, in_figures=0.2)


def _others(size: int) -> tuple[int, ...]:
    return (size + 2, size * 3, size + 10)


# --- words put for others -------------------------------------------------------------------

_COUNT = "(?<=[0-9一二三四五六七八九十百千万元年月日岁倍人吨%])"
modality = swap(
    {
        "(?<!不)应当(?!当)": ("可以", "不得", "有权"),
        "(?<!不)必须": ("可以", "不得"),
        "(?<!不)可以": ("应当", "不得"),
        "不得(?![超少低高多])": ("可以", "应当"),
        "严禁|禁止": ("允许", "鼓励"),
        "有权": ("应当", "不得"),
    }
)
negation = swap(
    {
        "不予": ("予以",),
        "不属于": ("属于",),
        "不适用": ("适用",),
        "不承担": ("承担",),
        "不影响": ("影响",),
        "不具有": ("具有",),
        "不享有": ("享有",),
        "未经": ("已经",),
        "未按": ("已按",),
        "无效": ("有效",),
        "(?<![不无])承担(?=.{0,8}责任)": ("不承担",),
        "(?<![不应])予以": ("不予",),
        "(?<!不)属于": ("不属于",),
        "(?<!不)享有": ("不享有",),
        "(?<!不)具有": ("不具有",),
        "有权": ("无权",),
        "(?<!不)应当(?!当)": ("不应当", "无需"),
    }
)
comparison = swap(
    {
        f"{_COUNT}以上": ("以下",),
        f"{_COUNT}以下": ("以上",),
        "不得?超过": ("不得低于", "应当超过"),
        "不得?少于": ("不得多于",),
        "不得?低于": ("不得高于",),
        "(?<![不得])(?:高于|超过)": ("低于",),
        "(?<![不得])低于": ("超过",),
        f"{_COUNT}以?内(?=[^部])": ("以外", "之后"),
        "至少": ("最多",),
        "最长": ("最短",),
        "(?<=[日月年])前": ("后",),
    }
)
name = swap(
    {
        "国务院(?![^，。]{0,12}(?:部门|机构|办公厅))": ("全国人民代表大会", "省级人民政府"),
        "公安机关": ("国家安全机关", "人民法院"),
        "人民检察院": ("公安机关",),
        "人民法院": ("人民检察院", "仲裁委员会"),
        "生态环境主管部门": ("水行政主管部门",),
        "财政部门": ("税务部门",),
        "卫生健康(?:主管|行政)?部门": ("医疗保障部门",),
        "教育行政部门": ("文化和旅游部门",),
        "市场监督管理部门": ("公安部门",),
        "县级以上(?:地方)?(?:各级)?人民政府": ("省级人民政府", "街道办事处"),
        "(?<!会、)股东会": ("监事会",),
        "(?<!会、)董事会": ("股东会",),
        "(?<!保)承运人": ("收货人",),
        "(?<![被继])委托人": ("受益人",),
        "(?<![被])申请人": ("利害关系人",),
        "出租人": ("承租人",),
        "证券交易所": ("证券公司",),
        "登记机关": ("税务机关",),
        "监护人": ("近亲属",),
        "施工单位": ("建设单位",),
        "村民委员会": ("乡镇人民政府",),
    }
)
synonym = swap(
    {
        "立即": ("及时", "稍后"),
        "及时": ("按时", "事后"),
        "书面": ("当面", "口头"),
        "优先": ("酌情",),
        "全部": ("大部分",),
        "没收": ("查封",),
        "吊销": ("暂停",),
        "免费": ("有偿",),
        "直接": ("间接",),
        "共同": ("各自",),
        "故意": ("过失",),
        "批准": ("备案",),
        "许可": ("备案",),
        "责令": ("劝导",),
        "严重": ("一般",),
        "公开": ("秘密",),
        "每年": ("每月",),
        "主要": ("次要",),
        "提高": ("降低",),
        "加强": ("削弱",),
        "赔偿": ("补助",),
        "有期徒刑": ("管制",),
        "无偿": ("有偿",),
        "连带": ("按份",),
    }
)

# --- parts left out or moved ----------------------------------------------------------------

dropped_condition = without_condition(
    re.compile(
        r"(?:^|(?<=[，；]))(?:[^，。；：]{5,44}(?<!目)的|(?:未经|经)[^，。；：]{2,22}(?:批准|同意|许可|审核|核准)后?"
        r"|(?:在|当|遇有?)[^，。；：]{3,24}(?:时|期间|后|前|情况下))，"
    )
)
dropped_exception = without_exception(
    re.compile(
        r"[，；]但是?，?[^。；]{4,}(?=。)|(?:^|(?<=，))除[^，。]{3,44}(?:以外|之外|外)，"
        r"|（[^（）]{2,30}除外）"
    )
)
_LIST = re.compile(
    r"(?<=、)([^、，。；：和或及与等的]{2,13})、([^、，。；：和或及与等的]{2,13})(?=、|和|等|或者)"
)
_PARTS = re.compile(r"(?<=[，；])([^，。；：]{6,24})，([^，。；：]{6,24})(?=[，。；])")

reordered = reordering(_LIST, _PARTS)

# --- denials --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Denied:
    """One sort of sentence and what denies it.

    Attributes:
        pattern: The whole sentence.
        claims: With the groups' words; {b} is another body, {n} more and {m} less than group
            ``amount``.
        share: How often such a sentence is taken; the frequent ones would crowd out the others.
        amount: The group that holds a number.
    """

    pattern: str
    claims: tuple[str, ...]
    share: float = 1.0
    amount: int = 0


_NO = "应当|不得|必须|可以|有权|不|未|无|除|但|仅|只|非"
_CHAR = r"[^。《》“，；：;:（）]"
_WHAT = rf"((?![、和或与及])(?:(?!{_NO}){_CHAR}){{4,32}}(?<!的))"
"""What is done, without a word that limits or denies it."""
_WHO = (
    r"((?![对经在因由依按将把被以凡为从向与但各并其应此该])"
    rf"(?:(?!{_NO}|的|根据|按照){_CHAR}){{2,18}}(?<![都均也还并时后前内中的]))"
)
"""Who or what a rule is for."""
_IF = rf"((?:(?!{_NO}|有下列){_CHAR}){{5,36}}[^目])的，"
"""A case that says nothing of a lack, so that it may be turned round."""
_N = "([0-9]+|[一二三四五六七八九十百]+)"
_UNIT = "(个?(?:工作日|月|小时)|日|年|周岁|[万亿]?元|人|次|%|米)"
_AHEAD = r"([^。；《》“：;（0-9]{0,30}，)?(?!但)"
_BODY = rf"((?:(?!的|实行|{_NO}){_CHAR}){{2,21}}[门关府会院部局])"
_ALL = "(?:任何|其他)?(?:单位和个人|组织和个人|单位或者个人|组织或者个人|组织、个人)"

_KINDS = (
    # amounts and times
    Denied(
        rf"{_AHEAD}([^。，；《》“：]{{4,24}}?)(?:最[长多高])?不得?超过{_N}{_UNIT}。",
        ("{0}{1}允许达到{n}{3}", "{0}{1}没有上限", "{0}{1}至少要有{2}{3}",
         "{0}{1}超过{2}{3}照样合规", "{0}{1}不必控制在{2}{3}以内"),
        amount=3,
    ),
    Denied(
        rf"{_AHEAD}([^。，；《》“：]{{4,24}}?)不(?:得|应)?(?:少于|低于){_N}{_UNIT}。",
        ("{0}{1}有{m}{3}就够了", "{0}{1}低于{2}{3}也算达标", "{0}{1}没有下限",
         "{0}{1}最多只能是{2}{3}", "{0}{1}定为{m}{3}完全合规"),
        amount=3,
    ),
    Denied(
        rf"{_AHEAD}{_WHO}应当(?:自|在|于)?[^。《》“，；]{{0,24}}?(?:日起|后)?{_N}{_UNIT}以?内{_WHAT}。",
        ("{0}{1}什么时候{4}都行", "{0}{1}过了{2}{3}再{4}也不迟", "{0}{1}{4}没有时间限制",
         "{0}{1}有{n}{3}的时间{4}", "{0}{1}满{n}{3}之后才需要{4}"),
        amount=3,
    ),
    Denied(
        rf"{_AHEAD}([^。，；《》“：]{{2,24}}?(?:期限|期间|任期|时效|期))(?:一般)?[为是]?{_N}"
        "(年|个月|日)。",
        ("{0}{1}缩短为{m}{3}", "{0}{1}延长到了{n}{3}", "{0}{1}不是{2}{3}，而是{n}{3}",
         "{0}{1}还不到{2}{3}"),
        amount=3,
    ),
    Denied(
        rf"([^。《》“，；]{{2,24}}?)(?:应当)?每{_N}(年|个月)(?:至少)?([^。《》“，；]{{4,16}})一次。",
        ("{0}{3}，{n}{2}才轮到一次", "{0}是否定期{3}，没有要求", "{0}{n}{2}之内{3}一次就算达标"),
        amount=2,
    ),
    Denied(
        rf"([^。；：《》“]{{8,60}}[^目])的，处{_N}(年)以下有期徒刑[^。；]{{0,22}}。",
        ("{0}的，不追究刑事责任", "{0}的，最低判{n}{2}", "{0}的，属于民事纠纷，不构成犯罪",
         "{0}，算不上犯罪"),
        0.4, 2,
    ),
    Denied(
        rf"(?:违反[^，。；]{{2,30}}规定，)?([^，。；]{{5,60}}[^目])的，[^。；]{{0,60}}?处以?{_N}"
        r"(万?元|倍)以上(?:[0-9一二三四五六七八九十百]+)(?:万?元|倍)以下的?罚款。",
        ("{0}的，免予罚款", "{0}的，一分钱也不罚", "{0}的，罚款最低只要{m}{2}",
         "{0}的，罚款这一项已经取消", "对{0}的，不存在罚款一说"),
        0.6, 2,
    ),
    Denied(
        r"([^。，；《》“：第]{4,24})自([^。，；《》“：0-9]{4,24})之?日起(生效|成立|发生效力)。",
        ("{0}在{1}之前就已{2}", "{0}要等{1}一年以后才{2}", "{0}不因{1}而{2}"),
    ),
    # bodies
    Denied(
        rf"((?!具体|所需|有关|相关){_CHAR}{{5,30}})(?<!理)由{_BODY}(负责|制定|规定|管理|管辖|决定|批准|任免|召集|核发|确定|设立)。",
        ("{2}{0}，是{b}而不是{1}的职责", "{0}改由{b}{2}", "{0}不再由{1}{2}",
         "要问谁来{2}{0}，答案是{b}", "{0}，{1}说了不算", "{0}由{b}{2}，{1}不参与"),
    ),
    Denied(
        rf"{_BODY}负责((?:(?!{_NO}|所属){_CHAR}){{5,34}})。",
        ("{1}已经划归{b}", "{1}是{b}的事，不是{0}的事", "{0}不再负责{1}", "{1}不在{0}的职责之内",
         "{0}把{1}交给了{b}"),
        0.6,
    ),
    # states
    Denied(
        rf"((?:(?!{_NO}|国家|保障|持有){_CHAR}){{4,30}})(具有|享有)((?:(?!{_NO}){_CHAR}){{4,26}})。",
        ("{0}已不再{1}{2}", "{0}并未被赋予{2}", "认为{0}{1}{2}是一种误解", "{0}何曾{1}{2}"),
    ),
    Denied(
        rf"((?:(?!{_NO}|国家|保障){_CHAR}){{4,30}})不(具有|享有|承担){_WHAT}。",
        ("{0}照样{1}{2}", "认为{0}不{1}{2}是一种误解", "{0}一直{1}{2}"),
    ),
    Denied(
        rf"((?:(?!{_NO}){_CHAR}){{4,30}})属于((?:(?!{_NO}){_CHAR}){{3,26}})。",
        ("{0}不再属于{1}", "把{0}归入{1}是错误的", "{0}不能视为{1}"),
    ),
    Denied(
        rf"{_IF}([^。，；《》“：]{{2,24}}?)(?:继续)?无效。",
        ("{0}的，{1}自始有效", "{0}并不会让{1}归于无效", "{0}的，{1}照样算数",
         "{1}只有在{0}的情况下才有效"),
    ),
    Denied(
        r"([^。，；《》“：]{5,40})不适用(?:于)?((?:(?!本|第)[^。，；]){4,20})。",
        ("{0}照样适用{1}", "{0}只能适用{1}", "认为{0}不适用{1}是一种误解"),
    ),
    Denied(
        rf"([^。，；《》“：]{{3,20}})(?:只能|仅限于|限于){_WHAT}。",
        ("{0}不限于{1}", "{0}除了{1}，做别的也行", "{0}并非只能{1}"),
    ),
    Denied(
        r"([^。，；《》“：]{3,20})(?:不得|不应)(低于|高于|超过|少于|大于|早于|晚于|多于)"
        r"([^。，；《》“：0-9一二三四五六七八九十百]{4,24})。",
        ("{0}{1}{2}，也完全合规", "{0}可以{1}{2}", "{0}{1}{2}，没人会管"),
    ),
    # what holds in some cases
    Denied(
        r"未经([^。《》“，；]{2,24}(?:批准|同意|许可|审核|登记|核准))，"
        r"(?:任何单位和个人|任何人|任何单位或者个人)?(?:都|均)?不得"
        + _WHAT
        + "。",
        ("{1}不以{0}为前提", "先{1}，事后再补{0}，也算合规", "{1}已不再需要{0}",
         "{1}是否经{0}，都一样合法", "认为{1}须经{0}，这道判断题要打叉"),
    ),
    Denied(
        _WHO + r"应当?(经[^。，；《》“]{4,24}(?:批准|同意|许可|审批|合格|核准))，?(?:后|并)?，?"
        r"(?:方可|才能|方能)" + _WHAT + "。",
        ("{0}不{1}也可以{2}", "{0}{2}，不以{1}为条件", "{0}{2}，从来用不着{1}"),
    ),
    Denied(
        _IF + _WHO + "(?:应当|必须)" + _WHAT + "。",
        ("{0}的，{1}{2}与否全凭自愿", "正因为{0}，{1}才不用{2}", "{0}的，{1}反而免去{2}的义务",
         "{0}的，{1}不再需要{2}", "{0}的，谁也不能强求{1}{2}", "{0}的，{1}并不负有{2}的义务"),
        0.3,
    ),
    Denied(
        _IF + _WHO + "不得(?![低超少高多])" + _WHAT + "。",
        ("{0}的，{1}反而可以{2}", "只有{0}的，{1}才可以{2}", "正因为{0}，{1}才可以{2}",
         "{0}的，{1}{2}不算违规"),
    ),
    Denied(
        _IF + _WHO + "(?:可以|有权)" + _WHAT + "。",
        ("如果{0}，{1}反而不能{2}", "{0}的，{1}没有资格{2}", "{0}的，{1}不再享有{2}的权利",
         "{0}的，{1}{2}属于违规", "{0}的，谁也不会允许{1}{2}"),
        0.5,
    ),
    Denied(
        rf"({_CHAR}{{4,30}})[，；]但是?，?({_CHAR}{{4,30}}?)的?除外。",
        ("{0}，连{1}也包括在内", "{0}，{1}也一视同仁", "{0}，没有任何例外"),
    ),
    # plain rules
    Denied(
        "(?:严禁|禁止)(?!任何|.*的范围)" + _WHAT + "。",
        ("{0}早已解禁", "{0}不算违规", "{0}是合法的", "凭什么说不能{0}，明明可以",
         "认为{0}违法是一种误解", "{0}与否，悉听尊便"),
    ),
    Denied(
        _ALL + "(?:都|均)?不得" + _WHAT + "。",
        ("人人都可以{0}", "单位和个人{0}，属于合法行为", "{0}早已不受限制",
         "认为谁都不能{0}，这道判断题要打叉", "个人{0}，不算违规"),
    ),
    Denied(
        _WHO + "不得(?![低超少高多])" + _WHAT + "。",
        ("{0}{1}，不算违规", "{0}如今可以{1}了", "是否{1}，由{0}自己说了算",
         "被告辩称{0}{1}并不违法，本院予以采信", "要求{0}不{1}，于法无据",
         "认为{0}不得{1}，这道判断题要打叉", "不准{0}{1}的规定已经取消",
         "{1}的大门向{0}敞开着"),
    ),
    Denied(
        _WHO + "(?:应当|必须)" + _WHAT + "。",
        ("{0}{1}与否，全凭自愿", "{0}不再需要{1}", "{0}没有被要求{1}", "要求{0}{1}，于法无据",
         "{0}并不负有{1}的义务", "认为{0}必须{1}，这道判断题要打叉",
         "对于{0}而言，{1}从来不是一项义务", "{1}被留给{0}自行决定", "{0}未{1}，不构成问题",
         "{0}{1}的要求早已取消", "乡亲们都说{0}不用{1}，这话不假",
         "难道{0}非得{1}不成？当然不是", "被告辩称{0}没有义务{1}，本院予以采信",
         "{1}这道手续，{0}完全可以省掉", "{0}只在自己愿意时才{1}"),
        0.25,
    ),
    Denied(
        _WHO + "(?:可以(?!请求书)|有权)" + _WHAT + "。",
        ("{0}没有资格{1}", "{0}{1}属于越权", "{0}主张有权{1}，于法无据", "{0}不再享有{1}的权利",
         "认为{0}可以{1}，这道判断题要打叉", "{1}并不在{0}的权利范围之内",
         "{0}必须{1}，没有选择的余地", "难道{0}可以{1}吗？不行", "谁也不会允许{0}{1}",
         "{0}{1}的权利早已被取消"),
        0.6,
    ),
    Denied(
        "国家(?:鼓励和支持|鼓励|支持|提倡)" + _WHAT + "。",
        ("国家不再鼓励{0}", "{0}是国家所反对的", "国家对{0}持否定态度", "国家叫停了{0}"),
        0.6,
    ),
)  # fmt: skip
_POINTS = re.compile(
    r"下列|前款|前条|上述|其(?![他中])|该|本条(?!例)|第[^，。]{1,8}[条款项章]|同级|上级|本[级市省章节院区人]"
    r"|必要时|当地|会议|主席团|另有规定|(?:具体|实施|有关|管理)办法由|本(?:法|条例|办法|规定|解释)|这|规定的"
)
"""What a sentence says of something that is not in it."""
_IN_FORCE = re.compile(r"本(?:法|条例|规定|办法)自([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日起施行。")
_BODIES = ("邮政管理机构", "地震工作机构", "妇女联合会", "税务机关", "公证机构", "烟草公司")


def opposite(text: str, random: Random, *, reworded: bool) -> str | None:
    """Deny an amount, a body, a state, what holds in some cases, or what is ruled."""
    if match := _IN_FORCE.fullmatch(text):
        year, month, day = map(int, match.groups())
        later = f"{year}年{month % 12 + 1}月{day}日"
        told = random.choice((f"施行日期推迟到了{year + 2}年", f"{later}起才算生效"))
        return told if reworded else None
    if _POINTS.search(text):
        return None
    for denied in _KINDS:
        if (match := re.fullmatch(denied.pattern, text)) and random.random() < denied.share:
            return _claim(denied, match, random)
    return None


def _claim(denied: Denied, match: re.Match[str], random: Random) -> str | None:
    bodies = [b for b in _BODIES if b not in match[0] and b[:2] not in match[0]]
    fields = {"b": random.choice(bodies), "n": "", "m": ""}
    if denied.amount:
        written = match[denied.amount]
        size = to_int(written) or 0
        if not 2 <= size < 900:
            return None
        write: Callable[[int], str] = str if written.isascii() else to_chinese
        fields |= {"n": write(size * random.choice((2, 3))), "m": write(size // 2)}
    return random.choice(denied.claims).format(*(g or "" for g in match.groups()), **fields)
