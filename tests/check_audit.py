"""How findings, opinions and bilingual memoranda are worded by auditors: the ``audit`` phrasings.

Written before the parser was looked at. The fields are those of ``check_phrasings`` and
``check_practice``; ``{short}`` is the title without the country and ``{article}`` the place in
English words. Data; knows nothing of documents.
"""

from __future__ import annotations

from random import Random

from tests.check_shared import crossed

PLACED = (
    "{doc}{at}规定：{q}",
    "{doc}{at}指出，{q}。",
    "对此，{doc}（{at}）写明{q}。",
    "{q}，见{doc}{at}。",
    "{q}（{doc}{at}）",
    "{doc}{at}：{q}。",
    "{doc} {at} {q}",
    "发现1：{q}（依据：{doc}{at}）",
    "审查意见一\n引文：{q}\n出处：{doc}{at}\n结论：待核",
    "1）{doc}{at}——{q}；",
    "(1) {doc}{at}：{q}",
    "• {doc}{at}，{q}",
    "* **{doc}** {at}：{q}",
    "| 条款 | 引文 |\n| --- | --- |\n| {doc}{at} | {q} |",
    "| 序号 | 引文 | 依据 |\n|:--|:--|:--|\n| 1 | {q} | {doc}{at} |",
    "|{doc}|{at}|{bare}|",
    "正文称{q}。[1]\n\n[1] {doc}，{at}。",
    "{q}^1^\n\n1. {doc}{at}",
    "{q}（脚注③）\n\n③ 参阅{doc}，{at}。",
    "Article cited: {doc}{at}. Text: {q}",
    "{article} of the {doc} provides: {q}",
    "{article} of {doc} states that {q}.",
    "Pursuant to {article} of {doc}, {q}.",
    "As {doc} puts it in {article}: {q}",
    "{q} ({doc}, {article})",
    "See {doc}, {article} ({q}).",
    "{doc}于近年施行。该{kind}{at}规定：{q}",
    "{doc}是本次审计的主要依据。依该{kind}{at}，{q}。",
    "{doc}（以下简称《{short}》）对此已有安排，《{short}》{at}规定{q}。",
    "以下援引《{short}》。其{at}规定：{q}",
    "审计依据为{doc}。其中，{at}明确规定{q}。",
    "我们查阅了{doc}，{at}的表述为{q}。",
    "{doc}共分若干章，{at}载明：{q}。",
    "经查{doc}，{at}确有{q}之规定。",
    "{doc}{at}的原文是{q}，报告引用无误。",
    "报告第12页引用{doc}{at}：{q}",
    "报告第3.2节称，{doc}{at}要求{q}。",
    "附件2（{doc}{at}）：{q}",
    "依据{doc}{at}有关{q}的规定，建议整改。",
    "被审计单位辩称，{doc}{at}规定{q}，故无过错。",
    "{q}。上述内容引自{doc}{at}。",
    "{q}，语出{doc}{at}。",
    "{q}，{doc}{at}载之甚明。",
    "{q}，来源为{doc}{at}。",
    "{q}——这句话写在{doc}{at}里。",
    "“条文说明”一栏填写为：{doc}{at}，{q}。",
    "【法规】{doc}\n【条款】{at}\n【原文】{q}",
    "法规名称：{doc}；条款号：{at}；条款内容：{q}。",
    "- 法规：{doc}\n- 条号：{at}\n- 引文：{q}\n- 核对结果：",
    '{{"law": "{doc}", "article": "{at}", "text": {q}}}',
    "问：{at}怎么说？（{doc}）答：{q}。",
    "{doc}的{at}里说得很直接，{q}。",
    "请回看{doc}的{at}，即{q}。",
    "{doc}里的{at}是关键：{q}",
    "{at}（出自{doc}）：{q}",
    "就{doc}{at}而言，其文为{q}。",
    "{doc}{at}有言在先：{q}",
    "{doc}{at}对此的回答是{q}。",
    "{doc}{at}中，有{q}的规定。",
    "立法者在{doc}{at}中写下{q}。",
    "AI助手回答：根据{doc}{at}，{q}。",
    "模型输出：“{doc}”{at}规定，{q}",
    "▲{doc}{at}▲\n{q}",
    "## 2.1 合规性\n\n{doc}{at}要求：{q}\n\n## 2.2 其他\n\n略。",
    "依{doc}{at}规定{q}，被告应承担相应责任。",
    "{doc}{at}既已规定{q}，自当遵守。",
)

SPOKEN = (
    "审计组长说：“{doc}{at}写着，{bare}。”",
    "“{doc}{at}规定，{bare}。”答辩人这样引用。",
    "她提醒道：“按{doc}{at}，{bare}”",
)
"""What somebody said, place and words together."""

TOLD = (
    "{doc}{at}规定，{bare}。",
    "{bare}（{doc}{at}）。",
    "据{doc}{at}，{bare}。",
    "{doc}{at}：{bare}",
    "1. {bare}（见{doc}{at}）",
    "报告写道，按照{doc}{at}，{bare}。",
    "{bare}。——{doc}{at}",
    "{doc}{at}提到，{bare}。",
    "Under {article} of {doc}: {bare}",
    "规范性引用：{doc}{at}。内容：{bare}",
)

NAMED = (
    "{doc}写道：{q}",
    "{q}，见{doc}。",
    "{doc}里有这样一句：{q}。",
    "根据{doc}，{q}。",
    "按照{doc}的说法，{q}。",
    "{doc} provides: {q}",
    "| 法规 | 引文 |\n|---|---|\n| {doc} | {q} |",
    "- {q}（{doc}）",
    "{doc}的相关条文规定，{q}。",
)

NAMELESS = (
    "有条文写明{q}。",
    "报告还引用了一句：{q}",
    "引文三：{q}",
    "The report quotes: {q}",
    "• {q}",
)

HEARSAY = (
    "听说{bare}。",
    "据称，{bare}。",
    "相关法律规定，{bare}。",
)
"""Told without marks and without a place: right where a clause says so, a claim where none does."""

ENGLISH = (
    "{at} of the {doc} provides: {q}.",
    "The {doc} ({at}) says {q}.",
    "Finding 1: {q} ({at}, {doc}).",
    "Pursuant to {at} of the {doc}, {q}.",
)

CLAIMED = (
    "{doc}规定，{claim}。",
    "根据{doc}，{claim}。",
    "{claim}（{doc}）。",
    "{doc}明确，{claim}。",
    "依照{doc}的有关规定，{claim}。",
    "从{doc}可以看出，{claim}。",
    "就{doc}来说，{claim}。",
    "被审计单位认为，按照{doc}，{claim}。",
    "- 结论：{claim}；依据：{doc}。",
    "{doc}的意思是，{claim}。",
    "| 观点 | 依据 |\n|---|---|\n| {claim} | {doc} |",
)

CLAIMED_AT = (
    "{doc}{at}规定，{claim}。",
    "{claim}（{doc}{at}）。",
    "根据{doc}{at}，{claim}。",
    "{claim}，见{doc}{at}。",
    "由{doc}{at}可知，{claim}。",
    "Under {article} of {doc}, {claim}.",
    "结论：{claim}。依据：{doc}{at}。",
)

UNPLACED_CLAIM = (
    "{claim}。",
    "依法，{claim}。",
    "审计认为，{claim}。",
    "按照有关规定，{claim}。",
    "报告提到，{claim}。",
    "1. {claim}。",
)

MENTIONED = (
    "见{doc}{at}。",
    "整改依据：{doc}{at}。",
    "上述做法不符合{doc}{at}的规定。",
    "违反了{doc}{at}。",
    "cf. {doc}{at}",
    "参照{doc}{at}执行。",
    "适用法条：{doc}{at}",
    "请对照{doc}{at}自查。",
)

SEVERAL = (
    "{doc}{at}规定：{q}同{kind}{at2}规定：{q2}",
    "{doc}{at}规定{q}；该{kind}{at2}规定{q2}。",
    "1. {doc}{at}：{q}\n2. 该{kind}{at2}：{q2}",
    "| 条款 | 引文 |\n|---|---|\n| {doc}{at} | {q} |\n| {doc}{at2} | {q2} |",
    "{q}（{doc}{at}），{q2}（同{kind}{at2}）。",
    "发现1：{doc}{at}，{q}\n发现2：{doc}{at2}，{q2}",
    "依据{doc}，一是{q}（{at}），二是{q2}（{at2}）。",
    "{doc}{at}先规定{q}，随后{at2}又规定{q2}。",
    "{at}说{q}，而{at2}说{q2}，均见{doc}。",
)

BEFORE = (
    "审计报告（征求意见稿）",
    "# 核查清单\n\n本清单逐条核对引文。",
    "Memorandum\n\nTo: Legal Department",
    "一、基本情况\n\n本次核查覆盖三个部门。",
    "下面是模型的回答，请判断引用是否正确。",
)
AFTER = (
    "核查人：陈某　复核人：周某",
    "---\n\n第2页 / 共5页",
    "以上，请审阅。",
    "（完）",
    "Please confirm.",
)

MARKS = (
    ("“", "”"), ("“", "”"), ("“", "”"), ("「", "」"), ("『", "』"), ('"', '"'), ("＂", "＂"),
    ("**“", "”**"), ("‘", "’"),
)  # fmt: skip

_COUNTRY = "中华人民共和国"


def document_name(title: str, random: Random) -> str:
    """A title as auditors write it: in full, shortened, introduced with its short name, bold."""
    if title.isascii():
        return title
    inner = title.replace("《", "〈").replace("》", "〉")
    short = inner.removeprefix(_COUNTRY)
    way = random.random()
    if way < 0.35:
        return f"《{inner}》"
    if way < 0.42 and short != inner:
        return f"《{inner}》（下称《{short}》）"
    if way < 0.48:
        return f"**《{short}》**"
    if way < 0.6 and short == title.removeprefix(_COUNTRY) and len(short) <= 12:
        return inner if random.random() < 0.3 else short
    return f"《{short}》"


ABSENT = (
    "中华人民共和国劳动合同法", "中华人民共和国噪声污染防治法", "中华人民共和国食品安全法",
    "中华人民共和国招标投标法", "中华人民共和国行政处罚法", "中华人民共和国会计法",
    "中华人民共和国审计法", "中华人民共和国广告法", "中华人民共和国保险法",
    "中华人民共和国消防法", "中华人民共和国反垄断法", "中华人民共和国预算法",
    "政府采购法实施条例", "女职工劳动保护特别规定", "工伤保险条例", "住房公积金管理条例",
    "关于加强内部审计工作的指导意见", "澄湖市共享单车管理条例", "党政机关国内公务接待管理规定",
    "北岭县农村公路养护办法",
)  # fmt: skip

INVENTED = (
    "采购人应当在合同签订后四个工作日内公告合同全文",
    "内部审计机构每年对所属单位轮审一遍，审计结果向职工代表大会通报",
    "公务接待不得安排超过两名陪同人员，并须使用电子凭单结算",
    "共享单车企业应当按投放总量的千分之五配备运维人员",
    "养护资金按照路面宽度核定，由乡财政所每半年拨付一次",
    "住房公积金缴存基数每年七月调整，调整前应当公示九日",
    "广告主应当保存投放记录六年，并随时接受查阅",
    "消防控制室实行每班三人值守，值守记录不得涂改",
    "预算单位年末结余资金应当在次年二月底前全部上缴",
    "会计人员调离岗位前，应当拍摄凭证柜照片存档",
)

_SUBJECTS = (
    ("中华人民共和国公司法", "董事"), ("中华人民共和国公司法", "清算组"),
    ("中华人民共和国证券法", "上市公司"), ("中华人民共和国森林法", "护林员"),
    ("中华人民共和国海商法", "船长"), ("中华人民共和国信托法", "受托人"),
    ("中华人民共和国仲裁法", "仲裁员"), ("中华人民共和国慈善法", "慈善组织"),
    ("中华人民共和国测绘法", "测绘单位"), ("中华人民共和国公路法", "公路管理机构"),
    ("中华人民共和国建筑法", "建筑施工企业"), ("中华人民共和国疫苗管理法", "接种单位"),
    ("中华人民共和国体育法", "运动员"), ("中华人民共和国枪支管理法", "持枪人员"),
    ("中华人民共和国学前教育法", "幼儿园"), ("中华人民共和国商业银行法", "商业银行"),
    ("中华人民共和国电子商务法", "电子商务平台经营者"), ("农药管理条例", "农药经营者"),
    ("中华人民共和国安全生产法", "生产经营单位"), ("商用密码管理条例", "密码检测机构"),
    ("专利代理条例", "专利代理师"), ("全国农业普查条例", "普查员"),
    ("宁波市旅游景区条例", "景区管理机构"), ("烟花爆竹安全管理条例", "燃放单位"),
    ("中华人民共和国反食品浪费法", "餐饮服务经营者"), ("中华人民共和国行政诉讼法", "诉讼代理人"),
)  # fmt: skip
_PREDICATES = (
    "应当在办公室摆放绿植", "应当每季度参加一次合唱排练", "可以免费领取一台平板电脑",
    "应当在微信朋友圈转发宣传海报", "不得在周五下午使用打印机", "应当向来访者赠送雨伞",
    "每年享有十二天的生日假", "应当统一穿着橙色制服", "可以凭工作证免费观看电影",
    "应当在门口设置咖啡机", "应当学习一门外语并通过口试", "不得饲养猫狗",
    "应当每天早晨播放广播体操",
)  # fmt: skip
UNSUPPORTED = crossed(_SUBJECTS, _PREDICATES, 5, 4)
"""Subjects that laws have, with what no law says of them."""
