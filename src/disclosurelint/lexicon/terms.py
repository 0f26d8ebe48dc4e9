"""The glossary of the genre: terms that are protected against slips, names that are known, subjects and their years."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from disclosurelint.records import NamedTuple

#: Stands in front of a name that is known and not protected.
_KNOWN_ONLY = "~"


class Retired(NamedTuple):
    """A subject that was last used in the year ``until``; by now it is called ``now``, or became part of that."""

    name: str
    until: int
    now: str


class Terms:
    """The glossary, and terms of the house besides."""

    def __init__(self, index: Mapping[str, Any], own: Iterable[str] = ()) -> None:
        """``index`` is made by ``build_glossary``."""
        #: Terms in which a slip is looked for.
        self.protected: list[str] = [*index["protected"], *own]
        #: All names, of which none is a slip of another.
        self.known: list[str] = [*index["known"], *own]
        #: Subjects whose last year is certain, a longer name before the shorter one within it.
        self.retired = [Retired(*one) for one in index["retired"]]
        #: Code of a subject → the names it has or had.
        self.subjects: dict[str, frozenset[str]] = index["subjects"]
        #: Name of a subject → the codes it has or had.
        self.codes: dict[str, frozenset[str]] = index["codes"]


def build_glossary(text: str) -> dict[str, Any]:
    """What ``Terms`` looks up, as plain values, from the form that ``tools/build_terms.py`` gives the glossary."""
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    named = [(row[0].removeprefix(_KNOWN_ONLY), row) for row in rows]
    subjects: defaultdict[str, set[str]] = defaultdict(set)
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for name, row in named:
        for code in row[1].split(" ") if len(row) > 1 else ():
            subjects[code].add(name)
            codes[name].add(code)
    retired = [(name, int(row[2]), row[3]) for name, row in named if len(row) > 2]
    return {
        "protected": [name for name, row in named if name == row[0]],
        "known": [name for name, _ in named],
        "retired": sorted(retired, key=lambda one: -len(one[0])),
        "subjects": {code: frozenset(names) for code, names in subjects.items()},
        "codes": {name: frozenset(known) for name, known in codes.items()},
    }
