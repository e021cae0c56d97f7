"""What is fuzzed: each target takes bytes, and must answer or tell in one line what is wrong with them.

A target fails by any exception that is no `KgError`, by an error that is not one line, and by a broken law.
"""

import gzip
import io
import json
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from kg.ask import Asker
from kg.documents import pdfium, repair, unpack
from kg.documents.pdf import PAGE_END, running_text
from kg.errors import KgError
from kg.extract import read
from kg.model import Document, Seed, Span, sheets
from kg.ontology import Ontology, load
from kg.rdf import describe, turtle
from kg.rdf.claims import statements
from kg.rdf.iri import place_fragment, place_of
from kg.rdf.record import records
from kg.rdf.table import read_table
from kg.seeds import Source
from kg.store.opening import SUFFIXES, triples_of
from kg.store.oxigraph import OxigraphStore

SAID = "白鹭银行沉迷于规模。青禾信用社与农户合作，2020年由沈砚秋创办。如果银行不改变，它将失去信任。"


@cache
def ontology() -> Ontology:
    return load()


@cache
def said() -> OxigraphStore:
    """Give a small graph to ask."""
    document = repair(Seed("a.txt", SAID.encode()))
    return OxigraphStore.in_memory(describe(document, read(document, ontology())))


@cache
def few() -> OxigraphStore:
    """Give a graph so small that no query on it takes long."""
    return OxigraphStore.in_memory(sorted(said(), key=str)[:3])


@cache
def asker() -> Asker:
    return Asker(said(), ontology())


@cache
def desk() -> Path:
    return Path(tempfile.mkdtemp(prefix="fuzz-"))


def told_in_a_line(error: KgError) -> None:
    assert "\n" not in str(error), error


def led_back(document: Document) -> None:
    """Judge that each character has its place in the raw text, that the places never fall, and that all can be written."""
    starts, ends = list(document.alignment.starts), list(document.alignment.ends)
    assert len(starts) == len(ends) == len(document.clean) == len(document.original)
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= start <= end <= len(document.raw) for start, end in zip(starts, ends, strict=True))
    assert all(0 <= part.span.start < part.span.end <= len(document.clean) for part in document.paragraphs)
    document.clean.encode()


def form(name: str) -> Callable[[bytes], None]:
    """Give the target of the files with a name."""

    def target(data: bytes) -> None:
        for seed in unpack(Source(name, name, data)):
            if isinstance(seed, Seed):
                led_back(repair(seed))
            else:
                told_in_a_line(seed)

    return target


def mended(data: bytes) -> None:
    """Repair; what was repaired is sound."""
    document = repair(Seed("a.txt", data))
    led_back(document)
    again = repair(Seed("a.txt", document.clean.encode()))
    assert again.clean == document.clean, (document.clean, again.clean)


def stated(data: bytes) -> None:
    """Read statements; each can be proved, written as JSON and RDF, and read back the same."""
    document = repair(Seed("a.txt", data))
    found = read(document, ontology())
    for one in found:
        assert one.evidence
        for proof in one.evidence:
            assert proof.span.of(document.raw) == proof.quote
        json.dumps([*records(one)], ensure_ascii=False).encode()
    with OxigraphStore.in_memory(describe(document, found)) as store:
        again = {one.id: one for one in statements(store)}
    for one in found:
        assert again[one.id].claim == one.claim
        assert again[one.id].evidence == tuple(sorted(one.evidence))


def tabled(data: bytes) -> None:
    document, found = read_table(Seed("a.tsv", data), ontology().vocabulary)
    assert found
    turtle.written_as([*describe(document, found)])


def imported(data: bytes) -> None:
    """Read RDF of each kind; what is read can be written and read again."""
    kinds = sorted(SUFFIXES)
    path = desk() / f"a{kinds[data[0] % len(kinds)] if data else kinds[0]}"
    path.write_bytes(data[1:])
    triples = {*triples_of(path)}
    written = desk() / "again.nt"
    written.write_bytes(turtle.written_as(triples, "nt"))
    assert len({*triples_of(written)}) == len(triples)
    turtle.written_as(triples, "ttl").decode()


def queried(data: bytes) -> None:
    try:
        few().query(data.decode("utf-8", "replace"))
    except KgError as error:
        place, *shown = str(error).split("\n")
        assert place.startswith("query")
        assert len(shown) in {0, 2}, "the line and its carets"


def asked(data: bytes) -> None:
    answer = asker().answer(data.decode("utf-8", "replace")[:500])
    json.dumps(answer.record(), ensure_ascii=False)
    assert answer.answers or answer.message


def word_file(data: bytes) -> None:
    """Read a Word file: the bytes are all of it, or its main part."""
    if not data.startswith(b"PK"):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("word/document.xml", data)
        data = packed.getvalue()
    form("a.docx")(data)


def pages(data: bytes) -> None:
    """Read a PDF in this process: that it is read in one of its own is for what PDFium itself may do."""
    import pypdfium2
    import pypdfium2.raw

    told, boxes = pdfium.read(pypdfium2, data)
    assert told.keys() in ({"pages"}, {"error"})
    text = PAGE_END.join(told.get("pages", []))
    text.encode()
    assert len(boxes) == 4 * len(text)
    where = sheets(text, "page", boxes)
    aligned = running_text(text)
    for start, end in zip(aligned.alignment.starts, aligned.alignment.ends, strict=True):
        place = where.place(Span(start, end))
        assert 1 <= place.page <= len(told["pages"])
        assert place == place_of(f"a#char=0,1;st=00{place_fragment(place)}")


def packed(data: bytes) -> None:
    """Read a packed file; where the bytes are not packed, they are that first."""
    names = ("a.txt.gz", "a.jsonl.gz", "a.html.zst", "x")
    name = names[data[0] % len(names)] if data else "x"
    inner = data[1:]
    magic = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd")
    form(name)(inner if inner.startswith(magic) else gzip.compress(inner, 1, mtime=0))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "repair": mended,
    "reading": stated,
    "turtle": imported,
    "table": tabled,
    "query": queried,
    "question": asked,
    "html": form("a.html"),
    "markdown": form("a.md"),
    "jsonl": form("a.jsonl"),
    "docx": word_file,
    "pdf": pages,
    "packed": packed,
}


def try_out(name: str, data: bytes) -> None:
    """Give bytes to a target; that they are refused in one line is as good as an answer."""
    try:
        TARGETS[name](data)
    except KgError as error:
        told_in_a_line(error)
