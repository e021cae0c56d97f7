"""Put a whole folder in place at once, or leave the old one as it was."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Give an empty folder that takes the place of ``folder`` when all has gone well.

    It lies beside ``folder``, so that putting it in place is a renaming. After an exception, an interruption
    or on a full disk it is removed, and ``folder`` is what it was. A folder that holds other things than a
    build is not replaced.

    Raises:
        StoreError: the folder cannot be made, or is no build

    """
    _refuse_what_is_no_build(folder)
    if folder.is_symlink():  # the link stays; what it leads to is replaced
        folder = folder.resolve()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        desk = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        fresh = desk / "new"
        fresh.mkdir()
    except OSError as error:
        msg = f"{folder}: cannot be made: {error.strerror or error}; name a folder that you may write"
        raise StoreError(msg) from error
    try:
        yield fresh
        _swap(fresh, folder, desk / "old")
    finally:
        shutil.rmtree(desk, ignore_errors=True)


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


def _refuse_what_is_no_build(folder: Path) -> None:
    if folder.name in {"", ".."}:
        msg = (
            f"{folder}: is not replaced, as it is the folder you work in or one above; name a folder of its own with -o"
        )
        raise StoreError(msg)
    if folder.is_dir() and any(folder.iterdir()) and not (folder / "store").is_dir():
        msg = f"{folder}: holds other things than a build and is not replaced; name another folder with -o"
        raise StoreError(msg)
    if folder.exists() and not folder.is_dir():
        msg = f"{folder}: is a file, not a folder; name another with -o"
        raise StoreError(msg)
