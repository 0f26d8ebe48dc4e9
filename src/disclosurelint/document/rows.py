"""Rows whose cells are parted by tabs, empty ones kept: what came out of a real table.

Readers of laid-out formats end every cell with a tab; what is copied out of a spreadsheet has tabs between cells.
"""

from __future__ import annotations

import re

from disclosurelint.text import Span
from disclosurelint.text.numbering import ANY_NUMBER

_SENTENCE_END = "。；！？"
_NUMBERING = re.compile(rf"(?:第?{ANY_NUMBER}(?:[、.．]|部分|章)|[（(]{ANY_NUMBER}[）)])$")


def is_row(line: str) -> bool:
    """Whether a line is a row of cells: with two tabs or more that neither indent it nor set a number apart."""
    if line.count("\t") < 2 or "\t" not in line.lstrip():
        return False
    cells = [cell for cell in line.split("\t") if not cell.isspace() and cell]
    if len(cells) == 1:
        return not line.rstrip().endswith(tuple(_SENTENCE_END))
    return len(cells) > 2 or not _NUMBERING.match(cells[0].strip())


def cells_between_tabs(text: str, start: int, end: int) -> list[Span]:
    """The cells of a row of ``text`` without the blanks around their words; an empty cell is an empty span."""
    cells: list[Span] = []
    at = start
    while at <= end:
        stop = text.find("\t", at, end)
        if stop < 0:
            stop = end
            if at == end and cells:
                break  # the tab that ends the last cell
        words = text[at:stop]
        begin = at + len(words) - len(words.lstrip())
        cells.append(Span(begin, max(begin, at + len(words.rstrip()))))
        at = stop + 1
    return cells
