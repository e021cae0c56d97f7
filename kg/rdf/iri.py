r"""Names of things: readable Chinese IRIs, and how what an IRI may not hold is folded.

The rule, for a name in Unicode normal form C:

1. Letters, digits and marks of any script stay, and so does what RFC 3987 allows in a path segment:
   ``- . ! $ & ' ( ) * + , ; = : @`` and Chinese punctuation.
2. One space between two other characters becomes ``_``.
3. Every other character (``_ ~ % / ? # [ ] < > " { } | \ ^``, other spaces, invisible and private
   characters) becomes ``_``, and the name gets a suffix of ``-`` and eight letters from its hash. So
   does a name that is empty, is only dots, or already ends like such a suffix.

Two names have one IRI only if they are equal, or equal in normal form C. Nothing is percent-encoded.

Alternatives weighed: percent-encoding (nobody can read ``%E6%94%AF``, and tools disagree on when to
decode it); numbers or hashes alone (a graph that must be looked up to be read).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.model.place import NOWHERE, Place
from kg.model.span import Span
from kg.ontology.vocabulary import NAMESPACE
from kg.rdf.names import ENTITY, SAYS, STATEMENT

if TYPE_CHECKING:
    from kg.model import Entity, Evidence, Predicate

_SIGNS = frozenset("-.!$&'()*+,;=:@")
_SUFFIX = re.compile(r"-[a-p]{8}$")
_PLAIN = re.compile("[0-9A-Za-z\u4e00-\u9fff]+")
_PLACE = re.compile(r"&(?:page=(\d+)(?:&viewrect=(\d+),(\d+),(\d+),(\d+))?|paragraph=(\d+))$")
_SPAN = re.compile(r"#char=([0-9]+),([0-9]+)(?:[;&]|$)")
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")

#: Where RDF/XML may cut a name in two: what follows must be a name of XML by itself.
_XML_END = re.compile(r"[^\W\d][\w.·-]*$")


def fold(name: str) -> str:
    """Give the local name that stands for ``name`` in an IRI.

    >>> fold("支付宝"), fold("京东·科技（数科）"), fold("Ant Financial"), fold("C++")
    ('支付宝', '京东·科技（数科）', 'Ant_Financial', 'C++')
    >>> fold("A/B测试"), fold("A_B测试")
    ('A_B测试-mnlnenfg', 'A_B测试-fpfakkpa')
    """
    if _PLAIN.fullmatch(name):  # most names: nothing to fold
        return name
    normal = unicodedata.normalize("NFC", name)
    folded = "".join(c if _stays(c) else "_" for c in normal)
    reversible = folded.replace("_", " ") == normal and "  " not in normal and normal.strip(" ") == normal
    if reversible and folded.strip(".") and not _SUFFIX.search(folded):
        return folded
    return folded + _suffix(normal)


def unfold(local: str) -> str | None:
    """Give the name that was folded to ``local``; None where folding lost it.

    >>> unfold(fold("Ant Financial")), unfold(fold("A/B测试"))
    ('Ant Financial', None)
    """
    return None if _SUFFIX.search(local) else local.replace("_", " ")


def entity_iri(entity: Entity) -> NamedNode:
    """Give the IRI of the thing itself.

    >>> from kg.model import Entity
    >>> entity_iri(Entity("支付宝", "Product"))
    <NamedNode value=https://kg.example/entity/支付宝>
    """
    return NamedNode(ENTITY + fold(entity.key))


def property_iri(predicate: Predicate) -> NamedNode:
    """Give the IRI of what is said: a property of the ontology, or the very words.

    >>> from kg.model import Predicate
    >>> property_iri(Predicate("沉迷于", "pursues")), property_iri(Predicate("按下了暂停键"))
    (<NamedNode value=https://kg.example/ontology#pursues>, <NamedNode value=https://kg.example/says/按下了暂停键>)
    """
    if predicate.property:
        return NamedNode(NAMESPACE + fold(predicate.property))
    local = fold(predicate.label)
    # RDF/XML writes a predicate as the name of an element, so its end must be one.
    return NamedNode(SAYS + (local if _XML_END.search(local) else local + _suffix(local)))


def statement_iri(identity: str) -> NamedNode:
    """Give the IRI of the statement with that ``Statement.id``."""
    return NamedNode(STATEMENT + identity)


def evidence_iri(evidence: Evidence, identity: str) -> NamedNode:
    """Give the IRI of one piece of evidence for the statement with that ``Statement.id``.

    The fragment begins like RFC 5147 has it, so that document, begin and end take no triples of their own (`document_of`,
    `span_of`; in SPARQL ``STRBEFORE(STR(?evidence), "#")`` and so on). The statement stands in it too: what one sentence says of
    two things was read in two ways, by other words and perhaps another construction, and neither must be
    taken for the proof of the other. Of a file with pages the fragment goes on as RFC 8118 has it, so that a viewer of
    PDF opens it at the place (it passes over what it does not know), and of a Word file with the paragraph: so the place
    takes no triple of its own.
    """
    begin, end = evidence.span.start, evidence.span.end
    return NamedNode(f"{evidence.document}#char={begin},{end};st={identity}{place_fragment(evidence.place)}")


def place_fragment(place: Place) -> str:
    """Give a place as the end of a fragment; empty where it says nothing.

    >>> from kg.model import Place
    >>> place_fragment(Place(3, (50, 38, 170, 50))), place_fragment(Place(paragraph=7)), place_fragment(Place())
    ('&page=3&viewrect=50,38,120,12', '&paragraph=7', '')
    """
    if place.paragraph:
        return f"&paragraph={place.paragraph}"
    if not place.page:
        return ""
    if not place.box:
        return f"&page={place.page}"
    left, top, right, bottom = place.box
    return f"&page={place.page}&viewrect={left},{top},{right - left},{bottom - top}"


def place_of(iri: str) -> Place:
    """Read the place in the IRI of an evidence.

    >>> place_of("https://kg.example/document/a#char=3,9;st=00ff&page=3&viewrect=50,38,120,12")
    Place(page=3, box=(50, 38, 170, 50), paragraph=0)
    """
    found = _PLACE.search(iri)
    if not found:
        return NOWHERE
    page, left, top, width, height, paragraph = (int(number) if number else 0 for number in found.groups())
    return Place(page, (left, top, left + width, top + height) if found[2] else (), paragraph)


def document_of(iri: str) -> str:
    """Give the document that an evidence or a sentence stands in, by its IRI.

    >>> document_of("https://kg.example/document/a#char=3,9;st=00ff")
    'https://kg.example/document/a'
    """
    return iri.partition("#")[0]


def span_of(iri: str) -> Span | None:
    """Read from the IRI of an evidence or a sentence where it stands in the file; None where the IRI does not tell.

    >>> span_of("https://kg.example/document/a#char=3,9;st=00ff&page=3"), span_of("https://kg.example/document/a")
    (Span(start=3, end=9), None)
    """
    found = _SPAN.search(iri)
    if not found or int(found[1]) > int(found[2]):
        return None
    return Span(int(found[1]), int(found[2]))


def _stays(character: str) -> bool:
    if character.isascii():
        return character.isalnum() or character in _SIGNS
    # Not assigned, private, invisible (C*) and separators (Z*); the replacement character is no part of a name, and
    # the selectors of variants from U+E0100 on are marks (M*) that RFC 3987 leaves out all the same.
    allowed = not "\ufff0" <= character <= "\uffff" and not "\U000e0000" <= character <= "\U000e0fff"
    return allowed and unicodedata.category(character)[0] not in "CZ"


def _suffix(name: str) -> str:
    return "-" + hashlib.sha256(name.encode()).hexdigest()[:8].translate(_LETTERS)
