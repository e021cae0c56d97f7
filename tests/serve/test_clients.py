"""The endpoint, asked by the programs that people ask endpoints with."""

import json
import os
import shutil
import subprocess
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore

ROOT = Path(__file__).parents[2]
YASGUI = ROOT / "node_modules" / "@zazuko" / "yasgui" / "build"
FLOW = "https://kg.example/entity/流量"
SELECT = "SELECT ?what { e:支付宝 kg:pursues ?what }"
PREFIXES = "PREFIX e: <https://kg.example/entity/> PREFIX kg: <https://kg.example/ontology#> "


@pytest.fixture(scope="module")
def wrapper(server):
    """Give what makes a SPARQLWrapper."""
    wrapped = pytest.importorskip("SPARQLWrapper", reason="pip install sparqlwrapper")

    def make(query, form, method="GET"):
        asked = wrapped.SPARQLWrapper(f"{server.url}sparql")
        asked.setQuery(query)
        asked.setMethod(method)
        asked.setReturnFormat(form)
        return asked

    return make


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # by SPARQLWrapper itself
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_sparqlwrapper(wrapper, method):
    rows = wrapper(PREFIXES + SELECT, "json", method).queryAndConvert()
    assert [row["what"]["value"] for row in rows["results"]["bindings"]] == [FLOW]
    told = wrapper(PREFIXES + SELECT, "xml", method).queryAndConvert()
    assert [uri.firstChild.data for uri in told.getElementsByTagName("uri")] == [FLOW]
    assert FLOW in wrapper(PREFIXES + SELECT, "csv", method).queryAndConvert().decode()
    made = wrapper(PREFIXES + "CONSTRUCT WHERE { e:支付宝 kg:pursues ?o }", "turtle", method).queryAndConvert()
    assert "e:支付宝 kg:pursues e:流量 ." in made.decode()
    described = wrapper(PREFIXES + "DESCRIBE e:支付宝", "xml", method).queryAndConvert()
    assert rdflib.URIRef(FLOW) in set(described.objects())
    assert wrapper(PREFIXES + "ASK { e:支付宝 kg:pursues e:流量 }", "json", method).queryAndConvert()["boolean"] is True


def test_sparqlwrapper_shows_the_error(wrapper):
    from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

    with pytest.raises(QueryBadFormed, match="never closed"):
        wrapper("SELECT ?x { ?x ?y ?z", "json").query()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib(server, method):
    graph = rdflib.Graph(SPARQLStore(f"{server.url}sparql", method=method))
    assert [str(row.what) for row in graph.query(PREFIXES + SELECT)] == [FLOW]
    thing, pursues = (
        rdflib.URIRef("https://kg.example/entity/支付宝"),
        rdflib.URIRef("https://kg.example/ontology#pursues"),
    )
    assert [str(stated) for stated in graph.objects(thing, pursues)] == [FLOW]
    assert (thing, pursues, rdflib.URIRef(FLOW)) in graph
    assert len(graph) > 1000


def curl(*arguments):
    done = subprocess.run(["curl", "-sS", "--fail-with-body", *arguments], capture_output=True, check=True)
    return done.stdout.decode()


@pytest.mark.skipif(shutil.which("curl") is None and "CI" not in os.environ, reason="needs curl")
def test_curl(server, tmp_path):
    endpoint = f"{server.url}sparql"
    assert FLOW in curl(endpoint, "--data-urlencode", f"query={SELECT}")
    assert curl(endpoint, "-G", "--data-urlencode", f"query={SELECT}", "-H", "Accept: text/csv").split() == [
        "what",
        FLOW,
    ]
    (tmp_path / "q.rq").write_text(SELECT, encoding="utf-8")
    direct = curl(endpoint, "-H", "Content-Type: application/sparql-query", "--data-binary", f"@{tmp_path / 'q.rq'}")
    assert json.loads(direct)["head"]["vars"] == ["what"]
    assert curl(f"{server.url}graph?default", "-H", "Accept: text/turtle").startswith("@prefix")
    assert "流量" in curl(f"{server.url}ask?q={quote('支付宝沉迷于什么？')}")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def yasgui(server, tmp_path):
    """Give the address of a page with YASGUI, on another port than the endpoint."""
    for name in ("yasgui.min.js", "yasgui.min.css"):
        shutil.copy(YASGUI / name, tmp_path / name)
    (tmp_path / "icon.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    (tmp_path / "index.html").write_text(
        '<!doctype html><meta charset="utf-8"><link rel="icon" href="icon.svg">'
        '<link rel="stylesheet" href="yasgui.min.css"><div id="yasgui"></div><script src="yasgui.min.js"></script><script>'
        "window.yasgui = new Yasgui(document.getElementById('yasgui'), {requestConfig: {endpoint: "
        f"{json.dumps(server.url + 'sparql')}}}, copyEndpointOnNewTab: true}});</script>",
        encoding="utf-8",
    )
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path))) as http:
        thread = threading.Thread(target=http.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}/"
        http.shutdown()
        thread.join()


@pytest.mark.skipif(
    not YASGUI.exists() and "CI" not in os.environ,
    reason="npm install --no-save @zazuko/yasgui",
)
def test_yasgui(yasgui, browser):
    tab = browser.new_page()
    tab.goto(yasgui)
    tab.evaluate("query => { yasgui.getTab().setQuery(query); return yasgui.getTab().query(); }", PREFIXES + SELECT)
    tab.locator(".yasr").get_by_text("流量").first.wait_for()
    tab.close()
