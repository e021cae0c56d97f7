"""Print how fast repair is on sound text, on the damaged article, and on one long line.

Run it from the root of the project: ``python tests/bench/bench_repair.py``. It judges nothing.
"""

import resource
import sys
from pathlib import Path
from time import perf_counter

from kg.model import Seed
from kg.text import repair

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "text"))

from damage import clean_lines, to_traditional  # noqa: E402 - stands beside the tests


def grown(text: str, codec: str, megabytes: float) -> bytes:
    """Repeat a text until its bytes reach a size."""
    data = text.encode(codec)
    return data * (int(megabytes * 1e6) // len(data) + 1)


def measure(name: str, data: bytes) -> None:
    """Print size, time and speed of one repair, and the most memory used so far."""
    start = perf_counter()
    document = repair(Seed(f"{name}.txt", data))
    took = perf_counter() - start
    room = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = len(data) / 1e6
    figures = f"{size:6.2f} MB {took:7.2f} s {size / took:7.2f} MB/s {len(document.edits):8} edits {room:6.0f} MB"
    sys.stdout.write(f"{name:32} {figures}\n")


def main() -> None:
    """Measure the cases, the cold start first."""
    article = (ROOT / "seeds" / "alipay-and-jd-tech.txt").read_text(encoding="utf-8")
    lines = "\n".join(clean_lines()) + "\n"
    measure("article, cold", article.encode())
    measure("article, warm", article.encode())
    measure("article, 100 times", grown(article, "utf-8", 1.2))
    measure("sound, simplified", grown(lines, "utf-8", 1))
    measure("sound, simplified, GB 18030", grown(lines, "gb18030", 1))
    measure("sound, traditional", grown(to_traditional(lines), "utf-8", 1))
    measure("sound, one line of 10 MB", grown(lines.replace("\n", ""), "utf-8", 10))
    measure("damaged, one line of 10 MB", grown(article.replace("\n", ""), "utf-8", 10))


if __name__ == "__main__":
    main()
