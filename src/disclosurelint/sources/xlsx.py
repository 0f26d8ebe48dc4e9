"""Excel workbooks (.xlsx): every visible sheet, its cells as they are shown, merged ones where they begin.

A sheet is read row by row and never stands in memory as a whole. Formulas are not worked out: what counts is the
result that was saved with them, for that is what a reader sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from disclosurelint.records import NamedTuple
from disclosurelint.sources.number_formats import BUILT_IN, shown
from disclosurelint.sources.package import Package, broken
from disclosurelint.sources.writing import Cell, Piece, Writer
from disclosurelint.text import Place, Source

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})$")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
#: Columns beyond this hold no table that people read.
_WIDEST = 1000
_TRUE = ("1", "true")


def read(data: bytes, path: str) -> Source:
    """The text of a workbook. Raises InputError when it is locked, damaged, or too large when unpacked."""
    return _Workbook(Package(data, path)).written().source(path)


class _Range(NamedTuple):
    """Merged cells: rows from 1, columns from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


class _Merged:
    """The merged cells of a sheet, asked for row by row from the top."""

    def __init__(self, ranges: Sequence[_Range]) -> None:
        self._coming = sorted(ranges, reverse=True)
        self._here: list[_Range] = []

    def in_row(self, number: int) -> list[_Range]:
        while self._coming and self._coming[-1].top <= number:
            self._here.append(self._coming.pop())
        self._here = [one for one in self._here if one.bottom >= number]
        return self._here


class _Workbook:
    """Writes one workbook, sheet by sheet."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._writer = Writer()
        main = [name for kind, name in package.related("").values() if kind == "officeDocument" and name in package]
        if not main:
            raise broken(package.path)
        self._book = package.tree(main[0])
        self._related = package.related(main[0])
        parts = dict(self._related.values())
        self._strings = [*self._shared(parts.get("sharedStrings"))]
        self._codes = self._formats(parts.get("styles"))
        settings = self._book.find(f"{_S}workbookPr")
        self._since_1904 = settings is not None and settings.get("date1904") in _TRUE

    def written(self) -> Writer:
        for sheet in self._book.iterfind(f"{_S}sheets/{_S}sheet"):
            kind, part = self._related.get(sheet.get(_RELATION_ID, ""), ("", ""))
            if kind != "worksheet" or part not in self._package:
                continue  # a chart, which has no cells
            if sheet.get("state", "visible") != "visible":
                self._writer.mark("hidden-text", self._writer.length, self._writer.length)
            else:
                self._sheet(sheet.get("name", ""), part)
        return self._writer

    def _sheet(self, name: str, part: str) -> None:
        merged, hidden = self._frame_of(part)
        chunk: list[list[Cell]] = []
        first = previous = 0
        titled = False
        for number, row in self._rows(part, merged, hidden):
            lone = len(row) == 1
            if chunk and number > previous + 1 and lone:
                self._write(name, first, chunk)
                chunk = []
            if not chunk:
                first = number
                if not titled and not lone:
                    self._writer.paragraph([Piece(name)])
                titled = True
            chunk += [[] for _ in range(number - previous - 1) if chunk]
            chunk.append(row)
            previous = number
        if chunk:
            self._write(name, first, chunk)

    def _write(self, name: str, first: int, rows: Sequence[Sequence[Cell]]) -> None:
        columns = max((cell.column + cell.spans for row in rows for cell in row), default=0)
        self._writer.table(rows, columns, Place(sheet=name, row=first))

    def _rows(self, part: str, merged: _Merged, hidden: set[int]) -> Iterator[tuple[int, list[Cell]]]:
        """The rows that hold something, each with its number."""
        number = 0
        for row in self._package.elements(part, f"{_S}row"):
            number = _integer(row.get("r")) or number + 1
            if row.get("hidden") in _TRUE:
                self._tell_of_hidden(row)
            else:
                cells = [*self._cells(row, number, merged, hidden)]
                if cells:
                    yield number, cells
            self._package.forget(row)

    def _cells(self, row: Any, number: int, merged: _Merged, hidden: set[int]) -> Iterator[Cell]:
        column = -1
        ranges = merged.in_row(number)
        for element in row.iterchildren(f"{_S}c"):
            found = _REFERENCE.match(element.get("r", ""))
            column = _column(found[1]) if found else column + 1
            if column >= _WIDEST:
                return
            around = next((one for one in ranges if one.left <= column <= one.right), None)
            if around is not None and (number, column) != (around.top, around.left):
                continue  # it holds what was there before the cells were merged, and does not show
            text = self._text(element)
            if not text.strip():
                continue
            if column in hidden:
                self._writer.mark("hidden-text", self._writer.length, self._writer.length)
                continue
            spans = min(around.right + 1, _WIDEST) - column if around is not None else 1
            lines = [piece for line in text.split("\n") for piece in (Piece("\n"), Piece(line))]
            yield Cell(column, lines[1:], spans)

    def _text(self, cell: Any) -> str:
        """What a cell shows."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _string(cell.find(f"{_S}is"))
        stored = cell.findtext(f"{_S}v")
        if stored is None:
            if cell.find(f"{_S}f") is not None:
                self._writer.mark("no-result", self._writer.length, self._writer.length)
            return ""
        if kind == "s":
            at = _integer(stored)
            return self._strings[at] if at < len(self._strings) else ""
        if kind == "b":
            return "TRUE" if stored in _TRUE else "FALSE"
        if kind in ("str", "e", "d"):
            return str(stored)
        style = _integer(cell.get("s"))
        return shown(stored, self._codes[style] if style < len(self._codes) else "", self._since_1904)

    def _frame_of(self, part: str) -> tuple[_Merged, set[int]]:
        """Merged ranges and hidden columns, which stand before and behind the rows."""
        ranges: list[_Range] = []
        hidden: set[int] = set()
        for element in self._package.elements(part, f"{_S}row", f"{_S}col", f"{_S}mergeCell"):
            if element.tag == f"{_S}col" and element.get("hidden") in _TRUE:
                first, last = _integer(element.get("min")), _integer(element.get("max"))
                hidden |= set(range(first - 1, min(last, _WIDEST)))
            elif element.tag == f"{_S}mergeCell":
                ranges += _range(element.get("ref", ""))
            self._package.forget(element)
        return _Merged(ranges), hidden

    def _tell_of_hidden(self, row: Any) -> None:
        if any(self._text(cell).strip() for cell in row.iterchildren(f"{_S}c")):
            self._writer.mark("hidden-text", self._writer.length, self._writer.length)

    def _shared(self, part: str | None) -> Iterator[str]:
        if part and part in self._package:
            for item in self._package.elements(part, f"{_S}si"):
                yield _string(item)
                self._package.forget(item)

    def _formats(self, part: str | None) -> list[str]:
        """The format code of every style of cells."""
        if not part or part not in self._package:
            return []
        styles = self._package.tree(part)
        own = {
            _integer(entry.get("numFmtId")): entry.get("formatCode", "")
            for entry in styles.iterfind(f"{_S}numFmts/{_S}numFmt")
        }
        keys = [_integer(entry.get("numFmtId")) for entry in styles.iterfind(f"{_S}cellXfs/{_S}xf")]
        return [own.get(key, BUILT_IN.get(key, "")) for key in keys]


def _string(item: Any) -> str:
    """The text of a string without its phonetic guide; characters that XML cannot hold are written _x000D_."""
    if item is None:
        return ""
    texts = [*item.iterfind(f"{_S}t"), *item.iterfind(f"{_S}r/{_S}t")]
    text = "".join(part.text or "" for part in texts)
    return _ESCAPED.sub(_escaped, text).replace("\r\n", "\n").replace("\r", "\n")


def _escaped(found: re.Match[str]) -> str:
    """The character that ``_x000D_`` stands for; half of one stands for none."""
    number = int(found[1], 16)
    return "\ufffd" if 0xD800 <= number < 0xE000 else chr(number)


def _range(reference: str) -> Iterator[_Range]:
    """``A2:C3``; nothing where it cannot be read."""
    begin, _, end = reference.partition(":")
    first, last = _REFERENCE.match(begin), _REFERENCE.match(end or begin)
    if first is not None and last is not None:
        yield _Range(int(first[2]), _column(first[1]), int(last[2]), _column(last[1]))


def _column(letters: str) -> int:
    """AB as 27: columns count from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _integer(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
