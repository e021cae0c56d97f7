"""What a build on a cluster is made of, without a cluster: slices, whole files, parts and their manifest."""

import gzip
import hashlib
import json
import os
import sys
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.documents import Fields, unpack
from kg.errors import StoreError, TextError
from kg.model import Seed
from kg.ontology import load
from kg.reading import finding, mark_of
from kg.report import Skipped
from kg.same import Sameness
from kg.seeds import Source, find
from kg.spark import slices as cutting
from kg.spark import tasks
from kg.spark.job import choose
from kg.spark.scratch import Scratch, rows, write_row
from kg.spark.slices import slices
from kg.spark.tasks import Job, Read, Slice, read_slice, spread, write_part
from kg.store.manifest import parts_of

#: Runs in every process of Python: reading one document ends its reader.
DEADLY = """
import os, kg.reading
finding = kg.reading.finding
kg.reading.finding = lambda seed, ontology: os._exit(9) if seed.name == "deadly.txt" else finding(seed, ontology)
"""


@pytest.fixture
def corpus(tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.txt").write_text("支付宝沉迷于流量。" * (number + 1), encoding="utf-8")
    lines = [json.dumps({"id": n, "text": f"京东科技关注第{n}个产业。"}, ensure_ascii=False) for n in range(100)]
    lines[7], lines[8] = "{broken", ""
    (folder / "many.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_slices_hold_every_source_once_and_are_alike(corpus, monkeypatch):
    monkeypatch.setattr(cutting, "SLICE", 2_000)
    cut = slices(find([corpus]))
    works = [work for part in cut for work in part]
    assert all(cut)
    assert len(cut) >= cutting.LEAST
    records = [work.share for work in works if work.typed.name == "many.jsonl"]
    assert len(records) > 1, "a corpus of records is shared out"
    assert records == [(rest, len(records)) for rest in range(len(records))]
    others = [work.typed for work in works if work.typed.name != "many.jsonl"]
    assert others == [source for source in find([corpus]) if source.name != "many.jsonl"]
    assert max(sum(work.size for work in part) for part in cut) < 4 * min(SIZE, sum(w.size for w in works) / len(cut))


SIZE = 2_000 + cutting.DOCUMENT


@given(shares=st.integers(1, 7), blank=st.lists(st.integers(0, 19), max_size=5))
@settings(max_examples=30, deadline=None)
def test_the_shares_of_a_corpus_are_all_of_it_and_no_record_twice(shares, blank):
    lines = [b"" if n in blank else b'{"id": %d, "text": "a"}' % n for n in range(20)]
    lines[3] = b"{broken"
    source = Source("many.jsonl", "many.jsonl", b"\n".join(lines))

    def told(share):
        return [str(one) if isinstance(one, TextError) else one.name for one in unpack(source, Fields(), share)]

    assert sorted(name for rest in range(shares) for name in told((rest, shares))) == sorted(told((0, 1)))
    text = Source("a.txt", "a.txt", "支付宝".encode())
    assert [len(list(unpack(text, None, (rest, shares)))) for rest in range(shares)] == [1] + [0] * (shares - 1)


def test_names_of_the_machine_are_not_told(corpus, monkeypatch):
    monkeypatch.chdir(corpus.parent)
    (work, *_) = slices(find(["texts"]))[0]
    assert work.reached.place == str(corpus / "00.txt")
    told = work.failed(TextError(f"{work.reached.place}:12: not JSON; leads out of {work.reached.folder}"))
    assert str(told) == "texts/00.txt: texts/00.txt:12: not JSON; leads out of texts"
    assert told == Skipped(work.typed, told.error)
    assert work.failed(ValueError("x")).bug


def read(source, place, name, iri):
    return Read(source, place, name, iri, iri * 4, 10, 1)


def test_one_document_has_one_row_and_the_name_that_sorts_first():
    found = [
        Slice(0, (read(1, "/b", "b", "same"), read(0, "/c", "c", "other"))),
        Slice(1, (read(2, "/a", "a", "same"), read(3, "/c", "sub/c", "other"))),
    ]
    chosen = choose(found)
    assert [(one["name"], one["iri"]) for one in chosen.documents] == [("a", "same"), ("c", "other")]
    assert chosen.changed == ({0: ""}, {1: ""}), "the last row of the first document, the only one of the second"
    assert chosen.repeated == ("b", "sub/c")
    swapped = choose([Slice(0, (read(0, "/a", "a", "same"),)), Slice(1, (read(1, "/b", "b", "same"),))])
    assert swapped.changed == ({0: ""}, {0: "a"}), "the row that stands, under the name that sorts first"


def interrupted(file):
    write_row(file, {"name": "a"}, b"half")
    raise OSError(28, "the disk is full")


def test_a_file_is_there_whole_or_not_at_all(tmp_path):
    scratch = Scratch(tmp_path / ".work")
    assert not scratch.is_seen()
    scratch.make()
    assert scratch.is_seen()
    with pytest.raises(OSError, match="full"), scratch.whole(scratch.read(3)) as file:
        interrupted(file)
    assert [path.name for path in scratch.path.rglob("*") if path.is_file()] == []
    for body in (b"\n{", b"new"):
        with scratch.whole(scratch.read(3)) as file:
            write_row(file, {"name": "\udcff支"}, body)
            write_row(file, {"name": "b"}, b"")
    assert [(told["name"], body) for told, body in rows(scratch.read(3))] == [("\udcff支", b"new"), ("b", b"")]
    assert [told["name"] for told, _ in rows(scratch.read(3), bodies=False)] == ["\udcff支", "b"]
    assert [path.name for path in scratch.path.rglob("*") if path.is_file()] == ["000003"]


@pytest.fixture(scope="module")
def found():
    return finding(Seed("a.txt", "支付宝沉迷于流量。金融科技不是互联网的延续。".encode()), load())


def test_a_task_that_runs_twice_leaves_what_one_does(tmp_path, found):
    scratch = Scratch(tmp_path / ".work")
    scratch.make()
    told = {key: found.told[key] for key in ("things", "aliases", "entities", "claims")}
    with scratch.whole(scratch.read(0)) as file:
        write_row(file, {"iri": found.iri, "name": "a.txt", "titled": False, **told}, found.lines)
    job = Job(scratch, "", None, None)
    same = SimpleNamespace(value=Sameness())
    runs = list(spread(0, {}, job, same, 2))
    written = []
    for order in (runs, [*reversed(runs), *runs]):  # in another order, and each twice
        written.append(
            [write_part(number, [run for run in order if run[0] == number], job, tmp_path) for number in range(2)]
        )
        assert sorted(path.name for path in tmp_path.iterdir()) == [".work", "part-00000.nq.gz", "part-00001.nq.gz"]
    assert written[0] == written[1]
    lines = [line for path in sorted(tmp_path.glob("*.gz")) for line in gzip.decompress(path.read_bytes()).splitlines()]
    assert len(lines) == len(set(lines)) == sum(one.part.quads for one in written[0])
    assert sum(one.counts["statements"] for one in written[0]) == len(found.told["claims"]) == 2
    assert sum(one.counts["negated"] for one in written[0]) == 1
    assert list(spread(0, {0: ""}, job, same, 2)) == [], "what another row stands for is left out"


class Here:
    """Stands for what Spark brings to a machine."""

    def __init__(self, value):
        self.value = value


def test_a_document_that_kills_its_reader_is_told_and_the_others_are_read(tmp_path, monkeypatch):
    (tmp_path / "texts").mkdir()
    for name in ("a.txt", "deadly.txt", "z.txt"):
        (tmp_path / "texts" / name).write_text("支付宝沉迷于流量。", encoding="utf-8")
    (tmp_path / "hooks").mkdir()
    (tmp_path / "hooks" / "sitecustomize.py").write_text(DEADLY, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(tmp_path / "hooks"), *sys.path)))
    scratch = Scratch(tmp_path / ".work")
    scratch.make()
    job, works = (
        Job(scratch, mark_of(), None, Here(load())),
        [work for cut in slices(find([tmp_path / "texts"])) for work in cut],
    )
    try:
        told = read_slice(0, works, job)
    finally:
        tasks._crew(job.ontology).close()
        tasks._crew.cache_clear()
    assert sorted(one.name for one in told.read) == ["a.txt", "z.txt"]
    ((number, skipped),) = told.skipped
    assert number == 1
    assert str(skipped) == (
        f"{tmp_path}/texts/deadly.txt: ended its reader (code 9); split the document, or leave it out"
    )
    assert [row["name"] for row, _ in rows(scratch.read(0))] == [one.name for one in told.read]


def test_a_machine_that_cannot_help_says_why(tmp_path):
    scratch = Scratch(tmp_path / ".work")
    assert "name a folder with -o that all machines share" in read_slice(0, [], Job(scratch, "", None, None)).trouble
    scratch.make()
    assert "install the same on all machines" in read_slice(0, [], Job(scratch, "another", None, None)).trouble
    assert list((scratch.path / "read").iterdir()) == []


@pytest.fixture
def parts(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "stray.nq").write_text("<x:s> <x:p> <x:stray> .\n", encoding="ascii")
    (folder / "part-00000.nq.gz").write_bytes(gzip.compress(b"<x:s> <x:p> <x:o> .\n", mtime=0))
    sha256 = "a7d9b2b7d6c7b83ad7f4e0ee2a0ae6d1c4d9b7a8e3d5b3b7d6e4f4d4c1a3b2c1"
    listed = {"name": "part-00000.nq.gz", "quads": 1, "bytes": 1, "sha256": sha256}
    (folder / "manifest.json").write_text(json.dumps({"kg": "0.1.0", "parts": [listed]}), encoding="utf-8")
    return folder


def relist(folder, **changes):
    told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    right = hashlib.sha256((folder / "part-00000.nq.gz").read_bytes()).hexdigest()
    told["parts"][0] |= {"sha256": right, **changes}
    (folder / "manifest.json").write_text(json.dumps(told), encoding="utf-8")


def test_load_takes_what_the_manifest_lists_if_it_is_that(run, parts, tmp_path):
    wrong = run("load", parts, "-o", "build", cwd=tmp_path)
    assert (wrong.returncode, wrong.stdout) == (3, "")
    assert wrong.stderr.startswith(f"{parts}/part-00000.nq.gz: is not what manifest.json lists (its SHA-256 differs)")
    assert not (tmp_path / "build").exists()
    relist(parts)
    done = run("load", parts, "-o", "build", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "build: 1 file loaded; kg stats -g build\n")
    assert run("query", "SELECT ?o { ?s ?p ?o }", cwd=tmp_path).stdout == "o\nx:o\n", "and nothing else that lies there"


def test_a_manifest_that_does_not_hold_is_told(parts):
    relist(parts)
    (part,) = parts_of(parts)
    part.unlink()
    with pytest.raises(StoreError, match=r"missing, but manifest\.json lists it"):
        parts_of(parts)
    for broken in ("{", '{"kg": "1", "parts": [{"name": "../x", "sha256": ""}]}', '{"kg": "1", "parts": [1]}'):
        (parts / "manifest.json").write_text(broken, encoding="utf-8")
        with pytest.raises(StoreError, match=r"manifest\.json: damaged"):
            parts_of(parts)
    (parts / "manifest.json").write_text('{"name": "a page of another program"}', encoding="utf-8")
    assert parts_of(parts) == []


def test_what_is_missing_is_told_with_the_line_that_installs_it(run, tmp_path):
    (tmp_path / "a.txt").write_text("支付宝沉迷于流量。", encoding="utf-8")
    path = os.pathsep.join((str(tmp_path), *sys.path))
    (tmp_path / "pyspark.py").write_text("raise ImportError('not here')", encoding="utf-8")
    done = run("build", "a.txt", "--engine", "spark", "-o", "out", cwd=tmp_path, PYTHONPATH=path)
    assert (done.returncode, done.stdout) == (4, "")
    assert done.stderr == "build --engine spark takes an optional part; install it: pip install 'kg-zh[spark]'\n"
    (tmp_path / "pyspark.py").write_text("", encoding="utf-8")
    done = run("build", "a.txt", "--engine", "spark", cwd=tmp_path, PYTHONPATH=path, JAVA_HOME=str(tmp_path))
    assert done.returncode == 4
    assert "needs Java 17 or later; install it" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir() if path.name != "__pycache__") == ["a.txt", "pyspark.py"]


@pytest.mark.parametrize(
    "options",
    [
        ("--master", "local[2]"),
        ("--engine", "spark", "--jobs", "2"),
        ("--engine", "spark", "--store", "http://127.0.0.1:9/sparql"),
    ],
)
def test_what_says_nothing_together_is_refused(run, tmp_path, options):
    done = run("build", "a.txt", *options, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("build: ")


def test_a_build_of_one_machine_is_not_replaced(run, tmp_path):
    (tmp_path / "a.txt").write_text("支付宝沉迷于流量。", encoding="utf-8")
    assert run("build", "a.txt", "-q", cwd=tmp_path).returncode == 0
    done = run("build", "a.txt", "--engine", "spark", cwd=tmp_path)
    assert done.returncode == 3
    assert "build: holds other things than a build" in done.stderr
    assert (tmp_path / "build" / "documents.sqlite").is_file()
