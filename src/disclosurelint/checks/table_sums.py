"""The sums a table may keep: of levels, of total rows and columns, of the blocks of its halves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import combinations

from disclosurelint.checks.rooms import sum_rooms
from disclosurelint.document.model import Document, Figure
from disclosurelint.document.tables.grids import Grid, GridRow
from disclosurelint.document.walking import label_of
from disclosurelint.lexicon.speech import spoken, spoken_word
from disclosurelint.records import NamedTuple
from disclosurelint.text import Interval, Span
from disclosurelint.text.numbering import HAN_NUMBER, ROMAN

_TOTAL_COLUMN = spoken("tables.total_column")
_TOTAL_ROW = spoken("tables.total_row")
#: 本年收入合计 adds up what stands above it; 收入总计 adds what follows it, 年初结转和结余 and the like, to that.
OF_THE_YEAR = spoken("tables.of_the_year")
_WITH_CARRIED = spoken("tables.with_carried")
#: Rows below the total of the year that may be parts of one another: more than these leave too much open.
_MOST_CARRIED = 6
#: Last columns that may stand beside the head they seem to stand below.
_MOST_BESIDE = 3
_IN_BRACKETS = re.compile(rf"^[（(]{HAN_NUMBER}[）)]")
#: How rows begin that are numbered otherwise than 一、 and （一）, which may be parts of others: 1. ① Ⅰ、 其中.
OTHER_NUMBER = re.compile(rf"^(?:[（(]?\d|{ROMAN}|[①-⒛]|{spoken_word('parts.of_which')})")
_NUMBERED = re.compile(rf"^(?:{HAN_NUMBER}|\d{{1,2}})、")


class TableSum(NamedTuple):
    """A figure that should be the sum of others. ``kind`` is level, row, column or half."""

    whole: Figure
    parts: list[Figure]
    kind: str

    @property
    def gap(self) -> Decimal:
        total = sum((part.amount.base_value for part in self.parts), Decimal(0))
        return total - self.whole.amount.base_value

    @property
    def bound(self) -> Decimal:
        intervals = [Interval.of(figure.amount) for figure in (self.whole, *self.parts)]
        return sum((interval.width for interval in intervals), Decimal(0)) / 2

    @property
    def holds(self) -> bool:
        gap = self.gap
        return not gap or abs(gap) <= self.bound

    def rooms(self) -> Mapping[Span, Interval]:
        """Where each figure may lie for the sum to hold."""
        return sum_rooms(self.whole, [(1, part) for part in self.parts], self.bound)

    def set_out(self, document: Document) -> str:
        """农林水支出 70.00 万元 = 40.00 万元 + 30.00 万元"""
        sum_of_parts = " + ".join(str(part.amount) for part in self.parts)
        return f"{label_of(document, self.whole)} {self.whole.amount} = {sum_of_parts}"


def sums_of_levels(grid: Grid) -> Iterator[TableSum]:
    """类 = Σ款, 款 = Σ项, by the codes of the rows, in every column."""
    coded = [row for row in grid.rows if row.code]
    for at, row in enumerate(coded):
        below = []
        for child in coded[at + 1 :]:
            if not child.code.startswith(row.code):
                break
            if len(child.code) == len(row.code) + 2:
                below.append(child)
        if below:
            yield from _column_sums(grid, row, below, "level")


def sums_of_numbered_levels(document: Document, grid: Grid) -> Iterator[TableSum]:
    """一、 = the sum of （一）, （二）, … right below it, in the columns beside these words."""
    for column in range(len(grid.columns)):
        rows = [row for row in grid.rows if column in row.labels]
        levels = [_level_of(document.quote(row.labels[column])) for row in rows]
        for at, row in enumerate(rows):
            end = at + 1
            while end < len(rows) and levels[end] == 2:
                end += 1
            if levels[at] == 1 and end - at > 2 and (end == len(rows) or levels[end] in (0, 1)):
                for numeric in columns_beside(grid, column):
                    yield from sum_of(row, rows[at + 1 : end], numeric)


def _level_of(label: str) -> int:
    """1 for 一、, 2 for （一）, 0 for what has no number, 3 for any other."""
    if _NUMBERED.match(label):
        return 1
    if _IN_BRACKETS.match(label):
        return 2
    return 0 if label and not OTHER_NUMBER.match(label) else 3


def sums_of_total_rows(document: Document, grid: Grid) -> Iterator[TableSum]:
    """合计 = the sum of the highest codes, or of 一、二、三、… in its column."""
    for row in grid.rows:
        for column, label in row.labels.items():
            if not _TOTAL_ROW.match(document.quote(label)):
                continue
            columns = [numeric for numeric in grid.numeric if numeric > column]
            following = [other for other in row.labels if other > column]
            if following:
                columns = [numeric for numeric in columns if numeric < min(following)]
            parts = _parts_of_total(document, grid, row, column)
            for numeric in columns:
                figures = [part.figures[numeric] for part in parts if numeric in part.figures]
                if numeric in row.figures and figures:
                    yield TableSum(row.figures[numeric], figures, "row")


def sums_of_blocks(document: Document, grid: Grid) -> Iterator[TableSum]:
    """本年收入合计 and 收入总计 of a table with income on one side and expenditure on the other."""
    for column in range(len(grid.columns)):
        rows = [row for row in grid.rows if column in row.labels]
        words = [document.quote(row.labels[column]) for row in rows]
        year = next((at for at, word in enumerate(words) if OF_THE_YEAR.match(word)), None)
        if year is None or any(row.code for row in rows):
            continue
        for numeric in columns_beside(grid, column):
            above = _numbered_or_all(document, rows[:year], column)
            yield from sum_of(rows[year], above, numeric)
            whole = next((at for at in range(year + 1, len(rows)) if _WITH_CARRIED.match(words[at])), None)
            if whole is not None:
                carried = rows[year + 1 : whole]
                if not carried and _are_next(document, grid, rows[year], rows[whole]):
                    yield from sum_of(rows[whole], [rows[year]], numeric)
                yield from _with_carried(rows[year], carried, rows[whole], numeric)


def _are_next(document: Document, grid: Grid, year: GridRow, whole: GridRow) -> bool:
    """Whether nothing of their half stands between two rows: without tabs, a row of one half may be of either."""
    between = grid.rows[grid.rows.index(year) + 1 : grid.rows.index(whole)]
    return all("\t" in document.quote(row.span) for row in between)


def columns_beside(grid: Grid, column: int) -> list[int]:
    """The columns of figures between a column of words and the next one."""
    beside = []
    for other in range(column + 1, len(grid.columns)):
        if other not in grid.numeric:
            break
        beside.append(other)
    return beside


def _numbered_or_all(document: Document, rows: list[GridRow], column: int) -> list[GridRow]:
    """Rows 一、二、三、 where some are numbered so, for the others are parts of these; else all."""
    numbered = [row for row in rows if _NUMBERED.match(document.quote(row.labels[column]))]
    return numbered or rows


def sum_of(whole: GridRow, parts: list[GridRow], column: int, kind: str = "row") -> Iterator[TableSum]:
    figures = [part.figures[column] for part in parts if column in part.figures]
    if column in whole.figures and figures:
        yield TableSum(whole.figures[column], figures, kind)


def _with_carried(year: GridRow, carried: list[GridRow], whole: GridRow, column: int) -> Iterator[TableSum]:
    """The total with what was carried over; of rows that may be parts of one another, any choice will do."""
    rows = [row for row in carried if column in row.figures]
    if not rows or len(rows) > _MOST_CARRIED:
        return
    choices = (choice for size in range(len(rows), 0, -1) for choice in combinations(rows, size))
    sums = [found for choice in choices for found in sum_of(whole, [year, *choice], column)]
    yield from [next((found for found in sums if found.holds), sums[0])] if sums else ()


def _parts_of_total(document: Document, grid: Grid, total: GridRow, column: int) -> list[GridRow]:
    coded = [row for row in grid.rows if row.code]
    if coded:
        shortest = min(len(row.code) for row in coded)
        return [row for row in coded if len(row.code) == shortest]
    at = grid.rows.index(total)
    before = grid.rows[:at] or grid.rows[at + 1 :]  # a total may head its table
    numbered = [row for row in before if column in row.labels and _NUMBERED.match(document.quote(row.labels[column]))]
    others = [row for row in before if column in row.labels and row not in numbered]
    return [] if others else numbered


def sums_of_total_columns(grid: Grid) -> Iterator[TableSum]:
    """A column 合计 = the columns to its right that it is the total of."""
    for column in grid.numeric:
        parts = _parts_of_column(grid, column) if _TOTAL_COLUMN.search(grid.columns[column].name) else []
        if len(parts) > 1:
            yield from _sums_along(grid.rows, column, _under_its_head(grid, column, parts))


def _sums_along(rows: Iterable[GridRow], column: int, parts: list[int]) -> Iterator[TableSum]:
    for row in rows:
        figures = [row.figures[part] for part in parts if part in row.figures]
        if column in row.figures and figures:
            yield TableSum(row.figures[column], figures, "column")


def _under_its_head(grid: Grid, column: int, parts: list[int]) -> list[int]:
    """The parts of a total, without the last columns where the head above it only seems to reach over them.

    项目支出 may stand in the second line of a header beside 基本支出, as if below it: pages and texts do not tell how
    far a head spans, and elsewhere people leave cells blank instead of joining them. The last columns are left out
    together if more rows than a wrong one and its total hold figures there, none of them adds up with these, and most
    do without.
    """
    if len(grid.columns[column].path) == 1:
        return parts
    for count in range(len(parts) - 1, max(1, len(parts) - 1 - _MOST_BESIDE), -1):
        told = [row for row in grid.rows if any(_value(row, part) for part in parts[count:])]
        if len(told) <= 2 or any(one.holds for one in _sums_along(told, column, parts)):
            continue
        without = [one.holds for one in _sums_along(told, column, parts[:count])]
        if 2 * sum(without) > len(without):
            return parts[:count]
    return parts


def _value(row: GridRow, column: int) -> Decimal:
    return row.figures[column].amount.base_value if column in row.figures else Decimal(0)


def _parts_of_column(grid: Grid, column: int) -> list[int]:
    """The columns beside a total under the same head, as far as the next total among them or column of words.

    Of columns that have a head of their own together, it is their total that counts, where they have one.
    """
    above = grid.columns[column].path[:-1]
    parts: list[int] = []
    totalled: tuple[str, ...] | None = None
    for other in range(column + 1, len(grid.columns)):
        path = grid.columns[other].path[:-1]
        if other not in grid.numeric or path[: len(above)] != above:
            break
        is_total = _TOTAL_COLUMN.search(grid.columns[other].name) is not None
        if is_total and path == above:
            break
        if totalled is not None and path[: len(totalled)] == totalled:
            continue
        totalled = path if is_total else None
        parts.append(other)
    return parts


def _column_sums(grid: Grid, row: GridRow, below: list[GridRow], kind: str) -> Iterator[TableSum]:
    for column in grid.numeric:
        parts = [child.figures[column] for child in below if column in child.figures]
        if column in row.figures and parts:
            yield TableSum(row.figures[column], parts, kind)
