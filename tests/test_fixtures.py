"""The documents of ``fixtures/``: of the faultless nothing is said, of the faulty what was reviewed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from disclosurelint.linter import check
from disclosurelint.results.report import Report
from disclosurelint.rules import Ruleset, load_ruleset
from disclosurelint.rules.diagnostic import Diagnostic
from disclosurelint.settings import Plan
from disclosurelint.sources import read
from disclosurelint.text import Source, Span
from tools.write_findings import FIXTURES, findings_across, findings_of, results_of

FOLDERS = sorted(path.parent for path in FIXTURES.glob("*/faulty.txt"))
in_every_folder = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


SETS = sorted(path.parent for path in FIXTURES.glob("*/faulty") if path.is_dir())
in_every_set = pytest.mark.parametrize("folder", SETS, ids=lambda folder: folder.name)


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return load_ruleset()


@in_every_folder
def test_a_faultless_document_has_no_findings(folder: Path, ruleset: Ruleset) -> None:
    report = check(read(str(folder / "faultless.txt")), Plan(ruleset))
    assert [(found.code, found.message) for found in report.diagnostics] == []


@in_every_folder
def test_nor_has_it_where_the_contents_page_lost_its_heading(folder: Path, ruleset: Ruleset) -> None:
    source = read(str(folder / "faultless.txt"))
    lines = [line for line in source.text.split("\n") if re.sub(r"[ \u3000]", "", line) != "目录"]
    report = check(Source(source.path, "\n".join(lines)), Plan(ruleset))
    assert [(found.code, found.message) for found in report.diagnostics] == []


@in_every_folder
def test_the_findings_in_a_faulty_document_are_as_reviewed(folder: Path, ruleset: Ruleset) -> None:
    """After a change that was meant, write them anew: python tools/regenerate.py."""
    assert findings_of(folder, ruleset) == (folder / "findings.txt").read_text("utf-8")


@in_every_folder
def test_the_list_of_faults_quotes_the_faulty_document(folder: Path) -> None:
    source = read(str(folder / "faulty.txt"))
    for fault in faults_of(folder):
        assert fault["text"] in source.line(fault["line"])


@in_every_folder
def test_every_planted_fault_is_found_and_nothing_else(folder: Path, ruleset: Ruleset) -> None:
    """A finding belongs to a fault when one of its places lies on the fault's line; ``open`` faults are not found."""
    source = read(str(folder / "faulty.txt"))
    diagnostics = check(source, Plan(ruleset)).diagnostics
    lines_told = [lines_of(source, diagnostic) for diagnostic in diagnostics]
    faults = faults_of(folder)
    missed = [fault for fault in faults if not any(fault["line"] in lines for lines in lines_told)]
    assert missed == [fault for fault in faults if fault.get("open")]
    planted = {fault["line"] for fault in faults}
    assert [found for found, lines in zip(diagnostics, lines_told, strict=True) if planted.isdisjoint(lines)] == []


@in_every_set
def test_faultless_documents_say_nothing_against_one_another(folder: Path) -> None:
    assert diagnostics_in(folder / "faultless") == []


@in_every_set
def test_the_findings_across_faulty_documents_are_as_reviewed(folder: Path) -> None:
    assert findings_across(folder) == (folder / "findings.txt").read_text("utf-8")


@in_every_set
def test_no_document_of_a_set_is_wrong_by_itself(folder: Path) -> None:
    assert {found.code[:3] for found in diagnostics_in(folder / "faulty")} == {"XFL"}


@in_every_set
def test_every_fault_across_files_is_found_in_its_file_and_points_into_another(folder: Path) -> None:
    found: dict[tuple[str, int], Diagnostic] = {}
    for diagnostic in diagnostics_in(folder / "faulty"):
        source = read(diagnostic.path)
        found[Path(diagnostic.path).name, source.position(diagnostic.span.start).line] = diagnostic
        assert any(place.path != diagnostic.path for place in diagnostic.related)
    faults = {(fault["file"], fault["line"]): fault for fault in faults_of(folder)}
    assert found.keys() == faults.keys()
    for (name, line), fault in faults.items():
        assert fault["text"] in read(str(folder / "faulty" / name)).line(line)


def diagnostics_in(folder: Path) -> list[Diagnostic]:
    return [found for result in results_of(folder) if isinstance(result, Report) for found in result.diagnostics]


def faults_of(folder: Path) -> list[dict[str, Any]]:
    faults: list[dict[str, Any]] = yaml.safe_load((folder / "faults.yaml").read_text("utf-8"))
    return faults


def lines_of(source: Source, diagnostic: Diagnostic) -> set[int]:
    """The lines that a finding speaks of."""
    spans = [diagnostic.span, *(place.span for place in diagnostic.related)]
    if diagnostic.calculation is not None:
        spans += [term.span for term in (diagnostic.calculation.whole, *diagnostic.calculation.terms)]
    return {line for span in spans for line in lines_in(source, span)}


def lines_in(source: Source, span: Span) -> range:
    last = max(span.start, span.end - 1)
    return range(source.position(span.start).line, source.position(last).line + 1)
