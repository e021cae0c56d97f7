"""Definitions, opinions and their holders, sentences that say something, and what is known of a document."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.ask import sparql
from kg.ask.answer import Item, item
from kg.ask.chosen import NOTHING, Result
from kg.ask.defining import defined
from kg.ask.echo import HEARD, Echoes
from kg.ask.fill import fill
from kg.ask.holding import held_by
from kg.ask.likeness import bigrams, plain
from kg.ask.match import fits
from kg.ask.names import SURE
from kg.ask.patterns import MARK
from kg.ask.roles import holders
from kg.ask.telling import clause, predication, telling
from kg.rdf import names
from kg.rdf.names import term
from kg.rdf.terms import Literal, NamedNode

if TYPE_CHECKING:
    from kg.ask.asker import Asker
    from kg.ask.facts import Fact, Piece
    from kg.ask.goal import Goal

_DEFINING = ("definedAs", "isA", "sameAs", "hasRole", "essence", "alias", "shortName", "regardedAs")
_ABOUT = frozenset("Article Document Work Book Periodical Law Concept".split())
_SAYS = 0.48  # from which a sentence says what was asked for
_HELD = 0.66  # from which a view is the one that was asked about
_MANY = 5  #: statements that tell what a text is about
#: What somebody is or has, not does.
_STATES = (*_DEFINING, "hasProperty", "hasPart", "has", "differsFrom", "representativeOf", "locatedIn", "partOf")
_AUTHORS = ("作者", "笔者", "本文", "文章", "撰稿人")


def definition(asker: Asker, goal: Goal) -> Result:
    """Answer what something is: by how it is defined, else what it is a kind of, else what it is called."""
    subject = goal.slots.get("x", "")
    links = {link.iri: link.score for link in asker.names.resolve(subject)}
    found: list[tuple[float, int, Fact, str]] = []
    for fact in asker.around(goal):
        if (
            fact.negative
            or fact.object is None
            or fact.relation not in _DEFINING
            or fact.modality in ("question", "hypothetical")
        ):
            continue
        rank = _DEFINING.index(fact.relation)
        weight = 1.0 if fact.holder is None else 0.9
        if (score := links.get(fact.subject.iri, 0.0)) >= 0.85:
            found.append((score * weight, rank, fact, "object"))
        elif fact.relation in ("alias", "shortName") and plain(fact.object.label) == plain(subject):
            found.append((weight, rank, fact, "subject"))
    if not found and (held := holders(asker, goal)).items:
        return held
    told = defined(asker, goal)
    if told.items and not any(
        fact.relation == "definedAs"
        and fact.object is not None
        and len(fact.object.label) > 0.8 * len(told.items[0].label)
        for _, _, fact, _ in found
    ):
        return told  # said in full, where a statement may tell a part of it
    if not found:
        return NOTHING if "的" in subject and not asker.names.exact(subject) else fill(asker, goal, 0.86)
    best = min(rank for _, rank, _, _ in found)
    top = max(score for score, rank, _, _ in found if rank == best)
    kept = [(fact, side) for score, rank, fact, side in found if rank == best and score >= top - 0.05]
    items: dict[str, Item] = {}
    for fact, side in kept:
        end = fact.subject if side == "subject" else fact.object
        if end is not None and plain(end.label) != plain(subject) and fits(end, "thing", asker.ontology.vocabulary):
            items.setdefault(end.label, item(end.label, fact, end.iri))
    return Result(
        0.3 + 0.7 * top, tuple(items.values()), sparql.telling(goal.text, [fact.iri for fact, _ in kept]),
        f"{subject} — {asker.called(kept[0][0])}（kg:{kept[0][0].relation}） → {MARK}",
    )  # fmt: skip


def opinion(asker: Asker, goal: Goal) -> Result:
    """Answer what somebody holds of something, or who holds it."""
    if goal.facet == "holder":
        return _holders(asker, goal)
    holder, about = goal.slots.get("h", ""), goal.slots.get("x", "")
    facts = asker.around(goal)
    if holder and holder not in _AUTHORS:
        held = [
            f
            for f in facts
            if f.holder is not None and asker.matcher.agrees(holder, f.holder) >= 0.8 and _speaks_of(asker, f, about)
        ]
        if held:
            items = {telling(f, asker.ontology): item(telling(f, asker.ontology), f) for f in held}
            return Result(
                0.95,
                tuple(items.values()),
                sparql.telling(goal.text, [f.iri for f in held]),
                f"{holder}（持有者）对{about}的看法",
            )
        return NOTHING
    judged = Echoes(asker, about)
    found = [
        (judged.end(f.subject), f) for f in facts
        if f.relation in ("hasProperty", "regardedAs", "criticises", "praises", "conflictsWith") and f.holder is None and f.modality != "question"
    ]  # fmt: skip
    kept = sorted(((s, f) for s, f in found if s >= 0.7), key=lambda one: -one[0])[:3]
    if not kept:
        read = fill(asker, goal)
        return read if read.items or holder not in _AUTHORS else _told_of(asker, goal, about)
    items = {
        f.object.label if f.object else clause(f): item(
            f.object.label if f.object else clause(f), f, f.object.iri if f.object else ""
        )
        for _, f in kept
    }
    return Result(
        0.2 + 0.8 * kept[0][0],
        tuple(items.values()),
        sparql.telling(goal.text, [f.iri for _, f in kept]),
        f"{about} — 性质、评价 → {MARK}",
    )


def _speaks_of(asker: Asker, fact: Fact, about: str) -> bool:
    if not about:
        return True
    return (
        asker.matcher.agrees(about, fact.subject) >= 0.6
        or about in fact.subject.label
        or about in fact.words
        or about in fact.sentences
    )


def _holders(asker: Asker, goal: Goal) -> Result:
    """Answer who says or thinks something."""
    text = goal.slots.get("s", goal.text)
    echoes = Echoes(asker, text)
    held = [
        fact
        for fact in asker.around(goal)
        if fact.holder is not None or fact.relation in ("says", "believes", "predicts")
    ]
    found: list[tuple[float, Fact]] = []
    for fact in held:
        score = echoes.fact(fact)
        if fact.holder is None and fact.object is not None:
            score = max(score if score < HEARD else 0.0, echoes.end(fact.object))
        if score >= _HELD and _somebody(asker, fact):
            found.append((score, fact))
    if not found:
        return NOTHING
    top = max(score for score, _ in found)
    kept = [fact for score, fact in found if score >= top - 0.05]
    items: dict[str, Item] = {}
    for fact in kept:
        end = fact.holder or fact.subject
        items.setdefault(end.label, item(end.label, fact, end.iri))
    if (told := held_by(asker, goal)).items and _corrects(told.items[0], tuple(items.values())):
        return told
    return Result(
        0.25 + 0.8 * top,
        tuple(items.values()),
        sparql.telling(goal.text, [f.iri for f in kept]),
        f"{MARK}（持有者）— {text}",
    )


def _corrects(told: Item, items: tuple[Item, ...]) -> bool:
    """Tell whether the sentence of a statement names another holder: 在温如玉看来."""
    same = {piece.sentence for piece in told.evidence}
    return any(piece.sentence in same for one in items for piece in one.evidence) and not any(
        told.label in one.label or one.label in told.label for one in items
    )


def _somebody(asker: Asker, fact: Fact) -> bool:
    kind = (fact.holder or fact.subject).kind
    vocabulary = asker.ontology.vocabulary
    return kind in ("Entity", "Role") or (kind in vocabulary.kinds and vocabulary.is_a(kind, "Agent"))


def evidence(asker: Asker, goal: Goal) -> Result:
    """Answer with the sentence that says it: its words weigh, and the statements read from it."""
    text = goal.slots.get("s", goal.text).replace(MARK, "")
    echoes = Echoes(asker, text)
    pairs = bigrams(plain(text))
    told: dict[str, float] = {}
    for fact in asker.around(goal):
        heard = echoes.fact(fact)
        for piece in fact.evidence:
            told[piece.sentence] = max(heard, told.get(piece.sentence, 0.0))
    scored: list[tuple[float, Fact | None, Piece]] = []
    for one, piece in asker.pieces(goal):
        together = len(pairs & bigrams(plain(piece.sentence))) / max(1, len(pairs))
        score = 0.45 * echoes.share(piece.sentence, None) + 0.25 * together + 0.3 * told.get(piece.sentence, 0.0)
        scored.append((score, one, piece))
    ranked = sorted(scored, key=lambda one: (-one[0], len(one[2].sentence), one[2].start))
    if not ranked or ranked[0][0] < _SAYS:
        return NOTHING
    score, found, piece = ranked[0]
    item_ = Item(piece.sentence, "", found.iri if found else "", (piece,))
    return Result(
        0.35 + 0.65 * score, (item_,), sparql.quoting(goal.text, piece), f"证据：{text}",
        steps=tuple(f"{s:.2f} {p.sentence}" for s, _, p in ranked[:3]),
    )  # fmt: skip


def document(asker: Asker, goal: Goal) -> Result:
    """Answer from what is known of the documents themselves."""
    if goal.facet == "title":
        return _titles(asker, goal)
    titles = {end for end, _ in _documents(asker)}
    facts = [f for f in asker.about_documents() if f.relation == goal.facet and not f.negative and f.object is not None]
    own = [f for f in facts if plain(f.subject.label) in titles or f.subject.kind in ("Article", "Document")]
    kept = own or [f for f in facts if f.subject.kind in _ABOUT][:1]
    if not kept:
        return _said_most(asker, goal) if goal.facet == "about" else NOTHING
    items: dict[str, Item] = {}
    for fact in kept:
        if fact.object is not None:
            items.setdefault(fact.object.label, item(fact.object.label, fact, fact.object.iri))
    return Result(
        1.2,
        tuple(items.values()),
        sparql.telling(goal.text, [f.iri for f in kept]),
        f"本文 — {asker.called(kept[0])}（kg:{goal.facet}） → {MARK}",
    )


def deeds(asker: Asker, goal: Goal) -> Result:
    """Answer what somebody does or did, or how he or it is: by what is said to be so, else by what is told most often of it."""
    done = fill(asker, goal)
    without = frozenset() if goal.facet == "all" else frozenset(_STATES)
    return done if done.items else _told_of(asker, goal, goal.slots.get("x", ""), without)


def _said_most(asker: Asker, goal: Goal) -> Result:
    """Answer what a small graph is about: by the titles of its texts, and by what they themselves assert most often."""
    given = asker.everything if asker.facts.whole else []
    titles = tuple(item(f.object.label, f) for f in given if f.relation == "title" and f.object is not None)
    told = [f for f in given if f.subject.kind not in ("Situation", "Statement", "Article", "Document")]
    found = _most(asker, goal, told, f"本文 — 说得最多的 → {MARK}")
    return replace(found, items=(*titles[:_MANY], *found.items)) if found.items else NOTHING


def _told_of(asker: Asker, goal: Goal, words: str, without: frozenset[str] = frozenset()) -> Result:
    """Answer by what the text itself asserts most often of a thing."""
    iris = dict.fromkeys(link.iri for link in asker.names.resolve(words) if link.score >= SURE)
    told = [f for iri in iris for f in asker.facts.about(iri) if f.subject.iri == iri and f.relation not in without]
    return _most(asker, goal, told, f"{words} — 说得最多的 → {MARK}")


def _most(asker: Asker, goal: Goal, facts: list[Fact], meant: str) -> Result:
    told = [f for f in facts if f.relation and f.object and f.holder is None and f.modality == "asserted"]
    spoken = Counter(f.subject.iri for f in told)
    told.sort(key=lambda f: (-len(f.evidence), f.relation in _STATES, -spoken[f.subject.iri], -f.confidence, f.iri))
    kept = told[:_MANY]
    items = tuple(item(telling(f, asker.ontology), f) for f in kept)
    return Result(1.2, items, sparql.telling(goal.text, [f.iri for f in kept]), meant) if items else NOTHING


def _titles(asker: Asker, goal: Goal) -> Result:
    found = [(title, node) for title, node in _documents(asker)]
    items = tuple(Item(asker.store_label(node), node.value) for _, node in found)
    asked = sparql.select(
        goal.text,
        "?answer ?label ?statement",
        ["  ?answer a kg:Document ; rdfs:label ?label .", "  OPTIONAL { ?statement rdf:subject ?answer }"],
    )
    return Result(1.2, items, asked, f"本文 — 标题 → {MARK}") if items else NOTHING


def _documents(asker: Asker) -> list[tuple[str, NamedNode]]:
    found = [
        t.subject for t in asker.store.match(None, names.TYPE, term("kg:Document")) if isinstance(t.subject, NamedNode)
    ]
    documents = [node for node in found if next(iter(asker.store.match(node, term("kg:sha256"))), None) is not None]
    return sorted((plain(asker.store_label(node)), node) for node in documents[:200])


def told(fact: Fact) -> str:
    """Give what a statement says, for lists."""
    return predication(fact, bare=True)


__all__ = ["Literal", "definition", "document", "evidence", "opinion", "told"]
