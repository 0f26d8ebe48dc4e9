"""The summary of a corpus as Markdown, which reads as well on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from disclosurelint.corpus.summary import Summary
from disclosurelint.errors import Language
from disclosurelint.output.width import pad, printable, width
from disclosurelint.output.words import say, translated

_WORDS = {
    "title": ("检查结果汇总", "What the documents come to"),
    "checked": ("检查完的文件", "documents checked"),
    "unreadable": ("无法读取的文件", "documents that cannot be read"),
    "killed": ("检查不完的文件", "documents that no worker survived"),
    "rules": ("按规则", "By rule"),
    "kinds": ("按文件种类（错误和警告）", "By kind of document (errors and warnings)"),
    "provinces": ("按省份（错误和警告）", "By province (errors and warnings)"),
    "years": ("按年度（错误和警告）", "By year (errors and warnings)"),
    "shared": ("多家单位相同的问题（套用的模板）", "The same fault in several offices (a template that went round)"),
    "rule": ("规则", "rule"),
    "severity": ("级别", "severity"),
    "number": ("处数", "findings"),
    "kind": ("种类", "kind"),
    "province": ("省份", "province"),
    "year": ("年度", "year"),
    "text": ("原文", "text"),
    "offices": ("单位数", "offices"),
    "documents": ("文件数", "documents"),
    "more": (
        "另有 {number} 份，见 files 中 status 为 unreadable 的",
        "{number} more: those of files with the status unreadable",
    ),
    "unknown": ("不明", "unknown"),
}


def summary_text(summary: Summary, lang: Language) -> str:
    """The whole text, ending with a line break."""
    return "\n".join(map(printable, _lines(summary, lang))) + "\n"


def _lines(summary: Summary, lang: Language) -> Iterator[str]:
    yield f"# {_word('title', lang)}"
    yield ""
    for row in summary.statuses:
        yield f"- {_word(row['status'], lang)}{say('colon', lang)}{row['count_all']}"
    rules = [
        [f"{row['code']} {row['name']}", say(row["severity"], lang), str(row["count_all"])] for row in summary.by_rule
    ]
    yield from _table("rules", ["rule", "severity", "number"], rules, lang)
    for name, column, rows in (
        ("kinds", "kind", summary.by_kind),
        ("provinces", "province", summary.by_province),
        ("years", "year", summary.by_year),
    ):
        yield from _table(name, [column, "number"], [_counted(row, column, lang) for row in rows], lang)
    shared = [[one.code, one.text, str(one.offices), str(one.documents)] for one in summary.shared]
    yield from _table("shared", ["rule", "text", "offices", "documents"], shared, lang)
    if summary.unreadable:
        yield ""
        yield f"## {_word('unreadable', lang)}"
        yield ""
        yield from (f"- {message}" for message in summary.unreadable)
        if (left := _number(summary, "unreadable") - len(summary.unreadable)) > 0:
            yield f"- {_word('more', lang).format(number=left)}"
    if summary.killed:
        yield ""
        yield f"## {_word('killed', lang)}"
        yield ""
        yield from (f"- {path}" for path in summary.killed)


def _number(summary: Summary, status: str) -> int:
    return sum(row["count_all"] for row in summary.statuses if row["status"] == status)


def _counted(row: dict[str, Any], column: str, lang: Language) -> list[str]:
    value = row[column]
    return [translated(str(value), lang) if value else _word("unknown", lang), str(row["count_all"])]


def _table(name: str, heads: Sequence[str], rows: Sequence[Sequence[str]], lang: Language) -> Iterator[str]:
    if not rows:
        return
    yield ""
    yield f"## {_word(name, lang)}"
    yield ""
    cells = [[_word(head, lang) for head in heads], *([_cell(text) for text in row] for row in rows)]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    drawn = [f"| {' | '.join(map(pad, row, widths))} |" for row in cells]
    yield drawn[0]
    yield f"| {' | '.join('-' * size for size in widths)} |"
    yield from drawn[1:]


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _word(key: str, lang: Language) -> str:
    return _WORDS[key][lang == "en"]
