"""Exact figures: a decimal as printed, its unit, and how finely it was printed."""

from __future__ import annotations

from decimal import Decimal

from disclosurelint.records import NamedTuple

#: How many 元 one of a money unit is.
YUAN = {
    "元": Decimal(1),
    "百元": Decimal(100),
    "千元": Decimal(1000),
    "万元": Decimal(10_000),
    "亿元": Decimal(100_000_000),
}


class Amount(NamedTuple):
    """``value`` in ``unit`` as printed (232.88 万元); ``places`` decimals were printed, ``grouped`` as in 1,232.88.

    ``unit`` is a money unit (元, 万元, 亿元), ``%``, or a counting unit (辆, 人, 平方米).
    """

    value: Decimal
    unit: str
    places: int
    grouped: bool = False

    @property
    def is_money(self) -> bool:
        return self.unit in YUAN

    @property
    def yuan(self) -> Decimal:
        """The amount in 元; only for money.

        Raises KeyError for another unit.
        """
        return self.value * YUAN[self.unit]

    @property
    def step(self) -> Decimal:
        """The last printed place, in the amount's own unit: 0.01 for 232.88 万元."""
        return Decimal(1).scaleb(-self.places)

    @property
    def base_value(self) -> Decimal:
        """The value in the smallest unit of its kind: 元 for money, the value itself otherwise."""
        factor = YUAN.get(self.unit)
        return self.value if factor is None else self.value * factor

    @property
    def base_step(self) -> Decimal:
        """The last printed place in the smallest unit of its kind (元 for money)."""
        return self.step * YUAN.get(self.unit, Decimal(1))

    @property
    def dimension(self) -> str:
        """What can be added to what: 元 for all money, the unit itself otherwise."""
        return "元" if self.unit in YUAN else self.unit

    @property
    def digits(self) -> str:
        """The figure without its unit, as printed."""
        return f"{self.value:{',' if self.grouped else ''}.{self.places}f}"

    def like(self, base_value: Decimal, places: int | None = None) -> Amount:
        """An amount of ``base_value`` (元 for money) printed like this one, with as many decimals as are needed."""
        return in_unit(base_value, self.unit, self.places if places is None else places, self.grouped)

    def __str__(self) -> str:
        return f"{self.digits}%" if self.unit == "%" else f"{self.digits} {self.unit}"


def in_unit(base_value: Decimal, unit: str, places: int, grouped: bool = False) -> Amount:
    """An amount of ``base_value`` (元 for money) in ``unit``, printed with ``places`` decimals or as many as needed."""
    value = base_value / YUAN.get(unit, Decimal(1))
    exponent = value.normalize().as_tuple().exponent
    needed = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return Amount(value, unit, max(places, needed), grouped)
