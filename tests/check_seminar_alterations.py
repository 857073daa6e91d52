"""Alterations as a test planner lists them, and denials of sentences with several parts.

As ``check_alterations``; denies conditions, approvals, fines, validity and scope too. Pure; knows
nothing of documents.
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


def address(at: str, random: Random) -> str:
    """A place as it is, in figures, or with 之 or 的 between its levels."""
    way = random.randrange(8)
    if at.isascii() or way < 4:
        return at
    if way == 4:
        return arabic(at)
    if way == 5:
        return re.sub("(?<=[条款])(?=第)", "之", at)
    if way == 6:
        return re.sub("(?<=条)(?=第)", "的", arabic(at))
    return re.sub("[（）]", "", arabic(at))


def harmless(text: str, random: Random) -> str:
    """Change punctuation, width, spaces, line breaks or nothing: the words stay as they are."""
    way = random.randrange(8)
    if way == 0:
        return text.replace("；", "，").replace("、", "，")
    if way == 1:
        return text.translate(str.maketrans("，；：", ",;:"))
    if way == 2 and "\n" not in text:
        return "\n".join(text[i : i + 30] for i in range(0, len(text), 30))
    if way == 3:
        return re.sub("(?<=[，。；])", " ", text)
    if way == 4:
        return text.rstrip("。") + "……" if text.endswith("。") else text
    if way == 5:
        return re.sub(r"(?<=[0-9])(?=[^0-9.])|(?<=[^0-9.])(?=[0-9])", " ", text)
    return text


# --- numbers and dates ----------------------------------------------------------------------

_FIXED = re.compile(
    r"[第几数每统之万千百十.0-9]$|[唯同任某另单]$|(?:进|这|逐|专|此)$|十[三四]五$|[“之]$|分之$"
)
_COUNT = re.compile(
    r"(?:余|多)?(?:[万亿]?元|[%％倍名户吨亩只套册]|[万亿]?人(?![民大均才工类])|周岁|岁|公里|千米|米(?!线)"
    r"|份(?!额)|次(?!性|级)|辆|个(?![月人体别工小])|分之)"
)
_SPAN = re.compile(r"个?(?:工作日|月|小时|季度)|日(?![本常益])|天(?!然)|年(?![度龄鉴轻])")
_SHARE = re.compile(r"(?<=百分之)[一二三四五六七八九十百]+")


def _revalued(text: str, random: Random, found: list[re.Match[str]]) -> str | None:
    return revalued(text, random, found, _others, below=900, in_figures=0.4)


def _others(size: int) -> list[int]:
    """The next one, half, twice or ten times as much."""
    return sorted({size + 1, size - 1, size * 2, size // 2, size * 10} - {size, 0})


def number(text: str, random: Random) -> str | None:
    """Another amount, count or share."""
    return _revalued(text, random, [*figures(text, _COUNT, _FIXED), *_SHARE.finditer(text)])


_UNITS = (("个工作日", "日"), ("个月", "日"), ("年", "个月"), ("小时", "分钟"), ("日", "个月"))


def date(text: str, random: Random) -> str | None:
    """Another date or period, or another unit of it."""
    found = figures(text, _SPAN, _FIXED)
    if found and random.random() < 0.3:
        match = random.choice(found)
        rest = text[match.end() :]
        for unit, other in _UNITS:
            if re.match(f"{unit}以?内", rest):
                return text[: match.end()] + other + rest.removeprefix(unit)
    return _revalued(text, random, found)


# --- words put for others -------------------------------------------------------------------

modality = swap(
    {
        "(?<!不)应当": ("可以", "无需", "最好", "应当尽量"),
        "(?<!不)必须": ("可以", "无须", "一般应"),
        "(?<!不)可以": ("必须", "应当", "不得", "只能"),
        "不得(?!超过|少于|低于|高于|多于)": ("可以", "应当", "一般不得"),
        "(?:严格|严厉)?禁止": ("允许", "鼓励", "原则上禁止"),
        "有权": ("应当", "不得"),
        "不予": ("应当", "予以"),
    }
)
negation = swap(
    {
        "不(?=得|予|属于|适用|承担|影响|符合|具备|能|再|履行|服|构成|受|需|依法|按|如实)": ("",),
        "未(?=经|按|依|取得|办理|履行|达到|完成|申请|报|建|满|如实)": ("已", ""),
        "无(?=正当|效|权|法|偿|固定)": ("有",),
        "没有": ("有",),
        "(?<!不)应当(?=[\u4e00-\u9fff]{2})": ("不应当", "不应", "不必"),
        "(?<!不)可以(?=[\u4e00-\u9fff]{2})": ("不可以", "不可", "不能"),
        "(?<!不)属于": ("不属于", "并不属于"),
        "有权": ("无权", "并无权利"),
        "是指": ("不是指",),
        "(?<!不)包括": ("不包括", "并不包括"),
        "(?<!不)承担(?=[^，。]{0,6}责任)": ("不承担",),
        "(?<!不)适用(?=本|于)": ("不适用",),
    }
)
comparison = swap(
    {
        "(?<=[元岁年月日人级名倍米次吨%])以上": ("以下", "以内"),
        "(?<=[元岁年月日人级名倍米次吨%])以下": ("以上",),
        "不得?超过": ("不少于", "超过", "不得低于"),
        "不得?(?:少于|低于)": ("不超过", "低于", "不得高于"),
        "(?<![不得])(?:低于|少于|小于)": ("超过", "大于"),
        "(?<![不得])(?:高于|超过|大于|多于)": ("低于", "小于"),
        "(?<=[日月年时])以?内": ("以外", "之后"),
        "不满": ("超过", "满"),
        "(?<!不)已?满(?=[0-9一二三四五六七八九十]+(?:周岁|年|个月))": ("未满", "不足"),
        "不足": ("超过", "达到"),
        "最高(?!人民)": ("最低",),
        "最低": ("最高",),
        "至少": ("至多", "最多"),
        "(?<=[日月年])(?:之|以)?前": ("后", "以后"),
    }
)
_KINDS = (
    ("国务院", "全国人大常委会", "最高人民法院"),
    ("人民法院", "人民检察院", "公安机关", "监察委员会"),
    ("县级", "市级", "省级"),
    ("公安部门", "财政部门", "民政部门", "税务部门"),
    ("股东会", "董事会", "监事会"),
    ("原告", "被告"),
    ("申请人", "被申请人"),
    ("委托人", "受托人", "受益人"),
    ("承运人", "托运人", "收货人"),
    ("建设单位", "施工单位", "设计单位"),
    ("教育", "卫生健康", "农业农村", "文化和旅游"),
    ("父母", "祖父母", "监护人"),
    ("北京市", "上海市", "成都市", "河南省", "山东省"),
    ("用人单位", "劳动者"),
    ("出租人", "承租人"),
    ("债权人", "债务人"),
    ("学校", "幼儿园", "家长"),
)
name = swap(
    {rf"(?<![被祖高]){n}(?![会长])": tuple(o for o in k if o != n) for k in _KINDS for n in k}
)
synonym = swap(
    {
        "(?<!不)应当": ("应该", "理应"),
        "不得(?!超过|少于|低于|高于)": ("不能", "不应"),
        "(?<!不)可以": ("可", "能"),
        "立即": ("即时", "当即"),
        "(?<!不)及时": ("迅速", "适时"),
        "批准": ("审批", "核准"),
        "责令": ("要求", "督促"),
        "没收": ("收缴",),
        "吊销": ("注销",),
        "罚款": ("罚金",),
        "赔偿": ("补偿", "偿还"),
        "重大": ("特大", "较大"),
        "严重": ("恶劣",),
        "鼓励": ("引导", "提倡"),
        "公布": ("公告", "公示"),
        "保障": ("保证", "维护"),
        "违反": ("不遵守",),
        "书面": ("口头",),
        "定期": ("不定期", "经常"),
        "建立": ("设立", "搭建"),
        "制定": ("制订", "起草"),
        "检查": ("核查", "督查"),
        "加强": ("提高", "增强"),
        "推动": ("带动", "推进"),
        "完善": ("改进", "健全"),
        "损失": ("损害", "亏损"),
        "规定": ("要求",),
        "开展": ("进行", "举办"),
    }
)

# --- parts left out or moved ----------------------------------------------------------------

dropped_condition = without_condition(
    re.compile(
        r"(?:^|(?<=[，；]))(?:[^，。；：]{5,50}(?<!目)的，"
        r"|(?:在|当|如果?|因|凡|经|未经|自)[^，。；：]{3,40}(?:时|前|后|内|期间|情况下|批准|同意|许可|之日起)，)"
    )
)
dropped_exception = without_exception(
    re.compile(
        r"[，；](?:但是?|然而)，?[^。]{4,}(?=。)"
        r"|(?:^|(?<=[，；]))除[^，。；]{3,50}(?:以?外|之外)，"
        r"|[，；][^，。；]{2,40}(?:除外|例外)(?=[。；])"
    )
)
_MEMBER = "([^、，。；：和或及与等的对在由]{2,10})"
_PAIR = re.compile(rf"(?<=[、，]){_MEMBER}(、|和|或者?|以及|与){_MEMBER}(?=[、，。；])")


def reordered(text: str, random: Random) -> str | None:
    """Two members of a list in each other's place, or the two last parts of a sentence."""
    found = list(_PAIR.finditer(text))
    if found:
        match = random.choice(found)
        return text[: match.start()] + match[3] + match[2] + match[1] + text[match.end() :]
    parts = text.rstrip("。").split("，")
    if len(parts) < 3 or min(map(len, parts)) < 6 or "；" in text:
        return None
    parts[-2], parts[-1] = parts[-1], parts[-2]
    return "，".join(parts) + "。"


# --- claims ---------------------------------------------------------------------------------

_BODIES = ("商务部", "人民检察院", "街道办事处", "消费者协会", "省级公安机关", "海事法院", "审计署")
_WHO = "([^。《》“，；]{1,14}[人者员方门关构府会院司业校园部局位厂社店户民师商])"
"""Who can be free to do something or not."""
_WHAT = "([^。《》“，；]{3,34}[^的])"
_REST = "(?:，(?:并|不得|同时|依法|接受|保证)[^。《》“]{4,60})?。"
"""More of the same rule, which a denial leaves out."""

_RULES: tuple[Denial, ...] = (
    (
        f"(?:严禁|禁止)((?!任何)[^。《》“，；]{{4,36}}){_REST}",
        (
            "{0}是可以的", "任何人都可以{0}", "{0}并不违法", "国家允许{0}",
            "对{0}没有任何禁止性规定", "想{0}的话，没有人能拦着",
        ),
    ),
    (
        f"{_WHO}不得{_WHAT}{_REST}",
        (
            "{0}有权{1}", "{0}可以自由{1}", "{0}并不禁止{1}", "允许{0}{1}",
            "对于{1}，{0}拥有完全的自由", "{1}对{0}而言是合法的",
        ),
    ),
    (
        f"{_WHO}应当{_WHAT}{_REST}",
        (
            "{0}无需{1}", "{0}并没有{1}的义务", "{0}可以不{1}", "并不要求{0}{1}", "{0}不得{1}",
            "是否{1}，由{0}自己决定", "{1}对{0}来说不是必须的",
        ),
    ),
    (
        f"{_WHO}必须{_WHAT}{_REST}",
        ("{0}不必{1}", "{0}有权拒绝{1}", "{0}用不着{1}", "{1}并非强制，{0}可自行取舍",
         "不{1}的，{0}也不算违规"),
    ),
    (
        f"{_WHO}可以{_WHAT}{_REST}",
        ("{0}不可以{1}", "{0}不具有{1}的资格", "禁止{0}{1}", "{1}是禁止的，{0}同样不能例外",
         "{0}若要{1}，法律是不允许的"),
    ),
    (
        f"{_WHO}有权{_WHAT}{_REST}",
        ("{0}无权{1}", "{0}不享有{1}的权利", "不允许{0}{1}", "{1}？{0}可没有这项权利",
         "要{1}，{0}是无权的"),
    ),
    (
        "国家(?:鼓励|支持)((?!和|、|并|与)[^。《》“，；]{6,36})。",
        ("国家禁止{0}", "国家反对{0}", "国家并不支持{0}", "{0}为国家所禁止",
         "对于{0}，国家持否定态度"),
    ),
    ("([^。《》“，；]{4,40})无效。", ("{0}有效", "{0}具有法律效力", "{0}并非无效",
                                "承认{0}的效力", "法律认可{0}，其效力不受影响")),
    ("([^。《》“，；本]{6,40})，?适用本(?:法|条例|办法|规定)。",
     ("{0}不适用该规定", "{0}不在适用范围内", "{0}不受其约束",
      "适用范围不包括{0}", "凡是{0}，都排除在适用范围之外")),
)  # fmt: skip
_BODY: tuple[Denial, ...] = (
    (
        CHARGED_BY,
        (
            "{0}应当由{b}{2}",
            "{0}属于{b}的职权",
            "{0}只能由{b}{2}",
            "{b}才是{0}的{2}者",
            "{1}无权{2}{0}，该由{b}来做",
        ),
    ),
    (
        IN_CHARGE_OF,
        ("{b}负责{1}", "{0}不负责{1}", "{1}由{b}负责", "{1}的主管机关为{b}"),
    ),
)
_VALUE: tuple[Denial, ...] = (
    (
        f"([^。《》“，；]{{2,16}}?)(?:最[长多高])?不得?超过{N}{UNIT}。",
        ("{0}最多可以是{n}{2}", "{0}可以超过{1}{2}", "{0}没有上限", "{n}{2}以内的{0}是允许的",
         "上限为{n}{2}，适用于{0}"),
    ),
    (
        AT_LEAST,
        ("{0}可以低于{1}{2}", "{0}有{m}{2}即可", "{0}没有下限",
         "{m}{2}就能满足{0}的要求", "最低要求是{m}{2}，这说的是{0}"),
    ),
    (
        f"([^。《》“，；第期]{{2,14}}(?:期|期限|年龄|比例|日期|任期))为{N}{UNIT}。",
        ("{0}为{n}{2}", "{0}不是{1}{2}，而是{n}{2}", "{0}延长至{n}{2}",
         "{n}{2}才是{0}的法定长度", "按{n}{2}计算{0}"),
    ),
    (
        f"([^。《》“，；]{{2,20}})应当(?:自|从|在|于)?[^。《》“，；]{{0,24}}?(?:日起|后)?{N}{UNIT}以?内"
        f"([^。《》“，；]{{4,30}}){_REST}",
        ("{0}应当在{n}{2}内{3}", "{0}可以在{n}{2}以后{3}", "{0}有{n}{2}时间{3}",
         "{3}没有时间限制，{0}何时办都可以", "{0}{3}的法定期限为{n}{2}"),
    ),
)  # fmt: skip
_plain = denier(Denials(_VALUE, _BODY, _RULES, _BODIES, "{day}才是生效的日期", 3))

_COND = "([^。《》“，；：但除]{5,34}[^目])的，"
_CONDITIONAL: tuple[Denial, ...] = (
    (
        f"{_COND}{_WHO}应当{_WHAT}{_REST}",
        ("{0}的，{1}无需{2}", "{0}的，{1}可以不{2}", "即使{0}，{1}也没有义务{2}",
         "{1}不用{2}，即便{0}", "是否{2}由{1}决定，{0}的也不例外"),
    ),
    (
        f"{_COND}{_WHO}不得{_WHAT}{_REST}",
        ("{0}的，{1}可以{2}", "就算{0}，{1}也能{2}", "{1}照样有权{2}，哪怕{0}",
         "{2}是{1}的自由，{0}也不受影响"),
    ),
    (
        f"{_COND}{_WHO}可以{_WHAT}{_REST}",
        ("{0}的，{1}也不得{2}", "即便{0}，{1}仍无权{2}", "{1}没有权利{2}，即便{0}",
         "{2}是不被允许的，哪怕{0}"),
    ),
    (
        f"未经([^。《》“，；]{{2,24}}(?:批准|同意|许可|授权))，(?:任何单位和个人)?不得{_WHAT}{_REST}",
        ("不经{0}也可以{1}", "{1}无需经{0}", "任何人都可以{1}，不需要{0}", "{1}不以{0}为前提",
         "{1}完全自由，谁也不用等{0}"),
    ),
)  # fmt: skip


def opposite(text: str, random: Random, *, reworded: bool) -> str | None:
    """Deny a rule, a charge, an amount, a day of effect, or what holds under a condition."""
    for pattern, claims in _CONDITIONAL:
        if "下列" not in text and (match := re.fullmatch(pattern, text)):
            claim = random.choice(claims[-2:] if reworded else claims)
            return claim.format(*match.groups())
    return _plain(text, random, reworded=reworded)
