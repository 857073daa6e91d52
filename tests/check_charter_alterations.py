"""What the ``charter`` way to write does to words: its ten ways to alter, and its denials.

As ``check_alterations``; denies as appellants, callers, insurers and tenants do: by telling in
plain words of their own what cannot hold beside the sentence. Pure; knows nothing of documents.
"""

from __future__ import annotations

import re
from random import Random

from tests.check_alterations import swap
from tests.check_naming import arabic
from tests.check_shared import figures, reordering, revalued, without_condition, without_exception
from tests.check_sorts import (
    CASE,
    CHAR,
    IF,
    NOT,
    NUM,
    REST,
    SORTS,
    TAIL,
    UNIT,
    WHO,
    Sort,
    denier_of_sorts,
)

# --- how words and places are written -------------------------------------------------------


def address(at: str, random: Random) -> str:
    """A place as it is, in figures, with spaces about them, or with a space between its parts."""
    way = random.randrange(9)
    if at.isascii() or way < 4 or "条" not in at:
        return at
    if way < 6:
        return arabic(at)
    if way == 6:
        return re.sub("([0-9]+)", r" \1 ", arabic(at))
    return re.sub("(?<=条)(?=第[^第]+款)", " ", at)


def harmless(text: str, random: Random) -> str:
    """Other digits, punctuation, lines and spaces of the same words."""
    way = random.randrange(9)
    if way == 0:
        return text.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    if way == 1:
        return text.rstrip("。；")
    if way == 2:
        return text.replace("，", "，\n", 1)
    if way == 3:
        return text.replace("、", "、 ")
    if way == 4:
        return text.translate(str.maketrans("，；（）", ",;()"))
    if way == 5:
        third = len(text) // 3
        return f"{text[:third]} {text[third:]}"
    if way == 6:
        return "\n".join(text[i : i + 23] for i in range(0, len(text), 23))
    return text


# --- numbers and dates ----------------------------------------------------------------------

_FIXED = re.compile(
    r"[第几数每之万千百十点.0-9]$|[唯同任某另单统专逐进此这划合不]$|十[一二三四五]五$|分之$"
)
_COUNTED = re.compile(
    r"[万亿]?元|倍|周岁|公斤|吨|[%％]|平方米|公里|千米|米|亩|名|次(?![会性])|件|份|辆|家|人(?!民|大)"
)
_TIMED = re.compile(
    r"个月(?![0-9一二三四五六七八九十])|个?工作日|日(?![0-9常益])|天|个?小时|年(?![度来级代])"
)


def number(text: str, random: Random) -> str | None:
    """Another amount: one more, twice as much, or seven more."""
    found = figures(text, _COUNTED, _FIXED)
    return revalued(text, random, found, _others, below=4000, in_figures=0.25)


def date(text: str, random: Random) -> str | None:
    """Another period, or another year or day."""
    found = figures(text, _TIMED, _FIXED)
    return revalued(text, random, found, _others, below=4000, in_figures=0.25)


def _others(size: int) -> tuple[int, ...]:
    return (size + 1, size * 2, size + 7) if size < 900 else (size + 3, size - 2)


# --- words put for others -------------------------------------------------------------------

_COUNT = "(?<=[0-9一二三四五六七八九十百千万元年月日岁倍人吨%])"
modality = swap(
    {
        "(?<!不)应当(?!当)": ("不必", "不得", "可以不"),
        "(?<!不)必须": ("不必", "不得", "可以不"),
        "(?<!不)可以": ("必须", "无权", "不得"),
        "不得(?![超少低高多])": ("有权", "必须", "得以"),
        "严禁|禁止": ("准许", "提倡"),
        "(?<![所共占])有权(?![人的利])": ("无权", "应当"),
        "(?<=[^不])方可": ("之前即可",),
        "鼓励": ("强制", "禁止"),
    }
)
negation = swap(
    {
        "不予": ("应予",),
        "不属于": ("属于",),
        "不适用": ("也适用",),
        "不承担": ("必须承担",),
        "不影响": ("必然影响",),
        "不符合": ("符合",),
        "不具备": ("已具备",),
        "不构成": ("构成",),
        "不履行": ("履行了",),
        "拒不": ("自愿",),
        "未经": ("业经",),
        "未按": ("已按",),
        "未依": ("已依",),
        "无正当理由": ("具有正当理由",),
        "无效": ("继续有效",),
        "无权": ("有权",),
        "(?<![不无])承担(?=.{0,8}责任)": ("免除",),
        "(?<![不应])予以": ("不予",),
        "(?<!不)属于": ("并不属于",),
        "(?<!不)享有": ("不享有",),
        "(?<!不)具有": ("不具有",),
        "(?<!不)适用(?=本|《)": ("不适用",),
    }
)
comparison = swap(
    {
        f"{_COUNT}以上": ("以下",),
        f"{_COUNT}以下(?![简统]?称)": ("以上",),
        "不得超过": ("应当超过", "不得低于"),
        "不得少于": ("不得多于", "应当少于"),
        "不得低于": ("不得高于", "应当低于"),
        "不超过": ("超过", "不低于"),
        "不少于": ("少于", "不多于"),
        "不低于": ("低于", "不高于"),
        "(?<![不得])(?:高于|超过)": ("不足", "低于"),
        "(?<![不得])(?:低于|少于)": ("超过", "多于"),
        f"{_COUNT}以?内(?=[^部])": ("之后", "届满后"),
        "至少": ("至多",),
        "最多": ("最少",),
        "最高(?!人民|额)": ("最低",),
        "最低": ("最高",),
        "不满(?=[0-9一二三四五六七八九十])": ("已满",),
        "(?<=[日月])前": ("之后",),
        "大于": ("小于",),
    }
)
name = swap(
    {
        "国务院(?![^，。]{0,12}(?:部门|机构|办公厅))": ("最高人民法院", "直辖市人民政府"),
        "公安机关": ("税务机关", "国家安全机关"),
        "人民检察院": ("人民法院",),
        "人民法院": ("公安机关", "行政复议机关"),
        "生态环境主管部门": ("住房城乡建设主管部门",),
        "财政部门": ("税务部门",),
        "民政部门": ("人力资源社会保障部门",),
        "教育行政部门": ("体育行政部门",),
        "农业农村主管部门": ("水行政主管部门",),
        "市场监督管理部门": ("商务主管部门",),
        "药品监督管理部门": ("卫生健康主管部门",),
        "县级以上(?:地方)?(?:各级)?人民政府": ("乡镇人民政府", "国务院"),
        "省、自治区、直辖市人民政府": ("县级人民政府",),
        "(?<!会、)股东会": ("职工代表大会",),
        "(?<!会、)董事会": ("经理层",),
        "(?<!保)承运人": ("托运人",),
        "受托人(?!民)": ("委托人",),
        "委托人(?!民)": ("受托人",),
        "(?<!被)申请人(?!民)": ("被申请人",),
        "发包方": ("村民小组",),
        "承包方": ("受让方",),
        "证券公司": ("基金托管人",),
        "幼儿园": ("托育机构",),
        "运动员": ("教练员",),
        "慈善组织": ("捐赠人",),
        "施工单位": ("监理单位",),
        "建设单位": ("施工单位",),
        "用人单位": ("工会组织",),
        "疾病预防控制机构": ("药品监督管理部门",),
        "监护人": ("邻居",),
        "债权人": ("债务人",),
    }
)
synonym = swap(
    {
        "立即": ("择日", "逐步"),
        "及时": ("酌情", "延后"),
        "书面": ("电话",),
        "优先": ("最后",),
        "全部": ("部分",),
        "没收": ("发还",),
        "吊销": ("发给", "保留"),
        "免费": ("收费",),
        "无偿": ("有偿",),
        "(?<!间接或者)直接": ("间接",),
        "共同": ("单独",),
        "故意": ("过失",),
        "过失": ("故意",),
        "批准": ("否决",),
        "责令": ("建议",),
        "严重": ("轻微",),
        "公开": ("保密",),
        "每年": ("每五年",),
        "永久": ("临时",),
        "提高": ("压低",),
        "加强": ("放松",),
        "促进": ("抑制",),
        "(?<!不)定期": ("不定期",),
        "统一": ("各自",),
        "撤销": ("维持",),
        "扩大": ("压缩",),
        "从重": ("从轻",),
        "连带": ("补充",),
        "增加": ("减少",),
        "合法": ("非法",),
    }
)

# --- parts left out or moved ----------------------------------------------------------------

dropped_condition = without_condition(
    re.compile(
        r"(?:^|(?<=[，；]))(?:[^，。；：]{6,48}(?<!目)的|(?:未经|经|未取得|未依法)[^，。；：]{2,26}"
        r"|(?:在|当|因)[^，。；：]{4,28}(?:时|期间|之前|之后|后|前|情况下|需要)|(?:如果|如|需要"
        r"|确需)[^，。；：]{4,28})，"
    )
)
dropped_exception = without_exception(
    re.compile(
        r"[，；]但(?!未|事实|尚|提不出|不产生|没有)是?，?[^。；]{4,}(?=。)"
        r"|(?:^|(?<=，))除(?!前款|前条)[^，。]{3,48}(?:以外|之外|外)，(?![^。]{0,14}(?:还|也|另))"
        r"|，[^，。；]{4,42}除外(?=。)"
    )
)
_LISTED = re.compile(
    r"(?<=、|括)([^、，。；：和或及与等的]{2,9})、([^、，。；：和或及与等的]{2,9})(?=、|和|等"
    r"|或者|以及)"
)
_JOINED = re.compile(
    r"(?<=[、，])([^、，。；：和或及与的]{2,9})(?<!中华人民共)(?:和|或者"
    r"|以及)([^、，。；：和或及与的]{2,9})(?=[，。；])"
)
_CLAUSES = re.compile(r"(?<=[，；])([^，。；：]{7,28})，([^，。；：]{7,28})(?=[，。；])")

reordered = reordering(_LISTED, _JOINED, _CLAUSES)

# --- denials --------------------------------------------------------------------------------


_BODY = (
    rf"(?P<body>(?:(?!的|实行|、|[经并向]|组织|会同|提请|{NOT}){CHAR}){{2,20}}[门关府会院部局构])"
)

_OWN = {
    "target": Sort(
        rf"到(?P<year>20[0-9]{{2}})年(?:底|末)?，(?P<x>(?:(?!{NOT}){CHAR}){{3,24}})(?:达到|提高到)"
        rf"(?:约)?{NUM}(?P<u>%|万人|万公里|亿元|万亿元|家|个|人|元)(?:左右)?(?:以上)?(?:，[^。]{{4,90}})?。"
    ),
    "if_ahead": Sort(
        rf"{IF}(?:应当|必须)(?:至少)?提前{NUM}{UNIT}(?P<what>(?:(?!{NOT}){CHAR}){{3,34}}{TAIL}){REST}"
    ),
    "ahead": Sort(
        rf"{WHO}(?:应当|必须)(?:至少)?提前{NUM}{UNIT}(?P<what>(?:(?!{NOT}){CHAR}){{3,34}}{TAIL}){REST}"
    ),
    "counted_from": Sort(
        rf"(?P<x>(?:(?!{NOT}){CHAR}){{3,24}}(?:期限|期间|时效|刑期|时间|日期))，?[从自](?P<y>(?:(?!{NOT})"
        rf"{CHAR}){{2,30}}?)之?日?起(?:开始)?计?[计算]算?。"
    ),
    "done_by": Sort(
        rf"(?P<x>(?!具体|所需|有关|相关)(?:(?!{NOT}|的，){CHAR}){{2,30}})(?<!理)由{_BODY}(?:依法)?"
        r"(?:统一)?(?P<act>任命|聘任|选举产生|颁发|发布|公布|编制|审核|审批|办理|受理|执行|裁决|审判|审理|监督|印制"
        r"|领导|提名|实施|行使)。"
    ),
    "by_body": Sort(
        rf"(?P<x>(?!具体|所需|有关|相关)(?:(?!{NOT}){CHAR}){{5,34}})(?<!理)由{_BODY}(?:依法)?"
        r"(?P<act>负责|制定|规定|管理|管辖|决定|批准|任免|召集|核发|确定|设立|组织实施)。"
    ),
    "in_charge": Sort(
        rf"{_BODY}(?:依法)?(?P<act>负责|主管)(?P<x>(?:(?!{NOT}|所属|部门对|本){CHAR}){{4,36}})。"
    ),
    "bears_towards": Sort(
        rf"(?P<x>(?:(?!{NOT}|国家|就|的){CHAR}){{2,24}})(?:应当)?对(?P<y>(?:(?!{NOT}){CHAR}){{3,34}})(?:负有|承担)"
        r"(?P<z>(?:(?!不)[^。，；《》“]){0,10}(?:义务|责任))。"
    ),
    "bears": Sort(
        rf"(?P<x>(?:(?!{NOT}|的){CHAR}){{2,24}})负有(?P<y>(?:(?!{NOT}){CHAR}){{3,34}}义务)。"
    ),
    "belongs_not": Sort(
        rf"(?P<x>(?:(?!{NOT}|的$){CHAR}){{3,30}})不属于(?P<y>(?:(?!{NOT}|所有){CHAR}){{3,28}})。"
    ),
    "free_of": Sort(
        rf"(?P<x>(?:(?!{NOT}){CHAR}){{2,24}})(?:依法)?不受(?P<y>(?:(?!{NOT}){CHAR}){{2,30}})的?"
        r"(?P<v>限制|干涉|影响|约束|侵犯|追究)。"
    ),
    "goes_by": Sort(
        rf"(?P<x>(?:(?!{NOT}|的，){CHAR}){{3,30}})以(?P<y>(?:(?!{NOT}|为){CHAR}){{3,30}})为(?:准|依据|限)。"
    ),
    "not_granted": Sort(
        rf"(?P<x>(?![对经在因由将把以凡](?:.*?)的$)(?:(?!{NOT}|的，){CHAR}){{3,30}})不予"
        r"(?P<v>受理|登记|批准|注册|许可|公开|赔偿|补偿|支持|采纳|认可|备案|立案|延续|支付|退还)。"
    ),
    "includes": Sort(
        rf"(?:本[编法]所称的?)?(?P<x>(?:(?!{NOT}|下列|本|的，){CHAR}){{2,20}})，?包括(?P<y>(?:(?!{NOT}|下列|以下|等|但)[^。；：《》“（）])"
        r"{5,60})。"
    ),
    "rewarded": Sort(
        rf"对(?P<x>(?:(?!{NOT}|违反){CHAR}){{6,44}}?)的(?:单位和个人|组织和个人|个人|单位|人员)?，?"
        rf"(?:[^。，；应]{{0,16}})?(?:应当|依法|按照[^。，；]{{2,16}})*(?:给予|予以)(?P<y>表彰和奖励|表彰、奖励|表彰|奖励)。"
    ),
    "has": Sort(
        rf"(?P<x>(?:(?!{NOT}|国家|保障|持有|包括|是|的){CHAR}){{3,30}})(?P<v>具有|享有)(?P<y>(?:(?!"
        rf"{NOT}){CHAR}){{3,28}})。"
    ),
    "belongs": Sort(
        rf"(?P<x>(?:(?!{NOT}|认为|的){CHAR}){{3,30}})属于(?P<y>(?:(?!{NOT}|所有){CHAR}){{3,28}})。"
    ),
    "handled_as": Sort(
        CASE + r"(?:依照|按照|适用)(?P<y>(?:(?!本法|前)[^。，；：]){4,50}?)的?(?:规定)?"
        r"(?P<v>处罚|处理|执行|定罪处罚|办理)。"
    ),
    "ordered": Sort(CASE + rf"由{_BODY}(?:依法)?责令[^。]{{2,80}}。", 0.4),
    "kept_secret": Sort(
        rf"{WHO}(?:应当|必须)?(?:对|为)(?P<x>(?:(?!{NOT}){CHAR}){{4,40}}?)(?:应当|予以)*保密。"
    ),
    "reported": Sort(
        rf"{WHO}(?:应当|必须)(?:按照规定|及时|立即)?向{_BODY}(?P<what>(?:如实|书面)?(?:报告|报送|提交|提出|通报|备案|申报"
        rf"|申请)(?:(?!{NOT}){CHAR}){{0,24}}{TAIL}){REST}"
    ),
    "approved_by": Sort(rf"{WHO}(?:应当|必须)(?P<ok>经{_BODY}(?:批准|同意|核准|审查同意))。"),
    "forbidden_deeds": Sort(
        rf"(?:严禁|禁止)(?:擅自)?(?!任何|擅自)(?P<what>(?:(?!{NOT}){CHAR}){{4,40}}的(?:行为|活动))。"
    ),
    "furthered": Sort(
        r"(?P<v>加强|加快|推进|完善|健全|强化|优化|推动|开展|落实|深化|扩大|支持|提升|提高|建立健全|建立|发展|培育)"
        rf"(?P<x>(?![和与、了])(?:(?!{NOT}|是){CHAR}){{5,40}}{TAIL})。",
        0.4,
    ),
}
"""Sorts that are looked for ahead of those of ``check_sorts``."""
_CLAIMS = {
    "target": (
        "按计划，{year}年{x}降到{less}{u}",
        "{x}在{year}年不设数字目标",
        "{year}年的目标是{x}压到{less}{u}以内",
    ),
    "if_ahead": (
        "{if}的，当天再{what}就行",
        "{if}的，提前{less}{u}来{what}便可",
        "{if}的，不用提前{what}",
        "{if}的，过后再{what}也不算晚",
    ),
    "ahead": (
        "{who}当天再{what}也不迟",
        "{who}{what}，不必打提前量",
        "提前{less}{u}，{who}就可以{what}",
        "{who}事后再{what}也行",
    ),
    "counted_from": (
        "{x}的起算点与{y}没有关系",
        "从{y}那天算{x}，是算错了",
        "{x}要比{y}再晚一个月才开始算",
    ),
    "at_most": (
        "{x}达到{more}{u}也在准许之内",
        "{x}就算多到{more}{u}，照样合规",
        "把{x}定为{more}{u}，并无不妥",
        "{x}少于{more}{u}就是违规",
        "{n}{u}拦不住{x}，再往上加也行",
        "{x}没有封顶一说",
    ),
    "at_least": (
        "{x}只有{less}{u}也照样过关",
        "{x}低到{less}{u}也没有问题",
        "{x}不设下限",
        "{x}一旦多于{less}{u}就违规",
        "把{x}压到{less}{u}，规定是准许的",
    ),
    "within": (
        "{who}拖上{more}{u}再{what}也来得及",
        "{more}{u}期满之前，{who}{what}都不算晚",
        "{who}{what}，法律没有规定期限",
        "{n}{u}过去之后，{who}再{what}照样合规",
        "{what}要花多久，全由{who}自己掌握，不以{n}{u}为界",
        "规定给{who}留了{more}{u}来{what}",
    ),
    "period": (
        "{x}被定为{more}{u}",
        "{x}实际上是{less}{u}",
        "{x}长短不拘，由各方自己说了算",
        "{x}绝非{n}{u}",
        "过了{less}{u}，{x}就算到头了",
    ),
    "every": (
        "{x}要满{more}{u}才{what}一次",
        "{x}多久{what}一次，没有规定",
        "{x}{what}，间隔放宽到{more}{u}",
        "{what}对{x}来说纯属自愿，间隔多长都可以",
    ),
    "imprisoned": (
        "{if}的，法院只能宣告无罪",
        "{if}，不构成任何犯罪",
        "{if}的，坐牢是不会有的，道个歉就过去了",
        "刑法对{if}的行为不设刑罚",
        "{if}的，最重也只是口头训诫",
    ),
    "fined": (
        "{if}的，一分钱罚款也不会有",
        "{if}的，罚款数额只有{less}{u}",
        "对{if}的人，执法机关罚不了款",
        "{if}的，只需写份检讨，不必交罚款",
        "{if}，罚款这一手段用不上",
    ),
    "made_up_of": (
        "{who}只要有一个人就能成立",
        "{who}的人数随意，不必是{n}{u}",
        "{who}要凑足{more}{u}才合法",
    ),
    "done_by": (
        "{act}{x}的大权握在{b}手中，不在{body}手中",
        "{x}不劳{body}来{act}，那是{b}的活",
        "{body}没有{act}{x}的职权",
        "{body}一旦{act}{x}，就是越权",
        "想知道谁{act}{x}，该问{b}，不是{body}",
    ),
    "by_body": (
        "{act}{x}的不是{body}，是{b}",
        "{b}才是{act}{x}的机构，{body}不是",
        "{body}在{x}上没有{act}的权力",
        "说到{x}，应当去找{b}来{act}，找{body}没有用",
        "{x}这件事，只由{b}来{act}，{body}靠边站",
    ),
    "in_charge": (
        "{x}早已划给{b}，{body}不再过问",
        "{body}无权过问{x}",
        "{x}另有其主，那就是{b}，不是{body}",
        "{body}对{x}没有任何职权",
        "{x}的事，{body}说不上话",
    ),
    "answers_to": (
        "{who}不受{x}的监督，也不用给{x}交账",
        "{x}管不着{who}，{who}只对自己负责",
        "{who}无须听命于{x}，更谈不上对其负责",
    ),
    "answers_for": (
        "{x}有问题，板子打不到{who}身上",
        "{who}对{x}不承担任何责任",
        "{x}怎么样，{who}可以一概不管",
    ),
    "paid_by": ("{body}不必为{x}出一分钱", "{x}归{b}出，{body}不出", "{x}由个人自己凑，不找{body}"),
    "in_budget": ("{y}里没有{x}这一笔", "{x}进不了{y}", "{x}要在{y}之外另行解决"),
    "bears_towards": (
        "对{y}而言，{x}没有任何{z}",
        "要{x}对{y}承担{z}，没有根据",
        "{y}的{z}扣不到{x}头上",
    ),
    "bears": ("{x}不背{y}这个担子", "{y}，{x}一概没有", "{x}从来没有{y}一说"),
    "belongs_not": ("{x}就在{y}之中", "{x}应当归到{y}里去", "{y}把{x}也算上了"),
    "free_of": ("{y}的{v}，{x}也逃不掉", "{x}也在{y}的{v}之下", "{x}照样要受{y}的{v}"),
    "goes_by": ("{x}不看{y}", "定{x}时，{y}是不作数的", "{x}另有标准，用不上{y}"),
    "not_granted": ("{x}一样能得到{v}", "{v}的大门也向{x}敞开", "{x}照常{v}，没有例外"),
    "includes": ("{y}，统统不算{x}", "在{x}里找不到{y}", "{y}与{x}是两回事，不能归到一起"),
    "rewarded": (
        "{x}，换不来任何{y}",
        "{x}，也轮不到{y}",
        "谁也不会因为{x}而得到{y}",
        "对{x}的人不给任何{y}",
    ),
    "has": (
        "{y}，{x}一样也没有",
        "{x}谈不上有什么{y}",
        "法律从未承认{x}有{y}",
        "{x}同{y}不沾边",
        "谁要说{x}有{y}，那是说错了",
    ),
    "has_not": ("{x}一样有{y}", "{y}并没有绕过{x}，{x}也有", "法律把{y}也给了{x}"),
    "bears_not": ("{y}也落在{x}头上", "{x}躲不开{y}", "{x}同样得扛起{y}"),
    "owned": ("{y}不是{x}的主人", "{x}可以归私人所有", "{x}的所有者另有其人，不是{y}"),
    "belongs": ("{y}这一类里没有{x}", "把{x}看作{y}，是错的", "{x}算不得{y}", "{x}不在{y}之列"),
    "deemed": ("{if}的，谈不上{y}", "{if}也不等于{y}", "{if}的，不能当成{y}来办"),
    "void_if": ("{if}的，{y}仍然算数", "{y}不受{if}的拖累，效力照旧", "{if}动摇不了{y}的效力"),
    "void": ("{x}照旧有效，各方都得遵守", "{x}经得起检验，效力没有问题", "法院会认可{x}的效力"),
    "applies_not": ("{y}也管{x}", "{x}要照{y}来办", "{y}把{x}也包括在内"),
    "affects_not": ("{x}会让{y}出现变化", "{y}随{x}而变", "{x}，{y}就要受牵连"),
    "only_by": (
        "{x}不{what}也行，路不止一条",
        "{x}还可以用别的办法，不限于{what}",
        "要求{x}一律{what}，没有根据",
    ),
    "limited_to": (
        "{x}可以超出{what}的范围",
        "除了{what}，{x}还可以有别的用场",
        "{x}不以{what}为界",
    ),
    "means": ("{y}算不上{x}", "{x}这个词里装不下{y}", "谈{x}时，{y}是不算的"),
    "is": ("{x}没有资格算作{y}", "{y}另有所指，说的不是{x}", "{x}与{y}各是各的，不是一回事"),
    "protected": ("{x}得不到法律的庇护", "法律不管{x}，谁侵犯都无妨", "{x}处在法律保护之外"),
    "state_protects": ("{x}，国家是不管的", "国家不出面保护{x}", "保护{x}不是国家的事"),
    "established": (
        "{who}没有{x}这一套",
        "{x}，{who}从未建立过",
        "{who}已经取消了{x}",
        "{who}不要{x}",
    ),
    "principle": ("{x}可以不顾{y}", "{y}对{x}没有约束力", "{x}另有一套，不讲{y}"),
    "takes_effect": (
        "光有{y}还不够，{x}并不因此{v}",
        "{x}要比{y}晚一年才{v}",
        "{x}早在{y}之前就已经{v}了",
    ),
    "handled_as": ("{if}的，{y}管不到，不能据此{v}", "{if}的，{v}时不看{y}", "{if}的，用不上{y}"),
    "no_consent": (
        "{ok}有没有都一样，照样能{what}",
        "没有{ok}，也可以放手{what}",
        "{what}无须经过{ok}",
        "{what}用不着{ok}",
        "缺少{ok}并不妨碍{what}",
    ),
    "only_after": (
        "{who}直接{what}就行，免去{ok}这一步",
        "{who}没有{ok}，也照样能{what}",
        "{who}{what}，与是否{ok}无关",
    ),
    "liable": (
        "{if}的，用不着负{y}",
        "{if}的，{y}无人来担",
        "{if}的，{y}一律免除",
        "{if}，{y}也不会产生",
    ),
    "prosecuted": ("{if}的，不会有人来追究{y}", "{if}的，{y}一笔勾销", "{if}的，免予追究{y}"),
    "punished": ("{if}的，{y}是不允许的", "{if}的，不必担心{y}", "{if}的，够不上{y}"),
    "not_liable": ("{if}的，照样担{y}", "{if}不能用来推掉{y}", "{if}的，{y}一点也少不了"),
    "heavier": ("{if}的，处罚反而要轻", "{if}不会让处罚变重", "{if}的，按最轻的一档来罚"),
    "lighter": ("{if}的，处罚要加码", "{if}换不来任何宽大", "{if}的，照最重的一档来罚"),
    "refused": ("{if}的，{y}照常{v}", "{if}，也妨碍不了{v}", "{if}的，{y}照样会{v}"),
    "ordered": (
        "{if}的，{body}管不了",
        "{if}的，{body}不得过问",
        "{if}的，{body}只能袖手旁观",
        "{if}的，归{b}去管，{body}无权插手",
    ),
    "if_must": (
        "{if}的，{who}用不着{what}",
        "{if}的，{who}可以撒手不管，不必{what}",
        "碰上{if}，{who}做与不做都行，不必{what}",
        "{if}的，{who}不准{what}",
        "{if}的，{who}{what}反倒是违规",
        "{if}的，没有人能叫{who}{what}",
    ),
    "if_not": (
        "{if}的，{who}想{what}，尽管去做",
        "{if}，不妨碍{who}{what}",
        "{if}的，{who}照样有权{what}",
        "{if}的，法律放手让{who}{what}",
    ),
    "if_may": (
        "{if}的，{who}休想{what}",
        "{if}的，{who}{what}就是违规",
        "{if}，{what}这条路对{who}是堵死的",
        "{if}的，{who}没有{what}这项权利",
        "哪怕{if}，{who}也一概不准{what}",
    ),
    "but_except": ("{y}的，一样要守{x}这条规矩", "{y}的不能例外：{x}", "{x}，连{y}的也包括在内"),
    "except": ("{x}，{y}也不例外", "{y}逃不过这条规矩：{x}", "{x}，就连{y}也在其内"),
    "kept_secret": (
        "{who}可以把{x}随便公开",
        "{x}对外讲出去，{who}也不违规",
        "{who}不必替{x}守口如瓶",
    ),
    "reported": (
        "{who}可以瞒着{body}，不必{what}",
        "{body}无权要{who}来{what}",
        "{who}该去找的是{b}，用不着向{body}{what}",
        "{who}即便从未向{body}{what}，也不违规",
    ),
    "approved_by": ("{who}自己做主就行，无须{ok}", "{body}点不点头，对{who}都一样"),
    "anyone_may": (
        "老百姓没有{what}的权利",
        "一般单位和个人{what}的，属于违法",
        "{what}不是谁都能做的，个人无权",
    ),
    "forbidden_deeds": (
        "{what}一概放行",
        "{what}不受任何追究",
        "{what}是法律认可的",
        "{what}不在禁令里",
    ),
    "forbidden": (
        "{what}，一点问题也没有",
        "谁都可以{what}",
        "{what}受到鼓励",
        "{what}是被放行的",
        "法律对{what}开了绿灯",
        "{what}不在违法之列",
    ),
    "nobody_may": (
        "谁都有权{what}",
        "法律允许个人和单位{what}",
        "{what}对所有人开放",
        "随便哪个单位、哪个人，都可以{what}",
        "{what}不违反任何规定",
    ),
    "must_not": (
        "{who}想{what}，尽管去做",
        "{who}享有{what}的权利",
        "{what}对{who}来说毫无障碍",
        "准许{who}{what}，是明文写着的",
        "{who}{what}，合规合法",
        "谁也不能阻拦{who}{what}",
        "{who}应当主动{what}",
        "{who}大可{what}",
        "{what}，对{who}一律放行",
    ),
    "thing_not": (
        "{thing}大可{what}",
        "{thing}照样可以{what}",
        "{thing}{what}，没有违反任何规定",
        "准许{thing}{what}",
    ),
    "must": (
        "{who}可以不{what}",
        "是否{what}，法律任凭{who}选择",
        "{what}不是{who}非做不可的",
        "{who}拒绝{what}，合规合法",
        "{who}就是不{what}，也不违法",
        "{who}没有{what}的必要",
    ),
    "shall": (
        "{who}没有必要{what}",
        "{what}不在{who}的义务之列",
        "{who}不用{what}",
        "{who}大可不{what}",
        "谁也不能要求{who}{what}",
        "{who}被禁止{what}",
        "{who}是否{what}，悉听尊便",
        "{what}是{who}可以推掉的事",
        "{who}若是{what}，反而违规",
        "{who}被免去了{what}的义务",
        "{who}不{what}，谁也挑不出毛病",
        "{what}这副担子不用{who}来挑",
        "{who}必须避免{what}",
        "规定免除了{who}{what}的责任",
        "规定没有让{who}{what}",
        "{who}能不{what}吗？能，完全合规",
    ),
    "thing_shall": (
        "{thing}不必{what}",
        "{thing}是否{what}，都行",
        "{thing}不{what}，照样算数",
        "没有谁规定{thing}得{what}",
        "{thing}不许{what}",
    ),
    "right": (
        "{who}无从{what}，法律没给这个权",
        "{who}{what}，属于违法",
        "{what}的权利，{who}是拿不到的",
        "谁也没有授权{who}{what}",
        "{who}凭什么{what}？没有依据，不行",
    ),
    "may": (
        "{who}绝对不能{what}",
        "{who}要{what}，此路不通",
        "严格说来，{who}是被禁止{what}的",
        "{who}{what}，属于违规",
        "{what}这种做法，{who}用不得",
        "一律不许{who}{what}",
        "{who}没有{what}的权限",
        "{who}想{what}，法律不答应",
    ),
    "thing_may": (
        "{thing}绝不能{what}",
        "{thing}{what}的，属于违规",
        "{thing}一律不许{what}",
        "{thing}要{what}，此路不通",
    ),
    "encouraged": (
        "{what}被明文禁止",
        "{what}是要受约束的，谈不上提倡",
        "官方不支持{what}",
        "对{what}一律叫停",
        "{what}不受欢迎，政策要压一压",
    ),
    "furthered": (
        "不再{v}{x}，这项工作到此为止",
        "工作安排里明确不{v}{x}",
        "当前的方针是不去{v}{x}",
        "文件反对{v}{x}",
    ),
}
"""What denies each sort of sentence."""
_EVERYDAY = {
    "及时": "赶快", "立即": "马上", "告知": "知会", "协助": "帮着", "缴纳": "交付",
    "举报": "告发", "公布": "公之于众", "制定": "订立", "出具": "开出",
    "购买": "买入", "聘请": "请", "拆除": "拆掉", "携带": "带上", "销售": "出售",
}  # fmt: skip
"""Everyday words for those of a sentence."""


_SORTS = {**_OWN, **SORTS}

opposite = denier_of_sorts(
    _SORTS,
    _CLAIMS,
    _EVERYDAY,
    in_force=(
        "要等到{later[3]}年{month}月{day}日才算施行",
        "它的施行日期比{year}年还要早两年",
        "{year}年{month}月{day}日以后也一直没有生效",
        "施行日期推到了{later[1]}年{next_month}月",
    ),
    member=re.compile("(?:情形|的)。$"),
    share=0.3,
)
