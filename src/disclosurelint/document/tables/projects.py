"""Projects: each with its amount in the list under 项目支出 and its table of performance targets, matched by name."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Literal

from disclosurelint.document.facts import facts_of
from disclosurelint.document.figures import read_bare_amount
from disclosurelint.document.model import Document, Figure, Section, Table, once
from disclosurelint.document.tables.indicators import Indicator, indicators_of
from disclosurelint.document.walking import label_of, parents_of
from disclosurelint.lexicon.speech import spoken, spoken_word
from disclosurelint.records import NamedTuple
from disclosurelint.text import Interval, Span

_TABLE = spoken("tables.targets")
#: The number of the paper that granted the money, which lists leave out and tables put in front.
_MONEY_UNIT, _AMOUNT_ENDS = spoken_word("figures.money_unit"), spoken_word("figures.ends")
_PAPER = spoken("tables.paper")
_NOISE = spoken("tables.project_noise")
#: A table of targets for all that a body does is no project's.
_WHOLE = spoken_word("tables.all_it_does")
#: Characters below a heading in which a table gives the amount of its project.
_FARTHEST = 400
#: How alike two names must be to be the same name written a little differently.
_ALIKE = 86.0


Likeness = Literal["same", "within", "nearly", ""]


class Project(NamedTuple):
    """``listed`` is its figure in the list of projects, ``table`` the heading of its targets; one may be missing.

    ``stated`` is the amount that its table of targets gives it, ``likeness`` how alike list and table name it.
    """

    name: str
    listed: Figure | None
    table: Section | None
    indicators: tuple[Indicator, ...]
    stated: Figure | None = None
    likeness: Likeness = ""


class ProjectList(NamedTuple):
    """The list of projects below their total. ``complete`` says that its items come to the total."""

    whole: Figure
    items: tuple[Figure, ...]
    complete: bool


@once
def projects_of(document: Document) -> list[Project]:
    """All projects, those of the list first."""
    told = project_list_of(document)
    listed = told.items if told is not None else ()
    tables = _tables(document)
    matches = _matches([label_of(document, figure) for figure in listed], [table.name for table in tables])
    projects = []
    for at, figure in enumerate(listed):
        match = Project("", None, None, ())
        if at in matches:
            to, likeness = matches[at]
            match = tables[to]._replace(likeness=likeness)
        projects.append(match._replace(name=label_of(document, figure), listed=figure))
    taken = {to for to, _ in matches.values()}
    return [*projects, *(table for at, table in enumerate(tables) if at not in taken)]


@once
def project_list_of(document: Document) -> ProjectList | None:
    """The longest list under 项目支出; None where there is none."""
    lists = [
        (fact.figure, tuple(item.figure for item in breakdown.items))
        for fact in facts_of(document)
        if fact.concept == "expenditure.project"
        for breakdown in fact.statement.breakdowns
    ]
    if not lists:
        return None
    whole, items = max(lists, key=lambda one: len(one[1]))
    total = sum((Interval.of(item.amount) for item in items), Interval(Decimal(0), Decimal(0)))
    alike = all(item.amount.is_money and not (item.bounded or item.standard) for item in items)
    return ProjectList(whole, items, alike and total.overlaps(Interval.of(whole.amount)))


def _tables(document: Document) -> list[Project]:
    """Every heading that names a project and has targets below it."""
    parents = parents_of(document)
    found: dict[int, tuple[str, Section, list[Indicator]]] = {}
    for indicator in indicators_of(document):
        section: Section | None = indicator.section
        while section is not None:
            title = document.quote(section.title)
            name = _TABLE.sub("", title)
            if name and name != title and _WHOLE not in name:
                found.setdefault(id(section), (name, section, []))[2].append(indicator)
                break
            section = parents[id(section)]
    return [
        Project(name, None, section, tuple(indicators), _stated(document, section))
        for name, section, indicators in found.values()
    ]


def _stated(document: Document, section: Section) -> Figure | None:
    """The amount that stands above the targets: 预算资金（万元） 9.00, 年度资金总额：7.00万元."""
    tables = [part for part in section.parts if isinstance(part, Table)]
    end = min(section.span.end, section.title.end + _FARTHEST)
    found = _amount(document.lexicon.concepts.project_amounts).search(document.text, section.title.end, end)
    if found is None:
        return None
    unit = found[4] or found[2] or next((table.unit for table in tables if table.unit), None)
    amount = read_bare_amount(found[3], unit) if unit else None
    return Figure(Span(found.start(3), found.end()), amount, Span(*found.span(1))) if amount is not None else None


@cache
def _amount(labels: tuple[str, ...]) -> re.Pattern[str]:
    names, unit = "|".join(map(re.escape, sorted(labels, key=len, reverse=True))), _MONEY_UNIT
    return re.compile(
        rf"(?<![^\s：:])({names})(?:[（(]({unit})[）)])?[：:\s]{{1,4}}([\d,]+(?:\.\d+)?) ?({unit})?{_AMOUNT_ENDS}"
    )


def _matches(names: list[str], titles: list[str]) -> dict[int, tuple[int, Likeness]]:
    """Which title belongs to which name: the same, then one within the other, then nearly the same."""
    bare_names, bare_titles = [_bare(name) for name in names], [_bare(title) for title in titles]
    matches: dict[int, tuple[int, Likeness]] = {}
    for likeness, alike in _ALIKE_BY.items():
        for at, name in enumerate(bare_names):
            if at in matches:
                continue
            taken = {to for to, _ in matches.values()}
            left = [to for to in range(len(titles)) if to not in taken]
            fitting = [to for to in left if alike(name, bare_titles[to])]
            if len(fitting) == 1:
                matches[at] = fitting[0], likeness
    return matches


def _same(one: str, other: str) -> bool:
    return one == other


def _within(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= 4 and (one in other or other in one)


def _nearly_same(one: str, other: str) -> bool:
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other) >= _ALIKE


def _bare(name: str) -> str:
    return _NOISE.sub("", _PAPER.sub("", name))


_ALIKE_BY: dict[Likeness, Callable[[str, str], bool]] = {"same": _same, "within": _within, "nearly": _nearly_same}
