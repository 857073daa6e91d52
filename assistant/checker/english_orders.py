"""An English rule in the form and order of its source: who may or must, and under what. Pure.

Allows a member to borrow a key is a member may borrow a key; In winter the gate may be shut is The
gate may be shut in winter. Words are only moved, never changed or left out.
Knows a claim and the words of its source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from index.letters import letters_of
from index.markers import without_marker
from index.script import has_han
from index.sentences import split

LONGEST = 60
"""Words of a claim that is put in another order; the time to do so grows fast."""
_CLAUSES = {
    "if", "unless", "when", "where", "while", "until", "before", "after", "except", "who", "whom",
    "whose", "which", "that", "because", "provided", "though", "although",
}  # fmt: skip
"""What begins a clause of its own, to which belongs what stands behind it."""
_OPENS = {
    "in", "on", "at", "by", "to", "with", "without", "within", "for", "from", "before", "after",
    "between", "during", "until", "upon", "under", "if", "unless", "when", "where",
}  # fmt: skip
"""What begins a part of a sentence that may stand ahead or behind."""
_RULE_WORDS = {"may", "must", "shall", "can", "is", "are"}
_BEING = {"be", "been", "being", "is", "are", "was", "were", "has", "have"}
_JOINS = re.compile(r"\b(?:and|or)(?:$| \S+ )")
"""Within a part, what joins more to it than a word: not Tuesdays and Thursdays."""
_FORBIDS = re.compile(r"\b(?:must|may|shall) not\b")
_BETWEEN = re.compile(r"\bbetween [^,]+? and\b")
_TO = re.compile(r" to (?!be not )", re.I)
_BARRED = (" must not ", " shall not ", " may not ")
_EXCEEDS = (" shall not exceed ", " must not exceed ", " may not exceed ")
_TELLS = (
    (re.compile("(?:allows|permits|entitles|enables) (?P<who>.+)", re.I), _TO, (" may ",)),
    (re.compile("(?:requires|obliges) (?P<who>.+)", re.I), _TO, (" must ", " shall ")),
    (
        re.compile("(?:forbids|prohibits) (?P<who>.+)", re.I),
        _TO,
        _BARRED,
    ),
    (
        re.compile("(?:caps|limits) (?P<who>.+)", re.I),
        re.compile(" (?:at|to) "),
        _EXCEEDS,
    ),
    (re.compile("defines (?:(?:the|an?) )?(?P<who>.+)", re.I), re.compile(" as "), (" means ",)),
    (re.compile("lets (?P<who>.+)", re.I), re.compile(" "), (" may ",)),
    (re.compile("makes (?P<who>.+)", re.I), re.compile(" "), (" is ", " are ")),
    (
        re.compile("exempts (?P<who>.+)", re.I),
        re.compile(" (?=from )"),
        (" is exempt ", " are exempt "),
    ),
)
"""What a place does to those it rules on, what parts who they are from what they may or must do,
and what a rule has there."""
_CAPPED = re.compile("(?P<what>.+?) (?:is|are) (?:capped at|limited to) (?P<much>.+)", re.I)
"""What bounds an amount: liability is capped at £500."""
_ENDS = re.compile("(?P<did>revoke|repeal)s (?P<what>.+)", re.I)
"""What a place does to another text."""
_ONLY = re.compile("only (?P<where>[^,;]+?) (?:may|can) (?P<what>[^,;]+)", re.I)
_ONLY_WITH = re.compile(
    "(?P<who>[^,;]+?) (?:may|can) (?P<does>[^,;]+?) only with (?P<what>[^,;]+)", re.I
)
"""A key may be lent only with consent: it must not be lent without."""
_BY = re.compile(
    r"(?P<what>[^,;]+?) (?P<rules>(?:must|may|shall)(?: not)? be|is|are) (?P<did>[a-z]+)"
    r"(?P<how> [^,;]+?)? by (?P<who>(?:the|an?) [^,;]+?)"
    r"(?P<when> (?:in|on|at|to|with|within|for|from|every|each) [^,;]+)?",
    re.I,
)
"""A rule told of what something is done to, with who does it."""
_IRREGULAR = {
    "borne": "bear", "paid": "pay", "given": "give", "made": "make", "kept": "keep",
    "held": "hold", "taken": "take", "sent": "send", "chosen": "choose", "drawn": "draw",
    "written": "write", "shown": "show", "done": "do", "sold": "sell", "lent": "lend", "let": "let",
    "set": "set", "bought": "buy", "brought": "bring", "built": "build", "met": "meet",
    "found": "find", "left": "leave", "lost": "lose", "seen": "see", "caught": "catch",
}  # fmt: skip
_HAS_TIME = re.compile(
    r"(?P<who>.+?) (?:has|have) (?P<time>[a-z0-9-]+ (?:[a-z]+ )?(?:hours|days|weeks|months|years)"
    r"(?: [a-z -]+?)??) to (?P<does>.+)",
    re.I,
)
"""An owner has ten days after the notice to appeal."""
_NONE = re.compile(r"no (?P<what>[^,;]+?) (?P<verb>is|are|may|must|shall|can) (?P<rest>.+)", re.I)
_OF_ITS_OWN = re.compile(r" (?:that|which|who) (?:is|are) (?!not )", re.I)
_DENIES = re.compile(r"\b(?:no|not|never|nor|neither|nowhere|hardly|only)\b|n['’]t\b", re.I)


def in_other_forms(claim: str, frame: str = "") -> Iterator[str]:
    """An English claim told by may, must and not, as rules tell it.

    Args:
        claim: What is told.
        frame: The words before it.
    """
    claim = claim.strip(" .\n")
    if has_han(claim) or _DENIES.search(frame):
        return
    for form in (claim, _OF_ITS_OWN.sub(" ", claim)):
        if form != claim:
            yield form
        for told, joint, ways in _TELLS:
            who = found["who"] if (found := told.fullmatch(form)) else ""
            for at in joint.finditer(who):
                yield from (who[: at.start()] + rules + who[at.end() :] for rules in ways)
        if capped := _CAPPED.fullmatch(form):
            yield from (f"{capped['what']}{rules}{capped['much']}" for rules in _EXCEEDS)
        yield from _doing(form)
        yield from _only_there(form)
        yield from _being_so(form)
        if found := _ONLY_WITH.fullmatch(form):
            barred = f"{found['does']} without {found['what']}"
            yield from (f"{found['who']}{rules}{barred}" for rules in _BARRED)
        if found := _ENDS.fullmatch(form):
            did = found["did"].removesuffix("e")
            yield from (f"{found['what']} {is_} {did}ed" for is_ in ("is", "are"))
        if found := _HAS_TIME.fullmatch(form):
            yield f"{found['who']} may {found['does']} within {found['time']}"
        if found := _NONE.fullmatch(form):
            told_not = f"{found['what']} {found['verb']} not {found['rest']}"
            yield from (told_not, f"a {told_not}", f"an {told_not}")


def _only_there(claim: str) -> Iterator[str]:
    """The gate must be used only in winter for Only in winter may the gate be used."""
    if found := _ONLY.fullmatch(claim):
        for at in re.finditer(" ", found["what"]):
            who, does = found["what"][: at.start()], found["what"][at.end() :]
            yield from (f"{who} {r} {does} only {found['where']}" for r in ("may", "must", "shall"))


def _being_so(claim: str) -> Iterator[str]:
    """A permit shall last for a year for A permit lasts for a year, as one who tells of it says."""
    for does in re.finditer("(?<=[a-z] )(?:is|are|[a-z]{2,}s)(?= )", claim):
        for do in ("be",) if does[0] in ("is", "are") else (does[0][:-1], does[0][:-2]):
            yield f"{claim[: does.start()]}shall {do}{claim[does.end() :]}"


def _doing(claim: str) -> Iterator[str]:
    """The clerk must keep the list for The list must be kept by the clerk."""
    found = _BY.fullmatch(claim)
    if found is None:
        return
    what, rules, did, how, who, when = (found[name] or "" for name in _BY.groupindex)
    for do in _stems(did.lower()):
        for does in (do, f"{do}s", f"{do}es") if rules in ("is", "are") else (do,):
            ruled = "" if rules in ("is", "are") else f"{rules.removesuffix(' be')} "
            rule = f"{ruled}{does} {what}{how}{when}"
            yield f"{who} {rule}"
            if who.lower().startswith("the ") and who.endswith("s"):
                yield f"{who[4:]} {rule}"


def _stems(did: str) -> Iterator[str]:
    """What the participle of a verb may be of: kept, lodged, submitted, filed."""
    if did in _IRREGULAR:
        yield _IRREGULAR[did]
    elif did.endswith("ed"):
        yield from (did[:-2], did[:-1], did[:-3])
        if did.endswith("ied"):
            yield f"{did[:-3]}y"


def in_its_order(claim: str, source: str) -> str:
    """The sentence of a source that a claim has with one part of it moved; nothing where none is.

    In an emergency the guard may enter for The guard may enter in an emergency. No part leaves
    its clause: who must answer within a day if it rains, need not if it rains within a day.
    """
    if has_han(claim) or len(claim.split()) > LONGEST:
        return ""
    letters = letters_of(claim).text
    counted = Counter(letters)
    for spans in split(source):
        sentence = without_marker("".join(source[a:b] for a, b in spans)).strip(" .;\n")
        stored = letters_of(sentence).text
        same = len(stored) == len(letters) and Counter(stored) == counted
        if same and any(letters_of(o).text == stored for o in _orders(claim, sentence)):
            return sentence
    return ""


def _orders(claim: str, sentence: str) -> Iterator[str]:
    """A claim with a part of it at its beginning or end, or two behind each other in turn."""
    words = claim.strip(" .\n").split()
    bare = [word.lower().strip(",") for word in words]
    opens = [at for at, word in enumerate(bare) if word in _OPENS]
    ruled = next((at for at, word in enumerate(bare) if word in _RULE_WORDS), len(words))
    for first in (at for at in opens if not _belongs(bare[:at])):
        for end in range(first + 2, len(words) + 1):
            part, rest = words[first:end], words[:first] + words[end:]
            aside = first > ruled and words[first - 1][-1] == part[-1][-1] == ","
            is_end = not first or end == len(words) or aside
            leads = sentence.lower().startswith(" ".join(part).lower().strip(","))
            is_one = is_end and _is_one(part, sentence)
            if is_one and _is_simple(rest, part[0].lower(), leads=leads):
                yield from (" ".join(part + rest), " ".join(rest + part))
    ends = [at for at in (*opens, len(words)) if at > ruled]
    for first, second, end in combinations(ends, 3):
        one, other = words[first:second], words[second:end]
        are_whole = all(
            _is_one(part, sentence) and not _CLAUSES.intersection(part) for part in (one, other)
        )
        if are_whole and not _belongs(bare[:first]):
            yield " ".join(words[:first] + other + one + words[end:])


def _belongs(ahead: list[str]) -> bool:
    """Does what stands behind some words belong to the last: only in winter, a dog found in it?"""
    if not ahead or ahead[-1] in ("only", "not", "even"):
        return bool(ahead)
    is_participle = ahead[-1].endswith("ed") or ahead[-1] in _IRREGULAR
    return is_participle and not _BEING.intersection(ahead[-2:-1])


def _is_one(part: list[str], sentence: str) -> bool:
    """Is a part of a claim one, not parted by a comma there or in the sentence it comes from?"""
    words = " ".join(part).strip(",")
    joins = part[0].lower() not in _CLAUSES and _JOINS.search(_BETWEEN.sub("", words))
    return "," not in words and words.lower() in sentence.lower() and not joins


def _is_simple(rest: list[str], moved: str, *, leads: bool) -> bool:
    """Is what a part is moved past one clause with one thing ruled?

    Args:
        rest: The words that it is moved past.
        moved: The first word of the part.
        leads: The part stands ahead in its source, where it goes with all that one rule joins.
    """
    words = _BETWEEN.sub("", " ".join(rest).lower())
    joins = {"and"} if _FORBIDS.search(words) else {"and", "or", "but"}
    if leads and sum(word in _RULE_WORDS for word in words.split()) == 1:
        joins = joins - {"and"}
    clauses = _CLAUSES - {"before", "after"} if moved in _CLAUSES else _CLAUSES
    is_whole = not rest or rest[0].lower() not in _OPENS
    return is_whole and not (clauses | joins).intersection(re.findall("[a-z]+", words))
