"""The line before the workers: it is as long as it may be, and no worker is lost."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from kg.errors import QueryError
from kg.serve.pool import BusyError, Pool
from kg.store.guard import Answer
from kg.store.wish import Wish


class Hands:
    """Stands in for a worker: answers when it is let, and must never be asked twice at once."""

    def __init__(self):
        self.gate = threading.Event()
        self.gate.set()
        self.busy = threading.Lock()
        self.asked = threading.Event()
        self.started = self.closed = False

    def start(self):
        self.started = True

    def send(self, wish, *, seconds):
        assert self.busy.acquire(blocking=False), "asked while it is answering"
        self.asked.set()
        try:
            assert self.gate.wait(20)
            if wish.query == "wrong":
                raise QueryError(wish.query)
            return Answer("boolean", f"{wish.query} {seconds:g}".encode())
        finally:
            self.busy.release()

    def close(self):
        self.closed = True


def run(scene, hands, waiting):
    async def play():
        pool = Pool(hands, waiting)
        try:
            await scene(pool)
        finally:
            pool.close()

    with ThreadPoolExecutor(1) as thread:  # a browser of another test may have a loop running in this one
        thread.submit(lambda: asyncio.run(play())).result()
    assert all(one.closed for one in hands)


def test_all_are_answered_and_all_workers_started():
    hands = [Hands(), Hands()]

    async def scene(pool):
        await pool.start()
        told = await asyncio.gather(*(pool.send(Wish(str(n)), 3) for n in range(50)))
        assert [one.body for one in told] == [f"{n} 3".encode() for n in range(50)]
        assert pool.busy == 0

    run(scene, hands, 50)
    assert all(one.started for one in hands)


def test_who_comes_when_the_line_is_full_is_sent_away_and_the_others_are_answered():
    hand = Hands()
    hand.gate.clear()

    async def scene(pool):
        inside = [asyncio.create_task(pool.send(Wish("a"), 1)) for _ in range(3)]
        await asyncio.sleep(0)
        assert pool.busy == 3
        with pytest.raises(BusyError, match="ask again in a moment"):
            await pool.send(Wish("b"), 1)
        hand.gate.set()
        assert len(await asyncio.gather(*inside)) == 3
        assert (await pool.send(Wish("c"), 1)).body == b"c 1"

    run(scene, [hand], 3)


def test_a_worker_is_free_again_after_a_wrong_query():
    async def scene(pool):
        for _ in range(3):
            with pytest.raises(QueryError):
                await pool.send(Wish("wrong"), 1)
        assert (await pool.send(Wish("right"), 1)).body == b"right 1"

    run(scene, [Hands()], 1)


def test_a_worker_whose_asker_is_gone_is_free_only_when_it_has_answered():
    hand = Hands()
    hand.gate.clear()

    async def scene(pool):
        gone = asyncio.create_task(pool.send(Wish("a"), 1))
        assert await asyncio.to_thread(hand.asked.wait, 20)
        gone.cancel()
        with pytest.raises(asyncio.CancelledError):
            await gone
        waiting = asyncio.create_task(pool.send(Wish("b"), 1))
        await asyncio.sleep(0)
        assert not waiting.done()
        hand.gate.set()
        assert (await waiting).body == b"b 1"

    run(scene, [hand], 2)
