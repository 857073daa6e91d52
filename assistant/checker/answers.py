"""A question or a statement and the short answer behind it, which together claim something. Pure.

住客可以换床吗？没有这个资格。 claims that no guest may; …吗？换床并未被禁。 that he may. An answer
has no words of its own but those that allow, bind or bar, and those that deny them. 难道…吗？不行。
denies what it asks. What somebody pleads is claimed or denied by the court behind it (不予采信),
what an exam states by its mark (打叉). Knows one text, and not what is true.
"""

from __future__ import annotations

import re

from assistant.evidence.critical import MODALITY, critical_words
from index.documents import Span
from index.letters import letters_of

_ASKED = re.compile(
    r"(?P<told>[^。？！?!\n]{6,200})[吗么][?？]\s*(?P<answer>[^。？！?!\n，,；;]{1,24})[。！!]?\s*"
)
_BINDS = re.compile("义务|必要|必须|必|须|需要?|应当?|用")
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
    r"[^。？！?!\n]{0,80}?难道(?:说|还)?(?P<told>[^。？！?!\n]{6,200}?)(?:[吗么]|不成)[?？]\s*"
    r"(?:当然|显然|绝对|肯定|根本|自然)?(?:并?不(?!错|假)[^。？！?!\n，,；;（()）]{0,4}|否|没有|并非[^。，；（）]{0,3}|错了?|没这回事)"
    r"(?:[（(][^（()）\n]{2,60}[)）]|[，,](?:法律)?(?:(?:依据|根据|出处|来源)(?:就?[是为见]|[：:])|见)[^，。；\n]{2,60})?"
    r"[。！!.]?\s*"
)
"""A question that expects a no, and the no; a place may stand behind it."""
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


def answered(text: str, said: Span) -> tuple[Span, bool] | None:
    """Where what is asked or stated stands, and whether it is denied; None for anything else.

    Args:
        text: The whole text.
        said: Where something is said.
    """
    if asked := _RHETORICAL.fullmatch(text, *said):
        return asked.span("told"), True
    if judged := next((m for form in _JUDGED if (m := form.fullmatch(text, *said))), None):
        return judged.span("told"), judged["no"] is not None
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
    return found.span("told"), denied % 2 == 1
