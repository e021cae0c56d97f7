"""Read the articles of the quality set, once for all tests of it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kg.extract import read
from kg.model import Seed, Statement
from kg.ontology import Ontology, load
from kg.text import repair

HERE = Path(__file__).parent
ARTICLES = tuple(sorted((HERE / "articles").glob("*.txt")))
#: Texts without facts, of which statements were judged before any rule was tried on them.
FRESH = tuple(sorted((HERE / "fresh").glob("*.txt")))
SEED = HERE.parent.parent / "seeds" / "alipay-and-jd-tech.txt"


@cache
def ontology() -> Ontology:
    """Load the ontology, once."""
    return load()


@cache
def statements(path: Path) -> tuple[Statement, ...]:
    """Read an article."""
    return tuple(read(repair(Seed(path.name, path.read_bytes())), ontology()))
