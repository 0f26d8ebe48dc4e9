"""The classes of expenditure that a table lists in each of its columns: what all of a sum is made up of."""

from __future__ import annotations

from disclosurelint.document.model import Document, once
from disclosurelint.document.tables.grids import grids_of
from disclosurelint.lexicon.speech import spoken, spoken_word
from disclosurelint.text import Amount
from disclosurelint.text.numbering import ROW_NUMBER

_SPENDING = spoken_word("tables.spending")
_MARKS = spoken("tables.class_marks")
_CLASS_DIGITS = 3


def class_name(label: str) -> str:
    """A class by its bare name: “农林水支出（类）”支出 is 农林水."""
    name = _MARKS.sub("", ROW_NUMBER.sub("", label)).replace(" ", "")
    while name.endswith(_SPENDING):
        name = name.removesuffix(_SPENDING)
    return name


@once
def classes_of(document: Document) -> list[dict[str, Amount]]:
    """For each column of a table by classes what it tells of each by name, without those of which there is none."""
    columns = []
    for grid in grids_of(document):
        rows = [row for row in grid.rows if len(row.code) == _CLASS_DIGITS]
        if not any(row.code for row in grid.rows):
            rows = list(grid.rows)
        for column in grid.numeric:
            told: dict[str, Amount] = {}
            for row in rows:
                figure = row.figures.get(column)
                label = document.quote(figure.label) if figure is not None else ""
                if figure is not None and figure.amount.value and (row.code or ROW_NUMBER.match(label)):
                    told[class_name(label)] = figure.amount
            if len(told) > 1:
                columns.append(told)
    return columns
