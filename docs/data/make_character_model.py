"""Make the tables under ``kg/text/data`` from the word list of jieba and the readings of pypinyin.

Run it from the root of the project, in an environment with the dependency group ``build``::

    python docs/data/make_character_model.py

The tables are gzipped lines of tab-separated fields, the same bytes each time. Both sources are under the MIT
licence, which stands in ``kg/text/data/README.md``.
"""

from __future__ import annotations

import gzip
import math
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import jieba
import opencc
from pypinyin.constants import PINYIN_DICT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DATA = Path(__file__).parents[2] / "kg" / "text" / "data"
STEPS = 6.5  #: steps of a stored logarithm to one unit of the natural one; 90 printable steps reach e**13.8
PUNCTUATION = {"，": 0.45, "。": 0.3, "、": 0.12, "：": 0.04, "；": 0.02, "！": 0.03, "？": 0.04}
BRACKETS = "“”（）「」《》‘’『』【】—…·"  #: each about as frequent as a colon


def is_han(text: str) -> bool:
    """Tell whether ``text`` is all Chinese characters of the two oldest blocks."""
    return all("\u3400" <= c <= "\u9fff" for c in text)


def read_words() -> Iterator[tuple[str, int]]:
    """Give the words of jieba's dictionary that are all Chinese characters, with their counts."""
    with jieba.get_dict_file() as lines:
        for line in lines:
            word, count = line.decode().split(" ")[:2]
            if is_han(word):
                yield word, int(count)


def write_table(name: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Write ``rows`` as gzipped lines of fields, without the time, so that the bytes repeat."""
    text = "".join("\t".join(map(str, row)) + "\n" for row in rows)
    path = DATA / f"{name}.tsv.gz"
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{path.name}: {path.stat().st_size:,} bytes")


def step(count: int) -> str:
    """Store the logarithm of a count as one printable character.

    >>> step(1), step(2)
    ('!', '&')
    """
    return chr(ord("!") + min(89, round(math.log(count) * STEPS)))


def transitions() -> list[tuple[object, ...]]:
    """Give, for each character, how often it occurs, opens and closes a word, and what follows it within words."""
    total, opens, closes = Counter[str](), Counter[str](), Counter[str]()
    follows: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, count in read_words():
        opens[word[0]] += count
        closes[word[-1]] += count
        for c in word:
            total[c] += count
        for a, b in pairwise(word):
            follows[a][b] += count
    rows: list[tuple[object, ...]] = []
    for c in sorted(total):
        after = sorted((b, n) for b, n in follows[c].items() if n)
        followers, steps = "".join(b for b, _ in after), "".join(step(n) for _, n in after)
        rows.append((c, total[c], opens[c], closes[c], followers, steps))
    return rows


def frequencies() -> list[tuple[object, ...]]:
    """Give how often each character occurs, a traditional one as often as the simplified one it stands for."""
    count = Counter[str]()
    for word, n in read_words():
        for c in word:
            count[c] += n
    simplified = dict(count)
    to_traditional = opencc.OpenCC("s2t")
    for c, n in simplified.items():
        traditional = to_traditional.convert(c)
        if traditional != c and len(traditional) == 1:
            count[traditional] += n
    count["著"] += simplified["着"]
    clauses = sum(simplified.values()) // 8  # about one mark to eight characters
    for mark, share in PUNCTUATION.items():
        count[mark] += int(clauses * share)
    for mark in BRACKETS:
        count[mark] += clauses // 25
    return sorted((c, n) for c, n in count.items() if n)


def readings() -> list[tuple[object, ...]]:
    """Give for each reading the characters that are read so first, and those that are read so too."""
    first: defaultdict[str, list[str]] = defaultdict(list)
    also: defaultdict[str, list[str]] = defaultdict(list)
    for code, joined in sorted(PINYIN_DICT.items()):
        c = chr(code)
        if not in_code_page(c):
            continue
        known = joined.split(",")
        first[known[0]].append(c)
        for reading in known[1:]:
            also[reading].append(c)
    return [(r, "".join(first[r]), "".join(also[r])) for r in sorted(first.keys() | also.keys())]


def in_code_page(character: str) -> bool:
    """Tell whether GBK has the character: the damage that needs readings happened to GBK bytes."""
    try:
        character.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


if __name__ == "__main__":
    write_table("transitions", transitions())
    write_table("frequencies", frequencies())
    write_table("readings", readings())
