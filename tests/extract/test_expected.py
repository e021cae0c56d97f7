"""What the network of arguments sees and the grammar does not read."""

import pytest

from kg.extract import read
from kg.extract.check import one_sentence
from kg.model import Modality, Polarity


def expected(ontology, text):
    """Give what only the network sees, sure enough to be told."""
    return [one for one in read(one_sentence(text), ontology) if one.evidence[0].construction.startswith("expected:")]


def told(one):
    return one.subject.label, one.predicate.label, one.object.label if one.object is not None else None


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("段怀瑾1889年生于汉口。他十六岁迷上棋谱，从此不问家业。", ("段怀瑾", "迷上", "棋谱")),
        ("水位下降了，渔获却不见减少。", ("渔获", "减少", None)),
        ("熟悉旧戏的罗三爷，昨天在台上唱了两个小时。", ("罗三爷", "熟悉", "旧戏")),
        ("今年的订单增加了，工资却没有跟着涨。", ("今年的订单", "增加", None)),
        ("邵映兰进仁晏医院当清洁工。", ("邵映兰", "当", "清洁工")),
        ("十六岁的邵映兰进仁晏医院当清洁工。", ("邵映兰", "进", "仁晏医院")),
    ],
)
def test_it_reads_what_the_grammar_leaves(ontology, text, statement):
    assert statement in [told(one) for one in expected(ontology, text)]


def test_what_is_denied_is_denied(ontology):
    denied = expected(ontology, "水位下降了，渔获却不见减少。")
    assert [(told(one), one.polarity) for one in denied] == [(("渔获", "减少", None), Polarity.NEGATIVE)]
    both = expected(ontology, "今年的订单增加了，工资却没有跟着涨。")
    assert {told(one): one.polarity for one in both} == {
        ("今年的订单", "增加", None): Polarity.POSITIVE,
        ("工资", "涨", None): Polarity.NEGATIVE,
    }


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("雨停了，水位却不见下降。", "水位"),
        ("药吃了三周，血压却未见下降。", "血压"),
        ("油价跌了，车票却不见下降。", "车票"),
    ],
)
def test_what_is_not_seen_to_be_so_is_denied(ontology, text, who):
    fallen = [one for one in read(one_sentence(text), ontology) if told(one)[:2] == (who, "下降")]
    assert {one.polarity for one in fallen} == {Polarity.NEGATIVE}


def test_what_is_to_come_is_not_done(ontology):
    text = "董事会打算明年把老厂搬到江北，再把空地改成公园。"
    assert all(
        one.modality is Modality.POSSIBILITY for one in expected(ontology, text) if told(one)[1] in ("搬到", "改成")
    )


@pytest.mark.parametrize(
    "text",
    [
        "请各位居民把旧电池放进红箱子。",  # asked of somebody
        "谁会相信这份报表呢？",  # asked
    ],
)
def test_it_is_silent_where_nothing_is_said_to_be_so(ontology, text):
    assert [told(one) for one in expected(ontology, text)] == []


def test_whoever_looks_back_is_told_with_where_that_stood(ontology):
    text = "段怀瑾1889年生于汉口。他十六岁迷上棋谱，从此不问家业。"
    [one] = [one for one in expected(ontology, text) if one.predicate.label == "迷上"]
    [antecedent] = one.evidence[0].antecedents
    assert (antecedent.mention, antecedent.label) == ("他", "段怀瑾")
    assert antecedent.source.of(text) == "段怀瑾"


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("公司决定关闭工厂。", Modality.POSSIBILITY),
        ("董事会打算出售老楼。", Modality.POSSIBILITY),
        ("剧团答应修复戏台。", Modality.POSSIBILITY),
    ],
)
def test_what_is_decided_on_is_to_come(ontology, text, modality):
    assert all(one.modality is modality for one in expected(ontology, text))


@pytest.mark.parametrize("text", ["他拒绝出售房屋。", "工厂停止生产收音机。"])
def test_what_is_refused_or_stopped_is_not_done(ontology, text):
    assert all(one.predicate.property in ("refuses", "stops") for one in expected(ontology, text))


def test_what_stands_behind_is_of_its_subject_is_done_to_it(ontology):
    text = "停车位置是卞宏指定的。"
    found = [told(one) for one in expected(ontology, text)]
    assert ("卞宏", "指定", "停车位置") in found
    assert not any(predicate == "是" for _, predicate, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "研究人员把这个原理搬进阀门，将木板胶合起来。",
        "老板把这套做法搬回老厂，工人很高兴。",
        "她把这门手艺带进监狱，教会了许多人。",
    ],
)
def test_whoever_moves_a_thing_does_not_move_there(ontology, text):
    assert not [one for one in expected(ontology, text) if one.predicate.label in ("搬进", "搬回", "带进")]


def test_a_mere_reason_is_not_told(ontology):
    assert ("关停", "亏损", None) not in [told(one) for one in expected(ontology, "关停并非因为亏损。")]


def test_whoever_does_what_stands_elsewhere_is_not_told_alone(ontology):
    found = [told(one) for one in expected(ontology, "公司2004年由俞伯衡和孟晓岚在廊原市创办。")]
    assert ("俞伯衡", "创办", None) not in found


@pytest.mark.parametrize("text", ["云溪区法院一审判决船厂赔偿损失。", "柳河县法院终审判决平台退还押金。"])
def test_what_a_court_orders_is_a_duty(ontology, text):
    [one] = [one for one in read(one_sentence(text), ontology) if one.predicate.property in ("pays", "returns", None)]
    assert one.modality in (Modality.NECESSITY, Modality.REPORTED)
    assert one.subject.label in ("船厂", "平台")


@pytest.mark.parametrize(
    "text",
    [
        "提供早餐的旅馆应当公示菜单。",  # of no hotel in particular
        "村里流传县令已经离境的消息。",  # a rumour
        "这次失败并不说明学徒不可用。",  # not said to be so
        "研究所尝试培育耐盐水稻。",  # tried
        "她从未在工厂任职。",  # she may have worked elsewhere
        "教练对判罚未作评论。",  # he may have spoken of other things
        "骗子专门以老年人为目标。",
        "直径超过800毫米的主干管，也尚未经过验证。",  # which pipes
        "汐调的伴奏不看谱，七十九岁的甘水旺脑子里装着一百一十多出戏。",  # where they are
        "碑上只用“重修”二字带过。",  # with what
        "全镇工厂有三家停产。",  # which three
        "三十名学员有九名来自海外。",
        "她把图稿拆开，夹在账本里。",
        "商会和渔会分别出售19%和8%的股份。",
    ],
)
def test_what_is_only_a_part_of_what_is_said_is_not_told(ontology, text):
    assert [told(one) for one in expected(ontology, text)] == []


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("县里有家造船的工厂。", ("县里", "有", "造船的工厂")),
        ("队里有个会唱戏的渔民。", ("队里", "有", "会唱戏的渔民")),
        ("盐浦有家做折叠灶具的小企业，老板娘每年背着样品跑四十几个县。", ("盐浦", "有", "做折叠灶具的小企业")),
    ],
)
def test_a_classifier_behind_you_is_nobody(ontology, text, statement):
    assert statement in [told(one) for one in expected(ontology, text)]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("新建小区用的恰恰多是这种管子。", "用"),  # what they use
        ("老人害怕的不是按键，而是按错之后无人可问。", "害怕"),
        ("桶里装的是两千吨石英砂。", "装"),
        ("剧团演的多是老戏。", "演"),
    ],
)
def test_what_stands_for_its_object_is_no_fact_of_its_own(ontology, text, verb):
    assert verb not in [told(one)[1] for one in expected(ontology, text)]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("真正让渡口消失的是桥。", ("渡口", "消失", None)),
        ("同一时期，鸣声减弱的情况出现了三次。", ("鸣声", "减弱", None)),
    ],
)
def test_near_what_is_so_is_told_beside_it(ontology, text, statement):
    assert statement in [told(one) for one in expected(ontology, text)]


def test_near_what_one_holds_in_hand_is_held(ontology):
    found = read(one_sentence("老太太手里攥着一把钥匙，没有说话。"), ontology)
    assert ("老太太", "攥", "钥匙") in [told(one) for one in found]


def test_near_whose_name_is_told_does_it(ontology):
    statements = [told(one) for one in expected(ontology, "提供早餐的老张家公示了菜单。")]
    assert ("老张家", "提供", "早餐") in statements


def test_what_one_is_encouraged_to_do_is_no_duty(ontology):
    found = expected(ontology, "鼓励居民参与植树。")
    assert [(told(one), one.modality) for one in found] == [(("居民", "参与", "植树"), Modality.POSSIBILITY)]


@pytest.mark.parametrize(
    ("text", "undated", "dated"),
    [
        ("2018年，从德国回来的工程师韩立接管了工厂。", "韩立回来", ["韩立接管工厂"]),
        ("2020年，纪念馆展出了由学生制作的模型。", "学生制作模型", ["纪念馆展出由学生制作的模型"]),
        ("2021年，曾经停产的矿山恢复开采。", "矿山停产", ["停产的矿山恢复开采"]),
        ("1998年，由于洪水冲毁了码头，渡船停航。", "洪水冲毁码头", []),
        ("2019年毕业的王芳担任了馆长。", "王芳担任馆长", ["王芳毕业"]),
        ("去年，医院解雇了一名泄露病历的护士。", "护士泄露病历", ["医院解雇泄露病历的护士"]),
    ],
)
def test_a_date_is_told_of_what_it_stands_with(ontology, text, undated, dated):
    events = [one.subject.label for one in read(one_sentence(text), ontology) if one.predicate.property == "date"]
    assert undated not in events
    assert set(dated) <= set(events)


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("馆长否认自己将在明年执教青年队。", "执教"),  # denied
        ("镇上连一台能用的发电机都没有。", "能用"),  # not even there
        ("房东无权处分租客的家具。", "处分"),  # nobody's right
        ("医生提醒，老人最好每年检查视力。", "检查"),  # advised
        ("碑文均为工匠所写。", "为"),  # it is not they
        ("此地历来为各路商人所看重。", "为"),
        ("书院实行免费预约参观，每日限流五百人，周一闭馆。", "闭馆"),  # only then
        ("昨天嫌平台太少，今天嫌平台太多。", "多"),  # nobody is named who thinks so
        ("他因代学长看管标本室，认识了教员。", "看管"),  # in the place of another
    ],
)
def test_what_does_not_come_about_is_not_stated(ontology, text, verb):
    assert verb not in [told(one)[1] for one in expected(ontology, text)]


def test_what_is_done_on_order_is_done(ontology):
    moved = [one for one in expected(ontology, "守军奉命将主要设备拆运西迁。") if told(one)[1] == "拆运"]
    assert all(one.modality is Modality.ASSERTED for one in moved)


@pytest.mark.parametrize(
    ("text", "verb", "modality"),
    [
        ("船长收到了来信，可水手没有跟着离开港口。", "离开", Modality.ASSERTED),
        ("公司把总部搬到江北，可工人没有跟着搬走。", "搬走", Modality.ASSERTED),
        ("大桥建成后，两地的车程才由将近一小时缩短到十五分钟。", "缩短到", Modality.ASSERTED),
        ("大桥建成后，两地的车程可由一小时缩短到十五分钟。", "缩短到", Modality.POSSIBILITY),
        ("工人可在纸上签字。", "在…上签字", Modality.POSSIBILITY),
    ],
)
def test_only_a_word_of_possibility_makes_it_possible(ontology, text, verb, modality):
    assert [one.modality for one in expected(ontology, text) if one.predicate.label == verb] == [modality]


@pytest.mark.parametrize("text", ["顾客嫌面包太硬。", "外婆嫌电梯太慢，每天走楼梯。", "球迷抱怨门票太贵。"])
def test_what_somebody_finds_too_much_is_not_so(ontology, text):
    assert not [one for one in read(one_sentence(text), ontology) if "太" in one.claim and one.holder is None]


@pytest.mark.parametrize(
    "text",
    [
        "什么时候库存归零，什么时候补货。",  # asked, or whenever
        "什么时候病人康复，什么时候出院。",
        "前提是政府提供土地。",  # needed
        "试点可以扩大，条件是药店接入统一的系统。",
        "考试作弊的将被开除。",  # whom a rule is for
        "数据造假的一律取消资格。",
        "手术并非每次都顺利。",  # not always
        "警报再准，也补不了裂缝。",  # however much so
        "门票再便宜，游客也不来。",
    ],
)
def test_what_may_not_be_so_is_not_stated(ontology, text):
    one_way = Polarity.POSITIVE, Modality.ASSERTED
    assert not [one for one in expected(ontology, text) if (one.polarity, one.modality) == one_way]


@pytest.mark.parametrize(
    ("text", "whose", "polarity"),
    [
        ("并非所有银行都提高了利率。", "所有银行", Polarity.NEGATIVE),
        ("往往不是工资太低，而是公司太远。", "公司", Polarity.POSITIVE),
        ("并非路面太滑，而是司机太困。", "司机", Polarity.POSITIVE),
        ("这并不是船长第一次离开港口。", "船长", Polarity.POSITIVE),
    ],
)
def test_what_is_denied_as_a_whole_is_not_so(ontology, text, whose, polarity):
    found = read(one_sentence(text), ontology)
    found = {(one.subject.label, one.polarity) for one in found if one.conditions == ()}
    assert (whose, polarity) in found
    assert Polarity.POSITIVE not in {polarity for label, polarity in found if label != whose}


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("出版社只同意在后记提一句。", "提"),
        ("银行同意与买方延长期限。", "与买方延长"),
        ("房东同意减少租金。", "减少"),
    ],
)
def test_what_is_agreed_to_is_not_done_yet(ontology, text, verb):
    [one] = [one for one in read(one_sentence(text), ontology) if one.predicate.label == verb]
    assert one.modality is Modality.POSSIBILITY


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("成化年间的碑文称“谭公桥”，县志叫“普济桥”。", set()),  # what is written calls it so
        ("1958年的规划图称“中心广场”。", set()),
        ("文件称“夜间经济”。", set()),
        ("族谱称“文贞公”。", set()),
        ("城南的石桥俗称“仙人桥”。", {("城南的石桥", "仙人桥")}),
        ("城北的老街称“半边街”。", {("城北的老街", "半边街")}),
    ],
)
def test_what_is_written_is_not_called_what_it_calls_something(ontology, text, called):
    found = read(one_sentence(text), ontology)
    assert {(one.subject.label, one.object.label) for one in found if one.predicate.property == "alias"} == called


@pytest.mark.parametrize(
    ("text", "caused"),
    [
        ("公司把原因归结为特种钢涨价。", set()),  # of what is not said
        ("教练把原因归咎于场地。", set()),
        ("报告将成因归于地下水。", set()),
        ("农户把歉收的原因归咎于冰雹。", {"歉收的原因"}),
        ("公司把亏损归结为特种钢涨价。", {"亏损"}),
    ],
)
def test_a_cause_is_of_something(ontology, text, caused):
    found = read(one_sentence(text), ontology)
    assert {one.subject.label for one in found if one.predicate.property == "hasCause"} == caused


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("1994年3月病逝，遗嘱交代藏书捐给县图书馆。", set()),  # whoever died is not the will
        ("被问到这些，祁牧川挠了挠头。", {"祁牧川"}),
    ],
)
def test_no_thing_is_taken_for_a_subject_before_it_is_named(ontology, text, who):
    assert {one.subject.label for one in expected(ontology, text) if told(one)[1] in ("病逝", "被问到")} == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("院子里的两件蟒袍是婆婆留下的，想请人修补。", set()),
        ("桌上的三张图纸没有署名，去年辞职了。", set()),
        ("河上的两座石桥很旧，后来退休了。", set()),
        ("院子里的老裁缝想请人修补蟒袍。", {"院子里的老裁缝"}),
        ("镇上的两位医生去年辞职了。", {"镇上的两位医生"}),
    ],
)
def test_no_thing_does_what_only_somebody_does(ontology, text, who):
    found = read(one_sentence(text), ontology)
    assert {one.subject.label for one in found if one.predicate.label in ("请", "想请", "辞职", "退休")} == who


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("但承认这些，并不等于承认平台挤占了工业。", set()),
        ("支持改革不意味着工厂解雇了工人。", set()),
        ("合同写明，押金不等于房东没收了租金。", set()),
        ("报告说明商场欺骗了顾客。", {"欺骗"}),
        ("平台挤占了工业。", {"挤占"}),
    ],
)
def test_what_something_does_not_mean_is_not_stated(ontology, text, done):
    found = read(one_sentence(text), ontology)
    assert {told(one)[1] for one in found} & {"挤占", "解雇", "没收", "欺骗"} == done


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("班主杜玉岚坐在台下，剪刀放在桌上，自己双手抱着戏服。", "杜玉岚的双手"),
        ("老裁缝简阿绸坐在门口，剪刀搁在桌上，自己双手捧着茶碗。", "简阿绸的双手"),
        ("阀门关闭了自己的通道。", "阀门"),
    ],
)
def test_oneself_is_somebody_or_the_subject_of_the_clause(ontology, text, who):
    found = read(one_sentence(text), ontology)
    assert [one.subject.label for one in found if one.predicate.label in ("抱", "捧", "关闭")] == [who]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("校友会发表声明，称评估方案“缺乏依据”，要求公开数据。", {("校友会", "要求")}),
        ("村民马国梁表示，水库的水质“一年不如一年”，呼吁关闭化工厂。", {("马国梁", "呼吁")}),
        ("工会批评新规，认为排班制度“形同虚设”，建议设立监督岗。", {("工会", "建议")}),
        ("学校的章程“过于简略”，学生会要求公开数据。", {("学生会", "要求")}),  # somebody else is named
        ("村民马国梁表示，水库属于村里。", set()),  # nothing is asked for
    ],
)
def test_behind_a_quotation_the_speaker_goes_on(ontology, text, asks):
    found = read(one_sentence(text), ontology)
    assert {told(one)[:2] for one in found if one.predicate.label in ("要求", "呼吁", "建议")} == asks


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("每年秋天，上万只大雁飞到湖边越冬。", ("大雁", "飞到", "湖边")),
        ("仲裁委员会查阅记录后确认，程序没有瑕疵。", ("仲裁委员会", "查阅", "记录")),
        ("土壤专家给出的办法是把硫磺粉混在松针里。", ("土壤专家", "给出", "办法")),
        ("化学漆兴起后，桐油无人问津。", ("化学漆", "兴起", None)),
        ("孩子落地时，祖父正在修钟。", ("孩子", "落地", None)),
        ("堤坝决口，两头牛被卷走了。", ("两头牛", "被卷走", None)),
        ("围观的人大笑，牌位被抬了回去。", ("牌位", "被抬回去", None)),
        ("居民躲进盐井，坚守了三十三天。", ("居民", "坚守", None)),
        ("余春桃戴上助听器，才第一次听见自己的名字。", ("春桃", "听见", "春桃的名字")),
    ],
)
def test_what_closes_a_clause_is_part_of_its_verb_or_begins_another(ontology, text, statement):
    assert statement in [told(one) for one in expected(ontology, text)]


@pytest.mark.parametrize(
    "text",
    [
        "父亲拿出一份落款日期为2020年的遗嘱。",  # no date is taken out
        "泥干后比石头还硬。",  # 泥干 is one word to nobody
        "事务所的玻璃被砸得粉碎。",  # how, is the point
    ],
)
def test_a_clause_that_goes_on_is_not_cut(ontology, text):
    cut = {("父亲", "拿出", "落款日期"), ("泥", "干", None), ("事务所的玻璃", "被砸", None)}
    assert not cut & {told(one) for one in expected(ontology, text)}


@pytest.mark.parametrize(
    ("text", "statement", "holder"),
    [
        ("射击队领队郎万里表示，队里将检查所有枪械。", ("队里", "检查", "枪械"), "郎万里"),
        ("西宁啤酒商湟源宣布，全部产品改用铝瓶。", ("产品", "改用", "铝瓶"), "西宁啤酒商湟源"),
        ("协议第九条写明，缺席者不得使用商标。", ("缺席者", "使用", "商标"), "协议第九条"),
        ("该线的167名员工可以转到磁头车间。", ("该线的167名员工", "转到", "磁头车间"), None),
        ("二者的分歧是对风险的看法。", ("二者的分歧", "是", "对风险的看法"), None),
    ],
)
def test_who_has_a_name_behind_what_he_is_may_speak_and_what_is_of_those_is_known(ontology, text, statement, holder):
    found = read(one_sentence(text), ontology)
    assert (statement, holder) in [(told(one), one.holder.label if one.holder else None) for one in found]


@pytest.mark.parametrize("text", ["双方最终达成的办法是，由小学与食堂签订协议。", "上涨的原因表明，市场过热。"])
def test_what_is_nobody_says_nothing(ontology, text):
    assert not [one for one in read(one_sentence(text), ontology) if one.subject.label.endswith("办法") or one.holder]


@pytest.mark.parametrize(
    ("text", "statement", "name"),
    [
        ("当天的批发价是每公斤一百零五元。", ("当天的批发价", "是", "每公斤一百零五元"), "amount"),
        ("而厂方报价是三十四万元。", ("厂方报价", "是", "三十四万元"), "amount"),
        ("锻打环节至今仍由人工完成。", ("人工", "完成", "锻打环节"), "achieves"),
        ("评标由专家独立完成。", ("专家", "完成", "评标"), "achieves"),
    ],
)
def test_a_figure_is_an_amount_and_what_is_completed_lacks_nothing(ontology, text, statement, name):
    found = read(one_sentence(text), ontology)
    assert (statement, name) in [(told(one), one.predicate.property) for one in found]


@pytest.mark.parametrize("text", ["产品经理把每一寸屏幕都看成货架。", "公司目前是九十七台。"])
def test_what_it_becomes_is_not_left_out_and_nobody_is_an_amount(ontology, text):
    cut = {("产品经理", "看成", "每一寸屏幕"), ("公司", "是", "九十七台")}
    assert not cut & {told(one) for one in read(one_sentence(text), ontology)}


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("研究者播下了种子，成活率为百分之二十六。", ("成活率", "为", "百分之二十六")),
        ("软件收入去年增长34%，续费率为93%。", ("续费率", "为", "93%")),
        ("两百人受到检查，罹患率为65.2%。", ("罹患率", "为", "65.2%")),
    ],
)
def test_a_figure_need_not_say_whose_it_is(ontology, text, statement):
    assert statement in [told(one) for one in read(one_sentence(text), ontology)]


@pytest.mark.parametrize("text", ["原因为三人。", "他今年为三十岁。"])
def test_what_is_no_figure_has_no_amount(ontology, text):
    assert not [one for one in read(one_sentence(text), ontology) if one.predicate.property == "amount"]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("被拆除的老屋原来属于祠堂。", ("被拆除的老屋", "属于", "祠堂")),
        ("以手工为卖点的小店纷纷开张。", ("以手工为卖点的小店", "开张", None)),
        ("受骗顾客可以拿到补偿。", ("受骗顾客", "拿到", "补偿")),
        ("矿上原来有三百名司机。", ("矿", "有", "三百名司机")),
        ("去年他退休后，临时召集人接管了协会。", ("临时召集人", "接管", "协会")),
        ("清晨，渡轮“海燕”号从南港开往外岛。", ("渡轮海燕号", "开往", "外岛")),
    ],
)
def test_a_thing_may_open_with_what_tells_of_it(ontology, text, statement):
    assert statement in [told(one) for one in read(one_sentence(text), ontology)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("替关联的公司担保，他背上了债务。", "替关联的公司"),
        ("根据回波返回的时间可以算出深度。", "根据回波返回的时间"),
        ("石缝仅宽一米，最窄处须侧身而过。", "最窄处须"),
        ("去年公司收入四亿元，是行业里唯一盈利的一家。", "收入四亿元"),
    ],
)
def test_what_is_brought_before_a_verb_does_nothing(ontology, text, who):
    assert who not in [one.subject.label for one in read(one_sentence(text), ontology)]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("主持排练的是一位退休的女教师。", ("主持排练的", "是", "退休的女教师")),
        ("夜里守水闸的大多是老人。", ("夜里守水闸的", "大多是", "老人")),
        ("反应最快的是邻县的消防队。", ("反应最快的", "是", "邻县的消防队")),
        ("对供应商而言，最要紧的是账期。", ("最要紧的", "是", "账期")),
    ],
)
def test_what_is_told_of_somebody_stands_for_them_with_its_de(ontology, text, statement):
    assert statement in [told(one) for one in read(one_sentence(text), ontology)]


def test_a_thing_cut_before_its_de_stands_for_nobody(ontology):
    found = [one.subject.label for one in read(one_sentence("首先尝过这种酒的是他的祖父。"), ontology)]
    assert "这种酒的" not in found
    assert "酒的" not in found


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("渡轮倾覆，截至15日中午已确认61人遇难。", ("61人", "遇难", None)),
        ("工厂关闭，三百四十人失业。", ("三百四十人", "失业", None)),
        ("报名的学徒有九十六人，其中二十一人是姑娘。", ("二十一人", "是", "姑娘")),
        ("她带出技师六十一名，其中四人后来获得发明奖。", ("四人", "获得", "发明奖")),
        ("七十年间毕业学生上万人，其中一千余人终身在乡村任教。", ("一千余人", "在…任教", "乡村")),
        ("1938年十七名青年报名去开车，其中六人殉职。", ("六人", "殉职", None)),
        ("三十一名选手中有十三人中途退出。", ("十三人", "退出", None)),
    ],
)
def test_so_many_do_something(ontology, text, statement):
    assert statement in [told(one) for one in read(one_sentence(text), ontology)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("她的体重七十一公斤，原来不够快。", "七十一公斤"),
        ("被劝退的客户里，其中的六十家主动回来。", "的六十家"),
        ("他印了十万张票，实际卖掉其中的九万。", "的九万"),
    ],
)
def test_what_is_measured_is_no_group(ontology, text, who):
    assert who not in [one.subject.label for one in read(one_sentence(text), ontology)]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("县城西边的气象台旁有六家茶庄。", ("县城西边的气象台旁", "有", "六家茶庄")),
        ("挑夫的担子里装针线、火柴和剪刀，重八十斤。", ("挑夫的担子", "装", "针线")),
        ("校友中有院士一人、船长三十余人。", ("校友", "有", "院士一人")),
        ("途中舟覆，书稿尽没于水。", ("舟", "覆", None)),
    ],
)
def test_a_subject_is_parted_from_its_verb_where_both_were_guessed_to_be_one_word(ontology, text, statement):
    assert statement in [told(one) for one in read(one_sentence(text), ontology)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("结果显示，湖泊形成于四千年前。", "结果"),  # a word that the lexicon knows
        ("丞下设冰吏四人。", "丞下"),
    ],
)
def test_a_known_word_is_not_taken_apart(ontology, text, who):
    assert who not in [one.subject.label for one in read(one_sentence(text), ontology)]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("画家贺文洲请来木匠鲁大成。两人花了半年，雕出一座戏台。", {"贺文洲", "鲁大成"}),
        ("柳思齐研究苔藓，邢若兰研究地衣。1998年，两人在秦岭发现一种新的水生苔藓。", {"柳思齐", "邢若兰"}),
        ("歌手赵明远约见作曲家何秀英。二人谈了整整一夜，写成一首长歌。", {"赵明远", "何秀英"}),
        ("村里来了许多游客，向导陈阿福领着他们上山。两人走丢了。", set()),
        ("周启明退休以后，儿子接了班。两人都不爱说话。", set()),
    ],
)
def test_two_are_the_two_who_were_named(ontology, text, who):
    first = text.index("两人" if "两人" in text else "二人")
    found = [one for one in read(one_sentence(text), ontology) if one.evidence[0].span.start >= first - 8]
    assert {
        one.subject.label for one in found if one.predicate.label in ("雕出", "发现", "写成", "走丢", "爱说话")
    } == who


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("村民代表没有反对。", ("村民代表", "反对", None)),
        ("王秀兰坚决拒绝了。", ("王秀兰", "拒绝", None)),
        ("乡里的老人都不同意，事情就搁下了。", ("乡里的老人", "同意", None)),
        ("他解释说，机器已经坏了。", None),  # what he said is told, not that he said something
        ("新来的经理得知后，连夜赶到了车间。", None),  # what he came to know stands nowhere
        ("电灯普及以后，蜡烛便没有人买了。", ("电灯", "普及", None)),
        ("瘟疫平息之后，商队又回到了渡口。", ("瘟疫", "平息", None)),
        ("孟师傅收工时，炉火已经熄了。", ("孟师傅", "收工", None)),
        ("河水退了下去，古桥却留了下来。", ("古桥", "留下来", None)),
        ("粮价很快就降了下来。", ("粮价", "降下来", None)),
        ("门前的石狮子被人搬走，至今没有找到。", ("石狮子", "被搬走", None)),
        ("饥荒那年，医院断粮了。", ("医院", "断粮", None)),
        ("妇女不再织网。", ("妇女", "织网", None)),
        ("消防队赶到时，农户正在砍树。", ("农户", "砍树", None)),
        ("村委会没有权利向摊贩收钱。", None),
        ("这套设备导热很慢，冬天尤其如此。", None),  # how it conducts heat is what is told
    ],
)
def test_a_verb_may_stand_without_its_object(ontology, text, done):
    found = [told(one) for one in expected(ontology, text)]
    alone = {"说", "解释说", "得知", "收钱", "导热"} & {one[1] for one in found}
    assert not alone if done is None else done in found


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("老会计退休后去了广州。", {("老会计", "去", "广州")}),
        ("新桥的工期需要三年。", {("新桥的工期", "需要", "三年")}),
        ("两地的贸易由此开始。", {("两地的贸易", "开始", None)}),
        ("船员们开始修理发动机。", set()),
        ("表弟来帮忙。", set()),
    ],
)
def test_what_goes_before_verbs_may_be_one(ontology, text, done):
    found = {told(one) for one in expected(ontology, text)}
    assert {one for one in found if one[1] in ("去", "来", "需要", "开始")} == done


@pytest.mark.parametrize(
    ("text", "subject", "holder"),
    [
        ("值守人员起初并不相信，因为水位离警戒线还差0.6米。", "水位", None),  # the ground is nobody's
        ("村民不同意，因为水渠已经干涸。", "水渠", None),
        ("厂长卢景川认为，销路已经打开。", "销路", "卢景川"),
        ("与公告同时披露的年报显示，公司实现营业收入7亿元。", "公司", None),
    ],
)
def test_what_nobody_says_is_told_by_the_text(ontology, text, subject, holder):
    found = [one for one in read(one_sentence(text), ontology) if one.subject.label.startswith(subject)]
    assert found
    assert {one.holder.label if one.holder else None for one in found} == {holder}


def test_how_often_something_is_done_is_kept(ontology):
    found = [told(one) for one in expected(ontology, "仪器每秒向光纤射入两千次激光脉冲。")]
    assert ("仪器", "每秒射入", "两千次激光脉冲") in found


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("清江毡厂的总部设在一座县城，1994年接到第一笔订单。", ("清江毡厂", "接到", "第一笔订单")),
        ("海云学院的前身是一所夜校，1952年招收了两百名学员。", ("海云学院", "招收", "两百名学员")),
        ("澜川银行的总部位于临漳，去年发行了两种债券。", ("澜川银行", "发行", "两种债券")),
        ("清江毡厂的订单来自县城，1994年达到三百笔。", ("清江毡厂的订单", "达到", "三百笔")),  # orders are no seat
        ("海云学院的总部设在县城。", ("海云学院的总部", "设在", "县城")),  # nothing goes on
    ],
)
def test_whose_seat_it_is_goes_on(ontology, text, statement):
    found = [told(one) for one in read(one_sentence(text), ontology)]
    assert statement in found
    assert not {("清江毡厂的总部", "接到"), ("海云学院的前身", "招收")} & {one[:2] for one in found}


def test_those_of_whom_a_clause_tells_which_they_are_do_nothing(ontology):
    assert ("商户", "迁走") not in [told(one)[:2] for one in read(one_sentence("那些迁走的商户都后悔了。"), ontology)]


@pytest.mark.parametrize(
    ("text", "who", "does"),
    [
        ("沙粒之间的摩擦会使80至300赫兹的能量缓慢抬升。", "沙粒之间的摩擦", "抬升"),
        ("车站有人整夜躺着，难免留下垃圾。", "车站", "留下"),
        ("龚德顺未与种植户当面约定，对损失也有责任。", "损失", "有"),
        ("记者误以为工厂已经停产。", "工厂", "停产"),
        ("他说，不少店主根本不知道自己的灯箱有多亮。", "不少店主的灯箱", "有多亮"),
        ("38公里长的光缆相当于埋下了将近一万只麦克风。", "38公里长的光缆", "埋下"),
        ("从床底拖出一只铁皮盒，里面躺着半束灯草。", "里面", "躺"),
        ("挑灯草过河，重的是风。", "重的", "是"),
    ],
)
def test_whoever_does_not_do_so_is_not_told(ontology, text, who, does):
    assert (who, does) not in [told(one)[:2] for one in read(one_sentence(text), ontology)]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("对公司提出的方案，村民没有意见。", ("公司", "提出", "方案")),  # 对 brings the whole
        ("旁人替她难过。", ("旁人", "难过", None)),
        ("护士每半小时量一次体温。", ("护士", "每半小时量", "体温")),
        ("巡堤员每两小时走一趟。", ("巡堤员", "每两小时走", "一趟")),
        ("蔺家举家去了湘西。", ("蔺家", "去", "湘西")),
        ("学生阿辉带来一套软件。", ("阿辉", "带来", "软件")),
        ("韦启航背对球网腾空而起。", ("韦启航", "腾空而起", None)),
    ],
)
def test_whoever_does_so_is_told(ontology, text, statement):
    assert statement in [told(one) for one in read(one_sentence(text), ontology)]


@pytest.mark.parametrize("text", ["判决现已生效。", "两份判决均已生效。", "一审判决早已公布。"])
def test_what_is_done_is_no_duty(ontology, text):
    assert {one.modality for one in read(one_sentence(text), ontology)} == {Modality.ASSERTED}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("学生阿辉带来一套软件。", None),
        ("老人带来两瓶酒。", None),
        ("扩产带来压力。", "causes"),
        ("排名带来广告费。", "causes"),
    ],
)
def test_what_somebody_brings_along_he_does_not_cause(ontology, text, name):
    found = [one for one in read(one_sentence(text), ontology) if one.predicate.label == "带来"]
    assert {one.predicate.property for one in found} == {name}


def test_whose_measure_it_was_then_is_told_with_the_time(ontology):
    found = {told(one) for one in read(one_sentence("标的公司去年营收只有1900万欧元。"), ontology)}
    assert ("标的公司", "营收只有", "1900万欧元") in found
    assert ("标的公司营收只有1900万欧元", "时间", "去年") in found


@pytest.mark.parametrize(
    "text",
    ["邬建平称，前者已有交通法规约束，后者情况复杂。", "前者已经停产，后者经营困难。", "前者有经费，后者经费不足。"],
)
def test_the_latter_is_nobody_where_the_former_is_not_known(ontology, text):
    assert not [one for one in read(one_sentence(text), ontology) if "后者" in one.evidence[0].quote]


@pytest.mark.parametrize(
    ("text", "statement", "never"),
    [
        ("乐器用毡的销量下滑了11%。", ("乐器用毡的销量", "下滑", "11%"), ("乐器", "下滑")),
        ("从原料到成品的成本上涨了三成。", ("从原料到成品的成本", "上涨", "三成"), ("从原料", "上涨")),
        ("居民用水的价格由物价局核定。", ("物价局", "核定", "居民用水的价格"), ("居民", "核定")),
        ("西屏队抓住机会连得6分，以21比18扳回一局。", ("西屏队", "扳回", "一局"), ("西屏队抓住机会", "扳回")),
        ("公司决定明年关闭工厂。", ("公司", "关闭", "工厂"), ("明年", "关闭")),
    ],
)
def test_what_is_part_of_a_thing_does_nothing_alone(ontology, text, statement, never):
    found = [told(one) for one in read(one_sentence(text), ontology)]
    assert statement in found
    assert never not in [one[:2] for one in found]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("队员们商量后决定一半留作路费。", "留作"),  # half of what
        ("老板决定三成利润用作奖金。", "用作"),
        ("他带到青溪镇的86箱意大利蜂，三天之内死去大半。", "带到"),
        ("她运到上海的两车茶叶受了潮。", "运到"),
        ("其中第二局只拿到8分。", "拿到"),
    ],
)
def test_whose_it_is_that_is_done_is_not_guessed(ontology, text, verb):
    assert verb not in [one.predicate.label for one in read(one_sentence(text), ontology)]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("在音乐会三角琴这一档，海棠琴厂的份额不足百分之二。", "在音乐会三角琴这一档份额不足"),
        ("在高端市场，海棠琴厂的份额只有百分之三。", "在高端市场份额只有"),
        ("海棠琴厂的份额不足百分之二。", "份额不足"),
        ("在去年，海棠琴厂的份额不足百分之二。", "份额不足"),  # a time is told by itself
    ],
)
def test_a_measure_of_a_part_is_told_with_the_part(ontology, text, label):
    assert label in [one.predicate.label for one in read(one_sentence(text), ontology)]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("大火烧毁了半条正街。", ("大火", "烧毁", "半条正街")),
        ("轰炸毁掉了半座车站。", ("轰炸", "毁掉", "半座车站")),
        ("大火烧毁了一条正街。", ("大火", "烧毁", "正街")),
        ("原区应急管理局科长陶敏被判刑。", ("陶敏", "原", "科长")),
        ("由43岁的原研究院副院长阮青黛接任。", ("阮青黛", "原", "副院长")),
        ("原平市财政局科长陶敏被判刑。", ("陶敏", "是", "科长")),
    ],
)
def test_half_of_it_is_not_all_and_a_former_post_is_held_no_more(ontology, text, statement):
    assert statement in [told(one) for one in read(one_sentence(text), ontology)]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("草案规定违规者一律罚款五千元。", "罚款"),
        ("色温不得超过2700开。", "超过"),
        ("一块好毡从芯到面的密度要逐层递减。", "递减"),
    ],
)
def test_what_stands_only_in_a_draft_or_is_cut_is_not_told(ontology, text, verb):
    assert verb not in [one.predicate.label for one in read(one_sentence(text), ontology)]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("老人一生共种树三千二百棵。", ("老人", "种", "树三千二百棵")),
        ("王明共拍片四十部。", ("王明", "拍", "片四十部")),
        ("赵铸一生共铸钟三百一十二口。", ("赵铸", "铸", "钟三百一十二口")),
        ("学校办班十二期。", ("学校", "办", "班十二期")),
    ],
)
def test_how_many_stands_behind_a_verb_with_its_object_in_one_word(ontology, text, statement):
    assert statement in [told(one) for one in read(one_sentence(text), ontology)]


@pytest.mark.parametrize("text", ["学校教师三百名。", "仓库卡车三十辆。"])
def test_a_noun_with_its_number_is_not_taken_apart(ontology, text):
    assert not {"教", "卡"} & {one.predicate.label for one in read(one_sentence(text), ontology)}


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("救起孩子的是退役军人张强。", ("张强", "救起", "孩子")),
        ("如今守着灯塔的是他的孙女陈小雨。", ("陈小雨", "守", "灯塔")),
        ("打破纪录的是十九岁的选手陈晨。", ("陈晨", "打破", "纪录")),
        ("乘客最关心的并非票价。", ("乘客", "最关心", "票价")),
    ],
)
def test_who_it_is_that_does_so_is_as_sure_as_that_it_is_they(ontology, text, statement):
    found = {told(one): one.confidence for one in read(one_sentence(text), ontology)}
    assert found[statement] > 0.8


@pytest.mark.parametrize("text", ["真正教他唱戏的，是剧团的老琴师马连山。", "他拒绝了邀请，但签的是意向书。"])
def test_who_it_is_is_not_sure_where_the_network_sees_another_doing_so(ontology, text):
    found = {one.predicate.label: one.confidence for one in read(one_sentence(text), ontology)}
    assert max(found.get("唱戏", 0.0), found.get("签", 0.0)) < 0.8


@pytest.mark.parametrize("text", ["王强随母亲改嫁，改姓刘。", "李芳四岁时跟随祖母再嫁。", "他随母改嫁。"])
def test_whoever_is_taken_along_does_not_remarry(ontology, text):
    marrying = [one for one in read(one_sentence(text), ontology) if one.predicate.label in ("改嫁", "再嫁")]
    assert all("母" in one.subject.label for one in marrying)


@pytest.mark.parametrize(
    ("text", "statement", "condition"),
    [
        ("松果干燥时张开，受潮后合拢。", ("松果", "张开", None), "松果干燥"),
        ("松果干燥时张开，受潮后合拢。", ("松果", "合拢", None), "受潮"),
        ("弹簧受热时伸长，冷却后缩短。", ("弹簧", "伸长", None), "弹簧受热"),
        ("报名人数超出席位时，七十岁以上老人优先。", ("七十岁以上老人", "优先", None), "报名人数超出席位"),
        ("电量不足时，指示灯变红。", ("指示灯", "变红", None), "电量不足"),
        ("篾丝一干即裂。", ("篾丝", "即裂", None), "一干"),
        ("这种木材遇水即胀。", ("木材", "即胀", None), "遇水"),
        ("预算一撤，项目就停。", ("项目", "停", None), "预算一撤"),
        ("纸张一受潮便卷曲。", ("纸张", "卷曲", None), "一受潮"),
        ("电池温度越高，寿命越短。", ("寿命", "越短", None), "电池温度越高"),
        ("孩子落地时，祖父正在修钟。", ("孩子", "落地", None), ""),
        ("他赶到车站时，列车开走了。", ("列车", "开走", None), ""),
    ],
)
def test_what_is_so_whenever_something_else_is_is_told_under_that(ontology, text, statement, condition):
    [one] = [one for one in expected(ontology, text) if told(one) == statement]
    assert one.condition == condition
    assert one.modality is (Modality.HYPOTHETICAL if condition else Modality.ASSERTED)


@pytest.mark.parametrize(
    "text", ["雨一停，船队就离开了港口。", "他一到家，客人就离开座位。", "这一天，商户便缴纳押金。"]
)
def test_what_once_was_so_at_once_is_under_nothing(ontology, text):
    assert not [one for one in read(one_sentence(text), ontology) if one.conditions]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("原告主张10万元精神抚慰金。", None),
        ("外面的天是红的。", "hasProperty"),
        ("这座桥其实是完整的。", "hasProperty"),
    ],
)
def test_properties_fit_their_objects(ontology, text, name):
    assert {one.predicate.property for one in expected(ontology, text)} <= {name}


def test_what_something_is_it_does_not_do(ontology):
    assert expected(ontology, "最大的难题是发霉。") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("警方没有证据证明司机酒驾。", set()),
        ("没有迹象显示火山即将喷发。", set()),
        ("医生缺乏资料证明药物有效。", set()),
        ("房子远看像个长草的土丘。", set()),
        ("河水仿佛一条发光的带子。", set()),
        ("跳舞的孩子像一群蝴蝶。", {"跳舞"}),
        ("主播们像候鸟一样飞往另一个城市。", {"飞往"}),
        ("校长通知老师退休。", set()),
        ("医生劝老人戒烟。", set()),
        ("居民在镇长的劝说下撤离。", {"撤离"}),
    ],
)
def test_what_nothing_shows_or_only_resembles_is_not_so(ontology, text, said):
    acts = ("酒驾", "喷发", "有效", "长草", "发光", "跳舞", "飞往", "退休", "戒烟", "撤离")
    assert {one.predicate.label for one in read(one_sentence(text), ontology) if one.predicate.label in acts} == said


@pytest.mark.parametrize(
    "text", ["也有人主张把码头拆掉，改建公园。", "船员建议修理桅杆，更换船帆。", "工程师建议拆除石桥，修建渡口。"]
)
def test_that_somebody_asks_for_something_is_a_fact(ontology, text):
    asked = [one for one in read(one_sentence(text), ontology) if one.evidence[0].construction == "asked"]
    assert [(one.modality, one.holder) for one in asked] == [(Modality.ASSERTED, None)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("校长托人从上海带回一架钢琴，花了三百元。", {("校长", "托", "人从上海带回一架钢琴")}),
        ("馆长派人买来木料。", {("馆长", "派", "人买来木料")}),
        ("出版社曾提议替她冠名印行，她婉拒了。", {("出版社", "提议", "替她冠名印行")}),
        ("画家伸出胳膊，让学徒画到满意为止。", {("画家", "让", "学徒画到满意为止")}),
        ("村民大会决定每张票只许卖给缺水的农户。", {("村民大会", "决定", "每张票只许卖给缺水的农户")}),
        ("船厂又托他为渔船配上红色的灯。", {("船厂", "托", "他为渔船配上红色的灯")}),
        ("陈秀兰回国后，鞋厂出高价请她做广告。", set()),  # she does not ask herself
        ("馆长派谁买木料的事没有定。", set()),
        ("雷击导致园区供电中断，工厂停产。", {("雷击", "导致", "园区供电中断")}),
        ("现场指挥决定重启全部水泵。", {("现场指挥", "决定", "重启全部水泵")}),
        ("她回国后要求店员给每一只陶罐贴上标签，为此和父亲吵过。", set()),  # nobody is named
        ("工人被请去修理水车。", set()),  # by whom is not told
        ("老师希望大家明白，学习要靠自己。", set()),  # it goes on
        ("气味让人窒息。", set()),  # that is how it is
        ("平台不得扣款，禁止向骑手收取保证金。", set()),
    ],
)
def test_a_verb_is_told_with_its_clause(ontology, text, content):
    found = [one for one in expected(ontology, text) if getattr(one.object, "kind", "") == "Situation"]
    assert {told(one) for one in found} == content


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("商会出资在城西创办夜校。", ("商会", "在…创办", "夜校")),
        ("开业第二年，门票收入就从2300万元跌到610万元。", ("门票收入", "从…跌到", "610万元")),
        ("第一，业主应当能够随时查阅自己的账目。", ("业主", "查阅", "业主的账目")),
        ("铜价周一午盘回落，报每吨9100美元。", ("铜价", "报", "每吨9100美元")),
    ],
)
def test_a_clause_has_for_its_subject_what_the_network_is_sure_of(ontology, text, statement):
    assert statement in [told(one) for one in read(one_sentence(text), ontology)]


def test_when_it_was_is_told_though_the_subject_had_taken_it_in(ontology):
    found = [told(one) for one in read(one_sentence("铜价周一午盘回落，报每吨9100美元。"), ontology)]
    assert ("铜价回落", "时间", "周一") in found


@pytest.mark.parametrize(
    ("text", "who", "polarity"),
    [
        ("从不迟到的站长关上了大门。", "从不迟到的站长", Polarity.POSITIVE),
        ("没有一名工人领到工资。", "工人", Polarity.NEGATIVE),
    ],
)
def test_near_what_belongs_to_a_subject_or_denies_it_is_kept(ontology, text, who, polarity):
    found = read(one_sentence(text), ontology)
    assert [(one.subject.label, one.polarity) for one in found] == [(who, polarity)]


@pytest.mark.parametrize(
    "text",
    [
        "外地人问起码头的来历，老艄公便指一指仓库后头那道斜坡：往下走十级，就是当年的船坞。",
        "公司计划明年建一座冷库，首先用于水果，而不是海鲜。",
        "挂起白旗便是有货，收了白旗便是卖完。",
    ],
)
def test_what_is_hardly_said_of_its_subject_is_not_told(ontology, text):
    assert all(one.evidence[0].construction != "copula" for one in read(one_sentence(text), ontology))
