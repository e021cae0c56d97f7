"""The addresses of the server in the words of OpenAPI, for programs that read such descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg import __version__
from kg.serve.formats import ROWS, TRIPLES
from kg.serve.protocol import FORM, QUERY
from kg.serve.wishes import LANGUAGES
from kg.serve.words import LONGEST, OFFERED

if TYPE_CHECKING:
    from kg.serve.settings import Settings

Description = dict[str, Any]


def openapi(settings: Settings) -> Description:
    """Describe what can be asked, and how."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "kg", "version": __version__, "description": "A knowledge graph, for reading."},
        "paths": {
            "/sparql": {"get": _query_by_address(settings), "post": _query_by_body(settings)},
            "/graph": {"get": _graph()},
            "/ask": {"get": _ask()},
            "/entity/{name}": {"get": _entity()},
            "/health": {"get": _operation("health", "Tell whether the server is there.", {"application/json": {}})},
        },
        "components": {"schemas": {"Error": _error()}},
    }


def _query_by_address(settings: Settings) -> Description:
    said = (
        f"Answer a query of SPARQL 1.1; without one, describe the service. It may take {settings.seconds:g} seconds; "
        f"an answer holds at most {settings.rows} rows or triples, and X-KG-Cut tells where it was cut."
    )
    parameters = [_parameter("query", "The query."), _parameter("format", "A format instead of that of Accept.")]
    return _operation("query", said, _content({**ROWS, **TRIPLES}), parameters, (400, 403, 406, 503))


def _query_by_body(settings: Settings) -> Description:
    told = _query_by_address(settings)
    form = {"schema": {"type": "object", "required": ["query"], "properties": {"query": {"type": "string"}}}}
    content = {QUERY: {"schema": {"type": "string"}}, FORM: form}
    told |= {"operationId": "queryByBody", "parameters": [], "requestBody": {"required": True, "content": content}}
    told["responses"] |= _errors((413, 415))
    return told


def _graph() -> Description:
    parameters = [_parameter("default", "The default graph, which is the only one."), _parameter("format", "A format.")]
    return _operation("graph", "Give the whole graph.", _content(TRIPLES), parameters, (404, 406, 503))


def _ask() -> Description:
    said = "Answer a question in Chinese or English, with its sentences and the SPARQL that finds them."
    asked = {**_parameter("q", "The question."), "required": True}
    asked["schema"] = {"type": "string", "minLength": 1, "maxLength": LONGEST}
    language = _parameter("lang", "The language of what is not quoted; Chinese unless given.")
    language["schema"] = {"type": "string", "enum": list(LANGUAGES)}
    return _operation("ask", said, {"application/json": {}}, [asked, language], (400, 503))


def _entity() -> Description:
    name = {"name": "name", "in": "path", "required": True, "schema": {"type": "string"}}
    name["description"] = "A label, another name, or the local name of the IRI."
    return _operation("entity", "Tell what is known of an entity.", _content(OFFERED), [name], (404, 406, 503))


def _operation(
    name: str,
    said: str,
    content: Description,
    parameters: list[Description] | None = None,
    errors: tuple[int, ...] = (),
) -> Description:
    answers: Description = {"200": {"description": "The answer.", "content": content}}
    return {
        "operationId": name,
        "summary": said,
        "parameters": parameters or [],
        "responses": answers | _errors(errors),
    }


def _parameter(name: str, said: str) -> Description:
    return {"name": name, "in": "query", "description": said, "schema": {"type": "string"}}


def _content(offered: dict[str, str]) -> Description:
    return {kind: {} for kind in sorted(offered)}


def _errors(statuses: tuple[int, ...]) -> Description:
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}, "text/plain": {}}
    return {str(status): {"description": "Why there is no answer.", "content": content} for status in statuses}


def _error() -> Description:
    number = {"type": "integer", "minimum": 1}
    place = {"line": number, "column": number, "width": number}
    words = {"message": {"type": "string"}, "zh": {"type": "string", "description": "The same in Chinese."}}
    error = {"type": "object", "required": ["message"], "properties": {**words, **place}}
    return {"type": "object", "required": ["error"], "properties": {"error": error}}
