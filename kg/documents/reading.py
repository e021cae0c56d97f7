"""One document of whatever form, repaired."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.documents.docx import docx_text
from kg.documents.forms import form_of
from kg.documents.html import main_text
from kg.documents.markdown import plain_text
from kg.documents.pdf import pdf_text, running_text
from kg.documents.records import record_text
from kg.errors import TextError
from kg.model import sheets
from kg.text import Decoded, decode, repaired
from kg.text.han import has_chinese

if TYPE_CHECKING:
    from kg.model import Document, Seed, Sheets
    from kg.text.offsets import Aligned

_MARKS = {"html": "the page", "markdown": "the file", "record": "the record", "docx": "the file", "pdf": "the file"}


def repair(seed: Seed) -> Document:
    """Take the text out of a document, undo what was done to it, and write it in simplified characters.

    Offsets lead to the file as decoded: of HTML, Markdown and JSON to its source, of Word to its paragraphs (one a
    line), of PDF to the text of its pages (a form feed between them).

    >>> from kg.model import Seed
    >>> page = repair(Seed("a.html", "<p>支付寶<i>沉迷</i>於流量</p>".encode()))
    >>> page.clean, page.alignment.starts[3], page.raw[9:11]
    ('支付宝沉迷于流量', 9, '沉迷')

    Raises:
        TextError: it cannot be read, or holds no Chinese
        MissingPartError: what reads its form is not installed

    """
    form, _, field = (seed.form or form_of(seed.name, seed.data[:4096])).partition(" ")
    if form in {"text", "records"}:
        return repaired(seed, decode(seed))
    decoded, chosen, where = _chosen(seed, form, field)
    text = decoded.text if chosen is None else chosen.text
    if not has_chinese(text):
        cause = "no text" if not text.strip() else "no Chinese character"
        cure = "give one with text in it (a scanned one needs character recognition first)"
        msg = f"{seed.name}: {cause} in {_MARKS[form]}; {cure if form == 'pdf' else 'give a Chinese text'}"
        raise TextError(msg)
    return replace(repaired(seed, decoded, chosen), sheets=where)


def _chosen(seed: Seed, form: str, field: str) -> tuple[Decoded, Aligned | None, Sheets | None]:
    """Give a document as decoded, what is to be read of it, and its pages or paragraphs."""
    if form == "docx":
        lines = docx_text(seed)
        return Decoded(lines, form), None, sheets(lines, "paragraph")
    if form == "pdf":
        pages, boxes = pdf_text(seed)
        return Decoded(pages, form), running_text(pages), sheets(pages, "page", boxes)
    # Characters may be written as references, so that there is no Chinese to tell an encoding by.
    decoded = Decoded(seed.data.decode("ascii"), "ascii") if seed.data.isascii() and seed.data.strip() else decode(seed)
    if form == "html":
        return decoded, main_text(decoded.text), None
    if form == "markdown":
        return decoded, plain_text(decoded.text), None
    return decoded, record_text(decoded.text, field), None
