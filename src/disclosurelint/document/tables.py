"""Reads tables set as text lines: which figure stands in which row and column, in which unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from disclosurelint.document.figures import read_bare_amount
from disclosurelint.document.model import Document, Figure, Section, Table
from disclosurelint.text import Span

_NUMBER = re.compile(r"[-－]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$")
_DASHES = re.compile(r"[-—－/]{1,3}$")
_CODE = re.compile(r"\d{3}(?:\d{2}){0,2}$")
_LABEL_COLUMN = re.compile(
    r"编 ?码|代 ?码|名 ?称|项 ?目$|项目(?:类别|（)|科 ?目|^收 ?入$|^支 ?出$|序 ?号|性 ?质|类 ?型|类 ?别|备 ?注"
    r"|单位$|指 ?标"
)
#: Columns of figures that are no money: counts, areas, line numbers.
_COUNT_COLUMN = re.compile(r"数量|面积|行次|栏次|人数|辆|台|个数|占比|%|比例|增减率")
_CODE_COLUMN = re.compile(r"编 ?码|代 ?码")


class GridRow(NamedTuple):
    """One row: its words, its subject code where it has one, and the figure of every column that holds one."""

    span: Span
    labels: dict[int, Span]  # column → words
    code: str
    figures: dict[int, Figure]  # column → figure


class Grid(NamedTuple):
    """A table with its columns told apart. ``numeric`` are the columns that hold figures."""

    section: Section
    table: Table
    columns: tuple[str, ...]
    numeric: tuple[int, ...]
    rows: tuple[GridRow, ...]
    unit: str


def grids_of(document: Document) -> list[Grid]:
    """Every table with a header and a money unit whose lines fit its columns."""
    return document.once("grids", lambda read: list(_grids(read)))


def _grids(document: Document) -> Iterator[Grid]:
    for section in document.sections():
        for part in section.parts:
            if isinstance(part, Table) and part.header is not None and part.unit is not None:
                grid = _grid(document, section, part, part.header, part.unit)
                if grid is not None:
                    yield grid


def _grid(document: Document, section: Section, table: Table, header: Span, unit: str) -> Grid | None:
    columns = tuple(document.quote(cell) for cell in document.cells(header))
    is_label = [_LABEL_COLUMN.search(column) is not None for column in columns]
    if all(is_label) or not any(is_label):
        return None
    has_codes = any(_CODE_COLUMN.search(column) for column in columns)
    numeric = tuple(
        index for index, label in enumerate(is_label) if not label and not _COUNT_COLUMN.search(columns[index])
    )
    rows = []
    for line in table.rows:
        row = _row(document, line, is_label, has_codes, unit)
        if row is not None:
            rows.append(row._replace(figures={at: row.figures[at] for at in numeric if at in row.figures}))
    return Grid(section, table, columns, numeric, tuple(rows), unit)


def _row(document: Document, line: Span, is_label: Sequence[bool], has_codes: bool, unit: str) -> GridRow | None:
    """A line laid over the columns from the left, or from the right where the left half is empty; else None."""
    cells = document.cells(line)
    words = [document.quote(cell) for cell in cells]
    kinds = [_is_label_cell(word, at, has_codes) for at, word in enumerate(words)]
    offset = _offset(kinds, is_label, has_codes)
    if offset is None:
        return None
    code = ""
    labels: dict[int, Span] = {}
    figures: dict[int, Figure] = {}
    for at, (cell, word) in enumerate(zip(cells, words, strict=True)):
        column = at + offset
        if kinds[at]:
            if has_codes and _CODE.match(word):
                code = word
            else:
                labels[column] = cell
        elif not _DASHES.match(word):
            amount = read_bare_amount(word, unit)
            if amount is not None:
                figures[column] = Figure(cell, amount, Span(cell.start, cell.start))
    for column, figure in figures.items():
        before = [label for at, label in labels.items() if at < column]
        if before:
            figure.label = before[-1]
    return GridRow(line, labels, code, figures)


def _is_label_cell(word: str, at: int, has_codes: bool) -> bool:
    if at == 0 and has_codes and _CODE.match(word):
        return True
    return not (_NUMBER.match(word) or _DASHES.match(word))


def _offset(kinds: list[bool], is_label: Sequence[bool], has_codes: bool) -> int | None:
    """How many columns a line is shifted to the right, so that words stand under words and figures under figures."""
    size, width = len(kinds), len(is_label)
    if size > width:
        return None
    if kinds == list(is_label[:size]):
        return 0
    if kinds == list(is_label[width - size :]):
        return width - size
    if has_codes and size + 1 == width and kinds == list(is_label[1:]):
        return 1  # a total row has no code
    return None
