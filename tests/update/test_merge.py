"""``kg merge`` and ``kg load``: builds put together, files of RDF loaded."""

import gzip
import shutil

import pytest

import kg
from kg.errors import StoreError
from kg.ontology import load
from kg.pipeline import merge
from kg.store.loading import files_of, load_files
from kg.store.oxigraph import OxigraphStore

TEXTS = {
    "a/one.txt": "鲁迅原名周树人，出生于绍兴。",
    "a/two.txt": "京东科技关注产业。",
    "b/one.txt": "周树人出生于绍兴。周树人是作家。",
    "b/three.txt": "京东科技关注产业。支付宝沉迷于流量。",
}


@pytest.fixture
def texts(tmp_path):
    for name, text in TEXTS.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_builds_put_together_are_a_build_of_all(texts):
    for name in "ab":
        kg.build([texts / name], texts / "builds" / name).close()
    kg.build([texts / "a", texts / "b"], texts / "whole").close()
    report = merge([texts / "builds" / "a", texts / "builds" / "b"], load(), texts / "merged")
    assert len(report.readings) == 4
    for name in ("graph.ttl", "report.json"):
        assert (texts / "merged" / name).read_bytes() == (texts / "whole" / name).read_bytes()
    with kg.build([texts / "a"], texts / "merged") as graph:
        assert (graph.report.fresh, graph.report.unchanged) == (0, 2), "the files are known where they lie"
        assert len(graph.report.readings) == 4


def test_what_was_not_built_from_documents_is_not_merged(texts):
    kg.build([texts / "a"], texts / "built").close()
    with pytest.raises(StoreError, match="a: not built from documents"):
        merge([texts / "built", texts / "a"], load(), texts / "merged")
    assert not (texts / "merged").exists()


@pytest.mark.parametrize("form", ["nt", "nq", "ttl", "trig", "xml", "jsonld"])
@pytest.mark.parametrize("packed", [False, True])
def test_files_of_any_form_are_loaded(texts, form, packed):
    with kg.build([texts / "a"]) as graph:
        path = texts / f"graph.{form}"
        graph.save(path)
        if packed:
            with path.open("rb") as plain, gzip.open(f"{path}.gz", "wb") as out:
                shutil.copyfileobj(plain, out)
            path = texts / f"graph.{form}.gz"
        with OxigraphStore.in_memory() as store:
            load_files(store, files_of([path]))
            assert set(store) == set(graph.store)


def test_a_broken_file_is_told_with_its_line(texts):
    for name, data, told in (
        ("x.nt", b"<a:b> <a:c> <a:d> .\n<a:b> nonsense .\n", r"x\.nt:2: "),
        ("x.nt.gz", gzip.compress(b"<a:b> <a:c> <a:d> .\n" * 99)[:-9], r"x\.nt\.gz: damaged"),
    ):
        (texts / name).write_bytes(data)
        with OxigraphStore.in_memory() as store, pytest.raises(StoreError, match=told):
            load_files(store, [texts / name])
    with pytest.raises(StoreError, match=r"one\.txt: no file of RDF; known: \.ttl"):
        files_of([texts / "a" / "one.txt"])


def test_the_commands(run, texts):
    for name in "ab":
        assert run("build", name, "-q", "-o", f"built-{name}", cwd=texts).returncode == 0
    done = run("merge", "built-a", "built-b", "-o", "merged", cwd=texts)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("merged: 4 documents, ")
    done = run("load", "merged/graph.ttl", "-o", "loaded", cwd=texts)
    assert (done.returncode, done.stdout) == (0, "loaded: 1 file loaded; kg stats -g loaded\n")
    assert run("diff", "merged", "loaded", cwd=texts).returncode == 0
