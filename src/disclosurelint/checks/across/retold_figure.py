"""``retold_figure``: a figure of another year is told as the document of that year tells it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.digest import Digest, Moved, Told
from disclosurelint.checks.family import Family, agree, interval
from disclosurelint.checks.finding import Finding, Related, Value


@options
class RetoldFigure:
    """Compares what is told of the year before, or follows from a stated change, with the document of that year.

    What a budget says of the account of the year before is an estimate and not compared; the budget that an account
    tells of is compared only where it is the one at the beginning of the year.
    """

    kind: ClassVar[str] = "retold_figure"

    exempt: tuple[str, ...] = option(default=(), zh="不比较的概念", en="concepts that are not compared")

    def run(self, family: Family) -> Iterator[Finding]:
        for document in family:
            for told in document.told:
                if told.concept not in self.exempt and not told.restated:
                    yield from _of_figure(family, document, told)
            for moved in document.moved:
                if moved.now.concept not in self.exempt:
                    yield from _of_change(family, document, moved)


def _of_figure(family: Family, document: Digest, told: Told) -> Iterator[Finding]:
    if told.side == "initial":
        source = family.of(document, told.year, "budget") if told.year == document.year else None
    elif told.year == document.year or told.side not in ("", document.side):
        return
    else:
        source = family.of(document, told.year, document.side)
    if source is None or family.value(document, told.concept, told.scope, told.year, told.side) is not told:
        return
    true = family.own(source, told.concept, told.scope)
    if true is not None and not agree(told.amount, true.amount):
        message = "initial" if told.side == "initial" else "default"
        values: dict[str, Value] = {"label": told.label, "told": told.amount}
        yield _finding(document, source, told, true, values, message, _doubt(document, told.side))


def _of_change(family: Family, document: Digest, moved: Moved) -> Iterator[Finding]:
    side = moved.side or document.side
    source = family.of(document, moved.year, side) if side != "final" or document.side == "final" else None
    now = moved.now
    if source is None or family.own(document, now.concept, now.scope) is None:
        return
    true = family.own(source, now.concept, now.scope)
    if true is None or (interval(now.amount) - interval(moved.delta)).overlaps(interval(true.amount)):
        return
    before = now.amount.like(now.amount.base_value - moved.delta.base_value)
    values: dict[str, Value] = {"label": now.label, "told": before, "now": now.amount}
    message = "derived" if moved.delta.value else "flat"
    told = now._replace(year=moved.year, span=moved.span)
    yield _finding(document, source, told, true, values, message, _doubt(document, moved.side))


def _doubt(document: Digest, side: str) -> str | None:
    """A budget that says only 上年 may mean what was spent, not what was planned."""
    return "info" if document.side == "budget" and not side else None


def _finding(
    document: Digest,
    source: Digest,
    told: Told,
    true: Told,
    values: dict[str, Value],
    message: str,
    severity: str | None,
) -> Finding:
    values |= {"year": told.year or 0, "elsewhere": true.amount, "file": source.path}
    related = (Related(true.span, "source", {"amount": true.amount}, source.path),)
    return Finding(told.span, values, message, related, severity=severity, path=document.path)
