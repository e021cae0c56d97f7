"""Take documents out of files: text, Markdown, HTML, JSON Lines, Word, PDF; packed by gzip or Zstandard or not.

In goes a `Source`, out come seeds (`unpack`): one, or one for each record. In goes a `Seed`, out comes a `Document`
(`repair`): ``raw`` is what the file says as decoded, ``clean`` the text chosen from it and repaired, and the alignment
leads from one to the other, so that every evidence is a slice of the original.

Nothing in a file is executed or fetched: no script, macro, link, entity or picture. Time and memory are bounded: one
document has `LARGEST` bytes at most, packed or not, and no reader looks at a character more than a few times.

Weighed: one library for all (textract, unstructured, markitdown: they give new text and forget where it stood).
"""

from kg.documents.reading import repair
from kg.documents.unpack import Fields, unpack
from kg.seeds import LARGEST

__all__ = ["LARGEST", "Fields", "repair", "unpack"]
