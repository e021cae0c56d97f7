"""Pictures: every label is drawn, in every format, with a font that is always there."""

import re
import subprocess
import sys
import zlib
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from kg.errors import UsageError
from kg.model import Entity, Predicate, Statement
from kg.view import Language, Settings, Wording, draw
from kg.view.fitting import _meet, upright
from kg.view.fonts import bundled
from kg.view.network import network
from kg.view.picture import compose, render
from kg.view.png import to_png
from kg.view.scene import Group, Scene, Text
from kg.view.truetype import cut

SVG = "{http://www.w3.org/2000/svg}"
LABELS = {"Product": "产品", "Company": "公司", "continues": "延续"}


@pytest.fixture(scope="module")
def scene(statements):
    return compose(network(statements, labels=LABELS), title="蚂蚁金服与京东科技", wording=Wording(labels=LABELS))


@pytest.fixture(scope="module")
def svg(scene):
    return ET.fromstring(render(scene, "svg", Settings()).data)


def groups(svg, role):
    return [group for group in svg.iter(f"{SVG}g") if role in group.get("class").split()]


def words(element):
    return "".join(text.text for text in element.iter(f"{SVG}text"))


def test_every_label_is_drawn_whole(svg, statements):
    shown = {group.get("data-name"): words(group) for group in groups(svg, "node")}
    assert {node: label.replace(" ", "") for node, label in shown.items() if ":" not in node} == {
        node: node for node in network(statements) if ":" not in node
    }
    assert {"仅仅以互联网为底色", "以产业末端为切入点", "金融科技必然以流量为生命线", "2020-11", "远去"} <= set(
        shown.values()
    )


def test_every_statement_is_drawn_in_its_manner(svg):
    manners = Counter(group.get("class").split()[1] for group in groups(svg, "edge"))
    assert manners == {
        "asserted": 57,
        "conditional": 8,
        "necessity": 6,
        "possibility": 5,
        "question": 1,
        "reported": 4,
    }
    assert len(groups(svg, "negative")) == 8 + len([s for s in groups(svg, "sign") if "negative" in s.get("class")])
    for group in groups(svg, "edge"):
        line = group.find(f"{SVG}path")
        assert ("stroke-dasharray" in line.attrib) == ("asserted" not in group.get("class"))


def test_what_is_denied_is_crossed_out(svg):
    denied = [group for group in groups(svg, "edge") if "negative" in group.get("class")]
    assert denied
    for group in denied:
        line, bar = group.findall(f"{SVG}path")
        assert bar.get("stroke") == line.get("stroke") == "#c73e3a"
    for group in groups(svg, "sign"):
        assert (group.find(f"{SVG}path") is not None) == ("negative" in group.get("class"))


def test_hovering_tells_sentence_condition_and_holder(svg):
    told = [group.find(f"{SVG}title").text for group in groups(svg, "edge")]
    assert any("很多人想当然地认为" in title and "据：很多人" in title for title in told)
    assert any("若：支付宝抱有执念流量" in title for title in told)


def test_the_words_along_lines_cover_nothing(scene):
    signs = [
        next(item for item in group.items if isinstance(item, Text)) for group in scene.groups if "sign" in group.role
    ]
    assert len(signs) > 70
    frames = [quadrangle(sign) for sign in signs]
    for number, frame in enumerate(frames):
        assert not any(_meet(frame, other) for other in frames[:number])
        for group in scene.groups:
            if "node" in group.role:
                labels = [item for item in group.items if isinstance(item, Text)]
                assert not any(_meet(frame, quadrangle(label)) for label in labels)


def quadrangle(text):
    from kg.view.boxes import measure

    half, turn = measure(text.words, text.size) / 2, np.radians(text.angle)
    corners = upright((-half, -0.85 * text.size, half, 0.1 * text.size))
    return corners @ np.array(((np.cos(turn), np.sin(turn)), (-np.sin(turn), np.cos(turn)))) + np.array(text.at)


def test_the_legend_counts_kinds_and_manners(svg):
    (legend,) = groups(svg, "legend")
    entries = [text.text for text in legend.iter(f"{SVG}text")]
    assert {"产品 4", "公司 1", "Concept 34", "情形 3", "断言 57", "否定 8", "转述 4", "所涉"} <= set(entries)


def test_english_legend(statements):
    wording = Wording(Language.ENGLISH, {"Product": "product"})
    drawn = draw(statements, "svg", Settings(wording=wording)).data.decode()
    for words_ in ("62 entities · 81 statements", "product 4", "denied 8", "Knowledge graph"):
        assert f">{words_}<" in drawn


@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
def test_the_same_statements_give_the_same_bytes(statements, form):
    assert draw(statements, form).data == draw(list(statements), form).data


def test_a_large_graph_says_what_it_leaves_out(statements):
    picture = draw(statements, "svg", Settings(most=20))
    (note,) = picture.notes
    assert re.fullmatch(r"只画出最中心的部分；另有 \d+ 个实体、\d+ 条陈述未画", note)
    assert f">{note}<" in picture.data.decode()


def test_focus_says_what_it_leaves_out(statements):
    picture = draw(statements, "svg", Settings(around=("京东科技", 1), most=5))
    assert [note[:12] for note in picture.notes] == ["只画出「京东科技」周围 ", "只画出最中心的部分；另有"]
    assert (
        draw(statements, "svg", Settings(around=("京东科技", 50))).notes[0].startswith("只画出「京东科技」周围 50 步")
    )


@pytest.mark.parametrize(
    "machine", [{"OPENBLAS_CORETYPE": "Prescott"}, {"OPENBLAS_CORETYPE": "Haswell", "PYTHONHASHSEED": "7"}, {}]
)
def test_other_processors_draw_the_same(statements, machine):
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); from conftest import article_statements;"
        "from kg.view import draw; sys.stdout.buffer.write(draw(article_statements(), 'svg').data)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(Path(__file__).parent)], env=machine, capture_output=True, check=True
    )
    assert done.stdout == draw(statements, "svg").data


def test_names_are_text_even_if_they_look_like_markup():
    evil = Entity('<script>alert("1")</script>&]]>')
    drawn = draw([Statement(evil, Predicate("<b>是</b>"), Entity("\u202e乙\x00\x0b"))], "svg").data.decode()
    assert "<script" not in drawn
    tree = ET.fromstring(drawn)
    assert words(groups(tree, "node")[0]).replace(" ", "") == '<script>alert("1")</script>&]]>'


def test_an_empty_graph_is_an_empty_picture():
    assert "0 个实体 · 0 条陈述" in draw([], "svg").data.decode()
    assert draw([], "pdf").data.startswith(b"%PDF-1.7")


def test_an_unknown_format_is_refused(statements):
    with pytest.raises(UsageError, match=r"gif: no format for a picture; choose one of svg, png, pdf"):
        draw(statements, "gif")


def one_line(words_):
    text = Text((60.0, 40.0), words_, 30.0, "#000000")
    return Scene(120.0, 60.0, (Group("plain", (text,)),), "t", "s")


def test_pixels_show_the_characters_not_boxes(darkness):
    drawn = {sign: darkness(to_png(one_line(sign))) for sign in "国家龍あ"}
    for sign, pixels in drawn.items():
        assert 20_000 < pixels.sum() < 600_000, sign
    assert len({pixels.tobytes() for pixels in drawn.values()}) == len(drawn), "missing glyphs would look the same"


def test_a_character_that_no_font_has_is_named_and_marked(statements, darkness):
    strange = [*statements, Statement(Entity("𠮷野家"), Predicate("是"), Entity("店"))]
    scene = compose(network(strange))
    for form in ("png", "pdf"):
        picture = render(scene, form, Settings())
        assert picture.missing == ("𠮷",)
    assert (
        darkness(to_png(one_line("〓"))).tolist() == darkness(render(one_line("𠮷"), "png", Settings()).data).tolist()
    )
    assert render(scene, "svg", Settings()).missing == ()
    assert render(scene, "svg", Settings(embed_font=True)).missing == ("𠮷",)


def test_a_character_of_another_font_is_drawn_with_it(tmp_path):
    """The other font is the bundled one under new code points: 𠮷 looks like 吉."""
    font = bundled()
    strange = type(font)(
        font.tables, {0x20BB7: font.glyphs[ord("吉")]}, font.units, font.ascent, font.descent, font.wide
    )
    (tmp_path / "other.ttf").write_bytes(cut(strange, "𠮷").data)
    scene = one_line("𠮷")
    for form in ("png", "pdf"):
        picture = render(scene, form, Settings(font_folders=(tmp_path,)))
        assert picture.missing == ()
    content, first, _, second, unicode_map = streams(picture.data)
    assert re.search(rb"/F1 30\.00 Tf <0001> Tj", content)
    assert b"<0001> <D842DFB7>" in unicode_map
    assert len(first) < len(second)


def test_png_is_drawn_without_any_system_font(statements, darkness, tmp_path):
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); from conftest import article_statements;"
        "from kg.view import draw; sys.stdout.buffer.write(draw(article_statements(), 'png').data)"
    )
    nowhere = tmp_path / "nothing"
    nowhere.mkdir()
    bare = {
        "FONTCONFIG_FILE": str(nowhere / "fonts.conf"),
        "FONTCONFIG_PATH": str(nowhere),
        "XDG_DATA_HOME": str(nowhere),
        "HOME": str(nowhere),
        "PATH": "",
        "OPENBLAS_NUM_THREADS": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", script, str(Path(__file__).parent)], env=bare, capture_output=True, check=True
    )
    assert done.stdout == draw(statements, "png").data
    assert (darkness(done.stdout) > 100).mean() > 0.005


def streams(pdf):
    for found in re.finditer(rb"<< /Length (\d+) /Filter /FlateDecode [^>]*>>\nstream\n", pdf):
        yield zlib.decompress(pdf[found.end() : found.end() + int(found[1])])


def test_pdf_carries_the_glyphs_and_the_characters_behind_them(statements):
    pdf = draw(statements, "pdf", Settings(title="蚂蚁金服与京东科技")).data
    content, font, unicode_map = streams(pdf)
    glyphs = dict(re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", unicode_map))
    lines = {
        "".join(bytes.fromhex(glyphs[code].decode()).decode("utf-16-be") for code in re.findall(rb"[0-9A-F]{4}", shown))
        for shown in re.findall(rb"<([0-9A-F]+)> Tj", content)
    }
    assert {"支付宝", "京东科技", "很多人：生命线", "蚂蚁金服与京东科技", "否定 8"} <= lines
    assert font[:4] == b"\x00\x01\x00\x00"
    assert len(pdf) < 200_000


def test_pdf_places_are_where_the_table_says(statements):
    pdf = draw(statements, "pdf").data
    start = int(re.search(rb"startxref\n(\d+)", pdf)[1])
    places = re.findall(rb"(\d{10}) 00000 n", pdf[start:])
    for number, place in enumerate(places, 1):
        assert pdf[int(place) :].startswith(b"%d 0 obj" % number)


def test_an_embedded_font_makes_svg_stand_alone(statements):
    drawn = draw(statements, "svg", Settings(embed_font=True)).data.decode()
    assert "@font-face{font-family:'KG Sans SC';src:url(data:font/woff;base64,d09GR" in drawn
    assert len(drawn) < 300_000
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")
