"""Builds that end in the middle, and two at once: the store opens, holds whole documents, and the next goes on."""

import json
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

import kg
from kg.errors import StoreError
from kg.store.build import current, renewing
from kg.store.catalogue import Catalogue

COUNT = 150


def corpus(folder, count=COUNT):
    folder.mkdir()
    for number in range(count):
        text = f"甲{number}公司收购了乙{number}公司。支付宝沉迷于流量。京东科技关注第{number}个产业。"
        (folder / f"{number:04}.txt").write_text(text, encoding="utf-8")
    return folder


def started(tmp_path, *options):
    return subprocess.Popen(
        [sys.executable, "-m", "kg", "build", "texts", "-q", *options],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def finished(tmp_path):
    """Count the documents that are written down; a build that writes does not let others look."""
    path = tmp_path / "build" / "documents.sqlite"
    if not path.is_file():
        return 0
    with closing(sqlite3.connect(path, timeout=0)) as found:
        try:
            return found.execute("SELECT COUNT(*) FROM document").fetchone()[0]
        except sqlite3.Error:
            return 0


def whole_documents(folder):
    """Give the names of the documents in a graph, each of which must be there with all it says."""
    with kg.open(folder) as graph:
        names = [row["n"] for row in graph.query("SELECT ?n { ?d kg:fileName ?n }")]
        for row in graph.query(
            "SELECT ?n (COUNT(DISTINCT ?s) AS ?said) { ?s prov:wasDerivedFrom ?e "
            'BIND(IRI(STRBEFORE(STR(?e), "#")) AS ?d) ?d kg:fileName ?n } GROUP BY ?n'
        ):
            assert row["said"] >= 2, row
        return names


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    """Give what an undisturbed build makes of the corpus."""
    desk = tmp_path_factory.mktemp("whole")
    corpus(desk / "texts")
    assert started(desk).wait(timeout=300) == 0
    return (desk / "build" / "graph.ttl").read_bytes()


def reached(build, moment, before):
    """Tell whether a build has come to a moment: something more written down, a graph in the making, one in place."""
    catalogue, new = build / "documents.sqlite", build / ".new"
    match moment:
        case "written":
            return catalogue.is_file() and catalogue.stat().st_size > before
        case "making":
            return (new / "store").is_dir()
        case "writing":
            return (new / "graph.ttl").is_file()
        case _:
            return (build / "graph.ttl").is_file()


@pytest.mark.parametrize("options", [("-j", "1"), ("-j", "2")], ids=["one", "two"])
def test_after_kills_at_any_moment_the_next_build_goes_on(tmp_path, expected, options):
    corpus(tmp_path / "texts")
    build, chance = tmp_path / "build", random.Random(7)
    done = kills = 0
    for moment in ("written", "making", "writing", "written", "placed", "written"):
        size = (build / "documents.sqlite").stat().st_size if (build / "documents.sqlite").is_file() else 0
        going = started(tmp_path, *options)
        while going.poll() is None and not reached(build, moment, size):
            time.sleep(0.002)
        time.sleep(chance.random() / 20)
        going.kill()
        kills += going.wait() != 0
        kept = finished(tmp_path)
        assert kept >= done, "what was written down stays"
        done = kept
        if (build / "store").is_dir():
            assert 0 < len(whole_documents(build)) <= kept
    assert kills > 2
    assert started(tmp_path, *options).wait(timeout=300) == 0
    assert (build / "graph.ttl").read_bytes() == expected
    assert len(whole_documents(build)) == COUNT


def test_workers_end_with_who_started_them(tmp_path):
    corpus(tmp_path / "texts", 1000)
    going = started(tmp_path, "-j", "2")
    deadline = time.monotonic() + 60
    while not (workers := children(going.pid)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert workers
    going.kill()
    going.wait()
    while any(map(alive, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(map(alive, workers))


def children(parent):
    done = subprocess.run(["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True, check=False)
    return [int(line) for line in done.stdout.split()]


def alive(process):
    done = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False)
    return done.stdout.strip()[:1] not in {"", "Z"}


def test_of_two_builds_at_once_one_waits_its_turn(tmp_path):
    (tmp_path / "a.txt").write_text("支付宝沉迷于流量。", encoding="utf-8")
    kg.build([tmp_path / "a.txt"], tmp_path / "build").close()
    with Catalogue.open(tmp_path / "build") as first:
        first.begin()
        with pytest.raises(StoreError, match="another build is writing this folder; wait until it has ended"):
            kg.build([tmp_path / "a.txt"], tmp_path / "build")
    kg.build([tmp_path / "a.txt"], tmp_path / "build").close()


@pytest.mark.parametrize("broken", [0, 1, 2, 3, 4, 5, 6, 7])
def test_the_new_is_read_from_the_moment_it_is_ready(tmp_path, monkeypatch, broken):
    """Let the process end after each step of putting a build in place."""
    folder = tmp_path / "build"
    (folder / "store").mkdir(parents=True)
    (folder / "store" / "x").write_text("old", encoding="utf-8")
    (folder / "graph.ttl").write_text("old", encoding="utf-8")
    steps = iter(range(100))
    real = {name: getattr(type(folder), name) for name in ("rename", "replace", "unlink", "rmdir", "touch")}

    def ending(name):
        def act(self, *given, **options):
            if next(steps) == broken:
                raise KeyboardInterrupt
            return real[name](self, *given, **options)

        return act

    for name in real:
        monkeypatch.setattr(type(folder), name, ending(name))
    try:
        with renewing(folder) as fresh:
            (fresh / "store").mkdir()
            (fresh / "store" / "x").write_text("new", encoding="utf-8")
            (fresh / "graph.ttl").write_text("new", encoding="utf-8")
    except KeyboardInterrupt:
        pass
    monkeypatch.undo()
    seen = (current(folder) / "store" / "x").read_text(encoding="utf-8")
    assert seen == ("old" if broken == 0 else "new")
    with renewing(folder) as fresh:
        (fresh / "graph.ttl").write_text("newer", encoding="utf-8")
    assert (folder / "store" / "x").read_text(encoding="utf-8") == seen
    assert sorted(path.name for path in folder.iterdir()) == ["graph.ttl", "store"]


def test_an_interrupted_first_build_says_so(tmp_path):
    with Catalogue.open(tmp_path) as catalogue:
        catalogue.begin()
    with pytest.raises(StoreError, match="its build did not end; build again, and it goes on where it stopped"):
        kg.open(tmp_path)


def test_a_document_that_ends_its_reader_costs_itself_alone(tmp_path, monkeypatch):
    from kg import workers

    monkeypatch.setattr(workers, "A_SECOND", -1_000)  # the longer a document, the less time it has
    (tmp_path / "a.txt").write_text("支付宝沉迷于流量。", encoding="utf-8")
    (tmp_path / "b.txt").write_text("京东科技关注产业，它也关注科技。" * 40_000, encoding="utf-8")
    (tmp_path / "c.txt").write_text("京东科技关注产业。", encoding="utf-8")
    with kg.build([tmp_path / name for name in ("a.txt", "b.txt", "c.txt")], tmp_path / "build", jobs=2) as graph:
        assert [reading.name for reading in graph.report.readings] == ["a.txt", "c.txt"]
        (failed,) = graph.report.skipped
        assert str(failed).endswith("ended its reader (it took too long); split the document, or leave it out")


@pytest.mark.parametrize("jobs", [2, 3])
def test_the_result_is_the_same_for_any_number_of_jobs(tmp_path, jobs):
    corpus(tmp_path / "texts", 80)
    (tmp_path / "texts" / "bad.txt").write_bytes(b"\x00\x01")
    for number in (1, jobs):
        kg.build([tmp_path / "texts"], tmp_path / f"build{number}", jobs=number).close()
    for name in ("graph.ttl", "report.json"):
        one, more = ((tmp_path / f"build{number}" / name).read_bytes() for number in (1, jobs))
        assert one == more
    assert json.loads(one)["skipped"][0]["name"] == "bad.txt"
