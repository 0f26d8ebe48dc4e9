"""``table_total``: which columns a total column is the total of."""

from __future__ import annotations

from disclosurelint.checks.amounts.table_total import TableTotal
from disclosurelint.document import parse
from disclosurelint.sources import decode
from disclosurelint.text import Source

ABOVE = ["科目", "", "支出", "", "", ""]
HEADS = ["科目编码", "科目名称", "合计", "基本支出", "项目支出", "经营支出"]
ROWS = [
    ["208", "社会保障和就业支出", "40.00", "40.00", "0.00", "0.00"],
    ["210", "卫生健康支出", "9.00", "9.00", "0.00", "0.00"],
    ["211", "节能环保支出", "50.00", "30.00", "20.00", "0.00"],
    ["221", "住房保障支出", "12.00", "12.00", "0.00", "0.00"],
    ["213", "农林水支出", "30.00", "20.00", "10.00", "5.00"],
]
#: The same figure at every level: it is wrong in all of them, or no part of the total at all.
CARRIED_UP = [["21301", "农业农村", *ROWS[-1][2:]], ["2130104", "事业运行", *ROWS[-1][2:]]]
TOTAL = ["", "合计", "141.00", "111.00", "30.00", "5.00"]


def found(source: Source) -> list[str]:
    return [f"{finding.values['stated']} {finding.values['computed']}" for finding in TableTotal().run(parse(source))]


def text(*rows: list[str]) -> Source:
    lines = "".join("\t".join(row) + "\t\n" for row in rows)
    return Source("a.txt", f"部门支出总表\n单位：万元\n{lines}")


def html(*rows: list[str]) -> Source:
    above = "<tr><td colspan=2>科目</td><td colspan=4>支出</td></tr>"
    below = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return decode(f"<p>部门支出总表</p><p>单位：万元</p><table>{above}{below}</table>".encode(), "a.html")


def test_a_column_that_is_nearly_always_zero_is_a_part_where_its_one_figure_is_wrong() -> None:
    assert found(text(HEADS, *ROWS)) == ["30.00 万元 35.00 万元"]
    assert found(text(HEADS, *ROWS, *CARRIED_UP)) == ["30.00 万元 35.00 万元"] * 3
    assert "30.00 万元 35.00 万元" in found(text(HEADS, *ROWS, TOTAL))


def test_below_a_head_of_unknown_width_it_is_one_unless_it_is_so_in_row_after_row() -> None:
    assert found(text(ABOVE, HEADS, *ROWS)) == ["30.00 万元 35.00 万元"]
    assert found(text(ABOVE, HEADS, *ROWS, *CARRIED_UP)) == []


def test_the_same_holds_where_cells_could_have_been_joined() -> None:
    """People leave cells blank beside a head as often as they join them."""
    assert found(html(HEADS, *ROWS)) == ["30.00 万元 35.00 万元"]
    assert found(html(HEADS, *ROWS, *CARRIED_UP)) == []
