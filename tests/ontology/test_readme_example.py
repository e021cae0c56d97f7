"""The worked example of the ontology's README works: its consoles print what they show.

``...`` stands for anything, as in the README of the whole.
"""

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.extract.check import check
from kg.ontology import load

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "ontology" / "README.md").read_text(encoding="utf-8")
CHECK = doctest.OutputChecker().check_output


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def steps() -> list[tuple[str, str]]:
    """Give each command of the consoles with what it shall print."""
    parts = [part for block in blocks("console") for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    return [(command, printed) for command, _, printed in (part.partition("\n") for part in parts)]


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Path:
    """Give a folder that holds ``mine``, with the construction of the example."""
    folder = tmp_path_factory.mktemp("desk")
    (construction,) = blocks("toml")
    home = folder / "mine" / "constructions"
    home.mkdir(parents=True)
    (home / "ferries.toml").write_text(construction, encoding="utf-8")
    return folder


def test_the_consoles_are_found():
    assert [command.split(" | ")[-1].split()[:2] for command, _ in steps()] == [
        ["kg", "extract"],
        ["kg", "check"],
        ["kg", "extract"],
        ["kg", "extract"],
    ]


@pytest.mark.parametrize("number", range(4))
def test_a_console_prints_what_it_shows(number, desk):
    command, wanted = steps()[number]
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=desk,
        env={**os.environ, "PATH": path, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert CHECK(wanted, done.stdout, doctest.ELLIPSIS), done.stdout


def test_the_example_holds(desk):
    mine = desk / "mine"
    found = [one for one in check(load(mine), mine) if one.file == "ferries.toml"]
    assert found == []


def test_every_key_and_class_it_names_is_known():
    from kg.ontology.lexicon import FRAMES, WORD_CLASSES

    frames = re.findall(r"^\| (\w+) \| [a-z]", README, re.MULTILINE)
    assert set(frames) - {"frame"} == FRAMES
    classes = re.search(r"The classes are ([^.]+)\.", README)
    assert classes is not None
    assert set(re.findall(r"\w+", classes[1])) == WORD_CLASSES
    for function in re.findall(
        r"`([a-z-]+)`", README[README.index("- **neg**") : README.index("A string that is cut")]
    ):
        values = {value for classes in load().lexicon.words.values() for value in classes.values()}
        assert any(function in value.split("|") for value in values), function
