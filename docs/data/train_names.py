"""Train the tagger of names and write ``kg/nlp/weights/weights.npz``.

Run it from the root of the project, in an environment with the dependency group ``build``::

    python docs/data/train_names.py TRAIN.jsonl [--dev DEV.jsonl]

TRAIN is the training part of UNER_Chinese-GSDSIMP (CC BY-SA 4.0): a JSON object a line with ``text`` and ``spans``,
each span ``[start, end, "PER" | "ORG" | "LOC"]``. To it are added copies with other names in them, and sentences
written for kg (``docs/data/names/sentences.txt``) with invented names. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pycrfsuite

sys.path.insert(0, str(Path(__file__).parent / "names"))
from character_classes import character_classes
from invented import Inventor, sentences_with_slots

from kg.model import Span
from kg.nlp import name_features as seen
from kg.nlp.name_lists import known_names
from kg.nlp.name_weights import TAGS, WIDTH, Weights
from kg.nlp.name_words import cut
from kg.nlp.tagger import Tagger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pycrfsuite._dumpparser import ParsedDump

    from kg.nlp.name_words import Words

OUT = Path(__file__).parents[2] / "kg" / "nlp" / "weights" / "weights.npz"
SCALE = 64  #: steps of a stored weight to one unit
LEAST = 0.04  #: smaller weights are left out


def read(path: Path) -> list[dict]:
    """Read the lines of a file as JSON."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def training(options: argparse.Namespace) -> Iterator[list[dict]]:
    """Give the documents to learn from, each a list of one to three sentences."""
    given = read(options.train)
    inventor = Inventor(random.Random(7))  # noqa: S311  # the same names each time, and no secret
    made = [inventor.renamed(one) for _ in range(options.copies) for one in given if one["spans"]]
    own = [inventor.filled(line) for line in sentences_with_slots() for _ in range(options.own)]
    order = random.Random(11)  # noqa: S311
    for pile in (given, made, own):
        sentences = list(pile)
        if pile is not given:
            order.shuffle(sentences)
        while sentences:
            size = order.choice((1, 1, 2, 3))
            yield sentences[:size]
            del sentences[:size]


def joined(sentences: list[dict]) -> tuple[str, list[list]]:
    """Join sentences to one text, and give where the names stand in it."""
    text, spans = "", []
    for one in sentences:
        spans += [[start + len(text), end + len(text), kind] for start, end, kind in one["spans"]]
        text += one["text"]
    return text, spans


def tags(text: str, spans: list[list]) -> list[str]:
    """Give the tag of each character."""
    found = ["O"] * len(text)
    for start, end, kind in spans:
        if end - start == 1:
            found[start] = f"S-{kind}"
            continue
        found[start:end] = [f"I-{kind}"] * (end - start)
        found[start], found[end - 1] = f"B-{kind}", f"E-{kind}"
    return found


class Observer:
    """Names what is seen of each character, as strings for the trainer."""

    def __init__(self, letters: str, classes: dict[str, np.ndarray], known: seen.Known) -> None:
        points = seen.code_points(letters)
        tables = {name: np.zeros(1 << 16, np.uint8) for name in classes}
        for name, values in classes.items():
            tables[name][points] = values
        letter = np.zeros(1 << 16, np.int16)
        letter[points] = np.arange(1, len(points) + 1)
        self.classes = seen.Classes(letter, seen.kinds(), **tables)
        self.known = known
        self.flags: dict[str, int] = {}

    def attributes(self, text: str) -> list[list[str]]:
        """Give what is seen of each character."""
        words = cut(text, [Span(0, len(text))])
        edge = 3
        points = seen.code_points(seen.EDGE * edge + text + seen.EDGE * edge)
        known = seen.known_numbers(self.known.met(seen.EDGE * edge + text + seen.EDGE * edge, points), len(points))
        observations = seen.character_observations(points, self.classes, known)
        rows: list[list[str]] = [[] for _ in text]
        for name, offsets in seen.CHARACTER.items():
            codes = observations[name].tolist()
            for offset in offsets:
                label = f"{name}@{offset}|"
                for i, row in enumerate(rows):
                    place = i + edge + offset
                    if 0 <= place < len(codes) and codes[place]:
                        row.append(label + str(codes[place]))
        self._words(words, known[edge : edge + len(text)].tolist(), rows)
        return rows

    def _words(self, words: Words, known: list[int], rows: list[list[str]]) -> None:
        described = [seen.word_observations(word, flag) for word, flag in zip(words.words, words.flags, strict=True)]
        numbers = np.asarray([self.flags.setdefault(one["g"], len(self.flags) + 1) for one in described], np.int32)
        runs = {name: seen.run_of(numbers, run).tolist() for name, run in seen.FLAGS.items()}
        word, place = seen.places_in_words([len(one) for one in words.words])
        for i, (k, p) in enumerate(zip(word.tolist(), place.tolist(), strict=True)):
            row = rows[i]
            for name, offsets in seen.WORD.items():
                for offset in offsets:
                    if 0 <= k + offset < len(described):
                        row.append(f"{name}@{offset}:{p}|{described[k + offset][name]}")
            for name, codes in runs.items():
                row.append(f"{name}:{p}|{codes[k]}")
            if known[i]:
                row.append(f"zw|{(known[i] * 4 + p) * 128 + int(numbers[k])}")


def train(documents: Iterable[list[dict]], observer: Observer, options: argparse.Namespace) -> ParsedDump:
    """Train on documents, and give the weights."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for sentences in documents:
        text, spans = joined(sentences)
        trainer.append(observer.attributes(text), tags(text, spans))
    trainer.set_params({"c1": options.c1, "c2": options.c2, "max_iterations": options.iterations})
    with tempfile.TemporaryDirectory() as folder:
        model = str(Path(folder) / "model.crfsuite")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        return tagger.info()


def export(
    info: ParsedDump, letters: str, classes: dict[str, np.ndarray], flags: dict[str, int]
) -> dict[str, np.ndarray]:
    """Lay the weights out as `kg.nlp.name_weights` reads them."""
    number = {tag: k for k, tag in enumerate(TAGS)}
    arrays: dict[str, np.ndarray] = {"scale": np.float64(SCALE), "letters": np.array(letters)}
    moves = np.zeros((WIDTH, WIDTH), np.int16)
    for (first, then), weight in info.transitions.items():
        moves[number[first], number[then]] = round(weight * SCALE)
    arrays["transitions"] = moves
    arrays |= {f"class {name}": values.astype(np.uint8) for name, values in classes.items()}
    arrays["flags"] = np.array(" ".join(sorted(flags, key=flags.__getitem__)))
    numbers: dict[str, dict[int, list[tuple[int, int]]]] = defaultdict(lambda: defaultdict(list))
    strings: dict[str, dict[str, list[tuple[int, int]]]] = {name: defaultdict(list) for name in seen.WORD}
    for (attribute, tag), weight in sorted(info.state_features.items()):
        if abs(weight) < LEAST:
            continue
        label, _, value = attribute.partition("|")
        name, _, place = label.partition(":")
        base, _, offset = name.partition("@")
        if base in seen.WORD:
            column = (seen.NEAR.index(int(offset)) * 4 + int(place)) * WIDTH + number[tag]
            strings[base][value].append((column, round(weight * SCALE)))
        else:
            column = int(place or 0) * WIDTH + number[tag]
            numbers[name][int(value)].append((column, round(weight * SCALE)))
    names = [f"{name}@{offset}" for name, offsets in seen.CHARACTER.items() for offset in offsets]
    for name in (*names, *seen.FLAGS, "zw"):
        arrays |= coded(name, sorted(numbers[name].items()))
    arrays |= worded(strings)
    return arrays


def coded(name: str, rows: list[tuple[int, list[tuple[int, int]]]]) -> dict[str, np.ndarray]:
    """Lay out the weights of one observation of characters at one offset: steps between codes, columns, weights."""
    flat = [one for _, row in rows for one in sorted(row)]
    return {
        f"{name} codes": np.diff(np.array([0, *(code for code, _ in rows)], np.int64)).astype(np.int32),
        f"{name} counts": np.array([len(row) for _, row in rows], np.uint8),
        f"{name} columns": np.array([column for column, _ in flat], np.uint8),
        f"{name} weights": np.array([weight for _, weight in flat], np.int16),
    }


def worded(strings: dict[str, dict[str, list[tuple[int, int]]]]) -> dict[str, np.ndarray]:
    """Lay out the weights of the observations of words."""
    arrays: dict[str, np.ndarray] = {}
    rows: list[list[tuple[int, int]]] = []
    for name, found in strings.items():
        listed = sorted(found)
        arrays[f"strings {name}"] = np.array("\n".join(listed))
        rows += [sorted(found[one]) for one in listed]
    flat = [one for row in rows for one in row]
    arrays["word counts"] = np.array([len(row) for row in rows], np.uint16)
    arrays["word columns"] = np.array([column for column, _ in flat], np.uint16)
    arrays["word weights"] = np.array([weight for _, weight in flat], np.int16)
    return arrays


def judge(tagger: Tagger, path: Path) -> None:
    """Print precision, recall and F1 of the tagger alone."""
    right, given, wanted = Counter(), Counter(), Counter()
    kinds = {"Person": "PER", "Organisation": "ORG", "Place": "LOC"}
    for one in read(path):
        text = one["text"]
        found = {(t.start, t.end, kinds[t.kind]) for t in tagger.tag(cut(text, [Span(0, len(text))]))}
        gold = {tuple(span) for span in one["spans"]}
        for pile, names in ((right, found & gold), (given, found), (wanted, gold)):
            pile.update([name[2] for name in names] + ["all"] * len(names))
    for kind in ("all", "PER", "ORG", "LOC"):
        precision, recall = right[kind] / max(1, given[kind]), right[kind] / max(1, wanted[kind])
        print(
            f"{kind}: P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"
        )


def main() -> None:
    """Train, write, and judge where asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("train", type=Path)
    parser.add_argument("--dev", type=Path)
    parser.add_argument("--c1", type=float, default=0.05)
    parser.add_argument("--c2", type=float, default=0.2)
    parser.add_argument("--iterations", type=int, default=100)
    parser.add_argument("--copies", type=int, default=1, help="copies of each given sentence, with other names")
    parser.add_argument("--own", type=int, default=8, help="times that each sentence written for kg is filled")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    documents = list(training(options))
    letters, classes = character_classes(one["text"] for document in documents for one in document)
    known = seen.Known(known_names())
    observer = Observer(letters, classes, known)
    arrays = export(train(documents, observer, options), letters, classes, observer.flags)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(options.out, **arrays)
    print(f"{options.out.name}: {options.out.stat().st_size:,} bytes")
    if options.dev:
        judge(Tagger(Weights(arrays), known), options.dev)


if __name__ == "__main__":
    main()
