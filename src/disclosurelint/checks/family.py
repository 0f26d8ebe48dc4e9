"""The documents of one body and of the units it covers, over the years: what a check across files is given.

Where two documents claim to be the same one (two drafts), neither is compared with others: which counts, nobody knows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from disclosurelint.checks.digest import ONE_SCOPE, Digest, Told
from disclosurelint.text import Amount, Interval

#: Whose document, whether a department's, of which year and side.
_Place = tuple[str, bool, int, str]


class Family:
    """Documents that have to do with one another; those that another document stands in for twice are left out."""

    def __init__(self, documents: Iterable[Digest]) -> None:
        known = [document for document in documents if document.name and document.side and document.year is not None]
        times = Counter(map(_place, known))
        self._by_place = {_place(document): document for document in known if times[_place(document)] == 1}
        self._figures: dict[str, dict[tuple[str, int | None, str], list[Told]]] = {}

    def __iter__(self) -> Iterator[Digest]:
        return iter(self._by_place.values())

    def year_before(self, document: Digest) -> Digest | None:
        """The document of the same body and kind, a year earlier."""
        return self.of(document, (document.year or 0) - 1, document.side)

    def of(self, document: Digest, year: int | None, side: str) -> Digest | None:
        """The document of the same body for a year and side."""
        return self._by_place.get((document.name, document.is_department, year or 0, side))

    def units(self, department: Digest) -> dict[str, Digest | None]:
        """The units that a department covers, each with its document for the same year and side if it is here."""
        return {unit: self._unit(department, unit) for unit in department.units}

    def _unit(self, department: Digest, unit: str) -> Digest | None:
        levels = (False,) if unit == department.name else (False, True)
        found = [self._by_place.get((unit, level, department.year or 0, department.side)) for level in levels]
        here = [document for document in found if document is not None]
        return here[0] if len(here) == 1 else None

    def value(self, document: Digest, concept: str, scope: str, year: int | None, side: str) -> Told | None:
        """What a document says of a concept; None where it says nothing of it in that scope, or two different things.

        Where the scope is not named, the document must have one value for all of them.
        """
        told = self._told(document).get((concept, year, side), [])
        if scope not in ("", ONE_SCOPE):
            told = [one for one in told if one.scope == scope]
        return told[0] if told and all(agree(one.amount, told[0].amount) for one in told) else None

    def own(self, document: Digest, concept: str, scope: str) -> Told | None:
        """What a document says of a concept for its own year and side."""
        return self.value(document, concept, scope, document.year, document.side)

    def _told(self, document: Digest) -> dict[tuple[str, int | None, str], list[Told]]:
        if document.path not in self._figures:
            figures: defaultdict[tuple[str, int | None, str], list[Told]] = defaultdict(list)
            for told in document.told:
                figures[told.concept, told.year, told.side].append(told)
            self._figures[document.path] = dict(figures)
        return self._figures[document.path]


def _place(document: Digest) -> _Place:
    return document.name, document.is_department, document.year or 0, document.side


def interval(amount: Amount) -> Interval:
    """What an amount may have been before it was rounded; 0万元 is nothing, and no amount below half a 万元."""
    return Interval(Decimal(0), Decimal(0)) if amount.value == 0 and amount.places == 0 else Interval.of(amount)


def agree(one: Amount, other: Amount) -> bool:
    """Whether two amounts may be the same figure, each rounded as it was printed."""
    return one.dimension == other.dimension and interval(one).overlaps(interval(other))
