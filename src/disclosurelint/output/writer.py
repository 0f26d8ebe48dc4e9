"""What every format is: a run turned into text file by file, so that many files take no more memory than one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from disclosurelint.errors import Language
from disclosurelint.output.style import Style
from disclosurelint.report import Report, Result, Tally


class Writer(Protocol):
    """One run in one format. The texts it gives, put together in order, are what users and programs get to see."""

    def file(self, result: Result) -> str:
        """What there is to say of one file; may be nothing."""
        ...

    def end(self, tally: Tally) -> str:
        """What is said when all files are through."""
        ...


class Look(NamedTuple):
    """How the formats for people look: ``relations`` and ``figures`` show these parts of ledgers behind each file."""

    lang: Language = "zh"
    style: Style = Style()
    relations: bool = False
    figures: bool = False


def ledgers(report: Report, look: Look) -> Iterator[str]:
    """The lines of a report's ledger that are wanted, a blank line after each part."""
    if report.ledger is None:
        return
    from disclosurelint.output import ledger_text

    for wanted, show in ((look.relations, ledger_text.relations), (look.figures, ledger_text.figures)):
        if wanted:
            yield from show(report.source, report.ledger, look.lang, look.style)
            yield ""
