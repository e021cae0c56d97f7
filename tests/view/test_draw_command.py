"""``kg draw`` on the graph of the article."""

from xml.etree import ElementTree as ET

import pytest

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize(("name", "begins"), [("a.svg", b"<svg "), ("b.PNG", b"\x89PNG"), ("c.pdf", b"%PDF-1.7")])
def test_the_suffix_names_the_format(run, built, tmp_path, name, begins):
    done = run("draw", "-g", built, "-o", tmp_path / name, "--top", 40)
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_a_cut_is_told_on_stderr_and_in_the_picture(run, built):
    done = run("draw", "-g", built, "-o", "-", "--top", 30)
    note = done.stderr.strip()
    assert note.startswith("只画出最中心的部分；另有 ")
    words = [text.text for text in ET.fromstring(done.stdout.encode()).iter(f"{SVG}text")]
    assert note in words
    assert "当蚂蚁金服沉迷于流量,京东科技驶向产业的深海" in words, "the title of the document is that of the picture"
    assert run("draw", "-g", built, "-o", "-", "--top", 30, "-q").stderr == ""


def test_focus_in_english(run, built):
    done = run("draw", "-g", built, "-o", "-", "--focus", "支付宝", "--hops", 1, "--lang", "en", "--title", "Alipay")
    assert done.stderr.startswith("only what is around 支付宝 (steps: 1); ")
    words = [text.text for text in ET.fromstring(done.stdout.encode()).iter(f"{SVG}text")]
    assert {"Alipay", "支付宝", "流量", "pursues"} <= set(words)


def test_mistakes_are_told_in_one_line(run, built, tmp_path):
    for arguments, code, told in (
        (["-g", built, "-o", "a.gif"], 2, "a.gif: the suffix tells no format for a picture; end the name in .svg"),
        (["-g", built, "-o", "-", "--focus", "支付包"], 1, "支付包: the graph has no such entity; did you mean 支付宝"),
        (["-g", tmp_path / "nothing", "-o", "-"], 3, "no such graph"),
        (["-g", built, "-o", tmp_path / "no" / "a.svg"], 3, "no such file or directory"),
    ):
        done = run("draw", *arguments)
        assert done.returncode == code
        assert told in done.stderr
        assert done.stderr.count("\n") - ("只画出" in done.stderr) == 1
        assert done.stdout == ""


def test_what_is_only_supposed_is_not_drawn_as_asserted(built):
    from kg.store import open_store
    from kg.view.reading import INSIDE, read_graph

    with open_store(built) as store:
        told = read_graph(store)
        inside = {row[0].value.rpartition("/")[2] for row in store.query(INSIDE).rows}
        counted = store.query("SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s a kg:Statement }").rows[0][0].value
    assert inside
    assert not [statement for statement in told.statements if statement.truthy and statement.id in inside]
    assert int(counted) - len(inside) <= len(told.statements) <= int(counted)
    assert told.title == "当蚂蚁金服沉迷于流量,京东科技驶向产业的深海"
