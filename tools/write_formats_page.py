"""Writes ``docs/reading.md``: what is read of each format, and which finding is made in which.

python tools/regenerate.py
"""

from __future__ import annotations

from pathlib import Path

from disclosurelint.linter import check
from disclosurelint.output.whereabouts import whereabouts
from disclosurelint.rules import Ruleset, load_ruleset
from disclosurelint.settings import Plan
from disclosurelint.sources import read
from tools.make_formats import MADE

PAGE = Path(__file__).parent.parent / "docs/reading.md"
#: Formats that are read without converting, with what people call them.
FORMATS = {".txt": "文本", ".docx": "Word", ".pdf": "PDF", ".html": "网页", ".xlsx": "工作簿"}
_BEGINS = "<!-- 以下由 tools/regenerate.py 写出 -->\n"

#: Code, words and message of a finding: the same in every format.
Found = tuple[str, str, str]


def findings_of(suffix: str, ruleset: Ruleset, twin: str = "faulty") -> dict[Found, str]:
    """The findings in a made file with their places in words. Raises ValueError where two are alike."""
    source = read(MADE / f"{twin}{suffix}")
    found: dict[Found, str] = {}
    for one in check(source, Plan(ruleset)).diagnostics:
        key = one.code, source.quote(one.span), one.message
        if key in found:
            raise ValueError(f"{suffix}: {key}")
        found[key] = whereabouts(source, one.span.start, "zh")
    return found


def table(ruleset: Ruleset) -> str:
    """A row a finding, in the order of the text; a column a format."""
    by_format = {suffix: findings_of(suffix, ruleset) for suffix in FORMATS}
    lines = ["| 规则 | 原文 | " + " | ".join(FORMATS.values()) + " |", "| --- | --- |" + " --- |" * len(FORMATS)]
    for key in by_format[".txt"]:
        cells = [by_format[suffix].get(key, "**没有**") for suffix in FORMATS]
        lines.append(f"| {key[0]} | {key[1]} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def page(ruleset: Ruleset) -> str:
    """The page with the table anew."""
    head, _, _ = PAGE.read_text("utf-8").partition(_BEGINS)
    return f"{head}{_BEGINS}\n{table(ruleset)}"


def pages() -> dict[Path, str]:
    """The page by its path."""
    return {PAGE: page(load_ruleset())}
