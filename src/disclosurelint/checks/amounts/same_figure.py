"""``same_figure``: one concept, one year, one side: one value, wherever it is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import partial
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value, Words
from disclosurelint.checks.judgement import Judgement, findings, judged
from disclosurelint.checks.rooms import equal_rooms
from disclosurelint.document.facts import Fact, facts_of, former_facts_of
from disclosurelint.document.model import Document
from disclosurelint.document.tables.facts import table_facts_of
from disclosurelint.text import Amount, Interval, Span


@options
class SameFigure:
    """Compares the places where a concept is told in one scope (口径), in text and in tables, in whatever unit."""

    kind: ClassVar[str] = "same_figure"

    exempt: tuple[str, ...] = option(
        default=(),
        zh="不比较的概念；词表 concepts 里标明 single 的其余概念都比较",
        en="concepts left out of those that the word list concepts marks as single",
    )

    def run(self, document: Document) -> Iterator[Finding]:
        return findings(self.judge(document))

    def judge(self, document: Document) -> Iterator[Judgement]:
        """Every concept that is told in more than one place."""
        concepts = document.lexicon.concepts.concepts
        groups: defaultdict[tuple[tuple[str, int | None, str], str], list[Fact]] = defaultdict(list)
        tables = table_facts_of(document)
        in_tables = {id(fact.figure) for fact in tables}
        by_fund = _rows_by_fund(tables)
        for fact in (*facts_of(document), *former_facts_of(document), *tables):
            single = concepts[fact.concept].single
            if single and fact.statement.span in by_fund:
                continue
            if (single or fact.scope) and fact.concept not in self.exempt:
                groups[fact.about, "" if single else fact.scope].append(fact)
        for (_, scope), facts in groups.items():
            from_tables = sum(id(fact.figure) in in_tables for fact in facts)
            # The scope of a sentence is taken from the heading above it, which may be read too widely.
            if len(facts) > 1 and (not scope or from_tables):
                yield from _judged(document, facts, None if not scope or from_tables == len(facts) else "warning")


def _rows_by_fund(facts: Iterable[Fact]) -> set[Span]:
    """The rows of tables that tell one thing in a column for each fund, of which each is another figure."""
    scopes: defaultdict[Span, set[str]] = defaultdict(set)
    for fact in facts:
        scopes[fact.statement.span].add(fact.scope)
    return {row for row, told in scopes.items() if len(told - {""}) > 1}


def _judged(document: Document, facts: list[Fact], severity: str | None) -> Iterator[Judgement]:
    """Each place that gives another value than most of the others, or than the first where none prevails."""
    values: list[tuple[Interval, list[Fact]]] = []
    for fact in facts:
        told = _interval(fact.figure.amount)
        same = next((same for known, same in values if known.overlaps(told)), None)
        if same is None:
            values.append((told, [fact]))
        else:
            same.append(fact)
    prevailing = max(values, key=lambda entry: len(entry[1]))[1]
    name = document.lexicon.concepts.concepts[facts[0].concept].zh
    if len(prevailing) > 1:
        says = f"{name} {' = '.join(str(fact.figure.amount) for fact in prevailing)}"
        figures = [fact.figure for fact in prevailing]
        yield judged(says, figures, None, partial(equal_rooms, figures))
    for _, same in values:
        if same is not prevailing:
            for fact in same:
                says = f"{name} {fact.figure.amount} = {prevailing[0].figure.amount}"
                figures = [fact.figure, prevailing[0].figure]
                found = _finding(document, fact, prevailing, severity)
                yield judged(says, figures, found, partial(equal_rooms, figures))


def _interval(amount: Amount) -> Interval:
    """A zero told as 0万元 is as exact as one told as 0.00万元."""
    return Interval(Decimal(0), Decimal(0)) if amount.value == 0 else Interval.of(amount)


def _finding(document: Document, fact: Fact, others: list[Fact], severity: str | None) -> Finding:
    concept = document.lexicon.concepts.concepts[fact.concept]
    values: dict[str, Value] = {
        "label": Words(concept.zh, concept.en),
        "told": fact.figure.amount,
        "elsewhere": others[0].figure.amount,
        "places": len(others),
    }
    former = (one.figure.amount for one in former_facts_of(document) if one.concept == fact.concept)
    left_in = any(amount.base_value == fact.figure.amount.base_value for amount in former)
    related = tuple(Related(other.figure.span, "other", {"amount": other.figure.amount}) for other in others)
    message = "last_year" if left_in else "default"
    return Finding(fact.figure.span, values, message, related, severity=severity)
