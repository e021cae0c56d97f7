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
