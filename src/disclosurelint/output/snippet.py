"""Lines of a file with the places that matter underlined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from disclosurelint.errors import Language
from disclosurelint.output.style import Style
from disclosurelint.output.whereabouts import beside
from disclosurelint.output.width import pad_left, printable, width, window, wrap
from disclosurelint.records import NamedTuple
from disclosurelint.text import Source, Span


class Mark(NamedTuple):
    """A place to underline, with a note beside it; ``role`` is a severity, ``related`` for any but the main place."""

    span: Span
    role: str
    note: str = ""


class Gutter(NamedTuple):
    """The column on the left that tells where each line stands, wide enough for the longest it has to tell."""

    width: int
    style: Style
    lang: Language

    @classmethod
    def for_places(cls, places: Iterable[tuple[Source, int]], style: Style, lang: Language) -> Gutter:
        """``places`` are files and offsets in them, at least one."""
        return cls(max(width(beside(source, offset, lang)) for source, offset in places), style, lang)

    @property
    def room(self) -> int:
        """Columns left for what stands beside the gutter."""
        return max(self.style.columns - self.width - 4, 20)

    def line(self, text: str = "") -> str:
        """A line of which nothing is told on the left."""
        return self._drawn("", text)

    def line_at(self, source: Source, offset: int, text: str) -> str:
        """A line with its place on the left."""
        return self._drawn(beside(source, offset, self.lang), text)

    def skipped(self) -> str:
        return self.style.paint(f" {'⋮':>{self.width}}", "quiet")

    def _drawn(self, label: str, text: str) -> str:
        return (self.style.paint(f" {pad_left(label, self.width)} │", "quiet") + f" {text}").rstrip()


class _Stroke(NamedTuple):
    """What of one line belongs to a mark, which begins at ``offset``; ``note`` only on the mark's last line."""

    line: int
    offset: int
    start: int
    end: int
    role: str
    note: str
    after_gap: bool = False


def snippet(source: Source, marks: list[Mark], gutter: Gutter) -> Iterator[str]:
    """The marked lines, each with its underlines beneath.

    A line comes once with all its marks where it fits, else cut to as many marks at a time as can be shown together.
    Of a place over several lines the first and the last are shown.
    """
    strokes = [stroke for mark in marks for stroke in _strokes(source, mark)]
    for group in _by_line(source, strokes, gutter.room):
        yield from _drawn(source, group, gutter)


def offsets_of(source: Source, marks: list[Mark]) -> list[int]:
    """A place on every line that a snippet of these marks shows."""
    return [stroke.offset for mark in marks for stroke in _strokes(source, mark)]


def _strokes(source: Source, mark: Mark) -> list[_Stroke]:
    start = source.position(mark.span.start)
    end = source.position(max(mark.span.start, mark.span.end - 1))
    first = source.line(start.line)
    if start.line == end.line:
        stop = start.column - 1 + (mark.span.end - mark.span.start)
        return [_Stroke(start.line, start.offset, start.column - 1, min(stop, len(first)), mark.role, mark.note)]
    last = source.line(end.line)
    indent = len(last) - len(last.lstrip())
    between = any(source.line(number).strip() for number in range(start.line + 1, end.line))
    return [
        _Stroke(start.line, start.offset, start.column - 1, len(first.rstrip()), mark.role, ""),
        _Stroke(end.line, end.offset, min(indent, end.column - 1), end.column, mark.role, mark.note, between),
    ]


def _by_line(source: Source, strokes: list[_Stroke], room: int) -> list[list[_Stroke]]:
    """The strokes that are shown under one and the same stretch of a line."""
    groups: list[list[_Stroke]] = []
    open_: dict[int, list[_Stroke]] = {}
    for stroke in strokes:
        line = printable(source.line(stroke.line))
        group = open_.get(stroke.line)
        if group is not None and _fits(line, [*group, stroke], room):
            group.append(stroke)
        else:
            open_[stroke.line] = group = [stroke]
            groups.append(group)
    return groups


def _fits(line: str, strokes: list[_Stroke], room: int) -> bool:
    """Whether a line, or a stretch of it with an ellipsis at either end, has room for all these."""
    start, end = _reach(strokes)
    return width(line) <= room or width(line[start:end]) <= room - 2


def _reach(strokes: list[_Stroke]) -> tuple[int, int]:
    return min(stroke.start for stroke in strokes), max(stroke.end for stroke in strokes)


def _drawn(source: Source, strokes: list[_Stroke], gutter: Gutter) -> Iterator[str]:
    line = printable(source.line(strokes[0].line))
    if strokes[0].after_gap:
        yield gutter.skipped()
    first, last = _reach(strokes)
    shown, start, end = window(line, first, last, gutter.room)
    yield gutter.line_at(source, strokes[0].offset, shown)
    for stroke in strokes:
        begin, stop = stroke.start - first + start, min(stroke.end - first + start, end)
        before = min(width(shown[:begin]), gutter.room - 1)  # a place without extent may lie behind a full line
        yield from _underline(stroke, before, width(shown[begin:stop]), gutter)


def _underline(stroke: _Stroke, before: int, marked: int, gutter: Gutter) -> Iterator[str]:
    sign = "~" if stroke.role == "related" else "^"
    under = " " * before + gutter.style.paint(sign * max(1, marked), stroke.role)
    note = printable(stroke.note)
    if not note:
        yield gutter.line(under)
    elif before + max(1, marked) + 1 + width(note) <= gutter.room:
        yield gutter.line(f"{under} {gutter.style.paint(note, stroke.role)}")
    else:
        yield gutter.line(under)
        for part in wrap(note, gutter.room - 2):
            yield gutter.line("  " + gutter.style.paint(part, stroke.role))
