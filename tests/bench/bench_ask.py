"""How long a question takes on a large graph. Run it alone: ``python tests/bench/bench_ask.py [STATEMENTS] [FOLDER]``.

The graph is invented and the same each time: companies with founders, places, years, products and customers, and a hub
that every company is tied to. Each statement has its node and its evidence, as a build makes them.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph

import kg.ontology
from kg.ask import Asker
from kg.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST = "青白玄赤苍沧澜云岚汐屿岭溪泽原川峦皓翰景瑞恒嘉安宁康平和信德诚智睿明远鸿博雅"
SECOND = "禾鹭圭松梧竹兰荷柏桐枫杉棠梨樱桃杏李梅桂榕槐柳杨荻芦苇菱藻蘅芷蕙苓芝葵"
KINDS = "科技 银行 制药 能源 文旅 食品 物流 电子 重工 传媒".split()
CITIES = "江畔市 云州 东岚市 鹿渚 石陂 岚港 赤岭 清浦 白沙县 沧河".split()
NAMESPACE, ENTITY = "https://kg.example/ontology#", "https://kg.example/entity/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
DOCUMENT = "https://kg.example/document/made-000000000000"

QUESTIONS = (
    "{company}是哪一年成立的？",
    "{company}的创始人是谁？",
    "{company}的总部在哪里？",
    "谁创办了{company}？",
    "{company}沉迷于什么？",
    "{company}是国民投资局的子公司吗？",
    "{company}的创始人毕业于哪所大学？",
    "{company}和{other}有什么不同？",
    "{company}为什么亏损？",
    "Who founded {company}?",
    "国民投资局持有哪些公司？",
    "{typo}的总部在哪里？",
)


def company(number: int) -> str:
    """Give the name of the company with that number."""
    count = len(FIRST) * len(SECOND)
    name = FIRST[number % len(FIRST)] + SECOND[number // len(FIRST) % len(SECOND)]
    return f"{name}{KINDS[number // count % len(KINDS)]}{number // (count * len(KINDS)) or ''}"


def said(number: int) -> Iterator[tuple[str, str, str, str, str]]:
    """Give what is said of one company: subject, property, words, object as N-Triples has it, sentence."""
    name, person = company(number), f"{FIRST[number % 37]}{SECOND[number % 31]}{SECOND[number % 29]}{number}"
    city, year = CITIES[number % len(CITIES)], 1950 + number % 70
    other = company((number * 7919 + 13) % 200_000)
    yield name, "inception", "成立于", f'"{year}"^^<http://www.w3.org/2001/XMLSchema#gYear>', f"{name}成立于{year}年。"
    for words, relation, stated in (
        ("创办人是", "founder", person), ("总部位于", "headquarteredIn", city), ("合作", "cooperatesWith", other),
        ("隶属于", "subsidiaryOf", "国民投资局"),
    ):  # fmt: skip
        yield name, relation, words, f"<{ENTITY}{stated}>", f"{name}{words}{stated}。"


def triples(statements: int) -> Iterator[str]:
    """Give the lines of the graph."""
    labelled: set[str] = set()

    def entity(label: str, kind: str) -> Iterator[str]:
        if label not in labelled:
            labelled.add(label)
            yield f"<{ENTITY}{label}> <{RDF}type> <{NAMESPACE}{kind}> ."
            yield f'<{ENTITY}{label}> <http://www.w3.org/2000/01/rdf-schema#label> "{label}"@zh-hans .'

    for number in range(statements // 5):
        for place, (name, relation, words, stated, sentence) in enumerate(said(number)):
            node = f"<https://kg.example/statement/{number * 5 + place:016x}>"
            proof = f"<{DOCUMENT}#char={number * 400 + place * 60},{number * 400 + place * 60 + len(sentence)};st={number * 5 + place:x}>"
            yield from entity(name, "Company")
            if stated.startswith("<"):
                yield from entity(
                    stated[len(ENTITY) + 1 : -1],
                    {"founder": "Person", "headquarteredIn": "Place"}.get(relation, "Company"),
                )
            yield f"{node} <{RDF}type> <{NAMESPACE}Statement> ."
            yield f"{node} <{RDF}subject> <{ENTITY}{name}> ."
            yield f"{node} <{RDF}predicate> <{NAMESPACE}{relation}> ."
            yield f"{node} <{RDF}object> {stated} ."
            yield f"{node} <{NAMESPACE}polarity> <{NAMESPACE}positive> ."
            yield f"{node} <{NAMESPACE}modality> <{NAMESPACE}asserted> ."
            yield f'{node} <{NAMESPACE}surface> "{words}" .'
            yield f"{node} <http://www.w3.org/ns/prov#wasDerivedFrom> {proof} ."
            yield f'{proof} <{NAMESPACE}sentence> "{sentence}" .'
            yield f'{proof} <{NIF}anchorOf> "{sentence}" .'
            yield f"<{ENTITY}{name}> <{NAMESPACE}{relation}> {stated} ."


def make(folder: Path, statements: int) -> None:
    """Make the store."""
    lines = folder / "made.nt"
    with lines.open("w", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in triples(statements))
    store = pyoxigraph.Store(str(folder / "store"))
    store.bulk_load(path=str(lines), format=pyoxigraph.RdfFormat.N_TRIPLES)
    store.optimize()
    lines.unlink()


def main(statements: int = 1_000_000, place: str = "") -> None:
    """Make the graph unless it is there, ask, and print the times."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(place or scratch)
        if not (folder / "store").is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            began = time.perf_counter()
            make(folder, statements)
            print(f"made {statements} statements in {time.perf_counter() - began:.0f} s")
        ontology = kg.ontology.load()
        began = time.perf_counter()
        with open_store(folder) as store:
            asker = Asker(store, ontology)
            print(f"opened in {time.perf_counter() - began:.2f} s")
            asker.answer("今天怎么样？")  # the reader and its lists are loaded once
            for number, pattern in enumerate(QUESTIONS):
                name = company(number * 1237 + 5)
                asked = pattern.format(company=name, other=company(number * 31 + 7), typo=name[1] + name[0] + name[2:])
                began = time.perf_counter()
                answer = asker.answer(asked)
                told = "、".join(item.label for item in answer.answers[:3]) or answer.message
                print(f"{1000 * (time.perf_counter() - began):7.0f} ms  {asked}  {told[:60]}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]), *sys.argv[2:3])
