"""SARIF 2.1.0, the exchange format of static analysis: GitHub code scanning, Azure DevOps, editors.

Columns count UTF-16 code units, as nearly all that reads SARIF takes for granted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disclosurelint.errors import Language
from disclosurelint.output.dumped import dumped
from disclosurelint.output.fingerprint import with_fingerprints
from disclosurelint.output.json import calculation_of
from disclosurelint.output.places import region, uri, utf16
from disclosurelint.output.prose import headline
from disclosurelint.output.rule_markdown import render_rule
from disclosurelint.output.rule_page import render_page
from disclosurelint.output.whereabouts import in_words
from disclosurelint.output.writer import Look
from disclosurelint.results.report import Failure, Report, Result
from disclosurelint.results.tally import Tally
from disclosurelint.rules.diagnostic import Diagnostic, Fix, RelatedPlace
from disclosurelint.text import Source, Span
from disclosurelint.version import VERSION

if TYPE_CHECKING:
    from disclosurelint.rules import Rule

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
#: Codecs that have another name at IANA.
_ENCODINGS = {"utf-16-le": "UTF-16LE", "utf-16-be": "UTF-16BE"}
#: Relative URIs count from the folder that the program ran in, which whoever reads the log knows as this.
_ROOT = "%SRCROOT%"


class Sarif:
    """One log with one run, written when all files are through."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._artifacts: dict[str, dict[str, Any]] = {}
        self._results: list[dict[str, Any]] = []
        self._notifications: list[dict[str, Any]] = []
        #: Codes of the rules that found something, in the order they first did, and their names.
        self._rules: dict[str, str] = {}

    def file(self, result: Result) -> str:
        if isinstance(result, Failure):
            self._notifications.append(_notification(result, self._look.lang))
            return ""
        path, encoding = result.source.path, result.source.encoding
        self._artifacts[path] = {"location": _location(path)}
        if result.source.places is None:
            self._artifacts[path]["encoding"] = _ENCODINGS.get(encoding, encoding.upper())
        for found, fingerprint in with_fingerprints(result):
            self._rules.setdefault(found.code, found.name)
            self._results.append(self._result(result, found, fingerprint))
        return ""

    def end(self, tally: Tally) -> str:
        invocation = {
            "executionSuccessful": not tally.failures,
            "toolExecutionNotifications": self._notifications,
        }
        run = {
            "tool": {"driver": self._driver()},
            "language": "en" if self._look.lang == "en" else "zh-CN",
            "columnKind": "utf16CodeUnits",
            "invocations": [invocation],
            "artifacts": list(self._artifacts.values()),
            "results": self._results,
        }
        return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, 2) + "\n"

    def _driver(self) -> dict[str, Any]:
        ruleset = self._look.ruleset
        known = {rule.code: rule for rule in ruleset().rules} if ruleset and self._rules else {}
        rules = [self._rule(code, name, known.get(code)) for code, name in self._rules.items()]
        return {"name": "disclosurelint", "semanticVersion": VERSION, "rules": rules}

    def _rule(self, code: str, name: str, rule: Rule | None) -> dict[str, Any]:
        """A rule as its page tells of it; by its name alone where its ruleset is not known here."""
        if rule is None:
            return {"id": code, "name": name}
        lang = self._look.lang
        title = rule.title.say(lang)
        why = rule.why.say(lang).strip() if rule.why else title
        return {
            "id": code,
            "name": name,
            "shortDescription": {"text": _message(title)},
            "fullDescription": {"text": _message(why)},
            "help": {"text": _message(render_page(rule, lang)), "markdown": _message(render_rule(rule, lang))},
            "defaultConfiguration": {"level": _LEVELS[rule.severity]},
            "properties": {"tags": [rule.source.kind]} if rule.source else {},
        }

    def _result(self, report: Report, found: Diagnostic, fingerprint: str) -> dict[str, Any]:
        source = report.source
        return {
            "ruleId": found.code,
            "ruleIndex": list(self._rules).index(found.code),
            "level": _LEVELS[found.severity],
            "message": {"text": _message(headline(found))},
            "locations": [_place(source, found.span, self._look.lang)],
            "relatedLocations": [_related(report, number, place) for number, place in enumerate(found.related)],
            "partialFingerprints": {"disclosurelint/v1": fingerprint},
            **({"fixes": [_fix(source, found.fix)]} if found.fix else {}),
            **({"properties": _properties(source, found)} if found.calculation or found.fix else {}),
        }


writer = Sarif


def _message(text: str) -> str:
    """Text in which nothing is taken for a placeholder or a link."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "]\\(")


def _place(source: Source, span: Span, lang: Language) -> dict[str, Any]:
    """A place in a file; in one that is no text, with what people call it."""
    where = in_words(source, span.start, lang)
    named = {"logicalLocations": [{"fullyQualifiedName": where}]} if where else {}
    return {"physicalLocation": _physical(source, span), **named}


def _location(path: str) -> dict[str, Any]:
    reference = uri(path)
    return {"uri": reference} if reference.startswith("file:") else {"uri": reference, "uriBaseId": _ROOT}


def _physical(source: Source, span: Span) -> dict[str, Any]:
    return {
        "artifactLocation": _location(source.path),
        "region": {**_region(source, span), "snippet": {"text": source.quote(span)}},
    }


def _region(source: Source, span: Span) -> dict[str, Any]:
    at = region(source, span, utf16)
    return {"startLine": at.line, "startColumn": at.column, "endLine": at.end_line, "endColumn": at.end_column}


def _related(report: Report, number: int, place: RelatedPlace) -> dict[str, Any]:
    return {
        "id": number,
        "physicalLocation": _physical(report.source_of(place.path), place.span),
        "message": {"text": _message(place.message)},
    }


def _fix(source: Source, fix: Fix) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(source, edit.span), "insertedContent": {"text": edit.replacement}}
        for edit in fix.edits
    ]
    change = {"artifactLocation": _location(source.path), "replacements": replacements}
    return {"description": {"text": _message(fix.message)}, "artifactChanges": [change]}


def _properties(source: Source, found: Diagnostic) -> dict[str, Any]:
    return {
        **({"calculation": calculation_of(source, found.calculation)} if found.calculation else {}),
        **({"fixApplicability": found.fix.applicability} if found.fix else {}),
    }


def _notification(failure: Failure, lang: Language) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": _message(failure.message(lang))},
        "locations": [{"physicalLocation": {"artifactLocation": _location(failure.path)}}],
    }
