"""What a sentence says in its own words, without the places it names and their lead-ins. Pure.

Knows neither neighbours nor quotations, and no library.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.checker.passages import USED, Group, Sentence, groups_of, note_amid
from assistant.checker.quotations import says
from assistant.evidence.conditions import binds
from assistant.evidence.critical import COMPARISON, MODALITY, NUMBER, critical_words
from index.documents import Span
from index.english_names import GENERIC

SHORT_LINK = 8
"""Letters between two places that a sentence names before it comes to what it says."""

SHORT_OPENING = 2
"""Letters of what leads to a place that opens a sentence: 根据, 按照."""

QUESTION = re.compile(r"[?？][”」』’\"）)]*\s*$|(?:吗|呢)[。.]?\s*$")
ASKS_BACK = re.compile(
    r"[，,：:]?[^，。；]{0,8}(?:对|是|不是|正确|属实|这样|准确|成立|没错|可以|行)(?:吗|么|吧|不对|不是|否)[?？。]?[”」』’\"）)\s]*$"
    r"|[，,][^，。；]{0,4}(?:听清楚?|听明白|听懂|看清楚?|明白|清楚|记住|知道|懂)了?(?:吗|么|没有?|吧)[?？。]?[”」』’\"）)\s]*$"
)
"""At the end of what is said and only asked to be agreed with: …，对吗？"""
_CLOSES = re.compile(
    r"[，,](?:(?:这|对|就|于)?此?(?:一?点)?[^，。；]{0,4}(?:无|没有|不存在|毋庸|不容|不待|自不|毫无)[^，。；]{0,4}"
    r"(?:争议|疑问|疑义|异议|争论|悬念|置疑|质疑|怀疑|待言|赘述)|毋庸置疑|无可争辩"
    r"|(?:故|特此|兹此?)[^，。；]{0,6}(?:答复|回复|复函|说明|函告|告知|批复)|[可足]以?(?:资|作)?(?:参[照考阅]|佐证)"
    r"|收到(?:后|的)?请?(?:回复|转发|确认)|仅?供(?:您|大家|各位)?参考|以上|专此[函奉]?[复达告]?"
    r"|[这此]话?(?:不假|没错|属实)|(?:并非|不是)(?:谣言|骗[你人]的?|传言|假的?)|(?:没有?[弄搞说]错|一点不错)|(?:请)?务必(?:注意|知悉|遵守)"
    r"|(?:以上|这些)?希望(?:能够?)?对?[您你][^，。；]{0,6}帮助"
    r"|(?:敬?请(?:您|你|大家|各位)?(?:予以|多多?|务必)?(?:理解|知悉|知晓|注意|谅解|放心|周知|悉知|配合|查收|收悉)|谢谢)"
    r"[^，。；]{0,4})$"
)
"""At the end of what is said, to whom it is said or how sure that is: …，请您理解, …，应无争议."""
_VOUCHES = re.compile(
    r"(?:[这此]可?(?:是|也是)?)?(?:大?好事|值得[^，。；不]{2,4}|真的|事实|对的|正确的|没错|不假)"
    r"|(?:确实|的确|事实|情况|实际)(?:就?是)?(?:如此|这样)"
    r"|(?:请|望|希|务必?|应|当|即)*(?:大家|各位|广大[^，。；]{2,6}|各[^，。；]{1,8})?"
    r"(?:严格|认真|自觉|一体|相互|互相)?(?:遵守|遵照执行|遵照|照此办理|照办|周知|知照|知悉|转告|留意|重视|配合|牢记|学习)"
    r"|(?:[恳敬烦还]?请|望|盼|拜托)[^，。；不未无非没免除勿别]{0,8}"
    r"(?:配合|支持|协助|关照|帮忙|安排好?|落实|执行|查收|核实|审阅|批复|处理好?|准备好?|解决[^，。；不未无]{0,8})"
    r"|(?:千万|可|大家|各位|您|你们?)*(?:别|莫|切?勿|不要)再?(?:[记弄搞看][混错漏岔]|忘记?|大意|马虎|疏忽|着急|慌|担心)[了啦哦啊]?"
    r"|(?:大家|各位|您|你们?|咱们|同学们|同志们)[再先就都也可]?"
    r"(?:等等|稍等|等一等|放心|加油|看看|收好|心里有个?数|记住|记牢|记好|注意|辛苦|费心)[了吧哈啦]?"
)
"""The same of what closes a rule and says nothing of its own: …，请大家遵守, …，这是好事."""


def only_closes(close: str) -> bool:
    """Do words behind a rule only say how sure it is, or that it be heeded?"""
    plain = close.strip("，,。；;：:！!—～~… \n")
    return bool(_VOUCHES.fullmatch(plain) or _CLOSES.fullmatch(f"，{plain}"))


_META = re.compile(
    r"^(?P<own>本文|本报告|本章|本节|本部分|下文|下面|以下|如下|综上|总之|笔者|作者|首先|其次|最后)?"
    r"[^，。]{0,12}(?:讨论|介绍|分析|探讨|梳理|说明(?!书)|论述|研究(?![生院所]))[^，。]{0,30}[。：:]?$"
    r"|^(?:图|表)\s*[0-9一二三四五六七八九十]+"
)
_TALK = re.compile(
    r"我(?!国)|您|你|小编|笔者|读者|网友|朋友|同学|老师|记者|编者|编辑|主持人|嘉宾|先生|女士|某(?!些|种|项|类|个|一)"
    r"|本(?:所|报|刊|文|栏|人|项目|律师|院|公司|单位|函|刊|期|课|讲|篇)|贵(?:公司|司|方|单位|院|所|局)"
    r"|谢|(?<![受不])欢迎|敬请|敬礼|此致|特此|(?<![申邀聘提报])请(?![求示])|点个?赞|转发|留言|评论区|收藏|来信|来函|审阅|指正|仅?供参考"
    r"|联系人|联系电话|以下(?:内容|为|是|均)|以上|如下|下次|上周|昨天|今天|明天|刚才|文章|讲座|录音整理|话说|闲话|结论|道理|争论"
)


_SAYS = (
    r"\)?[\s,]*(?<![a-z])(?:(?:also|then|clearly|expressly|plainly|explicitly|now)\s+)*"
    r"(?:(?:says?|said|states?|stated|provides?|provided|stipulates?|specif(?:y|ies)|notes?|mentions?|explains?|confirms?"
    r"|tells?\s+us|lays?\s+down|(?:makes?|is)\s+(?:it\s+)?(?:clear|plain|explicit))(?:\s+that(?![a-z]))?"
    r"|(?:requires?|means?|impl(?:y|ies)|rules?|demands?|holds?|sets?\s+out|adds?|insists?)\s+that)(?![a-z])"
)
"""What leads from a place to what it tells in English: says, makes clear that."""
_SAYS_THAT = (
    r"\s+(?:(?:also|then|clearly|expressly|plainly|explicitly|now)\s+)*"
    r"(?:says?|said|states?|stated|provides?|stipulates?|notes?|mentions?|explains?|confirms?|(?:makes?|is)\s+(?:it\s+)?(?:clear|plain))"
    r"\s+that\s"
)
"""The same of whoever says it."""
_NOBODY = (
    r"not|never|nowhere|no|none|nobody|neither|nor|no\s+longer|only|few|who|whoever|which|that|if|unless"
    r"|do|does|did|used|to|can|could|would|will|may|might|must|should|shall|[a-z]+ly"
)
"""What makes of somebody's saying so something else: wrongly states, used to say."""
_WHO = (
    rf"(?!(?:{_NOBODY}|an?|any|each|every|when|where)\s)[^\W_][\w'’.-]*"
    rf"(?:\s+(?:&\s+)?(?!(?:{_NOBODY})\s)[^\W_][\w'’-]*){{0,7}}?"
)
"""Whoever says or knows it: the committee, our landlord, Margaret Holloway."""
_LEADS_IN = re.compile(
    r"[^，。；：,:]{0,10}(?:告诉|说|讲|表示|介绍|强调|指出|透露|称|认为|回应|提醒|规定|而言|来看|了解到|获悉|得知|爆料|反映|注意到)"
    r"[^，。；：,:]{0,5}(?<![的时前后])[，：,:]"
    r"|[^，。；：,:]{0,6}(?:说到底|一句话(?:总结|概括|归纳|来说)?|实践中|(?:注意|说明|指出|强调|明确)的是)[，：,:]"
    r"|(?:[^，。；：,:]{0,6}的)?[^，。；：,:]{0,4}(?:看法|理解|意见|观点|印象|记忆|结论|判断)(?:就?是|为|里|中)?\**[，：,:]\s*"
    r"|(?:各位|尊敬的)?(?:听众|观众|读者|网友|业主|街坊|家长|同学|同事|工友|村民|老师|乡亲|父老)(?:朋友)?们?(?:好|大家好)?[，,！!：:]"
    r"|(?:不知(?:道|是|到底)*真假[，,])?反正[^，。；：,:]{1,6}(?:都|也|总|一直)?[说讲称](?=[\u4e00-\u9fff])(?![明服])[，：,:]?"
    r"|据我(?:所知|了解)[，,]|[^，。；：,:]{1,6}们(?:都|请)?注意(?:了|啦)[，：,:！!]"
    r"|(?:网友|网民|大家|有人|专家|老师|律师|同事)们?(?:都|也|还|曾|常|一致|普遍|一般|通常|往往|纷纷)*(?:说|称|表示|认为)(?=[\u4e00-\u9fff])(?![明服法])"
    r"|[^，。；：,:]{0,6}[函答回批解]?[复答述知告]如下[：:](?=.)"
    r"|[^，。；：,:]{0,4}(?:提示|贴士|知识点|要点|小结|备注|科普|笔记|摘要|划重点|敲黑板)(?:回顾|复习|整理)?[：:]\s*(?=.{8})"
    r"|(?:坊间|街坊|邻居|外面|外界|民间|业内|社会上|村里|圈里)(?:都|也|还|一直|普遍|纷纷)?(?:在)?(?:讲|说|传|称|传言|传说|认为)(?=[\u4e00-\u9fff])(?![明服法究])"
    r"|(?:您|你|大家|咱们?)(?:再|来)?看[，,]|(?:大家|请)?放心[，,]|(?:网传|[听据]说|据传|据了解)[，：,:]?"
    r"|[^，。；：,:]{0,8}都知道[，：,:]?|(?:请(?:大家)?(?:注意|记住)|众所周知|据悉)[，：,:]?"
    r"|(?:(?:参考|标准|正确)?答案?(?:要点)?|解析|[AaＡ])[0-9]{0,2}[：:]\s*"
    rf"|(?i:(?:the|this|our|your|that)\s+(?:{GENERIC.pattern})){_SAYS}\s*"
    rf"|(?i:{_WHO}){_SAYS_THAT}\s*"
    rf"|(?i:according to|pursuant to|as per)\s+(?i:{_WHO})\s*,\s*"
)


_DULY = re.compile(
    "^(?:(?:应当?|必须|需要|有必要|可以)(?=指出|说明|强调|提醒|告诉|告知|回答|答复)|不知(?:道|是|到底)*真假)"
)
"""What is duly pointed out binds nobody (应当指出，), nor does what may be told (可以告诉您：) or
may be untrue (不知真假，)."""


def is_about_text(sentence: str) -> bool:
    """Is a sentence about the text that it stands in: 本文讨论…; 拍卖人应当说明瑕疵 is a rule?"""
    found = _META.search(sentence)
    return found is not None and (found["own"] is not None or not _rules_or_bounds(sentence))


def _rules_or_bounds(words: str) -> bool:
    bounds = any(word.kind in (MODALITY, COMPARISON) for word in critical_words(words))
    return bounds or _MUST.search(words) is not None


_MUST = re.compile("须(?!知)")


def without_lead(text: str) -> str:
    """A statement without what only introduces it: 他告诉记者，, 简单地说，, 请注意，."""
    lead = _LEADS_IN.match(text)
    led = _DULY.sub("", lead[0]) if lead else ""
    return text if lead is None or critical_words(led) or _MUST.search(led) else text[lead.end() :]


_BEFORE_COLON = re.compile("^[^：:。；《“]{1,16}[：:](?=.{8})")
"""Who says something, and to whom: 主持人答听众：."""


def is_talk(sentence: str) -> bool:
    """Is a sentence talk between writer and reader, with no rule, amount or period in it?"""
    plain = _CLOSES.sub("", without_lead(sentence).rstrip("。！!.～~"))
    plain = _BEFORE_COLON.sub("", plain)
    if not _TALK.search(plain):
        return False
    words = (w for w in critical_words(sentence) if w.kind in (NUMBER, MODALITY, COMPARISON))
    return all(_CALENDAR.fullmatch(word.value) for word in words)


_CALENDAR = re.compile(r"(?:19|20)[0-9]{2}年?|[0-9]{1,2}[月日]")
_AFTER_REFERENCE = re.compile(
    r"[”》\s]*(?:[（(][^（()）]{0,20}[)）])?(?:的|之|(?<![，,：:中里内])(?:中|里面?|内(?!容)|当中|所)|对此|就此|(?<![：:，,])已经?|已经?(?=(?:明文|明确|清楚)?(?:规定|要求|写明|载明|指出|提出))|既然?|明明|早(?!在)就?|还|也|均|都|则|就|这[么样]|那样(?=[，,])|如此|进一步|明文|明确|清楚|"
    r"[；;]\s*(?:条文|内容|原文|正文|背面|反面)\s*[=＝：:]|有关|相关|具体|有?(?:明文)?规定|要求|指出|提出|强调|写明|写道|载明|列明|(?:的?表格?)(?:中|里)?(?=规定|载明|写明|列明|[，,：:])|记载(?=[，,：:])|称|表明|表示|确立|认定(?=[，,：:])|有答案(?=[，,：:])|有(?:这[么样])?一[条款项](?:规定)?(?=[，,：:])|内容|条文|原文|精神|意思|说法|之下(?=[，,])|"
    rf"{_SAYS}|得(?:很|十分|非常|相当)?(?:清清楚楚|明明白白|清楚|明白|明确|直白)|作出|作了|做出|如下|为(?![了适据凭])|是(?!否)|了|(?<=所)[定述言示载云](?=[，,：:\s])|在(?=[，,])|而言(?=[，,])"
    r"|(?:(?:发布|公布|颁布|出台|生效|施行|实施)(?:以后|之后|后|以来)|以后|之后|后)(?:[^，。；：]{0,6}(?:答复|告诉您?|回答|回复|告知))?(?=[，,：:])|[讲说写谈道]的?(?=[是到了，,：:\s])|(?:明白|知道|知晓|得知|获知|可知|了然|看得出来?|(?:可以|不难|能够?)(?:看出|看到|知道|得知|推知))(?=[，,：:])|为[据凭](?:[，,]?认为)?|其中|提到|说(?![明服唱教理辞])|写着|有云|的?文字|[，,：:\s])*",
    re.I,
)
_VERB = (
    "(?:(?:是|系|为|见[于诸]?|出自|载于|依据|根据|按照|依照|参见|来自|源于)"
    "(?:我国的?|国家颁布的|现行的?)?)"
)
_TAIL = re.compile(
    rf"(?:[，,]\s*(?:(?:——|—)?\s*(?:这|此|以上|上述|该)?[^，。—]{{0,6}}{_VERB})?"
    rf"|(?:——|—)\s*(?:这|此|以上|上述|该)?[^，。—]{{0,6}}{_VERB}?"
    rf"|(?:这|此|以上|上述|该)?[^，。—]{{0,3}}{_VERB}|\s(?:法律|法规|法条)?依据[：:]"
    r"|,?\s+(?:as (?:set out|provided|stated) (?:in|by)|under|according to|pursuant to|as per)"
    r"(?:\s+the)?|)\s*$"
)
_NOTE_AHEAD = re.compile(
    r"[。，,；;\s]*(?:[（(〔\[［【][^）)，。]{0,6}|(?<=\s)(?:法律|法规|法条)?依据[：:]"
    r"|(?:——|—|，|,)\s*(?:这|此|以上|上述|该)?[^，。（）—]{0,6}(?:是|系|为|见于?|见|自|源于))\s*(?:我国)?$"
)
_NOTE_BEHIND = re.compile(
    r"[”》\s]*(?:的|之|中|里)?(?:明文|明确|相关|有关)?(?:规定|要求|内容|原话|原文|表述|条文|说法|依据|[定写]下的)?(?:所在)?"
    r"(?:[，,]\s*[0-9]{1,3}\s*分(?=[）)]))?"
    r"[）)〕\]］】。！；;.\s]*"
)
PART_OF_A_CLAUSE = re.compile(r"违反|除|对|与|因|为")
_PART_OF_WHAT_IS_SAID = re.compile(r"违反|就|依照|按照|依据|根据|适用|符合|属于|所列|除|对|有")


LABEL = re.compile(
    r"[^，。；：:\s]{0,4}(?:条文|原文|内容|规定|摘录|法条|正文|全文|背面)(?:如下|为|是)?[：:]\s*"
    r"|[^，。；：:—]{0,14}——"
)
"""What only names what stands behind it, at the beginning of a sentence: 条文：, 读了就清楚——."""


def is_statement(sentence: str) -> bool:
    """A heading has no full stop, and a sentence that only leads up to a list says nothing."""
    return sentence.rstrip('”」』’"）) ')[-1:] in tuple("。；！.;!～~")


_LOWER_WORD = re.compile(r"\b(?!(?:between|under|with|from|into|over|upon)\b)[a-z][a-z'’]{3,}")


def is_english_heading(line: str) -> bool:
    """Is a line without a full stop, in English, all capitals at the start of its words?"""
    has_letters = line.isascii() and any(map(str.isalpha, line))
    return has_letters and not (is_statement(line) or _LOWER_WORD.search(line))


def rules(sentence: str) -> bool:
    """Does a line without a full stop say more than a heading, and rule?

    It has two parts, or is an item of a list.
    """
    says_so = has_rule(sentence) or any(p.search(sentence) for p in (_CHARGES, _SETS))
    is_apart = _LISTED.match(sentence) or _LABELLED.match(sentence)
    says_so = says_so or bool(is_apart and _SPOKEN_RULE.search(sentence))
    return says_so and has_parts(sentence)


def is_counted_item(line: str) -> bool:
    """Is a line an item of a list that binds, allows or counts something: ☑ 每届任期三年?"""
    words = (w for w in critical_words(line) if w.kind in (NUMBER, MODALITY, COMPARISON))
    return _LISTED.match(line) is not None and any(not _CALENDAR.fullmatch(w.value) for w in words)


def has_parts(line: str) -> bool:
    """Has a line more than a heading has: two parts, or the mark of a list before it?"""
    is_open = line.rstrip().endswith(("：", ":"))
    is_more = _LISTED.match(line) is not None or re.search("[，,]|[：:](?=.)", line) is not None
    return is_more and not is_open


BULLET = "[-*•▪·●○■◆▶☑✅✓✔]"
_LISTED = re.compile(rf"\s*{BULLET}\s")
_LABELLED = re.compile("[^，。；：:]{1,10}[：:](?=.{8})")
_SPOKEN_RULE = re.compile("须(?!知)|不(?:构成|会|属于|等于|算|是)|尽管")
"""How an item of a list, or what has a label, rules or denies in other words than laws use."""
_SETS = re.compile("(?:的，|，)[^，。；]{0,8}(?:单?处|罚款|拘留|罚金)|以[^，。；]{2,20}为准")
"""What sets a penalty or a measure without a word that rules: 迟到三次的，单处罚金."""
_CHARGES = re.compile("由[^，。；]{2,30}(?:负责|承担|制定|决定|批准|管理)")


def has_rule(words: str) -> bool:
    """Does anything in these words allow, forbid, demand or encourage?"""
    return any(word.kind == MODALITY for word in critical_words(words))


def without_close(plain: str, said: Span) -> Span:
    """What is said without the words at its end that only turn to the reader: …，对吗？."""
    start, end = said
    stop = end - len(plain[start:end]) + len(plain[start:end].rstrip("。！？!?.；;～~ \n"))
    for close in (ASKS_BACK.search(plain, start, end), _CLOSES.search(plain, start, stop)):
        if close and says(plain, (start, close.start())) > says(plain, close.span()):
            return start, close.start()
    return said


_TAKES = re.compile(
    r"[”》\s]*(?:既然?|明明|早就?|都|已经?|白纸黑字|清楚|明确|明文|对此)+(?:地|就)?"
    r"(?:规定|要求|写明|写着|明确|载明|说)"
)
_ASKS_WHY = re.compile(
    r"为何|为什么|为啥|怎么|怎能|如何|凭什么|何以|何时|何来|岂|是否|吗|呢|哪(?!怕)|什么|谁(?![都也])"
)


def taken_for_granted(plain: str, sentence: Sentence) -> int | None:
    """Where a question ends to say what its place has: 《X》既已规定…，为何…？; None elsewhere."""
    named = [r for r in sentence.references if _TAKES.match(plain, r.end)]
    stop = plain.rfind("，", sentence.start, sentence.end)
    if not named or named[0].end > stop or _ASKS_WHY.search(plain, named[0].end, stop):
        return None
    return stop if _ASKS_WHY.search(plain, stop, sentence.end) else None


def what_is_said(plain: str, sentence: Sentence) -> Span:
    """Where a sentence says something, without the places it names and what introduces them."""
    start, end = sentence.start, sentence.end
    if not sentence.references:
        return start, end
    groups = groups_of(plain, sentence.references)
    if note := _note(plain, sentence, groups[-1]):
        return _behind_another(plain, (start, note), groups[:-1]), note
    if note_amid(plain, (start, end), sentence.references):
        return start, end
    frame = _framing(plain, groups)
    after = _AFTER_REFERENCE.match(plain, frame[-1].end, end)
    behind = (after.end() if after else frame[-1].end, end)
    if groups[0][0].is_relative and _is_amid(plain, (start, groups[0][0].start), behind):
        return start, end
    opens = _RELIED_ON.search(plain, start, groups[0][0].start)
    if opens and _GOES_ON_BEHIND.match(plain, frame[-1].end) and says(plain, behind) > SHORT_LINK:
        return behind
    tail = _TAIL.search(plain, start, groups[0][0].start)
    stop = tail.start() if tail else groups[0][0].start
    return max((behind, (start, stop)), key=lambda span: says(plain, span))


_RELIED_ON = re.compile(
    r"[，,：:]\s*(?:依据|根据|依照|按照|遵照|参照|援引|[依按照据])着?"
    r"(?:我国|国家颁布的|现行的?|中华人民共和国)?[\s《]*$"
)
_GOES_ON_BEHIND = re.compile(r"[”》\s]*(?:的?(?:有关|相关)?(?:规定|要求))?[，,]")
"""Around a place that what is said behind it rests on: 信中写道，依着《X》，…."""
_FIRST_PART = re.compile(r"[^，,。；;]{1,60}[，,]\s*")


def _behind_another(plain: str, told: Span, groups: Sequence[Group]) -> int:
    """Where something is said behind a first part that only names another place: 不同于第三条，.

    A part that rules, counts, excepts or binds belongs to what is said; what opens with the place
    (《X》规定…（第三条）) is told behind it.
    """
    opens = _behind_opening_place(plain, told, groups)
    if opens is not None:
        return opens
    part = _FIRST_PART.match(plain, *told)
    if part is None or not any(group[-1].end <= part.end() for group in groups):
        return told[0]
    words = "".join(
        char
        for at, char in enumerate(part[0], told[0])
        if not any(r.start <= at < r.end for group in groups for r in group)
    )
    binds_it = binds(words.strip("，, "), ahead=True) or critical_words(words)
    is_more = says(plain, (part.end(), told[1])) > SHORT_LINK
    return part.end() if is_more and not binds_it else told[0]


def _behind_opening_place(plain: str, told: Span, groups: Sequence[Group]) -> int | None:
    """Where something is said behind a place that opens it and leads to it; else None."""
    if not groups or says(plain, (told[0], groups[0][0].start)) > SHORT_OPENING:
        return None
    ahead = plain[told[0] : groups[0][0].start]
    after = _AFTER_REFERENCE.match(plain, groups[0][-1].end, told[1])
    leads = after is not None and re.search(r"(?:[^\W的]|[，,：:])\s*$", after[0])
    if after is None or not leads or PART_OF_A_CLAUSE.search(ahead):
        return None
    return after.end() if says(plain, (after.end(), told[1])) > SHORT_LINK else None


def _is_amid(plain: str, before: Span, behind: Span) -> bool:
    """Is much said on both sides of a place, so that it belongs to what is said: 依照本章的规定?"""
    return min(says(plain, before), says(plain, behind)) > SHORT_LINK


def _note(plain: str, sentence: Sentence, last: Group) -> int | None:
    """Where a note at the sentence's end begins that says whose words it has: （《X》第三条）."""
    ahead = _NOTE_AHEAD.search(plain, sentence.start, last[0].start)
    behind = _NOTE_BEHIND.fullmatch(plain, last[-1].end, sentence.end)
    return ahead.start() if ahead and behind else None


def _framing(plain: str, groups: Sequence[Group]) -> Group:
    """The last of the places that a sentence names before it comes to what it says."""
    frame = groups[0]
    for group in groups[1:]:
        after = _AFTER_REFERENCE.match(plain, frame[-1].end, group[0].start)
        between = (after.end() if after else frame[-1].end, group[0].start)
        if not group[0].steps or says(plain, between) > SHORT_LINK:
            break
        if _PART_OF_WHAT_IS_SAID.search(plain, *between) or USED.match(plain, group[-1].end):
            break
        if _AS_TO.search(plain, frame[-1].end, group[0].start):
            break
        frame = group
    return frame


_AS_TO = re.compile(r"[，,：:]\s*就$")
"""Before a place that something is done as to: …，就第三条规定的内容作出保证."""
_LEADS_TO_USE = re.compile(
    r"(?:(?:^|[\s☐☑✅•-])[^，。；：:、]{0,10}[：:]\s*"
    r"|(?:[^，。；：:]{0,6}未尽[^，。；：:]{0,6}[，,])?[^，。；：:（(〔［\[【—]{0,30}(?:违反|违背|触犯|抵触|符合|构成|适用|执行|遵守|落实|贯彻|[引援]用|所引|漏引|转发|查阅|看看?|对照|参[照考见阅]"
    r"|依[据照]?|根据|按照?|基于|以|见|因|对)(?:了|过|的?是|为|到|[：:])?)(?:我国)?\s*[“《*<]*$"
)
"""Before a place that is the object of what a sentence tells: 被告违反…, 整改依据：…."""
_GOES_WITH_USE = re.compile(
    r"[”》*>\s）)]*(?:[（(][^（()）]{0,20}[)）])?(?:的?(?:有关|相关)?(?:规定|要求|条款|精神|所称情形|情形|理解|适用))?"
    r"(?:的?[^，。；：:应须得可不]{0,10}(?:处理|处罚|查处|办理|执行|订立|签订|履行|自查|整改|审理|解决|为据|为准|有误|不当|错误)"
    r"[^，。；：:应须得可不]{0,6})?"
    r"(?:[，,]?[^，。；：:]{0,12}如下[：:]?|[，,](?:也|均|都)?与[^，。；：:]{1,10}(?:无关|关联)|[，,][^，。；：:]{0,12}(?:提出复议|提起诉讼|即停止|特?制定本[^，。；：:]{2,6}))?"
    r"[。；！!.;]?\s*"
)
"""Behind such a place, to the end of the sentence."""
_IS_USED = re.compile(
    r"[”》*>\s）)]*(?:[（(][^（()）]{0,20}[)）])?[，,]?"
    r"(?:(?:就|也|正|便)?(?:是|系|为|作为)[^，。；：:]{0,10}(?:依据|根据|基础|准绳)|不?适用(?:于?(?:[本该此这我贵]|上述|前述|被告|原告)[^，。；：:]{0,8})?"
    r"|对此[^，。；：:]{0,6}(?:规定|安排|要求)|(?:已|曾|多次)*被[^，。；：:]{0,8}(?:讨论|引用|援引|提及|适用)"
    r"|与[^，。；：:]{1,8}(?:无关|有关|关联|不符|抵触))[。；！!.;]?\s*"
)
"""The same where the place is the subject: …就是处罚的依据, …不适用于本案."""


_NAMES_IT = re.compile(r"\W*(?:(?:根据|依据|按照?|依照|据)(?:我国)?)?[“《\s]*")
_RULES_THAT = re.compile(
    r"[”》\s]*(?:[（(][^（()）]{0,20}[)）])?(?:中|里面?|内|当中)?"
    r"(?:就|则|已经?|还|也|均|都|明文|明确|具体|清楚地?|进一步)*"
    r"(?:规定|要求|指出|提出|强调|写明|写道|载明|写着|明确|说)(?:了|过|道|的?是|为)?[，,：:\s]*"
)
_OF_ITSELF = re.compile(
    r"(?:现|特|兹|请|大家|我|本|予以|以下|如下|下列|下面|得|很|十分|非常|相当|较|比较|不够|太)"
)
"""Behind what a document rules: what is done by it, and how well it rules."""


def is_told_to_rule(plain: str, sentence: Sentence, said: Span) -> bool:
    """Does a sentence open with a document and say that it rules what follows: 《X》规定，…?"""
    groups = groups_of(plain, sentence.references)
    if not groups or groups[0][0].is_relative or not groups[0][0].title:
        return False
    opens = _NAMES_IT.fullmatch(plain, sentence.start, groups[0][0].start)
    tells = _RULES_THAT.fullmatch(plain, groups[0][-1].end, said[0])
    return bool(opens and tells) and not _OF_ITSELF.match(plain, *said)


_OWN_TEXT = re.compile(
    r"本(?:[个部项份篇]?(?:[\u4e00-\u9fff]{2}|法)|[\u4e00-\u9fff]{1,4}(?:章程|手册|守则|公约|规约|规程))"
)


def is_own_text(title: str) -> bool:
    """Is it what a text calls itself, 本方案?"""
    return _OWN_TEXT.fullmatch(title) is not None


def only_uses(plain: str, sentence: Sentence) -> bool:
    """Does a sentence put a place to use and say nothing of what stands in it: 被告违反第三条?"""
    named = [r for r in sentence.references if r.steps or not is_own_text(r.title or "")]
    group = groups_of(plain, named)[0] if named else ()
    if not group or len(group) != len(named):
        return False
    start, end = group[0].start, group[-1].end
    if _IS_USED.fullmatch(plain, end, sentence.end):
        return says(plain, (sentence.start, start)) <= SHORT_LINK
    leads = _LEADS_TO_USE.fullmatch(plain, sentence.start, start)
    return bool(leads and _GOES_WITH_USE.fullmatch(plain, end, sentence.end))


_WHEN_OR_WHERE = (
    "周末|工作日|节假日|假期|春节|汛期|雨季|[旺淡]季|期间|夜[间晚里]|白天|[夏冬]季|[今明去]年|[本下]个?[月周]"
    "|年底|过去|曾|以前|从前|暂时|临时|目前|试点|城区|外地|邻[县市省]|国企"
    "|in (?:summer|winter)|on [a-z]+days?"
)
_UNTRUE = (
    "谣[言传]|假|删除|反例|编造|杜撰|捏造|虚构|作废|废止|失效|草案|征求|撤[回销]|停用|表决|空文"
    "|修[订改]"
)
_QUALIFIES = re.compile(
    r"^\W*(?:只[要有]|除(?!此)|[缴交付][^，。；]{0,6}[费款金钱]后|建议|[^，。；]{0,8}提议|违反|如果|要是|倘若?|假[如使]|若(?!干)|凡(?!例)|凭|满|年满|持有?|具有|具备|[交办]了|购买|拿到|取得"
    r"|经(?![查核检确调])|[自从][^，。；]{1,12}起|老板|for (?:an? )?(?:fee|charge)\b)"
    rf"|对[^，。；此照]{{1,12}}(?:来说|而言|来讲)|的话\W*$|{_WHEN_OR_WHERE}|{_UNTRUE}",
    re.I,
)
"""Ahead of a rule, what says when, where, of whom or on what condition it holds, or that it is
untrue: what introduces no rule but changes it."""
_TAKES_BACK = re.compile(
    r"骗|别[信听当]|听听|否[了决掉]|驳回|辟谣|反过来|嘲笑|想得美|待核|视[^，。；]{0,6}(?:情况|而定)"
    r"|看[^，。；]{0,6}(?:心情|脸色)|口头|乐意|愿意|违[法规]|非法|犯法|不合法"
    r"|劝[阻退]|反对|抵制|不(?:赞成|支持|主张|提倡|鼓励|欢迎)"
    r"|白费|徒劳|没用|没戏|免谈|泡汤|叫停"
    r"|才怪|编的|做梦|瞎|胡[说扯]|鬼扯|扯淡|逗|笑话|莫须有|吹牛|反话|旧闻|存疑|随[你便他]|凭空|误"
    r"|只|仅|限|适用|针对|到期|截止|为止|止\W*$|放宽|放开|放松|松开|交钱|打点|就行|即可|也行|例外|另|取消|推迟|暂"
    rf"|\b(?:not!|my foot|only|expired)|{_WHEN_OR_WHERE}|{_UNTRUE}",
    re.I,
)
"""The same behind a rule."""


def changes_rule(lead: str) -> bool:
    """Do words ahead of a rule say when, where or of whom it holds, or that it is untrue?"""
    return _QUALIFIES.search(lead) is not None


def takes_rule_back(close: str) -> bool:
    """Do words behind a rule say so, or take it back: …，汛期放宽, …，骗人的?"""
    return _TAKES_BACK.search(close) is not None
