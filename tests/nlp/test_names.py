"""Names are found whether or not a list holds them."""

import pytest

from kg.model import Span
from kg.nlp.names import names
from kg.ontology import load


@pytest.fixture(scope="module")
def lexicon():
    return load().lexicon


def found(text, lexicon):
    return {(one.span.of(text), one.kind, one.label) for one in names(text, [Span(0, len(text))], lexicon).spans}


def test_a_person_beside_a_role(lexicon):
    assert ("邵亦棠", "Person", "邵亦棠") in found("股权仍由创始人邵亦棠及其团队持有。", lexicon)


def test_a_short_name_in_brackets_is_known_afterwards(lexicon):
    line = "澜江睿达物流科技有限公司（以下简称“睿达”）败诉。睿达没有上诉。"
    assert ("睿达", "Company", "澜江睿达物流科技有限公司") in found(line, lexicon)
