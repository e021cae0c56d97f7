"""Who does what, by the network: the same alone and side by side, for any characters, and right on plain sentences."""

import importlib.util
import sys
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from kg.extract.check import one_sentence
from kg.extract.reader import Reader
from kg.model import Span
from kg.nlp import arguments as net
from kg.nlp import body
from kg.nlp.arguments import network
from kg.ontology import load

DATA = Path(__file__).parents[2] / "docs" / "data" / "arguments"

#: Sentence, predicate, its subject and its object; “-” where there is none in the sentence.
PLAIN = [
    ("云州航运集团去年收购了江口造船厂。", "收购", "云州航运集团", "江口造船厂"),
    ("新来的馆长把旧书全部捐给了县图书馆。", "捐给", "新来的馆长", "旧书"),
    ("市政府计划明年拆除这座老桥。", "拆除", "市政府", "这座老桥"),
    ("由退休工人修建的凉亭毁于一场大火。", "修建", "退休工人", "凉亭"),
    ("去年冬天，村里的老人办起了一所夜校。", "办起", "村里的老人", "一所夜校"),
]
#: What stands before the verb is not its subject.
NEAR = [
    ("在县城的东门外，工匠们搭起了戏台。", "搭起", "县城的东门外"),
    ("根据新的管理办法，商户须缴纳保证金。", "缴纳", "管理办法"),
]


def read(*texts):
    ontology = load()
    given = [(text, 0, Reader(one_sentence(text), ontology).tokens(Span(0, len(text)))) for text in texts]
    return network().read(given)


def phrase(sentence, pointing, row):
    last, first = int(pointing.ends[row].argmax()), int(pointing.ends[row + 1].argmax())
    return sentence.words[first - 1 : last] if first and last else "-"


@pytest.mark.parametrize(("text", "verb", "subject", "target"), PLAIN)
def test_points_to_subject_and_object(text, verb, subject, target):
    (sentence,) = read(text)
    place = text.index(verb)
    assert place in sentence.likely()
    pointing = sentence.at(place)
    assert phrase(sentence, pointing, net.SUBJECT_END) == subject
    assert phrase(sentence, pointing, net.OBJECT_END).removeprefix("了") == target


@pytest.mark.parametrize(("text", "verb", "other"), NEAR)
def test_does_not_point_to_what_stands_before(text, verb, other):
    (sentence,) = read(text)
    assert other not in phrase(sentence, sentence.at(text.index(verb)), net.SUBJECT_END)


def test_sentences_do_not_see_each_other():
    texts = [text for text, *_ in (*PLAIN, *NEAR)]
    together = read(*texts)
    for text, one in zip(texts, together, strict=True):
        (alone,) = read(text)
        assert np.array_equal(alone.heads, one.heads)


#: Two sentences, what means somebody in the second (a pronoun, or a predicate without subject), whom, and whom not.
MEANT = [
    ("澄港装备成立于2006年，总部设在临汀。", "该公司主要生产港口起重机。", "该公司", "澄港装备", "临汀"),
    ("雷启衡1931年生于临汀县一个木匠家庭。", "他十六岁考入省立工业学校。", "他", "雷启衡", "临汀县"),
    ("云州航运集团去年收购了江口造船厂。", "今年又计划出售两座码头。", "出售", "云州航运集团", "江口造船厂"),
]


@pytest.mark.parametrize(("before", "text", "word", "whom", "other"), MEANT)
def test_tells_whom_something_means(before, text, word, whom, other):
    one, sentence = read(before, text)
    sentence.before = (one,)
    there = word in ("该公司", "他")
    place = text.index(word) + (len(word) - 1 if there else 0)
    named, nobody = sentence.meant(place, [whom], there=there)
    assert named > sentence.meant(place, [other], there=there)[0]
    assert not there or named > nobody
    assert sentence.meant(place, ["郁怀谷"], there=there) == (-np.inf, nobody)


def test_without_sentences_before_nobody_is_meant():
    (sentence,) = read("今年又计划出售两座码头。")
    assert sentence.meant(6, ["码头"], there=False) == (-np.inf, 0.0)


def given_weights():
    with (files("kg.nlp") / "weights" / "arguments.npz").open("rb") as file, np.load(file) as given:
        return net.stored(given)


def test_networks_are_weighed_alike():
    """One asked twice says what it says alone; of two that differ, neither has its way."""
    text = PLAIN[0][0]
    tokens = Reader(one_sentence(text), load()).tokens(Span(0, len(text)))
    weights = given_weights()
    first, second = (net.Network([one]).read([(text, 0, tokens)])[0] for one in (weights[0], weights[-1]))
    twice, both = (
        net.Network(some).read([(text, 0, tokens)])[0] for some in ([weights[0]] * 2, [weights[0], weights[-1]])
    )
    place = text.index(PLAIN[0][1])
    assert np.array_equal(twice.heads, first.heads)
    assert np.allclose(twice.at(place).ends, first.at(place).ends, atol=1e-4)
    assert not np.array_equal(first.heads, second.heads)
    assert np.allclose(both.heads, (first.heads + second.heads) / 2)
    one, other, mean = (sentence.at(place).ends for sentence in (first, second, both))
    wanted = (one + other) / 2
    assert np.allclose(mean, wanted - np.log(np.exp(wanted).sum(1, keepdims=True)), atol=0.05)


def test_what_it_keeps_of_words_changes_nothing(monkeypatch):
    """However few words it keeps, and whatever it read before."""
    ontology = load()
    texts = [text for text, *_ in PLAIN]
    expected = [one.heads for one in read(*texts)]
    weights = given_weights()
    for kept in (1, 3, 7):
        monkeypatch.setattr(body, "_CACHED", kept)
        forgetful = net.Network(weights)
        for text, heads in zip(texts, expected, strict=True):
            tokens = Reader(one_sentence(text), ontology).tokens(Span(0, len(text)))
            assert np.array_equal(forgetful.read([(text, 0, tokens)])[0].heads, heads)


def test_what_it_says_adds_up():
    (sentence,) = read(PLAIN[0][0])
    for place in range(len(sentence.words)):
        assert np.allclose(np.exp(sentence.at(place).ends).sum(1), 1, atol=1e-4)


@pytest.mark.parametrize("text", ["𠮷野家𡈽。", "\u0000\ufffd", "Q", "。"])
def test_any_characters(text):
    (sentence,) = network().read([(text, 0, [])])
    assert sentence.heads.shape[0] == len(text)
    assert np.isfinite(sentence.at(0).ends).all()


def test_no_sentences():
    assert network().read([]) == []


def script(name):
    """Give a module of those that make the networks."""
    spec = importlib.util.spec_from_file_location(name, DATA / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # its dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("rows", "rank"), [(1, 1), (7, 3), (400, 48)])
def test_tables_are_packed_without_loss(rows, rank):
    chance = np.random.default_rng(rows)
    table = np.rint(chance.normal(0, 9, (rows, rank)) @ chance.normal(0, 1, (rank, 64))).astype(np.int16)
    found = script("packing").packed("of_words", table, rank)
    assert np.array_equal(body.unpacked(found, "of_words"), table)


def test_what_is_not_of_low_rank_is_not_packed():
    table = np.random.default_rng(1).integers(-900, 900, (50, 20)).astype(np.int16)
    with pytest.raises(ValueError, match="of_words is not of rank 2"):
        script("packing").packed("of_words", table, 2)


def test_the_training_data_is_what_it_says():
    """Every clause stands in its sentence, and most arguments are found."""
    clauses = script("clauses")
    found = list(clauses.annotated())
    assert len(found) > 10_000
    assert len({one.text for one in found}) > 0.99 * len(found)
    every = [clause for one in found for clause in one.clauses]
    assert len(every) > 38_000
    lines = sum(
        line.count("|") >= 2 for path in DATA.glob("sentences-*.txt") for line in path.read_text("utf-8").split("\n")
    )
    assert len(every) > 0.999 * lines
    one = clauses.placed("桥建于1890年，是石桥。", ["桥|建于|1890年", "(桥)|是|石桥"])
    assert [clause.object for clause in one] == [(3, 8), (10, 12)]
    assert one[1].subject == (0, 1)
