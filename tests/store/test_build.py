"""A build takes the place of another whole, or not at all."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.store.build import replacing


def write(folder: Path, text: str) -> None:
    with replacing(folder) as fresh:
        (fresh / "store").mkdir()
        (fresh / "graph.ttl").write_text(text, encoding="utf-8")


def text_of(folder: Path) -> str:
    return (folder / "graph.ttl").read_text(encoding="utf-8")


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_new_takes_the_place_of_the_old(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "build"
    write(folder, "one")
    (folder / "left over").write_text("x", encoding="utf-8")
    write(folder, "two")
    assert text_of(folder) == "two"
    assert names_in(folder) == ["graph.ttl", "store"]
    assert names_in(folder.parent) == ["build"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), ValueError("a bug")])
def test_after_an_error_the_old_is_whole_and_nothing_is_left(tmp_path: Path, error: BaseException) -> None:
    folder = tmp_path / "build"
    write(folder, "one")

    def broken() -> None:
        with replacing(folder) as fresh:
            (fresh / "graph.ttl").write_text("tw", encoding="utf-8")
            raise error

    with pytest.raises(type(error)):
        broken()
    assert text_of(folder) == "one"
    assert names_in(tmp_path) == ["build"]


def test_after_an_error_there_is_no_first_build(tmp_path: Path) -> None:
    def broken() -> None:
        with replacing(tmp_path / "build"):
            raise KeyError

    with pytest.raises(KeyError):
        broken()
    assert names_in(tmp_path) == []


def test_while_the_new_is_made_the_old_can_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "build"
    write(folder, "one")
    with replacing(folder) as fresh:
        (fresh / "graph.ttl").write_text("two", encoding="utf-8")
        assert text_of(folder) == "one"
    assert text_of(folder) == "two"


def test_if_the_new_cannot_be_put_there_the_old_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "build"
    write(folder, "one")
    rename = type(folder).rename

    def refusing(here: Path, there: Path) -> Path:
        if here.name == "new":
            raise PermissionError(13, "Permission denied")
        return rename(here, there)

    monkeypatch.setattr(type(folder), "rename", refusing)
    with pytest.raises(PermissionError):
        write(folder, "two")
    assert text_of(folder) == "one"
    assert names_in(tmp_path) == ["build"]


def test_what_is_no_build_is_not_replaced(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "thesis.docx").write_text("years of work", encoding="utf-8")
    with pytest.raises(StoreError, match="holds other things than a build and is not replaced"):
        write(home, "one")
    with pytest.raises(StoreError, match="is a file, not a folder"):
        write(home / "thesis.docx", "one")
    assert names_in(home) == ["thesis.docx"]


@pytest.mark.parametrize("name", [".", "..", "a/.."])
def test_the_current_folder_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    with pytest.raises(StoreError, match="name a folder of its own with -o"):
        write(Path(name), "one")
    assert names_in(tmp_path) == ["here"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_to_a_build_stays_a_link(tmp_path: Path) -> None:
    write(tmp_path / "first", "one")
    (tmp_path / "build").symlink_to(tmp_path / "first")
    write(tmp_path / "build", "two")
    assert (tmp_path / "build").is_symlink()
    assert text_of(tmp_path / "first") == "two"


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    write(tmp_path / "build", "one")
    assert text_of(tmp_path / "build") == "one"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="rights do not bind here")
def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StoreError, match="cannot be made: Permission denied; name a folder that you may write"):
            write(tmp_path / "build", "one")
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such rights")
def test_others_may_read_a_build_as_any_other_folder(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    write(tmp_path / "build", "one")
    assert stat.S_IMODE((tmp_path / "build").stat().st_mode) == stat.S_IMODE((tmp_path / "other").stat().st_mode)


def test_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    folder = tmp_path / "build"
    code = (
        "import os, signal, sys; from pathlib import Path; from kg.store.build import replacing\n"
        "with replacing(Path(sys.argv[1])) as fresh:\n"
        "    (fresh / 'store').mkdir(); os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", code, str(folder)], check=False)
    assert [path.name.startswith(".build-") for path in tmp_path.iterdir()] == [True]
    with replacing(folder) as fresh:
        (fresh / "store").mkdir()
        inside = {path.name for path in tmp_path.iterdir()}
        assert len(inside) == 1  # its own
        with replacing(folder) as other:  # two at once leave each other alone
            (other / "store").mkdir()
            assert len(list(tmp_path.iterdir())) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def test_what_was_ready_is_put_in_place(tmp_path: Path) -> None:
    """A process that was killed between taking the old away and putting the new there."""
    folder, desk = tmp_path / "build", tmp_path / ".build-x"
    for name in ("old", "new"):
        (desk / name / "store").mkdir(parents=True)
    (desk / "new" / "mark").touch()
    (desk / "held").touch()
    with pytest.raises(KeyError), replacing(folder):
        raise KeyError
    assert (folder / "mark").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["build"]
