"""Repair: bytes of a Chinese file to a document that says what was meant, and where in the file it says it."""

from kg.text.decode import Decoded, decode
from kg.text.document import repair
from kg.text.naming import document_iri

__all__ = ["Decoded", "decode", "document_iri", "repair"]
