"""One file's text as decoded, and the way from an offset to a line and a column."""

from __future__ import annotations

import re
from bisect import bisect_right

from disclosurelint.text.place import Mark, Place, Places
from disclosurelint.text.span import Position, Span

_LINE_END = re.compile(r"\r\n|\n|\r")


class Source:
    """The decoded text of one file; every offset a user ever sees counts characters of ``text``.

    ``text`` keeps line ends as they stand in the file and does not hold the byte order mark.
    ``encoding`` is the codec that read it (a Python codec name), ``bom`` whether a mark stood first:
    together they write the very same bytes back.

    Of a file that is no text but was read into one (``format``: docx, pdf …) every paragraph is a line, and so is
    every row of a table, each cell of it ended by a tab; ``places`` lead back from there to pages, tables and
    paragraphs, and ``marks`` tell of what the text does not show.
    """

    __slots__ = ("_line_starts", "bom", "encoding", "format", "marks", "path", "places", "text")

    def __init__(
        self,
        path: str,
        text: str,
        encoding: str = "utf-8",
        bom: bool = False,
        places: Places | None = None,
        marks: tuple[Mark, ...] = (),
        format: str = "",
    ) -> None:
        self.path = path
        self.text = text
        self.encoding = encoding
        self.bom = bom
        self.places = places
        self.marks = marks
        self.format = format
        self._line_starts: list[int] | None = None

    @property
    def line_starts(self) -> list[int]:
        """Offset of the first character of every line."""
        if self._line_starts is None:
            self._line_starts = [0, *(found.end() for found in _LINE_END.finditer(self.text))]
        return self._line_starts

    def position(self, offset: int) -> Position:
        """Line and column (both from 1, in characters) of an offset."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1, offset)

    def place(self, offset: int) -> Place | None:
        """Where in the laid-out file an offset lies; None in a file that is text itself."""
        return self.places.at(offset) if self.places else None

    def utf16_column(self, offset: int) -> int:
        """Column of an offset counted from 0 in UTF-16 code units, as the language server protocol wants it."""
        start = self.line_starts[bisect_right(self.line_starts, offset) - 1]
        return len(self.text[start:offset].encode("utf-16-le", "surrogatepass")) // 2

    def line(self, number: int) -> str:
        """Text of line ``number`` (from 1) without its line end."""
        starts = self.line_starts
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def quote(self, span: Span) -> str:
        """The file's own characters between a span's ends, line breaks and all."""
        return self.text[span.start : span.end]
