"""Tables of a page: from ruled lines, with merged cells; without rules, from columns that the words keep to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from disclosurelint.records import NamedTuple
from disclosurelint.sources.columns import aligned
from disclosurelint.sources.pdf.drawing import Rule
from disclosurelint.sources.pdf.lines import MONEY, PROSE, Line, around, lines_of, segments_of
from disclosurelint.sources.pdf.page import Glyph, Page
from disclosurelint.sources.writing import Cell, Piece, Spot
from disclosurelint.text import Box

#: Edges of cells nearer to each other than this are one edge.
_HAIR = 6.0
#: How far rules may miss each other and still meet, in points.
_MISS = 2.5
#: Share of the side of a cell that a rule must cover to part it from the next one.
_COVERS = 0.6
_MOST_LINES = 400
#: A frame around more than this share of a page is the border of the page.
_WHOLE_PAGE = 0.5
_FIGURE = re.compile(r"[-－]?[\d,]+(?:\.\d+)?%?$|[-—－]{1,2}$")
#: Words and a sum in one cell; share of the lines in which that shows that the columns were not told apart.
_MIXED = re.compile(r"[^\x00-\x7f].{0,40}\d\.\d\d|\d\.\d\d ?[^\x00-\x7f%％]")
_MOST_MIXED = 0.1
#: Lines in columns and the share of them that must hold a figure to be a table without rules.
_FEWEST_LINES, _WITH_FIGURES = 3, 0.5
#: Lines that may stand above the header: whose table it is, in which unit.
_MOST_ABOVE = 3


class Table(NamedTuple):
    """A table of a page: where it stands, where its columns begin, and its rows."""

    box: Box
    edges: tuple[float, ...]
    rows: list[list[Cell]]

    @property
    def columns(self) -> int:
        return len(self.edges) - 1


class Boxed(NamedTuple):
    """Lines in a frame of their own."""

    box: Box
    lines: list[Line]


class Frame(NamedTuple):
    """A grid of ruled lines."""

    xs: list[float]
    ys: list[float]
    across: list[Rule]
    down: list[Rule]

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])


def ruled_tables(page: Page, number: int) -> tuple[list[Table | Boxed], list[Glyph]]:
    """The tables that rules on a page make, and frames around text; and the characters that stand in none."""
    found: list[Table | Boxed] = []
    left = page.glyphs
    for frame in _frames(page.across, page.down):
        inside = [glyph for glyph in left if _is_in(glyph, frame.box)]
        table = _table(number, frame, inside) if inside and len(frame.xs) > 2 else None
        if not inside or (table is None and _area(frame.box) > _WHOLE_PAGE * page.width * page.height):
            continue
        found.append(table or Boxed(frame.box, lines_of(inside)))
        taken = set(map(id, inside))
        left = [glyph for glyph in left if id(glyph) not in taken]
    return found, left


def tables_in_columns(page: int, rows: Sequence[Sequence[Glyph]]) -> Iterator[tuple[int, int, Table]]:
    """Runs of lines set in columns, as tables: the first line, the one behind the last, and what they make."""
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and len(_parts_of(rows[end])) > 1:
            end += 1
        for begin in range(at, min(at + _MOST_ABOVE + 1, end)):
            table = _in_columns(page, rows[begin:end])
            if table is not None:
                yield begin, end, table
                break
        at = max(end, at + 1)


def _frames(across: Sequence[Rule], down: Sequence[Rule]) -> Iterator[Frame]:
    """Grids of rules that meet, the smallest first: one may lie in another."""
    across, down = _merged(across), _merged(down)
    if len(across) > _MOST_LINES or len(down) > _MOST_LINES:
        return
    group = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for at, rule in enumerate(across):
        for to, other in enumerate(down):
            if _reaches(rule, other.at) and _reaches(other, rule.at):
                group[root(at)] = root(len(across) + to)
    found: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for at, rule in enumerate([*across, *down]):
        found.setdefault(root(at), ([], []))[at >= len(across)].append(rule)
    frames = [_frame(*rules) for rules in found.values() if len(rules[0]) > 1 and rules[1]]
    yield from sorted(frames, key=lambda frame: _area(frame.box))


def _reaches(rule: Rule, at: float) -> bool:
    return rule.start - _MISS <= at <= rule.end + _MISS


def _frame(across: list[Rule], down: list[Rule]) -> Frame:
    """A table may be open at its sides: its outer edges are where the rules across end."""
    xs = [rule.at for rule in down] + [min(rule.start for rule in across), max(rule.end for rule in across)]
    ys = [rule.at for rule in across] + [min(rule.start for rule in down), max(rule.end for rule in down)]
    return Frame(_distinct(xs), _distinct(ys), across, down)


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """Rules in one line that touch, as one."""
    merged: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at / _MISS), rule.start)):
        last = merged[-1] if merged else None
        if last is not None and abs(last.at - rule.at) <= _MISS and rule.start <= last.end + _MISS:
            merged[-1] = Rule(last.at, last.start, max(last.end, rule.end))
        else:
            merged.append(rule)
    return merged


def _distinct(places: Iterable[float]) -> list[float]:
    distinct: list[float] = []
    for place in sorted(places):
        if not distinct or place - distinct[-1] > _MISS:
            distinct.append(place)
    return distinct


def _table(page: int, frame: Frame, glyphs: Sequence[Glyph]) -> Table | None:
    """The cells of a frame with what they hold; None where it has but one column."""
    boxes = _cells(frame)
    held: dict[tuple[int, int], list[Glyph]] = {place: [] for place in boxes}
    owner = {
        (row, column): place
        for place, (bottom, right) in boxes.items()
        for row in range(place[0], bottom)
        for column in range(place[1], right)
    }
    for glyph in glyphs:
        row = bisect_right(frame.ys, (glyph.top + glyph.bottom) / 2) - 1
        column = bisect_right(frame.xs, (glyph.left + glyph.right) / 2) - 1
        place = owner.get((min(max(row, 0), len(frame.ys) - 2), min(max(column, 0), len(frame.xs) - 2)))
        if place is not None:
            held[place].append(glyph)
    rows: list[list[Cell]] = [[] for _ in range(len(frame.ys) - 1)]
    for (row, column), (bottom, right) in sorted(boxes.items()):
        box = Box(frame.xs[column], frame.ys[row], frame.xs[right], frame.ys[bottom])
        rows[row].append(Cell(column, _pieces(page, lines_of(held[row, column]), box), right - column))
    if all(len(row) <= 1 for row in rows):
        return None
    laid, columns = aligned(rows, frame.xs, _HAIR)
    return Table(frame.box, (*(frame.xs[line] for line in columns), frame.xs[-1]), laid)


def _cells(frame: Frame) -> dict[tuple[int, int], tuple[int, int]]:
    """Cells by the row and column where they begin, with the row and column behind their last."""
    high, wide = len(frame.ys) - 1, len(frame.xs) - 1
    walls = {
        (row, column)
        for column in range(1, wide)
        for row in range(high)
        if _covered(frame.down, frame.xs[column], frame.ys[row], frame.ys[row + 1])
    }
    floors = {
        (row, column)
        for row in range(1, high)
        for column in range(wide)
        if _covered(frame.across, frame.ys[row], frame.xs[column], frame.xs[column + 1])
    }
    cells: dict[tuple[int, int], tuple[int, int]] = {}
    taken: set[tuple[int, int]] = set()
    for row in range(high):
        for column in range(wide):
            if (row, column) in taken:
                continue
            right = column + 1
            while right < wide and (row, right) not in walls and (row, right) not in taken:
                right += 1
            bottom = row + 1
            while bottom < high and not any(
                (bottom, at) in floors or (bottom, at) in taken for at in range(column, right)
            ):
                bottom += 1
            cells[row, column] = bottom, right
            taken.update((y, x) for y in range(row, bottom) for x in range(column, right))
    return cells


def _covered(rules: Sequence[Rule], at: float, start: float, end: float) -> bool:
    """Whether rules at a place cover most of the way from ``start`` to ``end``."""
    covered = sum(max(0.0, min(rule.end, end) - max(rule.start, start)) for rule in rules if abs(rule.at - at) <= _MISS)
    return covered >= _COVERS * (end - start)


def _pieces(page: int, lines: Sequence[Line], box: Box) -> list[Piece]:
    """The lines of a cell; one that fills it is not ended but broken there."""
    pieces: list[Piece] = []
    for at, line in enumerate(lines):
        if at and not _breaks(lines[at - 1], line, box):
            pieces.append(Piece("\n"))
        pieces.append(Piece(line.text, spot=Spot(page, line.box)))
    return pieces


def _breaks(line: Line, below: Line, box: Box) -> bool:
    """Whether a figure or word is broken between two lines, for the column was too narrow."""
    both = line.text[-1].isascii() and below.text[0].isascii() and " " not in line.text[-4:]
    room = (box.right - box.left) - (line.box.right - line.box.left)
    return both and room < 1.5 * line.size


def _in_columns(page: int, rows: Sequence[Sequence[Glyph]]) -> Table | None:
    """A table out of lines, where all keep to the same columns and many hold figures."""
    if len(rows) < _FEWEST_LINES:
        return None
    parts = [_parts_of(row) for row in rows]
    spans = sorted((part[0].left, part[-1].right) for row in parts for part in row)
    columns: list[tuple[float, float]] = []
    for left, right in spans:
        if columns and left <= columns[-1][1] - _MISS:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    figures = sum(any(_FIGURE.match(_text(part)) for part in row) for row in parts)
    if len(columns) < 2 or figures < _WITH_FIGURES * len(rows):
        return None
    edges = [columns[0][0]]
    edges += [(before[1] + after[0]) / 2 for before, after in pairwise(columns)]
    edges.append(columns[-1][1])
    made: list[list[Cell]] = []
    for row in parts:
        cells: dict[int, list[Piece]] = {}
        for part in row:
            column = min(bisect_right(edges, part[0].left + 0.1) - 1, len(columns) - 1)
            [line] = lines_of(part)
            text = f" {line.text}" if column in cells else line.text
            cells.setdefault(column, []).append(Piece(text, spot=Spot(page, line.box)))
        made.append([Cell(column, pieces) for column, pieces in sorted(cells.items())])
    if sum(any(_MIXED.search(cell.text) for cell in row) for row in made) > _MOST_MIXED * len(made):
        return None  # the words of one column reach into the next: as lines, what is what can still be told
    box = around(Box(*glyph[1:5]) for row in rows for glyph in row)
    return Table(box, tuple(edges), made)


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.bottom - box.top)


def _parts_of(row: Sequence[Glyph]) -> list[list[Glyph]]:
    """What of a line may be cells: what wide gaps set apart, and sums of money, which may touch what is beside them."""
    segments = segments_of(row)
    if any(PROSE.search(_text(segment)) for segment in segments):
        return segments
    parts: list[list[Glyph]] = []
    for segment in segments:
        at = 0
        text = _text(segment)
        if len(text) == len(segment):
            for sum_of_money in MONEY.finditer(text):
                parts += [segment[at : sum_of_money.start()], segment[sum_of_money.start() : sum_of_money.end()]]
                at = sum_of_money.end()
        parts.append(segment[at:])
    return [part for part in parts if part]


def _text(part: Sequence[Glyph]) -> str:
    return "".join(glyph.text for glyph in part)


def _is_in(glyph: Glyph, box: Box) -> bool:
    x, y = (glyph.left + glyph.right) / 2, (glyph.top + glyph.bottom) / 2
    return box.left - _MISS <= x <= box.right + _MISS and box.top - _MISS <= y <= box.bottom + _MISS
