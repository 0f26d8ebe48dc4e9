"""What of the characters of a page shows, where objects are clipped."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw

from disclosurelint.records import NamedTuple

#: An object that reaches to within this of what it is clipped to is cut there, in points.
_TOUCHES = 0.3
#: Left, right, bottom and top in the file's coordinates.
Edges = tuple[float, float, float, float]


class Seen(NamedTuple):
    """What shows of a character, the number of the object that it belongs to, and whether that is cut beside it."""

    box: Edges
    item: int
    cut_behind: bool = False
    cut_before: bool = False


class _Object(NamedTuple):
    """An object that is clipped: what it is clipped to, and the box around all of it."""

    number: int
    clip: Edges | None
    bounds: Edges


class Clips:
    """What of the characters of a page shows: a spreadsheet prints the words of a narrow cell cut off at its edge."""

    def __init__(self, text: Any) -> None:
        self._text = text
        self._known: dict[int, _Object] = {}

    def seen(self, at: int, box: Edges) -> Seen | None:
        """A character as it shows; None where less than half of it does."""
        item = raw.FPDFText_GetTextObject(self._text, at)
        if not item:
            return Seen(box, 0)
        key = ctypes.addressof(item.contents)
        if key not in self._known:
            clip = _clip_of(item)
            self._known[key] = _Object(len(self._known) + 1, clip, _bounds_of(item) if clip else box)
        number, clip, bounds = self._known[key]
        x, y, size = (box[0] + box[1]) / 2, (box[2] + box[3]) / 2, box[3] - box[2]
        if clip is None or not _is_around(bounds, x, y, size):
            return Seen(box, number)  # what stands in a form has coordinates of its own
        if not _is_around(clip, x, y, 0):
            return None
        shown = max(box[0], clip[0]), min(box[1], clip[1]), box[2], box[3]
        behind = bounds[1] > clip[1] - _TOUCHES and clip[1] - box[1] < size
        before = bounds[0] < clip[0] + _TOUCHES and box[0] - clip[0] < size
        return Seen(shown, number, behind, before)


def _is_around(edges: Edges, x: float, y: float, by: float) -> bool:
    return edges[0] - by <= x <= edges[1] + by and edges[2] - by <= y <= edges[3] + by


def _clip_of(item: Any) -> Edges | None:
    """The box around what an object is clipped to."""
    path = raw.FPDFPageObj_GetClipPath(item)
    parts = raw.FPDFClipPath_CountPaths(path) if path else -1
    x, y = ctypes.c_float(), ctypes.c_float()
    edges: Edges | None = None
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


def _common(one: Edges, other: Edges) -> Edges:
    return max(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), min(one[3], other[3])


def _bounds_of(item: Any) -> Edges:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return left.value, right.value, bottom.value, top.value
