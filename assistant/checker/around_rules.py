"""Do words ahead of a rule or behind it change what it says, or take it back? Pure."""

from __future__ import annotations

import re

from assistant.checker.closings import only_closes
from assistant.checker.statements import CONSEQUENCE
from assistant.evidence.critical import EXCEPTION, MODALITY, NEGATION, NUMBER, critical_words
from index.letters import letters_of

_WHEN_OR_WHERE = (
    "周末|工作日|节假日|假期|春节|汛期|雨季|[旺淡]季|期间|夜[间晚里]|白天|[春夏秋冬][季天]|[今明去]年|[本下]个?[月周]"
    "|年底|过去|曾|以前|从前|暂时|临时|目前|试点|城区|外地|邻[县市省]|国企"
    "|in (?:summer|winter)|on [a-z]+days?"
)
_UNTRUE = (
    "谣[言传]|胡[说扯]|瞎[说扯]|骗|别[信听]|笑话|开玩笑|吹牛|取消|假|删除|反例|编造|杜撰|捏造|虚构|作废|废止|失效|草案|征求|撤[回销]|停用|表决|空文"
    "|修[订改]"
)
_SOME = (
    r"^\W*(?:一般|通常|原则上|特殊情况|紧急|战时|平时)[^，。；]{0,6}\W*$|[^，。；]{0,8}(?:情况|情形)下\W*$"
    r"|^\W*在(?!本|此|这|我国|实践|实务|法律|该|上述|前述|第|案)[^，。；]{1,4}\W*$"
    r"|^\W*对(?!此|照|比)[^，。；于]{1,6}\W*$|^\W*对(?![此你您我咱])[^，。；]{1,10}(?:而言|来说|来讲)\W*$"
    r"|严重时\W*$"
    r"|^\W*(?:generally|usually|normally|in emergencies|in other [a-z]+|under the old [a-z]+)\W*$"
)
"""Of whom, when or where alone a rule is said to hold."""
_QUALIFIES = re.compile(
    r"^\W*(?:只[要有]|[^，。；]{0,8}拟(?:规定|要求)|除(?!此)|[缴交付][^，。；]{0,6}[费款金钱]后|建议|[^，。；]{0,8}提议|违反|如果|要是|倘若?|假[如使]|若(?!干)|凡(?!例)|凭|满|年满|持有?|具有|具备|[交办]了|购买|拿到|取得"
    r"|经(?![查核检确调])|[自从][^，。；]{1,12}起|老板|for (?:an? )?(?:fee|charge)\b)"
    rf"|{_SOME}|对[^，。；此照]{{1,12}}(?:来说|而言|来讲)|的话\W*$|{_WHEN_OR_WHERE}|{_UNTRUE}",
    re.I,
)
"""Ahead of a rule, what says when, where, of whom or on what condition it holds, or that it is
untrue: what introduces no rule but changes it."""
_NARROWS = re.compile(_SOME, re.I)
_TAKES_BACK = re.compile(
    r"骗|别[信听当]|听听|否[了决掉]|驳回|辟谣|反过来|嘲笑|想得美|待核|视[^，。；]{0,6}(?:情况|而定)"
    r"|看[^，。；]{0,6}(?:心情|脸色)|口头|乐意|愿意|违[法规]|非法|犯法|不合法"
    r"|劝[阻退]|反对|抵制|不(?:赞成|支持|主张|提倡|鼓励|欢迎)"
    r"|看着办|说了算|白费|徒劳|没用|没戏|免谈|泡汤|叫停"
    r"|才怪|编的|做梦|瞎|胡[说扯]|鬼扯|扯淡|逗|笑话|莫须有|吹牛|反话|旧闻|存疑|随[你便他]|凭空|误"
    r"|只|仅|限|适用|针对|到期|截止|为止|止\W*$|放宽|放开|放松|松开|交钱|打点|就行|即可|也行|例外|另|取消|推迟|暂"
    rf"|\b(?:not!|my foot|only|expired)|{_WHEN_OR_WHERE}|{_UNTRUE}",
    re.I,
)
"""The same behind a rule."""

_DEEDS = re.compile(
    "[收扣罚交付押免赔担摊垫抵领享凭效归退减补需须按限视缴算照借替代掏]|坐牢|判刑|登记|审批|备案|批准|同意|许可|办理|充公|适用|参照|除外|优先|特权|报销|包括|一律"
)
"""What is done by a rule; words that have it may be one."""
_JUDGES = re.compile(
    "(?<![看说办方做书])法|[权罪罚规僭据理]|责任|不?应该|[应理]当|必要|必需|妨|例外"
)
"""What judges a deed, as a rule does: …，于法有据."""


_INTRODUCES = re.compile(
    r"[：:“‘'\"]\s*$|[说讲传写提知记听看问答读抄念告谈称]|主张|要求|表述|交代|注意|强调|指出|明确|规定|载明|印"
    r"|总之|综上|换言之|此外|另外|同时|首先|其次|最后|再次|一般|通常|显然|的确|确实|当然|因此|据此|所以|为此|对此|其中"
    r"|\b(?:that|says?|said|states?|reads?|notes?|according|note|moreover|also|thus|therefore|here|first|finally)\b",
    re.I,
)
"""Ahead of a rule, what says that it is told or goes on to it: 写得很清楚，, 此外，."""


_SEGMENT = re.compile("[^，,；;。：:]+")
_SETS_SCENE = re.compile(
    "(?:[上里中时前后间天日晚早年月会课班]|开始|结束|采访|来访|提问|发言)$|^[您你大各]"
)
"""How words stand of when, where or to whom something is said: 昨天下午，老李告诉我：."""
LONGEST_CALL = 4
"""Letters of one who is spoken to, or of a word like 其实."""


def introduces(lead: str) -> bool:
    """Do words ahead of a rule only lead to it, and name nobody of their own: no 教师，?"""
    return _INTRODUCES.search(lead) is not None


def told_ahead(lead: str) -> str:
    """What stands ahead of a sayer and tells something itself: 两个人在聊天，, but no 会后，."""
    segments = [segment.strip() for segment in _SEGMENT.findall(lead)]
    return "，".join(segment for segment in segments[:-1] if not _leads_up(segment))


def _leads_up(segment: str) -> bool:
    is_call = len(letters_of(segment).text) <= LONGEST_CALL
    return is_call or introduces(segment) or _SETS_SCENE.search(segment) is not None


def changes_rule(lead: str) -> bool:
    """Do words ahead of a rule say when, where or of whom it holds, or that it is untrue?"""
    return _QUALIFIES.search(lead) is not None


def tells_deed(words: str) -> bool:
    """Do words tell what is done by a rule?"""
    return _DEEDS.search(words) is not None


def judges(words: str) -> bool:
    """Do words judge a deed, as a rule does?"""
    return _JUDGES.search(words) is not None


def narrows_rule(lead: str) -> bool:
    """Do words ahead of a rule say of whom, when or where alone it holds?"""
    return _NARROWS.search(lead) is not None


def takes_rule_back(close: str) -> bool:
    """Do words behind a rule say so, or take it back: …，汛期放宽, …，骗人的?"""
    return _TAKES_BACK.search(close) is not None


CONTINUES = re.compile(r"\W*(?:[并且向与给由将把]|对(?![此方]))")
"""What begins a part of what is said, not words that close it: …，对用户负责."""
LEAST_RULE = 4
"""Letters of words behind a quotation that may rule beside it."""


_ADDS = re.compile(
    r"[”』’\"'，,\s]*(?:也|均|都)?(?:由(?![此于衷])|包括|包含|以(?![上下此便及免致至])|须|报|经(?!济|验|典))\w{2,}"
)
"""How words begin that say by whom, of what else or how a quotation holds: “枪支”，包括弩."""
_HAPPENS = re.compile("起(?:施行|实施|生效)|同时废止")
"""What else is said of a document behind one of its rules."""
_JOINS = re.compile(
    r"[”」』’\"'，,\s]*(?:和|以及|及(?!其)|或者?|也|并且?(?!非)|同时|还|(?:and|or|but|nor)\b)\s*\w{2,}"
)
"""How words begin that add something to a quotation: “…”以及法定假日."""
_TOLD_OF = (
    "(?:的?(?:要求|规定|规则|条款|原则|做法)|这一?[^，。；]{2,6}|的)[，,]?"
    "(?:也|都|只|仅|同样|对|不|并|均|已|尚|还|有待|自|适用|限于|针对|[^，。；]{1,8}同样)"
)
"""What is said of a quotation as a rule: “…”的要求仅限于."""
_GOES_ON = re.compile(rf"[”」』’\"']?(?:{_TOLD_OF}|的[，,]|由|须|依|为|是(?!否)|可|应|属)\w{{3,}}")
"""How they begin where a quotation is but the beginning of what is said: “登记费用”由消费者承担."""


def rules_too(behind: str) -> bool:
    """Do words behind a quotation rule, count or except something themselves: “…”，并吊销许可证?"""
    kinds = {word.kind for word in critical_words(behind)}
    is_rule = bool(kinds & {MODALITY, NEGATION, NUMBER, EXCEPTION}) or CONSEQUENCE.search(behind)
    is_rule = is_rule or _JOINS.match(behind) or _GOES_ON.match(behind)
    is_rule = is_rule or _HAPPENS.search(behind) or _ADDS.match(behind)
    return len(letters_of(behind).text) >= LEAST_RULE and bool(is_rule) and not only_closes(behind)
