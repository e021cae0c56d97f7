"""What a statement costs: at most 16 triples in all, where it has one piece of evidence."""

from __future__ import annotations

import re
import runpy
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.model import Seed
from kg.ontology import load
from kg.rdf import describe, names
from kg.rdf.describe import direct, whole
from kg.rdf.names import term
from kg.reading import read

if TYPE_CHECKING:
    from kg.model import Document, Statement

ROOT = Path(__file__).parent.parent.parent
SAMPLE = 60  # articles
MOST = 16
_NAMING = {names.TYPE, names.LABEL, names.ALT_LABEL, term("skos:hiddenLabel")}
_OWN = re.compile(rf"^{re.escape(names.STATEMENT)}([0-9a-f]{{16}})$|;st=([0-9a-f]{{16}})")


@pytest.fixture(scope="module")
def texts() -> dict[str, list[tuple[Document, list[Statement]]]]:
    """Give what the seeds, a corpus and the judged articles state, document by document."""
    ontology = load()
    article = runpy.run_path(str(ROOT / "tests" / "bench" / "corpus.py"))["article"]
    seeds = [Seed(path.name, path.read_bytes()) for path in sorted((ROOT / "seeds").glob("*.txt"))]
    corpus = [Seed(f"{number}.txt", article(number, SAMPLE).encode()) for number in range(SAMPLE)]
    articles = [
        Seed(path.name, path.read_bytes()) for path in sorted((ROOT / "tests" / "quality" / "articles").glob("*.txt"))
    ]
    sources = {"seeds": seeds, "corpus": corpus, "articles": articles}
    return {name: [read(one, ontology) for one in told] for name, told in sources.items()}


def costs(document: Document, statements: list[Statement]) -> Counter[str]:
    """Count the triples of each statement; whatever is told beside documents and the names of things is some one's."""
    told = set(describe(document, statements)) - set(describe(document, []))
    outright = {triple: one.id for one in statements for triple in direct(one)}
    counted: Counter[str] = Counter()
    for triple in told:
        found = _OWN.search(triple.subject.value)
        if triple in outright:  # its subject may be a statement, too
            counted[outright[triple]] += 1
        elif found:
            counted[found[1] or found[2]] += 1
        else:
            assert triple.subject.value.startswith(names.ENTITY), triple
            assert triple.predicate in _NAMING, triple
    return counted


def with_one_proof(statements: list[Statement]) -> list[Statement]:
    everything = {found.id: found for one in statements for found in whole(one)}
    return [one for one in everything.values() if len(one.evidence) == 1]


@pytest.mark.parametrize(("text", "least"), [("seeds", 120), ("corpus", 600), ("articles", 800)])
def test_with_one_piece_of_evidence_at_most_16_in_all(texts, text, least):
    found = [
        (counted[one.id], one)
        for document, statements in texts[text]
        for counted in [costs(document, statements)]
        for one in with_one_proof(statements)
    ]
    assert len(found) >= least
    # one triple leads to each condition, to a holder and to the words of a condition; the first stands for the direct one
    inner = {part.id for _, statements in texts[text] for one in statements for part in one.conditions}
    links = [max(0, len(one.conditions) + (one.holder is not None) + (one.id in inner) - 1) for _, one in found]
    assert [(cost, one) for (cost, one), more in zip(found, links, strict=True) if cost > MOST + more] == []
    assert sum(cost for cost, _ in found) / len(found) < 15
    assert min(cost for cost, _ in found) >= 11  # they are counted


def test_a_pronoun_costs_nothing_more(texts):
    resolved = 0
    for document, statements in texts["corpus"]:
        for one in with_one_proof(statements):
            (proof,) = one.evidence
            bare = replace(one, evidence=(replace(proof, antecedents=()),))
            assert len(list(describe(document, [one]))) == len(list(describe(document, [bare])))
            resolved += bool(proof.antecedents)
    assert resolved > 100
