"""Write the groups of a drawing for a page: bare shapes whose look the page's style sheet gives.

A node or an edge is a button with a name that says what it is, so that it can be reached without
sight and without a mouse.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

from kg.view.scene import Disc, Frame, Group, Item, Line, Shape, Text
from kg.view.styles import DASHES
from kg.view.svg import frame, number, path

SMALL = 12.0  #: labels below this type size are hidden when the picture is seen from afar


def to_page(groups: Iterable[Group], places: Mapping[str, int], named: Callable[[Group], str]) -> str:
    """Write groups in their order; ``places`` gives each name its number in the data of the page."""
    return "\n".join(_group(group, places, named) for group in groups)


def _group(group: Group, places: Mapping[str, int], named: Callable[[Group], str]) -> str:
    role = group.role.split()[0]
    small = " small" if role == "node" and _size(group) < SMALL else ""
    place = f' data-{"node" if role == "node" else "edge"}="{places[group.name]}"' if group.name in places else ""
    button = f' role="button" tabindex="-1" aria-label={quoteattr(named(group))}' if role in {"node", "edge"} else ""
    hidden = ' aria-hidden="true"' if role in {"sign", "about"} else ""
    return f'<g class="{group.role}{small}"{place}{button}{hidden}>{"".join(map(_item, group.items))}</g>'


def _size(group: Group) -> float:
    return max((item.size for item in group.items if isinstance(item, Text)), default=0.0)


def _item(item: Item) -> str:
    if isinstance(item, Line):
        return f'<path d="{path(item.points)}" stroke-width="{number(item.pen.width)}"/>'
    if isinstance(item, Disc):
        (x, y), radius = item.centre, item.radius
        return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="{item.fill}"/>'
    if isinstance(item, Frame):
        return f"<rect {frame(item)}/>"
    if isinstance(item, Shape):
        return f'<polygon points="{" ".join(f"{number(x)},{number(y)}" for x, y in item.points)}"/>'
    return _text(item)


def _text(item: Text) -> str:
    x, y = number(item.at[0]), number(item.at[1])
    place = f'transform="translate({x} {y}) rotate({number(item.angle)})"' if item.angle else f'x="{x}" y="{y}"'
    return f'<text {place} font-size="{number(item.size)}">{escape(item.words)}</text>'


def dashes() -> str:
    """Give the style rules that tell manners apart, from the same table as the pictures."""
    rules = []
    for manner, dash in DASHES.items():
        if dash:
            lengths = " ".join(map(number, dash))
            round_ = ";stroke-linecap:round" if 0.0 in dash else ""
            rules.append(f".edge.{manner}>path:first-of-type{{stroke-dasharray:{lengths}{round_}}}")
    return "\n".join(rules)
