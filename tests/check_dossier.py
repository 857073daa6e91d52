"""How plain templates, lists and forms cite: the ``dossier`` phrasings.

Written from the description of a test alone, without a look at the parser or at how the other
ways cite. The fields are those of ``check_phrasings`` and ``check_practice``. Data; knows nothing
of documents.
"""

from __future__ import annotations

import re
from random import Random

PLACED = (
    "{doc}{at}：{q}。",
    "{doc}{at}规定，{q}",
    "{doc}{at}规定{q}。",
    "根据{doc}{at}的规定，{q}。",
    "依照{doc}{at}的规定：{q}",
    "按照{doc}{at}规定，{q}",
    "{q}出自{doc}{at}。",
    "{q}是{doc}{at}的内容。",
    "{q}，这句话出自{doc}{at}。",
    "{doc}的{at}写着{q}。",
    "{doc}中的{at}规定：{q}",
    "{doc}中，{at}是这样规定的：{q}",
    "有人引用{doc}{at}：{q}。",
    "报告引用了{doc}{at}的原文{q}。",
    "请核对以下引文：{q}（{doc}{at}）",
    "1. {doc}{at}——{q}",
    "- {doc}{at}：{q}",
    "* {q}（{doc} {at}）",
    "据{doc}{at}，{q}。",
    "引文：{q}\n出处：{doc}{at}",
    "出处：{doc}{at}\n引文：{q}",
    "文件：{doc}\n条款：{at}\n内容：{q}",
    "{doc}，{at}：{q}",
    "{doc}（{at}）：{q}",
    "{doc}（{at}）规定：{q}",
    "（{doc}{at}）{q}",
    "【{doc}{at}】{q}",
    "{q}\n——{doc}{at}",
    "{q}【{doc}{at}】",
    "在{doc}的{at}里可以读到{q}。",
    "{doc}{at}的规定如下：\n{q}",
    "{doc}{at}有这样的要求：{q}",
    "{doc}{at}里说，{q}。",
    "{doc}{at}提出{q}。",
    "{doc}{at}要求{q}。",
    "{doc}{at}强调：{q}",
    "{doc}{at}中指出，{q}，对此应当准确理解。",
    "{doc}在{at}中规定了{q}。",
    "{doc}在{at}写明：{q}",
    "我们在工作中要遵守{doc}{at}，即{q}。",
    "问：{doc}{at}是怎么规定的？答：{q}",
    "回答：根据{doc}{at}，{q}。",
    "{left}，{doc}{at}写道，{right}。",
    "{doc}{at}明确规定{q}，任何单位和个人都要遵守。",
    "{doc}{at}（“{bare}”）",
    "| {doc} | {at} | {q} |",
    "{doc} {at}\n{q}",
    "{doc}\n\n{at} {q}",
)

SPOKEN = (
    "{doc}{at}规定：{bare}",
    "根据{doc}{at}规定，{bare}",
    "{doc}{at}：{bare}",
    "{bare}（依据：{doc}{at}）",
    "{doc}在{at}中规定，{bare}",
    "依照{doc}{at}，{bare}",
)

TOLD = (
    "按照{doc}{at}规定，{bare}",
    "{doc}{at}的规定是：{bare}",
    "{bare}（{doc}{at}规定）",
    "{doc}{at}要求：{bare}",
)

NAMED = (
    "{doc}规定，{q}。",
    "{doc}：{q}",
    "根据{doc}的规定，{q}。",
    "{q}出自{doc}。",
    "{q}（{doc}）",
    "{doc}中写道：{q}",
    "{doc}里有一条：{q}",
    "{doc}指出{q}。",
    "引文：{q}\n出处：{doc}",
    "【{doc}】{q}",
)

NAMELESS = (
    "{q}",
    "{q}。",
    "引文：{q}",
    "法律规定：{q}",
    "文件要求，{q}。",
    "报告里引用了{q}这句话。",
    "请核对：{q}",
    "有一条规定是这样写的：{q}",
)

HEARSAY = ("{bare}", "有规定说：{bare}")

ENGLISH = (
    "{at} of the {doc}: {q}",
    "{doc}, {at}: {q}",
    "{at} of the {doc} states that {q}.",
    "According to the {doc}, {at}, {q}.",
    "The {doc} says in {at}: {q}",
    "{q} — {doc}, {at}",
)

CLAIMED = (
    "{doc}规定，{claim}。",
    "{doc}规定{claim}。",
    "根据{doc}的规定，{claim}。",
    "依照{doc}，{claim}。",
    "按照{doc}，{claim}。",
    "{doc}：{claim}。",
    "{claim}（{doc}）。",
    "{claim}，依据是{doc}。",
    "{doc}指出，{claim}。",
    "{doc}明确规定，{claim}。",
    "{doc}中提到，{claim}。",
    "在{doc}中，{claim}。",
    "从{doc}来看，{claim}。",
    "{doc}的规定是{claim}。",
    "报告称，根据{doc}，{claim}。",
    "有人认为，按照{doc}的规定，{claim}。",
    "问：{doc}怎么规定？答：{claim}。",
)

CLAIMED_AT = (
    "{doc}{at}规定，{claim}。",
    "根据{doc}{at}的规定，{claim}。",
    "依照{doc}{at}，{claim}。",
    "按{doc}{at}，{claim}。",
    "{claim}（{doc}{at}）。",
    "{claim}，依据是{doc}{at}。",
    "{doc}{at}的意思是{claim}。",
    "从{doc}{at}来看，{claim}。",
    "{doc}（{at}）规定{claim}。",
    "{doc}在{at}中说，{claim}。",
)

UNPLACED_CLAIM = (
    "{claim}。",
    "按规定，{claim}。",
    "根据有关法律，{claim}。",
    "法律规定，{claim}。",
    "需要说明的是，{claim}。",
    "报告写道，{claim}。",
)

MENTIONED = (
    "{doc}{at}作了规定。",
    "参见{doc}{at}。",
    "依据{doc}{at}办理。",
    "{doc}{at}规定了有关责任。",
    "请查阅{doc}{at}的内容。",
    "根据{doc}{at}，应予处罚。",
    "{doc}{at}是本案的依据。",
    "适用{doc}{at}。",
)

SEVERAL = (
    "{doc}{at}规定：{q}{at2}规定：{q2}",
    "{doc}{at}规定，{q}；{at2}规定，{q2}。",
    "1. {doc}{at}：{q}\n2. {doc}{at2}：{q2}",
    "根据{doc}{at}，{q}。根据{doc}{at2}，{q2}。",
    "{q}（{doc}{at}）\n{q2}（{doc}{at2}）",
    "{doc}{at}规定{q}，{doc}{at2}规定{q2}。",
    "{doc}\n{at}：{q}\n{at2}：{q2}",
    "首先，{doc}{at}规定，{q}。其次，该{kind}{at2}规定，{q2}。",
)

BEFORE = (
    "以下是自动生成的摘要。",
    "核查意见如下：",
    "一、基本情况",
    "本报告仅供内部参考。",
    "生成的回答：",
    "背景说明：近期收到多起咨询。",
    "为便于查阅，现将有关内容摘录如下。",
    "测试文本第三段",
)
AFTER = (
    "以上内容请人工复核。",
    "特此报告。",
    "如有疑问，请联系法务部。",
    "综上，建议进一步研究。",
    "完。",
    "（本段由系统生成）",
    "更多内容见附件。",
    "下一步将组织培训。",
)

MARKS = (
    ("“", "”"), ("“", "”"), ("“", "”"), ("“", "”"),
    ('"', '"'), ('"', '"'), ("「", "」"), ("『", "』"), ("‘", "’"), ("＂", "＂"),
)  # fmt: skip

_KINDS = re.compile("(?:法|条例|办法|规定)$")


def document_name(title: str, random: Random) -> str:
    """In 《》, in full or without the country's name; now and then without marks."""
    short = title.removeprefix("中华人民共和国")
    name = title if random.random() < 0.6 else short
    if title.isascii():
        return name
    if random.random() < 0.2 and "《" not in name and _KINDS.search(name) and len(name) <= 18:
        return name
    return f"《{name.replace('《', '〈').replace('》', '〉')}》"


ABSENT = (
    "中华人民共和国劳动合同法",
    "中华人民共和国道路交通安全法",
    "中华人民共和国食品安全法",
    "中华人民共和国个人信息保护法",
    "中华人民共和国反垄断法",
    "中华人民共和国招标投标法",
    "中华人民共和国税收征收管理法",
    "中华人民共和国消费者权益保护法",
    "住房公积金管理条例",
    "城市房地产开发经营管理条例",
    "物业管理条例",
    "工伤保险条例",
    "临江市共享单车停放管理办法",
    "南屏省数字档案馆建设条例",
    "云岭市电梯安全使用规定",
    "国务院办公厅关于推进家政服务提质扩容的指导意见",
    "东海新区低空物流试点暂行办法",
    "青原市宠物饲养管理条例",
)

INVENTED = (
    "共享单车运营企业应当按照每百辆车不少于一名的比例配备维护人员。",
    "任何单位和个人不得在电梯轿厢内张贴未经审核的广告。",
    "用人单位拖欠加班费超过九十日的，应当支付双倍赔偿金。",
    "饲养犬只的居民应当每年为犬只注射两次疫苗并佩戴电子牌。",
    "数字档案馆应当每季度进行一次异地备份演练。",
    "低空物流企业的无人机起降点距离学校不得少于三百米。",
    "家政服务人员上岗前应当完成不少于六十学时的培训。",
    "物业服务企业应当在每年三月底前公布上一年度停车收入。",
    "乘客携带折叠自行车乘坐地铁的，应当另行购票。",
    "网约车平台抽取的服务费不得超过车费的百分之十八。",
)

_LAWS = (
    ("公司法", "股份有限公司应当设立员工心理咨询室", "有限责任公司的股东应当每年参加一次法律考试"),
    ("证券法", "证券公司的营业部应当为客户提供免费停车位", "上市公司应当每周召开一次投资者见面会"),
    ("慈善法", "慈善组织应当购买公众责任保险", "慈善组织的理事长应当具有硕士以上学位"),
    (
        "安全生产法",
        "生产经营单位应当为从业人员的家属提供年度体检",
        "安全生产管理人员的月工资不得低于当地平均工资的两倍",
    ),
    (
        "电子商务法",
        "电子商务经营者应当在商品页面展示仓库的实时照片",
        "快递物流服务提供者投递应当使用电动车辆",
    ),
    ("公路法", "高速公路每隔三十公里应当设置充电站", "公路两侧应当种植不少于三排的乔木"),
    (
        "建筑法",
        "建筑施工企业应当为每个工地配备两名执业医师",
        "建筑工程竣工后应当举办三天的公众开放日",
    ),
    ("疫苗管理法", "接种单位应当为接种者提供免费的营养餐", "疫苗包装应当使用可降解材料"),
    ("仲裁法", "仲裁庭应当在开庭前播放仲裁规则的视频", "仲裁员每年办理案件不得超过五十件"),
    ("体育法", "学校应当为每名学生发放两套运动服", "职业运动员退役后可以直接进入高等学校任教"),
    ("学前教育法", "幼儿园每个班应当配备一台空气净化器", "幼儿园可以在暑假开设收费的游泳课"),
    (
        "商业银行法",
        "商业银行的网点应当在周日延长营业两小时",
        "商业银行应当为七十岁以上的客户免除全部手续费",
    ),
    ("老年人权益保障法", "老年人乘坐出租汽车享受半价优惠", "养老机构应当饲养宠物供老年人陪伴"),
    ("未成年人保护法", "学校应当为每名学生配发定位手环", "网吧门口五十米内不得设置奶茶店"),
    (
        "反食品浪费法",
        "餐饮服务经营者使用的餐盘直径不得超过二十厘米",
        "食堂应当每月公布剩饭重量排名",
    ),
    ("行政复议法", "行政复议机构应当为申请人报销往返交通费", "行政复议申请书应当使用蓝色墨水书写"),
    ("森林法", "林业主管部门应当为每株古树购买财产保险", "护林员应当每三年参加一次马拉松"),
    ("测绘法", "测绘单位应当每两年更换一次测量仪器", "测绘人员野外作业每天可以领取两百元补贴"),
    ("红十字会法", "红十字会应当在每个社区开设急救体验馆", "红十字会会员可以优先挂号就诊"),
    ("科学技术普及法", "科技馆应当每周一闭馆检修", "科普作品的作者可以免缴个人所得税"),
)
_POLICY = (
    (
        "中共中央 国务院关于推动城市高质量发展的意见",
        (
            "提高住房公积金贷款额度的上限",
            "每个街道应当建设一座游泳馆",
            "对购买新能源汽车的家庭发放两万元补贴",
            "取消所有城市的机动车限行措施",
        ),
    ),
    (
        "国务院关于做好当前和今后一个时期促进就业工作的若干意见",
        (
            "对离职三年以上的人员发放每月八百元交通补助",
            "各地应当在每个乡镇设立直播带货培训学校",
            "企业裁员须提前半年在报纸上公告",
        ),
    ),
    (
        "国务院办公厅关于推进政务新媒体健康有序发展的意见",
        (
            "政务新媒体每天至少发布三条原创短视频",
            "政务新媒体账号的粉丝数纳入公务员晋升条件",
            "政务新媒体可以承接商业广告并自主分配收入",
        ),
    ),
)
_FIRST = [(f"中华人民共和国{law}", claim) for law, claim, _ in _LAWS]
_SECOND = [(f"中华人民共和国{law}", claim) for law, _, claim in _LAWS]
_OF_POLICY = [(title, claim) for title, claims in _POLICY for claim in claims]
UNSUPPORTED = tuple(
    found
    for i, policy in enumerate(_OF_POLICY)
    for found in (policy, *(_FIRST + _SECOND)[4 * i : 4 * i + 4])
)
"""What nothing says, each in the field of its document; every fifth of one without articles."""
