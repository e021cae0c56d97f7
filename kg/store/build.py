"""Put what a build made in place at once, or leave the old as it was."""

from __future__ import annotations

import glob
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import StoreError

_NEW, _OLD, _READY, _STORE = ".new", ".old", "ready", "store"
_HELD = "held"  # a file that is locked as long as somebody works in a folder

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def replacing(folder: Path, mine: str = _STORE) -> Iterator[Path]:
    """Give an empty folder that takes the place of ``folder`` when all has gone well.

    It lies beside ``folder``, so that putting it in place is a renaming. After an exception, an interruption
    or on a full disk it is removed, and ``folder`` is what it was; what a process that was killed left there, the next
    one removes. A folder that holds other things than a build (which has ``mine`` in it) is not replaced.

    Raises:
        StoreError: the folder cannot be made, or is no build

    """
    _refuse_what_is_no_build(folder, {mine})
    if folder.is_symlink():  # the link stays; what it leads to is replaced
        folder = folder.resolve()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _clear(folder)
        desk = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        fresh = desk / "new"
        held = _hold(desk)
        fresh.mkdir()
    except (OSError, sqlite3.Error) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else error
        msg = f"{folder}: cannot be made: {why}; name a folder that you may write"
        raise StoreError(msg) from error
    try:
        yield fresh
        _swap(fresh, folder, desk / "old")
    finally:
        held.close()
        shutil.rmtree(desk, ignore_errors=True)


def _hold(desk: Path) -> sqlite3.Connection:
    """Hold a folder until the connection is closed, or the process ends in whatever way."""
    held = sqlite3.connect(desk / _HELD, timeout=0, isolation_level=None)
    try:
        held.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error:
        held.close()
        raise
    return held


def _clear(folder: Path) -> None:
    """Remove what processes left beside a folder that ended before they were ready; put in place what was."""
    for desk in sorted(folder.parent.glob(f".{glob.escape(folder.name)}-*/{_HELD}")):
        with suppress(OSError, sqlite3.Error), closing(_hold(desk.parent)):  # somebody else may be at work there
            if (desk.parent / "old").exists() and not folder.exists():
                (desk.parent / "new").rename(folder)
            shutil.rmtree(desk.parent, ignore_errors=True)


@contextmanager
def renewing(folder: Path) -> Iterator[Path]:
    """Give an empty folder whose content takes the place of what ``folder`` has of the same names, all at once.

    The moment is the making of one file: before it, the old is what is read (`current`), and after it the new, even
    if the process ends there; the next build tidies up.

    Raises:
        StoreError: the folder cannot be written

    """
    settle(folder)
    fresh = folder / _NEW
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
    except OSError as error:
        raise _unwritable(folder, error) from error
    try:
        yield fresh
        _sync(fresh)
        (fresh / _READY).touch()
    except OSError as error:
        raise _unwritable(folder, error) from error
    finally:
        if not (fresh / _READY).exists():
            shutil.rmtree(fresh, ignore_errors=True)
    settle(folder)


def settle(folder: Path) -> None:
    """Put in place what `renewing` has made ready."""
    fresh, old = folder / _NEW, folder / _OLD
    if not (fresh / _READY).exists():
        return
    try:
        shutil.rmtree(old, ignore_errors=True)
        old.mkdir()
        for path in sorted(fresh.iterdir(), key=lambda path: not path.is_dir()):  # the store first
            if path.name != _READY:
                if (folder / path.name).is_dir():
                    (folder / path.name).rename(old / path.name)
                path.replace(folder / path.name)
        (fresh / _READY).unlink()
        fresh.rmdir()
    except OSError as error:
        raise _unwritable(folder, error) from error
    shutil.rmtree(old, ignore_errors=True)


def current(folder: Path) -> Path:
    """Give where the store of a build is to be read."""
    fresh = folder / _NEW
    return fresh if (fresh / _READY).exists() and (fresh / "store").is_dir() else folder


@contextmanager
def kept(folder: Path, mine: str) -> Iterator[Path]:
    """Give a build's folder, made if need be; one that was made for nothing is removed again.

    What holds other things than a build is refused. A build without ``mine`` (the file that tells what it was built
    from) cannot be added to: its content is removed when the new one is ready.

    Raises:
        StoreError: the folder cannot be made, or is no build

    """
    _refuse_what_is_no_build(folder, {_STORE, mine})
    folder = folder.resolve() if folder.is_symlink() else folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        msg = f"{folder}: cannot be made: {error.strerror or error}; name a folder that you may write"
        raise StoreError(msg) from error
    try:
        yield folder
    finally:
        with suppress(OSError):  # it is not empty: all is well
            folder.rmdir()


def _sync(folder: Path) -> None:
    """See to it that files are on the disk before their names are."""
    for path in folder.iterdir():
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())


def _unwritable(folder: Path, error: OSError) -> StoreError:
    return StoreError(f"{folder}: cannot be written: {error.strerror or error}; check the rights and the space left")


def _swap(fresh: Path, folder: Path, old: Path) -> None:
    if not folder.exists():
        fresh.rename(folder)
        return
    folder.rename(old)
    try:
        fresh.rename(folder)
    except BaseException:
        old.rename(folder)
        raise


def _refuse_what_is_no_build(folder: Path, known: set[str]) -> None:
    if folder.name in {"", ".."}:
        msg = (
            f"{folder}: is not replaced, as it is the folder you work in or one above; name a folder of its own with -o"
        )
        raise StoreError(msg)
    inside = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    if inside and not inside & known:
        msg = f"{folder}: holds other things than a build and is not replaced; name another folder with -o"
        raise StoreError(msg)
    if folder.exists() and not folder.is_dir():
        msg = f"{folder}: is a file, not a folder; name another with -o"
        raise StoreError(msg)
