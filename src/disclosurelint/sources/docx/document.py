"""Word documents (.docx): what a reader sees of them, in reading order.

Paragraphs with their automatic numbers, tables with their merged cells, footnotes and text boxes behind the paragraph
that they hang on, headers and footers at the end, each once. Tracked changes are taken as accepted, comments and hidden
text are left out; that they are there is told by marks. The body is read piece by piece and pictures not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from disclosurelint.sources.columns import aligned
from disclosurelint.sources.docx.inline import Inline
from disclosurelint.sources.docx.markup import (
    ALTERNATES,
    DELETED,
    INSERTED,
    blocks_in,
    cells_in,
    edges_of,
    is_mostly_tables,
    number_of,
    paragraphs_in,
    rows_in,
    way_of,
)
from disclosurelint.sources.docx.styles import Lists, Styles, W, is_on
from disclosurelint.sources.package import Package, broken
from disclosurelint.sources.writing import Cell, Piece, Writer
from disclosurelint.text import Part, Source

_RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
#: Edges of cells that miss each other by less than this are one, in twentieths of a point.
_MISS = 120.0


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
        elements = self.package.elements(self.document, f"{W}p", f"{W}tbl", f"{W}sectPr", ALTERNATES)
        for element in elements:
            if element.tag == f"{W}sectPr":
                furniture |= self._furniture_of(element)
            elif next(element.iterancestors(f"{W}p", f"{W}tbl", ALTERNATES), None) is None:
                if element.tag == ALTERNATES:
                    self._blocks(way_of(element), "")
                else:
                    self._block(element)
                self.package.forget(element)
        self._write_furniture(furniture)
        return self._writer

    def _block(self, element: Any, part: Part = "") -> None:
        if element.tag == f"{W}p":
            inline = Inline(self._styles, part, self._origins)
            pieces = self._paragraph(element, inline)
            start = self._writer.length
            self._writer.paragraph(pieces, part)
            self._after(inline, start)
        else:
            self._table(element, part)

    def _after(self, inline: Inline, start: int) -> None:
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
        for element in blocks_in(container):
            self._block(element, part)

    def _paragraph(self, element: Any, inline: Inline) -> list[Piece]:
        """The pieces of a paragraph; none where it goes on in the next one."""
        properties = element.find(f"{W}pPr")
        mark = properties.find(f"{W}rPr") if properties is not None else None
        inline.read(element, self._styles.leads(properties), self._styles.hides_all(properties))
        if mark is not None and any(mark.find(tag) is not None for tag in DELETED):
            inline.tell("tracked-change")
            self._carried += inline.pieces
            return []
        if mark is not None and any(mark.find(tag) is not None for tag in INSERTED):
            inline.tell("tracked-change")
        pieces = [*self._carried, *inline.pieces]
        self._carried = []
        number = self._lists.number(element)
        return [Piece(number), *pieces] if number else pieces

    def _table(self, table: Any, part: Part) -> None:
        """A table, or the contents of a frame that only sets out the page."""
        rows = [[*cells_in(row)] for row in rows_in(table)]
        if all(len(row) <= 1 for row in rows) or is_mostly_tables(rows):
            for row in rows:
                for cell in row:
                    self._blocks(cell, part)
            return
        inline = Inline(self._styles, part, self._origins)
        start = self._writer.length
        laid = [[*self._laid_out(row, cells, inline)] for row, cells in zip(rows_in(table), rows, strict=True)]
        seen, columns = aligned(laid, edges_of(table), _MISS)
        self._writer.table(seen, len(columns))
        self._after(inline, start)

    def _laid_out(self, row: Any, cells: Iterable[Any], inline: Inline) -> Iterator[Cell]:
        column = number_of(row.find(f"{W}trPr/{W}gridBefore"))
        for cell in cells:
            properties = cell.find(f"{W}tcPr")
            spans = max(1, number_of(properties.find(f"{W}gridSpan")) if properties is not None else 1)
            merged = properties.find(f"{W}vMerge") if properties is not None else None
            if merged is not None and merged.get(f"{W}val", "continue") == "continue":
                yield Cell(column, [], spans)
                column += spans
                continue
            pieces: list[Piece] = []
            for element in paragraphs_in(cell):
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
            for element in blocks_in(self.package.tree(name)):
                text = "".join(element.itertext(f"{W}t"))
                if text not in told:
                    told.add(text)
                    self._block(element, part)


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
