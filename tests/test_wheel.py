"""The wheel carries all that `kg` needs, and runs where nothing else of this folder is."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


def alone(python: Path | str, *arguments: object, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``kg`` far from the sources."""
    return subprocess.run(
        [python, "-m", "kg", *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_it_holds_the_data_beside_the_code(wheel):
    held = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("ontology", "queries"):
        wanted = {
            f"kg/_data/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / folder).rglob("*") if path.is_file()
        }
        assert wanted
        assert wanted <= held
    files = (*ROOT.glob("kg/**/data/*"), *ROOT.glob("kg/**/page/*"))
    data = {path.relative_to(ROOT).as_posix() for path in files if path.suffix not in {".pyc", ""}}
    assert data
    assert data <= held
    assert "kg/py.typed" in held
    assert {
        f"kg/nlp/weights/{name}"
        for name in ("weights.npz", "LICENSE", "MODEL_CARD.md", "arguments.npz", "ARGUMENTS.md", "support.npz")
    } <= held
    assert not [name for name in held if name.startswith(("tests", "seeds"))]


def test_unpacked_elsewhere_it_builds_the_article(wheel, article, built, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    done = alone(sys.executable, "build", article, "-q", cwd=tmp_path, PYTHONPATH=str(tmp_path / "site"))
    assert (done.returncode, done.stderr) == (0, "")
    for name in ("graph.ttl", "report.json"):
        assert (tmp_path / "build" / name).read_bytes() == (built / name).read_bytes()


@pytest.mark.slow
def test_installed_alone_in_an_empty_environment_it_builds_the_article(wheel, article, built, tmp_path):
    venv.create(tmp_path / "empty", with_pip=True)
    python = tmp_path / "empty" / ("Scripts" if os.name == "nt" else "bin") / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", wheel], check=True, cwd=tmp_path)
    done = alone(python, "build", article, "-q", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    for name in ("graph.ttl", "report.json"):
        assert (tmp_path / "build" / name).read_bytes() == (built / name).read_bytes()
