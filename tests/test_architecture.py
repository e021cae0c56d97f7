"""The order of the house, read from its imports: who may know whom, and which library has which door."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "kg"

#: Each name may import those before it, and nothing after.
ORDER = (
    "errors", "model", "seeds", "ontology", "text", "documents", "nlp", "extract", "rdf", "store",
    "ask", "view", "serve", "report", "reading", "same", "renaming", "merging", "workers", "assembly",
    "changing", "update", "pipeline", "spark", "notebook", "graph",
    "cli",
)  # fmt: skip

#: Each outside library has its door: the modules that may import it when they run.
DOORS = {
    "networkx": ("kg.view",),
    "numpy": ("kg.nlp", "kg.view"),
    "opencc": ("kg.text",),
    "pandas": ("kg.notebook",),
    "pyoxigraph": ("kg.rdf", "kg.store", "kg.ontology.vocabulary"),
    "pypdfium2": ("kg.documents",),
    "pyspark": ("kg.spark.session",),
    "pyshacl": ("kg.rdf", "kg.store"),
    "rdflib": ("kg.ontology", "kg.rdf", "kg.store"),
    "resvg_py": ("kg.view",),
    "rjieba": ("kg.nlp",),
    "starlette": ("kg.serve",),
    "typer": ("kg.cli",),
    "uvicorn": ("kg.serve",),
    "zstandard": ("kg.documents",),
}

LONGEST_FILE = 400
LONGEST_FUNCTION = 50

FILES = sorted(PACKAGE.rglob("*.py"))
STAGES = sorted({path.relative_to(PACKAGE).parts[0] for path in FILES if path.parent != PACKAGE})


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(tree: ast.AST) -> Iterator[str]:
    """Give what is imported, at the top or inside functions; a relative import as a leading dot."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            yield from (f"{base}.{alias.name}" for alias in node.names)


def without_type_checking(tree: ast.Module) -> ast.Module:
    """Drop what only a type checker imports."""

    class Drop(ast.NodeTransformer):
        def visit_If(self, node: ast.If) -> ast.AST | None:
            only_types = isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
            return None if only_types else self.generic_visit(node)

    return Drop().visit(tree)


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def of_kg(names: Iterator[str]) -> Iterator[str]:
    """Give the second part of each name below ``kg``."""
    return (name.split(".")[1] for name in names if name.startswith("kg."))


@pytest.fixture(params=FILES, ids=module_of)
def path(request):
    return request.param


def test_every_file_is_seen():
    modules = {path.stem for path in FILES if path.parent == PACKAGE}
    assert {*STAGES, *modules} <= {*ORDER, "__init__", "__main__"}
    assert {"model", "text", "extract", "rdf", "store", "cli"} <= set(STAGES)


def test_imports_are_absolute_and_one_way(path):
    module = module_of(path).split(".")
    names = list(imported(tree_of(path)))
    assert not [name for name in names if name.startswith(".")]
    if len(module) == 1 or module[1] == "__main__":
        return
    place = ORDER.index(module[1])
    known = {*ORDER[: place + 1], "__version__"}
    assert not sorted(set(of_kg(iter(names))) - known), f"{'.'.join(module)} knows what comes after it"


def test_each_library_has_its_door(path):
    module = module_of(path)
    roots = {name.split(".")[0] for name in imported(without_type_checking(tree_of(path)))}
    for library in sorted(roots - sys.stdlib_module_names - {"kg"}):
        assert library in DOORS, f"{module} imports {library}, which has no door"
        doors = DOORS[library]
        assert any(module == door or module.startswith(f"{door}.") for door in doors), (
            f"{module} imports {library}, whose door is {', '.join(doors)}"
        )


def test_files_and_functions_are_short(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_FILE
    long = [
        node.name
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION
    ]
    assert not long


@pytest.mark.parametrize("stage", STAGES)
def test_each_stage_tells_what_goes_in_and_what_comes_out(stage):
    init = PACKAGE / stage / "__init__.py"
    assert ast.get_docstring(tree_of(init)), f"{init} has no docstring"
