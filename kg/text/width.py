"""Width and invisible characters: letters and digits as ASCII writes them, blanks as blanks, nothing unseen.

Punctuation stays as written, since ``，`` and ``,`` tell how a text was made and the reader takes both. Nothing is
normalised by NFKC, which turns ⒆ into (19) and ½ into 1/2: characters change their number and numbers their value.
"""

from __future__ import annotations

import re
from array import array

from kg.model import Alignment, Span
from kg.text.offsets import Aligned, Change

LETTERS = {c + 0xFEE0: c for c in range(0x21, 0x7F) if chr(c).isalnum()}
BLANKS = dict.fromkeys(map(ord, "\N{NO-BREAK SPACE}\N{IDEOGRAPHIC SPACE}"), ord(" "))
BREAKS = dict.fromkeys(map(ord, "\r\v\f\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}\N{NEXT LINE}"), ord("\n"))
ORDINARY = {**LETTERS, **BLANKS, **BREAKS}
WIDE = re.compile("[" + "".join(map(re.escape, map(chr, LETTERS | BLANKS))) + "]+")

#: Characters that show nothing: controls, zero-width ones, marks of direction, the soft hyphen, variation selectors.
INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\N{SOFT HYPHEN}\N{COMBINING GRAPHEME JOINER}\N{MONGOLIAN VOWEL SEPARATOR}"
    "\N{ZERO WIDTH SPACE}-\N{RIGHT-TO-LEFT MARK}\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}"
    "\N{WORD JOINER}-\N{NOMINAL DIGIT SHAPES}\N{VARIATION SELECTOR-1}-\N{VARIATION SELECTOR-16}"
    "\N{ZERO WIDTH NO-BREAK SPACE}\N{VARIATION SELECTOR-17}-\N{VARIATION SELECTOR-256}"
)
DROPPED = re.compile(f"[{INVISIBLE}]+|\r(?=\n)")


def fold_width(text: Aligned) -> Aligned:
    """Write full-width letters and digits as ASCII, blanks as spaces, line breaks as line feeds.

    >>> fold_width(Aligned.untouched("Ｂ端流量，１２％")).text
    'B端流量，12％'
    """
    changes = tuple(Change(text.alignment.raw_span(Span(*m.span())), "width") for m in WIDE.finditer(text.text))
    return text.replaced(text.text.translate(ORDINARY), changes)


def drop_invisible(text: Aligned) -> Aligned:
    """Take out the characters that show nothing, and the carriage return before a line feed.

    The line feed stands for its carriage return from then on, so that this is no edit.

    >>> drop_invisible(Aligned.untouched("京\N{ZERO WIDTH SPACE}东")).text
    '京东'
    """
    found = list(DROPPED.finditer(text.text))
    if not found:
        return text
    old, starts, ends = text.alignment, array("I"), array("I")
    parts, place, begins, changes = [], 0, None, []
    for m in found:
        _take(old, place, m.start(), begins, starts, ends)
        parts.append(text.text[place : m.start()])
        place, begins = m.end(), None
        raw = old.raw_span(Span(*m.span()))
        if m[0] == "\r":
            begins = raw.start
        else:
            changes.append(Change(raw, "invisible"))
    _take(old, place, len(text.text), begins, starts, ends)
    parts.append(text.text[place:])
    return Aligned(text.raw, "".join(parts), Alignment(starts, ends), text.changes + tuple(changes), text.notes)


def _take(old: Alignment, start: int, end: int, begins: int | None, starts: array[int], ends: array[int]) -> None:
    """Append the spans of the characters from ``start`` to ``end``; the first starts at ``begins`` where given."""
    starts.extend(old.starts[start:end])
    ends.extend(old.ends[start:end])
    if begins is not None and end > start:
        starts[len(starts) - (end - start)] = begins
