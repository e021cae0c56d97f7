"""Formats by their media types, and which of them a client likes best."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: Media types of rows and of yes and no; of several for one format, the first is told.
ROWS = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
#: Media types of triples.
TRIPLES = {
    "text/turtle": "ttl",
    "application/x-turtle": "ttl",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
    "application/json": "jsonld",
    "application/rdf+xml": "xml",
    "application/xml": "xml",
    "application/n-quads": "nq",
    "application/trig": "trig",
}
#: What clients write into ``format=`` of the address.
SHORT = {
    "json": "json", "xml": "xml", "csv": "csv", "tsv": "tsv", "turtle": "ttl", "ttl": "ttl", "n3": "ttl", "nt": "nt",
    "ntriples": "nt", "json-ld": "jsonld", "jsonld": "jsonld", "rdf": "xml", "rdf+xml": "xml",
}  # fmt: skip


def chosen(accept: str, offered: Mapping[str, str]) -> str | None:
    """Give the format that the header ``Accept`` wants most; the first that is offered where it wants anything.

    >>> chosen("text/csv;q=0.5, application/sparql-results+json", ROWS), chosen("*/*", TRIPLES), chosen("", ROWS)
    ('json', 'ttl', 'json')
    >>> chosen("image/png", ROWS), chosen("text/*", ROWS), chosen("text/csv;q=0, */*;q=0.1", ROWS)
    (None, 'xml', 'json')
    """
    if not accept.strip():
        return next(iter(offered.values()))
    weights = dict(_weights(accept))
    ranked = [(_weight(kind, weights), -place, form) for place, (kind, form) in enumerate(offered.items())]
    weight, _, form = max(ranked)
    return form if weight > 0 else None


def asked_for(name: str, offered: Mapping[str, str]) -> str | None:
    """Give the format of a name such as ``csv`` or of a media type; None if there is none of that name.

    >>> asked_for("ttl", TRIPLES), asked_for("text/csv", ROWS), asked_for("ttl", ROWS)
    ('ttl', 'csv', None)
    """
    form = offered.get(name) or SHORT.get(name.lower())
    return "jsonld" if form == "json" and "json" not in offered.values() else form if form in offered.values() else None


def media_type(form: str, offered: Mapping[str, str]) -> str:
    """Give the media type to tell for a format.

    >>> media_type("csv", ROWS), media_type("jsonld", TRIPLES)
    ('text/csv; charset=utf-8', 'application/ld+json')
    """
    kind = next(kind for kind, name in offered.items() if name == form)
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def _weights(accept: str) -> Iterable[tuple[str, float]]:
    for part in accept.split(","):
        kind, *parameters = (piece.strip() for piece in part.split(";"))
        told = next((p.partition("=")[2] for p in parameters if p.startswith("q=")), "1")
        try:
            yield kind.lower(), min(max(float(told), 0.0), 1.0)
        except ValueError:
            yield kind.lower(), 0.0


def _weight(kind: str, weights: Mapping[str, float]) -> float:
    """Give the weight of a media type: what names it most closely counts."""
    wide = f"{kind.partition('/')[0]}/*"
    return next((weights[name] for name in (kind, wide, "*/*") if name in weights), 0.0)
