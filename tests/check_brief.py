"""How answers, posts, checklists, exam keys, contracts and replies cite: the ``brief`` phrasings.

Written before the parser was looked at. The fields are those of ``check_phrasings`` and
``check_practice``; ``{article}`` is the place in English words. Data; knows nothing of documents.
"""

from __future__ import annotations

from random import Random

from tests.check_shared import crossed

PLACED = (
    "根据{doc}{at}规定，{q}。",
    "{doc}{at}:{q}",
    "{q}({doc}{at})",
    "{doc}{at}明确要求{q}。",
    "{doc}{at}还要求，{q}。",
    "{doc}{at}讲得更细：{q}",
    "**法条依据**\n{doc}{at}\n\n**法条原文**\n{q}",
    "【答案】A\n【解析】{doc}{at}规定，{q}。故A项正确。",
    "解析：本题考查{doc}{at}。{q}，因此选B。",
    "考点链接：{q}（{doc}{at}）→ 选项C错误",
    "A. {doc}{at}规定{q}\nB. 以上都不对",
    "📌 {doc} {at}\n👉 {q}",
    "小编敲黑板：{doc}{at}可是明明白白写着{q}哦～",
    "家长们注意啦！{doc}{at}规定{q}，别再踩坑。",
    "很多人不知道，{doc}{at}早就说过{q}。",
    "一图读懂{doc}\n▪ {at} {q}",
    "Q3：法律怎么规定的？\nA3：{doc}{at}给出了答案——{q}",
    "为什么可以这样认定？原因在于{doc}{at}：{q}。",
    "合同第8.2条　双方应遵守{doc}{at}，该条原文为{q}。",
    "乙方承诺遵守{doc}{at}（{q}），如有违反，承担违约责任。",
    "鉴于{doc}{at}有如下规定，{q}，双方协商一致，订立本合同。",
    "关于××项目的批复\n\n××县人民政府：\n\n根据{doc}{at}{q}的规定，原则同意你县请示。",
    "请各单位认真贯彻{doc}{at}，做到{q}。",
    "参照{doc}{at}的精神（原文{q}），拟同意。",
    "答复意见：您反映的问题适用{doc}{at}，即：{q}。",
    "合规检查表\n☑ 事项一　依据：{doc}{at}　要求：{q}",
    "检查项：{doc}{at}\n要求：{q}\n结果：□符合 □不符合",
    "- [x] {doc}{at}：{q}",
    "对应法规：{doc}；对应条款：{at}；对应原文：{q}",
    "{at}原文：{q}\n（摘自{doc}）",
    "类案裁判反复引用{doc}{at}，即：{q}。",
    "二审法院补充说理如下：其一，{doc}{at}规定{q}；其二，上诉人未举证。",
    "原审法院认定，{doc}{at}明定{q}，适用法律并无不当。",
    "投诉人依据{doc}{at}主张权利，该条载明{q}。",
    "在适用{doc}{at}时应当注意，其文字为{q}，不宜扩张解释。",
    "来源：{doc}\n位置：{at}\n摘录：{q}",
    "law={doc}; art={at}; quote={q}",
    "<p>{doc}{at}：{q}</p>",
    "{q}\n\n来源：{doc} {at}",
    "{q}[{doc}, {at}]",
    "{q}（来源1）\n\n来源1：{doc}{at}",
    "{q}<sup>1</sup>\n\n<sup>1</sup>{doc}{at}",
    "In China, {doc}, {article}, stipulates that {q}.",
    "The relevant provision ({doc}, {article}) reads as follows: {q}",
    "Legal basis: {doc} {at}\nQuote: {q}",
    "具体来说：\n\n1. **{at}**：{q}\n\n以上均出自{doc}。",
    "划线部分为{doc}{at}原文：{q}",
    "来信人援引的{doc}{at}全文是{q}，特此说明。",
    "{q}——您提到的这一要求，对应{doc}{at}。",
    "条文原文（{doc}{at}）：{q}",
    "经查阅国家法律法规数据库，{doc}{at}现行文本为：{q}",
    "{doc}\n  └ {at}\n      └ {q}",
    "{q}，此语摘自{doc}{at}，供参考。",
    "我国{doc}{at}对这个问题作了回应，{q}。",
    "{doc}{at}（摘录）\n\n{q}",
    "｜{doc}｜{at}｜{q}｜",
    "引用内容：{q}；引用来源：{doc}{at}；引用是否准确：待核。",
    "{doc}中{at}的规定（{q}）是强制性规定。",
    "{doc}{at}原话{q}，一个字都没改。",
    "早在{doc}{at}，立法者便写道：{q}。",
    "有{doc}{at}在，{q}，谁也不能例外。",
)

SPOKEN = (
    "王律师直播时表示：“{doc}{at}就是这么规定的：{bare}”",
    "“您看，{doc}{at}规定，{bare}。”窗口人员解释道。",
    "考官追问，考生答：“依据{doc}{at}，{bare}。”",
    "“{bare}，”她补充说，“这是{doc}{at}的规定。”",
)
"""What somebody said, place and words together."""

TOLD = (
    "根据{doc}{at}规定，{bare}。",
    "{doc}{at}明确，{bare}。",
    "按{doc}{at}的规定，{bare}。",
    "{doc}{at}要求：{bare}",
    "{doc}{at}是这么说的：{bare}",
    "【解析】依据{doc}{at}，{bare}。",
    "{bare}[{doc}{at}]",
    "法律依据：{doc}{at}\n{bare}",
    "📖 {doc}{at}\n{bare}",
    "<li>{doc}{at}：{bare}</li>",
    "正确。{doc}{at}规定，{bare}。",
    "您好，{doc}{at}规定：{bare}",
    "✔ {bare}　依据：{doc}{at}",
    "批复如下：按照{doc}{at}，{bare}。",
    "According to {article} of {doc}, {bare}.",
    "｜{doc}｜{at}｜{bare}｜",
)

NAMED = (
    "{doc}要求，{q}。",
    "{doc}明确：{q}",
    "{doc}中明确规定{q}。",
    "文件名：{doc}\n引文：{q}",
    "{q}，出自{doc}。",
    "{q}——{doc}",
    "As stated in {doc}, {q}.",
    "小编翻了翻{doc}，里面提到{q}。",
    "【知识点】{doc}：{q}",
    "读完{doc}，印象最深的是{q}这句。",
    "{doc}的表述为：{q}",
    "☑ 依据{doc}，{q}",
)

NAMELESS = (
    "条文原文：{q}",
    "考题引用了这样一句话：{q}",
    "截图里的文字是{q}。",
    "Quote: {q}",
    "合同附件载有：{q}",
    "待核引文 {q}",
)

HEARSAY = (
    "网传{bare}。",
    "群里都在说，{bare}。",
    "据业内人士介绍，{bare}。",
)
"""Told without marks and without a place: right where a clause says so, a claim where none does."""

ENGLISH = (
    "As set out in {at} of the {doc}, {q}.",
    "{q} [{doc}, {at}]",
    "Per {doc} {at}: {q}",
    "The {doc} is clear: {q} ({at}).",
    "Legal basis: {doc}, {at}\nQuote: {q}",
)

CLAIMED = (
    "{doc}规定{claim}。",
    "依{doc}的规定，{claim}。",
    "【判断题】{doc}规定，{claim}。（　　）",
    "选项B：根据{doc}，{claim}。",
    "朋友圈流传：{doc}明确，{claim}。",
    "乙方理解，依据{doc}，{claim}。",
    "{doc}施行后，{claim}。",
    "AI回答：{claim}（参见{doc}）。",
    "☑ {claim}［{doc}］",
    "看过{doc}的人都清楚，{claim}。",
    "我局认为，根据{doc}，{claim}。",
    "{claim}，{doc}有规定。",
    "关于{doc}，需要说明的是：{claim}。",
    "According to {doc}, {claim}.",
)

CLAIMED_AT = (
    "根据{doc}{at}规定，{claim}。",
    "{doc}{at}明确要求，{claim}。",
    "{claim}，依据为{doc}{at}。",
    "{claim}（参见{doc}{at}）。",
    "【解析】由{doc}{at}可知，{claim}。",
    "☑ {claim}［{doc}{at}］",
    "小编解读：{doc}{at}的意思是，{claim}。",
    "乙方理解，依据{doc}{at}，{claim}。",
    "In light of {article} of {doc}, {claim}.",
)

UNPLACED_CLAIM = (
    "{claim}。",
    "现行制度下，{claim}。",
    "大家放心，{claim}。",
    "小编提醒：{claim}。",
    "法院认为，{claim}。",
    "目前的规定是，{claim}。",
    "✅ {claim}。",
    "【正确答案】{claim}。",
)

MENTIONED = (
    "依据：{doc}{at}。",
    "处罚依据为{doc}{at}。",
    "本合同未尽事宜，按照{doc}{at}办理。",
    "考点：{doc}{at}",
    "你单位的行为涉嫌违反{doc}{at}。",
    "以上内容参考{doc}{at}。",
    "see {doc}{at}",
    "☐ 是否符合{doc}{at}",
    "现依{doc}{at}批复如下。",
    "{doc}{at}不适用于本案。",
    "法条索引：{doc}｜{at}",
    "您可以自行查阅{doc}{at}。",
)

SEVERAL = (
    "{doc}{at}规定：{q}；{at2}规定：{q2}",
    "根据{doc}{at}规定，{q}，又根据{at2}规定，{q2}。",
    "☑ {doc}{at}：{q}\n☑ {doc}{at2}：{q2}",
    "【解析】A项，{doc}{at}规定，{q}。B项，该{kind}{at2}规定，{q2}。",
    "｜{doc}｜{at}｜{q}｜\n｜{doc}｜{at2}｜{q2}｜",
    "① {doc}{at}：{q}\n② {doc}{at2}：{q2}",
    "主要依据有二：{q}（{doc}{at}）；{q2}（{doc}{at2}）。",
    "甲方引用{doc}{at}，即{q}；乙方引用同一{kind}的{at2}，即{q2}。",
    "{at}：{q}\n{at2}：{q2}\n——以上均见{doc}",
    "{doc}\n（1）{at}　{q}\n（2）{at2}　{q2}",
    "第一，{q}，依据是{doc}{at}；第二，{q2}，依据是{doc}{at2}。",
    "<li>{doc}{at}：{q}</li>\n<li>{doc}{at2}：{q2}</li>",
)

BEFORE = (
    "您好，我是您的法律小助手，下面为您解答。",
    "【普法时间】今天聊一个老话题。",
    "单项选择题（每题2分）",
    "甲方：某某公司　乙方：某某公司",
    "××局：\n\n你局《关于有关事项的请示》收悉。",
)
AFTER = (
    "希望以上内容对您有所帮助！",
    "（来源：本公众号，转载请注明）",
    "特此批复。",
    "本题正确率：63%",
    "签章：　　　　日期：",
)

MARKS = (
    ("“", "”"), ("“", "”"), ("“", "”"), ("“", "”"), ("「", "」"), ('"', '"'), ("“**", "**”"),
    ("〝", "〞"), ("*“", "”*"),
)  # fmt: skip

_COUNTRY = "中华人民共和国"


def document_name(title: str, random: Random) -> str:
    """A title as posts and forms write it: in full, shortened, plain, in marks of a keyboard."""
    if title.isascii():
        return title
    inner = title.replace("《", "〈").replace("》", "〉")
    short = inner.removeprefix(_COUNTRY)
    way = random.random()
    if way < 0.32:
        return f"《{inner}》"
    if way < 0.37:
        return f"<<{short}>>"
    if way < 0.42 and inner.startswith(_COUNTRY):
        return f"我国《{short}》"
    if way < 0.46:
        return f"**《{short}》**"
    if way < 0.6 and "〈" not in inner and len(short) <= 12:
        return random.choice((inner, short, short))
    return f"《{short}》"


ABSENT = (
    "中华人民共和国旅游法", "中华人民共和国律师法", "中华人民共和国职业教育法",
    "中华人民共和国法律援助法", "中华人民共和国反家庭暴力法", "中华人民共和国契税法",
    "中华人民共和国黄河保护法", "中华人民共和国种子法", "中华人民共和国期货和衍生品法",
    "中华人民共和国无障碍环境建设法", "中华人民共和国家庭教育促进法", "中华人民共和国公证法",
    "优化营商环境条例", "失业保险条例", "快递暂行条例", "保障中小企业款项支付条例",
    "无证无照经营查处办法", "互联网信息服务算法推荐管理规定", "锦澜市外卖骑手休息站点管理办法",
    "关于全面推进美丽中国建设的意见", "沅陂市共享电单车停放秩序规定",
)  # fmt: skip

INVENTED = (
    "旅行社应当在出团前四十八小时将行程单送交旅游者签收",
    "骑手休息站点应当免费提供饮用水和充电插座，开放至次日零时",
    "快递企业派件前应当电话联系收件人，联系记录保存九十日",
    "算法服务提供者每年至少接受两次第三方评估，评估报告向社会公开",
    "种子经营门店应当张贴品种适种区域图，张贴位置不低于一米五",
    "法律援助律师结案后十日内提交回访登记表",
    "职业学校实习指导教师与学生的比例不得低于一比二十",
    "机关和大型企业拖欠账款的，按日加收万分之八的滞纳金",
    "公证员应当对遗嘱的订立过程进行双机位录像",
    "无障碍停车位应当喷涂荧光标线，每两年重新喷涂",
    "电单车运营者应当按照车辆总数的百分之三设置换电柜",
    "契税的免税凭证由乡镇税务所逐页加盖骑缝章",
)

_SUBJECTS = (
    ("中华人民共和国公司法", "监事"), ("中华人民共和国公司法", "有限责任公司的股东"),
    ("中华人民共和国证券法", "证券公司"), ("中华人民共和国证券法", "发行人"),
    ("中华人民共和国电子商务法", "平台内经营者"), ("中华人民共和国森林法", "林业经营者"),
    ("中华人民共和国海商法", "承运人"), ("中华人民共和国信托法", "受益人"),
    ("中华人民共和国仲裁法", "仲裁委员会"), ("中华人民共和国慈善法", "捐赠人"),
    ("中华人民共和国测绘法", "测绘人员"), ("中华人民共和国建筑法", "工程监理单位"),
    ("中华人民共和国疫苗管理法", "疫苗上市许可持有人"), ("中华人民共和国体育法", "教练员"),
    ("中华人民共和国学前教育法", "幼儿园园长"), ("中华人民共和国安全生产法", "安全生产管理人员"),
    ("中华人民共和国商业银行法", "存款人"), ("中华人民共和国老年人权益保障法", "养老机构"),
    ("中华人民共和国红十字会法", "红十字会"), ("中华人民共和国行政复议法", "行政复议人员"),
    ("中华人民共和国企业国有资产法", "国有独资公司"), ("农药管理条例", "农药生产企业"),
    ("保障农民工工资支付条例", "施工总承包单位"), ("烟花爆竹安全管理条例", "烟花爆竹零售经营者"),
    ("海洋观测预报管理条例", "海洋观测站"), ("宁波市旅游景区条例", "景区经营者"),
    ("北京市学前教育条例", "幼儿园教师"), ("企业名称登记管理规定", "企业登记机关"),
)  # fmt: skip
_PREDICATES = (
    "每年须举办一次书法比赛", "应当为员工报销健身卡", "办公区必须铺设木地板",
    "可以申领一辆新能源汽车", "工作日中午应当集体午睡半小时", "上班时不得佩戴耳机",
    "须在春节前寄送贺卡", "应当每天发布一条短视频", "有权免费乘坐高铁一等座",
    "要在大厅摆放一架钢琴", "每逢周三应当食用素餐", "可以带薪休假四十天去旅行",
    "应当订阅三份纸质报纸",
)  # fmt: skip
UNSUPPORTED = crossed(_SUBJECTS, _PREDICATES, 3, 5)
"""Subjects that laws have, with what no law says of them."""
