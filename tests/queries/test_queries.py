"""Every competency question gives its rows, on both stores; and its head tells what it asks, binds and gives."""

import re
from pathlib import Path

import pytest

from kg.store import open_store
from kg.store.graph import GraphStore
from kg.store.opening import triples_of

ROOT = Path(__file__).parent.parent.parent
EXPECTED = Path(__file__).parent / "expected"
QUERIES = sorted((ROOT / "queries").glob("*.rq"))
HEAD = re.compile(r"# [^\n]*[\u4e00-\u9fff][^\n]*\n# [^\n]*[A-Za-z][^\n]*\n# Binds: [^\n]+\n# Gives: [^\n]+\n\n")


@pytest.fixture(scope="module", params=["oxigraph", "rdflib"])
def store(request, built):
    if request.param == "oxigraph":
        with open_store(built) as opened:
            yield opened
    else:
        graph = GraphStore()
        graph.add(triples_of(built / "graph.ttl"))
        yield graph


def table(result) -> str:
    """Give rows as tab-separated text: variables in the head, IRIs and literals by their value, no cell for none."""
    if result.triples is not None:
        rows = sorted("\t".join(part.value for part in (t.subject, t.predicate, t.object)) for t in result.triples)
        return "\n".join(["subject\tpredicate\tobject", *rows]) + "\n"
    rows = ["\t".join("" if cell is None else cell.value for cell in row) for row in result.rows]
    return "\n".join(["\t".join(result.columns), *rows]) + "\n"


def test_there_are_at_least_thirty():
    assert len(QUERIES) >= 30
    assert {path.stem for path in QUERIES} == {path.stem for path in EXPECTED.glob("*.tsv")}


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_the_head_tells_what_it_is(path):
    assert HEAD.match(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_rows(store, path):
    given = table(store.query(path.read_text(encoding="utf-8")))
    assert given == (EXPECTED / f"{path.stem}.tsv").read_text(encoding="utf-8")


if __name__ == "__main__":  # writes the expected rows anew, from a build folder; read the difference before you keep it
    import sys

    with open_store(Path(sys.argv[1])) as asked:
        for query in QUERIES:
            EXPECTED.mkdir(exist_ok=True)
            given = table(asked.query(query.read_text(encoding="utf-8")))
            (EXPECTED / f"{query.stem}.tsv").write_text(given, encoding="utf-8", newline="\n")
