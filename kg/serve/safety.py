"""Who may ask, and what a browser may do with what it gets.

A page somewhere else could have a browser ask this machine: by a name that leads here (the host is checked)
or by itself (its origin is checked). Pages of this machine may ask; others are named when the server starts.
"""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from kg.serve.settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
CUT = "X-KG-Cut"  #: tells how many rows or triples an answer was cut to


class Safety:
    """Stands before the application: refuses what is not meant for it, and marks all that goes out."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        host, origin = headers.get("host", ""), headers.get("origin")
        refused = self._refused(host, origin) or _unasked(headers)

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                out = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    out.setdefault(name, value)
                out.add_vary_header("Origin")
                if origin and not refused:
                    out["Access-Control-Allow-Origin"] = origin
                    out["Access-Control-Expose-Headers"] = CUT
            await send(message)

        if refused:
            await refused(scope, receive, marked)
        elif scope["method"] == "OPTIONS" and "access-control-request-method" in headers:
            await _preflight(headers)(scope, receive, marked)
        else:
            await self._app(scope, receive, marked)

    def _refused(self, host: str, origin: str | None) -> Response | None:
        if not _known_host(host, self._settings.names):
            return PlainTextResponse("this server does not go by that name; start it with --name\n", 421)
        if origin is not None and not _known_origin(origin, host, self._settings.origins):
            return PlainTextResponse("pages from there may not ask; start the server with --allow-origin\n", 403)
        return None


def _unasked(headers: Headers) -> Response | None:
    """Refuse what a page elsewhere has a browser fetch without saying who asks, unless somebody follows a link."""
    elsewhere = headers.get("sec-fetch-site") == "cross-site" and "origin" not in headers
    if elsewhere and headers.get("sec-fetch-mode") != "navigate":
        return PlainTextResponse("pages elsewhere may not ask; start the server with --allow-origin\n", 403)
    return None


def _known_host(host: str, names: tuple[str, ...]) -> bool:
    """Tell whether a request means this machine: a number cannot be made to lead elsewhere, a name can."""
    name = _name(host)
    return name == "localhost" or _is_number(name) or name in names


def _known_origin(origin: str, host: str, origins: tuple[str, ...]) -> bool:
    if origin in origins or "*" in origins:
        return True
    told = urlsplit(origin)
    return told.scheme in {"http", "https"} and (told.netloc == host or _is_here(told.hostname or ""))


def _is_here(name: str) -> bool:
    return name == "localhost" or (_is_number(name) and ip_address(name).is_loopback)


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _name(host: str) -> str:
    """Give the name without the port.

    >>> _name("localhost:7373"), _name("[::1]:7373"), _name("127.0.0.1")
    ('localhost', '::1', '127.0.0.1')
    """
    found = re.fullmatch(r"(?:\[([0-9a-fA-F:.]+)\]|([^:\[\]]*))(?::\d*)?", host)
    return (found[1] or found[2] or "").lower() if found else ""


def _preflight(headers: Headers) -> Response:
    allowed = {
        "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
        "Access-Control-Allow-Headers": headers.get("access-control-request-headers", "Accept, Content-Type"),
        "Access-Control-Max-Age": "600",
    }
    return Response(status_code=204, headers=allowed)
