"""A document before and after repair, and the map between the two."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import StrEnum
from operator import lt

from kg.model.place import NOWHERE, Place, Sheets
from kg.model.span import Span


@dataclass(frozen=True, slots=True)
class Seed:
    """One document as it was handed in: nothing decoded, nothing changed."""

    name: str  #: what the user calls it: a path, a file name, a URL, or ``-``
    data: bytes
    form: str = ""  #: text, markdown, html, record, docx, pdf; empty: told by name and first bytes


@dataclass(frozen=True, slots=True)
class Alignment:
    """For each character of a text, the stretch of the raw text it comes from.

    ``starts`` and ``ends`` never fall; neighbours may overlap by one raw character (a byte shift
    makes one raw character out of halves of two).

    >>> two = Alignment(array("I", [0, 6]), array("I", [6, 7]))  # 當(dāng)年 -> 当年
    >>> two.raw_span(Span(0, 1))
    Span(start=0, end=6)
    """

    starts: array[int]
    ends: array[int]

    @classmethod
    def identity(cls, length: int) -> Alignment:
        """Give the alignment of a text of ``length`` code points with itself."""
        return cls(array("I", range(length)), array("I", range(1, length + 1)))

    def __len__(self) -> int:
        return len(self.starts)

    def raw_span(self, span: Span) -> Span:
        """Give the raw stretch of the characters in ``span``; an empty span gives an empty one."""
        if not len(span):
            place = self.starts[span.start] if span.start < len(self) else (self.ends[-1] if len(self) else 0)
            return Span(place, place)
        return Span(self.starts[span.start], self.ends[span.end - 1])

    def clean_span(self, raw: Span) -> Span:
        """Give the characters that come, wholly or in part, from the raw stretch ``raw``."""
        first = bisect_right(self.ends, raw.start)
        last = bisect_left(self.starts, raw.end)
        return Span(first, max(first, last))

    def then(self, later: Alignment) -> Alignment:
        """Compose: ``later`` leads to this text, this one leads to the raw text."""
        if all(map(lt, later.starts, later.ends)):
            starts, ends = self.starts, self.ends
            return Alignment(
                array("I", [starts[at] for at in later.starts]), array("I", [ends[at - 1] for at in later.ends])
            )
        spans = [self.raw_span(Span(a, b)) for a, b in zip(later.starts, later.ends, strict=True)]
        return Alignment(array("I", [s.start for s in spans]), array("I", [s.end for s in spans]))


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """One change that repair made, and how surely."""

    raw: Span  #: what was replaced, in the decoded file
    clean: Span  #: what stands there now, in the repaired text (empty: removed)
    kind: str  #: pinyin, shift, lost, width, quote, variant, invisible, ...
    before: str
    after: str
    certainty: float = 1.0  #: between 0 and 1


class Role(StrEnum):
    """What a paragraph is for in its article."""

    TITLE = "title"
    BYLINE = "byline"
    ABSTRACT = "abstract"
    HEADING = "heading"
    BODY = "body"
    FURNITURE = "furniture"  #: picture names, comment boxes, end marks: never read for facts


@dataclass(frozen=True, slots=True, order=True)
class Paragraph:
    """One line of the article that holds text."""

    span: Span  #: in the clean text, without the line break
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class Document:
    """A document after repair: what it says, and where in the file it says it."""

    iri: str  #: from the name and the content hash
    name: str
    sha256: str  #: of the bytes as handed in
    codec: str  #: Python's name for the encoding
    raw: str  #: the file as decoded, before any repair
    clean: str  #: repaired and simplified: what is read
    original: str  #: repaired, in the script it was written in; as long as ``clean``
    alignment: Alignment  #: of ``clean`` (and ``original``) with ``raw``
    edits: tuple[Edit, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    notes: tuple[str, ...] = field(default=())  #: what a reader should know, such as "codec guessed"
    sheets: Sheets | None = None  #: of files with pages or numbered paragraphs

    def quote(self, span: Span) -> str:
        """Give the raw characters behind a stretch of the clean text."""
        return self.alignment.raw_span(span).of(self.raw)

    def place(self, raw: Span) -> Place:
        """Give where in the file a stretch of the raw text stands, beyond its offsets."""
        return self.sheets.place(raw) if self.sheets else NOWHERE
