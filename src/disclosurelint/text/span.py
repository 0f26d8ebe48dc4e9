"""Places in a text: half-open ranges of character offsets, and what an editor calls them."""

from __future__ import annotations

from disclosurelint.records import NamedTuple


class Span(NamedTuple):
    """Characters ``start`` to ``end`` (exclusive, from 0) of one text."""

    start: int
    end: int

    def shift(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two have a character in common."""
        return self.start < other.end and other.start < self.end


class Position(NamedTuple):
    """A place as people name it: ``line`` and ``column`` count from 1 in characters, ``offset`` from 0."""

    line: int
    column: int
    offset: int
