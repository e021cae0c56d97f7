"""``kg why``: a statement in, the sentences that prove it out."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.output import print_json, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Evidence, Place, Span, Statement
    from kg.store import Store

    Marks = tuple[tuple[str, str], ...]

#: Subject, predicate, object: how each is marked in a sentence, without and with colour (blue, magenta, green).
BRACKETS = (("[", "]"), ("{", "}"), ("<", ">"))
COLOURS = tuple((f"\x1b[1;{code}m", "\x1b[0m") for code in (34, 35, 32))


def why(
    subject: Annotated[str, typer.Argument(help="A name of it, in either script or English. 主语")],
    predicate: Annotated[
        str | None, typer.Argument(help="A property (pursues, 追求) or the words of the text (沉迷于). 谓语")
    ] = None,
    thing: Annotated[str | None, typer.Argument(metavar="[OBJECT]", help="A name or a value. 宾语")] = None,
    graph: Annotated[Path, typer.Option("--graph", "-g", help="A build folder, a file of RDF, or a URL. 图谱")] = Path(
        "build"
    ),
    as_json: Annotated[bool, typer.Option("--json", help="One statement a line. 每行一条陈述")] = False,
) -> None:
    """Show what the text says of something, and where (为何如此说).

    In each sentence [subject], {predicate} and <object> are marked. A name that is not in the graph is answered
    with the nearest that are (exit code 1).
    """
    from kg.ontology.files import ontology_folder
    from kg.ontology.vocabulary import load_vocabulary
    from kg.rdf.record import record
    from kg.rdf.search import search
    from kg.store import open_graph

    with open_graph(graph) as store:
        found = search(store, load_vocabulary(ontology_folder()), subject, predicate, thing)
        marks = COLOURS if sys.stdout.isatty() and not os.environ.get("NO_COLOR") else BRACKETS
        for number, statement in enumerate(found):
            if as_json:
                print_json(record(statement))
                continue
            if number:
                typer.echo("")
            for line in explained(statement, store, marks):
                typer.echo(line)


def explained(statement: Statement, store: Store, marks: Marks = BRACKETS) -> Iterator[str]:
    """Give the lines that tell a statement and its evidence."""
    from kg.rdf.lookup import file_name

    stated = statement.object.label if statement.object else ""
    yield visible(f"{statement.subject.label} {statement.predicate.label} {stated}").rstrip()
    yield "  " + ", ".join(qualities(statement))
    for condition in statement.conditions:
        yield visible(f"  if 若: {condition.label}")
    if statement.holder:
        yield visible(f"  says 持有者: {statement.holder.label}")
    for evidence in statement.evidence:
        yield from proved(evidence, statement, file_name(store, evidence.document), marks)
    if not statement.evidence:
        yield "  only said inside another statement 只在别的陈述之内"


def qualities(statement: Statement) -> Iterator[str]:
    """Give what kind of statement it is."""
    yield f"kg:{statement.predicate.property}" if statement.predicate.property else "verbatim"
    yield statement.polarity.value
    yield statement.modality.value
    yield f"confidence {statement.confidence:g}"


def proved(evidence: Evidence, statement: Statement, file: str, marks: Marks) -> Iterator[str]:
    """Give the lines of one piece of evidence: place, repaired sentence, raw text, antecedents."""
    from kg.rdf.evidence import roles

    where = f"{located(evidence.place)}characters {evidence.span.start}-{evidence.span.end}"
    yield visible(f"  {file}, {where}, {evidence.construction}")
    yield f"    read 读作  {marked(evidence.sentence, roles(evidence, statement), marks)}"
    yield f"    raw  原文  {visible(evidence.quote)}"
    for used in evidence.antecedents:
        mention = used.mention or "(left out 省略)"
        place = f"characters {used.source.start}-{used.source.end}"
        yield visible(f"    {mention} = {used.label} ({place})")


def located(place: Place) -> str:
    """Tell the page and the box on it (points from its upper left corner), or the paragraph.

    >>> from kg.model import Place
    >>> located(Place(3, (50, 38, 170, 50))), located(Place(paragraph=7)), located(Place())
    ('page 第 3 页 (50,38 to 170,50), ', 'paragraph 第 7 段, ', '')
    """
    if place.paragraph:
        return f"paragraph 第 {place.paragraph} 段, "
    if not place.page:
        return ""
    box = f" ({place.box[0]},{place.box[1]} to {place.box[2]},{place.box[3]})" if place.box else ""
    return f"page 第 {place.page} 页{box}, "


def marked(sentence: str, spans: tuple[Span | None, Span | None, Span | None], marks: Marks = BRACKETS) -> str:
    """Give the sentence with subject, predicate and object marked; one that lies within another is left out.

    >>> from kg.model import Span
    >>> marked("支付宝沉迷于流量。", (Span(0, 3), Span(3, 6), Span(6, 8)))
    '[支付宝]{沉迷于}<流量>。'
    """
    told, done = "", 0
    placed = [(span, mark) for span, mark in zip(spans, marks, strict=True) if span]
    for span, (before, after) in sorted(placed, key=lambda pair: pair[0]):
        if span.start >= done:
            told += visible(sentence[done : span.start]) + before + visible(span.of(sentence)) + after
            done = span.end
    return told + visible(sentence[done:])
