"""``subject_in_tables``: of many figures that are too large for one reason, the topmost is told of."""

from __future__ import annotations

from disclosurelint.checks.amounts.subject_in_tables import SubjectInTables
from disclosurelint.document import parse
from disclosurelint.text import Source

TITLE = "宁晋县林业局2023年部门预算信息公开\n"
OPTIONS = {"tables": ("B1", "B3", "B5"), "total": ("合计", "预算数"), "basic": ("基本支出",), "project": ("项目支出",)}


def table(title: str, *rows: tuple[str, str, int]) -> str:
    lines = [f"{code}\t{name}\t{figure}.00\t{figure}.00\t\t" for code, name, figure in rows]
    return "\n".join([title, "单位：万元", "科目编码\t科目名称\t合计\t基本支出\t项目支出\t", *lines]) + "\n"


def found(relation: str, text: str) -> list[str]:
    document = parse(Source("a.txt", TITLE + text))
    check = SubjectInTables(relation=relation, **OPTIONS)  # type: ignore[arg-type]
    return [f"{finding.values['label']} {finding.values['told']}" for finding in check.run(document)]


def test_of_a_stale_table_the_total_is_told_of() -> None:
    wide = table("部门支出总表", ("", "合计", 70), ("213", "农林水支出", 70), ("21302", "林业和草原", 70))
    narrow = table("一般公共预算支出表", ("", "合计", 80), ("213", "农林水支出", 80), ("21302", "林业和草原", 80))
    assert found("within", wide + narrow) == ["合计 80.00 万元"]


def test_a_class_is_told_of_before_what_is_below_it() -> None:
    wide = table(
        "部门支出总表", ("", "合计", 90), ("213", "农林水支出", 60), ("21302", "林业", 60), ("221", "住房", 30)
    )
    narrow = table(
        "一般公共预算支出表", ("", "合计", 90), ("213", "农林水支出", 65), ("21302", "林业", 65), ("221", "住房", 25)
    )
    assert found("within", wide + narrow) == ["农林水支出 65.00 万元"]


def test_a_class_is_known_by_its_name_where_there_are_no_codes() -> None:
    summary = "部门收支总表\n单位：万元\n收入\t预算数\t支出\t预算数\t\n"
    summary += "拨款\t90.00\t一、农林水支出\t60.00\t\n\t\t二、住房\t30.00\t\n"
    detail = table("部门支出总表", ("", "合计", 90), ("213", "农林水支出", 65), ("221", "住房", 25))
    # with nothing carried over, all expenditure is that of the year
    assert found("same", f"{summary}收入总计\t90.00\t支出总计\t90.00\t\n{detail}") == [
        "农林水支出 65.00 万元",
        "住房 25.00 万元",
    ]
    carried = "上年结转\t0.00\t年终结转\t0.00\t\n收入总计\t90.00\t支出总计\t90.00\t\n"
    assert found("same", f"{summary}{carried}{detail}") == []
