"""What the ``tribune`` way to write does to words: its ten ways to alter, and its denials.

As ``check_alterations``; turns round what a law is silent about, asks in vain, calls void what
holds, exempts, and names other bodies, amounts, days and sentences. Pure; knows nothing of
documents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from index.numerals import to_chinese, to_int
from tests.check_alterations import swap
from tests.check_naming import arabic
from tests.check_shared import figures, reordering, without_condition, without_exception

# --- how words and places are written -------------------------------------------------------

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def address(at: str, random: Random) -> str:
    """A place as it is, in figures, in wide figures, with 的 before 款, or without the first 第."""
    way = random.randrange(12)
    if at.isascii() or way < 6 or "条" not in at:
        return at
    if way < 8:
        return arabic(at)
    if way == 8:
        return arabic(at).translate(_WIDE)
    if way == 9:
        return arabic(at).removeprefix("第") if re.match("第[^第]+条", arabic(at)) else at
    return re.sub("(?<=条)(?=第[^第]+款)", "的", at)


def harmless(text: str, random: Random) -> str:
    """Other punctuation, spaces, lines and width of the same words."""
    way = random.randrange(9)
    if way == 0:
        return text.translate(str.maketrans("，；：（）", ",;:()"))
    if way == 1:
        return text.replace("；", "，")
    if way == 2:
        return re.sub("(?<=[，；])", "\u00a0", text)
    if way == 3:
        return text.replace("，", "，\n", 1)
    if way == 4:
        return text.translate(_WIDE)
    if way == 5:
        return text.replace("、", " 、 ")
    if way == 6:
        return text.replace("，", " ")
    return text


# --- numbers and dates ----------------------------------------------------------------------

_FIXED = re.compile(
    r"[第几数每之万千百十.0-9]$|[唯同任某另单统专逐进此这划合]$|十[一二三四]五$|分之$"
)
_COUNTED = re.compile(
    r"[万亿]?元|倍|周岁|吨|[%％]|个百分点|平方米|公里|千米|米|亩|人|名|次|份|家|辆|件|个(?!月|工作日|小时|人)"
)
_TIMED = re.compile(
    r"个?月(?![0-9一二三四五六七八九十])|个?工作日|日(?![0-9])|天|个?小时|年(?![度来])"
)


def _moved(text: str, unit: re.Pattern[str], random: Random) -> str | None:
    found = [m for m in figures(text, unit, _FIXED) if 2 <= _size(m[0]) < 3000]
    if not found:
        return None
    match = random.choice(found)
    size = _size(match[0])
    other = random.choice((size + 1, size * 2, size + 7, size - 1))
    written = str(other) if match[0].isascii() else to_chinese(other)
    return text[: match.start()] + written + text[match.end() :]


def _size(written: str) -> int:
    return 0 if "." in written else to_int(written) or 0


def number(text: str, random: Random) -> str | None:
    """Another amount, by one, by seven or twice as much."""
    return _moved(text, _COUNTED, random)


def date(text: str, random: Random) -> str | None:
    """Another period, or another year or day."""
    return _moved(text, _TIMED, random)


# --- words put for others -------------------------------------------------------------------

_COUNT = "(?<=[0-9一二三四五六七八九十百千万元年月日岁倍人吨%])"
modality = swap(
    {
        "(?<!不)应当(?!当)": ("可以", "可", "不得", "不应当", "鼓励其"),
        "(?<!不)必须": ("可以", "不必"),
        "(?<!不)可以": ("应当", "必须", "不可以"),
        "不得(?![超少低高多])": ("可以", "应当"),
        "严禁|禁止": ("允许", "应当"),
        "有权": ("有义务", "应当"),
        "不应当": ("应当",),
    }
)
negation = swap(
    {
        "不予": ("应予",),
        "不属于": ("属于",),
        "不适用": ("适用",),
        "不承担": ("承担",),
        "不影响": ("影响",),
        "不具有": ("具有",),
        "不享有": ("享有",),
        "未经": ("经",),
        "未按": ("按",),
        "没有": ("具有",),
        "无效": ("有效",),
        "(?<![不无])承担(?=.{0,8}责任)": ("不承担",),
        "(?<!不)适用(?=本|《)": ("不适用",),
        "(?<![不应])予以": ("不予",),
        "(?<!不)属于": ("不属于",),
        "(?<!不)享有": ("不享有",),
        "(?<!不)具有": ("不具有",),
        "有权": ("无权",),
        "(?<!不)应当(?!当)": ("无须", "不应"),
    }
)
comparison = swap(
    {
        f"{_COUNT}以上": ("以下", "以内"),
        f"{_COUNT}以下": ("以上",),
        "不得?超过": ("不得少于", "应当超过"),
        "不得?少于": ("不得超过", "可少于"),
        "不得?低于": ("不得超过", "可低于"),
        "(?<![不得])(?:高于|超过)": ("不足", "低于"),
        "(?<![不得])低于": ("高于",),
        f"{_COUNT}以?内(?=[^部])": ("之外", "后"),
        "至少": ("至多",),
        "最长": ("最短",),
        "(?<=[日月年])前": ("后",),
    }
)
name = swap(
    {
        "国务院(?![^，。]{0,12}(?:部门|机构|办公厅))": ("国家监察委员会", "中央军事委员会"),
        "公安机关": ("检察机关", "司法行政机关"),
        "人民检察院": ("人民法院",),
        "人民法院": ("公安机关", "司法所"),
        "生态环境主管部门": ("自然资源主管部门",),
        "财政部门": ("审计机关",),
        "卫生健康(?:主管|行政)?部门": ("教育部门",),
        "教育行政部门": ("民政部门",),
        "市场监督管理部门": ("商务部门",),
        "县级以上(?:地方)?(?:各级)?人民政府": ("乡镇人民政府", "设区的市级人民政府"),
        "(?<!会、)股东会": ("董事会",),
        "(?<!会、)董事会": ("监事会", "经理"),
        "(?<!保)承运人": ("托运人",),
        "(?<![被继])委托人": ("受托人",),
        "(?<![被])申请人": ("第三人",),
        "(?<![被])保险人": ("被保险人",),
        "出租人": ("承租人",),
        "证券交易所": ("证券业协会",),
        "登记机关": ("审批机关",),
        "监护人": ("委托人",),
        "侦查人员": ("审判人员",),
        "施工单位": ("监理单位",),
        "村民委员会": ("居民委员会",),
    }
)
synonym = swap(
    {
        "立即": ("适时", "尽快"),
        "及时": ("定期", "适时"),
        "书面": ("电话", "口头"),
        "优先": ("同等",),
        "全部": ("部分",),
        "没收": ("扣押",),
        "吊销": ("注销", "暂扣"),
        "免费": ("低价", "收费"),
        "直接": ("间接",),
        "共同": ("分别",),
        "故意": ("过失",),
        "重大过失": ("轻微过失",),
        "批准": ("备案", "知悉"),
        "许可": ("认可", "登记"),
        "责令": ("建议",),
        "严重": ("轻微", "较重"),
        "公开": ("保密", "内部"),
        "每年": ("每季度", "每两年"),
        "主要": ("次要", "全部"),
        "提高": ("保持", "降低"),
        "加强": ("放松",),
        "定期": ("不定期", "随时"),
        "(?<![用公])处分(?!权)": ("处罚",),
        "赔偿": ("补偿",),
        "罚款": ("罚金",),
        "有期徒刑": ("拘役",),
        "无偿": ("有偿",),
        "连带": ("按份",),
        "国家": ("地方",),
    }
)

# --- parts left out or moved ----------------------------------------------------------------

dropped_condition = without_condition(
    re.compile(
        r"(?:^|(?<=[，；]))(?:[^，。；：]{5,48}(?<!目)的|(?:未经|经)[^，。；：]{2,22}(?:批准|同意|许可|审查|核准)后?"
        r"|(?:在|当|遇有?)[^，。；：]{3,26}(?:时|期间|后|前|情况下)|(?:因|由于|如果?)[^，。；：]{4,30})，"
    )
)
dropped_exception = without_exception(
    re.compile(
        r"[，；](?:但是?|不过)，?[^。；]{4,}(?=。)|(?:^|(?<=，))除[^，。]{3,44}(?:以外|之外|外)，"
        r"|，[^，。]{3,40}(?:除外|不在此限)(?=。)|（[^（）]{2,30}除外）"
    )
)
_LIST = re.compile(
    r"(?<=、)([^、，。；：和或及与等的]{2,13})、([^、，。；：和或及与等的]{2,13})(?=、|和|等|或者)"
)
_PARTS = re.compile(r"(?<=，)([^，。；：]{5,26})，([^，。；：]{5,26})(?=[，。])")

reordered = reordering(_LIST, _PARTS)

# --- denials --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Denied:
    """One sort of sentence and what denies it.

    Attributes:
        pattern: The whole sentence.
        claims: With the groups' words; {b} is another body, {n} more and {m} less than group
            ``amount``. The last two come in a new order of words.
        share: How often such a sentence is taken; the frequent ones would crowd out the others.
        amount: The group that holds a number.
    """

    pattern: str
    claims: tuple[str, ...]
    share: float = 1.0
    amount: int = 0


_NO = "应当|不得|必须|可以|不|未|无|除|但|仅|只|非"
_WORDS = r"[^。《》“，；：;:（）]"
_WHAT = rf"((?![、和或与及])(?:(?!{_NO}){_WORDS}){{4,34}}(?<!的))"
"""What is done, without a word that limits or denies it."""
_WHO = (
    r"((?![对经在因由依按将把被以凡为从向与但各并其应此该])"
    rf"(?:(?!{_NO}|的|根据|按照){_WORDS}){{2,20}}(?<![都均也还并时后前内中的]))"
)
"""Who or what a rule is for."""
_IF = rf"((?:(?!除|但|仅){_WORDS}){{5,40}}[^目])的，"
_N = "([0-9]+|[一二三四五六七八九十百]+)"
_UNIT = "(个?(?:工作日|月|小时)|日|年|周岁|[万亿]?元|人|次|%|米)"
_AHEAD = r"([^。；《》“：;（0-9]{0,30}，)?(?!但)"
_BODY = rf"((?:(?!的|实行|{_NO}){_WORDS}){{2,21}}[门关府会院部局者位人])"

_RULES = (
    Denied(
        "(?:严禁|禁止)(?!任何|.*的范围)" + _WHAT + "。",
        ("{0}并未被禁", "没有哪一条禁止{0}", "谁都可以放心{0}", "{0}，有何不可", "{0}，未尝不可",
         "{0}是受到允许的做法"),
    ),
    Denied(
        "(?:任何|其他)?(?:单位和个人|组织和个人|单位或者个人|组织或者个人|组织、个人)(?:都|均)?不得"
        + _WHAT
        + "。",
        ("个人{0}不受禁止", "谁想{0}都行", "没有哪一条不让人{0}", "{0}，谁都不必顾忌",
         "{0}，对谁都不设限"),
    ),
    Denied(
        _WHO + "不得(?![低超少高多])" + _WHAT + "。",
        ("{0}大可{1}", "没有哪一条不准{0}{1}", "谁说{0}不能{1}，完全可以", "{1}，{0}尽管去做",
         "{1}，对{0}来说未尝不可"),
        0.7,
    ),
    Denied(
        _WHO + "(?:应当|必须)" + _WHAT + "。",
        ("{0}何须{1}", "{0}免于{1}", "没有哪一条要求{0}{1}", "{0}不{1}也无妨",
         "{1}，{0}大可不必", "{1}，并不是{0}非做不可的事"),
        0.12,
    ),
    Denied(
        _WHO + "(?:可以(?!请求书)|有权)" + _WHAT + "。",
        ("{0}岂能{1}", "{0}被禁止{1}", "没有哪一条准许{0}{1}", "{0}一旦{1}就是违规",
         "{1}，{0}是做不得的", "{1}的口子，没有对{0}打开"),
        0.4,
    ),
    Denied(
        "国家(?:鼓励和支持|鼓励|支持|提倡)" + _WHAT + "。",
        ("国家不提倡{0}", "国家对{0}一概不予支持", "{0}，得不到国家的任何支持",
         "{0}，国家是限制的"),
        0.6,
    ),
    Denied(
        r"([^。，；《》“：]{2,16}(?:部门|政府|单位|机构|企业|医院|学校|地区))要" + _WHAT + "。",
        ("{0}不必{1}", "没有要求{0}{1}", "{1}，{0}大可不必", "{1}，不是{0}的任务"),
    ),
)  # fmt: skip

_BODIES_RULES = (
    Denied(
        rf"((?!具体|所需|有关|相关){_WORDS}{{5,30}})(?<!理)由{_BODY}(负责|制定|规定|管理|管辖|决定|批准|任免|宣布|主持|召集|核发|确定|设立)。",
        ("{0}轮不到{1}{2}", "{0}这件事归{b}管", "{2}{0}的是{b}", "{2}{0}的权限，在{b}手里"),
    ),
    Denied(
        rf"{_BODY}负责((?:(?!{_NO}|所属){_WORDS}){{5,34}})。",
        ("{0}不管{1}", "{1}由{b}包办", "{1}是{b}的分内事", "{1}，{0}概不负责"),
        0.7,
    ),
)
_STATES = (
    Denied(
        rf"((?:(?!{_NO}|国家|保障|持有){_WORDS}){{4,30}})(具有|享有)((?:(?!{_NO}){_WORDS}){{4,26}})。",
        ("{0}谈不上{1}{2}", "{0}从不{1}{2}", "{2}，与{0}无缘", "{2}，轮不到{0}"),
    ),
    Denied(
        rf"((?:(?!{_NO}|国家|保障){_WORDS}){{4,30}})不(具有|享有|承担){_WHAT}。",
        ("{0}同样{1}{2}", "{0}当然{1}{2}", "{2}，{0}一样少不了", "{2}，{0}也有份"),
    ),
    Denied(
        rf"((?:(?!{_NO}){_WORDS}){{4,30}})属于((?:(?!{_NO}){_WORDS}){{3,26}})。",
        ("{0}算不上{1}", "{0}被排除在{1}之外", "{1}里头，没有{0}", "{1}，并不把{0}算在内"),
    ),
    Denied(
        rf"{_IF}([^。，；《》“：]{{2,24}}?)(?:继续)?无效。",
        ("即便{0}，{1}仍然有效", "{0}的，不影响{1}的效力", "{1}依旧有效，哪怕{0}",
         "{1}的效力不会丧失，{0}也一样"),
    ),
    Denied(
        r"([^。，；《》“：]{5,40})不适用(?:于)?((?:(?!本|第)[^。，；]){4,20})。",
        ("{0}一样要适用{1}", "{0}也归{1}管", "{1}，{0}也要适用", "{1}，同样覆盖{0}"),
    ),
    Denied(
        rf"(?:(?:本法|本条例|本办法|本规定)所称的?)?([^。，；《》“：前款（）]{{2,16}})，?是指({_WORDS}{{8,44}}(?<!的))。",
        ("{0}不包括{1}", "{0}并不指{1}", "{1}，不能叫作{0}", "{1}，算不上{0}"),
        0.25,
    ),
)  # fmt: skip
_LIMITED = (
    Denied(
        r"未经([^。《》“，；]{2,24}(?:批准|同意|许可|审核|登记|核准))，(?:任何单位和个人|任何人|任何单位或者个人)?(?:都|均)?不得"
        + _WHAT
        + "。",
        ("没有{0}，照样能{1}", "{1}之前用不着{0}", "能不能{1}，跟有没有{0}无关",
         "{1}，用不着先等{0}"),
    ),
    Denied(
        _IF + _WHO + "(?:应当|必须)" + _WHAT + "。",
        ("就算{0}，{1}也免于{2}", "{0}的，{1}何须{2}", "{2}，{1}大可不必，{0}也一样",
         "{2}，{1}没有这项义务，即便{0}"),
        0.25,
    ),
    Denied(
        _IF + _WHO + "不得(?![低超少高多])" + _WHAT + "。",
        ("{0}的，{1}仍旧能够{2}", "{0}，也不妨碍{1}{2}", "{2}，{1}仍可为之，{0}也无妨",
         "{2}，没有对{1}关上门，{0}也不要紧"),
    ),
    Denied(
        _IF + _WHO + "(?:可以|有权)" + _WHAT + "。",
        ("{0}的，{1}仍被禁止{2}", "就算{0}，{1}也无权{2}", "{2}，{1}仍然做不得，哪怕{0}",
         "{2}，没有对{1}放开，{0}也不例外"),
        0.4,
    ),
    Denied(
        _WHO + "(?:应当|必须)" + _WHAT + "，(?:并)?不得(?![低超少])" + _WHAT + "。",
        ("{0}{2}，并无不妥", "没有哪一条不让{0}{2}", "{2}，于{0}并无不妥", "{2}，{0}可以放手去做"),
    ),
    Denied(
        rf"({_WORDS}{{4,30}})[，；]但是?，?({_WORDS}{{4,30}}?)的?除外。",
        ("{0}，{1}也不例外", "{1}也在{0}之列，没有例外", "哪怕{1}，{0}照旧", "{1}，也躲不开{0}"),
    ),
)  # fmt: skip
_AMOUNTS = (
    Denied(
        rf"{_AHEAD}([^。，；《》“：]{{4,24}}?)(?:最[长多高])?不得?超过{_N}{_UNIT}。",
        ("{0}{1}放宽到了{n}{3}", "{0}{1}以{n}{3}为限", "{0}{1}即便到了{n}{3}也在许可之内",
         "{0}{n}{3}才是{1}的上限", "{0}到{n}{3}为止，{1}都不算超"),
        amount=3,
    ),
    Denied(
        rf"{_AHEAD}([^。，；《》“：]{{4,24}}?)不(?:得|应)?(?:少于|低于){_N}{_UNIT}。",
        ("{0}{1}达到{m}{3}即可", "{0}{1}的门槛只有{m}{3}", "{0}{m}{3}就是{1}的下限",
         "{0}只要有{m}{3}，{1}便符合要求"),
        amount=3,
    ),
    Denied(
        rf"{_AHEAD}{_WHO}应当(?:自|在|于)?[^。《》“，；]{{0,24}}?(?:日起|后)?{_N}{_UNIT}以?内{_WHAT}。",
        ("{0}{1}拖满{n}{3}再{4}也合乎规定", "{0}{1}{4}的期限为{n}{3}",
         "{0}{4}，给{1}的期限是{n}{3}", "{0}{4}的最后期限为{n}{3}，这是对{1}说的"),
        amount=3,
    ),
    Denied(
        rf"{_AHEAD}([^。，；《》“：]{{2,24}}?(?:期限|期间|任期|时效|期))(?:一般)?[为是]?{_N}"
        "(年|个月|日)。",
        ("{0}{1}只有{m}{3}", "{0}{1}长达{n}{3}", "{0}{n}{3}过后，{1}才届满",
         "{0}{m}{3}一过，{1}便告终结"),
        amount=3,
    ),
    Denied(
        rf"([^。《》“，；]{{2,24}}?)(?:应当)?每{_N}(年|个月)(?:至少)?([^。《》“，；]{{4,16}})一次。",
        ("{0}{n}{2}{3}一次即可", "{0}隔{n}{2}才{3}一次", "{3}，{0}{n}{2}做一次就够",
         "{3}的频次，对{0}是{n}{2}一次"),
        amount=2,
    ),
    Denied(
        rf"([^。；：《》“]{{8,60}}[^目])的，处{_N}(年)以下有期徒刑[^。；]{{0,22}}。",
        ("{0}的，起刑就是{n}{2}以上有期徒刑", "{0}的，并不构成犯罪",
         "对{0}的人，至少判{n}{2}有期徒刑", "{n}{2}有期徒刑起步，这是对{0}的处罚",
         "不会有人因为{0}而获刑"),
        0.4, 2,
    ),
    Denied(
        rf"(?:违反[^，。；]{{2,30}}规定，)?([^，。；]{{5,60}}[^目])的，[^。；]{{0,60}}?处以?{_N}"
        r"(万?元|倍)以上(?:[0-9一二三四五六七八九十百]+)(?:万?元|倍)以下的?罚款。",
        ("{0}的，罚款从{m}{2}起算", "{0}的，只作批评教育，不能罚款",
         "不予罚款，这是对{0}的一贯态度",
         "罚款{m}{2}起步，针对的就是{0}"),
        amount=2,
    ),
)  # fmt: skip
_POINTS = re.compile(
    r"下列|前款|前条|上述|其(?![他中])|该|本条(?!例)|第[^，。]{1,8}[条款项章]|同级|上级|本[级市省章节院区人]"
    r"|必要时|当地|会议|主席团|另有规定|(?:具体|实施|有关|管理)办法由|本(?:法|条例|办法|规定|解释)(?!所称)|这|规定的"
)
"""What a sentence says of something that is not in it."""
_IN_FORCE = re.compile(r"本(?:法|条例|规定|办法)自([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日起施行。")
_BODIES = ("消防救援机构", "气象主管机构", "工会联合会", "税务机关", "仲裁机构", "邮政企业")
_Sorts = Sequence[Denied]
_SORTS: tuple[_Sorts, ...] = (_AMOUNTS, _BODIES_RULES, _STATES, _LIMITED, _RULES)


def opposite(text: str, random: Random, *, reworded: bool) -> str | None:
    """Deny an amount, a body, a state, what holds in some cases, or what is ruled."""
    if match := _IN_FORCE.fullmatch(text):
        year, month, day = map(int, match.groups())
        later = random.choice(
            (f"{year + 1}年{month}月{day}日", f"{year}年{month % 12 + 1}月{day}日")
        )
        return f"{later}才开始施行" if reworded else None
    if _POINTS.search(text):
        return None
    for denied in (d for sort in _SORTS for d in sort):
        if (match := re.fullmatch(denied.pattern, text)) and random.random() < denied.share:
            return _claim(denied, match, random, reworded=reworded)
    return None


def _claim(denied: Denied, match: re.Match[str], random: Random, *, reworded: bool) -> str | None:
    claim = random.choice(denied.claims[-2:] if reworded else denied.claims)
    bodies = [b for b in _BODIES if b not in match[0] and b[:2] not in match[0]]
    fields = {"b": random.choice(bodies), "n": "", "m": ""}
    if denied.amount:
        written = match[denied.amount]
        size = _size(written)
        if not 2 <= size < 900:
            return None
        write: Callable[[int], str] = str if written.isascii() else to_chinese
        fields |= {"n": write(size * random.choice((2, 3))), "m": write(size // 2)}
    return claim.format(*(g or "" for g in match.groups()), **fields)
