"""Write a drawing as PDF: lines stay lines, words stay words that can be searched and copied.

Source: ISO 32000-1 (PDF 1.7): content streams, Type 0 fonts with an Identity-H encoding, ToUnicode maps.

Alternatives weighed: matplotlib and cairo, as in ``png.py``; printing the SVG from a browser (a
browser is not always there).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from math import cos, radians, sin

from kg.view.fonts import Face, bundled
from kg.view.scene import Disc, Frame, Group, Item, Line, Pen, Point, Scene, Shape, Text
from kg.view.truetype import Cut, Font, cut

POINT = 0.75  #: of a CSS pixel
QUADRATIC = 3  #: points of a curve of second degree
ROUND = 0.5523  #: where the handles of a quarter circle stand, in radii
AT_A_TIME = 100  #: entries in one block of a map to Unicode


class Type:
    """The fonts of one document: which serves which character, under what number."""

    def __init__(self, fonts: Sequence[Font], words: Iterable[str]) -> None:
        self.fonts = list(fonts)
        self.used = sorted({sign for line in words for sign in line})
        self.choice = {sign: self._first(sign) for sign in self.used}
        self.cuts = [
            cut(font, (sign for sign in self.used if self.choice[sign] == number)) for number, font in enumerate(fonts)
        ]

    def _first(self, sign: str) -> int:
        return next((number for number, font in enumerate(self.fonts) if ord(sign) in font.glyphs), 0)

    def width(self, text: str, size: float) -> float:
        """Give the width of a line."""
        return size * sum(self.fonts[self.choice[sign]].advance(sign) for sign in text)

    def runs(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Split a line where the font changes: the font, the glyphs in hexadecimal, the characters."""
        for number, signs in groupby(text, key=self.choice.__getitem__):
            run = "".join(signs)
            glyphs = self.cuts[number].glyphs
            yield number, "".join(f"{glyphs.get(ord(sign), 0):04X}" for sign in run), run


def to_pdf(scene: Scene, stand_ins: Sequence[Face] = ()) -> bytes:
    """Give the drawing as a PDF of one page; ``stand_ins`` serve characters the bundled font lacks."""
    type_ = Type([bundled(), *(face.font for face in stand_ins)], (text.words for text in scene.texts))
    width, height = scene.width * POINT, scene.height * POINT
    content = f"{POINT} 0 0 {-POINT} 0 {height:.2f} cm\n" + "\n".join(_group(group, type_) for group in scene.groups)
    names = " ".join(f"/F{number} {_font_object(number)} 0 R" for number in range(len(type_.cuts)))
    page = f"/MediaBox [0 0 {width:.2f} {height:.2f}] /Resources << /Font << {names} >> >> /Contents 4 0 R"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /ViewerPreferences << /DisplayDocTitle true >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R {page} >>".encode(),
        _stream(content.encode("ascii")),
        f"<< /Title {_words(scene.title)} /Subject {_words(scene.summary)} >>".encode(),
    ]
    for number, part in enumerate(type_.cuts):
        objects += _font(part, type_.fonts[number], _font_object(number))
    return _file(objects)


def _font_object(number: int) -> int:
    """Tell under which number the first of the five objects of a font stands."""
    return 6 + 5 * number


def _file(objects: Sequence[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n%\xe4\xb8\xad\xe6\x96\x87\n"), []
    for number, data in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + data + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)


def _stream(data: bytes, more: str = "") -> bytes:
    packed = zlib.compress(data, 9)
    return f"<< /Length {len(packed)} /Filter /FlateDecode {more}>>\nstream\n".encode() + packed + b"\nendstream"


def _words(text: str) -> str:
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def _font(part: Cut, font: Font, first: int) -> list[bytes]:
    """Give the five objects of a font: itself, its glyphs, its measures, its file, its map to Unicode."""
    per = 1000 / font.units
    name = "KGView+Sans" if first == _font_object(0) else f"KGView+Other{first}"
    widths = " ".join(f"{width * per:.0f}" for width in part.widths)
    measures = f"/Ascent {font.ascent * per:.0f} /Descent {font.descent * per:.0f} /CapHeight {733 * per:.0f}"
    glyphs = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /CIDToGIDMap /Identity"
    return [
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
        f"/DescendantFonts [{first + 1} 0 R] /ToUnicode {first + 4} 0 R >>".encode(),
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} {glyphs} "
        f"/FontDescriptor {first + 2} 0 R /DW 1000 /W [0 [{widths}]] >>".encode(),
        f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [-1000 -500 3000 1500] /ItalicAngle 0 "
        f"{measures} /StemV 80 /FontFile2 {first + 3} 0 R >>".encode(),
        _stream(part.data, f"/Length1 {len(part.data)} "),
        _stream(_to_unicode(part).encode("ascii")),
    ]


def _to_unicode(part: Cut) -> str:
    """Write the map from glyphs back to characters, so that text can be copied and searched."""
    pairs = sorted({glyph: point for point, glyph in sorted(part.glyphs.items(), reverse=True)}.items())
    lines = [f"<{glyph:04X}> <{chr(point).encode('utf-16-be').hex().upper()}>" for glyph, point in pairs]
    blocks = [lines[start : start + AT_A_TIME] for start in range(0, len(lines), AT_A_TIME)]
    maps = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /ToUnicode def\n"
        "/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{maps}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )


def _group(found: Group, type_: Type) -> str:
    return "\n".join(_item(item, type_) for item in found.items)


def _item(found: Item, type_: Type) -> str:
    if isinstance(found, Text):
        return _text(found, type_)
    if isinstance(found, Line):
        return f"q {_pen(found.pen)} {_curve(found.points)} S Q"
    paint = "B" if found.rim else "f"
    pen = _pen(found.rim) if found.rim else ""
    return f"q {_colour(found.fill)} rg {pen} {_outline(found)} {paint} Q"


def _outline(found: Disc | Frame | Shape) -> str:
    if isinstance(found, Shape):
        first, *rest = (f"{x:.2f} {y:.2f}" for x, y in found.points)
        return f"{first} m {' '.join(f'{point} l' for point in rest)} h"
    if isinstance(found, Disc):
        (x, y), r = found.centre, found.radius
        return _rounded(x - r, y - r, 2 * r, 2 * r, r)
    return _rounded(found.left, found.top, found.width, found.height, found.rounding)


def _rounded(x: float, y: float, width: float, height: float, r: float) -> str:
    """Write a rectangle with round corners; a circle is one with nothing else."""
    k, right, bottom = r * (1 - ROUND), x + width, y + height
    steps = (
        ((x + r, y), "m"),
        ((right - r, y), "l"),
        ((right - k, y, right, y + k, right, y + r), "c"),
        ((right, bottom - r), "l"),
        ((right, bottom - k, right - k, bottom, right - r, bottom), "c"),
        ((x + r, bottom), "l"),
        ((x + k, bottom, x, bottom - k, x, bottom - r), "c"),
        ((x, y + r), "l"),
        ((x, y + k, x + k, y, x + r, y), "c"),
    )
    return " ".join(f"{' '.join(f'{number:.2f}' for number in numbers)} {letter}" for numbers, letter in steps) + " h"


def _curve(points: tuple[Point, ...]) -> str:
    start, *rest = points
    if len(points) == QUADRATIC:  # written as the same curve of third degree
        (hx, hy), end = rest
        rest = [(p[0] + (hx - p[0]) * 2 / 3, p[1] + (hy - p[1]) * 2 / 3) for p in (start, end)] + [end]
    places = " ".join(f"{x:.2f} {y:.2f}" for x, y in rest)
    return f"{start[0]:.2f} {start[1]:.2f} m {places} {'l' if len(rest) == 1 else 'c'}"


def _text(found: Text, type_: Type) -> str:
    """Write one line of words: its halo first, then the letters."""
    turn, (x, y) = radians(found.angle), found.at
    c, s, width = cos(turn), sin(turn), type_.width(found.words, found.size)
    back = width / 2 if found.middle else 0.0
    x, y = x - back * c, y - back * s
    shown = " ".join(f"/F{number} {found.size:.2f} Tf <{glyphs}> Tj" for number, glyphs, _ in type_.runs(found.words))
    placed = f"BT {c:.4f} {s:.4f} {s:.4f} {-c:.4f} {x:.2f} {y:.2f} Tm"
    parts = []
    if found.halo:
        parts.append(f"q 1 1 1 RG {found.halo:.2f} w 1 j {placed} 1 Tr {shown} ET Q")
    ink = _colour(found.colour)
    stroke = f"{ink} RG {found.size * 0.035:.2f} w 2 Tr" if found.strong and not found.halo else "0 Tr"
    parts.append(f"q {ink} rg {placed} {stroke} {shown} ET Q")
    return "\n".join(parts)


def _pen(pen: Pen) -> str:
    dash = f"[{' '.join(f'{length:.2f}' for length in pen.dash)}] 0 d " if pen.dash else ""
    return f"{_colour(pen.colour)} RG {pen.width:.2f} w 1 j {'1 J ' if 0.0 in pen.dash else ''}{dash}".rstrip()


def _colour(colour: str) -> str:
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))
