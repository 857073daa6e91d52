"""What a rule of a known form is denied by, told in whatever words beside it. Pure.

A rule says of some matter one thing of two: that it is excepted or
counted in, repealed or kept, punished harder or milder, that it has a bearing or none. Who tells
the matter and, in the words beside it, the other of the two, denies the rule.
Knows two texts, and nothing of where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.evidence.collation import collate
from index.letters import letters_of
from index.markers import without_markers

TOLD = 0.85
"""Share of a matter's letters in a claim from which it tells that matter."""
LEAST_MATTER = 4
"""Letters of a matter, of which fewer may stand in a claim by chance."""
LONGEST_BESIDE = 40
"""Letters beside its matters with which a claim still says nothing else of them."""
LEAST_BLOCK = 2
"""Letters in a row of a claim that are those of a matter, and not words beside it."""
LEAST_RUN = 8
"""The same of those of the rest of a source."""


@dataclass(frozen=True, slots=True)
class _Contrary:
    """A form of rule, and what tells the contrary of it.

    Attributes:
        rule: The form; each group is a matter that a claim has to tell.
        denies: What tells the contrary, in the words beside the matters.
        agrees: What tells the rule there, or that the contrary is not so.
        repeats: What tells the rule anywhere in a claim.
    """

    rule: re.Pattern[str]
    denies: re.Pattern[str]
    agrees: re.Pattern[str]
    repeats: re.Pattern[str]


_NOT = "[不没无未非别莫]"
_AFFIRMED = f"(?<!{_NOT})(?<!{_NOT}[予再获受有])"
"""Before a word, that it is not denied."""


_EXCEPTION = _Contrary(
    rule=re.compile(
        r"(?P<rule>[^。；\n]{8,}?)[，；]但是?[，,]?(?P<case>[^。；\n]{4,50}?)的?(?:除外|例外)"
    ),
    denies=re.compile(
        r"[也都同一]样|一并|一体|照(?:办|样|旧)|哪怕|即[使便]|就算|纵[使然]|[不无]论|不管|[躲逃绕]不开"
        rf"|{_NOT}[^，。；\n]{{0,6}}(?:例外|豁免|除外)|(?:例外|豁免|除外)[^。；\n]{{0,8}}{_NOT}"
    ),
    agrees=re.compile(
        rf"(?<!{_NOT})(?:不受|不适用|不在此|不在其内|另当别论|可以不|无需|不必|不用|免予|免于)"
        rf"|(?<![不没无未列作])(?:为?例外|除外)(?![^。；\n]{{0,8}}{_NOT})"
    ),
    repeats=re.compile(f"除外(?![^，。；\\n]{{0,8}}{_NOT})|不在此限|另当别论"),
)
_REPEAL = _Contrary(
    rule=re.compile(r"《(?P<title>[^》]{4,})》[^《。；]{0,30}?同时(?:废止|失效)"),
    denies=re.compile(
        r"仍|照(?:常|样|旧)|继续|接着|沿用|往后|今后|管[事用]|有效"
        rf"|{_NOT}[^，。；\n]{{0,4}}(?:停用|到头|过期|失效|废)"
    ),
    agrees=re.compile(
        rf"(?<!{_NOT})(?<!{_NOT}有)(?<!{_NOT}被)(?:废|失效|停用|作废|过期)|不再|退出|终止"
    ),
    repeats=re.compile(f"{_AFFIRMED}(?:同时废止|同时失效)"),
)
_DEFINITION = _Contrary(
    rule=re.compile(r"(?P<word>[^，。；\n]{2,40}?)[，,]?是指(?P<sense>[^。；\n]{6,})"),
    denies=re.compile(r"不是一[回码]事|两[回码]事|[不无]相[干关]|另有所指|扯不上"),
    agrees=re.compile("并非两|不是两"),
    repeats=re.compile(f"{_AFFIRMED}是指"),
)
_BEARING = _Contrary(
    rule=re.compile(r"(?P<case>[^，。；\n]{4,60}?)的?[，,]?不影响(?P<matter>[^，。；\n]{4,60})"),
    denies=re.compile(
        r"影响|牵连|连累|拖累|耽误|波及|动摇|撼动|左右|妨碍|阻[碍挡]|要?看|取决|[随跟]着|随之|落空|[就便会要得](?:停|变|改|中止|中断|搁)"
        r"|因[^，。；\n]*[变改停]"
    ),
    agrees=re.compile(f"{_NOT}|照(?:常|样|旧)|仍"),
    repeats=re.compile("不(?:会)?影响"),
)
_HARDER = _Contrary(
    rule=re.compile(r"(?P<case>[^。；\n]{8,}?)的?[，,](?:应当)?(?:依法)?从重处罚"),
    denies=re.compile("轻|从?宽|网开|手下留情|免|减"),
    agrees=re.compile(rf"重|严|{_NOT}[^，。；\n]{{0,6}}(?:轻|宽|免|减)"),
    repeats=re.compile(f"{_AFFIRMED}从重"),
)
_MILDER = _Contrary(
    rule=re.compile(
        r"(?P<case>[^。；\n]{8,}?)的?[，,](?:可以|应当)?(?:从轻|减轻|免除)"
        r"(?:、减轻|或者减轻)*(?:或者免除)?处罚"
    ),
    denies=re.compile("加重|从重|从严|[更多]重|重罚|严惩"),
    agrees=re.compile(rf"轻|宽|免|减|{_NOT}[^，。；\n]{{0,6}}(?:重|严)"),
    repeats=re.compile(f"{_AFFIRMED}(?:从轻|减轻|免除)"),
)
_FREEDOM = _Contrary(
    rule=re.compile(r"(?P<who>[^，。；\n]{4,30}?)不(?:承担|负担?)(?P<what>[^，。；\n]{4,40})"),
    denies=re.compile("承担|要扛|照样|[免逃躲跑]不[了掉]"),
    agrees=re.compile(f"不(?:用|必|须|需要?|再)?(?:承担|扛)|(?<!{_NOT})(?<!{_NOT}有)(?:免除|豁免)"),
    repeats=re.compile("不(?:承担|负)"),
)
_DUTY = _Contrary(
    rule=re.compile(r"应当(?P<what>[^，。；\n]{4,60})"),
    denies=re.compile(
        r"说了算|[做办]不[做办]都|都[可行](?:以)?|可有可无|可[做办]可不[做办]|随[意便]|看着办"
        r"|自愿|自便|倡议|提倡|不强[制求]"
    ),
    agrees=re.compile(rf"应当?|必须|须|{_NOT}[^，。；\n]{{0,4}}(?:随|自愿|倡议|提倡|都[可行])"),
    repeats=re.compile(f"{_AFFIRMED}(?:应当|必须)"),
)
_RIGHT = _Contrary(
    rule=re.compile(r"有权(?P<what>[^，。；\n]{6,60})"),
    denies=re.compile(f"违[法规]|非法|犯法|越权|{_NOT}有?权"),
    agrees=re.compile(
        f"合[法规]|(?<!{_NOT})(?<!{_NOT}有)有权|{_NOT}[^，。；\n]{{0,4}}(?:违|非法|犯法|越)"
    ),
    repeats=re.compile(f"{_AFFIRMED}有权"),
)
_FAVOUR = _Contrary(
    rule=re.compile(
        r"(?:支持|鼓励|扶持)(?:和支持|和引导|、支持|、引导)*(?P<what>[^，。；\n]{4,60})"
    ),
    denies=re.compile(
        f"叫停|限制|禁止|冷落|打压|反对|红灯|冷水|管住"
        f"|{_NOT}[^，。；\n]{{0,2}}(?:支持|鼓励|扶持|政策|钱|赞[同成]|待见|欢迎)"
    ),
    agrees=re.compile(f"{_NOT}[^，。；\n]{{0,4}}(?:叫停|限制|禁止|冷落|打压|反对|红灯|冷水|管住)"),
    repeats=re.compile(f"{_AFFIRMED}(?<!{_NOT}.)(?:支持|鼓励|扶持)"),
)
_PERMISSION = _Contrary(
    rule=re.compile(r"可以(?P<what>[^，。；\n]{6,60})"),
    denies=re.compile("红灯|追究|追责|违[法规]|犯法|挨罚|受罚|处罚|取缔"),
    agrees=re.compile(
        rf"{_NOT}[^，。；\n]{{0,4}}(?:红灯|追|违|犯|罚|取缔)|未经|擅自|违反|如果|弄虚作假|虚假|逾期|超过"
    ),
    repeats=re.compile(f"{_AFFIRMED}可以"),
)
_PREVALENCE = _Contrary(
    rule=re.compile(r"(?P<case>[^，。；\n]{4,60})[，,]以(?P<what>[^，。；\n]{4,30})为准"),
    denies=re.compile(f"让位|靠边|作废|无效|{_NOT}[^，。；\n]{{0,4}}(?:算数|作[数准]|为准|管用)"),
    agrees=re.compile(f"(?<!{_NOT})(?<!{_NOT}.)(?:算数|作[数准]|为准|管用)"),
    repeats=re.compile(f"(?<!{_NOT})以[^，。；\n]{{4,30}}为准"),
)
_INCLUSION = _Contrary(
    rule=re.compile(r"(?P<whole>[^，。；\n]{4,30})[，,]?包括(?P<parts>[^。；：\n]{6,60})"),
    denies=re.compile(f"刨除|剔除|排除|踢出|除开|撇开|挤出|{_NOT}[算在计归]"),
    agrees=re.compile(
        f"(?<!{_NOT})(?:包括|包含|[算归]入|[算在]内)|{_NOT}[^。；\\n]{{0,6}}(?:刨|剔|排)除"
    ),
    repeats=re.compile(f"{_AFFIRMED}包括"),
)
_CONTRARIES = (
    _EXCEPTION,
    _REPEAL,
    _DEFINITION,
    _BEARING,
    _HARDER,
    _MILDER,
    _FREEDOM,
    _DUTY,
    _RIGHT,
    _FAVOUR,
    _PERMISSION,
    _PREVALENCE,
    _INCLUSION,
)


def may_deny(claim: str) -> bool:
    """Has a claim words that deny a rule of some form, were that its matter?"""
    return bool(_forms(claim))


def contrary(claim: str, source: str) -> str | None:
    """What a claim says against a rule whose matter it tells; None where it does not."""
    told, stated = letters_of(claim).text, without_markers(source)
    for form in _forms(claim):
        for rule in form.rule.finditer(stated):
            if denial := _denial(form, claim, told, rule):
                return denial
    return None


def _forms(claim: str) -> list[_Contrary]:
    return [f for f in _CONTRARIES if f.denies.search(claim) and not f.repeats.search(claim)]


def _denial(form: _Contrary, claim: str, told: str, rule: re.Match[str]) -> str:
    """What a claim, of these letters, says beside the matter of a rule that denies it."""
    matters = [letters_of(words).text for words in rule.groups()]
    if not all(_tells(told, matter) for matter in matters):
        return ""
    beside = _without(claim, matters, letters_of(rule.string).text)
    if len(letters_of(beside).text) > LONGEST_BESIDE or form.agrees.search(beside):
        return ""
    denial = form.denies.search(beside)
    return denial[0] if denial else ""


def _tells(told: str, matter: str) -> bool:
    return len(matter) >= LEAST_MATTER and collate(told, matter).share >= TOLD


def _without(claim: str, matters: Sequence[str], source: str) -> str:
    """The words of a claim beside those of some matters, a comma where any of these stood.

    Long runs of it that stand elsewhere in the source are no words beside them either.
    """
    letters = letters_of(claim)
    own = set[int]()
    for stated, least in (*((matter, LEAST_BLOCK) for matter in matters), (source, LEAST_RUN)):
        blocks = SequenceMatcher(None, letters.text, stated, autojunk=False).get_matching_blocks()
        own.update(i for a, _, n in blocks if n >= least for i in range(a, a + n))
    places = {letters.places[i] for i in own}
    kept = "".join("，" if at in places else char for at, char in enumerate(claim))
    return re.sub("，+", "，", kept)
