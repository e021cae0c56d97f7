"""Store a table of whole numbers that is nearly of low rank: some of its columns, and what the others lack of a sum of these.

`kg.nlp.body.unpacked` gives the table again, number for number. What words mean to the network comes in 48 numbers and is stored
multiplied out to 128 rounded ones; so packed it takes half the room.
"""

from __future__ import annotations

import numpy as np

from kg.nlp.body import PARTS


def packed(name: str, table: np.ndarray, rank: int) -> dict[str, np.ndarray]:
    """Give by name what `kg.nlp.body.unpacked` needs for a table of 16-bit integers; a ValueError where it is of higher rank.

    >>> from kg.nlp.body import unpacked
    >>> table = np.outer([3, -1, 4], [1, 5, -9, 2]).astype(np.int16)
    >>> bool((unpacked(packed("of_words", table, 1), "of_words") == table).all())
    True
    """
    left, kept = table - table.mean(0), []
    for _ in range(rank):
        sizes = (left * left).sum(0)
        best = int(sizes.argmax())
        kept.append(best)
        way = left[:, best] / max(np.sqrt(sizes[best]), 1e-9)
        left = left - np.outer(way, way @ left)
    columns = np.array(sorted(set(kept)))
    others = np.setdiff1d(np.arange(table.shape[1]), columns)
    known = np.c_[table[:, columns], np.ones(len(table))].astype(np.float64)
    factors = np.rint(np.linalg.lstsq(known, table[:, others].astype(np.float64), rcond=None)[0] * PARTS)
    lacking = table[:, others] - np.rint(known @ factors / PARTS)
    if np.abs(lacking).max(initial=0) > np.iinfo(np.int8).max:
        msg = f"{name} is not of rank {rank}: give a higher one"
        raise ValueError(msg)
    return {
        name: table[:, columns].T.astype(np.int16),
        f"{name}_columns": columns.astype(np.int16),
        f"{name}_factors": factors.astype(np.int32),
        f"{name}_lacking": lacking.T.astype(np.int8),
    }
