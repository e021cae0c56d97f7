"""Read a document: from repaired text to statements.

In: a `Document` and an `Ontology`. Out: `Statement` values with evidence, each claim once.

Sentence by sentence (`reader`): tokens (nlp), clauses by a grammar (`grammar`) whose predicates may be constructions
(`match`), what they state and of whom (`interpret`, `resolve`), under which sense (`meaning`, `sense`).
Weighed: patterns over the whole sentence (each must repeat subject, negation and modality; we tried, and three in four
patterns were copies); a treebank parser (its licence-clean training data give arcs at F1 69, and it knows no polarity).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kg.extract.check import check
from kg.extract.explain import explain
from kg.extract.reader import Reader
from kg.extract.support import CUT, OPEN_CUT, least

if TYPE_CHECKING:
    from kg.model import Document, Statement
    from kg.ontology import Ontology

__all__ = ["CUT", "OPEN_CUT", "check", "explain", "read"]


def read(
    document: Document, ontology: Ontology, *, at_least: float | None = None, weighed: bool = True
) -> list[Statement]:
    """Give what a document states: each claim once, with all its evidence.

    Statements with a confidence under ``at_least`` are left out; without it, under `CUT`, or `OPEN_CUT` where they have no
    property, or say what something is or is like, and `SEEN_CUT` where only the network sees them;
    what is told under a condition tells that, too, unless it says nothing by itself.
    Who wants few and sure ones asks for 0.8 (``tests/quality/README.md``).
    Not ``weighed``, the rules speak alone: so they are tried.
    """
    found = Reader(document, ontology, weighed=weighed).read()
    if at_least is not None:
        return [one for one in found if one.confidence >= at_least]
    told = [one for one in found if one.confidence >= least(one)]
    needed = {one.id: one for each in told for one in each.conditions}.values()
    kept = {one.id for one in told} | {one.id for one in needed if least(one) < math.inf}
    return [one for one in found if one.id in kept]
