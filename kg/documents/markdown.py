"""The text of a Markdown file, with the way back to its source: marks of layout, code, tables and pictures are left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.documents.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.text.offsets import Aligned

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_RULE = re.compile(r" {0,3}(?:(?:[-*_] *){3,}|=+ *|:?-{2,}:? *(?:\| *:?-+:? *)*|\|[ :|-]+)$")
_LEAD = re.compile(r"(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]|\[[ xX]\][ \t]|#{1,6}[ \t]))*[ \t]*")
_STARTS = re.compile(r"[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|\||<)")
_QUOTED = re.compile(r"[ \t]*>[ \t]*(?![ \t>#*+|-]|\d{1,9}[.)][ \t])")
_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]")
_DEFINITION = re.compile(r" {0,3}\[[^\]]{1,200}\]:\s")
#: What is not text within a line. The bounds keep a line of a million brackets linear.
_INLINE = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<picture>!\[[^\[\]\n]{0,300}\](?:\([^()\n]{0,1000}\)|\[[^\[\]\n]{0,200}\]))"
    r"|(?P<link>\[(?P<words>[^\[\]\n]{1,300})\](?:\([^()\n]{0,1000}\)|\[[^\[\]\n]{0,200}\]))"
    r"|(?P<note>\[\^[^\[\]\n]{1,60}\])"
    r"|(?P<address><(?:https?://|mailto:)[^<>\s]{1,500}>)"
    r"|(?P<tag><(?:/?[a-zA-Z][^<>\n]{0,300}|!--[^\n]{0,1000}?--)>)"
    r"|(?P<mark>\*{1,3}|~~|`+|(?<![A-Za-z0-9])_{1,3}|_{1,3}(?![A-Za-z0-9]))"
)


def plain_text(source: str) -> Aligned:
    r"""Give the text of a Markdown file: each paragraph on a line, without marks of layout.

    >>> plain_text("# 京东\n\n它**关注**\n[产业](a.html)。\n\n```\ncode\n```\n").text
    '京东\n它关注产业。'
    """
    layout = Layout(source)
    open_paragraph = quoted = False
    for start, end in _lines(source):
        line = source[start:end]
        if not line.strip() or _RULE.match(line) or _DEFINITION.match(line) or line.lstrip().startswith("|"):
            layout.line()
            open_paragraph = quoted = False
            continue
        goes_on = open_paragraph and (not _STARTS.match(line) or (quoted and _QUOTED.match(line)))
        quoted = line.lstrip().startswith(">")
        if goes_on:
            layout.blank(start - 1, start)
        else:
            layout.line()
        lead = _LEAD.match(line)
        _inline(layout, source, start + (lead.end() if lead else 0), end)
        open_paragraph = not _HEADING.match(line) and not line.endswith("  ")
    layout.line()
    return layout.finish()


def _lines(source: str) -> Iterator[tuple[int, int]]:
    """Give the lines that are text: what precedes the article as its data, and code, are left out."""
    place, fence = _after_front(source), ""
    while place < len(source):
        end = source.find("\n", place)
        end = len(source) if end < 0 else end
        found = _FENCE.match(source, place, end)
        if fence:
            fence = "" if found and found[1].startswith(fence) else fence
        elif found:
            fence = found[1]
        else:
            yield place, end
        place = end + 1


def _after_front(source: str) -> int:
    """Find the end of the data between two lines of ``---`` at the top."""
    if not re.match(r"\ufeff?---[ \t]*\r?\n", source):
        return 0
    found = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE).search(source, source.find("\n") + 1)
    return found.end() if found else 0


def _inline(layout: Layout, source: str, start: int, end: int) -> None:
    """Take what is text in a line."""
    place = start
    for found in _INLINE.finditer(source, start, end):
        layout.take(place, found.start())
        place = found.end()
        if found["escape"]:
            layout.copy(found.start() + 1, place)
        elif found["link"]:
            _inline(layout, source, found.start("words"), found.end("words"))
    layout.take(place, end)
