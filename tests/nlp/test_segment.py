"""Tokens tile their sentence; what the reader relies on stays whole, and the rest is taken apart."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Span
from kg.nlp import token as t
from kg.nlp.segment import Segmenter
from kg.ontology import load

CASES = [
    line
    for line in (Path(__file__).parent / "cases" / "segment.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
WORDS = "京东科技 产业 的 不仅仅是 3.5亿元 1958年 《红楼梦》 “出海” 与 同普速 支乐队 ， 。 ABC 、 了 不属于 是".split()


@pytest.fixture(scope="module")
def segmenter():
    return Segmenter(load().lexicon)


def cut(segmenter, text, found=()):
    return segmenter.tokens(text, Span(0, len(text)), found)


def test_the_cases_are_there():
    assert len(CASES) >= 10


@pytest.mark.parametrize("line", CASES, ids=[f"line-{k}" for k in range(1, len(CASES) + 1)])
def test_tokens_of_a_sentence(line, segmenter):
    assert [one.text for one in cut(segmenter, line.replace("|", ""))] == line.split("|")


@given(words=st.lists(st.sampled_from(WORDS), max_size=12))
@settings(deadline=None)
def test_tokens_tile_the_sentence(words, segmenter):
    text = "".join(words)
    place = 0
    for one in cut(segmenter, text):
        assert (one.start, one.text) == (place, text[one.start : one.end])
        assert one.text
        place = one.end
    assert place == len(text)


@pytest.mark.parametrize(
    ("first", "line"),
    [
        ("率很高。", "违约率很高。"),
        ("着急。", "镇口立着石碑。"),
        ("会上说明。", "他在说明会上发言。"),
        ("支。", "一支乐队。"),
    ],
)
def test_what_was_cut_before_changes_no_token(first, line):
    seen = Segmenter(load().lexicon)
    cut(seen, first)
    assert [repr(one) for one in cut(seen, line)] == [repr(one) for one in cut(Segmenter(load().lexicon), line)]


def test_a_name_found_in_the_document_is_one_token(segmenter):
    text = "魏清和离开了澜江。"
    tokens = cut(segmenter, text, [(Span(0, 3), "Person", "魏清和")])
    assert (tokens[0].text, tokens[0].kind) == ("魏清和", "Person")
    assert tokens[0].cats & t.NAME


def test_an_alias_carries_the_label_of_its_term(segmenter):
    (first, *_) = cut(segmenter, "京东数科转向产业。")
    assert (first.text, first.label, first.kind) == ("京东数科", "京东科技", "Company")


@pytest.mark.parametrize(
    ("text", "place", "category"),
    [
        ("乐队没有唱歌。", 1, t.NEG),
        ("乐队必须唱歌。", 1, t.MODAL),
        ("乐队在台上唱歌。", 1, t.P),
        ("如果下雨，乐队唱歌。", 0, t.CONN),
        ("他唱歌。", 0, t.R),
        ("乐队的歌。", 1, t.DE),
        ("1958年，乐队解散。", 0, t.VALUE),
        ("《茉莉花》很美。", 0, t.NAME),
    ],
)
def test_closed_classes_come_from_the_lexicon(text, place, category, segmenter):
    assert cut(segmenter, text)[place].cats & category


def test_a_token_shows_its_word_and_classes(segmenter):
    assert repr(cut(segmenter, "支付宝。")[0]) == "支付宝/N+NAME"


@pytest.mark.parametrize("word", "安全带 仲裁庭 申请书 银行卡 显微镜 胡萝卜 青少年 红绿灯 郁金香".split())
def test_what_begins_like_a_surname_may_be_no_person(word, segmenter):
    (token,) = (one for one in cut(segmenter, f"仓库里有{word}。") if one.text == word)
    assert (token.cats & t.NAME, token.kind) == (0, "")


@pytest.mark.parametrize("name", ["张伟国", "王建军", "李书福"])
def test_who_is_named_stays_a_person(name, segmenter):
    (token,) = (one for one in cut(segmenter, f"仓库里有{name}。") if one.text == name)
    assert (token.cats & t.NAME, token.kind) == (t.NAME, "Person")
