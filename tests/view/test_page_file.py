"""The page as a file: what is in it, and that nothing in it can do harm."""

import json
import re
from html.parser import HTMLParser

import pytest

from kg.model import Entity, Evidence, Predicate, Span, Statement
from kg.view import Language, Settings, Wording
from kg.view.html import page
from kg.view.reading import Named, Told

WORDINGS = {
    Language.CHINESE: Wording(Language.CHINESE, {"pursues": "追求", "Product": "产品"}),
    Language.ENGLISH: Wording(Language.ENGLISH, {"pursues": "pursues", "Product": "product"}),
}


def made(told, **choices):
    return page(told, Settings(**choices), WORDINGS)


def data_of(html):
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)[1])


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.seen = []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))


def tags_of(html):
    parser = Tags()
    parser.feed(html)
    return parser.seen


def test_the_page_is_one_file_that_asks_for_nothing(statements):
    html = made(Told(tuple(statements))).data.decode()
    for tag, attributes in tags_of(html):
        for name in ("src", "href", "xlink:href", "action", "data"):
            assert attributes.get(name, "data:,") == "data:,", tag
    assert "default-src 'none'" in html
    assert not re.search(r"url\((?!data:)|@import|https?://(?!www\.w3\.org/2000/svg|example\.org/)", html)


def test_three_hundred_entities_take_less_than_a_megabyte():
    many = [
        Statement(
            Entity(f"实体{number}号", "Product"),
            Predicate("沉迷于", "pursues"),
            Entity(f"实体{(number * 7) % 300}号"),
            evidence=(Evidence("d", Span(0, 40), f"第{number}句" + "原文" * 18, "c", f"第{number}句" + "修复" * 18),),
        )
        for number in range(600)
    ]
    picture = made(Told(tuple(many)), most=300)
    assert len(data_of(picture.data.decode())["nodes"]) == 600
    assert len(picture.data) < 1_000_000
    assert picture.notes


def test_the_same_statements_give_the_same_page(statements):
    told = Told(tuple(statements))
    assert made(told).data == made(told).data


def test_everything_said_is_in_the_data(statements):
    told = Told(tuple(statements), {"https://example.org/doc/article": Named("文章", "a.txt")}, {"支付宝": ("Alipay",)})
    data = data_of(made(told, most=10).data.decode())
    assert [found["id"] for found in data["statements"]] == [statement.id for statement in statements]
    assert data["documents"] == [{"title": "文章", "file": "a.txt"}]
    (alipay,) = [node for node in data["nodes"] if node["label"] == "支付宝"]
    assert alipay == {"label": "支付宝", "kind": "Product", "also": ["Alipay"]}
    for found, statement in zip(data["statements"], statements, strict=True):
        (evidence,) = found["evidence"]
        assert evidence["quote"] == statement.evidence[0].quote
        assert data["sentences"][evidence["n"]] == statement.evidence[0].sentence
        assert evidence["at"] == [statement.evidence[0].span.start, statement.evidence[0].span.end]
    assert data["labels"]["pursues"] == ["追求", "pursues"]
    assert data["syllables"]["宝"] == "bao"


def test_only_the_central_part_is_drawn_and_that_is_said(statements):
    html = made(Told(tuple(statements)), most=15).data.decode()
    drawn = [attributes for tag, attributes in tags_of(html) if tag == "g" and "data-node" in attributes]
    assert 10 < len(drawn) <= 15
    assert re.search(r'<p class="note">只画出最中心的部分；另有 \d+ 个实体、\d+ 条陈述未画</p>', html)
    assert len(data_of(html)["nodes"]) == 67


@pytest.mark.parametrize(
    "evil", ["</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "{{script}}", "\u2028", '"><b>']
)
def test_names_cannot_break_out(evil):
    said = Statement(
        Entity(evil, evil),
        Predicate(evil),
        Entity("乙"),
        evidence=(Evidence(evil, Span(0, 1), evil, evil, evil),),
        holder=Entity(evil),
    )
    told = Told((said,), {evil: Named(evil, evil)}, {evil: (evil,)})
    html = made(told, title=evil).data.decode()
    assert [tag for tag, _ in tags_of(html)].count("script") == 2
    assert not [tag for tag, _ in tags_of(html) if tag in {"img", "b"}]
    assert data_of(html)["nodes"][0]["label"] == evil


def test_every_drawn_thing_has_a_name(statements):
    html = made(Told(tuple(statements))).data.decode()
    names = {attributes["aria-label"] for tag, attributes in tags_of(html) if attributes.get("role") == "button"}
    assert {"产品 支付宝", "支付宝 追求 流量", "金融科技 并非 延续 互联网"} <= names


def test_an_embedded_font_has_every_character_of_the_page(statements):
    picture = made(Told(tuple(statements)), embed_font=True)
    assert "@font-face{font-family:'KG Sans SC';src:url(data:font/woff;base64,d09GR" in picture.data.decode()
    assert picture.missing == ()
    assert len(picture.data) < 1_000_000


def test_english_page(statements):
    html = page(Told(tuple(statements)), Settings(wording=WORDINGS[Language.ENGLISH]), WORDINGS).data.decode()
    assert '<html lang="en">' in html
    assert "<title>Knowledge graph</title>" in html
    assert "62 entities · 81 statements" in html


def test_every_phrase_of_the_page_has_both_languages(statements):
    words = data_of(made(Told(tuple(statements))).data.decode())["words"]
    for word, both in words.items():
        assert len(both) == 2, word
        assert all(both), word
        assert set(re.findall(r"\{\w+\}", both[0])) == set(re.findall(r"\{\w+\}", both[1])), word
