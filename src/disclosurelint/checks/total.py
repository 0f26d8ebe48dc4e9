"""``total``: a whole against the parts the text gives of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, NamedTuple

from disclosurelint.checks.check import option
from disclosurelint.checks.finding import Calculation, Finding, Related, Term, Value
from disclosurelint.document.walking import labelled_breakdowns, statements_of
from disclosurelint.document.model import Breakdown, Document, Statement
from disclosurelint.text import Amount, in_unit


class _Reading(NamedTuple):
    """One way of reading where a list ends, with what it comes to. ``gap`` = sum - whole, in 元 for money."""

    parts: tuple[Statement, ...]
    total: Decimal
    gap: Decimal
    bound: Decimal


@dataclass(frozen=True, slots=True)
class Total:
    """Parts must come to their whole; where a list may name some parts only, they must not exceed it.

    Rounding is allowed for exactly: every figure may be off by half its own last printed place. Where the prose
    leaves open which figures belong to a list, only a list that balances in no reading is reported.
    """

    kind: ClassVar[str] = "total"

    subsets: Mapping[str, tuple[str, ...]] = option(
        default={},
        zh="同一列举中，标签含左边词语的项目已包含标签含右边词语的项目，后者不再相加",
        en="in one list, an item whose label holds the left word already contains items whose label holds a right one",
    )
    doubtful: Decimal = option(
        default=Decimal("500"),
        zh="差额超出舍入范围但不超过此数（元）时，只作提示",
        en="a gap beyond rounding but within this (元) is only a hint",
    )

    def run(self, document: Document) -> Iterator[Finding]:
        for whole, breakdown in labelled_breakdowns(document):
            finding = self._check(document, whole, breakdown)
            if finding is not None:
                yield finding

    def _check(self, document: Document, whole: Statement, breakdown: Breakdown) -> Finding | None:
        if whole.figure.bounded:
            return None
        readings = [self._reading(document, whole, breakdown.items[:count]) for count in breakdown.endings]
        readings = [reading for reading in readings if reading.parts]
        if not readings or any(self._holds(reading, breakdown.closed) for reading in readings):
            return None
        nearest = min(readings, key=lambda reading: (abs(reading.gap), -len(reading.parts)))
        return self._finding(document, whole, nearest)

    def _reading(self, document: Document, whole: Statement, items: tuple[Statement, ...]) -> _Reading:
        parts = tuple(item for item in items if self._is_addend(document, whole, item, items))
        total = sum((part.figure.amount.base_value for part in parts), Decimal(0))
        steps = sum((part.figure.amount.base_step for part in parts), whole.figure.amount.base_step)
        bound = steps / 2 if whole.figure.amount.is_money else Decimal(0)
        return _Reading(parts, total, total - whole.figure.amount.base_value, bound)

    def _is_addend(self, document: Document, whole: Statement, item: Statement, items: tuple[Statement, ...]) -> bool:
        figure = item.figure
        if figure.bounded or figure.amount.dimension != whole.figure.amount.dimension or figure.amount.unit == "%":
            return False
        label = document.quote(figure.label)
        for containing, contained in self.subsets.items():
            if any(word in label for word in contained) and any(
                other is not item and containing in document.quote(other.figure.label) for other in items
            ):
                return False
        return True

    @staticmethod
    def _holds(reading: _Reading, closed: bool) -> bool:
        if abs(reading.gap) <= reading.bound:
            return True
        return not closed and reading.gap < 0

    def _finding(self, document: Document, whole: Statement, reading: _Reading) -> Finding:
        stated = whole.figure.amount
        computed = in_unit(reading.total, stated.unit, stated.places)
        gap = in_unit(abs(reading.gap), stated.unit, stated.places)
        values: dict[str, Value] = {
            "whole": _label(document, whole),
            "stated": stated,
            "computed": computed,
            "gap": gap,
            "count": len(reading.parts),
        }
        related = [
            Related(part.figure.span, "part", {"label": _label(document, part), "amount": part.figure.amount})
            for part in reading.parts
        ]
        message = "default" if reading.gap > 0 else "less"
        intruder = _intruder(reading)
        if intruder is not None:
            message = "intruder"
            values["intruder"] = _label(document, intruder)
            twin, twin_whole = _elsewhere(document, intruder, whole)
            if twin is not None:
                message = "intruder_elsewhere"
                values["twin"] = _label(document, twin)
                values["twin_whole"] = _label(document, twin_whole) if twin_whole is not None else ""
                related.append(Related(twin.figure.span, "twin", {"label": _label(document, twin)}))
        return Finding(
            whole.figure.span,
            values,
            message,
            tuple(related),
            Calculation(
                Term(_label(document, whole), stated, whole.figure.span),
                tuple(Term(_label(document, part), part.figure.amount, part.figure.span) for part in reading.parts),
                computed,
                in_unit(reading.gap, stated.unit, stated.places),
            ),
            severity=self._severity(reading, stated),
        )

    def _severity(self, reading: _Reading, stated: Amount) -> str | None:
        """Weaker than the rule's own where rounding on the way may explain the gap."""
        limit = max(2 * reading.bound, self.doubtful) if stated.is_money else Decimal(0)
        return "info" if abs(reading.gap) <= limit and len(reading.parts) > 1 else None


def _label(document: Document, statement: Statement) -> str:
    return document.quote(statement.figure.label).strip("，。；：:、 \u3000")


def _intruder(reading: _Reading) -> Statement | None:
    """The one part whose amount is the gap: without it the list balances."""
    if len(reading.parts) < 3 or reading.gap <= 0:
        return None
    suspects = [
        part
        for part in reading.parts
        if abs(part.figure.amount.base_value - reading.gap) <= part.figure.amount.base_step / 2
    ]
    return suspects[0] if len(suspects) == 1 else None


def _elsewhere(
    document: Document, intruder: Statement, listed_under: Statement
) -> tuple[Statement | None, Statement | None]:
    """Another place where the same amount stands under a like name, and the whole it is a part of there."""
    name = _label(document, intruder)
    for statement, whole in statements_of(document):
        if (
            statement is not intruder
            and whole is not None
            and whole is not listed_under
            and statement.figure.amount.base_value == intruder.figure.amount.base_value
            and _alike(name, _label(document, statement))
        ):
            return statement, whole
    return None, None


def _alike(one: str, other: str) -> bool:
    """Whether two labels share their last words, as 正常公用经费 and 日常公用经费 do."""
    return one in other or other in one or (len(one) > 3 and one[-4:] == other[-4:])
