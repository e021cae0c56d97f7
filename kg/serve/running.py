"""Run the server until somebody ends it."""

from __future__ import annotations

import socket
from contextlib import suppress
from typing import TYPE_CHECKING

import uvicorn

from kg.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.applications import Starlette

    from kg.serve.settings import Settings

ENDING = 2  #: seconds that answers on their way have when the server ends


class _Server(uvicorn.Server):
    """Tells when it can be asked."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()


def run(app: Starlette, settings: Settings, ready: Callable[[str], None]) -> None:
    """Serve until interrupted; ``ready`` is told the address as soon as it answers.

    Raises: UsageError if the port is taken or the host is none of this machine.
    """
    listening = _listening(settings)
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="on",
        limit_concurrency=settings.waiting * 2,
        timeout_graceful_shutdown=ENDING,
    )
    port = listening.getsockname()[1]
    name = f"[{settings.host}]" if ":" in settings.host else settings.host
    server = _Server(config, lambda: ready(f"http://{name}:{port}/"))
    with listening, suppress(KeyboardInterrupt):  # uvicorn has ended by then, and passes the signal on
        server.run(sockets=[listening])


def _listening(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=1024)
    except (OSError, OverflowError) as error:
        place = f"{settings.host}:{settings.port}"
        cause = getattr(error, "strerror", None) or str(error)
        msg = f"{place}: cannot be listened on: {cause[:1].lower()}{cause[1:]}; choose another --port, or 0 for any"
        raise UsageError(msg) from error
