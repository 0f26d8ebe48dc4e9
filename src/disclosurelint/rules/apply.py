"""From what a check found to what a user sees: places in the file, a code, a severity, words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, cast

from disclosurelint.checks.finding import Calculation, Finding, Term, Value, Words
from disclosurelint.document.walking import headings_over
from disclosurelint.errors import Language
from disclosurelint.rules.bilingual import Bilingual
from disclosurelint.rules.diagnostic import Diagnostic, Fix, RelatedPlace, Severity
from disclosurelint.rules.messages import TemplateError, placeholders, render, require_values
from disclosurelint.storage.store import fingerprint
from disclosurelint.text import Edit, Span, unchanged

if TYPE_CHECKING:
    from disclosurelint.document.model import Document
    from disclosurelint.rules.rule import Rule

#: Hexadecimal digits of a fingerprint.
_DIGITS = 16
_FIX = Bilingual("建议修改", "suggested change")


def diagnose(
    document: Document, rule: Rule, finding: Finding, lang: Language = "zh", strict: bool = False
) -> Diagnostic:
    """A finding in the words of its rule; all its spans become offsets into the file.

    A missing template or value never loses a finding: ``default`` stands in for a message, ``?`` for the rest.
    With ``strict``, as rule examples are run, TemplateError is raised instead, whichever language lacks it.
    """
    wording = _Wording(rule, lang, strict)
    origin = (lambda span: span) if finding.raw else document.origin
    diagnostic = _diagnosed(document.source.path, origin, wording, finding)
    place = Span(*map(document.mapped.after, finding.span)) if finding.raw else finding.span
    section = headings_over(document, place)
    words = "".join((document.source if finding.raw else document).quote(finding.span).split())
    identity = "\0".join((rule.code, *section, words, finding.about))
    return diagnostic._replace(
        section=section,
        fingerprint=fingerprint(identity.encode("utf-8", "surrogatepass"))[:_DIGITS],
        calculation=_in_file(document, finding.calculation) if finding.calculation else None,
        fix=_fix(document, wording, finding) if finding.edits else None,
    )


def diagnose_across(rule: Rule, finding: Finding, lang: Language = "zh", strict: bool = False) -> Diagnostic:
    """What a check across files found, in the words of its rule; otherwise as ``diagnose``."""
    return _diagnosed(finding.path, lambda span: span, _Wording(rule, lang, strict), finding)


def _diagnosed(path: str, origin: Callable[[Span], Span], wording: _Wording, finding: Finding) -> Diagnostic:
    rule = wording.rule
    return Diagnostic(
        path=path,
        span=origin(finding.span),
        code=rule.code,
        name=rule.name,
        severity=cast("Severity", finding.severity) if finding.severity else rule.severity,
        message=wording.message(finding),
        related=tuple(
            RelatedPlace(place.path or path, origin(place.span), wording.note(place.note, place.values))
            for place in finding.related
        ),
    )


class _Wording:
    """Fills a rule's templates in one language."""

    def __init__(self, rule: Rule, lang: Language, strict: bool) -> None:
        self.rule = rule
        self._lang = lang
        self._strict = strict

    def message(self, finding: Finding) -> str:
        templates = self.rule.messages
        self._require("messages", templates, finding.message)
        template = templates.get(finding.message, templates["default"])
        told = self._fill(template, finding.values)
        if self._lang == "en" and template.en.startswith("{"):
            first = finding.values.get(placeholders(template.en)[0])
            if isinstance(first, Words):  # official reception is 3.90 …
                return told[:1].upper() + told[1:]
        return told

    def note(self, name: str, values: Mapping[str, Value]) -> str:
        templates = self.rule.notes
        self._require("notes", templates, name)
        return self._fill(templates.get(name, Bilingual("?", "?")), values)

    def fix(self, finding: Finding) -> str:
        return self._fill(self.rule.fix or _FIX, finding.values)

    def _fill(self, template: Bilingual, values: Mapping[str, Value]) -> str:
        if self._strict:
            require_values(template, values)
        return render(template, values, self._lang)

    def _require(self, group: str, templates: Mapping[str, Bilingual], name: str) -> None:
        if self._strict and name not in templates:
            raise TemplateError(f"{group} 里没有检查要用的 {name}", f"{group} lacks {name}, which the check asks for")


def _fix(document: Document, wording: _Wording, finding: Finding) -> Fix:
    edits = tuple(finding.edits)
    if not finding.raw:
        edits = tuple(one for edit in edits for one in edits_in_file(document, edit))
    return Fix("safe" if finding.safe else "unsafe", wording.fix(finding), edits)


def edits_in_file(document: Document, edit: Edit) -> tuple[Edit, ...]:
    """An edit of the joined text as one of the file, or as several where a line break of the page must stay."""
    origin = document.origin(edit.span)
    if len(document.source.quote(origin).splitlines()) < 2:
        return (Edit(origin, edit.replacement),)
    old, new = document.quote(edit.span), edit.replacement
    start, end = unchanged(old, new)
    span = Span(edit.span.start + start, edit.span.end - end)
    new = new[start : len(new) - end]
    pieces = _unbroken(document, span)
    if len(pieces) == 1 or span.end - span.start != len(new):
        return tuple(Edit(piece, "" if number else new) for number, piece in enumerate(pieces))
    edits = []
    for piece in pieces:
        words, new = new[: piece.end - piece.start], new[piece.end - piece.start :]
        edits.append(Edit(piece, words))
    return tuple(edits)


def _unbroken(document: Document, span: Span) -> list[Span]:
    """The pieces of the file that a span of the joined text is made of, or the one place of an empty one."""
    if span.start == span.end:
        return [document.origin(span)]
    pieces: list[Span] = []
    for at in range(span.start, span.end):
        place = document.origin(Span(at, at + 1))
        if pieces and pieces[-1].end == place.start:
            pieces[-1] = Span(pieces[-1].start, place.end)
        else:
            pieces.append(place)
    return pieces


def _in_file(document: Document, calculation: Calculation) -> Calculation:
    def moved(term: Term) -> Term:
        return term._replace(span=document.origin(term.span))

    return calculation._replace(whole=moved(calculation.whole), terms=tuple(map(moved, calculation.terms)))
