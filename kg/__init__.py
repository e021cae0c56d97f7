"""`kg` turns Chinese text into an RDF knowledge graph that can be trusted."""

__version__ = "0.1.0"
