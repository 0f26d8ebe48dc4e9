"""A summary in Markdown, for the page of a build or a comment on a change."""

from __future__ import annotations

from disclosurelint.output.places import shown_path
from disclosurelint.output.prose import headline, way_out
from disclosurelint.output.rule_markdown import markdown
from disclosurelint.output.summary import summary
from disclosurelint.output.whereabouts import whereabouts
from disclosurelint.output.words import counted, say
from disclosurelint.output.writer import Look
from disclosurelint.results.report import Failure, Report, Result
from disclosurelint.results.tally import Tally
from disclosurelint.rules.diagnostic import Diagnostic

#: Rows in one summary: a page of a build takes a megabyte, and nobody reads more.
_MOST_ROWS = 500


class Markdown:
    """The counts, then a table for each file that has findings; written when all files are through."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._failures: list[Failure] = []
        self._tables: list[str] = []
        self._left = _MOST_ROWS
        self._untold = 0

    def file(self, result: Result) -> str:
        if isinstance(result, Failure):
            self._failures.append(result)
        elif result.diagnostics and not self._look.statistics:
            told = result.diagnostics[: self._left]
            self._left -= len(told)
            self._untold += len(result.diagnostics) - len(told)
            if told:
                rows = [self._row(result, found) for found in told]
                self._tables.append(f"### {_cell(shown_path(result.source.path))}\n\n{self._table(rows)}")
        return ""

    def end(self, tally: Tally) -> str:
        lang = self._look.lang
        parts = ["## disclosurelint", markdown(summary(tally, lang)), *self._tables]
        if self._look.statistics and tally.kinds:
            parts.append(self._counts(tally))
        if self._untold:
            parts.append(say("untold", lang, findings=counted(self._untold, "finding", lang)))
        parts += [f"- {_cell(failure.message(lang))}" for failure in self._failures]
        return "\n\n".join(parts) + "\n"

    def _table(self, rows: list[list[str]]) -> str:
        return _table([say(word, self._look.lang) for word in ("severity", "place", "rule", "finding")], rows)

    def _row(self, report: Report, found: Diagnostic) -> list[str]:
        at = _cell(whereabouts(report.source, found.span.start, self._look.lang))
        message = _cell(headline(found))
        if found.fix is not None:
            message += f"<br>{_cell(way_out(found.fix, self._look.lang))}"
        return [say(found.severity, self._look.lang), at, f"{found.code} {found.name}", message]

    def _counts(self, tally: Tally) -> str:
        head = [say(word, self._look.lang) for word in ("count", "severity", "rule")]
        kinds = sorted(tally.kinds, key=lambda kind: (-tally.kinds[kind], kind))
        rows = [
            [str(tally.kinds[kind]), say(kind.severity, self._look.lang), f"{kind.code} {kind.name}"] for kind in kinds
        ]
        return _table(head, rows)


writer = Markdown


def _table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    return markdown(" ".join(text.split()))
