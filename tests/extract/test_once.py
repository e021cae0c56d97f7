"""What was so once is told with the word that says so: 原是, 曾拥有."""

import pytest

from kg.extract import read
from kg.extract.check import one_sentence


def predicates(ontology, text):
    return {one.predicate.label for one in read(one_sentence(text), ontology)}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("李梅曾是工程师。", "曾是"),
        ("码头原为盐仓。", "原为"),
        ("石桥建于1591年，原为木桥，由知县修建。", "原为"),
        ("牧场一度拥有三千头奶牛。", "一度拥有"),
        ("书店起初只有一间门面。", "起初只有"),
        ("学校最初位于江边。", "最初位于"),
        ("最初大剧院只是仓库。", "最初只是"),
    ],
)
def test_it_keeps_that_it_was_so_once(ontology, text, label):
    assert label in predicates(ontology, text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("公司原总经理是陈默。", "是"),  # he was, and Chen Mo is
        ("曾经的纺织厂是博物馆。", "是"),
        ("李梅曾获金奖，是院长。", "是"),
    ],
)
def test_a_word_that_belongs_to_a_noun_says_nothing_of_the_verb(ontology, text, label):
    assert label in predicates(ontology, text)
