"""Pages whose text is set in two columns: which part of them is read before which.

Two columns are told from a table by how they are filled: nearly every line on both sides is prose and runs to the edge
of its column, and over many lines nothing crosses the way between them. Where that is in doubt a page is read across.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from disclosurelint.records import NamedTuple
from disclosurelint.sources.pdf.lines import LEADER, Line, around, lines_of, rows_of
from disclosurelint.sources.pdf.page import Glyph
from disclosurelint.text import Box
from disclosurelint.text.numbering import ANY_NUMBER

#: Lines of each column that must stand beside the other: on their own, and where pages before were set in such columns.
_FEWEST_LINES, _FEWEST_AGAIN = 6, 2
#: The way between columns, in sizes of their text; it ends in this part of the width of the text.
_NARROWEST, _MIDDLE = 0.9, (0.4, 0.62)
#: Shares of the lines of a column that run to its edge and that hold a mark of prose, on their own and again; and that
#: wide gaps may part.
_FULL, _PROSE = (0.4, 0.25), (0.3, 0.2)
_PARTED = 0.1
#: How far a line may fall short of the edge and is full, in characters; the share of characters that must be Han.
_SHORT, _HAN = 1.6, 0.6
#: Rows further apart than this, in sizes of their text, are of two runs; columns begin within this of each other.
_APART, _TOGETHER = 5.0, 2.5
#: How far the second column may begin from where it did on a page before, in points; places tried on a page.
_SAME_PLACE, _MOST_PLACES = 6.0, 3
_MOST_ROWS = 800
_MARKS = re.compile("[，。；]")
_NUMBERED = re.compile(rf"第?[（(]?{ANY_NUMBER}[）)、.．部章]")
_FIRST_HAN = "\u2e80"


class Area(NamedTuple):
    """A part of a page that is read from its head to its foot. ``column`` is 0 for the whole width, else 1 or 2."""

    column: int
    box: Box
    glyphs: list[Glyph]


class _Run(NamedTuple):
    """Rows from ``begin`` to before ``end`` that stand on two sides of the way to where the second column begins."""

    begin: int
    end: int
    second: float


def areas_of(glyphs: Sequence[Glyph], framed: Sequence[Box], known: list[float]) -> list[Area]:
    """The parts of a page in the order in which they are read. ``framed`` are tables and frames, which stand for
    themselves; ``known`` are the places where second columns begin on the pages before: those of this one are added.
    """
    rows = [row for row in rows_of(glyphs) if any(not glyph.text.isspace() for glyph in row)]
    runs = sorted(_runs(rows, framed, known)) if len(rows) <= _MOST_ROWS else []
    known += [run.second for run in runs]
    top = 0.0
    at = 0
    areas: list[Area] = []
    for run in runs:
        inside = [glyph for row in rows[run.begin : run.end] for glyph in row]
        box = around(Box(*glyph[1:5]) for glyph in inside)
        areas.append(_whole(rows[at : run.begin], top, box.top))
        for column, side in enumerate(_sides(inside, run.second), 1):
            edges = (0.0, run.second) if column == 1 else (run.second, float("inf"))
            areas.append(Area(column, box._replace(left=edges[0], right=edges[1]), side))
        top, at = box.bottom, run.end
    areas.append(_whole(rows[at:], top, float("inf")))
    return areas


def _whole(rows: Sequence[Sequence[Glyph]], top: float, bottom: float) -> Area:
    return Area(0, Box(0.0, top, float("inf"), bottom), [glyph for row in rows for glyph in row])


def _sides(glyphs: Sequence[Glyph], second: float) -> tuple[list[Glyph], list[Glyph]]:
    return [one for one in glyphs if one.left < second - 1], [one for one in glyphs if one.left >= second - 1]


def _runs(rows: Sequence[Sequence[Glyph]], framed: Sequence[Box], known: Sequence[float]) -> Iterator[_Run]:
    taken = [False] * len(rows)
    for second in _places(rows):
        at = 0
        while at < len(rows):
            end = at
            while end < len(rows) and not taken[end] and _keeps_clear(rows, at, end, second, framed):
                end += 1
            run = _trimmed(rows, _Run(at, end, second)) if end - at > 1 else None
            if run is not None and _in_columns(rows, run, known):
                taken[run.begin : run.end] = [True] * (run.end - run.begin)
                yield run
            at = max(end, at + 1)


def _places(rows: Sequence[Sequence[Glyph]]) -> list[float]:
    """Where a second column may begin: where most of the lines begin that begin in the middle of the text's width."""
    left, right = min((row[0].left for row in rows), default=0.0), max((row[-1].right for row in rows), default=0.0)
    low, high = (left + share * (right - left) for share in _MIDDLE)
    begins: Counter[int] = Counter()
    for row in rows:
        written = [glyph for glyph in row if not glyph.text.isspace()]
        begins.update(
            round(glyph.left)
            for before, glyph in pairwise([None, *written])
            if glyph is not None
            and low <= glyph.left <= high
            and (before is None or glyph.left - before.right >= _NARROWEST * glyph.size)
        )
    often = [(place, count) for place, count in begins.most_common(_MOST_PLACES) if count >= _FEWEST_AGAIN]
    return [float(place) for place, _ in often]


def _keeps_clear(rows: Sequence[Sequence[Glyph]], begin: int, at: int, second: float, framed: Sequence[Box]) -> bool:
    """Whether a row crosses the way between the columns nowhere, and goes on with the rows from ``begin``."""
    row = rows[at]
    way = second - _NARROWEST * row[0].size, second - 1
    if any(glyph.left < way[1] and glyph.right > way[0] and not glyph.text.isspace() for glyph in row):
        return False
    if at == begin:
        return True
    above = rows[at - 1]
    crossed = any(
        box.left < way[0] and box.right > way[1] and above[0].top <= box.bottom <= row[0].bottom for box in framed
    )
    return not crossed and row[0].top - above[0].top <= _APART * row[0].size


def _trimmed(rows: Sequence[Sequence[Glyph]], run: _Run) -> _Run | None:
    """A run from where both its columns begin; without a heading at its end that stands over what comes next."""
    lefts = [at for at in range(run.begin, run.end) if rows[at][0].left < run.second - 1]
    rights = [at for at in range(run.begin, run.end) if rows[at][-1].left >= run.second - 1]
    if not lefts or not rights:
        return None
    begin = max(lefts[0], rights[0])
    top = rows[begin][0].top - _TOGETHER * rows[begin][0].size
    while begin > run.begin and rows[begin - 1][0].top >= top:
        begin -= 1
    end = run.end
    while end < len(rows) and end - 1 > rights[-1] and _is_heading(rows[end - 1]):
        end -= 1
    return run._replace(begin=begin, end=end)


def _is_heading(row: Sequence[Glyph]) -> bool:
    return _NUMBERED.match("".join(glyph.text for glyph in row)) is not None


def _in_columns(rows: Sequence[Sequence[Glyph]], run: _Run, known: Sequence[float]) -> bool:
    """Whether the rows of a run are two columns of prose, one beside the other."""
    again = any(abs(run.second - place) <= _SAME_PLACE for place in known)
    sides = _sides([glyph for row in rows[run.begin : run.end] for glyph in row], run.second)
    columns = [lines_of(side) for side in sides]
    low = min((lines[-1].box.bottom for lines in columns if lines), default=0.0)
    beside = (sum(line.box.bottom <= low + 1 for line in lines) for lines in columns)
    return min(beside) >= (_FEWEST_AGAIN if again else _FEWEST_LINES) and all(_is_prose(side, again) for side in sides)


def _is_prose(glyphs: Sequence[Glyph], again: bool) -> bool:
    """Whether the lines of one column are filled with sentences, or are a contents page."""
    lines: list[Line] = lines_of(glyphs)
    edge = max(line.box.right for line in lines)
    full = sum(edge - line.box.right < _SHORT * line.size for line in lines)
    marked = sum(bool(_MARKS.search(line.text) or LEADER.search(line.text)) for line in lines)
    parted = sum(line.in_columns for line in lines)
    han = sum(glyph.text >= _FIRST_HAN for glyph in glyphs)
    others = sum(glyph.text not in ". " for glyph in glyphs)
    return (
        full >= _FULL[again] * len(lines)
        and marked >= _PROSE[again] * len(lines)
        and parted <= _PARTED * len(lines)
        and han >= _HAN * others
    )
