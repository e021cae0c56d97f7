"""What a careful reader must master, case by case: everything a text states, and nothing else."""

from pathlib import Path

CASES = Path(__file__).parent / "cases"
#: Of what a reader must master; the files beside them hold more.
HEADINGS = frozenset(
    "polarity modality attribution argument reference phrases posts entries beside events discourse rules ordered".split()
)


def test_each_heading_has_its_cases():
    files = {path.stem: path.read_text(encoding="utf-8") for path in CASES.glob("*.txt")}
    assert set(files) == {*HEADINGS, "constructions", "known_failures"}
    for heading in HEADINGS:
        assert files[heading].count("\n= ") - files[heading].count("\n= near-") >= 8, heading
        assert files[heading].count("\n= near-") >= 3, heading


def test_reads(case_, write, document_of, compared, ontology):
    assert compared(case_, document_of(case_, write), ontology) == ""
