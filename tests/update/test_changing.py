"""A few documents that change among many: the graph is changed in those places, and is that of a fresh build."""

import random

import pytest

import kg
from kg.changing import change
from kg.ontology import load
from kg.pipeline import forget
from kg.rdf.lines import shared
from kg.rdf.names import STATEMENT, term
from kg.same import Sameness
from kg.store.catalogue import Catalogue, Kept, Place, pack

COUNT = 12
SAYINGS = (
    "支付宝沉迷于流量。",
    "专家认为支付宝可能沉迷于流量。",
    "鲁迅原名周树人，1881年出生于绍兴。",
    "周树人是作家，他出生于绍兴。",
    "周树人出生于1985年。",
    "京东科技关注产业，它收购了甲公司。",
    "京東科技關注產業。如果支付宝沉迷于流量，它将会失去红利。",
)


@pytest.fixture
def texts(tmp_path):
    folder, chance = tmp_path / "texts", random.Random(3)
    folder.mkdir()
    for number in range(COUNT):
        text = "".join(chance.sample(SAYINGS, 3)) + f"乙{number}公司位于北京。"
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


def built(texts, folder):
    with kg.build([texts], folder) as graph:
        return graph.report


def files(folder):
    return {path.stat().st_ino for path in (folder / "store").glob("*.sst")}


def assert_like_fresh(texts, folder):
    fresh = folder.parent / f"fresh of {folder.name}"
    built(texts, fresh)
    assert (folder / "graph.ttl").read_bytes() == (fresh / "graph.ttl").read_bytes()
    assert (folder / "report.json").read_bytes() == (fresh / "report.json").read_bytes()
    with kg.open(folder) as here, kg.open(fresh) as there:
        assert set(here.store) == set(there.store)


@pytest.mark.parametrize("deed", ["other", "alias", "namesake", "gone", "new", "forgotten"])
def test_one_change_keeps_most_of_the_store(texts, tmp_path, deed):
    build = tmp_path / "build"
    built(texts, build)
    before = files(build)
    match deed:
        case "other":
            (texts / "03.txt").write_text("支付宝沉迷于流量。京东科技不关注产业。", encoding="utf-8")
        case "alias":  # decides how others call their things
            (texts / "03.txt").write_text("京东科技简称京科，京科关注产业。", encoding="utf-8")
            (texts / "04.txt").write_text("京科收购了丙公司。", encoding="utf-8")
        case "namesake":
            (texts / "03.txt").write_text("周树人出生于2001年。", encoding="utf-8")
        case "gone":
            (texts / "03.txt").unlink()
        case "new":
            (texts / "99.txt").write_text("鲁迅原名周树人。丁公司收购了乙3公司。", encoding="utf-8")
        case _:
            forget([str(texts / "03.txt")], load(), build)
            (texts / "03.txt").unlink()
    built(texts, build)
    assert before & files(build), "most of the store is what it was"
    assert_like_fresh(texts, build)


def test_changes_one_after_the_other_end_like_a_fresh_build(texts, tmp_path):
    for number in range(4):
        built(texts, tmp_path / "build")
        (texts / f"{number:02}.txt").write_text(SAYINGS[number + 1], encoding="utf-8")
    built(texts, tmp_path / "build")
    assert_like_fresh(texts, tmp_path / "build")


def test_many_changes_make_it_anew(texts, tmp_path, monkeypatch):
    monkeypatch.setattr("kg.store.catalogue.LEAST", 3)
    build = tmp_path / "build"
    built(texts, build)
    before = files(build)
    for number in range(5):
        (texts / f"{number:02}.txt").write_text(SAYINGS[number], encoding="utf-8")
    built(texts, build)
    assert not before & files(build)
    assert_like_fresh(texts, build)


def test_a_graph_that_somebody_changed_is_made_anew(texts, tmp_path):
    build = tmp_path / "build"
    built(texts, build)
    with (build / "graph.ttl").open("a", encoding="utf-8") as file:
        file.write("\n<x:a> <x:b> <x:c> .\n")
    (texts / "03.txt").write_text("支付宝沉迷于流量。", encoding="utf-8")
    built(texts, build)
    assert_like_fresh(texts, build)


@pytest.mark.parametrize(
    ("first", "second", "left"), [("0.9", "0.5", "0.5"), ("0.5", "0.9", None), ("0.5", "0.5", None)]
)
def test_the_surest_that_is_left_counts(first, second, left):
    """Forget the first of two documents that are differently sure of one statement."""
    sure = f'{STATEMENT}00\t<{term("kg:confidence").value}> "{{}}" .'.format
    told = {"reading": {"titled": True}, "entities": [], "subjects": shared([sure("0").encode()], "x:a")}
    with Catalogue.open(None) as catalogue:
        kept = [Kept(f"x:{one}", "", told, pack([sure(at).encode()])) for one, at in (("a", first), ("b", second))]
        catalogue.keep(kept, [Place(one.iri, one.iri, "", one.iri, one.iri) for one in kept])
        catalogue.placed({}, {})
        catalogue.forget(["x:a"])
        found = change(catalogue, Sameness())
    sures = [{line for line in lines if b"confidence" in line} for lines in (found.gone, found.come)]
    assert sures == ([{sure(first).encode()}, {sure(left).encode()}] if left else [set(), set()])
