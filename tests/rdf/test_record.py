"""Statements as JSON."""

from __future__ import annotations

import json
from dataclasses import replace

from kg.model import Document, Predicate, Statement
from kg.rdf.record import record, records


def test_a_plain_statement(document: Document, told: list[Statement]) -> None:
    assert record(told[0]) == {
        "id": "4a35b34772f52b0c",
        "subject": {"label": "支付宝", "iri": "https://kg.example/entity/支付宝", "kind": "Product"},
        "predicate": {"label": "沉迷于", "property": "pursues"},
        "object": {"label": "流量", "iri": "https://kg.example/entity/流量", "kind": "Concept"},
        "polarity": "positive",
        "modality": "asserted",
        "condition": None,
        "holder": None,
        "confidence": 1.0,
        "evidence": [
            {
                "document": document.iri,
                "start": 17,
                "end": 25,
                "quote": "支付寶沉迷於流量",
                "construction": "obsessed-with",
                "sentence": "当支付宝沉迷于流量时，它有9亿用户。",
                "marks": [],
                "antecedents": [],
            }
        ],
    }


def test_a_value_and_an_antecedent(told: list[Statement]) -> None:
    made = record(told[1])
    assert made["object"] == {"label": "9亿", "value": "900000000", "datatype": "integer", "unit": "用户"}
    assert made["evidence"][0]["antecedents"] == [
        {"mention": "它", "start": 27, "end": 28, "label": "支付宝", "source": {"start": 17, "end": 20}}
    ]
    assert made["evidence"][0]["marks"] == [
        {"start": 11, "end": 12},
        {"start": 12, "end": 13},
        {"start": 13, "end": 15},
    ]


def test_a_statement_inside_stands_with_its_words_and_its_id(told: list[Statement]) -> None:
    assert record(told[3])["object"] == {"label": "支付宝必须放弃流量", "statement": told[2].id}
    assert [made["id"] for made in records(told[3])] == [told[2].id, told[3].id]


def test_conditions_and_holders(told: list[Statement]) -> None:
    condition = told[4].conditions[0]
    assert record(told[4])["condition"] == {"label": "否则", "statements": [condition.id]}
    assert record(told[2])["holder"] == {"label": "很多人", "iri": "https://kg.example/entity/很多人", "kind": "Group"}
    both = replace(told[4], conditions=(condition, replace(condition, predicate=Predicate("离开"), words="离开")))
    assert record(both)["condition"]["label"] == "否则；离开"


def test_no_object_and_no_property(told: list[Statement]) -> None:
    made = record(told[5])
    assert made["object"] is None
    assert made["predicate"] == {"label": "此起彼伏", "property": None}


def test_all_is_json_and_offsets_slice_the_raw_text(document: Document, told: list[Statement]) -> None:
    for statement in told:
        made = json.loads(json.dumps(record(statement), ensure_ascii=False))
        assert made == record(statement)
        for piece in made["evidence"]:
            assert document.raw[piece["start"] : piece["end"]] == piece["quote"]
