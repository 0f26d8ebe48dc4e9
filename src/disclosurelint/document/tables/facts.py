"""Facts of tables: what a cell is a figure of, by the words of its row and the header of its column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator

from disclosurelint.document.bodies import without_level
from disclosurelint.document.facts import LAST_YEAR, YEAR, Fact, side_of
from disclosurelint.document.model import Document, Figure, Statement, Subject, once
from disclosurelint.document.tables.grids import Grid, grids_of
from disclosurelint.document.tables.kinds import table_kind
from disclosurelint.lexicon.speech import spoken
from disclosurelint.records import NamedTuple
from disclosurelint.text import Span
from disclosurelint.text.numbering import ROW_NUMBER

_OF_WHICH = spoken("tables.of_which")
_TOTAL = spoken("tables.total")
#: Columns that compare others: 增减额, 比上年增减, 占比, 完成率.
_COMPARES = spoken("tables.compares")
_THE_FIGURE = spoken("tables.the_figure")


class Column(NamedTuple):
    """The facts of one column of a table, or of the columns with one header on both sides of it."""

    grid: Grid
    facts: tuple[Fact, ...]


@once
def columns_of(document: Document) -> list[Column]:
    """Every column of every table that holds a fact."""
    return [column for grid in grids_of(document) for column in _columns(document, grid)]


@once
def tables_of(document: Document) -> list[tuple[Fact, ...]]:
    """The facts of one table that are of one year, side and scope, in whatever columns they stand."""
    return list(_by_meaning(document))


def _by_meaning(document: Document) -> Iterator[tuple[Fact, ...]]:
    groups: defaultdict[tuple[int, int | None, str, str], list[Fact]] = defaultdict(list)
    for column in columns_of(document):
        for fact in column.facts:
            groups[id(column.grid.table), fact.year, fact.side, fact.scope].append(fact)
    return map(tuple, groups.values())


def table_facts_of(document: Document) -> list[Fact]:
    """The figures of tables whose row names a concept, or whose column does in a total row."""
    return [fact for column in columns_of(document) for fact in column.facts]


def facts_of_bodies(document: Document, names: Container[str]) -> Iterator[tuple[str, Fact]]:
    """The figures of tables whose row names one of some bodies: of which body, and what the column says of it."""
    for grid in grids_of(document):
        for row in grid.rows:
            words = (without_level(document.quote(label)) for label in row.labels.values())
            body = next((word for word in words if word in names), None)
            for at, figure in row.figures.items() if body is not None and not row.code else ():
                concept = _of_total(document, grid, at)
                if concept and body:
                    yield body, _fact(document, grid, at, row.span, figure, concept)


def _columns(document: Document, grid: Grid) -> Iterator[Column]:
    facts: defaultdict[str, list[Fact]] = defaultdict(list)
    labels = document.lexicon.concepts
    for row in grid.rows:
        by_code = labels.of_code(row.code) if row.code else None
        if row.code and by_code is None:
            continue  # a subject may bear the name of a concept and be only a part of it
        for at, figure in row.figures.items():
            header = grid.columns[at].name
            if _COMPARES.search(grid.columns[at].full):
                continue
            label = document.quote(figure.label)
            if by_code is not None:
                concept = by_code if _THE_FIGURE.match(header) else None
            elif _TOTAL.match(label):
                concept = _of_total(document, grid, at)
            else:
                concept = labels.of_label(_OF_WHICH.sub("", ROW_NUMBER.sub("", label)))
            if concept:
                facts[header].append(_fact(document, grid, at, row.span, figure, concept))
    return (Column(grid, tuple(found)) for found in facts.values())


def _fact(document: Document, grid: Grid, at: int, row: Span, figure: Figure, concept: str) -> Fact:
    """A figure in the column ``at`` of a table."""
    full = grid.columns[at].full
    year, side = meaning(full, document.subject)
    kind = table_kind(document, grid)
    scope = document.lexicon.concepts.scope_of(full) or (kind.scope if kind else "")
    scope = kind.narrower.get(grid.columns[at].name, scope) if kind else scope
    return Fact(concept, year, side, grid.section, figure, Statement(row, figure), None, scope)


def _of_total(document: Document, grid: Grid, at: int) -> str | None:
    """The concept that a whole is told of in a column: the one its header names, or the one its table is of."""
    kind = table_kind(document, grid)
    column = grid.columns[at]
    named = document.lexicon.concepts.of_label(column.about)
    if named or kind is None:
        return named
    if column.name in kind.narrower:
        return kind.total or None
    if not (column.is_total or _THE_FIGURE.match(column.name)):
        return None
    has_carried = any(document.lexicon.concepts.of_label(other.about) == "income.carried" for other in grid.columns)
    return (kind.carried_total if has_carried else "") or kind.total or None


def meaning(header: str, subject: Subject) -> tuple[int | None, str]:
    """The year and side that a column header tells: this year and the document's own where it does not say."""
    year = YEAR.search(header)
    if year is not None:
        return int(year[1]), side_of(header, subject)
    if LAST_YEAR.search(header):
        return (subject.year - 1 if subject.year else None), side_of(header, subject)
    return subject.year, side_of(header, subject)
