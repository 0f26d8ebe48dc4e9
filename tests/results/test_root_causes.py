"""One wrong figure is told once, with every relation it breaks."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from time import process_time

from disclosurelint.document import parse
from disclosurelint.document.walking import label_of, statements_of
from disclosurelint.linter import check
from disclosurelint.results.root_causes import Broken, grouped
from disclosurelint.rules import load_ruleset
from disclosurelint.rules.diagnostic import Diagnostic
from disclosurelint.settings import Plan
from disclosurelint.text import Interval, Source, Span, apply_edits

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
    assert found.message == "“公务接待费”为 1.54 万元，2 处关系因此不成立；若为 1.45 万元，就都成立"
    assert [place.message for place in found.related][:2] == [
        "“2023年“三公”经费预算”为 9.45 万元，所列 3 项合计 9.54 万元，多出 0.09 万元",
        "“公务接待费”在这里是 1.54 万元，在另外 2 处是 1.45 万元",
    ]


def test_a_fix_that_mends_every_relation_is_offered() -> None:
    wrong = RIGHT.replace("公务接待费1.45万元。\n", "公务接待费1.54万元。\n")
    (found,) = figures_told(wrong)
    assert found.fix is not None
    assert found.fix.applicability == "unsafe"
    assert apply_edits(wrong, found.fix.edits) == RIGHT


def test_a_fix_that_breaks_another_relation_is_not_offered() -> None:
    """The list would balance at 1.45, but so it stands in three other places as 1.54."""
    wrong = RIGHT.replace("1.45", "1.54").replace("1.20万元增加0.25", "1.20万元增加0.34")
    found = figures_told(wrong)
    assert found
    assert [apply_edits(wrong, one.fix.edits) for one in found if one.fix is not None] == []


def test_two_faults_that_share_no_figure_stay_two_findings() -> None:
    wrong = RIGHT.replace("增加0.25", "减少0.25") + "五、采购\n政府采购预算5.00万元，包括货物2.00万元和服务2.00万元。\n"
    assert len(figures_told(wrong)) == 2


TABLES = """\
民勤县荒漠植被管护局2023年部门预算公开
一、部门收支总体情况表
单位：万元
收入项目 预算数 支出项目 预算数
一、财政拨款收入 300.00 一、社会保障和就业支出 40.00
本年收入合计 300.00 二、农林水支出 260.00
上年结转结余 6.00 本年支出合计 300.00
 年终结转结余 6.00
收入总计 306.00 支出总计 306.00
二、部门支出总体情况表
单位：万元
科目编码 科目名称 合计 基本支出 项目支出
208 社会保障和就业支出 40.00 40.00 0.00
213 农林水支出 260.00 140.00 120.00
合计 300.00 180.00 120.00
"""


def places_told(text: str) -> list[str]:
    return [text[found.span.start : found.span.end] for found in figures_told(text)]


def test_a_figure_in_the_middle_of_a_chain_is_blamed_and_not_the_totals_that_are_right() -> None:
    wrong = TABLES.replace("本年支出合计 300.00", "本年支出合计 345.00")
    assert figures_told(TABLES) == []
    (found,) = figures_told(wrong)
    assert wrong[found.span.start : found.span.end] == "345.00"
    assert "若为 300.00 万元，就都成立" in found.message
    assert found.section[-1] == "部门收支总体情况表"
    assert any("306.00" in place.message for place in found.related)
    assert found.fix is not None
    assert apply_edits(wrong, found.fix.edits) == TABLES


def test_a_cell_is_blamed_where_the_sum_of_its_row_and_of_its_column_ask_for_one_value() -> None:
    assert places_told(TABLES.replace("260.00 140.00 120.00", "260.00 170.00 120.00")) == ["170.00"]


def test_a_right_figure_is_not_blamed_for_two_faults_on_either_side_of_it() -> None:
    """The total of the row is too high by 30 for one cell and by 7 for another sum: no one value mends both."""
    wrong = TABLES.replace("260.00 140.00 120.00", "260.00 170.00 120.00").replace(
        "合计 300.00 180.00 120.00", "合计 300.00 180.00 127.00"
    )
    assert not any("就都成立" in found.message and "260.00" in found.message for found in figures_told(wrong))


def room(low: int, high: int) -> Interval:
    return Interval(Decimal(low), Decimal(high))


def blamed(*broken: Mapping[str, Interval | None], holding: Mapping[str, Interval | None] | None = None) -> list[str]:
    """Which of the figures 10 with these names are blamed for relations that fail."""
    names = sorted({name for one in broken for name in one})
    document = parse(Source("draft.txt", "".join(f"{name}10元。" for name in names)))
    places = {
        name: next(s.figure.span for s, _ in statements_of(document) if label_of(document, s.figure) == name)
        for name in names
    }
    relations = [
        Broken(
            Diagnostic("draft.txt", Span(0, 1), "AMT001", "", "error", str(number)),
            {places[name]: where for name, where in one.items()},
        )
        for number, one in enumerate(broken)
    ]
    held = {places[name]: [where] for name, where in (holding or {}).items()}
    told = grouped(document, relations, held, "zh")
    return [label_of(document, one.culprit) for one in told if one.meant is not None and one.culprit is not None]


def test_the_only_figure_that_mends_all_at_one_value_is_blamed() -> None:
    assert blamed({"甲款": room(3, 3), "乙款": room(4, 4)}, {"甲款": room(3, 3), "丙款": room(5, 5)}) == ["甲款"]


def test_nobody_is_blamed_where_the_relations_ask_for_two_values() -> None:
    assert blamed({"甲款": room(3, 3), "乙款": room(4, 4)}, {"甲款": room(2, 2), "丙款": room(5, 5)}) == []


def test_nobody_is_blamed_where_two_figures_would_mend_all() -> None:
    assert (
        blamed({"甲款": room(3, 3), "乙款": room(4, 4)}, {"甲款": room(3, 3), "乙款": room(4, 4), "丙款": room(5, 5)})
        == []
    )


def test_a_figure_that_could_not_change_without_breaking_another_relation_is_not_blamed() -> None:
    both = {"甲款": room(3, 3), "乙款": room(4, 4)}, {"甲款": room(3, 3), "丙款": room(5, 5)}
    assert blamed(*both, holding={"甲款": room(9, 11)}) == []
    assert blamed(*both, holding={"甲款": room(2, 11)}) == ["甲款"]


def test_a_figure_with_a_relation_that_nobody_can_work_out_is_not_blamed_but_may_be_the_culprit() -> None:
    assert blamed({"甲款": None, "乙款": room(4, 4)}, {"甲款": room(3, 3), "丙款": room(5, 5)}) == []
    known = {"甲款": room(3, 3), "乙款": room(4, 4)}, {"甲款": room(3, 3), "乙款": None, "丙款": room(5, 5)}
    assert blamed(*known) == []


def test_two_ways_to_mend_a_chain_with_two_figures_prove_nothing() -> None:
    chain = (
        {"甲款": room(3, 3), "乙款": room(4, 4)},
        {"乙款": room(4, 4), "丙款": room(5, 5)},
        {"丙款": room(5, 5), "丁款": room(6, 6)},
    )
    assert blamed(*chain) == []
    assert blamed(*chain, {"丙款": room(5, 5), "戊款": room(7, 7)}) == ["丙款"]


def test_two_judgements_of_the_same_figures_count_as_one() -> None:
    same = {"甲款": room(3, 3), "乙款": room(4, 4)}
    assert blamed(same, same, holding={"乙款": room(10, 10)}) == []


def test_a_relation_that_would_take_nearly_any_value_vouches_for_none() -> None:
    assert blamed({"甲款": room(3, 3), "乙款": room(4, 4)}, {"甲款": room(2, 9), "丙款": room(5, 5)}) == []


def test_many_faults_that_hang_together_are_told_soon_and_nobody_is_blamed_for_them() -> None:
    rows = [[f"{chr(0x8000 + 24 * row + column)}款" for column in range(24)] for row in range(24)]
    lines = (*rows, *map(list, zip(*rows, strict=True)))
    before = process_time()
    assert blamed(*({name: room(3, 3) for name in line} for line in lines)) == []
    assert process_time() - before < 8  # trying each way to mend them with three figures took half a minute
