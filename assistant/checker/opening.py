"""What a sentence opens with before it says anything: to whom it goes, and how it is known. Pure.

Dear all, and 各位同事： turn to readers; 我记得 and as far as I know tell of the writer. Neither is
part of what is said, and none of them denies it.
"""

from __future__ import annotations

import re

_WHOM = r"(?:(?!应当|应该|[必须]|可以|不得|有权)[^，,。；：:！!、\n])"
_TO = (
    r"(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|greetings)\b"
    r"(?:\s+(?:mr|mrs|ms|dr|prof)\.)?[^,，.。:：!！\n]{0,40}"
    r"|(?:to whom it may concern|all|team|everyone|folks)\b"
    rf"|(?:(?:各位|诸位|尊敬的|敬爱的|亲爱的){_WHOM}{{0,10}}[、和]?){{1,3}}"
    r"|(?:同志|朋友|同学|同事|家人)们"
    r"|[^，,。；：:！!\n]{0,10}[，,]?(?<![最更])(?:[您你]好|大家好|(?:早上|上午|中午|下午|晚上)好)"
)
_CALLED = r"@[^\s，,。：:@]{1,12}[\s，,：:]+"
_GREETING = re.compile(
    rf"\W*(?:(?:{_CALLED})*(?:{_TO})|@\S{{1,12}})(?:[，,：:！!\s]*|(?<=[好a-z])[.。])", re.I
)
_NO_LABEL = r"(?![^\[\]【】\n]*(?:谣|假|误|错|不实|[×✗✘xX❌]|废|失效|作废|旧|草案|征求|外[省市地]))"
"""No label that calls what follows wrong, void or another place's: 【谣言】, [已废止]."""
_OPENS = re.compile(
    rf"(?:{_CALLED}|(?:{_TO})[，,：:！!]\s*"
    r"|(?:如果|要是)?(?:我)?没(?:有)?记错(?:的话)?[，,]\s*"
    r"|(?:我(?:们)?[还也就只]?(?:好像|隐约|清楚地?|大概|一直|明明)?(?:记得|记着|听说|印象(?:里|中)|的?印象[是里中])"
    r"|印象(?:里|中)|[据依照](?:我|本人)(?:们)?(?:所知|了解|的?(?:了解|理解|印象|记忆|观察)|看)"
    r"|(?:我|我们|本人|个人)(?:觉得|认为|理解|以为|猜|想|估计|确信|相信)|(?:我|我们|个人)的?(?:理解|看法|意见)(?:是|为))"
    r"(?:是(?!否)|的是|中?是)?[，,：:]?\s*"
    r"|(?:好像|似乎|貌似|大概)(?:就?是(?!否))?[，,：:]?\s*"
    r"|(?:按照?|依照?|根据|依据|遵照)(?:我国|国家|现行|现有|目前|当前|最新|的)*"
    r"(?:法律|法规|政策|制度|规定)+[，,]\s*"
    rf"|\[(?![0-9]){_NO_LABEL}[^\[\]\n]{{1,8}}\]\s*|【{_NO_LABEL}[^【】\n]{{1,8}}】\s*"
    r"|[\u4e00-\u9fff]{1,4}[里上]的?(?:有人|人们?|大家|大伙儿?|乡亲们?|街坊们?)(?:都|也|还|就)*"
    r"(?:说(?![明服理])|讲(?![述解课])|传(?![播递达])|发(?![生现布放给展])|转(?![让移入])|提到|议论)(?:过|着|起)?[，,：:]?\s*"
    r"|(?:此次|这次|本次)?修[订改正][之以]?后[，,]\s*"
    r"|(?:现在|目前|如今|眼下|今年|现行)的?(?:政策|法律|法规|规定|制度|规矩|要求)(?:就?是(?!否)|说)[，,：:]?\s*"
    r"|(?:as far as i (?:know|remember|recall|understand)"
    r"|if i (?:remember|recall) (?:correctly|right)"
    r"|i (?:remember|recall|believe|think|understand)(?: that)?"
    r"|(?:please )?note that|afaik|iirc|fyi"
    r"|in my (?:opinion|view))[,，:]?\s+)",
    re.I,
)


def is_greeting(line: str) -> bool:
    """Is a line nothing but the greeting of a letter: Dear all, 各位同事：?"""
    return _GREETING.fullmatch(line) is not None


def opening(sentence: str) -> int:
    """How many characters of a sentence only turn to its reader or tell how it is known."""
    at = 0
    while found := _OPENS.match(sentence, at):
        at = found.end()
    return at
