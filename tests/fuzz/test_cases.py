"""What fuzzing found once, or what it begins with, is answered or refused in one line."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS, try_out
from tests.fuzz.words import ROOT, WORDS, beginnings

SECONDS = 240  # it takes five
CASES = sorted((Path(__file__).parent / "cases").glob("*/*"))


def test_each_case_belongs_to_a_target():
    assert {path.parent.name for path in CASES} <= TARGETS.keys() == WORDS.keys()


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_was_found_stays_mended(path):
    try_out(path.parent.name, path.read_bytes())


@pytest.mark.parametrize("name", TARGETS)
def test_what_fuzzing_begins_with_is_sound(name):
    begun = beginnings(name)
    assert begun
    for data in begun[:3]:
        try_out(name, data)


def test_no_pattern_is_led_astray():
    """A pattern that has two ways to match one text is tried for hours; the last one that is named."""
    command = [sys.executable, "-m", "tests.fuzz.patterns"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", timeout=SECONDS, check=True)
    except subprocess.TimeoutExpired as error:
        pytest.fail(f"takes too long: {(error.stdout or b'').decode().splitlines()[-1]}")
    assert len(done.stdout.splitlines()) > 200
