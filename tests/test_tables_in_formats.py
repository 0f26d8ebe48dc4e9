"""The sums that tables keep, and tables keep with one another: found in a table of whatever format."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

import pytest

from disclosurelint.linter import check
from disclosurelint.rules import load_ruleset
from disclosurelint.settings import Plan
from disclosurelint.sources import decode
from tests.sources.packages import docx, package, paragraph, relations
from tests.sources.pdfs import grid, pdf, words

CODES = ("AMT004", "AMT005", "AMT006", "TAB001", "TAB002", "TAB003")
RULESET = load_ruleset()
#: Code, text, and whether it must be told of; those with cells.
EXAMPLES = [
    (rule.code, text, example.bad is not None)
    for rule in RULESET.rules
    if rule.code in CODES
    for example in rule.examples
    if (text := example.bad or example.good) and "\t" in text
]


def blocks(text: str) -> Iterator[tuple[bool, list[list[str]]]]:
    """Runs of paragraphs and tables: whether it is a table, and its rows, of one width."""
    for is_table, run in groupby(text.splitlines(), lambda line: "\t" in line):
        rows = [line.split("\t") for line in run]
        width = max(map(len, rows))
        yield is_table, [[*row, *[""] * (width - len(row))] for row in rows]


def as_docx(text: str) -> bytes:
    def cell(words: str) -> str:
        return f"<w:tc>{paragraph(escape(words))}</w:tc>"

    body = ""
    for is_table, rows in blocks(text):
        lines = (f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
        body += f"<w:tbl>{''.join(lines)}</w:tbl>" if is_table else "".join(paragraph(escape(row[0])) for row in rows)
    return docx(body)


def as_html(text: str) -> bytes:
    body = ""
    for is_table, rows in blocks(text):
        lines = (f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
        body += f"<table>{''.join(lines)}</table>" if is_table else "".join(f"<p>{escape(row[0])}</p>" for row in rows)
    return f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode()


def as_xlsx(text: str) -> bytes:
    """One sheet, with an empty row behind each table."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def cell(at: int, number: int, words: str) -> str:
        return f'<c r="{chr(65 + at)}{number}" t="inlineStr"><is><t>{escape(words)}</t></is></c>' if words else ""

    rows = [row for is_table, part in blocks(text) for row in (*part, *[[""]] * is_table)]
    lines = "".join(
        f'<row r="{number}">{"".join(cell(at, number, words) for at, words in enumerate(row))}</row>'
        for number, row in enumerate(rows, 1)
    )
    sheets = '<sheets><sheet name="公开" sheetId="1" r:id="worksheet"/></sheets>'
    return package(
        {
            "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
            "xl/workbook.xml": f'<workbook xmlns="{space}" xmlns:r="{related}">{sheets}</workbook>',
            "xl/_rels/workbook.xml.rels": relations(worksheet="sheet.xml"),
            "xl/sheet.xml": f'<worksheet xmlns="{space}"><sheetData>{lines}</sheetData></worksheet>',
        }
    )


def as_pdf(text: str) -> bytes:
    """Pages of what fits on each; tables are ruled."""
    pages, content, y = [], "", 60
    for is_table, rows in blocks(text):
        if y + 24 * len(rows) > 800:
            pages.append(content)
            content, y = "", 60
        wide = 500 / len(rows[0])
        if is_table:
            xs = [50 + wide * at for at in range(len(rows[0]) + 1)]
            content += grid(xs, [y + 24 * at for at in range(len(rows) + 1)])
        for row in rows:
            content += "".join(
                words(cell, (54 if is_table else 70) + wide * at, y + 16, 7 if is_table else 12)
                for at, cell in enumerate(row)
                if cell
            )
            y += 24
        y += 12
    return pdf(*pages, content)


FORMATS = {"docx": as_docx, "html": as_html, "xlsx": as_xlsx, "pdf": as_pdf}


@pytest.mark.parametrize("suffix", FORMATS)
def test_of_the_examples_with_tables_the_wrong_ones_are_told_of_and_no_others(suffix: str) -> None:
    plan = Plan(RULESET)
    wrong = []
    for code, text, is_bad in EXAMPLES:
        report = check(decode(FORMATS[suffix](text), f"a.{suffix}"), plan)
        if (code in {found.code for found in report.diagnostics}) != is_bad:
            wrong.append(f"{code}: {text}")
    assert {code for code, _, is_bad in EXAMPLES if is_bad} == set(CODES)
    assert wrong == []
