"""``unit_figure``: what a department tells of one of its units is what the unit tells itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.family import Family, agree
from disclosurelint.checks.finding import Finding, Related, Value


@options
class UnitFigure:
    """Looks at lists under a figure of the department, and at rows of tables, that name units it covers."""

    kind: ClassVar[str] = "unit_figure"

    exempt: tuple[str, ...] = option(default=(), zh="不比较的概念", en="concepts that are not compared")

    def run(self, family: Family) -> Iterator[Finding]:
        for department in family:
            units = family.units(department) if department.is_department else {}
            for name, told in department.shares:
                unit = units.get(name)
                own = (told.year, told.side) == (department.year, department.side)
                if unit is None or not own or told.concept in self.exempt:
                    continue
                true = family.own(unit, told.concept, told.scope)
                if true is not None and not agree(told.amount, true.amount):
                    values: dict[str, Value] = {
                        "unit": name,
                        "label": told.label,
                        "told": told.amount,
                        "elsewhere": true.amount,
                        "file": unit.path,
                    }
                    related = (Related(true.span, "own", {"amount": true.amount}, unit.path),)
                    yield Finding(told.span, values, related=related, path=department.path)
