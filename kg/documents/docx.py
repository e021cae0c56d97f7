"""The text of a Word file: each paragraph a line. Macros, links and pictures are never opened.

Weighed: python-docx (reads the whole file into memory and follows no limits; what is needed here is one part of the
archive and four of its elements).
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import IO, TYPE_CHECKING
from xml.parsers import expat

from kg.errors import TextError

if TYPE_CHECKING:
    from kg.model import Seed

LARGEST = 256 << 20  #: bytes of XML; a longer part is an archive made to fill the memory
LONGEST = 16 << 20  #: characters of all paragraphs
_PART = "word/document.xml"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_TWICE = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_OLE = b"\xd0\xcf\x11\xe0"


class _Refused(Exception):  # noqa: N818 - raised and caught within this module
    """The file holds what no Word file has."""


def docx_text(seed: Seed) -> str:
    """Give the text of a Word file, a paragraph a line; empty paragraphs too, so that lines count paragraphs.

    Raises:
        TextError: it is no Word file, is protected, damaged, or made to fill the memory

    """
    if seed.data.startswith(_OLE):
        msg = f"{seed.name}: an old or protected Word file; save it as .docx without a password"
        raise TextError(msg)
    try:
        with zipfile.ZipFile(io.BytesIO(seed.data)) as archive, archive.open(_PART) as part:
            return _Paragraphs().read(part)
    except KeyError as error:
        msg = f"{seed.name}: no Word file ({_PART} is not in it); save it as .docx"
        raise TextError(msg) from error
    except _Refused as error:
        msg = f"{seed.name}: {error}"
        raise TextError(msg) from error
    except (
        zipfile.BadZipFile, zlib.error, EOFError, expat.ExpatError, RuntimeError, NotImplementedError, OSError, ValueError,
    ) as error:  # fmt: skip
        msg = f"{seed.name}: a damaged Word file ({error}); save it anew as .docx"
        raise TextError(msg) from error


class _Paragraphs:
    """Gathers paragraphs while the XML goes by."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.open: list[list[str]] = []  #: a text box is a paragraph within one
        self.size = 0  #: characters so far
        self.in_text = False
        self.twice = 0  #: elements that repeat for old programs what was said before

    def read(self, part: IO[bytes]) -> str:
        """Give the text of a part, a paragraph a line; a part of more than `LARGEST` bytes is refused."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._doctype
        size = 0
        while piece := part.read(1 << 16):
            size += len(piece)
            if size > LARGEST:
                msg = f"it unpacks to more than {LARGEST >> 20} MiB; save it anew as .docx"
                raise _Refused(msg)
            parser.Parse(piece, False)  # noqa: FBT003 - as expat calls it
        parser.Parse(b"", True)  # noqa: FBT003 - as expat calls it
        return "\n".join(self.done)

    def _start(self, name: str, _: dict[str, str]) -> None:
        if name == _TWICE or self.twice:
            self.twice += 1
            return
        match _local(name):
            case "p":
                self.open.append([])
            case "t":
                self.in_text = True
            case "tab" | "br" | "cr" if self.open:
                self.open[-1].append(" ")

    def _end(self, name: str) -> None:
        if self.twice:
            self.twice -= 1
            return
        match _local(name):
            case "p" if self.open:
                self._add("".join(self.open.pop()).replace("\n", " "))
            case "t":
                self.in_text = False

    def _add(self, paragraph: str) -> None:
        self.done.append(paragraph)
        self.size += len(paragraph)
        if self.size > LONGEST:
            msg = f"it has more than {LONGEST >> 20} million characters; split it"
            raise _Refused(msg)

    def _characters(self, text: str) -> None:
        if self.in_text and self.open and not self.twice:
            self.open[-1].append(text)

    def _doctype(self, *_: object) -> None:
        msg = "it declares entities, which no Word file does; save it anew as .docx"
        raise _Refused(msg)


def _local(name: str) -> str:
    space, _, local = name.rpartition(" ")
    return local if space in {_WORD, _STRICT} else ""
