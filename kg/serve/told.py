"""Errors as answers: what was wrong, where, and nothing of the machine."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from starlette.responses import JSONResponse, PlainTextResponse, Response

from kg.errors import KgError, LimitError, QueryError
from kg.serve.chinese import in_chinese
from kg.serve.pool import BusyError
from kg.store.trouble import columns

if TYPE_CHECKING:
    from starlette.requests import Request

LONG = 2000  #: characters of a message that nobody reads: it is passed on as it is
_PLACE = re.compile(r"query, line (\d+), column (\d+): ([^\n]*)(?:\n  ([^\n]*)\n[ \t]*(\^+))?")


class RefusedError(Exception):
    """A request that cannot be answered, with the status to answer it with."""

    def __init__(self, status: int, message: str, **headers: str) -> None:
        super().__init__(message)
        self.status = status
        self.headers = headers


def told(request: Request, error: Exception) -> Response:
    """Answer with an error: as JSON to those who take JSON, else as text."""
    status, headers = _status(error)
    message = str(error) if isinstance(error, (QueryError, BusyError, RefusedError)) else "the graph cannot be read"
    if "json" in request.headers.get("accept", ""):
        return JSONResponse({"error": _record(message)}, status, headers)
    return PlainTextResponse(f"{message}\n", status, headers)


def _status(error: Exception) -> tuple[int, dict[str, str]]:
    if isinstance(error, RefusedError):
        return error.status, error.headers
    if isinstance(error, (LimitError, BusyError)):
        return 503, {"Retry-After": "1"}
    return (400 if isinstance(error, QueryError) else 500), {}


def _record(message: str) -> dict[str, Any]:
    """Take a message apart: the place in the query, how many characters it takes, and what is said of it.

    >>> _record("query, line 1, column 8: the variable is strange")
    {'message': 'the variable is strange', 'line': 1, 'column': 8, 'width': 1}
    """
    found = _PLACE.fullmatch(message)
    if not found:
        return _both(message.removeprefix("query: "))
    line, column, said, shown, carets = found.groups()
    place = {"line": int(line), "column": int(column), "width": 1}
    if shown:
        wide = accumulate(map(columns, shown[place["column"] - 1 :]))
        place["width"] = next((n for n, width in enumerate(wide, 1) if width >= len(carets)), 1)
    return {**_both(said), **place}


def _both(message: str) -> dict[str, Any]:
    chinese = in_chinese(message) if len(message) < LONG else None
    return {"message": message, **({"zh": chinese} if chinese else {})}


HANDLERS = {KgError: told, RefusedError: told}
