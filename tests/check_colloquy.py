"""How judgments, podcasts, parents, tenders and prompts cite: the ``colloquy`` phrasings.

Written when ``seminar`` had been looked at, and without looking at the parser again; it shares
the alterations of ``seminar``, and has denials and claims of its own. The fields are those of
``check_phrasings`` and ``check_practice``. Data; knows nothing of documents.
"""

from __future__ import annotations

import re
from random import Random

from tests.check_seminar_alterations import opposite as plainly
from tests.check_shared import UNIT, Denial, Denials, N, denier

PLACED = (
    "经审理查明，双方均援引{doc}{at}，该条称{q}，本院予以采信。",
    "主持人：今天聊{doc}{at}。原话是{q}，大家怎么看？",
    "家长群通知：{doc}{at}里讲{q}，请各位配合。",
    "投标人须承诺符合{doc}{at}，即{q}。",
    "提示词：请解释{doc}{at}，原文为{q}",
    "引证一：{q}，{doc}，{at}。",
    "{doc}{at}怎么写的？{q}，就这么一句。",
    "（{doc}{at}：{q}）",
    "{doc},{at},{q}",
    "条：{at}　法：{doc}　文：{q}",
    "判项理由：鉴于{doc}{at}业已规定{q}，上诉理由不能成立。",
    "把{doc}翻到{at}，第一眼看到的是{q}",
    "{q}，照录{doc}{at}。",
    "{q}，请对照{doc}{at}核实。",
    "该案所涉条文系{doc}{at}（条文内容：{q}）。",
    "检索结果第1条｜{doc}｜{at}｜{q}",
)

TOLD = (
    "按照{doc}{at}，{bare}。",
    "{doc}{at}的内容是：{bare}",
    "本院援引{doc}{at}：{bare}",
)

NAMED = (
    "{doc}说得好：{q}",
    "{doc}第一页就有{q}。",
    "{q}，{doc}如此规定。",
)

NAMELESS = (
    "请核对这句话是否属实：{q}",
    "弹幕飘过一行字：{q}",
)

HEARSAY = ("坊间传言，{bare}。", "他信誓旦旦地说，{bare}。")

ENGLISH = ("Under {at} of the {doc}, {q}.", "The {doc} ({at}) says {q}.")

CLAIMED = (
    "{doc}告诉大家，{claim}。",
    "在{doc}的框架下，{claim}。",
    "播客里讲，根据{doc}，{claim}。",
    "{claim}，{doc}早有定论。",
    "关于{doc}，正确的理解是：{claim}。",
    "请判断正误：{doc}规定{claim}。",
)

CLAIMED_AT = (
    "{doc}{at}说的是，{claim}。",
    "依照{doc}{at}，{claim}。",
    "{claim}，法律依据是{doc}{at}。",
    "结合{doc}{at}来看，{claim}。",
    "{doc}{at}表明{claim}。",
)

UNPLACED_CLAIM = ("说白了，{claim}。", "请判断正误：{claim}。", "有网友发帖称，{claim}。")

MENTIONED = ("本判决依照{doc}{at}作出。", "争点在于能否适用{doc}{at}。", "考点：{doc}{at}。")

SEVERAL = (
    "先看{doc}{at}：{q}，再看{at2}：{q2}。",
    "{doc}{at}（{q}）和{at2}（{q2}）应一并理解。",
)

BEFORE = ("本期播客时间轴：00:12", "案情简介（略）")
AFTER = ("以上就是本期内容。", "审判长　某某")

MARKS = (("“", "”"), ("“", "”"), ("「", "」"), ('"', '"'))

_COUNTRY = "中华人民共和国"


def document_name(title: str, random: Random) -> str:
    """A title in full or shortened, in 《》 or, where it is short, without."""
    if title.isascii():
        return title
    inner = title.replace("《", "〈").replace("》", "〉")
    short = inner.removeprefix(_COUNTRY)
    if "〈" not in inner and len(short) <= 8 and random.random() < 0.2:
        return short
    return f"《{random.choice((inner, short))}》"


ABSENT = (
    "中华人民共和国增值税法", "中华人民共和国海关法", "中华人民共和国药品管理法", "民用航空法",
    "中华人民共和国土地管理法", "中华人民共和国城市房地产管理法", "不动产登记暂行条例", "反洗钱法",
    "企业信息公示暂行条例", "星港市夜间经济促进条例", "网络主播行为规范实施细则", "俄罗斯民法典",
    "加拿大公司法", "香港《公司条例》",
)  # fmt: skip

INVENTED = (
    "主播单场直播时长不得超过四小时",
    "纳税人应当自纳税义务发生之日起十五日内申报",
    "夜市摊主应当在凌晨一点前清理完毕",
    "登记机构应当自受理之日起三十个工作日内办结",
    "药店应当凭处方销售抗生素",
    "承运人应当免费运送旅客的手提行李",
    "金融机构应当识别客户身份",
)

UNSUPPORTED = (
    ("中华人民共和国公司法", "股东会会议应当全程录像"),
    ("中华人民共和国公司法", "公司监事应当持有会计师证书"),
    ("中华人民共和国证券法", "上市公司应当设立散户接待日"),
    ("中华人民共和国森林法", "进入林区应当佩戴定位手环"),
    ("中华人民共和国慈善法", "慈善组织应当为捐赠人举办晚宴"),
    ("中华人民共和国海商法", "船员可以携带家属随船生活"),
    ("中华人民共和国建筑法", "建筑工人每周应当休息两天"),
    ("中华人民共和国疫苗管理法", "接种后应当发放一份营养餐"),
    ("中华人民共和国体育法", "体育老师应当取得急救证书"),
    ("中华人民共和国学前教育法", "幼儿园每班应当配备两台空气净化器"),
    ("中华人民共和国电子商务法", "平台应当为老年用户提供大字版页面"),
    ("中华人民共和国仲裁法", "仲裁裁决书应当附英文译本"),
    ("中华人民共和国公路法", "收费站应当设置母婴室"),
    ("中华人民共和国安全生产法", "企业应当为安全员购买人身保险"),
    ("农药管理条例", "农药包装应当印制二维码动画"),
    ("保障农民工工资支付条例", "农民工可以领取返乡交通补贴"),
)

# --- claims ---------------------------------------------------------------------------------

_WHO = "([^。《》“，；]{1,14}[人者员方门关构府会院司业校园部局位厂社店户民师商])"
_WHAT = "([^。《》“，；]{3,34}[^的])"
_RULES: tuple[Denial, ...] = (
    (
        "(?:严禁|禁止)((?!任何)[^。《》“，；]{4,36})。",
        ("{0}不受任何处罚", "大可放心{0}", "{0}不在禁止之列", "法律对{0}持开放态度"),
    ),
    (
        f"{_WHO}不得{_WHAT}。",
        ("{0}大可{1}", "{0}即使{1}也不会受到处罚", "没有规定说{0}不能{1}",
         "{1}，{0}完全有这个权利"),
    ),
    (
        f"{_WHO}(?:应当|必须){_WHAT}。",
        ("{0}哪怕不{1}也合规", "{0}没有{1}的必要", "{1}纯属{0}自愿", "{0}不{1}也没有关系"),
    ),
    (
        f"{_WHO}(?:可以|有权){_WHAT}。",
        ("{0}是不能{1}的", "{0}没有资格{1}", "{1}属于违法行为，{0}也不例外",
         "法律剥夺了{0}{1}的权利"),
    ),
)  # fmt: skip
_BODY: tuple[Denial, ...] = (
    (
        "([^。《》“，应]{2,24})由([^。《》“，由]{2,20}(?:部门|机关|机构|政府|委员会|院|部|会))"
        "(负责|规定|制定|组织|承担|决定)。",
        ("{0}已改由{b}{2}", "{b}全权{2}{0}", "{0}的{2}权归{b}", "{2}{0}的权力在{b}手中"),
    ),
)
_VALUE: tuple[Denial, ...] = (
    (
        f"([^。《》“，；]{{2,16}}?)(?:最[长多高])?不得?超过{N}{UNIT}。",
        ("{0}放宽至{n}{2}", "{0}不超过{n}{2}即可", "{n}{2}才是{0}的上限"),
    ),
    (
        f"([^。《》“，；]{{2,20}})应当(?:自|从|在|于)?[^。《》“，；]{{0,24}}?(?:日起|后)?{N}{UNIT}以?内"
        f"([^。《》“，；]{{4,30}})。",
        ("{0}只要在{n}{2}内{3}就行", "{0}{3}的期限长达{n}{2}", "{3}的期限是{n}{2}，{0}不必着急"),
    ),
)
_otherwise = denier(
    Denials(_VALUE, _BODY, _RULES, ("气象局", "检察机关", "商会", "省人大"), "要到{day}才施行", 2)
)


def opposite(text: str, random: Random, *, reworded: bool) -> str | None:
    """Deny in words of its own, or of ``seminar`` where a sentence has several parts."""
    own = _otherwise(text, random, reworded=reworded)
    if own is not None or not re.search("，", text) or random.random() < 0.5:
        return own
    return plainly(text, random, reworded=reworded)
