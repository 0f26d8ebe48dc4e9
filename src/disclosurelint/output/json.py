"""The same for programs. Field names are a public contract, described by ``report.schema.json`` beside this file.

Lines and columns count from 1 in characters of the file as decoded, offsets from 0; figures are strings, so that
no program rounds them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from disclosurelint.checks.finding import Calculation, Term
from disclosurelint.errors import Language
from disclosurelint.output.dumped import dumped
from disclosurelint.output.statistics import rows
from disclosurelint.output.whereabouts import position
from disclosurelint.output.writer import Look
from disclosurelint.results.report import Failure, Repair, Report, Result, Suppressed
from disclosurelint.results.tally import Tally
from disclosurelint.rules.diagnostic import SEVERITIES, Diagnostic, Fix, RelatedPlace
from disclosurelint.text import Amount, Source, Span

if TYPE_CHECKING:
    from disclosurelint.results.ledger import Ledger

VERSION = 1


class Json:
    """One JSON object for the whole run, its files written as they come."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._failures: list[Failure] = []
        self._across: list[dict[str, Any]] = []
        self._any = False

    def file(self, result: Result) -> str:
        if isinstance(result, Failure):
            self._failures.append(result)
            return ""
        if result.again:
            self._across.append(
                {"path": result.source.path, "diagnostics": [diagnostic_of(result, one) for one in result.diagnostics]}
            )
            return ""
        before = "," if self._any else f'{{\n  "version": {VERSION},\n  "files": ['
        self._any = True
        return before + f"\n{dumped(_file(result, self._look.lang), 2)}".replace("\n", "\n    ")

    def end(self, tally: Tally) -> str:
        rest = {
            "across": self._across,
            "failures": [failure_of(failure, self._look.lang) for failure in self._failures],
            **({"statistics": rows(tally)} if self._look.statistics else {}),
            "summary": summary_of(tally),
        }
        if not self._any:
            return dumped({"version": VERSION, "files": [], **rest}, 2) + "\n"
        return "\n  ]," + dumped(rest, 2).removeprefix("{") + "\n"


writer = Json


def _file(report: Report, lang: Language) -> dict[str, Any]:
    diagnostics = [diagnostic_of(report, diagnostic) for diagnostic in report.diagnostics]
    return {**head_of(report, lang), "diagnostics": diagnostics}


def failure_of(failure: Failure, lang: Language) -> dict[str, Any]:
    """A file that could not be checked."""
    return {"path": failure.path, "message": failure.message(lang)}


def summary_of(tally: Tally) -> dict[str, Any]:
    """The counts of a whole run."""
    return {"files": tally.files, **{f"{severity}s": tally.severities[severity] for severity in SEVERITIES}}


def head_of(report: Report, lang: Language) -> dict[str, Any]:
    """What is told of a file besides its diagnostics."""
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
        **({"refused": report.refused.message(lang)} if report.refused else {}),
        **({"repairs": [_repair(report.source, repair) for repair in report.repairs]} if report.repairs else {}),
        **({"suppressed": [_suppressed(report, one) for one in report.suppressed]} if report.suppressed else {}),
        **({"ledger": _ledger(report.source, report.ledger, lang)} if report.ledger else {}),
    }


def _ledger(source: Source, ledger: Ledger, lang: Language) -> dict[str, Any]:
    """Relations, and every figure with the numbers (from 0) of the relations that vouch for it."""
    from disclosurelint.output.ledger_text import said

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


def diagnostic_of(report: Report, diagnostic: Diagnostic) -> dict[str, Any]:
    """One fault."""
    source = report.source
    return {
        **_said(source, diagnostic),
        "text": source.quote(diagnostic.span),
        "related": [_related(report.source_of(place.path), place) for place in diagnostic.related],
        "calculation": calculation_of(source, diagnostic.calculation) if diagnostic.calculation else None,
        "fix": _fix(source, diagnostic.fix) if diagnostic.fix else None,
        "section": list(diagnostic.section),
        "fingerprint": diagnostic.fingerprint,
    }


def _suppressed(report: Report, suppressed: Suppressed) -> dict[str, Any]:
    found = suppressed.diagnostic
    told = {"by": suppressed.by, "reason": suppressed.reason}
    return {**told, **_said(report.source, found), "fingerprint": found.fingerprint}


def _said(source: Source, found: Diagnostic) -> dict[str, Any]:
    """Which rule says what, and where."""
    said = {"code": found.code, "name": found.name, "severity": found.severity, "message": found.message}
    return {**said, **_place(source, found.span)}


def _repair(source: Source, repair: Repair) -> dict[str, Any]:
    told = repair._asdict()
    place = _place(source, told.pop("span"))
    return {**told, "changes": [{"old": old, "new": new} for old, new in repair.changes], **place}


def _place(source: Source, span: Span) -> dict[str, Any]:
    return {"start": position(source, span.start), "end": source.position(span.end)._asdict()}


def _related(source: Source, place: RelatedPlace) -> dict[str, Any]:
    return {
        "path": place.path,
        **_place(source, place.span),
        "text": source.quote(place.span),
        "message": place.message,
    }


def calculation_of(source: Source, calculation: Calculation) -> dict[str, Any]:
    """A sum set out, with every figure's place."""
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
