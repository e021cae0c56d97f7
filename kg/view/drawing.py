"""Turn a network and its layout into things to draw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from math import cos, hypot, radians, sin
from typing import TYPE_CHECKING, Any

from kg.view import curves
from kg.view.boxes import Box, measure
from kg.view.curves import Curve
from kg.view.fitting import Sign, fit
from kg.view.network import SITUATION, kind_of, label_of
from kg.view.scene import Disc, Frame, Group, Item, Line, Pen, Point, Shape, Text
from kg.view.styles import CARD, CARD_RIM, FAINT, INK, PAPER, PLAIN_CARD, RED, hues, manner, pen
from kg.view.words import Language, say

if TYPE_CHECKING:
    from kg.view.layout import Layout
    from kg.view.network import Network

BOW = 17.0  #: between neighbouring lines of one pair of nodes
HEAD = 8.5  #: length of an arrowhead
BAR = 6.0  #: half the bar that crosses a denied statement
SIGN = 10.0  #: type size of what is written along a line
ABOUT = Pen(FAINT, 1.0, (0.0, 3.6))
#: Inks of what is written along a line, by the colour of the line.
SIGN_INK = {RED: "#a92f2b"}
SIGN_GREY = "#566579"

Edge = tuple[str, str, str, Mapping[str, Any]]


def draw_network(graph: Network, layout: Layout, labels: Mapping[str, str], language: Language) -> list[Group]:
    """Give the groups of all edges, of what is written along them, and of all nodes, in this order."""
    lines = {edge[2]: (edge, curve) for edge, curve in _curves(graph, layout)}
    found = [_edge(edge, curve, labels, language) for edge, curve in lines.values()]
    wanted = [_sign(edge, curve, language) for edge, curve in lines.values() if not edge[3]["about"]]
    fitted = fit(wanted, [layout.bounds(node) for node in graph])
    signs = [_written(sign, text, lines[sign.name][0]) for sign, text in fitted]
    colours = hues(kind_of(graph, node) for node in graph)
    return [*found, *signs, *(_node(graph, layout, node, colours, labels, language) for node in graph)]


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


def _edge(edge: Edge, curve: Curve, labels: Mapping[str, str], language: Language) -> Group:
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
    return Group(f"edge {manner(data)} {polarity}", tuple(items), key, _told(data, source, target, language))


def _told(data: Mapping[str, Any], source: str, target: str, language: Language) -> str:
    """Tell a statement in words, for the mouse that rests on it and for who cannot see it."""
    said = [f"{source} {data['surface']} {target}", str(data["sentence"])]
    said.append(say(manner(data), language) if data["polarity"] == "positive" else say("negative", language))
    said.append(say("if", language, condition=data["condition"]) if data["condition"] else "")
    said.append(say("according to", language, holder=data["holder"]) if data["holder"] else "")
    said.append(say("confidence", language, confidence=f"{data['confidence']:.2f}"))
    return "\n".join(part for part in said if part)


def _head(curve: Curve, ink: Pen, *, hollow: bool) -> Shape:
    tip, angle = curve[-1], radians(curves.heading(curve, 1.0))
    half = HEAD * 0.42
    back = tip[0] - HEAD * cos(angle), tip[1] - HEAD * sin(angle)
    wings = [(back[0] + side * half * sin(angle), back[1] - side * half * cos(angle)) for side in (1, -1)]
    return Shape((tip, *wings), PAPER if hollow else ink.colour, Pen(ink.colour, 1.1))


def _bar(curve: Curve, ink: Pen) -> Line:
    share = max(0.0, 1.0 - (HEAD + 6.0) / max(curves.length(curve), 1.0))
    (x, y), angle = curves.at(curve, share), radians(curves.heading(curve, share))
    return Line(((x + BAR * sin(angle), y - BAR * cos(angle)), (x - BAR * sin(angle), y + BAR * cos(angle))),
                Pen(ink.colour, 2.0))


def _sign(edge: Edge, curve: Curve, language: Language) -> Sign:
    """Give what should be written along an edge: first with all it has, then the label alone."""
    _, _, key, data = edge
    label = str(data["label"])
    if data["modality"] == "question":
        label = say("asked", language, label=label)
    full = say("holder", language, holder=data["holder"], label=label) if data["holder"] else label
    return Sign(key, curve, tuple(dict.fromkeys((full, label))), SIGN)


def _written(sign: Sign, text: Text, edge: Edge) -> Group:
    data = edge[3]
    ink = pen(data).colour
    colour = SIGN_INK.get(ink, SIGN_GREY)
    denied = data["polarity"] == "negative"
    words = Text(text.at, text.words, text.size, colour, angle=text.angle, halo=3.0, struck=denied)
    return Group(f"sign {manner(data)} {data['polarity']}", (words,), sign.name)


def _node(
    graph: Network, layout: Layout, node: str, colours: Mapping[str, str], labels: Mapping[str, str], language: Language
) -> Group:
    (x, y), room, kind = layout.places[node], layout.boxes[node], kind_of(graph, node)
    shown = labels.get(kind) or (say(kind, language) if kind not in colours else kind)
    told = f"{label_of(graph, node)}\n{say('degree', language, kind=shown, count=graph.degree(node))}"
    if room.card:
        rim = Pen(CARD_RIM if kind == SITUATION else FAINT, 1.0)
        fill = CARD if kind == SITUATION else PLAIN_CARD
        body: Item = Frame(x - room.width / 2, y - room.top, room.width, room.height, 6.0, fill, rim)
    else:
        body = Disc((x, y), room.radius, colours[kind], Pen(PAPER, 1.5))
    return Group(f"node {'card' if room.card else 'disc'}", (body, *_label((x, y), room)), node, told)


def _label(centre: Point, room: Box) -> Iterator[Text]:
    x, y = centre
    halo = 0.0 if room.card else 3.2
    for words, down in zip(room.lines, room.baselines, strict=True):
        yield Text((x, y + down), words, room.size, INK, halo=halo, strong=room.size >= 14)


def width_of(words: str, size: float) -> float:
    """Give the width of words written along a line."""
    return measure(words, size)


def distance(a: Point, b: Point) -> float:
    """Give the distance of two points."""
    return hypot(b[0] - a[0], b[1] - a[1])
