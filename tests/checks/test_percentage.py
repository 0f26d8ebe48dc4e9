"""What a rate that does not follow from its figures is told with."""

from __future__ import annotations

import pytest

from disclosurelint.errors import Language
from disclosurelint.linter import lint
from disclosurelint.rules import load_ruleset
from disclosurelint.rules.diagnostic import Diagnostic
from disclosurelint.text import Source


def rates_told(text: str, lang: Language = "zh") -> list[Diagnostic]:
    return [found for found in lint(Source("draft.txt", text), load_ruleset(), lang) if found.code == "AMT003"]


@pytest.mark.parametrize(
    ("lang", "message", "note"),
    [
        (
            "zh",
            "增加 36.50 万元后为 1186.50 万元，增加前应为 1150.00 万元，增长率应为 3.17%，文中写作 3.71%",
            "变动后的数 1186.50 万元",
        ),
        (
            "en",
            "An increase of 36.50万元 to 1186.50万元 starts from 1150.00万元: a rate of growth of 3.17%,"
            " but the text says 3.71%",
            "after the change: 1186.50万元",
        ),
    ],
)
def test_the_figure_after_a_change_is_not_called_its_base(lang: Language, message: str, note: str) -> None:
    (found,) = rates_told("财政拨款支出1186.50万元，比上年增加36.50万元，增长3.71%。", lang)
    assert found.message.replace(" 万元", "万元") == message.replace(" 万元", "万元")
    assert note.replace(" 万元", "万元") in [place.message.replace(" 万元", "万元") for place in found.related]


def test_a_figure_told_for_the_year_before_is_its_base() -> None:
    (found,) = rates_told("财政拨款支出1186.50万元，上年1150.00万元，增加36.50万元，增长3.71%。")
    assert found.message == "原为 1150.00 万元，增加 36.50 万元，增长率应为 3.17%，文中写作 3.71%"
    assert "基数 1150.00 万元" in [place.message for place in found.related]


def test_a_rate_copied_from_the_next_item_is_said_to_be_so() -> None:
    (found,) = rates_told("本年支出合计200.00万元，其中：基本支出120.00万元，占60.00%；项目支出80.00万元，占60.00%。")
    assert "可能抄错了" in found.message


def test_a_hundred_percent_is_no_trace_of_copying() -> None:
    (found,) = rates_told(
        "授予中小企业合同金额50.00万元，占政府采购支出总额50.00万元的100%；货物支出40.00万元，占政府采购支出总额50.00万元的100%。"
    )
    assert "可能抄错了" not in found.message
    assert "40.00 万元" in found.message


def test_the_right_rate_is_that_of_the_figures_as_they_are_printed() -> None:
    (found,) = rates_told("财政拨款支出24万元，比上年减少12万元，下降43.33%。")
    assert "下降率应为 33.33%" in found.message  # half a 万元 either way would make 33.36% the middle
