"""Workflow commands of GitHub Actions, which shows them as annotations at the lines of a change."""

from __future__ import annotations

from collections.abc import Mapping

from disclosurelint.output.places import region, shown_path
from disclosurelint.output.prose import details, headline
from disclosurelint.output.width import printable
from disclosurelint.output.writer import Look
from disclosurelint.results.report import Report, Result
from disclosurelint.results.tally import Tally
from disclosurelint.rules.diagnostic import Diagnostic

_COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}
#: What would end the command or a property early.
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


class GitHub:
    """A command a line: ``::error title=…,file=…,line=…::message``."""

    def __init__(self, look: Look) -> None:
        self._lang = look.lang

    def file(self, result: Result) -> str:
        if isinstance(result, Report):
            return "".join(self._annotation(result, found) for found in result.diagnostics)
        properties = {"title": "disclosurelint", "file": shown_path(result.path)}
        return _command("error", properties, result.message(self._lang))

    def end(self, tally: Tally) -> str:
        return ""

    def _annotation(self, report: Report, found: Diagnostic) -> str:
        at = region(report.source, found.span)
        place = {"line": at.line, "endLine": at.end_line}
        if at.line == at.end_line:  # over several lines GitHub takes no columns
            place |= {"col": at.column, "endColumn": at.end_column}
        properties = {"title": f"{found.code} {found.name}", "file": shown_path(report.source.path), **place}
        message = "\n".join([headline(found), *details(report, found, self._lang)])
        return _command(_COMMANDS[found.severity], properties, message)


writer = GitHub


def _command(name: str, properties: Mapping[str, object], message: str) -> str:
    told = ",".join(f"{key}={printable(str(value)).translate(_IN_PROPERTY)}" for key, value in properties.items())
    lines = "\n".join(map(printable, message.split("\n")))
    return f"::{name} {told}::{lines.translate(_IN_MESSAGE)}\n"
