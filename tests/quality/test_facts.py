"""How many of the facts that a reader finds are found: floors that only rise."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.quality.reading import ARTICLES, HERE, SEED, statements
from tests.quality.scoring import read_facts, score

FLOORS = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))
SEED_FACTS = HERE / "seed.facts.jsonl"


def test_every_article_has_its_facts_and_its_floor() -> None:
    assert len(ARTICLES) >= 12
    assert {path.stem for path in ARTICLES} == set(FLOORS) - {"seed"}
    assert all(len(read_facts(path.with_suffix(".facts.jsonl"))) > 50 for path in ARTICLES)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_facts_found(path: Path) -> None:
    """No article falls below what was once found in it."""
    found = score(statements(path), read_facts(path.with_suffix(".facts.jsonl")))
    floor = FLOORS[path.stem]
    assert found.found >= floor["found"]
    assert found.core_found >= floor["core"]
    assert found.share >= floor["share"]


def test_facts_of_the_seed() -> None:
    """The article that everything began with: core, negation and modality hold."""
    found = score(statements(SEED), read_facts(SEED_FACTS))
    assert found.recall >= FLOORS["seed"]["recall"]
    assert found.core_found == found.core
    assert found.negated_found == found.negated
    assert found.modality / found.found >= 0.95
