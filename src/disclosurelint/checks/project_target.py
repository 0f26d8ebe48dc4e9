"""``project_target``: the list of projects against their tables of performance targets, by name and by amount."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from disclosurelint.checks.check import option
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.checks.judgement import Judgement, findings, judged
from disclosurelint.document.indicators import Indicator
from disclosurelint.document.model import Document, Figure
from disclosurelint.document.projects import Project, projects_of
from disclosurelint.text import Interval


@dataclass(frozen=True, slots=True)
class ProjectTarget:
    """``amount``: a target of cost is within the amount of its project. ``table``: of many projects, only one has none.

    Where a document gives targets for its key projects only, nothing is said of the others.
    """

    kind: ClassVar[str] = "project_target"

    of: Literal["amount", "table"] = option(
        default="amount",
        zh="amount：成本指标不超过项目金额；table：清单里的项目各有绩效目标表",
        en="amount: targets of cost within the project's amount; table: every project listed has a table",
    )
    classes: tuple[str, ...] = option(default=("成本指标",), zh="成本类指标的类别", en="the classes of targets of cost")
    matched: int = option(
        default=3,
        zh="至少有几个项目既在清单里又有绩效目标表，才看其余的项目",
        en="projects that must have both before one that lacks its table counts",
    )

    def run(self, document: Document) -> Iterator[Finding]:
        return findings(self.judge(document)) if self.of == "amount" else self._without_table(document)

    def judge(self, document: Document) -> Iterator[Judgement]:
        """Every target of cost in money of a project whose amount is told."""
        if self.of != "amount":
            return
        for project in projects_of(document):
            if project.listed is None:
                continue
            for target in project.indicators:
                if target.value is None or not target.value.is_money:
                    continue
                is_amount = target.value.base_value == project.listed.amount.base_value
                if is_amount or target.kind in self.classes:  # a benefit in money may well exceed what was spent
                    yield _judge(document, project, project.listed, target)

    def _without_table(self, document: Document) -> Iterator[Finding]:
        projects = projects_of(document)
        both = [project for project in projects if project.listed is not None and project.table is not None]
        alone = [project for project in projects if project.table is None]
        if len(both) < self.matched or len(alone) != 1 or alone[0].listed is None:
            return
        values: dict[str, Value] = {"name": alone[0].name, "count": len(both) + 1, "tables": len(both)}
        related = tuple(Related(project.table.title, "table", {}) for project in both if project.table is not None)
        yield Finding(alone[0].listed.label, values, related=related)


def _judge(document: Document, project: Project, listed: Figure, target: Indicator) -> Judgement:
    assert target.value is not None
    says = f"{target.name} {target.value} <= {project.name} {listed.amount}"
    figures = [Figure(target.span, target.value, target.name_span), listed]
    if Interval.of(target.value).low <= Interval.of(listed.amount).high:
        return judged(says, figures, None)
    values: dict[str, Value] = {
        "target": target.name,
        "told": target.value,
        "project": project.name,
        "amount": listed.amount,
    }
    related = (Related(listed.span, "project", {"project": project.name}),)
    return judged(says, figures, Finding(target.span, values, related=related))
