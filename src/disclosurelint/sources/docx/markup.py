"""Where things stand in the markup of Word: blocks, rows and cells through what only wraps them, one of two ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from disclosurelint.sources.docx.styles import W, is_on
from disclosurelint.sources.numerals import whole

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHOICE, _FALLBACK = f"{_MC}Choice", f"{_MC}Fallback"
#: What is written in several ways, for old and new programs.
ALTERNATES = f"{_MC}AlternateContent"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
DELETED = {f"{W}del", f"{W}moveFrom"}
INSERTED = {f"{W}ins", f"{W}moveTo"}
#: Columns that a cell may span, and of a table.
_WIDEST = 1000


def blocks_in(container: Any) -> Iterator[Any]:
    """Paragraphs and tables right inside an element, through whatever only wraps them."""
    for element in container:
        if element.tag in (f"{W}p", f"{W}tbl"):
            yield element
        elif element.tag == ALTERNATES:
            yield from blocks_in(way_of(element))
        elif element.tag not in DELETED:
            yield from blocks_in(element)


def way_of(alternates: Any) -> Any:
    """Of what is written in several ways, for old and new programs, the first that holds anything to read, if any."""
    for way in alternates.iterchildren(_CHOICE, _FALLBACK):
        if text_boxes_in(way) or next(way.iter(f"{W}t", f"{W}sym", f"{W}tab", MATH_TEXT), None) is not None:
            return way
    return alternates.makeelement(_CHOICE)


def paragraphs_in(cell: Any) -> Iterator[Any]:
    """The paragraphs of a cell, also those of small tables within it."""
    for element in blocks_in(cell):
        if element.tag == f"{W}p":
            yield element
        else:
            for row in rows_in(element):
                for inner in cells_in(row):
                    yield from paragraphs_in(inner)


def rows_in(table: Any) -> Iterator[Any]:
    for row in _children(table, f"{W}tr"):
        properties = row.find(f"{W}trPr")
        if properties is None or (properties.find(f"{W}del") is None and not is_on(properties.find(f"{W}hidden"))):
            yield row


def cells_in(row: Any) -> Iterator[Any]:
    """The cells of a row that are not deleted."""
    return (cell for cell in _children(row, f"{W}tc") if cell.find(f"{W}tcPr/{W}cellDel") is None)


def _children(parent: Any, tag: str) -> Iterator[Any]:
    """Children of a tag, through content controls."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from _children(element, tag)


def is_mostly_tables(rows: Sequence[Sequence[Any]]) -> bool:
    """Whether half the text of a table or more stands in tables within it, so that it only sets out the page."""
    cells = [cell for row in rows for cell in row]
    inner = [element for cell in cells for element in blocks_in(cell) if element.tag == f"{W}tbl"]
    return bool(inner) and 2 * sum(map(_length, inner)) >= sum(map(_length, cells))


def _length(element: Any) -> int:
    return sum(len(text) for text in element.itertext(f"{W}t"))


def text_boxes_in(drawn: Any) -> list[Any]:
    """The contents of text boxes in a drawing, but for those drawn a second time for old programs."""
    tag = f"{W}txbxContent"
    return [box for box in drawn.iter(tag) if not _is_within(box, tag, drawn)]


def _is_within(element: Any, tag: str, top: Any) -> bool:
    for above in element.iterancestors():
        if above is top:
            return False
        if above.tag in (tag, _FALLBACK):
            return True
    return False


def edges_of(table: Any) -> list[float]:
    """The places of the lines of a table's grid, in twentieths of a point; none where it has no grid of widths."""
    widths = [column.get(f"{W}w", "") for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    if not all(width.isascii() and width.isdigit() for width in widths):
        return []
    return [float(edge) for edge in accumulate(map(int, widths), initial=0)]


def number_of(element: Any) -> int:
    text = element.get(f"{W}val", "") if element is not None else ""
    return whole(text, _WIDEST) or 0
