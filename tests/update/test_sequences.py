"""After whatever builds and forgets, the graph is that of a fresh build of the documents that remain."""

import json
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kg
from kg import ontology
from kg.errors import KgError
from kg.ontology import load
from kg.pipeline import forget

NAMES = ("a.txt", "b.md", "sub/a.txt", "c.jsonl")
TEXTS = (
    "支付宝沉迷于流量。京东科技关注产业。",
    "京东科技关注产业。金融科技不是互联网的延续。",
    "京東科技關注產業。如果支付宝沉迷于流量，它将会失去红利。",
    "专家认为支付宝可能沉迷于流量。",
    "鲁迅原名周树人，1881年出生于绍兴。",
    "周树人是作家，他出生于绍兴。",
    "周树人出生于1985年。鲁迅收购了京东科技。",
    "no Chinese",
)
ACTS = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(NAMES), st.sampled_from(TEXTS)),
    st.tuples(st.just("remove"), st.sampled_from(NAMES), st.just("")),
    st.tuples(st.just("build"), st.sampled_from(("", *NAMES)), st.just("")),
    st.tuples(st.just("forget"), st.sampled_from(NAMES), st.just("")),
)


@pytest.fixture(autouse=True, scope="module")
def one_ontology():
    """Load the ontology once: many small builds would spend their time on that."""
    known = load()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.ontology.load", lambda *_: known)
        yield


class Desk:
    """A folder of documents, a build of it, and what that build should hold."""

    def __init__(self, path):
        shutil.rmtree(path, ignore_errors=True)
        self.texts, self.build, self.path = path / "texts", path / "build", path
        self.texts.mkdir(parents=True)
        self.expected = {}

    def present(self):
        found = {
            name: (self.texts / name).read_text(encoding="utf-8") for name in NAMES if (self.texts / name).exists()
        }
        return {name: text for name, text in found.items() if "Chinese" not in text}

    def write(self, name, text):
        (self.texts / name).parent.mkdir(exist_ok=True)
        line = json.dumps({"text": text}, ensure_ascii=False) + "\n"
        lines = line + line.replace("京东", "JD") if name.endswith("l") else text
        (self.texts / name).write_text(lines, encoding="utf-8")

    def remove(self, name, _):
        (self.texts / name).unlink(missing_ok=True)

    def forget(self, name, _):
        try:
            forget([str(self.texts / name)], ontology.load(), self.build)
        except KgError:
            assert name not in self.expected
        self.expected.pop(name, None)

    def build_(self, name, _):
        present = self.present() if not name else {k: v for k, v in self.present().items() if k == name}
        try:
            with kg.build([self.texts / name if name else self.texts], self.build):
                pass
        except KgError:
            assert not present
            return
        named = NAMES if not name else (name,)
        self.expected = {k: v for k, v in self.expected.items() if k not in named} | present

    def fresh(self):
        other = Desk(self.path / "fresh")
        for name, text in self.expected.items():
            path = other.texts / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        with kg.build([other.texts], other.build):
            return other


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ACTS, min_size=3, max_size=9))
def test_any_sequence_ends_like_a_fresh_build(tmp_path, acts):
    desk = Desk(tmp_path / "desk")
    desk.write("a.txt", TEXTS[0])
    for verb, name, text in [*acts, ("build", "", "")]:
        {"write": desk.write, "remove": desk.remove, "build": desk.build_, "forget": desk.forget}[verb](name, text)
    if not desk.expected:
        return
    fresh = desk.fresh()
    assert (desk.build / "graph.ttl").read_bytes() == (fresh.build / "graph.ttl").read_bytes()
    reports = [json.loads((one.build / "report.json").read_text(encoding="utf-8")) for one in (desk, fresh)]
    assert reports[0]["documents"] == reports[1]["documents"]
    assert reports[0]["counts"] == reports[1]["counts"]
    with kg.open(desk.build) as here, kg.open(fresh.build) as there:
        assert set(here.store) == set(there.store)


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def surenesses(graph):
    return {str(one.object.value) for one in graph.store.match() if one.predicate.value.endswith("confidence")}


def test_what_two_say_stays_with_the_evidence_of_the_other(desk):
    desk.write("a.txt", TEXTS[0])
    desk.write("b.md", TEXTS[1])
    with kg.build([desk.texts], desk.build) as graph:
        (both,) = graph.statements(subject="京东科技", object="产业")
        assert len(both.evidence) == 2
    assert forget(["a.txt"], ontology.load(), desk.build) == ["a.txt"]
    with kg.open(desk.build) as graph:
        (one,) = graph.statements(subject="京东科技", object="产业")
        assert [proof.document.rpartition("/")[2][:2] for proof in one.evidence] == ["b-"]
        assert not graph.statements(subject="支付宝")


def test_what_has_not_changed_is_not_read_again(desk, monkeypatch):
    desk.write("a.txt", TEXTS[0])
    desk.write("b.md", TEXTS[1])
    kg.build([desk.texts], desk.build).close()
    store = (desk.build / "store").stat()
    desk.write("b.md", TEXTS[2])
    with kg.build([desk.texts], desk.build) as graph:
        assert (graph.report.fresh, graph.report.unchanged) == (1, 1)
    assert (desk.build / "store").stat().st_ino != store.st_ino
    store = (desk.build / "store").stat()
    with kg.build([desk.texts], desk.build) as graph:
        assert (graph.report.fresh, graph.report.unchanged, len(graph.report.readings)) == (0, 2, 2)
    assert (desk.build / "store").stat().st_ino == store.st_ino, "nothing changed: the store stays"
    monkeypatch.setattr("kg.pipeline.mark_of", lambda _: "0123456789abcdef")
    with kg.build([desk.texts], desk.build) as graph:
        assert graph.report.fresh == 2, "another version reads anew"


def test_the_same_document_in_two_places_stays_until_both_are_gone(desk):
    desk.write("a.txt", TEXTS[0])
    desk.write("sub/a.txt", TEXTS[0])
    with kg.build([desk.texts], desk.build) as graph:
        assert graph.report.repeated == ["sub/a.txt"]
        assert len(graph.report.readings) == 1
    desk.remove("a.txt", "")
    with kg.build([desk.texts], desk.build) as graph:
        assert [reading.name for reading in graph.report.readings] == ["sub/a.txt"]
        assert graph.query("SELECT ?n { ?d kg:fileName ?n }") == [{"n": "sub/a.txt"}]


def test_a_document_that_is_not_there_is_told_with_those_that_are(desk):
    desk.write("a.txt", TEXTS[0])
    kg.build([desk.texts], desk.build).close()
    with pytest.raises(KgError, match=r"x\.txt: no document of this graph; it holds: a\.txt"):
        forget(["x.txt"], ontology.load(), desk.build)
