"""``indicator_classes``: a table of performance targets has every class of target it should have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Value
from disclosurelint.document.model import Document
from disclosurelint.document.tables.projects import projects_of


@options
class IndicatorClasses:
    """Looks at tables under the name of a project; one with very few targets was not read well enough to judge."""

    kind: ClassVar[str] = "indicator_classes"

    classes: tuple[str, ...] = option(
        default=(), zh="应有的类别；表中有一类的名称含这个词即可", en="classes there should be, by a part of their name"
    )
    fewest: int = option(default=4, zh="表中至少有几个指标才检查", en="targets that a table must have to be looked at")

    def run(self, document: Document) -> Iterator[Finding]:
        for project in projects_of(document):
            if project.table is None or len(project.indicators) < self.fewest:
                continue
            told = {target.kind for target in project.indicators}
            missing = [name for name in self.classes if not any(name in kind for kind in told)]
            if missing:
                values: dict[str, Value] = {"missing": "、".join(missing), "name": document.quote(project.table.title)}
                yield Finding(project.table.title, values)
