"""The columns that people see in a table whose grid has more of them than that.

Word processors cut a table into as many columns as there are different edges of cells. Tables drawn by hand, or
saved a few times, have edges that miss each other by a hair, and cells that span columns nobody begins in.
"""

from __future__ import annotations

from collections.abc import Sequence

from disclosurelint.sources.writing import Cell


def aligned(rows: Sequence[Sequence[Cell]], edges: Sequence[float], miss: float) -> tuple[list[list[Cell]], list[int]]:
    """The rows with their cells in the columns that are seen, and the line of the grid at which each begins.

    ``edges`` are the places of the lines of the grid (empty where unknown); edges that miss each other by less than
    ``miss`` are one, unless cells of one row begin at both.
    """
    begins = sorted({cell.column for row in rows for cell in row})
    together = [{cell.column for cell in row} for row in rows]
    last = max((cell.column + cell.spans for row in rows for cell in row), default=0)
    column_of: dict[int, int] = {}
    columns: list[int] = []
    for begin in begins:
        near = bool(columns) and begin < len(edges) and edges[begin] - edges[columns[-1]] < miss
        if not near or any(columns[-1] in row and begin in row for row in together):
            columns.append(begin)
        column_of[begin] = len(columns) - 1
    for line in range(last, -1, -1):  # where a cell ends, the next column that anybody begins in begins
        column_of.setdefault(line, column_of.get(line + 1, len(columns)))
    laid = [
        [
            cell._replace(
                column=column_of[cell.column],
                spans=max(1, column_of[cell.column + cell.spans] - column_of[cell.column]),
            )
            for cell in row
        ]
        for row in rows
    ]
    return laid, columns
