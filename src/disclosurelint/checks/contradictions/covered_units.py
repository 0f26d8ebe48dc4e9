"""``covered_units``: whether there are subordinate units, and how many, is told the same way throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from disclosurelint.checks.check import option, options
from disclosurelint.checks.finding import Finding, Related, Value
from disclosurelint.document.bodies import Body, listed_bodies, lists_bodies, names_body, without_level
from disclosurelint.document.model import Document, Table
from disclosurelint.lexicon.speech import spoken, spoken_word
from disclosurelint.records import NamedTuple
from disclosurelint.text import Span
from disclosurelint.text.numbering import han_number

_OWN_LEVEL = spoken_word("bodies.itself")
_NUMBERED = spoken("bodies.numbered")


class _Table(NamedTuple):
    """A table of institutions in which every row names a body."""

    span: Span
    bodies: list[Body]


@options
class CoveredUnits:
    """Compares sentences on the units that the document covers with its table of institutions and with one another.

    Only what is said of the own body counts (某局及所属单位的收支): duties speak of subordinate units of all sorts.
    """

    kind: ClassVar[str] = "covered_units"

    claims: tuple[str, ...] = option(
        default=(),
        zh="紧跟在本单位名称或自称后面，说有所属单位的字样",
        en="what says, behind the own name, that there are units",
    )
    denials: tuple[str, ...] = option(default=(), zh="说没有所属单位的字样", en="what says that there are none")

    def run(self, document: Document) -> Iterator[Finding]:
        claims = list(self._claims(document))
        table = _table(document)
        denial = next(_places(document.text, self.denials), None)
        for claim in claims:
            values: dict[str, Value] = {"told": document.quote(claim)}
            if denial is not None:
                related = Related(denial, "denial", {"told": document.quote(denial)})
                yield Finding(claim, values, related=(related,))
            elif table is not None and len(table.bodies) == 1:
                values["unit"] = table.bodies[0].name
                yield Finding(claim, values, "alone", (Related(table.bodies[0].span, "alone"),))
        others = [body for body in listed_bodies(document) if body.name != without_level(document.subject.name)]
        if denial is not None and table is not None and others and not claims:
            values = {"told": document.quote(denial), "unit": others[0].name, "count": len(others)}
            yield Finding(denial, values, "listed", (Related(others[0].span, "listed"),))
        if table is not None:
            yield from _numbered(document, table)

    def _claims(self, document: Document) -> Iterator[Span]:
        organisations = document.lexicon.organisations
        own = (document.subject.name, *organisations["self_words"]) if document.subject.name else ()
        for place in _places(document.text, self.claims):
            before = document.text[max(0, place.start - 45) : place.start]
            name = next((name for name in own if before.endswith((name, name + _OWN_LEVEL))), None)
            if name is not None:
                start = document.text.rfind(name, 0, place.start)
                yield Span(start, place.end)


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)")


def _places(text: str, words: tuple[str, ...]) -> Iterator[Span]:
    return (Span(*found.span()) for found in _any_of(words).finditer(text))


def _table(document: Document) -> _Table | None:
    """The one table of institutions, where every row is a body, the own one among them."""
    tables = [
        block
        for section in document.sections()
        if "institutions" in section.concepts
        for block in section.parts
        if isinstance(block, Table) and lists_bodies(document, block)
    ]
    if len(tables) != 1:
        return None
    bodies = []
    for row in tables[0].rows:
        named = [cell for cell in document.cells(row) if names_body(document, document.quote(cell))]
        if not named:
            return None
        bodies.append(Body(without_level(document.quote(named[0])), named[0]))
    own = without_level(document.subject.name)
    return _Table(tables[0].span, bodies) if any(body.name == own for body in bodies) else None


def _numbered(document: Document, table: _Table) -> Iterator[Finding]:
    """Sentences that say how many units there are besides the own level."""
    for found in _NUMBERED.finditer(document.text):
        number = han_number(found[1])
        listed = len(table.bodies) - 1
        if number != listed and not table.span.covers(Span(*found.span())):
            values: dict[str, Value] = {"told": found[0], "count": listed}
            yield Finding(Span(*found.span()), values, "number", (Related(table.span, "table"),))
