"""What a query may ask."""

from __future__ import annotations

from kg.store.tokens import form, tokens
from kg.store.trouble import explain, located

#: Words that reach beyond the graph: to other servers, to files.
_BEYOND = {
    "SERVICE": "SERVICE calls another server, and kg never does; load that graph and ask it here",
    "LOAD": "LOAD reads another file or server; a query only reads this graph",
    "FROM": "FROM names another graph, and there is one only; leave it out",
}
_FORMS = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}


def checked(sparql: str) -> str:
    """Give the query back if it only reads this graph.

    >>> checked("ASK { ?s ?p 'SERVICE' }")
    "ASK { ?s ?p 'SERVICE' }"

    Raises:
        QueryError: it would change the graph, or reach beyond it

    """
    told = list(tokens(sparql))
    for token in told:
        if token.kind == "word" and token.text.upper() in _BEYOND:
            raise located(sparql, token.start, len(token.text), _BEYOND[token.text.upper()])
    if form(told) not in _FORMS:
        raise explain(sparql, "no query")
    return sparql
