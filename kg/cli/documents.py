"""Documents one after the other, for the commands that print what they find in each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import KgError, TextError
from kg.report import Skipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.documents import Fields
    from kg.model import Document, Seed
    from kg.seeds import Source

TextField = Annotated[str | None, typer.Option("--text-field", help="JSON Lines: the field with the text. 正文字段")]
IdField = Annotated[str | None, typer.Option("--id-field", help="JSON Lines: the field with the name. 编号字段")]


def fields_of(text: str | None, identity: str | None) -> Fields:
    """Give where the records of JSON Lines have their text and their name."""
    from kg.documents import Fields

    return Fields(text, identity)


def repaired(places: Iterable[str], fields: Fields | None = None) -> Iterator[Document]:
    """Give each document at ``places``, repaired; one that cannot be read is told on stderr.

    Raises:
        TextError: nothing could be read
        typer.Exit: at the end, with code 1, if something could not

    """
    from kg.documents import repair

    read, failed = 0, list[Skipped]()
    for source, seed in _seeds(places, fields):
        try:
            if isinstance(seed, KgError):
                raise seed
            document = repair(seed)
        except KgError as error:
            failed.append(Skipped(source, error))
            continue
        read += 1
        yield document
    if len(failed) == 1 and not read:
        raise type(failed[0].error)(str(failed[0]))
    for failure in failed:
        typer.echo(str(failure), err=True)
    if failed:
        raise typer.Exit(1 if read else TextError.exit_code)


def _seeds(places: Iterable[str], fields: Fields | None) -> Iterator[tuple[Source, Seed | KgError]]:
    from kg.documents import unpack
    from kg.seeds import find

    for source in find(places):
        try:
            for seed in unpack(source, fields):
                yield source, seed
        except KgError as error:
            yield source, error
