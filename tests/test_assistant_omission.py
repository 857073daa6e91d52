"""What a quotation leaves out of its sentence, and when that matters."""

from __future__ import annotations

import pytest

from assistant.evidence.english_limits import STOP
from assistant.evidence.exclusive import lost_alternative
from assistant.evidence.left_out import left_out
from assistant.evidence.omission import gap, omission

CASES = [
    ("更换器具的，市水务部门给予补助。", "市水务部门给予补助", "", "condition"),
    ("四、此项劳动，限于本县范围。", "此项劳动，限于本县范围", "", None),
    ("第二条　因扩建需要取水的，应当申请许可。", "应当申请许可", "", "condition"),
    ("国务院水行政部门决定停水的，应当公告。", "应当公告", "", "condition"),
    ("在竣工验收前可以临时取水。", "可以临时取水", "", "condition"),
    ("未经批准，任何人不得取水。", "任何人不得取水", "", "condition"),
    ("Guests may stay if the host agrees.", "Guests may stay", "", "condition"),
    ("Guests may stay for the night.", "Guests may stay", "", "condition"),
    ("给予补助，但是非居民用户除外。", "给予补助", "", "exception"),
    ("除应急取水外，应当申请许可。", "应当申请许可", "", "exception"),
    ("应当申请许可；法律另有规定的，从其规定。", "应当申请许可", "", "exception"),
    ("取水应当申请许可；家庭取水的除外。", "取水应当申请许可", "", "exception"),
    ("任何人不得擅自取水。", "擅自取水", "", "negation"),
    ("任何人不得擅自取水。", "擅自取水", "办法禁止", None),
    ("本市停止征收取水费。", "征收取水费", "", "negation"),
    ("本市停止征收取水费。", "征收取水费", "本市停止", None),
    ("管理处否认水井受到污染。", "水井受到污染", "", "negation"),
    ("网传水井受到污染的消息不实。", "水井受到污染", "网传", "negation"),
    ("The council declined to close the well.", "close the well", "", "negation"),
    ("处三年以下有期徒刑。", "处三年", "", "number"),
    ("应当在三十日内报告。", "十日内报告", "", "number"),
    ("住户经物业公司同意，可以更换水表。", "可以更换水表", "", "condition"),
    (
        "境外出差由副总经理审批，其中超过三天的由总经理审批。",
        "其中超过三天的由总经理审批",
        "",
        None,
    ),
    ("住户经理事会批准，可以更换水表。", "可以更换水表", "", "condition"),
    ("住户凭缴费单可以更换水表。", "可以更换水表", "", "condition"),
    ("学徒在师傅陪同下可以检修水泵。", "可以检修水泵", "", "condition"),
    ("鼓励和支持单位购置节水器具，推广节水技术。", "推广节水技术", "", None),
    ("许可证持有人应当检查水表，并报告结果。", "并报告结果", "", None),
    ("学徒在师傅陪同下可以检修水泵。", "可以检修水泵", "在师傅陪同下，学徒", None),
    ("Guests may swim only with the consent of the host.", "Guests may swim", "", "condition"),
    ("Guests may swim with an escort.", "Guests may swim", "With an escort, ", None),
    ("具有本区户籍的居民可以取水。", "居民可以取水", "", "condition"),
    ("具有本区户籍的60周岁以上居民可以取水。", "60周岁以上居民可以取水", "", "condition"),
    ("从事钻井的企业，应当备案。", "企业，应当备案", "", "condition"),
    ("具有本区户籍的居民可以取水。", "居民可以取水", "具有本区户籍的", None),
    ("本市行政区域内的居民可以取水。", "居民可以取水", "", None),
    ("六十岁以上的船工，每年体检两次。", "船工，每年体检两次", "", "condition"),
    ("对外地船工作出扣留、遣返决定后，管理处应当报告。", "管理处应当报告", "", "condition"),
    ("载有活鱼的渔船，停在东岸。", "渔船，停在东岸", "", "condition"),
    ("载有活鱼的渔船优先停靠。", "渔船优先停靠", "", "condition"),
    ("载有活鱼的渔船优先停靠。", "渔船优先停靠", "载有活鱼的", None),
    ("建设安全的港口。", "港口", "", None),
    ("取水坚持节水优先、综合治理、量水而行的方针。", "节水优先、综合治理、量水而行", "", None),
    ("取水遵循公开、公平、便民的原则，接受监督。", "公开、公平、便民", "", None),
    ("取水坚持节水优先、综合治理、量水而行的方针。", "综合治理、量水而行", "", None),
    ("任何人不得坚持滥采、偷采的做法。", "滥采、偷采", "", "negation"),
    (
        "取水遵循公开、公平、便民的原则。",
        "公开、公平、便民",
        "《X》规定，法院审理遵循",
        "condition",
    ),
    ("取水遵循公开、公平、便民的原则。", "公开、公平、便民", "《X》规定，取水遵循", None),
    ("取水遵循公开、公平、便民的原则。", "公开、公平、便民", "请默写《X》第三条中的原则：", None),
    ("依法设立的企业可以取水。", "企业可以取水", "", None),
    ("具有本区户籍的居民可以取水。", "可以取水", "", None),
    ("对偏远的村庄，水务部门应当派车送水。", "水务部门应当派车送水", "", "condition"),
    ("对此，水务部门应当派车送水。", "水务部门应当派车送水", "", None),
    ("保护具有价值的水井。", "水井", "", None),
    ("违反本办法第八条规定，私设水表的，处罚款。", "私设水表的，处罚款", "", None),
    ("违反本办法规定，私设水表，偷水的，处罚款。", "偷水的，处罚款", "", "condition"),
    ("违反本办法规定，私设水表，情节严重的，处罚款。", "私设水表，情节严重的，处罚款", "", None),
    ("违反本办法第八条规定，由水务部门处罚。", "由水务部门处罚", "", "condition"),
    ("违反本办法第八条规定，逾期不改正的，处罚款。", "逾期不改正的，处罚款", "", "condition"),
    ("违反本办法第八条规定的，处罚款。", "处罚款", "", "condition"),
    ("违反国家规定，私设水表的，处罚款。", "私设水表的，处罚款", "", "condition"),
    ("偷接水管，情节严重的，处罚款。", "情节严重的，处罚款", "", "condition"),
    ("偷接水管，情节严重的，处罚款。", "情节严重的，处罚款", "对偷接水管的，", None),
    ("在水库周边游泳，没有造成污染的，可以免罚。", "没有造成污染的，可以免罚", "", "condition"),
    ("偷接水管，或者毁坏水表的，处罚款。", "或者毁坏水表的，处罚款", "", None),
    ("单位应当检查水表，发现损坏的，及时更换。", "发现损坏的，及时更换", "", None),
    ("违反本办法第八条规定，偷接水管，情节严重的，处罚款。", "情节严重的，处罚款", "", "condition"),
    ("在水库保护区内种树，堆放货物，不得影响取水。", "堆放货物，不得影响取水", "", "condition"),
    (
        "在水库保护区内种树，堆放货物，不得影响取水。",
        "堆放货物，不得影响取水",
        "水库保护区里",
        None,
    ),
    ("在水库保护区内不得种树，不得堆放货物。", "不得堆放货物", "", None),
    ("Registered guests may swim.", "guests may swim", "", "condition"),
    ("Members and guests may swim.", "guests may swim", "", None),
    ("为了节约用水，制定本办法。", "制定本办法", "", None),
    ("单位应当检查水表，并报告结果。", "并报告结果", "", None),
    ("甲应当检查；乙未检查的，处以罚款。", "乙未检查的，处以罚款", "", None),
    ("单位应当检查水表。但是，居民除外。", "单位应当检查水表。", "", None),
]


@pytest.mark.parametrize(("text", "quoted", "frame", "kind"), CASES)
def test_what_is_left_out(text: str, quoted: str, frame: str, kind: str | None) -> None:
    start = text.index(quoted)
    found = omission(text, start, start + len(quoted), frame)
    assert (found.kind if found else None) == kind


GAPS = [
    ("单位及其人员不得以他人名义取水。", "单位及其人员", "以他人名义取水", "negation"),
    ("公示的时间不得少于两日。", "公示的时间", "少于两日", "negation"),
    ("取得的水权，除有约定的外，归单位所有。", "取得的水权", "归单位所有", "exception"),
    ("取水应当许可。没有许可的，不予供水。", "取水应当许可", "不予供水", "condition"),
    ("不予供水，但居民除外；乙应当报告。", "不予供水", "乙应当报告", "exception"),
    ("单位应当检查水表，并报告结果。", "单位应当", "报告结果", None),
    ("下列单位：（一）甲；（二）乙。", "下列单位", "乙", None),
]


@pytest.mark.parametrize(("text", "before", "after", "kind"), GAPS)
def test_what_an_ellipsis_leaves_out(text: str, before: str, after: str, kind: str | None) -> None:
    first, second = text.index(before), text.index(after)
    found = gap(text, (first, first + len(before)), (second, second + len(after)))
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(
    ("source", "said", "kind"),
    [
        ("单位未登记，逾期不改正的，处两万元罚款。", "单位未登记的，处两万元罚款。", "condition"),
        (
            "单位未登记，逾期不改正的，处两万元罚款。",
            "单位未登记且逾期不改正，处两万元罚款。",
            None,
        ),
        ("单位登记的，应当公告，居民除外。", "单位登记的，应当公告。", "exception"),
        ("建房的，应当登记；拆房的，应当公告。", "拆房的，应当公告。", None),
        (
            "占用耕地、林地，数量较大，造成耕地、林地毁坏的，处罚金。",
            "占用耕地、林地，数量较大，处罚金。",
            "condition",
        ),
        (
            "水厂完成检修、清洗后，水务局要求复检、复测的，水厂应当复检、复测，并通知水务局到场。",
            "水厂完成检修、清洗后，水厂应当复检、复测，并通知水务局到场。",
            "condition",
        ),
        (
            "水厂完成检修、清洗后，水务局要求复检、复测的，水厂应当复检、复测，并通知水务局到场。",
            "水务局要求复检、复测的，水厂完成检修、清洗后应当复检、复测，并通知水务局到场。",
            None,
        ),
        ("住户经物业公司同意，可以更换水表。", "住户可以更换水表。", "condition"),
        ("住户经物业公司同意，可以更换水表。", "经物业公司同意，住户可以更换水表。", None),
        ("住户周一至周五可以更换水表。", "住户可以更换水表。", "condition"),
        ("住户、商户可以更换水表。", "商户可以更换水表。", None),
        ("住户在本市行政区域内可以更换水表。", "住户可以更换水表。", None),
        ("从事钻井的企业应当每年报告。", "企业应当每年报告。", "condition"),
        ("从事钻井的企业应当每年报告。", "钻井企业应当每年报告。", None),
        ("对偏远的村庄，水务部门应当派车送水。", "水务部门应派车送水。", "condition"),
        ("Guests staying in the east wing may swim.", "Guests may swim.", "condition"),
        ("Guests staying in the east wing may swim.", "Guests in the east wing may swim.", None),
        ("Members and guests of the house may swim.", "Members may swim.", None),
        ("Guests may swim within 14 days of arrival.", "Guests may swim.", "condition"),
        ("Guests may swim with the host's prior consent.", "Guests may swim.", "condition"),
        (
            "Guests may swim with the host's prior consent.",
            "With the prior consent of the host guests may swim.",
            None,
        ),
        (
            "Guests may stay for three nights if the host agrees.",
            "guests may stay 3 nights",
            "condition",
        ),
        (
            "Guests may stay for three nights if the host agrees.",
            "if the host agrees, guests may stay",
            None,
        ),
    ],
)
def test_a_condition_is_left_out_with_all_its_letters(
    source: str, said: str, kind: str | None
) -> None:
    missing = left_out(source, said)
    assert (missing[0] if missing else None) == kind


@pytest.mark.parametrize(
    ("source", "said", "words"),
    [
        ("仅馆长或者保管员可以进入书库。", "仅馆长可以进入书库。", "或者保管员"),
        ("仅馆长或者保管员可以进入书库。", "仅保管员可以进入书库。", "馆长或者"),
        ("仅馆长或者保管员可以进入书库。", "保管员可以进入书库。", ""),
        ("外借应当经馆长或者教育局批准。", "外借应当经馆长批准。", "或者教育局"),
        ("外借应当经馆长和教育局批准。", "外借应当经馆长批准。", ""),
        ("参观限于学生和教师。", "参观限于学生。", "和教师"),
        ("学生和教师可以参观。", "学生可以参观。", ""),
        ("Only the cook or the porter may enter.", "Only the cook may enter.", "or the porter"),
        ("The cook or the porter may enter.", "The cook may enter.", ""),
        ("Entry requires a pass or a badge.", "Entry requires a pass.", "or a badge"),
        (
            "You may stay if it rains and a guard agrees.",
            "You may stay if it rains.",
            "and a guard agrees",
        ),
    ],
)
def test_one_of_several_is_not_told_as_the_only_one(source: str, said: str, words: str) -> None:
    assert lost_alternative(source, said) == words


@pytest.mark.parametrize(
    ("text", "quoted", "kind"),
    [
        ("仅馆长或者保管员可以进入书库。", "仅馆长", "condition"),
        ("夜间使用设备的，应当两人在场。", "使用设备的，应当两人在场。", "condition"),
        ("租用、使用设备的，应当两人在场。", "使用设备的，应当两人在场。", None),
        ("在册摊主之间可以互换摊位。", "摊主之间可以互换摊位。", "condition"),
        ("闭馆日以外，不得停车。", "不得停车。", "condition"),
        ("Hoses must not be used during a drought.", "Hoses must not be used", "condition"),
        ("Fires are permitted in May on Sundays.", "Fires are permitted", "condition"),
        ("Hoses are stored in May.", "Hoses are stored", "condition"),
        ("Within the first year, a lease may end.", "a lease may end.", "condition"),
        ("No dogs, except dogs that guide.", "No dogs, except dogs", "condition"),
        ("No dogs, except dogs that guide.", "No dogs, except dogs that guide.", None),
    ],
)
def test_what_narrows_a_case_or_a_leave_is_left_out(
    text: str, quoted: str, kind: str | None
) -> None:
    start = text.index(quoted)
    found = omission(text, start, start + len(quoted))
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(
    ("source", "said", "words"),
    [
        ("外地商户首次入场的，应当提交健康证。", "外地商户入场的，应当提交健康证。", "首次"),
        ("商户入场或者撤场的，应当提交健康证。", "商户入场的，应当提交健康证。", None),
        ("年满十六周岁的本镇居民，可以申请。", "年满十六周岁的居民，可以申请。", "本镇"),
        ("转租应当由房东书面同意。", "转租应当由房东同意。", "书面"),
    ],
)
def test_what_a_claim_leaves_out_of_a_case(source: str, said: str, words: str | None) -> None:
    found = left_out(source, said)
    assert (found[1] if found else None) == words


@pytest.mark.parametrize(
    ("source", "said", "words"),
    [
        ("商户可以设置临时摊位。", "商户可以设置摊位。", "临时"),
        ("商户不得占用人行通道。", "商户不得占用通道。", "人行"),
        ("商户不得擅自拆除隔板。", "商户不得拆除隔板。", "擅自"),
        ("商户不得占用、堵塞通道。", "商户不得占用通道。", None),
        ("商户不得以任何方式转租摊位。", "商户不得转租摊位。", None),
        ("商户可以向市场申请摊位。", "商户可以申请摊位。", None),
        ("商户应当提交书面报告。", "商户应当提交报告。", "书面"),
        ("Members may use the small kiln.", "Members may use the kiln.", "small"),
        (
            "The kiln may be used by trained staff or supervised pupils.",
            "The kiln may be used by pupils.",
            "trained staff or supervised",
        ),
        (
            "The kiln may be used by staff or by pupils.",
            "The kiln may be used by pupils.",
            None,
        ),
        ("Members must not keep a dog or other pet.", "Members must not keep a pet.", None),
        ("Members may paint, glaze and fire bowls.", "Members may paint and fire bowls.", None),
        ("Members may, with notice, cancel a class.", "Members may cancel a class.", "with notice"),
        ("Members must file a written report.", "Members must file a report.", "written"),
        ("A move on such days needs a permit.", "A move needs a permit.", "a move on such days"),
    ],
)
def test_what_narrows_what_is_allowed_or_forbidden(
    source: str, said: str, words: str | None
) -> None:
    found = left_out(source, said)
    assert (found[1] if found else None) == words


@pytest.mark.parametrize(
    ("text", "quoted", "frame", "words"),
    [
        ("顶楼平台不得堆放杂物。", "平台不得堆放杂物。", "", "顶楼"),
        ("工期内公司应当值守一人。", "应当值守一人。", "公司", "工期内"),
        ("公司应当值守一人。", "应当值守一人。", "公司", None),
        ("境内差旅每天补贴一百元。", "差旅每天补贴一百元。", "", "境内"),
        ("镇政府应当每日巡查。", "应当每日巡查。", "", None),
        ("鼓励和支持老人参观。", "和支持老人参观。", "要求", "鼓励"),
        ("不得将设备带出境外。", "不得将设备带出", "", "境外"),
        ("应当存放在车棚或者院内。", "应当存放在车棚", "", "或者院内"),
        (
            "应当事先取得物业的同意和供电公司的批复。",
            "应当事先取得物业的同意",
            "",
            "和供电公司的批复",
        ),
        ("应当公示并报告。", "应当公示", "", None),
        ("Store room keys are issued daily.", "keys are issued daily.", "", "Store room"),
        ("This rule takes effect in May.", "rule takes effect in May.", "", None),
        (
            "These rules apply to lets granted in May.",
            "These rules apply to lets",
            "",
            "granted in May",
        ),
        ("Rules of this Act apply.", "Rules", "", None),
        (
            "No one may moor a boat at a berth without a pass.",
            "No one may moor a boat",
            "",
            "at a berth without a pass",
        ),
        (
            "The office may close a berth for a week if the rent is late.",
            "The office may close a berth for a week",
            "",
            "if the rent is late",
        ),
        ("A guest may keep a cat or a bird without a permit.", "A guest may keep a cat", "", None),
        (
            "Bikes must be kept in the shed or yard.",
            "Bikes must be kept in the shed",
            "",
            "or yard",
        ),
        ("Bikes may be kept in the shed or yard.", "Bikes may be kept in the shed", "", None),
        (
            "Pumps must not run from 8 p.m. to 8 a.m. near a house.",
            "Pumps must not run from 8 p.m. to 8 a.m",
            "",
            "near a house",
        ),
        (
            "Music is barred between 8 p.m. and 8 a.m.",
            "Music is barred between 8 p.m",
            "",
            "and 8 a.m",
        ),
    ],
)
def test_what_stands_right_beside_what_is_told(
    text: str, quoted: str, frame: str, words: str | None
) -> None:
    start = text.index(quoted)
    found = omission(text, start, start + len(quoted), frame)
    assert (found.words.replace(STOP, ".").strip(".") if found else None) == words


@pytest.mark.parametrize(
    ("text", "quoted", "frame", "words"),
    [
        ("供热单位应当每日巡查。", "应当每日巡查", "规定，用户“", "供热单位"),
        ("供热单位应当每日巡查。", "应当每日巡查", "规定，供热单位“", None),
        ("供热单位应当每日巡查。", "应当每日巡查", "规定，其“", None),
        ("供热单位应当每日巡查。", "应当每日巡查", "第二条规定：“", None),
        ("大型的住宅小区，应当建站。", "应当建站", "规定，各类住宅小区都“", "大型的"),
        ("十二周岁以下儿童不得入内。", "不得入内", "规定，十六周岁以下儿童“", "十二周岁以下儿童"),
        ("独居的老人，其药品由护士保管。", "由护士保管", "规定，所有老人的药品“", "独居的"),
        ("独居的老人，其药品由护士保管。", "由护士保管", "规定，独居的老人，其药品“", None),
        ("The client shall pay.", "shall pay", 'says that the contractor "', "The client"),
        (
            "A guest who cooks shall pay.",
            "shall pay",
            'says that every guest "',
            "A guest who cooks",
        ),
        ("A guest or a tenant shall pay.", "shall pay", 'says that a tenant "', None),
        ("The client shall pay.", "shall pay", 'Clause 4 says that it "', None),
    ],
)
def test_a_fragment_is_told_of_whom_its_source_tells_it(
    text: str, quoted: str, frame: str, words: str | None
) -> None:
    start = text.index(quoted)
    found = omission(text, start, start + len(quoted), frame)
    assert (found.words if found else None) == words
