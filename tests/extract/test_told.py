"""Who says so, and under what, where the network sees it and the grammar does not."""

import pytest

from kg.extract import read
from kg.extract.check import one_sentence
from kg.model import Modality


def stated(ontology, text, verb):
    """Give the statements of a text with some verb."""
    found = [one for one in read(one_sentence(text), ontology) if one.predicate.label == verb]
    assert found, f"nothing is stated of {verb}"
    return found


@pytest.mark.parametrize(
    ("text", "verb", "holder"),
    [
        ("产品经理段晓坦言，团队只改了界面，没有改流程，用户遇到难题仍要排队。", "遇到", "段晓"),
        ("被害人乔大田陈述，骗子第一次来到他家时，带着一台仪器。", "带", "乔大田"),
        ("律师事务所主任段晓梅认为，品牌仍有价值，重整的可能性大于清算。", "大于", "段晓梅"),
        ("段晓梅否认工厂将关闭，称新车间将于九月投产。", "投产", "段晓梅"),
        ("该俱乐部一位不愿具名的教练透露，球队可能出售球场。", "出售", "该俱乐部一位不愿具名的教练"),
        ("矿方提供的报告显示，使用新机器后，作业人数由7人减至2人，粉尘浓度下降六成。", "下降", "矿方提供的报告"),
    ],
)
def test_what_follows_a_verb_of_speech_is_somebodys(ontology, text, verb, holder):
    assert {one.holder.label for one in stated(ontology, text, verb) if one.holder} == {holder}


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("段晓供述了全部事实，法院随后宣判。", "宣判"),
        ("经理没有告知顾客，餐厅当天停业。", "停业"),
    ],
)
def test_what_is_not_said_is_nobodys(ontology, text, verb):
    assert [one.holder for one in stated(ontology, text, verb)] == [None]


@pytest.mark.parametrize(
    ("text", "verb", "condition"),
    [
        ("如果某台水泵连续三次没有响应，控制器会切断电源。", "切断", "某台水泵连续三次没有响应"),
        ("包装破损的，顾客有权拒收。", "有权", "包装破损"),
        ("观众可凭证件入场，如需参加体验活动，应提前三天预约。", "预约", "需参加体验活动"),
        ("只有当一个城市愿意等一等走得慢的人，技术才称得上进步。", "称得上", "当一个城市愿意等一等走得慢的人"),
        ("除非渔民离开湖泊，否则水鸟不会建造鸟巢。", "建造", "除非渔民离开湖泊"),
        ("球队不会放弃比赛，除非裁判取消点球。", "放弃", "除非裁判取消点球"),
        ("要不是议会修改法律，法院已经受理案件。", "受理", "要不是议会修改法律"),
    ],
)
def test_nothing_holds_without_what_it_is_told_under(ontology, text, verb, condition):
    for one in stated(ontology, text, verb):
        assert [it.label for it in one.conditions] == [condition]


def test_a_condition_in_its_words_is_only_supposed(ontology):
    text = "如果某台水泵连续三次没有响应，控制器会切断电源。"
    [one] = [one for one in read(one_sentence(text), ontology) if one.predicate.property == "holds"]
    assert (one.subject.label, one.predicate.label) == ("某台水泵连续三次没有响应", "如果")
    assert one.modality is Modality.HYPOTHETICAL


@pytest.mark.parametrize(
    "text", ["门是昨天修好的，游客可以参观。", "同时公布的，还有一份名单。", "万一机器坏了怎么办？"]
)
def test_these_are_no_conditions(ontology, text):
    assert not [one for one in read(one_sentence(text), ontology) if one.predicate.property == "holds"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("没有牌照的商户不得摆摊。", False),
        ("主管部门应当补贴确有困难的企业。", False),
        ("一家拥有三百台织机的企业昨天开业。", True),
        ("拥有三百台织机的宏远纺织厂昨天开业。", True),
    ],
)
def test_what_tells_which_of_a_kind_is_meant_is_no_fact(ontology, text, kept):
    found = [
        one
        for one in read(one_sentence(text), ontology)
        if one.predicate.property == "has" or one.predicate.label in ("有", "确有")
    ]
    assert bool(found) is kept


@pytest.mark.parametrize(
    ("text", "verb", "condition"),
    [
        ("电站通过验收后方可参与市场交易。", "参与", "通过验收"),
        ("学员完成培训之后才能登台演出。", "登台演出", "学员完成培训"),
        ("如果该公司拒不配合，监管部门可以处以罚款。", "处以", "该公司拒不配合"),
    ],
)
def test_what_must_come_first_is_a_condition(ontology, text, verb, condition):
    for one in stated(ontology, text, verb):
        assert condition in [it.label for it in one.conditions]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("境内原无铁路。", "原没有"),
        ("公司起初没有聘请律师。", "起初聘请"),
        ("村民过去必须支付渡船费。", "过去支付"),
        ("公司没有原厂房。", "没有"),
        ("公司起初聘请了律师。", "聘请"),
    ],
)
def test_what_was_not_so_once_is_told_with_when(ontology, text, verb):
    assert stated(ontology, text, verb)


def test_what_is_denied_only_before_something_is_not_denied_outright(ontology):
    assert not [one for one in read(one_sentence("船长在比赛开始前没有检查桅杆。"), ontology) if not one.conditions]


def test_when_something_is_so_is_told_with_that_only(ontology):
    told = read(one_sentence("终审之前，一审判决不生效。"), ontology)
    assert [one.condition for one in told if one.predicate.label == "生效"] == ["终审之前"]
    assert not [one for one in told if one.predicate.property == "holds"]
    assert not read(one_sentence("每逢补给船开航，便是如此。"), ontology)
