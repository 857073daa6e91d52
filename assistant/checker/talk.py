"""Sentences between a writer and a reader, or about the text itself, that claim nothing. Pure."""

from __future__ import annotations

import re

from assistant.checker.closings import CLOSES
from assistant.checker.leads import MUST, without_lead
from assistant.checker.statements import CALENDAR
from assistant.evidence.critical import COMPARISON, MODALITY, NUMBER, critical_words

_META = re.compile(
    r"^(?P<own>本文|本报告|本章|本节|本部分|下文|下面|以下|如下|综上|总之|笔者|作者|首先|其次|最后)?"
    r"[^，。]{0,12}(?:讨论|介绍|分析|探讨|梳理|说明(?!书)|论述|研究(?![生院所]))[^，。]{0,30}[。：:]?$"
    r"|^(?:图|表)\s*[0-9一二三四五六七八九十]+"
    r"|^关于(?:(?!规定|要求|处[以罚]|[0-9零一二三四五六七八九十百千万两]+个?(?:年|月|日|天|元|小时|倍|周))[^。！？；])"
    r"{2,60}的(?:(?:起草|修订|情况|几点|有关)?(?:说明|汇报|建议|备忘录?|简报|请示|复函|解读|报告|体会))$"
)
_TALK = re.compile(
    r"我(?!国)|您|你|小编|笔者|读者(?:朋友|们|来|问|您|你|[，,：:！])|网友|朋友|同学|老师|记者|编者|编辑|主持人|嘉宾|先生|女士|某(?!些|种|项|类|个|一)"
    r"|本(?:所|报|刊|文|栏|人|项目|律师|院|公司|单位|函|刊|期|课|讲|篇)|贵(?:公司|司|方|单位|院|所|局)"
    r"|谢|(?<![受不])欢迎|敬请|敬礼|此致|特此|(?<![申邀聘提报])请(?![求示])|点个?赞|转发|留言|评论区|收藏|来信|来函|审阅|指正|仅?供参考"
    r"|联系人|联系电话|以下(?:内容|为|是|均)|以上|如下|下次|上周|昨天|今天|明天|刚才|文章|讲座|录音整理|话说|闲话|结论|道理|争论"
)


def is_about_text(sentence: str) -> bool:
    """Is a sentence about the text that it stands in: 本文讨论…; 拍卖人应当说明瑕疵 is a rule?"""
    found = _META.search(sentence)
    return found is not None and (found["own"] is not None or not _rules_or_bounds(sentence))


def _rules_or_bounds(words: str) -> bool:
    bounds = any(word.kind in (MODALITY, COMPARISON) for word in critical_words(words))
    return bounds or MUST.search(words) is not None


_BEFORE_COLON = re.compile("^[^：:。；《“]{1,16}[：:](?=.{8})")
"""Who says something, and to whom: 主持人答听众：."""


def is_talk(sentence: str) -> bool:
    """Is a sentence talk between writer and reader, with no rule, amount or period in it?"""
    plain = CLOSES.sub("", without_lead(sentence).rstrip("。！!.～~"))
    plain = _BEFORE_COLON.sub("", plain)
    if not _TALK.search(plain) or MUST.search(plain):
        return False
    words = (w for w in critical_words(sentence) if w.kind in (NUMBER, MODALITY, COMPARISON))
    return all(CALENDAR.fullmatch(word.value) for word in words)
