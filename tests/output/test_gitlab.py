"""The code quality report: what GitLab asks for of every entry."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from disclosurelint.results.report import Failure, Result
from tests.output.reports import SUM, report, shown, typo, wrong_sum


def entries(*results: Result) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(shown("gitlab", *results))
    return found


def test_an_entry() -> None:
    text = "防贫\n\n防贪"
    (entry,) = entries(report(text, typo(text, "防贪", "防贫")))
    fingerprint = entry.pop("fingerprint")
    assert len(fingerprint) == 32
    assert entry == {
        "description": "WRD001 “防贪”应为“防贫”",
        "check_name": "WRD001",
        "severity": "critical",
        "location": {"path": "draft.txt", "lines": {"begin": 3, "end": 3}},
    }


def test_every_severity_is_one_that_gitlab_knows() -> None:
    text = "防贪，防食，防金"
    typos = [typo(text, "防贪", "防贫"), typo(text, "防食", "防贫", "warning"), typo(text, "防金", "防贫", "info")]
    found = entries(report(text, *typos))
    assert [entry["severity"] for entry in found] == ["critical", "major", "info"]


def test_fingerprints_are_unique_among_files() -> None:
    failures = [Failure(path, "无法读取", "cannot be read") for path in ("a.doc", "b.doc")]
    found = entries(report(SUM, wrong_sum()), *failures)
    assert len({entry["fingerprint"] for entry in found}) == 3
    assert [entry["severity"] for entry in found[1:]] == ["blocker", "blocker"]


def test_paths_count_from_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (entry,) = entries(Failure(str(tmp_path / "附件" / "a.doc"), "无法读取", "cannot be read"))
    assert entry["location"]["path"] == "附件/a.doc"


def test_nothing_found_is_an_empty_array() -> None:
    assert entries() == entries(report("预算")) == []
