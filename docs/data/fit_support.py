"""Fit the weights by which statements are weighed, and write ``kg/nlp/weights/support.json``.

Run it from the root of the project, in an environment with the dependency group ``train``::

    python docs/data/fit_support.py [--epochs N]

The sentences of ``docs/data/arguments/`` are read as documents of a dozen; what is stated of them is compared with their
clauses. The network that weighs a sentence has not learnt from it: two are trained, each on one half of every file.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent / "arguments"))
from agreement import TOGETHER, documents, right
from train_arguments import Sentence, sentences, trained

from kg.extract.reader import Reader
from kg.extract.support import Claim, Support, features
from kg.nlp.arguments import Network
from kg.ontology import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ontology import Ontology

OUT = Path(__file__).parents[2] / "kg" / "nlp" / "weights" / "support.json"
DOUBTED = -2.0  #: the logarithm of how probable a claim is, below which the network may say otherwise of its predicate
Weighed = tuple[str, dict[str, float], bool, float]  #: family, features, whether it is right, confidence by the rule


class Recorder(Support):
    """Takes claims down instead of weighing them."""

    def __init__(self, constructions: dict[str, object]) -> None:
        super().__init__(constructions, {})
        self.claims: list[tuple[Claim, dict[str, float], int]] = []

    def weigh(self, claim: Claim) -> float:
        """Take a claim down, with what speaks for and against it."""
        weighed = features(claim, self.sentence) if self.sentence is not None and self.of_clause(claim) else None
        if weighed is not None and self.sentence is not None:
            told, place = weighed
            self.claims.append((claim, told, self.sentence.start))
            self.stated[place] = max(self.stated.get(place, 0.0), float(told["all"] > DOUBTED))
        return claim.given


def weighed(given: list[Sentence], network: Network, ontology: Ontology) -> Iterator[Weighed]:
    """Give what is claimed of sentences, with whether it is right, where their clauses tell."""
    for document, starts in documents([one for one, _ in given]):
        reader = Reader(document, ontology)
        recorder = Recorder(reader.matcher.by_id)
        reader.network, reader.support, reader.interpreter.support = network, recorder, recorder
        reader.read()
        for claim, told, start in recorder.claims:
            sentence = starts.get(start)
            for verdict in right(claim, start, sentence) if sentence is not None else ():
                yield claim.family, told, verdict, claim.given


def fitted(told: list[dict[str, float]], verdicts: list[bool], keep: float = 1.0) -> dict[str, float]:
    """Give the weights of a logistic model, by name; the empty name is what all begin with."""
    names_ = sorted({name for one in told for name in one})
    table = np.array([[1.0, *(one.get(name, 0.0) for name in names_)] for one in told])
    truth, weights = np.array(verdicts, float), np.zeros(len(names_) + 1)
    penalty = keep * np.eye(len(weights))
    penalty[0, 0] = 0
    for _ in range(50):
        probable = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (probable - truth) + penalty @ weights
        bend = (table * (probable * (1 - probable))[:, None]).T @ table + penalty
        weights -= np.linalg.solve(bend, slope)
    return {name: round(float(value), 4) for name, value in zip(("", *names_), weights, strict=True)}


def auc(scores: np.ndarray, truth: np.ndarray) -> float:
    """Give how probable it is that something right is weighed higher than something wrong."""
    ranks = np.argsort(np.argsort(scores, kind="stable"))
    count = truth.sum()
    return float((ranks[truth].sum() - count * (count - 1) / 2) / max(1, count * (len(truth) - count)))


def told_of(found: list[Weighed], weights: dict[str, dict[str, float]]) -> None:
    """Print how well the weights part right from wrong."""
    for family in (*sorted(weights), "all"):
        some = [one for one in found if family in (one[0], "all") and one[0] in weights]
        logits = [weights[f][""] + sum(weights[f].get(n, 0) * v for n, v in told.items()) for f, told, _, _ in some]
        scores, truth = 1 / (1 + np.exp(-np.array(logits))), np.array([one[2] for one in some])
        rule = auc(np.array([one[3] for one in some]), truth)
        line = (
            f"{family}: {len(some)}, right {truth.mean():.2f}, AUC {auc(scores, truth):.3f} (by the rule {rule:.3f});"
        )
        for cut in (0.5, 0.6, 0.7, 0.8, 0.9):
            kept = scores >= cut
            line += f" at {cut}: P {truth[kept].mean():.2f} R {truth[kept].sum() / truth.sum():.2f};"
        print(line)


def main() -> None:
    """Fit, print how well it parts right from wrong, and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=8)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(mode=True)
    given, ontology = sentences(), load()
    found: list[list[Weighed]] = []
    for turn in range(2):  # by portions of twenty documents: neighbours are of one article
        away = [one for one in given if one[0].number // (TOGETHER * 20) % 2 == turn]
        rest = [one for one in given if one[0].number // (TOGETHER * 20) % 2 != turn]
        found.append(list(weighed(away, Network(trained(rest, options.epochs)), ontology)))
    halves = [_by_family(found[1]), _by_family(found[0])]
    for tried, weights in zip(found, halves, strict=True):
        told_of(tried, weights)
    weights = _by_family([one for half in found for one in half])
    OUT.write_text(json.dumps(weights, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _by_family(found: list[Weighed]) -> dict[str, dict[str, float]]:
    families = sorted({one[0] for one in found})
    return {
        family: fitted([one[1] for one in found if one[0] == family], [one[2] for one in found if one[0] == family])
        for family in families
    }


if __name__ == "__main__":
    main()
