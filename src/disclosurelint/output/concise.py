"""One line a diagnostic: ``path:line:col: level code message``. For editors, grep and people in a hurry."""

from __future__ import annotations

from collections.abc import Iterator

from disclosurelint.output.places import UNITS, region
from disclosurelint.output.prose import change, one_line
from disclosurelint.output.statistics import table
from disclosurelint.output.summary import summary
from disclosurelint.output.whereabouts import in_words
from disclosurelint.output.width import printable
from disclosurelint.output.words import say
from disclosurelint.output.writer import Look, joined, ledgers
from disclosurelint.results.report import Report, Result
from disclosurelint.results.tally import Tally
from disclosurelint.text import Span


class Concise:
    """A line a diagnostic, the ledger of each file, and the summary at the end."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def file(self, result: Result) -> str:
        if not isinstance(result, Report):
            return ""
        lines = () if self._look.statistics else (*_lines(result, self._look), *_repairs(result, self._look))
        return joined([*lines, *ledgers(result, self._look)])

    def end(self, tally: Tally) -> str:
        counts = table(tally, self._look) if self._look.statistics else ()
        return joined([*counts, printable(summary(tally, self._look.lang))])


writer = Concise


def _lines(report: Report, look: Look) -> Iterator[str]:
    for found in report.diagnostics:
        severity = look.style.paint(say(found.severity, look.lang), found.severity)
        message = printable(one_line(found.message))
        where = in_words(report.source, found.span.start, look.lang)
        if where:
            message += say("in-brackets", look.lang, text=printable(where))
        yield f"{_place(report, found.span, look)}: {severity} {found.code} {message}"


def _repairs(report: Report, look: Look) -> Iterator[str]:
    word = look.style.paint(say("repaired", look.lang), "fix")
    for repair in report.repairs:
        yield f"{_place(report, repair.span, look)}: {word} {repair.code} {change(repair, look.lang)}"


def _place(report: Report, span: Span, look: Look) -> str:
    at = region(report.source, span, UNITS[look.columns])
    return f"{look.style.paint(printable(report.source.path), 'path')}:{at.line}:{at.column}"
