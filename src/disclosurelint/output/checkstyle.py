"""The XML of Checkstyle, which Jenkins and many other build servers read."""

from __future__ import annotations

from disclosurelint.output.prose import headline
from disclosurelint.output.writer import Look
from disclosurelint.output.xmltext import block, element
from disclosurelint.results.report import Report, Result
from disclosurelint.results.tally import Tally

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'


class Checkstyle:
    """One document for the whole run, a ``file`` element written as each comes."""

    def __init__(self, look: Look) -> None:
        self._lang = look.lang
        self._head = _HEAD

    def file(self, result: Result) -> str:
        head, self._head = self._head, ""
        if isinstance(result, Report):
            path, errors = result.source.path, self._errors(result)
        else:
            failed = {"line": 1, "column": 1, "severity": "error", "message": result.message(self._lang)}
            path, errors = result.path, [element("error", failed | {"source": "disclosurelint"})]
        return f"{head}  {element('file', {'name': path}, block(errors))}\n"

    def end(self, tally: Tally) -> str:
        return f"{self._head}</checkstyle>\n"

    def _errors(self, report: Report) -> list[str]:
        errors = []
        for found in report.diagnostics:
            at = report.source.position(found.span.start)
            place = {"line": at.line, "column": at.column, "severity": found.severity}
            errors.append(
                element("error", {**place, "message": headline(found), "source": f"disclosurelint.{found.code}"})
            )
        return errors


writer = Checkstyle
