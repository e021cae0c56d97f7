"""The tables that travel with the package, made by ``docs/data/make_character_model.py``."""

from __future__ import annotations

import gzip
from importlib.resources import files


def read_table(name: str) -> list[list[str]]:
    """Give the rows of the table ``name``, each as its tab-separated fields.

    >>> read_table("readings")[0][0]
    'a'
    """
    packed = (files("kg.text") / "data" / f"{name}.tsv.gz").read_bytes()
    return [line.split("\t") for line in gzip.decompress(packed).decode().split("\n") if line]
