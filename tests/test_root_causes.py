"""One wrong figure is told once, with every relation it breaks."""

from __future__ import annotations

from disclosurelint.linter import check
from disclosurelint.rules import load_ruleset
from disclosurelint.rules.diagnostic import Diagnostic
from disclosurelint.settings import Plan
from disclosurelint.text import Source, apply_edits

RIGHT = """\
宁晋县林业局2023年部门预算信息公开
四、“三公”经费
2023年“三公”经费预算9.45万元，其中：因公出国（境）费0.00万元，公务用车购置及运行费8.00万元，公务接待费1.45万元。
公务接待费1.45万元，比上年1.20万元增加0.25万元。
“三公”经费支出表
单位：万元
项目 预算数
公务接待费 1.45
"""


def figures_told(text: str) -> list[Diagnostic]:
    return [
        found for found in check(Source("draft.txt", text), Plan(load_ruleset())).diagnostics if found.code[:3] == "AMT"
    ]


def test_nothing_is_told_of_figures_that_agree() -> None:
    assert figures_told(RIGHT) == []


def test_a_figure_in_three_broken_relations_is_one_finding() -> None:
    wrong = RIGHT.replace("公务接待费1.45万元。\n", "公务接待费1.54万元。\n")
    (found,) = figures_told(wrong)
    assert wrong[found.span.start : found.span.end] in ("1.54万元", "9.45万元")
    assert any(place.message.startswith("同一个数还使这里不符") for place in found.related)


def test_a_fix_that_mends_every_relation_is_offered() -> None:
    wrong = RIGHT.replace("公务接待费1.45万元。\n", "公务接待费1.54万元。\n")
    (found,) = figures_told(wrong)
    assert found.fix is not None
    assert found.fix.applicability == "unsafe"
    assert apply_edits(wrong, found.fix.edits) == RIGHT


def test_a_fix_that_breaks_another_relation_is_not_offered() -> None:
    """The list would balance at 1.45, but so it stands in three other places as 1.54."""
    wrong = RIGHT.replace("1.45", "1.54").replace("1.20万元增加0.25", "1.20万元增加0.34")
    assert all(found.fix is None or apply_edits(wrong, found.fix.edits) != RIGHT for found in figures_told(wrong))


def test_two_faults_that_share_no_figure_stay_two_findings() -> None:
    wrong = RIGHT.replace("增加0.25", "减少0.25") + "五、采购\n政府采购预算5.00万元，包括货物2.00万元和服务2.00万元。\n"
    assert len(figures_told(wrong)) == 2
