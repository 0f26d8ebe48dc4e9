"""Writes what is found in the faulty documents of ``fixtures/`` beside them, for a reviewer to read in a diff.

python tools/regenerate.py
"""

from __future__ import annotations

from pathlib import Path

from disclosurelint.linter import check
from disclosurelint.output import render
from disclosurelint.results.report import Result
from disclosurelint.rules import Ruleset, load_ruleset
from disclosurelint.running.discovery import find_files
from disclosurelint.running.families import compared
from disclosurelint.running.runner import Task, run
from disclosurelint.settings import Plan, Settings
from disclosurelint.sources import read

FIXTURES = Path(__file__).parent.parent / "fixtures"
#: Documents made to be compared are short, and lack most of what must be published.
_COMPARING = Settings(ignore=("STR",), digest=True)


def findings_of(folder: Path, ruleset: Ruleset) -> str:
    """The findings in the faulty document of a folder as ``--format concise`` prints them, without the folder."""
    report = check(read(str(folder / "faulty.txt")), Plan(ruleset))
    return render("concise", [report]).replace(f"{folder}/", "")


def results_of(folder: Path) -> list[Result]:
    """What a folder of documents gives that are compared with one another, all but what they lack."""
    return list(compared(run(Task(path, _COMPARING) for path in find_files([str(folder)]))))


def findings_across(folder: Path) -> str:
    """The findings in the faulty documents of a folder, as ``findings_of``."""
    return render("concise", results_of(folder / "faulty")).replace(f"{folder}/faulty/", "")


def pages() -> dict[Path, str]:
    """What is found, for every folder of fixtures, by the path of its file."""
    ruleset = load_ruleset()
    single = {path.parent / "findings.txt": findings_of(path.parent, ruleset) for path in FIXTURES.glob("*/faulty.txt")}
    across = {path.parent / "findings.txt": findings_across(path.parent) for path in FIXTURES.glob("*/faulty")}
    return dict(sorted({**single, **across}.items()))


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
