"""How a document and a place in it are written by people who cite them. Pure."""

from __future__ import annotations

import re
from random import Random

from index.numerals import to_int
from index.outline import Clause, Outline

_COUNTRY = "中华人民共和国"
_LAW = re.compile(r"(法|条例|办法|规定|意见|通知|决定|细则|规则|解释|方案)(?:（[^）]*）)?$")
_HAN = "一二三四五六七八九十百千零〇"
_ARTICLE = re.compile(rf"第[{_HAN}]+条(?:之[{_HAN}]+)?(?:第.+)?")
_OUTLINE = re.compile(rf"([{_HAN}]+)、(?:（([{_HAN}]+)）)?")


def document_name(title: str, random: Random) -> str:
    """A title as people write it: in full or shortened, in 《》 or, for short ones, without."""
    name = title if random.random() < 0.4 else title.removeprefix(_COUNTRY)
    _, about, rest = name.partition("关于")
    if about and len(rest) > 8 and random.random() < 0.4:
        name = about + rest
    bare = len(name) <= 10 and "《" not in name and _LAW.search(name)
    if title.isascii() or (bare and random.random() < 0.3):
        return name
    if random.random() < 0.5:
        name = name.replace("《", "〈").replace("》", "〉")
    return f"《{name}》"


def other_name(title: str, random: Random) -> str:
    """A title as strangers write it: in traditional letters, spaced, or told to be ours."""
    name = title if random.random() < 0.5 else title.removeprefix(_COUNTRY)
    if title.isascii():
        return name
    style = random.random()
    inner = name.replace("《", "〈").replace("》", "〉")
    if style < 0.06 and not set(name) & _UNSURE:
        return f"《{name.translate(_TRADITIONAL)}》"
    if style < 0.12 and title.startswith(_COUNTRY):
        return f"我国《{inner}》"
    if style < 0.16:
        return f"《 {inner} 》"
    if style < 0.2 and inner == name:
        return f"〈{name}〉"
    if style < 0.3 and "《" not in name and _LAW.search(name) and len(name) <= 22:
        return name
    return f"《{inner}》"


_TRADITIONAL = str.maketrans(
    "华国侦经电务业证学医疗险护环农产权飞动铁专诉讼调纪决缔职员进检测绘标准银陆滨烟买卖药图书馆资财广东军队恶气污条质总会关于"
    "办规则实试应对发开档复议与传统历单号举报奖励体继续",
    "華國偵經電務業證學醫療險護環農產權飛動鐵專訴訟調紀決締職員進檢測繪標準銀陸濱煙買賣藥圖書館資財廣東軍隊惡氣汙條質總會關於"
    "辦規則實試應對發開檔復議與傳統歷單號舉報獎勵體繼續",
)
_UNSURE = frozenset("养违场处储备归级们难构课费货达运边协认让训订设计记讲许论评识译详语误说请")
"""Letters that would have another form and are not in the table: such titles stay as they are."""


def kind_of(title: str) -> str | None:
    """The last word of a title, by which 该法 or 本条例 names it again."""
    match = _LAW.search(title)
    return match[1] if match else None


def place(outline: Outline, clause: Clause, random: Random) -> str | None:
    """An address as people write it; None where there is no usual way to."""
    address = clause.address
    if clause.kind == "section" or _ARTICLE.fullmatch(address):
        return _article(address, random)
    match = _OUTLINE.fullmatch(address)
    if match is None:
        return None
    if match[2] is None:
        return f"第{match[1]}部分"
    inside = f"第{match[1]}部分第（{match[2]}）项"
    return random.choice((*_running(outline, match[2]), inside, address))


def _running(outline: Outline, number: str) -> tuple[str, ...]:
    """（九） may be named alone where the document counts through."""
    numbers = [c.number for c in outline.clauses if c.kind == "clause"]
    if len(numbers) != len(set(numbers)):
        return ()
    return (f"第（{number}）条", f"第{number}条", f"（{number}）")


def _article(address: str, random: Random) -> str:
    style = random.random()
    if address.isascii():
        return address
    if style < 0.35:
        return re.sub(rf"(?<=条)((?:之[{_HAN}]+)?).*", r"\1", address)
    if style < 0.65:
        return re.sub(r"[（）]", "", address) if random.random() < 0.5 else address
    if style < 0.9:
        return arabic(address)
    return re.sub(r"([0-9]+)", r" \1 ", arabic(address))


def arabic(address: str) -> str:
    """第十五条第一款第（四）项 as 第15条第1款第（4）项; 之一 stays."""
    return re.sub(
        rf"(第（?)([{_HAN}]+)(?=）?[条款项])", lambda m: m[1] + str(to_int(m[2])), address
    )


_LEVELS = (("条", "Article {}"), ("款", "paragraph {}"), ("项", "item ({})"))


def article_in_english(at: str) -> str:
    """第十五条第一款第（四）项 as Article 15, paragraph 1, item (4); empty where it is no 条."""
    figures = arabic(at).replace(" ", "")
    if not re.fullmatch("第[0-9]+条(?:第[0-9]+款)?(?:第（?[0-9]+）?项)?", figures):
        return ""
    numbers = {unit: n for n, unit in re.findall("第（?([0-9]+)）?([条款项])", figures)}
    return ", ".join(words.format(numbers[u]) for u, words in _LEVELS if u in numbers)


_NO_BRACKETS = str.maketrans("", "", "（）")


def styled(address: str, random: Random) -> str:
    """An address as it is, in Arabic figures, or without brackets."""
    return random.choice((address, arabic(address), address.translate(_NO_BRACKETS)))
