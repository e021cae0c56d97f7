"""A graph at an endpoint, taken here: for what looks at all of it, or at so much that a request each time takes longer.

The triples come predicate by predicate, a page in a request, and are counted before and after: what a server leaves
out without a word is noticed. The graph is seen as it was then.

Weighed: asking the server for each look-up (a question looks up thousands); `CONSTRUCT` of everything (servers cut it
without a word, and have no page two); one order over all triples (sorted anew for every page).
"""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Triple

from kg.errors import StoreError
from kg.store.opening import open_store
from kg.store.oxigraph import OxigraphStore
from kg.store.remote import PAGE, RemoteStore, address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.store.protocol import Node, Store

MOST = 5_000_000  #: triples that are taken; more are better loaded once, by `kg load`
TOGETHER = 200  #: predicates in a request


@contextmanager
def at_hand(place: str | Path, tell: Callable[[int], None] = lambda _: None) -> Iterator[Path]:
    """Give a place on this machine for a graph that may be at an endpoint; what was taken is removed at the end.

    ``tell`` is told how many triples there are before they are taken.

    Raises:
        StoreError: the endpoint cannot be asked, has no triples or too many, or does not give all it counts

    """
    url = address(str(place))
    if not url:
        yield Path(place)
        return
    with tempfile.TemporaryDirectory(prefix="kg-") as folder, RemoteStore(url) as remote:
        with open_store(Path(folder) / "store", writable=True) as store:
            store.add(take(remote, tell))
        yield Path(folder)


def in_reach(store: Store) -> Store:
    """Give a store itself, or what it holds in memory where it is an endpoint."""
    return OxigraphStore.in_memory(take(store)) if isinstance(store, RemoteStore) else store


def take(remote: RemoteStore, tell: Callable[[int], None] = lambda _: None) -> Iterator[Triple]:
    """Give all triples of an endpoint; see `at_hand`."""
    whole = remote.count()
    if not whole:
        msg = f"{remote.url}: no triples in this graph; check the address, and the graph named after #"
        raise StoreError(msg)
    if whole > MOST:
        msg = (
            f"{remote.url}: {whole} triples, more than are taken here ({MOST}); export them there and kg load the file"
        )
        raise StoreError(msg)
    tell(whole)
    counts = _counts(remote)
    common = [name for name, count in counts.items() if count > PAGE]
    rare = [name for name in counts if counts[name] <= PAGE]
    for name in common:
        yield from _said(remote, [name], counts[name])
    for group in _groups(rare, counts):
        yield from _said(remote, group, sum(counts[name] for name in group))


def _counts(remote: RemoteStore) -> dict[NamedNode, int]:
    """Count the triples of each predicate."""
    counted = "{ SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p }"
    several = remote.query("SELECT (COUNT(DISTINCT ?p) AS ?n) { ?s ?p ?o }").rows[0][0]
    rows = _paged(remote, ("p", "n"), counted, int(_words(several)))
    return {name: int(_words(count)) for name, count in rows if isinstance(name, NamedNode)}


def _groups(names: list[NamedNode], counts: dict[NamedNode, int]) -> Iterator[list[NamedNode]]:
    """Put predicates together as long as what they say fits into a page."""
    group: list[NamedNode] = []
    size = 0
    for name in names:
        if group and (size + counts[name] > PAGE or len(group) >= TOGETHER):
            yield group
            group, size = [], 0
        group.append(name)
        size += counts[name]
    if group:
        yield group


def _said(remote: RemoteStore, names: list[NamedNode], count: int) -> Iterator[Triple]:
    listed = " ".join(map(str, names))
    for subject, predicate, stated in _paged(remote, ("s", "p", "o"), f"VALUES ?p {{ {listed} }} ?s ?p ?o", count):
        yield Triple(subject, predicate, stated)  # type: ignore[arg-type]  # of a triple no part is missing


def _paged(
    remote: RemoteStore, columns: tuple[str, ...], pattern: str, count: int
) -> Iterator[tuple[Node | None, ...]]:
    """Give the rows of a pattern, as many as were counted, however few the server gives at a time.

    Most servers keep to one order of themselves, and sorting takes ten times as long: only where rows come twice or not
    at all are they asked for in an order.
    """
    names = " ".join(f"?{column}" for column in columns)
    found = set(_pages(remote, names, pattern, count))
    if len(found) < count:
        found = set(_pages(remote, names, f"{{ SELECT {names} {{ {pattern} }} ORDER BY {names} }}", count))
    if len(found) < count:
        msg = (
            f"{remote.url}: gives {len(found)} of {count} rows that it counts; it changed meanwhile, or cuts: ask again"
        )
        raise StoreError(msg)
    yield from found


def _pages(remote: RemoteStore, names: str, pattern: str, count: int) -> Iterator[tuple[Node | None, ...]]:
    done = 0
    while done < count:
        rows = remote.query(f"SELECT {names} {{ {pattern} }} LIMIT {PAGE} OFFSET {done}").rows
        if not rows:
            return
        yield from rows
        done += len(rows)


def _words(node: Node | None) -> str:
    return str(getattr(node, "value", ""))
