"""Takes the marks of Markdown out of a text: what is left are headings, paragraphs and rows of cells like any others.

Only what an office would use: headings, emphasis, list bullets, quotations, escapes, and tables, whose bars become the
tabs between cells. A text that has no heading and no table of Markdown is left as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

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
_BAR = re.compile(r"(?<!\\)\|")


def without_markdown(text: str) -> MappedText | None:
    """A text without its marks, with the way back; None where it has none."""
    if not _HEADING.search(text) and not _DELIMITER.search(text):
        return None
    pieces: list[tuple[int, int]] = []
    tabs: list[int] = []
    length = 0
    for start, end, is_tab in _kept(text):
        if is_tab:
            tabs.append(length)
        pieces.append((start, end))
        length += end - start
    return MappedText.of_pieces(text, pieces).replaced(tabs, "\t")


def _kept(text: str) -> Iterator[tuple[int, int, bool]]:
    """The ranges that stay, and which of them is a bar between cells."""
    lines = [(found.start(), found.end()) for found in _LINE.finditer(text)]
    in_table = _rows_of_tables(text, lines)
    for number, (start, end) in enumerate(lines):
        if number not in in_table:
            yield from _without_marks(text, start, end)
        elif not _DELIMITER.match(text[start:end]):
            yield from _cells(text, start, end)


def _rows_of_tables(text: str, lines: list[tuple[int, int]]) -> set[int]:
    """The numbers of the lines of tables: the header above a delimiter row, that row, and what follows with bars."""
    found: set[int] = set()
    for number, (start, end) in enumerate(lines):
        above = number - 2  # over the line break
        if above < 0 or not _DELIMITER.match(text[start:end]) or not _BAR.search(text[slice(*lines[above])]):
            continue
        found |= {above, number}
        below = number + 2
        while below < len(lines) and _BAR.search(text, *lines[below]):
            found.add(below)
            below += 2
    return found


def _without_marks(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    line = text[start:end]
    at = 0
    for mark in _MARKS.finditer(line):
        yield start + at, start + mark.start(), False
        at = mark.end()
    yield start + at, end, False


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """A row with a tab behind every cell; the bar in front of the first one goes."""
    line = text[start:end]
    at = len(line) - len(line.lstrip())
    if line[at : at + 1] == "|":
        at += 1
    for bar in _BAR.finditer(line, at):
        yield from _without_marks(text, start + at, start + bar.start())
        yield start + bar.start(), start + bar.end(), True
        at = bar.end()
    yield from _without_marks(text, start + at, end)
