"""What the ``bulletin`` way to write does to words: its ten ways to alter, and its denials.

As ``check_alterations``; denies as clerks, newsletters, slides and translations do: by telling in
a construction of its own what cannot hold beside the sentence. Pure; knows nothing of documents.
"""

from __future__ import annotations

import re
from random import Random

from tests.check_alterations import swap
from tests.check_naming import arabic
from tests.check_shared import figures, reordering, revalued, without_condition, without_exception
from tests.check_sorts import SORTS, denier_of_sorts

# --- how words and places are written -------------------------------------------------------


def address(at: str, random: Random) -> str:
    """A place as it is, in figures, with a comma or 之 between its parts."""
    way = random.randrange(10)
    if at.isascii() or way < 4 or "条" not in at:
        return at
    if way < 7:
        return arabic(at)
    if way == 7:
        return re.sub("(?<=条)(?=第[^第]+款)", "，", arabic(at))
    return re.sub("(?<=条)(?=第[^第]+款)", "之", at)


def harmless(text: str, random: Random) -> str:
    """Other punctuation, width, spaces and lines of the same words."""
    way = random.randrange(10)
    if way == 0:
        return text.translate(str.maketrans("，；：（）", ",;:()"))
    if way == 1:
        return text.rstrip("。")
    if way == 2:
        return text.replace("；", "；\n")
    if way == 3:
        return text.replace("，", "， ")
    if way == 4:
        return re.sub("([0-9]+)", r" \1", text)
    if way == 5:
        return text.replace("、", ",")
    if way == 6:
        half = len(text) // 2
        return f"{text[:half]}\n{text[half:]}"
    return text


# --- numbers and dates ----------------------------------------------------------------------

_FIXED = re.compile(
    r"[第几数每之万千百十点.0-9]$|[唯同任某另单统专逐进此这划合不]$|十[一二三四五]五$|分之$"
)
_COUNTED = re.compile(r"[万亿]?元|倍|周岁|公斤|吨|[%％]|平方米|公里|米|亩|名|次|件|份|辆|人(?!民)")
_TIMED = re.compile(
    r"个月(?![0-9一二三四五六七八九十])|个?工作日|日(?![0-9常益])|天|个?小时|年(?![度来级代])"
)


def number(text: str, random: Random) -> str | None:
    """Another amount: two more, three times as much, or ten more."""
    found = figures(text, _COUNTED, _FIXED)
    return revalued(text, random, found, _others, below=3000, in_figures=0.3)


def date(text: str, random: Random) -> str | None:
    """Another period, or another year or day."""
    found = figures(text, _TIMED, _FIXED)
    return revalued(text, random, found, _others, below=3000, in_figures=0.3)


def _others(size: int) -> tuple[int, ...]:
    return (size + 2, size * 3, size + 10) if size < 1000 else (size + 2, size - 1)


# --- words put for others -------------------------------------------------------------------

_COUNT = "(?<=[0-9一二三四五六七八九十百千万元年月日岁倍人吨%])"
modality = swap(
    {
        "(?<!不)应当(?!当)": ("可以", "无须", "不得"),
        "(?<!不)必须": ("不得", "无须", "可以"),
        "(?<!不)可以": ("不得", "应当", "不可以"),
        "不得(?![超少低高多])": ("可以", "应当", "必须"),
        "严禁|禁止": ("鼓励", "允许"),
        "(?<![所共占])有权(?![人的利])": ("不得", "必须"),
        "(?<=[^不])方可": ("无须即可",),
    }
)
negation = swap(
    {
        "不予": ("予以",),
        "不属于": ("属于",),
        "不适用": ("适用",),
        "不承担": ("应当承担",),
        "不影响": ("影响",),
        "不符合": ("符合",),
        "不具备": ("具备",),
        "不构成": ("构成",),
        "不履行": ("履行",),
        "拒不": ("主动",),
        "未经": ("已经",),
        "未(?=[按依])": ("",),
        "无正当理由": ("有正当理由",),
        "无效": ("有效",),
        "无权": ("有权",),
        "(?<![不无])承担(?=.{0,8}责任)": ("不承担",),
        "(?<![不应])予以": ("不予",),
        "(?<!不)属于": ("不属于",),
        "(?<!不)享有": ("不享有",),
        "(?<![不])适用(?=本|《)": ("不适用",),
        "(?<!不)应当(?!当)": ("不应",),
    }
)
comparison = swap(
    {
        f"{_COUNT}以上": ("以下",),
        f"{_COUNT}以下(?![简统]?称)": ("以上",),
        "不得?超过": ("不得少于", "不低于"),
        "不得?少于": ("不得超过", "不多于"),
        "不得?低于": ("不得高于", "不超过"),
        "(?<![不得])(?:高于|超过)": ("低于", "少于"),
        "(?<![不得])(?:低于|少于)": ("高于", "超过"),
        f"{_COUNT}以?内(?=[^部])": ("后", "以后"),
        "至少": ("最多",),
        "最长": ("最短",),
        "不满(?=[0-9一二三四五六七八九十])": ("超过",),
        "(?<=[日月])前": ("后",),
        "早于": ("晚于",),
    }
)
name = swap(
    {
        "国务院(?![^，。]{0,12}(?:部门|机构|办公厅))": ("省级人民政府", "中央军事委员会"),
        "公安机关": ("司法行政部门", "人民检察院"),
        "人民检察院": ("公安机关",),
        "人民法院": ("仲裁委员会", "人民检察院"),
        "生态环境主管部门": ("自然资源主管部门",),
        "财政部门": ("审计机关",),
        "民政部门": ("卫生健康部门",),
        "教育行政部门": ("文化和旅游部门",),
        "农业农村主管部门": ("林业草原主管部门",),
        "市场监督管理部门": ("知识产权部门",),
        "药品监督管理部门": ("医疗保障部门",),
        "县级以上(?:地方)?(?:各级)?人民政府": ("街道办事处", "省级人民政府"),
        "省、自治区、直辖市人民政府": ("设区的市级人民政府",),
        "(?<!会、)股东会": ("监事会",),
        "(?<!会、)董事会": ("股东会",),
        "(?<!保)承运人": ("收货人",),
        "受托人(?!民)": ("受益人",),
        "受益人(?!民)": ("委托人",),
        "(?<!被)申请人(?!民)": ("利害关系人",),
        "发包方": ("承包方",),
        "承包方": ("发包方",),
        "证券公司": ("商业银行",),
        "幼儿园": ("小学",),
        "运动员": ("裁判员",),
        "慈善组织": ("志愿者",),
        "施工单位": ("设计单位",),
        "建设单位": ("监理单位",),
        "用人单位": ("劳务派遣单位",),
        "疾病预防控制机构": ("医疗保障机构",),
    }
)
synonym = swap(
    {
        "立即": ("稍后", "适时"),
        "及时": ("定期", "适时"),
        "书面": ("口头",),
        "优先": ("同等",),
        "全部": ("半数",),
        "没收": ("返还",),
        "吊销": ("暂扣", "换发"),
        "免费": ("有偿",),
        "无偿": ("有偿",),
        "(?<!间接或者)直接": ("间接",),
        "共同": ("分别",),
        "故意": ("过失",),
        "过失": ("故意",),
        "批准": ("备案",),
        "备案": ("批准",),
        "责令": ("劝告",),
        "严重": ("轻微",),
        "公开": ("内部",),
        "每年": ("每月",),
        "永久": ("短期",),
        "提高": ("降低",),
        "加强": ("削弱",),
        "促进": ("限制",),
        "(?<!不)定期": ("随机",),
        "统一": ("分散",),
        "撤销": ("保留",),
        "扩大": ("缩小",),
        "从重": ("减轻",),
        "连带": ("按份",),
    }
)

# --- parts left out or moved ----------------------------------------------------------------

dropped_condition = without_condition(
    re.compile(
        r"(?:^|(?<=[，；]))(?:[^，。；：]{5,50}(?<!目)的|(?:未经|经|未取得)[^，。；：]{2,28}"
        r"|(?:在|当|因)[^，。；：]{4,30}(?:时|期间|之前|之后|后|前|情况下|需要)|(?:如果|如"
        r"|确需)[^，。；：]{4,30})，"
    )
)
dropped_exception = without_exception(
    re.compile(
        r"[，；]但(?!未|事实|尚|提不出|不产生|没有)是?，?[^。；]{4,}(?=。)"
        r"|(?:^|(?<=，))除(?!前款|前条)[^，。]{3,50}(?:以外|之外|外)，(?![^。]{0,14}(?:还|也|另))"
        r"|，[^，。；]{4,44}除外(?=。)"
    )
)
_LISTED = re.compile(
    r"(?<=、|括)([^、，。；：和或及与等的]{2,10})、([^、，。；：和或及与等的]{2,10})(?=、|和|等"
    r"|或者|以及)"
)
_JOINED = re.compile(
    r"(?<=[、，])([^、，。；：和或及与的]{2,10})(?:和|或者"
    r"|以及)([^、，。；：和或及与等的]{2,10})(?=[，。；])"
)
_CLAUSES = re.compile(r"(?<=[，；])([^，。；：]{6,30})，([^，。；：]{6,30})(?=[，。；])")

reordered = reordering(_LISTED, _JOINED, _CLAUSES)

# --- denials --------------------------------------------------------------------------------


_CLAIMS = {
    "at_most": (
        "{x}最多能到{more}{u}",
        "{n}{u}并不是{x}的上限",
        "就{x}来说，放宽到{more}{u}也合规",
        "{x}没有上限可言",
        "即使突破{n}{u}，{x}仍旧合乎要求",
        "{x}起码要有{more}{u}",
    ),
    "at_least": (
        "{x}有{less}{u}就够了",
        "{n}{u}并不是{x}的最低线",
        "对{x}没有最低要求",
        "{x}最多只能是{less}{u}",
        "即使够不上{n}{u}，{x}仍旧合乎要求",
    ),
    "within": (
        "{who}只要在{more}{u}之内{what}，就算按时",
        "{who}什么时候{what}都行，没有时限",
        "过了{n}{u}才{what}，{who}也不算逾期",
        "留给{who}{what}的时间足有{more}{u}",
        "{what}不受{n}{u}的约束，{who}可以慢慢来",
    ),
    "period": (
        "{x}满打满算只有{less}{u}",
        "{n}{u}的说法有误，{x}是{more}{u}",
        "{x}没有固定的时长",
        "{x}要到{more}{u}才届满",
    ),
    "every": (
        "{x}隔上{more}{u}才轮到{what}一次",
        "{what}对{x}没有周期要求",
        "{x}一辈子只{what}一回",
    ),
    "imprisoned": (
        "{if}的，至多是违纪，不会判刑",
        "{if}，在刑法上不算犯罪",
        "有{if}这类情形的人，法院不会判处任何刑罚",
        "{if}的，交一笔罚款便可了事，与徒刑无缘",
        "不能因为{if}就判人徒刑",
    ),
    "fined": (
        "{if}的，谈不上任何经济处罚",
        "{if}的，罚款从{less}{u}起步",
        "不能因{if}而罚款",
        "{if}的，至多挨一顿批评，钱是不用交的",
        "遇有{if}的情形，执法人员无权罚款",
    ),
    "made_up_of": ("{who}的组成人数为{more}人", "单独一个人也能构成{who}", "{who}的人数没有定额"),
    "by_body": (
        "{act}{x}的权力在{b}手里，{body}插不上手",
        "{body}无权{act}{x}",
        "{x}与{body}没有关系，是{b}的事",
        "要问{x}由谁{act}，答案是{b}而不是{body}",
        "{x}，{body}说了不算，{b}说了才算",
    ),
    "in_charge": (
        "{x}属于{b}的分内事，{body}并不插手",
        "{x}同{body}没有关系",
        "{x}轮不到{body}来管",
        "承担{x}这一职责的是{b}，{body}不在其列",
        "{x}不是{body}的职责",
    ),
    "answers_to": (
        "{who}自成一体，不必向{x}交代",
        "{x}无权追问{who}的工作，后者不对前者负责",
        "{who}与{x}之间不存在负责关系",
    ),
    "answers_for": (
        "{x}出了问题，{who}不必担责",
        "{x}好也罢坏也罢，与{who}不相干",
        "{who}不是{x}的责任人",
    ),
    "paid_by": ("{x}一分钱也不用{body}掏", "{x}由{b}买单，与{body}无关", "{body}没有义务出{x}"),
    "in_budget": ("{y}里不安排{x}", "{x}靠社会筹集，不占用{y}", "{x}不从{y}中开支"),
    "has": (
        "{y}与{x}无缘",
        "法律没有赋予{x}以{y}",
        "{y}正是{x}所缺少的",
        "若问{x}有没有{y}，回答是没有",
        "{x}被认为{v}{y}，这是一种误解",
    ),
    "has_not": ("{y}{x}也有", "{y}这一点，{x}同样拥有", "认为{x}没有{y}，是一种误解"),
    "bears_not": (
        "{y}{x}也有份",
        "{x}照样要{v}{y}，没有豁免",
        "认为{x}可以免去{y}，是误解，其实是要{v}的",
    ),
    "owned": ("{x}的所有权不在{y}手里", "{y}对{x}没有所有权", "{x}归个人所有，不归{y}"),
    "belongs": ("不能把{x}算作{y}", "{y}里不包括{x}", "{x}与{y}没有关系", "{x}归入{y}，是一种误解"),
    "deemed": (
        "不能因为{if}，就认为是{y}",
        "{if}的，不产生{y}的效果",
        "{if}与{y}是两码事，不能划等号",
    ),
    "void_if": ("{if}的，{y}照样作数", "{y}的效力不会因{if}而丧失", "即使{if}，{y}也站得住脚"),
    "void": ("说{x}不作数，并不成立", "{x}的效力不受质疑", "{x}仍对各方有约束力"),
    "applies_not": (
        "{y}的规则一样管得到{x}",
        "{x}没有被排除在{y}之外，同样要按它办",
        "{y}同样可以用到{x}上",
    ),
    "affects_not": ("{y}会因{x}而改变", "只要{x}，{y}就要打折扣", "{x}，足以妨碍{y}"),
    "only_by": (
        "在{what}之外，{x}也有其他做法可选",
        "{what}并不是{x}唯一的路",
        "{x}有好几条路可走，不必{what}",
    ),
    "limited_to": (
        "{x}不必局限在{what}上",
        "{what}之外，{x}还覆盖许多别的方面",
        "给{x}划定{what}的圈子，是一种误解",
    ),
    "means": ("不能把{y}称作{x}", "{x}另有所指，并不涵盖{y}", "{y}被排除在{x}的范围之外"),
    "is": ("把{x}当作{y}，是找错了对象", "{y}另有所属，不是{x}", "称{x}为{y}，名不副实"),
    "protected": ("法律对{x}不提供保护", "{x}受到侵犯时，法律袖手旁观", "法律的保护轮不到{x}"),
    "state_protects": ("{x}不在国家的保护之列", "国家对{x}不闻不问", "国家没有保护{x}的责任"),
    "established": (
        "{x}在{who}层面是没有的",
        "{who}早就不搞{x}了",
        "{x}，{who}并未推行过",
        "并不存在由{who}建起来的{x}",
    ),
    "principle": ("{y}不是{x}要守的规矩", "{x}用不着理会{y}", "{x}与{y}背道而驰也无不可"),
    "takes_effect": (
        "{y}时{x}还没有{v}，要再过三十日才算数",
        "{x}何时{v}，与{y}没有关系",
        "{x}{v}的时间不以{y}为准",
    ),
    "no_consent": (
        "先斩后奏地{what}也行，{ok}不是前提",
        "{what}前不需要取得{ok}",
        "缺了{ok}，{what}仍是允许的",
        "{what}是自由的，不必等{ok}",
        "不管有无{ok}，人人都能{what}",
    ),
    "only_after": (
        "{who}可以先{what}，以后再说{ok}的事",
        "{ok}并不是{who}{what}的前提",
        "{who}不{ok}也能{what}",
    ),
    "liable": (
        "{if}的，{y}无从谈起",
        "因{if}而要求承担{y}，没有根据",
        "{if}并不会带来{y}",
        "{if}的，没有人要为此负{y}",
    ),
    "prosecuted": ("{if}的，{y}一概不予追究", "{if}，与{y}扯不上关系", "没有人会因{if}而被追究{y}"),
    "punished": ("{if}的，不会被{y}", "不得以{if}为由{y}", "{if}不会招致任何处理，更不会被{y}"),
    "not_liable": ("{if}的，{y}还是要负的", "{y}不会因{if}而免除", "{if}的，逃不脱{y}"),
    "heavier": ("{if}的，量罚时可以往轻里走", "{if}是减轻处罚的理由", "不能因{if}而罚得更重"),
    "lighter": (
        "{if}的，只能罚得更重",
        "{if}不是宽大处理的理由，绝不能少罚",
        "{if}的，处罚一分不减",
    ),
    "refused": ("{if}的，{y}同样要给{v}", "{if}不是拒绝{v}的理由", "即使{if}，{y}仍会{v}"),
    "ordered": (
        "{if}的，{body}只能听之任之",
        "{if}，这件事{body}没有处理的权力",
        "{b}才有权处理{if}的情况，{body}无权",
        "{if}的，没有任何机关会要求改正",
    ),
    "if_must": (
        "{if}的，{what}与否全看{who}自愿",
        "{who}不因{if}就负有{what}的义务",
        "在{if}的情况下，{who}可以不作任何处理，包括不{what}",
        "{if}时，法律不要求{who}{what}",
        "{if}的，{who}不{what}也不违规",
        "有人以为{if}时{who}非得{what}，其实没有这回事",
    ),
    "if_not": (
        "{if}时，{who}仍可自由地{what}",
        "{if}的，没有什么能阻止{who}{what}",
        "{who}不会因为{if}就丧失{what}的自由",
    ),
    "if_may": (
        "{if}的，不容许{who}{what}",
        "{if}并不能让{who}获得{what}的权利",
        "在{if}的情况下，{what}对{who}来说行不通，规定不准",
        "{if}时，{who}没有权利{what}",
        "{if}，{who}能否{what}？不能",
    ),
    "but_except": (
        "对于{x}这一规则，{y}并不构成例外",
        "{y}的，也逃不开{x}这条规则",
        "{y}的不受特别照顾，规矩仍是{x}",
    ),
    "except": (
        "在{x}这一点上，{y}没有豁免",
        "有关{x}的规则，{y}也要受它约束",
        "{y}不在豁免之列，规矩同样是{x}",
    ),
    "anyone_may": (
        "普通人和一般单位没有资格{what}",
        "{what}只能由主管机关来做，旁人无权",
        "个人若{what}，属于越权",
    ),
    "forbidden": (
        "{what}，法律听其自便",
        "{what}是合法的选择",
        "{what}算不上违法，谁也管不着",
        "能不能{what}？规定是准许的",
        "把{what}看成违法，是一种误解",
        "人人都有{what}的自由",
    ),
    "nobody_may": (
        "{what}是每个人和每个单位的自由",
        "谁想{what}都行，法律不拦着",
        "{what}，个人和单位都不会因此违法",
        "无论是谁，都获准{what}",
        "{what}并没有被法律禁止",
    ),
    "must_not": (
        "{what}是{who}的自由",
        "{what}，{who}早已获准",
        "法律没有限制{who}{what}",
        "{who}可以放心{what}，没有哪条规定拦着",
        "有人以为{who}不能{what}，这是误解",
        "{who}{what}的，不算违规",
        "{what}一事，{who}自己拿主意就行",
        "{what}甚至被列为{who}的义务",
        "要{what}的话，{who}随时都能做",
    ),
    "thing_not": (
        "{what}，就{thing}而言是允许的",
        "对{thing}而言，没有不能{what}的限制",
        "{thing}{what}的，同样合规",
    ),
    "must": (
        "{what}不过是{who}的一个可选项",
        "{who}不{what}也说得过去，规定不强求",
        "是否{what}，{who}可以自己选",
        "没有谁能强求{who}{what}",
        "要求{who}{what}，于法无据",
    ),
    "shall": (
        "{what}一事全凭{who}自愿",
        "是否{what}，由{who}自行拿主意",
        "{what}算不上{who}的义务",
        "法律没有要求{who}{what}",
        "倘若{who}没有{what}，也不构成违规",
        "要不要{what}？{who}自己说了算",
        "有人以为{who}非得{what}，其实不然",
        "{who}不负有{what}的义务",
        "规定不准{who}{what}",
        "对{who}来说，{what}可做可不做",
        "对于{what}的要求，{who}可以说不",
        "{what}的责任落不到{who}头上",
        "{who}有不{what}的自由",
        "{who}即便从不{what}，也不会有任何责任",
    ),
    "thing_shall": (
        "{what}并非对{thing}的要求",
        "就{thing}而言，{what}可有可无",
        "{thing}是否{what}，规定并不在意",
        "{thing}做不到{what}，也算合格",
        "即使不{what}，{thing}也合乎规定",
    ),
    "right": (
        "{what}的权利不属于{who}",
        "{what}，{who}没有这个资格",
        "{what}？{who}并无这项权利",
        "法律不给{who}{what}的权利",
        "{who}要是{what}，就越了权",
    ),
    "may": (
        "规定不准{who}{what}",
        "{who}没有{what}的余地",
        "能不能由{who}{what}？答案是否定的",
        "{what}对{who}来说是禁区",
        "{who}一旦{what}，便违反规定",
        "{who}从无{what}的自由",
        "{what}的大门没有向{who}敞开",
        "有人以为{who}能{what}，其实不允许",
    ),
    "thing_may": (
        "{what}，对{thing}来说是不被允许的",
        "不准{thing}{what}",
        "{thing}没有{what}的可能，规定不许",
    ),
    "encouraged": (
        "{what}，官方的态度是劝阻",
        "对{what}持反对态度",
        "{what}得不到任何鼓励，只会受到限制",
        "政策上不赞成{what}",
        "{what}被列为限制事项",
    ),
}
"""What denies each sort of sentence of ``check_sorts``."""
_EVERYDAY = {
    "及时": "尽快", "缴纳": "上交", "告知": "通知", "协助": "帮助",
    "举报": "检举", "建立健全": "建好", "公布": "对外公开", "制定": "拟定", "聘用": "雇用",
    "出具": "开具", "购买": "买",
}  # fmt: skip
"""Everyday words for those of a sentence."""

opposite = denier_of_sorts(
    SORTS,
    _CLAIMS,
    _EVERYDAY,
    in_force=(
        "直到{later[2]}年{month}月{day}日才开始生效",
        "早在{earlier[1]}年{month}月就已经施行",
        "{year}年{month}月{day}日当天还没有施行",
    ),
    share=0.3,
)
