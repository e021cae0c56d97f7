"""Open: triples at rest, to be asked.

In goes a place, out comes a `Store`: `open_store` opens a build folder or a file of RDF, `GraphStore` holds
an rdflib graph; both answer alike. `run_guarded` asks in a process that can be killed, `replacing` swaps a
whole build in at once, `validate` judges a graph by its shapes.

Alternatives weighed, with what was measured: rdflib as the default (7 times slower to load, 6 to 4,000 times
slower to ask, and its engine reads files through ``FROM``); maplib (fast scans, but in memory only and its
SHACL is closed); a named graph for each document (twice the disk). A query that runs away can only be
stopped by killing its process: neither engine has a time limit, and no signal reaches into it.
"""

from kg.store.opening import open_graph, open_store
from kg.store.protocol import QueryResult, Store

__all__ = ["QueryResult", "Store", "open_graph", "open_store"]
