"""The font that comes along, and what stands in for characters it lacks."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from kg.view.truetype import Font, faces, read_font

FAMILY = "KG Sans SC"
FILE = "kg-sans-sc.ttf"
REGULAR = 400  #: the weight of ordinary type
#: A printer's mark for a sort that is missing: it is drawn where no font has the character.
GETA = "〓"
#: What a browser is asked for, in this order.
STACK = (
    FAMILY,
    "PingFang SC",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "sans-serif",
)
#: Where systems keep their fonts.
FOLDERS = {
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    "win32": ("C:/Windows/Fonts", "~/AppData/Local/Microsoft/Windows/Fonts"),
    "linux": ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"),
}


@dataclass(frozen=True, slots=True)
class Face:
    """A face of a font file at rest."""

    path: Path
    number: int
    font: Font


@cache
def bundled() -> Font:
    """Read the font that comes with `kg`."""
    return read_font(bundled_file().read_bytes())


def bundled_file() -> Path:
    """Tell where the font lies that comes with `kg`."""
    return Path(str(files("kg.view") / "data" / FILE))


def lacking(text: Iterable[str], font: Font) -> list[str]:
    """Give the characters that a font lacks, sorted; line ends and the like need no glyph.

    >>> lacking("支付宝𠮷", bundled())
    ['𠮷']
    """
    return sorted({sign for part in text for sign in part if sign.isprintable() and ord(sign) not in font.glyphs})


def system_folders(platform: str = sys.platform) -> list[Path]:
    """Tell where this kind of system keeps its fonts."""
    return [Path(folder).expanduser() for folder in FOLDERS.get(platform, FOLDERS["linux"])]


def stand_ins(
    missing: Iterable[str], folders: Iterable[Path], *, outlines: bool = False
) -> tuple[list[Face], list[str]]:
    """Find faces in these folders that have the missing characters; give them and what no face has.

    With ``outlines`` only faces count that can be cut down and carried in a PDF.

    The face that has most of them comes first; among equals, the one nearest to a regular weight,
    then the one whose path sorts first.
    """
    left, chosen = set(missing), []
    if not left:
        return [], []
    offered = ((face, {sign for sign in left if ord(sign) in face.font.glyphs}) for face in _faces(folders))
    offered = ((face, signs) for face, signs in offered if face.font.outlines or not outlines)
    known = [(face, signs) for face, signs in offered if signs]
    while useful := [(face, signs & left) for face, signs in known if signs & left]:
        best, signs = max(useful, key=lambda pair: (len(pair[1]), -abs(pair[0].font.weight - REGULAR)))
        chosen.append(best)
        left -= signs
    return chosen, sorted(left)


def _faces(folders: Iterable[Path]) -> Iterator[Face]:
    paths = {path for folder in folders if folder.is_dir() for path in folder.rglob("*")}
    for path in sorted(path for path in paths if path.suffix.lower() in {".ttf", ".otf", ".ttc", ".otc"}):
        try:
            data = path.read_bytes()
            yield from (Face(path, number, read_font(data, number)) for number in range(faces(data)))
        except (OSError, ValueError):  # a broken or foreign file is no stand-in
            continue
