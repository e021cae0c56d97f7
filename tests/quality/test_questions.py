"""How well questions are answered: each article's own graph, questions by its readers and by the writers of the rules.

A question is right where every expected answer is among those given and at most half of those given are surplus; one
that the text does not answer wants none. What is answered wrong is worse than what is not answered, and counted apart.
``python tests/quality/test_questions.py [-v]`` prints the table for the README.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pytest

import kg.ontology
from kg.ask import Asker
from kg.model import Seed
from kg.pipeline import read
from kg.rdf import describe
from kg.store.oxigraph import OxigraphStore

HERE = Path(__file__).parent
SEED = HERE.parent.parent / "seeds" / "alipay-and-jd-tech.txt"
OUTSIDE = HERE / "seed.questions.jsonl"
FLOOR = 0.81  #: share that is right; 0.84 before statements were weighed
CEILING = 0.05  #: share that is wrong


@dataclass(frozen=True)
class Score:
    """How the questions of one file were answered."""

    name: str
    right: int = 0
    silent: int = 0
    wrong: int = 0
    shown: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        return self.right + self.silent + self.wrong


def articles() -> list[Path]:
    return [SEED, *sorted((HERE / "articles").glob("*.txt"))]


def question_files(article: Path) -> list[tuple[str, Path]]:
    """Give the files of questions on an article, with who asked them."""
    given = [
        ("outside", OUTSIDE if article == SEED else HERE / "articles" / f"{article.stem}.questions.jsonl"),
        ("own", HERE / "questions" / f"{article.stem}.jsonl"),
    ]
    return [(who, path) for who, path in given if path.is_file()]


def asker_of(article: Path, ontology: kg.ontology.Ontology) -> Asker:
    seed = Seed(article.name, article.read_bytes())
    document, statements = read(seed, ontology)
    return Asker(OxigraphStore.in_memory(describe(document, statements)), ontology)


def scored(asker: Asker, path: Path, name: str) -> Score:
    right = silent = wrong = 0
    shown: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        labels = [one.label for one in asker.answer(item["q"]).answers]
        if is_right(labels, item["answers"]):
            right += 1
            continue
        silent, wrong = (silent, wrong + 1) if labels else (silent + 1, wrong)
        shown.append(
            f"{'wrong ' if labels else 'silent'} {item['q']}  wanted {[a[0] for a in item['answers']]}  got {labels}"
        )
    return Score(name, right, silent, wrong, tuple(shown))


def is_right(labels: list[str], expected: list[list[str]]) -> bool:
    met = sum(any(agrees(one, accepted) for one in labels) for accepted in expected)
    surplus = sum(not any(agrees(one, accepted) for accepted in expected) for one in labels)
    return met == len(expected) and surplus <= len(labels) / 2 if expected else not labels


def agrees(label: str, accepted: list[str]) -> bool:
    """Tell whether a label is one of those accepted, or holds it, or is held by it, with most of its characters."""
    one = bare(label)
    for other in map(bare, accepted):
        short, long = sorted((one, other), key=len)
        if one == other or (short and short in long and len(short) / len(long) >= 0.6):
            return True
        a, b = pairs(one), pairs(other)
        if 2 * len(a & b) / (len(a) + len(b)) >= 0.8:
            return True
    return False


def bare(text: str) -> str:
    folded = "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if unicodedata.category(c)[0] in "LN")
    return (
        re.sub("(们|的)$", "", re.sub("^(一个|一种|一项|这个|这种|这样一种|其|该|本|自身的?|所谓的?)", "", folded))
        or folded
    )


def pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)} or {text}


def scores() -> list[Score]:
    ontology = kg.ontology.load()
    found = []
    for article in articles():
        asker = asker_of(article, ontology)
        found += [scored(asker, path, f"{article.stem}, {who}") for who, path in question_files(article)]
    return found


@pytest.fixture(scope="module")
def table() -> list[Score]:
    return scores()


def test_there_are_three_hundred(table):
    assert sum(score.count for score in table) >= 300
    readers = sum(score.count for score in table if score.name.endswith("outside"))
    assert readers * 2 >= sum(score.count for score in table) - 40


def test_right_ones_do_not_become_fewer(table):
    share = sum(score.right for score in table) / sum(score.count for score in table)
    assert share >= FLOOR, "\n".join(line for score in table for line in score.shown)


def test_wrong_ones_do_not_become_more(table):
    share = sum(score.wrong for score in table) / sum(score.count for score in table)
    assert share <= CEILING, "\n".join(line for score in table for line in score.shown if line.startswith("wrong"))


def printed(table: list[Score]) -> str:
    """Give the table for the README."""
    lines = ["| article, asked by | questions | right | silent | wrong |", "|---|--:|--:|--:|--:|"]
    total = Score("all", *(sum(getattr(score, part) for score in table) for part in ("right", "silent", "wrong")))
    for score in [*table, total]:
        lines.append(
            f"| {score.name} | {score.count} | {score.right} ({score.right / score.count:.0%}) | {score.silent} | {score.wrong} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    everything = scores()
    if "-v" in sys.argv:
        for one in everything:
            sys.stdout.write(f"{one.name}\n" + "".join(f"  {line}\n" for line in one.shown))
    sys.stdout.write(printed(everything) + "\n")
