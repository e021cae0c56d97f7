"""Many more lines than fit into memory, in order: sorted runs on the disk, merged a stretch of subjects at a time.

Runs are written, and stretches merged, each without knowing of the others, so that several processes can work on them.
Where the stretches are cut does not show in what comes out, as no subject is cut.
"""

from __future__ import annotations

import mmap
import re
from contextlib import ExitStack
from typing import TYPE_CHECKING

from kg.rdf.lines import subject_of
from kg.rdf.names import STATEMENT, term

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

EVERY = 1000  #: lines of which one tells where to cut

_CONFIDENCE = b"\t<" + term("kg:confidence").value.encode() + b"> "
_STATEMENT = STATEMENT.encode()
_NUMBER = re.compile(rb'"([0-9.]+)"')


def write_run(lines: Iterable[bytes], path: Path) -> list[bytes]:
    """Write lines to a file in order, each once; give the subjects of some of them, evenly spread."""
    ordered = sorted(set(lines))
    path.write_bytes(b"\n".join(ordered) + b"\n" if ordered else b"")
    return [subject_of(line) for line in ordered[EVERY // 2 :: EVERY]]


def cuts(subjects: Iterable[bytes], count: int) -> list[tuple[bytes, bytes]]:
    """Give as many stretches from one subject up to another, of about the same length; the ends are open.

    >>> cuts([b"a", b"b", b"c", b"d"], 2)
    [(b'', b'c'), (b'c', b'')]
    """
    ordered = sorted(subjects)
    inner = sorted({ordered[len(ordered) * number // count] for number in range(1, count)} if ordered else ())
    return list(zip([b"", *inner], [*inner, b""], strict=True))


def merged(runs: Iterable[Path], start: bytes, end: bytes) -> list[bytes]:
    """Give the lines of the subjects from one up to another, sorted, each once; of confidences the greatest."""
    lines = set[bytes]()
    with ExitStack() as stack:
        for run in runs:
            if not run.stat().st_size:
                continue
            file = stack.enter_context(run.open("rb"))
            data = stack.enter_context(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
            last = _place(data, end) if end else len(data)
            lines.update(data[_place(data, start) : last].split(b"\n"))
    lines.discard(b"")
    return surest(sorted(lines))


def surest(lines: Iterable[bytes]) -> list[bytes]:
    """Leave of several confidences of one statement only the greatest; sorted lines stay sorted."""
    kept: list[bytes] = []
    for line in lines:
        if kept and is_confidence(line) and _same(kept[-1], line):
            kept[-1] = max(kept[-1], line, key=_confidence)
        else:
            kept.append(line)
    return kept


def is_confidence(line: bytes) -> bool:
    """Tell whether a line says how sure a statement is."""
    return _CONFIDENCE in line and line.startswith(_STATEMENT)


def _same(one: bytes, other: bytes) -> bool:
    """Tell whether two lines are confidences of one statement, if the second is of one."""
    return _CONFIDENCE in one and subject_of(one) == subject_of(other)


def _place(data: mmap.mmap, subject: bytes) -> int:
    """Give where the first line stands whose subject is not before another, by halving."""
    low, high = 0, len(data)
    while low < high:
        middle = (low + high) // 2
        start = max(low, data.rfind(b"\n", low, middle) + 1)
        end = data.find(b"\n", start) + 1
        if subject_of(data[start:end]) < subject:
            low = end
        else:
            high = start
    return low


def _confidence(line: bytes) -> float:
    found = _NUMBER.search(line, line.index(_CONFIDENCE))
    return float(found[1]) if found else 0.0
