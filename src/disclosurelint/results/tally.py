"""What the results of a whole run come to."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from disclosurelint.records import NamedTuple
from disclosurelint.results.report import Failure, Result, Way

if TYPE_CHECKING:
    from disclosurelint.rules.diagnostic import Applicability, Severity
    from disclosurelint.text import Source

#: What can be done with a fix: the program applies it, safe or once somebody has confirmed it; a review copy shows it;
#: or somebody makes it in the program that the file is of.
WayOut = Literal["apply", "confirm", "review", "edit"]


class Kind(NamedTuple):
    """A rule at a severity; some findings of a rule may be graver than others."""

    code: str
    name: str
    severity: Severity


class Tally:
    """What the results of a run come to, counted as they come: reports need not be kept.

    ``fixes`` counts the findings that have one, ``ways_out`` the same by what can be done with it, ``proposed_in`` is
    the first document that a review copy can show them in. ``repairs`` counts the fixes that were applied,
    ``unwritten`` the texts that could not be written with them, ``suppressed`` the findings that were let pass, by
    what let them.
    """

    def __init__(self) -> None:
        self.files = 0
        self.failures = 0
        self.severities: Counter[str] = Counter()
        self.kinds: Counter[Kind] = Counter()
        self.fixes: Counter[tuple[Kind, Applicability]] = Counter()
        self.ways_out: Counter[tuple[Kind, WayOut]] = Counter()
        self.proposed_in = ""
        self.repairs = 0
        self.unwritten = 0
        self.suppressed: Counter[str] = Counter()
        self.ways: set[Way] = set()

    def add(self, result: Result) -> None:
        """Count one more result."""
        if isinstance(result, Failure):
            self.failures += 1
            return
        self.repairs += len(result.repairs)
        self.unwritten += result.refused is not None and result.source.places is None
        self.suppressed.update(one.by for one in result.suppressed)
        for found in result.diagnostics:
            kind = Kind(found.code, found.name, found.severity)
            self.severities[found.severity] += 1
            self.kinds[kind] += 1
            if found.fix is not None:
                self.fixes[kind, found.fix.applicability] += 1
                self._count_way_out(kind, result.source, found.fix.applicability)
        if result.document and not result.again:
            self.files += 1
            self.ways.add(result.way)

    def out_by(self, way: WayOut) -> int:
        """How many fixes there are with which that can be done."""
        return sum(number for (_, out), number in self.ways_out.items() if out == way)

    def _count_way_out(self, kind: Kind, source: Source, applicability: Applicability) -> None:
        way: WayOut = "apply" if applicability == "safe" else "confirm"
        if source.places is not None:
            from disclosurelint.sources import WITH_NOTES

            way = "review" if source.format in WITH_NOTES else "edit"
        if way == "review" and not self.proposed_in:
            self.proposed_in = source.path
        self.ways_out[kind, way] += 1
