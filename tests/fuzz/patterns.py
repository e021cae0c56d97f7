"""Try every pattern of the package on texts made to lead it astray; names each before it is tried.

``python -m tests.fuzz.patterns``: what is tried for hours is the last that is named.
"""

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import kg
from kg.text.furniture import furniture

LONG = 120  #: characters; what has two ways for each of them takes longer than the world is old
TOO_LONG = "51e9994c08670u3002aa"
ALWAYS = [*" a0，,一的>-*(《“、·…\n|"]


def main() -> None:
    for name, pattern, whole in patterns():
        sys.stdout.write(f"{name}\n")
        sys.stdout.flush()
        for text in texts(pattern.pattern):
            pattern.search(text)
            if whole:
                pattern.fullmatch(text)


def patterns() -> Iterator[tuple[str, re.Pattern[str], bool]]:
    """Give the patterns of all modules with their names, and whether they are used for whole texts."""
    modules = [one.name for one in pkgutil.walk_packages(kg.__path__, "kg.") if not one.name.endswith("__main__")]
    source = "\n".join(path.read_text(encoding="utf-8") for path in Path(kg.__path__[0]).rglob("*.py"))
    yield "furniture", furniture(), True
    seen = set()
    for name in modules:
        for called, found in vars(importlib.import_module(name)).items():
            for one in inside(found):
                if one.pattern not in seen:
                    seen.add(one.pattern)
                    yield f"{name}.{called}", one, f"{called}.fullmatch" in source or one is not found


def inside(found: object) -> Iterator[re.Pattern[str]]:
    """Give the patterns that a value is or holds."""
    if isinstance(found, re.Pattern) and isinstance(found.pattern, str):
        yield found
    elif isinstance(found, (tuple, list, dict)):
        for one in found.values() if isinstance(found, dict) else found:
            yield from inside(one)


def texts(pattern: str) -> Iterator[str]:
    """Give words of the pattern over and over, with an end that fits none, or fits but is too long."""
    words = list(dict.fromkeys(re.findall(r"[\u4e00-\u9fff]+|[A-Za-z]{2,}", pattern)))
    for piece in (*ALWAYS, *(word for word in words if len(word) <= 4)):
        for before in ("", *words[:3]):
            yield f"{before}{piece * LONG}"[: LONG - 1] + "\x01"
            yield f"a{before}{piece * LONG}"[: LONG - len(TOO_LONG)] + TOO_LONG


if __name__ == "__main__":
    main()
