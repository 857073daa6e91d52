"""Two wordings of one thing: which critical words differ, and whether one is a changed copy.

In quotation marks every word counts; without them a writer may use words of his own, as long as no
number, modality or negation becomes another. Pure. Knows only the two texts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.collation import Collation, DiffOp, diff
from assistant.critical import COMPARISON, MODALITY, NEGATION, NUMBER, CriticalWord, critical_words
from index.letters import letters_of

LONGEST_FRAME = 16
"""Letters of a segment that only introduces or closes what is said."""
LONGEST_SWAP = 3
"""Letters of a word that is simply put in another's place; 没有义务 is a writer's own."""
SEGMENT_ENDS = "。；！？，：,;!?:"
"""Marks that end a segment of a sentence."""


def joints(words: str) -> set[int]:
    """Numbers of the letters that a new segment of the quotation begins with."""
    places = letters_of(words).places
    return {
        i
        for i in range(1, len(places))
        if any(c in SEGMENT_ENDS or c == "—" for c in words[places[i - 1] + 1 : places[i]])
    }


def differing_words(source: str, quotation: str) -> tuple[str, ...] | None:
    """The critical words of two wordings that differ; None where only numerals are written apart.

    Args:
        source: The words of the library.
        quotation: The words that are said to be the same.
    """
    ours, theirs = critical_words(quotation), critical_words(source)
    if _valued(source) == _valued(quotation) and has_same_senses(source, quotation):
        return None
    ops = diff(source, quotation)
    return tuple(dict.fromkeys([
        *_touched(quotation, ours, ops, "insert"), *_touched(source, theirs, ops, "delete"),
    ]))  # fmt: skip


def has_same_senses(one: str, other: str) -> bool:
    """Do two wordings have the same critical words, in whatever order?"""
    counts = (Counter((w.kind, w.value) for w in critical_words(text)) for text in (one, other))
    return next(counts) == next(counts)


def _valued(text: str) -> str:
    """The letters of a text, each of its numbers replaced by its value."""
    out, at = [], 0
    for word in critical_words(text):
        if word.kind == "number" and word.start >= at:
            out += [text[at : word.start], word.value]
            at = word.end
    return letters_of("".join([*out, text[at:]])).text


def _touched(
    text: str, words: Sequence[CriticalWord], ops: Sequence[DiffOp], tag: str
) -> Iterator[str]:
    """The critical words that the changed pieces of one side touch."""
    at = 0
    for kind, piece in ops:
        if kind not in ("equal", tag):
            continue
        if kind == tag:
            for word in words:
                if word.start < at + len(piece) and at < word.end:
                    yield text[word.start : word.end]
        at += len(piece)


def frame_length(words: str, found: Collation) -> int:
    """Characters of a first segment that only introduces what is said, as far as it is foreign."""
    if not found.blocks or not 0 < found.blocks[0][1] <= LONGEST_FRAME:
        return 0
    first = found.blocks[0][1]
    place = letters_of(words).places[first]
    return place if first in joints(words) and not critical_words(words[:place]) else 0


_LEGAL_WORD = {"must": "应当", "may": "可以", "must not": "不得", "need not": "无需"}


_WHETHER = re.compile(
    r"(?:是否|要不要)([^，。；]{1,80})[，,]?"
    r"(?:由([^，。；]{1,60}?)(?:自行|自主|自己)(?:决定|选择|掌握)"
    r"|对([^，。；]{1,60}?)(?:来说)?(?:没有|并无|不作)(?:硬性|强制|统一)?(?:的?规定|要求)"
    r"|(?:全凭(?:其|各自)?自愿|悉听尊便|(?:可以?)?(?:自行|自主)决定))"
    r"|([^，。；]{1,80})与否[，,]?(?:全?[由凭看])?([^，。；]{1,60}?)"
    r"(?:说了算|(?:自行|自主|自己)(?:决定|选择|掌握)|自[定便]|看着办)"
)
"""是否…由某人自行决定, …是否…，全凭自愿, …与否，某人说了算: need not."""
_DECIDES = re.compile(
    r"(?:是否|要不要|是不是要?|[做办用]不[做办用])([^，。；]{1,80}?)[，,]?(?:都|全|完全)?(?:由|凭|看|取决于)([^，。；由凭看]{1,60}?)"
    r"(?:的?(?:意愿|心情|需要|喜好)|(?:来|去|可以)?(?:决定|定夺|选择|判断|掌握|安排|说了算|作主|做主))(?=[，。；]|$)"
)
"""是否…由某人决定, of what must be done: need not."""
_FOR = (
    r"([^，。；]{1,80})[，,]?(?:(?:这|那|此)[^，。；]{0,3})?对(?:于)?([^，。；]{1,40}?)"
    r"(?:来说|而言|来讲|说来)[，,]?(?:都|也|并)?"
)
_IS_SO_FOR = (
    (
        re.compile(
            _FOR + r"(?:不是|并非|不算|不属于)(?:必须|必要|必需|强制|义务|硬性要求)(?:的|性的)?"
            r"(?=[，。；]|$)"
        ),
        r"\2无需\1",
    ),
    (re.compile(_FOR + r"是(?:违法|违规|禁止|不合法|不允许|不可以)的?(?=[，。；]|$)"), r"\2不得\1"),
    (re.compile(_FOR + r"是(?:合法|允许|可以|许可|自由)的?(?=[，。；]|$)"), r"\2可以\1"),
)
"""…对某人来说不是必须的: need not, and the like."""
_ENDS = r"(?=[，。；|\s]|$)"
_HELD = (
    (
        re.compile(
            r"(?:不(?:再)?(?:具有|具备|享有|拥有)|没有|失去了?|丧失了?|被剥夺了?)([^，。；]{2,80}?)"
            rf"的(?:法定|合法|任何|相应)?(权利|资格|资质|自由|权限|权力){_ENDS}"
        ),
        r"不得\1",
    ),
    (
        re.compile(
            r"(?:享有|拥有|具有|具备|取得了?|获得了?)([^，。；]{2,80}?)"
            rf"的(?:法定|合法|充分|相应)?(权利|资格|自由|权限|权力){_ENDS}"
        ),
        r"可以\1",
    ),
    (
        re.compile(
            r"(?:不(?:再)?(?:负有?|承担|具有)|没有|不受|(?:得以|被)?免[除去]了?|省去了?)([^，。；]{2,80}?)"
            rf"的(?:法定|法律|任何|相应)?(义务|责任|职责|约束){_ENDS}"
        ),
        r"无需\1",
    ),
)
"""Rights and duties that are told as something held: 不享有…的权利 is must not."""
_EVEN = "(?:哪怕|即使|即便|就算|纵使|纵然)(?:是)?"
_CONCESSIVE = (
    (
        re.compile(
            rf"{_EVEN}([^，。；]{{4,80}})[，,]([^，。；]{{0,30}}?)(?:也|都|仍然?|还是|照样)"
        ),
        r"\1的，\2",
    ),
    (
        re.compile(rf"(?:^|(?<=[：:；]))([^。；：]{{4,80}})[，,]{_EVEN}([^，。；]{{4,80}}){_ENDS}"),
        r"\2的，\1",
    ),
)
"""A condition told as one that changes nothing, put where laws have it: 即使…，也…, …，哪怕…."""
_REFUSES = re.compile("(?:有权利?|可以?)拒绝(?=[^，。；]{2})")
"""May refuse to do it: need not."""
_NO_OBSTACLE = (
    re.compile(
        r"([^，。；]{4,80}?)[，,]?(?:并|也|都|仍)?不(?:会)?(?:妨碍|阻碍|妨害|影响)([^，。；]{2,60}?)(?:的进行)?"
        r"(?=[，。；]|$)"
    ),
    r"\1的，可以\2",
)
"""…并不妨碍…: may all the same."""
_ALLOWED = (
    r"行|可以|没事|无妨|没有?(?:问题|关系)|合[法规]|不违[法规约]|(?:并不?|不)(?:构成|属于?|算)违[法规约]|是?被?允许的?"
    r"|不会?(?:受|被)[^，。；]{0,4}(?:处?罚|追究)|不承担[^，。；]{0,8}责任"
)
_LEAVING_UNDONE = re.compile(
    rf"(?:{_EVEN})?(?<![得应可能须要无])不(?![得应可能须同动仅当少足满论必用])([^，。；]{{2,60}}?)"
    rf"(?:的[，,]?|[，,]([^，。；]{{1,30}}?))?(?:也|都|亦|并)?(?:{_ALLOWED}){_ENDS}"
)
"""Not to do it is no breach: 不…也行 is need not."""
_TAKEN_UP = (
    (
        re.compile(
            r"([^，。；]{2,80})[，,](?:这|那)[^，。；]{0,2}(?:权利|权力|资格|自由)"
            r"([^，。；]{1,40}?)(?:并?没有|不具备|不享有)"
        ),
        r"\2不得\1",
    ),
    (
        re.compile(
            r"([^，。；]{2,80}?)[，,]?(?:(?:并?不在)([^，。；]{1,40}?)的(?:义务|职责|责任)(?:范围)?之?内"
            r"|(?:这|那)[^，。；]{0,2}(?:义务|责任|职责)([^，。；]{1,40}?)(?:并?没有|不承担|不负))"
        ),
        lambda m: f"{m[2] or m[3]}无需{m[1]}",
    ),
)
"""A matter first, and then whose right or duty it is not: …，这个权利某人没有."""
_BEYOND_POWERS = re.compile(
    r"([^，。；]{1,80}?)[，,]?(?:超出了?|逾越了?|不在|不属于|不是)([^，。；]{1,40}?)的?(?:法定)?"
    r"(?:权限|权力|职权|权利)(?:范围)?(?:之?内)?(?=[，。；]|$)"
)
"""…超出了某人的权限: must not."""
_IDLE = re.compile(
    r"(?:这|此|那|该)[类种件个](?:事情?|做法|行为)|(?<=权)去做|(?<=尽管)去做|做起来|(?:同样|一样)?(?:也|都)?不(?:能|会)?例外|谁想|(?<=法律)不让"
    r"|(?:法律|法规|国家)(?:对此)?(?=(?:并|也)?(?:没有|未|不)(?:作出?)?强制)"
)
"""Words that only take up what was said before them."""


def in_legal_words(said: str, sources: str = "") -> str:
    """A text with each way to say must, may and need not in the one word that laws use.

    Args:
        said: The text.
        sources: What it is held against, which may itself have 是否 or …的权利.
    """
    said = _retold(_IDLE.sub("", said), sources)
    for words, form in _IS_SO_FOR:
        said = words.sub(form, said)
    if "是否" not in sources:
        said = _DECIDES.sub(r"\2无需\1", said)
    said = _WHETHER.sub(lambda m: f"{m[2] or m[3] or m[5] or ''}无需{m[1] or m[4]}", said)
    out, at = "", 0
    for word in critical_words(said):
        if word.kind == MODALITY and word.value in _LEGAL_WORD and word.start >= at:
            plain = said[word.start : word.end].isascii()
            out += said[at : word.start] + ("" if plain else _LEGAL_WORD[word.value])
            at = word.start if plain else word.end
    return _TOPIC_FIRST.sub(r"\2\3\1", out + said[at:])


_OPPOSITES = {
    "may": ("不得",),
    "must": ("不得", "无需"),
    "must not": ("可以", "应当", "必须", "有权"),
    "need not": ("应当", "必须"),
}
"""What denies each way to rule."""


def ruled_otherwise(said: str) -> Iterator[tuple[str, str]]:
    """A text with each word that rules in it turned, and that word as it stands."""
    for word in critical_words(said):
        for other in _OPPOSITES.get(word.value, ()) if word.kind == MODALITY else ():
            yield said[: word.start] + other + said[word.end :], said[word.start : word.end]


_TOPIC_FIRST = re.compile(
    r"(?:^|(?<=[。；]))([^，。；]{2,60})[，,]([^，。；]{1,30}?)(可以|不得|无需|应当)(?=[。；！\s]*$)"
)
"""What is ruled on, told first: 危害生物安全，任何人可以."""


def _retold(said: str, sources: str) -> str:
    """A text with what it tells by rights, duties, powers and 即使 told by one word."""
    said = _LEAVING_UNDONE.sub(lambda m: f"{m[2] or ''}无需{m[1]}", said)
    for words, form in _CONCESSIVE:
        said = words.sub(form, said)
    if "拒绝" not in sources:
        said = _REFUSES.sub("无需", said)
    if not re.search("不(?:会)?(?:妨碍|阻碍|妨害|影响)", sources):
        said = _NO_OBSTACLE[0].sub(_NO_OBSTACLE[1], said)
    for words, told in _TAKEN_UP:
        said = words.sub(told, said)
    said = _BEYOND_POWERS.sub(r"\2不得\1", said)
    for words, form in _HELD:
        held = words.search(said)
        if held and f"的{held[2]}" not in sources:
            said = words.sub(form, said)
    return said


def is_retold(said: str, source: str) -> bool:
    """Is something told by rights, duties, powers or 即使, so that it is no mere changed copy?"""
    return _retold(said, source) != said


_LIGHT = frozenset("的了和与及在是为对将等并也其把以于之而或由就都即则须应")


_LINKS = frozenset("把归被按向从给让使此才再又且当")
"""Words of one letter that may stand for another such word."""
_PREFIXES = tuple("被非副准原反前")
"""Letters that make of a word its counterpart."""
_NUMERALS = frozenset("一二三四五六七八九十百千万亿0123456789")


def puts_other_words(source: str, said: str) -> bool:
    """Does a wording have words in the place of the source's, or several that are not there?"""
    ops = diff(source, said)
    before = last = ""
    for kind, piece in ops:
        letters = [c for c in letters_of(piece).text if c not in _LIGHT]
        if kind == "insert" and before != "delete" and letters_of(piece).text in _PREFIXES:
            return True  # 被申请人 for 申请人
        if kind == "insert" and (len(letters) > 2 or (letters and before == "delete")):
            return True
        if kind == "insert" and _NUMERALS.intersection(letters):
            return True  # 五十一份 for 一份
        own = not _LINKS.issuperset(letters)
        if kind == "insert" and own and len(letters_of(piece).text) == len(last):
            return True  # 适时 for 及时
        if kind != "insert" and last in _PREFIXES:
            return True  # 申请人 for 被申请人
        last = letters_of(piece).text if kind == "delete" else ""
        before = kind if letters or kind == "equal" else before
    return last in _PREFIXES or any(map(_is_half_a_word, ops, ops[1:], ops[2:]))


def _is_half_a_word(before: DiffOp, between: DiffOp, behind: DiffOp) -> bool:
    """Do two changes on either side of one letter put another word there: 强化 for 加强?"""
    changes = {before[0]: before[1], behind[0]: behind[1]}
    if between[0] != "equal" or len(letters_of(between[1]).text) != 1 or len(changes) != 2:
        return False
    pieces = [letters_of(piece).text for piece in changes.values()]
    return all(len(p) == 1 and p not in _LIGHT for p in pieces)


def doubled(source: str, said: str) -> str:
    """Words that stand twice in a row where a source has them once: 免免费; else nothing."""
    letters, places = letters_of(said).text, letters_of(said).places
    stored = letters_of(source).text
    for match in _TWICE.finditer(letters):
        start, end = match.span()
        if places[end - 1] - places[start] >= end - start:
            continue  # 保护教育，教育部门 are words of two parts
        around = letters[max(start - AROUND, 0) : start], letters[end : end + AROUND]
        once = match[1].join(around) if len(match[1]) == 1 else match[1]
        is_between = len(match[1]) > 1 or all(
            around
        )  # 人人, but not 可以可以, may begin a sentence
        if is_between and once in stored and match[0] not in stored:
            return match[0]
    return ""


_TWICE = re.compile(r"([\u4e00-\u9fff]{1,8}?)\1")
AROUND = 2
"""Letters on either side that tell which letter of the source a doubled one is."""


_STRESS = "并绝决仍也都还均"
"""Letters that only stress what they stand before: 并不, 也不."""


def is_wording(source: str, said: str) -> bool:
    """Do words without marks differ from a source as a copy does that was changed?

    Each changed piece that bears on the sense is a critical word put in another's place, such as
    可以 for 应当. 没有义务 and 完全允许 are a writer's own words.
    """
    ops = diff(source, said)
    words = critical_words(said)
    own_words = replaced = False
    at = 0
    for number, (kind, piece) in enumerate(ops):
        if kind == "insert":
            touched = [w for w in words if w.start < at + len(piece) and at < w.end]
            if number and _is_breach(ops[number - 1], piece):
                touched = []  # 不遵守 for 违反
            if touched and not all(_fills(w, said, at, at + len(piece)) for w in touched):
                return False
            alone = not number or ops[number - 1][0] != "delete"
            own_words |= alone and any(w.kind == MODALITY for w in touched)
            own_words |= not touched and len(letters_of(piece).text) > 2
        elif kind == "delete":
            replaced |= any(w.kind in (MODALITY, NEGATION) for w in critical_words(piece))
        at += len(piece) * (kind != "delete")
    return not (own_words and replaced)


def _is_breach(before: DiffOp, piece: str) -> bool:
    """Is 不遵守 or the like put in the place of 违反?"""
    return before[0] == "delete" and "违" in before[1] and piece[:1] in tuple("不未")


def _fills(word: CriticalWord, said: str, start: int, end: int) -> bool:
    """Is an inserted piece nothing but (a part of) one critical word?"""
    outside = said[start : max(word.start, start)] + said[min(word.end, end) : end]
    is_short = word.kind in (NUMBER, COMPARISON) or word.end - word.start <= LONGEST_SWAP
    return is_short and not letters_of(outside).text.strip(_STRESS)


def is_moved(source: str, said: str) -> bool:
    """Has a wording the letters of its source and no others, in another order?"""
    one, other = letters_of(source).text, letters_of(said).text
    return one != other and Counter(one) == Counter(other)
