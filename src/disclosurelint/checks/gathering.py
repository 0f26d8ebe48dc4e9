"""Which figures of a document stand together, so that a relation between their concepts is of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from disclosurelint.checks.comparison import comparisons_of, side_is_named, signed_delta
from disclosurelint.document.facts import Fact, about_base, about_label, facts_of, single_valued
from disclosurelint.document.formulas import Formula
from disclosurelint.document.model import Document, Figure, Section, Statement
from disclosurelint.document.tables.facts import columns_of, tables_of
from disclosurelint.document.walking import label_of
from disclosurelint.text import Interval


def changes_told(document: Document) -> list[Fact]:
    """The changes from the year before as facts: what adds up in both years changes by as much as its parts together.

    Their side tells what they start from: changes from last year's budget and from its account do not add up.
    """
    known = {id(fact.figure): fact for fact in facts_of(document)}
    changes = []
    for comparison in comparisons_of(document):
        change, fact, delta = comparison.change, known.get(id(comparison.now)), signed_delta(comparison)
        before = about_base(document, change, fact.about) if fact is not None else None
        if fact is not None and delta is not None and before is not None:
            base = before[2] if side_is_named(document, change) else ""
            place = change.delta.span if change.delta is not None else change.span
            figure = Figure(place, delta, fact.figure.label)
            about = fact.concept, before[1], f"change from {base}"
            changes.append(Fact(*about, fact.section, figure, Statement(change.span, figure), scope=fact.scope))
    return changes


def told_together(
    formula: Formula, facts: list[Fact], parents: Mapping[int, Section | None], anywhere: bool
) -> Iterator[dict[str, Fact]]:
    """The figures of a formula's concepts, one each, that stand closest together for one year and side."""
    wanted, needed = formula.wanted, formula.needed
    if not needed <= {fact.concept for fact in facts}:
        return
    groups: defaultdict[tuple[int | None, str, int], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.concept not in wanted:
            continue
        section: Section | None = fact.section
        while section is not None:
            above = parents[id(section)]
            if above is not None or anywhere:
                groups[(fact.year, fact.side, id(section))].append(fact)
            section = above
    taken: set[int] = set()
    for group in sorted(groups.values(), key=len):
        told: dict[str, Fact] = {}
        if not needed <= {fact.concept for fact in group} or not single_valued(group):
            continue
        for fact in group:
            told.setdefault(fact.concept, fact)
        if not anywhere and len({fact.scope for fact in told.values()} - {""}) > 1:
            continue  # the expenditure of one fund is not made up of what all funds pay for
        places = {id(fact.statement) for fact in told.values()}
        if not places <= taken:
            taken |= places
            yield told


def told_in_columns(formula: Formula, document: Document) -> Iterator[dict[str, Fact]]:
    """The figures of a formula's concepts in one column of a table, or in those that are of one scope."""
    wanted, needed = formula.wanted, formula.needed
    for facts in (*(column.facts for column in columns_of(document)), *tables_of(document)):
        group = [fact for fact in facts if fact.concept in wanted]
        if needed <= {fact.concept for fact in group} and single_valued(group):
            yield {fact.concept: fact for fact in group}


def are_of_another_whole(document: Document, formula: Formula, told: Mapping[str, Fact]) -> bool:
    """Whether parts are listed under a whole of their own: 支出900万元. 补助安排的支出90万元，其中基本支出60万元."""
    whole = told[formula.left[0].concept]
    for term in formula.right:
        around = told[term.concept].whole if term.concept in told else None
        if around is None or around is whole.statement or about_label(document, label_of(document, around.figure)):
            continue
        if not Interval.of(around.figure.amount).overlaps(Interval.of(whole.figure.amount)):
            return True
    return False
