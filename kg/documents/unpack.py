"""A file as the documents in it: unpacked, and cut into its records."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass
from io import BufferedIOBase, BufferedReader, RawIOBase
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.documents.forms import form_of
from kg.documents.records import identity, parsed, text_field
from kg.errors import MissingPartError, TextError
from kg.model import Seed
from kg.seeds import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_LINE = 16 << 20  #: bytes of one record
SWELLING = 200  #: times its size; text that unpacks to more was made to fill the memory
_FREE = 32 << 20  # bytes that may be unpacked from however few

_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"


@dataclass(frozen=True, slots=True)
class Fields:
    """Which fields of a record hold its text and its name; None: the usual ones."""

    text: str | None = None
    identity: str | None = None


def unpack(source: Source, fields: Fields | None = None, share: tuple[int, int] = (0, 1)) -> Iterator[Seed | TextError]:
    """Give the documents in a source: one, or one for each record of JSON Lines.

    A record that cannot be read comes as its error, and the others go on. Records are read as they are asked for,
    so that a corpus may be larger than the memory. Of so many shares of the records (the second of ``share``) one may
    be asked for alone; what is no corpus of records is in the first.

    Raises:
        TextError: the source cannot be opened, unpacked or read
        MissingPartError: what unpacks it is not installed

    """
    wanted = fields or Fields()
    try:
        with source.open() as opened:
            stream = _unpacked(source, opened)
            start = _peek(stream)
            form = "records" if wanted.text and source.place == "-" else form_of(source.name, start)
            if form == "records":
                yield from _records(source, stream, wanted, share)
            elif not share[0]:
                yield Seed(source.name, source.limited(stream), form)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        msg = f"{source.place}: damaged ({error}); pack it anew"
        raise TextError(msg) from error
    except OSError as error:
        msg = f"{source.place}: cannot be read ({error.strerror or error}); check its rights"
        raise TextError(msg) from error


class _Counted(RawIOBase):
    """A stream that counts what is read from it."""

    def __init__(self, stream: BinaryIO | BufferedIOBase, within: _Counted | None = None, place: str = "") -> None:
        self.stream, self.within, self.place = stream, within, place
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self.stream.read(len(buffer))
        buffer[: len(data)] = data
        self.count += len(data)
        if self.within and self.count > max(_FREE, SWELLING * self.within.count):
            msg = (
                f"{self.place}: unpacks to more than {SWELLING} times its size: made to fill the memory; "
                "unpack it yourself if you trust it"
            )
            raise TextError(msg)
        return len(data)


def _unpacked(source: Source, stream: BinaryIO) -> BinaryIO:
    """Give a stream of what is packed in a stream; of plain files, themselves."""
    packed = _Counted(stream)
    buffered = BufferedReader(packed, 1 << 16)
    start = _peek(buffered)
    if start.startswith(_GZIP):
        return BufferedReader(_Counted(gzip.GzipFile(fileobj=buffered), packed, source.place), 1 << 16)
    if start.startswith(_ZSTD):
        return BufferedReader(_Counted(_of_zstd(buffered, source.place), packed, source.place), 1 << 16)
    return buffered


def _of_zstd(stream: BinaryIO, place: str) -> BinaryIO:
    try:
        import zstandard
    except ImportError as error:
        msg = f"{place}: reading .zst takes an optional part; install it: pip install 'kg-zh[zstd]'"
        raise MissingPartError(msg) from error

    class Reader(RawIOBase):
        """Turns the errors of the library into those of damaged archives."""

        def __init__(self) -> None:
            self.inner = zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(
                stream, read_across_frames=True
            )

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
            try:
                data = self.inner.read(len(buffer))
            except zstandard.ZstdError as error:
                raise EOFError(str(error)) from error
            buffer[: len(data)] = data
            return len(data)

    return BufferedReader(Reader(), 1 << 16)


def _peek(stream: BufferedReader[Any] | BinaryIO) -> bytes:
    return stream.peek(4096)[:4096] if isinstance(stream, BufferedReader) else b""


def _records(source: Source, stream: BinaryIO, fields: Fields, share: tuple[int, int]) -> Iterator[Seed | TextError]:
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        mine = number % share[1] == share[0]
        if len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            if mine:
                msg = f"{source.place}:{number}: longer than {LONGEST_LINE >> 20} MiB; mend or split the line"
                yield TextError(msg)
            while (rest := stream.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            continue
        if not mine:
            continue
        bare = line.strip().removeprefix(b"\xef\xbb\xbf")
        if bare:
            try:
                yield _record(source, bare, number, fields)
            except TextError as error:
                yield error


def _record(source: Source, line: bytes, number: int, fields: Fields) -> Seed:
    place = f"{source.place}:{number}"
    record = parsed(line, place)
    field = text_field(record, fields.text, place)
    return Seed(f"{source.name}#{identity(record, fields.identity) or number}", line, f"record {field}")
