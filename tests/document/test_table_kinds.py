"""Which of the published tables a table is, where no title says so."""

from __future__ import annotations

import re

import pytest

from disclosurelint.document import parse
from disclosurelint.document.tables.grids import grids_of
from disclosurelint.document.tables.kinds import table_kind
from disclosurelint.sources import read
from disclosurelint.text import Source
from tools.make_formats import MADE

FULL = read(MADE / "faultless.txt").text
TITLES = re.compile(r"^表(.) .*$", re.M)


def kinds(text: str) -> list[str]:
    document = parse(Source("a.txt", text))
    found = (table_kind(document, grid) for grid in grids_of(document))
    return [kind.key if kind else "" for kind in found]


def final(heads: str, *rows: str, title: str = "公开表格") -> str:
    """A final account with one table, its cells parted by bars."""
    lines = "".join(row.replace("|", "\t") + "\t\n" for row in (heads, *rows))
    return f"某某县水务局2023年部门决算\n第二部分 {title}\n单位：万元\n{lines}"


def test_tables_are_known_by_their_titles() -> None:
    assert kinds(FULL) == ["B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8", "B9"]


@pytest.mark.parametrize("title", [r"附表\1", r"资金安排公开\1"])
def test_without_them_by_what_stands_in_them(title: str) -> None:
    """The tables of expenditure by functions have the same columns: without a title nobody can tell them apart."""
    assert kinds(TITLES.sub(title, FULL)) == ["B1", "B2", "", "B4", "", "B6", "B7", "", ""]


COLUMNS = {
    "F2": "科目编码|科目名称|本年收入合计|财政拨款收入|上级补助收入|事业收入|经营收入|附属单位上缴收入|其他收入",
    "F3": "科目编码|科目名称|本年支出合计|基本支出|项目支出|上缴上级支出|经营支出|对附属单位补助支出",
    "F9": "项目|合计|因公出国（境）费|公务用车购置及运行维护费|公务接待费",
}


@pytest.mark.parametrize("key", COLUMNS)
def test_final_accounts_have_tables_of_their_own(key: str) -> None:
    heads = COLUMNS[key]
    assert kinds(final(heads, "213|农林水支出" + "|1.00" * (heads.count("|") - 1))) == [key]


def test_state_capital_is_known_by_its_class() -> None:
    rows = "223|国有资本经营预算支出|3.00|0.00|3.00", "22301|解决历史遗留问题|3.00|0.00|3.00"
    assert kinds(final("科目编码|科目名称|合计|基本支出|项目支出", *rows)) == ["F8"]


THREE_PUBLIC = [
    "因公出国（境）费|2.00|2.00",
    "公务接待费|2.00|2.00",
    "公务用车购置费|0.00|0.00",
    "公务用车运行维护费|3.00|2.00",
]
BASIC = ["301|工资福利支出|9.00|9.00", "302|商品和服务支出|2.00|2.00"]


@pytest.mark.parametrize("funds", ["一般公共预算", "政府性基金", "国有资本经营预算", "财政专户管理资金", "其他资金"])
def test_a_table_with_columns_for_other_funds_is_not_that_of_the_general_budget(funds: str) -> None:
    """Its total is that of all funds together, and the text tells that of one."""
    tables = {
        "F9": final(f"项目|合计|{funds}", "合计|7.00|6.00", *THREE_PUBLIC),
        "F6": final(f"科目编码|科目名称|合计|人员经费|公用经费|{funds}", *(f"{row}|0.00|0.00" for row in BASIC)),
    }
    for key, table in tables.items():
        assert kinds(table) == [key if funds == "一般公共预算" else ""]


@pytest.mark.parametrize("title", ["所属单位收入情况", "各单位收入表", "收入增减变化表", "上年收入表"])
def test_a_table_of_a_part_or_of_changes_is_none_of_them(title: str) -> None:
    assert kinds(final(COLUMNS["F2"], "213|农林水支出" + "|1.00" * 7, title=title)) == [""]


def test_two_tables_that_may_be_the_same_are_neither() -> None:
    table = COLUMNS["F2"].replace("|", "\t") + "\t\n213\t农林水支出" + "\t1.00" * 7 + "\t\n"
    text = f"某某县水务局2023年部门决算\n一、资金\n单位：万元\n{table}二、资金来源\n单位：万元\n{table}"
    assert kinds(text) == ["", ""]
    assert kinds(text.replace("二、资金来源", "二、收入决算表")) == ["", "F2"]
