"""How fast articles are read, against how fast `jieba.posseg` merely tags them: ``python tests/bench/bench_reading.py``.

The text is made of the quality articles and the seed, sentence by sentence in a shuffled order, with other names in
each round so that no sentence comes twice as it is; both sides see the same documents in one run, on one core.
"""

from __future__ import annotations

import logging
import random
import resource
import sys
import time
from pathlib import Path

import jieba
import jieba.posseg

from kg.extract import read
from kg.model import Seed
from kg.ontology import load
from kg.text import repair

ROOT = Path(__file__).parents[2]
SIZE = 2_000_000  # bytes of UTF-8
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜"
GIVEN = "知微若谷怀舟清扬景行思齐明远望舒子衿长庚以宁承志安澜向晚"


def documents(size: int) -> list[str]:
    """Make articles of about 900 characters until there are ``size`` bytes; the same each time."""
    rng = random.Random(7)
    paths = [
        ROOT / "seeds" / "alipay-and-jd-tech.txt",
        *sorted((ROOT / "tests" / "quality" / "articles").glob("*.txt")),
    ]
    lines = [
        line
        for path in paths
        for line in repair(Seed(path.name, path.read_bytes())).clean.splitlines()
        if len(line) > 30
    ]
    made: list[str] = []
    total = 0
    while total < size:
        text = "\n".join(_renamed(line, rng) for line in rng.sample(lines, 8))
        made.append(text)
        total += len(text.encode())
    return made


def _renamed(line: str, rng: random.Random) -> str:
    """Put a new sentence with a new name before a line."""
    name = rng.choice(SURNAMES) + "".join(rng.sample(GIVEN, 2))
    return (
        f"{name}教授{rng.randint(1950, 2024)}年{rng.randint(1, 12)}月在会上介绍了第{rng.randint(2, 99)}项研究。{line}"
    )


def main() -> None:
    """Time both, in turn, and print rates and their ratio."""
    jieba.setLogLevel(logging.WARNING)
    texts = documents(int(sys.argv[1]) if len(sys.argv) > 1 else SIZE)
    characters = sum(map(len, texts))
    ontology = load()
    list(jieba.posseg.cut("预热"))
    read(repair(Seed("warm", texts[0].encode())), ontology)
    ours = theirs = 0.0
    statements = 0
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for number, text in enumerate(texts):
        start = time.process_time()
        statements += len(read(repair(Seed(f"{number}.txt", text.encode())), ontology))
        middle = time.process_time()
        for _ in jieba.posseg.cut(text):
            pass
        ours += middle - start
        theirs += time.process_time() - middle
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    sys.stdout.write(
        f"documents {len(texts)}, characters {characters}, statements {statements}\n"
        f"reading       {characters / ours:10,.0f} characters a second (repair to statements)\n"
        f"jieba.posseg  {characters / theirs:10,.0f} characters a second (tags only)\n"
        f"ratio         {theirs / ours:10.2f}   memory grew by {grown:.0f} MiB\n"
    )


if __name__ == "__main__":
    main()
