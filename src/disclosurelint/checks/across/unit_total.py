"""``unit_total``: what a department tells as a whole is what the units that it covers tell, put together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.digest import ONE_SCOPE, Digest, Told
from disclosurelint.checks.family import Family, interval
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.text import Interval


@options
class UnitTotal:
    """Adds up the units only where the department says that it covers them.

    With a document for every unit the sum is the department's figure; with some missing it is at most that. Where money
    goes from one unit to another, which the department leaves out, the sum may be larger (``internal``).
    """

    kind: ClassVar[str] = "unit_total"

    concepts: tuple[str, ...] = option(
        default=(), zh="全文只有一个口径的概念，部门数等于各单位之和", en="concepts with one scope in a document"
    )
    scoped: tuple[str, ...] = option(
        default=(), zh="按财政拨款等口径分别相加的概念", en="concepts that are added up within each fund"
    )
    internal: tuple[str, ...] = option(
        default=(),
        zh="各单位之间有往来、部门数可能小于各单位之和的口径",
        en="scopes in which units pay one another, so that the department may tell less than their sum",
    )

    def run(self, family: Family) -> Iterator[Finding]:
        for department in family:
            if not department.is_department or not department.units:
                continue
            units = family.units(department)
            units.setdefault(department.name, None)  # its own level, whether it is listed or not
            for concept in self.concepts:
                yield from self._findings(family, department, units, concept, ONE_SCOPE)
            for concept in self.scoped:
                for scope in sorted({told.scope for told in department.told if told.concept == concept} - {""}):
                    yield from self._findings(family, department, units, concept, scope)

    def _findings(
        self, family: Family, department: Digest, units: dict[str, Digest | None], concept: str, scope: str
    ) -> Iterator[Finding]:
        whole = family.own(department, concept, scope)
        here = {name: unit for name, unit in units.items() if unit is not None}
        parts = {name: part for name, unit in here.items() if (part := family.own(unit, concept, scope)) is not None}
        if whole is None or not parts:
            return
        total = sum((interval(part.amount) for part in parts.values()), Interval(Decimal(0), Decimal(0)))
        complete = len(parts) == len(units)
        told = interval(whole.amount)
        too_much = total.low > told.high and scope not in self.internal
        if too_much or (complete and total.high < told.low):
            yield _finding(department, here, whole, parts, complete)


def _finding(
    department: Digest, units: dict[str, Digest], whole: Told, parts: dict[str, Told], complete: bool
) -> Finding:
    total = sum((part.amount.base_value for part in parts.values()), Decimal(0))
    values: dict[str, Value] = {
        "label": whole.label,
        "told": whole.amount,
        "computed": whole.amount.like(total),
        "gap": whole.amount.like(abs(total - whole.amount.base_value)),
        "count": len(parts),
    }
    related = tuple(
        Related(part.span, "unit", {"unit": name, "amount": part.amount}, units[name].path)
        for name, part in parts.items()
    )
    return Finding(whole.span, values, "default" if complete else "too_much", related, path=department.path)
