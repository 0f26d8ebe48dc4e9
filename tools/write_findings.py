"""Writes what is found in the faulty documents of ``fixtures/`` beside them, for a reviewer to read in a diff.

python tools/write_findings.py
"""

from __future__ import annotations

from pathlib import Path

from disclosurelint.linter import check
from disclosurelint.output import render
from disclosurelint.rules import Ruleset, load_ruleset
from disclosurelint.settings import Plan
from disclosurelint.sources import read

FIXTURES = Path(__file__).parent.parent / "fixtures"


def findings_of(folder: Path, ruleset: Ruleset) -> str:
    """The findings in the faulty document of a folder as ``--format concise`` prints them, without the folder."""
    report = check(read(str(folder / "faulty.txt")), Plan(ruleset))
    return render("concise", [report]).replace(f"{folder}/", "")


def main() -> None:
    ruleset = load_ruleset()
    for path in sorted(FIXTURES.glob("*/faulty.txt")):
        (path.parent / "findings.txt").write_text(findings_of(path.parent, ruleset), encoding="utf-8")


if __name__ == "__main__":
    main()
