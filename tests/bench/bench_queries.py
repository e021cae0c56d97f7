"""How long the competency queries take on a large graph: ``python tests/bench/bench_queries.py FOLDER [QUADS]``.

FOLDER holds a graph that `kg` built. With QUADS, what ``bench_ask.py`` invents is made there first, until the graph has
so many. Into either the graph of ``seeds`` is loaded, which the queries ask about. Each query runs in a store that was
just opened, all its rows read.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import bench_ask
import pyoxigraph

from kg.store import open_store

ROOT = Path(__file__).parent.parent.parent
PER_STATEMENT = 12.9  #: triples that ``bench_ask.py`` makes for a statement, entities included
ARTICLE = "https://kg.example/entity/支付宝"


def prepare(folder: Path, quads: int) -> None:
    """Make the graph unless it is there, with that of the seeds in it."""
    if not (folder / "store").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        bench_ask.make(folder, int(quads / PER_STATEMENT))
    store = pyoxigraph.Store(str(folder / "store"))
    if next(store.quads_for_pattern(pyoxigraph.NamedNode(ARTICLE), None, None, None), None) is None:
        with tempfile.TemporaryDirectory() as scratch:
            command = [sys.executable, "-m", "kg", "build", str(ROOT / "seeds"), "-q", "-o", scratch]
            subprocess.run(command, check=True)
            store.bulk_load(path=str(Path(scratch) / "graph.ttl"))
    print(f"{len(store):,} quads")


def main(place: str, quads: int = 10_000_000) -> None:
    """Print how long opening and each query take, and the median."""
    folder = Path(place)
    prepare(folder, quads)
    took = []
    for path in sorted((ROOT / "queries").glob("*.rq")):
        began = time.perf_counter()
        with open_store(folder) as store:
            opened = time.perf_counter()
            rows = sum(1 for _ in store.answer(path.read_text(encoding="utf-8")))
            took.append((1000 * (time.perf_counter() - opened), 1000 * (opened - began), path.stem, rows))
        print(f"{took[-1][0]:9.1f} ms  {path.stem}: {rows:,} rows", flush=True)
    print(
        f"opening: median {statistics.median(one[1] for one in took):.0f} ms, most {max(one[1] for one in took):.0f} ms"
    )
    print(f"{len(took)} queries: median {statistics.median(one[0] for one in took):.1f} ms")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
