"""Which of the published tables a table is: by its title, or where it has none by what stands in it."""

from __future__ import annotations

from collections import defaultdict

from disclosurelint.document.model import Document, once
from disclosurelint.document.tables.grids import Grid, grids_of
from disclosurelint.lexicon.names import Concept


def table_kind(document: Document, grid: Grid) -> Concept | None:
    """Which of the published tables a table is, where that can be told."""
    return _kinds(document).get(id(grid.table))


@once
def _kinds(document: Document) -> dict[int, Concept]:
    """The kinds of tables by ``id``. One without a title of ours counts only if no other table may be of that kind."""
    tables = document.lexicon.tables
    known: dict[int, Concept] = {}
    titled: set[str] = set()
    for section in document.sections():
        titled |= tables.of_title(document.quote(section.title))
    untitled: defaultdict[str, list[Grid]] = defaultdict(list)
    for grid in grids_of(document):
        kinds = tables.of_title(document.quote(grid.section.title))
        if len(kinds) == 1:
            known[id(grid.table)] = tables.concepts[next(iter(kinds))]
        elif not kinds and (key := _by_content(document, grid)):
            untitled[key].append(grid)
    for key, grids in untitled.items():
        if len(grids) == 1 and key not in titled:
            known[id(grids[0].table)] = tables.concepts[key]
    return known


def _by_content(document: Document, grid: Grid) -> str:
    """The key of the one table whose heads and rows a grid has; empty where none or several fit."""
    signs, parts = document.lexicon.table_signs
    title = document.quote(grid.section.title)
    if not document.subject.kind or any(word in title for word in parts):
        return ""
    heads = [column.full for column in grid.columns]
    rows = [document.quote(label) for row in grid.rows for label in row.labels.values()]
    codes = [row.code for row in grid.rows if row.code]
    fitting = [sign for sign in signs if sign.fits(heads, rows, codes)]
    if len(fitting) != 1:
        return ""
    return fitting[0].final if document.subject.side == "final" else fitting[0].budget
