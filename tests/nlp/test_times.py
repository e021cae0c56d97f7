"""Expressions of time are one thing each, and nothing else is taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Span
from kg.nlp.times import times


def found(text: str) -> list[str]:
    return [value.label for _, value in times(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("两年前，他降级。", ["两年前"]),
        ("昨（12）日揭幕。", ["昨（12）日"]),
        ("1944年冬炸毁。", ["1944年冬"]),
        ("嘉靖三十七年（1558年）筑城。", ["嘉靖三十七年（1558年）"]),
        ("清康熙年间更名。", ["清康熙年间"]),
        ("去年第四季度盈利。", ["去年第四季度"]),
        ("此后一年内裁员。", ["此后一年内"]),
        ("补时第4分钟破门。", ["补时第4分钟"]),
        ("每逢周六下午两点举办。", ["每逢周六下午两点"]),
        ("自9月1日起履职。", ["9月1日"]),
        ("历时一年半。", ["一年半"]),
        ("董事会16日晚间公告。", ["16日晚间"]),
        ("警方3日宣布破案。", ["3日"]),
        ("12日，央行降息。", ["12日"]),
        ("今年7至9月盈利。", ["今年7至9月"]),
        ("3—5月为花期。", ["3—5月"]),
        ("灯箱每日22时30分后关闭。", ["每日22时30分后"]),
        ("图书馆每天上午九点开门。", ["每天上午九点"]),
        ("列车3时14分进站，傍晚六点前折返。", ["3时14分", "傍晚六点前"]),
        ("第三节，主队连得八分。", ["第三节"]),
        ("次回合，客队取胜；首局，他落后。", ["次回合", "首局"]),
        ("第三节课，他缺席；首轮融资，公司得款。", []),
        ("他提了三点建议，共22点。", []),
        ("他住了16日，股价连续2日上涨。", []),
        ("工期只有5日，逾期30日以上。", []),
    ],
)
def test_finds(text, wanted):
    assert found(text) == wanted


@pytest.mark.parametrize(
    "text", ["如今年轻人不看报。", "数据表明初步结论成立。", "这是三年级的课本。", "他写了五章。", "当年轻人离开村庄"]
)
def test_leaves_alone(text):
    assert found(text) == []


@given(st.text(alphabet="今去明年月日前后内起第0123456789两三十点周六晚，。（）至分钟", max_size=30))
def test_stretches_are_in_order_and_do_not_overlap(text):
    place = 0
    for where, value in times(text, Span(0, len(text))):
        assert place <= where.start < where.end
        assert value.label == where.of(text)
        place = where.end
