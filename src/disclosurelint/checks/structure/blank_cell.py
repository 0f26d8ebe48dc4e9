"""``blank_cell``: zero is declared and not left blank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.model import Document, Table
from disclosurelint.lexicon.speech import spoken, spoken_word
from disclosurelint.text import Span
from disclosurelint.text.numbering import HAN_NUMBER

_VALUE = spoken("tables.value")
#: How items of a table are numbered, from the outermost level inwards.
_LEVELS = (
    re.compile(f"{HAN_NUMBER}、"),
    re.compile(f"[（(]{HAN_NUMBER}[）)]"),
    re.compile(r"\d{1,2}[、．.](?!\d)"),
    re.compile(r"[（(]\d{1,2}[）)]"),
    spoken("tables.of_which_row"),
)
_INDICATORS = spoken_word("tables.indicators")
_TOTAL = spoken("tables.any_total")
_LONGEST_LABEL = 30
_MOST_PLACES = 9


@options
class BlankCell:
    """Tells, once for a table, of numbered rows with no figure and no dash among others that have one.

    A row that heads those below it needs none, nor does the first line of one that runs on in the next.
    """

    kind: ClassVar[str] = "blank_cell"

    least: int = option(default=2, zh="至少有几行填了数，才看空着的行", en="rows with a figure before blank ones count")

    def run(self, document: Document) -> Iterator[Finding]:
        for block in document.blocks():
            if isinstance(block, Table) and not _is_of_targets(document, block):
                blank, filled = _rows(document, block)
                if blank and filled >= max(self.least, len(blank)):
                    values: dict[str, Value] = {"label": document.quote(blank[0]).strip(), "count": len(blank)}
                    related = tuple(Related(row, "also") for row in blank[1 : 1 + _MOST_PLACES])
                    yield Finding(blank[0], values, related=related)


def _is_of_targets(document: Document, table: Table) -> bool:
    return any(_INDICATORS in document.quote(head) for head in table.heads)


def _rows(document: Document, table: Table) -> tuple[list[Span], int]:
    """The numbered rows without a value that need one, and how many rows have one."""
    rows = [(row, [document.quote(cell) for cell in document.cells(row)]) for row in table.rows]
    values = [any(_VALUE.match(word) for word in words) for _, words in rows]
    levels = [_level(document.quote(row)) for row, _ in rows]
    blank = [
        row
        for at, (row, _) in enumerate(rows)
        if not values[at] and levels[at] is not None and not _goes_on(document, table.rows, values, levels, at)
    ]
    return blank, sum(values)


def _level(row: str) -> int | None:
    """How deep the number of a row is; None where it has none, or says more than a name."""
    if len(row) > _LONGEST_LABEL or "。" in row or "，" in row:
        return None
    return next((depth for depth, style in enumerate(_LEVELS) if style.match(row)), None)


def _goes_on(
    document: Document, rows: Sequence[Span], values: Sequence[bool], levels: Sequence[int | None], at: int
) -> bool:
    """Whether a row heads the next one, which is filled in, or is only its first line."""
    if at + 1 == len(rows):
        return False
    own, following = levels[at], levels[at + 1]
    if following is None:
        return _TOTAL.match(document.quote(rows[at + 1])) is None
    return own is not None and following > own and values[at + 1]
