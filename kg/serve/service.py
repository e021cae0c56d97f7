"""What a running server holds: its settings, its workers, and the page, made once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from kg.serve.pool import Pool
from kg.store.guard import Worker

if TYPE_CHECKING:
    from pathlib import Path

    from kg.serve.page import Page
    from kg.serve.settings import Settings

ASKER = "kg.serve.asking"


class Service:
    """Everything behind the addresses; started and closed with the application."""

    def __init__(self, place: Path, settings: Settings) -> None:
        self.place = place
        self.settings = settings
        workers = [Worker(place, memory=settings.memory) for _ in range(settings.workers)]
        self.queries = Pool(workers, settings.waiting)
        self.words = Pool([Worker(place, memory=settings.memory, program=ASKER)], settings.waiting)
        self._page: asyncio.Task[Page] | None = None
        self._starting: list[asyncio.Task[None]] = []

    def start(self) -> asyncio.Task[Page]:
        """Begin to make the page and to start the workers; nobody waits for it who does not need them."""
        from kg.serve.page import page

        if self._page is None:
            self._page = asyncio.create_task(asyncio.to_thread(page, self.place, self.settings))
            self._starting = [asyncio.create_task(pool.start()) for pool in (self.queries, self.words)]
        return self._page

    async def page(self) -> Page:
        """Give the page as soon as it is made."""
        return await asyncio.shield(self.start())

    async def close(self) -> None:
        """End all workers."""
        for pool in (self.queries, self.words):
            pool.close()
        begun = [task for task in (self._page, *self._starting) if task is not None]
        await asyncio.gather(*begun, return_exceptions=True)
