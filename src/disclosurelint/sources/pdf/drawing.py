"""What is drawn on a page besides its characters: the lines ruled on it, and how much of it is picture."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from disclosurelint.records import NamedTuple

#: Strokes and filled bars up to this thick are rules; both in points.
_THICKEST = 3.0
_SHORTEST = 4.0
#: A page with more paths than this is a drawing, and ruled lines on it mean nothing.
_MOST_PATHS = 20_000
#: Forms within forms deeper than this are left out.
_DEEPEST = 6


class Rule(NamedTuple):
    """A straight line: at ``at`` across the page, from ``start`` to ``end`` along it."""

    at: float
    start: float
    end: float


#: From the coordinates of the file to those of the page as it is read, or back.
Turn = Callable[[float, float], tuple[float, float]]


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


def drawn(page: pdfium.PdfPage, turn: Turn) -> tuple[list[Rule], list[Rule], float]:
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
