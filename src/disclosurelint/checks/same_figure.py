"""``same_figure``: one concept, one year, one side: one value, wherever it is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from disclosurelint.checks.check import option
from disclosurelint.checks.finding import Finding, Related, Value, Words
from disclosurelint.checks.judgement import Judgement, findings, judged
from disclosurelint.document.facts import Fact, facts_of, table_facts_of
from disclosurelint.document.model import Document
from disclosurelint.text import Amount, Interval


@dataclass(frozen=True, slots=True)
class SameFigure:
    """Compares the places where a concept is told that has one scope only, in text and in tables, in whatever unit."""

    kind: ClassVar[str] = "same_figure"

    concepts: tuple[str, ...] = option(
        default=(),
        zh="全文只有一个口径、因而只能有一个数的概念",
        en="concepts that have one scope, and so one value, in a document",
    )

    def run(self, document: Document) -> Iterator[Finding]:
        return findings(self.judge(document))

    def judge(self, document: Document) -> Iterator[Judgement]:
        """Every concept that is told in more than one place."""
        groups: defaultdict[tuple[str, int | None, str], list[Fact]] = defaultdict(list)
        for fact in (*facts_of(document), *table_facts_of(document)):
            if fact.concept in self.concepts:
                groups[(fact.concept, fact.year, fact.side)].append(fact)
        for facts in groups.values():
            if len(facts) > 1:
                yield from _judged(document, facts)


def _judged(document: Document, facts: list[Fact]) -> Iterator[Judgement]:
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
        yield judged(says, [fact.figure for fact in prevailing], None)
    for _, same in values:
        if same is not prevailing:
            for fact in same:
                says = f"{name} {fact.figure.amount} = {prevailing[0].figure.amount}"
                yield judged(says, [fact.figure, prevailing[0].figure], _finding(document, fact, prevailing))


def _interval(amount: Amount) -> Interval:
    """A zero told as 0万元 is as exact as one told as 0.00万元."""
    return Interval(Decimal(0), Decimal(0)) if amount.value == 0 else Interval.of(amount)


def _finding(document: Document, fact: Fact, others: list[Fact]) -> Finding:
    concept = document.lexicon.concepts.concepts[fact.concept]
    values: dict[str, Value] = {
        "label": Words(concept.zh, concept.en),
        "told": fact.figure.amount,
        "elsewhere": others[0].figure.amount,
        "places": len(others),
    }
    related = tuple(Related(other.figure.span, "other", {"amount": other.figure.amount}) for other in others)
    return Finding(fact.figure.span, values, related=related)
