"""Whose document it is, and where the document says so: what results tell of a document besides its faults."""

from __future__ import annotations

from typing import Literal

from disclosurelint.records import NamedTuple
from disclosurelint.text import Span

#: The kinds of disclosure there are.
Kind = Literal["department-budget", "unit-budget", "department-final", "unit-final", "three-public"]


class Evidence(NamedTuple):
    """Where the document says whose it is: ``kind`` is title, opening, label, institutions or heading."""

    kind: str
    span: Span


class Subject(NamedTuple):
    """Whose document it is and what it is: name, region, kind and fiscal year, each where the text tells it.

    ``region`` are province, city and county as deep as they are known; ``kind`` is one of ``Kind`` or empty. ``side``
    is budget or final, which the kind of a notice of the three public expenses does not tell.
    """

    name: str = ""
    title: Span = Span(0, 0)
    evidence: tuple[Evidence, ...] = ()
    region: tuple[str, ...] = ()
    kind: str = ""
    year: int | None = None
    side: str = ""
