"""The same as ``json`` in lines: one for each file, diagnostic and failure, and one for the summary.

``line.schema.json`` beside this file describes a line.
"""

from __future__ import annotations

from typing import Any

from disclosurelint.output.dumped import dumped
from disclosurelint.output.json import VERSION, diagnostic_of, failure_of, head_of, summary_of
from disclosurelint.output.statistics import rows
from disclosurelint.output.writer import Look
from disclosurelint.results.report import Failure, Result
from disclosurelint.results.tally import Tally


class JsonLines:
    """A JSON object a line, as soon as there is something to say."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def file(self, result: Result) -> str:
        if isinstance(result, Failure):
            return _line("failure", failure_of(result, self._look.lang))
        path = {"path": result.source.path}
        diagnostics = (_line("diagnostic", {**path, **diagnostic_of(result, one)}) for one in result.diagnostics)
        head = [] if result.again else [_line("file", head_of(result, self._look.lang))]
        return "".join([*head, *diagnostics])

    def end(self, tally: Tally) -> str:
        counts = {"statistics": rows(tally)} if self._look.statistics else {}
        return _line("summary", {**summary_of(tally), "failures": tally.failures, **counts})


writer = JsonLines


def _line(kind: str, content: dict[str, Any]) -> str:
    return dumped({"version": VERSION, "kind": kind, **content}) + "\n"
