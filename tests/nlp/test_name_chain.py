"""The best chain and its probabilities, against all chains there are."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.nlp import name_chain
from kg.nlp.name_chain import Chain
from kg.nlp.name_weights import TAGS, WIDTH

SCALE = 64.0
KINDS = ("PER", "ORG", "LOC")


@pytest.fixture(autouse=True, scope="module")
def all_characters_are_looked_at():
    """Leave no character alone that might be in a name, however unlikely: the law holds for exact search."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(name_chain, "_SLACK", 40.0)
        patch.setattr(name_chain, "_HOPE", 40.0)
        yield


def follows(first, then):
    if first[0] in "BI":
        return then[0] in "IE" and first[2:] == then[2:]
    return then[0] in "OBS"


CHAINS = {
    size: [
        chain
        for chain in product(range(len(TAGS)), repeat=size)
        if all(follows(TAGS[a], TAGS[b]) for a, b in zip((0, *chain), (*chain, 0), strict=True))
    ]
    for size in (1, 2, 3)
}


def judged(scores, moves):
    """Give the names of the best chains (several where they tie), and how probable each chain is."""
    logs = []
    for chain in CHAINS[len(scores)]:
        steps = zip((0, *chain), (*chain, 0), strict=True)
        logs.append(sum(scores[k][tag] for k, tag in enumerate(chain)) + sum(moves[a][b] for a, b in steps))
    logs = np.array(logs) / SCALE
    sure = np.exp(logs - logs.max())
    best = [list(names_in(CHAINS[len(scores)][k])) for k in np.flatnonzero(logs > logs.max() - 1e-6)]
    return best, sure / sure.sum()


def names_in(chain):
    start = 0
    for k, tag in enumerate(chain):
        if TAGS[tag][0] in "BS":
            start = k
        if TAGS[tag][0] in "ES":
            yield start, k + 1, TAGS[tag][2:]


def probability(name, sure, chains):
    return sum(p for p, chain in zip(sure, chains, strict=True) if name in set(names_in(chain)))


def chain_of(seed, moves_size=100):
    moves = np.random.default_rng(seed).integers(-moves_size, moves_size, (WIDTH, WIDTH)).astype(np.int16)
    return Chain(moves, SCALE), moves[: len(TAGS), : len(TAGS)]


def between_edges(scores):
    """Put characters around the scores that cannot be in a name."""
    edge = np.full((2, WIDTH), -4000, np.int16)
    edge[:, 0] = 0
    return np.concatenate([edge, scores, edge])


@given(seed=st.integers(0, 10_000), size=st.integers(1, 3))
@settings(deadline=None, max_examples=80)
def test_the_best_chain_and_its_probabilities(seed, size):
    chain, moves = chain_of(seed)
    scores = np.random.default_rng(seed + 1).integers(-150, 150, (size, WIDTH)).astype(np.int16)
    best, sure = judged(scores[:, : len(TAGS)].tolist(), moves.tolist())
    found = chain.best(between_edges(scores))
    assert [(start - 2, end - 2, kind) for start, end, kind, _ in found] in best
    for start, end, kind, certainty in found:
        assert certainty == pytest.approx(probability((start - 2, end - 2, kind), sure, CHAINS[size]), abs=2e-3)


def test_runs_of_all_lengths_are_looked_at_side_by_side():
    chain, _ = chain_of(3)
    pieces = [np.random.default_rng(k).integers(-150, 150, (1 + k % 7, WIDTH)).astype(np.int16) for k in range(40)]
    alone = [chain.best(between_edges(one)) for one in pieces]
    place, expected = 0, []
    for one, found in zip(pieces, alone, strict=True):
        expected += [(start + place, end + place, kind) for start, end, kind, _ in found]
        place += len(one) + 4
    together = chain.best(np.concatenate([between_edges(one) for one in pieces]))
    assert [one[:3] for one in together] == expected
    assert len(expected) > 20


def test_nothing_is_found_where_nothing_can_be():
    chain, _ = chain_of(1)
    assert chain.best(between_edges(np.zeros((0, WIDTH), np.int16))) == []
