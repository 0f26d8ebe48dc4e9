"""The header of a table whose cells are known: which rows belong to it, and what each column is called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from disclosurelint.lexicon.speech import spoken
from disclosurelint.records import NamedTuple

_FIGURE = re.compile(r"(?!(?:19|20)\d\d$)[-－]?[\d,]+(?:\.\d+)?%?$|[-—－]{1,3}$")
#: The row that numbers the columns.
_NUMBERS_COLUMNS = spoken("tables.numbers_columns")
#: Heads that mean nothing without the head above them.
_BARE = spoken("tables.bare")
_TOTAL = spoken("tables.total_head")


class Column(NamedTuple):
    """What a column is called: the heads above it from the top, and in one word by the lowest that says enough."""

    path: tuple[str, ...]
    name: str

    @property
    def full(self) -> str:
        return "".join(self.path)

    @property
    def is_total(self) -> bool:
        """Whether it is the total of what stands under the head above it, or of the table."""
        return _TOTAL.match(self.path[-1]) is not None if self.path else False

    @property
    def about(self) -> str:
        """What it is about: of a total, the head above it."""
        return self.path[-2] if self.is_total and len(self.path) > 1 else self.name


def header_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many of the first rows are the header: none where the first one holds figures already.

    A row goes on with the header as long as all its words stand under a head that spans their columns.
    """
    if not rows or any(map(_FIGURE.match, rows[0])) or sum(map(bool, rows[0])) < 2:
        return 0
    rows = _padded(rows)
    above = list(rows[0])
    for count, row in enumerate(rows[1:], 1):
        if numbers_columns(row):
            continue
        if not _goes_on(above, row):
            return count
        above = [below or over for below, over in zip(row, above, strict=True)]
    return len(rows)


def _padded(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Rows of one length: a text may leave out the empty cells at the end of a row."""
    width = max(map(len, rows))
    return [[*row, *[""] * (width - len(row))] for row in rows]


def numbers_columns(row: Sequence[str]) -> bool:
    """Whether a row only counts the columns: 栏次 1 2 3."""
    first = next(filter(None, row), "")
    return _NUMBERS_COLUMNS.match(first) is not None and any(map(_FIGURE.match, row))


def columns_of(heads: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """The columns under header rows, given as the words of their cells."""
    heads = _padded(heads)
    paths: list[list[str]] = [[] for _ in heads[0]]
    over: Sequence[str] = ()
    for row in heads:
        if numbers_columns(row):
            continue
        for at, word in enumerate(row):
            if word:
                if not paths[at] and over:
                    paths[at] = list(_spanning(paths, at))
                paths[at].append(word)
        over = row
    for at, path in enumerate(paths):
        if not path and at:
            paths[at] = paths[at - 1]  # one head over columns that have none of their own
    return tuple(Column(tuple(path), _named(path)) for path in paths)


def _goes_on(above: Sequence[str], row: Sequence[str]) -> bool:
    if not any(row) or any(map(_FIGURE.match, row)):
        return False
    return all(_spanned(above, row, at) for at, word in enumerate(row) if word)


def _spanned(above: Sequence[str], row: Sequence[str], at: int) -> bool:
    """Whether a word stands under a head that spans its column and another one."""
    if not above[at]:
        return any(above[:at])
    return at + 1 < len(row) and not above[at + 1] and bool(row[at + 1])


def _spanning(paths: Sequence[Sequence[str]], at: int) -> Sequence[str]:
    """The heads of the nearest column to the left that has any, but for its own lowest where it has several."""
    left = next((paths[before] for before in range(at - 1, -1, -1) if paths[before]), [])
    return left[:-1] if len(left) > 1 else left


def _named(path: Sequence[str]) -> str:
    for count in range(1, len(path) + 1):
        name = "".join(path[-count:])
        if not _BARE.match(name):
            return name
    return "".join(path)
