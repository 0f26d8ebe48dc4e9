"""``declared_empty``: a sentence says that a table is empty, and the table holds figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.facts import LAST_YEAR, YEAR
from disclosurelint.document.model import Document, Figure, Paragraph
from disclosurelint.document.tables.grids import Grid, grids_of
from disclosurelint.document.walking import label_of
from disclosurelint.lexicon.speech import spoken, spoken_word
from disclosurelint.text import Span

#: 故本表无数据, 本表为空; not 本表为空白表样, which nobody writes of his own table.
_TABLE = spoken_word("denials.table")
_THIS = spoken("denials.this_table")
_SOME = spoken("denials.some_table")
_NAME = re.compile(r"[^，。；：、（）()《》\s]{4,36}$")
_LONGEST_NAME = 40


@options
class DeclaredEmpty:
    """Looks at notes below a table (本表为空) and at sentences that name one; figures of another year do not count."""

    kind: ClassVar[str] = "declared_empty"

    def run(self, document: Document) -> Iterator[Finding]:
        if _TABLE not in document.text:
            return
        for span, figures in (*_in_notes(document), *_by_name(document)):
            if figures:
                values: dict[str, Value] = {
                    "label": label_of(document, figures[0]),
                    "amount": figures[0].amount,
                    "count": len(figures),
                }
                related = (Related(figures[0].span, "figure", {"amount": figures[0].amount}),)
                yield Finding(span, values, related=related)


def _in_notes(document: Document) -> Iterator[tuple[Span, list[Figure]]]:
    """What paragraphs in the section of a table say of it, and the figures in the table."""
    grids: dict[int, list[Grid]] = {}
    for grid in grids_of(document):
        grids.setdefault(id(grid.section), []).append(grid)
    for section in document.sections():
        own = grids.get(id(section), [])
        for part in section.parts if len(own) == 1 else ():
            if isinstance(part, Paragraph):
                found = _THIS.search(document.text, *part.span)
                if found:
                    yield Span(*found.span()), list(_above_zero(document, own[0]))


def _by_name(document: Document) -> Iterator[tuple[Span, list[Figure]]]:
    """The sentences that name a table, and the figures in the tables of that name."""
    names = document.lexicon.tables
    known: dict[frozenset[str], list[Figure]] = {}
    for found in _SOME.finditer(document.text):
        end = found.start() + 1
        name = _NAME.search(document.text, max(0, end - _LONGEST_NAME), end)
        kinds = names.of_title(name[0]) if name else frozenset()
        if name is None or len(kinds) != 1:
            continue
        if kinds not in known:
            same = (grid for grid in grids_of(document) if names.of_title(document.quote(grid.section.title)) == kinds)
            known[kinds] = [figure for grid in same for figure in _above_zero(document, grid)]
        yield Span(name.start(), found.end()), known[kinds]


def _above_zero(document: Document, grid: Grid) -> Iterator[Figure]:
    """The figures of this year that are not nothing."""
    for row in grid.rows:
        for at, figure in row.figures.items():
            head = grid.columns[at].full
            year = YEAR.search(head)
            other = LAST_YEAR.search(head) or (year is not None and int(year[1]) != document.subject.year)
            if figure.amount.value != 0 and not other:
                yield figure
