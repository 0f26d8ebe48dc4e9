"""Floor 6: what users and programs get to see. One file a format; each turns reports into text and writes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from disclosurelint.errors import Language
from disclosurelint.report import Failure, Report

Format = Literal["text", "concise", "json"]


def render(
    format_: Format,
    reports: Sequence[Report],
    failures: Sequence[Failure],
    lang: Language = "zh",
    coloured: bool = False,
    columns: int = 100,
) -> str:
    """A whole run in one format, ending with a line break; colour and ``columns`` matter to people's formats only."""
    if format_ == "json":
        from disclosurelint.output import json

        return json.render(reports, failures, lang)
    from disclosurelint.output.style import Style

    style = Style(coloured, columns)
    if format_ == "concise":
        from disclosurelint.output import concise

        return concise.render(reports, failures, lang, style)
    from disclosurelint.output import text

    return text.render(reports, failures, lang, style)
