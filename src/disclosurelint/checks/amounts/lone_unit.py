"""``lone_unit``: a figure in 元, all others being in 万元, that is too small for what it is a figure of."""

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
from disclosurelint.document.walking import label_of, statements_of
from disclosurelint.text import Amount, Interval, Span

_ANY = Decimal("Infinity")


@options
class LoneUnit:
    """Judges figures that no body has so little of, in sentences; nothing where a document mixes the two units."""

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
        """Every figure in 元 of one of the concepts, where there are no other figures in 元."""
        told = [one.statement.figure for one in statements_of(document) if _is_value(one.statement.figure)]
        lone = [figure for figure in told if figure.amount.unit == "元"]
        units = [figure for figure in told if figure.amount.unit == "万元"]
        if not lone or len(units) < self.others:
            return
        asked = {id(fact.figure) for fact in facts_of(document) if self._is_asked(fact)}
        if all(id(figure) in asked for figure in lone):
            for figure in lone:
                yield self._judge(document, figure, units)

    def _is_asked(self, fact: Fact) -> bool:
        return fact.concept in self.concepts and fact.scope not in self.unless_scopes

    def _judge(self, document: Document, figure: Figure, units: list[Figure]) -> Judgement:
        least = Amount(self.least, "元", 0)
        small = 0 < figure.amount.value < self.least
        says = f"{label_of(document, figure)} {figure.amount} >= {least}"
        rooms = partial(dict[Span, Interval], {figure.span: Interval(self.least, _ANY)})
        return judged(says, [figure], _finding(document, figure, units) if small else None, rooms)


def _is_value(figure: Figure) -> bool:
    """Whether a figure is an amount of money by itself: no standard (每人120元), no limit."""
    return figure.amount.is_money and not figure.bounded and not figure.standard


def _finding(document: Document, figure: Figure, units: list[Figure]) -> Finding:
    cause = meant(figure, figure.amount._replace(unit="万元"))
    values: dict[str, Value] = {
        "label": label_of(document, figure),
        "told": figure.amount,
        "others": len(units),
        "slip": label_of(document, figure),
        "from": figure.amount,
        "to": cause.amount,
        "how": cause.how,
    }
    related = (Related(units[0].span, "unit", {"amount": units[0].amount}),)
    return Finding(figure.span, values, related=related, edits=(fix_of(document.text, cause),))
