"""For people: where, what, the lines themselves with the place underlined, the sum set out, and the way out."""

from __future__ import annotations

from collections.abc import Iterator

from disclosurelint.output.summary import reasons, summary, ways_out
from disclosurelint.output.width import printable, wrap
from disclosurelint.output.writer import Look, joined, ledgers
from disclosurelint.results.report import Report, Result
from disclosurelint.results.tally import Tally


class Text:
    """Every diagnostic with a blank line behind it, the ledger of each file, and the summary at the end."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def file(self, result: Result) -> str:
        if not isinstance(result, Report):
            return ""
        return joined([*_findings(result, self._look), *ledgers(result, self._look)])

    def end(self, tally: Tally) -> str:
        lang = self._look.lang
        told = wrap(printable(summary(tally, lang)), self._look.style.columns)
        commands = ways_out(tally, lang)  # these stay whole
        return joined([*_counts(tally, self._look), *told, *commands, *reasons(tally, lang)])


writer = Text


def _findings(report: Report, look: Look) -> Iterator[str]:
    """The diagnostics that are wanted, and the fixes that were applied; most files have neither."""
    if report.diagnostics or report.repairs:
        from disclosurelint.output import diagnostic_text

        for those in diagnostic_text.together(() if look.statistics else report.diagnostics):
            yield from diagnostic_text.lines(report, those, look.lang, look.style)
            yield ""
        yield from diagnostic_text.repairs(report, look)


def _counts(tally: Tally, look: Look) -> Iterator[str]:
    if look.statistics:
        from disclosurelint.output.statistics import table

        yield from table(tally, look)
