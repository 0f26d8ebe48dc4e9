"""Columns as people see them: edges that miss each other by a hair, and columns that nobody begins in."""

from __future__ import annotations

from disclosurelint.sources import decode
from disclosurelint.sources.columns import aligned
from disclosurelint.sources.writing import Cell, Piece
from tests.sources.packages import docx, paragraph


def row(*cells: tuple[int, int]) -> list[Cell]:
    """Cells given by the column where they begin and how many they span."""
    return [Cell(column, [Piece(str(column))], spans) for column, spans in cells]


def seen(rows: list[list[Cell]], edges: tuple[float, ...] = (), miss: float = 0) -> list[list[tuple[int, int]]]:
    laid, _ = aligned(rows, edges, miss)
    return [[(cell.column, cell.spans) for cell in row] for row in laid]


def test_a_grid_that_is_what_it_seems_stays() -> None:
    rows = [row((0, 1), (1, 2)), row((0, 1), (1, 1), (2, 1))]
    assert seen(rows) == [[(0, 1), (1, 2)], [(0, 1), (1, 1), (2, 1)]]


def test_columns_that_nobody_begins_in_are_none() -> None:
    assert seen([row((0, 2), (2, 3)), row((0, 2), (2, 3))]) == [[(0, 1), (1, 1)], [(0, 1), (1, 1)]]


def test_edges_that_miss_by_a_hair_are_one() -> None:
    rows = [row((0, 1), (1, 2)), row((0, 2), (2, 1))]
    assert seen(rows, (0.0, 1000.0, 1040.0, 2000.0), 120) == [[(0, 1), (1, 1)], [(0, 1), (1, 1)]]
    # far apart they are a head over two columns
    assert seen(rows, (0.0, 1000.0, 1500.0, 2000.0), 120) == [[(0, 1), (1, 2)], [(0, 2), (2, 1)]]


def test_narrow_cells_of_one_row_stay_apart() -> None:
    rows = [row((0, 1), (1, 1), (2, 1))]
    assert seen(rows, (0.0, 1000.0, 1040.0, 2000.0), 120) == [[(0, 1), (1, 1), (2, 1)]]


def test_a_word_table_drawn_by_hand() -> None:
    def tr(*cells: tuple[str, int]) -> str:
        return (
            "<w:tr>"
            + "".join(
                f'<w:tc><w:tcPr><w:gridSpan w:val="{spans}"/></w:tcPr>{paragraph(text)}</w:tc>' for text, spans in cells
            )
            + "</w:tr>"
        )

    grid = '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="40"/><w:gridCol w:w="3000"/></w:tblGrid>'
    table = f"<w:tbl>{grid}{tr(('项目', 1), ('金额', 2))}{tr(('公务接待费', 2), ('3.00', 1))}</w:tbl>"
    assert decode(docx(table), "a.docx").text == "项目\t金额\t\n公务接待费\t3.00\t\n"
