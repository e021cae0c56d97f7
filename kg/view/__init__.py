"""See: statements become a picture or a page.

In go statements, out come SVG, PNG, PDF or a page; positions are computed here, once, and are the same
on every run and every machine. `draw` gives a picture; `html.page` gives the page.

Alternatives weighed, with what was measured: matplotlib (97 MB installed with what it brings, against 3 MB
for resvg; its SVG is 2 MB and turns words into outlines); graphviz (a program that is not always there);
canvas libraries in the page (nothing to focus or to name for a screen reader, 170 to 1,400 KB of script).
The SVG is written here; resvg turns it into PNG with the font that lies in ``data``, so that Chinese never
turns to boxes; the PDF is written from the same drawing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.view.settings import Settings
from kg.view.words import Language, Wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.model import Statement
    from kg.view.picture import Picture

__all__ = ["Language", "Settings", "Wording", "draw"]


def draw(statements: Iterable[Statement], form: str = "svg", settings: Settings | None = None) -> Picture:
    """Draw statements as one picture in the format ``svg``, ``png`` or ``pdf``.

    Raises: QueryError if nothing has the name that the picture is to be around; UsageError for another format.
    """
    from kg.view.network import network
    from kg.view.picture import choose, compose, render

    chosen = settings or Settings()
    seen, notes = choose(network(statements, labels=chosen.wording.labels), chosen)
    scene = compose(seen, title=chosen.title, notes=notes, wording=chosen.wording)
    return replace(render(scene, form, chosen), notes=notes)
