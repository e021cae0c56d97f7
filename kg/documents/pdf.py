"""The text of a PDF, page by page, read in a process of its own.

PDFium is a large program in C++ that takes files from anywhere: it works behind a limit of time and memory, without a
door to the disk or the net, and what happens to it happens to one document.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from array import array
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from kg.documents.layout import Layout
from kg.errors import MissingPartError, TextError

if TYPE_CHECKING:
    from kg.model import Seed
    from kg.text.offsets import Aligned

SECONDS = 120.0
PAGE_END = "\f"

_PACKAGES = str(Path(__file__).resolve().parent.parent.parent)
_PROGRAM = "import sys; sys.path.insert(0, sys.argv.pop(1)); from kg.documents.pdfium import main; main()"
_ENDED = re.compile(r"[。！？!?；;…：:][”’」』）)】》\"']*$")
_NUMBER = re.compile(r"[\s\-—·第页共/]*\d{1,5}[\s\-—·第页共/\d]*$")
_FULL = 0.8  # of the longest usual line; a shorter one ends its paragraph


def pdf_text(seed: Seed, *, seconds: float = SECONDS) -> tuple[str, array[int]]:
    """Give the text of a PDF as it lies on its pages, a form feed between pages, and the boxes of its characters.

    Raises:
        TextError: it is no PDF, is protected or damaged, or takes too long
        MissingPartError: the reader is not installed

    """
    if find_spec("pypdfium2") is None:
        msg = f"{seed.name}: reading PDF takes an optional part; install it: pip install 'kg-zh[pdf]'"
        raise MissingPartError(msg)
    command = [sys.executable, "-P", "-c", _PROGRAM, _PACKAGES]
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the file goes through the pipe
            command, input=seed.data, capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        msg = f"{seed.name}: a PDF that takes longer than {seconds:g} seconds to read; print it to a new PDF"
        raise TextError(msg) from error
    if done.returncode:
        msg = f"{seed.name}: a PDF that ends its reader (damaged, or made to); print it to a new PDF"
        raise TextError(msg)
    head, _, body = done.stdout.partition(b"\n")
    told = json.loads(head)
    if "error" in told:
        msg = f"{seed.name}: {told['error']}"
        raise TextError(msg)
    return PAGE_END.join(told["pages"]), array("H", body)


def running_text(pages: str) -> Aligned:
    r"""Join the lines of pages to paragraphs: a full line that ends no sentence goes on with the next.

    Page numbers are left out.

    >>> running_text("支付宝沉迷于流量，京东科\n技关注产业。\n结语\n- 3 -").text
    '支付宝沉迷于流量，京东科技关注产业。\n结语'
    """
    layout = Layout(pages)
    lines = [(found.start(), found.end()) for found in re.finditer(r"[^\r\n\f]+", pages)]
    lines = [(start, end) for start, end in lines if pages[start:end].strip() and not _is_number(pages[start:end])]
    usual = sorted(end - start for start, end in lines)
    full = usual[len(usual) * 9 // 10] * _FULL if usual else 0
    goes_on = 0
    for start, end in lines:
        if goes_on:
            layout.blank(goes_on, start)
        else:
            layout.line()
        layout.take(start, end)
        line = pages[start:end].rstrip()
        goes_on = end if len(line) >= full and not _ENDED.search(line[-8:]) else 0
    layout.line()
    return layout.finish()


def _is_number(line: str) -> bool:
    return len(line) < 20 and _NUMBER.fullmatch(line.strip()) is not None
