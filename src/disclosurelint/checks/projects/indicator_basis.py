"""``indicator_basis``: a target of this year that rests on last year's plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Value
from disclosurelint.document.model import Document, Table
from disclosurelint.document.tables.indicators import sets_targets
from disclosurelint.lexicon.speech import spoken
from disclosurelint.text import Span

_PLAN = spoken("years.plan")


@options
class IndicatorBasis:
    """Looks at tables of targets in documents where other targets rest on a plan of the document's own year."""

    kind: ClassVar[str] = "indicator_basis"

    own: int = option(
        default=1, zh="至少有几处依据写的是本年", en="places that must name a plan of the document's own year"
    )

    def run(self, document: Document) -> Iterator[Finding]:
        year = document.subject.year
        if year is None:
            return
        plans = [
            found
            for block in document.blocks()
            if isinstance(block, Table) and sets_targets(document, block)
            for found in _PLAN.finditer(document.text, block.span.start, block.span.end)
        ]
        if sum(int(found[1]) == year for found in plans) < self.own:
            return
        for found in plans:
            if int(found[1]) == year - 1:
                values: dict[str, Value] = {"told": " ".join(found.group().split()), "year": str(year)}
                yield Finding(Span(*found.span()), values)
