"""Real clusters: executors that are processes of their own, and a worker that dies while it reads."""

import hashlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.store import open_store
from tests.spark.waiting import SECONDS, wait_for

pytestmark = pytest.mark.slow

#: Runs in every process of Python: a reader that comes to a document with this name says so, and waits to be let on.
GATE = """
import os, pathlib, time
import kg.reading
signs, finding = pathlib.Path({signs!r}), kg.reading.finding

def gated(seed, ontology):
    if seed.name in {names!r}:
        threads = [os.environ.get(name) for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")]
        (signs / f"{{seed.name}} {{os.getpid()}}").write_text(str(threads))
        end = time.monotonic() + {seconds}
        while not (signs / "open").exists() and time.monotonic() < end:
            time.sleep(0.05)
    return finding(seed, ontology)

kg.reading.finding = gated
"""


def agrees(run, alone, out, done, where):
    """Prove that a cluster's parts are what one machine made, and that nothing else was said or left."""
    folder, before = alone
    assert done.returncode == 1, done.stderr
    errors = [line for line in done.stderr.splitlines() if "no machine takes a task" not in line]  # a slow start
    assert sorted(errors) == sorted(before.stderr.splitlines()), "the same failures, and nothing else"
    assert "Skipped 3, see above." in done.stdout
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    for key in ("skipped", "repeated", "same"):
        assert manifest[key] == report[key]
        assert manifest[key], "the corpus has some"
    assert {name: manifest["counts"][name] for name in report["counts"]} == report["counts"]
    read = {(one["name"], one["iri"], one["sha256"]) for one in report["documents"]}
    assert [(one["name"], one["iri"], one["sha256"]) for one in manifest["documents"]] == sorted(
        read, key=lambda one: (one[0], one[2])
    )
    parts = {part["name"]: part for part in manifest["parts"]}
    assert sorted(path.name for path in out.iterdir()) == sorted(["manifest.json", *parts])
    for name, part in parts.items():
        assert hashlib.sha256((out / name).read_bytes()).hexdigest() == part["sha256"]
        assert (out / name).stat().st_size == part["bytes"]
    loaded = run("load", out, "-o", where / "loaded", cwd=where)
    assert loaded.returncode == 0, loaded.stderr
    with open_store(where / "loaded") as ours, open_store(folder) as theirs:
        quads = list(ours)
        assert set(quads) == set(theirs)
        assert len(quads) == sum(part["quads"] for part in manifest["parts"]) == manifest["counts"]["quads"]
    assert sorted(path.name for path in where.iterdir() if path.name.startswith(".")) == []
    return [path.read_bytes() for path in sorted(out.iterdir())]


def test_two_executors_make_what_one_machine_makes(run, corpus, alone, tmp_path):
    import pyspark

    home, out = tmp_path / "spark", tmp_path / "out"
    home.mkdir()
    for path in Path(pyspark.__file__).parent.iterdir():  # its executors write below it
        if path.name != "work":
            (home / path.name).symlink_to(path)
    options = ("--engine", "spark", "--master", "local-cluster[2,1,1024]")
    done = run("build", "texts", *options, "-o", out, cwd=corpus, SPARK_HOME=str(home))
    assert len(list((home / "work").glob("app-*/*"))) == 2, "two executors were at work"
    agrees(run, alone, out, done, tmp_path)


def parent(process):
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])


def ancestors(process):
    """Give the processes above one, the nearest first."""
    found = []
    while process > 1:
        process = parent(process)
        found.append(process)
    return found


def is_alive(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def readers(signs):
    """Give the processes that wait at the gate, each with its document."""
    return {int(path.name.split()[1]): path.name.split()[0] for path in signs.iterdir() if " " in path.name}


def test_a_worker_that_is_killed_while_it_reads_changes_nothing(run, corpus, alone, standalone, tmp_path):
    address, workers = standalone
    signs, hooks, out = tmp_path / "signs", tmp_path / "hooks", tmp_path / "out"
    signs.mkdir()
    hooks.mkdir()
    gated = {path.name for path in (corpus / "texts").glob("[0-2][0-9].txt")}
    (hooks / "sitecustomize.py").write_text(GATE.format(signs=str(signs), names=gated, seconds=SECONDS))
    command = ["build", "texts", "--engine", "spark", "--master", address, "-o", str(out)]
    path = os.pathsep.join((str(hooks), *filter(None, sys.path)))
    with subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "kg", *command],
        cwd=corpus,
        env={**os.environ, "PYTHONPATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as going:
        try:
            both = wait_for(lambda: len(readers(signs)) == 2 and readers(signs), "both workers read")
            above = {reader: ancestors(reader) for reader in both}
            victim = next(reader for reader in both if workers[0].pid in above[reader])
            other = next(reader for reader in both if workers[1].pid in above[reader])
            executor = above[victim][above[victim].index(workers[0].pid) - 1]
            assert b"CoarseGrainedExecutorBackend" in Path(f"/proc/{executor}/cmdline").read_bytes()
            for process in (workers[0].pid, executor):
                os.kill(process, signal.SIGKILL)
            wait_for(lambda: not is_alive(victim), "the reader ends with its executor")
            assert not is_alive(executor)
            assert is_alive(other)
            (signs / "open").touch()
            told, errors = going.communicate(timeout=SECONDS)
        finally:
            going.kill()
    again = [path for path in signs.iterdir() if path.name.startswith(f"{both[victim]} ")]
    assert len(again) == 2, "what the killed worker had in hand was read again by another"
    assert {path.read_text() for path in signs.iterdir() if " " in path.name} == {"['1', '1']"}
    done = subprocess.CompletedProcess(command, going.returncode, told, errors)
    agrees(run, alone, out, done, tmp_path)


def test_a_build_that_is_ended_while_it_reads_leaves_nothing(corpus, tmp_path):
    options = ("--engine", "spark", "--master", "local[1]", "-o", str(tmp_path / "out"))
    going = subprocess.Popen(
        [sys.executable, "-W", "error", "-m", "kg", "build", "texts", *options],
        cwd=corpus,
        env={**os.environ, "TMPDIR": str(tmp_path), "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        stderr=subprocess.PIPE,
    )
    try:
        wait_for(lambda: list(tmp_path.glob(".out-*/new/.work/attempts/*")), "a task reads")
        going.terminate()
        _, errors = going.communicate(timeout=SECONDS)
    finally:
        going.kill()
    assert going.returncode == 143
    assert errors.decode() == "interrupted; what was there before stays as it was\n"
    assert not [path.name for path in tmp_path.iterdir() if "out" in path.name or path.suffix == ".log"]
