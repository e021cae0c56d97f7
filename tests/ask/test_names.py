"""From words to things: both scripts, aliases, English, pinyin, misspellings; in small graphs and in large ones."""

import pytest

from kg.ask import Asker
from kg.ask.names import Names
from kg.model import Entity, Predicate, Statement
from kg.rdf import describe
from kg.store.oxigraph import OxigraphStore


@pytest.fixture(scope="module")
def names(ontology):
    from told import document_of, proved

    document = document_of(["标题", "支付宝、蚂蚁金服与京东科技。", "石陂旧名石碑渡。"])

    def say(place, subject, words, name, stated):
        return Statement(Entity(subject), Predicate(words, name), Entity(stated), evidence=(proved(document, place),))

    told = [
        say(1, "支付宝", "沉迷于", "pursues", "流量"),
        say(1, "京东科技", "聚焦", "focusesOn", "产业端"),
        say(1, "蚂蚁金服", "拥有", "has", "支付宝"),
        say(2, "石陂", "旧名", "formerName", "石碑渡"),
    ]
    return Names(OxigraphStore.in_memory(describe(document, told)), ontology)


@pytest.mark.parametrize(
    ("words", "label", "how"),
    [
        ("支付宝", "支付宝", "label"),
        ("Alipay", "支付宝", "alias"),
        ("alipay", "支付宝", "alias"),
        ("京东数科", "京东科技", "alias"),
        ("JD Technology", "京东科技", "alias"),
        ("支付包", "支付宝", "sound"),
        ("zhifubao", "支付宝", "sound"),
        ("Shipi", "石陂", "sound"),
        ("京科东技", "京东科技", "likeness"),
        ("《支付宝》", "支付宝", "label"),
    ],
)
def test_resolves(names, words, label, how):
    found = names.resolve(words)
    assert found
    assert names.title(found[0].iri) == label
    assert found[0].how == how


def test_another_name_means_the_same_thing(names):
    assert {names.title(link.iri) for link in names.resolve("石碑渡")} == {"石碑渡", "石陂"}


@pytest.mark.parametrize("words", ["白马寺", "流", "产业互联网时代的玩家"])
def test_what_is_not_there_is_not_found(names, words):
    assert not [link for link in names.resolve(words) if link.score >= 0.85]


def test_the_longest_names_are_found_in_a_question(names):
    assert [found.words for found in names.within("支付宝和京东科技有什么不同")] == ["支付宝", "京东科技"]


def test_a_large_graph_is_asked_by_its_indexes(store, ontology, monkeypatch):
    """Treat the small graph as a large one: nothing is read whole, and the answers are the same."""
    monkeypatch.setattr("kg.ask.facts.Facts.__init__.__defaults__", (0,))
    large = Asker(store, ontology)
    assert not large.facts.whole
    assert not large.facts.all()
    for question, label in (
        ("白鹭银行沉迷于什么？", "规模"),
        ("谁创办了青禾信用社？", "沈砚秋"),
        ("白鹭银行是互联网公司的翻版吗？", "否"),
        ("白鹭银行什么时候成立？", "1996年"),
        ("白路银行的总部在哪里？", "江畔市"),
    ):
        assert [item.label for item in large.answer(question).answers] == [label]


def test_did_you_mean(asker):
    answer = asker.answer("白路银行的总部在哪里？")
    assert [item.label for item in answer.answers] == ["江畔市"]
    assert any("白鹭银行" in other for other in answer.alternatives)
