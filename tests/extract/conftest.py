"""What the tests of the reader share: the ontology, sentences in both scripts, and those not read yet."""

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import opencc
import pytest

from kg.model import Modality
from kg.ontology import Ontology, load

CASES = Path(__file__).parent / "cases"
FAILURES = CASES / "known_failures.txt"
MODALITIES = {one.value for one in Modality}


@functools.cache
def the_ontology() -> Ontology:
    """Give the ontology that comes with kg, loaded once."""
    return load()


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    return the_ontology()


@functools.cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


def traditional(text: str) -> str:
    """Write a simplified sentence in traditional characters, as many as there were."""
    return _converter().convert(text)


SCRIPTS: dict[str, Callable[[str], str]] = {"simplified": str, "traditional": traditional}


@functools.cache
def known_failures() -> frozenset[str]:
    """Give the sentences that are not read yet: what is mended moves out of the file."""
    return frozenset(line[1:].strip() for line in FAILURES.read_text(encoding="utf-8").splitlines() if line[:1] == "~")


def marks(key: str, script: str) -> list[pytest.MarkDecorator]:
    """Give the mark of what is known to fail, in both scripts or in one."""
    fails = {key, f"{key} ({script})"} & known_failures()
    return [pytest.mark.xfail(reason="not read yet", strict=True)] if fails else []


def accepted_examples() -> Iterator["pytest.ParameterSet"]:
    for one in the_ontology().constructions:
        for number, example in enumerate(one.accepts, 1):
            for script, write in SCRIPTS.items():
                text = example["text"]
                name = f"{one.id}-{number}-{script}"
                yield pytest.param(text, example["states"], one, write, id=name, marks=marks(text, script))


def rejected_examples() -> Iterator["pytest.ParameterSet"]:
    for one in the_ontology().constructions:
        for number, text in enumerate(one.rejects, 1):
            for script, write in SCRIPTS.items():
                yield pytest.param(text, one, write, id=f"{one.id}-{number}-{script}", marks=marks(text, script))


@dataclass(frozen=True)
class Wanted:
    """One statement of a case; ``must`` is yes, no or maybe."""

    must: str
    words: tuple[str, ...]  #: subject, property or verb, object, polarity, modality, holder, conditions
    places: int = 1  #: how many pieces of evidence, at least


@dataclass(frozen=True)
class Case:
    """A text and what is stated by it."""

    name: str
    heading: str
    text: str
    wanted: tuple[Wanted, ...]


def read_cases(path: Path) -> Iterator[Case]:
    """Give the cases of a file; their form is told in ``polarity.txt``."""
    for block in path.read_text(encoding="utf-8").split("\n= ")[1:]:
        name, *rest = [line for line in block.splitlines() if line and not line.startswith("#")]
        texts = [line for line in rest if " | " not in line]
        yield Case(name, path.stem, "\n".join(texts), tuple(wanted(line) for line in rest if " | " in line))


def wanted(line: str) -> Wanted:
    must = {"?": "maybe", "!": "no"}.get(line[0], "yes")
    cells = [cell.strip() for cell in line.removeprefix("? ").removeprefix("! ").split("|")]
    subject, predicate, target, how, holder, conditions = (*cells, "", "", "", "")[:6]
    words = how.split()
    polarity = "negative" if "not" in words else "positive"
    modality = next((word for word in words if word in MODALITIES), "asserted")
    places = next((int(word[:-1]) for word in words if word[-1] == "x" and word[:-1].isdigit()), 1)
    return Wanted(must, (subject, predicate, target, polarity, modality, holder, conditions), places)


def all_cases() -> list[Case]:
    files = sorted(path for path in CASES.glob("*.txt") if path != FAILURES)
    return [one for path in files for one in read_cases(path)]


def case_examples() -> Iterator["pytest.ParameterSet"]:
    for one in all_cases():
        for script, write in SCRIPTS.items():
            key = f"{one.heading}/{one.name}"
            yield pytest.param(one, write, id=f"{one.heading}-{one.name}-{script}", marks=marks(key, script))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make one test of each example of each construction, and of each case."""
    if "accepted_states" in metafunc.fixturenames:
        metafunc.parametrize("text, accepted_states, one, write", list(accepted_examples()))
    elif "rejected_by" in metafunc.fixturenames:
        metafunc.parametrize("text, rejected_by, write", list(rejected_examples()))
    elif "case_" in metafunc.fixturenames:
        metafunc.parametrize("case_, write", list(case_examples()))
