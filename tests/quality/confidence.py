"""What a confidence is worth: ``python -m tests.quality.confidence``.

Of the statements that judges called right or wrong and that are made now, how many of each confidence are right. Where
the rules were tried, what was judged wrong is mended where it can be, so these shares are kinder than those of a fresh
text; their order is what counts: what is surer must be right more often.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

from kg.extract import read
from kg.model import Seed
from kg.ontology import load
from kg.text import repair
from tests.quality.judged import judged, key_of
from tests.quality.reading import ARTICLES, FRESH, SEED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.model import Statement

#: Least confidence of each class, and its name.
CLASSES = ((0.95, "0.95 and more"), (0.85, "0.85 to 0.95"), (0.7, "0.70 to 0.85"), (0.0, "less"))


TRIED = (SEED, *ARTICLES)  #: the texts that the rules were tried on


def weighed(paths: Iterable[Path] = (*TRIED, *FRESH)) -> list[tuple[Statement, bool]]:
    """Give each statement that is made now, however unsure, and was judged, with whether it is right."""
    ontology, known = load(), judged()
    found = []
    for path in paths:
        for one in read(repair(Seed(path.name, path.read_bytes())), ontology, at_least=0.0):
            verdict = known.get(key_of(path.stem, one))
            if verdict is not None:
                found.append((one, verdict[0] == "right"))
    return found


def shares(weighed_: list[tuple[Statement, bool]]) -> dict[str, tuple[int, int]]:
    """Give for each class how many statements are right, and how many there are."""
    right, all_ = Counter[str](), Counter[str]()
    for one, is_right in weighed_:
        name = next(name for least, name in CLASSES if one.confidence >= least)
        all_[name] += 1
        right[name] += is_right
    return {name: (right[name], all_[name]) for _, name in CLASSES}


def main() -> None:
    """Print a line for each class, of the texts that the rules were tried on and of the fresh ones."""
    for title, paths in (("tried on", TRIED), ("fresh", FRESH)):
        sys.stdout.write(f"{title}:\n")
        for name, (right, all_) in shares(weighed(paths)).items():
            sys.stdout.write(f"{name:14} {right:4} of {all_:4} right{f' = {right / all_:.2f}' if all_ else ''}\n")


if __name__ == "__main__":
    main()
