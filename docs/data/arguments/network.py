"""The network that tells who does what, as it is trained; ``kg.nlp.arguments`` runs what `exported` gives."""

from __future__ import annotations

import itertools
import random
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812  # its usual name
from clauses import MARKS
from packing import packed
from torch import Tensor, nn

from kg.nlp.arguments import AWAY, BACK, BREAKS, EDGES, FAR, MARKED, MEANT, NOBODY, PAIRS, PARTED, WAYS
from kg.nlp.body import CATEGORIES, KINDS, SAME, columns, spelled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from clauses import Annotated

    from kg.nlp.token import Token

DILATIONS = (1, 2, 4, 1, 2, 4)
WIDTH, RANK, LETTER, WORD = 128, 64, 48, 48
DROPPED, UNKNOWN = 0.15, 0.3
OF_WORD = CATEGORIES + len(KINDS) + 1
RUN, RUNS, RATE = 8, 3, 2e-3  #: sentences that follow each other, and such runs, of which it learns at once
APART = max(DILATIONS)  #: characters between sentences that stand side by side
FIXED = 64.0  #: steps of the first layer's numbers to one unit
TOP = 255.0


@dataclass(slots=True)
class Row:
    """A sentence as the network sees it, with what it should point to."""

    text: str
    letters: np.ndarray
    words: np.ndarray
    features: np.ndarray
    parts: np.ndarray
    predicates: list[int]
    targets: list[list[int]]  #: for each predicate the four columns of `kg.nlp.arguments.Pointing.ends`
    marks: list[list[float]]
    article: tuple[str, int]
    number: int  #: of the sentence in its file
    whole: bool  #: all marks were noted
    #: what means somebody: where it is, whom, whether it stands for them in the sentence
    seekers: list[tuple[int, tuple[str, ...], bool]]


class Vocabulary:
    """The characters and words that come at least twice; 0 is any other."""

    def __init__(self, sentences: Sequence[tuple[Annotated, Sequence[Token]]]) -> None:
        letters = Counter(letter_of(one) for sentence, _ in sentences for one in sentence.text)
        words = Counter(spelled(one.text) for _, tokens in sentences for one in tokens)
        self.letters = {one: k + 1 for k, one in enumerate(sorted(c for c in letters if letters[c] > 1))}
        self.words = {one: k + 1 for k, one in enumerate(sorted(w for w in words if words[w] > 1))}

    def row(self, sentence: Annotated, tokens: Sequence[Token]) -> Row:
        """Give what the network sees of a sentence."""
        text = sentence.text
        letters = np.array([self.letters.get(letter_of(one), 0) for one in text])
        words = np.zeros(len(text), int)
        features = np.zeros((len(text), OF_WORD + 3), np.float32)
        for one in tokens:
            words[one.start : one.end] = self.words.get(spelled(one.text), 0)
            features[one.start : one.end, list(columns(one.text, one.cats, one.kind))] = 1
            features[one.start, OF_WORD] = features[one.end - 1, OF_WORD + 1] = 1
            if one.end - one.start == 1:
                features[one.start, OF_WORD + 2] = 1
        parts = np.cumsum([one in BREAKS for one in text])
        targets = [
            [max(0, end) for place in (one.subject, one.object) for end in (place[1], place[0] + 1)]
            for one in sentence.clauses
        ]
        marks = [[float(mark) for mark in one.marks] for one in sentence.clauses]
        return Row(
            text, letters, words, features, parts, [one.predicate[0] for one in sentence.clauses], targets, marks,
            (sentence.source, sentence.article), sentence.number, sentence.whole, list(_seekers(sentence)),
        )  # fmt: skip


def _seekers(sentence: Annotated) -> Iterator[tuple[int, tuple[str, ...], bool]]:
    """Give the characters by which whom something means is sought: a predicate without subject, the end of a pronoun."""
    for one in sentence.clauses:
        for place, meant in zip((one.subject, one.object), one.meant, strict=True):
            if meant is not None:
                there = place[1] > place[0] >= 0
                yield (place[1] - 1 if there else one.predicate[0]), meant, there


def letter_of(letter: str) -> str:
    """Give a character as the network knows it: all digits are one."""
    return "0" if letter in "0123456789" else letter.translate(SAME)


class Norm(nn.Module):
    """Batch normalisation over the characters of sentences, not over what pads them."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.gain, self.shift = nn.Parameter(torch.ones(width)), nn.Parameter(torch.zeros(width))
        self.register_buffer("mean", torch.zeros(width))
        self.register_buffer("variance", torch.ones(width))

    def forward(self, given: Tensor, inside: Tensor) -> Tensor:
        """Normalise what is inside; by what was met so far, where nothing is learnt."""
        if self.training:
            count = inside.sum()
            mean = (given * inside[..., None]).sum((0, 1)) / count
            variance = (((given - mean) * inside[..., None]) ** 2).sum((0, 1)) / count
            with torch.no_grad():
                self.mean.mul_(0.95).add_(mean, alpha=0.05)
                self.variance.mul_(0.95).add_(variance, alpha=0.05)
        else:
            mean, variance = self.mean, self.variance
        return (given - mean) * torch.rsqrt(variance + 1e-5) * self.gain + self.shift

    def folded(self) -> tuple[np.ndarray, np.ndarray]:
        """Give what it multiplies by, and what it adds."""
        scale = (self.gain * torch.rsqrt(self.variance + 1e-5)).detach().numpy()
        return scale, self.shift.detach().numpy() - self.mean.numpy() * scale


class Net(nn.Module):
    """Characters and words, convolutions, and for each pair of characters whether one is an edge of the other's argument."""

    def __init__(self, letters: int, words: int) -> None:
        super().__init__()
        self.letters = nn.Embedding(letters + 1, LETTER, padding_idx=0)
        self.words = nn.Embedding(words + 1, WORD, padding_idx=0)
        for table in (self.letters, self.words):
            nn.init.normal_(table.weight, 0, 0.1)
            with torch.no_grad():
                table.weight[0] = 0
        self.first, self.first_norm = nn.Linear(LETTER + WORD + OF_WORD + 3, WIDTH), Norm(WIDTH)
        self.layers = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 3, padding=d, dilation=d) for d in DILATIONS)
        self.norms = nn.ModuleList(Norm(WIDTH) for _ in DILATIONS)
        self.dropped = nn.Dropout(DROPPED)
        #: is a predicate, eight marks, is meant, means nobody, bias as an edge (4), argument not in the sentence (4);
        #: as predicate (4 times), as edge (4 times), as what means somebody, as somebody meant
        self.heads = nn.Linear(WIDTH, PAIRS + WAYS * RANK)
        self.distances, self.partings = nn.Embedding(2 * FAR + 1, 4), nn.Embedding(2 * PARTED + 1, 4)
        self.back = nn.Embedding(BACK + 1, 1)
        for table in (self.distances, self.partings, self.back):
            nn.init.zeros_(table.weight)

    def body(self, letters: Tensor, words: Tensor, features: Tensor, inside: Tensor) -> list[Tensor]:
        """Give what each layer has of each character, from the first to the last."""
        seen = torch.cat([self.dropped(self.letters(letters)), self.dropped(self.words(words)), features], -1)
        state = self.dropped(F.relu(self.first_norm(self.first(seen), inside))) * inside[..., None]
        states = [state]
        for layer, norm in zip(self.layers, self.norms, strict=True):
            made = F.relu(norm(layer(state.transpose(1, 2)).transpose(1, 2), inside))
            state = (state + self.dropped(made)) * inside[..., None]
            states.append(state)
        return states

    def ends(self, heads: Tensor, side: Side, at: Tensor) -> Tensor:
        """Give the scores of the edges of the arguments of the predicates ``at`` (characters of all)."""
        pairs = F.relu(heads[:, PAIRS : PAIRS + 8 * RANK]).view(-1, 2, 4, RANK)
        scores = torch.einsum("nkr,tkr->nkt", pairs[at, 0], pairs[:, 1]) / RANK**0.5
        distance = (torch.arange(len(heads))[None] - at[:, None]).clamp(-FAR, FAR) + FAR
        parted = (side.parts[None] - side.parts[at][:, None]).clamp(-PARTED, PARTED) + PARTED
        scores = scores + heads[:, EDGES].T
        scores = scores + self.distances(distance).transpose(1, 2) + self.partings(parted).transpose(1, 2)
        own = (side.number[None] == side.number[at][:, None]).float()
        scores = scores + (own[:, None, :] - 1) * 1e9
        return torch.cat([heads[at, AWAY, None], scores], 2)

    def meant(self, heads: Tensor, side: Side, at: Tensor, there: Tensor) -> Tensor:
        """Give the scores of who is meant, by the ends of their names: in the sentences before, and before it in its own."""
        pairs = F.relu(heads[:, PAIRS + 8 * RANK :]).view(-1, 2, RANK)
        scores = pairs[at, 0] @ pairs[:, 1].T / RANK**0.5 + heads[:, MEANT]
        back = side.number[at][:, None] - side.number[None]
        scores = scores + self.back(back.clamp(0, BACK))[..., 0]
        before = (back <= BACK) & (
            (back > 0) | ((back == 0) & there[:, None] & (at[:, None] > torch.arange(len(heads))))
        )
        scores = scores.masked_fill(~(before & (side.inside[None] > 0)), -1e9)
        return torch.cat([heads[at, NOBODY, None], scores], 1)


@dataclass(slots=True)
class Side:
    """Sentences side by side, with nothing between them."""

    letters: Tensor
    words: Tensor
    features: Tensor
    parts: Tensor
    inside: Tensor
    number: Tensor  #: of its sentence, for each character
    starts: list[int]


def beside(rows: Sequence[Row]) -> Side:
    """Put sentences side by side; those of different articles are so far apart that none means one of another."""
    size, starts = APART, []
    for row in rows:
        starts.append(size)
        size += len(row.letters) + APART
    out = [np.zeros(size, int) for _ in range(3)]
    features, inside = np.zeros((size, OF_WORD + 3), np.float32), np.zeros(size, np.float32)
    number, count = np.full(size, -1000), 0
    for k, (row, start) in enumerate(zip(rows, starts, strict=True)):
        end = start + len(row.letters)
        for table, given in zip(out, (row.letters, row.words, row.parts), strict=True):
            table[start:end] = given
        features[start:end], inside[start:end] = row.features, 1
        count += 1 if k and _follows(rows[k - 1], row) else 2 * BACK
        number[start:end] = count
    tensors = [torch.from_numpy(one) for one in (*out[:2], features, out[2], inside, number)]
    return Side(*tensors, starts)


def sought(rows: Sequence[Row], side: Side) -> tuple[list[int], list[bool], list[list[int]]]:
    """Give what means somebody, whether it stands for them, and the ends of the names of whom: 0 for nobody near."""
    found: tuple[list[int], list[bool], list[list[int]]] = ([], [], [])
    for k, (row, start) in enumerate(zip(rows, side.starts, strict=True)):
        near = [k]
        while near[0] and k - near[0] < BACK and _follows(rows[near[0] - 1], rows[near[0]]):
            near.insert(0, near[0] - 1)
        cut = k - near[0] < BACK and (not row.whole or (near[0] > 0 and rows[near[0] - 1].article == row.article))
        for place, names, there in row.seekers:
            ends = [
                side.starts[one] + at.end()
                for one in near
                if there or one != k
                for name in names
                for at in re.finditer(re.escape(name), rows[one].text[: place + 1 if one == k else None])
            ]
            ends = [end for end in ends if end <= start + place]
            if ends or not cut:
                found[0].append(start + place)
                found[1].append(there)
                found[2].append(ends or [0])
    return found


def loss(net: Net, rows: Sequence[Row]) -> Tensor:
    """Give how far the network is from what it should say."""
    side = beside(rows)
    words, letters = side.words, side.letters
    if net.training:  # what it has not seen must not surprise it
        words = words.masked_fill(torch.rand(words.shape) < UNKNOWN, 0)
        letters = letters.masked_fill(torch.rand(letters.shape) < UNKNOWN * 0.4, 0)
    heads = net.heads(net.dropped(net.body(letters[None], words[None], side.features[None], side.inside[None])[-1]))[0]
    places = [start + place for row, start in zip(rows, side.starts, strict=True) for place in row.predicates]
    at = torch.tensor(places, dtype=torch.long)
    wanted = torch.zeros_like(side.inside)
    wanted[at] = 1
    missed = F.binary_cross_entropy_with_logits(heads[:, 0], wanted, reduction="none") * side.inside
    total = missed.sum() / side.inside.sum() * 10
    if places:
        scores = net.ends(heads, side, at)
        moved = [start for row, start in zip(rows, side.starts, strict=True) for _ in row.predicates]
        targets = torch.tensor([[t and t + s for t in ts] for ts, s in zip(_all(rows, "targets"), moved, strict=True)])
        marks = torch.tensor(_all(rows, "marks"))
        noted = torch.tensor([[1.0] * (len(MARKS) - 1) + [float(row.whole)] for row in rows for _ in row.predicates])
        total = total + sum(F.cross_entropy(scores[:, k], targets[:, k]) for k in range(4))
        missed = F.binary_cross_entropy_with_logits(heads[at][:, MARKED], marks, reduction="none") * noted
        total = total + 8 * missed.sum() / noted.sum()
    seekers, there, ends = sought(rows, side)
    if seekers:
        scores = net.meant(heads, side, torch.tensor(seekers), torch.tensor(there))
        hit = torch.full_like(scores, -1e9)
        for k, some in enumerate(ends):
            hit[k, some] = scores[k, some]
        total = total + (scores.logsumexp(1) - hit.logsumexp(1)).clamp(max=20).mean()
    return total


def _follows(one: Row, other: Row) -> bool:
    """Tell whether a sentence stands behind another in the same article."""
    return one.article == other.article and one.number + 1 == other.number


def _all(rows: Sequence[Row], name: str) -> list[list[float]]:
    return [one for row in rows for one in getattr(row, name)]


def fit(rows: Sequence[Row], vocabulary: Vocabulary, epochs: int, seed: int = 0) -> Net:
    """Train a network; the weights are a moving average over its steps."""
    torch.manual_seed(seed)
    chance = random.Random(seed)  # noqa: S311  # no secret
    net = Net(len(vocabulary.letters), len(vocabulary.words))
    optimizer = torch.optim.AdamW(net.parameters(), RATE, weight_decay=1e-2)
    mean = {name: value.clone() for name, value in net.state_dict().items()}
    steps, step = (len(rows) // (RUN * RUNS) + 1) * epochs, 0
    for _ in range(epochs):
        net.train()
        edges = [0, *range(1 + chance.randrange(RUN), len(rows), RUN), len(rows)]
        runs = [range(begin, end) for begin, end in itertools.pairwise(edges)]
        chance.shuffle(runs)
        batches = [[number for one in runs[at : at + RUNS] for number in one] for at in range(0, len(runs), RUNS)]
        for numbers in batches:
            optimizer.zero_grad()
            loss(net, [rows[k] for k in numbers]).backward()
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1, step / 200) * max(0.02, 1 - step / steps)
            optimizer.step()
            keep = min(0.998, step / (step + 20))
            for name, value in net.state_dict().items():
                mean[name].mul_(keep).add_(value, alpha=1 - keep)
    net.load_state_dict(mean)
    return net.eval()


def exported(net: Net, vocabulary: Vocabulary, rows: Sequence[Row]) -> dict[str, np.ndarray]:
    """Give the weights in whole numbers, with the steps that the states of ``rows`` ask for."""
    out = {
        "letters": np.array("".join(vocabulary.letters)), "words": np.array("\n".join(vocabulary.words)),
        "dilations": np.array(DILATIONS), "rank": np.array(RANK), "first_step": np.array(1 / FIXED),
        "distances": net.distances.weight.detach().numpy(), "partings": net.partings.weight.detach().numpy(),
        "back": net.back.weight.detach().numpy()[:, 0],
    }  # fmt: skip
    scale, shift = net.first_norm.folded()
    first = net.first.weight.detach().numpy().T * scale * FIXED
    always = (net.first.bias.detach().numpy() * scale + shift) * FIXED
    edges = first[-3:]
    letters, words = net.letters.weight.detach().numpy(), net.words.weight.detach().numpy()
    out |= packed("of_letters", np.rint(letters @ first[:LETTER]).astype(np.int16), LETTER)
    out |= packed("of_words", np.rint(words @ first[LETTER : LETTER + WORD]).astype(np.int16), WORD)
    out["of_cats"] = np.rint(first[LETTER + WORD : -3]).astype(np.int16)
    ways = ((0, 0, 0), (1, 0, 0), (0, 1, 0), (1, 1, 1))  # within a word, its first character, its last, alone
    out["of_places"] = np.rint(np.array([always + np.array(way) @ edges for way in ways])).astype(np.int16)
    with torch.no_grad():
        states: list[list[float]] = [[] for _ in range(len(DILATIONS) + 1)]
        pairs = []
        for row in rows:
            side = beside([row])
            for k, state in enumerate(
                net.body(*(one[None] for one in (side.letters, side.words, side.features, side.inside)))
            ):
                states[k].append(float(torch.quantile(state, 0.9995)))
            pairs.append(float(torch.quantile(F.relu(net.heads(state)[..., PAIRS:]), 0.9995)))
    steps = [TOP / max(np.mean(one) * 1.15, 1e-6) for one in states]
    out["steps"], out["pair_step"] = np.array(steps), np.array(TOP / (np.mean(pairs) * 1.15))
    for k, (layer, norm) in enumerate(zip(net.layers, net.norms, strict=True)):
        scale, shift = norm.folded()
        weight = layer.weight.detach().numpy().transpose(2, 1, 0) * scale  # place, from, to
        step = 127 / np.abs(weight).max((0, 1))
        out[f"w{k}"] = np.rint(weight * step).astype(np.int8)
        out[f"s{k}"] = (1 / step / steps[k]).astype(np.float32)
        out[f"b{k}"] = (layer.bias.detach().numpy() * scale + shift).astype(np.float32)
    weight = net.heads.weight.detach().numpy().T
    step = 127 / np.abs(weight).max(0)
    out["heads"] = np.rint(weight * step).astype(np.int8)
    out["heads_scale"] = (1 / step / steps[-1]).astype(np.float32)
    out["heads_bias"] = net.heads.bias.detach().numpy().astype(np.float32)
    return out
