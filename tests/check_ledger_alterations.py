"""What the ``ledger`` way to write does to words: its ten ways to alter, and its denials.

As ``check_alterations``; denies as petitioners, tax consultants, callers of radio stations and
fact-checkers do, with sorts of sentences of its own. Pure; knows nothing of documents.
"""

from __future__ import annotations

import re
from random import Random

from tests.check_alterations import swap
from tests.check_naming import arabic
from tests.check_shared import figures, reordering, revalued, without_condition, without_exception
from tests.check_sorts import IN_FORCE, SORTS, Sort, parts_of, sorts_of

# --- how words and places are written -------------------------------------------------------


def address(at: str, random: Random) -> str:
    """A place as it is, in figures, or with 的 or a space between its parts."""
    way = random.randrange(12)
    if at.isascii() or way < 5 or "条" not in at:
        return at
    if way < 8:
        return arabic(at)
    if way < 10:
        return re.sub("(?<=条)(?=第[^第]+款)", "的", arabic(at) if way == 9 else at)
    return re.sub("(?<=条)(?=第[^第]+款)", " ", at)


def harmless(text: str, random: Random) -> str:
    """Other marks, spaces, widths and breaks between the same words."""
    way = random.randrange(11)
    if way == 0:
        return text.replace("，", ",").replace("。", ".")
    if way == 1:
        return text.rstrip("。；") + "……"
    if way == 2:
        return text.replace("，", "，\n", 1)
    if way == 3:
        return text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    if way == 4:
        return text.replace("、", "、 ")
    if way == 5:
        return re.sub("(?<=[\u4e00-\u9fff])(?=[0-9])|(?<=[0-9])(?=[\u4e00-\u9fff])", " ", text)
    if way == 6:
        third = len(text) // 3
        return f"{text[:third]}\n{text[third : 2 * third]}\n{text[2 * third :]}"
    return text.rstrip("。") if way == 7 else text


# --- numbers and dates ----------------------------------------------------------------------

_FIXED = re.compile(
    r"[第几数每之万千百十点.×0-9]$|[唯同任某另单统专逐进此这划合不]$|十[一二三四五]五$|分之$"
)
_COUNTED = re.compile(
    r"[万亿]?元|倍|周岁|公斤|吨|[%％]|平方米|公里|米|亩|名|次(?!性|动用)|份|件|辆|家|种|户|人(?!民|大)"
)
_TIMED = re.compile(
    r"个月(?![0-9一二三四五六七八九十])|个?工作日|日(?![0-9常益])|天|个?小时|年(?![度来级代])"
)


def number(text: str, random: Random) -> str | None:
    """Another amount: four more, five times as much, or twenty more."""
    found = figures(text, _COUNTED, _FIXED)
    return revalued(text, random, found, _others, below=4000, in_figures=0.25)


def date(text: str, random: Random) -> str | None:
    """Another period, or another year or day."""
    found = figures(text, _TIMED, _FIXED)
    return revalued(text, random, found, _others, below=3000, in_figures=0.25)


def _others(size: int) -> tuple[int, ...]:
    return (size + 4, size * 5, size + 20) if size < 1000 else (size + 3, size - 4)


# --- words put for others -------------------------------------------------------------------

_COUNT = "(?<=[0-9一二三四五六七八九十百千万元年月日岁倍人吨%])"
modality = swap(
    {
        "(?<![不相适])应当(?!当)": ("有权不", "原则上可以", "不应当"),
        "(?<!不)必须": ("可以选择", "不必"),
        "(?<!不)可以(?!用于)": ("一律不得", "必须"),
        "不得(?![超少低高多不])": ("有权", "可以自行"),
        "严禁|禁止": ("倡导", "准许"),
        "(?<![所共占没])有权(?![人的利])": ("无权", "应当"),
        "(?<=[^不])(?:方可|方能)": ("之前即可",),
        "鼓励": ("强制要求", "不赞成"),
    }
)
negation = swap(
    {
        "不予": ("一律给予",),
        "不属于": ("正属于",),
        "不适用": ("同样适用",),
        "不承担": ("承担",),
        "不影响": ("会影响",),
        "不符合": ("完全符合",),
        "不构成": ("已构成",),
        "拒绝": ("同意",),
        "未取得": ("已取得",),
        "未按照": ("已按照",),
        "不再": ("仍旧",),
        "不能": ("能够",),
        "无效": ("仍然有效",),
        "(?<![不无])承担(?=.{0,8}责任)": ("免于承担",),
        "(?<![不应未])予以(?!配合)": ("不得予以",),
        "(?<!不)属于": ("不再属于",),
        "(?<![不共])享有": ("不得享有",),
        "(?<!不)具有": ("不具有",),
        "(?<![不])符合(?=.{0,20}的，)": ("不符合",),
        "(?<![不未])履行": ("不履行",),
        "(?<!不)受(?=法律|国家)": ("不受",),
    }
)
comparison = swap(
    {
        f"{_COUNT}以上(?![两各])": ("以内", "以下"),
        f"{_COUNT}以下(?![简统]?称)": ("以上",),
        "不得?超过": ("至少达到", "必须超过"),
        "不得?少于": ("至多为", "不得多于"),
        "不得?低于": ("至多为", "不得高于"),
        "(?<![不得])(?:高于|超过|多于)": ("不足", "未达到"),
        "(?<![不得])(?:低于|少于|不足)(?=[0-9一二三四五六七八九十])": ("超出",),
        f"{_COUNT}以?内(?=[^部容])": ("届满后", "之后"),
        "至少": ("至多",),
        "(?<!最低和)最高(?!人民|和)": ("最低",),
        "最长": ("起码",),
        "不满(?=[0-9一二三四五六七八九十])": ("已满",),
        "已满|年满|(?<!不)满(?=[0-9一二三四五六七八九十]+周岁)": ("不满",),
        "(?<=[0-9日月])前": ("之后",),
        "优于": ("不及",),
    }
)
name = swap(
    {
        "国务院(?![^，。]{0,12}(?:部门|机构|办公厅))": ("最高人民法院", "全国人民代表大会"),
        "公安机关": ("税务机关", "民政部门"),
        "人民检察院": ("司法行政部门",),
        "人民法院": ("公证机构", "监察机关"),
        "生态环境主管部门": ("应急管理部门",),
        "市场监督管理部门": ("商务主管部门",),
        "卫生健康(?:主管)?部门": ("医疗保障部门",),
        "农业农村主管部门": ("水行政主管部门",),
        "教育行政部门": ("民政部门",),
        "财政部门": ("税务机关",),
        "民政部门": ("教育行政部门",),
        "药品监督管理部门": ("海关",),
        "县级以上(?:地方)?(?:各级)?人民政府": ("村民委员会", "国务院"),
        "省、自治区、直辖市人民政府": ("县级人民政府",),
        "(?<!会、)股东会": ("职工代表大会",),
        "(?<!会、)董事会(?!秘书)": ("监事会",),
        "监事会": ("股东会",),
        "(?<!保)承运人": ("托运人",),
        "托运人": ("承运人",),
        "受托人(?!民)": ("委托人",),
        "出租人": ("承租人",),
        "承租人": ("出租人",),
        "拍卖人": ("委托人",),
        "仲裁庭": ("人民法院",),
        "仲裁委员会": ("行政复议机关",),
        "行政复议机关": ("人民法院",),
        "(?<!被)申请人(?!民)": ("鉴定人",),
        "(?<!被)告知": ("隐瞒",),
        "证券公司": ("保险公司",),
        "幼儿园": ("培训机构",),
        "慈善组织": ("宗教团体",),
        "施工单位": ("监理单位",),
        "建设单位": ("施工单位",),
        "用人单位": ("工会",),
        "(?<!未)成年人": ("老年人",),
        "商业银行": ("信托公司",),
        "红十字会": ("慈善总会",),
        "车辆管理所": ("驾驶培训学校",),
    }
)
synonym = swap(
    {
        "立即": ("择日", "酌情"),
        "及时": ("延后", "隔月"),
        "书面(?!形式)": ("口头",),
        "(?<!不)优先": ("最后",),
        "全部": ("一部分",),
        "没收": ("退还",),
        "吊销": ("延续", "补发"),
        "免费|无偿": ("按市价收费",),
        "(?<!间接或者)直接": ("间接",),
        "共同": ("各自",),
        "故意": ("无意",),
        "批准(?!文)": ("否决",),
        "备案": ("核准",),
        "责令": ("建议",),
        "(?<!特别)严重": ("轻微",),
        "(?<!是否)公开(?!.{0,4}公平)": ("秘密",),
        "每年": ("每五年",),
        "永久": ("暂时",),
        "提高": ("压低",),
        "加强": ("放松",),
        "促进": ("抑制",),
        "(?<!不)定期": ("偶尔",),
        "(?<!不)统一(?=[制管组领规])": ("各自",),
        "撤销": ("维持",),
        "扩大": ("压缩",),
        "增加": ("减少",),
        "减少": ("增加",),
        "从重": ("从宽",),
        "连带责任": ("按份责任",),
        "(?<=国家|应当)保护": ("削弱",),
        "支持": ("反对",),
        "(?<!建立和)(?<!建立、)完善": ("取消",),
        "集中": ("分散",),
        "长期": ("短期",),
    }
)

# --- parts left out or moved ----------------------------------------------------------------

dropped_condition = without_condition(
    re.compile(
        r"(?:^|(?<=[，；]))(?:[^，。；：]{6,48}(?<!目)的|(?:未经|经|未取得|非经)[^，。；：]{2,26}"
        r"|(?:在|当|因|遇)[^，。；：]{4,32}(?:时|期间|之前|之后|后|前|情况下|需要)|(?:如果|如"
        r"|确需|确有)[^，。；：]{3,30})，"
    )
)
dropped_exception = without_exception(
    re.compile(
        r"[，；]但(?!未|事实|尚|提不出|不产生|没有)是?，?[^。；]{5,}(?=。)"
        r"|(?:^|(?<=[，；]))除(?!前款|前条|遵守|依照|按照|应当)[^，。]{3,48}(?:以外|之外|外)，(?![^。]{0,14}(?:还|也|另))"
        r"|，[^，。；]{4,40}(?:除外|例外)(?=。)"
    )
)
_LISTED = re.compile(
    r"(?<=[、括为])([^、，。；：和或及与等的]{2,12})、([^、，。；：和或及与等的]{2,12})(?=、|和|等"
    r"|或者|以及)"
)
_PAIR = re.compile(
    r"(?<=[、，])([^、，。；：和或及与的]{2,12})(?:以及|和|或者)([^、，。；：和或及与的]{2,12})"
    r"(?=[，。；])"
)
_TURNED = re.compile(r"(?<=[，；])([^，。；：]{7,28})，([^，。；：]{7,28})(?=[，。；])")

reordered = reordering(_LISTED, _PAIR, _TURNED)

# --- denials --------------------------------------------------------------------------------

_ANY = r"[^。《》“”，；：:;,（）()]"
_FREE = rf"(?:(?!应当|应该|不|必须|可以|有权|未|无|除|但|仅|只|的，|下列|禁止){_ANY})"
_PARTY = r"(?![对经在因由依按将把被以凡为从向与并应此当自至或任给])"
_MORE = r"(?:，[^。；但除不]{4,70})?。"
_OWN: dict[str, Sort] = {
    "by_year": Sort(
        r"到(?P<when>20[0-9]{2})年(?:底|末)?，(?P<x>[^。，；：]{3,26}?)"
        r"(?:力争)?(?:达到|提高到|提升到|增加到|突破)(?P<y>[^。，；]{2,18})(?:[，；][^。]*)?。",
    ),
    "consulted": Sort(
        rf"(?P<x>{_PARTY}(?:{_FREE}|，){{4,40}}?)，?(?:并)?应当(?:充分|广泛|依法)?(?:听取|征求)"
        rf"(?P<y>{_FREE}{{2,28}}?)的?意见{_MORE}",
    ),
    "filed": Sort(
        rf"(?P<x>{_PARTY}(?:(?!报|由){_FREE}|，(?!并?报|由)){{5,44}}?)，?(?:并|应当|须)?报"
        rf"(?P<body>{_FREE}{{2,24}}?)(?P<v>备案|批准|审批|核准|审查批准)。",
    ),
    "published": Sort(
        rf"(?:[^，。；]{{2,30}}应当(?:及时|定期|依法)?将)?(?P<x>{_PARTY}(?:(?![并由]){_FREE}){{3,30}}?)"
        r"(?:应当)?(?:及时|定期|依法)?向社会(?P<v>公布|公开|公示|公告)。",
    ),
    "rewarded": Sort(
        r"对(?P<x>[^。；：，]{6,40}?)的(?:单位|组织|集体|个人|人员|公民|和|或者|、)+，[^。，不]{0,24}?"
        r"给予(?P<y>表彰和奖励|表彰、奖励|表彰奖励|表彰或者奖励|表彰|奖励)。",
    ),
    "divided": Sort(
        rf"(?P<x>(?!将|按){_FREE}{{2,26}}?)(?:通常|一般)?(?:应当)?划?分为(?P<y>{_FREE}{{4,44}})。",
    ),
    "includes": Sort(
        rf"(?P<x>{_PARTY}(?:(?!指){_FREE}){{2,26}}?)(?:主要)?包括(?P<y>{_FREE}{{4,64}})。",
    ),
    "supervised": Sort(
        rf"(?P<x>{_PARTY}{_FREE}{{2,26}}?)(?:应当|必须)?(?:依法|自觉)?接受"
        rf"(?P<y>(?:(?!的){_FREE}){{2,26}}?)的?(?P<v>监督检查|监督|指导|领导|管理|检查|审计)。",
    ),
    "counted": Sort(
        rf"(?P<x>(?:(?!为){_FREE}){{2,30}}?)，?(?:应当)?[自从](?P<y>{_FREE}{{2,34}}?)之日"
        r"(?:起计算|起算)。",
    ),
    "in_step": Sort(
        rf"(?P<x>{_FREE}{{2,30}}?)(?:应当|要)?[与同](?P<y>{_FREE}{{2,30}}?)"
        r"(?P<v>相适应|相衔接|相协调|相一致|保持一致|相匹配)。",
    ),
    "aims": Sort(
        rf"(?P<x>{_FREE}{{2,26}}(?:目标|目的|宗旨|任务))是，?(?P<y>{_FREE}{{4,40}}){_MORE}",
    ),
    "promoted": Sort(
        r"(?P<v>建立健全|健全|完善|推进|推动|加快|加强|强化|加大|深化|优化|落实|提升|提高|扩大|促进"
        rf"|发展|培育|探索)(?P<x>(?![和、与对])(?:(?!是){_FREE}){{5,36}})(?<![的后前时中内上下]){_MORE}",
        0.2,
    ),
    "state_does": Sort(
        r"国家(?:积极|大力|逐步)?(?P<v>加强|推进|推动|促进|扶持|发展|扩大|统筹|完善|引导|重视|开展|组织)"
        rf"(?P<x>(?![和、与]|鼓励|支持){_FREE}{{4,40}}){_MORE}",
        0.7,
    ),
    "held": Sort(
        rf"坚持(?P<x>(?![和、并]){_FREE}{{4,36}}){_MORE}",
    ),
    "secret": Sort(
        rf"(?P<who>{_PARTY}{_FREE}{{2,26}}?)(?:应当|必须)?(?:依法)?对(?P<y>{_FREE}{{3,34}}?)"
        r"(?:应当|负有)?(?:予以|严格|依法)?(?:保守秘密|保密|保密义务|的保密义务)。",
    ),
    "qualified": Sort(
        rf"(?P<who>{_PARTY}{_FREE}{{2,26}}?)(?:应当|必须)(?:具备|具有)(?P<y>{_FREE}{{3,36}})。",
    ),
    "not_stopped": Sort(
        rf"(?P<x>{_FREE}{{2,30}}(?:期间|时))，(?P<y>{_FREE}{{2,20}}?)不(?:停止|中止|影响)"
        r"(?P<v>执行|审理|进行|使用)。",
    ),
    "borne_by": Sort(
        r"(?P<if>(?:(?!之一|情形|除|但)[^。；：《》“（）]){5,50}[^目])的，由"
        rf"(?P<body>{_FREE}{{2,20}}?)(?:依法)?(?P<v>负责|赔偿|支付|补偿|承担)。",
    ),
    "practised": Sort(
        rf"(?:(?:国家)?对)?(?P<x>(?:(?!是指){_FREE}){{3,30}}?)(?:应当)?实行(?P<y>{_FREE}{{3,26}}"
        rf"(?:制度|原则|体制|管理|责任制|许可制|[^控限]制)){_MORE}",
        0.6,
    ),
    "taken_in": Sort(
        rf"(?:[^，。；将]{{2,30}}将)?(?P<x>(?:(?!将|把){_FREE}){{3,34}}?)(?:应当|应|依法|全面|全部|逐步)*"
        rf"(?P<v>纳入|计入|记入|编入)(?P<y>{_FREE}{{3,26}}){_MORE}",
    ),
    "uncharged": Sort(
        r"(?P<x>(?:(?!应当|不|除|但|违反|免)[^。；：《》“（）]){4,40}?)，?(?:不收取|不得收取|免收|免交|免缴)"
        rf"(?:任何)?(?P<y>{_FREE}{{0,10}}费用?)。",
    ),
    "first": Sort(
        rf"(?P<x>{_PARTY}(?!提倡){_FREE}{{2,30}}?)(?:应当|应|可以|要)?(?:依法)?优先(?P<what>(?![权、])"
        rf"{_FREE}{{3,30}}){_MORE}",
    ),
}  # fmt: skip
"""Sorts of sentences that ``check_sorts`` does not tell apart."""
_CLAIMS = {
    # sorts of its own
    "by_year": (
        "{when}年并没有要求{x}达到{y}",
        "{x}的目标里找不到{when}年{y}这一档",
        "{x}没有任何年度指标，{when}年的也没有",
        "{x}到{when}年不必做到{y}",
    ),
    "consulted": (
        "{x}，不必理会{y}的意见",
        "{x}，跳过{y}的意见也无妨",
        "{y}怎么看无关紧要，{x}可以一概不问",
        "{x}，不准去问{y}的意见",
    ),
    "filed": (
        "{x}，无须报{body}{v}",
        "{x}，{body}那里不需要办任何{v}手续",
        "{x}，自己定了就算数，{body}没有{v}的份",
        "{x}，{v}这一关在{b}，{body}不经手",
    ),
    "published": (
        "{x}只在内部流转，不向外界{v}",
        "{x}是不能让公众知道的",
        "{x}没有{v}的必要，也不要求{v}",
        "公众无权看到{x}",
    ),
    "rewarded": (
        "{x}的，一样{y}也拿不到",
        "没有谁会因为{x}而得到{y}",
        "{x}的，不在{y}的范围里",
    ),
    "divided": (
        "{x}只有一种，不作划分",
        "{y}不是{x}的分类",
        "{x}从不区分{y}",
    ),
    "includes": (
        "{y}统统不在{x}的范围之内",
        "{x}不涉及{y}",
        "{y}都被{x}排除在外",
    ),
    "supervised": (
        "{x}不受{y}的{v}",
        "{y}对{x}没有{v}的权力",
        "{x}可以把{y}的{v}拒之门外",
        "{x}独来独往，{y}的{v}与它无关",
    ),
    "counted": (
        "{x}的起算点不是{y}那一天",
        "{x}早在{y}那天以前就开始算了",
        "{x}从哪天算起，跟{y}毫无关系",
    ),
    "in_step": (
        "{x}可以同{y}脱节",
        "{x}与{y}各走各的，互不相干",
        "{x}跟{y}互相抵触也合规",
        "{x}没有必要看{y}的脸色",
    ),
    "aims": (
        "{x}不在于{y}",
        "{y}被明确排除出{x}",
        "把{y}当成{x}，是读错了",
    ),
    "promoted": (
        "没有{v}{x}的安排",
        "{v}{x}的做法被明确否决",
        "{v}{x}的工作一律停办",
        "暂不考虑{v}{x}",
        "{x}维持原样，不需要{v}",
    ),
    "state_does": (
        "{v}{x}不是国家要做的事",
        "国家无意{v}{x}",
        "{x}，国家放任自流，并不{v}",
        "{v}{x}一事，国家的态度是不参与",
    ),
    "held": (
        "不必固守{x}",
        "{x}可以放弃",
        "{x}不再是工作中要坚持的东西",
        "{x}被列为应当摒弃的做法",
    ),
    "secret": (
        "{who}可以把{y}讲给外人听",
        "{y}不在{who}的保密范围里",
        "{who}有义务把{y}公之于众",
    ),
    "qualified": (
        "缺少{y}的{who}同样合格",
        "对{who}不要求{y}",
        "{who}有没有{y}都行",
        "{y}不是衡量{who}的条件",
    ),
    "not_stopped": (
        "{x}，{y}一律暂停{v}",
        "{y}到了{x}就得停止{v}",
        "{x}不准继续{v}{y}",
    ),
    "borne_by": (
        "{if}的，跟{body}无关，它什么都不用管",
        "{if}的，找不到{body}头上",
        "{if}的，应当由{b}{v}，{body}置身事外",
    ),
    "practised": (
        "{x}从来不搞{y}",
        "{y}没有用在{x}上",
        "{x}走的不是{y}的路子",
        "{x}没有用上{y}",
    ),
    "taken_in": (
        "{x}被挡在{y}之外",
        "{y}里没有{x}的位置",
        "{x}不得{v}{y}",
        "{x}同{y}是分开的，互不包含",
    ),
    "uncharged": (
        "{x}，{y}一样要收",
        "{x}，先付清{y}再说",
        "{x}，{y}照价计收，没有免除这一说",
    ),
    "first": (
        "{x}不会优先{what}",
        "{x}要把{what}排到最末位",
        "{x}{what}时没有先后之分，谁也不占先",
    ),
    # sorts that the ways to write share
    "at_most": (
        "{x}达到{more}{u}也在许可之内",
        "{x}哪怕超出{n}{u}，也还在允许的范围里",
        "{x}并没有{n}{u}这道封顶线",
        "{n}{u}是{x}的起步数，往上不封顶",
        "{x}允许加到{more}{u}",
        "{x}多少都行，不看{n}{u}这个数",
    ),
    "at_least": (
        "{x}凑到{less}{u}便达标",
        "{x}不足{n}{u}同样过关",
        "{n}{u}是{x}的封顶数，不是保底数",
        "{x}并没有{n}{u}这条保底线",
        "{x}降到{less}{u}，照样合规",
    ),
    "within": (
        "{who}拖到{more}{u}后才{what}也完全合规",
        "{who}{what}的期限宽到{more}{u}",
        "{who}哪天有空哪天{what}，期限一说并不存在",
        "{n}{u}这道期限管不到{who}，晚些{what}也行",
        "{who}须等满{more}{u}才能{what}，不能提早",
    ),
    "period": (
        "{x}其实是{more}{u}",
        "{x}短到只有{less}{u}",
        "{x}不限长短，由经办人掌握",
        "过了{less}{u}，{x}便告终结",
        "{x}为{n}{u}的说法不对，要短上一半",
    ),
    "every": (
        "{x}可以整整{more}{u}都不{what}",
        "{x}多久{what}都无所谓，间隔长短没有规定",
        "{x}{what}一次之后，就终身不必再来",
        "{x}每{more}{u}才需要{what}一次",
    ),
    "imprisoned": (
        "{if}的，不会因此坐牢",
        "{if}，刑法没有为它准备刑期",
        "{if}的，教育几句就放人，不追究刑责",
        "对{if}的人，法院只能宣告无罪",
        "{if}的，赔礼道歉即可结案，人身自由不受影响",
        "谁也不会因为{if}而进监狱",
    ),
    "fined": (
        "{if}的，一分罚款都不会收",
        "{if}的，口头提醒就算结案，罚款免谈",
        "对{if}的，执法机关没有开罚单的权力",
        "{if}的，罚款封顶只有{less}{u}",
        "{if}，这不是罚款的事由",
    ),
    "made_up_of": (
        "{who}一共才{less}{u}",
        "{who}要凑足{more}{u}才能成立",
        "{who}由几个人组成都行，没有定数",
        "{who}的编制是{more}{u}",
    ),
    "by_body": (
        "{act}{x}的主体是{b}，并非{body}",
        "{body}没有{act}{x}的职权",
        "{x}一事，{body}做不了主，得去找{b}",
        "{x}不归{body}{act}",
        "{b}独家{act}{x}，{body}不参与",
        "{x}绕开{body}，直接交由{b}{act}",
    ),
    "in_charge": (
        "{x}不归{body}管",
        "{body}从不过问{x}，那是{b}的差事",
        "{b}才是{x}的主责单位，{body}不是",
        "{body}的职责里找不到{x}这一项",
        "{body}对{x}既无权也无责",
        "{x}已全数划给{b}，{body}两手空空",
    ),
    "answers_to": (
        "{who}不对{x}负责",
        "{x}管不着{who}，用不着向它汇报",
        "{who}只对自己负责，{x}无权问责",
        "{who}的工作好坏，{x}没有资格评判",
    ),
    "answers_for": (
        "{who}对{x}概不负责",
        "{x}如何，怪不到{who}头上",
        "{x}的责任由别人扛，{who}一身轻",
        "{who}没有保证{x}的责任",
    ),
    "paid_by": (
        "{x}轮不到{body}出",
        "{x}该由{b}承担，而不是{body}",
        "{body}一分{x}也不必承担",
        "{x}由个人自掏腰包，{body}分文不出",
    ),
    "in_budget": (
        "{y}不管{x}这一块",
        "{x}要靠自筹，进不了{y}",
        "{x}不得在{y}里列支",
        "{y}当中没有{x}这个科目",
    ),
    "has": (
        "{x}从来不{v}{y}",
        "{x}跟{y}沾不上边",
        "{y}不为{x}所{v}",
        "{y}这一项，{x}是没有的",
        "{x}不可能{v}{y}",
        "{x}没有{y}",
    ),
    "has_not": (
        "{x}完全{v}{y}",
        "{y}是{x}本来就{v}的",
        "{x}和别人一样{v}{y}",
        "谁也否认不了{x}{v}{y}",
    ),
    "bears_not": (
        "{x}必须{v}{y}",
        "{y}落在{x}的肩上",
        "{x}躲不开{y}",
        "{y}由{x}来{v}",
    ),
    "owned": (
        "{x}允许私人所有",
        "{y}不是{x}的所有者",
        "{x}可以登记到个人名下",
        "{x}谁占用就归谁，{y}不是主人",
    ),
    "belongs": (
        "{x}够不上{y}",
        "{y}这一类里没有{x}的位置",
        "{x}与{y}是两类东西，互不包含",
        "{x}被排除出{y}之列",
    ),
    "deemed": (
        "{if}的，并不算作{y}",
        "单凭{if}得不出{y}的结论",
        "{if}的，不能当{y}来看待",
        "{if}与{y}之间画不上等号",
    ),
    "void_if": (
        "{if}的，{y}依旧有效",
        "{if}动摇不了{y}的效力",
        "{y}有没有效，跟{if}没有关系",
        "{if}的，大家仍得遵守{y}",
    ),
    "void": (
        "{x}有效，当事人都得照办",
        "{x}完全具有法律效力",
        "{x}自始就是有效的",
        "法院应当认可{x}的效力",
    ),
    "applies_not": (
        "{x}要照{y}办",
        "{x}正是{y}的适用对象",
        "{y}对{x}同样管用",
        "碰到{x}，就得搬出{y}",
    ),
    "affects_not": (
        "一旦{x}，{y}便受到妨碍",
        "{x}会给{y}带来变数",
        "{y}要看{x}的情况而定，会被它左右",
        "{y}逃不过{x}的冲击",
    ),
    "only_by": (
        "{x}还能采用别的办法，不限于{what}",
        "{what}以外的做法，{x}同样可以采用",
        "{x}并非只有{what}这一种选择",
        "除了{what}，{x}另有许多门路",
    ),
    "limited_to": (
        "{x}可以超出{what}的范围",
        "{x}不受{what}这个框框的约束",
        "{x}也允许挪到与{what}无关的地方",
        "{what}不是{x}的边界",
    ),
    "means": (
        "{x}一词的含义里不包含{y}",
        "{y}不叫{x}",
        "{x}和{y}说的不是一回事",
        "给{x}下的定义里没有{y}",
        "{x}的定义与{y}毫不相干",
    ),
    "is": (
        "{x}算不得{y}",
        "{y}这个身份，{x}并不具备",
        "{x}与{y}挨不上",
        "{y}另有其人其物，{x}不算",
    ),
    "protected": (
        "{x}得不到法律的庇护",
        "侵犯{x}不会招来法律的干预",
        "{x}处在法律保护的空白地带",
        "{x}不受保护，谁都能侵犯",
    ),
    "state_protects": (
        "国家对{x}不承担保护之责",
        "保护{x}不是国家的事",
        "{x}受到损害，国家一概不管",
        "国家可以任由{x}遭到侵害",
    ),
    "established": (
        "{who}不采用{x}",
        "{x}被{who}明确放弃",
        "{who}至今没有{x}，也不打算建",
        "在{who}层面找不到{x}",
        "{who}反对搞{x}",
    ),
    "principle": (
        "{x}无须顾及{y}",
        "{y}对{x}没有约束力",
        "{x}应当抛开{y}",
        "{x}违反{y}也不要紧",
    ),
    "takes_effect": (
        "{x}要另等公告才{v}，{y}不是起点",
        "{y}以后，{x}还得过六十日才{v}",
        "{x}不因{y}而{v}",
        "{x}早在{y}以前就已{v}",
    ),
    "no_consent": (
        "没有{ok}，照样可以{what}",
        "{what}，事前用不着{ok}",
        "{what}，事后再补{ok}就行",
        "{ok}可有可无，谁都能{what}",
        "直接{what}就是了，{ok}不在考虑之列",
        "不经{ok}而{what}的，同样合法",
    ),
    "only_after": (
        "{who}跳过{ok}这一步，直接{what}也行",
        "{who}{what}不以{ok}为条件",
        "不{ok}的{who}，一样能{what}",
        "{who}{what}在先，{ok}在后，顺序随意",
    ),
    "liable": (
        "{if}的，用不着承担{y}",
        "{if}的，{y}一律免除",
        "{if}不构成承担{y}的理由",
        "{if}的，受损的一方只能自认倒霉，没人负责",
        "{if}的，{y}摊不到当事人头上",
    ),
    "prosecuted": (
        "{if}的，谁也不会去追究{y}",
        "{if}不在追究{y}的范围内",
        "{if}的，可以高枕无忧，{y}追不到他",
        "{if}的，一律免除{y}",
    ),
    "punished": (
        "{if}的，有关机关不会{y}",
        "{if}的，免于{y}",
        "{if}的，什么处置也没有，更谈不上{y}",
        "{if}够不上{y}的条件",
    ),
    "not_liable": (
        "{if}的，必须负{y}",
        "{if}挡不住{y}",
        "{y}照样落到{if}的一方身上",
        "{if}的，{y}一点也不能少",
    ),
    "heavier": (
        "{if}的，应当罚得比旁人轻",
        "{if}的，跟一般情形罚得一样，不加码",
        "{if}的，从宽发落",
        "{if}不会让处罚加重",
    ),
    "lighter": (
        "{if}的，不在从宽之列",
        "{if}的，必须顶格重罚",
        "{if}换不来任何减轻",
        "{if}的，罚得只会比旁人更狠",
    ),
    "refused": (
        "{if}的，{y}应当{v}",
        "{if}的，{y}必须{v}，不得推辞",
        "{if}并不妨碍{y}{v}",
        "{if}的，{y}没有理由不{v}",
    ),
    "ordered": (
        "{if}的，{body}不得插手",
        "{if}的，{body}管不了，得由{b}出面",
        "{if}的，{body}发不出任何责令",
        "{if}的，不需要改正，一切照旧",
        "{if}不归{body}处置",
    ),
    "if_must": (
        "{if}的，{who}尽可不{what}",
        "{if}并不引出{who}{what}的责任",
        "{if}的，{who}不许{what}",
        "就算{if}，{who}也没有义务{what}",
        "{if}的，{who}要不要{what}，悉听尊便",
        "{if}的，{who}可以袖手旁观，不用{what}",
    ),
    "if_not": (
        "{if}的，{who}照旧能够{what}",
        "{if}不妨碍{who}{what}",
        "{if}的，{who}{what}依然合规",
        "就算{if}，也拦不住{who}{what}",
    ),
    "if_may": (
        "{if}的，{who}仍旧无权{what}",
        "就算{if}，{who}也被禁止{what}",
        "{if}换不来{who}{what}的资格",
        "{if}的，{who}若{what}，便属违规",
        "{if}的，{who}唯一不能做的就是{what}",
    ),
    "but_except": (
        "哪怕{y}，也得照办：{x}",
        "{x}，对{y}的情形同样如此",
        "就算{y}，这一条也照样管用：{x}",
        "{x}，没有例外可言，{y}的也算在内",
    ),
    "except": (
        "{y}也得服从这一条：{x}",
        "{x}，{y}也包括在内",
        "{y}并不特殊，同别人一样：{x}",
    ),
    "anyone_may": (
        "旁人无权{what}",
        "单位和个人{what}的，属于违规",
        "只有执法人员才能{what}，单位和个人都不行",
        "单位和个人不具备{what}的资格",
    ),
    "forbidden": (
        "{what}，悉听尊便",
        "{what}已被明文准许",
        "{what}不在禁止之列",
        "{what}属于正当行为，受到认可",
        "规定许可{what}",
        "{what}没有任何限制",
        "不会有人来阻止{what}，它本就合规",
        "{what}甚至受到提倡",
    ),
    "nobody_may": (
        "任谁都可以{what}",
        "单位和个人尽管{what}，无人追究",
        "{what}是单位和个人的正当权利",
        "规定容许单位和个人{what}",
        "{what}这类事，对单位和个人一律放行",
        "单位和个人{what}，谁也不能说是违规",
    ),
    "must_not": (
        "{who}完全可以{what}",
        "{who}有资格{what}",
        "规定容许{who}{what}",
        "{who}尽管{what}，不会受罚",
        "{what}，对{who}来说毫无禁忌",
        "{who}要{what}，随它的便",
        "{what}是{who}的正当权利",
        "{who}{what}，一点问题也没有",
        "{who}理应{what}",
        "没有哪一条拦着{who}{what}",
    ),
    "thing_not": (
        "{thing}尽可以{what}",
        "规定容许{thing}{what}",
        "{thing}{what}，一点问题也没有",
        "{thing}不受限制，照样能{what}",
        "{thing}{what}属于正常现象，并不违规",
    ),
    "must": (
        "{who}不必{what}",
        "{who}{what}与否，没有人过问",
        "{who}可以免去{what}这一步",
        "{what}对{who}没有强制力",
        "{who}省掉{what}也合规",
        "{who}被告知不得{what}",
        "{who}有权拒绝{what}",
    ),
    "shall": (
        "{who}不必{what}",
        "{who}大可不{what}",
        "{what}的担子不在{who}身上",
        "{who}用不着{what}",
        "{who}被免除了{what}的义务",
        "谁也不能逼{who}{what}",
        "{who}{what}与否，没有任何要求",
        "{who}有权拒绝{what}",
        "{who}不准{what}",
        "{who}即使不{what}，也没有人能说什么，因为规定没要求",
        "{what}纯属{who}的自选动作",
        "{who}省掉{what}也合规",
        "规定里没有让{who}{what}的要求",
        "{what}？{who}没有这个义务",
    ),
    "thing_shall": (
        "{thing}不必{what}",
        "{thing}用不着{what}",
        "{thing}不{what}也合规",
        "{thing}免于{what}",
        "没有规定要求{thing}{what}",
        "{thing}{what}与否，不作要求",
        "{thing}不准{what}",
        "{thing}就算没有{what}也合规",
    ),
    "right": (
        "{who}无权{what}",
        "{who}没有资格{what}",
        "{who}若要{what}，会被驳回，因为没有这项权利",
        "{what}不是{who}能主张的权利",
        "{who}的权利清单里没有{what}",
        "{who}{what}于法无据",
        "{who}被剥夺了{what}的权利",
    ),
    "may": (
        "{who}不可以{what}",
        "{who}无权{what}",
        "{who}{what}属于违规",
        "{who}被禁止{what}",
        "{who}没有资格{what}",
        "规定把{who}{what}的路堵死了",
        "{who}想{what}也不行，规定不容许",
        "不允许{who}{what}",
        "{who}得不到{what}的许可",
    ),
    "thing_may": (
        "{thing}不可以{what}",
        "{thing}{what}属于违规",
        "{thing}被禁止{what}",
        "规定不容许{thing}{what}",
        "{thing}一概不能{what}",
    ),
    "encouraged": (
        "政策对{what}加以打压",
        "{what}被列入不予支持的名单",
        "对{what}一律泼冷水，不给支持",
        "{what}不受欢迎，有关方面会出面制止",
        "不支持{what}",
        "{what}是要被叫停的",
        "{what}遭到明令禁止",
    ),
}
"""What denies each sort of sentence, those of ``check_sorts`` and those of its own."""
_PLAINLY = {
    "缴纳": "交纳", "告知": "通知", "协助": "帮忙", "举报": "揭发", "建立健全": "建起",
    "公布": "公开", "制定": "订立", "出具": "开出", "购买": "采购", "妥善": "好好", "予以": "给予",
    "进行": "开展", "采取": "采用", "提供": "给出",
}  # fmt: skip
"""Plainer words for those of a sentence."""


_LISTED_ITEM = re.compile(
    "其他(?:情形|事项|条件|[^，。]{0,4}权利)。|^(?:提请|报请|[^，。]{2,8}认为)"
)
"""An item of a list, which says nothing by itself."""


def opposite(text: str, random: Random, *, reworded: bool) -> str | None:
    """Deny what a sentence says, by its sort."""
    if match := IN_FORCE.fullmatch(text):
        year, month, day = map(int, match.groups())
        told = (
            f"要等到{year + 1}年{month}月{day}日才施行",
            f"{year - 2}年{month}月{day}日就已生效",
            f"{year}年{month}月{day}日不是施行的日子，还要再推迟一年",
            f"在{year}年内并未施行",
        )
        return random.choice(told) if reworded else None
    if _LISTED_ITEM.search(text):
        return None
    found = next(sorts_of(text, random, {**_OWN, **SORTS}), None)
    return _claim(*found, random) if found else None


def _claim(sort: str, match: re.Match[str], random: Random) -> str | None:
    is_plain = random.random() < 0.25
    fields = parts_of(match, random)
    if fields is None:
        return None
    if is_plain and "what" in fields:
        for formal, plain in _PLAINLY.items():
            fields["what"] = fields["what"].replace(formal, plain)
    return random.choice(_CLAIMS[sort]).format(**fields)
