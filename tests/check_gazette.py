"""How broadcasts, court records, handbooks, marked papers, letters, chats and slides cite.

The ``gazette`` way: written without looking at the checker or at the phrasings of other ways to
write. The fields are those of ``check_phrasings`` and ``check_practice``. Data; knows nothing of
documents.
"""

from __future__ import annotations

from random import Random

PLACED = (
    # plain
    "{doc}{at}规定：{q}。",
    "依照{doc}{at}，{q}。",
    "{q}（{doc}{at}）。",
    "{doc}{at}写明{q}。",
    "{q}——{doc}{at}。",
    "{doc}{at}的文字是：{q}",
    "{q}。以上见{doc}{at}。",
    "在{doc}里，{at}讲的是{q}。",
    # a village broadcast
    "乡亲们注意了，{doc}{at}说得清清楚楚：{q}。",
    "喂喂，现在广播一条规定，{doc}{at}，{q}，请互相转告。",
    "村委会再念一遍{doc}{at}：{q}。别记岔了。",
    # a court clerk's record
    "审：依据是什么？\n原代：{doc}{at}，{q}。",
    "书记员宣读{doc}{at}：{q}。",
    "被告代理人当庭出示{doc}{at}，内容为{q}，用以证明其主张。",
    "法庭笔录第4页：原告援引{doc}{at}，即{q}。",
    # handbooks
    "【护士长提示】{doc}{at}：{q}。",
    "班主任手册第6节　家校沟通\n法条依据：{doc}{at}，{q}。",
    "值班医生应熟记{doc}{at}的这句话：{q}。",
    "门诊工作要点：{q}（{doc}{at}）。",
    # exam papers
    "23．简答题。答案要点：{q}（依据{doc}{at}，4分）。",
    "【解析】{doc}{at}规定{q}，故本题选B。",
    "材料题：阅读{doc}{at}{q}，回答问题。",
    "填空题答案出自{doc}{at}：{q}。",
    # letters to the editor
    "编辑同志：贵报上期提到{doc}{at}，我查了原文，是{q}。",
    "读者来信：{doc}{at}明明写着{q}，为何迟迟不见动静？",
    "此致敬礼之前，容我抄一句{doc}{at}：{q}。",
    # chats
    "[小林] {doc}{at}👉{q}",
    "@所有人 {doc}{at}：{q}",
    "回复 老周：你看{doc}{at}，{q}，没毛病吧",
    "刚查到！{q}，{doc}{at}里的",
    # slides
    "PPT第12页\n● {doc}{at}\n● {q}",
    "课件要点\n1、依据：{doc}{at}\n2、表述：{q}",
    "本节小结　{doc}{at}＝{q}",
    # audit papers
    "审计依据：{doc}{at}（{q}）。",
    "底稿编号D-07｜定性依据｜{doc}{at}｜{q}",
    "经核对，{doc}{at}载明{q}，与所附材料一致。",
    # insurance leaflets
    "投保前请读懂{doc}{at}：{q}。",
    "小贴士☞ {q}（摘自{doc}{at}）",
    "您的权益有保障！{doc}{at}写着：{q}。",
    # reasoning of judges
    "本院查明，{doc}{at}的内容是{q}。",
    "{doc}{at}既言{q}，则上诉人的理由不能成立。",
    "参酌{doc}{at}所定{q}，原判并无不当。",
    "合议庭注意到，{doc}{at}采用了{q}的表述。",
    # in the manner of a translation
    "正如我们在{doc}的{at}中所读到的那样：{q}。",
    "{q}——这些词句被写进了{doc}{at}。",
    "{left}，{doc}{at}这样开始，并以如下的话继续：{right}。",
    "Quoting {doc}{at}: {q}",
    "{doc}{at} says {q}.",
)

SPOKEN = (
    "{doc}{at}：{bare}",
    "现在宣读{doc}{at}：\n{bare}",
    "@所有人 {doc}{at}：{bare}",
    "● {doc}{at}：{bare}",
    "审计依据——{doc}{at}：{bare}",
    "参考答案（{doc}{at}）：{bare}",
)

TOLD = (
    "依照{doc}{at}，{bare}。",
    "{doc}{at}规定，{bare}。",
    "{bare}（{doc}{at}）。",
    "乡亲们，按{doc}{at}，{bare}。",
    "审：{doc}{at}规定，{bare}，听清了吗？",
    "{bare}。（参考答案，依据{doc}{at}）",
    "编辑同志：{doc}{at}规定，{bare}。",
    "[小林] 按{doc}{at}，{bare}。",
    "本院认为，依{doc}{at}，{bare}。",
)

NAMED = (
    "{doc}写着：{q}",
    "依照{doc}，{q}。",
    "{q}（{doc}）。",
    "喇叭里念了{doc}的一句话：{q}。",
    "原告引用{doc}：{q}。",
    "[小林] {doc}里有这句：{q}",
    "● {doc}：{q}",
    "{q}，您可以在{doc}中找到这句话。",
    "Quoting {doc}: {q}",
)

NAMELESS = (
    "规定里写着：{q}",
    "书记员念道：{q}。",
    "> {bare}",
    "[小林] 原文：{q}",
    "参考答案：{q}。",
    "有一条是这样说的：{q}",
)

HEARSAY = ("村里人都讲{bare}。", "听保险公司的人说，{bare}。", "群里有人说{bare}。", "好像{bare}。")

ENGLISH = (
    "Pursuant to {at} of the {doc}, {q}.",
    "{at} of the {doc} reads: {q}",
    "The clerk read {at} of the {doc}: {q}",
    "Slide 4: {doc}, {at}: {q}",
)

CLAIMED = (
    "依照{doc}，{claim}。",
    "{doc}规定，{claim}。",
    "{doc}：{claim}。",
    "{claim}（{doc}）。",
    "{claim}，依据是{doc}。",
    "乡亲们注意了，按照{doc}，{claim}。",
    "被告代理人：根据{doc}，{claim}。",
    "【值班提示】根据{doc}，{claim}。",
    "参考答案：根据{doc}，{claim}。",
    "编辑同志：我读了{doc}，{claim}。",
    "[小林] {doc}说了，{claim}。",
    "● {claim}（{doc}）",
    "审计依据：{doc}，{claim}。",
    "投保须知：按{doc}，{claim}。",
    "本院认为，根据{doc}，{claim}。",
    "正如{doc}所表明的那样，{claim}。",
    "Pursuant to {doc}, {claim}.",
)

CLAIMED_AT = (
    "依照{doc}{at}，{claim}。",
    "{doc}{at}规定，{claim}。",
    "{claim}（{doc}{at}）。",
    "{claim}，依据是{doc}{at}。",
    "{claim}。以上见{doc}{at}。",
    "乡亲们注意了，按照{doc}{at}，{claim}。",
    "原代：根据{doc}{at}，{claim}。",
    "参考答案：{claim}（{doc}{at}，2分）。",
    "【解析】根据{doc}{at}，{claim}。",
    "[小林] 你看{doc}{at}，{claim}。",
    "● {doc}{at}：{claim}",
    "审计依据：{doc}{at}，{claim}。",
    "本院认为，根据{doc}{at}，{claim}。",
    "我们从{doc}的{at}得知，{claim}。",
    "Pursuant to {doc}{at}, {claim}.",
)

UNPLACED_CLAIM = (
    "按照规定，{claim}。",
    "{claim}。",
    "乡亲们注意了，{claim}。",
    "参考答案：{claim}。",
    "[小林] {claim}。",
    "● {claim}。",
    "本院认为，{claim}。",
)

MENTIONED = (
    "依据{doc}{at}。",
    "详见{doc}{at}。",
    "考点：{doc}{at}。",
    "[小林] 去翻{doc}{at}",
    "审：原告援引的是{doc}{at}？",
    "定性依据：{doc}{at}",
    "cf. {doc}{at}",
)

SEVERAL = (
    "{doc}{at}规定{q}，{at2}规定{q2}。",
    "依照{doc}{at}，{q}；依照{doc}{at2}，{q2}。",
    "● {doc}{at}：{q}\n● {doc}{at2}：{q2}",
    "书记员先后宣读{doc}{at}（{q}）和{at2}（{q2}）。",
    "[小林] {doc}{at}：{q}\n[小林] 还有{at2}：{q2}",
    "参考答案：①{q}（{doc}{at}）；②{q2}（{doc}{at2}）。",
    "编辑同志：{doc}{at}写着{q}，同一部文件的{at2}又写着{q2}。",
)

BEFORE = (
    "喂，喂，村民同志们请注意！",
    "庭审笔录（节录）",
    "编辑同志：",
    "[小林] 在吗",
    "第三讲　课件",
    "审计工作底稿",
    "二、判断与简答",
)
AFTER = (
    "广播完了。",
    "（以上笔录经核对无误）",
    "一位老读者",
    "[老周] 收到👌",
    "本页完",
    "编制人：吴某　复核人：郑某",
    "祝您平安！",
)

MARKS = (("“", "”"), ("“", "”"), ("“", "”"), ("「", "」"), ('"', '"'), ("『", "』"), ("‘", "’"))

_COUNTRY = "中华人民共和国"


def document_name(title: str, random: Random) -> str:
    """A title in 《》, in full or without the country, said twice, or bare where it is a law's."""
    if title.isascii():
        return title
    inner = title.replace("《", "〈").replace("》", "〉")
    short = inner.removeprefix(_COUNTRY)
    chance = random.random()
    if chance < 0.12 and short.endswith("法") and len(short) <= 8 and not short.startswith("中"):
        return short
    if chance < 0.2 and inner.endswith(("法", "条例")):
        return inner
    if chance < 0.28 and short != inner and "〈" not in short:
        return f"《{inner}》（下称《{short}》）"
    return f"《{random.choice((inner, short))}》"


ABSENT = (
    "中华人民共和国注册会计师法", "中华人民共和国消防救援衔条例", "中华人民共和国乡村振兴促进法",
    "中华人民共和国广告法", "中华人民共和国拍卖法", "中华人民共和国招标投标法",
    "中华人民共和国职业病防治法", "中华人民共和国气象法", "中华人民共和国畜牧法",
    "中华人民共和国种子法", "中华人民共和国文物保护法", "中华人民共和国人口与计划生育法",
    "医疗机构管理条例", "工伤保险条例", "失业保险条例", "导游人员管理条例",
    "营业性演出管理条例", "校车安全管理条例", "城镇燃气管理条例", "印刷业管理条例",
    "青石镇农村宴席申报管理办法", "临岚市共享单车停放管理规定",
    "关于规范村级广播使用的通知", "关于推进基层审计全覆盖的指导意见",
)  # fmt: skip

INVENTED = (
    "村级广播每日播音不得早于六时三十分",
    "共享单车应当在画线区域内成排停放",
    "农村宴席满二十桌的，承办者应当提前三日向村民委员会申报",
    "导游带团期间应当随身携带急救包并定时清点人数",
    "校车每天收车后，随车照管人员应当逐座查看有无滞留学生",
    "燃气用户的软管使用满十八个月应当更换",
    "演出举办者退票时不得收取超过票价一成的手续费",
    "班主任每学期应当家访全班三分之一以上的学生",
    "护士交接班时须在床旁逐项核对输液标签",
    "审计底稿归档后，任何人不得以铅笔添改",
    "拍卖师落槌之后，竞买人不得以看错号牌为由反悔",
    "印刷厂应当将样书保存满三年并编制目录",
    "种子包装袋上的发芽率误差不得大于百分之二",
    "牧民转场前须向驿站登记牲畜的头数和耳标",
    "保险代理人上门拜访不得晚于晚上八时",
    "考场内的挂钟应当在开考前十分钟统一校准",
)  # fmt: skip

_LAW = "中华人民共和国"
UNSUPPORTED = (
    (_LAW + "公司法", "公司的年会应当邀请退休员工参加"),
    (_LAW + "公司法", "初创公司平均存活时间不到三年"),
    (_LAW + "证券法", "证券从业人员每年应当完成四十学时的心理课程"),
    (_LAW + "证券法", "开户送礼品的活动须在周末举行"),
    (_LAW + "海商法", "船上厨师应当会做至少三种面食"),
    (_LAW + "海商法", "草案曾在沿海七个港口试行"),
    (_LAW + "学前教育法", "幼儿园每天下午应当提供一份水果拼盘"),
    (_LAW + "学前教育法", "幼儿园的小床间距为八十厘米"),
    (_LAW + "慈善法", "慈善晚会的门票款应当在当晚公布"),
    (_LAW + "慈善法", "捐衣箱一律漆成绿色"),
    (_LAW + "仲裁法", "仲裁员开庭应当着深色西装"),
    (_LAW + "仲裁法", "网上开庭的比例已经过半"),
    (_LAW + "建筑法", "工地围挡上应当绘制儿童画"),
    (_LAW + "建筑法", "塔吊司机每两小时换一次班"),
    (_LAW + "刑法", "监狱图书室的藏书人均不少于二十册"),
    (_LAW + "刑法", "这一罪名是参照德国判例设立的"),
    (_LAW + "森林法", "每位公民每年领养一棵古树"),
    (_LAW + "森林法", "林区小卖部禁止出售打火机"),
    (_LAW + "疫苗管理法", "打完疫苗的儿童可以领取一枚贴纸"),
    (_LAW + "疫苗管理法", "接种门诊应当设置电子相册"),
    (_LAW + "商业银行法", "银行应当为每位储户免费办理生日贺卡"),
    (_LAW + "商业银行法", "县城网点的数量去年首次回升"),
    (_LAW + "老年人权益保障法", "老年大学的学费由社区补足"),
    (_LAW + "老年人权益保障法", "公园长椅应当配备扶手和靠垫"),
    (_LAW + "未成年人保护法", "小学生的书包重量不得超过三公斤"),
    (_LAW + "未成年人保护法", "中学食堂应当每周供应两次鱼"),
    (_LAW + "安全生产法", "车间的钟表应当每月校准"),
    (_LAW + "安全生产法", "安全帽的平均使用寿命为三十个月"),
    (_LAW + "电子商务法", "快递员送货上门应当先打电话并自报工号"),
    (_LAW + "电子商务法", "买家秀照片可以折抵运费"),
    (_LAW + "行政诉讼法", "开庭当天败诉方应当负责打扫法庭"),
    (_LAW + "行政诉讼法", "百姓告官的案件集中在春秋两季"),
    (_LAW + "体育法", "游泳池的水温应当保持在二十六度"),
    (_LAW + "体育法", "小学每天要上两节乒乓球课"),
    (_LAW + "信托法", "受托人应当每月给受益人寄送明信片"),
    (_LAW + "公路法", "收费站的栏杆应当每年重新上漆"),
    (_LAW + "公路法", "乡村公路两旁以种植樱花为宜"),
    (_LAW + "测绘法", "测绘仪器的外箱一律使用铝合金"),
    (_LAW + "反食品浪费法", "婚宴每桌不得超过十二道菜"),
    (_LAW + "反食品浪费法", "打包盒的费用由餐馆承担一半"),
    (_LAW + "红十字会法", "急救培训结业者可以获赠急救箱"),
    ("保障农民工工资支付条例", "农民工宿舍应当安装空调和热水器"),
    ("机动车驾驶证申领和使用规定", "教练车的车身一律喷成黄色"),
    ("机动车驾驶证申领和使用规定", "驾驶证照片可以戴墨镜拍摄"),
    ("烟花爆竹安全管理条例", "燃放后的纸屑由燃放人当夜扫净"),
    ("农药管理条例", "农药瓶盖上应当印有盲文"),
    ("农药管理条例", "果农喷药前须在村口挂红旗"),
    ("防范和处置非法集资条例", "举报人可以抽奖获得平板电脑"),
    ("企业名称登记管理规定", "三个字的企业名称最受市场欢迎"),
    (_LAW + "妇女权益保障法", "商场女厕所的厕位应当是男厕所的两倍"),
    (_LAW + "大气污染防治法", "洒水车的音乐不得使用流行歌曲"),
    (_LAW + "生物安全法", "实验楼的电梯每天消毒五次"),
    (_LAW + "行政复议法", "复议机构的接待室应当摆放热水壶"),
    (_LAW + "企业国有资产法", "国企食堂应当对外开放"),
    (_LAW + "农民专业合作社法", "合作社社员结婚可以领取贺礼二百元"),
    ("专利代理条例", "专利代理师应当精通两门外语"),
    (_LAW + "水土保持法", "坡地茶园以每亩三千株为宜"),
    (_LAW + "集会游行示威法", "游行队伍的乐队不得超过三十人"),
    (_LAW + "枪支管理法", "猎枪枪托应当用胡桃木制作"),
    (_LAW + "公共文化服务保障法", "乡镇戏台每年至少演出六场大戏"),
)  # fmt: skip
"""Duties, figures, customs, history and praise that the documents do not have."""
