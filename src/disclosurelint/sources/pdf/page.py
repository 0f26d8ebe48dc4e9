"""What PDFium tells of a page: its characters with their boxes, the lines ruled on it, and how much of it is picture.

All boxes are as the page is read: turned so that its text is upright, in points from its upper left corner.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from disclosurelint.text import Box

#: Strokes and filled bars up to this thick are rules; both in points.
_THICKEST = 3.0
_SHORTEST = 4.0
#: How far characters reach above and below the baseline, in their sizes.
_ASCENT, _DESCENT = 0.86, 0.14
#: A page with more paths than this is a drawing, and ruled lines on it mean nothing.
_MOST_PATHS = 20_000
#: An object that reaches to within this of what it is clipped to is cut there, in points.
_TOUCHES = 0.3
#: Forms within forms deeper than this are left out.
_DEEPEST = 6
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


class Rule(NamedTuple):
    """A straight line: at ``at`` across the page, from ``start`` to ``end`` along it."""

    at: float
    start: float
    end: float


#: From the coordinates of the file to those of the page as it is read, or back.
Turn = Callable[[float, float], tuple[float, float]]


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
        across, down, picture = _drawn(page, turn)
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
    clips = _Clips(page)
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


#: Left, right, bottom and top in the file's coordinates.
_Edges = tuple[float, float, float, float]


class _Seen(NamedTuple):
    """What shows of a character, the number of the object that it belongs to, and whether that is cut beside it."""

    box: _Edges
    item: int
    cut_behind: bool = False
    cut_before: bool = False


class _Object(NamedTuple):
    """An object that is clipped: what it is clipped to, and the box around all of it."""

    number: int
    clip: _Edges | None
    bounds: _Edges


class _Clips:
    """What of the characters of a page shows: a spreadsheet prints the words of a narrow cell cut off at its edge."""

    def __init__(self, text: Any) -> None:
        self._text = text
        self._known: dict[int, _Object] = {}

    def seen(self, at: int, box: _Edges) -> _Seen | None:
        """A character as it shows; None where less than half of it does."""
        item = raw.FPDFText_GetTextObject(self._text, at)
        if not item:
            return _Seen(box, 0)
        key = ctypes.addressof(item.contents)
        if key not in self._known:
            clip = _clip_of(item)
            self._known[key] = _Object(len(self._known) + 1, clip, _bounds_of(item) if clip else box)
        number, clip, bounds = self._known[key]
        x, y, size = (box[0] + box[1]) / 2, (box[2] + box[3]) / 2, box[3] - box[2]
        if clip is None or not _is_around(bounds, x, y, size):
            return _Seen(box, number)  # what stands in a form has coordinates of its own
        if not _is_around(clip, x, y, 0):
            return None
        shown = max(box[0], clip[0]), min(box[1], clip[1]), box[2], box[3]
        behind = bounds[1] > clip[1] - _TOUCHES and clip[1] - box[1] < size
        before = bounds[0] < clip[0] + _TOUCHES and box[0] - clip[0] < size
        return _Seen(shown, number, behind, before)


def _is_around(edges: _Edges, x: float, y: float, by: float) -> bool:
    return edges[0] - by <= x <= edges[1] + by and edges[2] - by <= y <= edges[3] + by


def _clip_of(item: Any) -> _Edges | None:
    """The box around what an object is clipped to."""
    path = raw.FPDFPageObj_GetClipPath(item)
    parts = raw.FPDFClipPath_CountPaths(path) if path else -1
    x, y = ctypes.c_float(), ctypes.c_float()
    edges: _Edges | None = None
    for part in range(parts):
        points: list[tuple[float, float]] = []
        for at in range(raw.FPDFClipPath_CountPathSegments(path, part)):
            segment = raw.FPDFClipPath_GetPathSegment(path, part, at)
            if segment and raw.FPDFPathSegment_GetPoint(segment, x, y):
                points.append((x.value, y.value))
        if points:
            xs, ys = [x for x, _ in points], [y for _, y in points]
            own = min(xs), max(xs), min(ys), max(ys)
            edges = own if edges is None else _common(edges, own)
    return edges


def _common(one: _Edges, other: _Edges) -> _Edges:
    return max(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), min(one[3], other[3])


def _bounds_of(item: Any) -> _Edges:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return left.value, right.value, bottom.value, top.value


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


class _Matrix(NamedTuple):
    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def apply(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, inner: _Matrix) -> _Matrix:
        """First ``inner``, then this one."""
        a, b = self.a * inner.a + self.c * inner.b, self.b * inner.a + self.d * inner.b
        c, d = self.a * inner.c + self.c * inner.d, self.b * inner.c + self.d * inner.d
        return _Matrix(a, b, c, d, *self.apply(inner.e, inner.f))


def _drawn(page: pdfium.PdfPage, turn: Turn) -> tuple[list[Rule], list[Rule], float]:
    """The rules across and down the page, and the area of its largest picture."""
    across: list[Rule] = []
    down: list[Rule] = []
    picture = 0.0
    paths = 0
    for item, matrix in _objects(page.raw, _Matrix(), 0):
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            own = matrix.after(_matrix_of(item))
            picture = max(picture, abs(own.a * own.d - own.b * own.c))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            paths += 1
            if paths > _MOST_PATHS:
                return [], [], picture
            for start, end in _strokes(item, matrix.after(_matrix_of(item))):
                _add_rule(across, down, turn(*start), turn(*end))
    return across, down, picture


def _objects(holder: Any, matrix: _Matrix, depth: int) -> Iterator[tuple[Any, _Matrix]]:
    """Everything drawn on a page, and in the forms that it uses."""
    inside = depth > 0
    count = raw.FPDFFormObj_CountObjects(holder) if inside else raw.FPDFPage_CountObjects(holder)
    for at in range(count):
        item = raw.FPDFFormObj_GetObject(holder, at) if inside else raw.FPDFPage_GetObject(holder, at)
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_FORM:
            if depth < _DEEPEST:
                yield from _objects(item, matrix.after(_matrix_of(item)), depth + 1)
        else:
            yield item, matrix


def _matrix_of(item: Any) -> _Matrix:
    found = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, found):
        return _Matrix()
    return _Matrix(found.a, found.b, found.c, found.d, found.e, found.f)


def _strokes(path: Any, matrix: _Matrix) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """The straight strokes of a path; of a thin bar that is filled, its middle."""
    fill, stroked = ctypes.c_int(), raw.FPDF_BOOL()
    if not raw.FPDFPath_GetDrawMode(path, fill, stroked):
        return
    points = [*_points(path, matrix)]
    if stroked.value:
        for (_, start), (drawn, end) in pairwise(points):
            if drawn:
                yield start, end
    elif fill.value and points:
        xs, ys = [x for _, (x, _) in points], [y for _, (_, y) in points]
        left, right, bottom, top = min(xs), max(xs), min(ys), max(ys)
        if top - bottom <= _THICKEST < right - left:
            yield (left, (top + bottom) / 2), (right, (top + bottom) / 2)
        elif right - left <= _THICKEST < top - bottom:
            yield ((left + right) / 2, bottom), ((left + right) / 2, top)


def _points(path: Any, matrix: _Matrix) -> Iterator[tuple[bool, tuple[float, float]]]:
    """The points of a path, and whether a straight line leads to each; a closed part leads back to its beginning."""
    x, y = ctypes.c_float(), ctypes.c_float()
    first = (0.0, 0.0)
    for at in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        if not raw.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        point = matrix.apply(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        yield kind == raw.FPDF_SEGMENT_LINETO, point
        if raw.FPDFPathSegment_GetClose(segment):
            yield True, first


def _add_rule(across: list[Rule], down: list[Rule], start: tuple[float, float], end: tuple[float, float]) -> None:
    (x1, y1), (x2, y2) = start, end
    if abs(y1 - y2) <= 1 and abs(x1 - x2) >= _SHORTEST:
        across.append(Rule((y1 + y2) / 2, min(x1, x2), max(x1, x2)))
    elif abs(x1 - x2) <= 1 and abs(y1 - y2) >= _SHORTEST:
        down.append(Rule((x1 + x2) / 2, min(y1, y2), max(y1, y2)))
