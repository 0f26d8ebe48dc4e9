"""Tables that go on over the page: without the head that comes again, and rows broken between two pages made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from disclosurelint.sources.pdf.tables import Table
from disclosurelint.sources.writing import Cell, Piece

#: How far the columns may be shifted on the next page, in points; rows that may come again there.
_SHIFT, _MOST_HEADS = 4.0, 8
#: How far the last line of a cell may fall short of its edge and is full, in heights of the line.
_SHORT = 1.3
_FIGURE = re.compile(r"[-－\d,.%]+$")
_SUM = re.compile(r"[-－]?\d{1,3}(?:,\d{3})*\.\d\d$|[-－]?\d+\.\d\d$")
_CODE = re.compile(r"\d{3}(?:\d\d){0,2}$")


def same_columns(before: Table, table: Table) -> bool:
    """Whether two tables stand in the same columns."""
    return len(before.edges) == len(table.edges) and all(
        abs(one - other) <= _SHIFT for one, other in zip(before.edges, table.edges, strict=True)
    )


def continued(before: Table, table: Table) -> Table:
    """A table with the rows that it goes on with on the next page."""
    more = _without_heads(before.rows, table.rows)
    joint = _joint(before, more[0]) if more and before.rows else None
    rows = [*before.rows, *more] if joint is None else [*before.rows[:-1], joint, *more[1:]]
    return table._replace(rows=rows)


def _without_heads(before: Sequence[Sequence[Cell]], rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows that go on, without the head that comes again: what stood above it on the first page need not."""
    for at in range(min(len(before), _MOST_HEADS)):
        count = 0
        for one, other in zip(before[at:_MOST_HEADS], rows, strict=False):
            if _words(one) != _words(other) or (at and any(_FIGURE.match(cell.text) for cell in one)):
                break
            count += 1
        if count:
            return rows[count:]
    return rows


def _words(row: Sequence[Cell]) -> list[tuple[int, str]]:
    return [(cell.column, cell.text) for cell in row]


def _joint(before: Table, more: Sequence[Cell]) -> list[Cell] | None:
    """The last row of a page with its rest from the next one; None where that is a row of its own."""
    row = before.rows[-1]
    begun = {cell.column: cell for cell in row if not cell.is_empty}
    rests = {cell.column: cell for cell in more if not cell.is_empty}
    going_on = [column for column in rests if column in begun]
    if not going_on or len(begun) < 3 or not _may_be_rest(before, begun, rests):
        return None
    whole = {column: _with_rest(begun[column], rests[column]) for column in going_on}
    whole |= {column: cell for column, cell in rests.items() if column not in begun}
    kept = [whole.get(cell.column, cell) for cell in row]
    added = [whole[column] for column in whole.keys() - {cell.column for cell in row}]
    return sorted([*kept, *added], key=lambda cell: cell.column)


def _may_be_rest(before: Table, begun: dict[int, Cell], rests: dict[int, Cell]) -> bool:
    """Whether a row holds nothing but what the cells above it may go on with.

    Words under the words of one column, or under full lines of several; of a sum only its other half.
    """
    if any(_CODE.match(cell.text) for cell in rests.values()) and min(rests) == 0:
        return False
    words = [column for column in rests if column in begun and not _FIGURE.match(rests[column].text)]
    sums = [column for column in rests if column in begun and column not in words]
    if any(not _FIGURE.match(cell.text) for column, cell in rests.items() if column not in begun):
        return False
    if any(not _SUM.match(begun[at].text + rests[at].text) or _SUM.match(begun[at].text) for at in sums):
        return False
    if len(rests) == 1 and words:
        return 0 not in rests and not _FIGURE.match(begun[words[0]].text)
    return bool(words) and all(_is_full(begun[at], before.edges) for at in words)


def _is_full(cell: Cell, edges: Sequence[float]) -> bool:
    """Whether the last line of a cell runs to its edge."""
    spot = cell.pieces[-1].spot
    if spot is None:
        return False
    right = edges[min(cell.column + cell.spans, len(edges) - 1)]
    return right - spot.box.right < _SHORT * (spot.box.bottom - spot.box.top)


def _with_rest(begun: Cell, rest: Cell) -> Cell:
    """A cell and its rest as one; a figure broken between them stays one figure."""
    broken = _FIGURE.match(begun.text) and _FIGURE.match(rest.text)
    between = [] if broken else [Piece("\n")]
    return begun._replace(pieces=[*begun.pieces, *between, *rest.pieces])
