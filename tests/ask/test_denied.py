"""What somebody does not do is asked for: it is not answered by what somebody does."""

import pytest
from told import asker_of, document_of

from kg.extract import read

SENTENCES = (
    "云州航运集团追求安全。",
    "云州航运集团收购了江口造船厂。",
    "临江书院追求知识，不追求利润。",
    "青石茶社经营绿茶，不经营咖啡。",
)


@pytest.fixture(scope="module")
def reader(ontology):
    document = document_of(SENTENCES, "茶社.txt")
    return asker_of(document, read(document, ontology), ontology)


@pytest.mark.parametrize(
    ("question", "labels"),
    [
        ("云州航运集团追求什么？", ["安全"]),
        ("云州航运集团不追求什么？", []),
        ("云州航运集团没有收购什么？", []),
        ("临江书院不追求什么？", ["利润"]),
        ("青石茶社不经营什么？", ["咖啡"]),
        ("青石茶社经营什么？", ["绿茶"]),
    ],
)
def test_what_is_denied_answers_alone(reader, question, labels):
    assert [item.label for item in reader.answer(question).answers] == labels
