"""The process that reads a PDF: bytes on stdin, its pages as a line of JSON on stdout, and the boxes of their characters."""

from __future__ import annotations

import json
import math
import sys
from array import array
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

MEMORY = 2 << 30  #: bytes of address space
LONGEST = 16 << 20  #: characters of all pages
PLACED = 4 << 20  #: characters whose boxes are told

_AHEAD = 200  # characters of a page that may be passed over before one of its text is found
_FINE = 1 << 16  # parts of a page's width and height in which PDFium tells places
_NEAR = 0.05  # points by which a place may be told wrongly
_HIGHEST = 0xFFFF

Box = tuple[int, int, int, int]
NOWHERE: Box = (0, 0, 0, 0)


def main() -> None:
    """Read stdin, answer, end."""
    data = sys.stdin.buffer.read()
    import pypdfium2  # type: ignore[import-untyped]
    import pypdfium2.raw  # type: ignore[import-untyped]

    "".encode("utf-16-le")  # what is loaded when first used must be so before the door closes
    _confine()
    told, boxes = read(pypdfium2, data)
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + boxes.tobytes())


def _confine() -> None:
    """Take away memory without end, and new files or connections, where the system knows such limits."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read(pdfium: Any, data: bytes) -> tuple[dict[str, object], array[int]]:  # noqa: ANN401 - it brings no types
    """Give the pages, or what is wrong; and four numbers for each character of them, a form feed between two."""
    boxes = array("H")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as found:
        cause = (
            "protected by a password; save it without"
            if "assword" in str(found)
            else "a damaged PDF, or none; save it anew"
        )
        return {"error": cause}, boxes
    pages, size = [], 0
    for number in range(len(document)):
        try:
            page = document[number]
            inside = page.get_textpage()
            text = inside.get_text_bounded()
        except pdfium.PdfiumError:
            page, text = None, ""
        text = text.replace("\r\n", "\n").replace("\f", "\n").encode("utf-8", "replace").decode("utf-8")
        size += len(text)
        if size > LONGEST:
            return {"error": f"more than {LONGEST >> 20} million characters; split it"}, array("H")
        if size <= PLACED and len(boxes) == 4 * (size - len(text) + max(0, number - 1)):
            boxes.extend(NOWHERE if number else ())  # of the form feed
            for box in _boxes(text, pdfium.raw, page, inside) if page else ():
                boxes.extend(box)
        pages.append(text)
    return {"pages": pages}, boxes


def _boxes(text: str, raw: Any, page: Any, inside: Any) -> list[Box]:  # noqa: ANN401
    """Give the box of each character of a page's text; of those that take no room, or are not found, `NOWHERE`.

    The text is the characters of the page in their order, with line breaks put in and some left out.
    """
    shown = _shown(raw, page)
    count, at = inside.count_chars(), 0
    found = []
    for character in text:
        box = NOWHERE
        if not character.isspace():
            near = range(at, min(count, at + _AHEAD))
            code = int.from_bytes(character.encode("utf-16-le")[:2], "little")  # it counts halves of what lies beyond
            place = next((n for n in near if raw.FPDFText_GetUnicode(inside, n) == code), None)
            if place is not None:
                at = place + 1
                box = shown(inside.get_charbox(place, loose=True))
        found.append(box)
    return found


def _shown(raw: Any, page: Any) -> Callable[[tuple[float, float, float, float]], Box]:  # noqa: ANN401
    """Give what turns a box of the page's own space (upwards from below) into one of the page as it is shown."""
    from ctypes import c_int

    width, height = page.get_size()

    def told(x: float, y: float) -> tuple[float, float]:
        across, down = c_int(), c_int()
        raw.FPDF_PageToDevice(page, 0, 0, _FINE, _FINE, 0, x, y, across, down)
        return across.value / _FINE * width, down.value / _FINE * height

    def box(bounds: tuple[float, float, float, float]) -> Box:
        left, bottom, right, top = bounds
        (x0, y0), (x1, y1) = told(left, top), told(right, bottom)
        return _down(min(x0, x1)), _down(min(y0, y1)), _up(max(x0, x1)), _up(max(y0, y1))

    return box


def _down(place: float) -> int:
    return max(0, min(_HIGHEST, math.floor(place + _NEAR)))


def _up(place: float) -> int:
    return max(0, min(_HIGHEST, math.ceil(place - _NEAR)))
