"""The review copy of a PDF: the words of every finding highlighted, with a note that says what is wrong.

What is added comes behind the file as it was, so that not a byte of it changes.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from disclosurelint.errors import InputError, Language
from disclosurelint.records import NamedTuple
from disclosurelint.results.report import Report
from disclosurelint.review import Copy
from disclosurelint.review.remarks import AUTHOR, remark
from disclosurelint.rules import Ruleset
from disclosurelint.sources.pdf.page import Glyph, Page, read_page
from disclosurelint.text import Box, Place, Span

#: Red, green and blue of the highlights.
_COLOURS = {"error": (255, 170, 160), "warning": (255, 225, 120), "info": (170, 210, 255)}
#: The permission of a file to have notes added, by its number in PDF.
_MAY_HAVE_NOTES = 1 << 5


class _Stretch(NamedTuple):
    """Words of a finding in one line of a page (counted from 1)."""

    page: int
    box: Box


def annotate(report: Report, content: bytes, ruleset: Ruleset, lang: Language, now: datetime) -> Copy:
    """The review copy of a PDF that was read before. A finding on several pages has its note on the first.

    Raises InputError where its author allows no notes.
    """
    document = pdfium.PdfDocument(content)
    try:
        if not raw.FPDF_GetDocPermissions(document) & _MAY_HAVE_NOTES:
            raise _no_notes(report.source.path)
        pages = _Pages(document)
        notes = 0
        for found in report.diagnostics:
            stretches = list(_stretches(report, found.span, pages))
            first = [one for one in stretches if one.page == stretches[0].page] if stretches else []
            if first:
                lines = remark(report, found, ruleset, lang)
                _highlight(document, pages.read(first[0].page), first, lines, found.severity, now)
                notes += 1
        data = io.BytesIO()
        document.save(data, flags=raw.FPDF_INCREMENTAL)
    finally:
        document.close()
    return Copy(data.getvalue(), notes, 0)


class _Pages:
    """The pages of a document as they are read, each once."""

    def __init__(self, document: pdfium.PdfDocument) -> None:
        self._document = document
        self._last: tuple[int, Page] | None = None

    def read(self, number: int) -> Page:
        if self._last is None or self._last[0] != number:
            self._last = number, read_page(self._document, number - 1)
        return self._last[1]


def _stretches(report: Report, span: Span, pages: _Pages) -> Iterator[_Stretch]:
    """Where the words of a span stand, line by line; for words that stand nowhere the line itself."""
    source = report.source
    if source.places is None:
        return
    end = max(span.end, span.start + 1)
    for begins, ends, place in source.places.pieces(span.start, end):
        if place.page is None or place.box is None:
            continue
        before = _bare(source.text[begins : max(begins, span.start)])
        words = _bare(source.text[max(begins, span.start) : min(ends, end)])
        glyphs = _glyphs_in(pages.read(place.page), place)
        # The number in front of a note is no part of its text.
        at = max(0, "".join(glyph.text for glyph in glyphs).find(before + words)) + len(before)
        held = glyphs[at : at + len(words)]
        yield _Stretch(place.page, _around(held) if held and words else place.box)


def _bare(text: str) -> str:
    return "".join(text.split())


def _glyphs_in(page: Page, place: Place) -> list[Glyph]:
    """The characters of a line, from left to right."""
    box = place.box
    assert box is not None
    size = box.bottom - box.top
    held = [
        glyph
        for glyph in page.glyphs
        if not glyph.text.isspace()
        and box.left - 1 <= (glyph.left + glyph.right) / 2 <= box.right + 1
        and box.top <= (glyph.top + glyph.bottom) / 2 <= box.bottom
        and glyph.size > 0.75 * size  # not the numbers of notes
    ]
    return sorted(held, key=lambda glyph: glyph.left)


def _around(glyphs: list[Glyph]) -> Box:
    return Box(
        min(glyph.left for glyph in glyphs),
        min(glyph.top for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        max(glyph.bottom for glyph in glyphs),
    )


def _highlight(
    document: pdfium.PdfDocument,
    page: Page,
    stretches: list[_Stretch],
    lines: list[str],
    severity: str,
    now: datetime,
) -> None:
    on = document[stretches[0].page - 1]
    try:
        note = raw.FPDFPage_CreateAnnot(on, raw.FPDF_ANNOT_HIGHLIGHT)
        red, green, blue = _COLOURS[severity]
        raw.FPDFAnnot_SetFlags(note, raw.FPDF_ANNOT_FLAG_PRINT)
        raw.FPDFAnnot_SetColor(note, raw.FPDFANNOT_COLORTYPE_Color, red, green, blue, 255)
        corners = [_corners(page, stretch.box) for stretch in stretches]
        for quad in corners:
            points = raw.FS_QUADPOINTSF(*(edge for corner in quad for edge in corner))
            raw.FPDFAnnot_AppendAttachmentPoints(note, points)
        xs = [x for quad in corners for x, _ in quad]
        ys = [y for quad in corners for _, y in quad]
        raw.FPDFAnnot_SetRect(note, raw.FS_RECTF(min(xs), max(ys), max(xs), min(ys)))
        for key, text in (
            (b"Contents", "\r".join(lines)),
            (b"T", AUTHOR),
            (b"M", now.strftime("D:%Y%m%d%H%M%SZ")),
        ):
            raw.FPDFAnnot_SetStringValue(note, key, _wide(text))
        raw.FPDFPage_CloseAnnot(note)
    finally:
        on.close()


def _corners(page: Page, box: Box) -> list[tuple[float, float]]:
    """The corners of a box in the file's coordinates: upper left, upper right, lower left, lower right as read."""
    return [
        page.back(box.left, box.top),
        page.back(box.right, box.top),
        page.back(box.left, box.bottom),
        page.back(box.right, box.bottom),
    ]


def _wide(text: str) -> Any:
    """A string as PDFium wants it: UTF-16, ended by a zero."""
    data = (text + "\0").encode("utf-16-le", "replace")
    return ctypes.cast(ctypes.create_string_buffer(data), ctypes.POINTER(ctypes.c_ushort))


def _no_notes(path: str) -> InputError:
    return InputError(
        path,
        f"{path}：这份 PDF 设了权限，不许加注释；请在原程序中取消限制，另存一份再做审阅稿",
        f"{path}: allows no notes to be added; lift the restriction in its own program, and make the copy of that",
    )
