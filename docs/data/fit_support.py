"""Fit the weights by which statements are weighed, and write ``kg/nlp/weights/support.npz``.

Run it from the root of the project, in an environment with the dependency group ``train``::

    python docs/data/fit_support.py [--epochs N]

The sentences of ``docs/data/arguments/`` are read as documents of a dozen; what is stated of them is compared with their
clauses. The network that weighs a sentence has not learnt from it: two are trained, each on one half of every file.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import nn
from torch.nn import functional

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent / "arguments"))
from agreement import TOGETHER, documents, right
from train_arguments import Sentence, sentences, trained

from kg.extract.reader import Reader
from kg.extract.support import Claim, Support
from kg.nlp.arguments import Network
from kg.nlp.weigher import STEP, Weigher
from kg.ontology import load

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.ontology import Ontology

OUT = Path(__file__).parents[2] / "kg" / "nlp" / "weights" / "support.npz"
SEEN_OFTEN = 20  #: what speaks for fewer claims is not learnt
SPREAD = 0.2  #: what hardly differs is not made much of
UNITS, ASKED, ROUNDS = 32, 4, 12  #: of each network; networks; times that all is learnt from
RATE, AT_ONCE, DROPPED = 2e-3, 256, 0.2
DOUBTED = -2.0  #: the logarithm of how probable a claim is, below which the network may say otherwise of its predicate
Weighed = tuple[str, dict[str, float], bool, float]  #: family, features, whether it is right, confidence by the rule


class Recorder(Support):
    """Takes claims down instead of weighing them."""

    def __init__(self, constructions: dict[str, object]) -> None:
        super().__init__(constructions)
        self.claims: list[tuple[Claim, dict[str, float], int]] = []

    def weigh(self, claim: Claim) -> float:
        """Take a claim down, with what speaks for and against it."""
        weighed = self.seen(claim)
        if weighed is not None and self.sentence is not None:
            claim, told, place = weighed
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


def fitted(found: list[Weighed], keep: float = 0.1) -> dict[str, np.ndarray]:
    """Give the weights of small networks that are asked together, as `kg.nlp.weigher` asks them."""
    seen = Counter(name for one in found for name in one[1])
    names_ = sorted(name for name in seen if seen[name] >= SEEN_OFTEN)
    table = np.array([[one[1].get(name, 0.0) for name in names_] for one in found])
    mean, spread = table.mean(0), np.maximum(table.std(0), SPREAD)
    given = torch.tensor((table - mean) / spread, dtype=torch.float32)
    truth = torch.tensor([float(one[2]) for one in found])
    asked = [_asked(given, truth, keep, seed) for seed in range(ASKED)]
    first = np.concatenate([one[0] for one in asked], 1) / spread[:, None]
    straight = sum(one[3] for one in asked) / len(asked) / spread
    return {
        "names": np.array("\n".join(names_)),
        "first": _stepped(first),
        "bias": _stepped(np.concatenate([one[1] for one in asked]) - mean @ first),
        "second": _stepped(np.concatenate([one[2] for one in asked]) / len(asked)),
        "straight": _stepped(straight),
        "last": _stepped(np.array(sum(one[4] for one in asked) / len(asked) - mean @ straight)),
    }


def _asked(given: torch.Tensor, truth: torch.Tensor, keep: float, seed: int) -> tuple[np.ndarray, ...]:
    """Train one network: what is given straight, and through units that add up some of it."""
    torch.manual_seed(seed)
    first, second, straight = nn.Linear(given.shape[1], UNITS), nn.Linear(UNITS, 1), nn.Linear(given.shape[1], 1)
    weights = [weight for layer in (first, second, straight) for weight in layer.parameters()]
    optimizer = torch.optim.AdamW(weights, RATE, weight_decay=keep)
    size = len(given) // AT_ONCE
    for step in range(ROUNDS * size):
        if step % size == 0:
            order = torch.randperm(len(given))
        rows = order[step % size * AT_ONCE :][:AT_ONCE]
        units = functional.dropout(functional.relu(first(given[rows])), DROPPED)
        told = (second(units) + straight(given[rows]))[:, 0]
        optimizer.zero_grad()
        functional.binary_cross_entropy_with_logits(told, truth[rows]).backward()
        for group in optimizer.param_groups:
            group["lr"] = RATE * (1 - step / (ROUNDS * size))
        optimizer.step()
    found = (first.weight.T, first.bias, second.weight[0], straight.weight[0], second.bias[0] + straight.bias[0])
    return tuple(one.detach().numpy().astype(float) for one in found)


def _stepped(given: np.ndarray) -> np.ndarray:
    """Give weights in whole numbers of `STEP`: their sums are exact."""
    return np.rint(given * STEP).astype(np.int32)


def auc(scores: np.ndarray, truth: np.ndarray) -> float:
    """Give how probable it is that something right is weighed higher than something wrong."""
    ranks = np.argsort(np.argsort(scores, kind="stable"))
    count = truth.sum()
    return float((ranks[truth].sum() - count * (count - 1) / 2) / max(1, count * (len(truth) - count)))


def told_of(found: list[Weighed], weigher: Weigher) -> None:
    """Print how well the weights part right from wrong."""
    scored = np.array([1 / (1 + math.exp(-weigher.logit(told))) for _, told, _, _ in found])
    families = np.array([one[0] for one in found])
    for family in (*sorted(set(families)), "all"):
        some = (families == family) | (family == "all")
        scores, truth = scored[some], np.array([one[2] for one in found])[some]
        rule = auc(np.array([one[3] for one in found])[some], truth)
        line = (
            f"{family}: {some.sum()}, right {truth.mean():.2f}, AUC {auc(scores, truth):.3f} (by the rule {rule:.3f});"
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
        found.append(list(weighed(away, Network([trained(rest, options.epochs)]), ontology)))
    for tried, learnt in zip(found, reversed(found), strict=True):
        told_of(tried, Weigher(fitted(learnt)))
    np.savez_compressed(OUT, **fitted([one for half in found for one in half]))


if __name__ == "__main__":
    main()
