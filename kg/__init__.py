"""`kg` turns Chinese text into an RDF knowledge graph that can be trusted."""
