"""What the tests of the reader share: the ontology, sentences in both scripts, and those not read yet."""

import functools
from collections.abc import Callable, Iterator
from pathlib import Path

import opencc
import pytest

from kg.ontology import Ontology, load

CASES = Path(__file__).parent / "cases"
FAILURES = CASES / "known_failures.txt"


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


def case(name: str, text: str, *values: object) -> "pytest.ParameterSet":
    """Give a case under its name, marked where its text is known to fail."""
    marks = [pytest.mark.xfail(reason="not read yet", strict=True)] if text in known_failures() else []
    return pytest.param(text, *values, id=name, marks=marks)


def accepted_examples() -> Iterator["pytest.ParameterSet"]:
    for one in the_ontology().constructions:
        for number, example in enumerate(one.accepts, 1):
            for script, write in SCRIPTS.items():
                yield case(f"{one.id}-{number}-{script}", example["text"], example["states"], one, write)


def rejected_examples() -> Iterator["pytest.ParameterSet"]:
    for one in the_ontology().constructions:
        for number, text in enumerate(one.rejects, 1):
            for script, write in SCRIPTS.items():
                yield case(f"{one.id}-{number}-{script}", text, one, write)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make one test of each example of each construction."""
    if "accepted_states" in metafunc.fixturenames:
        metafunc.parametrize("text, accepted_states, one, write", list(accepted_examples()))
    elif "rejected_by" in metafunc.fixturenames:
        metafunc.parametrize("text, rejected_by, write", list(rejected_examples()))
