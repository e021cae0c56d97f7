"""Names are found whether or not a list holds them, and are known again in the rest of their document."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Span
from kg.nlp.names import CUT, names
from kg.ontology import load

KINDS = {
    "人": "Person", "司": "Company", "机": "Organisation", "地": "Place", "书": "Work",
    "法": "Law", "品": "Product", "事": "Event", "奖": "Award",
}  # fmt: skip
MARK = re.compile(rf"\[([{''.join(KINDS)}])([^\]]+)\]")


def lines_of(name):
    lines = (Path(__file__).parent / "cases" / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


CASES = lines_of("names.txt")
FAILURES = lines_of("names_known_failures.txt")
PIECES = "记者王明 ，说 华信电子有限公司 （下称“华信”） 华信 。 《红楼梦》 \n 北京 张某 A B·C 的 教授 𠮷".split(" ")


LEXICON = load().lexicon


def find(text, **options):
    return names(text, [Span(0, len(text))], LEXICON, **options)


def test_the_cases_are_there():
    assert len(CASES) >= 30


@pytest.mark.parametrize("line", CASES, ids=[f"line-{k}" for k in range(1, len(CASES) + 1)])
def test_names_of_a_sentence(line):
    text = MARK.sub(r"\2", line)
    found = {(one.span.of(text), one.kind) for one in find(text).spans}
    assert found == {(name, KINDS[kind]) for kind, name in MARK.findall(line)}


@pytest.mark.xfail(strict=True, raises=AssertionError, reason="not found yet")
@pytest.mark.parametrize("line", FAILURES, ids=[f"line-{k}" for k in range(1, len(FAILURES) + 1)])
def test_names_of_a_sentence_not_yet(line):
    test_names_of_a_sentence(line)


def test_a_short_name_in_brackets_stands_for_the_full_one():
    text = "澜江睿达物流科技有限公司（以下简称“睿达公司”）败诉。睿达公司没有上诉。"
    found = find(text)
    full = "澜江睿达物流科技有限公司"
    assert [(one.span.of(text), one.label) for one in found.spans] == [(full, full)] + [("睿达公司", full)] * 2
    assert found.aliases == {"睿达公司": full}


def test_an_everyday_word_is_a_name_once_brackets_say_so():
    text = "海棠新能源有限公司（下称“海棠”）去年推出新品。海棠承认，电芯的能量密度不高。"
    assert find(text).aliases["海棠"] == "海棠新能源有限公司"
    assert not [one for one in find("院子里的海棠开了。").spans if one.span.of("院子里的海棠开了。") == "海棠"]


def test_a_short_form_is_known_without_brackets():
    text = "岚港蓝鲸队战胜赤岭猎豹队。蓝鲸队首次夺冠，猎豹队屈居亚军。"
    assert find(text).aliases == {"蓝鲸队": "岚港蓝鲸队", "猎豹队": "赤岭猎豹队"}


def test_a_short_form_of_two_names_stands_for_neither():
    text = "云陵市市场监管局与澜江市市场监管局联合执法。市场监管局表示，检查还将继续。"
    assert "市场监管局" not in find(text).aliases


def test_a_surname_with_a_title_means_the_one_person_of_that_surname():
    text = "温如玉教授主持这项研究。温教授说，成本还会下降。"
    assert find(text).aliases == {"温教授": "温如玉"}
    text = "温如玉教授与温若谷教授主持这项研究。温教授说，成本还会下降。"
    assert not find(text).aliases


def test_a_title_is_a_work_or_a_law_by_its_ending():
    text = "《云陵市即时配送服务管理办法》（以下简称《办法》）由市政府公布。《办法》共六章。"
    found = find(text)
    assert [(one.kind, one.label) for one in found.spans] == [("Law", "云陵市即时配送服务管理办法")] * 3


def test_roles_and_where_they_are_held():
    text = "岚港蓝鲸队夺冠。蓝鲸队老板、岚港港务集团董事长邱怀仁宣布，长衡证券首席分析师董若谷已经离职。"
    held = {
        (one.person.of(text), one.role, one.organisation.of(text) if one.organisation else "")
        for one in find(text).roles
    }
    assert held == {
        ("邱怀仁", "董事长", "岚港港务集团"), ("邱怀仁", "老板", "蓝鲸队"), ("董若谷", "首席分析师", "长衡证券"),
    }  # fmt: skip


def test_a_role_reaches_over_a_department():
    text = "江北银行零售部总经理孟知秋透露了计划。"
    (one,) = find(text).roles
    assert (one.role, one.organisation and one.organisation.of(text)) == ("总经理", "江北银行")


def test_the_lexicon_gives_its_labels():
    text = "京东数科转向产业。"
    (one,) = find(text).spans
    assert (one.span.of(text), one.label, one.kind) == ("京东数科", "京东科技", "Company")


def test_only_the_paragraphs_are_read():
    text = "记者王明报道。记者李强报道。"
    assert [one.label for one in names(text, [Span(0, 7)], LEXICON).spans] == ["王明"]


def test_a_long_text_is_looked_at_in_parts(monkeypatch):
    paragraphs = ["记者王明报道。", "华信电子有限公司败诉。", "", "北京与上海。", "李某没有上诉。"] * 3
    text = "\n".join(paragraphs)
    spans = [Span(*one.span()) for one in re.finditer(r"[^\n]*", text)]
    whole = names(text, spans, LEXICON)
    assert len(whole.spans) > 10
    for size in (1, 12, 40):
        monkeypatch.setattr("kg.nlp.tagger._PART", size)
        assert names(text, spans, LEXICON) == whole


def test_the_cut_leaves_out_what_is_less_sure():
    text = "主教练郑秋生说，惠万家没有自建仓库，扎根的是邻里鲜。"
    sure = find(text, at_least=0.95).spans
    assert all(one.certainty >= 0.95 for one in sure)
    assert {one.label for one in sure} <= {one.label for one in find(text).spans}
    assert CUT == 0.5


def test_a_text_without_words_has_no_names():
    for text in ("", " ", "\n", "。", "A"):
        assert find(text).spans == ()
    assert names("王明", [], LEXICON).spans == ()


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=14))
@settings(deadline=None, max_examples=60)
def test_names_are_slices_in_order_and_do_not_overlap(pieces):
    text = "".join(pieces)
    paragraphs = [Span(*one.span()) for one in re.finditer(r"[^\n]+", text)]
    found = names(text, paragraphs, LEXICON)
    assert all(one.span.end <= then.span.start for one, then in pairwise(found.spans))
    for one in found.spans:
        assert any(part.covers(one.span) for part in paragraphs)
        assert CUT * 0.8 <= one.certainty <= 1
        assert one.label
    assert {one.person for one in found.roles} <= {one.span for one in found.spans}
    assert names(text, paragraphs, LEXICON) == found
