"""State what a parsed clause says, and of whom.

In: the clauses of a document, one by one. Out: statements with their evidence, and notes of what was dropped and why,
for ``--explain``. The grammar tells what belongs together; here it is decided what is stated of whom. The parts, each
on top of the one before: how a statement is added (`known`, `stating`), what describes a name (`describing`), events that
nouns name (`events`), noun phrases (`referring`), measures (`measures`), 是 (`copula`), what is said or demanded
(`complements`), verbs with nothing behind them (`alone`), what is moved and given (`moving`), verbs (`verbs`),
predicates of all kinds (`predicates`), who is left out (`lacking`), clauses (`clauses`).
"""

from __future__ import annotations

from kg.extract.interpret.clauses import Clauses

__all__ = ["Interpreter"]


class Interpreter(Clauses):
    """Reads the clauses of one document; gathers its statements."""
