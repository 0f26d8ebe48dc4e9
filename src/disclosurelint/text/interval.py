"""What a rounded figure may really be: an interval, and arithmetic that carries it along.

A figure printed as 2319.21 stands for anything between 2319.205 and 2319.215. A stated relation holds when what
the terms may come to and what is stated overlap; for a sum of n terms that allows half a last place n + 1 times.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from disclosurelint.text.amount import Amount

_HUNDRED = Decimal(100)


class Interval(NamedTuple):
    """All values from ``low`` to ``high``, in 元 for money."""

    low: Decimal
    high: Decimal

    @classmethod
    def of(cls, amount: Amount) -> Interval:
        """What an amount may have been before it was rounded; a count is exactly itself."""
        half = amount.base_step / 2 if amount.is_money or amount.unit in ("%", "百分点", "‰") else Decimal(0)
        return cls(amount.base_value - half, amount.base_value + half)

    def __add__(self, other: Interval) -> Interval:  # type: ignore[override]
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def overlaps(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high

    @property
    def width(self) -> Decimal:
        return self.high - self.low


def percent_of(part: Interval, whole: Interval) -> Interval | None:
    """``part`` in per cent of ``whole``; None where the whole may be zero or less, for then there is no rate."""
    if whole.low <= 0:
        return None
    quotients = [edge / base for edge in part for base in whole]
    return Interval(min(quotients) * _HUNDRED, max(quotients) * _HUNDRED)
