"""Whom a whole text is about is known from its title and its first lines."""

import pytest

from kg.extract import read
from kg.model import Seed
from kg.ontology import load
from kg.text import repair

REPORT = """远岫科技拟收购青梧集团

远岫科技股份有限公司是一家芯片企业。

青梧集团成立于2012年，主要开发工业软件。公司去年实现营业收入8亿元。
"""


def revenues(text: str) -> set[str]:
    statements = read(repair(Seed("report.txt", text.encode())), load())
    return {one.subject.label for one in statements if one.predicate.property == "revenue"}


@pytest.mark.parametrize(
    ("title", "owner"),
    [
        ("远岫科技拟收购青梧集团", "远岫科技股份有限公司"),  # the one that opens the title
        ("监管部门批准远岫科技上市", "远岫科技股份有限公司"),  # the only one in it
        ("工业软件迎来新机会", "青梧集团"),  # the title names none: the one spoken of last
    ],
)
def test_the_company_of_a_report_is_meant_by_a_bare_noun(title, owner):
    assert revenues(REPORT.replace("远岫科技拟收购青梧集团", title)) == {owner}


def figures(text: str) -> set[tuple[str, str | None, str]]:
    statements = read(repair(Seed("entry.txt", text.encode())), load())
    wanted = ("population", "area", "quantity", "amount", "temperature")
    return {
        (one.subject.label, one.predicate.property, one.object.label)
        for one in statements
        if one.predicate.property in wanted and one.object is not None
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("霁川县\n\n霁川县位于澹江中游。全县总人口31万。\n", {("霁川县", "population", "31万")}),
        (
            "雾桥镇\n\n雾桥镇位于岷山南麓。2022年末户籍人口2.3万人，面积76平方公里。\n",
            {("雾桥镇", "population", "2.3万人"), ("雾桥镇", "area", "76平方公里")},
        ),
        ("澹州市\n\n澹州市位于岷山以西。年均降水量1410毫米。\n", {("澹州市", "quantity", "1410毫米")}),
        ("澹州市\n\n澹州市位于岷山以西。2022年全市生产总值127亿元。\n", {("澹州市", "amount", "127亿元")}),
        # of no entry, and not of the whole place
        ("游客参观了寺庙\n\n昨天游客参观了寺庙。户籍人口2.3万人。\n", set()),
        ("雾桥镇\n\n雾桥镇位于岷山南麓。全校总面积两万平方米。\n", {("全校", "area", "两万平方米")}),
    ],
)
def test_the_figures_of_a_place_are_those_of_its_entry(text, told):
    assert figures(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("晨星公司三季度净利下滑\n\n晨星公司披露三季报。前三季度累计净利润4亿元。\n", {"晨星公司"}),
        ("远帆公司公布年报\n\n远帆公司成立于2001年。昨天举行了说明会。去年净利润3亿元。\n", {"远帆公司"}),
        ("远帆公司公布年报\n\n远帆公司成立于2001年。昨天举行了说明会。前8个月营业收入5亿元。\n", {"远帆公司"}),
        ("远帆公司公布年报\n\n远帆公司起诉了晨星公司。晨星公司否认侵权。去年净利润3亿元。\n", {"晨星公司"}),
        ("夜市再度开放\n\n昨天举行了说明会。去年净利润3亿元。\n", set()),
    ],
)
def test_the_figures_of_a_report_are_those_of_its_company(text, told):
    statements = read(repair(Seed("report.txt", text.encode())), load())
    of = {one.subject.label for one in statements if one.predicate.property in ("profit", "revenue")}
    assert of == told


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        (
            "远帆公司公布年报\n\n远帆公司昨日公告。云川公司没有回应。董事长林若兰表示，工厂不会关闭。\n",
            {("远帆公司", "林若兰")},
        ),
        ("远帆公司公布年报\n\n远帆公司去年亏损。云川公司提起了诉讼。总裁王知微承认亏损。\n", {("远帆公司", "王知微")}),
        ("远帆公司裁员\n\n远帆公司关闭了两家工厂。首席执行官石守信离职。\n", {("远帆公司", "石守信")}),
        # behind a comma it may be another's, and so it may where the title names two
        ("远帆公司收购船厂\n\n远帆公司昨日公告。云川公司起诉。完成后，船厂将并入集团，创始人石磊留任。\n", set()),
        ("古镇迎来游客\n\n古镇昨天开放。董事长林若兰参观了寺庙。\n", set()),
    ],
)
def test_a_post_that_opens_a_sentence_is_that_of_the_company_of_the_report(text, posts):
    statements = read(repair(Seed("report.txt", text.encode())), load())
    posted = ("chairperson", "founder", "chiefExecutive", "worksFor")
    told = set()
    for one in statements:
        if one.predicate.property in posted and one.object is not None:
            ends = (one.subject.label, one.object.label)
            told.add(ends if ends[0].endswith("公司") else ends[::-1])
    assert told == posts
