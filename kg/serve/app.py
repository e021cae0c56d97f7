"""The addresses of the server, and what answers each."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from kg import __version__
from kg.serve.openapi import openapi
from kg.serve.protocol import graph, sparql
from kg.serve.safety import Safety
from kg.serve.service import Service
from kg.serve.told import HANDLERS, RefusedError
from kg.serve.words import ask, entity

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from starlette.requests import Request

    from kg.serve.settings import Settings

SOON = 0.1  #: seconds after which the page is begun: first the address is told

ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><g stroke="#8d9bac" stroke-width="2.4">'
    '<path d="M9 9L23 13M9 9L13 24M23 13L13 24"/></g><circle cx="9" cy="9" r="5" fill="#2e9c8e"/>'
    '<circle cx="23" cy="13" r="5" fill="#8a6db1"/><circle cx="13" cy="24" r="5" fill="#d48c38"/></svg>'
)


def application(place: Path, settings: Settings) -> Starlette:
    """Give the application that serves the graph at a place."""
    service = Service(place, settings)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        asyncio.get_running_loop().call_later(SOON, service.start)
        yield
        await service.close()

    app = Starlette(
        routes=[
            Route("/", home),
            Route("/sparql", sparql, methods=["GET", "POST"]),
            Route("/graph", graph, methods=["GET", "POST", "PUT", "DELETE", "PATCH"]),
            Route("/ask", ask),
            Route("/entity/{name:path}", entity),
            Route("/health", health),
            Route("/openapi.json", description),
            Route("/icon.svg", icon),
            Route("/font.ttf", font),
            Route("/page.{ending}", part),
        ],
        middleware=[Middleware(Safety, settings=settings)],
        exception_handlers=HANDLERS,
        lifespan=lifespan,
    )
    app.state.service = service
    return app


async def home(request: Request) -> Response:
    """Give the page."""
    page = await _service(request).page()
    return Response(page.html, media_type="text/html; charset=utf-8")


async def part(request: Request) -> Response:
    """Give the script or the style of the page."""
    page = await _service(request).page()
    kinds = {"js": (page.script, "text/javascript"), "css": (page.style, "text/css")}
    found = kinds.get(request.path_params["ending"])
    if found is None:
        raise RefusedError(404, "there is nothing at this address")
    return Response(found[0], media_type=f"{found[1]}; charset=utf-8")


async def health(request: Request) -> Response:
    """Tell that the server is there, and how much it has to do."""
    service = _service(request)
    busy = service.queries.busy + service.words.busy
    return JSONResponse({"status": "ok", "version": __version__, "busy": busy})


async def description(request: Request) -> Response:
    """Describe all addresses in the way of OpenAPI."""
    return JSONResponse(openapi(_service(request).settings))


async def icon(_: Request) -> Response:
    """Give the sign that browsers show beside the title."""
    return Response(ICON, media_type="image/svg+xml")


async def font(_: Request) -> Response:
    """Give the font for machines without Chinese ones."""
    return Response(_font(), headers={"Cache-Control": "max-age=86400"}, media_type="font/ttf")


@cache
def _font() -> bytes:
    return (files("kg.view") / "data" / "kg-sans-sc.ttf").read_bytes()


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service
