"""The other addresses: questions, entities, health, and the description of them all."""

import json
from urllib.parse import quote

import rdflib


def test_a_question_is_answered_with_its_sentences_and_its_query(server):
    told = server.ask("GET", f"/ask?q={quote('金融科技以互联网为底色吗？')}")
    assert told.kind == "application/json"
    answer = json.loads(told.body)
    assert answer["boolean"] is False
    (item, *_) = answer["answers"]
    assert item["evidence"][0]["quote"]
    rows = server.ask("GET", f"/sparql?query={quote(answer['sparql'])}")
    assert item["statement"] in rows.text


def test_a_question_that_the_graph_cannot_answer_says_so(server):
    answer = json.loads(server.ask("GET", f"/ask?q={quote('长江有多长？')}").body)
    assert (answer["answers"], answer["boolean"]) == ([], None)
    assert answer["message"]


def test_no_question_and_too_long_a_question(server):
    assert server.ask("GET", "/ask").status == 400
    assert server.ask("GET", "/ask?q=%20").status == 400
    assert server.ask("GET", f"/ask?q={quote('问' * 501)}").status == 400
    assert server.ask("GET", f"/entity/{quote('名' * 501)}").status == 400


def test_an_entity_is_told_by_any_of_its_names(server):
    for name in ("支付宝", "支付寶", "Alipay", "alipay", "https://kg.example/entity/支付宝"):
        told = server.ask("GET", f"/entity/{quote(name, safe='')}")
        card = json.loads(told.body)
        assert (told.status, card["iri"]) == (200, "https://kg.example/entity/支付宝"), name
    assert card["kinds"] == ["https://kg.example/ontology#Product"]
    assert (card["names"]["zh-hans"], card["names"]["zh-hant"]) == (["支付宝"], ["支付寶"])
    assert all(len(set(names)) == len(names) for names in card["names"].values())
    assert {"subject", "predicate", "object", "evidence"} <= set(card["statements"][0])
    assert len(card["statements"]) > 5


def test_an_entity_in_rdf_and_in_a_browser(server):
    told = server.ask("GET", f"/entity/{quote('支付宝')}", Accept="text/turtle")
    read = rdflib.Graph().parse(data=told.body, format="turtle")
    assert rdflib.URIRef("https://kg.example/entity/支付宝") in set(read.subjects())
    page = server.ask("GET", f"/entity/{quote('支付宝')}", Accept="text/html,*/*;q=0.8")
    assert (page.status, page.headers["location"]) == (303, f"/#{quote('支付宝')}")
    assert server.ask("GET", f"/entity/{quote('支付宝')}", Accept="image/png").status == 406


def test_a_name_that_nothing_has_is_answered_with_the_nearest(server):
    told = server.ask("GET", f"/entity/{quote('支付包')}")
    assert told.status == 404
    assert "支付宝" in json.loads(told.body)["error"]["nearest"]


def test_health(server):
    told = json.loads(server.ask("GET", "/health").body)
    assert (told["status"], told["busy"]) == ("ok", 0)


def test_openapi_describes_what_there_is(server):
    told = json.loads(server.ask("GET", "/openapi.json").body)
    assert told["openapi"].startswith("3.1")
    assert set(told["paths"]) == {"/sparql", "/graph", "/ask", "/entity/{name}", "/health"}
    names = [operation["operationId"] for path in told["paths"].values() for operation in path.values()]
    assert len(set(names)) == len(names)
    for path, operations in told["paths"].items():
        for operation in operations.values():
            assert "200" in operation["responses"]
            holes = {p["name"] for p in operation["parameters"] if p["in"] == "path"}
            assert holes == ({"name"} if "{name}" in path else set())
            for answer in operation["responses"].values():
                for content in answer["content"].values():
                    assert content.get("schema", {}).get("$ref", "#/components/schemas/Error").endswith("Error")


def test_an_answer_is_in_the_language_that_is_asked_for(server):
    asked = f"/ask?q={quote('金融科技以互联网为底色吗？')}"
    chinese, english = (json.loads(server.ask("GET", asked + more).body) for more in ("", "&lang=en"))
    assert [(one["answers"][0]["label"], one["boolean"]) for one in (chinese, english)] in (
        [("是", True), ("Yes", True)],
        [("否", False), ("No", False)],
    )
    assert english["answers"][0]["evidence"] == chinese["answers"][0]["evidence"]
    nothing = json.loads(server.ask("GET", f"/ask?q={quote('长江有多长？')}&lang=en").body)
    assert nothing["message"].startswith("The graph does not hold what is asked about.")
    refused = server.ask("GET", f"{asked}&lang=fr")
    assert (refused.status, refused.text) == (400, "there is no such language; there are: zh, en\n")
