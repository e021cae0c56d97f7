"""How something was built again is no answer to how it began."""

import pytest
from told import asker_of, document_of

from kg.extract import read

SENTENCES = (
    "青云集的古建筑",
    "白鹿书院成立于1584年。",
    "白鹿书院1869年由商会重建。",
    "石门大桥1931年由工程师林若兰重建。",
    "青云剧场1920年由陈守信创办。",
)


@pytest.fixture(scope="module")
def reader(ontology):
    document = document_of(SENTENCES, "书院.txt")
    return asker_of(document, read(document, ontology), ontology)


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("白鹿书院是哪一年创办的？", ["1584年"]),
        ("白鹿书院是谁创办的？", []),
        ("青云剧场是谁创办的？", ["陈守信"]),
        ("石门大桥是谁重建的？", ["林若兰"]),
    ],
)
def test_what_was_built_again_did_not_begin_so(reader, question, labels):
    assert [item.label for item in reader.answer(question).answers] == labels
