"""The same for programs. Field names are a public contract, described by ``report.schema.json`` beside this file.

Lines and columns count from 1 in characters of the file as decoded, offsets from 0; figures are strings, so that
no program rounds them.
"""

from __future__ import annotations

from json import dumps
from typing import Any

from disclosurelint.checks.finding import Calculation, Term
from disclosurelint.errors import Language
from disclosurelint.ledger import Ledger
from disclosurelint.output.ledger_text import said
from disclosurelint.output.statistics import rows
from disclosurelint.output.writer import Look
from disclosurelint.report import Failure, Report, Result, Tally
from disclosurelint.rules.diagnostic import SEVERITIES, Diagnostic, Fix, RelatedPlace
from disclosurelint.text import Amount, Source, Span

VERSION = 1


class Json:
    """One JSON object for the whole run, its files written as they come."""

    def __init__(self, look: Look) -> None:
        self._lang = look.lang
        self._statistics = look.statistics
        self._failures: list[Failure] = []
        self._any = False

    def file(self, result: Result) -> str:
        if isinstance(result, Failure):
            self._failures.append(result)
            return ""
        before = "," if self._any else f'{{\n  "version": {VERSION},\n  "files": ['
        self._any = True
        return before + f"\n{_dumped(_file(result, self._lang))}".replace("\n", "\n    ")

    def end(self, tally: Tally) -> str:
        rest = {
            "failures": [{"path": failure.path, "message": failure.message(self._lang)} for failure in self._failures],
            **({"statistics": rows(tally)} if self._statistics else {}),
            "summary": {
                "files": tally.files,
                **{f"{severity}s": tally.severities[severity] for severity in SEVERITIES},
            },
        }
        if not self._any:
            return _dumped({"version": VERSION, "files": [], **rest}) + "\n"
        return "\n  ]," + _dumped(rest).removeprefix("{") + "\n"


writer = Json


def _dumped(value: dict[str, Any]) -> str:
    return dumps(value, ensure_ascii=False, indent=2)


def _file(report: Report, lang: Language) -> dict[str, Any]:
    subject = report.subject
    return {
        "path": report.source.path,
        "subject": {
            "name": subject.name,
            "kind": subject.kind,
            "region": list(subject.region),
            "year": subject.year,
        },
        "profile": report.profile,
        "diagnostics": [_diagnostic(report.source, diagnostic) for diagnostic in report.diagnostics],
        **({"ledger": _ledger(report.source, report.ledger, lang)} if report.ledger else {}),
    }


def _ledger(source: Source, ledger: Ledger, lang: Language) -> dict[str, Any]:
    """Relations, and every figure with the numbers (from 0) of the relations that vouch for it."""
    witnesses: dict[Span, list[int]] = {}
    for number, entry in enumerate(ledger.entries):
        for place in dict.fromkeys(entry.places if entry.verdict != "unjudged" else ()):
            witnesses.setdefault(place, []).append(number)
    return {
        "relations": [
            {
                "code": entry.code,
                "name": entry.name,
                "verdict": entry.verdict,
                "text": said(entry.says, lang),
                "reason": said(entry.reason, lang) if entry.reason else None,
                "places": [{**_place(source, place), "text": source.quote(place)} for place in entry.places],
            }
            for entry in ledger.entries
        ],
        "figures": [
            {
                "label": figure.label,
                **_place(source, figure.span),
                "text": source.quote(figure.span),
                "relations": witnesses.get(figure.span, []),
            }
            for figure in ledger.figures
        ],
    }


def _diagnostic(source: Source, diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        **_place(source, diagnostic.span),
        "text": source.quote(diagnostic.span),
        "related": [_related(source, place) for place in diagnostic.related],
        "calculation": _calculation(source, diagnostic.calculation) if diagnostic.calculation else None,
        "fix": _fix(source, diagnostic.fix) if diagnostic.fix else None,
    }


def _place(source: Source, span: Span) -> dict[str, Any]:
    return {"start": source.position(span.start)._asdict(), "end": source.position(span.end)._asdict()}


def _related(source: Source, place: RelatedPlace) -> dict[str, Any]:
    return {
        "path": place.path,
        **_place(source, place.span),
        "text": source.quote(place.span),
        "message": place.message,
    }


def _calculation(source: Source, calculation: Calculation) -> dict[str, Any]:
    whole = calculation.whole
    return {
        "whole": {**_term(source, whole), "value": f"{whole.amount.value:f}"},
        "terms": [{"sign": term.sign, **_term(source, term)} for term in calculation.terms],
        "computed": _figure(calculation.computed),
        "gap": _figure(calculation.gap),
        "unit": whole.amount.unit,
    }


def _term(source: Source, term: Term) -> dict[str, Any]:
    return {
        "label": term.label,
        "amount": _figure(term.amount),
        "unit": term.amount.unit,
        **_place(source, term.span),
    }


def _figure(amount: Amount) -> str:
    """The figure with as many decimals as were printed."""
    return f"{amount.value:.{amount.places}f}"


def _fix(source: Source, fix: Fix) -> dict[str, Any]:
    return {
        "applicability": fix.applicability,
        "message": fix.message,
        "edits": [{**_place(source, edit.span), "replacement": edit.replacement} for edit in fix.edits],
    }
