"""The diagnostic format of reviewdog, a line for each diagnostic."""

from __future__ import annotations

from disclosurelint.output.dumped import dumped
from disclosurelint.output.rdjson import diagnostics
from disclosurelint.output.writer import Look
from disclosurelint.results.report import Result
from disclosurelint.results.tally import Tally


class RdJsonLines:
    """A JSON object a line."""

    def __init__(self, look: Look) -> None:
        self._lang = look.lang

    def file(self, result: Result) -> str:
        return "".join(f"{dumped(diagnostic)}\n" for diagnostic in diagnostics(result, self._lang))

    def end(self, tally: Tally) -> str:
        return ""


writer = RdJsonLines
