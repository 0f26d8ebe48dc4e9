"""The ledger of relations: all that the checks of figures looked at, so that silence is never mistaken for a check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from disclosurelint.checks.check import Check
from disclosurelint.checks.finding import Words
from disclosurelint.checks.judgement import Judgement, Judging, Verdict
from disclosurelint.document import Document
from disclosurelint.document.model import Figure
from disclosurelint.document.tables.grids import grids_of
from disclosurelint.document.walking import figures_of, label_of, statements_of
from disclosurelint.records import NamedTuple
from disclosurelint.rules.rule import Bound, Rule
from disclosurelint.text import Span

#: From best to worst for whoever reads the ledger.
VERDICTS: tuple[Verdict, ...] = ("holds", "rounding", "fails", "unjudged")


class Entry(NamedTuple):
    """One relation: by which rule, with what verdict, and where its figures stand in the file."""

    code: str
    name: str
    verdict: Verdict
    says: str | Words
    places: tuple[Span, ...]
    reason: Words | None


class FigureRead(NamedTuple):
    """A figure of the document: its place in the file and the words that name it."""

    span: Span
    label: str


class Ledger(NamedTuple):
    """``entries`` in the order of their places; ``figures`` all that were read, ``vouched`` the places judged."""

    entries: tuple[Entry, ...]
    figures: tuple[FigureRead, ...]
    vouched: frozenset[Span]

    def count(self, verdict: Verdict) -> int:
        """How many relations have a verdict."""
        return sum(entry.verdict == verdict for entry in self.entries)

    def witnesses(self) -> dict[Span, list[Entry]]:
        """For every figure that is part of a judged relation, the relations it stands in."""
        found: dict[Span, list[Entry]] = {}
        for entry in self.entries:
            if entry.verdict != "unjudged":
                for place in dict.fromkeys(entry.places):
                    found.setdefault(place, []).append(entry)
        return found


def ledger_of(document: Document, rules: Iterable[Bound]) -> Ledger:
    """What the rules that judge relations make of a document."""
    return ledger_from(
        document, [(rule, judgement) for rule, check in rules for judgement in judgements_of(check, document)]
    )


def ledger_from(document: Document, judgements: Iterable[tuple[Rule, Judgement]]) -> Ledger:
    """The ledger of relations already judged."""
    entries = []
    vouched: set[Span] = set()
    for rule, judgement in judgements:
        places = tuple(document.origin(place) for place in judgement.places)
        says = judgement.says() if callable(judgement.says) else judgement.says
        entries.append(Entry(rule.code, rule.name, judgement.verdict, says, places, judgement.reason))
        if judgement.verdict != "unjudged":
            vouched.update(places)
    entries.sort(key=lambda entry: (entry.places[:1], entry.code))
    labels = {document.origin(figure.span): label_of(document, figure) for figure in figures_read(document)}
    figures = tuple(FigureRead(span, labels[span]) for span in sorted(labels))
    return Ledger(tuple(entries), figures, frozenset(vouched))


def judges(check: Check) -> bool:
    """Whether a check judges relations between figures, and so leaves lines in the ledger."""
    return hasattr(check, "judge")


def judgements_of(check: Check, document: Document) -> Iterator[Judgement]:
    """Every relation that a check looked at; none of a check that judges no relations."""
    if judges(check):
        yield from cast("Judging", check).judge(document)


def figures_read(document: Document) -> Iterator[Figure]:
    """Every figure read from statements and tables."""
    for statement, _ in statements_of(document):
        yield from figures_of(statement)
    for grid in grids_of(document):
        for row in grid.rows:
            yield from row.figures.values()
