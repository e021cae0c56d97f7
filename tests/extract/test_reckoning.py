"""Times that are told by another date: 次年, 同年11月, 两年后."""

import pytest

from kg.extract import read
from kg.extract.check import one_sentence


def when(ontology, text):
    """Give the times of a text that are told of what it states: words, value and datatype."""
    times = [one.object for one in read(one_sentence(text), ontology) if one.predicate.property in ("date", "startsOn")]
    return {(one.label, one.value, one.datatype) for one in times}


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("1921年，渔村建了灯塔。次年，台风摧毁了码头。", ("次年", "1922", "gYear")),
        ("2008年，交响乐团解散，三年后交响乐团重组。", ("三年后", "2011", "gYear")),
        ("2015年4月，省博物馆闭馆。同年9月，省博物馆搬迁。", ("同年9月", "2015-09", "gYearMonth")),
        ("1936年，林松考入医学院，翌年秋天退学。", ("翌年秋天", "1937", "gYear")),
        ("2019年12月30日，轮船启航。次日，轮船沉没。", ("次日", "2019-12-31", "date")),
        ("2020年11月，法院受理了案件。三个月后，原告撤诉。", ("三个月后", "2021-02", "gYearMonth")),
        ("嘉靖三年（1524年），石塔倒塌。次年，知县重修石塔。", ("次年", "1525", "gYear")),
        ("1958年，水库开工。次年，大坝合龙。两年后，水库蓄水。", ("两年后", "1961", "gYear")),
        ("2013年，书院关闭。次年起，书院停止招生。", ("次年起", "2014", "gYear")),
    ],
)
def test_a_time_is_reckoned_from_the_date_told_last(ontology, text, time):
    assert time in when(ontology, text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("次年，台风摧毁了码头。", "次年"),  # from nothing
        ("去年，剧团解散。次年，剧团重组。", "次年"),  # from the day of writing
        (
            "书店1998年开业，2003年搬迁到江北，两家分店于2001年和2004年关闭。次年，书店停业。",
            "次年",
        ),  # from which of two
        ("2012年竣工的大桥出现了裂缝。次年，大桥关闭。", "次年"),  # the year tells which bridge
        ("1990年，林松入学。后来他去了上海。两年后，林松回国。", "两年后"),  # from some other year
        ("1990年，林松出生。他十六岁学戏，两年后登台。", "两年后"),  # from his age
        ("2001年，矿山停产。工人老周说：“次年，老板跑了。”", "次年"),  # in what somebody says
        ("2010年，铁路通车。几年后，铁路停运。", "几年后"),
        ("2023年3月，公司预计工厂2026年投产。次年，公司破产。", "次年"),  # it is to come
    ],
)
def test_a_time_whose_ground_is_not_plain_stays_as_written(ontology, text, words):
    assert not [one for one in when(ontology, text) if one[0] == words and one[1] != words]
