"""Floor 6: what users and programs get to see. One file a format; each turns reports into text and writes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from disclosurelint.errors import Language
from disclosurelint.output.style import Style
from disclosurelint.report import Failure, Report

Format = Literal["text", "concise", "json"]


def render(
    format_: Format,
    reports: Sequence[Report],
    failures: Sequence[Failure],
    lang: Language = "zh",
    coloured: bool = False,
    columns: int = 100,
    ledger: bool = False,
    figures: bool = False,
) -> str:
    """A whole run in one format, ending with a line break; colour and ``columns`` matter to people's formats only.

    ``ledger`` and ``figures`` put what reports hold in their ledgers in front of the summary of people's formats.
    """
    if format_ == "json":
        from disclosurelint.output import json

        return json.render(reports, failures, lang)
    style = Style(coloured, columns)
    if format_ == "concise":
        from disclosurelint.output import concise

        return concise.render(reports, failures, lang, style, _ledgers(reports, lang, style, ledger, figures))
    from disclosurelint.output import text

    return text.render(reports, failures, lang, style, _ledgers(reports, lang, style, ledger, figures))


def _ledgers(reports: Sequence[Report], lang: Language, style: Style, relations: bool, figures: bool) -> list[str]:
    """The lines of all ledgers, a blank line after each."""
    lines: list[str] = []
    for report in reports:
        if report.ledger is not None:
            from disclosurelint.output import ledger_text

            for wanted, show in ((relations, ledger_text.relations), (figures, ledger_text.figures)):
                lines += [*show(report.source, report.ledger, lang, style), ""] if wanted else []
    return lines
