"""Each command in a process of its own; what they have in common."""

import json
import re
from pathlib import Path

import pytest

import kg.cli
from kg.cli import COMMANDS

#: Libraries that take their time to load.
HEAVY = ["matplotlib", "networkx", "numpy", "opencc", "pyoxigraph", "pypinyin", "pyshacl", "rdflib", "rjieba"]


def test_help_names_every_command(run):
    done = run("--help")
    assert done.returncode == 0
    listed = re.findall(r"^  ([a-z]+) ", done.stdout.partition("Commands:")[2], re.MULTILINE)
    assert tuple(listed) == COMMANDS


def test_every_module_with_a_function_of_its_name_is_a_command():
    folder = Path(kg.cli.__file__).parent
    named = {path.stem for path in folder.glob("*.py") if f"\ndef {path.stem}(" in path.read_text(encoding="utf-8")}
    assert {name.rstrip("_") for name in named} - {"summary"} == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(run, command):
    done = run(command, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith(f"Usage: kg {command}")


def test_help_imports_nothing_heavy(run, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(
        "import atexit, sys\n"
        f"heavy = {HEAVY}\n"
        "atexit.register(lambda: print('heavy:', *sorted({*heavy} & {*sys.modules})))\n",
        encoding="utf-8",
    )
    done = run("--help", PYTHONPATH=str(tmp_path))
    assert done.stdout.splitlines()[-1] == "heavy:"


def test_version(run):
    done = run("--version")
    assert re.fullmatch(r"kg \d+\.\d+\.\d+\n", done.stdout)


def test_a_wrong_command_line_ends_with_2(run):
    for wrong in (["bild"], ["build"], ["build", "--no-such-option"], ["extract", "-", "--min-confidence", "2"]):
        done = run(*wrong)
        assert (done.returncode, done.stdout) == (2, ""), wrong
        assert "Error" in done.stderr


def test_a_bug_is_one_line_and_70_and_a_trace_only_on_request(run, tmp_path):
    (tmp_path / "sitecustomize.py").write_text(
        "import kg.seeds\ndef find(places): raise ZeroDivisionError('boom')\nkg.seeds.find = find\n", encoding="utf-8"
    )
    done = run("repair", "x.txt", PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stdout) == (70, "")
    assert done.stderr == "kg: a bug: ZeroDivisionError: boom; --debug shows where\n"
    assert "Traceback" in run("repair", "x.txt", "--debug", PYTHONPATH=str(tmp_path)).stderr


def test_chinese_is_printed_whatever_the_console_speaks(run):
    for codec in ("gbk", "ascii", "cp1252"):
        done = run("repair", "-", given="當下，支付寶𠮷。", PYTHONIOENCODING=codec)
        assert (done.returncode, done.stdout.strip()) == (0, "当下，支付宝𠮷。")


def test_repair_reads_stdin_and_lists_edits_by_line(run):
    given = "一行。\n當(dāng)互聯(lián)網(wǎng)時(shí)代來(lái)臨\n"
    assert run("repair", "-", given=given).stdout == "一行。\n当互联网时代来临\n", "not one byte more"
    assert run("repair", "-", "--traditional", given=given).stdout == "一行。\n當互聯網時代來臨\n"
    head, *rows = [line.split("\t") for line in run("repair", "-", "--edits", given=given).stdout.splitlines()]
    assert head == ["line", "start", "end", "kind", "before", "after", "certainty"]
    readings = [dict(zip(head, row, strict=True)) for row in rows if row[3] == "pinyin"]
    assert [edit["line"] for edit in readings] == ["2"] * 5
    for line in run("repair", "-", "--edits", "--json", given=given).stdout.splitlines():
        edit = json.loads(line)
        assert given[edit["start"] : edit["end"]] == edit["before"]


def test_repair_gives_the_document_as_json(run, article):
    done = run("repair", article, "--json")
    document = json.loads(done.stdout)
    assert document["name"] == article.name
    assert {part["role"] for part in document["paragraphs"]} >= {"title", "byline", "body", "furniture"}


def test_extract_prints_a_statement_a_line(run, article):
    done = run("extract", article, "--json")
    raw = article.read_text(encoding="utf-8")
    statements = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(statements) > 100
    for statement in statements:
        for evidence in statement["evidence"]:
            assert raw[evidence["start"] : evidence["end"]] == evidence["quote"]
    rows = run("extract", article).stdout.splitlines()
    assert len(rows) - 1 <= len(statements), "those inside others have no row of their own"
    assert {row.count("\t") for row in rows} == {rows[0].count("\t")}


def test_extract_leaves_out_what_is_less_sure(run, article):
    everything = run("extract", article).stdout.splitlines()
    sure = run("extract", article, "--min-confidence", "0.96").stdout.splitlines()
    assert set(sure) < set(everything)
    printed = run("extract", article, "--json", "--min-confidence", "0.96").stdout
    inside = re.findall(r'"statements?": ([^}]*)', printed)
    for line in printed.splitlines():
        statement = json.loads(line)
        assert statement["confidence"] >= 0.96 or any(statement["id"] in named for named in inside)


def test_extract_explains(run):
    done = run("extract", "-", "--explain", given="支付宝沉迷于流量。")
    assert done.returncode == 0
    assert "支付宝沉迷于流量" in done.stdout


def test_extract_shows_open_relations_in_the_words_of_the_text(run, article):
    rows = run("extract", article, "--open", "--surface").stdout.splitlines()
    assert rows[0].split("\t") == ["subject", "predicate", "object", "sentence"]
    assert len(rows) > 100
    alone = run("extract", article, "--surface")
    assert alone.returncode == 2
    assert "--open" in alone.stderr
