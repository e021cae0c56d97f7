"""Colours of kinds and strokes of statements: quiet, and never colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kg.view.network import PREDICATE, SITUATION, VALUE
from kg.view.scene import Pen

INK = "#22303f"
GREY = "#66768a"
FAINT = "#b9c4d0"
PAPER = "#ffffff"
LINE = "#8d9bac"
RED = "#c73e3a"
REPORTED = "#8465a8"
CARD = "#fff8e8"
CARD_RIM = "#dcc38d"
PLAIN_CARD = "#f2f5f8"

#: Hues of the kinds that most graphs have; all about as light and as strong as each other.
HUES: Mapping[str, str] = {
    "Activity": "#6a9fb5",
    "Article": "#d48c38",
    "Book": "#c77b30",
    "City": "#76ab54",
    "Company": "#8a6db1",
    "Concept": "#6f8db3",
    "Country": "#4f8f5f",
    "Era": "#85888e",
    "Event": "#c2698c",
    "Group": "#ad7458",
    "Industry": "#98903f",
    "Market": "#b57a2e",
    "MediaOrganisation": "#a77cc0",
    "Method": "#7f83c4",
    "Organisation": "#7a63a8",
    "Person": "#3d84bf",
    "Place": "#5f9f53",
    "Product": "#2e9c8e",
    "Quality": "#8c8ba6",
    "Role": "#4a9fc2",
    "Software": "#3ba7a0",
    "Technology": "#5677c9",
    "Work": "#d48c38",
}
#: For kinds without a hue of their own, dealt out by name.
SPARE = ("#7c9a3e", "#b06ab0", "#3f9d78", "#c07757", "#5b93a8", "#9a7bc4", "#a98a4b", "#cf7f9c")

#: Strokes of a line: ink and gap by turns.
DASHES: Mapping[str, tuple[float, ...]] = {
    "asserted": (),
    "conditional": (7.0, 4.0),
    "necessity": (11.0, 3.0, 2.0, 3.0),
    "possibility": (3.5, 3.0),
    "question": (1.8, 4.0),
    "reported": (0.0, 4.2),
}


def hues(kinds: Iterable[str]) -> dict[str, str]:
    """Give each kind of entity its colour: its own, or the next spare one in order of name.

    >>> hues(["Person", "Ritual"])
    {'Person': '#3d84bf', 'Ritual': '#7c9a3e'}
    """
    given = sorted(set(kinds) - {SITUATION, VALUE, PREDICATE})
    spare = [kind for kind in given if kind not in HUES]
    return {kind: HUES.get(kind) or SPARE[spare.index(kind) % len(SPARE)] for kind in given}


def manner(edge: Mapping[str, Any]) -> str:
    """Tell in which manner a statement is drawn, apart from its polarity."""
    modality = str(edge["modality"])
    if modality in {"question", "reported"}:
        return modality
    if modality == "hypothetical" or edge["condition"]:
        return "conditional"
    return "reported" if edge["holder"] else modality


def pen(edge: Mapping[str, Any]) -> Pen:
    """Give the pen for a statement: dashes by its manner, red if denied, thin if not certain."""
    style = manner(edge)
    width = 1.0 + 0.5 * float(edge["confidence"])
    colour = RED if edge["polarity"] == "negative" else REPORTED if style == "reported" else LINE
    return Pen(colour, round(width * (1.35 if style == "reported" else 1.0), 2), DASHES[style])
