"""The frame of a picture: title, totals, what was left out, and what the colours and strokes mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.view.boxes import measure
from kg.view.network import kind_of
from kg.view.scene import Disc, Frame, Group, Item, Line, Pen, Shape, Text
from kg.view.styles import (
    CARD,
    CARD_RIM,
    DASHES,
    FAINT,
    GREY,
    INK,
    LINE,
    PAPER,
    PLAIN_CARD,
    RED,
    REPORTED,
    hues,
    manner,
)
from kg.view.words import Wording

if TYPE_CHECKING:
    from kg.view.network import Network

TITLE, TOTALS, ENTRY = 22.0, 12.5, 11.5
ROW = 22.0
SAMPLE = 30.0  #: length of a stroke in the legend
WARNING = "#9a5b13"

Entry = tuple[tuple[Item, ...], float, str]  #: what is shown (around the origin), how wide it is, what it means


def header(title: str, lines: Sequence[str], left: float, top: float) -> tuple[Group, float]:
    """Give the title with what stands below it, and the height it takes; all after the first line is a warning."""
    items = [Text((left, top + TITLE), title, TITLE, INK, middle=False, strong=True)]
    down = top + TITLE + 8.0
    for number, words in enumerate(lines):
        down += TOTALS * 1.5
        items.append(Text((left, down), words, TOTALS, WARNING if number else GREY, middle=False))
    return Group("heading", tuple(items)), down - top + 12.0


def legend(graph: Network, wording: Wording, left: float, top: float, right: float) -> tuple[Group, float]:
    """Give the meaning of colours and strokes with counts, in rows as wide as the page, and their height."""
    items: list[Item] = []
    down = top
    for entries in (list(_kinds(graph, wording)), list(_manners(graph, wording))):
        across = left
        for shown, room, words in entries:
            wide = room + 7.0 + measure(words, ENTRY) + 20.0
            if across > left and across + wide > right:
                across, down = left, down + ROW
            items.extend(moved(item, across, down) for item in shown)
            items.append(Text((across + room + 7.0, down + ENTRY * 0.36), words, ENTRY, INK, middle=False))
            across += wide
        down += ROW if entries else 0.0
    return Group("legend", tuple(items)), down - top


def _kinds(graph: Network, wording: Wording) -> Iterator[Entry]:
    counted = Counter(kind_of(graph, node) for node in graph)
    colours = hues(counted)
    for kind in sorted(colours, key=lambda kind: (-counted[kind], kind)):
        yield (Disc((6.0, 0.0), 6.0, colours[kind]),), 12.0, f"{wording.kind(kind)} {counted[kind]}"
    for kind, fill, rim in (
        ("Situation", CARD, CARD_RIM),
        ("Value", PLAIN_CARD, FAINT),
        ("Predicate", PLAIN_CARD, FAINT),
    ):
        if counted[kind]:
            yield (Frame(0, -6, 18, 12, 4, fill, Pen(rim)),), 18.0, f"{wording.kind(kind)} {counted[kind]}"


def _manners(graph: Network, wording: Wording) -> Iterator[Entry]:
    edges = [edge for _, _, edge in graph.edges(data=True)]
    counted = Counter(manner(edge) for edge in edges if not edge["about"])
    for style in DASHES:
        if counted[style]:
            colour = REPORTED if style == "reported" else LINE
            stroke = Pen(colour, 2.0 if style == "reported" else 1.5, DASHES[style])
            yield _stroke(stroke, hollow=style != "asserted"), SAMPLE, f"{wording.say(style)} {counted[style]}"
    if denied := sum(edge["polarity"] == "negative" for edge in edges if not edge["about"]):
        bar = Line(((SAMPLE - 14, -6), (SAMPLE - 14, 6)), Pen(RED, 2.0))
        yield (*_stroke(Pen(RED, 1.5), hollow=False), bar), SAMPLE, f"{wording.say('negative')} {denied}"
    if any(edge["about"] for edge in edges):
        yield (Line(((0, 0), (SAMPLE, 0)), Pen(FAINT, 1.0, (0.0, 3.6))),), SAMPLE, wording.say("about")


def _stroke(pen: Pen, *, hollow: bool) -> tuple[Item, ...]:
    head = ((SAMPLE, 0.0), (SAMPLE - 8.5, -3.6), (SAMPLE - 8.5, 3.6))
    return Line(((0, 0), (SAMPLE - 8, 0)), pen), Shape(head, PAPER if hollow else pen.colour, Pen(pen.colour, 1.1))


def moved(item: Item, right: float, down: float) -> Item:
    """Give the same thing elsewhere."""
    if isinstance(item, Disc):
        return Disc((item.centre[0] + right, item.centre[1] + down), item.radius, item.fill, item.rim)
    if isinstance(item, Frame):
        return Frame(item.left + right, item.top + down, item.width, item.height, item.rounding, item.fill, item.rim)
    if isinstance(item, Text):
        return Text((item.at[0] + right, item.at[1] + down), item.words, item.size, item.colour, item.middle)
    points = tuple((x + right, y + down) for x, y in item.points)
    return Line(points, item.pen) if isinstance(item, Line) else Shape(points, item.fill, item.rim)
