"""The door to Spark: a context opened, watched and closed, its talk kept in a file.

Nothing is fetched: the machines of a cluster have kg installed, or see it where it lies here. What computes within a
task has one thread, for Spark runs as many tasks as there are cores.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import sys
import tempfile
import warnings
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import TimeoutExpired
from threading import Event, Thread
from typing import TYPE_CHECKING

from kg.errors import MissingPartError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import IO

    from pyspark import SparkConf, SparkContext

log = logging.getLogger(__name__)

_PACKAGES = Path(__file__).resolve().parents[2]
_ONE = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")
_LOOPBACK = re.compile(r"local\b|spark://(127\.|localhost\b|\[::1\])")
_LAST = re.compile(r"^(?:[\w.]+(?:Error|Exception)): (.+)$", re.MULTILINE)
_LOGGED = re.compile(r"(?:SparkException|killed\. Reason): (.+)")
_EVERY = 0.5  # seconds between two looks at how far it is
_PATIENCE = 60.0  # seconds without a task at work, after which it is said


def unheard(done: int, of: int) -> None:
    """Let a build go on unseen."""


@contextmanager
def cluster(master: str, told: Callable[[int, int], None] = unheard) -> Iterator[SparkContext]:
    """Give a context at a master; ``told`` hears now and then how many tasks of a stage are done.

    Raises:
        MissingPartError: pyspark or Java is not installed
        StoreError: the master cannot be reached, or a task failed on every machine that tried it

    """
    _check()
    handle, name = tempfile.mkstemp(prefix="kg-spark-", suffix=".log")
    talk, is_wanted = Path(name), False
    try:
        with (
            os.fdopen(handle, "wb") as out,
            warnings.catch_warnings(),
            _started(master, out, talk) as context,
            _watched(context, told),
        ):
            yield context
    except StoreError as error:
        is_wanted = _is_of_spark(error.__cause__)
        raise
    finally:
        if not is_wanted:
            talk.unlink()


def _check() -> None:
    try:
        import pyspark  # noqa: F401 - is it there?
    except ImportError as error:
        msg = "build --engine spark takes an optional part; install it: pip install 'kg-zh[spark]'"
        raise MissingPartError(msg) from error
    home = os.environ.get("JAVA_HOME")
    if not shutil.which("java", path=str(Path(home, "bin")) if home else None):
        msg = (
            "build --engine spark needs Java 17 or later; install it (on Debian: apt-get install default-jre-headless)"
        )
        raise MissingPartError(msg)


@contextmanager
def _started(master: str, out: IO[bytes], talk: Path) -> Iterator[SparkContext]:
    warnings.filterwarnings("ignore", module=r"pyspark\b")  # it warns of versions of what is not used here
    from pyspark import SparkContext
    from pyspark.java_gateway import launch_gateway

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    if _LOOPBACK.match(master):  # so that nothing is looked up or opened to others
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    conf = _conf(master)
    with _explained(master, talk):
        gateway = launch_gateway(conf, {"stdout": out, "stderr": out})  # type: ignore[no-untyped-call]
    try:
        with _explained(master, talk):
            context = SparkContext(gateway=gateway, conf=conf)
            try:
                yield context
            except (KeyboardInterrupt, SystemExit):
                with suppress(Exception):  # else it complains of what follows
                    context._accumulatorServer.shutdown()  # noqa: SLF001
                gateway.proc.kill()  # it would answer what it was asked first
                raise
            finally:
                with suppress(Exception):  # what was wrong is told already
                    context.stop()
    finally:
        SparkContext._gateway = SparkContext._jvm = None  # noqa: SLF001 - else the next one would talk to this
        _end(gateway)


def _conf(master: str) -> SparkConf:
    """Give the settings; what else a cluster needs stands in its ``spark-defaults.conf``."""
    from pyspark import SparkConf

    path = os.pathsep.join(filter(None, (str(_PACKAGES), os.environ.get("PYTHONPATH"))))
    own = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.executorEnv.PYTHONPATH": path,
        **{f"spark.executorEnv.{name}": "1" for name in _ONE},
    }
    if _LOOPBACK.match(master):
        own |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    return SparkConf().setMaster(master).setAppName("kg").setAll(list(own.items()))


def _end(gateway: object) -> None:
    """End Java, and wait until it has gone."""
    with suppress(Exception):
        gateway.shutdown()  # type: ignore[attr-defined]
    process = getattr(gateway, "proc", None)
    if process is not None:
        process.stdin.close()  # it ends when nobody talks to it any more
        try:
            process.wait(timeout=10)
        except TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def _watched(context: SparkContext, told: Callable[[int, int], None]) -> Iterator[None]:
    over = Event()

    def look() -> None:
        """Tell how far the stages are, and that no machine takes a task, until the work is over."""
        tracker, idle = context.statusTracker(), 0.0
        while not over.wait(_EVERY):
            with suppress(Exception):  # a stage that has just ended, or a context that has
                stages = [stage for number in tracker.getActiveStageIds() if (stage := tracker.getStageInfo(number))]
                for stage in stages:
                    told(stage.numCompletedTasks, stage.numTasks)
                waiting = stages and not any(stage.numActiveTasks for stage in stages)
                idle = idle + _EVERY if waiting else 0.0
                if waiting and idle % _PATIENCE < _EVERY <= idle:
                    log.warning(
                        "%s: no machine takes a task; see whether it has workers with memory left", context.master
                    )

    thread = Thread(target=look, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


@contextmanager
def _explained(master: str, talk: Path) -> Iterator[None]:
    """Tell in a line what Spark cannot do, while it can still be asked why."""
    try:
        yield
    except Exception as error:
        if not _is_of_spark(error):
            raise
        cause = _cause(error, talk.read_text(encoding="utf-8", errors="replace"))
        msg = f"{master}: Spark failed: {cause}; check the address and the machines (its log: {talk})"
        raise StoreError(msg) from error


def _is_of_spark(error: BaseException | None) -> bool:
    return type(error).__module__.partition(".")[0] in {"py4j", "pyspark"}


def _cause(error: Exception, talk: str) -> str:
    r"""Give in a line what went wrong: of a task's trace, its end; else what Spark wrote down last.

    >>> _cause(ValueError("Job aborted: Traceback\n  File x\nOSError: [Errno 28] No space left\n\n\tat org"), "")
    '[Errno 28] No space left'
    >>> _cause(ValueError("stopped"), "... ERROR: Application has been killed. Reason: All masters are unresponsive!\n")
    'All masters are unresponsive!'
    """
    text = str(error)
    with suppress(Exception):
        text = str(error.java_exception.getMessage())  # type: ignore[attr-defined]
    found = _LAST.findall(text) or _LOGGED.findall(talk)
    return str(found[-1] if found else text.partition("\n")[0]).strip()
