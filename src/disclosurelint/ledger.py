"""The ledger of relations: all that the checks of figures looked at, so that silence is never mistaken for a check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

from disclosurelint.checks.check import Check
from disclosurelint.checks.finding import Words
from disclosurelint.checks.judgement import Judgement, Judging, Verdict
from disclosurelint.document import Document
from disclosurelint.document.model import Figure
from disclosurelint.document.tables import grids_of
from disclosurelint.document.walking import statements_of
from disclosurelint.rules.rule import Bound
from disclosurelint.text import Span


class Entry(NamedTuple):
    """One relation: by which rule, with what verdict, and where its figures stand in the file."""

    code: str
    name: str
    verdict: Verdict
    says: str
    places: tuple[Span, ...]
    reason: Words | None


class Ledger(NamedTuple):
    """``figures`` are all figures read (places in the file), ``vouched`` those that stand in a judged relation."""

    entries: tuple[Entry, ...]
    figures: tuple[Span, ...]
    vouched: frozenset[Span]


def ledger_of(document: Document, rules: Iterable[Bound]) -> Ledger:
    """What the rules that judge relations made of a document, in the order of the places."""
    entries = []
    vouched: set[Span] = set()
    for rule, check in rules:
        for judgement in _judge(check, document):
            places = tuple(document.origin(place) for place in judgement.places)
            entries.append(Entry(rule.code, rule.name, judgement.verdict, judgement.says, places, judgement.reason))
            if judgement.verdict != "unjudged":
                vouched.update(places)
    entries.sort(key=lambda entry: (entry.places[:1], entry.code))
    figures = sorted({document.origin(figure.span) for figure in _figures(document)})
    return Ledger(tuple(entries), tuple(figures), frozenset(vouched))


def _judge(check: Check, document: Document) -> Iterable[Judgement]:
    return cast("Judging", check).judge(document) if hasattr(check, "judge") else ()


def _figures(document: Document) -> Iterator[Figure]:
    """Every figure read from statements and tables."""
    for statement, _ in statements_of(document):
        yield statement.figure
        yield from statement.rates
        for change in statement.changes:
            yield from (figure for figure in (change.base_amount, change.delta, change.rate) if figure is not None)
    for grid in grids_of(document):
        for row in grid.rows:
            yield from row.figures.values()
