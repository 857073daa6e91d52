"""What denies a source in the words that a claim has beside the matter that both tell. Pure.

A claim with all the letters of a rule but for the word that rules, in whatever order, is about that
rule; what is left of it says how it rules. Few of those words allow, forbid or bind; with what
denies them they say most of what people say: 没人会逼, 不会惹麻烦, 的路已经堵死.
Knows two texts, and nothing of where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from assistant.checker.charges import bodies_in, is_another, stated_charges
from assistant.checker.limits import amounts_in, size_of
from assistant.evidence.critical import (
    COMPARISON,
    EXCEPTION,
    MODALITY,
    NUMBER,
    CriticalWord,
    critical_words,
    unit_of,
)
from assistant.evidence.wording import LONGEST_SWAP
from index.letters import letters_of
from index.markers import without_marker

SAME_MATTER = 0.9
"""Share of a rule's letters in a claim that is about it."""
LEAST_MATTER = 4
"""Letters of a rule below which it may well be about something else."""
LEAST_RUN = 2
"""Letters in a row that two texts have in common."""
LONGEST = 24
"""Letters that a claim has of its own at most, where they only say how it rules."""

_FREE, _BARS, _BINDS, _LETS = "free", "bars", "binds", "lets"
_WORDS = {
    _FREE: "无所谓|无关|不相干|随意|随便|自愿|做不做|可选|可有可无|豁免|免(?!费)|倡议|建议|参考"
    "|自便|心情|多此一举|也可以?不|不[^|能得可]不[^|]|绕开|跳过|撇开|省[掉去略]",
    _BARS: "(?<!解)禁(?!止性)|超[出越]|逾越|越出|罚|违|拒|堵|封死|关着|关上|杜绝|阻|反对|排斥|剥夺"
    "|惹|麻烦|犯法|越权|冷水|受限|限制|设限|拦|追究|过问|干涉|追责|红线|取缔|叫停|障碍|取消|撤销|收回|丧失|失去|作废"
    "|废止|打压|压制|打击|问题|后果|不妥|逃|推卸|推脱|[绕躲避推离少](?=不[了开过掉])"
    "|否定|抵触|没门|门都没有|免谈|由不得|[碰做干使动]不得",
    _BINDS: "责无旁贷|义不容辞|别无选择|必|须|(?<![相反供])应|逼|强制|强迫|强求|硬性|义务|责任|要求"
    "|职责|任务|理会|理睬|归|用(?=不着)|管(?!理)|负责|操心|费心",
    _LETS: "许|容|(?<!标)准|(?<![可只职功])能|可(?!能)|行(?=[|的]|$)|资格|权|自由|合[法规]|正当"
    "|接受|放行|网开一面|开放|敞开|同意|认可|支持|赞成|提倡|放心|尽管|大门|让|无妨|无碍|不妨|不要紧"
    "|没关系|没事|(?<=[没无])法|办法|由着|听凭|任由|任凭|答应|够|达标|未尝不可|不碍事|不打紧|没什么大不了",
}
"""The few words that say how something is ruled: they free of it, bar it, bind to it or let it.

A lexicon, not a rule: no form tells that 堵 bars and 敞开 lets. Here lies the limit: words that are
not in it say nothing, so that a denial or an agreement in them is not heard; nothing is supported
by either. A word has its place here if people say it of any law, not for one text that has it.
"""
_STEMS = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in _WORDS.items()))
_DENIES = re.compile("[不没无未非别岂怎]|(?<!任)何|难道|谁说|凭什么|哪[里儿有]")
"""What denies the word behind it, or asks as if it did not hold."""
_TURNS = re.compile("违者|否则|不然|除非|[如若]不|拒不")
"""What tells of a case of its own, so that the words behind it rule on something else."""
_STRESS = re.compile(
    "(?:没有|没|(?<!别)无|毫无|不容)[^|，]{0,4}(?:余地|借口|选择|商量|疑问|异议)(?:的余地)?"
    "|[不没无未][^|，]{0,4}(?:例外|影响)|(?:即使|即便|哪怕|就算|纵[然使])(?:没有?|未经?|无)"
    "|更?[谈说]不上[^|，]{0,4}|反而(?:会|受到?|被|遭到?)+[^|，]{0,4}"
    r"|怎么[也都]|无论如何|说什么也|[不未没无][有经]?(?=\|[^|]{0,2}也[可能行])|([\u4e00-\u9fff])不\1|有没有|有无"
)
"""What only says how surely something is ruled, and in what case all the same: 要不要, 有没有."""
_LEAD = re.compile("^[^：:，。；]{1,12}[：:]")
"""What leads to a claim: 并未含糊："""
_NEEDLESS = re.compile("不[用必]|无[需须]|用不着|何必")
_AGREES, _DENIED = "agrees", "denies"
_TAKES_PART = re.compile("[受向报经请对与同]|监督")
_HELPS = re.compile("会同|协[助同]|配合|委托|抄送|备案|征求|听取|意见|建议")
"""In what a claim says of a body that takes part in what another is charged with."""
_ENCOURAGES = re.compile("国家(?:(?:鼓励|支持|提倡|倡导|扶持)[和、]?)+")
"""What encourages, with who does; a claim may leave both out."""
_NO_MORE = re.compile("不[过到足满]|[以之]内|以[上下]|[最至][长多高少低]|一般")
"""Beside an amount, what only bounds it."""
_ONCE = re.compile("每([^，。；每]{2,12}?)一次")
"""What is done at intervals: 每四年公布一次."""
ONE_TIME = "1次"
"""The amount in how a claim says so: 公布，八年才轮到一次."""
_ENOUGH = re.compile("达标|够|合[格规]|无妨|不成问题|没问题|[可也都]行|可以")
"""What says that an amount is allowed."""


_LESS, _AT_MOST = "less", "at most"
"""少于六次就不达标 bounds an amount from below, whatever its source has for its upper limit."""
_APPROVED = re.compile(
    "未经(?P<by>[^，。；]{0,40}?)(?:事先|书面|依法)*(?:批准|许可|同意|授权|允许|准许)的?[，,]?"
)
"""What must not be done before somebody has approved of it."""
_UNAPPROVED = re.compile("未[经获得]")
"""The same of a claim, in the words of laws."""
_APPROVAL = "approval"
"""How such a rule rules on its matter together with who approves."""
_CHARGED = "charged"
"""How it is ruled on a matter that a body is charged with."""
_IN_CHARGE = re.compile("说了算|拍板|[作做]主")
"""What says so of the body."""
_ANYBODY = re.compile("任何(?:单位|组织|个人|人|[和、]|或者?)+")
"""Whom a rule names that holds of everybody; a claim may leave them out, or name them otherwise."""
_EITHER_WAY = re.compile(
    "(?:(?:是否|与否|有没有|有无).*(?:都|均|皆|一样|照样|同样)+"
    "|(?:事后|过后|之后|以后|随后)[再才]?补.*(?:也|都|照样|同样)[^|]{0,2})"
    "(?:合[法规]|可|能|行|算数|有效|无妨|没问题|没关系)"
)
"""What allows something without an approval that is there: 是否经其同意，都一样合法."""
_WAITS = re.compile("先|等|要|得|经|凭")
"""What tells of an approval that comes first."""
_STOPS = re.compile("不[得能可准许行]|禁|未|除外|例外")
"""Beside an approval, what keeps the rule: 同意前不得."""


def denied_rule(claim: str, source: str) -> str | None:
    """The words by which a claim rules the opposite of a sentence of its source; else None."""
    for own, value, rule in _ruled(claim, source):
        if not _is_changed_copy(claim, own, rule) and _holds(own, value) == _DENIED:
            return own.replace("|", "")
    return None


def agrees(claim: str, source: str) -> bool:
    """Does a claim rule in words of its own just what a sentence of its source rules?

    An amount agrees that a bound allows; another bound does not.
    """
    values = {w.value for w in critical_words(source) if w.kind == NUMBER}
    if any(w.kind == NUMBER and w.value not in values for w in critical_words(claim)):
        counted = ((_bounds(found[2]), found) for found in _counted(claim, source))
        bounds = _bounds(claim)
        return any(
            b and b != bounds and not (_LESS in bounds and _AT_MOST in b) and _allows_as(*found)
            for b, found in counted
        )
    told = ((v, rule) for own, v, rule in _ruled(claim, source) if _holds(own, v) == _AGREES)
    return any(not _takes_back(claim, value, rule) for value, rule in told)


def _takes_back(claim: str, value: str, rule: str) -> bool:
    """Does a claim rule as its source and free of something beside, or bound it otherwise?

    应当…，…不必… and 应当…，…低于两人也算达标.
    """
    told = {w.value for w in critical_words(claim) if w.kind == MODALITY}
    if value not in _BEYOND and not _bounds(claim) <= _bounds(rule):
        return True
    return value != "need not" and {value, "need not"} <= told


def _ruled(claim: str, source: str) -> Iterator[tuple[str, str, str]]:
    """The words of a claim beside the matter of a rule that it shares, how that rules, and it."""
    lead = _LEAD.match(claim)
    claim = claim[lead.end() :] if lead and not _STEMS.search(lead[0]) else claim
    claim = _ANYBODY.sub("", claim)
    for rule in (part for line in _sentences(source) for part in (line, _first_rule(line))):
        ruling = _ruling(rule)
        bounds = [w for w in critical_words(rule) if w.kind == COMPARISON]
        forbids = [w.value for w in ruling] == ["must not"]
        if forbids and _APPROVED.search(rule) and not _UNAPPROVED.search(claim):
            value = _APPROVAL
            matter = _APPROVED.sub(r"\g<by>", _without(rule, ruling)).replace("擅自", "")
        elif encourages := _ENCOURAGES.match(rule):
            value, matter = "encourage", rule[encourages.end() :]
        elif len(ruling) == 1:
            value, matter = ruling[0].value, _without(rule, ruling)
        elif not ruling and stated_charges(rule):
            value, matter = _CHARGED, rule.replace("负责", "", 1)
        elif not ruling and len(bounds) == 1:
            value, matter = bounds[0].value, _NO_MORE.sub("", _without(rule, bounds))
        else:
            continue
        matter = _ANYBODY.sub("", matter)
        if len(matter) > LEAST_MATTER and (own := _own_words(claim, matter)):
            yield own, value, rule


def another_body(claim: str, source: str) -> str | None:
    """The body that a claim has in the place of the one its source charges; else None."""
    for charge in (c for rule in _sentences(source) for c in stated_charges(rule)):
        own = _own_words(claim, charge.matter) or ""
        body = next((body for piece in own.split("|") for body in bodies_in(piece)), "")
        beside = own.replace(body, "")
        charges = not (_HELPS.search(own) or _TAKES_PART.search(beside) or _DENIES.search(beside))
        as_stated = any(body in told.body for told in stated_charges(claim))  # a changed copy
        if body and charges and not as_stated and is_another(body, charge.body):
            return body
    return None


def another_amount(claim: str, source: str) -> str | None:
    """The amount that a claim gives a matter and its source does not allow; else None."""
    for said, stated, rule, own in _counted(claim, source):
        if _is_beyond(said, stated, rule) and _holds(own, "may") != _DENIED:
            return claim[said.start : said.end]
    return None


def _allows_as(said: CriticalWord, stated: CriticalWord, rule: str, own: str) -> bool:
    """Does a claim allow an amount within the bound of a rule, or bar one beyond it?"""
    if _is_beyond(said, stated, rule):
        return _holds(own, "may") == _DENIED
    return _ENOUGH.search(own) is not None and _holds(own, "may") != _DENIED


def _counted(claim: str, source: str) -> Iterator[tuple[CriticalWord, CriticalWord, str, str]]:
    """The other amount of a claim, that of a rule on its matter, the rule, and its own words."""
    every = amounts_in(claim)
    for rule in _sentences(source) if every else ():
        said = [w for w in every if w.value != ONE_TIME] if _ONCE.search(rule) else every
        rule = _ONCE.sub(r"\1", rule)
        stated = amounts_in(rule)
        if len(said) != 1 or len(stated) != 1 or stated[0].value == said[0].value:
            continue
        words = [w for w in critical_words(rule) if w.kind in (NUMBER, COMPARISON, MODALITY)]
        texts = (_NO_MORE.sub("", t) for t in (_without(claim, every), _without(rule, words)))
        own = _own_words(*texts)
        if own and len(own.strip("|")) >= LEAST_RUN:
            yield said[0], stated[0], rule, own


def _is_changed_copy(claim: str, own: str, rule: str) -> bool:
    """Is all that a claim has of its own one word of laws, at the place of the rule's own?"""
    word = own.strip("|")
    if len(word) > LONGEST_SWAP or not critical_words(word):
        return False
    before, _, behind = letters_of(claim).text.partition(word)
    ruling = re.escape(before) + "[\u4e00-\u9fff]{0,4}" + re.escape(behind)
    return re.search(ruling, letters_of(rule).text) is not None


def _is_beyond(said: CriticalWord, stated: CriticalWord, rule: str) -> bool:
    """Is an amount another one, or beyond the bound that a rule sets?"""
    if unit_of(said.value) != unit_of(stated.value):
        return False
    more = size_of(said) > size_of(stated)
    return all({"at most": more, "at least": not more}.get(b, False) for b in _bounds(rule))


def _bounds(rule: str) -> set[str]:
    """What a rule says of its amount: at most, at least."""
    return {w.value for w in critical_words(rule) if w.kind == COMPARISON}


def _sentences(source: str) -> Iterator[str]:
    """The sentences of a source that hold without an exception, each without its number."""
    for line in source.split("\n"):
        if not any(word.kind == EXCEPTION for word in critical_words(line)):
            yield without_marker(line)


def _ruling(text: str) -> list[CriticalWord]:
    """The words that rule in a text: no 允许 of 未经允许."""
    aside = [approved.span() for approved in _APPROVED.finditer(text)]
    ruling = (w for w in critical_words(text) if w.kind == MODALITY)
    return [w for w in ruling if not any(a <= w.start < b for a, b in aside)]


def _first_rule(sentence: str) -> str:
    """The first rule of a sentence that goes on with another; nothing where it does not."""
    ruling = _ruling(sentence)
    if len(ruling) > 1:
        return sentence[: max(sentence.rfind("，", ruling[0].end, ruling[1].start), 0)]
    return sentence[: max(sentence.find("，并", ruling[0].end), 0)] if ruling else ""


def _without(text: str, words: Iterable[CriticalWord]) -> str:
    gone = {i for word in words for i in range(word.start, word.end)}
    return "".join(char for i, char in enumerate(text) if i not in gone)


def _own_words(claim: str, matter: str) -> str | None:
    """What a claim has besides a matter, its pieces parted by |; None where it is of another."""
    own, told = list(letters_of(claim).text), list(letters_of(matter).text)
    least = SAME_MATTER * len(told)
    if len(told) < LEAST_MATTER or sum(c in own for c in told) < least:
        return None
    if len(own) - len(told) > LONGEST:
        return None
    covered = 0
    while True:
        run = SequenceMatcher(None, own, told, autojunk=False).find_longest_match()
        if run.size < LEAST_RUN:
            break
        covered += run.size
        own[run.a : run.a + run.size] = ["|"]
        told[run.b : run.b + run.size] = ["/"]
    return re.sub(r"\|+", "|", "".join(own)) if covered >= least else None


def _holds(own: str, value: str) -> str:
    """Do words agree with a rule or deny it; empty where that is not plain.

    What is denied twice holds: 非…不可, 不能免除, 没人拦着.
    """
    if _TURNS.search(own):
        return ""
    if value == _APPROVAL and _EITHER_WAY.search(own):
        return _DENIED
    own = _STRESS.sub("", own)
    if value in _BEYOND:
        return _holds_limit(own, value)
    kinds, denied = _read(own)
    if value == _APPROVAL:
        return _holds_approval(own, kinds, denied)
    if value == _CHARGED and not denied and _IN_CHARGE.search(own):
        return _AGREES
    if not kinds:
        return ""
    if value in ("must", _CHARGED):
        if kinds >= {_FREE, _BARS}:
            return ""  # 免去…的麻烦 and 不许免除
        denied += _FREE in kinds
        return _DENIED if denied % 2 else _AGREES if denied or _BINDS in kinds else ""
    if value == "need not":
        return _DENIED if _BINDS in kinds and not denied else ""
    if _BINDS in kinds or (_FREE in kinds and denied):
        return ""
    lets = denied % 2 == 0
    if value == "must not" and not lets and _NEEDLESS.search(own):
        return ""  # of what would have allowed it
    return _DENIED if lets == (value == "must not") else _AGREES


def _holds_limit(own: str, value: str) -> str:
    """The same of a rule on what an amount may be at most or at least."""
    goes_beyond = _BEYOND[value].search(own) is not None
    kinds, denied = _read(_BEYOND[value].sub("", own) if goes_beyond else own)
    is_edge = goes_beyond or re.search(_REACHES[value], own)
    others = {_FREE, _BINDS} if is_edge else {_FREE, _BINDS, _LETS}
    if goes_beyond and _BARS in kinds and not denied % 2:
        return "" if kinds & others else _DENIED  # 不超过…才违规
    alike = denied % 2 == 1 if goes_beyond else not denied and _LIMIT[value].search(own)
    return _AGREES if alike and not kinds & others else ""


def _holds_approval(own: str, kinds: set[str], denied: int) -> str:
    """The same of a rule that asks for somebody's approval."""
    if denied % 2 == (_FREE in kinds):
        return _AGREES if denied or _WAITS.search(own) else ""
    if _STOPS.search(own):
        return _AGREES if "前" in own else ""
    return _DENIED


def _read(own: str) -> tuple[set[str], int]:
    """The kinds of words that say how something is ruled, and how often they are denied.

    What bars something denies it too, once where several such words follow each other.
    """
    stems = list(_STEMS.finditer(own))
    kinds = [stem.lastgroup or "" for stem in stems]
    within = {at for stem in stems for at in range(*stem.span())}
    denied = sum(word.start() not in within for word in _DENIES.finditer(own))
    bars = sum(kind == _BARS != before for before, kind in pairwise(["", *kinds]))
    return set(kinds), denied + bars


_BEYOND = {
    "at most": re.compile("超|[多高长大]于"),
    "at least": re.compile("[少低短小]于|不[到足满]"),
}
_REACHES = {"at most": "[长多高大拉拖延宽达]到", "at least": "够|达标|合格|起步|打底"}
_LIMIT = {
    "at most": re.compile(f"上限|最[多长高大]|至多|封顶|为限|[以之]内|{_REACHES['at most']}"),
    "at least": re.compile(f"下限|底线|最[少短低小]|至少|起码|以上|{_REACHES['at least']}"),
}
"""What goes beyond an amount that bounds something, what reaches it, and what calls it so."""
