"""Make the font that pictures are drawn with on a machine that has none for Chinese.

    python docs/data/make_font_subset.py NotoSansCJK-Regular.ttc kg/view/data

takes the face "Noto Sans CJK SC" (Debian: package ``fonts-noto-cjk``; SIL Open Font License 1.1),
keeps the characters of `wanted`, turns its cubic outlines into quadratic ones (the flavour that the
readers in ``kg/view`` understand), renames it and writes ``kg-sans-sc.ttf``. The licence text lies
beside the font and goes wherever the font goes. Needs fontTools, which nothing needs at run time.
"""

from __future__ import annotations

import sys
from pathlib import Path
from unicodedata import category

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.ttCollection import TTCollection

FACE = "Noto Sans CJK SC"
FAMILY = "KG Sans SC"  # not the name of the original: a subset must not be taken for the whole font
FILE = "kg-sans-sc.ttf"
#: How far, in thousandths of the type size, a curve may leave the original: a tenth of a pixel at 90 px.
TOLERANCE = 1.2
TABLES = ("head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "loca", "glyf", "name", "post")

#: Blocks taken whole, as far as the face has them.
BLOCKS = (
    (0x20, 0x7E),  # ASCII
    (0xA0, 0xFF),  # Latin-1
    (0x100, 0x17F),  # names in Latin letters
    (0x1CD, 0x1DC),  # pinyin
    (0x391, 0x3C9),  # Greek
    (0x410, 0x451),  # Cyrillic
    (0x2010, 0x2027),  # dashes, quotation marks, dots
    (0x2030, 0x203B),  # per mille, primes, reference mark
    (0x20AC, 0x20AC),  # euro
    (0x2103, 0x2122),  # degrees Celsius, number sign, trade mark
    (0x2150, 0x2182),  # fractions, Roman numerals
    (0x2190, 0x2199),  # arrows
    (0x2200, 0x226F),  # mathematics
    (0x2460, 0x249B),  # circled and bracketed numbers
    (0x25A0, 0x25EF),  # squares, triangles, discs
    (0x2605, 0x2642),  # stars, male, female
    (0x3000, 0x301F),  # ideographic comma, brackets, geta mark
    (0x3041, 0x30FF),  # kana
    (0x3105, 0x312F),  # bopomofo
    (0x3220, 0x3229),  # bracketed ideographs
    (0x3380, 0x33DF),  # square units
    (0xFE30, 0xFE4F),  # vertical forms
    (0xFF01, 0xFF5E),  # full-width ASCII
    (0xFFE0, 0xFFE5),  # full-width currency
)
#: Characters of names and recent words that neither GB 2312 nor the first level of Big5 has.
NAMES = (
    "镕喆堃珺䶮㛃玥玹珮珅璟璘璎瑄瑀瑒瑱珣珝玙琎琤琬琰琯璠璨璩瓒瓛祎祺禛禔禩翀翯翾翊旻旼昉昇昳晔晗晞晟晢晳暄暐曈曌"
    "朊栩桢梽楠楒榀榕槿樑檑洺浠浥浛涢淏淯淼湉湜溍溦滢漪潓潞潼澍澔澧濛瀚瀛灏炆炘炜烜烨煊煐煜熠燊燚爔犇骉羴麤垚壵鑫淼焱淼"
    "頔頫顗颋飏骃骐骥骧骦骢鲲鲳鳎鳯鹍麒麟黉龑龢佺佶佾侃侗俣俶俍倓倢偲傒僖僡儁冼刈劢劼勍勖勰卉厓叡呙哿喆嗣嘏噙嚞囡"
    "坜坤垣垟垿埈埕埗堉堽塬墉墀奭妍妘妤妧姁姈姒姝姣娈娉娓娜婍婕婧婳媄媛媜嫕嫣嬅嬛嬿孖宓宸宥寀寰尕屹岍岚岢峄峥崟嵊嵋嶙巘"
    "帔幂庹廙弢弸彧彣彤忞忻怡恂恺悰愔愫慜懋懿戬扆抔拊揆摛撷擘攽敉敔斅斐斓旸"
    "咗嘅嘢哋嘥冇佢俾嚟喺唔咁噉瞓攞嗰啲咩囧槑怼撸擼"
    "嘧啶嘌呤脒胍氘氚氡钚锎锘镅锔锫锿镄钔铹𬭊𬭳𬭛𬭶𫟼鿔鿭𫓧𬬭鿬鿫"
)


def main(source: Path, folder: Path) -> None:
    """Write the subset of the face in ``source`` into ``folder``."""
    font = next(face for face in TTCollection(source).fonts if face["name"].getDebugName(1) == FACE)
    cut(font, wanted() & set(font.getBestCmap()))
    quadratic(font)
    rename(font)
    font.recalcTimestamp = False
    font.save(folder / FILE)
    sys.stderr.write(f"{folder / FILE}: {len(font.getBestCmap())} characters\n")


def wanted() -> set[int]:
    """Give the code points to keep: GB 2312 whole, Big5 level 1, names, blocks."""
    points = {ord(character) for character in NAMES}
    for first, last in BLOCKS:
        points.update(range(first, last + 1))
    points.update(in_codec("gb2312", 0xB0, 0xF7, 0xA1))
    points.update(in_codec("big5", 0xA4, 0xC6, 0x40))
    return {point for point in points if category(chr(point)) not in {"Cc", "Cs", "Cn"}}


def in_codec(codec: str, first: int, last: int, trail: int) -> set[int]:
    """Give the code points of all two-byte characters of ``codec`` between two lead bytes."""
    found = set()
    for lead in range(first, last + 1):
        for second in range(trail, 0xFF):
            try:
                found.add(ord(bytes((lead, second)).decode(codec)))
            except UnicodeDecodeError:
                continue
    return found


def cut(font: TTFont, points: set[int]) -> None:
    """Drop every other glyph, and all that only shaping or hinting uses."""
    options = Options(hinting=False, layout_features=[], notdef_outline=True, name_IDs=["*"], desubroutinize=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)


def quadratic(font: TTFont) -> None:
    """Replace the table of cubic outlines with one of quadratic outlines."""
    order, glyphs = font.getGlyphOrder(), font.getGlyphSet()
    table = newTable("glyf")
    table.glyphOrder = order
    table.glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, TOLERANCE, reverse_direction=True))
        table.glyphs[name] = pen.glyph()
    font["glyf"], font["loca"] = table, newTable("loca")
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for field in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs"):
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    maxp.maxStackElements = maxp.maxSizeOfInstructions = maxp.maxComponentElements = 0
    font["post"].formatType = 3.0
    font["head"].glyphDataFormat = 0
    for tag in [tag for tag in font.keys() if tag not in TABLES and tag != "GlyphOrder"]:  # noqa: SIM118 (no mapping)
        del font[tag]
    font.sfntVersion = "\x00\x01\x00\x00"


def rename(font: TTFont) -> None:
    """Give the subset its own name; the notices of the original stay."""
    names = font["name"]
    names.names = [record for record in names.names if record.platformID == 3 and record.nameID in {0, 5, 13, 14}]
    for number, text in ((1, FAMILY), (2, "Regular"), (4, FAMILY), (6, FAMILY.replace(" ", ""))):
        names.setName(text, number, 3, 1, 0x409)
    names.setName(f"{FAMILY}: a subset of {FACE}", 3, 3, 1, 0x409)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python docs/data/make_font_subset.py NotoSansCJK-Regular.ttc FOLDER")
    main(Path(sys.argv[1]), Path(sys.argv[2]))
