"""Sorts of sentences of laws and policies, and the parts by which they can be told otherwise. Pure.

Knows nothing of documents, nor of how anybody words what is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from index.numerals import to_chinese, to_int
from tests.check_alterations import Opposite


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of sentence.

    Attributes:
        pattern: The whole sentence, its parts named.
        share: How often such a sentence is taken; the frequent ones would crowd out the others.
    """

    pattern: str
    share: float = 1.0


NOT = "应当|应该|不得|必须|可以|有权|严禁|不|未|无|除|但|仅|只|非|禁止|均|都|方可|才"
CHAR = r"[^。《》“”，；：;:,（）()]"
TAIL = "(?<![的后前时中内上下])"


def do(name: str = "what") -> str:
    """What is done, without a word that limits or denies it."""
    return rf"(?P<{name}>(?![、和或与及的以后即])(?:(?!{NOT}|违){CHAR}){{4,36}}{TAIL})"


START = "(?![对经在因由依按将把被以凡为从向与但各并应此当自至或任给所有]|设立)"
END = (
    "(?:机关|部门|单位|人|者|机构|企业|组织|委员会|政府|学校|公司|法院|检察院|国家|协会|人员|方"
    "|合作社|团体|办公室|办事处|国务院|[^机]会|妇女|职工|学生|家长|幼儿园|公民|教师|律师|代表|员|监护人"
    "|银行|经营者|平台|医院|股东|董事|法人|当事人)"
)
WHO = (
    rf"(?P<who>{START}(?:(?!{NOT}|的|对|任何|根据|按照|依照|依法|自){CHAR}){{0,18}}{END})"
    rf"(?:依法)?"
)
"""Who a rule is for."""
THING = (
    rf"(?P<thing>{START}(?:(?!{NOT}|根据|按照|依照|的$){CHAR}){{2,20}}"
    r"(?<![均也还并时后前内中的上下])(?<!人)(?<!机关)(?<!部门)(?<!单位)(?<!者)(?<!机构)(?<!政府)"
    r"(?<!会)(?<!院)(?<!处)(?<!室)(?<!团体)(?<!学校)"
    r"(?<!人员)(?<!企业)(?<!公司)(?<!国家)(?<!幼儿园)(?<!妇女))"
)
"""What a rule is about, where it is nobody."""
IF = rf"(?P<if>(?![对因在自从经])(?:(?!{NOT}|之一){CHAR}){{5,38}}[^目])的，"
"""A case that says nothing of a lack."""
CASE = r"(?P<if>(?:(?!之一|情形|除|但|首要分子|尚|的，)[^。；：《》“”（）]){5,60}[^目])的，"
"""A case that is punished or judged, whatever it says."""
NUM = "(?P<n>[0-9]+|[一二三四五六七八九十百]+)"
UNIT = "(?P<u>个?(?:工作日|月|小时)|日|年|周岁|[万亿]?元|人|名|次|%|米)"
BODY = rf"(?P<body>(?:(?!的|实行|、|{NOT}){CHAR}){{2,20}}[门关府会院部局构])"
REST = r"(?:，(?:并|以及|同时)(?!不|非)[^。；但除]{4,60})?。"
"""The end, or one more duty of the same kind: who denies the first denies the whole."""
ANYONE = (
    "(?:任何|其他)?(?:单位和个人|组织和个人|单位或者个人|组织或者个人|组织、个人|单位、个人"
    "|个人|人)"
)

_POINTS = re.compile(
    r"下列|其中|前[一二三四两几]|战时犯|以下(?:情形|条件|规定)|前款|前条|前项|上述|前述"
    r"|其(?![他中实余])|该|本条(?!例)|第[^，。]{1,8}[条款项章]"
    r"|同级|上级|上一级|本[级市省章节院区人单会行站校级案]|必要时|当地|会议|另有规定|(?:具体|实施"
    r"|有关|管理)办法由"
    r"|本(?:法|条例|办法|规定|解释|决定)|这|规定的|此|以外的|他们|双方|对方|有关规定|相应"
)
"""What a sentence says of something that is not in it."""
_DEFINED = re.compile(r"本(?:法|条例|办法|规定|解释)所称的?(?=[^，。]{2,14}，?是指)")
IN_FORCE = re.compile(
    r"本(?:法|条例|规定"
    r"|办法)自([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日起施行。"
)
_BODIES = ("审计机关", "税务机关", "海事管理机构", "工商业联合会", "邮政管理部门", "气象部门")
SORTS = {
    "at_most": Sort(
        rf"(?P<x>[^。，；《》“：]{{4,26}}?)(?:最[长多高])?不(?:得|能|应)?超过{NUM}{UNIT}。",
    ),
    "at_least": Sort(
        rf"(?P<x>[^。，；《》“：]{{4,26}}?)不(?:得|应)?(?:少于|低于){NUM}{UNIT}。",
    ),
    "within": Sort(
        rf"(?:[^。；《》“：;（0-9应但除]{{4,36}}，)?{WHO}应当(?:自|在"
        rf"|于)?[^。《》“，；第]{{0,24}}?"
        rf"(?:日起|后|之日)?{NUM}{UNIT}以?内(?P<what>(?:(?!{NOT}){CHAR}){{4,34}}{TAIL}){REST}",
    ),
    "period": Sort(
        rf"(?P<x>[^。，；《》“：]{{2,24}}?(?:期限|期间|任期|时效|有效期|保存期|期))[为是]?{NUM}"
        rf"(?P<u>年|个月|日)。",
    ),
    "every": Sort(
        rf"(?P<x>[^。《》“，；]{{2,24}}?)(?:应当)?(?:至少)?每{NUM}(?P<u>年|个月)(?:至少)?"
        rf"(?P<what>[^。《》“，；]{{3,18}})一次。",
    ),
    "imprisoned": Sort(
        rf"{CASE}(?:处|应当处|判处){NUM}(?P<u>年)以[下上]"
        rf"(?:[一二三四五六七八九十]+年以下)?有期徒刑[^。]{{0,60}}。",
        0.4,
    ),
    "fined": Sort(
        rf"(?:违反[^，。；]{{2,30}}规定，)?{CASE}(?:(?!的，|逾期|拒不)[^。]){{0,60}}?(?<!可以)"
        rf"(?<!并)处以?{NUM}(?P<u>万?元|倍)以上"
        r"(?:[0-9一二三四五六七八九十百]+)(?:万?元|倍)以下的?罚款[^。]{0,40}。",
        0.5,
    ),
    "made_up_of": Sort(
        rf"(?P<who>{START}(?:(?!{NOT}){CHAR}){{2,18}})由{NUM}(?P<u>名|人)"
        rf"(?P<what>[^。，；《》“至以]{{0,20}}组成)。",
    ),
    "by_body": Sort(
        rf"(?P<x>(?!具体|所需|有关|相关)(?:(?!{NOT}){CHAR}){{5,34}})(?<!理)由{BODY}(?:依法)?"
        r"(?P<act>负责|制定|规定|管理|管辖|决定|批准|任免|召集|核发|确定|设立|组织实施)。",
    ),
    "in_charge": Sort(
        rf"{BODY}(?:依法)?(?P<act>负责|主管)(?P<x>(?:(?!{NOT}|所属|本){CHAR}){{4,36}})。",
    ),
    "answers_to": Sort(
        rf"{WHO}对(?P<x>[^。，；：《》“的]{{2,16}}(?:会|政府|机关|部门|院))负责"
        rf"(?:[，并]*[^。，；]{{0,12}}报告工作)?。",
    ),
    "answers_for": Sort(
        rf"{WHO}(?:应当)?对(?P<x>(?:(?!{NOT}){CHAR}){{4,26}}(?:性|质量|安全|结果|情况|行为"
        rf"|工作))负责。",
    ),
    "paid_by": Sort(
        rf"(?P<x>(?:(?!{NOT}){CHAR}){{3,24}}(?:经费|费用|开支|资金))由(?P<body>(?:(?!{NOT})"
        rf"{CHAR}){{2,20}})(?:承担|负担|保障|支付|拨付|解决)。",
    ),
    "in_budget": Sort(
        rf"(?P<x>(?:(?!{NOT}){CHAR}){{3,24}}(?:经费|费用|资金))(?:应当)?列入(?P<y>(?:(?!{NOT})"
        rf"{CHAR}){{2,20}}预算)。",
    ),
    "has": Sort(
        rf"(?P<x>(?:(?!{NOT}|国家|保障|持有|包括|的){CHAR}){{3,30}})(?P<v>具有|享有)(?P<y>(?:(?!"
        rf"{NOT}){CHAR}){{3,28}})。",
    ),
    "has_not": Sort(
        rf"(?P<x>(?:(?!{NOT}|国家|保障){CHAR}){{4,32}})不(?P<v>具有|享有)(?P<y>(?:(?!{NOT})"
        rf"{CHAR}){{3,28}})。",
    ),
    "bears_not": Sort(
        rf"(?P<x>(?:(?!{NOT}|国家|保障){CHAR}){{4,32}})不(?P<v>承担|负有?)(?P<y>(?:(?!{NOT})"
        rf"{CHAR}){{3,28}})。",
    ),
    "owned": Sort(
        rf"(?P<x>(?:(?!{NOT}){CHAR}){{2,30}})属于(?P<y>国家|全民|(?:(?!{NOT})"
        rf"{CHAR}){{0,8}}集体)所有[^。，；]{{0,8}}。",
    ),
    "belongs": Sort(
        rf"(?P<x>(?:(?!{NOT}|的){CHAR}){{3,30}})属于(?P<y>(?:(?!{NOT}|所有){CHAR}){{3,28}})。",
    ),
    "deemed": Sort(
        rf"{IF}(?:应当)?(?:视为|视同)(?P<y>(?:(?!{NOT}){CHAR}){{3,24}})。",
    ),
    "void_if": Sort(
        rf"{CASE}(?P<y>[^。，；《》“：不]{{2,24}}?)无效。",
    ),
    "void": Sort(
        rf"(?P<x>(?:(?!{NOT}){CHAR}){{4,40}}的(?:合同|条款|决议|行为|约定|遗嘱|协议|部分|担保"
        rf"|信托))无效。",
    ),
    "applies_not": Sort(
        r"(?P<x>[^。，；《》“：]{5,40})不适用(?:于)?(?P<y>(?:(?!本|第)[^。，；《》]){4,24})。",
    ),
    "affects_not": Sort(
        r"(?P<x>[^。，；《》“：]{4,40}?)的?，?不影响(?P<y>(?:(?!本|第)[^。，；《》]){3,30})。",
    ),
    "only_by": Sort(
        rf"(?P<x>[^。，；《》“：的]{{3,22}})(?:只能)(?!.*一[个次种名]){do()}。",
    ),
    "limited_to": Sort(
        rf"(?P<x>[^。，；《》“：的]{{3,22}})(?:仅限于|限于|仅用于|只用于){do()}。",
    ),
    "means": Sort(
        r"(?:(?:本法|本条例|本办法|本规定|本解释)所称的?)?(?P<x>[^。，；：《》“]{2,14})，?是指"
        r"(?P<y>(?:(?!下列|以下)[^。；：《》“（）]){8,50})。",
        0.3,
    ),
    "is": Sort(
        rf"(?P<x>(?:(?!{NOT}|本|如|的|就|即|总|还|会|要|以|只){CHAR}){{2,16}})是(?!指)(?P<y>(?:(?!"
        rf"{NOT}|为了|根据){CHAR}){{5,36}}(?:人|机关|机构|组织|部门|责任人|义务|企业|合同|行为))。",
    ),
    "protected": Sort(
        r"(?P<x>(?:(?!国家)[^。，；：《》“的]){3,24})受(?:国家)?(?:法律)?(?:的)?保护。",
    ),
    "state_protects": Sort(
        r"国家(?:依法)?(?:保护|保障|维护)(?P<x>(?:(?!不|和.*和)[^。，；：《》“]){4,30})。",
    ),
    "established": Sort(
        rf"(?P<who>国家|本市|本省)(?:建立健全|建立和完善|建立、健全|建立|实行|实施)(?P<x>(?:(?!"
        rf"{NOT}){CHAR}){{3,30}}(?:制度|机制|体系|原则|管理|方针))(?:，[^。；但除]{{4,80}})?。",
        0.5,
    ),
    "principle": Sort(
        rf"(?P<x>{START}(?:(?!{NOT}|的){CHAR}){{2,24}})(?:应当)?(?:坚持|遵循)(?P<y>(?:(?!{NOT})"
        rf"{CHAR}){{4,40}}原则)。",
    ),
    "takes_effect": Sort(
        rf"(?P<x>(?:(?!{NOT}|的，){CHAR}){{3,30}})自(?P<y>(?:(?!{NOT}){CHAR}){{2,24}}?)(?:之日起"
        rf"|时起|时|之日)?(?P<v>生效|成立|设立|消灭|发生效力)。",
    ),
    "no_consent": Sort(
        r"未经(?P<ok>[^。《》“，；依法]{2,24}(?:批准|同意|许可|审批|审核|登记|核准))的?，"
        rf"(?:{ANYONE})?(?:都|均|一律)?(?:不得|禁止|严禁)(?:擅自)?(?![超低少]|擅自"
        rf"|对抗)" + do() + REST,
    ),
    "only_after": Sort(
        rf"{WHO}(?:必须|应当)?(?P<ok>(?:经|取得)[^。，；《》“]{{4,26}}(?:批准|同意|许可|审批"
        rf"|合格|核准|证书|许可证))，?(?:后|并)?，?"
        r"(?:方可|才能|方能|才可以)" + do() + "。",
    ),
    "liable": Sort(
        CASE + r"(?:依法|应当|由[^，。]{2,10})*承担"
        r"(?P<y>(?:(?!不|未|相应|刑事)[^。，；《》“]){2,16}责任)。",
    ),
    "prosecuted": Sort(
        CASE + r"(?:依法|应当)*追究(?:[^。，；]{0,10}的)?(?P<y>刑事责任|法律责任)。",
    ),
    "punished": Sort(
        CASE + r"(?:(?:依法|应当)*)"
        r"(?P<y>给予处分|给予行政处分|给予警告|吊销[^。，；]{2,16}证|没收违法所得)。",
    ),
    "not_liable": Sort(
        CASE + r"不负(?P<y>刑事责任|赔偿责任|责任)。",
    ),
    "heavier": Sort(
        CASE + r"(?:(?:依法|应当|予以|酌情)*)从重处罚。",
    ),
    "lighter": Sort(
        CASE + r"(?:可以|应当|依法)*(?:从轻|减轻)(?:或者(?:减轻|免除))?处罚。",
    ),
    "refused": Sort(
        IF + r"(?P<y>(?:(?!的|可)[^，。；：不]){0,16}?)不予(?P<v>(?:(?!的)[^，。；：处]){2,12})。",
    ),
    "ordered": Sort(
        CASE + rf"由{BODY}(?:依法)?责令[^。]{{2,80}}。",
        0.4,
    ),
    "if_must": Sort(
        IF + WHO + "(?:应当|必须)" + do() + REST,
        0.5,
    ),
    "if_not": Sort(
        IF + WHO + "不得(?![低超少高多])" + do() + "。",
    ),
    "if_may": Sort(
        IF + WHO + "(?:可以|有权)" + do() + "。",
        0.7,
    ),
    "but_except": Sort(
        rf"(?P<x>(?:(?!但|除|另有|是指){CHAR}|，){{6,50}}?)[，；]但是?，?(?P<y>(?:(?!另有|规定)"
        rf"{CHAR}){{4,30}}?)的?除外。",
    ),
    "except": Sort(
        r"除(?P<y>(?![依按应具符由])(?:(?!规定|另有|处罚|责任"
        r"|[应可]以?)[^。，；《》“（）]){3,24}?)(?:以外|之外|外)，"
        r"(?P<x>(?:(?!还|也|均|并|另|同时|其他)[^。；《》“：]){2,20}(?:应当|不得|必须)(?:(?!还|也"
        r"|并)[^。；《》“：，]){4,40})。",
    ),
    "anyone_may": Sort(
        r"(?:任何|其他)(?:单位和个人|组织和个人|单位或者个人|组织或者个人|组织、个人|单位、个人)"
        r"(?:都|均)?有权"
        + do() + "。",
    ),
    "forbidden": Sort(
        "(?:严禁|禁止)(?:擅自)?(?!任何|擅自|.*的范围)" + do() + "。",
    ),
    "nobody_may": Sort(
        rf"{ANYONE}(?:都|均)?不得(?:擅自)?(?![超低少高多]|擅自)" + do() + "。",
    ),
    "must_not": Sort(
        WHO + "不得(?![低超少高多])" + do() + REST.replace("并|以及|同时", "也不得|不得|更不得"),
    ),
    "thing_not": Sort(
        THING + "不得(?![低超少高多])" + do() + "。",
    ),
    "must": Sort(
        WHO + "必须" + do() + REST,
    ),
    "shall": Sort(
        WHO + "应当" + do() + REST,
        0.3,
    ),
    "thing_shall": Sort(
        THING + "(?:应当|必须)" + do() + REST,
        0.6,
    ),
    "right": Sort(
        WHO + "有权" + do() + "。",
    ),
    "may": Sort(
        WHO + "可以(?!请求书)" + do() + "。",
        0.6,
    ),
    "thing_may": Sort(
        THING + "可以(?!请求书)" + do() + "。",
    ),
    "encouraged": Sort(
        rf"(?:国家|本市|本省|各地)?(?:鼓励[和、]支持|支持[和、]鼓励|鼓励|支持|提倡|倡导)"
        rf"(?P<what>(?![、和或]|其他)(?:(?!{NOT}){CHAR}){{5,36}}(?<![的内式中下上后]))"
        rf"(?:，[^。]{{4,60}})?。",
        0.6,
    ),
}  # fmt: skip
"""Every sort by its name, the more particular ones first."""


def sorts_of(
    text: str, random: Random, sorts: Mapping[str, Sort] = SORTS
) -> Iterator[tuple[str, re.Match[str]]]:
    """The sorts of a sentence that stands for itself, each with its parts; frequent ones seldom."""
    if text.startswith(("（", "(")) or _POINTS.search(_DEFINED.sub("", text)):
        return
    for name, sort in sorts.items():
        if (match := re.fullmatch(sort.pattern, text)) and random.random() < sort.share:
            yield name, match


def parts_of(match: re.Match[str], random: Random) -> dict[str, str] | None:
    """The parts of a sentence, another body and other amounts; None where its amount has none."""
    bodies = [b for b in _BODIES if b not in match[0] and b[:2] not in match[0]]
    fields = {k: v or "" for k, v in match.groupdict().items()} | {"b": random.choice(bodies)}
    if "n" not in fields:
        return fields
    size = to_int(fields["n"]) or 0
    if not 2 <= size < 900:
        return None
    write: Callable[[int], str] = str if fields["n"].isascii() else to_chinese
    more, less = size * random.choice((2, 3)), size // 2
    if fields["u"] == "周岁":
        more, less = size + 3, max(1, size - 2)
    return fields | {"more": write(more), "less": write(less)}


def _denial_of(
    text: str,
    random: Random,
    sorts: Mapping[str, Sort],
    claims: Mapping[str, Sequence[str]],
    everyday: Mapping[str, str],
    share: float,
) -> str | None:
    """Deny a sentence as its sort is denied; None where it is of none.

    Args:
        text: The sentence.
        random: Chooses the words, the body and the amount.
        sorts: That it may be of.
        claims: What denies each sort.
        everyday: Words for those of what is done.
        share: How often they are put.
    """
    found = next(sorts_of(text, random, sorts), None)
    if found is None:
        return None
    is_everyday = random.random() < share
    fields = parts_of(found[1], random)
    if fields is None:
        return None
    if is_everyday and "what" in fields:
        for formal, plain in everyday.items():
            fields["what"] = fields["what"].replace(formal, plain)
    return random.choice(claims[found[0]]).format(**fields)


def denier_of_sorts(
    sorts: Mapping[str, Sort],
    claims: Mapping[str, Sequence[str]],
    everyday: Mapping[str, str],
    *,
    in_force: Sequence[str],
    member: re.Pattern[str] | None = None,
    share: float,
) -> Opposite:
    """How one way to write denies a sentence as the first of its sorts is denied.

    Args:
        sorts: That a sentence may be of.
        claims: What denies each sort.
        everyday: Words for those of what is done.
        in_force: What denies the day of effect: {year}, {later[1]} one year behind it, {earlier[1]}
            one before, {month}, {next_month} and {day}.
        member: The end of an item that only its list makes a rule, which is not denied.
        share: How often everyday words are put.
    """

    def opposite(text: str, random: Random, *, reworded: bool) -> str | None:
        if match := IN_FORCE.fullmatch(text):
            if not reworded:
                return None
            year, month, day = map(int, match.groups())
            return random.choice(in_force).format(
                year=year,
                month=month,
                next_month=month % 12 + 1,
                day=day,
                later=range(year, year + 4),
                earlier=range(year, year - 4, -1),
            )
        if member and member.search(text):
            return None
        return _denial_of(text, random, sorts, claims, everyday, share)

    return opposite
