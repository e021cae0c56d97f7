"""Processes that read documents, one for each core.

Each is a Python of its own that takes tasks from its standard input: when the process that started it is gone, however
that ended, its input ends and so does it. What kills a worker (a document that takes too long, too much memory, or the
process) costs that document alone.

Weighed: multiprocessing (its workers outlive a parent that was killed; started anew they run the user's script again;
forked they inherit locks that nobody opens), threads (one reads at a time).
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from threading import Thread, Timer
from typing import TYPE_CHECKING, Any, Self

from kg.errors import TextError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from types import TracebackType

    from kg.merging import Part, Run, Stretch
    from kg.model import Seed
    from kg.ontology import Ontology
    from kg.reading import Finding

SECONDS = 300.0  #: for any task, and
A_SECOND = 5_000  #: bytes more take a second more

_BATCH = 16  # documents, or
_SIZE = 32_000  # bytes that travel together
_PACKAGES = str(Path(__file__).resolve().parent.parent)
_PROGRAM = "import sys; sys.path.insert(0, sys.argv.pop(1)); from kg.workers import serve; serve()"
#: One process a core: what computes within must not start threads of its own for each core again.
_ALONE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"), "1")


class WorkerEndedError(Exception):
    """A worker ended before its task."""


class Crew:
    """Workers that are at hand. Use it in a ``with`` statement, or close it."""

    def __init__(self, count: int, ontology: Ontology) -> None:
        """Start so many workers; each loads the ontology when its first task comes."""
        self.count = count
        self._todo: SimpleQueue[tuple[str, Any, float, Future[Any]] | None] = SimpleQueue()
        self._known, self._here = pickle.dumps(ontology), verbs(ontology)
        self._processes: list[subprocess.Popen[bytes] | None] = [None] * count
        self._threads = [Thread(target=self._lead, args=(n,), daemon=True) for n in range(count)]
        for thread in self._threads:
            thread.start()

    def submit(self, verb: str, payload: object, size: int = 0) -> Future[Any]:
        """Hand out a task: one of `verbs`, and what it takes."""
        future: Future[Any] = Future()
        self._todo.put((verb, payload, SECONDS + size / A_SECOND, future))
        return future

    def read(self, tasks: Iterable[tuple[Any, Seed]]) -> Iterator[tuple[Any, Finding | Exception]]:
        """Read documents, each with something that tells it; they come back in any order."""
        pending: dict[Future[Any], list[tuple[Any, Seed]]] = {}
        for batch in _batches(tasks):
            pending[self._submit(batch)] = batch
            while len(pending) >= 3 * self.count:
                yield from self._next(pending)
        while pending:
            yield from self._next(pending)

    def each(self, verb: str, tasks: Iterable[object]) -> Iterator[Any]:
        """Do tasks, a few at a time; give what comes of each in their order. What ended a worker is done here."""
        pending: deque[Callable[[], Any]] = deque()
        for task in tasks:
            pending.append(self.start(verb, task))
            if len(pending) > 2 * self.count:
                yield pending.popleft()()
        while pending:
            yield pending.popleft()()

    def start(self, verb: str, task: object) -> Callable[[], Any]:
        """Begin a task; call what is given for what comes of it."""
        future = self.submit(verb, task)

        def outcome() -> object:
            try:
                return future.result()
            except WorkerEndedError:
                return self._here[verb](task)

        return outcome

    def _submit(self, batch: list[tuple[Any, Seed]]) -> Future[Any]:
        seeds = [seed for _, seed in batch]
        return self.submit("read", seeds, sum(len(seed.data) for seed in seeds))

    def _next(self, pending: dict[Future[Any], list[tuple[Any, Seed]]]) -> Iterator[tuple[Any, Finding | Exception]]:
        done, _ = wait(pending, return_when=FIRST_COMPLETED)
        for future in done:
            batch = pending.pop(future)
            try:
                found = future.result()
            except WorkerEndedError as error:
                if len(batch) > 1:  # one of them ended it: each alone
                    pending.update((self._submit([task]), [task]) for task in batch)
                    continue
                name = batch[0][1].name
                found = [TextError(f"{name}: ended its reader ({error}); split the document, or leave it out")]
            yield from ((key, one) for (key, _), one in zip(batch, found, strict=True))

    def close(self) -> None:
        """End the workers."""
        for _ in self._threads:
            self._todo.put(None)
        for process in self._processes:
            if process is not None:
                _end(process)

    def __enter__(self) -> Self:
        """Give the crew itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the workers."""
        self.close()

    def _lead(self, number: int) -> None:
        """Hand tasks to one worker, one after the other; a worker that has ended is replaced."""
        while (task := self._todo.get()) is not None:
            verb, payload, seconds, future = task
            try:
                future.set_result(self._ask(number, verb, payload, seconds))
            except Exception as error:  # noqa: BLE001 - whatever it is, it belongs to who asked
                future.set_exception(error)

    def _ask(self, number: int, verb: str, payload: object, seconds: float) -> object:
        process = self._processes[number]
        if process is None or process.poll() is not None:
            process = self._processes[number] = self._start()
        late = []
        timer = Timer(seconds, lambda: (late.append(True), process.kill()))  # type: ignore[func-returns-value]
        timer.daemon = True
        timer.start()
        try:
            _send(process, (verb, payload))
            kind, answer = pickle.load(process.stdout)  # type: ignore[arg-type] # noqa: S301 - our own process
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            code = _end(process)
            raise WorkerEndedError("it took too long" if late else f"code {code}") from error
        finally:
            timer.cancel()
        if kind == "failed":
            raise answer
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-P", "-c", _PROGRAM, _PACKAGES]
        process = subprocess.Popen(  # noqa: S603 - our own program; documents go through the pipe
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_ALONE},
        )
        if process.stdin:
            process.stdin.write(self._known)
        return process


class Alone:
    """What a crew does, done here, one task after the other."""

    count = 1

    def __init__(self, ontology: Ontology) -> None:
        """Read with an ontology."""
        self._verbs = verbs(ontology)

    def each(self, verb: str, tasks: Iterable[object]) -> Iterator[Any]:
        """Do tasks; give what comes of each."""
        return map(self._verbs[verb], tasks)

    def start(self, verb: str, task: object) -> Callable[[], Any]:
        """Do a task; call what is given for what came of it."""
        done = self._verbs[verb](task)
        return lambda: done

    def read(self, tasks: Iterable[tuple[Any, Seed]]) -> Iterator[tuple[Any, Finding | Exception]]:
        """Read documents, each with something that tells it."""
        for key, seed in tasks:
            for found in self._verbs["read"]([seed]):
                yield key, found


def verbs(ontology: Ontology) -> dict[str, Callable[[Any], Any]]:
    """Give what can be asked of a worker; what a verb needs is imported when it is first used."""

    def read(seeds: list[Seed]) -> list[Finding | Exception]:
        from kg.reading import findings

        return list(findings(seeds, ontology))

    def sort(task: tuple[list[Part], Path]) -> Run:
        from kg.merging import write_sorted

        return write_sorted(*task)

    def merge(task: tuple[list[Path], bytes, bytes, bool]) -> Stretch:
        from kg.merging import stretch

        return stretch(*task[:-1], turtle=task[-1])

    def index(folder: Path) -> None:
        from kg.ask.gazetteer import index

        index(folder, ontology.lexicon)

    return {"read": read, "sort": sort, "merge": merge, "index": index}


def serve() -> None:
    """Answer tasks until the standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is meant for who started this, and ends it that way
    given, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that prints must stand among the answers
    ontology = pickle.load(given)  # noqa: S301 - from who started this process
    known = verbs(ontology)
    while True:
        try:
            verb, payload = pickle.load(given)  # noqa: S301 - as above
        except EOFError:
            return
        try:
            answer = ("done", known[verb](payload))
            if verb == "read":
                answer = ("done", [portable(one) if isinstance(one, Exception) else one for one in answer[1]])
        except Exception as error:  # noqa: BLE001 - it is raised where the task came from
            answer = ("failed", portable(error))
        with suppress(BrokenPipeError):
            pickle.dump(answer, answers)
            answers.flush()


def portable(error: Exception) -> Exception:
    """Give an error that travels between processes: itself, or its words.

    >>> portable(TextError("a.txt: empty"))
    TextError('a.txt: empty')
    """
    try:
        if str(pickle.loads(pickle.dumps(error))) == str(error):  # noqa: S301 - what was dumped here
            return error
    except Exception:  # noqa: BLE001, S110 - whatever it is, it does not travel
        pass
    return RuntimeError(f"{type(error).__name__}: {error}")


def _end(process: subprocess.Popen[bytes]) -> int:
    """End a worker, and give the code it ended with."""
    process.kill()
    code = process.wait()
    for stream in (process.stdin, process.stdout):
        if stream:
            with suppress(OSError):  # what was still to be written has no reader any more
                stream.close()
    return code


def _send(process: subprocess.Popen[bytes], task: object) -> None:
    if process.stdin:
        pickle.dump(task, process.stdin)
        process.stdin.flush()


def _batches(tasks: Iterable[tuple[Any, Seed]]) -> Iterator[list[tuple[Any, Seed]]]:
    """Put small documents together, so that they travel at little cost."""
    batch: list[tuple[Any, Seed]] = []
    size = 0
    for task in tasks:
        batch.append(task)
        size += len(task[1].data)
        if len(batch) >= _BATCH or size >= _SIZE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
