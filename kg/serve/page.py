"""The page of the server: text, graph, questions and SPARQL side by side.

It is the page of `kg view` in a larger frame; its scripts are those of ``kg/view/page`` with those of ``page`` here.
Nothing in it is inline but the data, which no browser runs.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from kg.ontology.files import ontology_folder, queries_folder
from kg.ontology.vocabulary import load_vocabulary
from kg.rdf.iri import fold
from kg.rdf.names import PREFIXES, STATEMENT
from kg.serve.text import sentences, text
from kg.store import open_store
from kg.view import Settings as Choices
from kg.view.fonts import FAMILY, STACK
from kg.view.html import Parts, embedded, filled, page_file, parts, script
from kg.view.markup import dashes
from kg.view.reading import Named, read_graph
from kg.view.words import Language, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from kg.serve.settings import Settings
    from kg.serve.text import Sentence
    from kg.view.reading import Told

STATEMENTS, SENTENCES = 3000, 3000  #: that a page holds at most; the endpoint answers from all
ASPECT = 1.6  #: of the pane that holds the picture on most screens
SHARED = ("dom", "search", "filters", "graph", "cards")  #: of the page of `kg view`
OWN = ("text", "words", "lit", "tokens", "complete", "editor", "results", "ask", "panes")
LAST = ("main",)  #: starts what the others have prepared


@dataclass(frozen=True, slots=True)
class Page:
    """What the server sends of it."""

    html: str
    script: str
    style: str


def page(place: Path, settings: Settings, *, statements: int = STATEMENTS) -> Page:
    """Make the page of the graph at a place, with so many statements at most.

    Raises: StoreError if there is no graph, or it cannot be read.
    """
    vocabulary = load_vocabulary(ontology_folder())
    wordings = {language: wording(vocabulary, language) for language in Language}
    with open_store(place) as store:
        told = read_graph(store, statements)
        spoken = sentences(store, SENTENCES)
    choices = Choices(most=settings.drawn, wording=wordings[Language(settings.language)])
    made = parts(told, choices, wordings, aspect=ASPECT)
    numbers = _documents(made, told, spoken)
    more = {
        "text": text(spoken, made.data, numbers),
        "things": _things(made.data),
        "prefixes": PREFIXES,
        "properties": [[name, term.zh, term.en] for name, term in sorted(vocabulary.properties.items())],
        "classes": [[name, term.zh, term.en] for name, term in sorted(vocabulary.classes.items())],
        "examples": list(_examples()),
        "statement": STATEMENT,
    }
    words = {**made.data["words"], **json.loads(own_file("words.json"))}
    notes = [*made.data["notes"], *_left(told.left, words["statements left"])]
    fields = {**made.fields, "data": embedded({**made.data, **more, "words": words, "notes": notes})}
    fields["notes"] = "".join(f'<p class="note">{escape(both[settings.language == "en"])}</p>' for both in notes)
    own = "\n".join(own_file(f"{name}.js") for name in OWN)
    whole = "\n".join((script(SHARED), own, script(LAST)))
    return Page(filled(own_file("page.html"), fields), whole, _style())


def _documents(made: Parts, told: Told, spoken: Iterable[Sentence]) -> dict[str, int]:
    """Give the documents the numbers they have in the data of the page; those without statements are added."""
    documents: list[dict[str, str]] = made.data["documents"]
    quoted = (evidence.document for statement in told.statements for evidence in statement.evidence)
    numbers = {iri: place for place, iri in enumerate(dict.fromkeys(quoted))}
    for iri in dict.fromkeys(sentence.document for sentence in spoken):
        if iri not in numbers:
            numbers[iri] = len(documents)
            named = told.documents.get(iri) or Named(iri, iri)
            documents.append({"title": named.title, "file": named.file})
    return numbers


def _left(count: int, words: list[str]) -> list[list[str]]:
    """Tell, in both languages, what of a large graph the page does not hold."""
    return [[phrase.format(count=count) for phrase in words]] if count else []


def _things(data: Mapping[str, Any]) -> dict[str, int]:
    """Give the local names of the IRIs of all entities, with the numbers of their nodes."""
    nodes = enumerate(data["nodes"])
    return {fold(node.get("name", node["label"])): number for number, node in nodes if node.get("entity", True)}


def _examples() -> Iterator[list[str]]:
    """Give the questions that come with `kg`: what each asks in Chinese and in English, and the query."""
    for path in sorted(queries_folder().glob("*.rq")):
        query = path.read_text(encoding="utf-8")
        heads = [line.removeprefix("#").strip() for line in query.splitlines() if line.startswith("#")]
        yield [heads[0], heads[1], query.strip() + "\n"]


def _style() -> str:
    stack = ",".join(f"'{family}'" if " " in family else family for family in (*STACK[1:-1], FAMILY, STACK[-1]))
    face = f"@font-face{{font-family:'{FAMILY}';src:url(font.ttf)}}"
    return "\n".join((face, f":root{{--font:{stack}}}", page_file("page.css"), own_file("page.css"), dashes()))


@cache
def own_file(name: str) -> str:
    """Read a file of the page of the server."""
    return (files("kg.serve") / "page" / name).read_text(encoding="utf-8").strip()
