"""Which form a document is in: by its name, else by how it begins."""

from __future__ import annotations

import re
from pathlib import PurePath

from kg.seeds import COMPRESSED, FORMS

_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE | re.DOTALL
)


def form_of(name: str, start: bytes = b"") -> str:
    """Tell the form: text, markdown, html, records, docx, pdf.

    The name decides; where it tells nothing, the first bytes do.

    >>> form_of("news/京东.HTML"), form_of("corpus.jsonl.gz"), form_of("-", b"<!DOCTYPE html><p>"), form_of("notes")
    ('html', 'records', 'html', 'text')
    """
    told = PurePath(name.lower())
    if told.suffix in COMPRESSED:
        told = told.with_suffix("")
    known = FORMS.get(told.suffix)
    if known:
        return known
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(b"PK\x03\x04") and (b"word/" in start or b"[Content_Types]" in start):
        return "docx"
    return "html" if _PAGE.match(start.removeprefix(b"\xef\xbb\xbf")) else "text"
