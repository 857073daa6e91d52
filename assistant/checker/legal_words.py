"""What others tell by rights, duties and cases, told as laws tell it. Pure.

Knows a text and the words of what it is held against.
"""

from __future__ import annotations

import re

from assistant.checker.plain_words import ENDS, FAVOURS, WHOEVER, anybody_as_in, put_plainly
from assistant.checker.ruling_words import ruled_in_one_word
from assistant.evidence.amounts import amounts_as_in
from index.letters import letters_of

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
    r"(?:来说|而言|来讲|说来)?[，,]?(?:都|也|并)?"
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
_UNLAWFUL = re.compile(
    rf"(?:^|(?<=[。；]))([^，。；]{{6,80}}?)(?:[就都]?是|属于|算)?(?:违法|违规|非法|犯法|不合法)(?:的|行为)?{ENDS}"
)
"""What is done against the law: must not."""
_HELD = (
    (
        re.compile(
            r"(?:不(?:再)?(?:具有|具备|享有|拥有)|没有|失去了?|丧失了?|被剥夺了?)([^，。；]{2,80}?)"
            rf"的(?:法定|合法|任何|相应)?(权利|资格|资质|自由|权限|权力){ENDS}"
        ),
        r"不得\1",
    ),
    (
        re.compile(
            r"(?:享有|拥有|具有|具备|取得了?|获得了?)([^，。；]{2,80}?)"
            rf"的(?:法定|合法|充分|相应)?(权利|资格|自由|权限|权力){ENDS}"
        ),
        r"可以\1",
    ),
    (
        re.compile(
            r"(?:不(?:再)?(?:负有?|承担|具有)|没有|不受|(?:得以|被)?免[除去]了?|省去了?)([^，。；]{2,80}?)"
            rf"的(?:法定|法律|任何|相应)?(义务|责任|职责|约束){ENDS}"
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
        re.compile(rf"(?:^|(?<=[：:；]))([^。；：]{{4,80}})[，,]{_EVEN}([^，。；]{{4,80}}){ENDS}"),
        r"\2的，\1",
    ),
)
"""A condition told as one that changes nothing, put where laws have it: 即使…，也…, …，哪怕…."""
_WHETHER_APPROVED = re.compile(
    r"([^，。；]{2,60}?)(?:不管|无论|不论)?是否(经[^，。；]{2,40})[，,]?(?:都|均|皆)(?:一样|同样|是)?"
    rf"(?:合法|合规|有效|可以|行|没问题|算数|无妨)的?{ENDS}"
)
"""…是否经某人同意，都一样合法: it may be done in either case."""
_ASKING_NOBODY = re.compile(
    r"([^，。；]{4,60}?)(?:全凭自愿|(?:可以?)?随[意便]|悉听尊便)?[，,]不[看管问论]有没有([^，。；]{2,40}?)的?"
    rf"(批准|同意|许可){ENDS}"
)
"""…，不看有没有某人批准: the same."""
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
    rf"(?:的[，,]?|[，,]([^，。；]{{1,30}}?))?(?:也|都|亦|并)?(?:{_ALLOWED}){ENDS}"
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
    (
        re.compile(
            r"([^，。；]{4,80}?)[，,]?(?:完全|可以|则|都|均|也)*被?[留交]给([^，。；]{1,40}?)(?:来|去)?"
            rf"(?:自行|自主|自己|自由|各自)(?:来|去)?(?:决定|选择|斟酌|掌握|把握|安排|判断){ENDS}"
        ),
        r"\2无需\1",
    ),
)
"""A matter first, and then whose right or duty it is not, or who is free to do it."""
_N = "[0-9零〇一二两三四五六七八九十百千万]"
_BOUNDS = (
    (
        re.compile("不得?(?:少于|低于)"),
        re.compile(
            rf"(?:的?(?:下限|底线|最低(?:限度|要求|标准)?)(?:就?是|为)|[起最]码|至少|最少)(?:得|要|应|须)?有?(?P<n>{_N})"
        ),
    ),
    (
        re.compile("不得?(?:超过|多于|高于)"),
        re.compile(
            rf"(?:的?(?:上限|最高(?:限度|标准)?)(?:就?是|为)|最[多高长]|至多|顶多)(?:可以?|能够?)?(?P<n>{_N})"
        ),
    ),
    (
        re.compile("不得?(?:超过|多于|高于)"),
        re.compile(rf"(?P<n>{_N}+[^，。；0-9]{{1,4}}?)(?:封顶|到顶|为限){ENDS}"),
    ),
)
"""How laws bound an amount, and how others do: 下限是两人, 五册封顶."""
_BEYOND_POWERS = re.compile(
    r"([^，。；]{1,80}?)[，,]?(?:超出了?|逾越了?|不在|不属于|不是)([^，。；]{1,40}?)的?(?:法定)?"
    r"(?:权限|权力|职权|权利)(?:范围)?(?:之?内)?(?=[，。；]|$)"
)
"""…超出了某人的权限: must not."""
_LEFT_OPEN = (
    (
        re.compile(
            r"([^，。；]{4,80}?)(?:的(?:口子|大门|门|通道|机会))?[，,]?(?:并|还|也|从)?(?:没有|没|未|不)曾?"
            rf"(?:对|向|为|给)([^，。；]{{1,40}}?)(?:打开|放开|敞开|开放|开启|开)了?{ENDS}"
        ),
        r"\2不得\1",
    ),
    (
        re.compile(
            r"([^，。；]{4,80}?)(?:的(?:口子|大门|门|通道))?[，,]?(?:并|还|也|从)?(?:没有|没|未|不)曾?"
            rf"(?:对|向|为|给)([^，。；]{{1,40}}?)(?:关上门?|关闭|堵死|封死){ENDS}"
        ),
        r"\2可以\1",
    ),
    (
        re.compile(
            r"([^，。；]{4,80}?)的(?:口子|大门|门|通道)[，,]?(?:一直|始终|已经?|早已|也|都)*"
            rf"(?:对|向|为|给)([^，。；]{{1,40}}?)(?:打开|放开|敞开|开放|开启)[着了]?{ENDS}"
        ),
        r"\2可以\1",
    ),
    (
        re.compile(
            r"(?:仍然?|照样|还|亦|皆)?可(?:以)?(?:为之|照做|[这那]样做|[这那]么做)|(?:完全|大)?(?:可以?|尽管|尽可|不妨)?(?:放手|放心|大胆|随意|随便|尽管|任意)地?去?(?:做|干|办|为之)(?:就是|便是|好了|就行)?"
            rf"|尽管去?(?:做|干|办)|可以?(?:放心|随便|随意|放手)(?=[^，。；]{{2}})"
            rf"|(?:何乐而不为|随便|请便){ENDS}"
        ),
        "可以",
    ),
)
"""…的口子，没有对某人打开 is must not, …的大门向某人敞开着 and …，某人尽管去做 may."""
_KEPT_WITHIN = re.compile(
    r"(?P<need>无需|应当)?(?:严格)?(?<!不)(?:控制|限定|限制|保持|掌握)在(?P<amount>[^，。；]{1,10}?)[以之]?内"
    rf"{ENDS}"
)
"""…应当控制在某数以内, as laws limit it."""


def _limited(found: re.Match[str]) -> str:
    return f"{'可以超过' if found['need'] == '无需' else '不得超过'}{found['amount']}"


_MORE = "(?:超出|超过|突破|多于|高于|拖过|晚于|迟于)"
_PAST_LIMIT = re.compile(
    rf"{_MORE}([0-9零〇一二三四五六七八九十百千万两]+[^，。；]{{1,4}}?)(?:以?后|之后)?[再才]?([^，。；]{{0,40}}?)"
    r"(?:也|都|亦|照样|同样)(?:无妨|可以|行|没关系|不要紧|合[法规]|合乎规定|符合规定|无碍|不打紧|没问题|算数)"
)
"""超出七十周岁也无妨, 拖过七日再告知也合乎规定: may be more."""
_ALSO = "(?:同样|照样|一样|当然|自然|仍然?|也|均|都|还|应当?|必须|须|要|得)"
_APPLIES = (
    (
        re.compile(
            rf"(?:^|(?<=[：:；]))([^，。；：]{{4,40}}?)[，,]{_ALSO}*(?:覆盖|涵盖|及于|管得?到|适用于?|约束)([^，。；]{{4,60}}){ENDS}"
        ),
        r"\2适用\1",
    ),
    (
        re.compile(
            rf"(?:^|(?<=[：:；]))([^，。；：]{{4,40}}?)[，,]([^，。；]{{4,60}}?){_ALSO}+(?:适用|遵守|执行){ENDS}"
        ),
        r"\2适用\1",
    ),
    (
        re.compile(
            rf"([^，。；：]{{4,60}}?)(?:{_ALSO}+(?:归|受|遵守|执行)|(?:逃|躲|避|脱|绕)不[过开了掉出]|免不了)([^，。；]{{4,40}}?)(?:的?(?:管辖?|约束|调整|适用范围))?{ENDS}"
        ),
        r"\1适用\2",
    ),
)
"""What applies to whom, told the other way round: 简易程序，同样覆盖某类案件."""
_IN_SCOPE = re.compile(
    rf"([^，。；：]{{4,60}}?){_ALSO}*(?:在|属于|落入|落在)([^，。；]{{2,40}}?)的?适用范围[之以]?内?{ENDS}"
)
"""…也在某制度的适用范围之内, of those to whom the source says that it does not apply."""
_HAS_ITS_SHARE = re.compile(
    rf"(?:^|(?<=[：:；]))([^，。；：]{{4,60}})[，,]([^，。；]{{4,60}}?){_ALSO}*(?:有份|少不了|跑不了|有一份|躲不[过开掉]|免不了){ENDS}"
)
"""…，某人也有份, of what the source says that he does not have."""
_HAS_NOT = re.compile("不(具有|享有|承担)")
_ALL_THE_SAME = re.compile(
    r"([^。；：]{4,120})[，,]([^，。；]{4,80}?)的?(?:也|都|同样)(?:不(?:能|会)?例外|一样|是?如此|无妨|不要紧)[。]?$"
)
"""…，某种情形也不例外."""
_NOBODY_IS = re.compile(
    r"(?:不会|不会再|没有|从来没有|绝不会|不可能)有?(?:任何)?人会?(?:因为?|由于)([^。；]{4,120}?)的?而?(?:获刑|坐牢|入狱|判刑|被判刑?|被罚|受罚|受到?(?:处罚|刑罚|追究)|被处罚|被追究)"
)
"""Nobody is punished for it: it is no crime."""
_AND_MORE = r"(?:[，,][^，。；]{0,10})?"
_UNWELCOME = re.compile(
    rf"(?:^|(?<=[：:；]))(?:([^，。；：]{{4,80}}?)(?:是|并)?不受欢迎的?{_AND_MORE}"
    r"|([^，。；：]{4,80}?)[，,](?:国家|政府|政策|官方|法律)(?:并|却|是)?"
    rf"不(?:赞同|赞成|支持|提倡|鼓励|看好)的?{_AND_MORE}"
    r"|(?:政策|国家|政府|官方)对([^，。；：]{4,80}?)(?:加以|进行|予以)?打压"
    rf"|([^，。；：]{{4,80}}?)会?(?:受到|遭到?)(?:政策|国家|政府|官方)?的?打压){ENDS}"
)
"""What is said not to be welcome, of what the source encourages: …不受欢迎，国家要压一压."""
_NOT_CALLED = re.compile(
    rf"(?:^|(?<=[：:；]))([^。；：]{{4,80}}?)[，,]?(?:并?不(?:能|可以?|应当?|得|该)?(?:被)?(?:叫[作做]?|称[为作之]+|算[作是]?|视[为作]|看[作成])|算不上|称不上|够不上|谈不上是)([^，。；]{{2,20}}){ENDS}"
    rf"|(?:^|(?<=[：:；]))([^。；：]{{4,80}}?)[，,]?并?不在([^，。；]{{2,20}})之列{ENDS}"
)
"""…，不能叫作某物, of what the source says what it is."""
_TWO_THINGS = re.compile(
    r"(?:^|(?<=[：:；]))([^。；：]{2,80}?)[与和跟同]([^。；：]{4,120}?)"
    rf"(?:完全|根本|并)?(?:是两回事|不是一回事|并非一回事|毫不相干|不能等同|不可混同){ENDS}"
)
_IDLE = re.compile(
    r"(?:这|此|那|该)[类种件个](?:事情?|做法|行为)|(?<=权)去做|做起来|(?:同样|一样)?(?:也|都)?不(?:能|会)?例外|谁想|(?<=法律)不让"
    r"|(?:法律|法规|国家)(?:对此)?(?=(?:并|也)?(?:没有|未|不)(?:作出?)?强制)"
)
"""Words that only take up what was said before them."""
_ANYBODY = re.compile(
    "(?<=不让|不许|不准)(?:人(?![民员口工身类格才事大群均防家质体造行力权])|谁)"
    "(?=[\u4e00-\u9fff]{2})"
)
"""Whom a word that rules names without naming anybody: 不让人…."""
_RULES_ON_ALL = re.compile(
    "(?<![得能可])((?:[并从]?(?:不|未曾?|没有?))?(?:禁止|允许|准许|不许|不准|不让))"
    rf"({WHOEVER.pattern})(?=[\u4e00-\u9fff]{{2}})"
)
"""Whom it names behind it, where laws have him before it: 禁止任何人…."""


def in_legal_words(said: str, sources: str = "") -> str:
    """A text with each way to say must, may and need not in the one word that laws use.

    Args:
        said: The text.
        sources: What it is held against, which may itself have 是否 or …的权利.
    """
    said = _ANYBODY.sub("", _IDLE.sub("", _with_its_case(said, sources)))
    said = _retold(_RULES_ON_ALL.sub(lambda m: anybody_as_in(m[2], sources) + m[1], said), sources)
    for words, form in _IS_SO_FOR:
        said = words.sub(form, said)
    if not re.search("违[法规]|非法", sources):
        said = _UNLAWFUL.sub(r"不得\1", said)
    said = _DECIDES.sub(
        lambda m: m[0] if f"是否{m[1][:2]}" in sources else f"{m[2]}无需{m[1]}", said
    )
    said = _WHETHER.sub(lambda m: f"{m[2] or m[3] or m[5] or ''}无需{m[1] or m[4]}", said)
    said = ruled_in_one_word(said)
    if not _KEPT_WITHIN.search(sources):
        said = _KEPT_WITHIN.sub(_limited, said)
    return _TOPIC_FIRST.sub(r"\2\3\1", said)


def _bounded(said: str, sources: str) -> str:
    """A text with its lower or upper limit in the words that the sources have for one."""
    for stated, words in _BOUNDS:
        bound = stated.search(sources)
        if bound and not stated.search(said):
            said = words.sub(rf"{bound[0]}\g<n>", said)
    return said


def _with_its_case(said: str, sources: str) -> str:
    """A rule with the case that it is said to hold in all the same put where laws have it."""
    told = _ALL_THE_SAME.search(said)
    return f"{told[2]}的，{told[1]}" if told and f"{told[2]}的" in sources else said


def _not_meant(found: re.Match[str]) -> str:
    """What is told to be no such thing, as definitions have it."""
    groups = found.groups(default="")
    told, name = groups[1] or groups[3], groups[0] or groups[2]
    return f"{told}不是指{name}"


def _two_things(said: str, sources: str) -> str:
    """What is told to be another thing than a definition says: 甲与乙是两回事."""
    found = _TWO_THINGS.search(said)
    if found is None or letters_of(found[2]).text not in letters_of(sources).text:
        return said
    return f"{said[: found.start()]}{found[1]}不是指{found[2]}{said[found.end() :]}"


_TOPIC_FIRST = re.compile(
    r"(?:^|(?<=[。；]))([^，。；]{2,60}?)(?:可以|不得|无需)?[，,]([^，。；]{0,30}?)"
    r"是?(可以|不得|无需|应当)的?(?=[。；！\s]*$)"
)
"""What is ruled on, told first: 危害生物安全，任何人可以; …，国家是做不得的."""


def _retold(said: str, sources: str) -> str:
    """A text with what it tells by rights, duties, powers and 即使 told by one word."""
    said = put_plainly(said, sources)
    if "超过" in sources or "内" in sources:
        said = _PAST_LIMIT.sub(r"可以超过\1\2", said)
    for words, form in (*_LEFT_OPEN, *(_APPLIES if "不适用" in sources else ())):
        said = words.sub(form, said)
    if (scope := _IN_SCOPE.search(said)) and f"{scope[1]}不适用" in sources:
        said = f"{said[: scope.start()]}{scope[1]}适用{scope[2]}{said[scope.end() :]}"
    if held_not := _HAS_NOT.search(sources):
        said = _HAS_ITS_SHARE.sub(rf"\2{held_not[1]}\1", said)
    said = _NOBODY_IS.sub(r"\1的，不构成犯罪", said)
    if favours := FAVOURS.search(sources):
        said = _UNWELCOME.sub(lambda m: f"国家不{favours[0]}{next(filter(None, m.groups()))}", said)
    if "是指" in sources:
        said = _two_things(_NOT_CALLED.sub(_not_meant, said), sources)
    said = _LEAVING_UNDONE.sub(
        lambda m: m[0] if m[0] in sources else f"{m[2] or ''}无需{m[1]}", said
    )
    for words, form in _CONCESSIVE:
        said = words.sub(form, said)
    said = _WHETHER_APPROVED.sub(r"不管是否\2，都可以\1", said)
    said = _ASKING_NOBODY.sub(r"不管是否经\2\3，都可以\1", said)
    if "拒绝" not in sources:
        said = _REFUSES.sub("无需", said)
    if not re.search("不(?:会)?(?:妨碍|阻碍|妨害|影响)", sources):
        said = _NO_OBSTACLE[0].sub(_NO_OBSTACLE[1], said)
    for words, told in _TAKEN_UP:
        said = words.sub(told, said)
    said = _bounded(_BEYOND_POWERS.sub(r"\2不得\1", said), sources)
    for words, form in _HELD:
        held = words.search(said)
        if held and f"的{held[2]}" not in sources:
            said = words.sub(form, said)
    return said


def is_retold(said: str, source: str) -> bool:
    """Is something told by rights, duties, powers or 即使, so that it is no mere changed copy?

    How an amount is written is no other way to tell it: ３００% for 300%.
    """
    said = amounts_as_in(source, said)
    return _retold(said, source) != said or _TOPIC_FIRST.search(ruled_in_one_word(said)) is not None
