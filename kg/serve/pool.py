"""Workers that share what is asked among them; who comes when all are busy waits in line."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from kg.errors import KgError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kg.store.guard import Answer, Worker
    from kg.store.wish import Wish

Done = TypeVar("Done")


class BusyError(KgError):
    """The line is full: whoever asks can come again."""


class Pool:
    """Some workers, each with a thread that waits for its answers. Use it within one event loop."""

    def __init__(self, workers: Sequence[Worker], waiting: int) -> None:
        self._workers = workers
        self._waiting = waiting
        self._inside = 0
        self._free: asyncio.Queue[Worker] = asyncio.Queue()
        for worker in workers:
            self._free.put_nowait(worker)
        self._threads = ThreadPoolExecutor(len(workers), thread_name_prefix="kg-worker")

    @property
    def busy(self) -> int:
        """Tell how many requests are being answered or wait."""
        return self._inside

    async def start(self) -> None:
        """Start the workers now, so that nobody has to wait for it."""
        await asyncio.gather(*(self._started() for _ in self._workers))

    async def _started(self) -> None:
        worker = await self._free.get()
        await self._done_by(worker, worker.start)

    async def send(self, wish: Wish, seconds: float) -> Answer:
        """Have a wish answered by the next free worker.

        Raises:
            BusyError: too many wait already
            QueryError: the query is refused or wrong, or takes too much
            StoreError: the graph cannot be read

        """
        if self._inside >= self._waiting:
            msg = "too many questions at once; ask again in a moment"
            raise BusyError(msg)
        self._inside += 1
        try:
            worker = await self._free.get()
            return await self._done_by(worker, partial(worker.send, wish, seconds=seconds))
        finally:
            self._inside -= 1

    async def _done_by(self, worker: Worker, deed: Callable[[], Done]) -> Done:
        """Have a worker do something in a thread, and free it when that is done.

        Whoever asked may be gone before: until then the worker is not free.
        """
        doing = asyncio.get_running_loop().run_in_executor(self._threads, deed)
        doing.add_done_callback(lambda _: self._free.put_nowait(worker))
        return await asyncio.shield(doing)

    def close(self) -> None:
        """End all workers, whatever they are doing."""
        for worker in self._workers:
            worker.close()
        self._threads.shutdown(wait=False, cancel_futures=True)
