"""Turn a drawing into pixels: resvg draws the SVG with the font that comes along and no other.

Alternatives weighed: matplotlib (97 MB installed with what it brings, against 3 MB); cairo (a
library of the system that pip does not bring).
"""

from __future__ import annotations

from collections.abc import Sequence

import resvg_py

from kg.view.fonts import FAMILY, Face, bundled_file
from kg.view.scene import Scene
from kg.view.svg import to_svg

SHARPNESS = 2.0  #: pixels per unit of the drawing: crisp on a dense screen and in print
MOST = 12_000  #: pixels across; a larger picture is drawn less finely


def to_png(scene: Scene, stand_ins: Sequence[Face] = ()) -> bytes:
    """Give the drawing as PNG, two pixels a unit; ``stand_ins`` serve characters the bundled font lacks."""
    zoom = min(SHARPNESS, MOST / max(scene.width, scene.height))
    drawn = resvg_py.svg_to_bytes(
        svg_string=to_svg(scene),
        zoom=zoom,
        skip_system_fonts=True,
        font_family=FAMILY,
        sans_serif_family=FAMILY,
        font_files=[str(bundled_file()), *(str(face.path) for face in stand_ins)],
    )
    return bytes(drawn)
