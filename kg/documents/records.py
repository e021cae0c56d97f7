"""JSON Lines: each line a document, its text a field of the line."""

from __future__ import annotations

import json
import re
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import Any

from kg.documents.layout import Layout
from kg.errors import TextError
from kg.text.offsets import Aligned

#: Where the text is looked for when no field is named.
TEXTS = ("text", "content", "body", "正文", "内容")
IDENTITIES = ("id", "_id", "url")

_BLANK = re.compile(r"[ \t\r\n]*")
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)")
_DECODER = json.JSONDecoder()


def parsed(line: bytes, place: str) -> dict[str, Any]:
    """Read one line.

    Raises:
        TextError: it is no JSON object

    """
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        cause = "nested too deeply" if isinstance(error, RecursionError) else f"{error}"
        msg = f"{place}: not JSON ({cause}); mend the line or leave it out"
        raise TextError(msg) from error
    if not isinstance(found, dict):
        msg = f"{place}: a line must be an object such as {{'text': '…'}}; mend the line or leave it out"
        raise TextError(msg)
    return found


def text_field(record: dict[str, Any], wanted: str | None, place: str) -> str:
    """Give the name of the field with the text; of one inside another with a dot between.

    >>> text_field({"id": 1, "content": "支付宝"}, None, "a.jsonl:1")
    'content'

    Raises:
        TextError: there is no such field, or it holds no text

    """
    names = [wanted] if wanted else [name for name in TEXTS if isinstance(record.get(name), str)]
    if not names:
        msg = f"{place}: no text under {', '.join(TEXTS)}; name the field with --text-field (it has {_fields(record)})"
        raise TextError(msg)
    value = field_of(record, names[0])
    if not isinstance(value, str):
        msg = f"{place}: no text under “{names[0]}”; name another with --text-field (it has {_fields(record)})"
        raise TextError(msg)
    return names[0]


def identity(record: dict[str, Any], wanted: str | None) -> str:
    """Give what the record is called; empty where it does not say."""
    names = (wanted,) if wanted else IDENTITIES
    found = (field_of(record, name) for name in names)
    return next((str(one)[:200] for one in found if isinstance(one, str | int) and str(one)), "")


def field_of(record: object, name: str) -> object:
    """Give what a field holds; None where there is none."""
    if isinstance(record, dict) and name in record:
        return record[name]
    for part in name.split("."):
        record = record.get(part) if isinstance(record, dict) else None
    return record


def record_text(line: str, field: str) -> Aligned:
    r"""Give the text of a field, with the way back to the line.

    >>> found = record_text('{"id": 1, "text": "支\\u4ed8宝\\n沉迷"}', "text")
    >>> found.text, found.alignment.starts[1], found.alignment.ends[1]
    ('支付宝\n沉迷', 20, 26)
    """
    place = _value(line, 0, field) or _value(line, 0, *field.split("."))
    layout = Layout(line)
    if place is None or line[place] != '"':
        return layout.finish()
    _, end = scanstring(line, place + 1)
    at = place + 1
    for found in _ESCAPE.finditer(line, at, end - 1):
        layout.copy(at, found.start())
        at = found.end()
        character = json.loads(f'"{found[0]}"')
        layout.write("\N{REPLACEMENT CHARACTER}" if "\ud800" <= character <= "\udfff" else character, found.start(), at)
    layout.copy(at, end - 1)
    return layout.finish()


def _value(line: str, at: int, *path: str) -> int | None:
    """Find where a field's value begins; of fields of one name the last, as Python reads them."""
    at = _blank(line, at)
    if line[at : at + 1] != "{":
        return None
    found, at = None, _blank(line, at + 1)
    while line[at : at + 1] == '"':
        key, at = scanstring(line, at + 1)
        at = _blank(line, _blank(line, at) + 1)  # the colon
        if key == path[0]:
            found = at
        _, at = _DECODER.raw_decode(line, at)
        at = _blank(line, _blank(line, at) + 1)  # the comma
    return found if found is None or len(path) == 1 else _value(line, found, *path[1:])


def _blank(line: str, at: int) -> int:
    found = _BLANK.match(line, at)
    return found.end() if found else at


def _fields(record: dict[str, Any]) -> str:
    return ", ".join(sorted(map(str, record))[:8]) or "none"
