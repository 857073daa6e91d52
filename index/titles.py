"""Names of documents: the names one goes by, and which one a text names before an address. Pure.

Knows no library: it is handed the names that are known, and reads a name that is not among them by
its ending (…法, …条例, …意见), so that a document that is not here is not taken for one that is.
"""

from __future__ import annotations

import re
import string
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from index.english_names import is_kind, is_of_kind, may_mean_in_english
from index.letters import stand_in_order
from index.script import simplified
from index.short_names import SHORT_NAMES

COUNTRY = "中华人民共和国"
REMEMBERED = 4096
"""Titles whose names are kept: every question asks for those of every document."""
_EDITION = re.compile(r"[（(〔][^（()）]*(?:年|版|修正|修订|试行|草案)[^（()）]*[)）〕]$")


_NUMBERED = re.compile(r"(?<=修正案)[（(]([一二三四五六七八九十]{1,3})[)）]$")


_INNER_MARKS = re.compile("[〈〉《》]")


_NUMBERED_ACT = re.compile(
    r"\b(?:regulation|directive|decision)\s(?:\([A-Za-z, ]+\)\s)?(?:no\.?\s)?"
    r"[0-9]{1,4}/[0-9]{1,4}(?:/[A-Z]{2,4})?(?![0-9])",
    re.I,
)


@lru_cache(REMEMBERED)
def names_of(title: str) -> tuple[str, ...]:
    """The names a document goes by: its title, and what is left of it when it is shortened.

    中华人民共和国民法典 is also 中国民法典 and 民法典,
    Regulation (EU) 2030/12 of the Council on lamps is also Regulation (EU) 2030/12,
    国务院关于X的意见 is also 关于X的意见 and X的意见,
    刑法修正案（九） is also 刑法修正案九, and 科学技术普及法 is commonly 科普法, as what carries it
    out (科学技术普及法实施条例) is 科普法实施条例. 某省养犬条例 is also 某养犬条例, and
    某省实施《节水法》办法 某省节水法实施办法. A title in two languages goes by either.
    """
    own = _shortened(title)
    if not own:
        return ()
    named = [*own, *_commonly(own[-1]), *(_CARRIES_OUT.sub(r"\1\2实施\3", name) for name in own)]
    named += [_OF_A_PLACE.sub(r"\1", name) for name in named]
    return tuple(dict.fromkeys(named))


_CARRIES_OUT = re.compile("^([^《〈》〉]*)实施[《〈]?([^《〈》〉]+法)[》〉]?(办法|细则|条例|规定)$")
_OF_A_PLACE = re.compile(
    "^(?!中国|全国|关于)([\u4e00-\u9fff]{2,3}?)(?:省|市(?!场)|(?:壮族|回族|维吾尔)?自治区)(?=[\u4e00-\u9fff《〈]{4})(?![级区县直属])"
)


def _commonly(name: str) -> Iterator[str]:
    """What a law, or what is made under it, is called by a short name of the law."""
    for law, shorts in SHORT_NAMES.items():
        if name == law or name.removeprefix(law).startswith("实施"):
            yield from (short + name.removeprefix(law) for short in shorts)


def _shortened(title: str) -> tuple[str, ...]:
    base = simplified(re.sub(r"\s+", "", title)) if not title.isascii() else title
    names = [title, *TRANSLATED.split(title)[:2], base, _EDITION.sub("", base)]
    names += [f"中国{n.removeprefix(COUNTRY)}" for n in names if n.startswith(COUNTRY)]
    names += [n.replace(COUNTRY, "") for n in names]
    names += [_NUMBERED.sub(r"\1", name) for name in names]
    names += [n.removeprefix("The ") for n in names]
    names += [match[0] for match in [_NUMBERED_ACT.search(title)] if match]
    for name in list(names):
        head, about, rest = name.partition("关于")
        if about and rest and head:
            names += [about + rest, rest]
    names[1:1] = [_INNER_MARKS.sub("", n) for n in names]
    return tuple(dict.fromkeys(n for n in names if len(n) >= 2))


def short_name(title: str) -> str:
    """The shortest of a document's names, by which its versions are one; else its title."""
    return (_shortened(title) or (title,))[-1]


_KIND_WORD = (
    "法典|法|修正案|条例|规定|办法|细则|解释|意见|通知|决定|方案|规划|纲要|章程|规则"
    "|手册|守则|公约|须知|指南|规程|规约|准则|制度"
)
_END_OF_CHINESE = "".join(f"|(?<={kind})" for kind in _KIND_WORD.split("|"))[1:]
TRANSLATED = re.compile(
    rf"(?:{_END_OF_CHINESE}|(?<=[）)]))\s*(?=[A-Z][\w’'-]*(?: [\w’'()&,-]+){{2,}}$)"
)
"""Between a Chinese title and the same in English, of three words and more."""
_KIND_AT_END = re.compile(
    rf"({_KIND_WORD})(?:[（(][^（()）]{{1,20}}[)）]|(?<=修正案)[一二三四五六七八九十]{{1,3}})?$"
)
_GENERIC = re.compile(
    r"(?:(?:本|该|此|这|上述|前述|同一?)[个部项份篇]?)?"
    rf"(?:暂行|试行|实施|管理)?({_KIND_WORD}|政策|文件)"
)


def is_generic(title: str) -> str | None:
    """The word by which 《意见》, 本条例 or the Agreement names a document in context, or None."""
    if title.isascii():
        return title.lower() if is_kind(title) else None
    match = _GENERIC.fullmatch(title)
    return match[1] if match else None


def answers_to(word: str, title: str) -> bool:
    """May a generic name, of which ``is_generic`` gave the word, mean this title's document?"""
    if word in ("政策", "文件"):
        return True
    if word.isascii():
        return is_of_kind(title, word)
    kind = _KIND_AT_END.search(title)
    return kind is not None and kind[1] in ({"法", "法典"} if word == "法" else {word})


_IN_SHORT = {
    "^最高法(?!院)": "最高人民法院",
    "^最高检(?!察)": "最高人民检察院",
    "^国办": "国务院办公厅",
    "人大(?!代表大会)": "人民代表大会",
    "常委会": "常务委员会",
    "个税": "个人所得税",
    "三包": "修理更换退货",
    "社保": "社会保险",
    "新冠": "新型冠状病毒",
}
"""Words of names in short, by letters that are no pieces of the long ones."""
_LEAST_MATTER = 2
"""Letters of a name that tell what its document is about, beside who issued it and its kind."""
_UNDER_A_LAW = re.compile("^.*法(?=的?(?:实施|施行))")
LONGEST_SHORTENED = 0.8
"""Share of a title's letters above which a name that lacks some in its middle is another name."""
LEAST_SPARSE = 5
"""Letters of a name that are enough where they are no pieces of a title: 上海建材条例."""
_ISSUER = re.compile("^最高(?:法|检|人民法院|人民检察院)|^国办|^国务院(?:办公厅)?")
_POINTED = re.compile("(?<=[\u4e00-\u9fff])[这那][部个份套项本](?=[\u4e00-\u9fff]{4})")
"""Within a name, what only points to its document: 上海那部建材条例."""
_OF_A_LAW, _KIND_LETTERS = re.compile("法典$|(?<!办)法$"), 2
_ENDING_NUMBER = re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]$")


def may_mean(name: str, title: str) -> bool:
    """May a shortened name (更新条例) mean the document of this title (某市街区更新条例)?

    The name is made of pieces of the title, of two characters or more, or of five letters of it and
    more, in their order, and both end alike; who issued it may be told in short (最高法). 法 and
    法典 are never shortened so: 合同法 is not 劳动合同法, nor are the rules that carry them out the
    same. How English names are shortened is for ``english_names`` to tell.
    """
    title, name = _EDITION.sub("", title), _POINTED.sub("", name)
    if name.isascii() and title.isascii():
        return may_mean_in_english(name, title)
    told = len(name)
    for short, long in _IN_SHORT.items():
        matter, is_short = re.subn(short, "", name)
        if is_short and long in title and len(matter) >= _LEAST_MATTER + _KIND_LETTERS:
            name = re.sub(short, long, name)
    law = _UNDER_A_LAW.search(name)
    if law is not None and not re.search(rf"(?:^|[《〈]|{COUNTRY}){law[0]}", title):
        return False
    number = _ENDING_NUMBER.search(name)
    if number is not None:
        if not title.translate(_ALIKE).endswith(number[0].translate(_ALIKE)):
            return False
        name, title = name[: number.start()], title[: -len(number[0])]
        told -= len(number[0])
    if _OF_A_LAW.search(name) or len(name) < 4 or name[-_KIND_LETTERS:] != title[-_KIND_LETTERS:]:
        return False
    is_whole = told > LONGEST_SHORTENED * len(title) and not title.endswith(name)
    in_title = _in_pieces(name, title) or (_is_sparse(name) and stand_in_order(name, title))
    return in_title and not is_whole


def resembles(name: str, title: str) -> bool:
    """May who says 合同法 have 劳动合同法 in mind? Good for asking back, never for an answer."""
    short = short_name(title)
    is_law = len(name) > 2 and name.endswith("法") and short.endswith("法")
    return is_law and len(name) < len(short) and _in_pieces(name, short)


def _in_pieces(name: str, title: str) -> bool:
    """Is a name made of pieces of a title, in their order?"""
    at = 0
    while name:
        sizes = (n for n in range(len(name), 1, -1) if title.find(name[:n], at) >= 0)
        size = next(sizes, 0)
        if size == 0:
            return False
        at = title.find(name[:size], at) + size
        name = name[size:]
    return True


def _is_sparse(name: str) -> bool:
    """Is a name as people shorten them by letters, 上海建材条例, no words (刑法的解释)?"""
    return len(_ISSUER.sub("", name)) >= LEAST_SPARSE and "的" not in name


# --- names in a text ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Named:
    """A document's name in a text: where it stands (《》 included) and what it is."""

    start: int
    end: int
    title: str


_ALIKE = str.maketrans(
    "()〔〕[]【】［］" + string.ascii_uppercase, "（）" * 5 + string.ascii_lowercase
)
_HEAD = 2
"""No name is shorter; by so many characters names are looked up."""


class Names:
    """The names by which documents are known, arranged to be found in texts."""

    def __init__(self, names: Iterable[str]) -> None:
        """Arrange names; white space, width of brackets and case do not tell them apart."""
        plain = {_plain(name)[0]: name for name in names}
        self._by_head: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for looks, name in sorted(plain.items(), key=lambda pair: -len(pair[0])):
            self._by_head[looks[:_HEAD]].append((looks, name))

    def places(self, text: str) -> Iterator[Named]:
        """The longest name that begins at each character of a text, if any does."""
        plain, spots = _plain(text)
        for at in range(len(plain)):
            for looks, name in self._by_head.get(plain[at : at + _HEAD], ()):
                if plain.startswith(looks, at) and not _goes_on(plain, at + len(looks)):
                    yield Named(spots[at], spots[at + len(looks) - 1] + 1, name)
                    break


_OTHER_WORD = re.compile(r"(?<=法)(?:[律院官人庭医学]|定(?![义下])|规(?!定))")


def _goes_on(text: str, end: int) -> bool:
    """Does a name's 法 belong to another word: 监督法律的实施, 选举法官?"""
    return _OTHER_WORD.match(text, end) is not None


def folded(name: str) -> str:
    """A name without what tells no names apart: white space, width of brackets, case, script."""
    return _plain(name)[0]


def _plain(text: str) -> tuple[str, list[int]]:
    """A text as names are compared, in simplified script, and where its characters stand."""
    spots = [at for at, char in enumerate(text) if not char.isspace()]
    return simplified("".join(text[at] for at in spots)).translate(_ALIKE), spots


def names_in(text: str, known: Names | Iterable[str] = ()) -> tuple[Named, ...]:
    """Names in 《》 and known names in a text, in order; the longest wins where two overlap."""
    names = known if isinstance(known, Names) else Names(known)
    named: list[Named] = []
    taken: set[int] = set()
    found = [*_quoted(text), *names.places(text)]
    for one in sorted(found, key=lambda n: (n.start - n.end, n.title)):
        places = range(one.start, one.end)
        if taken.isdisjoint(places):
            taken.update(places)
            named.append(one)
    return tuple(sorted(named, key=lambda n: n.start))


def _quoted(text: str) -> Iterator[Named]:
    """《…》 with whatever 《》 or 〈〉 stands inside."""
    depth, start = 0, 0
    for at, char in enumerate(text):
        if char == "《":
            start = start if depth else at
            depth += 1
        elif char == "》" and depth:
            depth -= 1
            if depth == 0 and 2 < at - start < 120:
                yield Named(start, at + 1, re.sub(r"\s+", "", text[start + 1 : at]))


_LINK = r"(?:的|之|里[面头]?|内|上|当?中|所|规定|[\s,，：:|｜/·•・]|[（(〔][^（()）]{1,20}[)）〕])*"
_AFTER_KNOWN = re.compile(_LINK)
_AFTER_QUOTED = re.compile(rf"{_LINK}|[^第（(。；，]{{0,6}}|\s*[（(\[【〔]\s*")
_AFTER_READ = re.compile(r"(?:的|之|在其?|里[面头]?|当?中|\s|[（(·•*|｜/”」』’\"])+$")
_OPENED = re.compile(r"\s*(?:[（(]\s*(?:(?:出自|引自|摘自|源自|来自|语出|详?见|参见)[：:]?)?)?\s*")
_CLOSED = re.compile(r"[”\"]?\s*[)）]")
_BRACKETED = re.compile(
    r"\s*[（(]\s*(?:(?:出自|引自|摘自|源自|来自|语出|详?见|参见)[：:]?)?([\u4e00-\u9fff]{3,40})\s*[)）]"
)
_OF_ITS_OWN = re.compile(rf"{_LINK}(?:第|[0-9０-９]+\s*条|[(（][一二三四五六七八九十])")
_ABOUT_IT = re.compile(
    r"((?![^，。]{0,12}[本该此这述][个部项份篇]?[\u4e00-\u9fff]{2}$)(?:[\u4e00-\u9fff（）()]{0,20})"
    r"(?:解释|办法|条例|细则|通知|意见|批复|方案|规则|(?:问题的|若干|补充|暂行)规定)"
    r"(?:[（(][^（()）]{1,10}[)）])?)(?:的|之|里[面头]?|中)?\s*"
)
"""Behind a name: words that make it another document's, as in 《刑法》司法解释第三条."""
_ABOUT_LEADS = re.compile(r"(?:最高人民法院|最高人民检察院|国务院|、)*关于[\u4e00-\u9fff]{0,6}$")
CALLED = "(?:以下|下|文中|本文)?(?:简称|统称|全称|简写|称)[为作是]?"
"""What stands before the other name that a text gives what it has just named: 以下简称."""
_RENAMES = re.compile(rf"\s*[（(]\s*{CALLED}\s*[“\"]?\s*")
_NAMED_AGAIN = re.compile(rf"{_RENAMES.pattern}|\s*[（(]\s*")
_LOOKS_BACK = 200
"""How far before an address the words that name its document are looked for."""
_LANDS = (
    "德国|美国|英国|法国|日本|韩国|俄罗斯|欧盟|欧洲|意大利|瑞士|加拿大|澳大利亚|新加坡|印度尼西亚|印度|巴西|荷兰|瑞典"
    "|挪威|丹麦|芬兰|西班牙|葡萄牙|希腊|波兰|越南|泰国|马来西亚|菲律宾|蒙古|朝鲜|以色列|土耳其|埃及|南非|墨西哥"
    "|阿根廷|智利|奥地利|比利时|爱尔兰|新西兰|乌克兰|哈萨克斯坦|巴基斯坦|尼泊尔|伊朗|苏联|沙俄|联合国|台湾|香港|澳门"
    "|外国|国外|境外|他国|该国|各国"
)
"""Other legislators than those that a name without one is of."""
_OF_A_LAND = re.compile(
    rf"(?:{_LANDS})(?:的|现行|联邦|地区|特别行政区|共和国|王国|[新旧]|[\u4e00-\u9fff]{{1,6}}州|时期|议会|国会|于"
    r"|(?:[0-9]{4}年)?(?:通过|颁布|制定|修[订改])了?|[0-9]{4}年)*\s*$"
)
"""Before 《公司法》: whose it is."""
_PLACE_OR_FIELD = re.compile(
    r"[\u4e00-\u9fff]{1,10}(?:省|自治[区州县]|特别行政区|特区|[^城]市|[区县州盟旗])$"
    r"|(?:劳动|社会|高等|义务|职业|民办|行政|刑事|民事|军事|涉外|农村|城市|海上|商业|国家)$"
    rf"|(?:{_LANDS})(?:地区|联邦)?$"
)


_POINTS_BACK = re.compile(rf"(?:(?<!基)本|该|此|上述|前述)(?:{_KIND_WORD})$")


def title_before(text: str, start: int, named: Sequence[Named]) -> tuple[str | None, int]:
    """The document that a text names right before position ``start``.

    Args:
        text: A question or a passage.
        start: Where an address begins.
        named: What ``names_in`` found in the text.

    Returns:
        The name (None where there is none) and where it begins (``start`` where there is none).
    """
    last = _last_named(text, start, named)
    read = _read_name(text, start, last.end if last else 0)
    if last is None:
        return read or (None, start)
    if read is not None and read[1] == last.end and not _POINTS_BACK.search(read[0]):
        return last.title + read[0], last.start  # 证券法 is known, 证券法实施细则 is meant
    about = _ABOUT_IT.fullmatch(text, last.end, start) if read is None else None
    if about is not None:
        leads = _ABOUT_LEADS.search(text, max(last.start - _LOOKS_BACK, 0), last.start)
        at = leads.start() if leads else last.start
        return text[at : last.start] + last.title + about[1], at
    land = _OF_A_LAND.search(text, max(last.start - _LOOKS_BACK, 0), last.start)
    at = land.start() if land else last.start
    told = text[at : last.start].strip() + last.title, at
    if text[last.start] == "《":
        if read is None and _AFTER_QUOTED.fullmatch(text, last.end, start):
            return told
    elif _AFTER_KNOWN.fullmatch(text, last.end, start):
        return _longer_name(text, last) or told
    return read or (None, start)


def _last_named(text: str, start: int, named: Sequence[Named]) -> Named | None:
    """The last document named before a position: in 《X》（下称《Y》）第三条 it is X.

    So it is in 《X》（国发〔2030〕4号）第三部分, where the number is a name of X too; the 继承编 of
    《民法典》继承编第三条 begins with its whole.
    """
    ahead = bisect_right(named, start, key=lambda n: n.end)
    last = named[ahead - 1] if ahead else None
    if last is None or ahead < 2:
        return last
    is_quoted = text[last.start] == "《"
    if named[ahead - 2].end == last.start and not is_quoted:
        return replace(last, start=named[ahead - 2].start)
    again = _RENAMES if is_quoted else _NAMED_AGAIN
    if not again.fullmatch(text, named[ahead - 2].end, last.start):
        return last
    closed = _CLOSED.match(text, last.end)
    return replace(named[ahead - 2], end=closed.end() if closed else last.end)


def title_after(text: str, end: int, named: Sequence[Named]) -> tuple[str | None, int]:
    """The document that a text names right behind an address: 第三条（劳动法）, 第三条 《劳动法》.

    Args:
        text: A question or a passage.
        end: Where an address ends.
        named: What ``names_in`` found in the text.

    Returns:
        The name (None where there is none) and where it ends (``end`` where there is none).
    """
    opened = _OPENED.match(text, end)
    at = opened.end() if opened else end
    ahead = bisect_right(named, at, key=lambda n: n.start)
    name = named[ahead - 1] if ahead and named[ahead - 1].start == at else None
    if name is not None and opened is not None and not opened[0].strip():
        name = name if _KIND_AT_END.search(name.title) else None  # 第三条 《许可证》 is no law
    if name is not None and not _OF_ITS_OWN.match(text, name.end):
        closed = _CLOSED.match(text, name.end)
        return name.title, closed.end() if closed else name.end
    read = _BRACKETED.match(text, end)
    if read is not None and name is None and _read_name(text, read.end(1), read.start(1)):
        return read[1], read.end()
    return None, end


def _longer_name(text: str, named: Named) -> tuple[str, int] | None:
    """劳动合同法 where 合同法 is known: another document, which its first words tell apart."""
    if _PLACE_OR_FIELD.search(text, max(named.start - _LOOKS_BACK, 0), named.start) is None:
        return None
    return _read_name(text, named.end, 0)


# --- names read by their ending -------------------------------------------------------------

_RUN = re.compile(r"[\u4e00-\u9fff、]{0,60}[\u4e00-\u9fff](?:[（(][^（()）]{1,20}[)）])?$")
_NO_NAME = re.compile(
    r"(?:(?:(?<![利适])用|[方做说看想手语书魔减加乘除执守违非合依无没于释改普学懂]|(?<!建)设|(?<!统)一|(?<!公)司|之以|公检|[哪这那]些)法"
    r"|(?:什么|怎么|哪些|哪个|多少)..|(?:各[省市地县]|具体|落地|配套|相应)的?(?:实施|操作|管理)?(?:细则|方案|办法))$"
)
_RULES = re.compile("应当|可以|不得|必须|有权|无权|某[种个些项]|任何|作出")
"""What no name has in it."""
_LEADS = re.compile(
    rf"(?:{_KIND_WORD}|[条款项])(?:以及|[和与跟同及或、])"
    r"|请问|[正诚恰]如|正像|翻开|打开|[听据]说|网传|一下|[引摘出]自|语出|载于|见于|遵[守循从]|根据|依据|依照|按照|遵照|参照|(?<![护执拍牌关参按依遵对无])照|违反了?|适用|援引|引用|[提谈]到|查[询找看阅]|告诉我?|知道|了解|记[得着]|印象[里中]"
    r"|对比|比较|翻译|背诵|朗读|列出|给出|概括|总结|属于|什么是|为什么|有关|相关|我们|现行|最新"
    r"|触犯了?|违背了?|符合|合乎|[一二三四五六七]是|其[一二三四五六七]|因为|靠着|凭着|仗着|套用|对照|违了|除了"
    r"|(?:理由|依据|根据|出处|来源|正|这|此|可|就)[是为](?!关于)|[落写]在|(?<=期限)见|主张依|[得要]按|也?要守|大家看"
    r"|修[订改正]后|[这那][本部份]是"
)
_LEADS_SHORT = re.compile(
    rf"(?:以及|或者|就(?![业医学地近])|同(?!一?[个部项份篇]?(?:{_KIND_WORD})$)|又如|如(?![皋东意])|先(?=[看查读])|再(?=[看查读])|[请问查找看说讲读按依据在和与跟及或把将对从由是那新旧老我你想要而但且、]|见(?!义)|以(?!色列))+"
    r"(?=[\u4e00-\u9fff]{2})"
)
OFTEN_NO_NAME = frozenset(("规定", "解释", "决定", "通知", "意见", "方案", "规划"))
"""Kinds that people also use of a single rule or a paper, so that a short name with one is none."""


def _read_name(text: str, start: int, floor: int) -> tuple[str, int] | None:
    """A name that nobody knows, read by its ending; None where the words are no name."""
    floor = max(floor, start - _LOOKS_BACK)
    link = _AFTER_READ.search(text, floor, start)
    end = link.start() if link else start
    run = _RUN.search(text[floor:end])
    kind = _KIND_AT_END.search(run[0]) if run else None
    if run is None or kind is None or _NO_NAME.search(run[0]):
        return None
    name = _without_leads(run[0], len(run[0]) - len(kind[0]))
    if _RULES.search(name):
        return None
    return (
        (name, end - len(name))
        if _is_credible(name, kind[1], _is_linked(text[end:start]))
        else None
    )


def _is_linked(link: str) -> bool:
    """Do words lead on from a name to its number; brackets around the number do not."""
    return bool(link) and link.strip()[:1] not in tuple("（(")


def _without_leads(run: str, kind_at: int) -> str:
    """A run of Chinese without the words that lead up to the name at its end."""
    cuts = [m.end() for m in _LEADS.finditer(run, 0, kind_at)]
    if "关于" not in run:
        cuts += [m.end() for m in re.finditer("[的、]", run[:kind_at])]
        cuts += [m.start() for m in re.finditer(COUNTRY, run[:kind_at])]
    name = run[max(cuts, default=0) :]
    short = _LEADS_SHORT.match(name)
    return name[short.end() :] if short else name


def _is_credible(name: str, kind: str, linked: bool) -> bool:
    """法律规定的第三条 names no document, 该规定第三条 and 劳动法的第四十四条 do."""
    if is_generic(name):
        return name != kind or kind not in ("法", "规定", "解释", "决定")
    if kind in OFTEN_NO_NAME and "关于" not in name:
        return len(name) >= len(kind) + 4 and not linked
    return len(name) > len(kind)
