"""``kg build``: what it leaves behind, and that it leaves the same every time."""

import hashlib
import json
import re
import shutil

import pytest

ARTICLES = {
    "a.txt": "支付宝沉迷于流量。京东科技关注产业。\n",
    "b.txt": "京东科技关注产业。金融科技不是互联网的延续。\n",
    "子/c.txt": "如果支付宝沉迷于流量，它将会失去红利。\n",
}


@pytest.fixture
def texts(tmp_path):
    folder = tmp_path / "texts"
    for name, text in ARTICLES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def files(folder):
    return {name: (folder / name).read_bytes() for name in ("graph.ttl", "report.json")}


def test_the_article_leaves_a_store_a_graph_and_a_report(built, article):
    assert sorted(path.name for path in built.iterdir()) == ["documents.sqlite", "graph.ttl", "report.json", "store"]
    report = json.loads((built / "report.json").read_text(encoding="utf-8"))
    (document,) = report["documents"]
    assert document["name"] == article.name
    assert document["sha256"] == hashlib.sha256(article.read_bytes()).hexdigest()
    assert document["repairs"] == {"pinyin": 481, "shift": 2}
    assert document["counts"] == report["counts"]
    for counted in ("entities", "statements", "negated", "conditional", "reported", "necessary"):
        assert report["counts"][counted] > 0
    assert report["skipped"] == []


def test_the_same_documents_give_the_same_bytes_anywhere(run, texts, tmp_path):
    kept = []
    for number, environment in enumerate(
        (
            {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"},
            {"PYTHONHASHSEED": "42", "LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8", "TZ": "Asia/Shanghai"},
        )
    ):
        desk = tmp_path / f"desk {number}"
        shutil.copytree(texts, desk / "texts")
        assert run("build", "texts", "-q", cwd=desk, **environment).returncode == 0
        kept.append(files(desk / "build"))
    assert kept[0] == kept[1]


def test_the_order_of_documents_does_not_matter(run, texts, tmp_path):
    names = [texts / name for name in ("a.txt", "b.txt")]
    for folder, order in (("one", names), ("two", names[::-1])):
        assert run("build", *order, "-o", folder, "-q", cwd=tmp_path).returncode == 0
    assert files(tmp_path / "one") == files(tmp_path / "two")


def test_a_graph_names_nothing_of_the_machine(built, tmp_path):
    for name in ("graph.ttl", "report.json"):
        text = (built / name).read_text(encoding="utf-8")
        assert not re.search(r"/tmp|/home|/root|\\\\|20\d\d-\d\d-\d\dT", text)
        assert str(tmp_path.parent) not in text


def test_a_document_given_twice_counts_once(run, texts, tmp_path):
    assert run("build", texts / "a.txt", texts / "a.txt", "-o", "twice", "-q", cwd=tmp_path).returncode == 0
    assert run("build", texts / "a.txt", "-o", "once", "-q", cwd=tmp_path).returncode == 0
    assert (tmp_path / "once/graph.ttl").read_bytes() == (tmp_path / "twice/graph.ttl").read_bytes()
    assert json.loads((tmp_path / "twice/report.json").read_text(encoding="utf-8"))["repeated"] == ["a.txt"]


def test_two_documents_that_agree_share_one_statement_with_two_proofs(run, texts, tmp_path):
    assert run("build", texts, "-q", cwd=tmp_path).returncode == 0
    asked = (
        "SELECT ?statement (COUNT(DISTINCT ?evidence) AS ?proofs) (COUNT(DISTINCT ?sure) AS ?confidences) WHERE {"
        " ?statement rdf:subject e:京东科技 ; kg:confidence ?sure ; prov:wasDerivedFrom ?evidence . "
        "?evidence nif:anchorOf ?quote"
        ' FILTER(CONTAINS(?quote, "产业")) } GROUP BY ?statement'
    )
    rows = run("query", asked, "--json", cwd=tmp_path)
    assert rows.returncode == 0, rows.stderr
    (row,) = [json.loads(line) for line in rows.stdout.splitlines()]
    assert (row["proofs"], row["confidences"]) == (2, 1)


def test_the_summary_says_in_words_what_was_done(run, article, tmp_path):
    done = run("build", article, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    read, repaired, found, wrote, following = done.stdout.splitlines()
    assert re.fullmatch(r"Read 1 document, [\d,]+ characters\.", read)
    assert repaired == "Repaired 483 places: 481 pinyin readings removed, 2 byte shifts undone."
    assert re.fullmatch(r"Found \d+ entities and \d+ statements: .*\d+ negated.*\.", found)
    assert "build/graph.ttl" in wrote
    command = following.removeprefix("Next, try: kg ").split()
    assert run(*command, cwd=tmp_path).returncode == 0


def test_the_summary_speaks_chinese_where_the_locale_does(run, texts, tmp_path):
    by_option = run("build", texts, "--lang", "zh", cwd=tmp_path).stdout
    by_locale = run("build", texts, "--force", cwd=tmp_path, LC_ALL="zh_CN.UTF-8").stdout
    assert by_option == by_locale
    assert by_option.startswith("读入 3 篇文档，")


def test_quiet_says_nothing(run, texts, tmp_path):
    done = run("build", texts, "-q", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_stdin_is_a_document(run, tmp_path):
    assert run("build", "-", given=ARTICLES["a.txt"], cwd=tmp_path).returncode == 0
    report = json.loads((tmp_path / "build" / "report.json").read_text(encoding="utf-8"))
    assert [document["name"] for document in report["documents"]] == ["-"]


def test_a_graph_grows_and_tells_what_it_did_not_read(run, texts, tmp_path):
    assert run("build", texts / "a.txt", "-q", cwd=tmp_path).returncode == 0
    done = run("build", texts, cwd=tmp_path)
    assert done.stdout.splitlines()[0].startswith("Read 3 documents, ")
    again = run("build", texts / "b.txt", cwd=tmp_path)
    assert again.stdout.splitlines()[0].endswith(" characters. Of these: 2 from earlier builds, 1 unchanged.")
    (texts / "b.txt").unlink()
    gone = run("build", texts, cwd=tmp_path)
    assert gone.stdout.splitlines()[0].endswith(" characters. Of these: 2 unchanged, 1 gone and taken back.")
    chinese = run("build", texts, "--lang", "zh", "--force", cwd=tmp_path)
    assert "其中" not in chinese.stdout


def test_forget_takes_back_what_only_one_document_says(run, texts, tmp_path):
    assert run("build", texts, "-q", cwd=tmp_path).returncode == 0
    done = run("forget", "a.txt", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "forgotten: a.txt\n", "")
    told = (tmp_path / "build" / "graph.ttl").read_text(encoding="utf-8")
    assert "a.txt" not in told
    assert "京东科技" in told
    again = run("forget", "a.txt", cwd=tmp_path)
    assert (again.returncode, again.stdout) == (1, "")
    assert again.stderr == "a.txt: no document of this graph; it holds: b.txt, 子/c.txt\n"
    assert run("forget", "a.txt", "-g", "none", cwd=tmp_path).returncode == 3


def test_a_graph_that_is_no_build_is_not_forgotten_from(run, tmp_path):
    (tmp_path / "table.tsv").write_text("支付宝\t沉迷于\t流量\n", encoding="utf-8")
    assert run("import", "table.tsv", "-o", "imported", "-q", cwd=tmp_path).returncode == 0
    done = run("forget", "table.tsv", "-g", "imported", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (
        3, "imported: not built from documents; name a folder that kg build made (-g)\n",
    )  # fmt: skip


def test_diff_names_in_words_what_one_graph_states_and_the_other_does_not(run, texts, tmp_path):
    assert run("build", texts, "-q", "-o", "old", cwd=tmp_path).returncode == 0
    (texts / "b.txt").write_text("京东科技关注产业。支付宝收购了京东科技。\n", encoding="utf-8")
    assert run("build", texts, "-q", "-o", "new", cwd=tmp_path).returncode == 0
    done = run("diff", "old", "new", cwd=tmp_path)
    assert done.returncode == 1
    head, *rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert head[:5] == ["change", "subject", "predicate", "property", "object"]
    assert ("+", "支付宝", "acquires", "京东科技") in {(row[0], row[1], row[3], row[4]) for row in rows}
    assert ("-", "金融科技", "negative") in {(row[0], row[1], row[5]) for row in rows}
    assert not [row for row in rows if row[1] == "京东科技"], "what both state, if by other documents, is no difference"
    same = run("diff", "new", "new", cwd=tmp_path)
    assert (same.returncode, same.stdout.count("\n")) == (0, 1)


def test_stats_count_the_statements_of_each_document(run, texts, tmp_path):
    assert run("build", texts, "-q", cwd=tmp_path).returncode == 0
    counted = json.loads(run("stats", "--json", cwd=tmp_path).stdout)["documents"]
    assert counted.keys() == {"a.txt", "b.txt", "子/c.txt"}
    assert counted["a.txt"] == 2


def test_what_came_by_stdin_stays_when_more_comes(run, tmp_path):
    for text in ('{"text": "支付宝沉迷于流量。"}', '{"text": "京东科技关注产业。"}'):
        assert run("build", "-", "--text-field", "text", "-q", given=text, cwd=tmp_path).returncode == 0
    assert run("build", "-", given=b"\x00\x01", cwd=tmp_path).returncode == 3
    report = json.loads((tmp_path / "build" / "report.json").read_text(encoding="utf-8"))
    assert len(report["documents"]) == 2
