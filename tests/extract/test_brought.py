"""What a preposition brings to a verb that has no object."""

import pytest

from kg.extract import read
from kg.extract.check import one_sentence


def told(ontology, text):
    return {
        (one.subject.label, one.predicate.label, one.object.label if one.object is not None else None)
        for one in read(one_sentence(text), ontology)
    }


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("商船在龟背屿触礁。", ("商船", "在…触礁", "龟背屿")),
        ("妇女在岸上织网。", ("妇女", "在…织网", "岸上")),
        ("王师傅在车间里抽烟。", ("王师傅", "在…里抽烟", "车间")),
        ("居民不得在楼道内吸烟。", ("居民", "在…内吸烟", "楼道")),
        ("老兵从未在公开场合落泪。", ("老兵", "在…落泪", "公开场合")),
        ("外婆以闽南话唱歌。", ("外婆", "以…唱歌", "闽南话")),
        ("作家用方言写作。", ("作家", "用…写作", "方言")),
        ("学徒跟老师傅学艺。", ("学徒", "跟…学艺", "老师傅")),
        ("柏成川则替船公司叫屈。", ("柏成川", "替…叫屈", "船公司")),
        ("外界无法从公开渠道获得。", ("外界", "从…获得", "公开渠道")),
        ("祝衡舟的方法与近代水文观测接近。", ("祝衡舟的方法", "与…接近", "近代水文观测")),
    ],
)
def test_it_is_told_with_whom_where_and_how(ontology, text, statement):
    assert statement in told(ontology, text)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("居民在镇长的劝说下撤离。", ("居民", "撤离", None)),
        ("会议在雨中结束。", ("会议", "结束", None)),  # not where
        ("运动员在这种情况下放弃。", ("运动员", "放弃", None)),
        ("摊主在上述区域摆摊。", ("摊主", "摆摊", None)),  # which, is told elsewhere
        ("学生在毕业后返乡。", ("学生", "返乡", None)),
        ("工人用两年时间完工。", ("工人", "完工", None)),
    ],
)
def test_a_time_or_a_circumstance_is_no_object(ontology, text, statement):
    assert not {one for one in told(ontology, text) if "…" in one[1]}
    assert statement in told(ontology, text)


def test_what_is_brought_is_part_of_the_proof(ontology):
    (found,) = read(one_sentence("柏成川则替船公司叫屈。"), ontology)
    assert found.evidence[0].quote == "柏成川则替船公司叫屈"
    assert [one.of(found.evidence[0].sentence) for one in found.evidence[0].marks] == ["柏成川", "船公司"]


def test_a_place_of_study_is_one(ontology):
    found = read(one_sentence("去年从艺术大学毕业的邱芷晴饰演桃娘。"), ontology)
    assert ("邱芷晴", "educatedAt", "艺术大学") in {
        (one.subject.label, one.predicate.property, one.object.label) for one in found if one.object is not None
    }
