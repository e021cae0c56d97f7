"""The terms of RDF, for the stages after this one: pyoxigraph has its door here and in the store."""

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

__all__ = ["BlankNode", "Literal", "NamedNode", "Triple"]
