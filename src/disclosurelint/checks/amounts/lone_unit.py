"""``lone_unit``: a figure in 元 that is too small for what it is, or that is told elsewhere in 万元."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import ClassVar

from disclosurelint.checks.causes import fix_of, meant
from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.checks.judgement import Judgement, findings, judged
from disclosurelint.document.facts import Fact, facts_of
from disclosurelint.document.model import Document, Figure
from disclosurelint.document.tables.grids import grids_of
from disclosurelint.document.walking import figures_of, label_of, statements_of
from disclosurelint.text import Amount, Interval, Span

_ANY = Decimal("Infinity")
#: Digits of a figure that another has only where it is the same.
_FEWEST_DIGITS = 4


@options
class LoneUnit:
    """Judges figures in 元 of sentences: those whose very digits are told in 万元 as well, and, where a document does
    not mix the two units, those that no body has so little of.
    """

    kind: ClassVar[str] = "lone_unit"

    concepts: tuple[str, ...] = option(
        default=(), zh="哪些概念的数不会这么小", en="concepts whose figures are never so small"
    )
    unless_scopes: tuple[str, ...] = option(
        default=(), zh="这些口径的数可以很小，不检查", en="scopes (口径) whose figures may be small"
    )
    least: Decimal = option(default=Decimal(1000), zh="低于多少元才报", en="元 below which a figure is too small")
    others: int = option(
        default=3, zh="文中至少有几个数以万元为单位", en="figures in 万元 that the sentences of a document must hold"
    )

    def run(self, document: Document) -> Iterator[Finding]:
        return findings(self.judge(document))

    def judge(self, document: Document) -> Iterator[Judgement]:
        """Every figure in 元 that is told in 万元 as well, or is of one of the concepts where no other is in 元."""
        told = [one for found in statements_of(document) for one in figures_of(found.statement) if _is_value(one)]
        lone = [figure for figure in told if figure.amount.unit == "元"]
        if not lone:
            return
        units = [figure for figure in told if figure.amount.unit == "万元"]
        alike = {figure.amount.value: figure for figure in (*_in_tables(document), *reversed(units))}
        twins = {figure.span: alike.get(figure.amount.value) for figure in lone if _is_telling(figure.amount)}
        asked = {fact.figure.span for fact in facts_of(document) if self._is_asked(fact)}
        is_lone = len(units) >= self.others and all(twins.get(one.span) or one.span in asked for one in lone)
        for figure in lone:
            twin = twins.get(figure.span)
            if twin is not None:
                yield judged(f"{figure.amount} = {twin.amount}", [figure], _finding(document, figure, twin, "twin"))
            elif is_lone:
                yield self._judge(document, figure, units)

    def _is_asked(self, fact: Fact) -> bool:
        return fact.concept in self.concepts and fact.scope not in self.unless_scopes

    def _judge(self, document: Document, figure: Figure, units: list[Figure]) -> Judgement:
        least = Amount(self.least, "元", 0)
        small = 0 < figure.amount.value < self.least
        says = f"{label_of(document, figure)} {figure.amount} >= {least}"
        rooms = partial(dict[Span, Interval], {figure.span: Interval(self.least, _ANY)})
        found = _finding(document, figure, units[0], "default", others=len(units)) if small else None
        return judged(says, [figure], found, rooms)


def _in_tables(document: Document) -> Iterator[Figure]:
    """The figures in 万元 of all tables."""
    for grid in grids_of(document):
        for row in grid.rows:
            yield from (figure for figure in row.figures.values() if figure.amount.unit == "万元")


def _is_telling(amount: Amount) -> bool:
    """Whether an amount has so many digits that another has the same hardly by chance."""
    return amount.places > 0 and len(amount.value.as_tuple().digits) >= _FEWEST_DIGITS


def _is_value(figure: Figure) -> bool:
    """Whether a figure is an amount of money by itself: no standard (每人120元), no limit."""
    return figure.amount.is_money and not figure.bounded and not figure.standard


def _finding(document: Document, figure: Figure, witness: Figure, message: str, **values: Value) -> Finding:
    cause = meant(figure, figure.amount._replace(unit="万元"))
    label = label_of(document, figure)
    values |= {"label": label, "told": figure.amount, "slip": label, "from": figure.amount}
    values |= {"to": cause.amount, "how": cause.how}
    related = (Related(witness.span, "unit", {"amount": witness.amount}),)
    return Finding(figure.span, values, message, related, edits=(fix_of(document.text, cause),))
