"""What inputs are begun with, and what is put into them: the words of each form."""

import json
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HERE = Path(__file__).resolve().parent

CHINESE = (
    "支付宝 沉迷于 流量 京东 科技 的 了 在 不 没有 如果 ， 那么 。 、 《 》 “ ” （ ） 由 被 把 将 是 成立于 1996年 3月 2日 百分之三 "
    "亿元 万 多 两 第 一 他 它 该公司 表示 ： 认为 以 为 与 和 ； ？ ！ …… —— 因为 所以 但是 必须 可能 非但 甚至 作者 来源 當(dāng) "
    "產(chǎn) ?lián) 業(yè) \ufffd \u200b \xa0 \u3000 \ue109 ⒆ 𠮷 🚲 é ヂ \x1b[31m \u202e \r\n \n \t １ ％ \uff21\u0301 ﷽ 〇 ½ ² ٣"
).split(" ")
MARKUP = (
    "<p> </p> <div class= <a href= </a> <br/> <script> </script> <style> <!-- --> <![CDATA[ ]]> <title> <h1> <article> <nav> "
    "&#25903; &amp; &#x110000; &#0; &nbsp; < > & \" ' = <table> <td> <li> <template> <svg> <meta charset=gbk> <?xml ?> "
).split(" ")
MARKDOWN = "# ## ``` ~~~ > - * _ ** [a](b) ![a](b) [^1] [^1]: | |---| --- === \\ ` <b> \n\n     \t- 1.".split(" ")
JSON = '{ } [ ] : , " \\u \\ud83d \\ude00 \\n \\" {"text":" "id": null 1e999 -0 "data" true NaN \\u0000'.split(" ")
SPARQL = (
    "SELECT ASK CONSTRUCT DESCRIBE WHERE { } ( ) . ; , ?x ?y * a kg:pursues e:流量 rdf:type FILTER OPTIONAL UNION MINUS BIND AS "
    "VALUES GROUP BY ORDER HAVING LIMIT OFFSET DISTINCT COUNT(*) STR( CONTAINS( REGEX( \"a\" 'b' @zh ^^xsd:integer 1 2.5 <http://a> "
    "PREFIX x: BASE <a> FROM NAMED GRAPH SERVICE SILENT EXISTS NOT IN && || ! = != < > + - / ^ | # \\ \\u0041 << >> _:b [] () "
    '""" \x00 \u202e 支付宝 INSERT DELETE LOAD'
).split(" ")
RDF = (
    '@prefix @base PREFIX e: kg: <http://a/b> <支付宝> <\\u0041> "a" \'b\' """ @zh-hans ^^ xsd:integer <http://www.w3.org/2001/XMLSchema#date> '
    '_:b [ ] ( ) . ; , a true 1 -2.5e3 # \\ \\" << >> {| |} { } <rdf:RDF <rdf:Description rdf:about= </ > '
    '{"@id": "@type" "@context" "@graph" [] \x00 \ufffe \U0010ffff \n'
).split(" ")
WORD = (
    "<w:p> </w:p> <w:r> </w:r> <w:t> </w:t> <w:tab/> <w:br/> <w:tbl> <w:instrText> <mc:Fallback> </mc:Fallback> <w:txbxContent> "
    '<!DOCTYPE <!ENTITY &x; &lt; &#25903; xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" PK\x03\x04 PK\x05\x06'
).split(" ")
PDF = (
    "obj endobj stream endstream xref trailer startxref %%EOF << >> /Type /Page /Pages /Kids [ ] /Count /Contents /Font /ToUnicode "
    "BT ET Tj TJ Tm Td /MediaBox /Rotate 90 /Encrypt /Root 1 0 R <0001> ( ) beginbfchar endbfchar /Length -1 9999999999 "
    "/CropBox /UserUnit /FlateDecode q Q cm"
).split(" ")

WORDS = {
    "repair": CHINESE,
    "reading": CHINESE,
    "turtle": RDF,
    "table": [*CHINESE, "\t", " ||| ", "\n", "#"],
    "query": SPARQL,
    "question": [*CHINESE, *"什么 谁 哪 几 多少 为什么 怎么 吗 Who What When does is ? SELECT".split()],
    "html": [*MARKUP, *CHINESE],
    "markdown": [*MARKDOWN, *CHINESE],
    "jsonl": [*JSON, *CHINESE],
    "docx": [*WORD, *CHINESE],
    "pdf": PDF,
    "packed": [*JSON, *CHINESE],
}


def sentences() -> list[str]:
    """Give the sentences that the constructions are shown by, the questions among them too."""
    found = []
    for path in sorted((ROOT / "ontology").rglob("*.toml")):
        text = path.read_text(encoding="utf-8")
        tomllib.loads(text)
        found += re.findall(r'"([^"\n]*[\u4e00-\u9fff][^"\n]*[。？！])"', text)
    return sorted({*found})


def beginnings(name: str) -> list[bytes]:
    """Give inputs to begin with."""
    shown = sentences()
    told = [one for one in shown if not one.endswith("？")][::3]
    queries = [path.read_bytes() for path in sorted((ROOT / "queries").glob("*.rq"))]
    golden = (ROOT / "tests" / "rdf" / "golden" / "article.ttl").read_bytes()
    article = (ROOT / "seeds" / "alipay-and-jd-tech.txt").read_text(encoding="utf-8").splitlines()
    begun: dict[str, list[bytes]] = {
        "repair": [line.encode() for line in article if line] + [line.encode("gb18030") for line in told[:20]],
        "reading": [line.encode() for line in told],
        "turtle": [bytes([kind]) + golden[:2000] for kind in range(8)] + [b"\x05<a> <b> <c> ."],
        "table": [f"鲁迅\t作者\t{line}".encode() for line in told[:40]],
        "query": queries,
        "question": [one.encode() for one in shown if one.endswith("？")],
        "html": [
            f"<html><title>{one}</title><body><p>{one}<b>{one}</b></p></body></html>".encode() for one in told[:40]
        ],
        "markdown": [f"# {one}\n\n- {one}\n> **{one}**\n".encode() for one in told[:40]],
        "jsonl": [json.dumps({"id": 1, "text": one}, ensure_ascii=len(one) % 2 == 0).encode() for one in told[:40]],
        "docx": [
            f'<w:d xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>{one}</w:t></w:r></w:p></w:d>'.encode()
            for one in told[:40]
        ],
        "pdf": [(HERE / "page.pdf").read_bytes()],
        "packed": [bytes([n % 4]) + one.encode() for n, one in enumerate(told[:20])],
    }
    cases = [path.read_bytes() for path in sorted((HERE / "cases" / name).glob("*"))]
    return begun[name] + cases
