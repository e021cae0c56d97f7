"""What a careful reader must master, case by case: everything a text states, and nothing else."""

from pathlib import Path

from kg.extract import read
from kg.extract.check import one_sentence
from kg.model import Seed, Statement
from kg.text import repair

CASES = Path(__file__).parent / "cases"
SURE = 0.5  # what no property names is read too, and left out of graphs by default
HEADINGS = {
    "polarity",
    "modality",
    "attribution",
    "argument",
    "reference",
    "phrases",
    "discourse",
}  # of what a reader must master


def words(found: Statement) -> tuple[str, ...]:
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


def test_each_heading_has_its_cases():
    files = {path.stem: path.read_text(encoding="utf-8") for path in CASES.glob("*.txt")}
    assert set(files) == {*HEADINGS, "constructions", "known_failures"}
    for heading in HEADINGS:
        assert files[heading].count("\n= ") - files[heading].count("\n= near-") >= 8, heading
        assert files[heading].count("\n= near-") >= 3, heading


def test_reads(case_, write, ontology):
    text = write(case_.text)
    document = repair(Seed(case_.name, text.encode())) if case_.heading == "discourse" else one_sentence(text)
    found = {words(one): len(one.evidence) for one in read(document, ontology, at_least=SURE)}
    by_must = {must: {one.words for one in case_.wanted if one.must == must} for must in ("yes", "no", "maybe")}
    assert by_must["yes"] <= set(found)
    assert not by_must["no"] & set(found)
    if not by_must["no"]:
        assert set(found) <= by_must["yes"] | by_must["maybe"]
    for one in case_.wanted:
        assert found.get(one.words, one.places) >= one.places
