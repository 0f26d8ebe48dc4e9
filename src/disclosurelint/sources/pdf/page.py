"""What PDFium tells of a page: its characters with their boxes, and what else is drawn on it.

All boxes are as the page is read: turned so that its text is upright, in points from its upper left corner.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from disclosurelint.records import NamedTuple
from disclosurelint.sources.pdf.clips import Clips
from disclosurelint.sources.pdf.drawing import Rule, Turn, drawn
from disclosurelint.text import Box

#: How far characters reach above and below the baseline, in their sizes.
_ASCENT, _DESCENT = 0.86, 0.14
#: Radicals that some fonts give in place of the characters that look the same, beyond those Unicode itself equates.
_RADICALS = dict(
    zip(
        "⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⺠⻄⺼⻁",
        "见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙民西月虎",
        strict=True,
    )
)


class Glyph(NamedTuple):
    """A character in its box. ``size`` is that of its font in points, ``item`` tells which characters the file sets
    together. What stood behind it in the cell of a spreadsheet, or before it, may have been cut off.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    item: int = 0
    cut_behind: bool = False
    cut_before: bool = False


class Page(NamedTuple):
    """A page as it is read. ``picture`` is the share of it that the largest picture covers, ``unknown`` the share of
    its characters that the file gives no meaning for; ``back`` leads from places on it to the file's coordinates.
    """

    width: float
    height: float
    glyphs: list[Glyph]
    across: list[Rule]
    down: list[Rule]
    picture: float
    unknown: float
    back: Turn


def read_page(document: pdfium.PdfDocument, number: int) -> Page:
    """Page ``number`` (from 0), read and closed again."""
    page = document[number]
    try:
        text = page.get_textpage()
        try:
            characters, angle, unknown = _characters(text)
        finally:
            text.close()
        turn, back, width, height = _turning(-angle % 360, *page.get_bbox())
        glyphs = [_placed(character, turn) for character in characters]
        across, down, picture = drawn(page, turn)
        return Page(width, height, glyphs, across, down, picture / max(1.0, width * height), unknown, back)
    finally:
        page.close()


class _Character(NamedTuple):
    """A character in the file's coordinates: where on the baseline it begins, the box of its ink, and its size."""

    text: str
    origin: tuple[float, float]
    box: tuple[float, float, float, float]  # left, right, bottom, top
    size: float
    item: int
    cut_behind: bool
    cut_before: bool


def _characters(page: Any) -> tuple[list[_Character], int, float]:
    """The characters that stand the way most do, how far they are turned clockwise, and the share without meaning."""
    found: list[tuple[int, _Character]] = []
    unknown = 0
    count = raw.FPDFText_CountChars(page)
    x, y = ctypes.c_double(), ctypes.c_double()
    loose, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    scale, scaled = 1.0, (0.0, 0.0)
    clips = Clips(page)
    pending = ""
    for at in range(count):
        code = raw.FPDFText_GetUnicode(page, at)
        if code < 32 or raw.FPDFText_IsGenerated(page, at) == 1:
            continue
        if 0xD800 <= code < 0xDC00:
            pending = chr(code)
            continue
        text = _same_looking(_joined(pending, code))
        pending = ""
        if raw.FPDFText_HasUnicodeMapError(page, at) == 1 or code in (0xFFFD, 0xFFFE, 0xFFFF):
            unknown += 1
        angle = round(math.degrees(raw.FPDFText_GetCharAngle(page, at)))
        if not raw.FPDFText_GetLooseCharBox(page, at, loose) or not raw.FPDFText_GetCharOrigin(page, at, x, y):
            continue
        size = raw.FPDFText_GetFontSize(page, at)
        if scaled != (size, y.value) and raw.FPDFText_GetMatrix(page, at, matrix):
            scale, scaled = math.hypot(matrix.c, matrix.d) or 1.0, (size, y.value)
        seen = clips.seen(at, (loose.left, loose.right, loose.bottom, loose.top))
        if seen is not None:
            found.append((angle % 360, _Character(text, (x.value, y.value), seen.box, size * scale, *seen[1:])))
    angles = Counter(angle for angle, _ in found if angle % 90 == 0)
    usual = angles.most_common(1)[0][0] if angles else 0
    # What stands askew is a watermark.
    return [one for angle, one in found if angle == usual], usual, unknown / max(1, len(found))


def _joined(high: str, code: int) -> str:
    """Halves of a character beyond the first plane put together."""
    if high and 0xDC00 <= code < 0xE000:
        return chr(0x10000 + ((ord(high) - 0xD800) << 10) + code - 0xDC00)
    return chr(code) if not 0xD800 <= code < 0xE000 else "\ufffd"


def _same_looking(text: str) -> str:
    """The usual character in place of a radical or a compatibility form that looks just like it."""
    if "\u2e80" <= text <= "\u2fdf" or "\uf900" <= text <= "\ufaff":
        return _RADICALS.get(text) or unicodedata.normalize("NFKC", text)
    return text


def _turning(degrees: int, left: float, bottom: float, right: float, top: float) -> tuple[Turn, Turn, float, float]:
    """How to turn a page clockwise by a multiple of 90 degrees, and back; its width and height then."""
    width, height = right - left, top - bottom
    if degrees == 90:
        return (lambda x, y: (y - bottom, x - left)), (lambda x, y: (left + y, bottom + x)), height, width
    if degrees == 180:
        return (lambda x, y: (right - x, y - bottom)), (lambda x, y: (right - x, bottom + y)), width, height
    if degrees == 270:
        return (lambda x, y: (top - y, right - x)), (lambda x, y: (right - y, top - x)), height, width
    return (lambda x, y: (x - left, top - y)), (lambda x, y: (left + x, top - y)), width, height


def _placed(character: _Character, turn: Turn) -> Glyph:
    """A character in a box as high as its size: fonts tell heights of their own, some only that of the ink."""
    left, right, bottom, top = character.box
    box = _upright(turn, left, bottom, right, top)
    x, y = turn(*character.origin)
    size = character.size if character.size > 1 else box.bottom - box.top
    return Glyph(
        character.text, min(x, box.left), y - _ASCENT * size, box.right, y + _DESCENT * size, size, *character[4:]
    )


def _upright(turn: Turn, left: float, bottom: float, right: float, top: float) -> Box:
    (x1, y1), (x2, y2) = turn(left, bottom), turn(right, top)
    return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
