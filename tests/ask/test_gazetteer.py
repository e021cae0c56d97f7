"""The index of names: made once, kept while it is true, made again when the store has changed."""

import pytest

from kg.ask import Asker
from kg.ask.gazetteer import FILE, Gazetteer, index
from kg.rdf import describe
from kg.store import open_store


@pytest.fixture
def folder(tmp_path, monkeypatch):
    from told import made

    monkeypatch.setattr("kg.ask.gazetteer.LARGE", 0)
    told = made()
    (tmp_path / "build").mkdir()
    with open_store(tmp_path / "build" / "store", writable=True) as store:
        store.add(describe(told.document, told.statements))
    return tmp_path / "build"


def test_an_index_is_written_and_used(folder, ontology):
    index(folder, ontology.lexicon)
    assert (folder / FILE).is_file()
    with open_store(folder) as store:
        known = Gazetteer.beside(store)
        assert known is not None
        assert known.exact(["白鹭银行", "没有"]) == {"白鹭银行": ["https://kg.example/entity/白鹭银行"]}
        assert ("白鹭银行", "https://kg.example/entity/白鹭银行") in list(known.near("白路银行", 10))
        assert [item.label for item in Asker(store, ontology).answer("白路银行的总部在哪里？").answers] == ["江畔市"]


def test_a_stale_index_is_not_believed(folder, ontology):
    index(folder, ontology.lexicon)
    with open_store(folder / "store", writable=True) as store:
        from told import made

        from kg.model import Entity
        from kg.rdf.entity import describe_entity

        store.add(describe_entity(Entity("新来的人", "Person"), made().document))
    with open_store(folder) as store:
        assert Gazetteer.beside(store) is None
        assert Gazetteer.of(store, ontology.lexicon).exact(["新来的人"])
        assert Gazetteer.beside(store) is not None


def test_a_damaged_index_is_made_again(folder, ontology):
    (folder / FILE).write_bytes(b"no index")
    with open_store(folder) as store:
        assert Gazetteer.beside(store) is None
        assert Gazetteer.of(store, ontology.lexicon).exact(["白鹭银行"])


def test_a_small_graph_leaves_no_file(folder, ontology, monkeypatch):
    monkeypatch.setattr("kg.ask.gazetteer.LARGE", 10_000)
    with open_store(folder) as store:
        assert Gazetteer.of(store, ontology.lexicon).exact(["白鹭银行"])
    assert not (folder / FILE).exists()
