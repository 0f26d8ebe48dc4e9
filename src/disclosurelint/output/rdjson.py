"""The diagnostic format of reviewdog, which comments on changes under review; as one object, or see ``rdjsonl``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from disclosurelint.errors import Language
from disclosurelint.output.dumped import dumped
from disclosurelint.output.places import region, shown_path, utf8
from disclosurelint.output.prose import details, headline
from disclosurelint.output.writer import Look
from disclosurelint.results.report import Report, Result
from disclosurelint.results.tally import Tally
from disclosurelint.rules.diagnostic import Diagnostic
from disclosurelint.text import Source, Span

_SOURCE = {"name": "disclosurelint"}


class RdJson:
    """One JSON object for the whole run, its diagnostics written as they come."""

    def __init__(self, look: Look) -> None:
        self._lang = look.lang
        self._before = f'{{"source": {dumped(_SOURCE)}, "diagnostics": ['

    def file(self, result: Result) -> str:
        text = ""
        for diagnostic in diagnostics(result, self._lang):
            text += f"{self._before}\n{dumped(diagnostic)}"
            self._before = ","
        return text

    def end(self, tally: Tally) -> str:
        return "\n]}\n" if self._before == "," else f"{self._before}]}}\n"


writer = RdJson


def diagnostics(result: Result, lang: Language) -> Iterator[dict[str, Any]]:
    """What reviewdog is told of a file."""
    if isinstance(result, Report):
        yield from (_diagnostic(result, found, lang) for found in result.diagnostics)
    else:
        place = {"path": shown_path(result.path)}
        yield {"message": result.message(lang), "location": place, "severity": "ERROR", "source": _SOURCE}


def _diagnostic(report: Report, found: Diagnostic, lang: Language) -> dict[str, Any]:
    source = report.source
    edits = found.fix.edits if found.fix else ()
    return {
        "message": "\n".join([headline(found), *details(report, found, lang)]),
        "location": {"path": shown_path(source.path), "range": _range(source, found.span)},
        "severity": found.severity.upper(),
        "source": _SOURCE,
        "code": {"value": found.code},
        "suggestions": [{"range": _range(source, edit.span), "text": edit.replacement} for edit in edits],
    }


def _range(source: Source, span: Span) -> dict[str, Any]:
    """Columns are bytes of UTF-8 here, whatever encoding the file is in."""
    at = region(source, span, utf8)
    return {
        "start": {"line": at.line, "column": at.column},
        "end": {"line": at.end_line, "column": at.end_column},
    }
