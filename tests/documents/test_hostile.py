"""Files made to harm: each is told in a line, within bounds of time and memory, and nothing in it is run."""

import bz2
import gzip
import io
import os
import time
import zipfile
from itertools import pairwise
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.documents import html, markdown, pdfium, repair, unpack
from kg.documents import pdf as pdf_module
from kg.documents.docx import docx_text
from kg.documents.markup import scan
from kg.documents.records import record_text
from kg.errors import MissingPartError, TextError
from kg.model import Seed, Span, sheets
from kg.seeds import Source, find

MANY = 300_000  # characters
SECONDS = 20  # a hundred times what it takes; what is not linear takes hours
BOMBS = (
    "<a ", "<!", "<div>", "<div></div>", "<p>", "<script>", "&amp", '<a b="', "<title>", "</", "<!--", "<b><i></b>",
    '<div class="comment">支', "&#x", "[", "![", "*", "`", "[a](", "\\", "_", "> ", "- ", "| ", "#", " ", "---\n", "[x]: ",
    "<![CDATA[", "\x00", "\x1b[31m", "\u202e",
)  # fmt: skip


@pytest.mark.parametrize("bomb", BOMBS)
@pytest.mark.parametrize("reader", [html.main_text, markdown.plain_text], ids=["html", "markdown"])
def test_what_is_repeated_without_end_takes_no_longer(reader, bomb):
    source = (bomb * MANY)[:MANY] + "<p>支付宝沉迷于流量。</p>"
    start = time.perf_counter()
    reader(source)
    assert time.perf_counter() - start < SECONDS


def single(data, name="a.txt"):
    (seed,) = unpack(Source(name, name, data))
    return seed


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.html.gz"])
def test_a_bomb_is_not_unpacked(name):
    bomb = gzip.compress(bytes(200 << 20))
    with pytest.raises(TextError, match=r"unpacks to more than 200 times|larger than the 64 MiB"):
        list(unpack(Source(name, name, bomb)))


def test_a_bomb_in_another_packing_is_not_unpacked():
    zstandard = pytest.importorskip("zstandard")
    with pytest.raises(TextError, match=r"larger than|unpacks to more"):
        list(unpack(Source("a.zst", "a.zst", zstandard.compress(bytes(200 << 20)))))


@pytest.mark.parametrize("cut", [3, 12, -1])
def test_a_packed_file_that_is_cut_is_told(cut):
    zstandard = pytest.importorskip("zstandard")
    for pack in (gzip.compress, zstandard.compress):
        packed = pack("支付宝沉迷于流量。".encode() * 50)
        with pytest.raises(TextError, match=r"damaged|no Chinese|not Chinese|binary|empty"):
            repair(single(packed[:cut]))


def test_a_file_larger_than_a_document_may_be_is_not_read(tmp_path):
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(1 << 30)
    (source,) = find([tmp_path / "big.txt"])
    with pytest.raises(TextError, match="larger than the 64 MiB that one document may have; split it"):
        list(unpack(source))


def test_a_line_without_end_is_passed_over():
    lines = b'{"text": "' + b"x" * (17 << 20) + b'"}\n{"text": "\xe6\x94\xaf\xe4\xbb\x98\xe5\xae\x9d"}\n'
    error, good = unpack(Source("a.jsonl", "a.jsonl", lines))
    assert "a.jsonl:1: longer than 16 MiB" in str(error)
    assert repair(good).clean == "支付宝"


def test_links_out_of_the_folder_are_not_followed(tmp_path):
    (tmp_path / "secret.txt").write_text("支付宝的密码。", encoding="utf-8")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").symlink_to("../secret.txt")
    (folder / "b.txt").write_text("京东科技关注产业。", encoding="utf-8")
    (folder / "c.txt").symlink_to("b.txt")
    (folder / "all").symlink_to("..")
    os.mkfifo(folder / "d.txt")
    outside, inside, linked = find([folder])
    with pytest.raises(TextError, match="a link that leads out of"):
        outside.read()
    assert inside.read().data == linked.read().data


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_a_name_with_a_line_break_stays_on_one_line(tmp_path):
    (tmp_path / "a\nb.txt").write_text("支付宝沉迷于流量。", encoding="utf-8")
    (source,) = find([tmp_path])
    document = repair(single(source.read().data, source.name))
    assert document.name == "a\N{REPLACEMENT CHARACTER}b.txt"
    assert document.iri.isprintable()


def test_a_word_file_with_macros_links_and_entities(word, tmp_path):
    linked = '<w:p><w:r><w:t>支付宝</w:t></w:r><w:instrText>HYPERLINK "http://example.org"</w:instrText></w:p>'
    assert docx_text(Seed("a.docx", word(body=linked))) == "支付宝"
    (tmp_path / "secret").write_text("密码", encoding="utf-8")
    outside = f'<!DOCTYPE d [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    with pytest.raises(TextError, match="declares entities"):
        docx_text(Seed("a.docx", word(body="<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", head=outside)))


def test_a_word_file_with_a_program_and_links_outside_opens_none_of_them(word, monkeypatch):
    def refuse(*_):
        raise AssertionError

    data = io.BytesIO(word("支付宝沉迷于流量。"))
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        'Target="http://evil.example/t.dotm" TargetMode="External"/>'
        '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        'Target="file:///etc/passwd" TargetMode="External"/></Relationships>'
    )
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0" + b'Sub AutoOpen()\nShell "calc"' * 50)
        archive.writestr("word/_rels/document.xml.rels", relations)
    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("builtins.open", refuse)
    assert docx_text(Seed("a.docm", data.getvalue())) == "支付宝沉迷于流量。"


def test_a_word_file_with_more_text_than_a_document_may_have(word, monkeypatch):
    monkeypatch.setattr("kg.documents.docx.LONGEST", 100)
    assert len(docx_text(Seed("a.docx", word("支" * 60, "付" * 30)))) == 91
    with pytest.raises(TextError, match="more than 0 million characters; split it"):
        docx_text(Seed("a.docx", word("支" * 60, "付" * 60)))


def test_a_word_file_that_swells_or_is_none(word, monkeypatch):
    monkeypatch.setattr("kg.documents.docx.LARGEST", 1 << 20)
    with pytest.raises(TextError, match="unpacks to more than 1 MiB"):
        docx_text(Seed("a.docx", word("支" * (1 << 20))))
    for data in (b"", b"PK\x03\x04", bz2.compress(b"x"), word("支")[:-30]):
        with pytest.raises(TextError, match="Word file"):
            docx_text(Seed("a.docx", data))
    with pytest.raises(TextError, match="without a password"):
        docx_text(Seed("a.docx", b"\xd0\xcf\x11\xe0" + bytes(600)))
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("../../etc/passwd", "x")
    with pytest.raises(TextError, match=r"word/document\.xml is not in it"):
        docx_text(Seed("a.docx", other.getvalue()))


def test_a_pdf_without_text_broken_or_slow(pdf, monkeypatch):
    with pytest.raises(TextError, match="no text in the file; give one with text"):
        repair(Seed("a.pdf", pdf("\n")))
    for data in (b"%PDF-1.7\n", b"%PDF-" + bytes(500), pdf("支付宝")[:300]):
        with pytest.raises(TextError, match=r"a damaged PDF|no text in the file"):
            repair(Seed("a.pdf", data))
    with pytest.raises(TextError, match=r"takes longer than 0\.001 seconds"):
        pdf_module.pdf_text(Seed("a.pdf", pdf("支付宝")), seconds=0.001)
    monkeypatch.setattr(pdf_module, "find_spec", lambda _: None)
    with pytest.raises(MissingPartError, match=r"pip install 'kg-zh\[pdf\]'"):
        repair(Seed("a.pdf", pdf("支付宝")))


def test_a_pdf_with_a_password_is_told(pdf):
    lock = f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'5a' * 32}> /U <{'a5' * 32}> >>"
    data = pdf("支付宝沉迷于流量。")
    locked = data.replace(b"/Root 1 0 R", f"/Root 1 0 R /ID [<00> <00>] /Encrypt {lock}".encode())
    assert locked != data
    with pytest.raises(TextError, match=r"a\.pdf: protected by a password; save it without"):
        repair(Seed("a.pdf", locked))


def test_many_pages_and_empty_ones_are_read(pdf):
    document = repair(Seed("a.pdf", pdf(*["\n", "支付宝沉迷于流量。"] * 40)))
    assert document.raw.count("\f") == 79
    assert document.clean.count("支付宝") == 40


def test_one_folder_in_many_encodings(tmp_path):
    text = "支付宝沉迷于流量，京东科技关注产业，金融科技的发展正在进入新的阶段。\n" * 3
    codecs = ("utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
    for codec in codecs:
        (tmp_path / f"{codec}.txt").write_bytes(text.encode(codec))
    (tmp_path / "big5.txt").write_bytes(
        "支付寶沉迷於流量，京東科技關注產業，金融科技的發展正在進入新的階段。\n".encode("big5") * 3
    )
    (tmp_path / "noise.txt").write_bytes(bytes(range(256)) * 20)
    read, told = [], []
    for source in find([tmp_path]):
        try:
            read.append((source.name, repair(single(source.read().data, source.name)).clean))
        except TextError as error:
            told.append(str(error))
    assert {name for name, _ in read} == {f"{codec}.txt" for codec in (*codecs, "big5")}
    assert {clean.rstrip() for _, clean in read} == {text.rstrip()}
    assert [line.partition(":")[0] for line in told] == ["noise.txt"]


WORDS = st.text("支付宝沉迷于流量。，<>/=\"'&;#! \n-*_[]()`|\\{}:apdiv1x\x1b\x00\u202e\ud7ff𠮷", max_size=60)


def led_back(aligned, raw):
    """Judge an alignment: each character has a place in the raw text, and the places never fall."""
    starts, ends = list(aligned.alignment.starts), list(aligned.alignment.ends)
    assert len(starts) == len(ends) == len(aligned.text)
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= start <= end <= len(raw) for start, end in zip(starts, ends, strict=True))
    for character, start, end in zip(aligned.text, starts, ends, strict=True):
        if end - start == 1 and character not in " \n\N{REPLACEMENT CHARACTER}":
            assert raw[start] == character


@given(WORDS)
def test_whatever_the_page_its_text_leads_back(source):
    led_back(html.main_text(source), source)


@given(WORDS)
def test_whatever_the_markdown_its_text_leads_back(source):
    led_back(markdown.plain_text(source), source)


@given(WORDS)
def test_tags_and_texts_stand_in_order_and_apart(source):
    parts = list(scan(source))
    assert all(0 <= part.start <= part.end <= len(source) for part in parts)
    assert all(one.end <= two.start for one, two in pairwise(parts))


@given(
    st.dictionaries(st.text(max_size=5), st.text(max_size=20) | st.integers() | st.lists(st.booleans())), st.booleans()
)
def test_whatever_the_record_its_text_is_that_of_json(record, escaped):
    import json

    record["text"] = record.get("text") if isinstance(record.get("text"), str) else '支付宝\n\t"沉迷"𠮷'
    line = json.dumps(record, ensure_ascii=escaped)
    found = record_text(line, "text")
    assert found.text == record["text"]
    led_back(found, line)


TEXTS = st.text("支付宝沉迷于流量。，<>&;\"' \tabc1\x0b\u3000\u202e𠮷é", max_size=30)


@given(st.lists(TEXTS, max_size=8))
def test_whatever_the_paragraphs_of_a_word_file_each_is_a_line(word, paragraphs):
    sound = [words.replace("\x0b", "") for words in paragraphs]  # which no XML holds
    lines = docx_text(Seed("a.docx", word(*map(escape, sound)))).split("\n")
    assert lines == (sound or [""])
    where = sheets("\n".join(lines), "paragraph")
    at = 0
    for number, line in enumerate(lines, 1):
        assert where.place(Span(at, at + len(line))).paragraph == number
        at += len(line) + 1


@settings(deadline=None)
@given(
    st.lists(
        st.lists(st.text("支付宝沉迷于流量。，abc1𠮷", min_size=2, max_size=20), max_size=4), min_size=1, max_size=4
    )
)
def test_whatever_the_pages_of_a_pdf_each_character_has_its_page_and_box(pdf, pages):
    pytest.importorskip("pypdfium2")
    import pypdfium2
    import pypdfium2.raw

    told, boxes = pdfium.read(pypdfium2, pdf(*("\n".join(lines) for lines in pages)))
    text = "\f".join(told["pages"])
    assert ["".join(page.split()) for page in told["pages"]] == ["".join(lines) for lines in pages]
    assert len(boxes) == 4 * len(text)
    where = sheets(text, "page", boxes)
    for at, character in enumerate(text):
        place = where.place(Span(at, at + 1))
        assert place.page == text.count("\f", 0, at) + 1
        if character.isspace():
            assert place.box == ()
        else:
            line = pages[place.page - 1][(place.box[1] - 40) // 20]
            assert line[(place.box[0] - 50) // 12] == character
    led_back(pdf_module.running_text(text), text)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # some are read in a process of their own
@given(st.binary(max_size=200), st.sampled_from(["a.txt", "a.md", "a.html", "a.jsonl", "a.docx", "a.txt.gz", "-", "x"]))
def test_whatever_the_bytes_they_are_read_or_told(data, name):
    try:
        for seed in unpack(Source(name, name, data)):
            if isinstance(seed, Seed):
                document = repair(seed)
                assert len(document.alignment) == len(document.clean)
    except TextError as error:
        told = str(error)
        assert told.startswith(name)
        assert "\n" not in told
