"""N-Triples in parts, some loaded at a time: all of them arrive, in whatever pieces they come, and what is damaged is told."""

import pyoxigraph
import pytest

from kg.store import oxigraph
from kg.store.oxigraph import OxigraphStore


def line(number):
    return f'<https://example.org/{number}> <https://example.org/called> "第{number}座桥" .\n'.encode()


def pieces(count, together):
    lines = [line(number) for number in range(count)]
    return [b"".join(lines[at : at + together]) for at in range(0, count, together)]


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setattr(oxigraph, "AT_ONCE", 2000)
    with OxigraphStore(pyoxigraph.Store(str(tmp_path / "store")), fresh=True) as opened:
        yield opened


@pytest.mark.parametrize("together", [1, 7, 40, 5000])
def test_all_parts_arrive(store, together):
    store.load(pieces(1000, together))
    assert {triple.object.value for triple in store} == {f"第{number}座桥" for number in range(1000)}


def test_nothing_and_empty_pieces_are_no_error(store):
    store.load([])
    store.load([b"", line(1), b""])
    assert store.count() == 1


def test_a_damaged_part_is_told(store):
    damaged = pieces(1000, 40)
    damaged[12] = b"<https://example.org/12> no triple\n"
    with pytest.raises(SyntaxError):
        store.load(damaged)


def test_who_makes_the_pieces_is_heard(store):
    def broken():
        yield line(1)
        msg = "no such folder"
        raise OSError(msg)

    with pytest.raises(OSError, match="no such folder"):
        store.load(broken())
