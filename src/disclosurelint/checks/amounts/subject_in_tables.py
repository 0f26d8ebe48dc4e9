"""``subject_in_tables``: one subject has one figure in all tables of its scope, and no more in a narrower one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from itertools import pairwise
from typing import ClassVar, Literal

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Calculation, Finding, Related, Term, Value, Words
from disclosurelint.checks.judgement import Judgement, findings, judged, unjudged
from disclosurelint.checks.rooms import equal_rooms, sum_rooms
from disclosurelint.document.model import Document, Figure
from disclosurelint.document.tables.facts import meaning
from disclosurelint.document.tables.grids import Grid, grids_of
from disclosurelint.document.tables.kinds import table_kind
from disclosurelint.lexicon.speech import spoken
from disclosurelint.records import NamedTuple
from disclosurelint.text import Interval
from disclosurelint.text.numbering import ROW_NUMBER

_TOTAL = spoken("tables.total")
_CLASS_DIGITS = 3
#: The code of the total row.
_ALL = ""
#: From the widest scope to the narrower ones, which are parts of it.
_PARTS = {"all": ("grant", "general", "fund", "capital"), "grant": ("general", "fund", "capital")}
_FUNDS = ("general", "fund", "capital")


class _Place(NamedTuple):
    """What a figure is a figure of: a subject (by code) in one of the measures, for a year and side."""

    code: str
    measure: str
    year: int | None
    side: str


class _Told(NamedTuple):
    """A figure of a subject in a table. ``label`` is what the table calls the subject."""

    place: _Place
    scope: str
    grid: Grid
    figure: Figure
    label: str


@options
class SubjectInTables:
    """Compares tables by functional subjects (类、款、项) with one another and with tables that list the classes."""

    kind: ClassVar[str] = "subject_in_tables"

    relation: Literal["same", "within", "sum"] = option(
        default="same",
        zh="same：同一口径的表里数相同；within：窄口径的不超过宽口径的；sum：各项资金之和等于财政拨款",
        en="same: equal in tables of one scope; within: no more in a narrower scope; sum: the funds make up the grant",
    )
    tables: tuple[str, ...] = option(default=(), zh="按功能分类的表", en="the tables by functional subjects")
    total: tuple[str, ...] = option(default=(), zh="合计栏的名称", en="names of the column of totals")
    basic: tuple[str, ...] = option(default=(), zh="基本支出栏的名称", en="names of the column of basic expenditure")
    project: tuple[str, ...] = option(default=(), zh="项目支出栏的名称", en="names of the column of projects")

    def run(self, document: Document) -> Iterator[Finding]:
        return findings(self.judge(document))

    def judge(self, document: Document) -> Iterator[Judgement]:
        """Every subject that stands in two tables."""
        told = list(self._told(document))
        if self.relation == "within":
            yield from _within(document, told)
        elif self.relation == "same":
            yield from _same(document, told)
        else:
            yield from _sums(document, told)

    def _told(self, document: Document) -> Iterator[_Told]:
        grids = [
            grid for grid in grids_of(document) if (kind := table_kind(document, grid)) and kind.key in self.tables
        ]
        names = {
            document.quote(figure.label): row.code
            for grid in grids
            for row in grid.rows
            if len(row.code) == _CLASS_DIGITS
            for figure in row.figures.values()
        }
        for grid in grids:
            kind = table_kind(document, grid)
            has_codes = any(row.code for row in grid.rows)
            totals = () if has_codes else _total_concepts(document, grid)
            for row in grid.rows:
                for at, figure in row.figures.items():
                    label = document.quote(figure.label)
                    code = row.code or (_code_of_total(document, label, totals) if label else None)
                    code = names.get(ROW_NUMBER.sub("", label)) if code is None and not has_codes else code
                    measure = self._measure(grid, at)
                    if code is None or measure is None or kind is None:
                        continue
                    full = grid.columns[at].full
                    scope = document.lexicon.concepts.scope_of(full) or kind.scope
                    yield _Told(_Place(code, measure, *meaning(full, document.subject)), scope, grid, figure, label)

    def _measure(self, grid: Grid, at: int) -> str | None:
        column = grid.columns[at]
        if column.about in self.basic:
            return "basic"
        if column.about in self.project:
            return "project"
        return "total" if column.name in self.total or column.is_total or column.about in self.total else None


def _total_concepts(document: Document, grid: Grid) -> tuple[str, ...]:
    """What the row with the total of the classes is called in a table without codes.

    It is the expenditure of the year, or, where none is told and nothing is carried over, all expenditure.
    """
    concepts = document.lexicon.concepts
    told = {
        concepts.of_label(ROW_NUMBER.sub("", document.quote(label)))
        for row in grid.rows
        for label in row.labels.values()
    }
    if "expenditure.current" in told or told & {"expenditure.carried", "expenditure.distributed"}:
        return ("expenditure.current",)
    return ("expenditure.total",)


def _code_of_total(document: Document, label: str, totals: tuple[str, ...]) -> str | None:
    """That a row is the total of the subjects: it says so in a table with codes, or bears the name of a concept."""
    bare = ROW_NUMBER.sub("", label)
    if not totals:
        return _ALL if _TOTAL.match(bare) else None
    return _ALL if document.lexicon.concepts.of_label(bare) in totals else None


def _by_place(told: list[_Told]) -> dict[tuple[_Place, str], list[_Told]]:
    """What is told of a place in a scope, once for each table; nothing of what one table tells twice."""
    groups: defaultdict[tuple[_Place, str], list[_Told]] = defaultdict(list)
    for one in told:
        groups[one.place, one.scope].append(one)
    return {key: found for key, found in groups.items() if len({id(one.grid) for one in found}) == len(found)}


def _same(document: Document, told: list[_Told]) -> Iterator[Judgement]:
    """Two tables that agree on the total agree on every subject."""
    known = _by_place(told)
    for (place, scope), found in known.items():
        totals = {id(one.grid): one for one in known.get((place._replace(code=_ALL), scope), ())}
        if place.code == _ALL:
            continue  # the total is compared by its concept
        for one, other in pairwise(found):
            first, second = totals.get(id(one.grid)), totals.get(id(other.grid))
            if first is None or second is None or not _value(first).overlaps(_value(second)):
                continue
            says = f"{one.label} {one.figure.amount} = {other.figure.amount}"
            figures = [other.figure, one.figure]
            fault = None if _value(one).overlaps(_value(other)) else _finding(document, other, one)
            yield judged(says, figures, fault, partial(equal_rooms, figures))


def _within(document: Document, told: list[_Told]) -> Iterator[Judgement]:
    """Every subject from the total down; of those below one that is reported nothing more is said."""
    known = _by_place(told)
    reported: set[tuple[str, str]] = set()
    for (place, scope), found in sorted(
        known.items(), key=lambda entry: (len(entry[0][0].code), entry[0][0].measure != "total")
    ):
        for narrower in _PARTS.get(scope, ()):
            for one in known.get((place, narrower), ())[:1]:
                wide = found[0]
                says = f"{one.label} {one.figure.amount} <= {wide.figure.amount}"
                figures = [one.figure, wide.figure]
                slack = (Interval.of(one.figure.amount).width + Interval.of(wide.figure.amount).width) / 2
                rooms = partial(sum_rooms, one.figure, [(1, wide.figure)], slack, "<=")
                if _value(one).low <= _value(wide).high:
                    yield judged(says, figures, None, rooms)
                elif any((narrower, place.code[:digits]) in reported for digits in range(0, len(place.code) + 1)):
                    yield unjudged(says, figures, "上一级科目已另行报告", "a subject above it is reported already")
                else:
                    reported.add((narrower, place.code))
                    yield judged(says, figures, _finding(document, one, wide), rooms)


def _sums(document: Document, told: list[_Told]) -> Iterator[Judgement]:
    """Where the totals of the funds make up that of the grant, their subjects make up its subjects."""
    known = _by_place(told)
    for (place, scope), found in known.items():
        whole = found[0]
        total = known.get((place._replace(code=_ALL), "grant"))
        if scope != "grant" or len(place.code) != _CLASS_DIGITS or total is None:
            continue
        totals = [parts[0] for fund in _FUNDS if (parts := known.get((place._replace(code=_ALL), fund)))]
        parts = [one[0] for fund in _FUNDS if (one := known.get((place, fund)))]
        if not totals or not parts or not _sum(totals).overlaps(_value(total[0])):
            continue
        says = f"{whole.label} {whole.figure.amount} = {' + '.join(str(part.figure.amount) for part in parts)}"
        figures = [whole.figure, *(part.figure for part in parts)]
        slack = sum((Interval.of(figure.amount).width for figure in figures), Decimal(0)) / 2
        rooms = partial(sum_rooms, whole.figure, [(1, part.figure) for part in parts], slack)
        fault = None if _sum(parts).overlaps(_value(whole)) else _sum_finding(document, whole, parts)
        yield judged(says, figures, fault, rooms)


def _sum(parts: list[_Told]) -> Interval:
    total = _value(parts[0])
    for part in parts[1:]:
        total = total + _value(part)
    return total


def _value(told: _Told) -> Interval:
    amount = told.figure.amount
    return Interval(amount.value, amount.value) if not amount.value else Interval.of(amount)


def _finding(document: Document, told: _Told, other: _Told) -> Finding:
    values: dict[str, Value] = {
        "label": told.label or other.label,
        "told": told.figure.amount,
        "table": _table(document, told),
        "elsewhere": other.figure.amount,
        "other": _table(document, other),
    }
    related = (Related(other.figure.span, "other", {"table": values["other"], "amount": other.figure.amount}),)
    return Finding(told.figure.span, values, related=related)


def _sum_finding(document: Document, whole: _Told, parts: list[_Told]) -> Finding:
    stated = whole.figure.amount
    total = sum((part.figure.amount.base_value for part in parts), Decimal(0))
    computed = stated.like(total)
    gap = stated.like(total - stated.base_value)
    values: dict[str, Value] = {
        "label": whole.label,
        "told": stated,
        "table": _table(document, whole),
        "computed": computed,
    }
    terms = tuple(Term(document.quote(part.grid.section.title), part.figure.amount, part.figure.span) for part in parts)
    related = tuple(Related(term.span, "other", {"table": term.label, "amount": term.amount}) for term in terms)
    calculation = Calculation(Term(whole.label, stated, whole.figure.span), terms, computed, gap)
    return Finding(whole.figure.span, values, related=related, calculation=calculation)


def _table(document: Document, told: _Told) -> Words:
    kind = table_kind(document, told.grid)
    title = document.quote(told.grid.section.title)
    return Words(title, kind.en if kind else title)
