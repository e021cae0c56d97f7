"""Open relations in the words of sentences, for a scorer: ``python tests/bench/bench_open.py SENTENCES.tsv > FOUND.tsv``.

SENTENCES.tsv holds an id and a sentence a line, such as the Chinese half of BenchIE (CC BY 4.0; not in this repository).
Printed are id, subject, predicate and object: what ``kg extract --open --surface`` gives for each sentence alone.
"""

from __future__ import annotations

import sys
from pathlib import Path

from kg.extract.surface import surface
from kg.model import Seed
from kg.ontology import load
from kg.text import repair


def main() -> None:
    """Read each sentence as a document of its own, and print its triples."""
    ontology = load()
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        number, _, sentence = line.partition("\t")
        for one in surface(repair(Seed(f"{number}.txt", sentence.encode())), ontology):
            sys.stdout.write(f"{number}\t{one.subject}\t{one.predicate}\t{one.object}\n")


if __name__ == "__main__":
    main()
