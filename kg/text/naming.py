"""The name of a document in the graph."""

from __future__ import annotations

import hashlib
import re
import unicodedata

BASE = "https://kg.example/document/"


def document_iri(name: str, data: bytes) -> str:
    """Give the IRI of a document: its name without folder and suffix, and the start of its hash.

    Letters of any script, digits and ``-._~`` stay; each other character becomes ``_``.

    >>> document_iri("seeds/蚂蚁 金服(1).txt", b"")
    'https://kg.example/document/蚂蚁_金服_1_-e3b0c44298fc'
    """
    return f"{BASE}{stem(name)}-{hashlib.sha256(data).hexdigest()[:12]}"


def stem(name: str) -> str:
    """Give the last part of a path or URL, without its suffix, with only what an IRI may hold.

    >>> stem("-"), stem("https://example.org/a/京东.html?page=2"), stem(".txt")
    ('stdin', '京东', '.txt')
    """
    if name == "-":
        return "stdin"
    path = re.sub(r"^([a-z][a-z0-9+.-]*://[^?#]*)[?#].*$", r"\1", name, flags=re.DOTALL) if "://" in name else name
    last = re.split(r"[/\\]", path.rstrip("/\\"))[-1]
    bare = re.sub(r"(?<=.)\.[^.]*$", "", last)
    folded = "".join(c if c.isalnum() or c in "-._~" else "_" for c in unicodedata.normalize("NFC", bare))
    return folded or "document"
