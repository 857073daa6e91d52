"""Does a claim have one body do what its passage has another do, or one of another level? Pure.

渔政大队负责查处违法捕捞 is no reason to say that 违法捕捞由渔港管理站来查, which a model that reads
for meaning takes for the same. Who does what is held against the half sentence that tells of it:
of the bodies of a passage the one that a claim names has to stand there, and in the same part.

Knows no library and no model. Chinese alone: what was swapped in English the model told apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evidence.telling import HALVES, telling
from index.letters import stand_in_order

_OFFICE = (
    r"机关|部门|政府|委员会|法院|检察院|[大中支总分]队"
    r"|(?<=[\u4e00-\u9fff]{2})(?:[局厅]|站(?![出住岗不])|(?<=[出管法政务生监易理教])所)"
)
_PARTY = (
    r"公司|企业|单位|机构|组织|协会|学校|医院|银行|(?<=[\u4e00-\u9fff])(?<![个本他每某何数法别两])[人方]"
    r"|(?<=[\u4e00-\u9fff])者|(?<=[\u4e00-\u9fff])(?<![每各])[东长员户]"
)
_AFTER = r"(?![有在以称需得要列谓属内外里员口民工大均体身法式面案便期久短度于籍社事力])"
_BODY = re.compile(
    r"(?P<to>向|(?<!交)给(?!予)|[到找跟往去])?(?P<name>"
    rf"(?:(?!交(?![通管警])|[由向对被给和或的要可先到找跟往去经为是归让把从在与及许、，。；：:]|报(?!告|社))"
    rf"[\u4e00-\u9fff]){{0,10}}?"
    rf"(?:(?P<office>{_OFFICE})|{_PARTY}){_AFTER})"
)
_ALL_PROVINCES = re.compile("省、(?:自治区、)?直辖市")
_GOVERNMENT = re.compile("(?:(?P<level>[省市区县镇乡])级?)?政府$")
_OF_ANY = re.compile("各级|本级|同级|上级|下级|以上|以下|地方|当地|所在地|^政府$")
_CLASS = re.compile(
    "(?:^(?:主管|行政|业务主管|国家)?|其[他它]|别的|兄弟|各个?|有关|相关|这个|那[个家]|[哪几两]个|所属|专门|处罚"
    "|当地|上级|同级|任何)(?:机关|部门|政府)$"
)
"""An office that is named by no more than being one."""
_KIND = re.compile("(?:机关|部门|委员会|政府|[局厅站所委])$|监督|监管|管理|主管|行政")
_REFERENCE = re.compile(
    r"《[^《》]*》|(?:[^，。；：]{2,30}?(?:法|条例|办法|规定|细则|意见))?第[〇零一二三四五六七八九十百千0-9]+[条款项]"
)
_LEVEL = re.compile(
    r"(?<![区社园小街校城辖库禁山场地景牧林灾渔港洪护锁验设治])(?P<level>[省市区县镇乡])"
    r"(?![场容域村])(?=里|级|政府|人民政府|财政|、(?:[市区县镇乡]|自治区)|（[市区县]）|镇|[\u4e00-\u9fff]{1,10}(?:部门|机关|局|厅|委员会))"
)
_EVERY_LEVEL = re.compile("[各本下上]级|上一级|以上|以下|地方|当地|所在地")


@dataclass(frozen=True, slots=True)
class Body:
    """A body or person that a text names by what it is: 渔政大队, 出租人.

    Attributes:
        name: Its name, as far as it can be told from the words before it.
        is_office: It is a public one.
        receives: Something goes to it (向, 给), it does not act.
    """

    name: str
    is_office: bool
    receives: bool

    @property
    def is_particular(self) -> bool:
        """Is it an office that is told from others (水务局, not 有关部门)?"""
        return self.is_office and not _CLASS.search(self.name)

    @property
    def purpose(self) -> str:
        """The last two letters of what an office is for (车管 of 车管所), or none."""
        letters = _KIND.sub("", self.name)[-2:]
        return letters if self.is_office and len(letters) == 2 else ""

    def is_like(self, other: Body) -> bool:
        """May two names be of one body?

        So they may where they have letters in common that not all have, where one is short for the
        other (车管所 for 车辆管理所), and where a government is of a level that the other may be.
        """
        own, its = self.name, other.name
        shared = (_pairs(own) & _pairs(its)) - _GENERIC
        is_part = own in its or its in own
        return bool(shared) or is_part or self._is_short_for(its) or self._governs_as(its)

    def _is_short_for(self, name: str) -> bool:
        """Has a longer name the letters of what it is for, in their order?"""
        return bool(self.purpose) and stand_in_order(self.purpose, name)

    def _governs_as(self, name: str) -> bool:
        own, its = _GOVERNMENT.search(self.name), _GOVERNMENT.search(name)
        if own is None or its is None:
            return False
        return own["level"] in {None, its["level"]} or bool(_OF_ANY.search(name))


def bodies(text: str) -> list[Body]:
    """The bodies that a text names, in its order."""
    found = _BODY.finditer(_plain(text))
    return [Body(m["name"], bool(m["office"]), bool(m["to"])) for m in found]


def _plain(text: str) -> str:
    """A text without its references, its governments by their short names."""
    without = _REFERENCE.sub("，", text)
    return _ALL_PROVINCES.sub("省级", without).replace("人民政府", "政府")


def has_another_act(claim: str, passage: str) -> bool:
    """Does a claim have a body do what its passage has another do, or what goes to that body?

    Args:
        claim: One sentence.
        passage: What it may follow from.
    """
    said, stated = _plain(claim), _plain(passage)
    told = bodies(stated)
    return any(
        _is_another(body, _telling(said.replace(body.name, "，"), stated), told)
        for body in bodies(said)
        if len(body.name) > 1 and not _CLASS.search(body.name)
    )


def is_at_another_level(claim: str, passage: str) -> bool:
    """Does a claim name a level of government (区里, 省级) where what tells of it names others?"""
    telling = _telling(claim, passage)
    if _EVERY_LEVEL.search(telling):
        return False
    told, stated = (
        {found["level"] for found in _LEVEL.finditer(text)} for text in (claim, telling)
    )
    return bool(stated) and not told <= stated


def _telling(said: str, passage: str) -> str:
    return "；".join(telling(said, passage, HALVES))


def _is_another(body: Body, telling: str, told: Sequence[Body]) -> bool:
    """Is a body none of those in the half sentence that tells of it, or in another part there?"""
    here = bodies(telling)
    if like := [other for other in here if body.is_like(other)]:
        return not body.receives and all(other.receives for other in like)
    if body.purpose and body.purpose in telling:
        return False
    is_meant = any(body.is_like(other) for other in told)
    return bool(here) and (is_meant or (body.is_office and any(o.is_particular for o in here)))


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


_KINDS = ("机关", "部门", "政府", "单位", "机构", "公司", "组织", "大队")
_GENERIC = frozenset((*_KINDS, "管理", "主管"))
