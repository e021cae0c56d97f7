"""A graph in hand: for those who work in Python.

>>> graph = build([Seed("note.txt", "支付宝沉迷于流量，京东科技关注产业。".encode())])
>>> graph.query("SELECT ?name { ?who kg:pursues ?what . ?what rdfs:label ?name FILTER langMatches(lang(?name), 'zh') }")
[{'name': '流量'}]
"""

from __future__ import annotations

import logging
import os
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeAlias

from kg.errors import QueryError, UsageError
from kg.model import Seed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import TracebackType

    import networkx as nx
    import rdflib

    from kg.ask import Answer as Reply
    from kg.ask import Asker
    from kg.model import Document, Statement
    from kg.notebook import Rows, Statements
    from kg.report import Report
    from kg.store import QueryResult, Store
    from kg.store.protocol import Node

log = logging.getLogger(__name__)

Place: TypeAlias = "str | os.PathLike[str] | Seed"  #: a file, a folder, ``-`` for stdin, or a text at hand
Answer: TypeAlias = str | int | Decimal | bool | date | None  #: an IRI is given in full, an unbound variable as None
Row: TypeAlias = dict[str, Answer]

SUFFIXES = {"rdf": "xml", "owl": "xml"}  #: endings that are not the names of their formats


class Graph:
    """A graph to ask. Use it in a ``with`` statement, or close it."""

    def __init__(self, store: Store, report: Report | None = None) -> None:
        self.store = store
        self.report = report  #: what its build did; None for a graph that was opened
        self._asker: Asker | None = None

    def __repr__(self) -> str:
        return f"<kg.Graph {self.store.path or 'in memory'}>"

    def _repr_html_(self) -> str:
        from kg.notebook import graph_of

        return graph_of(self.store)

    def query(self, sparql: str) -> Rows:
        """Answer a SELECT query: a dictionary for each row, with Python's values.

        The rows are a list that a notebook shows as a table, and that ``to_pandas`` makes a data frame.

        The prefixes ``e:`` (entities), ``kg:`` (the ontology), ``st:`` (statements), ``rdf:``, ``rdfs:``, ``prov:``,
        ``nif:`` and the usual others need no declaration.

        Raises:
            QueryError: it is no SPARQL, or no SELECT; the message shows the place

        """
        answer = self.store.query(sparql)
        if answer.boolean is not None or answer.triples is not None:
            raise QueryError(_not_select(answer))
        from kg.notebook import Rows

        return Rows(dict(zip(answer.columns, map(python_value, row), strict=True)) for row in answer.rows)

    def ask(self, sparql: str) -> bool:
        """Answer an ASK query.

        Raises:
            QueryError: it is no SPARQL, or no ASK

        """
        answer = self.store.query(sparql)
        if answer.boolean is None:
            msg = "query: not an ASK; ask it with Graph.query"
            raise QueryError(msg)
        return answer.boolean

    def answer(self, question: str) -> Reply:
        """Answer a question in Chinese or English, with the sentences that say so.

        >>> with build([Seed("note.txt", "支付宝沉迷于流量。".encode())]) as graph:
        ...     [item.label for item in graph.answer("支付宝沉迷于什么？").answers]
        ['流量']
        """
        if self._asker is None:
            from kg.ask import Asker
            from kg.ontology import load
            from kg.store.taken import in_reach

            self._asker = Asker(in_reach(self.store), load())
        return self._asker.answer(question)

    def statements(
        self,
        *,
        subject: str | None = None,
        predicate: str | None = None,
        object: str | None = None,  # noqa: A002 (as RDF calls it)
    ) -> Statements:
        """Give the statements, denied, conditional and reported ones too, with their evidence.

        They are a list that a notebook shows as a table, and that ``to_pandas`` makes a data frame.

        ``subject`` and ``object`` are labels or aliases, ``predicate`` is a property of the ontology or verbatim.
        """
        from kg.notebook import Statements
        from kg.rdf.claims import statements

        return Statements(statements(self.store, subject=subject, predicate=predicate, object=object))

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Give a networkx graph: entities as nodes, statements as edges (see `kg.view.network`)."""
        from kg.view.network import network

        return network(self.statements())

    def to_rdflib(self) -> rdflib.Graph:
        """Give a copy in rdflib."""
        from kg.store.graph import GraphStore

        copy = GraphStore()
        copy.add(self.store)
        return copy.graph

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the graph to a file in the format of its ending: ttl, nt, nq, trig, jsonld, rdf or xml.

        The same graph gives the same bytes.

        Raises:
            UsageError: the ending names no format

        """
        from kg.rdf import turtle

        ending = Path(path).suffix.removeprefix(".").lower()
        form = SUFFIXES.get(ending, ending)
        if form not in turtle.FORMATS:
            known = ", ".join(f".{name}" for name in (*turtle.FORMATS, *SUFFIXES))
            msg = f"{path}: the ending names no format; known: {known}"
            raise UsageError(msg)
        turtle.write(self.store, Path(path), form)

    def close(self) -> None:
        """Let go of the files."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def build(
    places: Iterable[Place],
    folder: str | os.PathLike[str] | None = None,
    *,
    ontology: Iterable[Path] = (),
    jobs: int = 1,
) -> Graph:
    """Build the graph of documents: in memory, or in ``folder`` (as ``kg build -o`` does), which grows by them.

    ``jobs`` processes read what a folder is built from. ``ontology`` names folders that are laid over the
    ontology that comes with `kg`. A document that cannot be read is logged as a warning and stands in
    ``Graph.report``; the others are built.

    Raises:
        TextError: no document could be read
        OntologyError: a file of the ontology is wrong
        StoreError: the folder cannot be written

    """
    from kg import pipeline
    from kg.ontology import load
    from kg.seeds import find
    from kg.store import open_store

    overlays = tuple(ontology)
    known, settings = load(*overlays), pipeline.Settings(overlays=overlays, jobs=jobs)
    if folder is not None:
        report = pipeline.build_folder(find(places), known, Path(folder), settings)
        store = open_store(Path(folder))
    else:
        store, report = pipeline.build(find(places), known, settings)
    for skipped in report.skipped:
        log.warning("%s", skipped)
    return Graph(store, report)


def open_graph(place: str | os.PathLike[str]) -> Graph:
    """Open a graph: a folder that `build` made, a file of RDF, or the address of a SPARQL endpoint.

    Raises:
        StoreError: nothing is there, or it is no graph

    """
    from kg.store import open_graph as opened

    return Graph(opened(os.fspath(place)))


def repair(place: Place) -> Document:
    """Repair one document.

    >>> repair(Seed("note.txt", "支付寶沉迷於流量".encode())).clean
    '支付宝沉迷于流量'

    Raises:
        TextError: it cannot be read as Chinese text

    """
    from kg import documents
    from kg.seeds import find

    source, *more = find([place])
    if more:
        msg = f"{place}: a folder with {len(more) + 1} documents; name one of them"
        raise UsageError(msg)
    for count, seed in enumerate(documents.unpack(source)):
        if isinstance(seed, Exception):
            raise seed
        if count:
            msg = f"{place}: a corpus of several documents; give one of its records as a file or a Seed"
            raise UsageError(msg)
        found = seed
    return documents.repair(found)


def read(place: Place, *, ontology: Iterable[Path] = ()) -> list[Statement]:
    """Give what one document states.

    >>> [found.object.label for found in read(Seed("note.txt", "支付宝沉迷于流量。".encode()))]
    ['流量']

    Raises:
        TextError: it cannot be read as Chinese text
        OntologyError: a file of the ontology is wrong

    """
    from kg import extract
    from kg.ontology import load

    return extract.read(repair(place), load(*ontology))


def python_value(node: Node | None) -> Answer:
    """Give what a term of RDF is in Python; a date that Python cannot hold stays a string."""
    if node is None:
        return None
    text = str(getattr(node, "value", node))
    kind = getattr(node, "datatype", None)
    make = _KINDS.get(kind.value.rpartition("#")[2]) if kind else None
    if make is None:
        return text
    try:
        return make(text)
    except ValueError:
        return text


_KINDS: dict[str, Callable[[str], Answer]] = {
    "integer": int,
    "decimal": Decimal,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": date.fromisoformat,
}


def _not_select(answer: QueryResult) -> str:
    other = "ASK; ask it with Graph.ask" if answer.boolean is not None else "CONSTRUCT; ask Graph.store for its triples"
    return f"query: not a SELECT but {other}"
