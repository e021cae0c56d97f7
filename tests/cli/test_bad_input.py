"""What cannot be read or written: one line that names place, cause and cure, and nothing lost."""

import json
import os
import random
import signal
import subprocess
import sys

import pytest

SENTENCE = "支付宝沉迷于流量。\n"


def one_line(text: str) -> str:
    """Give the one line of an error, or fail."""
    (line,) = text.splitlines()
    return line


UNREADABLE = {
    "empty.txt": b"",
    "blank.txt": b" \r\n\n\t",
    "noise.txt": random.Random(1).randbytes(4096),
    "picture.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x01\x00\x08\x06",
    "program.txt": b"\x7fELF\x02\x01\x01" + bytes(300),
    "ebcdic.txt": "No tables for this code page".encode("cp037"),
    "english.txt": b"Alipay is obsessed with traffic.\n",
}


@pytest.fixture(params=UNREADABLE)
def unreadable(request, tmp_path):
    path = tmp_path / request.param
    path.write_bytes(UNREADABLE[request.param])
    return path


@pytest.mark.parametrize("command", ["repair", "extract", "build"])
def test_what_is_no_chinese_text_is_told_in_one_line(run, unreadable, command, tmp_path):
    done = run(command, unreadable.name, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    line = one_line(done.stderr)
    assert line.startswith(f"{unreadable.name}: "), "the place"
    assert "; " in line, "cause; cure"
    assert not (tmp_path / "build").exists()


@pytest.mark.parametrize("command", ["repair", "extract", "build"])
def test_a_missing_file_is_told_in_one_line(run, command, tmp_path):
    done = run(command, "no/such.txt", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (3, "", "no/such.txt: no such file; check the name\n")


def test_one_bad_file_among_good_ones_is_reported_and_the_good_ones_are_built(run, tmp_path):
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(SENTENCE, encoding="utf-8")
    (folder / "bad.txt").write_bytes(UNREADABLE["noise.txt"])
    (folder / "z.txt").write_text("京东科技关注产业。\n", encoding="gb18030")
    done = run("build", "texts", "gone.txt", cwd=tmp_path)
    assert done.returncode == 1
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == ["texts/bad.txt", "gone.txt"]
    report = json.loads((tmp_path / "build" / "report.json").read_text(encoding="utf-8"))
    assert [document["name"] for document in report["documents"]] == ["a.txt", "z.txt"]
    assert [left["name"] for left in report["skipped"]] == ["bad.txt", "gone.txt"]
    graph = (tmp_path / "build" / "graph.ttl").read_text(encoding="utf-8")
    assert "支付宝" in graph
    assert "京东科技" in graph


def test_where_all_are_bad_the_earlier_graph_stays(run, tmp_path):
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    assert run("build", "a.txt", cwd=tmp_path).returncode == 0
    before = contents(tmp_path / "build")
    (tmp_path / "bad.txt").write_bytes(b"")
    done = run("build", "bad.txt", "gone.txt", cwd=tmp_path)
    assert done.returncode == 3
    assert "bad.txt: " in one_line(done.stderr)
    assert contents(tmp_path / "build") == before


def test_ten_megabytes_in_a_single_line_are_built(run, tmp_path):
    part = "互联网金融科技的发展" * 100 + "。" + SENTENCE.strip()
    line = part * (10_000_000 // len(part.encode()))
    (tmp_path / "line.txt").write_text(line, encoding="utf-8")
    done = run("build", "line.txt", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    (document,) = json.loads((tmp_path / "build" / "report.json").read_text(encoding="utf-8"))["documents"]
    assert document["characters"] == len(line)
    assert document["counts"]["statements"] >= 1


def test_a_folder_that_is_no_build_is_not_written_over(run, tmp_path):
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.doc").write_text("years of work", encoding="utf-8")
    done = run("build", "a.txt", "-o", "thesis", cwd=tmp_path)
    assert done.returncode in {2, 3}
    assert one_line(done.stderr).startswith("thesis: ")
    assert (tmp_path / "thesis" / "chapter.doc").read_text(encoding="utf-8") == "years of work"


def test_an_ontology_with_an_error_names_file_entry_and_what_is_known(run, tmp_path):
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    constructions = tmp_path / "mine" / "constructions"
    constructions.mkdir(parents=True)
    (constructions / "bad.toml").write_text(
        '[[construction]]\nid = "bad"\nsays = "x"\npattern = "{who:Nobody}出生于{where:Place}"\n'
        'states = ["who birthPlace where"]\n',
        encoding="utf-8",
    )
    done = run("build", "a.txt", "--ontology", "mine", cwd=tmp_path)
    assert done.returncode == 1
    first = done.stderr.splitlines()[0]
    assert "bad.toml" in first
    assert "bad" in first
    assert "Nobody" in done.stderr
    assert not (tmp_path / "build").exists()


def test_a_full_disk_leaves_the_earlier_graph_whole(run, article, tmp_path):
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    assert run("build", "a.txt", cwd=tmp_path).returncode == 0
    before = contents(tmp_path / "build")
    limited = f"ulimit -f 8; exec {sys.executable} -m kg build {article}"  # no file may pass 8 KiB
    done = subprocess.run(
        ["bash", "-c", limited], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    assert done.returncode == 3, done.stderr
    assert "; " in one_line(done.stderr)
    assert contents(tmp_path / "build") == before
    assert run("build", "a.txt", cwd=tmp_path).returncode == 0, "and the next build works"


@pytest.mark.parametrize("blow", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda blow: blow.name)
def test_an_interrupted_build_leaves_the_earlier_graph_whole(run, tmp_path, blow):
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    assert run("build", "a.txt", cwd=tmp_path).returncode == 0
    before = contents(tmp_path / "build")
    os.mkfifo(tmp_path / "slow.txt")
    going = subprocess.Popen(
        [sys.executable, "-m", "kg", "build", "a.txt", "slow.txt"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 (what a shell runs in the background ignores it)
    )
    with open(tmp_path / "slow.txt", "wb"):  # noqa: PTH123 (returns when the build has come to this file)
        going.send_signal(blow)
        printed, told = going.communicate(timeout=60)
    assert going.returncode != 0
    assert printed == ""
    assert "Traceback" not in told
    assert contents(tmp_path / "build") == before
    assert run("query", "-g", "build", "ASK { ?s ?p ?o }", cwd=tmp_path).returncode == 0
    assert run("build", "a.txt", cwd=tmp_path).returncode == 0, "and the next build works"
    if blow is not signal.SIGKILL:  # after which nobody is left to tidy up
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "build", "slow.txt"]


def contents(folder):
    """Give the files of a build that are its result (the store's own files change when it is looked at)."""
    return {path.relative_to(folder): path.read_bytes() for path in (folder / "graph.ttl", folder / "report.json")} | {
        "store": (folder / "store").is_dir()
    }
