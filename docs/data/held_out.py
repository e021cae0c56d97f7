"""Tell how far what is told agrees with the sentences that the network of arguments has not learnt from.

Run it from the root of the project::

    python docs/data/held_out.py [--half 0|1]

The sentences of ``docs/data/arguments/held-out-*.txt`` are read as a user reads them. Printed: how many claims of clauses are
told, how many of them say what a clause says, and how many of the clauses with a subject, plainly asserted, are told. One half of
the files is for looking at while rules are mended; the other tells whether what was mended holds for others, too.
"""

from __future__ import annotations

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent / "arguments"))
from agreement import documents, right
from clauses import NOWHERE, annotated

from kg.extract.reader import Reader
from kg.extract.support import Claim, Support, bound
from kg.ontology import load

if TYPE_CHECKING:
    from clauses import Annotated

    from kg.ontology import Ontology

_UNREAL = slice(1, 6)  #: marks of what is not plainly asserted


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far claims and clauses agree."""

    told: int = 0
    right: float = 0.0  #: of those that mean whom no word names, half are taken to be right
    clauses: int = 0
    found: int = 0

    def __add__(self, other: Agreement) -> Agreement:
        return Agreement(
            self.told + other.told, self.right + other.right, self.clauses + other.clauses, self.found + other.found
        )


class Listener(Support):
    """Weighs claims, and keeps those that are told."""

    def __init__(self, constructions: dict[str, object]) -> None:
        super().__init__(constructions)
        self.claims: dict[int, list[Claim]] = {}

    def weigh(self, claim: Claim) -> float:
        """Weigh a claim, and keep it where it is sure enough."""
        confidence = super().weigh(claim)
        least = bound(claim.family, known=claim.known)
        if self.sentence is not None and self.of_clause(claim) and confidence >= least:
            self.claims.setdefault(self.sentence.start, []).append(claim)
        return confidence


@cache
def _ontology() -> Ontology:
    return load()


def agreement(name: str) -> Agreement:
    """Compare what is told of the sentences of a file with their clauses."""
    found = Agreement()
    for document, starts in documents([one for one in annotated("held-out") if one.source == name]):
        reader = Reader(document, _ontology())
        listener = Listener(reader.matcher.by_id)
        reader.support = reader.interpreter.support = listener
        reader.read()
        for start, sentence in starts.items():
            found += _of_sentence(sentence, start, list(dict.fromkeys(listener.claims.get(start, []))))
    return found


def _of_sentence(sentence: Annotated, start: int, claims: list[Claim]) -> Agreement:
    verdicts = [verdict for claim in claims if (verdict := right(claim, start, sentence))]
    plain = [one for one in sentence.clauses if one.subject != NOWHERE and not any(one.marks[_UNREAL])]
    told = sum(any(True in right(claim, start, replace(sentence, clauses=(one,))) for claim in claims) for one in plain)
    return Agreement(len(verdicts), sum(sum(one) / len(one) for one in verdicts), len(plain), told)


def main() -> None:
    """Print how far they agree."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--half", type=int, choices=(0, 1))
    half = parser.parse_args().half
    files = sorted({one.source for one in annotated("held-out")})
    with ProcessPoolExecutor(2) as pool:
        whole = sum(pool.map(agreement, files if half is None else files[half::2]), Agreement())
    print(f"told {whole.told}, right {whole.right:.0f} ({whole.right / whole.told:.3f})")
    print(f"plain clauses with a subject {whole.clauses}, told {whole.found} ({whole.found / whole.clauses:.3f})")


if __name__ == "__main__":
    main()
