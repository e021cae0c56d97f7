"""Everything has its place, and nothing covers anything else."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Entity, Predicate, Statement
from kg.view.layout import layout
from kg.view.network import network
from kg.view.spread import overlaps


def boxes_of(placed, graph):
    points = np.array([placed.places[node] for node in graph]).reshape(-1, 2)
    rooms = [placed.boxes[node] for node in graph]
    sizes = np.array([(room.width / 2, room.width / 2, room.top, room.bottom) for room in rooms]).reshape(-1, 4)
    return points, sizes


def assert_fits(placed, graph):
    points, sizes = boxes_of(placed, graph)
    assert len(overlaps(points, sizes)) == 0
    for node in graph:
        left, top, right, bottom = placed.bounds(node)
        assert left >= 0
        assert top >= 0
        assert right <= placed.width
        assert bottom <= placed.height


def star(leaves, hub="中心"):
    return [Statement(Entity(hub), Predicate("有"), Entity(f"第{number}个很长的名字")) for number in range(leaves)]


def test_no_two_boxes_of_the_article_overlap(statements):
    graph = network(statements)
    assert_fits(layout(graph), graph)


def test_a_crowded_hub_and_many_small_parts_fit():
    graph = network([*star(40), *(Statement(Entity(f"甲{n}"), Predicate("是"), Entity(f"乙{n}")) for n in range(30))])
    assert_fits(layout(graph), graph)


def test_two_hundred_entities_fit():
    ring = [Statement(Entity(f"实体{n}"), Predicate("导致"), Entity(f"实体{(n * 7 + 3) % 200}")) for n in range(200)]
    graph = network([*ring, *star(25, "实体0")])
    assert_fits(layout(graph), graph)


def test_parts_lie_apart():
    graph = network([*star(6, "甲"), *(Statement(Entity("乙"), Predicate("有"), Entity(f"物{n}")) for n in range(6))])
    placed = layout(graph)
    assert_fits(placed, graph)
    for one, other in (("甲", "乙"), ("乙", "甲")):
        mine = [placed.bounds(node) for node in (one, *graph.successors(one))]
        left, top = min(box[0] for box in mine), min(box[1] for box in mine)
        right, bottom = max(box[2] for box in mine), max(box[3] for box in mine)
        centre = placed.places[other]
        assert not (left < centre[0] < right and top < centre[1] < bottom)


def test_the_same_graph_is_laid_out_the_same(statements):
    graph = network(statements)
    assert layout(graph).places == layout(network(statements)).places


def test_neighbours_are_nearer_than_strangers(statements):
    graph = network(statements)
    places = layout(graph).places
    away = {(a, b): np.hypot(*np.subtract(places[a], places[b])) for a in graph for b in graph if a < b}
    friends = [away[min(a, b), max(a, b)] for a, b in graph.edges() if a != b]
    assert np.mean(friends) < 0.4 * np.mean(list(away.values()))


def test_nothing_to_see_takes_only_its_margin():
    placed = layout(network([]), margin=20)
    assert (placed.width, placed.height) == (40, 40)


@pytest.mark.parametrize("label", ["", " ", "\n", "甲", "a" * 200, "甲" * 200, "<script>", "\N{FAMILY}"])
def test_any_label_has_a_box(label):
    graph = network([Statement(Entity(label, name="x"), Predicate("是"), Entity("乙"))])
    placed = layout(graph)
    assert_fits(placed, graph)
    assert placed.boxes["x"].lines


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 15), st.integers(0, 15)), min_size=1, max_size=40))
def test_any_graph_fits(pairs):
    graph = network(
        [Statement(Entity(f"实体{a}" * (a % 4 + 1)), Predicate("导致"), Entity(f"实体{b}")) for a, b in pairs]
    )
    assert_fits(layout(graph), graph)
