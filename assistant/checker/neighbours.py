"""What a sentence is to those beside it: the place of their words, or words of their place. Pure.

A place may be named in the sentence that leads up to the words (第八条规定如下：), in a heading
above them, or behind them (这是…的规定). Knows the sentences of one text, not what they claim.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.checker.closings import ASKS_BACK
from assistant.checker.frames import (
    PART_OF_A_CLAUSE,
    SHORT_LINK,
    taken_for_granted,
    what_is_said,
)
from assistant.checker.passages import USED, Group, Sentence, beside, groups_of
from assistant.checker.places import is_paper
from assistant.checker.quotations import says
from assistant.checker.statements import (
    BULLET,
    CONSEQUENCE,
    ITEM_NUMBER,
    QUESTION,
    is_statement,
)
from assistant.evidence.critical import critical_words

SHORT_LEAD = 14
"""Letters of its own in a sentence that names a place only to quote it in the next."""
LEAST_SAID = 4
"""Letters below which a sentence says nothing beside the place it names."""
LEAST_BELOW = 7
"""Letters below which what follows a finished sentence is no rule of its place: 祝早日康复。"""
LEAST_OWN = 10
"""Letters of a statement in which words in marks are but terms."""

_THESE_WORDS = (
    "[此这该]一?[个段条]?(?:语|句|话|言|文字|文|表述)(?:是|系|载于|出自|引自|摘自|见于|源自|来自)"
)
"""How words before it are spoken of by what says whence they are: 此语载于."""
_CHECKED = "(?:经[^，。；]{0,10}(?:查证|查明|核实|核对|查阅|检索|比对)[，,])?"
_WHAT_IS_COPIED = (
    "(?:[^，。；：]{1,4}[：:])?(?:以上|上面|所)?[抄摘引](?:录|写|自|文|用)?的?"
    "(?:内容|文字|原文|字句|文句)?(?:[是为系]|出自|来自|选自)"
)
"""How the words above are called by what says whence they are: 抄录内容为."""
_POINTS_BACK = re.compile(
    rf"{_CHECKED}{_THESE_WORDS}|{_WHAT_IS_COPIED}|[（(〔\[［【—\s]*(?:[它其](?:是|来自|出自|引自|摘自|源自|见于)|这|此|该|以上|上面|上述|前述|语出|出自|引自|摘自|见|参见|系|——|《)"
)
_IS_ITS_SOURCE = re.compile(
    rf"{_CHECKED}{_THESE_WORDS}|"
    r"[（(〔\[［【—\s]*(?:(?<=[（(〔\[［【—])见|这[是就正一]|此(?:系|为|乃|即|规定)|(?:以上|上述|上面)[^，。]{0,8}[是为系见出引]"
    r"|[它其](?:是|来自|出自|引自|摘自|源自|见于)|这[一]?[段句](?:话|文字)?(?:来自|出自|引自|摘自|源自|见于|就?是)"
    r"|语出|出自|引自|摘自|转引自|源自|来自|载于|见于|见《|详见|参见|参阅|参看|来源|出处|《"
    r"|(?:(?:参考|标准)?答案|解析)[，,：:]\s*(?:依据|根据|见|出自|来源)[：:]?)"
)
_ARE_ITS_WORDS = re.compile(r"[^。！？]*(?:[里中上]的?|的)(?:原话|原文|原句)[。！]?\s*")
"""What says whose very words stand before it: 别问哪儿来的，第十条里的原话。"""
_ON_THE_GROUND = re.compile(
    r"[-*•▪·\s]*(?:法律|法规|法条|条文)?(?:依据|出处|来源|根据)(?:[：:]|[是为见]|在)"
)
"""What begins the place of the words before it, in their own line."""
_IS_NOTE = re.compile(
    r"(?![（(〔\[［【][^）)\]】］〕《第]{1,6}[）)\]】］〕])[（(〔\[［—\s]*(?:——|—|[（(〔\[［]|详?见|参[见阅看]|出自|引自|来源|出处)"
)
_IN_BRACKETS = re.compile(
    r"[（(〔\[［【](?=(?:[（(][0-9一二三四五六七八九十]{1,3}[)）]|[^）)\]】］〕]){4,60}[）)\]】］〕]"
    r"[。．.\s]*[^，。；：“”\n]{0,6}$)"
)
_ITEM = re.compile(rf"{BULLET}\s|[0-9]{{1,3}}[.．、)）]|[（(][0-9一二三四五六七八九十]{{1,3}}[)）]")
_COUNTED = re.compile(ITEM_NUMBER)
_FIELD = re.compile(rf"(?:{_ITEM.pattern})\s*[^\W\d_]{{2,6}}[：:]")
"""How an item of a list begins that says what it is: - 结论：."""
EMPTY_LINE = re.compile(r"\n[ \t\u3000]*\n")
_COMMA = re.compile("[，,：:]")
_DASH = re.compile(r"\s*——?")
_ANNOUNCES_ITS_OWN = re.compile(
    r"[，,][^，,。；：:“]{0,12}(?:判决|裁定|裁决|决定|通知|通告|公告|答复|函复|批复|回复|报告|通报|处理|处罚|建议|意见)"
    r"[^，,。；：:“]{0,4}如下\s*[：:]\s*$"
)
"""依照…第三条，判决如下：announces what the writer says, on the ground of that place."""
_LABEL = re.compile(
    r"[^，。；：:]{1,8}[：:]\s*|(?![^\s]*[废误错假谣])[^，。；：:\s]{1,8}[ \t\u3000]+"
)
"""What only calls by its kind what stands behind it: 规范性引用：, 墙报　."""
_ONLY_LABEL = re.compile(
    r"[\W_]*[\u4e00-\u9fff]{0,4}(?:原文|条文|内容|引文|正文|摘录|全文|规定)[\W_]*"
)
"""A line that only calls by its kind what stands below it: 【法条原文】."""
_IS_CONTENT = re.compile(
    r"[\W_]*(?:具体|条文|法条|条款|规定|引用|拟?[张贴印写抄录刻]{2})?(?:原文|内容|引文|正文|摘录|全文|文本|文字)(?:[\W_]*[：:]|\s*[】\]］〕])"
)
"""What begins the words of a record, of which the line above has the place: 内容：."""
_ONLY_ASKED = re.compile(r"[\W_]*[\u4e00-\u9fff]{1,6}?[追反]?问道?[\W_]*")
"""Who asked what stands before: ”他问。."""
_RULE_OF_A_TABLE = re.compile(r"[|:\-\s]*-[|:\-\s]*")
_ASKS_WHAT_IT_SAYS = re.compile(r"(?:怎么|如何|什么|何|啥|哪|是否|有没有)[^，。；]{0,12}[?？]\s*$")
_ANNOUNCES = re.compile(
    r"(?:如下|这样(?![做办干])|下述|原文|内容是|写道|规定是(?=\W*$)|(?<!无论)(?<!不管)(?:怎么|如何)|(?<![有没无])什么)(?![^，。；：:]{0,2}[：:，,][^\n]{4})"
    r"|[?？](?![^。？?]{2,}。)"
)
"""What tells that words follow, unless they follow in the same sentence, as an answer may."""


_ONLY_CHOSEN = re.compile(
    r"\s*[【\[]?(?:参考|正确|标准)?(?:答案|选项?)[】\]]?(?:[：:]|[是为应选])*\s*[A-Ha-h]{1,4}[。．.、，,]?\s*"
)
"""Tells by its letter what an exam's right answer is, which stands behind it: 答案：B。"""
_PRESENTS = re.compile(
    r"[^，。；《]{0,6}(?:来看|看看|聊聊|说说|谈谈|讲讲|认识|翻开|打开)(?:一下)?[^，。；《]{0,4}《[^》]+》[。！：]?\s*"
)
"""A sentence that only says what is talked about: 我们来看《电影法》。."""
_GIVES_WORDS = re.compile(
    r"(?:内容|原文|条文|全文|正文|规定|表述|文字)[^，。；：]{0,4}如下|如下(?:内容|规定|表述)|这[样么](?:写|规定)"
    r"|^[\W_]*(?:法条|条文|条款|规定)?(?:原文|正文|条文|全文|摘录)\s*[|｜：:]"
)
"""Tells that the very words of a place follow."""


_ASKS_TO_READ = re.compile(
    "[请把将][^。“]{0,90}(?:念|读|背|宣读|复述)(?:一遍|一下|出来|来听听)[。！]?$"
    "|(?:默写|抄写|背写|背诵|写出|摘抄|抄录|摘录|宣读|诵读|朗读)(?!(?:的?(?:内容|文字|原文))?[是为系出])[^。？]{0,120}"
    "(?:[条款项》]|部分|[0-9一二三四五六七八九十]）)"
    "(?:的?(?:有关|相关|具体|全部|主要)?(?:内容|原文|条文|规定|全文|表述|文字))?"
    "(?:[，,][抄写读念背][一两三]遍)?[。！)）]{0,2}$"
)
"""Asks somebody to read out what a place says, or to write it: 请把第十五条念一遍。"""
_ANSWERS = re.compile(r"\s*答[：:]")
"""What opens the answer to a question before it in its paragraph: 问：依据呢？答：《X》第三条。…"""


_ASKS_WHENCE = re.compile(
    r"(?:哪[部个一]?[^，。；？?“”]{0,4}[法条款里儿]|出自|出处|来源|依据|哪里|何处|什么法)[^。；？?“”]{0,12}[?？]\s*$"
)
"""Asks where words before it stand: “…”出自哪里？, 哪部法、哪一条？"""
_ASKS_FOR_IT = re.compile(
    r"[^，。；]{0,4}[：:]?[^，。；]{0,6}(?:原文|条文|内容|原话)[^，。；]{0,6}(?:念|读|背|说|讲|是什么|呢)[^。；]{0,6}[。？?！!]?"
    r"|[^，。；]{0,4}[：:]?[^，。；]{0,4}(?:怎么|如何|咋)(?:写|说|讲|规定)的?[^，。；]{0,2}[?？]"
)
"""Asks for the words of a place named before: 审：原文念一下。"""
_IS_PUT = re.compile(r"(?:被|就|已)*(?:安排|规定|收录?|[放写列载置归])(?:[在于进入到])了?\s*第")
"""How a sentence begins that tells where in a document the words before it stand."""
_WITHIN_IT = re.compile('(?:其中|里面|文中|当中|其)[^，。；《》]{0,6}[“「『‘"]')
"""How a sentence begins that quotes what the one before it names: 其中“…”."""
_SHORT_FIELD = re.compile(r"[\W_]*[^\W_]{1,6}[：:][^，。；：\n]{1,12}[。]?\s*")
"""A line of a record that says nothing of words or places: 附议：李委员。"""


class Neighbours:
    """The sentences of one text, asked what they are to each other."""

    def __init__(self, plain: str, sentences: Sequence[Sentence]) -> None:
        """Take the sentences of a text with its quotations filled in."""
        self._plain = plain
        self._sentences = sentences

    def _said(self, sentence: Sentence) -> str:
        return self._plain[sentence.start : sentence.end]

    def quoted_from(self, at: int) -> Group:
        """What the sentence before or behind names, where it leads up or points back to this."""
        before = self._above(at)
        if answer := self._answered(at):
            return answer
        behind = self._sentences[at + 1] if at + 1 < len(self._sentences) else None
        if behind and (not behind.references or behind.quotations):
            behind = None
        if behind and self._looks_like_note(behind) and self._is_bare(behind):
            return groups_of(self._plain, behind.references)[0]
        leads = (
            before
            and before.references
            and not before.quotations
            and (self._leads_up(before) or self._is_above_its_content(before, self._sentences[at]))
        )
        if before and leads and not self._is_note_before(at):
            return groups_of(self._plain, before.references)[-1]
        if behind and self._looks_back(behind):
            return groups_of(self._plain, behind.references)[0]
        return ()

    def _answered(self, at: int) -> Group:
        """The place in the answer to a question where words stand, in their sentence or behind."""
        for asks in (at, at + 1):
            if asks + 1 >= len(self._sentences) or (asks > at and self._sentences[asks].quotations):
                break
            answer = self._sentences[asks + 1]
            asked = _ASKS_WHENCE.search(self._said(self._sentences[asks]))
            if (
                asked
                and answer.references
                and not answer.quotations
                and self._is_bare_answer(answer)
            ):
                return groups_of(self._plain, answer.references)[0]
        return ()

    def _is_above_its_content(self, before: Sentence, sentence: Sentence) -> bool:
        """Does a sentence do no more than name the document of the words behind it: 摘录：?"""
        is_within = _WITHIN_IT.match(self._plain, sentence.start) is not None
        is_content = self._is_content(sentence) and self._own_length(before) <= SHORT_LEAD
        return is_content or is_within

    def _is_bare_answer(self, sentence: Sentence) -> bool:
        return self._own_length(sentence) <= SHORT_LEAD

    def _is_aside(self, at: int) -> bool:
        """Is a sentence too short for a rule of what the finished one before it names?"""
        sentence, before = self._sentences[at], self._sentences[at - 1] if at else None
        if before is None or sentence.quotations or self._own_length(sentence) >= LEAST_BELOW:
            return False
        return self._said(before).rstrip().endswith("。")

    def _is_chosen(self, sentence: Sentence) -> bool:
        return _ONLY_CHOSEN.fullmatch(self._said(sentence)) is not None

    def _above(self, at: int) -> Sentence | None:
        """The sentence before, past a line that only calls by its kind what stands below it."""
        of_record = self._is_content(self._sentences[at])
        while at and (
            self._is_label(self._sentences[at - 1])
            or self._is_chosen(self._sentences[at - 1])
            or (of_record and self._is_short_field(self._sentences[at - 1]))
        ):
            at -= 1
        return self._sentences[at - 1] if at else None

    def _is_label(self, sentence: Sentence) -> bool:
        if sentence.references or sentence.quotations:
            return False
        said = self._said(sentence)
        return (
            _ASKS_FOR_IT.fullmatch(said) is not None
            or _ONLY_LABEL.fullmatch(said) is not None
            or _RULE_OF_A_TABLE.fullmatch(said) is not None
            or _ONLY_ASKED.fullmatch(said) is not None
        )

    def _is_short_field(self, sentence: Sentence) -> bool:
        own = sentence.references or sentence.quotations
        return not own and _SHORT_FIELD.fullmatch(self._said(sentence)) is not None

    def asked_of(self, at: int, named: Group) -> Group:
        """The place in a document that a quotation names alone, told in the sentence beside it.

        第五条怎么说？（《X》）答：“…” is of 第五条, and so is 在《X》里，“…。”被放在第五条.
        """
        if len(named) != 1 or named[0].steps:
            return ()
        behind = self._sentences[at + 1] if at + 1 < len(self._sentences) else None
        if behind and _IS_PUT.match(self._plain, behind.start, behind.end):
            return tuple(r for r in behind.references if r.steps and r.title is None)[:1]
        before = self._sentences[at - 1] if at else None
        if before is None or before.quotations:
            return ()
        if not QUESTION.search(self._said(before)):
            return ()
        placed = [r for r in before.references if r.steps and r.title in (None, named[0].title)]
        return tuple(placed[-1:])

    def serves(self, at: int) -> bool:
        """Is this sentence no more than the place of what the one beside it says?"""
        sentence = self._sentences[at]
        has_next = at + 1 < len(self._sentences)
        if has_next and sentence.references and self._ends_open(sentence):
            return not self._is_aside(at + 1)
        if has_next and self._is_label(sentence):
            return True
        for other in (at - 1, at + 1):
            if not 0 <= other < len(self._sentences):
                continue
            takes = self.quoted_from(other)
            quotations = self._sentences[other].quotations
            own = any(beside(self._plain, self._sentences[other], q) for q in quotations)
            if quotations and not own and set(takes) & set(sentence.references):
                return True
        if has_next and set(self.headed(at + 1)) & set(sentence.references):
            return not self._sentences[at + 1].quotations
        return bool(at and set(self.pointed_at(at - 1)) & set(sentence.references))

    def opens_list(self, at: int) -> bool:
        """Does a sentence say what holds for the items below it: …，处罚款：?"""
        sentence = self._sentences[at]
        has_items = at + 1 < len(self._sentences) and (
            sentence.references or _ITEM.match(self._plain, self._sentences[at + 1].start)
        )
        if not (has_items and self._ends_open(sentence)):
            return False
        said = self._plain[slice(*what_is_said(self._plain, sentence))]
        is_own = says(said, (0, len(said))) >= LEAST_OWN and not _ANNOUNCES.search(said)
        tells = critical_words(said) or CONSEQUENCE.search(said)
        return is_own and bool(tells)

    def headed(self, at: int) -> Group:
        """What the sentence before names, where it only announces this one's words."""
        before = self._sentences[at - 1] if at else None
        if before is None or before.quotations or self._opens_with_place(self._sentences[at]):
            return ()
        if self._is_aside(at) or self._is_chosen(self._sentences[at]):
            return ()
        said = self._said(before)
        if ASKS_BACK.search(said) or taken_for_granted(self._plain, before) is not None:
            return ()
        if at > 1 and set(self.pointed_at(at - 2)) & set(before.references):
            return ()  # it is the place of what stands above it
        is_behind_words = at > 1 and bool(self._sentences[at - 2].quotations)
        if is_behind_words and set(self.quoted_from(at - 2)) & set(before.references):
            return ()
        asks = _ASKS_WHAT_IT_SAYS.search(said) and not self._sentences[at].references
        sentence = self._sentences[at]
        is_topic = before.paragraph == sentence.paragraph and not sentence.references
        is_topic = is_topic and _PRESENTS.fullmatch(said) is not None
        is_field = self._are_fields(before, sentence) or self._is_title_above(before, sentence)
        told = [r for r in before.references if r.steps or asks or is_topic or is_field]
        groups = groups_of(self._plain, told)
        own = self._own_length(before)
        if not groups or own > 2 * SHORT_LEAD or self._is_note_before(at):
            return ()
        opens = at < 2 or self._sentences[at - 2].paragraph != before.paragraph
        opens = opens or _ANSWERS.match(said) is not None
        goes_on = opens and before.paragraph == self._sentences[at].paragraph
        bare = self._is_bare(before) and (goes_on or not is_statement(said))
        if _ANNOUNCES_ITS_OWN.search(said):
            return ()
        return groups[-1] if bare or is_topic or is_field or _ANNOUNCES.search(said) else ()

    def announced(self, at: int) -> bool:
        """Does the sentence before say that its words follow: …的内容如下。?"""
        return at > 0 and _GIVES_WORDS.search(self._said(self._sentences[at - 1])) is not None

    def pointed_at(self, at: int) -> Group:
        """What the next sentence names, where it only says whose words these are: 这是…的规定."""
        sentence, following = self._sentences[at], self._behind_paragraph(at)
        behind = self._sentences[following] if following < len(self._sentences) else None
        if behind and following > at + 1 and not self._looks_like_note(behind):
            return ()
        if behind is None or sentence.quotations or behind.quotations:
            return ()
        if self._opens_with_place(sentence):
            return ()
        points = _IS_ITS_SOURCE.match(self._plain, behind.start, behind.end)
        is_near = behind.paragraph == sentence.paragraph or self._is_bare(behind)
        if points is None and is_near and not self._begins_list(sentence, behind):
            points = _ON_THE_GROUND.match(self._plain, behind.start, behind.end)
        if points is None and is_near and self._own_length(behind) <= 2 * SHORT_LEAD:
            points = _ARE_ITS_WORDS.fullmatch(self._plain, behind.start, behind.end)
        if points is None and self._is_bare(behind):
            points = _IN_BRACKETS.match(self._plain, behind.start, behind.end) or _DASH.match(
                self._plain, behind.start, behind.end
            )
        if points and self._heads_below(following):
            is_label = any(map(str.isalpha, points[0]))
            if not is_label or self._is_content(self._sentences[following + 1]):
                return ()
        is_aside = points is not None and points[0][0] in "（(〔[［【—"
        if points and points[0][-1] == "《" and not (is_aside and self._is_bare(behind)):
            return ()
        if points and behind.paragraph != sentence.paragraph:
            said = self._said(sentence)
            is_short = says(self._plain, (sentence.start, sentence.end)) < LEAST_OWN
            if points[0][-1] in "见阅看" or (is_short and not is_statement(said)):
                return ()  # a paragraph of its own that points elsewhere
        if points and behind.references and self._looks_back(behind):
            return groups_of(self._plain, behind.references)[0]
        return ()

    def led(self, at: int) -> Group:
        """What the sentence that leads up to this one's paragraph names: 第八条规定如下：."""
        sentence = self._sentences[at]
        first = at
        while first and self._sentences[first - 1].paragraph == sentence.paragraph:
            if self._ends_open(self._sentences[first - 1]):
                break
            first -= 1
        block = self._sentences[first : at + 1]
        is_own = any(s.quotations or self._opens_with_place(s) for s in block)
        if not first or is_own or self._is_aside(at):
            return ()
        lead = self._sentences[first - 1]
        leads = lead.references and not lead.quotations and self._ends_open(lead)
        return groups_of(self._plain, lead.references)[-1] if leads else ()

    def goes_on(self, at: int) -> bool:
        """Does a sentence before it, in the same paragraph or list, name a place?"""
        while at and self._is_continued(self._sentences[at - 1], self._sentences[at]):
            at -= 1
            if self._sentences[at].quotations:
                return False
            if self._sentences[at].references:
                return True
        return bool(self.led(at) or self.headed(at))

    def _behind_paragraph(self, at: int) -> int:
        """The sentence behind this one's paragraph, where all of it is said in one go."""
        paragraph, following = self._sentences[at].paragraph, at + 1
        while following < len(self._sentences) and self._is_plain_in(following, paragraph):
            following += 1
        return following

    def _is_plain_in(self, at: int, paragraph: int) -> bool:
        sentence = self._sentences[at]
        own = sentence.quotations or sentence.references
        return sentence.paragraph == paragraph and not own

    def _is_continued(self, before: Sentence, sentence: Sentence) -> bool:
        ends_in_list = self._said(before).rstrip().endswith(("：", ":", "；", ";"))
        is_item = _COUNTED.match(self._plain, sentence.start) is not None
        is_item = is_item and not EMPTY_LINE.search(self._plain, before.end, sentence.start)
        return before.paragraph == sentence.paragraph or ends_in_list or is_item

    def _leads_up(self, sentence: Sentence) -> bool:
        is_place = any(reference.steps for reference in sentence.references)
        if self._ends_open(sentence) or (is_place and self._own_length(sentence) <= SHORT_LEAD):
            return True
        own, said = self._own_length(sentence), self._said(sentence)
        if own <= SHORT_LEAD and _ASKS_WHAT_IT_SAYS.search(said):
            return True
        return own <= self._label_length(sentence) and not is_statement(said)

    def _looks_back(self, sentence: Sentence) -> bool:
        """Is a sentence no more than the place of what stands before it?"""
        points = _POINTS_BACK.match(self._plain, sentence.start, sentence.end)
        points = points or _ARE_ITS_WORDS.fullmatch(self._plain, sentence.start, sentence.end)
        limit = 2 * SHORT_LEAD if points else SHORT_LINK
        if points and points[0][-1] == "《" and self._tells_behind_its_place(sentence):
            return False
        return self._own_length(sentence) <= limit and not self._ends_open(sentence)

    def _tells_behind_its_place(self, sentence: Sentence) -> bool:
        """Does something of its own follow the place and a comma: 《X》第六条规定，…发放。?"""
        end = min((r.end for r in sentence.references), default=sentence.start)
        comma = _COMMA.search(self._plain, end, sentence.end)
        return comma is not None and says(self._plain, (comma.end(), sentence.end)) > SHORT_LINK

    def _are_fields(self, before: Sentence, sentence: Sentence) -> bool:
        """Are these two items of a list, the first with the ground of what the second says?"""
        item = _ITEM.match(self._plain, before.start, before.end)
        ground = _ON_THE_GROUND.match(self._plain, item.end(), before.end) if item else None
        return bool(ground and _FIELD.match(self._plain, sentence.start, sentence.end))

    def _is_title_above(self, before: Sentence, sentence: Sentence) -> bool:
        """Is a sentence but the title of a document, on the line right above another?"""
        is_alone = self._own_length(before) <= self._label_length(before)
        is_near = not EMPTY_LINE.search(self._plain, before.end, sentence.start)
        return is_alone and is_near and not is_statement(self._said(before))

    def _heads_below(self, at: int) -> bool:
        """Does an empty line part a sentence from the one before it, and none from the next?"""
        before, sentence = self._sentences[at - 1], self._sentences[at]
        if at + 1 == len(self._sentences):
            return False
        gaps = (before.end, sentence.start), (sentence.end, self._sentences[at + 1].start)
        above, below = (EMPTY_LINE.search(self._plain, *gap) for gap in gaps)
        return above is not None and below is None

    def _begins_list(self, before: Sentence, sentence: Sentence) -> bool:
        """Is a sentence the first item of a list, with the one before it above the list?"""
        is_item, is_above = (_ITEM.match(self._plain, s.start) for s in (sentence, before))
        return is_item is not None and is_above is None

    def _looks_like_note(self, sentence: Sentence) -> bool:
        leads_on = self._said(sentence).rstrip().endswith(("：", ":"))
        is_note = _IS_NOTE.match(self._plain, sentence.start, sentence.end) is not None
        return is_note and not leads_on

    def _is_note_before(self, at: int) -> bool:
        """Is the sentence before a note on what stands above it, and not the first of a record?"""
        before, sentence = self._above(at), self._sentences[at]
        if before is None or not self._looks_like_note(before):
            return False
        return not self._is_content(sentence)

    def _is_content(self, sentence: Sentence) -> bool:
        """Does a sentence begin the words of a record: 【内容】?"""
        return _IS_CONTENT.match(self._plain, sentence.start, sentence.end) is not None

    def _opens_with_place(self, sentence: Sentence) -> bool:
        """Does a sentence name a place of its own before it says anything?"""
        places = (r for r in sentence.references if not r.is_relative)
        first = next((r for r in places if not is_paper(r.title)), None)
        if first is None or says(self._plain, (sentence.start, first.start)) >= LEAST_SAID:
            return False
        if USED.match(self._plain, first.end):
            return False
        return not PART_OF_A_CLAUSE.search(self._plain, sentence.start, first.start)

    def _is_bare(self, sentence: Sentence) -> bool:
        return self._own_length(sentence) - self._label_length(sentence) <= LEAST_SAID

    def _label_length(self, sentence: Sentence) -> int:
        """Letters of what only says what the place behind it is: 规范性引用：."""
        label = _LABEL.match(self._plain, sentence.start, sentence.end)
        named = label is not None and any(
            0 <= r.start - label.end() <= 1 for r in sentence.references
        )
        return says(self._plain, label.span()) if label and named else 0

    def _own_length(self, sentence: Sentence) -> int:
        """Letters beside the places named; bars between their cells are no letters."""
        named = (self._plain[r.start : r.end] for r in sentence.references)
        length = sum(len(re.sub(r"\s*\|\s*", "", place)) for place in named)
        return says(self._plain, (sentence.start, sentence.end)) - length

    def _ends_open(self, sentence: Sentence) -> bool:
        said = self._said(sentence).rstrip()
        is_open = said.endswith(("：", ":")) or _ASKS_TO_READ.search(said) is not None
        return is_open and not _ANNOUNCES_ITS_OWN.search(said)
