"""One line a diagnostic: ``path:line:col: level code message``. For editors, grep and people in a hurry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from disclosurelint.errors import Language
from disclosurelint.output.style import Style
from disclosurelint.output.summary import summary
from disclosurelint.output.width import printable
from disclosurelint.output.words import say
from disclosurelint.report import Failure, Report


def render(
    reports: Sequence[Report], failures: Sequence[Failure], lang: Language, style: Style, ledgers: Sequence[str] = ()
) -> str:
    """All diagnostics, the ledgers, then the summary."""
    lines = [line for report in reports for line in _lines(report, lang, style)]
    return "\n".join([*lines, *ledgers, printable(summary(reports, failures, lang))]) + "\n"


def _lines(report: Report, lang: Language, style: Style) -> Iterator[str]:
    path = style.paint(printable(report.source.path), "path")
    for found in report.diagnostics:
        place = report.source.position(found.span.start)
        severity = style.paint(say(found.severity, lang), found.severity)
        message = printable(" ".join(found.message.split("\n")))
        yield f"{path}:{place.line}:{place.column}: {severity} {found.code} {message}"
