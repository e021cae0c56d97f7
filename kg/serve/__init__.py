"""Serve: a graph as a page to work in, and as an endpoint for every client.

In goes the place of a graph, out comes an application of ASGI: `application` joins the addresses, `running.run`
serves it. The server reads only, listens to this machine unless told otherwise, and hands whatever is asked to
processes that can be killed.

Alternatives weighed: the server of the standard library (no limits on time and number of connections, HTTP/1.0);
FastAPI (brings validation that a protocol of two parameters does not need); rdflib-endpoint (asks rdflib's engine,
which reads files); Oxigraph's own server (cannot be told to stop a query).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import MissingPartError
from kg.serve.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.applications import Starlette

__all__ = ["Settings", "app"]


def app(place: Path, settings: Settings | None = None) -> Starlette:
    """Give the application that serves the graph at a place.

    Raises: MissingPartError if the libraries of the server are not installed.
    """
    try:
        from kg.serve.app import application
    except ModuleNotFoundError as error:
        msg = f"{error.name}: not installed; pip install 'kg-zh[serve]'"
        raise MissingPartError(msg) from error
    return application(place, settings or Settings())
