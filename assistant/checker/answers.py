"""A question or a statement and the short answer behind it, which together claim something. Pure.

住客可以换床吗？没有这个资格。 claims that no guest may; …吗？换床并未被禁。 that he may. An answer
has no words of its own but those that allow, bind or bar, and those that deny them. 难道…吗？不行。
denies what it asks. What somebody pleads is claimed or denied by the court behind it (不予采信),
what an exam states by its mark (打叉). Knows one text, and not what is true.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.evidence.critical import MODALITY, critical_words
from index.documents import Span
from index.letters import letters_of

_LABEL = r"(?:(?:提?问题?|Q)[：:]\s*)?"
_ASKED = re.compile(
    rf"{_LABEL}(?P<told>[^。？！?!\n]{{6,200}})[吗么][?？]\s*"
    r"(?P<answer>[^。？！?!\n，,；;]{1,24})[。！!]?\s*"
)
_OPENLY = "难道|谁|什么|怎|如何|多少|为何|为啥|(?<!任)何[时处人种]|哪(?!怕)|几(?!乎)"
"""What is asked by these has more answers than two, or is answered by itself."""
_SURELY = (
    "(?:当然|显然|其实|根本|绝对|肯定|恐怕|自然|的确|确实|完全|照样|同样|也|都|并|规定|法律|结论|(?:参考|标准)?[答回][案答复]|答|A(?=[：:])"
    "|就?是|[：:，,])*"
)
_NO = (
    r"(?:不(?!错|假|难)[^，。；]{0,6}|行不通|没(?!有?(?:明文)?[规说提写讲涉记]|问题|错)[^，。；]{0,6}|否(?:定的?)?|无需|无须|未必"
    r"|免了|休想|别想|甭想|错了?|非也|门儿?都没有|没门儿?|[^，。；？?]{0,12}可以?免了?"
    r"|[^，。；？?]{1,16}?(?:没有|不具备)[这此该]?[个项种类份]?(?:资格|权[利力限]?|义务|必要|自由))"
)
_SAYS_NO = re.compile(
    "(?:不(?:是|行|可以?|能够?|会|得|[允准容]?许|准|必|用|需要?|须|应该?|应当?|该|要|对|算|属于|享有|成|可能|存在|予)?"
    "|没有|没门儿?|没这回事|没(?:有)?(?:[这此该]?[个项种类份]?(?:资格|权[利力限]?|义务|必要|自由|道理|依据)))"
    "(?:这[样么](?:做|说)?|此|的|啊|呀|了|哦|呢|吧|嘛)*"
)
"""Plainly no. 没关系, 不要紧 and 不妨 begin like it and say the contrary."""
_AGAIN = re.compile("(?:并|也|都)?不(?P<verb>[\u4e00-\u9fff]{1,6})")
"""The verb of a question again, denied: 要备案吗？不备案。"""
_AS_ONE_LIKES = "(?:随[意便][^，。；]{0,4}|无所谓|都可?[行以]|看着办)"
_YES = (
    "(?:可以?|能够?|行|会|有|是|要|得|必须|必要|须|需要?|应该?|应当|[准允容]?许可?|准|对|没问题|没错|肯定的?|属于|享有|算)"
    "(?:的|啊|呀|吧|了|哦|呢)?"
)
_ASKED_WHO = re.compile(
    r"[^。？！?!\n]{4,80}(?:由谁|谁[来该])[^。？！?!\n]{1,20}[?？]\s*"
    r"答案(?:就|只)?是[^。？！?!\n]{2,60}[。！!]?\s*"
)
"""Who does something, and the answer: 由谁制定？答案是管理处。"""
_GROUND = "(?:(?:法律|政策)?(?:依据|根据|理由|出处|来源)[是为]?|[参详]?见|按照?|依照?)"
"""What leads to the place of an answer."""
_PLACE = r"《[^》\n]{2,60}》(?:第[^，。；：\n]{1,12}[条款项])+"
_ADDED = (
    r"(?:[，,](?:(?P<why>[^。；？！?!\n]{2,24})|[^。；？！?!\n《]{0,8}《[^》\n]{2,60}》[^。；？！?!\n]{0,24})"
    rf"|[。！!]\s*{_GROUND}[：:\s]*(?:{_PLACE}(?:的?规定)?)?)?"
    r"(?:[（(][^（()）\n]{2,60}[)）])?[。！!.]?\s*"
)
"""What may stand behind a short answer: why, and where."""
_ASKED_SO = re.compile(
    rf"{_LABEL}(?P<told>(?!(?:[^。？！?!\n])*(?:{_OPENLY}))[^。？！?!\n]{{4,200}}?)(?P<asks>[吗么嘛]?)[?？]\s*"
    rf"{_SURELY}(?:(?P<no>{_NO})|(?P<free>{_AS_ONE_LIKES})|(?P<yes>{_YES})){_ADDED}"
)
"""A question that has two answers, and one of them."""
_OR_NOT = re.compile(
    r"是不是(?=非|必须|应|要|须|只能|可以|不得|能|一定)|(?P<v>[能可要会是该准算得用行许应需须属做配])不(?=(?P=v))|有没(?=有)|是否|(?<=[能可应须])否"
)
"""How a question asks without 吗; without these letters it states what it asks: 能不能, 能否."""
_IS_LIMITED = re.compile("(?:有没有|有无|是否有)[^，。；]{0,8}(?:限制|上限|下限|期限|时限|要求)")
_BINDS = re.compile("义务|必要|必须|必|须|需要?|应当?|用")
_DUTY = re.compile(f"{_BINDS.pattern}|要(?!求)")
_LETS = re.compile("资格|自由|权[利力限]?|(?:允|准|容)?许可?|准|可以?|能够?|行|得")
_BARS = re.compile("禁止?|限制?|违[法规]")
_SPOKEN = {
    "must": re.compile("需要(?=[\u4e00-\u9fff]{2})"),
    "may": re.compile("(?<![可只功职智性效产])能(?![力量源够耗])(?=[\u4e00-\u9fff]{2})"),
}
"""How people ask in other words than laws use whether something must or may be done."""
_DENIES = re.compile("[不没无未非]")
_FILLS = frozenset("这那此该个种项样的也都还并被受到是有过任何明文规定会去做而当然绝")
_RHETORICAL = re.compile(
    r"[^。？！?!\n]{0,80}?(?:难道(?:说|还)?(?=[^。？！?!\n]*(?:[吗么]|不成)[?？])|谁说)"
    r"(?P<told>[^。？！?!\n]{6,200}?)(?:[吗么]|不成)?[?？]\s*"
    r"(?:当然|显然|绝对|肯定|根本|自然)?(?P<no>并?不(?!错|假)[^。？！?!\n，,；;（()）]{0,4}|否|没有|并非[^。，；（）]{0,3}|错了?|没这回事)"
    r"(?:[（(][^（()）\n]{2,60}[)）]|[，,](?:法律)?(?:(?:依据|根据|出处|来源)(?:就?[是为见]|[：:])|见|这是)[^，。；\n]{2,80})?"
    r"[。！!.]?\s*"
)
"""A question that expects a no, and the no; a place may stand behind it."""
_GOES_ON = re.compile(
    "但|不过|可是|然而|除|例外|另|加收|[缴交付][纳付]?|只|仅|如果|要是|若|且|而且"
)
"""Why so, or a case in which it is otherwise: 不可以，馆长批准的除外."""
_LETS_AGAIN = re.compile(
    "(?:没有?|并?未|不)(?:作出?|设|加以?|有)?[^，。；]{0,6}?(?:限制?|禁止?|拦|禁令)$"
    "|(?<![不没未])(?:放开|开了口子|允许|准许|许可|认可)了?(?:[这此][^，。；]{1,8})?$"
)
"""What says once more of a document that it allows what is asked: 能，《X》没有设限."""
_BARS_AGAIN = re.compile(
    "(?:禁止|不(?:允许|准许?|让|许))了?(?:[这此][^，。；]{1,8})?$|没有?(?:放开|开[这此]?个?口子)$"
)
"""The same of what it bars."""
_ON_WHAT_GROUND = re.compile(
    r"(?P<told>[^。？！?!\n不没未非]{2,80}?(?P<asks>凭什么|凭啥)[^。？！?!\n不没未非]{4,200})[?？]\s*"
    r"(?:(?:根本)?[没毫]无?有?(?:任何)?(?:依据|根据|道理|资格|理由)[，,。]?)?"
    r"(?:当然)?(?:不行|不能|不可以|不可能|没门儿?|免谈|休想)[。！!.]?\s*"
)
"""A question that doubts a right, and the no."""
_DENIES_A_RULE = re.compile("不(?:应该?|应当|可以?|能|得|必|用|需要?)")
"""In a question that expects a no: whether 不必 denies 不应当 or says so again is open."""
_NOT_SO = re.compile("并?不是|并非|否|没有|错|没这回事")
_COURT = "(?:本院|本庭|合议庭|法庭|仲裁庭)"
"""Who decides a case; 人民法院不予支持 is a rule of law."""
_JUDGED = tuple(
    re.compile(form)
    for form in (
        r"[^，。；\n]{1,20}?(?:辩称|抗辩称?|主张|诉称|上诉称|提出|认为|称)[，,：:]?(?P<told>[^。\n]{6,200}?)[，,；;]"
        rf"(?:对(?:此|该[^，。；]{{1,4}}|其[^，。；]{{1,4}}))?[，,]?{_COURT}(?:依法|均|应当?|应该)*"
        r"(?P<no>不|未|难以|不能|无法)?(?:予以?)?(?:采信|采纳|支持|认可|确认)[。.]?\s*",
        r"(?:[^，。；\n]{0,12}?(?:认为|判断|以为)[：:，,]?)?(?P<told>[^。\n]{6,200}?)[，,。；;]\s*"
        r"(?:[这本该此][一道个条小]*(?:判断|选择)?(?:题目?|说法|选项|表述)|答案)?[，,]?"
        r"(?:应该?|应当|要|须|得|该|是|为)?(?:(?P<no>打叉|画叉|打[×✗✘xX]|判错|判为错误?|选错误?)"
        r"|打[勾钩√✓]|画[勾钩]|判对|判为正确|选正确)[。.]?\s*",
        r"(?:[^，。；：\n]{0,8}?(?:判断|正误)[题：:，,]*)?(?P<told>[^。\n]{6,200}?)[。]?\s*"
        r"[（(]\s*(?:(?P<no>[×✗✘✕❌]|错误?|误)|[√✓✔]|对|正确)\s*[)）][。.]?\s*",
    )
)
"""A statement, and whether a court follows it or an exam marks it as right."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What is asked or stated, by its answer.

    Attributes:
        told: Where it stands.
        is_denied: Whether the answer is that it is not so.
        aside: What of it only asks: 能[不能].
    """

    told: Span
    is_denied: bool
    aside: Span | None = None


_ASKED_AT_LENGTH = re.compile(
    rf"{_LABEL}(?=[^。？！?!\n]*(?:[吗么嘛][?？]|能否|可否|是否|能不能|可不可以|要不要))[^。？！?!\n《“]{{4,200}}[?？]\s*"
    rf"(?:答|A|回答)[：:]\s*(?:{_NO}|{_YES})[，,](?=但|不过|只|仅|除|如|若|要|须|需|经|凭|前提)[^。？！?!\n《“]{{2,80}}"
    rf"(?:[。！!]\s*{_GROUND}[：:\s]*(?:{_PLACE})?(?:的?规定)?)?[。！!]?\s*"
)
"""A question and an answer that says on what it depends, and where: 可以，只要馆长同意。依据…."""


_JUST_ASKED = re.compile(
    r"(?:^|[。！!？?\n：:])(?P<asked>[^。！!？?\n：:]{4,120}[？?])[”」』\"*\s]*$"
)
_ANSWERS = re.compile(r"[\s>*#-]*(?:答案?|回答|答复|A(?:nswer)?)[\s*]*[：:]")
LONGEST_ASKED = 160
"""Characters before an answer in which its question is looked for."""
LONGEST_ANSWER = 40
"""Characters of what may answer the question before it without saying so."""


def question_before(text: str, said: Span) -> str:
    """The question right before something that answers it, without which it says little.

    答：按《X》，半年之内都不算迟。 is of what 最晚什么时候…？ asks. Empty where none is asked.
    """
    start, end = said
    asked = _JUST_ASKED.search(text, max(start - LONGEST_ASKED, 0), start)
    answers = _ANSWERS.match(text, start, end) or end - start <= LONGEST_ANSWER
    return asked["asked"].strip() if asked and answers else ""


def is_answer(text: str, said: Span) -> bool:
    """Is this a question with its answer: one of two (要备案吗？不用。), or who does something?"""
    forms = _ASKED_SO, _ASKED_WHO, _ASKED_AT_LENGTH
    is_told = any(form.fullmatch(text, *said) for form in forms)
    return is_told or _at_length(text, said) is not None


def answered(text: str, said: Span) -> Answered | None:
    """What is asked or stated, with its answer; None for anything else.

    Args:
        text: The whole text.
        said: Where something is said.
    """
    return _at_length(text, said) or _yes_or_no(text, said)


def _at_length(text: str, said: Span) -> Answered | None:
    """The same of any answer but a plain yes or no."""
    asked = _RHETORICAL.fullmatch(text, *said)
    if asked and (_NOT_SO.match(asked["no"]) or not _DENIES_A_RULE.search(asked["told"])):
        return Answered(asked.span("told"), is_denied=True)
    if doubted := _ON_WHAT_GROUND.fullmatch(text, *said):
        return Answered(doubted.span("told"), is_denied=True, aside=doubted.span("asks"))
    if judged := next((m for form in _JUDGED if (m := form.fullmatch(text, *said))), None):
        return Answered(judged.span("told"), judged["no"] is not None)
    return _by_its_rule(text, said)


def _yes_or_no(text: str, said: Span) -> Answered | None:
    found = _ASKED_SO.fullmatch(text, *said)
    if found is None:
        return None
    told = found.span("told")
    or_not = _OR_NOT.search(text, *told)
    if not (or_not or found["asks"]):
        return None  # 想换床？不行。 has to be read as one
    answer = found["free"] or found["no"] or ""
    if found["no"] and not _is_plain(found["no"], found["told"]):
        return None
    if found["no"] and _IS_LIMITED.search(found["told"]):
        return None  # 通知当事人有没有时间限制 tells no rule that 没有 could deny
    why = found["why"] or ""
    says_again = _LETS_AGAIN if found["yes"] else _BARS_AGAIN
    if not says_again.search(why) and (critical_words(why) or _GOES_ON.search(why)):
        return None
    if (found["free"] or _BINDS.search(answer)) and not _DUTY.search(found["told"]):
        return None  # 没有必要 answers what asks for a duty
    return Answered(told, found["yes"] is None, or_not.span() if or_not else None)


def _is_plain(no: str, told: str) -> bool:
    """Does an answer that begins like a no say no?"""
    again = _AGAIN.fullmatch(no)
    is_listed = _SAYS_NO.fullmatch(no) or not no.startswith(("不", "没"))
    return bool(is_listed or (again and again["verb"] in told))


def _by_its_rule(text: str, said: Span) -> Answered | None:
    """Of a question whether something may or must be done, by an answer that says so or not."""
    found = _ASKED.fullmatch(text, *said)
    if found is None:
        return None
    ruling = {w.value for w in critical_words(found["told"]) if w.kind == MODALITY}
    words = letters_of(found["answer"]).text
    ruling = ruling or {kind for kind, words in _SPOKEN.items() if words.search(found["told"])}
    rules = {"may": _LETS, "must": _BINDS}.get(ruling.pop()) if len(ruling) == 1 else None
    if rules is None or not (rules.search(words) or _BARS.search(words)):
        return None  # 没有规定 does not say that nobody may
    denied = len(_DENIES.findall(words)) + len(_BARS.findall(words))
    own = _DENIES.sub("", _BARS.sub("", rules.sub("", words)))
    if not denied or set(own) - _FILLS - set(found["told"]):
        return None
    return Answered(found.span("told"), denied % 2 == 1)
