"""What an explanation shows, and that to explain is to read."""

import pytest

from kg.extract.check import one_sentence, shown
from kg.extract.explain import explain
from kg.extract.reader import Reader
from kg.model import Document, Paragraph, Role, Span, pool

SEVERAL = """一旦缺少配件，车间便无法组装汽车。很多人认为，水坝没有阻碍航运。
合作以诚信为基础。合作依赖合同，也追求默契。
暂无评论"""


def document(text: str) -> Document:
    plain = one_sentence(text.replace("\n", "\n"))
    lines, place = [], 0
    for line in text.split("\n"):
        role = Role.FURNITURE if line.startswith("暂无") else Role.BODY
        lines.append(Paragraph(Span(place, place + len(line)), role))
        place += len(line) + 1
    return Document(
        plain.iri, plain.name, "", "utf-8", text, plain.clean, text, plain.alignment, paragraphs=tuple(lines)
    )


@pytest.fixture(scope="module")
def lines():
    from kg.ontology import load

    return list(explain(document(SEVERAL), load()))


def test_each_sentence_stands_before_its_reading(lines):
    heads = [line for line in lines if line and not line.startswith(" ")]
    assert heads == [
        "一旦缺少配件，车间便无法组装汽车。",
        "很多人认为，水坝没有阻碍航运。",
        "合作以诚信为基础。",
        "合作依赖合同，也追求默契。",
        "暂无评论",
    ]


def test_every_line_has_one_of_the_known_labels(lines):
    labels = {line.split()[0] for line in lines if line.startswith("  ") and not line.startswith(" " * 13)}
    assert labels - {"mentions"} == {"clause", "tokens", "parse", "tried", "expects", "states", "dropped", "not"}


def test_tokens_show_their_categories(lines):
    assert any(line.startswith("    tokens   合作/") and " 以/P" in line for line in lines)


def test_connectives_are_shown_by_function(lines):
    assert any(line == "  clause   缺少配件 (condition)" for line in lines)


def test_a_condition_stands_under_its_statement(lines):
    place = lines.index("  states   hypothetical not 车间 组装 汽车")
    assert lines[place + 2].startswith("             if hypothetical 缺少配件 ")


def test_a_holder_is_shown(lines):
    assert any(line == "  states   很多人: not 水坝 affects 航运" for line in lines)


def test_an_antecedent_is_shown(lines):
    assert any(line == "             (left out) means 合作" for line in lines)


def test_a_construction_that_was_read_is_told_from_one_that_was_tried(ontology):
    told = list(explain(one_sentence("合作以诚信为基础。"), ontology))
    assert "    tried    basis: read so" in told
    told = list(explain(one_sentence("合作以诚信与努力为一切。"), ontology))
    assert "    tried    basis: read so" not in told


def test_names_and_values_are_told_with_their_kinds(ontology):
    told = list(explain(one_sentence("支付宝支付了两万元。"), ontology))
    assert "    mentions 支付宝:Product 两万元:integer" in told


def test_what_was_dropped_says_why(ontology):
    told = list(explain(one_sentence("它以诚信为基础。"), ontology))
    assert any(line.startswith("  dropped  “它”: ") for line in told)
    assert "  states   (nothing)" in told


def test_furniture_is_named(lines):
    assert lines[-3:] == ["暂无评论", "  not read: page furniture", ""]


def test_to_explain_is_to_read(ontology, article):
    from kg.model import Seed
    from kg.text import repair

    read = repair(Seed(article.name, article.read_bytes()))
    told = [line[11:] for line in explain(read, ontology) if line.startswith("  states   ")]
    statements = pool(Reader(read, ontology).read())
    assert {shown(one) for one in statements} == set(told) - {"(nothing)"}


def test_explaining_twice_says_the_same(ontology):
    assert list(explain(document(SEVERAL), ontology)) == list(explain(document(SEVERAL), ontology))
