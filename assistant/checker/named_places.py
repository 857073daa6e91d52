"""The places that a text names: addresses, and documents without one. Pure.

The text's own numbering is no place in a document; a number and the document that is named behind
its words are one. Knows no library and no claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.address import Reference
from index.address_reading import find_references
from index.documents import Span
from index.english_names import is_of_a_thing, name_at, name_told
from index.titles import CALLED, Names, names_in, title_before

CLOSERS = r"[”」』’\"＂'＇〞〟﹂﹄»]"
"""What closes a quotation."""
IS_ITS_PLACE = re.compile(
    rf"(?:{CLOSERS}|[。，,；;\s])*(?:[（(〔\[［【][^）)]{{0,6}}"
    r"|(?:——|—)?\s*(?:这|此|以上|语出|出自|引自|摘自|见|参见|系|为|是)[^，。]{0,8}|——\s*"
    r"|(?:法律|法条)?(?:依据|来源|出处)[是为]\s*"
    r"|[^。“”]{0,8}(?:语出|出自|引自|摘自|见于|载于)\s*|[←<]+\s*"
    rf"|(?<={CLOSERS})在[^，。“”]{{0,6}}|请?[^，。“”]{{0,4}}(?:出处|来源)[是为见：:]?[^，。“”]{{0,4}}"
    r"|(?:被|已|给|都|就)*(?:安排|规定|收录?|[放写列载置归])(?:[在于进入到]|之于)了?\s*)"
)
"""What stands between a quotation and the place behind it: （见, 这是, ——, 在, 请补注出处."""
LONGEST_RENAMING = 8
"""Characters of （以下简称为“."""
NAMES_ALIAS = re.compile(rf"[（(]{CALLED}[“「『‘\"]$")
"""Before the short name that a text gives what it has just named."""
_MENTION = re.compile(
    r"(?:(?:本|该|此|上述|前述|(?<![合协])同一?)[部项份篇个]?|这[部份])(?:法典|法(?![院律规定])|条例|规定|办法|细则|规则|解释|意见|通知|决定|方案"
    r"|规划|纲要|文件|政策)"
    "|(?:^|(?<=[。；！？\\n]))(?:条例|办法|细则|规则)(?=(?:一?共|总共|全文|正文|分[为成])有?[^，。；]{0,4}[条章])"
)

_OF_IT = re.compile(
    r"(?<=[，。；])在它(?:之下|里面?)|(?<=[按依据照])它(?:的?(?=规定|要求|说法)|(?=[，,]))"
)
"""Words for what was named last: 按它的规定."""
NAMED_LAST = "该文件"

_TITLE_BEHIND = re.compile(r"\s*[（(]\s*[《〈]")
"""Behind what a text calls a document, its title: 那份指导意见（《X的指导意见》）."""
_SOME_WORDS = r"[^\W_][\w'’-]*(?:\s+(?:&\s+)?[^\W_][\w'’-]*){0,11}?"
_OF_A_YEAR = r"(?:\s+(?:of\s+)?[0-9]{4})?"
_SENTENCE = r"(?:^|(?<=[.;!?)*•-]\s))"
_UNDER = re.compile(
    r"(?<![A-Za-z])(?i:(?P<under>under)|according to|pursuant to|as per)\s+"
    rf"(?P<words>{_SOME_WORDS})(?={_OF_A_YEAR}\s*,)"
)
_TELLS = re.compile(
    rf"{_SENTENCE}(?P<words>{_SOME_WORDS})"
    rf"(?={_OF_A_YEAR}\s+(?i:(?P<that>(?:(?:also|then|clearly|expressly|plainly|explicitly|now)\s+)*"
    r"(?:says?|(?:makes?|is)\s+(?:it\s+)?(?:clear|plain)"
    r"|(?:states?|provides?|stipulates?|specif(?:y|ies)|notes?|explains?|confirms?|requires?)\s+that))"
    r"|states?|provides?|stipulates?|specif(?:y|ies)|requires?"
    r"|prohibits?|forbids?|allows?|permits?|bans?|bars?|limits?|sets?)\b)"
)
_BEGINS = re.compile(_SENTENCE)
_ARTICLE = re.compile(r"(?:the\s+)?", re.I)


def _english_sources(piece: str) -> Iterator[Span]:
    """English names where a sentence tells what a document has: Under the Noise Control Act, ….

    Without capitals only where the sentence begins so, and says that something is told.
    """
    for pattern in (_UNDER, _TELLS):
        for match in pattern.finditer(piece):
            low, high = match.span("words")
            first = _ARTICLE.match(piece, low)
            written = name_at(piece, first.end() if first else low, capitals=False)
            if written and written[1] == high and not piece[slice(*written)].islower():
                yield written
                continue
            told = name_told(piece[low:high])
            by = match.groupdict()
            opens = _BEGINS.match(piece, match.start()) and (pattern is _UNDER or by["that"])
            if told and opens:
                name = piece[low + told[0] : low + told[1]]
                if not (by.get("under") and is_of_a_thing(name)):
                    yield low + told[0], low + told[1]


def references_in(plain: str, start: int, end: int, known: Names) -> list[Reference]:
    """The addresses in a paragraph, and the documents it names without an address."""
    piece = plain[start:end]
    read = (
        _pointing(piece, r)
        for r in find_references(piece, known)
        if piece[r.start] == "《" or not (r.title and _OWN_PAPER.fullmatch(r.title))
    )
    found = [r for r in read if not _is_marker(piece, r)]
    named = names_in(piece, known)
    ways = (_BARE_NAME, _NAMED_AS_LAW, _OF_THE_COUNTRY, _RULES_OF_A_PLACE)
    bare = [m.end() for p in ways for m in p.finditer(piece)]
    bare = [end for end in bare if not _TITLE_BEHIND.match(piece, end)]
    if _ALONE_IN_LINE.fullmatch(piece) and _ARTICLE_BELOW.match(plain, end):
        bare.append(len(piece.rstrip()))
    inside = {at for n in named for at in range(n.start, n.end)}
    ends = {n.end for n in named} | {end for end in bare if end not in inside}
    spans: list[tuple[str | None, int, int]]
    issued = (m for m in _ISSUED.finditer(piece) if not _TITLE_BEHIND.match(piece, m.end()))
    spans = [(m[0], *m.span()) for m in issued if m.end() not in ends]
    spans += [(m["number"], *m.span("number")) for m in _NUMBERED_PAPER.finditer(piece)]
    spans += [(*title_before(piece, end, named), end) for end in sorted(ends)]
    for title, low, high in spans:
        is_taken = any(r.start < high and low < r.end for r in found)
        is_taken = is_taken or _IS_NUMBER.match(piece, low, high + 1) is not None
        if title and not (is_taken or _NO_NAME.match(title) or _OWN_PAPER.fullmatch(title)):
            found.append(_pointing(piece, Reference(low, high, title, (), "")))
    for low, high in _english_sources(piece):
        if not any(r.start < high and low < r.end for r in found):
            found.append(Reference(low, high, piece[low:high], (), ""))
    for match in _MENTION.finditer(piece):
        if not _is_alias(piece, match.start()) and not any(
            r.start <= match.start() < r.end for r in found
        ):
            found.append(Reference(match.start(), match.end(), match[0], (), ""))
    its = _OF_IT.finditer(piece)
    found += [Reference(m.start(), m.end(), NAMED_LAST, (), "") for m in its]
    found = [_with_number(piece, r) for r in found]
    shifted = (replace(r, start=r.start + start, end=r.end + start) for r in found)
    return sorted(shifted, key=lambda r: (r.start, r.end))


def _with_number(piece: str, reference: Reference) -> Reference:
    """A paper's name with the number before it, which says nothing: 国办发〔2031〕4号《…》."""
    low = max(reference.start - LONGEST_NUMBER, 0)
    before = _NUMBER_BEFORE.search(piece, low, reference.start)
    is_name = piece[reference.start] in "《〈"
    return replace(reference, start=before.start()) if before and is_name else reference


def _is_alias(piece: str, at: int) -> bool:
    """Does a short name begin here that the text gives what it has just named?"""
    return NAMES_ALIAS.search(piece, max(at - LONGEST_RENAMING, 0), at) is not None


def put_together(
    plain: str, references: Sequence[Reference], quotations: Sequence[Span]
) -> Iterator[Reference]:
    """第三条：“…”——摘自《节水法》 is one place: the number before, the document behind."""
    behind = None
    for at, reference in enumerate(references):
        following = references[at + 1] if at + 1 < len(references) else None
        quotation = next((q for q in quotations if reference.end <= q[0]), None)
        if reference is behind:
            continue
        is_open = reference.title is None and reference.steps and not reference.is_relative
        if is_open and following and _is_named_behind(plain, reference, following):
            behind = following
            reference = replace(reference, title=following.title, end=following.end)
            yield reference
            continue
        if is_open and following and quotation and not following.steps:
            between = (quotation[1], following.start)
            if between[0] <= between[1] and IS_ITS_PLACE.fullmatch(plain, *between):
                behind = following
                reference = replace(reference, title=following.title)
        yield reference


_NAMED_BEHIND = re.compile(r"[,，\s]+")
_FIELD = re.compile(r"[，,；;\s]*[^\W\d_]{2,8}[：:]\s*")
"""The name of a field of a record, before what stands in it."""
_ALONE = re.compile(r"[\s”]*(?:[：:。）)\n]|[“「『‘\"]|$)")


def _is_named_behind(plain: str, reference: Reference, following: Reference) -> bool:
    """第五条，《节水法》： is one place, where nothing stands before it or goes on behind it."""
    before = plain[plain.rfind("\n", 0, reference.start) + 1 : reference.start]
    if not following.steps and _FIELD.fullmatch(before):
        return _FIELD.fullmatch(plain, reference.end, following.start) is not None
    return (
        not following.steps
        and not any(char.isalnum() for char in before[-2:])
        and _NAMED_BEHIND.fullmatch(plain, reference.end, following.start) is not None
        and _ALONE.match(plain, following.end) is not None
    )


POINTING = re.compile(
    r".+((?:(?<!基)本|该|此|这[部个项份]|上述|前述|(?<![合协])同)(?:法|条例|规定|办法|细则|规则|解释|意见|通知|决定|方案|规划))$"
)

"""Words that point to a document, with words before them that were read as its name."""


def _pointing(piece: str, reference: Reference) -> Reference:
    """Of a name that was read too far, such as 具有本规定, only 本规定."""
    match = POINTING.fullmatch(reference.title or "")
    if match is None or piece[reference.start] == "《":
        return reference
    start = piece.find(match[1], reference.start, reference.end)
    return replace(reference, title=match[1], start=max(start, reference.start))


def _is_marker(piece: str, reference: Reference) -> bool:
    """Is a bare （一） or 1.2 the text's own numbering, 合同第五条 no place in a document?"""
    at = reference.start
    if reference.title is None and _OF_A_CONTRACT.search(piece, 0, at):
        return True
    if reference.title is None and _NAMES_ANOTHER.match(piece, reference.end):
        return True
    if reference.title is None and not piece[:at].strip() and _OWN_ANNEX.match(piece, at):
        return True
    if reference.title is None and _OF_THIS_PAPER.fullmatch(piece, at, reference.end):
        return _IS_SOMETHING.match(piece, reference.end) is not None
    if reference.title is None and _GOES_TO.search(piece, 0, at):
        return True
    if reference.is_relative and _OWN_PART.fullmatch(piece, at, reference.end):
        return _IS_WRITTEN.match(piece, reference.end) is not None
    is_bare = reference.steps and reference.steps[0].unit in ("号", "部分", "点")
    if len(reference.steps) > 1 and piece[:at].rstrip()[-1:] in ("", *"，；,;\n"):
        return False  # …，四、（十一）明确…, and what opens a line so
    is_said = piece[at] == "第" or reference.is_english
    if piece[at] in "（(" or (is_bare and reference.title is None and not is_said):
        return not (_POINTED_AT.search(piece[:at]) or _QUOTED_FROM.match(piece, reference.end))
    return False


_OWN_ANNEX = re.compile(r"附[件录表][0-9一二三四五六七八九十]{1,3}[\s\u3000：:]")
"""What heads an annex of the text itself: 附件四　条文照录."""
_OF_THIS_PAPER = re.compile(r"附[件录表]\s*[0-9一二三四五六七八九十]{1,3}")
_IS_SOMETHING = re.compile(r"\s*(?:[是为系](?!了)|[：:]|（[^（）]{2,20}）[为是])")
"""Behind the number of an annex of the text itself, what it is: 附件一为签到表."""
_GOES_TO = re.compile("(?:下面|现在|接着|接下来)?(?:进入|转入|来到|讲到?)$")
"""Before a part of the text itself: 下面进入第二部分。"""
_OF_A_CONTRACT = re.compile(
    r"(?:合同|协议书?|招标文件|投标文件|说明书|代理词|辩护词|答辩状|起诉状|上诉状|申请书|意见书|判决书"
    r"|裁定书|论文|讲义|课件|教案|教材|讲稿|文稿|书稿|白皮书|研报)\s*$"
)
_NAMES_ANOTHER = re.compile(
    r"(?<=[章节讲编])(?:[\s\u3000：:]*(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{0,6}《|[\s\u3000]+[\u4e00-\u9fff]{2,30}(?:法典?|条例|规定|办法)第)"
)
"""Behind a number that heads a text's own part: 第三节　《节水法》第八条."""
_OWN_PART = re.compile("本[编章节讲]")
_IS_WRITTEN = re.compile(
    "的?(?:结论|主题|主旨|观点|目的|研究|重点|任务|论[点证述]|分析|写作|出发点)|以[^，。；]{2,80}为|[拟将先]|旨在|试图"
    "|主要|讨论|探讨|考察|介绍|认为|我们"
)
"""Behind the name of a part, what tells that it is the text's own: 本章的结论是."""
_POINTED_AT = re.compile(
    r"(?:[、和及与至或项条款]|根据|依据|依照|按照|参?见|(?<=[，。；,;])[据依按]|[看念读到引])了?\s*$"
    r"|(?<=者)于\s*$|(?:文件|[同该此本]文|意见|通知|方案|规划|纲要|决定)[的之]\s*$"
    r"|\b(?:under|of|in|see|and|with|to|by|from|per)\s+$",
    re.I,
)
_QUOTED_FROM = re.compile(
    r"[又还则也亦]?(?:规定|明确|要求|提出|指出|强调|写[明着道]|载明|(?:[写说讲]的)?(?:则|却)?是|表述[为是]|原文[为是]|云)"
    r"[了道]?[，,：:]?\s*[“「『‘\"]"
)
"""Behind a number that is a place: （十）明确“…”."""


_NAMED_AS_LAW = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:办法|规定|细则|意见|决定|方案|规则|章程)"
    r"(?=(?:施行|实施)(?!过程|期间|中|情况)|出台|颁布|公布|已经?公布|如何(?:适用|理解)|[（(]以下|。\s*[这该][部份]|[里中]?[，,]\s*(?:请?[看见])?(?:第\s?[0-9一二三四五六七八九十百]+\s?条|Art(?:icle|\.)\s*[0-9])|在其?第[0-9一二三四五六七八九十百]+条"
    r"|第一次|首次|里头[，,]|我|把|并未|并没有|的(?:人|适用范围|安排|立场|精神|态度|思路|设计)|(?:就?可以?|就?能够?)?(?:得出|得知|推出|看出|知道)|就知道|可知|\s+[a-z]|明文写着|第几条|如是(?:要求|规定|说)|(?:提出|强调|指出|要求|有?云|写道|写明|载明|明确|有明文|的话|[里中][^，。“]{0,8})[，,：:]?\s*“"
    r"|发现[，,]其第|所规定的)|(?<=[（(][\u4e00-\u9fff])法(?=[，,]\s*第)"
    r"|(?:根据|依据|依照|按照|遵照|参照|适用|[提谈]到|[见按依据])(?:[\u4e00-\u9fff]{1,8}[省市县区州旗盟](?!的|人民|级)[^的，。]{2,24}(?:办法|细则)"
    r"|[^的，。“《]{3,30}(?:管理|暂行|若干|实施)(?:办法|规定|细则|规则))(?=\s*(?:[。；，）)\n“\"「『‘]|$))"
    r"|(?:摘自|引自|出自|载于|见于"
    r"|(?:名称|法规|文件|依据|来源|出处|法律|法条)(?:[：:]|[ \t\u3000]+))"
    r"[\u4e00-\u9fff]{3,30}(?:办法|规定|细则|意见|决定|方案|规则|章程)(?=\s*(?:[。；，）)\n“]|$))"
)
_ALONE_IN_LINE = re.compile(
    r"\s*[\u4e00-\u9fff]{4,40}(?:办法|规定|细则|意见|决定|方案|规则|章程)\s*"
)
_ARTICLE_BELOW = re.compile(r"\s*第[0-9一二三四五六七八九十百]+条")
_RULES_OF_A_PLACE = re.compile(
    r"(?:(?<=[，。；：、\s（(【\[依据照从在])|(?<=宣读)|(?<=依据是)|(?<=根据是)|(?<=来源是)|(?<=出处是)|^)"
    r"(?![本该我各全有某])[\u4e00-\u9fff]{1,7}(?:[省市县州旗盟]|(?<![地社])区)(?!的|人民|级|政府|场)"
    r"(?:(?!制定|出台|公布|发布|颁布|应当|可以|按照|依照|根据|建立|有权|负责|采取)[^的，。；“”《》（）()\s]){2,24}?"
    r"(?:办法|细则|(?:暂行|管理|实施|使用|若干|保护|试行|监督|安全|处罚|奖励)(?:规定|规则))"
    r"(?=[，。；：（）()】\]］\s“\"「『]|规定|要求|明确|指出|提出|早[有已就]|讲|说|写|中|来看|来说|看|$)"
)
"""The name without 《》 of what a place has made."""
_ISSUED = re.compile(
    r"(?:国务院|中共中央|全国人大|全国人民代表大会|最高人民(?:法院|检察院)"
    r"|(?<![\u4e00-\u9fff])(?!语出|[出摘引来]自|根据|依[据照]|按|参?见|[据查看在])[\u4e00-\u9fff]{2,8}(?:部|委员会|总局|政府|厅))"
    r"[\u4e00-\u9fff]{0,8}关于(?:(?!规定|应当|可以|不得|必须)[^，。；：“”《》（）()\n]){3,50}?的?(?:通知|意见|决定|批复|办法|规定|函|答复|公告|通告)"
    r"(?=[，。：；\s“\"「『（()）]|第[0-9一二三四五六七八九十（(]|[里中]|规定[^的]|明确|要求|指出|提出|的规定|$)"
)
"""The name without 《》 of what an office has issued: 国务院关于…的通知."""
_NUMBERED_PAPER = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=根据|依据|依照|按照))"
    r"(?P<number>[国中][\u4e00-\u9fff]{1,4}〔[12][0-9]{3}〕[0-9]{1,4}号)(?:文件?|(?=第[^，。；]{1,6}[条部]))"
)
"""A paper of the state that is told by its number alone: 国办发〔2031〕4号文件."""
_IS_NUMBER = re.compile(r"[^《〈]{2,12}〔[0-9]{4}〕\s?第?[0-9]{1,4}号[《〈]")
"""A paper's number, and the beginning of its name: 国办发〔2031〕4号《."""
_NUMBER_BEFORE = re.compile(
    r"(?:援引|引用|根据|依据|依照|按照|参照|适用)?[\u4e00-\u9fff]{2,4} ?"
    r"[〔\[［(（【][0-9]{4}[〕\]］)）】] ?第? ?[0-9]{1,4} ?号\s?$"
)
"""A number of the paper whose name follows it: 国办发〔2031〕4号《…》."""
LONGEST_NUMBER = 32
"""Characters of a number, with what leads to it."""
_OWN_PAPER = re.compile("(?:办事|服务|申报|投稿|报考)(?:指南|须知)")
"""What texts call themselves: 办事指南第4项."""
_NO_NAME = re.compile(
    "[该本此](?:法|条例|办法|规定|细则).|(?:[这那此]|[就便都也正恰])*是|年[就便才已]|最高[法检]$|.*(?:哪[部个一条]|什么)"
)
"""What no name of a document begins with: 这是条例的要求, 2021年就写进了条例."""
_BARE_NAME = re.compile(
    r"(?<=[\u4e00-\u9fff]{2})(?:法典|(?<=[预决]算)法|(?<=[利适应]用)法|(?<=调解)法|(?<=建设)法|(?<![有立普犯变疗算写打章国军家王讲笔指句兵文方用做说看想手语书魔减加乘除分"
    r"司执守违非合依无没他设办玩吃叫提解教戏佛])法|条例)"
    r"(?=为(?:依?据|根据|基础|准|例)|时[，,]|后(?:答复|[，,])|摆在|而言|来[说看讲办做]|[项之]下|告诉|[*是，。；：:、,;（(）)》】\]“\"「『‘\s第的中里上也还都均对有如则亦曾在将施实出颁公生修明指提以发可之强写载称说表确认允禁应须云讲就共我你他她咱早翻历素一从向怎把通呢吗近今昨刚首—【］〕]|专门|着重|重点|同样|另外|其实|根本|压根|于我|规定|要求|关于|有关"
    r"|所(?:规定|表明|[示言述说讲称载列定])|$)"
)
"""The end of a law's name without 《》."""

_OF_THE_COUNTRY = re.compile(
    r"中华人民共和国[^\W\d_的在应境内公民及其或将对于]{2,20}?(?:法|条例)(?![\u4e00-\u9fff]{0,6}(?:法|条例|办法|细则|解释|规定))(?![律院官人庭典定])"
)
"""The whole name of a law without 《》, whatever goes on behind it."""
