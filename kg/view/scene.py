"""A drawing as a list of simple things, so that SVG and PDF show the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Pen:
    """How a line is drawn."""

    colour: str
    width: float = 1.0
    dash: tuple[float, ...] = ()  #: lengths of ink and gap by turns; a stroke of no length is a round dot


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line (2 points), or a curve of second (3) or third degree (4)."""

    points: tuple[Point, ...]
    pen: Pen


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle."""

    centre: Point
    radius: float
    fill: str
    rim: Pen | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """A filled rectangle with rounded corners."""

    left: float
    top: float
    width: float
    height: float
    rounding: float
    fill: str
    rim: Pen | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """A filled polygon."""

    points: tuple[Point, ...]
    fill: str
    rim: Pen | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words."""

    at: Point  #: on the baseline, at the middle or the start of the words
    words: str
    size: float
    colour: str
    middle: bool = True  #: centred at the point, else beginning there
    angle: float = 0.0  #: in degrees, clockwise
    halo: float = 0.0  #: width of the white rim around the letters
    strong: bool = False


Item: TypeAlias = Line | Disc | Frame | Shape | Text


@dataclass(frozen=True, slots=True)
class Group:
    """Things that belong to one node, one edge, or to the frame of the picture."""

    role: str  #: classes, such as ``edge negative``; the last layer may repeat a name
    items: tuple[Item, ...]
    name: str = ""  #: of the node or the edge in the network
    title: str = ""  #: what is shown when the mouse rests on it


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture; later groups cover earlier ones."""

    width: float
    height: float
    groups: tuple[Group, ...]
    title: str
    summary: str

    @property
    def texts(self) -> list[Text]:
        """Give every line of words in the picture."""
        return [item for group in self.groups for item in group.items if isinstance(item, Text)]
