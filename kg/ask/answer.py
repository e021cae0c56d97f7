"""What is given back for a question."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from kg.rdf.record import place_record

if TYPE_CHECKING:
    from kg.ask.facts import Fact, Piece


@dataclass(frozen=True, slots=True)
class Item:
    """One answer, with the statement that gives it and the sentences that say so."""

    label: str
    iri: str = ""  #: of the thing; empty for a value, a sentence, yes and no
    statement: str = ""  #: IRI of the statement
    evidence: tuple[Piece, ...] = ()

    def sentences(self) -> str:
        """Give the sentences that say it as lines of HTML."""
        return "<br>".join(escape(words) for words in dict.fromkeys(p.sentence or p.quote for p in self.evidence))

    def record(self) -> dict[str, Any]:
        """Give it as what ``json.dumps`` takes."""
        return {
            "label": self.label,
            "iri": self.iri or None,
            "statement": self.statement or None,
            "evidence": [
                {
                    "document": p.document,
                    "start": p.start,
                    "end": p.end,
                    **place_record(p.place),
                    "quote": p.quote,
                    "sentence": p.sentence,
                    "construction": p.construction,
                }
                for p in self.evidence
            ],
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question; no items where the graph holds none."""

    question: str
    kind: str
    answers: tuple[Item, ...] = ()
    boolean: bool | None = None  #: of a yes-no question; None also where the text does not say
    sparql: str = ""
    interpretation: str = ""
    alternatives: tuple[str, ...] = ()  #: other readings, and names that may have been meant
    message: str = ""  #: where there is no answer: what the graph does hold
    reading: tuple[str, ...] = ()  #: how it was found, step by step

    def record(self) -> dict[str, Any]:
        """Give it as what ``json.dumps`` takes.

        >>> Answer("支付宝追求什么？", "what").record()["answers"]
        []
        """
        return {
            "question": self.question,
            "kind": self.kind,
            "answers": [item.record() for item in self.answers],
            "boolean": self.boolean,
            "sparql": self.sparql,
            "interpretation": self.interpretation,
            "alternatives": list(self.alternatives),
            **({"message": self.message} if self.message else {}),
        }

    def _repr_html_(self) -> str:
        """Show it in a notebook: each answer with its sentences.

        >>> Answer("支付宝追求什么？", "what", (Item("流量"),))._repr_html_()
        '<table><tbody><tr><th>流量</th><td></td></tr></tbody></table>'
        """
        if not self.answers:
            return f"<p>{escape(self.message)}</p>"
        rows = "".join(f"<tr><th>{escape(item.label)}</th><td>{item.sentences()}</td></tr>" for item in self.answers)
        told = f"<p>{escape(self.interpretation)}</p>" if self.interpretation else ""
        return f"<table><tbody>{rows}</tbody></table>{told}"


def item(label: str, fact: Fact, iri: str = "") -> Item:
    """Give an answer that a statement proves."""
    return Item(label, iri, fact.iri, fact.evidence)
