"""Every question form accepts its own examples, reads them as it says, and leaves its near misses alone."""

import pytest

from kg.ask.forms import Form, form, wordings
from kg.ask.goals import readings
from kg.ask.question import fold
from kg.errors import OntologyError

FORMS = wordings().forms
ACCEPTED = [(one, example) for one in FORMS for example in one.accepts]
REJECTED = [(one, text) for one in FORMS for text in one.rejects]


def test_every_form_brings_examples():
    assert len(FORMS) >= 100
    assert not [one.id for one in FORMS if not one.accepts or not one.rejects]


@pytest.mark.parametrize(("one", "example"), ACCEPTED, ids=[f"{f.id}: {e['question']}" for f, e in ACCEPTED])
def test_accepts(one: Form, example: dict):
    found = readings(one, fold(example["question"], wordings()))
    assert found, f"{one.place} does not match {example['question']}"
    for key, place in (("reads", 0), ("states", 1)):
        if key in example:
            assert example[key] in [reading[place] for reading in found]


@pytest.mark.parametrize(("one", "text"), REJECTED, ids=[f"{f.id}: {t}" for f, t in REJECTED])
def test_rejects(one: Form, text: str):
    assert not readings(one, fold(text, wordings()))


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"id": "a", "says": "b", "kind": "fill", "pattern": "{x}是？", "colour": 1}, "unknown key “colour”"),
        ({"id": "a", "says": "b", "kind": "fill"}, "the key “pattern” is missing"),
        ({"id": "a", "says": "b", "kind": "guess", "pattern": "{x}是？"}, "unknown kind “guess”"),
        ({"id": "a", "says": "b", "kind": "fill", "pattern": "{x}是？", "wants": ["luck"]}, "unknown “luck” in wants"),
        (
            {"id": "a", "says": "b", "kind": "fill", "pattern": "{x}是？", "reads": ["{y}是？"]},
            "“y” in “{y}是？” is no slot",
        ),
        ({"id": "a", "says": "b", "kind": "fill", "pattern": "{x}(是？"}, "“(” is not closed"),
    ],
)
def test_a_wrong_form_is_told(entry: dict, told: str):
    with pytest.raises(OntologyError, match=r"mine\.toml: a") as raised:
        form(entry, "mine.toml")
    assert told in str(raised.value)
