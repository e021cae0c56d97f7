"""Read a TrueType font, and cut it down to the characters of one picture.

Source: the OpenType specification (tables head, hhea, maxp, hmtx, cmap, loca, glyf, name) and
W3C's WOFF File Format 1.0.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

Glyphs = list[tuple[int, int]]

#: Flags of a component in a composite glyph.
WORDS, SCALE, MORE, TWO_SCALES, MATRIX = 0x1, 0x8, 0x20, 0x40, 0x80
TABLES = ("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post")


@dataclass(frozen=True, slots=True)
class Font:
    """One face of a font file."""

    tables: Mapping[str, bytes]
    glyphs: Mapping[int, int]  #: code point -> glyph
    units: int  #: of the type size
    ascent: int
    descent: int  #: below zero
    wide: int  #: how many glyphs have a width of their own

    @property
    def outlines(self) -> bool:
        """Tell whether the glyphs are quadratic outlines, which this module can cut and embed."""
        return "glyf" in self.tables and "loca" in self.tables

    @property
    def weight(self) -> int:
        """Give how heavy the face is: 400 is regular, 700 bold."""
        table = self.tables.get("OS/2", b"")
        return int(struct.unpack_from(">H", table, 4)[0]) if table else 400

    def advance(self, character: str) -> float:
        """Give the width of a character in type sizes; that of one ideograph where it has none."""
        glyph = self.glyphs.get(ord(character))
        return 1.0 if glyph is None else self.width(glyph) / self.units

    def width(self, glyph: int) -> int:
        """Give the width of a glyph in units."""
        return int(struct.unpack_from(">H", self.tables["hmtx"], 4 * min(glyph, self.wide - 1))[0])

    def measure(self, text: str, size: float) -> float:
        """Give the width of a line of text at a type size."""
        return size * sum(map(self.advance, text))

    def outline(self, glyph: int) -> bytes:
        """Give the record of a glyph in the table ``glyf``; empty for a blank."""
        long = struct.unpack_from(">h", self.tables["head"], 50)[0]
        if long:
            start, end = struct.unpack_from(">LL", self.tables["loca"], 4 * glyph)
        else:
            start, end = (2 * half for half in struct.unpack_from(">HH", self.tables["loca"], 2 * glyph))
        return self.tables["glyf"][start:end]


def read_font(data: bytes, face: int = 0) -> Font:
    """Read one face of a font file or collection.

    Raises: ValueError if it is no font of this family.
    """
    try:
        base = struct.unpack_from(">L", data, 12 + 4 * face)[0] if data[:4] == b"ttcf" else 0
        count = struct.unpack_from(">H", data, base + 4)[0]
        entries = (struct.unpack_from(">4sLLL", data, base + 12 + 16 * number) for number in range(count))
        tables = {tag.decode("latin-1"): data[start : start + length] for tag, _, start, length in entries}
        return Font(
            tables,
            _characters(tables["cmap"]),
            units=struct.unpack_from(">H", tables["head"], 18)[0],
            ascent=struct.unpack_from(">h", tables["hhea"], 4)[0],
            descent=struct.unpack_from(">h", tables["hhea"], 6)[0],
            wide=struct.unpack_from(">H", tables["hhea"], 34)[0],
        )
    except (struct.error, KeyError, IndexError) as error:
        msg = f"not a TrueType or OpenType font: {error}"
        raise ValueError(msg) from error


def faces(data: bytes) -> int:
    """Count the faces in a font file."""
    return int(struct.unpack_from(">L", data, 8)[0]) if data[:4] == b"ttcf" else 1


def _characters(table: bytes) -> dict[int, int]:
    """Read the table ``cmap``: the widest Unicode map it has."""
    found: dict[int, int] = {}
    for number in range(struct.unpack_from(">H", table, 2)[0]):
        platform, _, start = struct.unpack_from(">HHL", table, 4 + 8 * number)
        kind = struct.unpack_from(">H", table, start)[0]
        if platform in {0, 3} and kind == 12:
            return _segments(table, start)
        if platform in {0, 3} and kind == 4:
            found = _ranges(table, start)
    return found


def _segments(table: bytes, start: int) -> dict[int, int]:
    found: dict[int, int] = {}
    for number in range(struct.unpack_from(">L", table, start + 12)[0]):
        first, last, glyph = struct.unpack_from(">LLL", table, start + 16 + 12 * number)
        found.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
    return found


def _ranges(table: bytes, start: int) -> dict[int, int]:
    double = struct.unpack_from(">H", table, start + 6)[0]
    ends, starts, deltas, offsets = (start + 14 + step for step in (0, double + 2, 2 * double + 2, 3 * double + 2))
    found: dict[int, int] = {}
    for at in range(0, double, 2):
        last, first, delta, offset = (
            struct.unpack_from(">H", table, row + at)[0] for row in (ends, starts, deltas, offsets)
        )
        for point in range(first, last + 1):
            place = offsets + at + offset + 2 * (point - first)
            glyph = struct.unpack_from(">H", table, place)[0] if offset else point
            if glyph and point != 0xFFFF:
                found[point] = (glyph + delta) & 0xFFFF
    return found


@dataclass(frozen=True, slots=True)
class Cut:
    """A font cut down: a file of its own, with its glyphs numbered anew."""

    data: bytes
    glyphs: Mapping[int, int]  #: code point -> glyph of the cut font
    widths: tuple[int, ...]  #: of its glyphs, in units


def cut(font: Font, characters: Iterable[str]) -> Cut:
    """Keep the glyphs of some characters, and nothing else, in the order of their code points.

    Characters that the font lacks are passed over. Raises: ValueError for a font without
    quadratic outlines.
    """
    if not font.outlines:
        msg = "the font has no quadratic outlines"
        raise ValueError(msg)
    points = sorted({ord(character) for character in characters} & set(font.glyphs))
    old = list(dict.fromkeys([0, *(font.glyphs[point] for point in points)]))
    for glyph in old:  # grows while it runs: a component may have components
        old += [part for _, part in _components(font.outline(glyph)) if part not in old]
    new = {glyph: number for number, glyph in enumerate(old)}
    glyphs = {point: new[font.glyphs[point]] for point in points}
    records = [_renumbered(font.outline(glyph), new) for glyph in old]
    widths = tuple(font.width(glyph) for glyph in old)
    return Cut(_file(_tables(font, glyphs, records, widths)), glyphs, widths)


def _components(record: bytes) -> Glyphs:
    """Give the place and the number of each glyph that a composite glyph is made of."""
    found: Glyphs = []
    if not record or struct.unpack_from(">h", record)[0] >= 0:
        return found
    at, flags = 10, MORE
    while flags & MORE:
        flags, glyph = struct.unpack_from(">HH", record, at)
        found.append((at + 2, glyph))
        at += 8 if flags & WORDS else 6
        at += 2 if flags & SCALE else 4 if flags & TWO_SCALES else 8 if flags & MATRIX else 0
    return found


def _renumbered(record: bytes, new: Mapping[int, int]) -> bytes:
    changed = bytearray(record)
    for at, glyph in _components(record):
        struct.pack_into(">H", changed, at, new[glyph])
    return bytes(changed) + bytes(-len(record) % 4)


def _tables(font: Font, glyphs: Mapping[int, int], records: list[bytes], widths: tuple[int, ...]) -> dict[str, bytes]:
    """Give the tables of a font that has these glyphs."""
    head, hhea, maxp = (bytearray(font.tables[tag]) for tag in ("head", "hhea", "maxp"))
    struct.pack_into(">L", head, 8, 0)
    struct.pack_into(">h", head, 50, 1)
    struct.pack_into(">H", hhea, 34, len(records))
    struct.pack_into(">H", maxp, 4, len(records))
    bearings = (struct.unpack_from(">h", record, 2)[0] if record else 0 for record in records)
    tables = {tag: font.tables[tag] for tag in ("OS/2", "name") if tag in font.tables}
    return tables | {
        "cmap": _map(glyphs),
        "glyf": b"".join(records),
        "head": bytes(head),
        "hhea": bytes(hhea),
        "hmtx": b"".join(struct.pack(">Hh", *pair) for pair in zip(widths, bearings, strict=True)),
        "loca": b"".join(struct.pack(">L", end) for end in accumulate(map(len, records), initial=0)),
        "maxp": bytes(maxp),
        "post": struct.pack(">LLhhLLLLL", 0x00030000, 0, 0, 0, 0, 0, 0, 0, 0),
    }


def _map(glyphs: Mapping[int, int]) -> bytes:
    groups = b"".join(struct.pack(">LLL", point, point, glyph) for point, glyph in sorted(glyphs.items()))
    table = struct.pack(">HHLLL", 12, 0, 16 + len(groups), 0, len(groups) // 12) + groups
    return struct.pack(">HHHHL", 0, 1, 3, 10, 12) + table


def _checksum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    return int(sum(struct.unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF)


def _file(tables: Mapping[str, bytes]) -> bytes:
    """Put tables together as a font file."""
    power = len(tables).bit_length() - 1
    header = struct.pack(">LHHHH", 0x00010000, len(tables), 16 << power, power, 16 * (len(tables) - (1 << power)))
    start = len(header) + 16 * len(tables)
    entries, body = [], []
    for tag in sorted(tables):
        data = tables[tag]
        entries.append(struct.pack(">4sLLL", tag.encode("latin-1"), _checksum(data), start, len(data)))
        body.append(data + bytes(-len(data) % 4))
        start += len(body[-1])
    whole = bytearray(header + b"".join(entries) + b"".join(body))
    adjust = struct.unpack_from(">L", entries[sorted(tables).index("head")], 8)[0] + 8
    struct.pack_into(">L", whole, adjust, (0xB1B0AFBA - _checksum(bytes(whole))) & 0xFFFFFFFF)
    return bytes(whole)


def woff(data: bytes) -> bytes:
    """Pack a TrueType file as WOFF, for a page to carry."""
    count = struct.unpack_from(">H", data, 4)[0]
    start = 44 + 20 * count
    entries, body = [], []
    for number in range(count):
        tag, check, place, length = struct.unpack_from(">4sLLL", data, 12 + 16 * number)
        table = data[place : place + length]
        packed = min(zlib.compress(table, 9), table, key=len)
        entries.append(struct.pack(">4sLLLL", tag, start, len(packed), length, check))
        body.append(packed + bytes(-len(packed) % 4))
        start += len(body[-1])
    header = struct.pack(">4sLLHHLHHLLLLL", b"wOFF", 0x00010000, start, count, 0, len(data), 1, 0, 0, 0, 0, 0, 0)
    return header + b"".join(entries) + b"".join(body)
