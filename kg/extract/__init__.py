"""Read a document: from repaired text to statements.

In: a `Document` and an `Ontology`. Out: `Statement` values with evidence, each claim once.

Sentence by sentence (`reader`): tokens (nlp), clauses by a grammar (`grammar`) whose predicates may be constructions
(`match`), what they state and of whom (`interpret`, `resolve`), under which sense (`meaning`, `sense`).
Weighed: patterns over the whole sentence (each must repeat subject, negation and modality; we tried, and three in four
patterns were copies); a treebank parser (its licence-clean training data give arcs at F1 69, and it knows no polarity).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.check import check
from kg.extract.explain import explain
from kg.extract.reader import Reader

if TYPE_CHECKING:
    from kg.model import Document, Statement
    from kg.ontology import Ontology

__all__ = ["check", "explain", "read"]

CUT = 0.7  #: statements less sure than this are left out, unless asked for
OPEN_CUT = 0.7  #: the same for statements whose predicate is no more than the words of the text


def read(document: Document, ontology: Ontology, *, at_least: float | None = None) -> list[Statement]:
    """Give what a document states: each claim once, with all its evidence.

    Statements with a confidence under ``at_least`` are left out; without it, under `CUT`, or `OPEN_CUT` where they have
    no property. At the cut four of five statements of the articles that the rules were tried on are right, and two of five
    of a text that nobody had looked at: who wants few and sure ones asks for 0.9 (``tests/quality/README.md``).
    """
    found = Reader(document, ontology).read()
    if at_least is not None:
        return [one for one in found if one.confidence >= at_least]
    return [one for one in found if one.confidence >= (CUT if one.predicate.property else OPEN_CUT)]
