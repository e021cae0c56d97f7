"""A server in a process of its own, as a user starts it, and what asks it."""

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict
    body: bytes

    @property
    def text(self):
        return self.body.decode()

    @property
    def kind(self):
        return self.headers["content-type"].partition(";")[0]


@dataclass
class Server:
    process: subprocess.Popen
    url: str
    seconds: float  # of work until it told its address

    @property
    def netloc(self):
        return urlsplit(self.url).netloc

    def ask(self, method, path, body=None, **headers):
        """Send a request as it stands; nothing follows redirections or adds headers."""
        connection = HTTPConnection(self.netloc, timeout=60)
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        reply = Reply(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        connection.close()
        return reply

    def stop(self, how=signal.SIGINT):
        self.process.send_signal(how)
        return self.process.wait(20)


@contextmanager
def serving(place, *options):
    """Run ``kg serve`` on a free port until the block ends."""
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", "-g", str(place), "--port", "0", *map(str, options)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
    )
    try:
        url = process.stdout.readline().strip()
        assert url, process.stderr.read()
        yield Server(process, url, worked(process))
    finally:
        process.kill()
        process.communicate()


def worked(process):
    """Give the seconds of processor time that a process has taken: others on the machine do not count."""
    if not Path("/proc/self/stat").exists():
        return 0.0
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.fixture(scope="session")
def start():
    """Give what starts a server."""
    for library in ("starlette", "uvicorn"):
        pytest.importorskip(library, reason="pip install 'kg-zh[serve]'")
    return serving


@pytest.fixture(scope="session")
def server(start, built):
    """Give a server of the article for all tests; they only read."""
    with start(built) as running:
        yield running
