"""With what force something is told: what is wanted, left, proposed, denied, or done by nobody."""

import pytest

from kg.extract import read
from kg.extract.check import one_sentence
from kg.model import Modality, Polarity


def meant(ontology, text):
    """Give how each verb and its object are meant that are told."""
    return {
        (one.predicate.label, one.object.label if one.object is not None else None): (one.modality, one.polarity)
        for one in read(one_sentence(text), ontology)
    }


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("工厂没有裁员，而是改做农具。", "工厂"),
        ("乌佩兰没有跟着压价，而是转向医院和茶楼，专卖净冰。", "乌佩兰"),
        ("协会没有解散，而是转入地下。", "协会"),
        ("王某系执行公务。", "王某"),
        ("张某系酒后驾车。", "张某"),
        ("逯小川系执行工作任务，责任由公司承担。", "逯小川"),
    ],
)
def test_what_is_done_is_nothing_that_somebody_is(ontology, text, subject):
    found = read(one_sentence(text), ontology)
    assert not [one for one in found if one.predicate.property == "isA" and one.subject.label == subject]


@pytest.mark.parametrize("text", ["死者系外出务工人员。", "死者系退役军人。"])
def test_near_what_somebody_is_though_a_verb_opens_it(ontology, text):
    assert "isA" in [one.predicate.property for one in read(one_sentence(text), ontology)]


@pytest.mark.parametrize(
    ("text", "what", "modality"),
    [
        ("父亲要卖掉老屋，母亲反对。", ("卖掉", "老屋"), Modality.POSSIBILITY),
        ("公司要收购那家酒厂，工人不答应。", ("收购", "那家酒厂"), Modality.POSSIBILITY),
        ("驻军要征用窖舍存放弹药，掌柜拒绝交出钥匙。", ("征用", "窖舍"), Modality.POSSIBILITY),
        ("企业要按时缴纳税款，不得拖欠。", ("缴纳", "税款"), Modality.NECESSITY),
        ("申请人要提交身份证明，否则不予受理。", ("提交", "身份证明"), Modality.NECESSITY),
        ("当年的官窖只能剩三成。", ("剩", "三成"), Modality.POSSIBILITY),
        ("学生只能在早上进入图书馆。", ("进入", "图书馆"), Modality.NECESSITY),
        ("判决生效后，飞禾公司已付清赔款。", ("生效", None), Modality.ASSERTED),
    ],
)
def test_what_is_wanted_or_left_is_no_duty(ontology, text, what, modality):
    assert meant(ontology, text)[what][0] is modality


def test_that_a_court_orders_something_is_so(ontology):
    found = meant(ontology, "一审法院认为，养蜂人应自负七成责任，遂判令两被告连带赔偿7.14万元。")
    assert found["判令", "被告"][0] is Modality.ASSERTED
    assert found["赔偿", "7.14万元"][0] is Modality.NECESSITY


@pytest.mark.parametrize(
    ("text", "what", "modality"),
    [
        ("我的建议是：市里成立专门的机构，每年检查一次桥梁。", ("成立", "专门的机构"), Modality.NECESSITY),
        ("笔者建议：医院增设夜间门诊。", ("增设", "夜间门诊"), Modality.NECESSITY),
        ("我们主张分两步走：先由学校开设课程。", ("开设", "课程"), Modality.NECESSITY),
        ("他的建议是对的：工厂后来扭亏为盈。", ("扭亏为盈", None), Modality.ASSERTED),
    ],
)
def test_what_the_author_proposes_is_to_be(ontology, text, what, modality):
    assert meant(ontology, text)[what][0] is modality


@pytest.mark.parametrize(
    ("text", "what", "polarity"),
    [
        ("医学会起初以没有先例为由拒绝，直到二〇〇三年才答应。", ("拒绝", None), Polarity.POSITIVE),
        ("镇长以没有先例为由拒绝。", ("拒绝", None), Polarity.POSITIVE),
        ("利润主要不来自门店。", ("主要来自", "门店"), Polarity.NEGATIVE),
        ("事故责任主要不在施工方。", ("主要在", "施工方"), Polarity.NEGATIVE),
        ("工期主要不取决于天气。", ("主要取决于", "天气"), Polarity.NEGATIVE),
    ],
)
def test_what_is_denied_is_denied_as_far_as_the_text_does(ontology, text, what, polarity):
    assert meant(ontology, text)[what][1] is polarity


@pytest.mark.parametrize("text", ["没人把这幅画视为真迹。", "无人将他列为候选人。", "没人把逄若冰列为夺冠热门。"])
def test_what_nobody_does_is_not_told_as_done(ontology, text):
    assert Polarity.POSITIVE not in [polarity for _, polarity in meant(ontology, text).values()]


def test_near_a_hall_without_people_is_no_nobody(ontology):
    assert ("有", "四百个人") in meant(ontology, "一座无人仓里通常有四百个人。")


def test_what_is_not_done_at_once_is_not_denied(ontology):
    assert ("下山", None) not in meant(ontology, "逄若冰没有急着下山。")
    assert ("下山", None) in meant(ontology, "昨晚，逄若冰没有下山。")
