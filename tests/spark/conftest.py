"""A corpus with all that a cluster could get wrong, what one machine makes of it, and a master with two workers."""

import gzip
import json
import os
import shutil
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.spark.waiting import wait_for


def pytest_collection_modifyitems(items):
    missing = [name for name, there in (("Java", shutil.which("java")), ("pyspark", find_spec("pyspark"))) if not there]
    for item in items:
        if missing and "CI" not in os.environ and "test_cluster" in item.nodeid:
            item.add_marker(pytest.mark.skip(reason=f"needs {' and '.join(missing)}"))


@pytest.fixture(scope="session")
def corpus(tmp_path_factory):
    """Give a folder in which ``texts`` is: names that are one, namesakes, documents twice, some that nobody can read."""
    desk = tmp_path_factory.mktemp("corpus")
    texts = desk / "texts"
    (texts / "sub").mkdir(parents=True)
    for number in range(24):
        text = f"甲{number}公司收购了乙{number}公司。支付宝沉迷于流量。如果京东科技关注第{number % 3}个产业，它将会失去红利。"
        (texts / f"{number:02}.txt").write_text(text, encoding="gb18030" if number % 2 else "utf-8")
    (texts / "alias.txt").write_text("鲁迅原名周树人，出生于绍兴。", encoding="utf-8")
    (texts / "sub" / "alias.md").write_text("周树人是作家。周树人出生于绍兴。", encoding="utf-8")
    (texts / "born.txt").write_text("张伟出生于1960年，是一位教授。", encoding="utf-8")
    (texts / "sub" / "born.txt").write_text("张伟出生于1985年，是工程师。", encoding="utf-8")
    shutil.copy(texts / "alias.txt", texts / "sub" / "alias.txt")
    shutil.copy(texts / "00.txt", texts / "sub" / "00.md")
    lines = [json.dumps({"id": n, "text": f"京东科技关注第{n % 5}个产业。"}, ensure_ascii=False) for n in range(30)]
    lines[4], lines[9], lines[20] = "{broken", lines[8], ""
    (texts / "many.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))
    (texts / "empty.txt").write_bytes(b"")
    (texts / "english.txt").write_text("There is no Chinese in it.", encoding="utf-8")
    return desk


@pytest.fixture(scope="session")
def alone(run, corpus):
    """Give what one machine makes of the corpus: its folder, and what it tells."""
    done = run("build", "texts", "-o", corpus / "alone", cwd=corpus)
    assert done.returncode == 1, "some cannot be read"
    return corpus / "alone", done


def spawned(*command, log, **environment):
    with log.open("wb") as out:
        return subprocess.Popen(command, stdout=out, stderr=out, env={**os.environ, **environment})


@contextmanager
def ended(process):
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture(autouse=True)
def quick_java(monkeypatch):
    """Let Java start in half the time: it has little to do here, many times."""
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto")


@pytest.fixture
def standalone(tmp_path):
    """Give the address of a master on loopback, and the processes of its two workers, each with one core."""
    import pyspark

    home = Path(pyspark.__file__).parent
    desk = tmp_path / "cluster"
    desk.mkdir()
    there = {"SPARK_LOCAL_IP": "127.0.0.1", "SPARK_HOME": str(home), "SPARK_DAEMON_MEMORY": "256m"}
    there |= {"PYSPARK_PYTHON": sys.executable}

    def daemon(name, *options):
        log = desk / f"{name}.log"
        command = [home / "bin" / "spark-class", f"org.apache.spark.deploy.{name.partition(' ')[0]}", *options]
        common = ["--host", "127.0.0.1", "--webui-port", "0"]
        return spawned(*map(str, [*command[:2], *common, *command[2:]]), log=log, **there), log

    def said(log, words):
        return lambda: next((line for line in log.read_text(errors="replace").splitlines() if words in line), None)

    with ExitStack() as running:
        master, log = daemon("master.Master", "--port", "0")
        running.enter_context(ended(master))
        address = wait_for(said(log, "Starting Spark master at "), log).rpartition(" ")[2]
        workers = []
        for number in (1, 2):
            options = ("--cores", "1", "--memory", "1g", "--work-dir", str(desk / f"work{number}"), address)
            worker, log = daemon(f"worker.Worker {number}", *options)
            workers.append(running.enter_context(ended(worker)))
            wait_for(said(log, "Successfully registered with master"), log)
        yield address, workers
