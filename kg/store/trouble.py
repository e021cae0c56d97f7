"""What is wrong with a query, in plain words, with the place and a caret below it.

The engine tells where its grammar gave up, which is often some words further on, and lists what it would
have taken there. The usual slips are looked for first.
"""

from __future__ import annotations

import re
import unicodedata

from kg.errors import QueryError
from kg.store.slips import SLIPS
from kg.store.tokens import tokens


def explain(sparql: str, cause: str) -> QueryError:
    """Give the error to raise for a query that the engine refused with the words ``cause``."""
    for slip in SLIPS:
        found = next(slip(list(tokens(sparql))), None)
        if found:
            return located(sparql, *found)
    return located(sparql, *_as_told(sparql, cause))


def located(sparql: str, at: int, width: int, said: str) -> QueryError:
    """Give an error that names line and column and shows the line with carets below."""
    before = sparql[:at]
    line, column = before.count("\n") + 1, at - before.rfind("\n")
    shown = sparql.splitlines()[line - 1] if sparql.strip() and line <= len(sparql.splitlines()) else ""
    if not shown:
        return QueryError(f"query, line {line}, column {column}: {said}")
    left = "".join("\t" if c == "\t" else " " * columns(c) for c in shown[: column - 1])
    carets = "^" * max(1, columns(shown[column - 1 : column - 1 + width]))
    return QueryError(f"query, line {line}, column {column}: {said}\n  {shown}\n  {left}{carets}")


def columns(text: str) -> int:
    """Count the columns a text takes on a terminal: two for each wide character.

    >>> columns("支付宝 A"), columns("e\N{COMBINING ACUTE ACCENT}")
    (8, 1)
    """
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _as_told(sparql: str, cause: str) -> tuple[int, int, str]:
    """Say what the engine said, at the token where it stopped.

    Its column is where the longest keyword it tried would have ended, not where that would have begun.
    """
    place = re.match(r"error at (\d+):(\d+): expected (?:one of )?(.*)", cause, re.DOTALL)
    if not place:
        return 0, 1, f"{' '.join(cause.split())}; see the grammar of SPARQL 1.1"
    lines = sparql.splitlines(keepends=True)
    told = sum(map(len, lines[: int(place[1]) - 1])) + int(place[2]) - 1
    wished = re.sub(r"\[[^\]]*\]", "", place[3])  # without classes of characters
    keywords = re.findall(r"\b[A-Z]{2,}\b", wished)
    starts = {token.start: token for token in tokens(sparql)}
    candidates = [told, *(told - len(word) for word in keywords)]
    at = next((c for c in candidates if c in starts), max((s for s in starts if s <= told), default=0))
    signs = re.findall(r'"([^"\\]{1,2})"', wished)
    text = starts[at].text if at in starts else ""
    if "unbound" in cause:
        at = sparql.upper().index("SELECT")
        return at, 6, "SELECT names a variable that is neither grouped nor counted; add it to GROUP BY or take it out"
    wanted = ", ".join(dict.fromkeys([*keywords, *signs]))
    if not wanted:
        said = "what stands before here does not hold together; perhaps a variable gets its value twice"
        return at, max(1, len(text)), said
    stopped = f"{text} cannot stand here" if text else "the query ends too soon"
    return at, max(1, len(text)), f"{stopped}; expected: {wanted}"
