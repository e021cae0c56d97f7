"""``kg ask``: a question in, its answer out, with the sentences that prove it and the SPARQL that found it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.progress import taking
from kg.cli.summary import Language
from kg.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.ask import Answer, Item

SHOWN = 3  #: sentences printed for one answer
WORDS = {
    Language.ZH: {
        "read": "理解为：{}", "or": "或者：{}", "page": "（第 {} 页）", "paragraph": "（第 {} 段）", "more": "（另有 {} 句）",
    },
    Language.EN: {
        "read": "Read as: {}", "or": "Or: {}", "page": " (page {})", "paragraph": " (paragraph {})", "more": "({} more sentences)",
    },
}  # fmt: skip


def ask(
    question: Annotated[str | None, typer.Argument(metavar="QUESTION", help="In Chinese or English. 问题")] = None,
    graph: Annotated[Path, typer.Option("--graph", "-g", help="A build folder, a file of RDF, or a URL. 图谱")] = Path(
        "build"
    ),
    batch: Annotated[
        Path | None, typer.Option("--batch", help="A file with a question a line, or -; one JSON object a line. 批量")
    ] = None,
    ontology: Annotated[
        list[Path] | None, typer.Option("--ontology", help="A folder laid over the ontology. 叠加的本体文件夹")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object. JSON 输出")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show how the question was read, and what was weighed. 说明理解过程")
    ] = False,
    lang: Annotated[Language, typer.Option(help="Language of what is not quoted. 语言")] = Language.ZH,
) -> None:
    """Answer a question from the graph, with its sentences (向图谱提问).

    What the graph does not hold is said so. Exit code 0 even then: that there is no answer is an answer.
    """
    from kg.ask import Asker, in_english
    from kg.ontology import load
    from kg.store import open_store
    from kg.store.taken import at_hand

    if (question is None) == (batch is None):
        msg = "ask: give one question, or --batch with a file of questions"
        raise UsageError(msg)
    asked = list(questions(batch)) if batch is not None else []
    overlays = ontology or ()
    with at_hand(graph, taking) as place, open_store(place) as store:
        asker = Asker(store, load(*overlays), *overlays)
        said = in_english if lang is Language.EN else lambda answer: answer
        if batch is not None:
            for line in asked:
                typer.echo(json.dumps(said(asker.answer(line)).record(), ensure_ascii=False))
            return
        answer = said(asker.answer(question or ""))
    if as_json:
        typer.echo(json.dumps(answer.record(), ensure_ascii=False, indent=2 if sys.stdout.isatty() else None))
        return
    for line in told(answer, lang, explain=explain):
        typer.echo(line)


def questions(batch: Path) -> Iterator[str]:
    """Give the questions of a file, one a line, empty lines left out; JSON Lines give their ``q`` or ``question``."""
    try:
        text = sys.stdin.read() if str(batch) == "-" else batch.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        msg = f"{batch}: not UTF-8 at byte {error.start}; save it as UTF-8"
        raise UsageError(msg) from error
    for line in text.splitlines():
        if line.strip():
            yield _question(line.strip())


def _question(line: str) -> str:
    if not line.startswith("{"):
        return line
    try:
        record = json.loads(line)
    except json.JSONDecodeError:
        return line
    asked = record.get("q") or record.get("question") if isinstance(record, dict) else None
    return asked if isinstance(asked, str) else line


def told(answer: Answer, lang: Language, *, explain: bool) -> Iterator[str]:
    """Give the lines that people read."""
    words = WORDS[lang]
    if not answer.answers:
        yield answer.message
    for item in answer.answers:
        yield item.label
        yield from proofs(item, words)
    if answer.interpretation:
        yield f"\n{words['read'].format(answer.interpretation)}"
    for other in answer.alternatives:
        yield words["or"].format(other)
    if explain:
        yield from answer.reading
        if answer.sparql:
            yield f"\n{answer.sparql}"


def proofs(item: Item, words: Mapping[str, str]) -> Iterator[str]:
    """Give the sentences that prove an answer, indented."""
    sentences = {piece.sentence or piece.quote: piece.place for piece in reversed(item.evidence)}
    for sentence, place in list(reversed(sentences.items()))[:SHOWN]:
        page = words["page"].format(place.page) if place.page else ""
        yield f"    “{sentence}”{page or (words['paragraph'].format(place.paragraph) if place.paragraph else '')}"
    if len(sentences) > SHOWN:
        yield f"    {words['more'].format(len(sentences) - SHOWN)}"
