"""The vocabulary: what kg.ttl declares, and what is said when it is wrong."""

from __future__ import annotations

import re
from collections import Counter
from time import process_time
from typing import TYPE_CHECKING

import pyoxigraph
import pytest
import rdflib

from kg.errors import OntologyError
from kg.ontology.files import data_folder, ontology_folder
from kg.ontology.vocabulary import NAMESPACE, Vocabulary, load_vocabulary

if TYPE_CHECKING:
    from pathlib import Path

ARGUMENT = """author publishedIn hasRole title isA representativeOf hasProperty has pursues focusesOn aimsAt enters
engagesIn continues originatesFrom replacedBy transitionsTo dominatedBy hasLifeline hasBasis hasEntryPoint regardedAs
integratesWith empowers transforms harvests detachedFrom playsRole conformsTo conflictsWith differsFrom betterThan
causes enables requires reduces increases loses gains locatedIn acquires investsIn cooperatesWith competesWith
subsidiaryOf founds worksFor definedAs hasPart ownedBy"""

OTHER = """founder inception headquarteredIn appointedAs resignsFrom supplies listedOn revenue profit birthPlace
birthDate deathPlace deathDate educatedAt awarded wrote creator partOf builtBy builtIn destroyedBy renamedTo formerName
alias prohibits permits exempts takesEffectOn issuedBy appliesTo amount price share duration hasCause purpose compares
increasesTo decreasesTo spouse child parent sibling student teacher memberOf participatesIn wins defeats holdsPosition
produces develops releases uses sells buys population area length height quantity date startsOn endsOn says believes
opposes supports plans sues sentencedTo convictedOf fines pays owes covers contains"""

KINDS = """Person Organisation Company Place Product Work Law Event Concept Industry Group Role Market Technology
Document Situation"""

HEAD = """@prefix kg: <https://kg.example/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return load_vocabulary(ontology_folder())


@pytest.mark.parametrize("name", ARGUMENT.split() + OTHER.split())
def test_has_property(vocabulary: Vocabulary, name: str) -> None:
    assert vocabulary.property(name).name == name


@pytest.mark.parametrize("name", KINDS.split())
def test_has_kind(vocabulary: Vocabulary, name: str) -> None:
    assert name in vocabulary.kinds


def test_every_term_is_labelled_and_explained_in_both_languages(vocabulary: Vocabulary) -> None:
    terms = [*vocabulary.classes.values(), *vocabulary.properties.values(), *vocabulary.structure.values()]
    han = re.compile(r"[\u4e00-\u9fff]")
    lacking = [t.name for t in terms if not (han.search(t.zh) and han.search(t.comment_zh) and t.comment_en)]
    assert lacking == []
    assert [t.name for t in terms if han.search(t.comment_en)] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_two_properties_share_a_label(vocabulary: Vocabulary, language: str) -> None:
    seen = Counter(getattr(p, language) for p in vocabulary.properties.values())
    assert [label for label, count in seen.items() if count > 1] == []


def test_inverses_name_each_other_and_mirror_domain_and_range(vocabulary: Vocabulary) -> None:
    for here in vocabulary.properties.values():
        if here.inverse:
            there = vocabulary.property(here.inverse)
            assert there.inverse == here.name
            assert (there.domain, there.range) == (here.range, here.domain), here.name


def test_a_symmetric_property_has_no_other_inverse_and_one_class_on_both_sides(vocabulary: Vocabulary) -> None:
    for here in vocabulary.properties.values():
        if here.symmetric:
            assert here.inverse is None
            assert here.domain == here.range


def test_only_properties_of_entities_are_symmetric_or_transitive_or_have_a_class_as_range(
    vocabulary: Vocabulary,
) -> None:
    literal = [p for p in vocabulary.properties.values() if p.values != "object"]
    assert [p.name for p in literal if p.symmetric or p.transitive or p.inverse or p.range] == []


def test_a_subproperty_takes_the_same_values_as_the_property_above(vocabulary: Vocabulary) -> None:
    for here in vocabulary.properties.values():
        assert {vocabulary.property(p).values for p in here.parents} <= {here.values}, here.name


def test_what_is_below_a_property_keeps_to_its_domain_and_range(vocabulary: Vocabulary) -> None:
    for here in vocabulary.properties.values():
        for above in map(vocabulary.property, here.parents):
            for ours, theirs in ((here.domain, above.domain), (here.range, above.range)):
                assert not (ours and theirs) or vocabulary.is_a(ours, theirs), f"{here.name} below {above.name}"


def test_rdflib_reads_the_same_graph() -> None:
    for file in ontology_folder().glob("*.ttl"):
        ours = {(str(q.subject), str(q.predicate)) for q in pyoxigraph.parse(path=str(file)) if "_:" not in str(q)}
        theirs = {(s.n3(), p.n3()) for s, p, o in rdflib.Graph().parse(file) if "_:" not in s.n3() + o.n3()}
        assert ours == theirs, file.name


def test_there_is_no_circle_among_classes_or_properties(vocabulary: Vocabulary) -> None:
    for name, term in vocabulary.classes.items():
        assert all(name not in vocabulary.lineage(parent) for parent in term.parents)
    for name, here in vocabulary.properties.items():
        assert all(name not in vocabulary.more_general(parent) for parent in here.parents)


def test_matches_lead_to_wikidata_and_schema_only(vocabulary: Vocabulary) -> None:
    form = re.compile(r"http://www\.wikidata\.org/entity/[PQ]\d+|https://schema\.org/\w+")
    terms = [*vocabulary.classes.values(), *vocabulary.properties.values()]
    assert [m for t in terms for m in t.matches if not form.fullmatch(m)] == []
    exact = Counter(m for t in terms for m in t.matches[:1] if "/Q" in m)
    assert [m for m, count in exact.items() if count > 1] == []


def test_structure_is_kept_apart_from_what_texts_say(vocabulary: Vocabulary) -> None:
    assert {"polarity", "modality", "condition", "holder", "sentence", "codec"} <= set(vocabulary.structure)
    assert not set(vocabulary.structure) & set(vocabulary.properties)
    assert "Statement" not in vocabulary.kinds


def test_classes_inherit(vocabulary: Vocabulary) -> None:
    assert vocabulary.lineage("University") == ("University", "School", "Organisation", "Agent", "Entity")
    assert vocabulary.is_a("Bank", "Agent")
    assert vocabulary.disjoint("Bank", "Book")
    assert not vocabulary.disjoint("Bank", "Product")
    assert vocabulary.more_general("father") == ("father", "parent", "relative")


def test_a_property_is_found_by_name_and_by_either_label(vocabulary: Vocabulary) -> None:
    for known in vocabulary.properties.values():
        assert vocabulary.find(known.zh) is known
        assert vocabulary.find(known.name) is known
    assert vocabulary.nearest("brithPlace")[0] == "birthPlace"
    assert "birthPlace" in vocabulary.nearest("出生地点")


def test_an_unknown_name_is_answered_with_the_nearest(vocabulary: Vocabulary) -> None:
    with pytest.raises(OntologyError, match="unknown property 'aquires'; nearest: acquires"):
        vocabulary.property("aquires")
    with pytest.raises(OntologyError, match="unknown class 'Persn'; nearest: Person"):
        vocabulary.kind("Persn")


def test_a_syntax_error_names_file_line_and_cause(tmp_path: Path) -> None:
    (tmp_path / "kg.ttl").write_text(HEAD + 'kg:x a owl:Class ;\n  rdfs:label "甲@zh .\n', encoding="utf-8")
    with pytest.raises(OntologyError, match=r"kg\.ttl:5: not Turtle: .+"):
        load_vocabulary(tmp_path)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("kg:Cat a owl:Class ; rdfs:subClassOf kg:Anmal .", r"kg\.ttl:5: kg:Cat speaks of kg:Anmal, .* Animal"),
        ("kg:p a owl:ObjectProperty ; rdfs:range kg:Anmal .", r"kg:p speaks of kg:Anmal"),
        ("kg:p a owl:ObjectProperty ; owl:inverseOf kg:q .", r"kg:p speaks of kg:q"),
        ("kg:p a owl:ObjectProperty ; rdfs:subPropertyOf kg:q .", r"kg:p speaks of kg:q"),
    ],
)
def test_a_term_that_is_nowhere_declared_is_told_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "kg.ttl").write_text(f"{HEAD}kg:Animal a owl:Class .\n{line}\n", encoding="utf-8")
    with pytest.raises(OntologyError, match=said):
        load_vocabulary(tmp_path)


def test_a_folder_without_a_vocabulary_is_told(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="no vocabulary here"):
        load_vocabulary(tmp_path)


def test_a_file_laid_over_adds_terms_and_may_speak_of_those_below(tmp_path: Path) -> None:
    text = HEAD + "kg:feeds a owl:ObjectProperty ; rdfs:label '喂养'@zh , 'feeds'@en ; rdfs:domain kg:Person .\n"
    (tmp_path / "zoo.ttl").write_text(text, encoding="utf-8")
    both = load_vocabulary(ontology_folder(), tmp_path)
    assert both.property("feeds").domain == "Person"
    assert both.find("喂养") == both.property("feeds")
    assert both.property("feeds").iri == NAMESPACE + "feeds"


def test_loading_is_quick() -> None:
    def once() -> float:
        start = process_time()
        load_vocabulary(ontology_folder())
        return process_time() - start

    assert min(once() for _ in range(5)) < 0.2  # seconds: half of what `kg --help` and the like may take in all


def test_data_lies_beside_the_package_or_inside_it(tmp_path: Path) -> None:
    package = tmp_path / "kg"
    beside, inside = tmp_path / "ontology", package / "_data" / "ontology"
    with pytest.raises(OntologyError, match="ontology/ is missing from the installation"):
        data_folder("ontology", package)
    beside.mkdir()
    assert data_folder("ontology", package) == beside
    inside.mkdir(parents=True)
    assert data_folder("ontology", package) == inside
