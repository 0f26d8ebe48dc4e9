"""What every format is: a run turned into text file by file, so that many files take no more memory than one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

from disclosurelint.errors import Language
from disclosurelint.output.style import Style
from disclosurelint.output.width import harmless
from disclosurelint.records import NamedTuple
from disclosurelint.results.report import Report, Result
from disclosurelint.results.tally import Tally

if TYPE_CHECKING:
    from disclosurelint.rules import Ruleset


class Writer(Protocol):
    """One run in one format. The texts it gives, put together in order, are what users and programs get to see."""

    def file(self, result: Result) -> str:
        """What there is to say of one file; may be nothing."""
        ...

    def end(self, tally: Tally) -> str:
        """What is said when all files are through."""
        ...


class Look(NamedTuple):
    """What was asked for of the output.

    ``style`` matters to people's formats only. ``relations`` and ``figures`` show these parts of ledgers behind each
    file, ``statistics`` counts the findings by rule, ``columns`` names the unit (of ``places.UNITS``) that formats
    without one of their own count by. Findings of the severities in ``failing`` fail the run.
    ``ruleset`` loads what the formats that describe rules quote.
    """

    lang: Language = "zh"
    style: Style = Style()
    relations: bool = False
    figures: bool = False
    statistics: bool = False
    columns: str = "characters"
    failing: frozenset[str] = frozenset({"error", "warning"})
    ruleset: Callable[[], Ruleset] | None = None


def joined(lines: Iterable[str]) -> str:
    """Lines of a format for people, each with its line break."""
    return "".join(f"{harmless(line)}\n" for line in lines)


def ledgers(report: Report, look: Look) -> Iterator[str]:
    """The lines of a report's ledger that are wanted, a blank line after each part."""
    if report.ledger is None:
        return
    from disclosurelint.output import ledger_text

    for wanted, show in ((look.relations, ledger_text.relations), (look.figures, ledger_text.figures)):
        if wanted:
            yield from show(report.source, report.ledger, look.lang, look.style)
            yield ""
