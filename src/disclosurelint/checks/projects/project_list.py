"""``project_list``: the list of projects and their tables of targets tell of the same projects and amounts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Literal

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.facts import facts_of
from disclosurelint.document.model import Document, Figure
from disclosurelint.document.tables.facts import table_facts_of
from disclosurelint.document.tables.projects import Project, project_list_of, projects_of
from disclosurelint.text import Interval

_TOTAL = "expenditure.project"


@options
class ProjectList:
    """Looks for one fault: a table whose project is not listed, another amount, another name, or too much in all.

    That a project is missing from the list shows only where the list comes to its total and all that it names has a
    table. Amounts are compared where both name the project alike.
    """

    kind: ClassVar[str] = "project_list"

    fault: Literal["unlisted", "amount", "name", "total"] = option(
        zh="哪一种毛病：unlisted 清单里没有，amount 金额不同，name 名称略有不同，total 合计超过项目支出",
        en="which fault: unlisted, amount, name (nearly the same) or total (more than project expenditure)",
    )
    matched: int = option(
        default=3,
        zh="至少有几个项目既在清单里又有绩效目标表，才看清单里没有的",
        en="projects that must have both before one that is not listed counts",
    )

    def run(self, document: Document) -> Iterator[Finding]:
        projects = projects_of(document)
        if self.fault == "unlisted":
            yield from self._unlisted(document, projects)
        elif self.fault == "total":
            yield from _total(document, projects)
        else:
            for project in projects:
                if project.listed is not None and project.table is not None:
                    yield from _amount(project, project.listed) if self.fault == "amount" else _name(document, project)

    def _unlisted(self, document: Document, projects: list[Project]) -> Iterator[Finding]:
        told = project_list_of(document)
        if told is None or not told.complete:
            return
        listed = [project for project in projects if project.listed is not None]
        if len(listed) < self.matched or any(project.table is None for project in listed):
            return
        for project in projects:
            if project.listed is None and project.table is not None:
                values: dict[str, Value] = {"name": project.name, "count": len(listed), "amount": told.whole.amount}
                yield Finding(project.table.title, values, related=(Related(told.whole.span, "list"),))


def _amount(project: Project, listed: Figure) -> Iterator[Finding]:
    stated = project.stated
    if stated is None or project.likeness != "same":
        return
    if not Interval.of(stated.amount).overlaps(Interval.of(listed.amount)):
        values: dict[str, Value] = {"name": project.name, "told": stated.amount, "amount": listed.amount}
        yield Finding(stated.span, values, related=(Related(listed.span, "list", {"amount": listed.amount}),))


def _name(document: Document, project: Project) -> Iterator[Finding]:
    if project.likeness == "nearly" and project.table is not None and project.listed is not None:
        values: dict[str, Value] = {"told": document.quote(project.table.title), "name": project.name}
        yield Finding(project.table.title, values, related=(Related(project.listed.label, "list"),))


def _total(document: Document, projects: list[Project]) -> Iterator[Finding]:
    stated = [project.stated for project in projects if project.stated is not None]
    wholes = [
        fact.figure
        for fact in (*facts_of(document), *table_facts_of(document))
        if fact.concept == _TOTAL and fact.year == document.subject.year
    ]
    if len(stated) < 2 or not wholes:
        return
    whole = max(wholes, key=lambda figure: figure.amount.base_value)
    total = sum((Interval.of(figure.amount) for figure in stated), Interval(Decimal(0), Decimal(0)))
    if total.low > Interval.of(whole.amount).high:
        computed = sum((figure.amount.base_value for figure in stated), Decimal(0))
        values: dict[str, Value] = {
            "whole": whole.amount,
            "count": len(stated),
            "computed": whole.amount.like(computed),
        }
        related = tuple(Related(figure.span, "table", {"amount": figure.amount}) for figure in stated)
        yield Finding(whole.span, values, related=related)
