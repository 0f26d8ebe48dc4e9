"""Where in a laid-out file a piece of text stands, as people name it: page, table, row and column, paragraph."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal

from disclosurelint.records import NamedTuple

#: What of a file is not its running text.
Part = Literal["", "header", "footer", "footnote", "text-box"]


class Box(NamedTuple):
    """A rectangle on a page, in points (1/72 inch) from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


class Place(NamedTuple):
    """All numbers count from 1; None where the format or the place has no such thing.

    ``paragraph`` counts the paragraphs of running text that hold any, ``table`` the tables of the file. Of a
    workbook ``sheet`` is the name of the sheet, ``row`` and ``column`` are those of the sheet.
    """

    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    sheet: str = ""
    part: Part = ""
    box: Box | None = None


class Places:
    """The places of the pieces of a text, each up to where the next one begins."""

    __slots__ = ("_places", "_starts")

    def __init__(self, starts: list[int], places: list[Place]) -> None:
        self._starts = starts
        self._places = places

    def at(self, offset: int) -> Place | None:
        """The place of the piece that holds the character at ``offset``; None before the first."""
        piece = bisect_right(self._starts, offset) - 1
        return self._places[piece] if piece >= 0 else None

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int, Place]]:
        """The pieces that hold the characters from ``start`` to ``end``: where each begins and ends, and its place."""
        piece = max(0, bisect_right(self._starts, start) - 1)
        while piece < len(self._starts) and self._starts[piece] < end:
            last = self._starts[piece + 1] if piece + 1 < len(self._starts) else end
            yield self._starts[piece], last, self._places[piece]
            piece += 1


class Mark(NamedTuple):
    """Something about a file that its text does not show: ``kind`` says what, ``start`` and ``end`` where.

    ``times`` tells how often, where one mark stands for many places, and ``detail`` which.
    """

    kind: str
    start: int
    end: int
    times: int = 1
    detail: str = ""
