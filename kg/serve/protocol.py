"""The SPARQL 1.1 Protocol, its service description, and the Graph Store Protocol for reading."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.responses import RedirectResponse, Response

from kg.rdf.service import describe_service
from kg.rdf.turtle import written_as
from kg.serve.formats import ROWS, TRIPLES, asked_for, chosen, media_type
from kg.serve.safety import CUT
from kg.serve.told import RefusedError
from kg.store.wish import Wish

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from kg.serve.service import Service

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
EVERYTHING = "CONSTRUCT WHERE { ?s ?p ?o }"
PATIENCE = 6  #: times the limit of a query that a copy of the whole graph may take
_READ_ONLY = "this server only reads; change the graph with kg build"

Pairs = list[tuple[str, str]]


async def sparql(request: Request) -> Response:
    """Answer a query; without one, tell what this service is."""
    pairs = await _pairs(request)
    queries = [value for name, value in pairs if name == "query"]
    if any(name == "update" for name, _ in pairs):
        raise RefusedError(403, _READ_ONLY)
    if not queries:
        if request.method == "POST":
            raise RefusedError(400, "there is no query; send one as the parameter query")
        if {"default", "graph"} & {name for name, _ in pairs}:
            return await graph(request)
        return _description(request)
    if len(queries) > 1:
        raise RefusedError(400, "there is more than one query; send one at a time")
    if any(name.endswith("-graph-uri") for name, _ in pairs):
        raise RefusedError(400, "there is one graph only; leave default-graph-uri and named-graph-uri out")
    return await _answered(request, queries[0], dict(pairs))


async def graph(request: Request) -> Response:
    """Give the whole graph, as the Graph Store Protocol has it."""
    if request.method not in {"GET", "HEAD"}:
        raise RefusedError(405, _READ_ONLY, Allow="GET, HEAD")
    if "graph" in request.query_params:
        raise RefusedError(404, "there is no graph of that name; the only one is the default graph")
    form = _wanted(request, TRIPLES, request.query_params.get("format", ""))
    if form is None:
        raise _no_format(TRIPLES)
    service: Service = request.app.state.service
    wish = Wish(EVERYTHING, triples=form)
    answer = await service.queries.send(wish, service.settings.seconds * PATIENCE)
    name = {"xml": "rdf"}.get(form, form)
    headers = {"Content-Disposition": f'inline; filename="graph.{name}"', "Vary": "Accept"}
    return Response(answer.body, headers=headers, media_type=media_type(form, TRIPLES))


async def _answered(request: Request, query: str, pairs: Mapping[str, str]) -> Response:
    """Answer in the format that is wanted; which kind of answer it is, the worker tells."""
    service: Service = request.app.state.service
    name = pairs.get("format") or pairs.get("output") or ""
    rows, triples = (_wanted(request, offered, name) for offered in (ROWS, TRIPLES))
    if rows is None and triples is None:
        raise _no_format({**ROWS, **TRIPLES})
    wish = Wish(query, rows or "json", triples or "ttl", service.settings.rows)
    answer = await service.queries.send(wish, service.settings.seconds)
    form, offered = (triples, TRIPLES) if answer.form == "triples" else (rows, ROWS)
    if form is None:
        raise _no_format(offered)
    headers = {"Vary": "Accept"}
    if answer.cut:
        headers[CUT] = str(service.settings.rows)
    return Response(answer.body, headers=headers, media_type=media_type(form, offered))


def _wanted(request: Request, offered: Mapping[str, str], name: str) -> str | None:
    found = asked_for(name, offered) if name else None
    return found or chosen(request.headers.get("accept", ""), offered)


def _no_format(offered: Mapping[str, str]) -> RefusedError:
    return RefusedError(406, f"there is no such format; there are: {', '.join(offered)}")


def _description(request: Request) -> Response:
    """Tell what this service is: to a browser by the page, to programs in RDF."""
    if "text/html" in request.headers.get("accept", ""):
        return RedirectResponse("/", 303)
    form = _wanted(request, TRIPLES, "") or "ttl"
    told = describe_service(str(request.url.replace(query="", fragment="")))
    return Response(written_as(told, form), headers={"Vary": "Accept"}, media_type=media_type(form, TRIPLES))


async def _pairs(request: Request) -> Pairs:
    """Give the parameters of a request, from its address and its body."""
    pairs = list(request.query_params.multi_items())
    if request.method != "POST":
        return pairs
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == UPDATE:
        raise RefusedError(403, _READ_ONLY)
    if kind not in {FORM, QUERY}:
        raise RefusedError(415, f"a query is sent as {FORM} or {QUERY}")
    body = await _body(request, request.app.state.service.settings.body)
    if kind == QUERY:
        return [*pairs, ("query", body)]
    try:
        return [*pairs, *parse_qsl(body, keep_blank_values=True, errors="strict", max_num_fields=50)]
    except ValueError as error:
        raise RefusedError(400, "the form cannot be read; send its fields in UTF-8") from error


async def _body(request: Request, most: int) -> str:
    """Read a body, up to a limit.

    Raises: RefusedError if it is too long or no UTF-8.
    """
    read = bytearray()
    async for piece in request.stream():
        read += piece
        if len(read) > most:
            raise RefusedError(413, f"the request is longer than {most} bytes; ask for less")
    try:
        return read.decode()
    except UnicodeDecodeError as error:
        raise RefusedError(400, "the query is no UTF-8; send it in UTF-8") from error
