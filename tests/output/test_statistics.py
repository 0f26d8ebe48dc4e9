"""Findings counted by rule."""

from __future__ import annotations

from disclosurelint.output import Look, render
from tests.output.reports import SUM, report, typo, wrong_sum


def test_most_first_with_how_many_can_be_fixed() -> None:
    text = "防贫，防贪，防食，防金"
    typos = [typo(text, wrong, "防贫") for wrong in ("防贪", "防食", "防金")]
    assert typos[0].fix is not None
    typos[0] = typos[0]._replace(fix=typos[0].fix._replace(applicability="unsafe"))
    results = [report(SUM, wrong_sum()), report(text, *typos)]
    assert render("concise", results, Look(statistics=True)).splitlines() == [
        "3  错误  WRD001  confusable-term  可自动修改 2，确认后可改 1",
        "1  错误  AMT001  total-mismatch",
        "",
        "检查 2 个文件：4 个错误；按 河北·部门预算·2021 检查",
    ]


def test_a_rule_comes_once_for_each_severity_it_reports_at() -> None:
    text = "防贫，防贪，防食"
    results = [report(text, typo(text, "防贪", "防贫"), typo(text, "防食", "防贫", "info"))]
    lines = render("text", results, Look("en", statistics=True)).splitlines()
    assert lines[:2] == [
        "1  error  WRD001  confusable-term  1 fixable",
        "1  info   WRD001  confusable-term  1 fixable",
    ]
