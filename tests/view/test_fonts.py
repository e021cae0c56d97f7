"""The font that comes along covers what Chinese text needs, and can be cut down."""

import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.fonts import bundled, bundled_file, lacking, stand_ins, system_folders
from kg.view.truetype import cut, faces, read_font, woff

ACUTE = "\N{ACUTE ACCENT}"


def in_codec(codec, first, last, trail):
    for lead in range(first, last + 1):
        for second in range(trail, 0xFF):
            try:
                yield bytes((lead, second)).decode(codec)
            except UnicodeDecodeError:
                continue


@pytest.mark.parametrize(
    ("what", "signs"),
    [
        ("GB 2312, levels 1 and 2", "".join(in_codec("gb2312", 0xB0, 0xF7, 0xA1))),
        ("common Traditional", "".join(in_codec("big5", 0xA4, 0xC6, 0x40))),
        ("kana", "".join(map(chr, [*range(0x3041, 0x3097), *range(0x30A1, 0x30FB)]))),
        ("ASCII", "".join(map(chr, range(0x20, 0x7F)))),
        ("pinyin", "āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ"),
        ("punctuation", "，。、；：？！“”‘’（）《》〈〉【】「」『』…—·～￥％\N{MULTIPLICATION SIGN}÷→①⑩℃〓"),
        ("names", "镕喆堃珺"),
    ],
)
def test_the_bundled_font_has(what, signs):
    assert lacking([signs], bundled()) == [], what


def test_the_bundled_font_is_small_and_brings_its_licence():
    assert bundled_file().stat().st_size < 4_000_000
    licence = (bundled_file().parent / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Adobe" in licence


def test_widths_are_those_of_the_letters():
    font = bundled()
    assert font.measure("支付宝", 10) == 30
    assert 5 < font.measure("i", 20) < font.measure("W", 20) < 20


@settings(max_examples=30, deadline=None)
@given(st.sets(st.sampled_from([chr(point) for point in bundled().glyphs]), max_size=40))
def test_a_cut_font_has_the_same_outlines(signs):
    font = bundled()
    made = cut(font, signs)
    small = read_font(made.data)
    assert set(small.glyphs) == {ord(sign) for sign in signs}
    for sign in signs:
        mine, theirs = small.outline(small.glyphs[ord(sign)]), font.outline(font.glyphs[ord(sign)])
        assert mine.rstrip(b"\0") == theirs.rstrip(b"\0")
        assert small.advance(sign) == font.advance(sign)


def test_checksums_of_a_cut_font_are_right():
    data = cut(bundled(), "支付宝").data
    padded = data + bytes(-len(data) % 4)
    assert sum(struct.unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF == 0xB1B0AFBA


def test_woff_holds_the_same_tables():
    data = cut(bundled(), "京东科技").data
    packed = woff(data)
    assert struct.unpack_from(">4sLL", packed)[2] == len(packed)
    for number in range(struct.unpack_from(">H", packed, 12)[0]):
        _, start, small, length, _ = struct.unpack_from(">4sLLLL", packed, 44 + 20 * number)
        table = packed[start : start + small]
        assert len(table if small == length else zlib.decompress(table)) == length
    assert len(packed) < len(data)


def composite():
    """Make a font in which é is put together from e and an accent, as many system fonts do it."""
    made = cut(bundled(), f"e{ACUTE}é")
    tables = dict(read_font(made.data).tables)
    record = struct.pack(">hhhhh", -1, 0, 0, 500, 700)
    for number, sign in enumerate(f"e{ACUTE}"):
        record += struct.pack(">HHbb", 0x20 if number == 0 else 0, made.glyphs[ord(sign)], 0, 0)
    outlines, places = b"", [0]
    font = read_font(made.data)
    for glyph in range(len(made.widths)):
        outline = record if glyph == made.glyphs[ord("é")] else font.outline(glyph)
        outlines += outline + bytes(-len(outline) % 4)
        places.append(len(outlines))
    tables["glyf"], tables["loca"] = outlines, b"".join(struct.pack(">L", place) for place in places)
    return type(font)(tables, font.glyphs, font.units, font.ascent, font.descent, font.wide)


def test_the_parts_of_a_composite_glyph_come_along():
    font = composite()
    made = cut(font, "é")
    small = read_font(made.data)
    assert len(made.widths) == 4, "the mark for what is missing, é, and its two parts"
    assert small.outline(2) == font.outline(font.glyphs[ord("e")])
    assert struct.unpack_from(">HH", small.outline(1), 10) == (0x20, 2)


def test_what_is_no_font_is_refused():
    for junk in (b"", b"\0" * 200, b"ttcf" + b"\xff" * 40, b"hello" * 50):
        with pytest.raises(ValueError, match="not a TrueType or OpenType font"):
            read_font(junk)


def test_stand_ins_are_found_and_junk_is_passed_over(tmp_path):
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "junk.ttf").write_bytes(b"no font")
    (tmp_path / "deep" / "er" / "good.TTF").write_bytes(cut(bundled(), "龍鳳").data)
    (tmp_path / "small.ttf").write_bytes(cut(bundled(), "龍").data)
    found, left = stand_ins("龍鳳𠮷", [tmp_path, tmp_path / "absent"])
    assert [face.path.name for face in found] == ["good.TTF"]
    assert left == ["𠮷"]
    assert stand_ins("", [tmp_path]) == ([], [])


def test_every_system_has_folders():
    assert all(system_folders(platform) for platform in ("linux", "darwin", "win32", "freebsd"))
    assert faces(bundled_file().read_bytes()) == 1
