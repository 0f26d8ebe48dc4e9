"""PDF files with a text layer: paragraphs put together again from lines, tables from their rules, in reading order.

What every page repeats at its head and foot is told once, at the end; page numbers are dropped. A table or paragraph
that goes on over the page goes on here too. Pages that are pictures are told of by a mark: they are not read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import pypdfium2 as pdfium

from disclosurelint.errors import InputError
from disclosurelint.records import NamedTuple
from disclosurelint.sources.formats import refuse
from disclosurelint.sources.package import broken, too_large
from disclosurelint.sources.pdf.columns import Area, areas_of
from disclosurelint.sources.pdf.lines import MONEY, Line, Shape, goes_on, joined, line_of, rows_of, shape_of
from disclosurelint.sources.pdf.over_pages import continued, same_columns
from disclosurelint.sources.pdf.page import Page, read_page
from disclosurelint.sources.pdf.tables import Boxed, Table, ruled_tables, tables_in_columns
from disclosurelint.sources.writing import Piece, Spot, Writer
from disclosurelint.text import Box, Source

_MOST_PAGES = 5000
#: A page with fewer characters and a picture over this share of it is a scan; with so many unknown ones, garbled.
_FEWEST_CHARACTERS, _PICTURE, _UNKNOWN = 10, 0.4, 0.3
#: Lines at the head or foot of a page that may be furniture; the share of pages on which they come again.
_MOST_FURNITURE, _COMES_AGAIN = 3, 0.4
_PAGE_NUMBER = re.compile(r"[-—–·\s]*\d{1,4}[-—–·\s]*$|第? ?\d{1,4} ?页?(?:[,，]? ?(?:/|共|总) ?\d{1,4} ?页?)?$")
_NOTE_NUMBER = re.compile(r"^[\[〔（(]?(?:\d{1,2}|[①-⑳])[\]〕）)]?\s*(?=\D)")
_DIGITS = re.compile(r"\d+")
#: Notes at the foot of a page are set smaller than its text.
_NOTE_SIZE = 0.9


class _Content(NamedTuple):
    """What stands on a page, from its head to its foot. ``notes`` are the lines of its footnotes."""

    number: int  # from 1
    width: float
    height: float
    items: list[Line | Table | Boxed]
    notes: list[Line]
    is_scan: bool
    is_garbled: bool


def read(data: bytes, path: str) -> Source:
    """The text of a PDF file. Raises InputError when it is locked, damaged, or holds nothing but pictures."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise refuse("locked", path) if "password" in str(error).lower() else broken(path) from error
    try:
        if len(document) > _MOST_PAGES:
            raise too_large(path)
        gutters: list[float] = []
        contents = [_content(read_page(document, at), at + 1, gutters) for at in range(len(document))]
    except pdfium.PdfiumError as error:
        raise broken(path) from error
    finally:
        document.close()
    if contents and all(content.is_scan or content.is_garbled for content in contents):
        raise _only_pictures(path)
    return _Assembly(contents).written().source(path)


def _content(page: Page, number: int, gutters: list[float]) -> _Content:
    """``gutters`` are the places between columns of text, of the pages before and then of this one too."""
    glyphs = [glyph for glyph in page.glyphs if 0 <= glyph.left <= page.width and 0 <= glyph.top <= page.height]
    framed, others = ruled_tables(page._replace(glyphs=glyphs), number)
    items = [
        item
        for area in areas_of(others, [item.box for item in framed], gutters)
        for item in _items(area, [item for item in framed if _stands_in(item.box, area.box)], number)
    ]
    written = sum(not glyph.text.isspace() for glyph in glyphs)
    is_scan = written < _FEWEST_CHARACTERS and page.picture >= _PICTURE
    return _Content(number, page.width, page.height, items, [], is_scan, page.unknown >= _UNKNOWN)


def _items(area: Area, framed: Sequence[Table | Boxed], number: int) -> list[Line | Table | Boxed]:
    """What stands in a part of a page, from its head to its foot."""
    items: list[Line | Table | Boxed] = [*framed]
    rows = rows_of(area.glyphs)
    at = 0
    for begin, end, table in tables_in_columns(number, rows):
        items += [line_of(row) for row in rows[at:begin]]
        items.append(table)
        at = end
    items += [line_of(row) for row in rows[at:]]
    items = [item._replace(column=area.column) if isinstance(item, Line) else item for item in items]
    items = [item for item in items if not isinstance(item, Line) or item.text]
    return sorted(items, key=lambda item: item.box.top)


def _stands_in(box: Box, area: Box) -> bool:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    return area.left <= x < area.right and area.top <= y < area.bottom


class _Assembly:
    """Writes the pages one after the other. A paragraph stays open until something comes that does not go on."""

    def __init__(self, contents: Sequence[_Content]) -> None:
        self._writer = Writer()
        bare, self._furniture = _without_furniture(contents)
        self._contents = _laid_side_by_side(bare)
        size = _usual_size(self._contents)
        self._contents = [_notes_apart(content, size) for content in self._contents]
        self._widths = {content.number: round(content.width) for content in self._contents}
        self._shapes = _shapes(self._contents)
        self._open: list[tuple[Line, int]] = []
        self._notes: list[tuple[Line, int]] = []
        self._table: tuple[Table, int] | None = None

    def written(self) -> Writer:
        self._tell_of_pictures()
        for content in self._contents:
            for item in content.items:
                if isinstance(item, Table):
                    self._tabulate(item, content.number)
                elif isinstance(item, Boxed):
                    self._box(item, content.number)
                else:
                    self._read_on(item, content.number)
            self._notes += [(note, content.number) for note in content.notes]
        self._close()
        for line, page, is_head in self._furniture:
            spot = Spot(page, line.box)
            self._writer.paragraph([Piece(line.text, spot=spot)], "header" if is_head else "footer")
        return self._writer

    def _read_on(self, line: Line, page: int, shape: Shape | None = None) -> None:
        """``shape`` is that of the frame around a line, where it has one."""
        if not self._open or self._table or not self._goes_on(*self._open[-1], line, page, shape):
            self._close()
        self._open.append((line, page))

    def _goes_on(self, last: Line, its_page: int, line: Line, page: int, shape: Shape | None) -> bool:
        before = shape or self._shapes[self._widths[its_page], last.column]
        here = shape or self._shapes[self._widths[page], line.column]
        over = its_page != page or last.column != line.column
        return goes_on(last, line, (before, here), over, len(self._open) == 1)

    def _tabulate(self, table: Table, page: int) -> None:
        """A table stays open too: it may go on at the head of the next page."""
        before = self._table
        if before is not None and not self._open and before[1] < page and same_columns(before[0], table):
            self._table = continued(before[0], table), page
            return
        self._close()
        self._table = table, page

    def _box(self, box: Boxed, page: int) -> None:
        self._close()
        shape = shape_of([box.lines], box.box.right - box.box.left)
        for line in box.lines:
            self._read_on(line, page, shape)
        self._close()

    def _close(self) -> None:
        """Write what is open, then the notes of the pages that it stands on."""
        if self._open:
            self._writer.paragraph(_pieces(self._open))
            self._open = []
        if self._table is not None:
            table, page = self._table
            self._writer.table(table.rows, table.columns)
            self._table = None
        for note in _paragraphs_of_notes(self._notes):
            first, page = note[0]
            note[0] = first._replace(text=_NOTE_NUMBER.sub("", first.text)), page
            self._writer.paragraph(_pieces(note), "footnote")
        self._notes = []

    def _tell_of_pictures(self) -> None:
        for kind, pages in (
            ("no-text", [content.number for content in self._contents if content.is_scan]),
            ("garbled", [content.number for content in self._contents if content.is_garbled]),
        ):
            if pages:
                self._writer.mark(kind, 0, 0, len(pages), _ranges(pages))


def _shapes(contents: Sequence[_Content]) -> dict[tuple[int, int], Shape]:
    """How the text is set on pages of one width, for the whole width of the page (0) and in each of two columns."""
    lines: dict[tuple[int, int], list[list[Line]]] = {}
    for content in contents:
        for column in (0, 1, 2):
            its = [item for item in content.items if isinstance(item, Line) and item.column == column]
            lines.setdefault((round(content.width), column), []).append(its)
    return {(width, column): shape_of(its, width / 2 if column else width) for (width, column), its in lines.items()}


def _without_furniture(contents: Sequence[_Content]) -> tuple[list[_Content], list[tuple[Line, int, bool]]]:
    """The pages without what comes again at their heads and feet; that, once each, with page and whether a head."""
    told: dict[str, tuple[Line, int, bool]] = {}
    bare = list(contents)
    for is_head in (True, False):
        for _ in range(_MOST_FURNITURE):
            outermost = [_outermost(content, is_head) for content in bare]
            often = Counter(_likeness(line) for line in outermost if line is not None)
            least = max(2, _COMES_AGAIN * len(bare))
            furniture = [
                line is not None and (_PAGE_NUMBER.match(line.text) is not None or often[_likeness(line)] >= least)
                for line in outermost
            ]
            if not any(furniture):
                break
            for at, (line, is_one) in enumerate(zip(outermost, furniture, strict=True)):
                if not is_one or line is None:
                    continue
                bare[at] = bare[at]._replace(items=[item for item in bare[at].items if item is not line])
                if not _PAGE_NUMBER.match(line.text):
                    told.setdefault(_DIGITS.sub("#", line.text), (line, bare[at].number, is_head))
    return bare, list(told.values())


def _laid_side_by_side(contents: Sequence[_Content]) -> list[_Content]:
    """The pages, with the lines that were wider than the paper put together: a spreadsheet prints what is cut off at
    the right edge of one page on another one, at the same height.
    """
    laid = list(contents)
    for at in range(len(laid) - 1, -1, -1):  # from the end, for the rest may have a rest of its own
        cut = {round(item.box.top): item for item in laid[at].items if isinstance(item, Line) and item.is_cut}
        told = {_told(item) for item in laid[at].items if isinstance(item, Line)}
        for other in range(at + 1, len(laid)) if cut else ():
            rests = [item for item in laid[other].items if not isinstance(item, Line) or _told(item) not in told]
            lines = {round(item.box.top): item for item in rests if isinstance(item, Line)}
            if lines and len(lines) == len(rests) and lines.keys() <= cut.keys():
                whole = {id(cut[top]): _with_rest(cut[top], rest) for top, rest in lines.items()}
                laid[at] = laid[at]._replace(items=[whole.get(id(item), item) for item in laid[at].items])
                laid[other] = laid[other]._replace(items=[])
                break
    return laid


def _told(line: Line) -> tuple[str, int]:
    return line.text, round(line.box.top)


def _with_rest(line: Line, rest: Line) -> Line:
    return line._replace(text=line.text + rest.text, is_cut=rest.is_cut)


def _outermost(content: _Content, is_head: bool) -> Line | None:
    """The first or last line of a page, if it stands in the outer sixth of it and is no row of a table."""
    items = sorted(content.items, key=lambda item: item.box.top)
    item = items[0 if is_head else -1] if items else None
    if not isinstance(item, Line) or MONEY.search(item.text):
        return None
    edge = content.height / 6
    return item if (item.box.bottom < edge if is_head else item.box.top > content.height - edge) else None


def _likeness(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.box.top / 6)


def _usual_size(contents: Iterable[_Content]) -> float:
    """The size that most characters outside tables are set in."""
    sizes: Counter[float] = Counter()
    for content in contents:
        for item in content.items:
            if isinstance(item, Line):
                sizes[item.size] += len(item.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _notes_apart(content: _Content, size: float) -> _Content:
    """The page with the smaller lines at its foot as notes, where text or a table stands above them."""
    items = list(content.items)
    notes: list[Line] = []
    while len(items) > 1 and isinstance(items[-1], Line) and items[-1].size < _NOTE_SIZE * size:
        notes.insert(0, items[-1])
        items.pop()
    low = notes and notes[0].box.top > content.height / 2
    return content._replace(items=items, notes=notes) if low else content


def _pieces(lines: Sequence[tuple[Line, int]]) -> list[Piece]:
    """A paragraph, each line of it at its own place."""
    pieces: list[Piece] = []
    for at, (line, page) in enumerate(lines):
        before = joined([lines[at - 1][0], line])[len(lines[at - 1][0].text) : -len(line.text)] if at else ""
        pieces.append(Piece(before + line.text, spot=Spot(page, line.box)))
    return pieces


def _paragraphs_of_notes(notes: Sequence[tuple[Line, int]]) -> Iterator[list[tuple[Line, int]]]:
    """Notes of a page, parted where a line falls short of the longest."""
    paragraph: list[tuple[Line, int]] = []
    right = max((line.box.right for line, _ in notes), default=0.0)
    for line, page in notes:
        paragraph.append((line, page))
        if right - line.box.right > 2 * line.size:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _ranges(pages: Sequence[int]) -> str:
    """3、5-7: page numbers in rising order."""
    parts: list[list[int]] = []
    for page in pages:
        if parts and parts[-1][-1] == page - 1:
            parts[-1].append(page)
        else:
            parts.append([page])
    return "、".join(str(part[0]) if len(part) == 1 else f"{part[0]}-{part[-1]}" for part in parts)


def _only_pictures(path: str) -> InputError:
    return InputError(
        path,
        f"{path}：各页都是扫描的图片或没有可识别的文字；请用原文件另存的 PDF，或先识别出文字",
        f"{path}: all its pages are scans or hold no text that can be told; use a PDF saved from the original, or have "
        "its text recognised first",
    )
