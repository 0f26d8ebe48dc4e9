"""``same_change``: one figure is not said to have changed in two ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

from disclosurelint.checks.check import options
from disclosurelint.checks.comparison import comparisons_of, side_is_named, signed_delta
from disclosurelint.checks.finding import Finding, Related, Value, Words
from disclosurelint.document.facts import Fact, about_base, facts_of
from disclosurelint.document.model import Change, Document
from disclosurelint.document.walking import statements_of
from disclosurelint.records import NamedTuple
from disclosurelint.text import Amount, Interval


class _Told(NamedTuple):
    change: Change
    delta: Amount


@options
class SameChange:
    """Compares changes from one base: those of one figure in one sentence, and those of a concept in one scope.

    A change from last year's budget and one from its account may well differ, so the base must be named alike.
    """

    kind: ClassVar[str] = "same_change"

    def run(self, document: Document) -> Iterator[Finding]:
        yield from _in_one_sentence(document)
        yield from _in_two_places(document)


def _in_one_sentence(document: Document) -> Iterator[Finding]:
    """与上年持平，增加0.50万元."""
    for statement, _ in statements_of(document):
        flat = next((change for change in statement.changes if change.direction == "flat"), None)
        if flat is None:
            continue
        base = document.quote(flat.base) if flat.base else ""
        for change in statement.changes:
            moves = change.direction != "flat" and change.delta is not None and change.delta.amount.value != 0
            same_base = change.base is None or document.quote(change.base) == base
            if moves and same_base and change.span.start >= flat.span.end:
                values: dict[str, Value] = {"flat": document.quote(flat.span), "told": document.quote(change.span)}
                yield Finding(change.span, values, "flat", (Related(flat.span, "flat"),))


def _in_two_places(document: Document) -> Iterator[Finding]:
    concepts = document.lexicon.concepts.concepts
    for fact, told in _by_concept(document):
        first = told[0]
        for other in told[1:]:
            if not _may_agree(first.delta, other.delta):
                concept = concepts[fact.concept]
                values: dict[str, Value] = {
                    "label": Words(concept.zh, concept.en),
                    "told": document.quote(other.change.span),
                    "elsewhere": document.quote(first.change.span),
                }
                yield Finding(other.change.span, values, "default", (Related(first.change.span, "other"),))


def _by_concept(document: Document) -> Iterator[tuple[Fact, list[_Told]]]:
    """The changes of every concept that has one scope in a document, from one base, where there are several."""
    facts = {id(fact.figure): fact for fact in facts_of(document)}
    groups: defaultdict[tuple[str, int | None, str], list[tuple[Fact, _Told]]] = defaultdict(list)
    for comparison in comparisons_of(document):
        fact, delta = facts.get(id(comparison.now)), signed_delta(comparison)
        if fact is None or delta is None or not document.lexicon.concepts.concepts[fact.concept].single:
            continue
        before = about_base(document, comparison.change, fact.about)
        if before is not None:
            base = before[2] if side_is_named(document, comparison.change) else ""
            groups[fact.concept, before[1], base].append((fact, _Told(comparison.change, delta)))
    for told in groups.values():
        if len(told) > 1:
            yield told[0][0], [one for _, one in told]


def _may_agree(one: Amount, other: Amount) -> bool:
    return Interval.of(one).overlaps(Interval.of(other))
