"""Markdown read as the headings, paragraphs and tables that it stands for, with the way back to the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosurelint.document import parse
from disclosurelint.document.layout import lay_out
from disclosurelint.document.markdown import without_markdown
from disclosurelint.document.model import Table
from disclosurelint.text import Source, Span


def lines(text: str) -> list[str]:
    return lay_out(Source("a.md", text)).text.split("\n")


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("# 一、收入", "一、收入"),
        ("### （一）总体情况 ###", "（一）总体情况"),
        ("# 标题\n\n基本支出**10**万元。", "基本支出10万元。"),
        ("# 标题\n- 甲\n", "甲"),
        ("# 标题\n> 引文", "引文"),
        ("# 标题\n1\\.贯彻执行", "1.贯彻执行"),
    ],
)
def test_marks_are_no_text(marked: str, plain: str) -> None:
    assert lines(marked)[-1] == plain


@pytest.mark.parametrize("text", ["**局2024年部门预算", "收入 | 支出", "#标签", "- 1 -", "2\\3", "#"])
def test_a_text_without_headings_and_tables_of_markdown_stays_as_it_is(text: str) -> None:
    assert without_markdown(text) is None


TABLE = """\
# 收支总表

单位：万元

| 项目 | 预算数 | 项目 | 预算数 |
| :--- | ---: | --- | --- |
| 一、拨款 | **100.00** | 一、教育 | 60.00 |
|  |  | 二、住房 | 40.00 |

注：以上为汇总数。
"""


def test_a_table_becomes_rows_of_cells() -> None:
    document = parse(Source("a.md", TABLE))
    [table] = [block for block in document.blocks() if isinstance(block, Table)]
    assert (table.unit, [document.quote(head) for head in table.heads]) == (
        "万元",
        ["项目 \t 预算数 \t 项目 \t 预算数 \t"],
    )
    told = [[document.quote(cell) for cell in document.cells(row)] for row in table.rows]
    assert told == [["一、拨款", "100.00", "一、教育", "60.00"], ["", "", "二、住房", "40.00"]]


@pytest.mark.parametrize(
    "framed",
    [
        "|项目|预算数|\n|一、拨款|- 100.00|\n|二、**局|60.00|",
        "+--+--+\r\n| 项目 | 预算数 |\r\n+--+--+\r\n| 一、拨款 | - 100.00 |\r\n| 二、**局 | 60.00 |\r\n+--+--+",
        "┌──┬──┐\n│项目│预算数│\n├──┼──┤\n│一、拨款│- 100.00│\n├──┼──┤\n│二、**局│60.00│\n└──┴──┘",
        "｜项目｜预算数｜\n｜一、拨款｜- 100.00｜\n｜二、**局｜60.00｜",
    ],
)
def test_rows_between_bars_are_a_table_without_being_markdown(framed: str) -> None:
    document = parse(Source("a.txt", f"收支总表\n单位：万元\n{framed}\n- 说明\n"))
    [table] = [block for block in document.blocks() if isinstance(block, Table)]
    rows = [[document.quote(cell) for cell in document.cells(row)] for row in (*table.heads, *table.rows)]
    assert rows == [["项目", "预算数"], ["一、拨款", "- 100.00"], ["二、**局", "60.00"]]
    assert document.text.endswith("- 说明"), "what is no row stays as it is"


@pytest.mark.parametrize("text", ["|甲|乙|", "|甲|\n|乙|", "|甲|乙|\n|丙|\n", "+---+\n+---+", "|甲|乙|\n\n|丙|丁|"])
def test_one_row_or_one_column_is_no_table(text: str) -> None:
    assert without_markdown(text) is None


def test_every_place_leads_back_to_the_file() -> None:
    mapped = lay_out(Source("a.md", TABLE))
    for words in ("收支总表", "100.00", "二、住房", "40.00", "注：以上"):
        start = mapped.text.index(words)
        place = mapped.origin_span(Span(start, start + len(words)))
        assert TABLE[place.start : place.end] == words


@given(st.text(st.sampled_from("#*|-\\> \n\t预算1"), max_size=60))
def test_whatever_stays_is_what_stood_there(text: str) -> None:
    mapped = without_markdown(text)
    if mapped is not None:
        for at, character in enumerate(mapped.text):
            original = text[mapped.origin(at)]
            assert character == original or (character, original) == ("\t", "|")
