"""The stage as a whole: a seed in, a document out."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from kg.model import Document
from kg.text.decode import Decoded, decode
from kg.text.guess import is_likely
from kg.text.mojibake import unscramble
from kg.text.naming import document_iri
from kg.text.offsets import Aligned
from kg.text.restore import restore
from kg.text.roles import find_paragraphs
from kg.text.variant import simplify
from kg.text.width import drop_invisible, fold_width

if TYPE_CHECKING:
    from kg.model import Seed


SHORT = 20  #: characters; of fewer nothing can be said
UNLIKELY = "the characters are unlikely for Chinese: the text may have been decoded wrongly"


def mend(raw: str) -> Aligned:
    """Undo what was done to a text, in the script it is written in."""
    unscrambled = unscramble(raw)
    restored = unscrambled.then(restore(unscrambled.text)) if unscrambled else restore(raw)
    return fold_width(drop_invisible(restored))


def repair(seed: Seed) -> Document:
    """Decode a file, undo what was done to its text, and write it in simplified characters, each step recorded.

    Raises:
        TextError: the file is empty, binary, in no known encoding, or holds no Chinese.

    """
    return repaired(seed, decode(seed))


def repaired(seed: Seed, decoded: Decoded, chosen: Aligned | None = None) -> Document:
    """Repair a text that is decoded; of ``chosen``, if given: what is to be read of it, aligned with it."""
    mended = mend(decoded.text) if chosen is None else chosen.then(mend(chosen.text))
    clean = simplify(mended.text)
    doubts = () if len(clean) < SHORT or is_likely(clean) else (UNLIKELY,)
    return Document(
        iri=document_iri(seed.name, seed.data),
        name=seed.name,
        sha256=hashlib.sha256(seed.data).hexdigest(),
        codec=decoded.codec,
        raw=decoded.text,
        clean=clean,
        original=mended.text,
        alignment=mended.alignment,
        edits=mended.edits(),
        paragraphs=find_paragraphs(clean),
        notes=decoded.notes + mended.notes + doubts,
    )
