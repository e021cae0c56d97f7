"""The README is true: its consoles and its Python are run in order, its Turtle and quotations looked up.

In a ``console`` block a line after ``$`` is run; what stands below it, up to the next one, is what it
prints (``...`` stands for anything). ``pytest tests/test_readme.py --rewrite`` puts in what it prints
now, and the Turtle that stands in the graph now: read the difference before you commit it.
"""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PATH = ROOT / "README.md"
README = PATH.read_text(encoding="utf-8")
CHECK = doctest.OutputChecker().check_output


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def steps(block: str) -> list[tuple[str, str]]:
    """Give each command of a console with what it shall print."""
    parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
    return [(command, printed) for command, _, printed in (part.partition("\n") for part in parts)]


def prints(command: str, desk: Path) -> str:
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=desk,
        env={**os.environ, "PATH": path, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"$ {command}\n{done.stdout}"
    return done.stdout


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Path:
    """Give a folder as a reader has it: with the seeds and the queries, before the first build."""
    folder = tmp_path_factory.mktemp("desk")
    for name in ("seeds", "queries", "ontology"):
        (folder / name).symlink_to(ROOT / name)
    return folder


def test_consoles_print_what_they_show(desk, request):
    wrong, readme = [], README
    for block in blocks("console"):
        told = [(command, printed, prints(command, desk)) for command, printed in steps(block)]
        assert told, f"no command in:\n{block}"
        kept = [(c, said if CHECK(said, got, doctest.ELLIPSIS) else got) for c, said, got in told]
        readme = readme.replace(block, "".join(f"$ {command}\n{printed}" for command, printed in kept))
        wrong += [f"$ {c}\n--- README:\n{p}--- now:\n{g}" for c, p, g in told if not CHECK(p, g, doctest.ELLIPSIS)]
    if request.config.getoption("rewrite"):
        PATH.write_text(readme, encoding="utf-8")
    elif wrong:
        pytest.fail("\n".join(wrong), pytrace=False)


def test_python_gives_what_it_shows(desk, monkeypatch):
    monkeypatch.chdir(desk)
    told: list[str] = []
    for number, block in enumerate(blocks("python")):
        example = doctest.DocTestParser().get_doctest(block, {}, f"block {number}", str(PATH), 0)
        assert example.examples
        doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(example, out=told.append)
    assert not told, "".join(told)


def test_the_turtle_is_in_the_graph(built, request):
    told = (built / "graph.ttl").read_text(encoding="utf-8").split("\n\n")
    (shown,) = blocks("turtle")
    subject = shown.split(" ")[0]
    (now,) = [part.strip() + "\n" for part in told if part.startswith(f"{subject} ")]
    if request.config.getoption("rewrite"):
        PATH.write_text(PATH.read_text(encoding="utf-8").replace(shown, now), encoding="utf-8")
    else:
        assert shown == now


def test_the_paragraph_is_in_the_article(article):
    shown = blocks("text")[0]
    assert shown.strip() in article.read_text(encoding="utf-8")


def test_links_lead_somewhere():
    prose = re.sub(r"^```.*?^```$", "", README, flags=re.DOTALL | re.MULTILINE)
    linked = re.findall(r"\]\((?!https?:|#)([^)#]+)", prose)
    assert linked
    assert not [link for link in linked if not (ROOT / link).exists()]
