"""What a check of figures made of one relation, whether it holds or not: the line it leaves in the ledger.

Silence must never be mistaken for a check, so the checks of figures judge every relation they see, and report
those that fail. The ledger shows them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, Protocol

from disclosurelint.checks.finding import Finding, Words
from disclosurelint.checks.rooms import Rooms
from disclosurelint.document.model import Document, Figure
from disclosurelint.records import NamedTuple
from disclosurelint.text import Span

#: What a relation says: its words, or what makes them, for a ledger that is not always kept.
Says = str | Words | Callable[[], str | Words]
Verdict = Literal["holds", "fails", "rounding", "unjudged"]


class Judgement(NamedTuple):
    """One relation: ``says`` sets it out, ``places`` are the figures in it, ``reason`` why it could not be judged.

    ``finding`` is there when it fails, or when rounding may explain what keeps it from holding. ``rooms`` tell where
    each figure may lie for it to hold, as far as that is known.
    """

    verdict: Verdict
    says: Says
    places: tuple[Span, ...]
    finding: Finding | None = None
    reason: Words | None = None
    rooms: Rooms = dict


class Judging(Protocol):
    """A check that judges relations between figures."""

    def judge(self, document: Document) -> Iterator[Judgement]: ...


def judged(says: Says, figures: Iterable[Figure], finding: Finding | None, rooms: Rooms = dict) -> Judgement:
    """A relation that could be judged: it holds when there is no finding."""
    places = tuple(figure.span for figure in figures)
    if finding is None:
        return Judgement("holds", says, places, rooms=rooms)
    return Judgement("rounding" if finding.severity == "info" else "fails", says, places, finding, rooms=rooms)


def unjudged(says: Says, figures: Iterable[Figure], zh: str, en: str) -> Judgement:
    """A relation that the text states and that could not be judged, and why."""
    return Judgement("unjudged", says, tuple(figure.span for figure in figures), reason=Words(zh, en))


def findings(judgements: Iterable[Judgement]) -> Iterator[Finding]:
    """The findings among judgements."""
    return (judgement.finding for judgement in judgements if judgement.finding is not None)
