"""The summary of a build in words, Chinese or English."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kg.report import Report
    from kg.store.manifest import Manifest


class Language(StrEnum):
    """What the summary is written in."""

    EN = "en"
    ZH = "zh"


def language_of(environment: Mapping[str, str]) -> Language:
    """Give the language that a locale asks for.

    >>> language_of({"LANG": "zh_CN.UTF-8"}).value, language_of({"LC_ALL": "C", "LANG": "zh_CN"}).value
    ('zh', 'en')
    """
    asked = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    return Language.ZH if asked.lower().startswith("zh") else Language.EN


#: What an edit of each kind did; a kind that is not here is shown by its own name.
REPAIRS = {
    Language.EN: {
        "invisible": "invisible characters removed",
        "lost": "lost characters marked",
        "pinyin": "pinyin readings removed",
        "quote": "quotation marks set",
        "shift": "byte shifts undone",
        "variant": "variants unified",
        "width": "widths folded",
    },
    Language.ZH: {
        "invisible": "去掉不可见字符",
        "lost": "标出丢失的字",
        "pinyin": "去掉夹注拼音",
        "quote": "统一引号",
        "shift": "复原错位字节",
        "variant": "统一字形",
        "width": "统一全半角",
    },
}

COUNTS = {
    Language.EN: {
        "negated": "negated",
        "conditional": "conditional",
        "reported": "reported of others",
        "necessary": "of necessity",
        "possible": "of possibility",
    },
    Language.ZH: {
        "negated": "否定",
        "conditional": "带条件",
        "reported": "转述",
        "necessary": "必要",
        "possible": "可能",
    },
}


#: What the documents are that this build did not read.
BEFORE = {
    Language.EN: {
        "unchanged": "unchanged",
        "other": "from earlier builds",
        "stale": "read by another version or ontology (name them again to read them anew)",
        "gone": "gone and taken back",
    },
    Language.ZH: {
        "unchanged": "未变",
        "other": "来自以前的构建",
        "stale": "由其他版本或本体读出（再次给出即重读）",
        "gone": "已不在而撤回",
    },
}


def summary(report: Report, folder: Path, language: Language) -> str:
    """Tell what a build did, where its files are, and what to try next."""
    lines = _chinese(report) if language is Language.ZH else _english(report)
    return "\n".join([*lines, *_files(folder, language), *_next(report, folder, language)])


def parts_summary(manifest: Manifest, folder: Path, language: Language) -> str:
    """Tell what a build on a cluster did, where its files are, and what to do with them."""
    found, left, parts = manifest.counts, len(manifest.skipped), len(manifest.parts)
    if language is Language.ZH:
        return "\n".join(
            (
                f"读入 {found['documents']:,} 篇文档，共 {found['characters']:,} 字。"
                + (f"跳过 {left} 篇，见上。" if left else ""),
                _found(found, language),
                f"文件：{folder}/manifest.json（清单），{parts:,} 份 N-Quads，共 {found['quads']:,} 条。",
                f"下一步：kg load {folder} -o build",
            )
        )
    return "\n".join(
        (
            f"Read {_many(found['documents'], 'document')}, {_many(found['characters'], 'character')}."
            + (f" Skipped {left}, see above." if left else ""),
            _found(found, language),
            f"Wrote {folder}/manifest.json and {_many(parts, 'part')} of N-Quads, {_many(found['quads'], 'quad')} in all.",
            f"Next, try: kg load {folder} -o build",
        )
    )


def _found(found: Mapping[str, int], language: Language) -> str:
    if language is Language.ZH:
        return (
            f"得到 {found['entities']:,} 个实体、{found['statements']:,} 条陈述"
            f"{_listed(found, COUNTS[language], '：', '，', known_only=True)}。"
        )
    return (
        f"Found {_many(found['entities'], 'entity', 'entities')} and {_many(found['statements'], 'statement')}"
        f"{_listed(found, COUNTS[language], ': ', ', ', known_only=True)}."
    )


def _english(report: Report) -> list[str]:
    repaired = sum(report.repairs.values())
    characters = sum(reading.characters for reading in report.readings)
    return [
        f"Read {_many(len(report.readings), 'document')}, {_many(characters, 'character')}."
        + (f" Skipped {len(report.skipped)}, see above." if report.skipped else "")
        + _listed(_before(report), BEFORE[Language.EN], " Of these: ", ", ")
        + ("." if any(_before(report).values()) else ""),
        f"Repaired {_many(repaired, 'place')}{_listed(report.repairs, REPAIRS[Language.EN], ': ', ', ')}.",
        _found(report.counts, Language.EN),
    ]


def _chinese(report: Report) -> list[str]:
    repaired = sum(report.repairs.values())
    characters = sum(reading.characters for reading in report.readings)
    return [
        f"读入 {len(report.readings):,} 篇文档，共 {characters:,} 字。"
        + (f"跳过 {len(report.skipped)} 篇，见上。" if report.skipped else "")
        + _listed(_before(report), BEFORE[Language.ZH], "其中：", "，")
        + ("。" if any(_before(report).values()) else ""),
        f"修复 {repaired:,} 处{_listed(report.repairs, REPAIRS[Language.ZH], '：', '，')}。",
        _found(report.counts, Language.ZH),
    ]


def _before(report: Report) -> dict[str, int]:
    """Count the documents that this build did not read."""
    other = max(0, len(report.readings) - report.fresh - report.unchanged)
    return {"unchanged": report.unchanged, "other": other, "stale": report.stale, "gone": report.gone}


def _many(count: int, one: str, more: str = "") -> str:
    """Put a number before its noun.

    >>> _many(1, "place"), _many(1483, "place")
    ('1 place', '1,483 places')
    """
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def _listed(
    counts: Mapping[str, int], words: Mapping[str, str], colon: str, comma: str, *, known_only: bool = False
) -> str:
    """List what was counted, most first, each with its words."""
    names = [name for name, count in counts.items() if count and (name in words or not known_only)]
    names.sort(key=lambda name: -counts[name])
    return colon + comma.join(f"{counts[name]:,} {words.get(name, name)}" for name in names) if names else ""


def _files(folder: Path, language: Language) -> list[str]:
    if language is Language.ZH:
        return [
            f"文件：{folder}/graph.ttl（Turtle 图谱），{folder}/store（供查询），{folder}/report.json（逐篇说明）。"
        ]
    return [
        f"Wrote {folder}/graph.ttl (Turtle), {folder}/store (to query), {folder}/report.json (document by document)."
    ]


def _next(report: Report, folder: Path, language: Language) -> list[str]:
    """Name a command that works on this very graph."""
    graph = "" if str(folder) == "build" else f" -g {folder}"
    command = f"kg why{graph} {' '.join(report.example)}" if report.example else f"kg stats{graph}"
    return [f"下一步：{command}" if language is Language.ZH else f"Next, try: {command}"]
