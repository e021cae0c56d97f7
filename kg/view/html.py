"""A graph as one page: a single file that needs nothing else, not even a network.

The picture is drawn here, as real elements of SVG in the same places as `kg.view.draw` would put them;
the script of the page only shows, hides, lights up and tells.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from kg.view.boxes import visible
from kg.view.content import characters, content
from kg.view.drawing import draw_network
from kg.view.fonts import bundled, lacking
from kg.view.layout import layout
from kg.view.markup import dashes, to_page
from kg.view.network import counts, kind_of, label_of, network
from kg.view.picture import Picture, choose
from kg.view.settings import Settings
from kg.view.svg import font_face, font_stack, number
from kg.view.words import WORDS, Language, Wording

if TYPE_CHECKING:
    from kg.view.network import Network
    from kg.view.reading import Told

MOST = 300  #: nodes drawn unless more are asked for: what still moves smoothly and can be read when near
SCRIPTS = ("dom", "search", "filters", "graph", "cards", "main")  #: in this order
ASPECT = 1.1  #: of the pane that holds the picture on most screens


@dataclass(frozen=True, slots=True)
class Parts:
    """What a page of a graph is made of, before its frame, style and script."""

    title: str
    fields: Mapping[str, str]  #: for the places of the frame
    data: dict[str, Any]  #: for the script
    notes: tuple[str, ...]


def page(told: Told, settings: Settings, wordings: Mapping[Language, Wording]) -> Picture:
    """Write statements as a page in the language of the settings; it can be switched to the other.

    Everything is in the data of the page; the picture holds the most central part and says so.
    """
    made = parts(told, settings, wordings)
    signs = characters([made.data, made.title]) if settings.embed_font else set()
    fields = {**made.fields, "data": embedded(made.data), "script": script(SCRIPTS), "style": _style(signs)}
    missing = tuple(lacking(signs, bundled())) if settings.embed_font else ()
    return Picture(filled(page_file("page.html"), fields).encode(), made.notes, missing)


def parts(told: Told, settings: Settings, wordings: Mapping[Language, Wording], *, aspect: float = ASPECT) -> Parts:
    """Draw the graph for a pane of this shape (width to height), and gather what a page says about it."""
    voice = wordings[settings.wording.language]
    graph = network(told.statements, labels=voice.labels)
    seen, notes = choose(graph, replace(settings, wording=voice))
    placed = layout(seen, aspect=aspect)
    title = visible(settings.title or told.title) or voice.say("title")
    data = _data(told, graph, settings, wordings)
    order = {node: place for place, node in enumerate(graph)}
    order |= {statement["id"]: place for place, statement in enumerate(data["statements"])}
    told_apart = _named(seen, voice)
    fields = {
        "lang": "zh-Hans" if voice.language is Language.CHINESE else "en",
        "title": escape(title),
        "totals": escape(voice.say("totals", **data["totals"])),
        "notes": "".join(f'<p class="note">{escape(note)}</p>' for note in notes),
        "width": number(placed.width),
        "height": number(placed.height),
        "picture": to_page(draw_network(seen, placed, voice), order, lambda group: told_apart[group.name]),
    }
    return Parts(title, fields, data, notes)


def _data(told: Told, graph: Network, settings: Settings, wordings: Mapping[Language, Wording]) -> dict[str, Any]:
    entities, statements = counts(graph)
    data = content(told, graph, wordings)
    data["totals"] = {"entities": entities, "statements": statements}
    both = [choose(graph, replace(settings, wording=wordings[language]))[1] for language in Language]
    data["notes"] = [list(pair) for pair in zip(*both, strict=True)]
    data["words"] = {**WORDS, **json.loads(page_file("words.json"))}
    return data


def _named(graph: Network, voice: Wording) -> dict[str, str]:
    """Give each node and edge a name for those who do not see it."""
    names = {}
    for node in graph:
        kind = voice.kind(kind_of(graph, node))
        names[node] = f"{kind} {visible(label_of(graph, node))}"
    for source, target, key, edge in graph.edges(keys=True, data=True):
        if not edge["about"]:
            said = voice.say("denied", label=edge["label"]) if edge["polarity"] == "negative" else edge["label"]
            names[key] = visible(f"{label_of(graph, source)} {said} {label_of(graph, target)}")
    return names


def _style(signs: set[str]) -> str:
    rules = [font_face(signs)] if signs else []
    rules.append(f":root{{--font:{font_stack()}}}")
    return "\n".join((*rules, page_file("page.css"), dashes()))


def embedded(data: object) -> str:
    """Write data so that no text in it can end the element it stands in."""
    packed = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return packed.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def filled(template: str, fields: Mapping[str, str]) -> str:
    """Fill the places of a template once: what is filled in is never read as a template."""
    return re.sub(r"\{\{(\w+)\}\}", lambda place: fields[place[1]], template)


def script(names: Iterable[str]) -> str:
    """Put the scripts of the page together, in this order."""
    return "\n".join(page_file(f"{name}.js") for name in names)


@cache
def page_file(name: str) -> str:
    """Read a file of the page."""
    return (files("kg.view") / "page" / name).read_text(encoding="utf-8").strip()
