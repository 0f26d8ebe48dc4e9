"""What a figure is a figure of, where its own label leaves that to the heading above it."""

from __future__ import annotations

from disclosurelint.api import parse
from disclosurelint.document.facts import facts_of, former_facts_of


def told(text: str) -> list[tuple[str, str]]:
    """Concept and amount of every fact."""
    return [(fact.concept, str(fact.figure.amount)) for fact in facts_of(parse(text))]


def test_the_first_figure_below_a_heading_that_says_only_budget_is_the_headings() -> None:
    text = "隆回县林业局2022年部门预算\n（一）收入预算：2022年年初预算数20万元。\n（二）支出预算：预算数为19万元。"
    assert told(text) == [("income.stated", "20 万元"), ("expenditure.stated", "19 万元")]


def test_a_later_figure_is_not() -> None:
    text = "隆回县林业局2022年部门预算\n（一）支出预算：会议费2.00万元，年初预算数200.00万元。"
    assert told(text) == []


def test_nor_is_one_of_the_year_before() -> None:
    assert told("隆回县林业局2022年部门预算\n（一）支出预算：上年预算数200.00万元。") == []


def test_in_an_account_such_a_figure_is_one_of_several() -> None:
    assert told("隆回县林业局2022年度部门决算\n（一）基本支出：年初预算数为200.00万元，支出决算为190.00万元。") == []


def test_what_a_change_starts_from_is_a_figure_of_the_year_before() -> None:
    text = "隆回县林业局2022年度部门决算\n公务接待费决算3万元，比2021年度决算4万元减少1万元。"
    assert [fact.about for fact in former_facts_of(parse(text))] == [("three_public.reception", 2021, "final")]


def test_but_not_what_the_budget_was_when_the_year_began() -> None:
    text = "隆回县林业局2022年度部门决算\n公务接待费决算3万元，较年初预算4万元减少1万元。"
    assert former_facts_of(parse(text)) == []


def test_a_part_is_of_the_year_and_the_side_of_its_whole() -> None:
    text = (
        "隆回县林业局2022年度部门决算\n"
        "2022年“三公”经费预算5万元，其中：公务接待费3万元。2021年“三公”经费支出4万元，其中：公务接待费2万元。"
    )
    parts = [fact.about for fact in facts_of(parse(text)) if fact.concept == "three_public.reception"]
    assert parts == [("three_public.reception", 2022, "budget"), ("three_public.reception", 2021, "final")]


def test_a_heading_over_two_funds_together_gives_no_scope() -> None:
    heading = "一、一般公共预算及政府性基金财政拨款“三公”经费支出决算"
    text = f"隆回县林业局2022年度部门决算\n{heading}\n公务接待费支出决算3万元。"
    assert [fact.scope for fact in facts_of(parse(text))] == [""]
