"""What a cluster costs and gives: one machine with two processes against two executors of Spark, in turn.

    python tests/bench/bench_spark.py [DOCUMENTS] [ROUNDS]

The articles are those of ``corpus.py``. The executors are processes on this machine: what is measured is what Spark
adds (starting, shuffling, packing), not what more machines take away.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus import write

from kg.store import open_store

MASTER = "local-cluster[2,1,1024]"


def kg(folder: Path, *options: str) -> float:
    """Run ``kg``, and give the seconds that pass."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "kg", *options], cwd=folder, check=True)
    return time.perf_counter() - start


def main(count: int = 500, rounds: int = 2) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, texts in ((4, "few"), (count, "texts")):
            (folder / texts).mkdir()
            write(number, folder / texts)
        print(f"{count:,} articles, seconds:")
        for number in range(rounds):
            one = kg(folder, "build", "texts", "-q", "-j", "2", "-o", f"one{number}")
            few = kg(folder, "build", "few", "-q", "--engine", "spark", "--master", MASTER, "-o", "few-out")
            spark = kg(folder, "build", "texts", "-q", "--engine", "spark", "--master", MASTER, "-o", "out")
            load = kg(folder, "load", "out", "-q", "-o", "loaded")
            print(
                f"one machine {one:.1f}; Spark {spark:.1f}, with four articles {few:.1f}; loading {load:.1f}",
                flush=True,
            )
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
