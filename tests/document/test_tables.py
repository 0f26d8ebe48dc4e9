"""Tables whose cells are parted by tabs: empty cells keep their columns, and heads may stand over several of them."""

from __future__ import annotations

import pytest

from disclosurelint.document import parse
from disclosurelint.document.model import Document, Table
from disclosurelint.document.rows import cells_between_tabs, is_row
from disclosurelint.document.tables.classes import class_name, classes_of
from disclosurelint.document.tables.grids import Grid, grids_of
from disclosurelint.document.tables.heads import columns_of, header_rows
from disclosurelint.document.tables.indicators import indicators_of
from disclosurelint.text import Source


def read(text: str) -> Document:
    return parse(Source("a.txt", text))


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks() if isinstance(block, Table)]


def grid(text: str) -> tuple[Document, Grid]:
    document = read(text)
    [found] = grids_of(document)
    return document, found


@pytest.mark.parametrize(
    "line",
    ["项目\t预算数\t", "\t\t人员经费\t公用经费\t", "六、经营收入\t\t\t", "一、工资\t12.00\t一、教育\t3.00", "a\t\t"],
)
def test_rows(line: str) -> None:
    assert is_row(line)


@pytest.mark.parametrize(
    "line",
    [
        "\t\t本部门负责全县水资源管理。",
        "一、\t部门职责\t\t",
        "（一）\t部门职责\t",
        "第一部分\t概况\t",
        "项目\t预算数",
        "负责全县水资源管理。\t\t",
    ],
)
def test_indented_lines_and_numbered_headings_are_no_rows(line: str) -> None:
    assert not is_row(line)


def test_every_cell_keeps_its_place() -> None:
    row = "208\t\t 基 本 \t1.00\t"
    assert [row[cell.start : cell.end] for cell in cells_between_tabs(row, 0, len(row))] == ["208", "", "基 本", "1.00"]


def words(*rows: str) -> list[list[str]]:
    return [row.split("|") for row in rows]


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        (words("项目|预算数", "公务接待费|3.00"), 1),
        (words("科目|科目名称|基本支出||项目支出", "||人员经费|公用经费|", "208|社会|1|2|3"), 2),
        (words("科目||合计", "编码|名称|", "栏次||1", "208|社会|3.00"), 3),
        # the total row of a table without data is no header
        (words("科目编码|科目名称|合计", "合计||"), 1),
        (words("单位名称|单位性质", "某某局|行政单位"), 1),
        # a year is no figure
        (words("项目|2022|2023", "公务接待费|3.00|2.00"), 1),
        (words("公务接待费|3.00", "公务用车|2.00"), 0),
    ],
)
def test_where_the_header_ends(rows: list[list[str]], count: int) -> None:
    assert header_rows(rows) == count


def test_columns_are_called_by_all_the_heads_above_them() -> None:
    columns = columns_of(
        words("项目||收入||支出||||", "编码|名称|项目|金额|合计|基本支出|||项目支出", "|||||小计|人员|公用|")
    )
    assert [(column.full, column.name) for column in columns] == [
        ("项目编码", "编码"),
        ("项目名称", "名称"),
        ("收入项目", "项目"),
        ("收入金额", "金额"),
        ("支出合计", "支出合计"),
        ("支出基本支出小计", "基本支出小计"),
        ("支出基本支出人员", "人员"),
        ("支出基本支出公用", "公用"),
        ("支出项目支出", "项目支出"),
    ]


SPENDING = """\
一般公共预算支出表
单位：万元
科目编码\t\t\t科目名称\t合计\t基本支出\t\t项目支出\t
类\t款\t项\t\t\t人员经费\t公用经费\t\t
合计\t\t\t\t100.00\t60.00\t10.00\t30.00\t
213\t\t\t农林水支出\t100.00\t60.00\t10.00\t30.00\t
\t02\t\t林业和草原\t100.00\t60.00\t10.00\t30.00\t
213\t02\t01\t行政运行\t70.00\t60.00\t10.00\t\t
213\t02\t05\t森林资源培育\t30.00\t\t\t30.00\t
"""


def test_figures_stand_under_their_heads_however_many_cells_are_empty() -> None:
    document, found = grid(SPENDING)
    assert found.unit == "万元"
    told = {
        (document.quote(figure.label), found.columns[at].name): str(figure.amount)
        for row in found.rows
        for at, figure in row.figures.items()
    }
    assert told["森林资源培育", "项目支出"] == "30.00 万元"
    assert told["行政运行", "公用经费"] == "10.00 万元"
    assert ("行政运行", "项目支出") not in told
    assert told["合计", "人员经费"] == "60.00 万元"


def test_codes_in_three_columns_are_one() -> None:
    _, found = grid(SPENDING)
    assert [row.code for row in found.rows] == ["", "213", "", "2130201", "2130205"]


def test_the_left_half_of_a_row_may_be_empty() -> None:
    document, found = grid(
        "收支总表\n单位：万元\n收入\t\t支出\t\t\n项目\t金额\t项目\t金额\t\n"
        "一、财政拨款\t5.00\t一、教育支出\t3.00\t\n\t\t二、卫生支出\t2.00\t\n"
    )
    last = found.rows[-1]
    assert {at: document.quote(figure.label) for at, figure in last.figures.items()} == {3: "二、卫生支出"}


def test_a_row_without_tabs_stands_in_the_half_that_its_words_belong_to() -> None:
    head = "收支总表\n单位：万元\n收入项目 预算数 支出项目 预算数\n"
    rows = "一、事业收入 9.00 一、农林水支出 8.00\n二、住房保障支出 1.00\n二、支出补助收入 2.00\n年终结转 1.00\n"
    _, found = grid(head + rows)
    assert [list(row.figures) for row in found.rows] == [[1, 3], [3], [1], [3]]


def test_the_first_full_row_tells_the_halves_apart_where_their_heads_do_not() -> None:
    head = "收支总表\n单位：万元\n项目 预算数 项目 预算数\n"
    rows = "一、事业收入 9.00 一、农林水支出 8.00\n二、住房保障支出 1.00\n"
    _, found = grid(head + rows)
    assert [list(row.figures) for row in found.rows] == [[1, 3], [3]]


def test_a_paragraph_ends_a_table_whose_cells_are_known() -> None:
    document = read(
        "一、收入\n单位：万元\n项目\t金额\t\n甲\t1.00\t\n乙\t2.00\t\n合计两项。\n项目\t金额\t\n丙\t3.00\t\n"
    )
    assert [len(table.rows) for table in tables(document)] == [2, 1]


def test_the_header_repeated_on_the_next_page_is_no_row() -> None:
    document = read("一、收入\n单位：万元\n项目\t金额\t\n甲\t1.00\t\n项目\t金额\t\n乙\t2.00\t\n")
    [table] = tables(document)
    assert [document.quote(row) for row in table.rows] == ["甲\t1.00\t", "乙\t2.00\t"]


def test_a_class_beside_several_indicators_is_that_of_each() -> None:
    document = read(
        "1.造林绩效目标表\n项目名称\t造林\t\t\t\n一级指标\t二级指标\t三级指标\t指标值\t\n"
        "产出指标\t数量指标\t造林面积\t≥1850亩\t\n\t\t补植面积\t≥20亩\t\n\t质量指标\t成活率\t≥90%\t\n"
    )
    assert [(one.kind, one.name, str(one.value)) for one in indicators_of(document)] == [
        ("数量指标", "造林面积", "1850 亩"),
        ("数量指标", "补植面积", "20 亩"),
        ("质量指标", "成活率", "90%"),
    ]


@pytest.mark.parametrize("label", ["一、农林水支出", "“农林水（类）支出”", "2024年农林水支出（类）支出", "农林水"])
def test_a_class_has_one_name_however_it_is_written(label: str) -> None:
    assert class_name(label) == "农林水"


def test_each_column_lists_the_classes_of_which_there_is_something() -> None:
    document = read(
        "支出总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n"
        "213\t农林水支出\t9.00\t5.00\t4.00\n21302\t林业和草原\t9.00\t5.00\t4.00\n"
        "221\t住房保障支出\t2.00\t2.00\t0.00\n合计\t\t11.00\t7.00\t4.00\n"
    )
    assert [sorted(column) for column in classes_of(document)] == [["住房保障", "农林水"], ["住房保障", "农林水"]]
