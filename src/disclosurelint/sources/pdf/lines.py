"""From characters with places to lines of text, and from lines to paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from disclosurelint.records import NamedTuple
from disclosurelint.sources.pdf.page import Glyph
from disclosurelint.text import Box
from disclosurelint.text.numbering import ANY_NUMBER, HEADING_NUMBER

#: Gaps between characters, in sizes of their font: from here on a blank, and from here on another column. Programs set
#: a quarter by themselves between Han characters and figures; a blank is half of the size.
_BLANK, _COLUMN = 0.42, 1.8
#: A gap that parts two words of Latin letters; what a blank between two Han characters adds to their usual gap, and
#: behind a mark of punctuation, which may hang.
_LATIN_BLANK, _HAN_BLANK, _MARK_BLANK = 0.18, 0.2, 0.6
_FIRST_HAN, _FEWEST_GAPS = "\u2e80", 3
#: A raised character this much smaller than its line refers to a note.
_RAISED = 0.75
_MARKER = re.compile(rf"{HEADING_NUMBER}|注 ?[：:\d]|附 ?[件表]|表 ?{ANY_NUMBER}")
#: A leader of a contents page.
LEADER = re.compile(r"[.．·…‥]{4,}|…{2,}|[-—_]{6,}")
#: A sum of money as tables print them, or what a spreadsheet shows where its column is too narrow for one.
MONEY = re.compile(r"[-－]?\d{1,3}(?:,\d{3})*\.\d\d|\d+\.\d\d|#{2,}")
#: What stands in sentences, and in no row of a table.
PROSE = re.compile(r"[，。；]")
#: Text that fills less than this share of its page or box has no full lines.
_NARROWEST = 0.5
_SENTENCE_END = "。！？；：.;:”」"
#: Characters that no line begins with, so that they hang over its end.
_CLOSING = "，。、；：！？）》」』”’％"


class Line(NamedTuple):
    """A line of text. ``head`` is the width of what it cannot be broken in at its beginning; ``in_columns`` tells that
    wide gaps part it, ``column`` in which of two columns of the page it stands (0 where the page has but one),
    ``is_cut`` that it is cut off at its end.
    """

    text: str
    box: Box
    size: float
    head: float = 0.0
    in_columns: bool = False
    column: int = 0
    is_cut: bool = False

    @property
    def pitch(self) -> float:
        return self.box.bottom - self.box.top


class Shape(NamedTuple):
    """How the text of a document is set: its margins, whether paragraphs are indented, the way from line to line."""

    left: float
    right: float
    indented: bool
    leading: float


def lines_of(glyphs: Iterable[Glyph]) -> list[Line]:
    """The lines of a page or a cell from top to bottom."""
    return [line for row in rows_of(glyphs) if (line := line_of(row)).text]


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """The characters of each line, from left to right. Large ones come first: small ones may be raised beside them."""
    rows: list[list[Glyph]] = []
    at = 0
    for glyph in sorted(glyphs, key=lambda glyph: (-round(glyph.size), glyph.top + glyph.bottom)):
        middle = (glyph.top + glyph.bottom) / 2
        if not rows or not rows[at][0].top <= middle <= rows[at][0].bottom:
            at = next((at for at, row in enumerate(rows) if row[0].top <= middle <= row[0].bottom), len(rows))
        if at == len(rows):
            rows.append([])
        rows[at].append(glyph)
    rows.sort(key=lambda row: row[0].top)
    return [sorted(row, key=lambda glyph: glyph.left) for row in rows]


def line_of(row: Sequence[Glyph]) -> Line:
    """The text of one line: gaps become blanks, and numbers of notes are left out."""
    size = Counter(round(glyph.size, 1) for glyph in row).most_common(1)[0][0]
    row = _without_notes(row, size)
    text = ""
    previous: Glyph | None = None
    usual = _usual_gap(row)
    for glyph in row:
        if previous is not None and _parted(previous, glyph, usual):
            text += " "
        text += glyph.text
        previous = glyph
    left = min((glyph.left for glyph in row), default=0.0)
    box = Box(
        left,
        min((glyph.top for glyph in row), default=0.0),
        max((glyph.right for glyph in row), default=0.0),
        max((glyph.bottom for glyph in row), default=0.0),
    )
    is_cut = bool(row) and row[-1].cut_behind
    in_columns = len(segments_of(row)) > 1
    return Line(_sums_apart(" ".join(text.split())), box, size, _unbreakable(row, left), in_columns, is_cut=is_cut)


def _sums_apart(text: str) -> str:
    """A row of a table with a blank before every sum: words that fill their column touch what stands in the next."""
    if PROSE.search(text):
        return text
    return " ".join(MONEY.sub(lambda found: f" {found.group()}", text).split())


def segments_of(row: Sequence[Glyph]) -> list[list[Glyph]]:
    """The parts of a line that wide gaps set apart."""
    parts: list[list[Glyph]] = []
    for glyph in row:
        if glyph.text.isspace():
            continue
        last = parts[-1][-1] if parts else None
        if last is not None and glyph.left - last.right < _COLUMN * glyph.size and not _cut_between(last, glyph):
            parts[-1].append(glyph)
        else:
            parts.append([glyph])
    return parts


def shape_of(pages: Sequence[Sequence[Line]], width: float) -> Shape:
    """How text is set on pages, or in a box, of one width."""
    lines = [line for page in pages for line in page]
    lefts = Counter(round(line.box.left) for line in lines)
    left = min(lefts.most_common(2), key=lambda entry: entry[0])[0] if lefts else 0
    long = [line for line in lines if not LEADER.search(line.text)]
    right = _usual_end(long)
    if right - left < _NARROWEST * width:
        right = float("inf")  # all lines are short: none ends for want of room
    indents = sum(line.size < line.box.left - left < 3.5 * line.size for line in long)
    gaps = Counter(
        round(below.box.top - line.box.top)
        for page in pages
        for line, below in pairwise(page)
        if right - line.box.right < 2 * line.size and not LEADER.search(line.text)
    )
    leading = float(gaps.most_common(1)[0][0]) if gaps else 0.0
    return Shape(float(left), right, indents * 8 > len(long), leading)


def goes_on(line: Line, below: Line, shapes: tuple[Shape, Shape], over_page: bool, is_first: bool) -> bool:
    """Whether a line runs on into the next one: it is full, and the next one does not begin something.

    ``shapes`` tell how the text is set where each of the two stands: the next one may begin another column.
    ``is_first`` tells that the line begins its paragraph: an item of a list may hang below its number.
    """
    shape, its = shapes
    if line.in_columns or below.in_columns or (line.column == 0) != (below.column == 0):
        return False
    if LEADER.search(line.text) or LEADER.search(below.text) or _MARKER.match(below.text):
        return False
    if abs(line.size - below.size) > 0.1 * line.size:
        return False
    hangs = (below.box.left - its.left) - (line.box.left - shape.left)
    if below.box.left - its.left > 0.8 * below.size and not _hangs(line, hangs / line.size, is_first):
        return False
    if not over_page and below.box.top - line.box.top > 1.3 * max(shape.leading, line.pitch):
        return False
    if not shape.indented and line.text[-1] in _SENTENCE_END:
        return False
    return shape.right - line.box.right < below.head + 0.7 * line.size


def _hangs(line: Line, by: float, is_first: bool) -> bool:
    """Whether a line that is set in from the one above ``by`` so many characters stands under the text of a list's
    item, right of its number, or under such a line.
    """
    if is_first:
        return _MARKER.match(line.text) is not None and 0.8 < by < 4
    return abs(by) < 0.3


def joined(lines: Sequence[Line]) -> str:
    """The text of lines that run on: with a blank only between two words of Latin letters."""
    text = ""
    for line in lines:
        if text and text[-1].isascii() and text[-1].isalpha() and line.text[0].isascii() and line.text[0].isalpha():
            text += " "
        text += line.text
    return text


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around boxes."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def _usual_end(lines: Sequence[Line]) -> float:
    """Where full lines end: the farthest end that many lines come to."""
    ends = Counter(round(line.box.right / 3) for line in lines)
    if not ends:
        return 0.0
    most = max(ends.values())
    often = max(end for end, count in ends.items() if count * 4 >= most)
    return max(line.box.right for line in lines if round(line.box.right / 3) == often)


def _cut_between(before: Glyph, glyph: Glyph) -> bool:
    """Whether words are cut off between two characters: they stand in cells beside each other."""
    return before.item != glyph.item and (before.cut_behind or glyph.cut_before)


def _parted(before: Glyph, glyph: Glyph, usual: float) -> bool:
    """Whether a gap is a blank. Between Han and Latin characters some is set by itself; lines may be stretched."""
    if _cut_between(before, glyph):
        return True
    gap = _gap(before, glyph)
    if before.text >= _FIRST_HAN and glyph.text >= _FIRST_HAN:
        return gap > usual + (_MARK_BLANK if before.text in _CLOSING else _HAN_BLANK)
    return gap > (_LATIN_BLANK if _is_letter(before) and _is_letter(glyph) else _BLANK)


def _gap(before: Glyph, glyph: Glyph) -> float:
    return (glyph.left - before.right) / max(1.0, glyph.size)


def _usual_gap(row: Sequence[Glyph]) -> float:
    """The gap between two Han characters in the middle of a line's gaps; none where there are too few to tell."""
    gaps = [
        _gap(before, glyph) for before, glyph in pairwise(row) if before.text >= _FIRST_HAN and glyph.text >= _FIRST_HAN
    ]
    return max(0.0, median(gaps)) if len(gaps) > _FEWEST_GAPS else 0.0


def _is_letter(glyph: Glyph) -> bool:
    return glyph.text.isascii() and glyph.text.isalpha()


def _without_notes(row: Sequence[Glyph], size: float) -> list[Glyph]:
    """A line without the numbers of notes; what stands before one reaches over its place."""
    kept: list[Glyph] = []
    for glyph in row:
        if not _refers_to_note(glyph, row, size):
            kept.append(glyph)
        elif kept:
            kept[-1] = kept[-1]._replace(right=max(kept[-1].right, glyph.right))
    return kept


def _refers_to_note(glyph: Glyph, row: Sequence[Glyph], size: float) -> bool:
    """Whether a character is a small raised digit."""
    if glyph.size > _RAISED * size or not (glyph.text.isdigit() or glyph.text in "[]〔〕①②③④⑤⑥⑦⑧⑨"):
        return False
    bottom = Counter(round(one.bottom) for one in row if one.size > _RAISED * size).most_common(1)
    return bool(bottom) and glyph.bottom < bottom[0][0] - 0.1 * size


def _unbreakable(row: Sequence[Glyph], left: float) -> float:
    """The width of the first character, or of the first word or figure with the marks behind it."""
    end = left
    latin = bool(row) and row[0].text.isascii()
    for at, glyph in enumerate(row):
        if at and not (latin and glyph.text.isascii() and not glyph.text.isspace()) and glyph.text not in _CLOSING:
            break
        end = glyph.right
    return end - left
