"""Every message about a query has its Chinese form."""

import re
from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.serve.chinese import FORMS, in_chinese
from kg.serve.told import _record
from kg.store.oxigraph import OxigraphStore
from kg.store.question import _BEYOND

CASES = Path(__file__).parents[1] / "store" / "cases"


def queries():
    blocks = (CASES / "trouble.txt").read_text(encoding="utf-8").split("\n\n")[1:]
    return (block.partition("=>\n")[0].rstrip("\n") for block in blocks)


def messages():
    for query in queries():
        try:
            OxigraphStore.in_memory().query(query)
        except QueryError as error:
            yield str(error)


def test_every_message_is_said_in_chinese():
    told = [_record(message) for message in messages()]
    assert len(told) > 20
    assert [one["message"] for one in told if not re.search("[一-鿿]", one.get("zh", ""))] == []
    assert [one["zh"] for one in told if re.search("never|write|expected|did you", one["zh"])] == []


@pytest.mark.parametrize("message", _BEYOND.values())
def test_what_reaches_out_is_refused_in_chinese(message):
    assert in_chinese(message).endswith(("这里不允许", "请去掉它"))


def test_forms_fill_all_their_holes():
    for form, said in FORMS:
        assert {int(hole) for hole in re.findall(r"\{(\d)\}", said)} <= set(range(form.groups)), said
        assert len(re.findall(r"\{\d\}", said)) == form.groups, said


def test_what_has_no_form_stays_as_it_is():
    assert in_chinese("something else altogether") is None
    assert _record("query: something else") == {"message": "something else"}
