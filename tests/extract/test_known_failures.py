"""The list of what is not read yet: it names only what there is, and can be written anew.

``pytest tests/extract/test_known_failures.py --rewrite`` puts in what fails now: read the difference, since a line that
comes in is a sentence that was read before.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.extract import read
from kg.extract.check import accepted, one_sentence

FAILURES = Path(__file__).parent / "cases" / "known_failures.txt"
HEAD = """# What is not read yet, each a strict expected failure: a line moves out as soon as it is read.
# “~” and the sentence of a construction, or heading/name of a case; “(traditional)” behind it where only that script fails.
"""


def test_the_list_names_what_there_is(known, every_key):
    keys = {key for key, _ in every_key}
    stale = [line for line in known if line.removesuffix(" (traditional)").removesuffix(" (simplified)") not in keys]
    assert not stale


def test_the_list_is_not_growing_long(known, every_key):
    assert len(known) < len(every_key) / 5


def test_rewriting(request, every_key, scripts):
    if not request.config.getoption("rewrite"):
        pytest.skip("only with --rewrite")
    lines = [line for key, holds in every_key for line in failing(key, holds, scripts)]
    FAILURES.write_text(HEAD + "\n" + "".join(f"~ {line}\n" for line in lines), encoding="utf-8")


def failing(key, holds, scripts) -> Iterator[str]:
    """Give the line of what fails, if it fails: in both scripts, or in the one that is named."""
    bad = [name for name, write in scripts.items() if not holds(write)]
    if len(bad) == len(scripts):
        yield key
    elif bad:
        yield f"{key} ({bad[0]})"


@pytest.fixture
def every_key(ontology, cases, compared, document_of):
    """Give each sentence and case that could be listed, with what tells whether it is read in a script."""
    found = []
    for one in ontology.constructions:
        for example in one.accepts:
            found.append((example["text"], lambda write, e=example, o=one: _accepts(o, e, write, ontology)))
        found += [(text, lambda write, t=text, o=one: _rejects(o, t, write, ontology)) for text in one.rejects]
    for case in cases:
        key = f"{case.heading}/{case.name}"
        found.append((key, lambda write, c=case: not compared(c, document_of(c, write), ontology)))
    return found


def _accepts(one, example, write, ontology) -> bool:
    return accepted(one, write(example["text"]), example["states"], ontology) is None


def _rejects(one, text, write, ontology) -> bool:
    found = read(one_sentence(write(text)), ontology, at_least=0, weighed=False)
    return all(evidence.construction != one.id for statement in found for evidence in statement.evidence)
