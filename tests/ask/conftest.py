"""A small invented graph, read by all tests of this folder; and the folder on the path, for ``told``."""

import sys
from pathlib import Path

import pytest

import kg.ontology
from kg.ask import Asker
from kg.rdf import describe
from kg.store.oxigraph import OxigraphStore

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="session")
def ontology():
    return kg.ontology.load()


@pytest.fixture(scope="session")
def store():
    from told import made

    told = made()
    return OxigraphStore.in_memory(describe(told.document, told.statements))


@pytest.fixture(scope="session")
def asker(store, ontology):
    return Asker(store, ontology)
