"""``compared_year``: a figure compared with its own year, with a year to come, or with another than elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar

from disclosurelint.checks.check import options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.facts import LAST_YEAR, YEAR, named_side, side_of
from disclosurelint.document.model import Change, Document, Statement
from disclosurelint.document.walking import label_of, paragraphs_told
from disclosurelint.lexicon.speech import spoken
from disclosurelint.records import NamedTuple
from disclosurelint.text import Edit, Span

_BASE = spoken("years.compared")
#: What the budget was when the year began, or after it was changed: a budget of the same year, and another figure.
_NEXT_YEAR = spoken("years.next")
_OTHER_BASE = spoken("sides.changed")
#: What a label holds besides the thing itself.
_BESIDES = spoken("sides.besides")
_SENTENCE_START = re.compile(r"[。；\n]")
#: Characters in front of a comparison where a later year may be told of.
_FARTHEST = 60


#: The label, direction, amount and unit of a change.
_What = tuple[str, str, Decimal, str] | None


class _Compared(NamedTuple):
    """A change with the year it is compared with (``year`` are the four digits) and the year it is told for."""

    change: Change
    year: Span
    base: int
    now: int
    label: str


@options
class ComparedYear:
    """Looks at changes whose base names its year: 比2022年预算增加.

    A final account may be compared with the budget of its own year. A base two years back is reported only where
    the same change is told elsewhere against the year before.
    """

    kind: ClassVar[str] = "compared_year"

    def run(self, document: Document) -> Iterator[Finding]:
        if document.subject.year is None:
            return
        against_last: dict[_What, Change] | None = None
        for one in _compared(document):
            if one.base >= one.now and not _tells_of_later(document, one):
                yield _finding(document, one, "default" if one.base == one.now else "later")
            elif one.base == one.now - 2:
                against_last = _against_last_year(document) if against_last is None else against_last
                witness = against_last.get(_what(one.change, one.label))
                if witness is not None and witness is not one.change:
                    yield _finding(document, one, "older", (Related(witness.span, "witness"),))


def _compared(document: Document) -> Iterator[_Compared]:
    """The changes whose base may not be of the year they are told for."""
    for statement, change in _changes(document):
        found = _BASE.match(document.text, change.span.start, change.span.end)
        if found is None or _OTHER_BASE.search(found[2]):
            continue
        label = label_of(document, change.figure or statement.figure)
        year = YEAR.search(label)
        now = int(year[1]) if year else document.subject.year
        named = named_side(found[2]) != ""
        if now is None or LAST_YEAR.search(label):
            continue
        told = label + _sentence_before(document, change)
        if named and side_of(found[2], document.subject) != side_of(told, document.subject):
            continue  # an account against the budget of its year
        yield _Compared(change, Span(*found.span(1)), int(found[1]), now, label)


def _changes(document: Document) -> Iterator[tuple[Statement, Change]]:
    for _, placed in paragraphs_told(document):
        for found in placed:
            for change in found.statement.changes:
                yield found.statement, change


def _tells_of_later(document: Document, one: _Compared) -> bool:
    """Whether the sentence up to the comparison speaks of a year after the base."""
    before = _sentence_before(document, one.change)
    return any(int(found[1]) > one.base for found in YEAR.finditer(before)) or _NEXT_YEAR.search(before) is not None


def _sentence_before(document: Document, change: Change) -> str:
    begin = max(0, change.span.start - _FARTHEST)
    return _SENTENCE_START.split(document.text[begin : change.span.start])[-1]


def _against_last_year(document: Document) -> dict[_What, Change]:
    """The changes that are told against the year before, by what they say."""
    year = document.subject.year or 0
    told: dict[_What, Change] = {}
    for statement, change in _changes(document):
        base = document.quote(change.span)[:_FARTHEST].split("，")[0]
        if change.delta is not None and (LAST_YEAR.search(base) or f"{year - 1}年" in base):
            told.setdefault(_what(change, label_of(document, change.figure or statement.figure)), change)
    return told


def _what(change: Change, label: str) -> _What:
    """What a change says, whatever it is compared with; of one without an amount, nothing that another says."""
    if change.delta is None:
        return None
    bare = _BESIDES.sub("", label)
    return bare, change.direction, change.delta.amount.base_value, change.delta.amount.dimension


def _finding(document: Document, one: _Compared, message: str, related: tuple[Related, ...] = ()) -> Finding:
    values: dict[str, Value] = {"told": str(one.base), "year": str(one.now), "right": str(one.now - 1)}
    return Finding(one.year, values, message, related, edits=(Edit(one.year, str(one.now - 1)),))
