"""Draw a part of a network as one picture: a scene, then a file in the format that its name asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import UsageError
from kg.view.boxes import measure
from kg.view.drawing import draw_network
from kg.view.fonts import GETA, Face, bundled, lacking, stand_ins
from kg.view.layout import Layout, layout
from kg.view.legend import TITLE, TOTALS, header, legend
from kg.view.network import Part, counts
from kg.view.pdf import to_pdf
from kg.view.png import to_png
from kg.view.scene import Group, Scene, Text
from kg.view.svg import to_svg
from kg.view.words import Language, say

if TYPE_CHECKING:
    from kg.view.network import Network

MARGIN = 28.0
NARROWEST = 640.0  #: a page below this width would wrap its own legend into a column


@dataclass(frozen=True, slots=True)
class Picture:
    """A file that shows a graph."""

    data: bytes
    missing: tuple[str, ...] = ()  #: characters that no font here has; each is drawn as 〓


def compose(
    part: Part,
    *,
    title: str = "",
    notes: Sequence[str] = (),
    labels: Mapping[str, str] | None = None,
    language: Language = Language.CHINESE,
) -> Scene:
    """Lay out a part of a network and draw it, framed by a title, totals and a legend.

    ``notes`` stand below the totals; if there are none and the part leaves something out, that is said.
    """
    graph, names = part.graph, labels or {}
    placed = layout(graph, margin=MARGIN)
    entities, statements = counts(graph)
    totals = say("totals", language, entities=entities, statements=statements)
    left_out = say("left out", language, entities=part.entities_left_out, statements=part.statements_left_out)
    told = list(notes) or ([] if part.whole else [left_out])
    heading = title or say("title", language)
    width = max(placed.width, NARROWEST, *(2 * MARGIN + measure(line, TOTALS) for line in told),
                2 * MARGIN + measure(heading, TITLE))
    top, above = header(heading, [totals, *told], MARGIN, MARGIN, width)
    shifted = _shifted(placed, (width - placed.width) / 2, above)
    drawn = draw_network(graph, shifted, names, language)
    foot, below = legend(graph, names, language, MARGIN, above + placed.height + MARGIN, width - 2 * MARGIN)
    height = above + placed.height + below + 1.6 * MARGIN
    return Scene(round(width, 1), round(height, 1), (*drawn, top, foot), heading, "；".join((totals, *told)))


def _shifted(placed: Layout, right: float, down: float) -> Layout:
    places = {node: (round(x + right, 1), round(y + down, 1)) for node, (x, y) in placed.places.items()}
    return Layout(places, placed.boxes, placed.width, placed.height)


def render(scene: Scene, form: str, *, embed_font: bool = False, folders: Sequence[Path] = ()) -> Picture:
    """Write a scene as ``svg``, ``png`` or ``pdf``.

    Characters that the bundled font lacks are looked for in the fonts of ``folders``; what none of
    them has is drawn as a geta mark and named in the result. Raises: UsageError for another format.
    """
    if form not in FORMATS:
        msg = f"{form}: no format for a picture; choose one of {', '.join(FORMATS)}"
        raise UsageError(msg)
    if form == "svg":
        missing = lacking((text.words for text in scene.texts), bundled()) if embed_font else []
        return Picture(to_svg(scene, embed_font=embed_font).encode(), tuple(missing))
    faces, missing = stand_ins(lacking((text.words for text in scene.texts), bundled()), folders)
    if form == "pdf":
        faces, missing = _embeddable(faces, missing)
    return Picture(FORMATS[form](_marked(scene, missing), faces), tuple(missing))


FORMATS: Mapping[str, Callable[[Scene, Sequence[Face]], bytes]] = {
    "svg": lambda scene, _: to_svg(scene).encode(),
    "png": to_png,
    "pdf": to_pdf,
}


def _embeddable(faces: Sequence[Face], missing: Sequence[str]) -> tuple[list[Face], list[str]]:
    """Keep the faces whose outlines a PDF can carry; what only the others have is missing too."""
    kept = [face for face in faces if face.font.outlines]
    return kept, list(missing)


def _marked(scene: Scene, missing: Sequence[str]) -> Scene:
    """Put the geta mark where a character has no glyph."""
    if not missing:
        return scene
    table = dict.fromkeys(map(ord, missing), GETA)
    groups = (_translated(group, table) for group in scene.groups)
    return replace(scene, groups=tuple(groups))


def _translated(group: Group, table: Mapping[int, str]) -> Group:
    items = (replace(item, words=item.words.translate(table)) if isinstance(item, Text) else item for item in group.items)
    return replace(group, items=tuple(items))
