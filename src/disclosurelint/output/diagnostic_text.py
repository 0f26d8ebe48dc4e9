"""A diagnostic for people: its place, its message, the lines of the file with the place underlined, the way out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from disclosurelint.errors import Language
from disclosurelint.output.prose import change, untold, way_out
from disclosurelint.output.snippet import Gutter, Mark, offsets_of, snippet
from disclosurelint.output.style import Style
from disclosurelint.output.sums import offsets_of as offsets_of_sum
from disclosurelint.output.sums import set_out
from disclosurelint.output.whereabouts import beside, whereabouts
from disclosurelint.output.width import printable, wrap
from disclosurelint.output.words import say
from disclosurelint.output.writer import Look
from disclosurelint.results.report import Report
from disclosurelint.rules.diagnostic import Diagnostic, RelatedPlace
from disclosurelint.text import Source, Span

#: Related places, and edits of a fix, that are shown of one diagnostic.
_MOST_PLACES = 4


def together(diagnostics: Iterable[Diagnostic]) -> Iterator[list[Diagnostic]]:
    """Diagnostics of one rule at one place that have nothing but a message, such as all that a document lacks; others
    by themselves.
    """
    for _, those in groupby(diagnostics, _likeness):
        yield list(those)


def lines(report: Report, those: Sequence[Diagnostic], lang: Language, style: Style) -> Iterator[str]:
    """What is shown together: where, what of each, and all the rest, which only one by itself has."""
    source, diagnostic = report.source, those[0]
    marks, left = _marks(source, diagnostic)
    elsewhere = list(_elsewhere(report, diagnostic))
    calculation = diagnostic.calculation
    here = offsets_of(source, marks) + (offsets_of_sum(calculation) if calculation else [])
    there = [(other, offset) for other, places in elsewhere for offset in offsets_of(other, places)]
    gutter = Gutter.for_places([*((source, offset) for offset in here), *there], style, lang)
    yield _header(source, diagnostic, lang, style)
    for one in those:
        yield from _message(one.message, "- " if len(those) > 1 else "", style)
    yield from snippet(source, marks, gutter)
    yield from _rest(source, [place.span for place in left], "related", gutter, lang)
    for place in diagnostic.related:
        if place.path != source.path and place.path not in report.others:
            yield gutter.line(printable(f"{place.path}: {place.message}"))
    for other, places in elsewhere:
        yield gutter.line()
        yield gutter.line(style.paint(_at(other, places[0].span.start, lang), "path"))
        yield from snippet(other, places, gutter)
    if calculation is not None:
        yield gutter.line()
        yield gutter.line(style.paint(say("calculation", lang), "strong"))
        yield from set_out(source, calculation, gutter, lang, diagnostic.severity)
    yield from _fix(source, diagnostic, gutter, lang, style)


def repairs(report: Report, look: Look) -> Iterator[str]:
    """The fixes that were applied, with the places where the new text stands."""
    if not report.repairs:
        return
    colon = say("colon", look.lang)
    told = f"{printable(report.source.path)}{colon}{say('repairs', look.lang, number=len(report.repairs))}"
    yield look.style.paint(told, "fix")
    places = [report.source.position(repair.span.start) for repair in report.repairs]
    margin = max(len(f"{place.line}:{place.column}") for place in places)
    for repair, place in zip(report.repairs, places, strict=True):
        yield f"  {f'{place.line}:{place.column}':>{margin}}  {repair.code}  {change(repair, look.lang)}"
    yield ""


def _likeness(one: Diagnostic) -> tuple[object, ...]:
    bare = not one.related and one.calculation is None and one.fix is None
    return (one.code, one.severity, one.span) if bare else (id(one),)


def _message(message: str, bullet: str, style: Style) -> Iterator[str]:
    for number, line in enumerate(wrap(message, style.columns - 2 - len(bullet))):
        begin = " " * len(bullet) if number else bullet
        yield f"  {begin}{style.paint(printable(line), 'strong')}"


def _header(source: Source, diagnostic: Diagnostic, lang: Language, style: Style) -> str:
    path = style.paint(_at(source, diagnostic.span.start, lang), "path")
    severity = style.paint(say(diagnostic.severity, lang), diagnostic.severity)
    return f"{path}: {severity} {style.paint(diagnostic.code, diagnostic.severity)} {diagnostic.name}"


def _at(source: Source, offset: int, lang: Language) -> str:
    """A file and a place in it."""
    separator = ":" if source.places is None else " "
    return f"{printable(source.path)}{separator}{printable(whereabouts(source, offset, lang))}"


def _marks(source: Source, diagnostic: Diagnostic) -> tuple[list[Mark], list[RelatedPlace]]:
    """The place of the diagnostic and the first related ones that the sum does not tell anyway; then the rest."""
    related = [place for place in untold(diagnostic) if place.path == source.path]
    shown = [Mark(place.span, "related", place.message) for place in related[:_MOST_PLACES]]
    return [Mark(diagnostic.span, diagnostic.severity), *shown], related[_MOST_PLACES:]


def _elsewhere(report: Report, diagnostic: Diagnostic) -> Iterator[tuple[Source, list[Mark]]]:
    """The places in other files, file by file."""
    for path, other in report.others.items():
        marks = [Mark(place.span, "related", place.message) for place in diagnostic.related if place.path == path]
        if marks:
            yield other, marks


def _fix(source: Source, diagnostic: Diagnostic, gutter: Gutter, lang: Language, style: Style) -> Iterator[str]:
    fix = diagnostic.fix
    if fix is None:
        return
    yield gutter.line()
    for line in wrap(printable(way_out(fix, lang)), gutter.room):
        yield gutter.line(style.paint(line, "fix"))
    if len(fix.edits) > 1 or fix.message == say("fix", lang):
        for edit in fix.edits[:_MOST_PLACES]:
            old, new = printable(source.quote(edit.span)), printable(edit.replacement)
            change = f"{style.paint(f'- {old}', 'removed')}  {style.paint(f'+ {new}', 'added')}"
            yield gutter.line_at(source, edit.span.start, change)
        yield from _rest(source, [edit.span for edit in fix.edits[_MOST_PLACES:]], "fix", gutter, lang)


def _rest(source: Source, left: list[Span], role: str, gutter: Gutter, lang: Language) -> Iterator[str]:
    """The places that are not shown, by their lines, or as the margin tells them in a laid-out file."""
    if left:
        places = (", " if lang == "en" else "、").join(
            dict.fromkeys(beside(source, span.start, lang) for span in sorted(left))
        )
        key = "more-places" if source.places is None else "more-places-there"
        told = say(key, lang, number=len(left), places=printable(places))
        for line in wrap(told, gutter.room):
            yield gutter.line(gutter.style.paint(line, role))
