"""Workbooks: cells as they are shown, merged ones where they begin, and nothing that does not show."""

from __future__ import annotations

import pytest

from disclosurelint.sources import decode
from disclosurelint.sources.number_formats import shown
from disclosurelint.text import Place, Source
from tests.sources.packages import package, relations

S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def xlsx(sheets: dict[str, str], styles: str = "", strings: str = "", states: dict[str, str] | None = None) -> Source:
    """A workbook of sheets, given by what stands in their ``worksheet`` elements."""
    entries = "".join(
        f'<sheet name="{name}" sheetId="{at}" state="{(states or {}).get(name, "visible")}" r:id="worksheet__{at}"/>'
        for at, name in enumerate(sheets)
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    related = {f"worksheet__{at}": f"sheet{at}.xml" for at in range(len(sheets))}
    parts = {
        "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{office}"><sheets>{entries}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(**related, styles="styles.xml", sharedStrings="strings.xml"),
        "xl/styles.xml": f'<styleSheet xmlns="{S}">{styles}</styleSheet>',
        "xl/strings.xml": f'<sst xmlns="{S}">{strings}</sst>',
    }
    for at, content in enumerate(sheets.values()):
        parts[f"xl/sheet{at}.xml"] = f'<worksheet xmlns="{S}">{content}</worksheet>'
    return decode(package(parts), "预算.xlsx")


def row(number: int, *cells: str, hidden: bool = False) -> str:
    """A row of texts (and figures, where they begin with =), each in its column."""
    written = ""
    for at, cell in enumerate(cells):
        place = f"{chr(ord('A') + at)}{number}"
        if cell.startswith("="):
            written += f'<c r="{place}" s="1"><v>{cell[1:]}</v></c>'
        elif cell:
            written += f'<c r="{place}" t="inlineStr"><is><t>{cell}</t></is></c>'
    return f'<row r="{number}" hidden="{int(hidden)}">{written}</row>'


TWO_PLACES = (
    '<numFmts><numFmt numFmtId="164" formatCode="#,##0.00"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs>'
)


def sheet(*rows: str, before: str = "", behind: str = "") -> str:
    return f"{before}<sheetData>{''.join(rows)}</sheetData>{behind}"


def test_cells_as_they_are_shown() -> None:
    source = xlsx(
        {"收入": sheet(row(1, "收入总表"), row(2, "项目", "金额"), row(3, "财政拨款", "=1234.5"))}, TWO_PLACES
    )
    assert source.text == "收入总表\n项目\t金额\t\n财政拨款\t1,234.50\t\n"
    assert source.place(source.text.index("1,234")) == Place(sheet="收入", row=3, column=2)
    assert source.place(0) == Place(sheet="收入", row=1, column=1)


def test_a_sheet_without_a_title_has_its_name_for_one() -> None:
    assert xlsx({"支出总表": sheet(row(1, "项目", "金额"))}).text == "支出总表\n项目\t金额\t\n"


def test_shared_strings_without_their_reading_aid() -> None:
    cell = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>7</v></c></row>'
    strings = "<si><r><t>因公</t></r><r><t>出国_x000D_\n费</t></r><rPh><t>yin</t></rPh></si>"
    assert xlsx({"表": sheet(cell)}, strings=strings).text == "因公出国\n费\n"


def test_merged_cells_stand_where_they_begin_and_hide_what_is_under_them() -> None:
    rows = (
        row(1, "某局", "", "单位：元"),
        row(2, "科目", "支出", "旧字"),
        row(3, "旧字", "基本", "项目"),
        row(4, "甲", "=1", "=2"),
    )
    merges = '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="B2:C2"/><mergeCell ref="A1:B1"/></mergeCells>'
    source = xlsx({"表": sheet(*rows, behind=merges)}, TWO_PLACES)
    assert source.text.splitlines()[1:] == [
        "某局\t\t单位：元\t",
        "科目\t支出\t\t",
        "\t基本\t项目\t",
        "甲\t1.00\t2.00\t",
    ]


def test_what_does_not_show_is_left_out_and_told_of() -> None:
    rows = (row(1, "项目", "内部", "金额"), row(2, "甲", "乙", "=1"), row(3, "丙", hidden=True))
    hide = '<cols><col min="2" max="2" hidden="1"/></cols>'
    source = xlsx({"表": sheet(*rows, before=hide), "底稿": sheet(row(1, "丁"))}, TWO_PLACES, states={"底稿": "hidden"})
    assert source.text == "表\n项目\t\t金额\t\n甲\t\t1.00\t\n"
    assert {mark.kind for mark in source.marks} == {"hidden-text"}


def test_a_formula_that_was_never_worked_out() -> None:
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>合计</t></is></c><c r="B1"><f>SUM(B2:B9)</f></c></row>'
    source = xlsx({"表": sheet(rows)})
    assert source.text == "合计\n"
    assert [mark.kind for mark in source.marks] == ["no-result"]


def test_tables_one_below_the_other_each_have_their_title() -> None:
    rows = (row(1, "表一"), row(2, "甲", "=1"), row(4, "表二"), row(5, "乙", "=2"), row(7, "注：本表无数据。"))
    assert xlsx({"表": sheet(*rows)}, TWO_PLACES).text == "表一\n甲\t1.00\t\n表二\n乙\t2.00\t\n注：本表无数据。\n"


@pytest.mark.parametrize(
    ("stored", "code", "told"),
    [
        ("1234.5", "#,##0.00", "1,234.50"),
        ("-1234.567", "#,##0.00", "-1,234.57"),
        ("0.125", "0.00", "0.13"),  # half away from zero
        ("0.30000000000000004", "", "0.3"),
        ("12345678.123456", "", "12345678.12"),
        ("1200000000000", "General", "1.2E+12"),
        ("0.4835", "0.00%", "48.35%"),
        ("1234567", "#,##0.00,", "1,234.57"),
        ("0.07", "#.##", ".07"),
        ("-5", "0.00;(0.00)", "(5.00)"),
        ("0", "0.00;-0.00;", ""),
        ("0", '0.00;-0.00;"—"', "—"),
        ("0", '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
        ("-9.5", '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-9.50"),
        ("7", '0"个"', "7个"),
        ("12", 'G/通用格式"人"', "12人"),
        ("3.5", "# ?/?", "3.5"),
        ("45292", 'yyyy"年"m"月"d"日"', "2024年1月1日"),
        ("45292", "yyyy-mm-dd", "2024-01-01"),
        ("45292.75", "yyyy/m/d h:mm", "2024/1/1 18:00"),
        ("59", "m/d", "2/28"),
        ("45292", "[$-F800]dddd\\, mmmm dd\\, yyyy", "2024年1月1日"),
        ("207", "@", "207"),  # a number in a column of text
        ("123456", '0!.0,"万元"', "12.3万元"),
        ("10000", '0\\.0,"万元"', "1.0万元"),
        ("-4000", '0!.0,"万元"', "-0.4万元"),
        ("8612345678", "000-0000-0000", "086-1234-5678"),
        ("不是数", "0.00", "不是数"),
        ("1e400", "0.00", "1e400"),
    ],
)
def test_number_formats(stored: str, code: str, told: str) -> None:
    assert shown(stored, code) == told
