"""``project_amount``: a target of cost is within the amount that the list of projects gives its project."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.checks.judgement import Judgement, findings, judged
from disclosurelint.checks.rooms import sum_rooms
from disclosurelint.document.model import Document, Figure
from disclosurelint.document.tables.indicators import Indicator
from disclosurelint.document.tables.projects import Project, projects_of
from disclosurelint.lexicon.speech import spoken_words
from disclosurelint.text import Interval


@options
class ProjectAmount:
    """Judges the targets in money of projects whose list item and table of targets bear the same name."""

    kind: ClassVar[str] = "project_amount"

    classes: tuple[str, ...] = option(
        default=spoken_words("tables.cost_classes"), zh="成本类指标的类别", en="the classes of targets of cost"
    )

    def run(self, document: Document) -> Iterator[Finding]:
        return findings(self.judge(document))

    def judge(self, document: Document) -> Iterator[Judgement]:
        """Every target of cost in money of a project whose amount is told, and any that repeats the amount."""
        for project in projects_of(document):
            if project.listed is None:
                continue
            for target in project.indicators:
                if target.value is None or not target.value.is_money:
                    continue
                is_amount = target.value.base_value == project.listed.amount.base_value
                if is_amount or target.kind in self.classes:  # a benefit in money may well exceed what was spent
                    yield _judge(project, project.listed, target)


def _judge(project: Project, listed: Figure, target: Indicator) -> Judgement:
    assert target.value is not None
    says = f"{target.name} {target.value} <= {project.name} {listed.amount}"
    figures = [Figure(target.span, target.value, target.name_span), listed]
    told, most = Interval.of(target.value), Interval.of(listed.amount)
    rooms = partial(sum_rooms, figures[0], [(1, listed)], (told.width + most.width) / 2, "<=")
    if told.low <= most.high:
        return judged(says, figures, None, rooms)
    values: dict[str, Value] = {
        "target": target.name,
        "told": target.value,
        "project": project.name,
        "amount": listed.amount,
    }
    related = (Related(listed.span, "project", {"project": project.name}),)
    return judged(says, figures, Finding(target.span, values, related=related), rooms)
