"""What a rounded figure may really be: an interval, and arithmetic that carries it along.

A figure printed as 2319.21 stands for anything between 2319.205 and 2319.215. A stated relation holds when what
the terms may come to and what is stated overlap; for a sum of n terms that allows half a last place n + 1 times.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from disclosurelint.records import NamedTuple
from disclosurelint.text.amount import YUAN, Amount

_HUNDRED = Decimal(100)


class Interval(NamedTuple):
    """All values from ``low`` to ``high``, in 元 for money."""

    low: Decimal
    high: Decimal

    @classmethod
    def of(cls, amount: Amount) -> Interval:
        """What an amount may have been before it was rounded; a count is exactly itself."""
        value, half = amount.base_value, rounding_of(amount)
        return cls(value - half, value + half)

    def __add__(self, other: Interval) -> Interval:  # type: ignore[override]
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        return Interval(self.low - other.high, self.high - other.low)

    def overlaps(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high

    @property
    def width(self) -> Decimal:
        return self.high - self.low


def rounding_of(amount: Amount) -> Decimal:
    """How far rounding may have carried an amount: half its last printed place, in 元 for money; a count is exact."""
    return _half_a_step(amount.unit, amount.places)


@lru_cache(maxsize=1024)  # there are few units, and few ways to print them
def _half_a_step(unit: str, places: int) -> Decimal:
    rounded = unit in YUAN or unit in ("%", "百分点", "‰")
    return Amount(Decimal(0), unit, places).base_step / 2 if rounded else Decimal(0)


def percent_of(part: Interval, whole: Interval) -> Interval | None:
    """``part`` in per cent of ``whole``; None where the whole may be zero or less, for then there is no rate."""
    if whole.low <= 0:
        return None
    quotients = [edge / base for edge in part for base in whole]
    return Interval(min(quotients) * _HUNDRED, max(quotients) * _HUNDRED)
