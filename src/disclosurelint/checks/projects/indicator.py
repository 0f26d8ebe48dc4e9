"""``indicator``: what the name and class of a performance target ask of its unit, bound and value."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding
from disclosurelint.document.model import Document
from disclosurelint.document.tables.indicators import Indicator as Target
from disclosurelint.document.tables.indicators import indicators_of


@options
class Indicator:
    """Picks indicators by class and by how their name ends, and reports those whose target breaks a demand."""

    kind: ClassVar[str] = "indicator"

    classes: tuple[str, ...] = option(default=(), zh="只看这些类别的指标", en="only indicators of these classes")
    names: tuple[str, ...] = option(
        default=(), zh="只看名称以这些词结尾的指标", en="only indicators whose name ends so"
    )
    except_names: tuple[str, ...] = option(
        default=(), zh="名称以这些词结尾的除外", en="but not those whose name ends so"
    )
    of_units: tuple[str, ...] = option(
        default=(), zh="只看指标值用这些单位的指标", en="only indicators whose target has one of these units"
    )
    units: tuple[str, ...] = option(default=(), zh="指标值只能用这些单位", en="the only units the target may have")
    not_units: tuple[str, ...] = option(default=(), zh="指标值不能用这些单位", en="units the target must not have")
    not_bounds: tuple[str, ...] = option(default=(), zh="指标值前不能用这些符号", en="signs the target must not carry")
    most: Decimal | None = option(default=None, zh="指标值的上限", en="the highest target there can be")
    never: bool = option(default=False, zh="这样的指标本身就不应有", en="there should be no such indicator at all")

    def run(self, document: Document) -> Iterator[Finding]:
        for target in indicators_of(document):
            if target.value is None or not self._is_meant(target):
                continue
            message = self._fault(target)
            if message:
                told = document.quote(target.span).replace("\n", "")
                values = {"name": target.name, "class": target.kind, "told": told, "unit": target.value.unit}
                yield Finding(target.span, {**values, "bound": target.bound}, message)

    def _is_meant(self, target: Target) -> bool:
        if self.classes and target.kind not in self.classes:
            return False
        if self.of_units and (target.value is None or target.value.unit not in self.of_units):
            return False
        if self.names and not target.name.endswith(self.names):
            return False
        return not target.name.endswith(self.except_names) if self.except_names else True

    def _fault(self, target: Target) -> str:
        """The message for the first demand a target breaks; empty when it keeps them all."""
        assert target.value is not None
        if self.never:
            return "default"
        if (self.units and target.value.unit not in self.units) or target.value.unit in self.not_units:
            return "unit"
        if target.bound in self.not_bounds:
            return "bound"
        if self.most is not None and target.value.unit == "%":
            at_least = target.bound in ("≥", ">", "＞")
            if target.value.value > self.most or (at_least and target.value.value == self.most):
                return "beyond"
        return ""
