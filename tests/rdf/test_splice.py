"""A Turtle file changed in a few subjects is the one that is written of all of them anew."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Triple

from kg.rdf.lines import turtle_head
from kg.rdf.names import ENTITY, STATEMENT, term
from kg.rdf.splice import splice
from kg.rdf.turtle import body, written_as

SUBJECTS = (
    "x:a", "x:b#char=0,1", f"{ENTITY}支付宝", f"{ENTITY}支付", f"{ENTITY}C++", f"{ENTITY}A.B", f"{ENTITY}甲（乙）", f"{ENTITY}50%25",
    f"{STATEMENT}00ff", f"{STATEMENT}00ff1", "https://kg.example/document/新闻.txt-12ab#char=3,9;st=1",
)  # fmt: skip
TEXTS = ("a", "two\n\nlines", "x:b a kg:Concept .\n\n", '"""', "\\")
GRAPHS = st.dictionaries(st.sampled_from(SUBJECTS), st.sets(st.sampled_from(TEXTS), min_size=1))


def triples(graph):
    return {
        one: [Triple(NamedNode(one), term("rdfs:label"), Literal(text)) for text in texts]
        for one, texts in graph.items()
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(GRAPHS, GRAPHS.filter(bool), st.sets(st.sampled_from(SUBJECTS)))
def test_what_is_spliced_is_what_is_written_anew(tmp_path, before, after, untouched):
    changed = {one for one in SUBJECTS if before.get(one) != after.get(one)}
    changed |= {one for one in before if one not in untouched}  # some are written again as they were
    old, new = tmp_path / "old.ttl", tmp_path / "new.ttl"
    old.write_bytes(turtle_head() + (body(t for each in triples(before).values() for t in each) if before else b"\n"))
    said = triples(after)
    splice(old, new, {one: body(said[one]) if one in said else b"" for one in changed})
    assert new.read_bytes() == written_as([t for each in said.values() for t in each])
