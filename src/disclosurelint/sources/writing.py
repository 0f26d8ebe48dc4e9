"""From paragraphs and tables to the text of a source: a paragraph a line, a table row a line, each cell ended by a tab.

What readers hand in are pieces: characters with the thing in the file that they come from (None where they come from
nothing that could be named, as the number of a list does). The writer keeps which piece stands where for those who
ask for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from disclosurelint.records import NamedTuple
from disclosurelint.text import Box, Mark, Part, Place, Places, Source


class Spot(NamedTuple):
    """A place on a page."""

    page: int
    box: Box


class Piece(NamedTuple):
    """Characters of one origin, or a line feed alone: it ends a line of a paragraph, or a paragraph within a cell.

    ``spot`` tells where on a page they stand, in formats that have pages.
    """

    text: str
    origin: Any = None
    spot: Spot | None = None


class Cell(NamedTuple):
    """A cell of a table: where it begins (from 0), how many columns it spans, and what it holds."""

    column: int
    pieces: Sequence[Piece]
    spans: int = 1

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def is_empty(self) -> bool:
        return not self.text.strip()


class Anchor(NamedTuple):
    """A range of the text and what it comes from, character for character."""

    start: int
    end: int
    origin: Any


_NOTHING = Piece("")
_NOWHERE = Place()


class Writer:
    """Puts a text together. Paragraphs and tables are counted as they come."""

    def __init__(self) -> None:
        self.anchors: list[Anchor] = []
        self._text: list[str] = []
        self._length = 0
        self._starts: list[int] = []
        self._places: list[Place] = []
        self._marks: list[Mark] = []
        self._paragraphs = 0
        self._tables = 0

    def source(self, path: str) -> Source:
        """All that was written."""
        return Source(path, "".join(self._text), places=Places(self._starts, self._places), marks=tuple(self._marks))

    @property
    def length(self) -> int:
        """Characters written so far."""
        return self._length

    def mark(self, kind: str, start: int, end: int, times: int = 1, detail: str = "") -> None:
        """Remember something of a range of the text."""
        self._marks.append(Mark(kind, start, end, times, detail))

    def paragraph(self, pieces: Sequence[Piece], part: Part = "") -> None:
        """A paragraph, each line of it a line of its own. One without characters leaves no trace."""
        if not any(piece.text.strip() for piece in pieces):
            return
        if not part:
            self._paragraphs += 1
        self._line(pieces, Place(paragraph=None if part else self._paragraphs, part=part))

    def table(self, rows: Iterable[Sequence[Cell]], columns: int, place: Place = _NOWHERE) -> None:
        """A table, row by row. A line and not a row is what stands alone above its header or across all its columns,
        and a lone sentence.

        Rows are numbered from 1, from ``place.row`` where that is given; a table of a sheet is not counted.
        """
        if not place.sheet:
            self._tables += 1
            place = place._replace(table=self._tables)
        begun = False
        for number, row in enumerate(rows, place.row or 1):
            filled = [cell for cell in row if not cell.is_empty]
            if len(filled) == 1 and (not begun or filled[0].spans >= columns or filled[0].text.endswith("。")):
                self._line(filled[0].pieces, place._replace(row=number, column=filled[0].column + 1))
            elif filled:
                begun = True
                self._row(row, columns, place._replace(row=number))

    def _row(self, row: Sequence[Cell], columns: int, place: Place) -> None:
        """``columns`` cells, each ended by a tab; those that others span are empty."""
        at = 0
        for cell in row:
            if cell.column >= columns:
                break
            self._tabs(cell.column - at)
            at = cell.column
            self._at(place._replace(column=cell.column + 1))
            self._cell(cell)
        self._tabs(columns - at)
        self._add(_NOTHING, "\n")

    def _tabs(self, count: int) -> None:
        self._add(_NOTHING, "\t" * count)

    def _line(self, pieces: Sequence[Piece], place: Place) -> None:
        self._at(place)
        for piece in pieces:
            self._add(piece, piece.text.replace("\t", " "))
        self._add(_NOTHING, "\n")

    def _cell(self, cell: Cell) -> None:
        """The words of a cell in one line: a break goes, or becomes a blank between two words that are not Han."""
        last = ""
        broken = False
        for piece in cell.pieces:
            words = piece.text.strip()
            if piece.text == "\n":
                broken = True
                continue
            if words:
                if broken and last.isascii() and last and words[0].isascii():
                    self._add(_NOTHING, " ")
                broken = False
                last = words[-1]
            self._add(piece, piece.text.replace("\t", " "))

    def _at(self, place: Place) -> None:
        """What is written from here on stands at a place."""
        if self._starts and self._starts[-1] == self._length:
            self._places[-1] = place
        else:
            self._starts.append(self._length)
            self._places.append(place)

    def _add(self, piece: Piece, text: str) -> None:
        if piece.spot is not None:
            self._at(self._places[-1]._replace(page=piece.spot.page, box=piece.spot.box))
        if piece.origin is not None:
            self.anchors.append(Anchor(self._length, self._length + len(text), piece.origin))
        self._text.append(text)
        self._length += len(text)
