"""Opening graphs, and what is said when there is none to open."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Triple

from kg.errors import StoreError
from kg.rdf import turtle
from kg.rdf.names import term
from kg.store import open_store
from kg.store.opening import SUFFIXES

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX_OF = {"ttl": ".ttl", "nt": ".nt", "nq": ".nq", "trig": ".trig", "jsonld": ".jsonld", "xml": ".rdf"}


@pytest.fixture
def folder(tmp_path: Path, small: list[Triple]) -> Path:
    build = tmp_path / "build"
    build.mkdir()
    with open_store(build / "store", writable=True) as store:
        store.add(small)
    return build


@pytest.mark.parametrize("inside", ["", "store"])
def test_a_build_folder_and_the_store_in_it_open_alike(folder: Path, small: list[Triple], inside: str) -> None:
    with open_store(folder / inside) as store:
        assert set(store) == set(small)
        assert store.path == folder / "store"


@pytest.mark.parametrize("form", SUFFIX_OF)
def test_a_file_opens_by_its_suffix(tmp_path: Path, small: list[Triple], form: str) -> None:
    file = tmp_path / f"graph{SUFFIX_OF[form]}"
    turtle.write(small, file, form)
    with open_store(file) as store:
        assert set(store) == set(small)


def test_what_was_added_in_many_parts_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.oxigraph.GATHERED", 7)
    many = [Triple(term(f"e:{n}"), term("kg:has"), term(f"e:{n + 1}")) for n in range(50)]
    with open_store(tmp_path / "store", writable=True) as store:
        store.add(many[:20])
        store.add(many[20:])
    with open_store(tmp_path / "store") as store:
        assert set(store) == set(many)


def test_an_exception_lets_go_of_what_was_gathered(tmp_path: Path, small: list[Triple]) -> None:
    def interrupted() -> None:
        with open_store(tmp_path / "store", writable=True) as store:
            store.add(small)
            raise KeyError

    with pytest.raises(KeyError):
        interrupted()
    with open_store(tmp_path / "store") as store:
        assert list(store) == []


def test_two_may_read_at_once_and_beside_a_writer(folder: Path, small: list[Triple]) -> None:
    with open_store(folder) as one, open_store(folder) as other, open_store(folder, writable=True) as writer:
        writer.add([Triple(term("e:a"), term("kg:has"), term("e:b"))])
        assert set(one) == set(other) == set(small)


def test_a_reader_cannot_write(folder: Path, small: list[Triple]) -> None:
    with open_store(folder) as store, pytest.raises(StoreError, match="opened for reading only"):
        store.add(small)
    with open_store(folder) as store, pytest.raises(StoreError, match="opened for reading only"):
        store.update("DELETE WHERE { ?s ?p ?o }")


def test_a_backup_is_a_graph_of_its_own(folder: Path, tmp_path: Path, small: list[Triple]) -> None:
    with open_store(folder) as store:
        store.backup(tmp_path / "copy")
        with pytest.raises(StoreError, match="no copy of"):
            store.backup(tmp_path / "copy")
    shutil.rmtree(folder)
    with open_store(tmp_path / "copy") as store:
        assert set(store) == set(small)


def told(place: Path, said: str, **options: bool) -> None:
    """The message is one line: place, cause, cure."""
    with pytest.raises(StoreError, match=said) as caught:
        open_store(place, **options)
    message = str(caught.value)
    assert message.startswith(str(place))
    assert re.search(r": .+; .+", message)
    assert "\n" not in message


def test_nothing_there(tmp_path: Path) -> None:
    told(tmp_path / "build", "no such graph; build one")


def test_a_folder_without_a_graph(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x", encoding="utf-8")
    told(tmp_path, "no graph in this folder")
    told(tmp_path, "no graph in this folder", writable=True)


def test_a_file_of_no_known_kind(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("x", encoding="utf-8")
    told(file, r"the suffix \.txt tells no format of RDF; known: \.ttl")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_that_is_not_what_its_suffix_says(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"bad{suffix}"
    file.write_text("这不是图谱 <<< { [", encoding="utf-8")
    told(file, r"not [\w/ -]+: .+; mend")


def test_a_syntax_error_names_the_line(tmp_path: Path) -> None:
    file = tmp_path / "bad.ttl"
    file.write_text("@prefix e: <https://kg.example/entity/> .\ne:a e:b e:c .\ne:a e:b .\n", encoding="utf-8")
    told(file, r"bad\.ttl:3: not Turtle")


def test_a_damaged_store(folder: Path) -> None:
    for part in (folder / "store").glob("*.sst"):
        part.write_bytes(b"garbage" * 100)
    told_of_store(folder, "damaged or not readable: Corruption.*; build the graph again")


def test_a_store_whose_manifest_is_gone(folder: Path) -> None:
    for part in (folder / "store").glob("MANIFEST*"):
        part.unlink()
    told_of_store(folder, "damaged or not readable")


def test_two_writers(folder: Path) -> None:
    with open_store(folder, writable=True), pytest.raises(StoreError, match="another program is writing this graph"):
        open_store(folder, writable=True)


def told_of_store(folder: Path, said: str) -> None:
    with pytest.raises(StoreError, match=said) as caught:
        open_store(folder)
    assert "\n" not in str(caught.value)
