"""Add up what speaks for and against a claim.

In: figures by name (`kg.extract.support.features`). Out: the logit of how probable it is that the claim is right. A few small
networks of one layer are asked together, beside a sum of the figures themselves; their weights stand in
``kg/nlp/weights/support.npz`` and are made by ``docs/data/fit_support.py`` from the sentences whose clauses are known.

Figures and weights are whole numbers of small steps, so that all sums are exact: the same text gives the same confidence
on every machine. Weighed: one sum for each family of rules (area under the curve 0.821 on sentences that nothing learnt from;
this 0.85), trees (no better, and slower), what words stand at the edges (no better), twice as many units (0.853).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

STEP = 4096.0  #: weights come in whole numbers of one part in so many
_FINE = 1024.0  #: and so do figures


class Weigher:
    """The weights of what speaks for and against a claim."""

    def __init__(self, given: Mapping[str, NDArray[np.generic]]) -> None:
        self.places = {name: k for k, name in enumerate(str(given["names"]).split("\n"))}
        self.first, self.bias, self.second, self.straight, self.last = (
            given[name].astype(np.float64) / STEP for name in ("first", "bias", "second", "straight", "last")
        )

    def logit(self, told: Mapping[str, float]) -> float:
        """Give the logit of a claim; a figure that no weight is known of tells nothing."""
        figures = np.zeros(len(self.places))
        known = [(place, value) for name, value in told.items() if (place := self.places.get(name)) is not None]
        places, values = zip(*known, strict=True)
        figures[list(places)] = np.rint(np.array(values) * _FINE) / _FINE
        units = np.maximum(figures @ self.first + self.bias, 0.0)
        return float(units @ self.second + figures @ self.straight + self.last)


@cache
def weigher() -> Weigher:
    """Give the weights that come with the package, read when they are first needed."""
    with (files("kg.nlp") / "weights" / "support.npz").open("rb") as file, np.load(file) as given:
        return Weigher(dict(given))
