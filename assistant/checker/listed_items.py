"""An item of a list told in one sentence with what leads to it. Pure.

转租的，应当退房 is told of 有下列情形之一的，应当退房： and its item 转租、转借的, and so is
children travel free of The following travel free: and its item (a) children.
Knows a claim and the words of its source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checker.english_telling import senses
from assistant.evidence.collation import diff
from assistant.evidence.critical import EXCEPTION, critical_words, rules
from index.letters import letters_of
from index.markers import without_marker
from index.script import has_han

_LEAD = re.compile(
    r"^(?P<who>[^，。；：\n]{0,30}?)有(?:下列|以下)(?:情形|行为|情况)?之一的[，,](?P<rule>[^。：\n]+)[：:]$",
    re.M,
)
_OR = re.compile("、|或者?")
_ITEMS = re.compile(r"(?P<first>[^，。；：、\n]*)、(?P<rest>[^，。；：\n]*)")
_JOINED = re.compile("[、和或及]")
_SEGMENT_END = re.compile(r"[，。；：\n]")


def item_left_out(source: str, said: str) -> str:
    """The items of a list, parted by 、, that a copy of a sentence lacks; empty for none.

    Nothing else may be put in or left out, and a list has to be left: who tells of one of several
    tells a part.
    """
    ops = [(kind, piece) for kind, piece in diff(source, said) if letters_of(piece).text]
    changed = [at for at, (kind, _) in enumerate(ops) if kind != "equal"]
    if len(changed) != 1 or ops[changed[0]][0] != "delete":
        return ""
    at = changed[0]
    ahead, gone, behind = (
        "".join(p for _, p in part) for part in (ops[:at], ops[at : at + 1], ops[at + 1 :])
    )
    items = _ITEMS.fullmatch(gone)
    left = _SEGMENT_END.split(ahead)[-1] + _SEGMENT_END.split(behind)[0]
    if items is None or not _JOINED.search(left):
        return ""
    if gone != gone.strip("、"):
        return gone.strip("、")
    is_cut_within = behind.startswith(f"{items['first']}、")  # 仲裁[员、记录人]员、当事人
    return items["rest"] + items["first"] if is_cut_within else ""


def item_told(claim: str, source: str) -> str:
    """The item of a list that a claim tells the whole rule of its lead for; else nothing.

    转租的，应当退房 is told of 有下列情形之一的，应当退房： and its item 转租、转借的.
    """
    for text in (source, _without_inner_lists(source)):
        if found := _english_item(claim, text) or _item_in_its_lead(claim, text):
            return found
    lead = _LEAD.search(source)
    head, case, rule = claim.strip("。； \n").partition("的，")
    if lead is None or not case:
        return ""
    if any(w.kind == EXCEPTION for w in critical_words(source[lead.end() :])):
        return ""
    told, stated = letters_of(rule).text, letters_of(lead["rule"])
    behind = lead["rule"][stated.places[len(told)] - 1 :] if len(told) < len(stated.text) else "；"
    if not stated.text.startswith(told) or behind[0] not in "，；":
        return ""
    said = head.removeprefix(without_marker(lead["who"].strip()))
    for line in source[lead.end() :].splitlines():
        item = without_marker(line.strip()).rstrip("；。")
        whole = "，" in item or "，" in said
        one, other = ([t] if whole else _OR.split(t) for t in (said, item.removesuffix("的")))
        if set(one) <= set(other):
            return item
    return ""


_FOLLOWING = re.compile(r"(?:the )?following (?:[a-z]+s (?=may|must|shall|are))?(.+):", re.I)
_ITEM_END = re.compile(r"(?:[;,]\s*(?:and|or))?[;,.\s]*$")
_MAY_BIND = re.compile(r"\b(?:if|when|where|unless|until|provided|subject to)\b", re.I)
_FIGURE_OR_WORD = re.compile("[a-z0-9]+")


def _english_item(claim: str, source: str) -> str:
    """The item of an English list of those of whom its lead tells what a claim tells; or nothing.

    Children travel free is told of The following travel free: and its item (a) children.
    """
    found, rule = "", list[str]()
    said = _FIGURE_OR_WORD.findall(claim.lower())
    if any(word.kind == EXCEPTION for word in critical_words(source)):
        return ""
    for line in filter(None, map(str.strip, source.splitlines())):
        words = without_marker(line)
        item = _ITEM_END.sub("", words)
        if lead := _FOLLOWING.fullmatch(words):
            rule = _FIGURE_OR_WORD.findall(lead[1].lower())
        elif rule and _is_heading(line):
            break
        elif rule and (words == line or _MAY_BIND.search(item)):
            return ""  # what stands behind a list or closes it may bind all of it
        elif rule and said == [*_FIGURE_OR_WORD.findall(item.lower()), *rule]:
            found = item
    return found


_PART = re.compile(r"(?:part|chapter|division|schedule|annex)\b", re.I)
LONGEST_HEADING = 80
"""Characters of a heading that stands behind a list, of the next part."""


def _is_heading(line: str) -> bool:
    """Is a line behind a list the heading of what follows, so that it binds nothing of the list?"""
    is_part = _PART.match(line) is not None or line == without_marker(line)
    return is_part and len(line) <= LONGEST_HEADING and line[-1].isalnum()


KIND = 2
"""Letters of what the items of a list are: 区域, 材料."""
_OPEN_LEAD = re.compile(r"(?:[:：]|\s[-–—])$")
_ONE_OF_THEM = re.compile(
    r"之一|任[一何]|至少|[两二三]项|情形|条件|情况"
    r"|\b(?:one|two|three|some|any|either|least|if|when|where|unless|until|provided)\b",
    re.I,
)
"""In what leads to a list, what makes of its items conditions, or a choice."""
_BANS_EACH = re.compile(
    "不得有下列[^，。；：]{2,4}[：:]$|(?:应当?|必须|须)(?:具备|具有|符合)(?:下列|以下)[^，。；：之]{0,4}条件[：:]$"
)
"""A lead that forbids each of its items, be they called 情形, or demands each."""
_DOES = re.compile("(?:经营|采取|从事|进行|实施|开展|办理|履行|具备|具有|符合|遵守|做到)$")
"""What a lead says of its items that an item may say by itself: 可以经营下列业务：从事同业拆借."""
_MUST = re.compile("(?:应当?|必须|须)$")
_NUMBERED = re.compile(
    r"[(（]?(?:(?P<roman>[ivx]+)|(?P<letter>[a-z])|(?P<figure>[0-9]+)|(?P<han>[一二三四五六七八九十]+))[)）.．、]",
    re.I,
)
_CHOICE_ENDS = re.compile(r"(?:或者?|\bor)[;；，,\s]*$", re.I)


def _item_in_its_lead(claim: str, source: str) -> str:
    """The item of a list that a claim tells in one sentence with what leads to it; or nothing.

    禁止在桥上垂钓 is told of 禁止在下列区域垂钓： and its item 桥上, Guests must bring a coat of
    Guests must bring: and its item (a) a coat.
    """
    said, found = {letters_of(claim).text, *_in_english(claim)}, ""
    lead, is_open = "", False
    for line in filter(None, map(str.strip, source.splitlines())):
        words = without_marker(line)
        if _OPEN_LEAD.search(words):
            lead = words
            is_open = leads_to_each(words)
        elif lead and _is_heading(line):
            break
        elif lead and words == line:
            return ""  # what stands behind a list or closes it may bind all of it
        elif is_open:
            if _CHOICE_ENDS.search(words) or _MAY_BIND.search(words):
                return ""
            item = _ITEM_END.sub("", words).rstrip("；。")
            found = item if said.intersection(_told_in(lead, item)) else found
            is_open = not words.endswith((".", "。"))
    return "" if any(w.kind == EXCEPTION for w in critical_words(found)) else found


def leads_to_each(lead: str) -> bool:
    """Does what leads to a list say of each of its items what it says, and give no choice?"""
    return _BANS_EACH.search(lead) is not None or not _ONE_OF_THEM.search(lead)


def _in_english(text: str) -> list[str]:
    """The words of an English text by what they mean in a rule."""
    return [] if has_han(text) else [" ".join(senses(text))]


def _without_inner_lists(source: str) -> str:
    """A list without the items that lead to one of their own, and without those: (a), (i), (ii)."""
    lines, items, is_first, is_inner = list[str](), "", False, False
    for line in filter(None, map(str.strip, source.splitlines())):
        kind = _kind_of_number(line)
        is_inner = is_inner and kind not in ("", items)
        if is_inner:
            continue
        items = kind if is_first or kind == items else ""
        leads = _OPEN_LEAD.search(line) is not None
        is_inner = leads and kind != "" and kind == items
        is_first = leads and not is_inner
        if not is_inner:
            lines.append(line)
    return "\n".join(lines)


def _kind_of_number(line: str) -> str:
    """How the number of a line is written, without which one it is: (a), (i), 1．."""
    found = _NUMBERED.match(line)
    return next((kind for kind, told in found.groupdict().items() if told), "") if found else ""


def _told_in(lead: str, item: str) -> Iterator[str]:
    """The letters of what leads to a list with an item, in Chinese or English."""
    yield from (letters_of(told).text for told in in_one_sentence(lead, item))
    if not re.search("[下以][列下]", lead):
        yield from _in_english(f"{lead} {item}")


def in_one_sentence(lead: str, item: str) -> Iterator[str]:
    """What leads to a list, with an item at its end or in the place of 下列…."""
    these = re.search("[下以][列下]", lead)
    if these is None:
        yield lead.rstrip("：:") + item
        return
    before, behind = lead[: these.start()], lead[these.end() :].rstrip("：:")
    for size in dict.fromkeys((0, KIND, len(behind))):
        yield before + item + behind[size:]
    if _DOES.search(before):
        does = _DOES.sub("", before)
        yield (_MUST.sub("", does) if rules(item) else does) + item
    if before.endswith("不得有"):  # 不得有下列行为
        yield before.removesuffix("有") + item
