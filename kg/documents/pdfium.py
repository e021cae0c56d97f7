"""The process that reads a PDF: bytes on stdin, its pages as JSON on stdout."""

from __future__ import annotations

import json
import sys

MEMORY = 2 << 30  #: bytes of address space
LONGEST = 16 << 20  #: characters of all pages


def main() -> None:
    """Read stdin, answer, end."""
    data = sys.stdin.buffer.read()
    import pypdfium2  # type: ignore[import-untyped]

    "".encode("utf-16-le")  # what is loaded when first used must be so before the door closes
    _confine()
    sys.stdout.write(json.dumps(_read(pypdfium2, data)))


def _confine() -> None:
    """Take away memory without end, and new files or connections, where the system knows such limits."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(pdfium: object, data: bytes) -> dict[str, object]:
    error: type[Exception] = pdfium.PdfiumError  # type: ignore[attr-defined]
    try:
        document = pdfium.PdfDocument(data)  # type: ignore[attr-defined]
    except error as found:
        cause = (
            "protected by a password; save it without"
            if "assword" in str(found)
            else "a damaged PDF, or none; save it anew"
        )
        return {"error": cause}
    pages, size = [], 0
    for number in range(len(document)):
        try:
            text = document[number].get_textpage().get_text_bounded()
        except error:
            text = ""
        text = text.replace("\r\n", "\n").replace("\f", "\n").encode("utf-8", "replace").decode("utf-8")
        size += len(text)
        if size > LONGEST:
            return {"error": f"more than {LONGEST >> 20} million characters; split it"}
        pages.append(text)
    return {"pages": pages}
