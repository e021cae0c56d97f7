"""Every construction reads all of what it accepts, and nothing of what it rejects, in both scripts."""

from kg.extract.check import accepted, one_sentence
from kg.extract.reader import Reader


def test_every_construction_has_examples(ontology):
    assert len(ontology.constructions) >= 20
    assert all(one.accepts and one.rejects for one in ontology.constructions)


def test_every_example_says_something_of_its_own(ontology):
    texts = [example["text"] for one in ontology.constructions for example in one.accepts]
    assert len(texts) == len(set(texts))


def test_accepts(text, accepted_states, one, write, ontology):
    assert accepted(one, write(text), accepted_states, ontology) is None


def test_rejects(text, rejected_by, write, ontology):
    found = Reader(one_sentence(write(text)), ontology).read()
    rules = {evidence.construction for statement in found for evidence in statement.evidence}
    assert rejected_by.id not in rules
