"""What the tests of the reader share: the ontology, sentences in both scripts, and those not read yet."""

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import opencc
import pytest

from kg.extract import read
from kg.extract.check import one_sentence
from kg.model import Document, Modality, Seed, Statement
from kg.ontology import Ontology, load
from kg.text import repair

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


SURE = 0.5  #: what no property names is compared too, though graphs leave it out by default


def document(case: Case, write: Callable[[str], str]) -> Document:
    """Give a case as a document: discourse as a whole file, all else as a line of its own."""
    text = write(case.text)
    return repair(Seed(case.name, text.encode())) if case.heading == "discourse" else one_sentence(text)


def told(found: Statement) -> tuple[str, ...]:
    """Give a statement as a case does."""
    conditions = "；".join(
        f"{one.modality} {one.subject.label} {one.predicate.property or one.predicate.label}"
        + (f" {one.object.label}" if one.object else "")
        for one in found.conditions
    )
    return (
        found.subject.label,
        found.predicate.property or found.predicate.label,
        found.object.label if found.object else "",
        found.polarity.value,
        found.modality.value,
        found.holder.label if found.holder else "",
        conditions,
    )


def compare(case: Case, read_: Document, known: Ontology) -> str:
    """Tell how what is read differs from what a case wants; nothing where it does not."""
    found = {told(one): len(one.evidence) for one in read(read_, known, at_least=SURE, weighed=False)}
    by_must = {must: {one.words for one in case.wanted if one.must == must} for must in ("yes", "no", "maybe")}
    surplus = by_must["no"] & set(found) if by_must["no"] else set(found) - by_must["yes"] - by_must["maybe"]
    few = [one.words for one in case.wanted if found.get(one.words, one.places) < one.places]
    lists = {"missing": sorted(by_must["yes"] - set(found)), "surplus": sorted(surplus), "fewer places": few}
    return "\n".join(f"{name}: {' | '.join(words)}" for name, lines in lists.items() for words in lines)


@pytest.fixture(scope="session")
def known() -> frozenset[str]:
    """Give the lines of the list of known failures."""
    return known_failures()


@pytest.fixture(scope="session")
def scripts() -> dict[str, Callable[[str], str]]:
    return SCRIPTS


@pytest.fixture(scope="session")
def cases() -> list[Case]:
    return all_cases()


@pytest.fixture(scope="session")
def compared() -> Callable[[Case, Document, Ontology], str]:
    """Give what compares a case with what is read."""
    return compare


@pytest.fixture(scope="session")
def document_of() -> Callable[[Case, Callable[[str], str]], Document]:
    """Give what makes a document of a case, in a script."""
    return document


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make one test of each example of each construction, and of each case."""
    if "accepted_states" in metafunc.fixturenames:
        metafunc.parametrize("text, accepted_states, one, write", list(accepted_examples()))
    elif "rejected_by" in metafunc.fixturenames:
        metafunc.parametrize("text, rejected_by, write", list(rejected_examples()))
    elif "case_" in metafunc.fixturenames:
        metafunc.parametrize("case_, write", list(case_examples()))
