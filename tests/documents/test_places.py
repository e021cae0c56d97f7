"""What stands in a PDF or a Word file names its page and box, or its paragraph, wherever its evidence goes."""

import json
from pathlib import Path

import pytest

from kg.documents import repair
from kg.extract import read
from kg.model import Place, Seed, pool
from kg.ontology import load
from kg.rdf import describe
from kg.rdf.claims import statements
from kg.rdf.describe import describe_statement, direct
from kg.rdf.record import record
from kg.store.oxigraph import OxigraphStore

ROOT = Path(__file__).parent.parent.parent
PAGES = ("支付宝沉迷于流量。京东科技关注\n产业。", "金融科技不是互联网的延续。")


@pytest.fixture(scope="module")
def ontology():
    return load()


def told(seed, ontology):
    document = repair(seed)
    found = read(document, ontology)
    assert found
    return document, found


def places(found):
    return {(one.subject.label, proof.place) for one in found for proof in one.evidence}


def test_of_a_pdf_each_statement_names_its_page_and_the_box_of_its_words(pdf, ontology):
    _, found = told(Seed("a.pdf", pdf(*PAGES)), ontology)
    assert places(found) == {  # words of 12 points from (50, 750) and (50, 730) of a page 800 high
        ("支付宝", Place(1, (50, 40, 146, 50))),
        ("京东科技", Place(1, (50, 40, 230, 70))),
        ("金融科技", Place(2, (50, 40, 194, 50))),
    }


def test_a_turned_page_tells_places_as_it_is_shown(pdf, ontology):
    turned = pdf(*PAGES).replace(b"/MediaBox [0 0 600 800]", b"/MediaBox [0 0 600 800] /Rotate 90")
    _, found = told(Seed("a.pdf", turned), ontology)
    assert ("支付宝", Place(1, (750, 50, 760, 146))) in places(found)


def test_a_page_cut_to_a_part_tells_places_on_that_part(pdf, ontology):
    cut = pdf(*PAGES).replace(b"/MediaBox [0 0 600 800]", b"/MediaBox [0 0 600 800] /CropBox [20 0 600 780]")
    _, found = told(Seed("a.pdf", cut), ontology)
    assert ("支付宝", Place(1, (30, 20, 126, 30))) in places(found)


def test_words_that_run_over_to_the_next_page_name_the_first(pdf, ontology):
    _, found = told(Seed("a.pdf", pdf("金融科技的发展在不断地向前，支付宝沉迷于", "流量。")), ontology)
    (proof,) = next(one for one in found if one.subject.label == "支付宝").evidence
    assert proof.quote == "支付宝沉迷于\f流量"
    assert proof.place == Place(1, (50 + 14 * 12, 40, 50 + 20 * 12, 50))


def test_of_a_word_file_each_statement_names_its_paragraph(word, ontology):
    _, found = told(Seed("a.docx", word("", "支付宝沉迷于流量。", "", "京东科技关注产业。")), ontology)
    assert places(found) == {("支付宝", Place(paragraph=2)), ("京东科技", Place(paragraph=4))}


def test_of_plain_text_nothing_is_added(ontology):
    document, found = told(Seed("a.txt", "支付宝沉迷于流量。".encode()), ontology)
    assert places(found) == {("支付宝", Place())}
    assert not {"page", "box", "paragraph"} & record(found[0])["evidence"][0].keys()
    assert not [triple for triple in describe(document, found) if "&" in triple.subject.value]


def test_places_outlive_the_graph_and_cost_no_triple(pdf, word, ontology):
    for seed in (Seed("a.pdf", pdf(*PAGES)), Seed("a.docx", word("支付宝沉迷于流量。"))):
        document, found = told(seed, ontology)
        with OxigraphStore.in_memory(describe(document, found)) as store:
            again = statements(store)
        assert {one.id: one.evidence for one in again} == {one.id: one.evidence for one in found}
        for one in found:
            if len(one.evidence) == 1 and one.predicate.property and not one.words:
                assert len({*describe_statement(one), *direct(one)}) <= 16


def test_a_query_gives_the_page_as_a_selector_of_web_annotation(pdf, ontology):
    document, found = told(Seed("a.pdf", pdf(*PAGES)), ontology)
    query = (ROOT / "queries" / "web-annotations.rq").read_text(encoding="utf-8")
    with OxigraphStore.in_memory(describe(document, found)) as store:
        made = {str(triple) for triple in store.query(query).triples}
    place = "page=1&viewrect=50,40,96,10"
    annotation = f"{document.iri}#char=0,8;st={found[0].id}&{place}"
    selector = f"<{document.iri}#{place}>"
    assert f"<{annotation}> <http://www.w3.org/ns/oa#hasSelector> {selector}" in made
    assert f'{selector} <http://www.w3.org/1999/02/22-rdf-syntax-ns#value> "{place}"' in made
    assert f"{selector} <http://purl.org/dc/terms/conformsTo> <http://tools.ietf.org/rfc/rfc8118>" in made


def test_sentences_name_their_place_too(pdf, ontology):
    document, found = told(Seed("a.pdf", pdf(*PAGES)), ontology)
    named = {t.subject.value for t in describe(document, found) if t.predicate.value.endswith("#sentence")}
    assert f"{document.iri}#char=20,33&page=2&viewrect=50,40,156,10" in named


def test_commands_tell_the_page(pdf, run, tmp_path):
    (tmp_path / "a.pdf").write_bytes(pdf(*PAGES))
    assert run("build", "a.pdf", cwd=tmp_path).returncode == 0
    assert "a.pdf, page 第 1 页 (50,40 to 146,50), characters 0-8, " in run("why", "支付宝", cwd=tmp_path).stdout
    (proof,) = json.loads(run("why", "金融科技", "--json", cwd=tmp_path).stdout)["evidence"]
    assert (proof["page"], proof["box"]) == (2, [50, 40, 194, 50])
    answer = json.loads(run("ask", "支付宝沉迷于什么？", "--json", cwd=tmp_path).stdout)
    assert answer["answers"][0]["evidence"][0]["page"] == 1
    assert "“支付宝沉迷于流量。”（第 1 页）" in run("ask", "支付宝沉迷于什么？", cwd=tmp_path).stdout
    assert '"page":1,"box":[50,40,146,50]' in run("view", "-", cwd=tmp_path).stdout.replace(" ", "")
    assert run("validate", cwd=tmp_path).returncode == 0


def test_one_stretch_that_is_read_twice_proves_once(ontology):
    _, (one, *_) = told(Seed("a.txt", "支付宝沉迷于流量。".encode()), ontology)
    from dataclasses import replace

    (proof,) = one.evidence
    twice = replace(one, evidence=(proof, replace(proof, construction="zz", marks=())))
    assert pool([twice])[0].evidence == (proof,)
    assert pool([one, twice])[0].evidence == (proof,)
