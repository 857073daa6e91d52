"""How people cite: the sentences around a quotation, of which half are for developing. Pure data.

``{doc}`` is the document's name as written, ``{at}`` the address, ``{kind}`` the last word of the
name (法, 条例 …), ``{q}`` the quotation with its marks, ``{bare}`` the words without marks. Knows
nothing of documents.
"""

from __future__ import annotations

PLACED = (
    "{doc}{at}规定：{q}",
    "依据{doc}{at}之规定，{q}。",
    "{q}（{doc}{at}）",
    "{doc}{at}明确，{q}。",
    "正如{doc}{at}所言，{q}。",
    "根据{doc}{at}，{q}。",
    "{doc}{at}写道：{q}",
    "翻开{doc}，{at}白纸黑字：{q}",
    "{q}——{doc}{at}",
    "原告主张，{doc}{at}载明{q}，被告应受其约束。",
    "本院认为，{doc}{at}规定{q}，系处理本案的直接依据。",
    "按照{doc}{at}的要求，即{q}，我单位已着手落实。",
    "{doc}施行以来，各方反响不一。该{kind}{at}规定：{q}",
    "讨论中多次提到{doc}。同{kind}{at}写明，{q}。",
    "来函询问{doc}如何适用。上述{kind}{at}的表述是：{q}",
    "{q}，这是{doc}{at}的原文。",
    "{q}，语出{doc}{at}。",
    "{doc}{at}有如下文字：\n\n> {bare}",
    "{q}[1]\n\n[1] {doc}{at}。",
    "**{doc}** {at}：{q}",
    "划重点👉{doc}{at}：{q}",
    "甲乙双方确认，均已知悉{doc}{at}关于{q}的内容。",
    "记者查阅{doc}发现，其{at}提到：{q}。",
    "答：{doc}{at}说得很清楚，{q}。",
    "参见{doc}{at}（{q}）。",
    "见{doc}{at}：{q}",
    "{doc}（以下简称《{kind}》）已经公布。《{kind}》{at}指出，{q}。",
    "{at}（{doc}）：{q}",
    "{doc}{at}的原文是{q}。",
    "【法条链接】\n{doc}\n{at}　{q}",
    "在{doc}{at}中，起草者用的是{q}这样的表述。",
    "法律依据：{doc}{at}。具体内容为：{q}",
    "{q}［注：{doc}{at}］",
    "{doc}·{at}：{q}",
    "笔者以为，理解{doc}{at}所称{q}，须回到立法目的。",
    "| 依据 | 内容 |\n| --- | --- |\n| {doc}{at} | {q} |",
    "援引{doc}{at}：{q}",
    "（一）关于适用问题。{doc}{at}规定，{q}。",
    "经查，{doc}{at}对此已有安排：{q}。",
    "{doc}{at}开宗明义，{q}，足见其用意。",
    "诚如{doc}之{at}所定，{q}。",
    "依{doc}{at}，{q}，当无疑义。",
    "——{q}\n（引自{doc}，{at}）",
    "{q}，见于{doc}{at}。",
)
"""Document, place and quotation."""

TOLD = (
    "依据{doc}{at}之规定，{bare}",
    "{doc}{at}规定，{bare}",
    "按照{doc}{at}，{bare}",
    "{bare}（{doc}{at}）",
    "{doc}{at}：{bare}",
    "如{doc}{at}所定：{bare}",
)
"""Document and place; the words stand there without quotation marks."""

NAMED = (
    "{doc}规定：{q}",
    "{doc}提出，{q}。",
    "{q}，{doc}如是要求。",
    "{doc}强调{q}。",
    "{doc}里有这样一句话：{q}",
    "{q}——摘自{doc}",
    "对此，{doc}有明文：{q}",
    "我们重温一下{doc}的话：{q}",
)
"""Document and quotation, no place."""

NAMELESS = (
    "有规定称，{q}。",
    "条文写得明白：{q}",
    "{q}，这句话值得反复读。",
    "网上流传一条规定：{q}。",
    "材料第二页引用了{q}。",
    "正如有关文件所说：{q}",
)
"""A quotation and nothing else."""

ENGLISH = (
    "{at} of the {doc} provides: {q}",
    "According to {at} of the {doc}, {q}.",
    "As the {doc} puts it, {q} ({at}).",
    "Under the {doc}, {at}, {q}.",
    "See {doc}, {at}: {q}",
    "{q} ({doc}, {at})",
)
"""For documents in English."""

CLAIMED = (
    "{doc}规定，{claim}。",
    "根据{doc}，{claim}。",
    "{claim}，这是{doc}的要求。",
    "{doc}的意思是，{claim}。",
    "查{doc}可知，{claim}。",
    "{claim}（见{doc}）。",
    "读过{doc}的人都知道，{claim}。",
    "不少人误以为另有说法，其实{doc}讲得很清楚：{claim}。",
)
"""A claim in other words, put down to a document."""

CLAIMED_AT = (
    "{doc}{at}规定，{claim}。",
    "依{doc}{at}，{claim}。",
    "{claim}（{doc}{at}）。",
    "由{doc}{at}可知，{claim}。",
)
"""The same with the place."""

UNPLACED_CLAIM = ("{claim}。", "应当指出，{claim}。", "众所周知，{claim}。", "简单地说，{claim}。")
"""The same, put down to nothing."""

MENTIONED = (
    "{doc}{at}对此作了专门规定。",
    "违反{doc}{at}的，后果自负。",
    "本合同依{doc}{at}订立。",
    "被告的行为已违反{doc}{at}。",
    "详见{doc}{at}。",
    "{doc}{at}就是处罚的依据。",
    "上诉人所引{doc}{at}，与本案并无关联。",
    "请各单位对照{doc}{at}抓紧自查。",
)
"""A reference and no quotation."""

SEVERAL = (
    "{doc}{at}规定：{q}同法{at2}规定：{q2}",
    "根据{doc}{at}，{q}；根据{at2}，{q2}。",
    "{doc}{at}明确{q}，{at2}明确{q2}。",
    "（一）{doc}{at}：{q}\n（二）{doc}{at2}：{q2}",
    "{q}（{doc}{at}）；{q2}（{doc}{at2}）。",
    "{doc}{at}要求{q}，而同一{kind}{at2}要求{q2}。",
)
"""Two citations of one document."""

BEFORE = (
    "近来，常有读者来信问起这件事。",
    "会议室里坐满了人，讨论持续了一个上午。",
    "先说结论，再讲道理。",
    "以下内容根据讲座录音整理，未经本人审阅。",
    "一位朋友上周遇到了类似的麻烦，为此专门来请教。",
    "写在前面：文章有点长，建议收藏。",
    "这个问题说简单也简单，说复杂也复杂。",
    "二、争议焦点",
)
AFTER = (
    "这一点，实践中争论不少。",
    "写到这里，天已经黑了。",
    "至于怎么落实，我们下次再谈。",
    "以上意见，供参考。",
    "欢迎在评论区留言。",
    "课后请同学们结合案例想一想。",
    "特此说明。",
    "当然，个案情况各有不同。",
)
"""Prose that claims nothing."""

MARKS = (("“", "”"), ("“", "”"), ("“", "”"), ("「", "」"), ('"', '"'), ("『", "』"), ("‘", "’"))
"""Quotation marks, the usual ones more often."""
