"""What stands inside a paragraph of Word: runs, fields with their results, changes, drawings, references to notes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from disclosurelint.sources.docx.markup import ALTERNATES, DELETED, INSERTED, MATH_TEXT, text_boxes_in, way_of
from disclosurelint.sources.docx.styles import Styles, W
from disclosurelint.sources.numerals import numeral, whole
from disclosurelint.sources.writing import Piece
from disclosurelint.text import Part

_DRAWN = {f"{W}drawing", f"{W}pict", f"{W}object"}
#: What is no text, or not this paragraph's.
_PASSED_OVER = {f"{W}{name}" for name in ("pPr", "rPr", "delText", "delInstrText", "rt", "sdtPr")}
#: Halves of characters, and those that only a font gives a meaning.
_NO_TEXT = range(0xD800, 0xF900)
#: Characters of a field's code that are read: what tells its kind stands at the beginning.
_LONGEST_CODE = 200
#: A field that draws a circle around a character.
_ENCLOSED = re.compile(r"\s*eq\s*\\o\s*\\ac\s*\([○〇][,，]\s*(\S{1,3})\)\s*$", re.I)
#: A footer that is nothing but a page number, once the number is taken out of it.
_ONLY_PAGE_NUMBER = re.compile(r"[\s第页共/／·—–\-]*$")


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


class Inline:
    """What is read from inside a paragraph: pieces of text, notes referred to, text boxes, and marks with counts.

    With ``origins`` every piece knows the element that holds it.
    """

    def __init__(self, styles: Styles, part: Part, origins: bool) -> None:
        self.pieces: list[Piece] = []
        self.notes: list[tuple[str, str]] = []
        self.boxes: list[Any] = []
        self.marks: dict[str, int] = {}
        self._styles = styles
        self._origins = origins
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
            elif tag in DELETED:
                self.tell("tracked-change")
            elif tag in _DRAWN:
                self.boxes += text_boxes_in(element)
            elif tag == ALTERNATES:
                self._alternates(element)
            elif tag not in _PASSED_OVER:
                if tag in INSERTED:
                    self.tell("tracked-change")
                self._other(element, tag)

    def _run(self, run: Any) -> None:
        if not self._styles.hides(run, self._hidden):
            self._walk(run)
            return
        for element in run.iterchildren(f"{W}fldChar"):  # what is between them may show
            self._field(element)
        if run.findtext(f"{W}t"):
            self.tell("hidden-text")

    def _alternates(self, element: Any) -> None:
        """What is written in two ways, in one of them; of a drawing only the text boxes."""
        way = way_of(element)
        boxes = text_boxes_in(way)
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
        elif tag == MATH_TEXT:
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
            self.pieces.append(Piece(text, origin if self._origins else None))
