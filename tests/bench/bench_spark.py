"""What a cluster costs and gives: one machine with two processes against two executors of Spark, in turn.

    python tests/bench/bench_spark.py [DOCUMENTS] [ROUNDS]

The articles are those of ``corpus.py``. The executors are processes on this machine: what is measured is what Spark
adds (starting, shuffling, packing), not what more machines take away.
"""

import ctypes
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from corpus import write

from kg.store import open_store

MASTER = "local-cluster[2,1,1024]"
PR_SET_CHILD_SUBREAPER = 36  # of Linux: who is left without parents becomes our child


def kg(folder: Path, *options: str) -> str:
    """Run ``kg``, and tell the seconds that pass, and those that the cores work, of all processes that came of it."""
    start, before = time.perf_counter(), worked()
    subprocess.run([sys.executable, "-m", "kg", *options], cwd=folder, check=True)
    passed = time.perf_counter() - start
    with suppress(ChildProcessError):
        while True:  # those whose parents ended before them
            os.waitpid(-1, 0)
    return f"{passed:.1f} s, cores worked {worked() - before:.1f} s"


def worked() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main(count: int = 500, rounds: int = 2) -> None:
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, texts in ((4, "few"), (count, "texts")):
            (folder / texts).mkdir()
            write(number, folder / texts)
        print(f"{count:,} articles", flush=True)
        for number in range(rounds):
            one = kg(folder, "build", "texts", "-q", "-j", "2", "-o", f"one{number}")
            few = kg(folder, "build", "few", "-q", "--engine", "spark", "--master", MASTER, "-o", "few-out")
            spark = kg(folder, "build", "texts", "-q", "--engine", "spark", "--master", MASTER, "-o", "out")
            load = kg(folder, "load", "out", "-q", "-o", "loaded")
            print(f"one machine: {one}\nSpark: {spark}\nSpark, four articles: {few}\nloading: {load}", flush=True)
        with open_store(folder / "one0") as ours, open_store(folder / "loaded") as theirs:
            assert set(ours) == set(theirs)
        told = json.loads((folder / "out" / "manifest.json").read_text(encoding="utf-8"))
        size = sum(part["bytes"] for part in told["parts"])
        quads = told["counts"]["quads"]
        print(f"{len(told['parts'])} parts, {size:,} bytes, {quads:,} quads, {size / quads:.1f} bytes a quad")
        for part in told["parts"]:
            print(f"  {part['name']} {part['bytes']:,} bytes, {part['quads']:,} quads")
        print(f"{told['counts']['statements']:,} statements, {size / told['counts']['statements']:,.0f} bytes each")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
