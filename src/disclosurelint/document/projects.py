"""Projects: each with its amount in the list under 项目支出 and its table of performance targets, matched by name."""

from __future__ import annotations

import re
from typing import NamedTuple

from disclosurelint.document.facts import facts_of
from disclosurelint.document.indicators import Indicator, indicators_of
from disclosurelint.document.model import Document, Figure, Section
from disclosurelint.document.walking import label_of, parents_of

_TABLE = re.compile(r"(?:项目)?(?:支出)?绩效(?:目标|指标)(?:申报)?表?$")
#: The number of the paper that granted the money, which lists leave out and tables put in front.
_PAPER = re.compile(r"^.{0,8}[〔\[【（(]?(?:19|20)\d\d ?年?[〕\]】）)]? ?\d{1,4} ?号")
_NOISE = re.compile(r"[\s“”\"《》（）()、，及与和]")
#: How alike two names must be to be the same name written a little differently.
_ALIKE = 86.0


class Project(NamedTuple):
    """``listed`` is its figure in the list of projects, ``table`` the heading of its targets; one may be missing."""

    name: str
    listed: Figure | None
    table: Section | None
    indicators: tuple[Indicator, ...]


def projects_of(document: Document) -> list[Project]:
    """All projects, those of the list first."""
    return document.once("projects", _projects)


def _projects(document: Document) -> list[Project]:
    listed = _listed(document)
    tables = _tables(document)
    matches = _matches([label_of(document, figure) for figure in listed], [table.name for table in tables])
    projects = []
    for at, figure in enumerate(listed):
        match = tables[matches[at]] if at in matches else Project("", None, None, ())
        projects.append(match._replace(name=label_of(document, figure), listed=figure))
    taken = set(matches.values())
    return [*projects, *(table for at, table in enumerate(tables) if at not in taken)]


def _listed(document: Document) -> list[Figure]:
    """The parts of the longest list under 项目支出."""
    lists = [
        [item.figure for item in breakdown.items]
        for fact in facts_of(document)
        if fact.concept == "expenditure.project"
        for breakdown in fact.statement.breakdowns
    ]
    return max(lists, key=len, default=[])


def _tables(document: Document) -> list[Project]:
    """Every heading that names a project and has targets below it."""
    parents = parents_of(document)
    found: dict[int, tuple[str, Section, list[Indicator]]] = {}
    for indicator in indicators_of(document):
        section: Section | None = indicator.section
        while section is not None:
            title = document.quote(section.title)
            name = _TABLE.sub("", title)
            if name and name != title:
                found.setdefault(id(section), (name, section, []))[2].append(indicator)
                break
            section = parents[id(section)]
    return [Project(name, None, section, tuple(indicators)) for name, section, indicators in found.values()]


def _matches(names: list[str], titles: list[str]) -> dict[int, int]:
    """Which title belongs to which name: the same, then one within the other, then nearly the same."""
    bare_names, bare_titles = [_bare(name) for name in names], [_bare(title) for title in titles]
    matches: dict[int, int] = {}
    for alike in (_same, _within, _nearly_same):
        for at, name in enumerate(bare_names):
            if at in matches:
                continue
            left = [to for to in range(len(titles)) if to not in matches.values()]
            fitting = [to for to in left if alike(name, bare_titles[to])]
            if len(fitting) == 1:
                matches[at] = fitting[0]
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
