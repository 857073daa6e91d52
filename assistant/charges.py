"""Who is charged with a matter, told in whatever words. Pure.

审查由村民委员会负责, 负责审查的是村民委员会 and 要审查，得找村民委员会 tell the same.
Knows two texts, and nothing of where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.collation import collate
from index.letters import letters_of

SAME_MATTER = 0.85
"""Share of a matter's letters that must stand in another's to be the same."""
_BODY = (
    r"[^，。；：（）()“”《》\n]{0,40}?"
    r"(?:部门|机关|机构|政府|委员会|法院|检察院|仲裁庭|协会|学会|大会|人大|总署|银行|公司|单位|企业|[商联总工事]会|[合金究]会|[院部委局署厅馆站]|交易所|研究所"
    r"|(?:办事|管理|秘书|监管)处|(?:工商|商务|外交|国防|监察|审计|合作|供销|联|总)[会社]|办公室|居委会|村委会|中心)"
)
_KIND_OF_BODY = re.compile("(?:主管|行政|管理)*(?:部门|机关|机构|委员会|协会)$")
_COMMON = re.compile("管理|监督|行政|(?<=.)总局$|国家|全国")
"""What the names of many bodies have in common."""
_DOES = (
    "负责|制定|规定|组织|承担|决定|公布|批准|审批|管理|监督|编制|确定|发布|主管|受理"
    "|管辖|核发|颁发|签发|核准|认定|审核|划定|裁决|任免|监制|查处|征收"
)
_MATTER = r"[^，。；：\n]{2,80}"


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


_STATED = re.compile(
    rf"(?P<a>{_MATTER}?)由(?P<b>{_BODY})(?:负责)?(?P<v>{_DOES})(?=[。；\n]|$)"
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
    rf"|(?P<a5>{_MATTER})是(?P<b5>{_BODY})的(?:事情?|职责|责任|工作|任务))(?=[，。；！.|\s]|$)"
)
"""How others say it."""


_TAKEN_UP = re.compile(
    r"[，,](?:这|那|此|该)(?:一?[件项种类个])?(?:事情?|工作|职责|权力|权利|任务|做法)?(?=[是属归由])"
)
"""What a sentence takes its topic up with: 制定办法，这是…的职权."""


def other_body(claim: str, source: str, *, in_its_form: bool = False) -> str | None:
    """The body that a claim charges with what its source charges only others with; else None.

    Args:
        claim: What is claimed.
        source: What it is held against.
        in_its_form: Whether a claim in the very form of its source counts too.
    """
    claim = _TAKEN_UP.sub("", claim)
    retold = [*_charges(_RETOLD, claim), *_charges(_STATED, claim)]
    stated = list(_charges(_STATED, source)) if retold else []
    for told in retold:
        bodies = [s.body for s in stated if _is_about(told.matter, s.matter)]
        same = (s for s in stated if _is_about(told.matter, s.matter))
        if not in_its_form and any(s.order == told.order for s in same):
            continue  # in the very form of its source it is a copy, right or wrong
        if bodies and all(_is_another(told.body, body) for body in bodies):
            return told.body
    return None


_DENIED = re.compile(
    rf"(?P<b>{_BODY})(?:并|也|都)?(?:无权|不负责|不能|不得|没有权力|没有权利|管不着|不再|不)(?P<v>{_DOES})(?P<a>[^，。；：]{{4,80}})"
)


def denied_body(claim: str, source: str) -> str | None:
    """The body that a claim denies to be charged with what its source charges it with."""
    denied = list(_charges(_DENIED, claim))
    stated = list(_charges(_STATED, source)) if denied else []
    for told in denied:
        bodies = [s.body for s in stated if _is_about(told.matter, s.matter)]
        if any(told.body in body or body in told.body for body in bodies):
            return told.body
    return None


def charged_matters(claim: str) -> list[str]:
    """The letters of the matters that a claim charges a body with."""
    claim = _TAKEN_UP.sub("", claim)
    told = (*_charges(_RETOLD, claim), *_charges(_STATED, claim))
    return [_bare(charge.matter) for charge in told]


def _charges(pattern: re.Pattern[str], text: str) -> Iterator[Charge]:
    for match in pattern.finditer(text):
        found = {name: words for name, words in match.groupdict().items() if words}
        name, body = next((name, words) for name, words in found.items() if name[0] == "b")
        order = {"b": "matter", "b2": "body"}.get(name, "") if pattern is _STATED else ""
        parts = [words for name, words in found.items() if name[0] in "av" and words != "管"]
        yield Charge(body, letters_of("".join(sorted(parts, key=len))).text, order)


def _is_about(told: str, stated: str) -> bool:
    bare = _bare(told)
    return len(bare) > 2 and collate(stated, bare).share >= SAME_MATTER


def _bare(matter: str) -> str:
    return re.sub(f"^(?:有权)?(?:{_DOES})", "", matter)


def _is_another(one: str, other: str) -> bool:
    """Have two bodies no two letters of their own in common? 公安机关 may be meant by 公安部."""
    one, other = (_COMMON.sub("", _KIND_OF_BODY.sub("", body)) for body in (one, other))
    return len(one) > 1 and not any(one[i : i + 2] in other for i in range(len(one) - 1))
