"""The README is true: its consoles are run in order, its Turtle and its quotations are looked up.

In a ``console`` block a line after ``$`` is run; what stands below it, up to the next one, is what it
prints (``...`` stands for anything). Blocks of other kinds are not run.
"""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def steps() -> list[tuple[str, str]]:
    """Give each command of the consoles with what it shall print."""
    parts = [part for block in blocks("console") for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    return [(command, printed) for command, _, printed in (part.partition("\n") for part in parts)]


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Path:
    """Give a folder as a reader has it: with the seeds and the queries, before the first build."""
    folder = tmp_path_factory.mktemp("desk")
    for name in ("seeds", "queries", "ontology"):
        (folder / name).symlink_to(ROOT / name)
    return folder


def test_consoles_print_what_they_show(desk):
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    assert steps()
    for command, printed in steps():
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command],
            cwd=desk,
            env={**os.environ, "PATH": path, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        got = done.stdout + done.stderr
        assert doctest.OutputChecker().check_output(printed, got, doctest.ELLIPSIS), (
            f"$ {command}\nREADME says:\n{printed}\nit printed:\n{got}"
        )


def test_the_turtle_is_in_the_graph(built):
    graph = set((built / "graph.ttl").read_text(encoding="utf-8").splitlines())
    (shown,) = blocks("turtle")
    assert not [line for line in shown.splitlines() if line not in graph]


def test_the_paragraph_is_in_the_article(article):
    shown = blocks("text")[0]
    assert shown.strip() in article.read_text(encoding="utf-8")


def test_links_lead_somewhere():
    linked = re.findall(r"\]\((?!https?:|#)([^)#]+)", README)
    assert linked
    assert not [link for link in linked if not (ROOT / link).exists()]
