"""``table_total``: levels, total rows and total columns of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar

from disclosurelint.checks.causes import Wanted, fix_of, only_cause
from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Calculation, Finding, Related, Term, Value
from disclosurelint.checks.judgement import Judgement, findings, judged
from disclosurelint.checks.table_sums import (
    OF_THE_YEAR,
    OTHER_NUMBER,
    TableSum,
    columns_beside,
    sum_of,
    sums_of_blocks,
    sums_of_levels,
    sums_of_numbered_levels,
    sums_of_total_columns,
    sums_of_total_rows,
)
from disclosurelint.document.model import Document
from disclosurelint.document.tables.grids import Grid, grids_of
from disclosurelint.document.tables.kinds import table_kind
from disclosurelint.document.walking import label_of
from disclosurelint.lexicon.speech import spoken
from disclosurelint.text import Edit
from disclosurelint.text.numbering import HAN_NUMBER, han_number

_OF_A_HALF = spoken("tables.of_a_half")
_NUMBER = re.compile(f"^({HAN_NUMBER})、")


@options
class TableTotal:
    """Learns from the table itself which sums it keeps: only where most of its rows or columns add up is one that
    does not reported. A table whose columns are no parts of a total is left alone.
    """

    kind: ClassVar[str] = "table_total"

    agreeing: int = option(
        default=2,
        zh="同类的和至少有几处成立，才认为这张表有这种关系",
        en="sums of one sort that must hold before one that fails counts",
    )

    rows: int = option(
        default=1,
        zh="合计行至少有几处成立，才认为合计行是各行之和",
        en="total rows that must hold before one that fails counts",
    )

    halves: tuple[str, ...] = option(
        default=(),
        zh="收入和支出各占一半的表；没有“本年合计”的一半，各项之和就是总计，有一半成立就核对另一半",
        en="tables with income in one half and expenditure in the other, where one half that adds up vouches for both",
    )
    carried: tuple[str, ...] = option(
        default=(), zh="半张表里不编号也算一项的：上年结转", en="what is an item of a half although it has no number"
    )
    partial: tuple[str, ...] = option(
        default=(),
        zh="半张表里有这些字样的，另按别的分法列了一遍，或者只列了一部分，不核对",
        en="words of a half that is listed twice or only in part, and so is not judged",
    )

    def run(self, document: Document) -> Iterator[Finding]:
        return findings(self.judge(document))

    def judge(self, document: Document) -> Iterator[Judgement]:
        """Every sum that a table keeps elsewhere."""
        for grid in grids_of(document):
            sorts = (
                ([*sums_of_levels(grid), *sums_of_numbered_levels(document, grid)], self.agreeing),
                ([*sums_of_total_rows(document, grid), *sums_of_blocks(document, grid)], self.rows),
                (list(sums_of_total_columns(grid)), self.agreeing),
            )
            good = sum(one.holds for sums, _ in sorts for one in sums)
            # Where every line of a table could be read, sums of one sort vouch for those of another.
            sure = grid.is_whole and (good >= 2 * self.agreeing or _one_cell_is_wrong(sorts[0][0], sorts[1][0]))
            for sums, least in sorts:
                yield from _judged(document, grid, sums, 0 if sure else least)
            halves = list(self._halves(document, grid))
            sure = grid.is_whole and any(one.holds and len(one.parts) > 1 for one in halves)
            yield from _judged(document, grid, halves, 0 if sure else len(halves))

    def _halves(self, document: Document, grid: Grid) -> Iterator[TableSum]:
        """收入总计 = all items above it, where they are told once and all."""
        kind = table_kind(document, grid) if self.halves else None
        if kind is None or kind.key not in self.halves or any(row.code for row in grid.rows):
            return
        for column in range(len(grid.columns)):
            rows = [row for row in grid.rows if column in row.labels]
            words = [document.quote(row.labels[column]) for row in rows]
            totals = [at for at, word in enumerate(words) if _OF_A_HALF.match(word)]
            if len(totals) == 1 and self._is_told_once(words[: totals[0]]):
                for numeric in columns_beside(grid, column):
                    items = rows[: totals[0]]
                    if all(numeric in row.figures for row in items):
                        yield from sum_of(rows[totals[0]], items, numeric, "half")

    def _is_told_once(self, items: Sequence[str]) -> bool:
        """Whether items are all there is: numbered without a gap but for what was carried over, or not numbered."""
        if any(word in item for word in self.partial for item in items) or any(map(OF_THE_YEAR.match, items)):
            return False
        own = [item for item in items if not any(word in item for word in self.carried)]
        numbers = [han_number(found[1]) for item in own if (found := _NUMBER.match(item))]
        if numbers:
            return len(numbers) == len(own) and numbers == [*range(1, len(numbers) + 1)]
        return not any(map(OTHER_NUMBER.match, items))


def _judged(document: Document, grid: Grid, sums: list[TableSum], least: int) -> Iterator[Judgement]:
    """One sort of sums of a table."""
    good = sum(1 for one in sums if one.holds)
    bad = len(sums) - good
    if good < least or (good <= bad and (least or bad > 1)):
        return
    for one in sums:
        figures = [one.whole, *one.parts]
        says = partial(one.set_out, document)
        yield judged(says, figures, None if one.holds else _finding(document, grid, one), one.rooms)


def _one_cell_is_wrong(levels: list[TableSum], rows: list[TableSum]) -> bool:
    """Whether one cell is in all sums that fail, some level among them, where another level adds up.

    A table by economic classes has two or three levels and a total: too few for most to hold when a class is wrong.
    """
    failing = [{figure.span for figure in (one.whole, *one.parts)} for one in (*levels, *rows) if not one.holds]
    proves = any(one.holds and len(one.parts) > 1 for one in levels)
    return proves and not all(one.holds for one in levels) and bool(set.intersection(*failing))


def _finding(document: Document, grid: Grid, wrong: TableSum) -> Finding:
    whole = wrong.whole
    computed = whole.amount.like(whole.amount.base_value + wrong.gap)
    label = label_of(document, whole)
    values: dict[str, Value] = {
        "label": label,
        "table": document.quote(grid.section.title),
        "stated": whole.amount,
        "computed": computed,
        "gap": whole.amount.like(abs(wrong.gap)),
    }
    terms = tuple(Term(label_of(document, part), part.amount, part.span) for part in wrong.parts)
    calculation = Calculation(Term(label, whole.amount, whole.span), terms, computed, whole.amount.like(wrong.gap))
    related = tuple(Related(term.span, "part", {"label": term.label, "amount": term.amount}) for term in terms)
    edits: tuple[Edit, ...] = ()
    figures = [Wanted(part, part.amount.base_value - wrong.gap) for part in wrong.parts]
    cause = only_cause([Wanted(whole, whole.amount.base_value + wrong.gap), *figures], wrong.bound)
    if cause is not None:
        values |= {"slip": label_of(document, cause.figure), "from": cause.figure.amount}
        values |= {"to": cause.amount, "how": cause.how}
        edits = (fix_of(document.text, cause),)
    # what a half leaves out (年终结转) may have been meant to be seen in its total
    severity = "info" if abs(wrong.gap) <= 2 * wrong.bound else "warning" if wrong.kind == "half" else None
    return Finding(whole.span, values, wrong.kind, related, calculation, edits, severity=severity)
