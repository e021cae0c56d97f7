"""How long a corpus takes: built by one process and by two, unchanged, and with one document changed.

    python tests/bench/bench_corpus.py [DOCUMENTS] [FOLDER]

The articles are those of ``corpus.py``. Each build is a process of its own, with its modules compiled before, as
installed ones are; memory is that of the largest one.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import pyoxigraph
from corpus import write


def build(folder: Path, *options: str) -> tuple[float, float, float]:
    """Give the seconds that pass, those that the cores work, and those that would pass on two cores with nothing else.

    The last hold on a busy machine, too: of what the processes did in each second, half together, but no less than the
    busiest of them did.
    """
    start, before, alone = time.perf_counter(), worked(), 0.0
    command = [sys.executable, "-m", "kg", "build", "texts", "-q", *options]
    with subprocess.Popen(command, cwd=folder) as process:
        last: dict[int, float] = {}
        while process.poll() is None:
            time.sleep(1)
            now = cores_of(process.pid)
            spent = [seconds - last.get(pid, 0.0) for pid, seconds in now.items()]
            alone += max(sum(spent) / 2, *spent, 0.0)
            last |= now
    assert process.returncode == 0
    used = worked() - before
    return time.perf_counter() - start, used, alone + max(0.0, used - sum(last.values()))


def cores_of(parent: int) -> dict[int, float]:
    """Give the seconds that a process and those it started have worked."""
    found: dict[int, float] = {}
    for place in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            pid, _, rest = place.read_text().partition(" (")
            fields = rest.rpartition(") ")[2].split()
            if parent in (int(pid), int(fields[1])):
                found[int(pid)] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return found


def worked() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main(count: int = 1000, place: str = "") -> None:
    with tempfile.TemporaryDirectory(dir=place or None) as name:
        folder = Path(name)
        (folder / "texts").mkdir()
        write(count, folder / "texts")
        tell(f"{count:,} articles, {size(folder / 'texts') / 1e6:.1f} MB")
        compile_all(folder)
        two, both, alone = build(folder, "-j", "2", "-o", "two")
        tell(f"two processes: {two:.1f} s, cores worked {both:.1f} s, {both / count * 1000:.2f} ms a document")
        tell(f"two cores with nothing else to do would take {alone:.1f} s")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        tell(f"peak memory of a process: {peak / 1024:.0f} MiB")
        _, again, _ = build(folder, "-j", "1", "-o", "two")
        tell(f"nothing changed: cores worked {again:.1f} s, {again / both:.1%}")
        with (folder / "texts" / "000000.txt").open("a", encoding="utf-8") as file:
            file.write("支付宝沉迷于流量。\n")
        _, changed, _ = build(folder, "-j", "1", "-o", "two")
        tell(f"one changed: cores worked {changed:.1f} s, {changed / both:.1%}")
        told = json.loads((folder / "two" / "report.json").read_text(encoding="utf-8"))["counts"]["statements"]
        triples = load(folder)
        tell(f"{told:,} statements, {triples:,} triples")
        for part in ("store", "documents.sqlite", "graph.ttl"):
            path = folder / "two" / part
            tell(f"{part}: {(size(path) if path.is_dir() else path.stat().st_size) / told:,.0f} bytes a statement")
        one, work, _ = build(folder, "-j", "1", "-o", "one")
        tell(f"one process: {one:.1f} s, {one / two:.2f} times as long, cores worked {work:.1f} s")
        tell(f"of what the cores worked, two are {work / alone:.2f} times as fast as one")
        for part in ("graph.ttl", "report.json"):
            assert (folder / "one" / part).read_bytes() == (folder / "two" / part).read_bytes(), part


def tell(line: str) -> None:
    """Print at once: a long run can be watched."""
    print(line, flush=True)


def compile_all(folder: Path) -> None:
    """Build something small, so that every module is compiled."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    (folder / "small").mkdir()
    write(100, folder / "small")
    for _ in range(2):
        subprocess.run(
            [sys.executable, "-m", "kg", "build", "small", "-q", "-j", "2", "-o", "warm"], cwd=folder, check=True
        )


def load(folder: Path) -> int:
    """Compare the way a build loads with Oxigraph's own loader, on the same triples."""
    from kg.store.oxigraph import OxigraphStore

    pyoxigraph.Store.read_only(str(folder / "two" / "store")).dump(
        str(folder / "all.nt"), format=pyoxigraph.RdfFormat.N_TRIPLES, from_graph=pyoxigraph.DefaultGraph()
    )
    start = time.perf_counter()
    pyoxigraph.Store(str(folder / "theirs")).bulk_load(path=str(folder / "all.nt"))
    theirs = time.perf_counter() - start
    pieces = (folder / "all.nt").read_bytes().splitlines(keepends=True)
    batches = [b"".join(pieces[at : at + 20_000]) for at in range(0, len(pieces), 20_000)]
    start = time.perf_counter()
    with OxigraphStore(pyoxigraph.Store(str(folder / "ours")), fresh=True) as store:
        store.load(batches)
    ours = time.perf_counter() - start
    tell(f"loading: {len(pieces) / ours:,.0f} triples a second, {theirs / ours:.2f} of Oxigraph's own rate")
    return len(pieces)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]), *sys.argv[2:3])
