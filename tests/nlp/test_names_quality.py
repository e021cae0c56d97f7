"""How well names are found in text that was not written for kg: floors that only rise.

The development part of UNER_Chinese-GSDSIMP lies beside the checkout, not in it; without it there is nothing to do.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from kg.model import Span
from kg.nlp.names import names
from kg.ontology import load

DEV = Path(__file__).parents[3] / "shared" / "bench" / "uner" / "uner_gsdsimp.dev.jsonl"
KINDS = {"Person": "PER", "Organisation": "ORG", "Company": "ORG", "Place": "LOC"}
FLOORS = {"PER": 0.75, "ORG": 0.64, "LOC": 0.73, "all": 0.725}


@pytest.mark.skipif(not DEV.is_file(), reason="the development data is not beside this checkout")
def test_names_of_the_development_data():
    lexicon = load().lexicon
    right, given, wanted = Counter(), Counter(), Counter()
    for line in DEV.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        text = one["text"]
        found = {
            (name.span.start, name.span.end, KINDS[name.kind])
            for name in names(text, [Span(0, len(text))], lexicon).spans
            if name.kind in KINDS
        }
        gold = {tuple(span) for span in one["spans"]}
        for pile, some in ((right, found & gold), (given, found), (wanted, gold)):
            pile.update([kind for _, _, kind in some] + ["all"] * len(some))
    scores = {kind: 2 * right[kind] / (given[kind] + wanted[kind]) for kind in FLOORS}
    assert {kind: score for kind, score in scores.items() if score < FLOORS[kind]} == {}
