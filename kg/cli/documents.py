"""Documents one after the other, for the commands that print what they find in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from kg.errors import TextError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Document


def repaired(places: Iterable[str]) -> Iterator[Document]:
    """Give each document at ``places``, repaired; one that cannot be read is told on stderr.

    Raises:
        TextError: nothing could be read
        typer.Exit: at the end, with code 1, if something could not

    """
    from kg.report import Skipped
    from kg.seeds import find
    from kg.text import repair

    read, failed = 0, list[Skipped]()
    for source in find(places):
        try:
            document = repair(source.read())
        except TextError as error:
            failed.append(Skipped(source, error))
            continue
        read += 1
        yield document
    if len(failed) == 1 and not read:
        raise TextError(str(failed[0]))
    for failure in failed:
        typer.echo(str(failure), err=True)
    if failed:
        raise typer.Exit(1 if read else TextError.exit_code)
