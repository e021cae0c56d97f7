"""What tests of several folders share: the article, its graph, and the command in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ARTICLE = ROOT / "seeds" / "alipay-and-jd-tech.txt"
CHROMIUM = Path("/usr/bin/chromium")
#: No sandbox, since tests may run as root in a container; and no call to its maker.
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

Run = Callable[..., subprocess.CompletedProcess[str]]


def pytest_addoption(parser):
    parser.addoption("--rewrite", action="store_true", help="put what is printed now into the files that show it")


@pytest.fixture(scope="session")
def browser():
    """Give the Chromium of the system, started once for all tests."""
    api = pytest.importorskip("playwright.sync_api", reason="pip install playwright")
    if not CHROMIUM.exists() and "CI" not in os.environ:
        pytest.skip("needs Debian's package chromium")
    with api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def article() -> Path:
    """Give the damaged article."""
    return ARTICLE


@pytest.fixture(scope="session")
def run() -> Run:
    """Give what runs ``kg`` in a process of its own, as a user would, and returns how it ended."""
    return run_kg


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    """Give a folder with the graph of the article, built once for all tests; they only read it."""
    folder = tmp_path_factory.mktemp("article") / "build"
    done = run_kg("build", ARTICLE, "-o", folder, "-q")
    assert done.returncode == 0, done.stderr
    return folder


def run_kg(*arguments: object, given: str | bytes = b"", cwd: Path | None = None, **environment: str):
    """Run ``kg``; the locale is C unless ``environment`` says otherwise, since the streams must not care."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "kg", *map(str, arguments)],
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "LC_ALL": "C", **environment},
        timeout=300,
        check=False,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    )
