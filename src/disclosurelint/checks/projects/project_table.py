"""``project_table``: every project of the list has its table of performance targets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.model import Document
from disclosurelint.document.tables.projects import projects_of


@options
class ProjectTable:
    """Tells of the one project without a table among many with one: it may have been listed by mistake.

    Where a document gives targets for its key projects only, nothing is said of the others; nor where a table is left
    over, which may be that of the project under another name.
    """

    kind: ClassVar[str] = "project_table"

    matched: int = option(
        default=3,
        zh="至少有几个项目既在清单里又有绩效目标表，才看其余的项目",
        en="projects that must have both before one that lacks its table counts",
    )

    def run(self, document: Document) -> Iterator[Finding]:
        projects = projects_of(document)
        both = [project for project in projects if project.listed is not None and project.table is not None]
        alone = [project for project in projects if project.table is None]
        left_over = [project for project in projects if project.listed is None]
        if len(both) < self.matched or len(alone) != 1 or alone[0].listed is None or left_over:
            return
        values: dict[str, Value] = {"name": alone[0].name, "count": len(both) + 1, "tables": len(both)}
        related = tuple(Related(project.table.title, "table") for project in both if project.table is not None)
        yield Finding(alone[0].listed.label, values, related=related)
