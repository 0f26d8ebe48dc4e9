"""Word documents (.docx): what a reader sees of them, in reading order.

Paragraphs with their automatic numbers, tables with their merged cells, footnotes and text boxes behind the paragraph
that they hang on, headers and footers at the end, each once. Tracked changes are taken as accepted, comments and hidden
text are left out; that they are there is told by marks. The body is read piece by piece and pictures not at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from disclosurelint.sources.columns import aligned
from disclosurelint.sources.docx_styles import Lists, Styles, W, is_on
from disclosurelint.sources.numerals import numeral, whole
from disclosurelint.sources.package import Package, broken
from disclosurelint.sources.writing import Cell, Piece, Writer
from disclosurelint.text import Part, Source

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_DRAWN = {f"{W}drawing", f"{W}pict", f"{W}object"}
_ALTERNATES, _CHOICE, _FALLBACK = f"{_MC}AlternateContent", f"{_MC}Choice", f"{_MC}Fallback"
_DELETED = {f"{W}del", f"{W}moveFrom"}
_INSERTED = {f"{W}ins", f"{W}moveTo"}
#: What is no text, or not this paragraph's.
_PASSED_OVER = {f"{W}{name}" for name in ("pPr", "rPr", "delText", "delInstrText", "rt", "sdtPr")}
#: Halves of characters, and those that only a font gives a meaning.
_NO_TEXT = range(0xD800, 0xF900)
#: Columns that a cell may span, and of a table.
_WIDEST = 1000
#: Edges of cells that miss each other by less than this are one, in twentieths of a point.
_MISS = 120.0
#: Characters of a field's code that are read: what tells its kind stands at the beginning.
_LONGEST_CODE = 200
#: A field that draws a circle around a character.
_ENCLOSED = re.compile(r"\s*eq\s*\\o\s*\\ac\s*\([○〇][,，]\s*(\S{1,3})\)\s*$", re.I)
#: A footer that is nothing but a page number, once the number is taken out of it.
_ONLY_PAGE_NUMBER = re.compile(r"[\s第页共/／·—–\-]*$")


def read(data: bytes, path: str) -> Source:
    """The text of a Word document. Raises InputError when it is locked, damaged, or too large when unpacked."""
    return DocxReader(Package(data, path)).write().source(path)


class DocxReader:
    """Writes one document. With ``origins`` every piece of the text knows the ``w:t`` that holds it."""

    def __init__(self, package: Package, origins: bool = False) -> None:
        self.package = package
        self.document = _main_part(package)
        self._origins = origins
        self._writer = Writer()
        self._related = {key: to for key, to in package.related(self.document).items() if to[1] in package}
        parts = dict(self._related.values())
        self._styles = Styles(_tree(package, parts.get("styles")))
        self._lists = Lists(self._styles, _tree(package, parts.get("numbering")))
        self._notes = {kind: _notes(_tree(package, parts.get(f"{kind}s")), kind) for kind in ("footnote", "endnote")}
        settings = _tree(package, parts.get("settings"))
        self._even_pages_differ = settings is not None and is_on(settings.find(f"{W}evenAndOddHeaders"))
        self._carried: list[Piece] = []  # of a paragraph whose end is deleted, so that the next one goes on with it

    def write(self) -> Writer:
        """Everything, the body first. Raises InputError."""
        furniture: dict[str, Part] = {}
        elements = self.package.elements(self.document, f"{W}p", f"{W}tbl", f"{W}sectPr", _ALTERNATES)
        for element in elements:
            if element.tag == f"{W}sectPr":
                furniture |= self._furniture_of(element)
            elif next(element.iterancestors(f"{W}p", f"{W}tbl", _ALTERNATES), None) is None:
                if element.tag == _ALTERNATES:
                    self._blocks(_way(element), "")
                else:
                    self._block(element)
                self.package.forget(element)
        self._write_furniture(furniture)
        return self._writer

    def _block(self, element: Any, part: Part = "") -> None:
        if element.tag == f"{W}p":
            inline = _Inline(self, part)
            pieces = self._paragraph(element, inline)
            start = self._writer.length
            self._writer.paragraph(pieces, part)
            self._after(inline, start)
        else:
            self._table(element, part)

    def _after(self, inline: _Inline, start: int) -> None:
        """Tell what a paragraph or table had besides its text, then write the notes and text boxes that hang on it."""
        end = max(start, self._writer.length - 1)
        for kind, times in inline.marks.items():
            self._writer.mark(kind, start, end, times)
        for kind, key in inline.notes:
            note = self._notes[kind].pop(key, None)
            if note is not None:
                self._blocks(note, "footnote")
        for box in inline.boxes:
            self._blocks(box, "text-box")

    def _blocks(self, container: Any, part: Part) -> None:
        for element in _blocks_in(container):
            self._block(element, part)

    def _paragraph(self, element: Any, inline: _Inline) -> list[Piece]:
        """The pieces of a paragraph; none where it goes on in the next one."""
        properties = element.find(f"{W}pPr")
        mark = properties.find(f"{W}rPr") if properties is not None else None
        inline.read(element, self._styles.leads(properties), self._styles.hides_all(properties))
        if mark is not None and any(mark.find(tag) is not None for tag in _DELETED):
            inline.tell("tracked-change")
            self._carried += inline.pieces
            return []
        if mark is not None and any(mark.find(tag) is not None for tag in _INSERTED):
            inline.tell("tracked-change")
        pieces = [*self._carried, *inline.pieces]
        self._carried = []
        number = self._lists.number(element)
        return [Piece(number), *pieces] if number else pieces

    def _table(self, table: Any, part: Part) -> None:
        """A table, or the contents of a frame that only sets out the page."""
        rows = [[*_cells_in(row)] for row in _rows_in(table)]
        if all(len(row) <= 1 for row in rows) or _is_mostly_tables(rows):
            for row in rows:
                for cell in row:
                    self._blocks(cell, part)
            return
        inline = _Inline(self, part)
        start = self._writer.length
        laid = [[*self._laid_out(row, cells, inline)] for row, cells in zip(_rows_in(table), rows, strict=True)]
        seen, columns = aligned(laid, _edges(table), _MISS)
        self._writer.table(seen, len(columns))
        self._after(inline, start)

    def _laid_out(self, row: Any, cells: Iterable[Any], inline: _Inline) -> Iterator[Cell]:
        column = _number(row.find(f"{W}trPr/{W}gridBefore"))
        for cell in cells:
            properties = cell.find(f"{W}tcPr")
            spans = max(1, _number(properties.find(f"{W}gridSpan")) if properties is not None else 1)
            merged = properties.find(f"{W}vMerge") if properties is not None else None
            if merged is not None and merged.get(f"{W}val", "continue") == "continue":
                yield Cell(column, [], spans)
                column += spans
                continue
            pieces: list[Piece] = []
            for element in _paragraphs_in(cell):
                inline.pieces = []
                pieces += [Piece("\n"), *self._paragraph(element, inline)]
            yield Cell(column, pieces[1:], spans)
            column += spans

    def _furniture_of(self, section: Any) -> dict[str, Part]:
        """The headers and footers that a section shows: part names and which of both they are."""
        shown = {"default"}
        if is_on(section.find(f"{W}titlePg")):
            shown.add("first")
        if self._even_pages_differ:
            shown.add("even")
        found: dict[str, Part] = {}
        for kind in ("header", "footer"):
            for reference in section.iterfind(f"{W}{kind}Reference"):
                part = self._related.get(reference.get(_RELATION_ID, ""))
                if part is not None and reference.get(f"{W}type", "default") in shown:
                    found[part[1]] = "header" if kind == "header" else "footer"
        return found

    def _write_furniture(self, furniture: dict[str, Part]) -> None:
        told: set[str] = set()
        for name, part in furniture.items():
            for element in _blocks_in(self.package.tree(name)):
                text = "".join(element.itertext(f"{W}t"))
                if text not in told:
                    told.add(text)
                    self._block(element, part)

    @property
    def origins(self) -> bool:
        return self._origins

    def hides(self, run: Any, otherwise: bool) -> bool:
        return self._styles.hides(run, otherwise)


@dataclass(slots=True)
class _Field:
    """A field: the pieces before it, the beginning of its code, and whether its result has begun, which is what shows.

    ``counts_pages`` is that its result is the number of a page, or lies in such a one.
    """

    before: int
    code: str = ""
    shows: bool = False
    counts_pages: bool = False

    def take(self, code: str) -> None:
        """Read on in its code."""
        if len(self.code) < _LONGEST_CODE:
            self.code = (self.code + code)[:_LONGEST_CODE]


class _Inline:
    """What is read from inside a paragraph: pieces of text, notes referred to, text boxes, and marks with counts."""

    def __init__(self, reader: DocxReader, part: Part) -> None:
        self.pieces: list[Piece] = []
        self.notes: list[tuple[str, str]] = []
        self.boxes: list[Any] = []
        self.marks: dict[str, int] = {}
        self._reader = reader
        self._drops_page_numbers = part in ("header", "footer")
        self._fields: list[_Field] = []
        self._leader = " "
        self._hidden = False

    def read(self, paragraph: Any, leads: bool, hidden: bool) -> None:
        """Add what a paragraph holds; ``hidden`` is that its style hides whatever does not say that it shows."""
        self._leader = "……" if leads else " "
        self._hidden = hidden
        self._fields.clear()
        self._walk(paragraph)
        if self._drops_page_numbers and _ONLY_PAGE_NUMBER.match("".join(piece.text for piece in self.pieces)):
            self.pieces.clear()

    def tell(self, kind: str) -> None:
        self.marks[kind] = self.marks.get(kind, 0) + 1

    def _walk(self, parent: Any) -> None:
        for element in parent:
            tag = element.tag
            if tag == f"{W}t":
                self._text(element)
            elif tag == f"{W}r":
                self._run(element)
            elif tag in _DELETED:
                self.tell("tracked-change")
            elif tag in _DRAWN:
                self.boxes += _text_boxes(element)
            elif tag == _ALTERNATES:
                self._alternates(element)
            elif tag not in _PASSED_OVER:
                if tag in _INSERTED:
                    self.tell("tracked-change")
                self._other(element, tag)

    def _run(self, run: Any) -> None:
        if not self._reader.hides(run, self._hidden):
            self._walk(run)
            return
        for element in run.iterchildren(f"{W}fldChar"):  # what is between them may show
            self._field(element)
        if run.findtext(f"{W}t"):
            self.tell("hidden-text")

    def _alternates(self, element: Any) -> None:
        """What is written in two ways, in one of them; of a drawing only the text boxes."""
        way = _way(element)
        boxes = _text_boxes(way)
        self.boxes += boxes
        if not boxes:
            self._walk(way)

    def _text(self, element: Any) -> None:
        """Text, unless it is a number of a page."""
        if not (self._drops_page_numbers and self._fields and self._fields[-1].counts_pages):
            self._add(element.text or "", element)

    def _other(self, element: Any, tag: str) -> None:
        name = tag.rpartition("}")[2]
        if name in ("br", "cr"):
            self._add("\n")
        elif name in ("tab", "ptab"):
            self._add(self._leader)
        elif name == "noBreakHyphen":
            self._add("-")
        elif name == "sym":
            self._symbol(element.get(f"{W}char", ""))
        elif name == "fldChar":
            self._field(element)
        elif name == "fldSimple":
            around = len(self._fields)
            self._begin()
            self._fields[-1].take(element.get(f"{W}instr", ""))
            self._separate()
            self._walk(element)
            del self._fields[around:]
        elif name == "instrText":
            if self._fields and not self._fields[-1].shows:
                self._fields[-1].take(element.text or "")
        elif name in ("footnoteReference", "endnoteReference"):
            self.notes.append((name.removesuffix("Reference"), element.get(f"{W}id", "")))
        elif name == "commentReference":
            self.tell("comment")
        elif tag == _MATH_TEXT:
            self._add(element.text or "", element)
        else:
            self._walk(element)

    def _field(self, element: Any) -> None:
        """A field begins, its result begins, or it ends; one that does neither of the latter is no field."""
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._begin()
        elif kind == "separate" and self._fields:
            self._separate()
        elif kind == "end" and self._fields:
            field = self._fields.pop()
            if field.shows:
                return
            del self.pieces[field.before :]
            enclosed = _ENCLOSED.match(field.code)
            if enclosed is not None and not self._fields:
                number = whole(enclosed[1], 20)
                self._add(numeral(number, "decimalEnclosedCircle") if number else enclosed[1])

    def _begin(self) -> None:
        inner = bool(self._fields) and self._fields[-1].counts_pages
        self._fields.append(_Field(len(self.pieces), counts_pages=inner))

    def _separate(self) -> None:
        field = self._fields[-1]
        if not field.shows:
            del self.pieces[field.before :]  # text in its code
            field.shows = True
            field.counts_pages |= "PAGE" in field.code

    def _symbol(self, code: str) -> None:
        """A character of a symbol font is a sign, not text."""
        try:
            number = int(code, 16)
        except ValueError:
            return
        if number in range(0x110000) and number not in _NO_TEXT:
            self._add(chr(number))

    def _add(self, text: str, origin: Any = None) -> None:
        if text:
            text = text if text == "\n" else text.replace("\n", " ")
            self.pieces.append(Piece(text, origin if self._reader.origins else None))


def _main_part(package: Package) -> str:
    found = [name for kind, name in package.related("").values() if kind == "officeDocument" and name in package]
    if not found:
        raise broken(package.path)
    return found[0]


def _tree(package: Package, name: str | None) -> Any:
    return package.tree(name) if name else None


def _notes(root: Any, kind: str) -> dict[str, Any]:
    """Footnotes or endnotes by their ids."""
    return {} if root is None else {note.get(f"{W}id", ""): note for note in root.iterfind(f"{W}{kind}")}


def _blocks_in(container: Any) -> Iterator[Any]:
    """Paragraphs and tables right inside an element, through whatever only wraps them."""
    for element in container:
        if element.tag in (f"{W}p", f"{W}tbl"):
            yield element
        elif element.tag == _ALTERNATES:
            yield from _blocks_in(_way(element))
        elif element.tag not in _DELETED:
            yield from _blocks_in(element)


def _way(alternates: Any) -> Any:
    """Of what is written in several ways, for old and new programs, the first that holds anything to read, if any."""
    for way in alternates.iterchildren(_CHOICE, _FALLBACK):
        if _text_boxes(way) or next(way.iter(f"{W}t", f"{W}sym", f"{W}tab", _MATH_TEXT), None) is not None:
            return way
    return alternates.makeelement(_CHOICE)


def _paragraphs_in(cell: Any) -> Iterator[Any]:
    """The paragraphs of a cell, also those of small tables within it."""
    for element in _blocks_in(cell):
        if element.tag == f"{W}p":
            yield element
        else:
            for row in _rows_in(element):
                for inner in _cells_in(row):
                    yield from _paragraphs_in(inner)


def _rows_in(table: Any) -> Iterator[Any]:
    for row in _children(table, f"{W}tr"):
        properties = row.find(f"{W}trPr")
        if properties is None or (properties.find(f"{W}del") is None and not is_on(properties.find(f"{W}hidden"))):
            yield row


def _cells_in(row: Any) -> Iterator[Any]:
    """The cells of a row that are not deleted."""
    return (cell for cell in _children(row, f"{W}tc") if cell.find(f"{W}tcPr/{W}cellDel") is None)


def _children(parent: Any, tag: str) -> Iterator[Any]:
    """Children of a tag, through content controls."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from _children(element, tag)


def _is_mostly_tables(rows: Sequence[Sequence[Any]]) -> bool:
    """Whether half the text of a table or more stands in tables within it, so that it only sets out the page."""
    cells = [cell for row in rows for cell in row]
    inner = [element for cell in cells for element in _blocks_in(cell) if element.tag == f"{W}tbl"]
    return bool(inner) and 2 * sum(map(_length, inner)) >= sum(map(_length, cells))


def _length(element: Any) -> int:
    return sum(len(text) for text in element.itertext(f"{W}t"))


def _text_boxes(drawn: Any) -> list[Any]:
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


def _edges(table: Any) -> list[float]:
    """The places of the lines of a table's grid, in twentieths of a point; none where it has no grid of widths."""
    widths = [column.get(f"{W}w", "") for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    if not all(width.isascii() and width.isdigit() for width in widths):
        return []
    return [float(edge) for edge in accumulate(map(int, widths), initial=0)]


def _number(element: Any) -> int:
    text = element.get(f"{W}val", "") if element is not None else ""
    return whole(text, _WIDEST) or 0
