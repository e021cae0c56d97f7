"""A graph at a SPARQL endpoint: any server that speaks the protocol of SPARQL 1.1.

The address may name the graph after a ``#`` (``http://host/sparql#https://example.org/graph``), and a user and a
password before an ``@``. Requests are forms by POST, as some servers hang on bare queries; triples travel a thousand
at a time, as some servers refuse more; rows come in pages, as some servers cut answers without a word.
"""

from __future__ import annotations

import json
import re
import time
from base64 import b64encode
from contextlib import ExitStack
from http.client import HTTPException
from itertools import pairwise
from typing import IO, TYPE_CHECKING, Any
from urllib.error import HTTPError, URLError
from urllib.parse import unquote, urlencode, urlsplit, urlunsplit
from urllib.request import (
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithDefaultRealm,
    HTTPRedirectHandler,
    Request,
    build_opener,
)

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from kg.errors import QueryError, StoreError
from kg.rdf.names import PREFIXES
from kg.store.protocol import QueryResult
from kg.store.question import checked
from kg.store.tokens import form, in_order, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from http.client import HTTPMessage
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from kg.store.protocol import Node

BATCH = 1000  #: triples in a request
PAGE = 10_000  #: rows in an answer
SECONDS = 60.0
TRIES = 3

_ROWS = "application/sparql-results+json"
_TRIPLES = "application/n-triples, text/turtle;q=0.9"
_ADDRESS = re.compile(r"https?:/+[^/]")
_SLASHES = re.compile(r"\b(https?):/+")
_BUSY = frozenset({429, 502, 503, 504})
_MESSAGE = 300  # characters of what a server says of an error


def address(place: str) -> str:
    """Give the URL that a place is, also after it was taken for a path; empty where it is none.

    >>> address("http:/localhost:8890/sparql"), address("build")
    ('http://localhost:8890/sparql', '')
    """
    return _SLASHES.sub(r"\1://", place) if _ADDRESS.match(place) else ""


class _Stay(HTTPRedirectHandler):
    """Follows no server elsewhere: what is asked must not be told to others."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


class _Digest(HTTPDigestAuthHandler):
    """Lets go of the answer that asks for a password once another has come."""

    def http_error_401(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage) -> Any:  # noqa: ANN401 - as urllib has it
        with ExitStack() as done:
            done.callback(fp.close)
            answer = super().http_error_401(req, fp, code, msg, headers)
            if answer is None:  # nothing else was asked: it is this answer that is told
                done.pop_all()
            return answer


class RemoteStore:
    """Triples at a SPARQL endpoint."""

    def __init__(self, url: str, *, seconds: float = SECONDS, pause: float = 0.5) -> None:
        """Hold an address; nothing is sent before something is asked."""
        parts = urlsplit(url)
        host = f"{parts.hostname or ''}{f':{parts.port}' if parts.port else ''}"
        self.url = urlunsplit((parts.scheme, host, parts.path, parts.query, ""))
        self.graph = parts.fragment
        self._seconds, self._pause = seconds, pause
        self._headers = {"Content-Type": "application/x-www-form-urlencoded", "User-Agent": "kg"}
        self._basic = ""  #: given only where a server asks for it in this way
        known = HTTPPasswordMgrWithDefaultRealm()
        if parts.username:
            name, word = unquote(parts.username), unquote(parts.password or "")
            known.add_password(None, self.url, name, word)
            self._basic = f"Basic {b64encode(f'{name}:{word}'.encode()).decode()}"
        self._opener = build_opener(_Digest(known), _Stay())

    @property
    def path(self) -> Path | None:
        """Give None: it lies in no file here."""
        return None

    def query(self, sparql: str) -> QueryResult:
        """Answer a SPARQL query, as far as the server lets it: some cut long answers."""
        wanted = form(list(tokens(checked(sparql))))
        if wanted in {"CONSTRUCT", "DESCRIBE"}:
            triples = {quad.triple for quad in self._parsed(self._ask(sparql, _TRIPLES))}
            return QueryResult(triples=tuple(sorted(triples, key=str)))
        told = self._json(self._ask(sparql))
        rows = [] if "boolean" in told else told["results"]["bindings"]
        if wanted == "ASK":  # some servers answer with a row of one cell
            cell = told["boolean"] if "boolean" in told else next(iter(rows[0].values()))["value"] if rows else False
            return QueryResult(boolean=str(cell).lower() in {"true", "1"})
        columns = in_order(sparql, tuple(told["head"]["vars"]))
        return QueryResult(columns, tuple(tuple(_node(row.get(column)) for column in columns) for row in rows))

    def match(
        self, subject: NamedNode | None = None, predicate: NamedNode | None = None, stated: Node | None = None
    ) -> Iterator[Triple]:
        """Give the triples with these parts, page by page."""
        asked = [("?s", subject), ("?p", predicate), ("?o", stated)]
        pattern = " ".join(name if part is None else str(part) for name, part in asked)
        start, count = 0, PAGE
        free = " ".join(name for name, part in asked if part is None) or "*"
        while count >= PAGE:
            page = (
                f"SELECT {free} {{ {{ SELECT {free} {{ {pattern} }} ORDER BY {free} }} }} LIMIT {PAGE} OFFSET {start}"
            )
            if free == "*":
                page = f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}"
            rows = self._rows(page)
            if free == "*":
                if rows and int(rows[0]["n"]["value"]):
                    yield Triple(subject, predicate, stated)  # type: ignore[arg-type]
                return
            for row in rows:
                ends = [part if part is not None else _node(row[name[1:]]) for name, part in asked]
                yield Triple(ends[0], ends[1], ends[2])  # type: ignore[arg-type]
            count = len(rows)
            start += count

    def __iter__(self) -> Iterator[Triple]:
        """Give all triples."""
        return self.match()

    def add(self, triples: Iterable[Triple]) -> None:
        """Add triples, a batch in a request. After a failure those sent before are there; sending again is safe."""
        self._send("INSERT DATA", triples)

    def remove(self, triples: Iterable[Triple]) -> None:
        """Take triples out."""
        self._send("DELETE DATA", triples)

    def update(self, sparql: str) -> None:
        """Run a SPARQL update."""
        self._post({"update": _declared(sparql)} | ({"using-graph-uri": self.graph} if self.graph else {}))

    def clear(self) -> None:
        """Take everything out of the graph."""
        self._post({"update": f"CLEAR SILENT GRAPH <{self.graph}>" if self.graph else "CLEAR SILENT DEFAULT"})

    def count(self) -> int:
        """Count the triples."""
        return int(self._rows("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")[0]["n"]["value"])

    def close(self) -> None:
        """Let go of the connection."""
        self._opener.close()

    def __enter__(self) -> Self:
        """Give the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()

    def _send(self, verb: str, triples: Iterable[Triple]) -> None:
        batch: list[str] = []
        for triple in triples:
            batch.append(f"{triple} .")
            if len(batch) >= BATCH:
                self._write(verb, batch)
                batch = []
        if batch:
            self._write(verb, batch)

    def _write(self, verb: str, batch: list[str]) -> None:
        body = "\n".join(batch)
        told = f"GRAPH <{self.graph}> {{\n{body}\n}}" if self.graph else body
        self._post({"update": f"{verb} {{\n{told}\n}}"})

    def _ask(self, sparql: str, accept: str = _ROWS) -> bytes:
        graph = {"default-graph-uri": self.graph} if self.graph else {}
        return self._post({"query": _declared(sparql)} | graph, accept)

    def _rows(self, sparql: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self._json(self._ask(sparql))["results"]["bindings"]
        return rows

    def _json(self, body: bytes) -> dict[str, Any]:
        try:
            told: dict[str, Any] = json.loads(body)
        except ValueError as error:
            msg = f"{self.url}: no SPARQL endpoint (its answer is no JSON); check the address"
            raise StoreError(msg) from error
        return told

    def _parsed(self, body: bytes) -> Iterable[Any]:
        try:
            return list(parse(body, format=RdfFormat.TURTLE))
        except SyntaxError as error:
            msg = f"{self.url}: no SPARQL endpoint (its answer is no RDF); check the address"
            raise StoreError(msg) from error

    def _post(self, fields: dict[str, str], accept: str = "*/*") -> bytes:
        request = Request(  # noqa: S310 - the address was found to be one of HTTP
            self.url,
            data=urlencode(fields).encode(),
            headers={"Accept": accept, **self._headers},
        )
        for left in reversed(range(TRIES)):
            try:
                with self._opener.open(request, timeout=self._seconds) as answer:
                    body: bytes = answer.read()
                    return body
            except HTTPError as error:
                with error:
                    said = error.read(4000)
                told = " ".join(said.decode("utf-8", "replace").split())[:_MESSAGE]
                if error.code == 401 and self._basic and "basic" in error.headers.get("WWW-Authenticate", "").lower():
                    request.add_header("Authorization", self._basic)
                    self._headers["Authorization"], self._basic = self._basic, ""
                    continue
                if error.code not in _BUSY or not left:
                    raise self._refused(error.code, told) from error
            except (URLError, HTTPException, OSError) as error:
                if not left:
                    msg = f"{self.url}: cannot be reached ({getattr(error, 'reason', error)}); check address and server"
                    raise StoreError(msg) from error
            time.sleep(self._pause)
        raise self._refused(503, "busy")

    def _refused(self, code: int, told: str) -> Exception:
        if code in {401, 403} or "no permission" in told.lower():
            cure = "give http://user:password@host/… (Virtuoso asks for them at /sparql-auth) or ask its keeper"
            return StoreError(f"{self.url}: not allowed ({code}); {cure}")
        if code in {404, 405} or 300 <= code < 400:
            return StoreError(f"{self.url}: no SPARQL endpoint there ({code}); check the address")
        if code == 400:
            return QueryError(f"{self.url}: refuses the query: {told}")
        return StoreError(f"{self.url}: failed ({code}): {told}")


def _declared(sparql: str) -> str:
    """Declare the prefixes that a query uses and does not declare."""
    told = list(tokens(sparql))
    own = {after.text for before, after in pairwise(told) if before.text.upper() == "PREFIX"}
    used = {token.text.partition(":")[0] for token in told if token.kind == "name"}
    lines = [f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in sorted(used & PREFIXES.keys()) if f"{name}:" not in own]
    return "".join(lines) + sparql


def _node(told: dict[str, str] | None) -> NamedNode | BlankNode | Literal | None:
    """Read a term of SPARQL JSON, as servers write it today or did before the standard."""
    if told is None:
        return None
    match told["type"]:
        case "uri":
            return NamedNode(told["value"])
        case "bnode":
            return BlankNode(re.sub(r"\W", "_", told["value"]))
        case _:
            language = told.get("xml:lang")
            if language:
                return Literal(told["value"], language=language.lower())
            kind = told.get("datatype")
            return Literal(told["value"], datatype=NamedNode(kind)) if kind else Literal(told["value"])
