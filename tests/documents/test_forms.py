"""Every form of document: what is read of it, and that each evidence is a slice of the original."""

import gzip
import json

import pytest

import kg
from kg.documents import Fields, repair, unpack
from kg.errors import TextError
from kg.extract import read
from kg.model import Seed
from kg.ontology import load
from kg.seeds import Source, find

TEXT = "支付宝沉迷于流量。京东科技关注产业。"
PAGE = """<!DOCTYPE html>
<html><head><title>支付宝沉迷于流量_某网</title><style>p { color: red }</style>
<script>document.write("<p>京东科技是坏的。</p>")</script></head>
<body class="no-sidebar">
<div id="nav"><a href="/">首页</a><a href="/n">京东科技是一家公司。</a></div>
<div class="wrap"><h1>支付宝<em>沉迷</em>于流量</h1>
<div class="content"><p>&#25903;付宝<b>沉迷于</b>流量，这是人们看到的事实。<br/>京东科技关注
产业。</p></div></div>
<div class="comment-list"><p>网友说蚂蚁金服收购了京东科技，说得很长很长，比正文还要长，长得多，长得多得多。</p></div>
<footer>版权所有：某某网络公司是骗子。</footer></body></html>"""


@pytest.fixture(scope="module")
def ontology():
    return load()


def forms(word, pdf):
    yield Seed("a.txt", TEXT.encode())
    yield Seed("a.txt", TEXT.encode("gb18030"))
    yield Seed("a.md", "# 题目\n\n**支付宝**沉迷于[流量](x.html)。京东科技\n关注产业。\n".encode())
    yield Seed("a.html", PAGE.encode())
    yield Seed("a.html", PAGE.replace("\n", "\r\n").encode("gb18030"))
    yield Seed("a.docx", word("支付宝沉迷于流量。", "京东科技关注产业。"))
    yield Seed("a.pdf", pdf("支付宝沉迷于流量。京东科技关注\n产业。", "金融科技不是互联网的延续。"))
    for line in (json.dumps({"id": 7, "text": TEXT}), json.dumps({"text": TEXT}, ensure_ascii=False)):
        yield from unpack(Source("a.jsonl", "a.jsonl", line.encode()))


def test_every_form_says_the_same_and_every_evidence_is_a_slice_of_the_original(ontology, word, pdf):
    for seed in forms(word, pdf):
        document = repair(seed)
        found = read(document, ontology)
        said = {(one.subject.label, one.predicate.property, one.object.label) for one in found if one.object}
        assert {("支付宝", "pursues", "流量"), ("京东科技", "focusesOn", "产业")} <= said, (seed.name, seed.form)
        for one in found:
            for proof in one.evidence:
                assert document.raw[proof.span.start : proof.span.end] == proof.quote


def test_of_a_page_the_article_is_read_and_nothing_else():
    document = repair(Seed("a.html", PAGE.encode()))
    assert document.clean.split("\n") == [
        "支付宝沉迷于流量",
        "支付宝沉迷于流量，这是人们看到的事实。",
        "京东科技关注产业。",
    ]
    assert document.raw == PAGE


def test_the_title_of_a_page_loses_the_name_of_the_site():
    page = "<title>京东科技驶向深海 - 某某网</title><p>京东科技关注产业，支付宝沉迷于流量。</p>"
    assert repair(Seed("a.html", page.encode())).clean.split("\n")[0] == "京东科技驶向深海"


def test_markdown_leaves_out_what_is_no_text():
    source = (
        "---\ntitle: 题\n---\n# 京东\n\n```python\n支付宝 = 1\n```\n\n> 它`关注`产业，\n> 也关注\\*科技。\n\n"
        "![图](a.png)\n\n| 甲 | 乙 |\n|---|---|\n\n- 一\n- 二[^1]\n\n<div>三</div>\n\n[^1]: 注\n"
    )
    assert repair(Seed("a.md", source.encode())).clean == "京东\n它关注产业，也关注*科技。\n一\n二\n三"


def test_lines_of_json_are_documents_and_broken_ones_are_told(tmp_path):
    lines = [
        json.dumps({"nr": "甲", "data": {"words": "支付宝沉迷于流量。"}}),
        "",
        '{"nr": "乙", ',
        "[1]",
        json.dumps({"nr": "丙"}),
        '{"a":' * 100_000,
        json.dumps({"nr": 4, "data": {"words": "京东\\ud83d科技\\n关注产业。"}}, ensure_ascii=False),
    ]
    (tmp_path / "c.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (source,) = find([tmp_path / "c.jsonl"])
    found = list(unpack(source, Fields("data.words", "nr")))
    assert [seed.name for seed in found if isinstance(seed, Seed)] == ["c.jsonl#甲", "c.jsonl#4"]
    told = [str(error).removeprefix(f"{tmp_path}/") for error in found if isinstance(error, TextError)]
    assert [line.split(": ")[:2] for line in told] == [
        ["c.jsonl:3", told[0].split(": ")[1]],
        ["c.jsonl:4", "a line must be an object such as {'text'"],
        ["c.jsonl:5", "no text under “data.words”; name another with --text-field (it has nr)"],
        ["c.jsonl:6", "not JSON (nested too deeply); mend the line or leave it out"],
    ]
    assert told[0].startswith("c.jsonl:3: not JSON (")


def test_the_text_of_a_record_is_found_where_it_stands():
    line = json.dumps({"text": {"text": 1}, "a": ["}", '"text":'], "data": {"text": '他说"京东\\科技"\n关注产业'}})
    seed = Seed("a.jsonl#1", line.encode(), "record data.text")
    document = repair(seed)
    assert document.clean == '他说"京东\\科技"\n关注产业'
    assert document.raw == line


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.jsonl.zst", "a.html.zst", "unnamed"])
def test_packed_files_are_unpacked(name):
    zstandard = pytest.importorskip("zstandard")
    inner = PAGE if "html" in name else json.dumps({"text": TEXT}) if "jsonl" in name else TEXT
    packed = (zstandard.compress if name.endswith("zst") else gzip.compress)(inner.encode())
    (seed,) = unpack(Source(name, name, packed))
    assert repair(seed).clean.endswith("京东科技关注产业。")


def test_the_library_and_its_folder_take_all_forms(tmp_path, word):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "README.md").write_text("支付宝是说明。", encoding="utf-8")
    (tmp_path / "in" / "a.docx").write_bytes(word("支付宝沉迷于流量。"))
    (tmp_path / "in" / "b.jsonl").write_text('{"text": "京东科技关注产业。"}\n{"text": "x"}\n', encoding="utf-8")
    with kg.build([tmp_path / "in"]) as graph:
        assert {found.subject.label for found in graph.statements()} == {"支付宝", "京东科技"}
        assert [str(left) for left in graph.report.skipped] == [
            f"{tmp_path}/in/b.jsonl: b.jsonl#2: no Chinese character in the record; give a Chinese text"
        ]


def test_a_pattern_gives_the_files_that_fit(tmp_path):
    for name in ("a.md", "b.txt", "c/d.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("文", encoding="utf-8")
    assert [source.name for source in find([str(tmp_path / "**" / "*.md")])] == ["a.md", "d.md"]
    (missing,) = find([str(tmp_path / "*.pdf")])
    with pytest.raises(TextError, match="no such file"):
        missing.read()
