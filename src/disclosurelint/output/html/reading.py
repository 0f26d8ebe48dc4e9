"""The document as read, line by line and table by table, with every place that a finding speaks of marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from disclosurelint.output.html.escaping import escape
from disclosurelint.output.whereabouts import beside
from disclosurelint.records import NamedTuple
from disclosurelint.rules.diagnostic import SEVERITIES, Diagnostic

if TYPE_CHECKING:
    from disclosurelint.errors import Language
    from disclosurelint.results.overview import Heading
    from disclosurelint.results.report import Report

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
#: A line with so many tabs is a row of a table; a cell with more characters spreads over empty ones behind it.
_TABS, _LONG = 2, 12
_FIGURE = re.compile(r"[-−\d,.%％]+$")


class Marked(NamedTuple):
    """A finding and the name it goes by in the page."""

    found: Diagnostic
    id: str


class _Mark(NamedTuple):
    """A range of the file; ``role`` is a severity, or ``related`` for what bears on a finding."""

    start: int
    end: int
    role: str
    id: str


def reading(report: Report, marked: Sequence[Marked], headings: Sequence[Heading], lang: Language) -> Iterator[str]:
    """The lines of the file, each with its number, or what tells its place in a laid-out file; blank ones in a row
    become a gap.
    """
    text = report.source.text
    marks = sorted(_marks(report, marked))
    levels = {
        report.source.position(heading.place.start).line: heading.level
        for heading in headings
        if _fills_its_line(text, heading.place.end)
    }
    named: set[str] = set()
    upcoming = 0
    live: list[_Mark] = []
    in_table = False
    told = ""
    for number, found in enumerate(_LINE.finditer(text), start=1):
        start, end = found.start(), found.end()
        if start == len(text) and number > 1:
            break
        while upcoming < len(marks) and marks[upcoming].start < max(end, start + 1):
            live.append(marks[upcoming])
            upcoming += 1
        live = [mark for mark in live if mark.end > start or mark.start >= start]
        stop = start + len(found.group().rstrip("\r\n"))
        is_row = text.count("\t", start, stop) >= _TABS
        if is_row != in_table:
            yield '<div class="wide"><table class="grid">' if is_row else "</table></div>"
            in_table = is_row
        place = beside(report.source, start, lang) if report.source.places else str(number)
        shown, told = "" if place == told else escape(place), place  # all lines of a page have its number
        if is_row:
            yield f'<tr><td class="n">{shown}</td>{_row(text, start, stop, live, named)}</tr>'
            continue
        line = _line(text, start, stop, live, named)
        level = levels.get(number)
        role = f" h h{min(level, 4)}" if level else "" if line else " blank"
        yield f'<div class="l{role}"><span class="n">{shown}</span><span class="t">{line}</span></div>'
    if in_table:
        yield "</table></div>"


def _fills_its_line(text: str, end: int) -> bool:
    """Whether nothing but blanks and marks follows a heading: others run on into their text."""
    found = _LINE.match(text, end)
    return found is not None and not found.group().strip(" \u3000\t\r\n：:。.")


def _marks(report: Report, marked: Sequence[Marked]) -> Iterator[_Mark]:
    for one in marked:
        found = one.found
        yield _Mark(*found.span, found.severity, one.id)
        places = [place.span for place in found.related if place.path == report.source.path]
        if found.calculation is not None:
            places += [term.span for term in (found.calculation.whole, *found.calculation.terms)]
        for span in dict.fromkeys(places):
            if span != found.span:
                yield _Mark(*span, "related", one.id)


def _row(text: str, start: int, stop: int, marks: Sequence[_Mark], named: set[str]) -> str:
    """The cells of a row; a mark on nothing but the break between two cells stands at the end of it."""
    bounds = [start - 1, *(at for at in range(start, stop) if text[at] == "\t"), stop]
    cells = [(before + 1, after) for before, after in pairwise(bounds)]
    if cells[-1][0] == cells[-1][1]:
        cells.pop()  # in documents every cell is ended by a tab
    drawn: list[str] = []
    at = 0
    while at < len(cells):
        begin, end = cells[at]
        words = text[begin:end].strip()
        at += 1
        spans = 1
        while len(words) > _LONG and at < len(cells) and not text[slice(*cells[at])].strip():
            at += 1
            spans += 1
        wide = f' colspan="{spans}"' if spans > 1 else ""
        role = ' class="figure"' if drawn and _FIGURE.match(words) else ""  # codes come first
        drawn.append(f"<td{role}{wide}>{_line(text, begin, end, marks, named)}</td>")
    lost = [mark for mark in marks if mark.role != "related" and mark.start >= start and mark.id not in named]
    return "".join(drawn) + ("<td>" + _tagged("", lost, named) + "</td>" if lost else "")


def _line(text: str, start: int, end: int, marks: Sequence[_Mark], named: set[str]) -> str:
    """One line cut wherever a mark begins or ends; an empty mark stands as a sign between two characters."""
    cuts = {start, end}
    for mark in marks:
        cuts.update(edge for edge in (mark.start, mark.end) if start < edge < end)
    edges = sorted(cuts)
    pieces: list[str] = []
    for begin, stop in pairwise(edges):
        pieces += [_tagged("", [mark], named) for mark in marks if mark.start == mark.end == begin]
        inside = [mark for mark in marks if mark.start <= begin and stop <= mark.end]
        piece = escape(text[begin:stop])
        pieces.append(_tagged(piece, inside, named) if inside else piece)
    pieces += [_tagged("", [mark], named) for mark in marks if mark.start == mark.end == end]
    return "".join(pieces)


def _tagged(piece: str, marks: Sequence[_Mark], named: set[str]) -> str:
    """A piece of text inside marks: it looks like the gravest and leads to all; each finding is named once."""
    roles = (*SEVERITIES, "related")
    gravest = min(marks, key=lambda mark: roles.index(mark.role))
    ids = " ".join(dict.fromkeys(mark.id for mark in marks))
    fresh = [mark.id for mark in marks if mark.role != "related" and mark.id not in named]
    named.update(fresh)
    anchors = "".join(f'<a id="{name}-text"></a>' for name in fresh)
    empty = " point" if not piece else ""
    return f'{anchors}<mark class="{gravest.role}{empty}" data-for="{ids}">{piece}</mark>'
