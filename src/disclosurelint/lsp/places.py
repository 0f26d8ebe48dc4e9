"""Places in the terms of the protocol: lines and characters from 0, characters in the unit agreed with the client."""

from __future__ import annotations

from lsprotocol.types import Location, Position, PositionEncodingKind, Range
from pygls.uris import from_fs_path

from disclosurelint.output.places import Unit, characters, region, utf8, utf16
from disclosurelint.text import Source, Span

_UNITS: dict[str, Unit] = {
    PositionEncodingKind.Utf8: utf8,
    PositionEncodingKind.Utf16: utf16,
    PositionEncodingKind.Utf32: characters,
}


def unit_of(encoding: str | None) -> Unit:
    """The unit that a position encoding counts by; UTF-16 code units where none was agreed upon."""
    return _UNITS.get(encoding or "", utf16)


def range_of(source: Source, span: Span, unit: Unit) -> Range:
    """Where a span stands."""
    at = region(source, span, unit)
    return Range(Position(at.line - 1, at.column - 1), Position(at.end_line - 1, at.end_column - 1))


def location_of(source: Source, span: Span, unit: Unit) -> Location:
    """A place in a file that may be another than the one looked at."""
    return Location(from_fs_path(source.path) or source.path, range_of(source, span, unit))


def offset_of(source: Source, position: Position, unit: Unit) -> int:
    """The offset of a position. One behind the end of its line or text stands at that end, as the protocol has it."""
    if position.line >= len(source.line_starts):
        return len(source.text)
    start = source.line_starts[position.line]
    line = source.line(position.line + 1)
    used = 0
    for at, character in enumerate(line):
        if used >= position.character:
            return start + at
        used += unit(character)
    return start + len(line)


def span_of(source: Source, range_: Range, unit: Unit) -> Span:
    """The characters of a range."""
    return Span(offset_of(source, range_.start, unit), offset_of(source, range_.end, unit))
