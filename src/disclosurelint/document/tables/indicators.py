"""Reads tables of performance targets: each indicator with its class, its target and the bound in front of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from disclosurelint.document.figures import read_amount
from disclosurelint.document.model import Document, Section, Table, once
from disclosurelint.lexicon.speech import spoken, spoken_word
from disclosurelint.records import NamedTuple
from disclosurelint.text import Amount, Span

_TARGETS = spoken_word("tables.target_values")
_CLASS = spoken("tables.indicator_class")
_VALUE = re.compile(r"(≥|≤|＞|＜|>|<|=|＝)?(\d[\d,]*(?:\.\d+)?)(.*)$")
_UNIT = spoken("tables.indicator_unit")


class Indicator(NamedTuple):
    """``kind`` is the class it is filed under (数量指标); ``value`` its target, None where that is no figure.

    ``bound`` is the sign in front of the target, empty where there is none; ``span`` the target with its sign and unit.
    """

    section: Section
    kind: str
    name: str
    name_span: Span
    bound: str
    value: Amount | None
    span: Span


@once
def indicators_of(document: Document) -> list[Indicator]:
    """Every indicator of every table that has a column 指标值."""
    return list(_indicators(document))


def sets_targets(document: Document, table: Table) -> bool:
    """Whether a table has a column for the values of targets."""
    return table.header is not None and _TARGETS in document.quote(table.header)


def _indicators(document: Document) -> Iterator[Indicator]:
    for section in document.sections():
        for part in section.parts:
            if isinstance(part, Table) and sets_targets(document, part):
                kind = ""
                for row in part.rows:
                    indicator = _indicator(document, section, row, kind)
                    if indicator is not None:
                        yield indicator
                        # One cell with the class may stand beside several rows.
                        kind = indicator.kind if part.in_cells else ""


def _indicator(document: Document, section: Section, row: Span, above: str) -> Indicator | None:
    """The indicator of a row; ``above`` is the class it is filed under where it names none itself."""
    cells = [cell for cell in document.cells(row) if cell.start < cell.end]
    words = [document.quote(cell) for cell in cells]
    classes = 0
    while classes < len(words) and _CLASS.match(words[classes]):
        classes += 1
    kind = words[classes - 1] if classes else above
    if not kind or classes == len(words):
        return None
    bound, value, span = _target(document, cells[classes + 1 :], words[classes + 1 :])
    return Indicator(section, kind, words[classes], cells[classes], bound, value, span or cells[classes])


def _target(document: Document, cells: list[Span], words: list[str]) -> tuple[str, Amount | None, Span | None]:
    """The first cell (with the next one, where that is its unit) that is all target: ≥135 万元, 100%, 3人."""
    for at, word in enumerate(words):
        match = _VALUE.match(word)
        if match is None:
            continue
        sign, digits, unit = match[1] or "", match[2], match[3]
        end = cells[at].end
        if not unit and at + 1 < len(words) and _UNIT.match(words[at + 1]):
            unit, end = words[at + 1], cells[at + 1].end
        if _UNIT.match(unit):
            amount = read_amount(digits + unit)
            if amount is not None:
                return sign, amount, Span(cells[at].start, end)
    return "", None, None
