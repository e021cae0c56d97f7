"""Fuzz all targets, or those named, for so many seconds together: ``python -m tests.fuzz.run --seconds 600``.

Each target has a process of its own and its share of the time. What was reached is kept in the folder (``build/fuzz``),
so that a later run goes on where this one ended; what failed lies in its ``found``. Exit code 1 if anything failed.
"""

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

from tests.fuzz.words import ROOT, WORDS

GRACE = 300  #: seconds that a target may take beyond its share: the last input, and starting


def main() -> int:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("targets", nargs="*", choices=[*WORDS, []], help="which; all unless named")
    reader.add_argument("--seconds", type=int, default=60 * len(WORDS), help="for all of them together")
    reader.add_argument("--folder", type=Path, default=ROOT / "build" / "fuzz", help="where inputs are kept")
    wanted = reader.parse_args()
    targets = wanted.targets or list(WORDS)
    wanted.folder.mkdir(parents=True, exist_ok=True)
    bad = 0
    print("target\texecutions\tseconds\tslowest\tfailed", flush=True)
    for name in targets:
        bad += fuzzed(name, max(1, wanted.seconds // len(targets)), wanted.folder)
    return 1 if bad else 0


def fuzzed(name: str, seconds: int, folder: Path) -> bool:
    """Fuzz one target until its time is over, beginning anew where its process ends early; tell whether it failed."""
    end = time.monotonic() + seconds
    executions, passed, slowest, failed = 0, 0.0, 0.0, {}
    while (left := int(end - time.monotonic())) > 0:
        (folder / f"{name}.json").unlink(missing_ok=True)
        command = [sys.executable, "-m", "tests.fuzz.loop", name, str(left), str(folder.resolve())]
        with (folder / f"{name}.log").open("ab") as log:
            done = subprocess.run(command, cwd=ROOT, stdout=log, stderr=log, timeout=left + GRACE, check=False)
        try:
            told = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        except FileNotFoundError:
            print(f"{name}: its process ends at once ({done.returncode}); see {folder / name}.log", file=sys.stderr)
            return True
        executions += told["executions"]
        passed += told["seconds"]
        slowest = max(slowest, told["slowest"])
        failed |= told["failed"] | ({f"ended by {done.returncode}": ""} if done.returncode else {})
    print(f"{name}\t{executions}\t{passed:.0f}\t{slowest:.2f}\t{'; '.join(failed) or '-'}", flush=True)
    with (folder / "runs.jsonl").open("a", encoding="utf-8") as file:
        told = {"target": name, "executions": executions, "seconds": round(passed), "failed": sorted(failed)}
        file.write(json.dumps(told, ensure_ascii=False) + "\n")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
