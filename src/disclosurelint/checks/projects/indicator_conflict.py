"""``indicator_conflict``: one indicator with targets that cannot all be meant, or filed under two classes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.model import Document
from disclosurelint.document.tables.indicators import Indicator, indicators_of

_AT_LEAST, _AT_MOST = frozenset("≥>＞"), frozenset("≤<＜")


@options
class IndicatorConflict:
    """Compares indicators of one name across the tables of a document.

    Different targets are reported only for outcomes of the whole area (返贫率), which have one value whatever the
    project; an amount or a count may well differ from project to project.
    """

    kind: ClassVar[str] = "indicator_conflict"

    outcomes: tuple[str, ...] = option(
        default=(),
        zh="与项目无关、全文只应有一个目标值的指标",
        en="indicators of the whole area, with one target whatever the project",
    )

    def run(self, document: Document) -> Iterator[Finding]:
        by_name: defaultdict[str, list[Indicator]] = defaultdict(list)
        for indicator in indicators_of(document):
            if indicator.value is not None:
                by_name[self._outcome(indicator.name) or indicator.name].append(indicator)
        for name, same in by_name.items():
            if len(same) < 2:
                continue
            if self._outcome(name) and len({(one.bound, one.value and one.value.value) for one in same}) > 1:
                yield _finding(document, name, same, "targets")
            elif any(one.bound in _AT_LEAST for one in same) and any(one.bound in _AT_MOST for one in same):
                yield _finding(document, name, same, "directions")
            elif len({one.kind for one in same}) > 1:
                yield _finding(document, name, same, "classes")

    def _outcome(self, name: str) -> str:
        return next((outcome for outcome in self.outcomes if name.endswith(outcome)), "")


def _finding(document: Document, name: str, same: list[Indicator], message: str) -> Finding:
    told = [document.quote(one.span).replace("\n", "") for one in same]
    values: dict[str, Value] = {
        "name": name,
        "count": len(same),
        "targets": "、".join(dict.fromkeys(told)),
        "classes": "、".join(dict.fromkeys(one.kind for one in same)),
    }
    related = tuple(Related(one.span, "target", {"class": one.kind}) for one in same[1:])
    return Finding(same[0].span, values, message, related)
