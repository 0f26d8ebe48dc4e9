"""Takes the marks of Markdown out of a text: what is left are headings, paragraphs and rows of cells like any others.

Only what an office would use: headings, emphasis, list bullets, quotations, escapes, and tables, whose bars become the
tabs between cells. A text that has no heading and no table of Markdown is left as it is, but for rows that are set
between bars: │项目│金额│.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from disclosurelint.text import MappedText

_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ \t]+(?=\S)", re.MULTILINE)
#: The row under the header of a table.
_DELIMITER = re.compile(r"^[ ]{0,3}\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*){1,60}\|?[ \t]*$", re.MULTILINE)
_LINE = re.compile(r"[^\r\n]+|(?:\r\n|\r|\n)")
_MARKS = re.compile(
    r"^[ ]{0,3}#{1,6}[ \t]+|[ \t]+#{1,6}[ \t]*$"  # a heading
    r"|^[ ]{0,3}>[ ]?|^[ \t]*[-*+][ \t]+(?=\S)"  # a quotation, a bullet
    r"|\\(?=[\\`*_{}\[\]()#+.!|>-])"  # an escape
    r"|\*\*(?=\S)|(?<=\S)\*\*"  # emphasis; underscores are rather blanks to be filled in
)
_NO_MARKS = re.compile(r"(?!)")
#: What parts the cells of a table: bars of Markdown, and others that are drawn.
_BARS = {bar: re.compile(rf"(?<!\\){re.escape(bar)}") for bar in "|｜│"}
#: A line drawn around or between rows.
_RULE = re.compile(r"[ \t]*[-=+|─━═┌┬┐├┼┤└┴┘│]{3,}[ \t]*$")


def without_markdown(text: str) -> MappedText | None:
    """A text without its marks, with the way back; None where it has none."""
    is_markdown = _HEADING.search(text) is not None or _DELIMITER.search(text) is not None
    if not is_markdown and not any(bar in text for bar in _BARS):
        return None
    lines = [(found.start(), found.end()) for found in _LINE.finditer(text)]
    rows = _framed_rows(text, lines)
    if is_markdown:
        rows |= _rows_of_tables(text, lines)
    elif not rows:
        return None
    pieces: list[tuple[int, int]] = []
    tabs: list[int] = []
    length = 0
    for start, end, is_tab in _kept(text, lines, rows, _MARKS if is_markdown else _NO_MARKS):
        if is_tab:
            tabs.append(length)
        pieces.append((start, end))
        length += end - start
    return MappedText.of_pieces(text, pieces).replaced(tabs, "\t")


def _kept(
    text: str, lines: list[tuple[int, int]], rows: Mapping[int, str], marks: re.Pattern[str]
) -> Iterator[tuple[int, int, bool]]:
    """The ranges that stay, and which of them is a bar between cells."""
    for number, (start, end) in enumerate(lines):
        bar = rows.get(number)
        if bar is None:
            yield from _without_marks(text, start, end, marks)
        elif bar:
            yield from _cells(text, start, end, bar, marks)


def _rows_of_tables(text: str, lines: list[tuple[int, int]]) -> dict[int, str]:
    """The lines of tables of Markdown: the header above a delimiter row, that row (without a bar), what follows."""
    found: dict[int, str] = {}
    has_bar = _BARS["|"].search
    for number, (start, end) in enumerate(lines):
        above = number - 2  # over the line break
        if above < 0 or not _DELIMITER.match(text[start:end]) or not has_bar(text[slice(*lines[above])]):
            continue
        found |= {above: "|", number: ""}
        below = number + 2
        while below < len(lines) and has_bar(text, *lines[below]):
            found[below] = "|"
            below += 2
    return found


def _framed_rows(text: str, lines: list[tuple[int, int]]) -> dict[int, str]:
    """Rows that begin and end with a bar, two or more of as many cells, and the lines drawn around (without a bar)."""
    found: dict[int, str] = {}
    run: dict[int, str] = {}
    cells: list[int] = []
    for number, (start, end) in enumerate([*lines, (0, 0)]):
        line = text[start:end].strip(" \t")
        if line in ("\n", "\r", "\r\n") and number - 1 in run:
            continue
        bar = "" if _RULE.match(line) else line[:1]
        bars = len(_BARS[bar].findall(line)) if bar in _BARS and line.endswith(bar) else 0
        if (bar and bars < 3) or not line or (cells and bars and bars != cells[-1]):
            if len(cells) > 1:
                found |= run
            run, cells = {}, []
        if bars > 2:
            cells.append(bars)
        if bars > 2 or (line and not bar):
            run[number] = bar
    return found


def _without_marks(text: str, start: int, end: int, marks: re.Pattern[str]) -> Iterator[tuple[int, int, bool]]:
    line = text[start:end]
    at = 0
    for mark in marks.finditer(line):
        yield start + at, start + mark.start(), False
        at = mark.end()
    yield start + at, end, False


def _cells(text: str, start: int, end: int, bar: str, marks: re.Pattern[str]) -> Iterator[tuple[int, int, bool]]:
    """A row with a tab behind every cell; the bar in front of the first one goes."""
    line = text[start:end]
    at = len(line) - len(line.lstrip())
    if line[at : at + 1] == bar:
        at += 1
    for found in _BARS[bar].finditer(line, at):
        yield from _without_marks(text, start + at, start + found.start(), marks)
        yield start + found.start(), start + found.end(), True
        at = found.end()
    yield from _without_marks(text, start + at, end, marks)
