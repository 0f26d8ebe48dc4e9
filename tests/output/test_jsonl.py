"""The lines of ``jsonl`` hold what ``json`` holds, and are what their schema says."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from disclosurelint.linter import check
from disclosurelint.output import Look, render
from disclosurelint.results.report import Failure, Result
from disclosurelint.rules import load_ruleset
from disclosurelint.settings import Plan, Settings
from disclosurelint.text import Source
from tests.output.reports import SUM, report, typo, wrong_sum

TEXT = "防贫与防贪"
FAILED = Failure("a.doc", "a.doc：没有这个文件", "a.doc: there is no such file")


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    def loaded(name: str) -> Any:
        return json.loads(files("disclosurelint.output").joinpath(name).read_text("utf-8"))

    registry: Registry[Any] = Registry().with_resource(
        "urn:disclosurelint:report:1", Resource.from_contents(loaded("report.schema.json"))
    )
    Draft202012Validator.check_schema(loaded("line.schema.json"))
    return Draft202012Validator(loaded("line.schema.json"), registry=registry)


def lines(*results: Result, **look: Any) -> list[dict[str, Any]]:
    return [json.loads(line) for line in render("jsonl", results, Look(**look)).splitlines()]


def test_a_file_comes_before_its_diagnostics_and_the_summary_last() -> None:
    found = lines(report(TEXT, typo(TEXT, "防贪", "防贫")), FAILED, report(SUM, wrong_sum()))
    assert [(line["kind"], line.get("path"), line.get("code")) for line in found] == [
        ("file", "draft.txt", None),
        ("diagnostic", "draft.txt", "WRD001"),
        ("failure", "a.doc", None),
        ("file", "draft.txt", None),
        ("diagnostic", "draft.txt", "AMT001"),
        ("summary", None, None),
    ]
    assert found[-1] == {
        "version": 1, "kind": "summary", "files": 2, "errors": 2, "warnings": 0, "infos": 0, "failures": 1,
    }  # fmt: skip


def test_a_diagnostic_is_the_same_as_in_json() -> None:
    results = [report(TEXT, typo(TEXT, "防贪", "防贫")), report(SUM, wrong_sum())]
    whole = json.loads(render("json", results))
    assert [
        {key: value for key, value in line.items() if key not in ("version", "kind", "path")}
        for line in lines(*results)
        if line["kind"] == "diagnostic"
    ] == [diagnostic for file in whole["files"] for diagnostic in file["diagnostics"]]


def test_the_schema_describes_every_line(schema: Draft202012Validator) -> None:
    text = "某某县水务局2021年部门预算\n支出10万元，包括人员经费7万元和日常公用经费2万元。\n编制部门：某某县水务局\n"
    real = check(Source("draft.txt", text), Plan(load_ruleset(), Settings(ledger=True)))
    for line in lines(real, report(TEXT, typo(TEXT, "防贪", "防贫")), FAILED, statistics=True):
        schema.validate(line)


@pytest.mark.parametrize("change", [{"version": 2}, {"kind": "surprise"}, {"surprise": True}, {"path": None}])
def test_the_schema_refuses_what_is_not_promised(schema: Draft202012Validator, change: dict[str, Any]) -> None:
    for line in lines(report(TEXT, typo(TEXT, "防贪", "防贫")))[:2]:
        assert not schema.is_valid({**line, **change})
