"""Turn a network and its layout into things to draw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from math import cos, radians, sin
from typing import TYPE_CHECKING, Any

from kg.view import curves
from kg.view.boxes import Box, measure, visible
from kg.view.curves import Curve
from kg.view.fitting import Sign, fit
from kg.view.layout import BOW, Layout
from kg.view.network import PREDICATE, SITUATION, kind_of, label_of
from kg.view.scene import Disc, Frame, Group, Item, Line, Pen, Point, Shape, Text
from kg.view.styles import CARD, CARD_RIM, FAINT, INK, PAPER, PLAIN_CARD, RED, hues, manner, pen
from kg.view.words import Wording

if TYPE_CHECKING:
    from kg.view.network import Network

HEAD = 8.5  #: length of an arrowhead
BAR = 6.0  #: half the bar that crosses a denied statement
PROMINENT = 14.0  #: type size from which the label of a node is bold
SIGN = 10.0  #: type size of what is written along a line
ABOUT = Pen(FAINT, 1.0, (0.0, 3.6))
#: Inks of what is written along a line, by the colour of the line.
SIGN_INK = {RED: "#a92f2b"}
SIGN_GREY = "#566579"

Edge = tuple[str, str, str, Mapping[str, Any]]


def draw_network(graph: Network, layout: Layout, wording: Wording) -> list[Group]:
    """Give the groups of all edges, of what is written along them, and of all nodes, in this order."""
    lines = {edge[2]: (edge, curve) for edge, curve in _curves(graph, layout)}
    found = [_edge(edge, curve, wording) for edge, curve in lines.values()]
    wanted = [_sign(edge, curve, wording) for edge, curve in lines.values() if _says_more(graph, edge)]
    fitted = fit(wanted, [layout.bounds(node) for node in graph])
    signs = [_written(sign, text, lines[sign.name][0]) for sign, text in fitted]
    colours = hues(kind_of(graph, node) for node in graph)
    nodes = (
        _node(node, layout, colours.get(kind_of(graph, node)), _described(graph, node, wording), kind_of(graph, node))
        for node in graph
    )
    return [*found, *signs, *nodes]


def _curves(graph: Network, layout: Layout) -> Iterator[tuple[Edge, Curve]]:
    """Give each edge with the stretch of its line that can be seen; lines of one pair lie side by side."""
    pairs = Counter(tuple(sorted(edge[:2])) for edge in graph.edges())
    seen: Counter[tuple[str, ...]] = Counter()
    for source, target, key, data in graph.edges(keys=True, data=True):
        pair = tuple(sorted((source, target)))
        number, seen[pair] = seen[pair], seen[pair] + 1
        start, end = layout.places[source], layout.places[target]
        if source == target:
            yield (source, target, key, data), curves.loop(start, layout.boxes[source].radius or 12.0, number)
            continue
        bow = (number - (pairs[pair] - 1) / 2) * BOW * (1 if source == pair[0] else -1)
        curve = curves.bent(start, end, bow)
        seen_part = curves.free(curve, (start, layout.boxes[source]), (end, layout.boxes[target]))
        if seen_part:
            yield (source, target, key, data), seen_part


def _edge(edge: Edge, curve: Curve, wording: Wording) -> Group:
    source, target, key, data = edge
    if data["about"]:
        return Group("about", (Line(curve, ABOUT),), key)
    ink = pen(data)
    items: list[Item] = []
    share = min(0.5, HEAD * 0.8 / max(curves.length(curve), 1.0))
    items.append(Line(curves.between(curve, 0.0, 1.0 - share), ink))
    items.append(_head(curve, ink, hollow=manner(data) != "asserted"))
    if data["polarity"] == "negative":
        items.append(_bar(curve, ink))
    polarity = "negative" if data["polarity"] == "negative" else "positive"
    return Group(f"edge {manner(data)} {polarity}", tuple(items), key, _told(data, source, target, wording))


def _told(data: Mapping[str, Any], source: str, target: str, wording: Wording) -> str:
    """Tell a statement in words, for the mouse that rests on it and for who cannot see it."""
    said = [f"{source} {data['surface']} {target}", str(data["sentence"])]
    said.append(wording.say(manner(data)) if data["polarity"] == "positive" else wording.say("negative"))
    said.append(wording.say("if", condition=data["condition"]) if data["condition"] else "")
    said.append(wording.say("according to", holder=data["holder"]) if data["holder"] else "")
    said.append(wording.say("confidence", confidence=f"{data['confidence']:.2f}"))
    return "\n".join(visible(part) for part in said if part)


def _head(curve: Curve, ink: Pen, *, hollow: bool) -> Shape:
    tip, angle = curve[-1], radians(curves.heading(curve, 1.0))
    half = HEAD * 0.42
    back = tip[0] - HEAD * cos(angle), tip[1] - HEAD * sin(angle)
    wings = [(back[0] + side * half * sin(angle), back[1] - side * half * cos(angle)) for side in (1, -1)]
    return Shape((tip, *wings), PAPER if hollow else ink.colour, Pen(ink.colour, 1.1))


def _bar(curve: Curve, ink: Pen) -> Line:
    share = max(0.0, 1.0 - (HEAD + 6.0) / max(curves.length(curve), 1.0))
    (x, y), angle = curves.at(curve, share), radians(curves.heading(curve, share))
    return Line(
        ((x + BAR * sin(angle), y - BAR * cos(angle)), (x - BAR * sin(angle), y + BAR * cos(angle))),
        Pen(ink.colour, 2.0),
    )


def _says_more(graph: Network, edge: Edge) -> bool:
    """Tell whether an edge needs words: one that ends at its own predicate does not."""
    return not edge[3]["about"] and kind_of(graph, edge[1]) != PREDICATE


def _sign(edge: Edge, curve: Curve, wording: Wording) -> Sign:
    """Give what should be written along an edge: first with all it has, then the label alone."""
    _, _, key, data = edge
    label = visible(str(data["label"]))
    if data["modality"] == "question":
        label = wording.say("asked", label=label)
    full = wording.say("holder", holder=visible(data["holder"]), label=label) if data["holder"] else label
    return Sign(key, curve, tuple(dict.fromkeys((full, label))), SIGN)


def _written(sign: Sign, text: Text, edge: Edge) -> Group:
    data = edge[3]
    ink = pen(data).colour
    colour = SIGN_INK.get(ink, SIGN_GREY)
    items: list[Item] = [Text(text.at, text.words, text.size, colour, angle=text.angle, halo=3.0)]
    if data["polarity"] == "negative":
        items.append(_strike(text, ink))
    return Group(f"sign {manner(data)} {data['polarity']}", tuple(items), sign.name)


def _strike(text: Text, ink: str) -> Line:
    """Give the line through the middle of some words."""
    turn, up, half = radians(text.angle), text.size * 0.36, measure(text.words, text.size) / 2 + 1.0
    x, y = text.at[0] + up * sin(turn), text.at[1] - up * cos(turn)
    ends = [(x + side * half * cos(turn), y + side * half * sin(turn)) for side in (-1, 1)]
    return Line((ends[0], ends[1]), Pen(ink, 0.8))


def _described(graph: Network, node: str, wording: Wording) -> str:
    """Tell what a node is, for the mouse that rests on it."""
    kind = wording.kind(kind_of(graph, node))
    said = sum(
        not edge["about"] for _, _, edge in (*graph.in_edges(node, data=True), *graph.out_edges(node, data=True))
    )
    return f"{visible(label_of(graph, node))}\n{wording.say('degree', kind=kind, count=said)}"


def _node(node: str, layout: Layout, colour: str | None, title: str, kind: str) -> Group:
    (x, y), room = layout.places[node], layout.boxes[node]
    if room.card:
        rim, fill = (CARD_RIM, CARD) if kind == SITUATION else (FAINT, PLAIN_CARD)
        body: Item = Frame(x - room.width / 2, y - room.top, room.width, room.height, 6.0, fill, Pen(rim, 1.0))
    else:
        body = Disc((x, y), room.radius, colour or FAINT, Pen(PAPER, 1.5))
    shape = f"card {'situation' if kind == SITUATION else 'plain'}" if room.card else "disc"
    return Group(f"node {shape}", (body, *_label((x, y), room)), node, title)


def _label(centre: Point, room: Box) -> Iterator[Text]:
    x, y = centre
    halo = 0.0 if room.card else 3.2
    for words, down in zip(room.lines, room.baselines, strict=True):
        yield Text((x, y + down), words, room.size, INK, halo=halo, strong=room.size >= PROMINENT)
