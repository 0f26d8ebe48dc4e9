"""Reads tables: which figure stands in which row and column, in which unit.

Where the cells are known, a figure stands under its head; where a table is set as text lines with blanks between the
words, a line is taken only if its words and figures fit the columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from disclosurelint.document.figures import read_bare_amount
from disclosurelint.document.model import Document, Figure, Section, Table, once
from disclosurelint.document.tables.heads import Column, columns_of
from disclosurelint.lexicon.speech import spoken, spoken_word
from disclosurelint.records import NamedTuple
from disclosurelint.text import Span

_NUMBER = re.compile(r"[-－]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$")
_DASHES = re.compile(r"[-—－/]{1,3}$")
_CODE = re.compile(r"\d{3}(?:\d{2}){0,2}$")
_CODE_PART = re.compile(r"\d{2,7}$")
_LABEL_COLUMN = spoken("tables.label_column")
#: Columns of figures that are no money: counts, areas, line numbers.
_COUNT_COLUMN = spoken("tables.count_column")
_CODE_COLUMN = spoken("tables.code_column")
_SPENT = spoken("tables.spent")
#: The levels of a subject, each in a column of its own.
_RECEIVED = spoken_word("tables.received")
_LEVEL_COLUMN = spoken("tables.level_column")


class GridRow(NamedTuple):
    """One row: its words, its subject code where it has one, and the figure of every column that holds one."""

    span: Span
    labels: dict[int, Span]  # column → words
    code: str
    figures: dict[int, Figure]  # column → figure


class Grid(NamedTuple):
    """A table with its columns told apart. ``numeric`` are the columns that hold figures of money.

    Where two lists of subjects stand side by side, the rows of the left one come first. ``is_whole`` tells that every
    line could be read.
    """

    section: Section
    table: Table
    columns: tuple[Column, ...]
    numeric: tuple[int, ...]
    rows: tuple[GridRow, ...]
    unit: str
    is_whole: bool


@once
def grids_of(document: Document) -> list[Grid]:
    """Every table with a header and a money unit whose lines fit its columns."""
    return list(_grids(document))


def _grids(document: Document) -> Iterator[Grid]:
    for section in document.sections():
        for part in section.parts:
            if isinstance(part, Table) and part.heads and part.unit is not None:
                grid = _grid(document, section, part, part.unit)
                if grid is not None:
                    yield grid


class _Shape(NamedTuple):
    """What the columns of a table are for."""

    is_label: tuple[bool, ...]
    is_code: tuple[bool, ...]
    unit: str
    heads: tuple[str, ...]


def _grid(document: Document, section: Section, table: Table, unit: str) -> Grid | None:
    columns = columns_of([[document.quote(cell) for cell in document.cells(head)] for head in table.heads])
    is_code = tuple(
        _CODE_COLUMN.search(column.full) is not None or _LEVEL_COLUMN.match(column.name) is not None
        for column in columns
    )
    is_label = tuple(
        code or _LABEL_COLUMN.search(column.name) is not None for column, code in zip(columns, is_code, strict=True)
    )
    if all(is_label) or not any(is_label):
        return None
    numeric = tuple(at for at, label in enumerate(is_label) if not label and not _COUNT_COLUMN.search(columns[at].name))
    shape = _Shape(is_label, is_code, unit, _heads(document, table, columns))
    lists = _side_by_side(shape)
    lines = [cells for line in table.rows if (cells := _cells_of(document, line, shape)) is not None]
    rows = [
        GridRow(
            line.span,
            {at: label for at, label in line.labels.items() if at in columns_of_list},
            line.code_in(columns_of_list),
            {at: line.figures[at] for at in numeric if at in line.figures and at in columns_of_list},
        )
        for columns_of_list in lists
        for line in lines
    ]
    return Grid(section, table, columns, numeric, tuple(rows), unit, len(lines) == len(table.rows))


def _heads(document: Document, table: Table, columns: Sequence[Column]) -> tuple[str, ...]:
    """What stands at the head of each column, with the first full row below, which tells 项目 of income from others."""
    rows = ([document.quote(cell) for cell in document.cells(row)] for row in table.rows)
    first = next((row for row in rows if len(row) == len(columns)), [""] * len(columns))
    return tuple(column.full + word for column, word in zip(columns, first, strict=True))


def _side_by_side(shape: _Shape) -> list[range]:
    """The columns of each list of subjects: one begins where codes follow upon figures."""
    width = len(shape.is_code)
    begins = [at for at in range(1, width) if shape.is_code[at] and not shape.is_label[at - 1]]
    return [range(*ends) for ends in pairwise([0, *begins, width])]


class _Line(NamedTuple):
    """The cells of a line by their columns."""

    span: Span
    labels: dict[int, Span]
    codes: dict[int, str]
    figures: dict[int, Figure]

    def code_in(self, columns: range) -> str:
        """The subject code in some columns, put together where each level has a column of its own."""
        code = "".join(part for at, part in self.codes.items() if at in columns)
        return code if _CODE.match(code) else ""


def _cells_of(document: Document, line: Span, shape: _Shape) -> _Line | None:
    """A line laid over the columns; None where it does not fit them."""
    cells = document.cells(line)
    words = [document.quote(cell) for cell in cells]
    kinds = [_kind(word, at, shape) for at, word in enumerate(words)]
    offset = 0 if _cells_known(document, line) and len(cells) == len(shape.is_label) else _offset(words, kinds, shape)
    if offset is None:
        return None
    codes: dict[int, str] = {}
    labels: dict[int, Span] = {}
    figures: dict[int, Figure] = {}
    for at, (cell, word) in enumerate(zip(cells, words, strict=True)):
        column = at + offset
        if kinds[at] is None:
            continue
        if shape.is_code[column] and _CODE_PART.match(word):
            codes[column] = word
        elif kinds[at]:
            labels[column] = cell
        elif not _DASHES.match(word):
            amount = read_bare_amount(word, shape.unit)
            if amount is not None:
                figures[column] = Figure(cell, amount, Span(cell.start, cell.start))
    for column, figure in figures.items():
        figure.label = _label_of(labels, column, shape, figure.label)
    return _Line(line, labels, codes, figures)


def _cells_known(document: Document, line: Span) -> bool:
    return document.text.find("\t", line.start, line.end) >= 0


def _label_of(labels: dict[int, Span], column: int, shape: _Shape, none: Span) -> Span:
    """The words nearest to the left of a figure, no farther than the columns of words that it stands beside."""
    beside = False
    for at in range(column - 1, -1, -1):
        if at in labels:
            return labels[at]
        if beside and not shape.is_label[at]:
            break
        beside = beside or shape.is_label[at]
    return none


def _kind(word: str, at: int, shape: _Shape) -> bool | None:
    """Whether a cell holds words, not a figure; None where it is empty."""
    if not word:
        return None
    if at == 0 and any(shape.is_code) and _CODE.match(word):
        return True
    return not (_NUMBER.match(word) or _DASHES.match(word))


def _offset(words: Sequence[str], kinds: Sequence[bool | None], shape: _Shape) -> int | None:
    """How many columns a line is shifted to the right, so that words stand under words and figures under figures.

    It may begin at the left, or at the right where the left half of a table is empty: expenditure beside income.
    """
    size, width = len(kinds), len(shape.is_label)
    if size > width:
        return None
    at_left, at_right = _fits(kinds, shape.is_label[:size]), _fits(kinds, shape.is_label[width - size :])
    if at_left and at_right and _is_spent(words[0]) and not _is_spent(shape.heads[0]):
        return width - size if _is_spent(shape.heads[width - size]) else 0
    if at_left:
        return 0
    if at_right:
        return width - size
    if any(shape.is_code) and size + 1 == width and _fits(kinds, shape.is_label[1:]):
        return 1  # a total row has no code
    return None


def _is_spent(words: str) -> bool:
    """Whether words are of expenditure or of what is left of a year, and not of what it is paid from."""
    return _SPENT.search(words) is not None and _RECEIVED not in words


def _fits(kinds: Sequence[bool | None], is_label: Sequence[bool]) -> bool:
    return all(kind is None or kind == label for kind, label in zip(kinds, is_label, strict=True))
