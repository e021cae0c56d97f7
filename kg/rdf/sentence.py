"""The sentences of a document as triples: what it says in full, to be found even where no statement was read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from kg.model import Role
from kg.nlp.sentences import sentences
from kg.rdf import names
from kg.rdf.iri import place_fragment
from kg.rdf.names import term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Document


def describe_sentences(document: Document) -> Iterator[Triple]:
    """Give each sentence with its place in the raw text, its repaired words and its paragraph; furniture is left out.

    The fragment is that of RFC 5147, with the place that evidence has too (`kg.rdf.iri.evidence_iri`), so that a sentence
    and the evidence within it share their document.
    """
    for number, paragraph in enumerate(document.paragraphs):
        if paragraph.role is Role.FURNITURE:
            continue
        for span in sentences(document.clean, paragraph.span):
            raw = document.alignment.raw_span(span)
            iri = NamedNode(f"{document.iri}#char={raw.start},{raw.end}{place_fragment(document.place(raw))}")
            yield Triple(iri, names.TYPE, term("nif:Sentence"))
            yield Triple(iri, names.CONTEXT, NamedNode(document.iri))
            yield Triple(iri, names.BEGIN, Literal(raw.start))
            yield Triple(iri, names.END, Literal(raw.end))
            yield Triple(iri, names.ANCHOR, Literal(raw.of(document.raw)))
            yield Triple(iri, term("kg:sentence"), Literal(span.of(document.clean)))
            yield Triple(iri, term("kg:paragraph"), Literal(number))
            yield Triple(iri, term("kg:role"), Literal(paragraph.role.value))
