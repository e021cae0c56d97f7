"""Triples from a table: each line of subject, predicate, object is a statement, and its own evidence.

For data from outside that is no text. A predicate that is a property of the ontology by name or label becomes it, any
other keeps its words. An object that is somebody's subject, or as short as a name, is a thing; a date or an amount is a
value; what is longer stays text.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pyoxigraph import Literal, Triple

from kg.errors import TextError
from kg.model import Alignment, Document, Entity, Evidence, Predicate, Span, Statement, Value, pool
from kg.nlp.values import values
from kg.rdf import names
from kg.rdf.iri import entity_iri
from kg.rdf.names import term
from kg.text import decode, document_iri
from kg.text.variant import simplify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import Seed
    from kg.ontology import Vocabulary

RULE = "table"  #: what evidence names as its construction
NAME = 30  #: characters up to which an object is taken for a name
KIND = "Entity"  #: a table does not tell of what kind its things are
_KIND_OF_NAME = re.compile("[（(][^（）()]+[）)]$")  # tells namesakes apart: 李牧（画家）
_LISTED = re.compile("[、，,；;/]")
#: Predicates whose object is another name of the subject.
_NAMING = frozenset(
    "中文名 中文名称 外文名 英文名 外文名称 英文名称 别名 别称 又名 又称 亦称 简称 全称 全名 本名 原名 曾用名 俗称 昵称 绰号 "
    "外号 笔名 书名 公司名称 旧称".split()
)
_PROSE = re.compile("[。；！？;!?]")
_COLUMNS = 3


def read_table(seed: Seed, vocabulary: Vocabulary) -> tuple[Document, list[Statement]]:
    """Read a table of triples, one a line, tabs or `` ||| `` between columns; empty lines and comments are left out.

    Raises:
        TextError: there is no line, one has fewer than three columns, or the file cannot be decoded

    """
    raw = _decoded(seed)
    clean = simplify(raw)
    document = _document(seed, raw, clean)
    lines = list(_rows(clean, seed.name))
    if not lines:
        msg = f"{seed.name}: no triples in it; give lines of subject, predicate, object, with tabs between them"
        raise TextError(msg)
    subjects = {cells[0] for _, cells in lines}
    return document, pool([_statement(document, span, cells, subjects, vocabulary) for span, cells in lines])


def _decoded(seed: Seed) -> str:
    try:
        return seed.data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return decode(seed).text


def _document(seed: Seed, raw: str, clean: str) -> Document:
    """Give a document without paragraphs: its lines are evidence, and no sentences."""
    return Document(
        document_iri(seed.name, seed.data), seed.name, hashlib.sha256(seed.data).hexdigest(), "utf-8", raw, clean, raw,
        Alignment.identity(len(raw)), (), (),
    )  # fmt: skip


def _rows(text: str, name: str) -> Iterator[tuple[Span, list[str]]]:
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        span = Span(start, start + len(line.rstrip("\r")))
        start += len(line) + 1
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in re.split(r"\t| \|\|\| ", line.rstrip("\r"))]
        if len(cells) < _COLUMNS or not cells[0] or not cells[1]:
            msg = f"{name}:{number}: three columns are needed (subject, predicate, object); separate them by tabs"
            raise TextError(msg)
        yield span, cells


def _statement(
    document: Document, span: Span, cells: list[str], subjects: set[str], vocabulary: Vocabulary
) -> Statement:
    subject, predicate, stated = cells[0], cells[1], cells[2]
    known = vocabulary.find(predicate)
    evidence = Evidence(document.iri, span, span.of(document.raw), RULE, span.of(document.clean))
    return Statement(
        Entity(subject),
        Predicate(predicate, known.name if known else None),
        _end(stated, subjects),
        evidence=(evidence,),
    )


def _end(stated: str, subjects: set[str]) -> Entity | Value:
    """Give what the object is.

    >>> _end("1881年9月25日", set()).datatype, _end("绍兴", set()).kind
    ('date', 'Entity')
    >>> _end("他生于绍兴。后来去了北京。", set()).datatype
    'string'
    """
    if stated in subjects:
        return Entity(stated, KIND)
    found = next(values(stated, Span(0, len(stated))), None)
    if found is not None and len(found[0]) == len(stated):
        return replace(found[1], label=stated)
    if not stated or len(stated) > NAME or _PROSE.search(stated):
        return Value(stated, stated)
    return Entity(stated, KIND)


def stem(label: str) -> str:
    """Give a name without the bracket that tells it from its namesakes.

    >>> stem("李牧（画家）"), stem("李牧"), stem("（画家）")
    ('李牧', '李牧', '（画家）')
    """
    return _KIND_OF_NAME.sub("", label).strip() or label


def describe_names(statements: Iterable[Statement]) -> Iterator[Triple]:
    """Give things their other names: those that rows tell, and the bare name of what a bracket tells from namesakes."""
    for told in statements:
        if not isinstance(told.subject, Entity):
            continue
        also = [stem(told.subject.label)]
        if told.predicate.label in _NAMING and told.object is not None:
            also += (one.strip("《》“” ") for one in _LISTED.split(told.object.label))
        for name in also:
            if 1 < len(name) <= NAME and name != told.subject.label:
                yield Triple(entity_iri(told.subject), term("skos:altLabel"), Literal(name, language=names.SIMPLIFIED))
