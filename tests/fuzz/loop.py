"""One target fuzzed for some time, led by what code it reaches: ``python -m tests.fuzz.loop TARGET SECONDS FOLDER``.

Needs the group ``fuzz``. What fails is written into the folder, once for each place that it fails at, and the loop goes
on. At the end the folder's ``TARGET.json`` tells how many inputs were tried.
"""

import importlib
import json
import pkgutil
import random
import sys
import time
import traceback
from pathlib import Path

import atheris

MOST = 3000  #: bytes of an input
SLOW = 20.0  #: seconds of the processor that no input of that size may take
TOLD = 1.0  #: seconds between two writings of the count
STAGES = ("model", "seeds", "ontology", "text", "documents", "nlp", "extract", "rdf", "store", "ask")

with atheris.instrument_imports(include=["kg"], enable_loader_override=False):
    for stage in STAGES:
        module = importlib.import_module(f"kg.{stage}")
        for found in pkgutil.iter_modules(getattr(module, "__path__", [])):
            importlib.import_module(f"kg.{stage}.{found.name}")

from tests.fuzz.targets import try_out  # noqa: E402 - after what is watched
from tests.fuzz.words import WORDS, beginnings  # noqa: E402


def main() -> None:
    name, seconds, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    corpus = folder / "corpus" / name
    if not corpus.is_dir():
        corpus.mkdir(parents=True)
        for number, data in enumerate(beginnings(name)):
            (corpus / f"begun-{number:03}").write_bytes(data[:MOST])
    record = Record(name, folder)
    options = (
        f"-max_total_time={seconds} -max_len={MOST} -timeout=120 -rss_limit_mb=3000 -verbosity=0 -print_final_stats=0 "
        f"-artifact_prefix={folder}/{name}- {corpus}"
    )
    words = [word.encode("utf-8", "surrogatepass") for word in WORDS[name] if word]

    def changed(data: bytes, most: int, number: int) -> bytes:
        return mutated(data, most, random.Random(number), words)

    atheris.Setup([sys.argv[0], *options.split()], record.take, custom_mutator=changed)
    atheris.Fuzz()


class Record:
    """Counts inputs, and keeps those that fail."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name, self.folder = name, folder
        self.count, self.started, self.written = 0, time.monotonic(), 0.0
        self.slowest = 0.0
        self.failed: dict[str, str] = {}

    def take(self, data: bytes) -> None:
        before = time.process_time()
        try:
            try_out(self.name, data)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
            self.keep(data, place_of(error), traceback.format_exc())
        taken = time.process_time() - before
        if taken > SLOW:
            self.keep(data, "slow", f"{taken:.1f} seconds\n")
        self.slowest = max(self.slowest, taken)
        self.count += 1
        if time.monotonic() - self.written > TOLD:
            self.write()

    def keep(self, data: bytes, place: str, told: str) -> None:
        if place in self.failed:
            return
        self.failed[place] = told.strip().splitlines()[-1]
        path = self.folder / "found" / f"{self.name}-{place}"
        path.parent.mkdir(exist_ok=True)
        if not path.exists():
            path.write_bytes(data)
            path.with_suffix(".txt").write_text(told, encoding="utf-8", errors="backslashreplace")

    def write(self) -> None:
        self.written = time.monotonic()
        told = {
            "executions": self.count, "seconds": round(self.written - self.started, 1),
            "slowest": round(self.slowest, 2), "failed": self.failed,
        }  # fmt: skip
        (self.folder / f"{self.name}.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def place_of(error: BaseException) -> str:
    """Give what failed and where, as part of a file's name."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/kg/" in frame.filename or "fuzz" in frame.filename]
    last = ours[-1]
    return f"{type(error).__name__}-{Path(last.filename).stem}-{last.name}-{last.lineno}"


def mutated(data: bytes, most: int, chance: random.Random, words: list[bytes]) -> bytes:
    """Change an input: mostly by words and by stretches between characters, sometimes by bytes."""
    if chance.random() < 0.25:
        return atheris.Mutate(data, most)
    cuts = [at for at in range(len(data) + 1) if at == len(data) or data[at] & 0xC0 != 0x80]
    for _ in range(chance.choice((1, 1, 2, 4))):
        start = chance.choice(cuts)
        end = min((at for at in cuts if at >= start + chance.choice((0, 1, 1, 3, 9, 40))), default=cuts[-1])
        piece = data[start:end]
        match chance.randrange(6):
            case 0:
                data = data[:start] + data[end:]
            case 1:
                data = data[:start] + piece * chance.choice((2, 3, 20)) + data[end:]
            case 2:
                at = chance.choice(cuts)
                data = data[:at] + piece + data[at:]
            case 3:
                data = data[:start] + chance.choice(words) + data[end:]
            case _:
                data = data[:start] + chance.choice(words) + data[start:]
        cuts = [at for at in range(len(data) + 1) if at == len(data) or data[at] & 0xC0 != 0x80]
    return data[:most]


if __name__ == "__main__":
    main()
