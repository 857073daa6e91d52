"""What has a word in laws, put in it where a source has it: 才可以 as 方可. Pure."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.evidence.amounts import amounts_as_in
from assistant.evidence.critical import NUMBER, critical_words

ENDS = r"(?=[，。；.|\s]|$)"
_MISREAD = (
    "[，,]?(?:就|都|也|便)?(?:是|属于?|纯属|纯粹是)?"
    "(?:[读看弄搞说记]错|误读|误解|误会|误传|错误|不对|不准确|不正确|错)了?的?"
)
_CALLED = (
    r"把([^，。；]{2,80}?)(?:[说讲看]成|当[成作]|理解[为成])(?:是)?([^，。；]{1,40}?)的(?:法定)?"
)
_MISCALLED = (
    (re.compile("没有?(?:谁|任何人|人|哪个[^，。；]{1,4}?)(?:可以|能够?|有权)"), "不得"),
    (re.compile("不(?:能|可|得|可以)不(?![可得能])|(?:不是|并非)(?:不必|无需|无须|不用)"), "应当"),
    (re.compile("(?<![是莫无])非([^，。；非]{2,60}?)不(?:可|行)" + ENDS), r"必须\1"),
    (
        re.compile(
            r"(?:一旦|只要|如果|要是)?(超过|多于|高于|少于|低于)([^，。；]{1,8}?)(?:就?是|就|都)?"
            rf"(?:不行|不可以|不[允准]许|不合[法规]|越界|过界|踩线|犯规|超标|违[规法])了?的?{ENDS}"
        ),
        r"不得\1\2",
    ),
    (
        re.compile(
            r"([^，。；]{0,60}?)(?:要是|如果|若是?(?!干)|一旦|只要)([^，。；]{2,80}?)(?:的话)?[，,](?:那么?)?就(?:是|算)?"
            rf"(?:[犯违]了?[规法]|越了?[权界]|踩了?线|违[法规]了|不合[规法])了?的?{ENDS}"
        ),
        r"\1不得\2",
    ),
    (
        re.compile(
            rf"(?<=[^，。；])[，,](?:并|这|可|也)?(?:不是|并非|绝非)(?:可有可无|可做可不做)的?{ENDS}"
        ),
        "",
    ),
    (
        re.compile(rf"([^，。；]{{2,30}}?)想([^，。；]{{4,80}}?)是(?:被)?允许的{ENDS}"),
        r"\1可以\2",
    ),
    (re.compile(rf"{_CALLED}(?:义务|责任|职责){_MISREAD}"), r"\2无需\1"),
    (re.compile(rf"{_CALLED}(?:权利|权限|自由|权力){_MISREAD}"), r"\2不得\1"),
    (
        re.compile(
            r"([^，。；]{1,80}?)对(?:于)?([^，。；]{1,40}?)(?:来说|而言)?(?:只|仅|不过)是"
            r"(?:建议|倡议|参考|提倡)[，,]?[而并]?(?:不是|并非|非)(?:要求|义务|强制)"
        ),
        r"\2无需\1",
    ),
    (
        re.compile(
            r"([^，。；]{2,80}?)(?:只是|仅仅?是?|不过是)(?:不提倡|不鼓励|不建议|不赞成|不倡导)"
            r"[，,]?[并而却但]?(?:不|未|没有?)(?:被|予以?)?禁止?的?"
        ),
        r"可以\1",
    ),
    (
        re.compile(
            r"([^，。；]{4,80}?)[，,]?对(?:于)?([^，。；]{1,40}?)"
            rf"(?:则|都|也|均|一概|一律|全部|全面|完全|已经?)+(?:放开|开放|敞开|解禁|不设[限防])了?{ENDS}"
        ),
        r"\2可以\1",
    ),
)
"""没有谁可以 is must not, 不能不 and 非…不可 are must; 把…说成某人的义务，是读错了 need not;
…只是不提倡，并不禁止 may."""
_WELCOMES = re.compile("(?:政策|官方|政府|国家)?(?:乐见|乐于看到|乐于见到)(?!其成)")
_IS_LIABLE = (
    re.compile(
        r"([^，。；的]{0,8}责任)(?:[^，。；]{0,4}(?:不能少|少不[了得])|[也都]?(?:跑|躲|推|逃|赖)不[掉了过脱])"
        + ENDS
    ),
    r"应当承担\1",
)
"""赔偿责任一点也不能少: has to bear it."""
_SHUT_OUT = (
    re.compile(
        r"(?<=[^，。；])[把将]([^，。；]{2,80}?)(?:都|全|一概|统统)?(?:剔(?:除了?|了?出去)|排除(?:在外|了?出去)|踢了?出去|划了?出去)"
        + ENDS
    ),
    r"不包括\1",
)
"""把某物剔了出去, of what the source says what it includes."""
_NO_FEE = r"不收(?:取)?(?:任何)?(?:费用?(?![用高低的])|钱)|不(?:要|花|用(?:花|交)?)钱(?!财)"
_ONLY_THEN = "(?<![人钢木药器题教英])才(?:可以|能够?|可|准|允许)(?!不)"
_SAID_BY_LAWS = (
    (
        re.compile("后，?方可"),
        re.compile(rf"只有([^，。；]{{2,40}}?)(?:之?后)?[，,]?{_ONLY_THEN}"),
        r"\1后，方可",
    ),
    (re.compile("方可"), re.compile(_ONLY_THEN), "方可"),
    (
        re.compile("经[^，。；]{2,20}后，?方可"),
        re.compile(
            r"未经([^，。；]{2,20}?)的([^，。；]{2,20}?)[，,]?(?:不(?:能|得|可以?|准|许)|禁止)"
            r"(?=[^，。；不]{2})"
        ),
        r"\2经\1后，方可",
    ),
    (re.compile(r"^(?!.*(?:收费|收取|[元角])).*免费", re.S), re.compile(_NO_FEE), "免费"),
    (re.compile("不得[^，。；]{0,12}收取[^，。；]{0,4}费用?"), re.compile(_NO_FEE), "不得收取费用"),
    *(
        (
            re.compile(f"免{verb}"),
            re.compile(
                "不(?:用|必|需要?|须)?(?:再)?(?:收取?|[交缴]纳?|付|征收?)"
                "(?=[^，。；]{1,10}费|[房地]?租|[房地]?税|押金)"
            ),
            f"免{verb}",
        )
        for verb in "收交缴"
    ),
    (
        re.compile("不予(?:批准|受理|支持|退还|公开|登记|许可|处罚|支付)"),
        re.compile("不(?=(?:批准|受理|支持|退还|公开|登记|许可|处罚|支付))"),
        "不予",
    ),
    (re.compile("[负担][^，。；]{0,6}责任"), *_IS_LIABLE),
    (re.compile("除外|例外"), re.compile("一般(?=不)"), ""),  # what has exceptions is so as a rule
    (
        re.compile("除外|例外"),
        re.compile("[，,]?除非([^，。；]{2,40})(?=[。；]|$)"),
        r"，但是\1的除外",
    ),
    (
        re.compile("(?<![许认不只方尽宁适])可(?=[在向以由按凭自将于从依通申][^，。；]{2})(?!以)"),
        re.compile("可以"),
        "可",
    ),
    (
        re.compile("不(?:承担|负)[^，。；]{0,40}(?:义务|责任)"),
        re.compile(r"[躲逃跑赖推避脱绕]不[过掉开了脱]([^，。；]{2,40}?(?:义务|责任))"),
        r"应当承担\1",
    ),
    (
        re.compile("未经"),
        re.compile(
            r"没有([^，。；]{2,20}?(?:同意|批准|许可))[，,]?(?:也|都|照样)(?:[挡拦]不住|不妨碍)"
            r"(?:谁|任何人|人们?)?([^，。；]{2,60})"
        ),
        r"未经\1，可以\2",
    ),
    (
        re.compile("未经"),
        re.compile(
            r"([^，。；]{4,60}?)[，,](?:事后|过后|以后)再?补([^，。；]{2,30}?(?:同意|批准|许可))"
            rf"(?:手续)?(?:就|即|也|都)(?:行|可以?){ENDS}"
        ),
        r"未经\2，可以\1",
    ),
    (
        re.compile("[保留]存[^。；]*(?:不[得少低][于少]|[0-9一二三四五六七八九十]年)"),
        re.compile(
            r"[没不未]满([^，。；]{1,12}?)(?:之?前)?[，,]?不(?:能|得|可以?|准|许)"
            rf"(?:扔|销毁|删除?|丢弃?|毁)掉?{ENDS}"
        ),
        r"保存不少于\1",
    ),
    (
        re.compile("包括"),
        re.compile(
            rf"([^，。；]{{2,80}}?)(?:并?没有?|并?未)(?:被)?排除在([^，。；]{{2,60}}?)(?:之外|以外|外){ENDS}"
        ),
        r"\2包括\1",
    ),
    (re.compile("包括"), *_SHUT_OUT),
    (
        re.compile("包括"),
        re.compile(
            rf"([^，。；]{{2,80}}?)不(?:能|应|得)?(?:计入|算入|列入|归入|算进)([^，。；]{{2,30}}?){ENDS}"
        ),
        r"\2不包括\1",
    ),
    (re.compile("未经"), re.compile(r"(?<!有)没有?经过?(?=[^，。；]{2,20}[，,的])"), "未经"),
)
"""What a source may say, how others say it, and how that is put."""
_WITHOUT = re.compile("(?<!有)没有?([\u4e00-\u9fff]{2})(?=[的，,。；;]|就|便|而|擅自)")
"""没有登记的: 未经登记的."""
_YET = re.compile(
    "(?<=[，,；;])不过(?=[\u4e00-\u9fff])(?![关期分于如多几数半两壹贰零〇一二三四五六七八九十百千万])"
)
"""不过标准要明示, which denies nothing."""
_ANYBODY_MAY = re.compile(
    r"(?:^|(?<=[，。；：\s]))(?:不管|无论|不论)?谁([^，。；谁]{4,60}?)(?:都|也)(?:一样|同样|是)?"
    rf"(?:合法|合规|可以|行|没事|无妨|没关系|没(?:有)?问题|不违[法规]|不犯法)的?{ENDS}"
)
"""谁损毁标志都合法: anybody may."""
_NO_MATTER_WHO = re.compile(
    "(?:不论|无论|不管)(?:是)?单位(?:还是|、|和|或者?|与)个人[，,]?(?:都|均|皆)?"
)
FAVOURS = re.compile("鼓励|支持|提倡|倡导")
WHOEVER = re.compile("任何(?:单位|组织|个人|人|[和、与]|或者?)+")


def anybody_as_in(told: str, sources: str) -> str:
    """Anybody at all as the sources name him: 任何人 is 任何单位和个人."""
    theirs = WHOEVER.search(sources) if told == "任何人" else None
    return theirs[0] if theirs else told


REMEMBERED = 4096
"""Claims beside their sources; each is put plainly for one question after the other."""
LONGEST_TOLD = 400
"""Characters of a claim that is put plainly; what goes on longer is no claim."""


@lru_cache(REMEMBERED)
def put_plainly(said: str, sources: str = "") -> str:
    """A text with 非…不可, and what it says to be misread as a duty or a right, in one word.

    What laws have a word for is said in it, where the sources have it: 才可以 as 方可. So is an
    amount: 半年 as 六个月.
    """
    if len(said) > LONGEST_TOLD:
        return said
    said = _with_its_ends(_with_its_ages(amounts_as_in(sources, said), sources), sources)
    if "任何" in sources:
        said = _NO_MATTER_WHO.sub("任何单位和个人", said)
    said = _ANYBODY_MAY.sub(lambda m: f"{anybody_as_in('任何人', sources)}可以{m[1]}", said)
    for stated, words, form in _SAID_BY_LAWS:
        if stated.search(sources) and not stated.search(said):
            said = words.sub(form, said)
    if (favours := FAVOURS.search(sources)) and not FAVOURS.search(said):
        said = _WELCOMES.sub(favours[0], said)
    said = _WITHOUT.sub(lambda m: f"未经{m[1]}" if f"未经{m[1]}" in sources else m[0], said)
    for words, form in _MISCALLED:
        said = words.sub(form, said)
    return _YET.sub("但", said)


_AT_MOST = re.compile("(?:最[多高]|至多|顶多)(?P<does>[一-鿿]?)$")
_WITHIN = re.compile("[以之]?内")
_AT_LEAST = re.compile("(?:最[少低]|至少|起码)(?P<does>[一-鿿]?)$")


_OF_AGE = re.compile("(?:已?满|年满)$")


def _with_its_ages(claim: str, source: str) -> str:
    """已满七十五周岁 for 七十五岁以上, where its source has that."""
    stated = {w.value: w for w in critical_words(source) if w.value.endswith("周岁")}
    for word in reversed(critical_words(claim)) if stated else ():
        found = stated.get(re.sub("周?岁$", "周岁", word.value))
        if word.kind != NUMBER or found is None:
            continue
        full = _OF_AGE.search(source, 0, found.start)
        is_full = full is not None and claim.startswith("以上", word.end)
        amount = source[full.start() if full and is_full else found.start : found.end]
        claim = claim[: word.start] + amount + claim[word.end + 2 * is_full :]
    return claim


def _with_its_ends(claim: str, source: str) -> str:
    """罚款十元以下 for 罚款最多十元, where its source has that; 十日内 for 最多十日内."""
    stated = {
        (word.value, "内" if _WITHIN.match(source, word.end) else source[word.end :][:2])
        for word in critical_words(source)
        if word.kind == NUMBER
    }
    for word in reversed(critical_words(claim)):
        for told, end in ((_AT_MOST, "以下"), (_AT_LEAST, "以上"), (_AT_MOST, "内")):
            ahead = told.search(claim, 0, word.start)
            if ahead and (word.value, end) in stated:
                amount = claim[word.start : word.end]
                end = "" if _WITHIN.match(claim, word.end) else end
                claim = f"{claim[: ahead.start()]}{ahead['does']}{amount}{end}{claim[word.end :]}"
    return claim
