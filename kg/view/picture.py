"""Draw a part of a network as one picture: a scene, then a file in the format that its name asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.view.boxes import measure, visible
from kg.view.drawing import draw_network
from kg.view.fonts import GETA, Face, bundled, lacking, stand_ins
from kg.view.layout import Layout, layout
from kg.view.legend import TITLE, TOTALS, header, legend
from kg.view.network import counts, focus, most_central
from kg.view.pdf import to_pdf
from kg.view.png import to_png
from kg.view.scene import Group, Scene, Text
from kg.view.settings import Settings
from kg.view.svg import to_svg
from kg.view.words import Wording

if TYPE_CHECKING:
    from kg.view.network import Network

MARGIN = 28.0
NARROWEST = 640.0  #: a page below this width would wrap its own legend into a column


@dataclass(frozen=True, slots=True)
class Picture:
    """A file that shows a graph."""

    data: bytes
    notes: tuple[str, ...] = ()  #: what the picture itself says it leaves out
    missing: tuple[str, ...] = ()  #: characters that no font here has; each is drawn as 〓


def choose(graph: Network, settings: Settings) -> tuple[Network, tuple[str, ...]]:
    """Give the part of a network that is drawn, and a sentence for each cut about what it leaves out."""
    wording = settings.wording
    notes = []
    if settings.around:
        name, hops = settings.around
        near = focus(graph, name, hops)
        left = {"entities": near.entities_left_out, "statements": near.statements_left_out}
        if not near.whole:
            notes.append(wording.say("around", name=visible(name), hops=hops, **left))
        graph = near.graph
    middle = most_central(graph, settings.most)
    if not middle.whole:
        left = {"entities": middle.entities_left_out, "statements": middle.statements_left_out}
        notes.append(wording.say("left out", **left))
    return middle.graph, tuple(notes)


def compose(graph: Network, *, title: str = "", notes: Sequence[str] = (), wording: Wording | None = None) -> Scene:
    """Lay out a network and draw it, framed by a title, totals, notes and a legend."""
    voice = wording or Wording()
    placed = layout(graph, margin=MARGIN)
    heading = visible(title) or voice.say("title")
    entities, statements = counts(graph)
    lines = [voice.say("totals", entities=entities, statements=statements), *notes]
    words = [measure(heading, TITLE), *(measure(line, TOTALS) for line in lines)]
    width = max(placed.width, NARROWEST, 2 * MARGIN + max(words))
    top, above = header(heading, lines, MARGIN, MARGIN)
    shifted = _shifted(placed, (width - placed.width) / 2, above)
    drawn = draw_network(graph, shifted, voice)
    foot, below = legend(graph, voice, MARGIN, above + placed.height + MARGIN, width - MARGIN)
    height = above + placed.height + below + 1.6 * MARGIN
    return Scene(round(width, 1), round(height, 1), (*drawn, top, foot), heading, "；".join(lines))


def _shifted(placed: Layout, right: float, down: float) -> Layout:
    places = {node: (round(x + right, 1), round(y + down, 1)) for node, (x, y) in placed.places.items()}
    return Layout(places, placed.boxes, placed.width, placed.height)


def render(scene: Scene, form: str, settings: Settings) -> Picture:
    """Write a scene as ``svg``, ``png`` or ``pdf``.

    Characters that the bundled font lacks are looked for in other fonts; what none of them has is drawn
    as a geta mark and named in the result. Raises: UsageError for another format.
    """
    if form not in FORMATS:
        msg = f"{form}: no format for a picture; choose one of {', '.join(FORMATS)}"
        raise UsageError(msg)
    words = [text.words for text in scene.texts]
    if form == "svg":
        missing = lacking(words, bundled()) if settings.embed_font else []
        return Picture(to_svg(scene, embed_font=settings.embed_font).encode(), missing=tuple(missing))
    faces, missing = stand_ins(lacking(words, bundled()), settings.font_folders, outlines=form == "pdf")
    return Picture(FORMATS[form](_marked(scene, missing), faces), missing=tuple(missing))


FORMATS: Mapping[str, Callable[[Scene, Sequence[Face]], bytes]] = {
    "svg": lambda scene, _: to_svg(scene).encode(),
    "png": to_png,
    "pdf": to_pdf,
}


def _marked(scene: Scene, missing: Sequence[str]) -> Scene:
    """Put the geta mark where a character has no glyph."""
    if not missing:
        return scene
    table = dict.fromkeys(map(ord, missing), GETA)
    groups = (_translated(group, table) for group in scene.groups)
    return replace(scene, groups=tuple(groups))


def _translated(group: Group, table: Mapping[int, str]) -> Group:
    items = (
        replace(item, words=item.words.translate(table)) if isinstance(item, Text) else item for item in group.items
    )
    return replace(group, items=tuple(items))
