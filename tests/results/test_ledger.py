"""Silence is never mistaken for a check: every relation looked at leaves a line."""

from __future__ import annotations

import json

from disclosurelint.linter import check
from disclosurelint.output import Look, render
from disclosurelint.results.ledger import Ledger
from disclosurelint.results.report import Report
from disclosurelint.rules import load_ruleset
from disclosurelint.settings import Plan, Settings
from disclosurelint.text import Source

TEXT = """\
宁晋县林业局2023年部门预算信息公开
二、收支情况
支出预算10.00万元，其中：基本支出7.00万元，项目支出3.00万元。
支出比上年增加1.00万元。
培训费0.50万元。
"""


def report(text: str) -> Report:
    return check(Source("draft.txt", text), Plan(load_ruleset(), Settings(ledger=True)))


def ledger(text: str) -> Ledger:
    found = report(text).ledger
    assert found is not None
    return found


def test_a_relation_that_holds_is_in_the_ledger() -> None:
    held = [entry for entry in ledger(TEXT).entries if entry.verdict == "holds"]
    assert "支出预算 10.00 万元 = 基本支出 7.00 万元 + 项目支出 3.00 万元" in [entry.says for entry in held]


def test_a_relation_that_fails_is_too() -> None:
    assert ledger(TEXT.replace("3.00", "4.00")).count("fails") == 1


def test_what_cannot_be_judged_says_why() -> None:
    (change,) = (entry for entry in ledger(TEXT).entries if entry.says == "比上年增加1.00万元")
    assert change.verdict == "unjudged"
    assert change.reason is not None
    assert change.reason.zh == "没有写出两个数"


def test_a_figure_without_a_relation_is_told_apart() -> None:
    found = ledger(TEXT)
    lonely = [figure.label for figure in found.figures if figure.span not in found.vouched]
    assert "培训费" in lonely
    assert "基本支出" not in lonely


def test_the_text_shows_verdicts_and_coverage() -> None:
    shown = render("concise", [report(TEXT)], Look(relations=True, figures=True))
    assert "成立" in shown
    assert "无法判断" in shown
    assert "没有关系可核对" in shown
    assert "读出数字 5 个" in shown


def test_json_numbers_the_relations_of_every_figure() -> None:
    (file,) = json.loads(render("json", [report(TEXT)]))["files"]
    relations = file["ledger"]["relations"]
    basic = next(figure for figure in file["ledger"]["figures"] if figure["label"] == "基本支出")
    assert {relations[number]["code"] for number in basic["relations"]} == {"AMT001", "AMT004"}
