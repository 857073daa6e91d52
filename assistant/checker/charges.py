"""Who is charged with a matter, told in whatever words. Pure.

审查由村民委员会负责, 负责审查的是村民委员会 and 要审查，得找村民委员会 tell the same.
Knows two texts, and nothing of where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from assistant.checker.passages import LONGEST_TOLD
from assistant.evidence.collation import collate
from index.letters import letters_of
from index.markers import without_marker

SAME_LETTERS = 0.85
"""Share of a matter's letters that must stand in another's to be the same."""
_ENDS_A_BODY = (
    r"(?:部门|机关|机构|政府|委员会|法院|检察院|仲裁庭|协会|学会|大会|人大|总署|银行|公司|单位|企业|[商联总工事]会|[合金究]会|[院部委局署厅馆站]|交易所|研究所"
    r"|(?:办事|管理|秘书|监管)处|(?:工商|商务|外交|国防|监察|审计|合作|供销|联|总)[会社]|办公室|居委会|村委会|中心)"
)
_BODY = rf"[^，。；：（）()“”《》\n]{{0,40}}?{_ENDS_A_BODY}"
_NAME = rf"[^，。；：（）()“”《》\n归由是的在]{{0,30}}?{_ENDS_A_BODY}"
_PARTY = r"[^，。；：（）()“”《》\n]{2,30}?[人者方员]"
_ENDS_ONE = re.compile(f"{_ENDS_A_BODY}|[人者方员]")
_KIND_OF_BODY = re.compile("(?:主管|行政|管理)*(?:部门|机关|机构|委员会|协会)$")
_COMMON = re.compile("管理|监督|行政|(?<=.)总局$|国家|国务院|全国|企业|单位|公司|有关|相关|各级")
"""What the names of many bodies have in common."""
_DOES = (
    "负责|制定|规定|组织|承担|决定|公布|批准|审批|管理|监督|编制|确定|发布|主管|受理"
    "|管辖|核发|颁发|签发|核准|认定|审核|划定|裁决|任免|监制|查处|征收"
)
_MATTER = r"[^，。；：\s]{2,80}"


@dataclass(frozen=True, slots=True)
class Charge:
    """A body that is charged with a matter.

    Attributes:
        body: As it is written.
        matter: Letters of what it does, the verb among them where one is told.
        order: Which stands first where it is told as documents do, the body or the matter.
    """

    body: str
    matter: str
    order: str = ""


_WHOSE = (
    r"[，,]|的(?:事情?|工作|权力|权限|职权|大权|权利|职责|责任)|(?:这|那|此|该)一?[件项桩](?:事情?|工作)|此事|这事"
    r"|(?:怎么|如何|怎样)(?:定|办|做|管)|由|归|在|是|为|交给?|属于?|全?[凭看靠]|去?找|该|应|得|须|要|改|现|一律|统一|都|也|才|就|只|一向"
)
"""Between a matter and its body: what leads from the one to the other, in whatever order."""
_FALLS = (
    r"(?:改|现|该|应|得|须|要|全|都|一律|统一|应当|仍|已经?|划|转)*(?:归口|归属于?|归|属于|该找|得找|要找|须找|去找|隶属于?)"
    r"|(?:的?(?:大权|权限|权力|职权|责任)|[制决]定权|审批权|管理权|管辖权)[，,]?(?:在于?|归|属于?|落在|落到)"
)
"""The same where it alone says so."""
_HAS_IT = (
    r"一手|独家|全权|全盘|统一|来|去|的|手[里中上]|身上|头上|名下|那里|那儿|包办|包揽|独揽|掌管|掌握|操办|经办|经手"
    r"|主导|牵头|过问|拿主意|拍板|说了算|作主|做主|分内之?事|分内|本职工作|本分|职责|职权|权限|地盘|事情?|管|定|办|做"
    rf"|承担|处理|行使|{_DOES}"
)
"""Behind a body: that a matter is its own."""
_WHOLLY = "一手|独家|全权|包办|包揽|独揽|掌管|操办|主导|牵头|拍板"
"""Between a body and its matter."""
_STATED = re.compile(
    rf"(?P<a>{_MATTER}?)由(?P<b>{_BODY}|{_PARTY})(?:负责)?(?P<v>{_DOES})(?:[并和、](?:{_DOES}))*(?=[。；\n]|$)"
    rf"|(?:^|(?<=[，。；）)\n]))(?P<b2>{_BODY})负责(?P<a2>{_MATTER})"
)
"""How a document says it."""
_RETOLD = re.compile(
    rf"(?:(?P<a>{_MATTER})的(?:单位|部门|机关|机构)?(?:只有|仅有|是)(?P<b>{_BODY})"
    rf"|由(?P<b6>{_BODY})(?P<v6>承担|负责|行使)(?P<a6>{_MATTER})"
    rf"|(?P<a7>{_MATTER}?)是由(?P<b7>{_BODY})(?:来|去)?(?P<v7>{_DOES})的?"
    rf"|(?P<b8>{_BODY})(?:来|去|主管|全权|统一|独家)(?P<v8>{_DOES}|)(?P<a8>{_MATTER})"
    rf"|(?P<a9>{_MATTER})的(?P<v9>{_DOES})(?:主体|权限?|单位|部门|机关|机构|者|方)(?:是|为|属于?|[归在])(?P<b9>{_BODY})"
    rf"|(?P<a10>{_MATTER})交给?(?P<b10>{_BODY})(?:去|来)?(?:做|办|处理|承担|负责|管)"
    rf"|(?P<a2>{_MATTER})的(?:牵头|主管|责任|负责|主责|经办|管理)(?:单位|部门|机关|机构|者|人|方)?[是为](?P<b2>{_BODY})"
    rf"|(?P<b11>{_BODY})(?:才|就)?[是为](?P<a11>{_MATTER})的(?P<v11>{_DOES})(?:者|人|方|主体|单位|部门|机关|机构)"
    rf"|(?P<a12>{_MATTER})(?:是|属于?)(?P<b12>{_BODY})的(?:法定)?(?:职权|权限|权力|职能|管辖)(?:范围)?"
    rf"|(?P<a13>{_MATTER}?)(?:只能|只有|必须|应当|应|须|已?改|已经?|现在?|统一|一律)由(?P<b13>{_BODY})(?:来|去|才能)*(?P<v13>{_DOES})"
    rf"|(?P<v16>{_DOES}|)(?P<a16>{_MATTER})的(?:权力|权限|职权|大权|权利|职责|责任)(?:在于?|归属?于?|属于|由|落在)(?P<b16>{_BODY})"
    rf"(?:手[中里上]|身上|所有|行使|掌握|承担)?"
    rf"|(?:该|要|应|得|须)由(?P<b14>{_BODY})(?:来|去)?(?P<v14>{_DOES})(?P<a14>{_MATTER})"
    rf"|(?P<a3>{_MATTER}?)(?:不归[^，。；]{{2,40}}管[，,])?(?:一律|统一|应当|都|也)*归(?P<b3>{_BODY})(?P<v3>{_DOES}|管)"
    rf"|要?(?P<v4>{_DOES})(?P<a4>{_MATTER})[，,]?(?:得|要|应当|应|须|必须)去?找(?P<b4>{_BODY})"
    rf"|(?P<a5>{_MATTER})是(?P<b5>{_BODY})的(?:事情?|职责|责任|工作|任务)"
    rf"|(?:对|就)?(?P<a17>{_MATTER}?)(?:进行|予以)?(?P<v17>{_DOES}|验收|登记|检查)的[，,]?(?:只|就|才)?是(?P<b17>{_NAME})"
    rf"|(?P<a18>{_MATTER}?)(?:{_WHOSE}){{1,4}}(?P<b18>{_NAME})(?:{_HAS_IT}){{1,4}}"
    rf"|(?P<a19>{_MATTER}?)[，,]?(?:{_FALLS}){{1,2}}(?P<b19>{_NAME})(?:{_HAS_IT}){{0,4}}"
    rf"|[把将](?P<a21>{_MATTER}?)(?:移?交|划|推|让)给了?(?P<b21>{_NAME})(?:{_HAS_IT}){{0,2}}"
    rf"|谁(?:来|去|该|应当?)*(?P<v22>{_DOES})(?P<a22>{_MATTER})[，,]?答案(?:就|只)?是(?P<b22>{_NAME})"
    rf"|(?P<b24>{_NAME}|海关)(?:才|就)?是(?P<v24>{_DOES})(?P<a24>{_MATTER})的"
    r"(?:[那唯]一?)?(?:[家个位]|单位|部门|机关|机构|主体)"
    rf"|(?P<a23>{_MATTER}?)由谁(?:来|去)?(?P<v23>{_DOES})[，,？?]*答案(?:就|只)?是(?P<b23>{_NAME})"
    rf"|(?P<b20>{_NAME})(?:{_WHOLLY}){{1,3}}(?P<a20>{_MATTER}))(?=[，。；！.|\s]|$)"
)
"""How others say it."""


_TAKEN_UP = re.compile(
    r"[，,](?:这|那|此|该)(?:一?[件项种类个])?(?:事情?|工作|职责|权力|权利|任务|做法)?(?=[是属归由])"
    r"|[，,]?(?:这|那|此|该)一?[件项桩](?:事情?|工作|任务)[，,]?(?=[是属归由该应得须要交改])|(?:怎么|如何|怎样)(?:定|办|做|管)[，,]"
)
"""What a sentence takes its topic up with: 制定办法，这是…的职权."""


_STRESSED = re.compile("(?:只能|只有|必须|应当?|须|已?改|已经?|现在?|统一|一律|都|是|交)$")
"""At the end of what stands before 由: told as no document tells it."""


def other_body(claim: str, source: str, *, in_its_form: bool = False) -> str | None:
    """The body that a claim charges with what its source charges only others with; else None.

    Args:
        claim: What is claimed.
        source: What it is held against.
        in_its_form: Whether a claim in the very form of its source counts too.
    """
    claim = _TAKEN_UP.sub("", claim)
    as_stated = [c for c in _charges(_STATED, claim) if not _STRESSED.search(c.matter)]
    retold = [*_charges(_RETOLD, claim), *_charges(_STATED, claim)]
    stated = stated_charges(source) if retold else []
    for told in retold:
        same = [s for s in stated if _is_about(told.matter, s.matter)]
        bodies = [s.body for s in same]
        orders = {t.order for t in as_stated if t.body == told.body}
        if not in_its_form and any(s.order in orders for s in same):
            continue  # in the very form of its source it is a copy, right or wrong
        if bodies and all(is_another(told.body, body) for body in bodies):
            return told.body
    return None


_DENIED = re.compile(
    rf"(?P<b>{_BODY})(?:并|也|都)?(?:无权|不负责|不能|不得|没有权力|没有权利|管不着|不再|不)(?P<v>{_DOES})(?P<a>[^，。；：]{{4,80}})"
)


def denied_body(claim: str, source: str) -> str | None:
    """The body that a claim denies to be charged with what its source charges it with."""
    denied = _charges(_DENIED, claim)
    stated = stated_charges(source) if denied else []
    for told in denied:
        bodies = [s.body for s in stated if _is_about(told.matter, s.matter)]
        if any(told.body in body or body in told.body for body in bodies):
            return told.body
    return None


_PAYS = re.compile(
    r"(?P<what>[^，。；：\n]{2,12}?(?:费用|费(?!用)|金|款))(?P<how>[^。；：\n]{0,20}?)[，,]?"
    r"由(?P<who>[^，。；：\n]{2,12}?)(?:承担|负担|支付|缴纳)"
)


def other_payer(claim: str, source: str) -> str | None:
    """Who pays by a claim what by its source another pays, of which it tells how much; else None.

    Told in the very form of its source it is a copy, right or wrong.
    """
    lines = (without_marker(line) for line in source.split("\n"))
    stated = [paid for line in lines for paid in _PAYS.finditer(line)]
    for told in _PAYS.finditer(claim):
        paid = [s for s in stated if _what(s) == _what(told)]
        payers = {one["who"] for one in paid}
        retold = not told["how"] and all(one["how"] for one in paid)
        if retold and len(payers) == 1 and is_another(told["who"], payers.pop()):
            return told["who"]
    return None


def _what(paid: re.Match[str]) -> str:
    return letters_of(_LIGHT.sub("", paid["what"])).text


def stated_charges(source: str) -> list[Charge]:
    """Whom a source charges with what, in the ways that documents have for it."""
    return list(_charges(_STATED, source))


def bodies_in(words: str) -> list[str]:
    """The names of bodies that a few words have; what leads to one is no part of it."""
    return re.findall(_NAME, words)


def charged_matters(claim: str) -> list[str]:
    """The letters of the matters that a claim charges a body with, also as documents charge it."""
    claim = _TAKEN_UP.sub("", claim)
    told = (*_charges(_RETOLD, claim), *_charges(_STATED, claim))
    bare = dict.fromkeys(_bare(charge.matter) for charge in told)
    return [words for matter in bare for words in (f"{matter}由", f"负责{matter}", matter)]


@lru_cache(maxsize=256)
def _charges(pattern: re.Pattern[str], text: str) -> tuple[Charge, ...]:
    """Whom a text charges by one of the patterns; a claim is read beside many sources."""
    is_read = len(text) <= LONGEST_TOLD and _ENDS_ONE.search(text)
    return tuple(_matched(pattern, text)) if is_read else ()


def _matched(pattern: re.Pattern[str], text: str) -> Iterator[Charge]:
    for match in pattern.finditer(text):
        found = {name: words for name, words in match.groupdict().items() if words}
        name, body = next((name, words) for name, words in found.items() if name[0] == "b")
        order = {"b": "matter", "b2": "body"}.get(name, "") if pattern is _STATED else ""
        parts = [words for name, words in found.items() if name[0] in "av" and words != "管"]
        yield Charge(body, letters_of("".join(sorted(parts, key=len))).text, order)


def _is_about(told: str, stated: str) -> bool:
    bare, other = (_LIGHT.sub("", matter) for matter in (_bare(told), stated))
    return len(bare) > 2 and collate(other, bare).share >= SAME_LETTERS


_LIGHT = re.compile("的|进行|予以|加以")
"""Words that a matter may be told with or without."""


def _bare(matter: str) -> str:
    return re.sub(f"^(?:有权|对|就)*(?:{_DOES})?", "", matter)


def is_another(one: str, other: str) -> bool:
    """Have two bodies no two letters of their own in common? 公安机关 may be meant by 公安部."""
    one, other = (_COMMON.sub("", _KIND_OF_BODY.sub("", body)) for body in (one, other))
    return len(one) > 1 and not any(one[i : i + 2] in other for i in range(len(one) - 1))
