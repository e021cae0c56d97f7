"""Write a drawing as SVG: small, selectable text, the evidence on hover."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from kg.view.fonts import FAMILY, STACK, bundled
from kg.view.scene import Disc, Frame, Group, Item, Line, Pen, Point, Scene, Shape, Text
from kg.view.styles import PAPER
from kg.view.truetype import cut, woff

FACE = "@font-face{{font-family:{family};src:url(data:font/woff;base64,{data}) format('woff')}}"


def to_svg(scene: Scene, *, embed_font: bool = False) -> str:
    """Write the drawing as an SVG file; the same drawing gives the same characters.

    With ``embed_font`` the file carries the glyphs it needs and looks the same everywhere.
    """
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(scene.width)}" height="{number(scene.height)}" '
        f'viewBox="0 0 {number(scene.width)} {number(scene.height)}" role="img" '
        f"aria-label={quoteattr(f'{scene.title}: {scene.summary}')} font-family={quoteattr(font_stack())}>"
    )
    style = f"<style>{font_face(text.words for text in scene.texts)}</style>" if embed_font else ""
    paper = f'<rect width="100%" height="100%" fill="{PAPER}"/>'
    return "\n".join(part for part in (head, style, paper, *map(group, scene.groups), "</svg>") if part) + "\n"


def group(found: Group) -> str:
    """Write one group, with its tooltip."""
    name = f" data-name={quoteattr(_legal(found.name))}" if found.name else ""
    title = f"<title>{escape(found.title)}</title>" if found.title else ""
    return f'<g class="{found.role}"{name}>{title}{"".join(map(item, found.items))}</g>'


def item(found: Item) -> str:
    """Write one thing.

    >>> item(Disc((1.0, 2.25), 3.0, "#fff"))
    '<circle cx="1" cy="2.25" r="3" fill="#fff"/>'
    """
    if isinstance(found, Line):
        return f'<path d="{path(found.points)}" fill="none"{_pen(found.pen)}/>'
    if isinstance(found, Disc):
        (x, y), radius = found.centre, found.radius
        return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(radius)}" fill="{found.fill}"{_pen(found.rim)}/>'
    if isinstance(found, Frame):
        return f'<rect {frame(found)} fill="{found.fill}"{_pen(found.rim)}/>'
    if isinstance(found, Shape):
        points = " ".join(f"{number(x)},{number(y)}" for x, y in found.points)
        return f'<polygon points="{points}" fill="{found.fill}"{_pen(found.rim)}/>'
    return text(found)


def frame(found: Frame) -> str:
    """Write where a rectangle lies."""
    sizes = (found.left, found.top, found.width, found.height, found.rounding)
    names = ("x", "y", "width", "height", "rx")
    return " ".join(f'{name}="{number(size)}"' for name, size in zip(names, sizes, strict=True))


def text(found: Text) -> str:
    """Write one line of words; the halo lies under the letters, not over their edges."""
    (x, y), angle = found.at, found.angle
    place = (
        f'x="{number(x)}" y="{number(y)}"'
        if not angle
        else f'transform="translate({number(x)} {number(y)}) rotate({number(angle)})"'
    )
    rim, width = (PAPER, found.halo) if found.halo else (found.colour, found.size * 0.035)
    outline = f' paint-order="stroke" stroke="{rim}" stroke-width="{number(width)}" stroke-linejoin="round"'
    parts = (
        place,
        f'font-size="{number(found.size)}" fill="{found.colour}"',
        'text-anchor="middle"' if found.middle else "",
    )
    shown = outline if found.halo or found.strong else ""
    return f"<text {' '.join(part for part in parts if part)}{shown}>{escape(found.words)}</text>"


def _legal(name: str) -> str:
    """Drop the characters that XML cannot hold."""
    return "".join(sign for sign in name if sign.isprintable())


def font_face(words: Iterable[str]) -> str:
    """Give a style rule that carries the glyphs of these words."""
    data = woff(cut(bundled(), {sign for line in words for sign in line}).data)
    return FACE.format(family=f"'{FAMILY}'", data=base64.b64encode(data).decode("ascii"))


def font_stack() -> str:
    """Give the fonts to ask for, in order."""
    return ",".join(f"'{family}'" if " " in family else family for family in STACK)


def path(points: tuple[Point, ...]) -> str:
    """Write a straight line or a curve.

    >>> path(((0.0, 0.0), (5.0, 5.0), (10.0, 0.0)))
    'M0 0Q5 5 10 0'
    """
    letters = {2: "L", 3: "Q", 4: "C"}[len(points)]
    places = [f"{number(x)} {number(y)}" for x, y in points]
    return f"M{places[0]}{letters}{' '.join(places[1:])}"


def _pen(pen: Pen | None) -> str:
    if pen is None:
        return ""
    round_ = ' stroke-linecap="round"' if 0.0 in pen.dash else ""
    dash = f' stroke-dasharray="{" ".join(map(number, pen.dash))}"' if pen.dash else ""
    return f' stroke="{pen.colour}" stroke-width="{number(pen.width)}"{dash}{round_}'


def number(length: float) -> str:
    """Write a length with at most two places, without needless zeros.

    >>> [number(3.0), number(3.456), number(-0.001)]
    ['3', '3.46', '0']
    """
    return f"{round(length, 2) + 0.0:.7g}"
