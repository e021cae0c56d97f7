"""What runs on the machines of a cluster: each task a function from what it is given to what it tells."""

from __future__ import annotations

import gzip
import hashlib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from socket import gethostname
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeAlias
from zlib import crc32

from kg.assembly import RUN, STRETCH, part_of
from kg.documents import Fields, unpack
from kg.merging import lines_under
from kg.rdf.lines import n_triples, subject_of
from kg.rdf.names import ENTITY
from kg.rdf.runs import EVERY, cuts, merged, write_run
from kg.reading import mark_of
from kg.report import COUNTED, Skipped
from kg.spark.scratch import Scratch, rows, write_row
from kg.store.catalogue import Kept, pack
from kg.store.catalogue import unpack as unpacked
from kg.store.manifest import Part
from kg.update import place_of
from kg.workers import Crew

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyspark import Broadcast

    from kg.model import Seed
    from kg.ontology import Ontology
    from kg.same import Sameness
    from kg.spark.slices import Work

#: Sorted lines, packed; and the statements that are counted, by their ids, with their qualities.
Run: TypeAlias = "tuple[bytes, dict[str, list[str]]]"

SPREAD = 64 << 20  #: bytes of lines that a task holds before it hands them on

_PIECE = 1 << 20  # bytes that are compressed at once: how they come must not show

_ENTITY = ENTITY.encode()


@dataclass(frozen=True, slots=True)
class Job:
    """What all tasks of a build share."""

    scratch: Scratch
    mark: str  #: of the programs and the ontology there, which must be those here
    fields: Fields | None
    ontology: Broadcast[Ontology]


@dataclass(frozen=True, slots=True)
class Read:
    """A document that was read, as it is told to who asked for it."""

    source: int  #: the number of its source
    place: str  #: what tells where it was found from all other places
    name: str
    iri: str
    sha256: str
    characters: int
    lines: int


@dataclass(frozen=True, slots=True)
class Slice:
    """What a task tells of the documents it was given."""

    number: int
    read: tuple[Read, ...] = ()
    skipped: tuple[tuple[int, Skipped], ...] = ()  #: with the number of the source
    trouble: str = ""  #: why this machine cannot read any


@dataclass(frozen=True, slots=True)
class Written:
    """What a task tells of the part it wrote."""

    part: Part
    counts: dict[str, int]  #: of `kg.report.COUNTED`


def read_slice(number: int, works: Iterable[Work], job: Job) -> Slice:
    """Read documents into a file of rows."""
    trouble = _trouble(job)
    if trouble:
        return Slice(number, trouble=trouble)
    skipped: list[tuple[int, Skipped]] = []
    read: list[Read] = []

    with job.scratch.whole(job.scratch.read(number)) as file:
        for (work, place, name), found in _crew(job.ontology).read(_seeds(works, job.fields, skipped)):
            if isinstance(found, Exception):
                skipped.append((work.number, work.failed(found)))
                continue
            reading = found.told["reading"]
            own = {key: found.told[key] for key in ("things", "aliases", "entities", "claims")}
            write_row(file, {"iri": found.iri, "name": name, "titled": reading["titled"], **own}, found.lines)
            count = len(unpacked(found.lines))
            read.append(Read(work.number, place, name, found.iri, reading["sha256"], reading["characters"], count))
    return Slice(number, tuple(read), tuple(skipped))


def spread(
    number: int, changed: dict[int, str], job: Job, same: Broadcast[Sameness], parts: int
) -> Iterator[tuple[int, Run]]:
    """Give the lines and the statements of a slice, each with the number of its part: that of its subjects.

    Of the rows in ``changed`` the documents have another name, or (where it is empty) another row stands for them.
    """
    lines: dict[int, list[bytes]] = defaultdict(list)
    claims: dict[int, dict[str, list[str]]] = defaultdict(dict)
    size = 0
    for row, (told, body) in enumerate(rows(job.scratch.read(number))):
        name = changed.get(row, told["name"])
        if not name:
            continue
        kept = Kept(told["iri"], "", {"entities": told["entities"], "reading": {"titled": told["titled"]}}, body)
        under, ids = lines_under(part_of(name, kept, same.value))
        for line in under:
            lines[crc32(subject_of(line)) % parts].append(line)
            size += len(line)
        for old, qualities in told["claims"].items():
            new = ids.get(old, old)
            claims[int(new, 16) % parts][new] = qualities
        if size > SPREAD:
            yield from _packed(lines, claims)
            lines.clear()
            claims.clear()
            size = 0
    yield from _packed(lines, claims)


def write_part(number: int, runs: Iterable[tuple[int, Run]], job: Job, folder: Path) -> Written:
    """Sort and pool the lines of a part, and write it: the same bytes in whatever order they come."""
    name = f"part-{number:05}.nq.gz"
    quads, counts = 0, dict.fromkeys(COUNTED, 0)
    claims: dict[str, list[str]] = {}
    piece = bytearray()
    with TemporaryDirectory(prefix="kg-") as desk, job.scratch.whole(folder / name) as file:
        sorted_, subjects = _sorted((run for _, run in runs), Path(desk), claims)
        with gzip.GzipFile("", "wb", 6, file, mtime=0) as packed:
            for start, end in cuts(subjects, max(1, len(subjects) * EVERY // STRETCH)):
                lines = merged(sorted_, start, end)
                counts["entities"] += len({subject_of(line) for line in lines if line.startswith(_ENTITY)})
                quads += len(lines)
                piece += n_triples(lines)
                while len(piece) >= _PIECE:
                    packed.write(piece[:_PIECE])
                    del piece[:_PIECE]
            packed.write(piece)
    with (folder / name).open("rb") as written:
        sha256 = hashlib.file_digest(written, "sha256").hexdigest()
    for qualities in claims.values():
        for quality in qualities:
            counts[quality] += 1
    return Written(Part(name, quads, (folder / name).stat().st_size, sha256), counts)


@cache
def _crew(ontology: Broadcast[Ontology]) -> Crew:
    """Give the reader of this process: one that is killed by a document costs that document alone."""
    return Crew(1, ontology.value)


@cache
def _mark() -> str:
    return mark_of()


def _trouble(job: Job) -> str:
    if not job.scratch.is_seen():
        return f"{gethostname()}: does not see {job.scratch.path.parent}; name a folder with -o that all machines share"
    if _mark() != job.mark:
        return f"{gethostname()}: has another version of kg or of its ontology; install the same on all machines"
    return ""


def _seeds(
    works: Iterable[Work], fields: Fields | None, skipped: list[tuple[int, Skipped]]
) -> Iterator[tuple[tuple[Work, str, str], Seed]]:
    """Give the documents, each with its place and name; what cannot be opened goes to ``skipped``."""
    for work in works:
        place = place_of(work.reached, Path("/"))
        try:
            for seed in unpack(work.reached, fields, work.share):
                if isinstance(seed, Exception):
                    skipped.append((work.number, work.failed(seed)))
                else:
                    yield (work, place + seed.name[len(work.typed.name) :], seed.name), seed
        except Exception as error:  # noqa: BLE001 - whatever is wrong with one source, the others are read
            skipped.append((work.number, work.failed(error)))


def _packed(lines: dict[int, list[bytes]], claims: dict[int, dict[str, list[str]]]) -> Iterator[tuple[int, Run]]:
    for part in lines.keys() | claims.keys():
        yield part, (pack(sorted(lines.get(part, ()))), claims.get(part, {}))


def _sorted(runs: Iterable[Run], desk: Path, claims: dict[str, list[str]]) -> tuple[list[Path], list[bytes]]:
    """Put lines into a few sorted files; give these, and subjects that tell where to cut. Statements go to ``claims``."""
    files: list[Path] = []
    subjects: list[bytes] = []
    lines: set[bytes] = set()
    filled = 0

    def write() -> None:
        files.append(desk / f"run{len(files)}")
        subjects.extend(write_run(lines, files[-1]))

    for body, told in runs:
        lines.update(unpacked(body))
        claims.update(told)
        filled += len(body)
        if filled >= RUN:
            write()
            lines.clear()
            filled = 0
    write()
    return files, subjects
