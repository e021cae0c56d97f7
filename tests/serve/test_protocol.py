"""The SPARQL 1.1 Protocol, the Graph Store Protocol for reading, and the formats of both."""

import csv
import io
import json
import re
from urllib.parse import quote, urlencode
from xml.etree import ElementTree as ET

import pytest
import rdflib

FORM = {"Content_Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content_Type": "application/sparql-query"}
SELECT = "SELECT ?what { e:支付宝 kg:pursues ?what }"
FLOW = "https://kg.example/entity/流量"
ASK = "ASK { e:支付宝 kg:pursues e:流量 }"
CONSTRUCT = "CONSTRUCT WHERE { e:支付宝 kg:pursues ?what }"


def get(server, query, **headers):
    return server.ask("GET", f"/sparql?{urlencode({'query': query})}", **headers)


@pytest.mark.parametrize(
    ("method", "path", "body", "headers"),
    [
        ("GET", f"/sparql?query={quote(SELECT)}", None, {}),
        ("POST", "/sparql", urlencode({"query": SELECT}), FORM),
        ("POST", "/sparql", SELECT.encode(), DIRECT),
        ("POST", "/sparql", SELECT.encode(), {"Content_Type": "application/sparql-query; charset=utf-8"}),
    ],
    ids=["get", "form", "direct", "direct with charset"],
)
def test_a_query_comes_in_three_ways(server, method, path, body, headers):
    told = server.ask(method, path, body, **headers)
    assert (told.status, told.kind) == (200, "application/sparql-results+json")
    assert [row["what"]["value"] for row in json.loads(told.body)["results"]["bindings"]] == [FLOW]


def test_head_gives_the_headers_alone(server):
    told = server.ask("HEAD", f"/sparql?query={quote(SELECT)}")
    assert (told.status, told.body) == (200, b"")


@pytest.mark.parametrize(
    ("accept", "kind", "values"),
    [
        ("application/sparql-results+json", "application/sparql-results+json", lambda b: re.findall(FLOW, b.decode())),
        ("application/sparql-results+xml", "application/sparql-results+xml",
         lambda b: [uri.text for uri in ET.fromstring(b).iter("{http://www.w3.org/2005/sparql-results#}uri")]),
        ("text/csv", "text/csv", lambda b: [row["what"] for row in csv.DictReader(io.StringIO(b.decode()))]),
        ("text/tab-separated-values", "text/tab-separated-values", lambda b: [b.decode().splitlines()[1].strip("<>")]),
        ("text/html;q=0.1, text/csv;q=0.9, */*;q=0.2", "text/csv", lambda b: b.decode().split()[1:]),
    ],
)  # fmt: skip
def test_rows_come_in_the_format_that_is_wanted(server, accept, kind, values):
    told = get(server, SELECT, Accept=accept)
    assert (told.status, told.kind) == (200, kind)
    assert values(told.body) == [FLOW]
    assert "Accept" in told.headers["vary"]


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "application/sparql-results+xml", "text/csv"])
def test_yes_and_no(server, accept):
    told = get(server, ASK, Accept=accept)
    assert told.status == 200
    assert "true" in told.text
    assert "false" in get(server, ASK.replace("流量", "产业"), Accept=accept).text


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # by rdflib's own reader of JSON-LD
@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/ld+json", "json-ld"),
        ("application/rdf+xml", "xml"),
    ],
)
def test_triples_come_in_the_format_that_is_wanted(server, accept, form):
    told = get(server, CONSTRUCT, Accept=accept)
    assert (told.status, told.kind) == (200, accept)
    read = rdflib.Graph().parse(data=told.body, format=form)
    assert [str(stated) for stated in read.objects()] == [FLOW]
    described = get(server, "DESCRIBE e:支付宝", Accept=accept)
    assert len(rdflib.Graph().parse(data=described.body, format=form)) > 10


@pytest.mark.parametrize(
    ("name", "kind"), [("csv", "text/csv"), ("xml", "application/sparql-results+xml"), ("text/csv", "text/csv")]
)
def test_a_format_can_be_named_in_the_address(server, name, kind):
    assert server.ask("GET", f"/sparql?{urlencode({'query': SELECT, 'format': name})}").kind == kind


def test_what_no_format_serves_is_said(server):
    told = get(server, SELECT, Accept="image/png")
    assert told.status == 406
    assert "text/csv" in told.text
    assert get(server, CONSTRUCT, Accept="text/csv").status == 406


def test_without_a_query_the_service_describes_itself(server):
    told = server.ask("GET", "/sparql", Accept="application/n-triples")
    read = rdflib.Graph().parse(data=told.body, format="nt")
    words = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    (service,) = read.subjects(rdflib.RDF.type, words.Service)
    assert read.value(service, words.endpoint) == rdflib.URIRef(f"{server.url}sparql")
    assert read.value(service, words.supportedLanguage) == words.SPARQL11Query
    assert rdflib.URIRef("http://www.w3.org/ns/formats/JSON-LD") in set(read.objects(service, words.resultFormat))
    page = server.ask("GET", "/sparql", Accept="text/html,*/*;q=0.8")
    assert (page.status, page.headers["location"]) == (303, "/")


@pytest.mark.parametrize("path", ["/graph?default", "/graph", "/sparql?default"])
def test_the_graph_store_gives_the_whole_graph(server, built, path):
    told = server.ask("GET", path, Accept="text/turtle")
    assert told.kind == "text/turtle"
    assert told.body == (built / "graph.ttl").read_bytes()


def test_the_graph_store_only_reads(server):
    for method in ("PUT", "POST", "DELETE", "PATCH"):
        told = server.ask(method, "/graph?default", b"", Content_Type="text/turtle")
        assert (told.status, told.headers["allow"]) == (405, "GET, HEAD")
    assert server.ask("GET", "/graph?graph=http://example.org/g").status == 404
    assert server.ask("HEAD", "/graph?default").status == 200


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status"),
    [
        ("POST", "/sparql", urlencode({"update": "CLEAR ALL"}), FORM, 403),
        ("POST", "/sparql", b"CLEAR ALL", {"Content_Type": "application/sparql-update"}, 403),
        ("GET", "/sparql?update=CLEAR+ALL", None, {}, 403),
        ("GET", f"/sparql?query={quote('INSERT DATA { e:a kg:has e:b }')}", None, {}, 400),
        ("POST", "/sparql", urlencode({"x": "y"}), FORM, 400),
        ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, {}, 400),
        ("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=http://example.org/", None, {}, 400),
        ("POST", "/sparql", b"\xff\xfe", DIRECT, 400),
        ("POST", "/sparql", b"query=%ff", FORM, 400),
        ("POST", "/sparql", b"x" * 2_000_000, DIRECT, 413),
        ("POST", "/sparql", b"{}", {"Content_Type": "application/json"}, 415),
        ("PUT", "/sparql", b"", {}, 405),
        ("GET", "/nowhere", None, {}, 404),
        ("GET", "/page.html", None, {}, 404),
    ],
)
def test_what_cannot_be_answered_says_why(server, method, path, body, headers, status):
    told = server.ask(method, path, body, **headers)
    assert told.status == status
    assert told.text.strip()


@pytest.mark.parametrize(
    ("query", "place", "said"),
    [
        ("SELECT ?x {\n  ?x kg:pursues }", (2, 3, 13), "a triple has three parts"),
        ("SELECT ?x { ?x foo:p 支付宝 }", (1, 16, 5), "the prefix foo: is not declared"),
        ("SELECT ?x { ?x kg:pursues ?y . 支付宝 }", (1, 32, 3), "支付宝 is no word of SPARQL"),
        ("SELECT ?x { SERVICE <http://127.0.0.1:9/> { ?x ?p ?o } }", (1, 13, 7), "SERVICE calls another server"),
    ],
)
def test_an_error_names_its_place_for_programs_and_for_people(server, query, place, said):
    told = json.loads(get(server, query, Accept="application/sparql-results+json").body)["error"]
    assert (told["line"], told["column"], told["width"]) == place
    assert told["message"].startswith(said)
    assert said in get(server, query, Accept="text/csv").text


def test_an_answer_that_is_too_long_is_cut_and_says_so(start, built):
    with start(built, "--rows", 7) as server:
        many = get(server, "SELECT * { ?s ?p ?o }")
        assert (len(json.loads(many.body)["results"]["bindings"]), many.headers["x-kg-cut"]) == (7, "7")
        triples = get(server, "CONSTRUCT WHERE { ?s ?p ?o }", Accept="application/n-triples")
        assert (len(triples.text.splitlines()), triples.headers["x-kg-cut"]) == (7, "7")
        few = get(server, "SELECT * { ?s ?p ?o } LIMIT 7")
        assert (len(json.loads(few.body)["results"]["bindings"]), few.headers.get("x-kg-cut")) == (7, None)
        assert server.ask("GET", "/graph?default").body == (built / "graph.ttl").read_bytes()
