"""Train the networks that tell who does what, and write ``kg/nlp/weights/arguments.npz``.

Run it from the root of the project, in an environment with the dependency group ``train``::

    python docs/data/train_arguments.py [--epochs N] [--figures]

They learn from ``sentences-*.txt`` and ``articles-*.txt`` in ``docs/data/arguments``, which were written for kg; they differ in
what chance gave them to begin with. With ``--figures`` nothing is learnt, and it prints how well the stored networks do, each
alone and together, on ``held-out-*.txt``.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).parent / "arguments"))
from clauses import Annotated, annotated
from network import Row, Vocabulary, exported, fit

from kg.extract.check import one_sentence
from kg.extract.reader import Reader
from kg.model import Span
from kg.nlp.arguments import BACK, Arguments, Network, stored
from kg.nlp.token import Token
from kg.ontology import load

OUT = Path(__file__).parents[2] / "kg" / "nlp" / "weights" / "arguments.npz"
Sentence = tuple[Annotated, list[Token]]
LEARNT = ("articles", "sentences")
HALF = -0.69  #: the logarithm of one half
LONGEST = 180  #: code points; longer sentences are left out
NETWORKS = 2  #: networks that are asked together


def sentences(*files: str) -> list[Sentence]:
    """Give the annotated sentences of the files of these names, each with its tokens, as the reader cuts it."""
    ontology, found = load(), []
    for one in (one for name in files or LEARNT for one in annotated(name)):
        document = one_sentence(one.text)
        if document.clean == one.text and len(one.text) <= LONGEST:
            found.append((one, Reader(document, ontology).tokens(Span(0, len(one.text)))))
    return found


def figures(network: Network, held: list[Sentence]) -> dict[str, float]:
    """Give how often predicates are found, and the edges of their arguments."""
    found = wanted = both = count = 0
    right = np.zeros(4)
    subjects = objects = asked = answered = nobody = 0
    before: list[tuple[Annotated, Arguments]] = []
    for sentence, tokens in held:
        (read,) = network.read([(sentence.text, 0, tokens)])
        before = [
            one for one in before[-BACK:] if (one[0].source, one[0].article) == (sentence.source, sentence.article)
        ]
        read.before = tuple(one for _, one in before)
        before.append((sentence, read))
        said = {k for k in range(len(sentence.text)) if read.heads[k, 0] > 0}
        true = {one.predicate[0] for one in sentence.clauses}
        found, wanted, both = found + len(said), wanted + len(true), both + len(said & true)
        for one in sentence.clauses:
            best = read.at(one.predicate[0]).ends.argmax(1)
            ends = [max(0, end) for place in (one.subject, one.object) for end in (place[1], place[0] + 1)]
            hits = best == np.array(ends)
            right += hits
            subjects, objects, count = subjects + hits[:2].all(), objects + hits[2:].all(), count + 1
            meant = one.meant[0]
            if meant is not None:
                there = one.subject[1] > 0
                named, none = read.meant(one.subject[1] - 1 if there else one.predicate[0], meant, there=there)
                asked, answered = asked + bool(meant), answered + (bool(meant) and named > HALF)
                nobody += not meant and none > HALF
    names = ("subject end", "subject start", "object end", "object start")
    told = {"predicates P": both / max(1, found), "predicates R": both / max(1, wanted)}
    told |= dict(zip(names, right / count, strict=True))
    told |= {"subject": subjects / count, "object": objects / count, "clauses": count}
    return told | {"somebody meant": asked, "found": answered / max(1, asked), "nobody, found": nobody}


def trained(given: list[Sentence], epochs: int, seed: int = 0) -> dict[str, np.ndarray]:
    """Train on sentences, and give what is to be stored."""
    vocabulary = Vocabulary(given)
    rows: list[Row] = [vocabulary.row(*one) for one in given]
    return exported(fit(rows, vocabulary, epochs, seed), vocabulary, rows[::7])


def told(networks: list[dict[str, np.ndarray]]) -> None:
    """Print how well networks do, each alone and together."""
    held = sentences("held-out")
    for some in (*([one] for one in networks), networks):
        found = {name: round(float(one), 3) for name, one in figures(Network(some), held).items()}
        print(len(some), "of", len(networks), "networks;", len(held), "sentences", found)


def main() -> None:
    """Train, and write the weights or print figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--figures", action="store_true")
    options = parser.parse_args()
    if options.figures:
        with np.load(OUT) as given:
            told(stored(given))
        return
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(mode=True)
    given = sentences()
    networks = [trained(given, options.epochs, seed) for seed in range(NETWORKS)]
    np.savez_compressed(OUT, **{f"{k}.{name}": one for k, own in enumerate(networks) for name, one in own.items()})
    print(len(given), "sentences", OUT.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
