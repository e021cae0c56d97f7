"""What is written by hand for names is in order, and the weights travel with their licence."""

from pathlib import Path

import numpy as np
import pytest

from kg.errors import OntologyError
from kg.nlp import name_features as seen
from kg.nlp import name_lists, name_weights
from kg.nlp.name_finder import Finder, code_points
from kg.nlp.name_weights import WIDTH, Table, load_weights
from kg.ontology import load
from kg.ontology.files import ontology_folder

FILES = sorted((ontology_folder() / "names").glob("*.tsv"))
WEIGHTS = Path(name_weights.__file__).parent / "weights"
LARGEST = 2 * 1024 * 1024


def rows_of(path):
    return [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def test_the_lists_are_there():
    assert {"common", "countries", "endings", "frames", "known", "roles", "surnames"} == {path.stem for path in FILES}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_lists_are_sorted_and_say_what_they_are(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert any("Licence: Apache-2.0" in line and "Reader: kg/nlp/name_lists.py" in line for line in lines)
    rows = rows_of(path)
    keys = [row.split("\t") for row in rows] if path.stem == "frames" else [row.split("\t")[0] for row in rows]
    assert keys == sorted(keys)
    assert len({str(key) for key in keys}) == len(keys)
    assert all(row == row.strip() and row for row in rows)


def test_kinds_are_classes_of_the_vocabulary():
    classes = load().vocabulary.classes
    kinds = {*name_lists.name_endings().values(), *name_lists.KNOWN_KINDS} - {"part"}
    assert kinds <= set(classes)


@pytest.mark.parametrize("row", ["王\tfamous", "王"])
def test_a_wrong_class_is_an_error_that_names_the_place(row, tmp_path: Path, monkeypatch):
    (tmp_path / "names").mkdir()
    (tmp_path / "names" / "surnames.tsv").write_text(f"# surnames\n{row}\n", encoding="utf-8")
    monkeypatch.setattr(name_lists, "ontology_folder", lambda: tmp_path)
    with pytest.raises(OntologyError, match=r"surnames\.tsv:2: .*known: common, compound, word"):
        name_lists.surnames.__wrapped__()


def test_the_weights_are_small_and_bring_their_licence():
    assert (WEIGHTS / "weights.npz").stat().st_size <= LARGEST
    licence = (WEIGHTS / "LICENSE").read_text(encoding="utf-8")
    assert "CC BY-SA 4.0" in licence
    assert "UNER_Chinese-GSDSIMP" in licence
    assert "Training data" in (WEIGHTS / "MODEL_CARD.md").read_text(encoding="utf-8")


def test_observations_of_characters_and_words_have_names_of_their_own():
    names = [*seen.CHARACTER, *seen.WORD, *seen.FLAGS, seen.KNOWN]
    assert len(set(names)) == len(names)


def test_a_table_adds_what_its_codes_weigh():
    weights = load_weights()
    for table in weights.tables:
        assert isinstance(table, Table)
        codes = np.zeros(5, np.int32)
        total = np.zeros((5, WIDTH), np.int16)
        table.add(total, codes)
        assert not total.any(), f"{table.name}: code 0 is no observation"


def test_what_a_word_says_does_not_hang_on_its_neighbours_in_the_list():
    weights = load_weights()
    described = [seen.word_observations(*one) for one in [("北京", "ns"), ("的", "uj"), ("澜川", "nr"), ("", "x")]]
    together = weights.word_blocks(described)
    alone = [weights.word_blocks([one])[0] for one in described]
    assert (together == np.array(alone)).all()
    assert together.any()


def test_known_strings_are_found_the_longest_first():
    text = "在中国足球协会超级联赛，中国足球"
    found = Finder(["中国", "中国足球", "足球协会", "超级联赛", "中"]).met(text, code_points(text))
    assert [text[a:b] for a, b in found] == ["中国足球", "超级联赛", "中国足球"]


def test_finding_nothing():
    assert Finder([]).met("中国", code_points("中国")) == []
    assert Finder(["中国"]).met("中", code_points("中")) == []
    assert Finder(["中国"]).met("", code_points("")) == []
