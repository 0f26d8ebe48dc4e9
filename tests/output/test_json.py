"""The contract with other programs: every name and every number of it."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from disclosurelint.linter import check
from disclosurelint.output import render
from disclosurelint.results.report import Failure, Report
from disclosurelint.rules import load_ruleset
from disclosurelint.settings import Plan
from disclosurelint.text import Source
from tests.output.reports import SUM, report, typo, wrong_sum


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    content = json.loads(files("disclosurelint.output").joinpath("report.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(content)
    return Draft202012Validator(content)


def rendered(reports: list[Report], failures: list[Failure] | None = None) -> Any:
    return json.loads(render("json", [*reports, *(failures or [])]))


def test_a_finding() -> None:
    text = "防贫\r\n落实防贪"
    assert rendered([report(text, typo(text, "防贪", "防贫"))]) == {
        "version": 1,
        "files": [
            {
                "path": "draft.txt",
                "subject": {
                    "name": "某县水务局",
                    "kind": "department-budget",
                    "region": ["河北省"],
                    "year": 2021,
                },
                "profile": "hebei-budget",
                "diagnostics": [
                    {
                        "code": "WRD001",
                        "name": "confusable-term",
                        "severity": "error",
                        "message": "“防贪”应为“防贫”",
                        "start": {"line": 2, "column": 3, "offset": 6},
                        "end": {"line": 2, "column": 5, "offset": 8},
                        "text": "防贪",
                        "related": [
                            {
                                "path": "draft.txt",
                                "start": {"line": 1, "column": 1, "offset": 0},
                                "end": {"line": 1, "column": 3, "offset": 2},
                                "text": "防贫",
                                "message": "本文的正确写法",
                            }
                        ],
                        "calculation": None,
                        "fix": {
                            "applicability": "safe",
                            "message": "改为“防贫”",
                            "edits": [
                                {
                                    "start": {"line": 2, "column": 3, "offset": 6},
                                    "end": {"line": 2, "column": 5, "offset": 8},
                                    "replacement": "防贫",
                                }
                            ],
                        },
                        "section": [],
                        "fingerprint": "",
                    }
                ],
            }
        ],
        "across": [],
        "failures": [],
        "summary": {"files": 1, "errors": 1, "warnings": 0, "infos": 0},
    }


def test_a_calculation_holds_figures_as_printed() -> None:
    (found,) = rendered([report(SUM, wrong_sum())])["files"][0]["diagnostics"]
    calculation = found["calculation"]
    assert calculation["whole"] == {
        "label": "支出",
        "amount": "50.00",
        "unit": "万元",
        "value": "50.00",
        "start": {"line": 1, "column": 3, "offset": 2},
        "end": {"line": 1, "column": 10, "offset": 9},
    }
    assert [(term["sign"], term["label"], term["amount"], term["unit"]) for term in calculation["terms"]] == [
        (1, "人员经费", "30.5", "万元"),
        (1, "公用经费", "6.6", "万元"),
        (-1, "调剂", "100", "元"),
    ]
    assert (calculation["computed"], calculation["gap"], calculation["unit"]) == ("37.09", "-12.91", "万元")
    assert found["fix"] is None


def test_files_that_could_not_be_checked() -> None:
    failed = rendered([], [Failure("a.doc", "a.doc：没有这个文件", "a.doc: there is no such file")])
    assert failed["failures"] == [{"path": "a.doc", "message": "a.doc：没有这个文件"}]
    assert failed["summary"]["files"] == 0


def test_the_schema_describes_all_of_it(schema: Draft202012Validator) -> None:
    text = "防贫\n防贪"
    schema.validate(
        rendered(
            [report(text, typo(text, "防贪", "防贫")), report(SUM, wrong_sum()), report("", profile=None)],
            [Failure("a", "b", "c")],
        )
    )


def test_the_schema_fits_real_reports(schema: Draft202012Validator) -> None:
    text = "某某县水务局2021年部门预算\n支出10万元，包括人员经费7万元和日常公用经费2万元。\n编制部门：某某县水务局\n"
    real = rendered([check(Source("draft.txt", text), Plan(load_ruleset()))])
    assert real["summary"]["errors"] >= 1
    schema.validate(real)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), 2),
        (("files", 0, "diagnostics", 0, "severity"), "fatal"),
        (("files", 0, "diagnostics", 0, "start", "line"), 0),
        (("files", 0, "diagnostics", 0, "calculation", "gap"), -12.91),
        (("files", 0, "diagnostics", 0, "surprise"), True),
    ],
)
def test_the_schema_refuses_what_is_not_promised(
    schema: Draft202012Validator, path: tuple[str | int, ...], value: object
) -> None:
    output = rendered([report(SUM, wrong_sum())])
    inner = output
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    assert not schema.is_valid(output)
