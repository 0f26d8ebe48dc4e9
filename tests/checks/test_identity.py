"""What a relation that does not hold is told with."""

from __future__ import annotations

import pytest

from disclosurelint.linter import lint
from disclosurelint.rules import load_ruleset
from disclosurelint.text import Source


def relations_told(body: str) -> list[str]:
    source = Source("draft.txt", f"宁晋县林业局2023年部门预算信息公开\n{body}\n")
    return [found.message for found in lint(source, load_ruleset()) if found.code == "AMT004"]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "二、收支总体情况\n2023年收入预算1286.50万元，支出预算1268.50万元。",
            "“收入预算”为 1286.50 万元，应当与之相等的“支出预算”为 1268.50 万元，相差 18.00 万元",
        ),
        (
            "二、收支总体情况\n2023年收入预算1268.50万元，比上年增加60.00万元；支出预算1268.50万元，比上年增加40.00万元。",
            "“收入预算”的增减为 60.00 万元，应当与之相等的“支出预算”的增减为 40.00 万元，相差 20.00 万元",
        ),
        (
            "五、国有资产占用情况\n共有车辆1辆。\n六、“三公”经费\n公务用车运行维护费5.00万元，公务用车保有量3辆。",
            "“公务用车保有量”为 3 辆，超过了“车辆数”的 1 辆，多 2 辆",
        ),
    ],
)
def test_one_figure_against_one_other_names_both(body: str, message: str) -> None:
    assert relations_told(body) == [message]


def test_a_sum_is_told_of_its_parts() -> None:
    (message,) = relations_told(
        "四、“三公”经费\n2023年“三公”经费预算安排8.00万元。\n1.因公出国（境）费0万元。\n"
        "2.公务用车购置及运行费5.00万元。\n3.公务接待费2.00万元。"
    )
    assert "各组成部分合计 7.00 万元" in message
