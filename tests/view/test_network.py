"""Statements become a graph, and the graph is cut down."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.model import Entity, Modality, Polarity, Predicate, Statement, Value
from kg.view.network import counts, focus, most_central, network

GRASPS = Predicate("沉迷于", "pursues")
ALIPAY, TRAFFIC, JD = Entity("支付宝", "Product"), Entity("流量"), Entity("京东科技", "Company")


def test_every_statement_is_an_edge_under_its_id(statements):
    graph = network(statements)
    drawn = [(key, edge) for _, _, key, edge in graph.edges(keys=True, data=True) if not edge["about"]]
    assert sorted(key for key, _ in drawn) == sorted(statement.id for statement in statements)
    assert counts(graph) == (62, 81)


def test_an_edge_tells_what_the_statement_tells():
    condition = Statement(JD, Predicate("聚焦", "focusesOn"), TRAFFIC, words="京东科技聚焦流量")
    said = Statement(
        ALIPAY, GRASPS, TRAFFIC, Polarity.NEGATIVE, Modality.REPORTED, (condition,), Entity("很多人"), confidence=0.5
    )
    graph = network([said], labels={"pursues": "追求"})
    assert list(graph.edges(keys=True, data=True)) == [
        (
            "支付宝",
            "流量",
            said.id,
            {
                "about": False,
                "property": "pursues",
                "label": "追求",
                "surface": "沉迷于",
                "polarity": "negative",
                "modality": "reported",
                "condition": "京东科技聚焦流量",
                "holder": "很多人",
                "confidence": 0.5,
                "sentence": "",
            },
        )
    ]


def test_a_property_without_a_label_shows_the_words_of_the_text():
    graph = network([Statement(ALIPAY, Predicate("让人看不懂"), None), Statement(ALIPAY, GRASPS, JD)])
    assert [edge["label"] for _, _, edge in graph.edges(data=True)] == ["让人看不懂", "沉迷于"]


def test_namesakes_stay_apart():
    one, other = Entity("海王", "Company", "海王（公司）"), Entity("海王", "Film", "海王（电影）")
    graph = network([Statement(one, GRASPS, TRAFFIC), Statement(other, GRASPS, TRAFFIC)])
    assert sorted(graph) == sorted(["海王（公司）", "海王（电影）", "流量"])
    assert {graph.nodes[node]["label"] for node in ("海王（公司）", "海王（电影）")} == {"海王"}


def test_a_kind_is_kept_once_known():
    unknown = replace(ALIPAY, kind="Concept")
    for order in ([unknown, ALIPAY], [ALIPAY, unknown]):
        graph = network([Statement(end, GRASPS, thing) for end, thing in zip(order, (TRAFFIC, JD), strict=True)])
        assert graph.nodes["支付宝"]["kind"] == "Product"


def test_a_situation_is_tied_to_what_it_is_about():
    inner = Statement(ALIPAY, GRASPS, TRAFFIC, words="支付宝沉迷于流量")
    outer = Statement(inner, Predicate("导致", "causes"), JD)
    graph = network([outer])
    node = f"statement:{inner.id}"
    assert graph.nodes[node] == {"label": "支付宝沉迷于流量", "kind": "Situation", "entity": False}
    about = {(source, target) for source, target, edge in graph.edges(data=True) if edge["about"]}
    assert about == {(node, "支付宝"), (node, "流量")}
    assert counts(graph) == (3, 1)


def test_equal_values_of_two_things_are_two_nodes():
    price = Value("十元", "10", "integer", "元")
    graph = network([Statement(end, Predicate("售价", "price"), price) for end in (ALIPAY, JD)])
    assert [kind for _, kind in graph.nodes(data="kind")].count("Value") == 2


def test_focus_keeps_what_is_near_either_way(statements):
    graph = network(statements)
    near = focus(graph, "京东科技")
    assert {"京东科技", "支付宝", "金融科技", "产业端", "供给端", "产业前端"} <= set(near.graph)
    assert "互联网玩家" not in near.graph
    assert counts(near.graph)[0] + near.entities_left_out == 62
    assert counts(near.graph)[1] + near.statements_left_out == 81
    assert set(near.graph) < set(focus(graph, "京东科技", 2).graph)
    assert "支付宝" in focus(graph, "社交赛道").graph


def test_focus_reaches_what_is_said_of_a_situation(statements):
    near = focus(network(statements), "产业末端").graph
    assert {"成本", "效率"} <= set(near)
    assert "仅仅以互联网为底色" not in set(near)


def test_a_situation_of_which_nothing_is_said_is_left_out(statements):
    near = focus(network(statements), "互联网玩家").graph
    assert not [node for node in near if node.startswith("statement:")]


def test_focus_on_a_stranger_names_the_nearest(statements):
    with pytest.raises(QueryError, match="支付包: the graph has no such entity; did you mean 支付宝"):
        focus(network(statements), "支付包")
    with pytest.raises(QueryError, match="no such entity"):
        focus(network([]), "支付宝")


def test_the_most_central_part_says_what_it_leaves_out(statements):
    graph = network(statements)
    middle = most_central(graph, 20)
    assert 17 <= len(middle.graph) <= 20
    assert {"支付宝", "金融科技", "京东科技", "流量", "互联网"} <= set(middle.graph)
    entities, kept = counts(middle.graph)
    assert (middle.entities_left_out, middle.statements_left_out) == (62 - entities, 81 - kept)
    assert not middle.whole
    assert most_central(graph, 1000).whole


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=30), st.integers(1, 13))
def test_a_part_is_never_larger_than_asked_and_has_no_needless_loner(pairs, most):
    graph = network([Statement(Entity(f"甲{a}"), GRASPS, Entity(f"甲{b}")) for a, b in pairs])
    middle = most_central(graph, most)
    assert len(middle.graph) <= most
    assert list(middle.graph) == [node for node in graph if node in middle.graph]
    joined = {end for one, other in middle.graph.edges() if one != other for end in (one, other)}
    befriended = {end for one, other in graph.edges() if one != other for end in (one, other)}
    assert set(middle.graph) & befriended <= joined or most == 1


def test_when_events_were_does_not_crowd_out_what_was():
    things = [Entity(f"公司{number}", "Company") for number in range(6)]
    deals = [Statement(one, Predicate("收购", "acquires"), TRAFFIC) for one in things]
    dates = [
        Statement(deal, Predicate(label, name), Value(value, value))
        for deal in deals
        for label, name, value in (("时间", "date", "2013年"), ("时长", "duration", "三天"), ("以", "price", "八元"))
    ]
    kept = most_central(network([*deals, *dates]), 7)
    assert set(kept.graph) == {"流量", *(one.label for one in things)}
    assert kept.statements_left_out == len(dates)


def test_a_verb_with_nothing_behind_it_may_be_dated():
    stops = Statement(ALIPAY, Predicate("停摆"), None)
    when = Statement(replace(stops, words="支付宝停摆"), Predicate("时间", "date"), Value("2013年", "2013", "gYear"))
    graph = network([stops, when])
    assert counts(graph) == (1, 2)
    assert graph.nodes[f"statement:{stops.id}"]["label"] == "支付宝停摆"
