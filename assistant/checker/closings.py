"""What a sentence closes with that says nothing of its own: 请您理解, 应无争议, 对吗. Pure."""

from __future__ import annotations

import re

from assistant.checker.quotations import says
from index.documents import Span

_END = r"[?？。]?[”」』’\"）)\s]*$"
_IF_TRUE = (
    r"[，,：:][^，。；]{0,6}(?:(?:对|正确|属实|准确|没错|真的|有这回?事|靠谱|可信|有依据|没有?(?:理解|领会|记|看|听|弄|搞|说|读)错)(?:吗|么|吧|不对)"
    rf"|是否(?:知晓|知道|了解|清楚|听说过?|属实|正确|准确|真实|成立)|知[道晓](?:吗|么)){_END}"
    r"|[（(]\s*(?:对[/／]错|是[/／]否|正确[/／]错误|[√✓][/／][×✗])\s*[)）]\s*$"
)
ASKS_IF_TRUE = re.compile(_IF_TRUE)
"""At the end of what is said, where somebody asks whether it is so: 听说…，是真的吗？"""
ASKS_BACK = re.compile(
    rf"[，,：:]?[^，。；]{{0,8}}(?:对|是|不是|正确|属实|这样|准确|成立|没错|可以|行)(?:吗|么|吧|不对|不是|否){_END}"
    rf"|[，,][^，。；]{{0,4}}(?:听清楚?|听明白|听懂|看清楚?|明白|清楚|记住|知道|懂)了?(?:吗|么|没有?|吧){_END}"
    rf"|{_IF_TRUE}"
)
"""At the end of what is said and only asked to be agreed with: …，对吗？"""
CLOSES = re.compile(
    r"[，,](?:(?:这|对|就|于)?此?(?:一?点)?[^，。；]{0,4}(?:无|没有|不存在|毋庸|不容|不待|自不|毫无)[^，。；]{0,4}"
    r"(?:争议|疑问|疑义|异议|争论|悬念|置疑|质疑|怀疑|待言|赘述)|毋庸置疑|无可争辩"
    r"|(?:故|特此|兹此?)[^，。；]{0,6}(?:答复|回复|复函|说明|函告|告知|批复)|[可足]以?(?:资|作)?(?:参[照考阅]|佐证)"
    r"|(?:大家|各位|你们?|双方|咱们)?[就都也]?(?:不必|不用|不需要?|无[需须]|用不着|别|不要)再?"
    r"(?:争(?:[论议执吵辩]|下去)?|讨论|纠结|怀疑|追问)了?"
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
    return bool(_VOUCHES.fullmatch(plain) or CLOSES.fullmatch(f"，{plain}"))


_STATUS = re.compile(
    r"[\t|｜]\s*(?:[已待]?(?:核[对实查]?|查[实验]?|办结?|审[阅核]?|确认|完成|通过)|经办人?|备注|签[字名]|盖章|日期"
    r"|[□☐☑✓✔√○●]|OK|TODO|N/A)?[：:]?\s*[|｜]?\s*$",
    re.I,
)
"""The last cells of a row, which only say whether somebody has seen to it."""


def without_close(plain: str, said: Span) -> Span:
    """What is said without the words at its end that only turn to the reader: …，对吗？.

    Nor the cell behind it that is for notes, such as 已核.
    """
    start, end = said
    if status := _STATUS.search(plain, start, end):
        return without_close(plain, (start, status.start())) if status.start() > start else said
    stop = end - len(plain[start:end]) + len(plain[start:end].rstrip("。！？!?.；;～~ \n"))
    for close in (ASKS_BACK.search(plain, start, end), CLOSES.search(plain, start, stop)):
        if close and says(plain, (start, close.start())) > says(plain, close.span()):
            return start, close.start()
    return said
