"""Ask: a question in Chinese or English becomes SPARQL, and its answer comes with the sentences that prove it.

In go a question, a store and an ontology, out comes an `Answer`. A question is a statement with an empty place: forms
(``ontology/questions``) tell what is asked, the reader of texts reads the statement, names are linked to things,
predicate words to properties, and what is chosen is found once more by a query that can be read and changed. Where no
statement answers, a sentence may: what it says plainly in the empty place is read from it, and said to be read so.

Weighed: a language model (guesses, and is not the same twice); templates from question to SPARQL without the reader (a
template for each verb); a search in the sentences (finds words, but not who did what to whom, nor what is denied).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.ask.answer import Answer, Item
from kg.ask.asker import Asker
from kg.ask.check import check_questions
from kg.ask.saying import in_english

if TYPE_CHECKING:
    from pathlib import Path

    from kg.ontology import Ontology
    from kg.store import Store

__all__ = ["Answer", "Asker", "Item", "answer", "check_questions", "in_english"]


def answer(question: str, store: Store, ontology: Ontology, *overlays: Path) -> Answer:
    """Answer a question from a graph; nothing that the graph does not hold is said.

    ``overlays`` are the folders laid over the ontology, whose questions are asked too. For many questions on one graph,
    open an `Asker` once.
    """
    return Asker(store, ontology, *overlays).answer(question)
