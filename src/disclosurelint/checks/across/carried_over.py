"""``carried_over``: what an account opens with is what the one of the year before closed with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.digest import Digest
from disclosurelint.checks.family import Family, agree
from disclosurelint.checks.finding import Finding, Related, Value


@options
class Balance:
    """A figure at the end of one year that is another at the beginning of the next."""

    closing: str = option(zh="上年年末的概念", en="concept at the end of the year before")
    opening: str = option(zh="本年年初的概念", en="concept at the beginning of the year")


@options
class CarriedOver:
    """Compares accounts only: what a budget says of carry-over is an estimate made before the year is closed."""

    kind: ClassVar[str] = "carried_over"

    balances: tuple[Balance, ...] = option(default=(), zh="前后两年应当相同的数", en="figures that must be the same")

    def run(self, family: Family) -> Iterator[Finding]:
        for document in family:
            before = family.year_before(document)
            if before is not None and document.side == "final":
                for balance in self.balances:
                    yield from _findings(family, document, before, balance)


def _findings(family: Family, document: Digest, before: Digest, balance: Balance) -> Iterator[Finding]:
    scopes = dict.fromkeys(told.scope for told in document.told if told.concept == balance.opening)
    for scope in scopes:
        opening = family.own(document, balance.opening, scope)
        closing = family.own(before, balance.closing, scope)
        if opening is None or closing is None or opening.restated:
            continue
        if not agree(opening.amount, closing.amount):
            values: dict[str, Value] = {
                "label": opening.label,
                "told": opening.amount,
                "closing": closing.label,
                "before": closing.amount,
                "year": before.year or 0,
                "file": before.path,
            }
            related = (Related(closing.span, "closing", values, before.path),)
            yield Finding(opening.span, values, related=related, path=document.path)
