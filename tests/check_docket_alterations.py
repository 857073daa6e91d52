"""What the ``docket`` way to write does to words: its ten ways to alter, and its denials.

As ``check_alterations``; denies as hotlines, villagers, advocates and talk pages do, sentences of
further sorts too. Pure; knows nothing of documents.
"""

from __future__ import annotations

import re
from random import Random

from tests.check_alterations import swap
from tests.check_further_sorts import FURTHER
from tests.check_naming import arabic
from tests.check_shared import (
    AMOUNT,
    COUNTED,
    FIXED,
    MEMBER,
    TIMED,
    WIDE,
    figures,
    reordering,
    revalued,
    without_condition,
    without_exception,
)
from tests.check_sorts import IN_FORCE, SORTS, denial_of

# --- how words and places are written -------------------------------------------------------


def address(at: str, random: Random) -> str:
    """A place as it is, in figures, with 的 or a space between its parts, or without a 第."""
    way = random.randrange(9)
    if at.isascii() or way < 4 or "条" not in at:
        return at
    if way < 6:
        return arabic(at)
    if way == 6:
        return re.sub("(?<=条)(?=第[^第]+款)", "的", at)
    if way == 7:
        return re.sub("(?<=条)(?=第[^第]+款)", " ", arabic(at))
    return re.sub("(?<=条)第(?=[0-9]+款)", "", arabic(at))


def harmless(text: str, random: Random) -> str:
    """Other widths, spaces and lines of the same words, or no stop at the end."""
    way = random.randrange(9)
    if way == 0:
        return text.translate(WIDE)
    if way == 1:
        return text.removesuffix("。")
    if way == 2:
        return text.replace("，", "，\n")
    if way == 3:
        return text.replace("，", ",").replace("；", ";")
    if way == 4:
        return text.replace("、", "、 ")
    if way == 5:
        return "\n".join(text[i : i + 22] for i in range(0, len(text), 22))
    if way == 6:
        return text.replace("（", "(").replace("）", ")")
    return text


# --- numbers and dates ----------------------------------------------------------------------


def number(text: str, random: Random) -> str | None:
    """Another amount: four more, five times as much, or half as much again and one."""
    found = figures(text, COUNTED, FIXED)
    return revalued(text, random, found, _others, below=4000, in_figures=0.4)


def date(text: str, random: Random) -> str | None:
    """Another period, or another year, month or day."""
    found = [m for m in figures(text, TIMED, FIXED) if text[m.start() - 1] != "月"]
    return revalued(text, random, found, _others, below=4000, in_figures=0.4)


def _others(size: int) -> tuple[int, ...]:
    if size > 1000:
        return size + 3, size - 4
    return size + 4, size * 5, size + size // 2 + 1


# --- words put for others -------------------------------------------------------------------

modality = swap(
    {
        "(?<!不)应当(?!事人)": ("不必", "可以", "不得"),
        "(?<!不)必须": ("不必", "可以"),
        "(?<!不)可以": ("必须", "不得"),
        "不得(?![超少低高多])": ("可以", "必须"),
        "禁止|严禁": ("允许", "提倡"),
        "(?<![所共占没具持])有权(?![人的利属])": ("无权", "必须"),
        "(?<!不)鼓励": ("禁止", "限制"),
    }
)
negation = swap(
    {
        "不予(?!以)": ("应予",),
        "不属于": ("属于",),
        "不适用": ("同样适用",),
        "不承担": ("承担",),
        "不影响": ("影响",),
        "不符合": ("符合",),
        "不构成": ("构成",),
        "不具有": ("具有",),
        "不履行": ("履行",),
        "不服": ("服从",),
        "不负": ("负",),
        "未经": ("经过",),
        "未取得": ("取得",),
        "未按照": ("按照",),
        "没有正当理由": ("有正当理由",),
        "无正当理由": ("有正当理由",),
        "无效(?!宣告)": ("有效",),
        "(?<![不无])具有": ("不具有",),
        "(?<![不])属于": ("不属于",),
        "(?<![不])享有": ("不享有",),
        "(?<![不应])承担(?=[^，。]{0,10}责任)": ("不承担",),
        "(?<![不])予以(?!配合)": ("不予",),
        "(?<![不])视为": ("不视为",),
    }
)
comparison = swap(
    {
        f"{AMOUNT}以上": ("以下",),
        f"{AMOUNT}以下(?![简统]?称)": ("以上",),
        "不得?超过": ("应当超过", "不少于"),
        "不得?少于": ("应当少于", "不多于"),
        "不得?低于": ("应当低于", "不超过"),
        "不得?高于": ("应当高于", "不低于"),
        "(?<![不得])(?:超过|高于)": ("不足", "低于"),
        "(?<![不得])(?:低于|少于)": ("多于", "超过"),
        f"{AMOUNT}(?:以内|内)(?![部容])": ("之后",),
        "至少": ("至多",),
        "最长": ("最短",),
        "最低": ("最高",),
        "最高(?!人民|法|检)": ("最低",),
        "不满(?=[一二三四五六七八九十0-9])": ("已满",),
        "已满(?=[一二三四五六七八九十0-9])": ("不满",),
        "提前(?=[一二三四五六七八九十0-9])": ("延后",),
    }
)
name = swap(
    {
        "国务院(?![^，。、]{0,14}(?:部门|机构|办公厅|规定))": ("最高人民法院", "国务院办公厅"),
        "(?<!、)公安机关(?!、)": ("海关", "国家安全机关"),
        "(?<!最高|高级|中级|基层|专门)人民法院": ("公证机构", "公安机关"),
        "(?<!最高)人民检察院": ("监察机关",),
        "生态环境主管部门": ("水行政主管部门",),
        "林业主管部门": ("自然资源主管部门",),
        "农业农村主管部门": ("市场监督管理部门",),
        "卫生健康主管部门": ("医疗保障行政部门",),
        "药品监督管理部门": ("卫生健康主管部门",),
        "市场监督管理部门": ("商务主管部门",),
        "教育行政部门": ("民政部门",),
        "财政部门": ("税务机关",),
        "民政部门": ("退役军人事务部门",),
        "省、自治区、直辖市人民政府": ("国务院",),
        "县级以上(?:地方)?(?:各级)?人民政府": ("村民委员会", "国务院"),
        "(?<!、)股东会(?!、)": ("董事会", "职工大会"),
        "(?<!、)董事会(?!、)": ("监事会", "经理"),
        "(?<!、)监事会(?!、)": ("董事会",),
        "承运人(?!、)": ("托运人",),
        "托运人": ("承运人",),
        "(?<!被)保险人(?!、)": ("被保险人",),
        "受托人": ("委托人",),
        "受益人": ("受托人",),
        "(?<!被)申请人": ("第三人",),
        "证券公司": ("证券交易所",),
        "商业银行": ("信托公司",),
        "幼儿园": ("托育机构",),
        "运动员": ("教练员",),
        "慈善组织": ("捐赠人",),
        "用人单位": ("劳动者",),
        "建设单位": ("施工单位",),
        "施工单位": ("建设单位",),
        "学校": ("家长",),
        "消费者": ("销售者",),
        "销售者": ("生产者",),
    }
)
synonym = swap(
    {
        "立即": ("择日",),
        "及时": ("年终",),
        "书面": ("电话", "口头"),
        "优先": ("最后",),
        "全部": ("少量", "一半"),
        "没收": ("发还",),
        "吊销": ("恢复", "补发"),
        "免费": ("收费",),
        "无偿": ("按市价",),
        "故意": ("意外",),
        "批准": ("知悉",),
        "备案": ("审批",),
        "审批": ("备案",),
        "责令": ("恳请",),
        "严重": ("轻度",),
        "(?<!一)公开": ("秘密",),
        "每年": ("每季度", "每五年"),
        "提高": ("压低",),
        "加强": ("放松",),
        "促进": ("阻碍",),
        "保障": ("限制",),
        "推进": ("暂缓",),
        "统一": ("各自",),
        "撤销": ("维持",),
        "扩大": ("收窄",),
        "增加": ("减少",),
        "减少": ("增加",),
        "从重": ("从宽",),
        "连带": ("补充",),
        "如实": ("概略",),
        "独立": ("联合",),
        "当场": ("事后",),
    }
)

# --- parts left out or moved ----------------------------------------------------------------

dropped_condition = without_condition(
    re.compile(
        r"(?:^|(?<=[，；]))(?:[^，。；：]{6,48}(?<![目])的|经[^，。；：]{3,26}(?:批准|同意|许可|合格|协商一致)"
        r"|(?:在|遇有|因|当)[^，。；：]{4,28}(?:时|期间|以前|以后|前|后|情况下|条件下)"
        r"|(?:如果|如|需要|确有必要)[^，。；：]{4,28})，"
    )
)
dropped_exception = without_exception(
    re.compile(
        r"[，；]但(?:是，?|，)?(?!未|尚|无力|事实|没有)[^。；]{5,}(?=。)"
        r"|(?:^|(?<=，))除(?!前[款条项]|了)[^，。]{3,46}(?:以外|之外|外)，(?![^。]{0,14}(?:还|也|另|并))"
        r"|，[^，。；]{4,40}除外(?=。)"
    )
)
_WORD = "[^、，。；：和或及与等的]"
_THREE = re.compile(rf"(?<=[、为对])({_WORD}{{2,8}})、({_WORD}{{2,8}})(?=[、和与等或及])")
_EITHER = re.compile(rf"(?<=[、，])({_WORD}{{2,9}})(?:或者|以及|与|和)({_WORD}{{2,9}})(?=[，。；])")
_HALVES = re.compile(r"(?<=[，；])([^，。；：]{7,28})，([^，。；：]{7,28})(?=[，。；])")

reordered = reordering(_THREE, _EITHER, _HALVES)

# --- denials --------------------------------------------------------------------------------

_SORTS = {**FURTHER, **SORTS}
"""Sorts of sentences, the more particular ones first."""
_OWN_CLAIMS = {
    "repealed": (
        "{x}一天也没有停用，至今照常施行",
        "没有哪一处说要废止{x}，它继续管用",
        "{x}保留下来，同新的文件一并施行",
    ),
    "jointly": (
        "{if}的，各还各的账，谈不上连带",
        "{if}的，连带责任这几个字套不上",
        "{if}的，只按各自份额分担，绝不连带",
    ),
    "hears": (
        "{x}{t}，{y}怎么想大可不去过问",
        "{x}{t}，{y}的看法无须打听",
        "{x}{t}，关起门来就行，不用问{y}一句",
    ),
    "same_force": ("{x}的{z}比{y}矮一截", "论{z}，{x}与{y}不在一个档次", "{y}的{z}，{x}是没有的"),
    "prevails": (
        "{if}的，{y}说了不算",
        "碰上{if}的情况，谁也不能拿{y}当准绳",
        "{y}在{if}时派不上用场，要以别的为准",
    ),
    "divided": (
        "{x}不分种类，从头到尾就一种",
        "没有把{x}划作{y}的做法",
        "{y}这样的分法，{x}从不采用",
    ),
    "includes": ("{y}同{x}毫不沾边", "在{x}的范围里，找不出{y}", "{x}把{y}剔了出去", "{x}不含{y}"),
    "regime": ("国家从不对{x}搞{y}", "{y}管不到{x}头上", "对{x}，国家没有用过{y}这一手"),
    "runs_by": ("{x}不兴{y}", "{y}一项，{x}从未采用", "{x}走的是另一条路，与{y}不搭界"),
    "filed": (
        "{x}，连知会{y}一声都不需要",
        "{x}，备不备案随便，{y}不管",
        "{x}，没有向{y}备案这道手续",
    ),
    "secret": (
        "{who}尽可把{x}{x2}讲给外人听",
        "{x}{x2}在{who}那里算不得秘密，逢人就能说",
        "{who}对外透露{x}{x2}，不违反任何要求",
    ),
    "watched": ("{y}管不着{x}", "{x}，{y}无权过问", "{x}与{y}之间没有监督这层关系"),
    "voted": (
        "{x}，哪怕没有{y}点头也作数",
        "{x}，用不着凑足{y}",
        "{y}这道门槛并不存在，{x}，有一票赞成就够",
    ),
    "proves": (
        "{y}用不着{x}来证明",
        "{x}坐等对方举证即可，{y}与它无关",
        "举证的担子没有压在{x}身上",
    ),
    "withdraws": (
        "{if}的，照旧参与办理，不退出也行",
        "避嫌是多余的，{if}的照样能办",
        "{if}的，留在原位没有妨碍",
    ),
    "declines": ("{y}，{x}推都不许推", "遇到{y}，{x}只得照单全收", "{x}对{y}没有说不的份"),
    "ahead": (
        "{x}，临到当天再{what}也来得及",
        "{x}，只留{less}{u}的提前量{what}就算及时",
        "{x}，事后补着{what}也不算晚",
    ),
    "kept": (
        "{x}，满{less}{u}就能销毁",
        "{x}，随用随扔，没有留存{n}{u}一说",
        "{x}，留到{less}{u}便不必再留",
    ),
    "no_fee": ("{x}是要收钱的", "{x}，收费天经地义，也为规定所许", "费用免不掉，{x}，按次交钱"),
    "made_known": (
        "{x}只供内部掌握，用不着让外界知道",
        "外界无从要求知道{x}，它不必公之于众",
        "{x}藏着不说也合规",
    ),
    "conforms": ("{x}不合{y}也能过关", "{y}约束不了{x}", "拿{y}去卡{x}，没有根据"),
    "spent_on": (
        "{x}一分也不许花在{y}上",
        "把{x}用作{y}，属于挪用",
        "{y}用不上{x}，这笔钱另有去处",
    ),
    "held_by": ("{y}当不上{x}", "{x}的位子没有{y}的份", "{x}要另选他人，{y}一律不得出任"),
    "chosen_by": ("{x}不必经{y}{v}", "{y}插手不了{x}的人选", "{x}的人选跟{y}没有半点关系"),
    "ends": ("{if}的，{y}照样延续下去", "{y}不会因{if}而{v}", "就算{if}，{y}也{v}不了"),
    "outranks": ("{y}排在{x}前头", "{x}得给{y}让路", "{x}与{y}平起平坐，没有先后"),
    "rewarded": ("{x}什么{y}也捞不到", "给{x}发{y}，没有这一说", "{x}再出色，也与{y}无缘"),
    "handled_as": ("{x}自有一套办法，不跟着{y}走", "{y}套不到{x}上", "{x}用不着照{y}来"),
}
_CLAIMS = _OWN_CLAIMS | {
    "at_most": (
        "{x}到了{more}{u}也不成问题",
        "{x}并不卡在{n}{u}上，再多也行",
        "{x}少于{more}{u}就不达标",
        "{x}越过{n}{u}这道坎，照样没有问题",
        "{n}{u}封不住{x}的顶",
    ),
    "at_least": (
        "{x}有{less}{u}便已达标",
        "{x}低到{less}{u}也合规定",
        "没有谁给{x}设过{n}{u}的底",
        "{x}顶多{less}{u}，多了不行",
        "{n}{u}这条底线，{x}跌破也无妨",
    ),
    "within": (
        "{who}拖上{more}{u}再{what}，也挑不出毛病",
        "{who}{what}不赶时间，{n}{u}的期限是没有的",
        "{n}{u}过后，{who}再来{what}仍属按期",
        "等满{more}{u}，{who}才必须{what}",
        "{who}在第{more}{u}才{what}，同样合乎要求",
    ),
    "period": (
        "{x}一共才{less}{u}",
        "{x}足足有{more}{u}",
        "{x}长短随意，没有{n}{u}一说",
        "过了{less}{u}，{x}即告结束",
    ),
    "every": (
        "{x}{what}一次以后，往后便不用再来",
        "{x}每{more}{u}{what}一次足矣",
        "{x}多久{what}一次，没有定数",
        "{n}{u}一次的{what}，{x}是不必有的",
    ),
    "imprisoned": (
        "{if}的，坐牢是绝不会有的",
        "{if}，够不上刑事犯罪",
        "法庭对{if}的人，一天徒刑也判不了",
        "对{if}的人，刑法不设徒刑",
        "{if}的，批评教育以后就放人，刑罚免谈",
    ),
    "fined": (
        "{if}的，一分钱罚款也不用缴",
        "对{if}的，罚款一律免谈",
        "{if}的，罚单是开不出来的",
        "没有谁会因为{if}而掏罚款",
        "{if}的，口头提个醒就完了，不罚钱",
    ),
    "made_up_of": (
        "{who}要凑满{more}{u}才算数",
        "{who}里坐着{more}{u}，一个不多一个不少",
        "{n}{u}组不成{who}",
        "{who}用不着{n}{u}，{less}{u}足够",
    ),
    "by_body": (
        "{act}{x}这件事，归{b}，不归{body}",
        "{body}要{act}{x}，那是越俎代庖",
        "{x}要找{b}来{act}，{body}无从{act}",
        "说到{act}{x}，{body}没有发言权",
        "{x}从来不由{body}{act}",
    ),
    "in_charge": (
        "{x}压根儿不归{body}",
        "{body}伸手去管{x}，就是越俎代庖",
        "{x}找{b}，找{body}没有用，不归它",
        "{x}这摊事交给了{b}，{body}已无权过问",
    ),
    "answers_to": (
        "{who}做得如何，用不着向{x}说明",
        "{x}不是{who}的上家，管不着它",
        "{who}向来不对{x}负什么责",
        "在{x}面前，{who}没有任何责任可言",
    ),
    "answers_for": (
        "{x}如何，找不到{who}头上",
        "{who}对{x}可以一问三不知，不担干系",
        "{x}这副担子不在{who}肩上",
        "就{x}追究{who}，没有道理",
    ),
    "paid_by": (
        "{x}算不到{body}账上",
        "{body}不出{x}这笔钱",
        "付{x}的另有其人，{body}分文不出",
        "{x}得由{b}来掏，{body}一毛不拔也合规",
    ),
    "in_budget": (
        "{y}里找不到{x}",
        "{x}要自己去筹，{y}一分不给",
        "{y}容不下{x}这一项",
        "编{y}的时候，{x}是要剔出去的",
    ),
    "has": (
        "{x}谈不上{y}",
        "{y}落不到{x}手里",
        "{x}{v}{y}，没有这样的道理",
        "{x}向来没有{y}",
        "{y}？{x}可没有",
    ),
    "has_not": (
        "{x}手里确有{y}",
        "{y}，{x}一样不少",
        "{x}照样{v}{y}",
        "谁说{x}没有{y}？明明有",
    ),
    "bears_not": (
        "{y}要落到{x}头上",
        "{x}躲不过{y}",
        "{y}仍归{x}{v}",
        "{x}得把{y}扛起来",
    ),
    "owned": (
        "{y}不是{x}的主人",
        "{x}的主人另有其人，不是{y}",
        "{x}早已私有，{y}没有份",
        "{x}谁占了归谁，{y}要不回去",
    ),
    "belongs": (
        "{x}跟{y}是两回事，不可混同",
        "{y}一栏里没有{x}",
        "{x}算不上{y}",
        "{y}的名单上，查无{x}",
    ),
    "deemed": (
        "{if}的，离{y}还差得远，不能当成一回事",
        "{if}，并不等于{y}",
        "把{if}的情况当作{y}，讲不通",
        "{y}不能从{if}推出来，二者各算各的",
    ),
    "void_if": (
        "{if}的，{y}一样算数",
        "{if}，动摇不了{y}的效力",
        "就算{if}，{y}还是有效的",
        "{y}有效与否，同{if}没有关系，照样有效",
    ),
    "void": (
        "{x}算数，各方得照着做",
        "{x}一经作出便有效，推翻不了",
        "拿{x}去打官司，法院是认的，因为它有效",
        "{x}的效力完好无损",
    ),
    "applies_not": (
        "{x}也要照{y}来",
        "{y}连{x}也一并管了",
        "碰到{x}，用的正是{y}",
        "{x}逃不出{y}的适用范围",
    ),
    "affects_not": (
        "只因{x}，{y}便保不住了",
        "{x}，{y}也就跟着落空",
        "{x}的后果之一，就是{y}受损",
        "{x}会动摇{y}",
    ),
    "only_by": (
        "{x}不靠{what}也能成",
        "除了{what}，{x}另有门路",
        "{x}尽可绕开{what}",
        "{what}只是{x}的几种办法之一，还能选别的",
    ),
    "limited_to": (
        "{x}可以越出{what}，没有人拦",
        "{x}不止{what}，还能用在别处",
        "{what}圈不住{x}",
        "把{x}用到{what}以外，同样许可",
    ),
    "means": (
        "{x}指的不是{y}",
        "{y}，算不得{x}",
        "把{y}叫作{x}，是叫错了",
        "{x}另有定义，{y}不在此列",
    ),
    "is": (
        "{x}不能算{y}",
        "{y}另有其主，同{x}没有关系",
        "把{y}的名头安给{x}，安错了",
        "{x}当不起{y}的名头，它并不是",
    ),
    "protected": (
        "{x}谁都能侵犯，法律不管",
        "法律没有给{x}撑过伞",
        "{x}得不到任何庇护",
        "{x}不在法律的羽翼之下",
    ),
    "state_protects": (
        "{x}怎样，国家概不过问",
        "国家对{x}撒手不管",
        "{x}只能自求多福，国家不予照看",
        "护住{x}，不是国家的事",
    ),
    "established": (
        "{who}没有{x}这回事",
        "{x}，{who}禁止推行",
        "{x}，{who}迄今一天也没有搞过",
        "{who}已经取消{x}",
    ),
    "principle": (
        "{x}把{y}抛在一边也行",
        "{y}拘束不了{x}",
        "{x}不讲{y}",
        "{x}不必把{y}当回事",
    ),
    "takes_effect": (
        "{y}过后，{x}还得再等半年才{v}",
        "{x}并非从{y}起{v}",
        "{y}与{x}的{v}不是同一时刻，后者要晚得多",
        "{x}早在{y}以前一年就已{v}",
    ),
    "no_consent": (
        "{what}用不着打招呼，更不用{ok}",
        "没有{ok}也挡不住谁{what}",
        "谁要{what}，{ok}都可以省掉",
        "{ok}这道关并不存在，谁要{what}都行",
        "谁都能直接{what}，{ok}不是门槛",
        "{what}，无须{ok}",
    ),
    "only_after": (
        "{who}不必{ok}，直接{what}即可",
        "{ok}这一步，{who}跳过去照样能{what}",
        "{who}{what}没有门槛，{ok}与否不要紧",
        "先{what}，后{ok}，{who}这么做不违规",
    ),
    "liable": (
        "{if}的，谁也不必负什么{y}",
        "{if}的，{y}一概免掉",
        "{y}不因{if}而落到谁头上",
        "{if}的，要求负{y}，法律不支持",
        "{if}的，没有{y}可言",
    ),
    "prosecuted": (
        "{if}的，{y}免谈",
        "{if}的，司法机关不追究其{y}",
        "{y}追不到{if}的人身上",
        "对{if}的人，{y}一笔勾销",
    ),
    "punished": (
        "{if}的，谁也不能拿他怎样，{y}更不行",
        "{if}，够不着{y}",
        "{if}的，免于{y}",
        "对{if}的人{y}，是没有依据的",
    ),
    "not_liable": (
        "{if}的，{y}一点也少不了",
        "{if}，照样背上{y}",
        "{if}的，{y}仍旧要扛",
        "拿{if}来推脱{y}，推不掉",
    ),
    "heavier": (
        "{if}的，反倒要从宽",
        "{if}，处罚只能往轻里定",
        "{if}的，与旁人同罚，一点也不加重",
        "{if}换来的是从轻发落",
    ),
    "lighter": (
        "{if}的，一律从严，不得少罚",
        "{if}换不来一丝宽待",
        "{if}的，处罚只许加重",
        "想靠{if}少受罚，法律不许",
    ),
    "refused": (
        "{if}的，{y}{v}不误",
        "{if}，挡不住{y}{v}",
        "{if}的，{y}仍须{v}",
        "{y}{v}与否，同{if}不相干，一律{v}",
    ),
    "ordered": (
        "{if}的，{body}无权下任何命令",
        "{if}的，{body}不得要求改动什么",
        "对{if}的，只能由它去，{body}奈何不得",
        "{if}，归{b}查办，{body}不得插手",
    ),
    "if_must": (
        "{if}的，{who}尽可撒手不管，{what}一事免了",
        "就算{if}，{who}也犯不着{what}",
        "{if}，不足以要求{who}{what}",
        "{if}的，{who}把{what}省掉也没有事",
        "碰上{if}，{who}用不着{what}",
        "{if}的，严禁{who}{what}",
    ),
    "if_not": (
        "{if}的，{who}{what}一点问题也没有",
        "就算{if}，{who}也获准{what}",
        "{if}，拦不住{who}{what}，这是许可的",
        "{if}的，{who}还应该{what}",
    ),
    "if_may": (
        "{if}的，{who}想{what}也不行",
        "就算{if}，也不许{who}{what}",
        "{if}，{who}依旧被禁止{what}",
        "{if}的，{what}没有{who}的份",
        "{if}的，{who}要是{what}，就算违规",
    ),
    "but_except": (
        "{x}，对{y}的也毫不通融",
        "{x}，没有例外，{y}的也一样",
        "{y}的，没有网开一面这回事，仍然{x}",
        "{y}的照旧适用这条规矩：{x}",
    ),
    "except": (
        "{x}，连{y}也不放过",
        "{y}同样要照这条来：{x}",
        "{x}，没有给{y}留后门",
        "{y}也不例外，{x}",
    ),
    "anyone_may": (
        "寻常人不许{what}",
        "{what}，没有老百姓的份",
        "除了政府机关，谁都没有资格{what}",
        "哪个单位或者个人{what}，都算越权",
    ),
    "forbidden": (
        "{what}，百无禁忌",
        "{what}，法律开了绿灯",
        "谁要{what}，尽管去，不犯法",
        "{what}不在禁止之列",
        "因{what}而受罚，没有这样的道理，这是许可的",
        "要{what}，没有谁管，也没有谁罚",
    ),
    "nobody_may": (
        "{what}这种事，谁做都不犯规",
        "{what}，谁都有这个许可",
        "不论单位还是个人，都能照自己的意思{what}",
        "法律任由大家{what}",
        "{what}者，不受任何追究，因为没有这样的禁令",
    ),
    "must_not": (
        "{who}大可{what}",
        "{what}，对{who}全无限制",
        "{who}要{what}，一路绿灯",
        "没有规定挡着{who}{what}",
        "{what}这一手，{who}用起来名正言顺",
        "{who}{what}，于法有据",
        "{what}对{who}来说不算犯禁",
        "谁说{who}碰不得？{what}完全许可",
    ),
    "thing_not": (
        "{thing}{what}也没有事",
        "{what}，{thing}完全可以",
        "没有谁禁止{thing}{what}",
        "{thing}要是{what}，并不违规",
    ),
    "must": (
        "{who}犯不着{what}",
        "{who}把{what}当耳旁风也不犯规",
        "{what}？{who}可以免了",
        "硬要{who}{what}，没有凭据",
        "{who}{what}与否，悉听尊便",
    ),
    "shall": (
        "{who}犯不上{what}",
        "{who}懒得{what}，法律也不怪罪",
        "{what}，{who}想免就免",
        "{what}这桩差事，派不到{who}头上",
        "{who}大可不必{what}",
        "硬要{who}{what}，拿不出依据",
        "{who}被禁止{what}",
        "{what}与否，在{who}是随意的事",
        "{who}有没有{what}，法律不在乎",
        "谁也不能逼着{who}{what}",
        "{who}省掉{what}这一步，照样合规",
        "{what}对{who}不是硬杠杠",
    ),
    "thing_shall": (
        "{thing}不{what}也过得去",
        "{thing}犯不着{what}",
        "{what}一项，{thing}免了",
        "{what}这一条，{thing}做不到也合规",
        "没有谁要求{thing}{what}",
        "{what}不是{thing}的硬杠杠",
    ),
    "right": (
        "{who}想{what}？门儿都没有",
        "{what}，法律没有许给{who}",
        "{who}手里没有{what}的权利",
        "{who}{what}，属于僭越",
    ),
    "may": (
        "{who}想{what}也不行",
        "{what}对{who}是禁止的",
        "{who}休想{what}，规定不许",
        "{who}被明令禁止{what}",
        "{what}这条路，对{who}堵死了",
        "{who}要是{what}，就犯了规",
        "不许{who}{what}",
    ),
    "thing_may": (
        "{thing}不许{what}",
        "{what}，{thing}想都别想，规定不许",
        "{thing}被禁止{what}",
        "{thing}要是{what}，就犯了规",
    ),
    "encouraged": (
        "{what}是要挨批的，上面不赞成",
        "对{what}，一律劝退",
        "{what}不受欢迎，国家要压一压",
        "{what}得不到扶持，反遭叫停",
        "政府给{what}泼冷水，明确反对",
    ),
}
"""What denies each sort of sentence."""
_PLAIN = {
    "提交": "递交", "设立": "开设", "佩戴": "戴上", "携带": "带上", "转让": "转手", "查阅": "翻看",
    "聘请": "请来", "拆除": "拆掉", "砍伐": "砍掉", "泄露": "透露", "隐瞒": "瞒着", "修改": "改动",
}  # fmt: skip
"""Plain words for those of what is done."""

"""What ends a member of a list, which rules nothing by itself."""


def opposite(text: str, random: Random, *, reworded: bool) -> str | None:
    """Deny as the first of its sorts is denied, its own sorts first, or tell another beginning."""
    if match := IN_FORCE.fullmatch(text):
        year, month, day = map(int, match.groups())
        told = (
            f"要熬到{year + 3}年{month}月才算施行",
            f"{year - 2}年年底就已经在用了",
            f"{year}年{month}月{day}日还没有生效，第二年才生效",
        )
        return random.choice(told) if reworded else None
    if MEMBER.search(text):
        return None
    return denial_of(text, random, _SORTS, _CLAIMS, _PLAIN, 0.25)
