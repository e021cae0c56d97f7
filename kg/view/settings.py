"""What can be chosen about a picture or a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.view.words import Wording


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices; each has a default that suits most graphs."""

    title: str = ""
    around: tuple[str, int] | None = None  #: a name, and how many steps from it are shown
    most: int = 120  #: nodes, the most central ones: what still can be read on one page
    wording: Wording = field(default_factory=Wording)
    embed_font: bool = False  #: the file carries the glyphs it needs, and looks the same everywhere
    font_folders: Sequence[Path] = ()  #: where to look for characters that the bundled font lacks
