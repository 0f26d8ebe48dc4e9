"""Places as the formats of other programs name them: paths with slashes, columns in the unit each counts by."""

from __future__ import annotations

import os
from collections.abc import Callable

from disclosurelint.records import NamedTuple
from disclosurelint.text import Source, Span

#: How many columns a piece of a line takes.
Unit = Callable[[str], int]


def characters(text: str) -> int:
    return len(text)


def utf16(text: str) -> int:
    """Code units of UTF-16: two for a character outside the Basic Multilingual Plane."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf8(text: str) -> int:
    """Bytes of UTF-8, whatever the encoding of the file."""
    return len(text.encode("utf-8", "surrogatepass"))


#: By the names that users know them by.
UNITS: dict[str, Unit] = {"characters": characters, "utf16": utf16, "bytes": utf8}


class Region(NamedTuple):
    """A span by lines and columns from 1; the end column stands behind the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


def region(source: Source, span: Span, unit: Unit = characters) -> Region:
    """Where a span stands, its columns counted in a unit."""
    return Region(*_place(source, span.start, unit), *_place(source, span.end, unit))


def _place(source: Source, offset: int, unit: Unit) -> tuple[int, int]:
    position = source.position(offset)
    return position.line, unit(source.text[offset - position.column + 1 : offset]) + 1


def shown_path(path: str) -> str:
    """A path as build servers want it: from the working folder where it lies below, with slashes."""
    from pathlib import PurePath  # takes 2 ms, which formats for people need not spend

    if PurePath(path).is_absolute():
        inside = os.path.relpath(path)
        path = path if inside.startswith(os.pardir) else inside
    return PurePath(path).as_posix()


def uri(path: str) -> str:
    """A URI, or a reference from the working folder, for a path."""
    from pathlib import PurePath
    from urllib.parse import quote

    shown = shown_path(path)
    if PurePath(shown).is_absolute():
        return PurePath(shown).as_uri()
    try:
        return quote(os.fsencode(shown))
    except UnicodeEncodeError:  # half a character, in a name that no file has
        return quote(shown, errors="replace")
