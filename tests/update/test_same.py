"""The same thing in many documents: aliases made one, namesakes kept apart, each with its reason."""

import json

import pytest

import kg
from kg import pipeline
from kg.errors import UsageError
from kg.model import Seed
from kg.ontology import load
from kg.same import rules
from kg.seeds import find

ALIAS = (
    Seed("a.txt", "鲁迅原名周树人，出生于绍兴。".encode()),
    Seed("b.txt", "周树人是作家。如果周树人不写作，中国会失去一位作家。".encode()),
    Seed("c.txt", "周树人出生于绍兴。".encode()),
)
NAMESAKES = (
    Seed("a.txt", "张伟出生于1960年，是一位教授。".encode()),
    Seed("b.txt", "张伟出生于1985年，是工程师。".encode()),
    Seed("c.txt", "张伟出生于1960年。".encode()),
)


@pytest.fixture(scope="module")
def ontology():
    return load()


def built(seeds, ontology, same=None):
    store, report = pipeline.build(find(seeds), ontology, pipeline.Settings(same=same))
    return kg.Graph(store, report)


def decided(graph):
    return [(name, same, other) for name, other, same, _, _ in graph.report.decisions]


def names(graph):
    return {row["e"].rpartition("/")[2] for row in graph.query("SELECT DISTINCT ?e { ?e rdfs:label ?l ; a kg:Person }")}


def test_an_alias_that_one_document_tells_makes_one_of_all(ontology):
    with built(ALIAS, ontology) as graph:
        assert decided(graph) == [("鲁迅", True, "周树人")]
        assert names(graph) == {"鲁迅"}
        (where,) = graph.statements(subject="鲁迅", predicate="birthPlace")
        assert len(where.evidence) == 2, "what both names say is one statement"
        assert {one.subject.label for one in graph.statements(subject="周树人")} == {"鲁迅"}, "found by either name"
    with built(ALIAS, ontology, "鲁迅 != 周树人") as apart:
        assert graph.report.counts["statements"] == apart.report.counts["statements"] - 1
        assert graph.report.counts["entities"] == apart.report.counts["entities"] - 1


def test_every_statement_is_named_by_what_it_says_now(ontology):
    with built(ALIAS, ontology) as graph:
        told = graph.query("SELECT ?s { ?s a kg:Statement }")
        assert {row["s"].rpartition("/")[2] for row in told} == {one.id for one in graph.statements()}
        proofs = graph.query("SELECT ?s ?e { ?s prov:wasDerivedFrom ?e }")
        assert all(row["e"].endswith(f";st={row['s'].rpartition('/')[2]}") for row in proofs)


def test_namesakes_with_other_facts_are_kept_apart(ontology):
    with built(NAMESAKES, ontology) as graph:
        assert decided(graph) == [("张伟", False, "张伟（1985）")]
        assert names(graph) == {"张伟", "张伟（1985）"}
        assert [row["y"] for row in graph.query("SELECT ?y { e:张伟 kg:birthDate ?y }")] == ["1960"]
        assert {one.subject.key for one in graph.statements(predicate="birthDate")} == {"张伟", "张伟（1985）"}


def test_namesakes_of_other_kinds_are_kept_apart(ontology):
    seeds = (
        Seed("a.txt", "张伟出生于1960年。".encode()),
        Seed("b.txt", "张伟收购了京东科技。张伟公司是一家公司。".encode()),
        Seed("c.txt", "张伟出生于1960年，是教授。".encode()),
    )
    with built(seeds, ontology) as graph:
        for name, same, other in decided(graph):
            assert (name, same) == ("张伟", False)
            assert other.startswith("张伟（")


def test_the_order_of_documents_decides_nothing(ontology):
    for seeds in (ALIAS, NAMESAKES):
        with built(seeds, ontology) as one, built(seeds[::-1], ontology) as other:
            assert set(one.store) == set(other.store)
            assert one.report.decisions == other.report.decisions


def test_the_user_refuses_makes_and_undoes(ontology):
    with built(ALIAS, ontology, "鲁迅 != 周树人") as graph:
        assert decided(graph) == [("鲁迅", False, "周树人")]
        assert names(graph) == {"鲁迅", "周树人"}
    with built(NAMESAKES, ontology, "张伟 = 张伟  # I know him") as graph:
        assert decided(graph) == []
        assert names(graph) == {"张伟"}
    with built(NAMESAKES[:1] + ALIAS[1:2], ontology, "周树人 = 张伟") as graph:
        assert len(names(graph)) == 1


def test_an_alias_of_two_things_is_followed_for_neither(ontology):
    seeds = (*ALIAS, Seed("d.txt", "王明原名周树人。".encode()))
    with built(seeds, ontology) as graph:
        assert not any(same for _, same, _ in decided(graph))


@pytest.mark.parametrize("line", ["鲁迅", "= 鲁迅", "鲁迅 !="])
def test_a_line_that_is_no_rule_is_told(line):
    with pytest.raises(UsageError, match=r"same\.txt:2: write “A = B”"):
        rules(f"# 规则\n{line}")


def test_the_command_lists_decisions_and_takes_them_back(run, tmp_path):
    (tmp_path / "in").mkdir()
    for seed in ALIAS:
        (tmp_path / "in" / seed.name).write_bytes(seed.data)
    assert run("build", "in", "-q", cwd=tmp_path).returncode == 0
    (told,) = [json.loads(line) for line in run("same", "周树人", "--json", cwd=tmp_path).stdout.splitlines()]
    assert (told["name"], told["is"], told["other"], told["documents"]) == ("鲁迅", "=", "周树人", 1)
    (tmp_path / "same.txt").write_text("周树人 != 鲁迅\n", encoding="utf-8")
    assert run("build", "in", "--same", "same.txt", "-q", cwd=tmp_path).returncode == 0
    assert "周树人\tsame.txt" in run("same", cwd=tmp_path).stdout
    assert run("build", "in", "-q", cwd=tmp_path).returncode == 0
    assert "!=" in run("same", cwd=tmp_path).stdout, "what was said stays said"
    nobody = run("same", "无名", cwd=tmp_path)
    assert (nobody.returncode, nobody.stderr) == (
        1, "无名: nothing was decided of this name; kg same lists all that was\n",
    )  # fmt: skip
