"""What editors show of a report: diagnostics, words beside the cursor, quick fixes, the outline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    DocumentSymbol,
    Hover,
    Location,
    MarkupContent,
    MarkupKind,
    OptionalVersionedTextDocumentIdentifier,
    SymbolKind,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from disclosurelint.errors import Language
from disclosurelint.fixing import chosen_fixes
from disclosurelint.lsp.places import location_of, range_of
from disclosurelint.output.ledger_text import said
from disclosurelint.output.places import Unit
from disclosurelint.output.prose import headline, way_out
from disclosurelint.output.rule_markdown import markdown, render_rule
from disclosurelint.output.snippet import Gutter
from disclosurelint.output.style import Style
from disclosurelint.output.sums import offsets_of, set_out
from disclosurelint.output.width import printable
from disclosurelint.output.words import say
from disclosurelint.records import NamedTuple
from disclosurelint.results.ledger import Entry
from disclosurelint.results.overview import Heading
from disclosurelint.results.report import Report
from disclosurelint.rules import Rule
from disclosurelint.rules.diagnostic import Diagnostic as Found
from disclosurelint.text import Edit, Span

SOURCE = "disclosurelint"
QUICK_FIX = CodeActionKind.QuickFix.value
FIX_ALL = f"{CodeActionKind.SourceFixAll.value}.{SOURCE}"
_SEVERITIES = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "info": DiagnosticSeverity.Information,
}
#: Columns that a sum may take beside the cursor.
_COLUMNS = 80


class Client(NamedTuple):
    """What matters of a client: the unit it counts characters in, whether it knows of versions of documents, and the
    language to tell it things in.
    """

    unit: Unit
    versioned: bool
    lang: Language


class Shown:
    """The report of one version of a document, as a client is told of it; ``complete`` with fixes of figures."""

    def __init__(self, uri: str, version: int | None, report: Report, complete: bool, client: Client) -> None:
        self.version = version
        self.complete = complete
        self.source = report.source
        self._uri = uri
        self._report = report
        self._unit = client.unit
        self._versioned = client.versioned
        self._lang = client.lang

    def diagnostics(self) -> list[Diagnostic]:
        """All findings, with the places that bear on them."""
        return [self._diagnostic(found) for found in self._report.diagnostics]

    def hover(self, offset: int, rule: Callable[[str], Rule | None]) -> Hover | None:
        """The reason and the sum of what is found at a place; else what the figures there were checked by."""
        found = [one for one in self._report.diagnostics if _holds(one.span, offset)]
        if found:
            parts = [part for one in found for part in self._explained(one, rule(one.code))]
            return self._hover(found[0].span, parts)
        ledger = self._report.ledger
        figure = next((one.span for one in ledger.figures if _holds(one.span, offset)), None) if ledger else None
        if ledger is None or figure is None:
            return None
        entries = [entry for entry in ledger.entries if figure in entry.places]
        parts = [self._vouched(entry) for entry in entries] or [say("no-relation", self._lang)]
        return self._hover(figure, ["\n".join(f"- {part}" for part in parts)])

    def actions(self, span: Span, only: Iterable[str]) -> list[CodeAction]:
        """Quick fixes of the findings that a range touches, and all safe ones of the document together."""
        wanted = tuple(only)
        quick = [
            self._quick_fix(found)
            for found in self._report.diagnostics
            if found.fix is not None and found.span.start <= span.end and span.start <= found.span.end
        ]
        actions = [*quick, *self._fix_all()]
        return [one for one in actions if not wanted or any(_is_kind(one.kind, kind) for kind in wanted)]

    def symbols(self) -> list[DocumentSymbol]:
        """The outline: every heading with those below it."""
        overview = self._report.overview
        return self._below(list(overview.headings), 0, len(overview.headings)) if overview else []

    def _diagnostic(self, found: Found) -> Diagnostic:
        return Diagnostic(
            range=range_of(self.source, found.span, self._unit),
            severity=_SEVERITIES[found.severity],
            code=found.code,
            source=SOURCE,
            message=headline(found),
            related_information=[
                DiagnosticRelatedInformation(self._location(place.path, place.span), place.message)
                for place in found.related
            ],
        )

    def _location(self, path: str, span: Span) -> Location:
        """A place in the document itself goes by the name that the client knows it by."""
        source = self._report.source_of(path)
        if source is self.source:
            return Location(self._uri, range_of(source, span, self._unit))
        return location_of(source, span, self._unit)

    def _explained(self, found: Found, rule: Rule | None) -> Iterator[str]:
        yield f"**{found.code}** {markdown(headline(found))}"
        if found.calculation is not None:
            source = self.source
            places = [(source, offset) for offset in offsets_of(found.calculation)]
            gutter = Gutter.for_places(places, Style(columns=_COLUMNS), self._lang)
            lines = set_out(source, found.calculation, gutter, self._lang, found.severity)
            yield "\n".join(["```text", *lines, "```"])
        if found.fix is not None:
            yield markdown(way_out(found.fix, self._lang))
        if rule is not None:
            yield "---"
            yield render_rule(rule, self._lang)

    def _vouched(self, entry: Entry) -> str:
        told = f"{say(entry.verdict, self._lang)} {entry.code} {markdown(printable(said(entry.says, self._lang)))}"
        if entry.reason is None:
            return told
        return f"{told}{say('colon', self._lang)}{markdown(printable(said(entry.reason, self._lang)))}"

    def _hover(self, span: Span, parts: list[str]) -> Hover:
        content = MarkupContent(MarkupKind.Markdown, "\n\n".join(parts))
        return Hover(content, range_of(self.source, span, self._unit))

    def _quick_fix(self, found: Found) -> CodeAction:
        fix = found.fix
        assert fix is not None
        return CodeAction(
            title=f"{found.code} {fix.message}",
            kind=QUICK_FIX,
            diagnostics=[self._diagnostic(found)],
            is_preferred=fix.applicability == "safe",
            edit=self._edit(fix.edits),
        )

    def _fix_all(self) -> Iterator[CodeAction]:
        chosen = chosen_fixes(self._report.diagnostics)
        if chosen:
            yield CodeAction(
                title=say("fix-all", self._lang, number=len(chosen)),
                kind=FIX_ALL,
                edit=self._edit(edit for one in chosen if one.fix for edit in one.fix.edits),
            )

    def _edit(self, edits: Iterable[Edit]) -> WorkspaceEdit:
        """Edits of the very text that was checked: with its version, so that no client applies them to another."""
        source = self.source
        made = [TextEdit(range_of(source, edit.span, self._unit), edit.replacement) for edit in edits]
        if not self._versioned:
            return WorkspaceEdit(changes={self._uri: made})
        document = OptionalVersionedTextDocumentIdentifier(self._uri, self.version)
        return WorkspaceEdit(document_changes=[TextDocumentEdit(document, made)])

    def _below(self, headings: list[Heading], start: int, end: int) -> list[DocumentSymbol]:
        symbols = []
        while start < end:
            heading = headings[start]
            stop = next((at for at in range(start + 1, end) if headings[at].level <= heading.level), end)
            source = self.source
            whole = Span(min(heading.whole.start, heading.place.start), max(heading.whole.end, heading.place.end))
            symbols.append(
                DocumentSymbol(
                    name=" ".join(source.quote(heading.place).split()) or heading.title,
                    kind=SymbolKind.String,
                    range=range_of(source, whole, self._unit),
                    selection_range=range_of(source, heading.place, self._unit),
                    children=self._below(headings, start + 1, stop),
                )
            )
            start = stop
        return symbols


def _holds(span: Span, offset: int) -> bool:
    return span.start <= offset < max(span.end, span.start + 1)


def _is_kind(kind: str | None, wanted: str) -> bool:
    """Kinds are hierarchical: who wants source.fixAll takes source.fixAll.disclosurelint."""
    return kind is not None and (kind == wanted or kind.startswith(f"{wanted}."))
