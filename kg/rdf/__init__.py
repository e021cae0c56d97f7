"""Describe: documents and statements become RDF.

In go a document and what it states, out come triples: RDF 1.1, no blank nodes, the default graph only.
`describe` gives them, `turtle.write` writes them, `claims.statements` reads them back, `record.record`
gives a statement as JSON, `shapes.validate` judges them.

Alternatives weighed, with what was measured:

- RDF 1.2 triple terms instead of statement nodes: "what is said of X" took 460 times longer in Oxigraph,
  and most tools cannot read them. A named graph per statement: as fast, but no Turtle.
- A named graph per document: twice the disk, half the speed.
- Web Annotation instead of NIF for evidence: three nodes a span instead of one; a CONSTRUCT gives it to
  those who want it.
- Document, begin and end of evidence as triples, a node for each antecedent, a label for each statement and each verbatim
  predicate: 22 triples a statement instead of 14, and all of it can be told from the IRI of the evidence or by a place in
  its sentence. SPARQL gets at it by STRBEFORE, STRAFTER and SUBSTR (``docs/graph.md``).
- One node per span, shared by the statements read from it: fewer triples, but then the construction of one
  statement passes for that of another.
"""

from kg.rdf.describe import describe

__all__ = ["describe"]
