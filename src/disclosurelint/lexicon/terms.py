"""The glossary of the genre: terms that are protected against slips, names that are known, subjects and their years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

#: Stands in front of a name that is known and not protected.
_KNOWN_ONLY = "~"


class Retired(NamedTuple):
    """A subject that was last used in the year ``until``; by now it is called ``now``, or became part of that."""

    name: str
    until: int
    now: str


class Terms:
    """The glossary in the form that ``tools/build_terms.py`` gives it, and terms of the house besides."""

    def __init__(self, text: str, own: Iterable[str] = ()) -> None:
        lines = [line for line in text.splitlines() if not line.startswith("#")]
        self._rows = [*(line.split("\t") for line in lines), *([term] for term in own)]

    @cached_property
    def protected(self) -> list[str]:
        """Terms in which a slip is looked for."""
        return [row[0] for row in self._rows if not row[0].startswith(_KNOWN_ONLY)]

    @cached_property
    def known(self) -> list[str]:
        """All names, of which none is a slip of another."""
        return [row[0].removeprefix(_KNOWN_ONLY) for row in self._rows]

    @cached_property
    def retired(self) -> list[Retired]:
        """Subjects whose last year is certain, a longer name before the shorter one within it."""
        ended = [Retired(row[0].removeprefix(_KNOWN_ONLY), int(row[2]), row[3]) for row in self._rows if len(row) > 2]
        return sorted(ended, key=lambda one: -len(one.name))

    @cached_property
    def subjects(self) -> dict[str, frozenset[str]]:
        """Code of a subject → the names it has or had."""
        names: defaultdict[str, set[str]] = defaultdict(set)
        for row in self._rows:
            for code in row[1].split(" ") if len(row) > 1 else ():
                names[code].add(row[0].removeprefix(_KNOWN_ONLY))
        return {code: frozenset(told) for code, told in names.items()}

    @cached_property
    def codes(self) -> dict[str, frozenset[str]]:
        """Name of a subject → the codes it has or had."""
        codes: defaultdict[str, set[str]] = defaultdict(set)
        for code, names in self.subjects.items():
            for name in names:
                codes[name].add(code)
        return {name: frozenset(told) for name, told in codes.items()}
