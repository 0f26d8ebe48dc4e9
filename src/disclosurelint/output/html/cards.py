"""A finding as a card: where, what, the sum as a picture and a table, what bears on it, the way out, the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from disclosurelint.errors import RulesetError
from disclosurelint.output.html.escaping import escape
from disclosurelint.output.html.reading import Marked
from disclosurelint.output.html.sum_picture import sum_picture
from disclosurelint.output.html.words import Say, speaker
from disclosurelint.output.whereabouts import in_words
from disclosurelint.output.width import clip
from disclosurelint.output.words import say as say_word

if TYPE_CHECKING:
    from disclosurelint.checks.finding import Calculation, Term
    from disclosurelint.errors import Language
    from disclosurelint.output.writer import Look
    from disclosurelint.results.overview import Heading
    from disclosurelint.results.report import Report
    from disclosurelint.rules.diagnostic import Diagnostic, Fix
    from disclosurelint.text import Source, Span

#: Related places that are shown at once, and columns of a heading.
_SHOWN, _LONGEST_SECTION = 4, 44
_SIGNS = {"error": "●", "warning": "▲", "info": "■"}


def card(one: Marked, report: Report, headings: Sequence[Heading], look: Look) -> Iterator[str]:
    """The lines of one card."""
    found, source, say = one.found, report.source, speaker(look.lang)
    section = _section(found.span, headings)
    yield (
        f'<li class="card {found.severity}" id="{one.id}" tabindex="0" data-severity="{found.severity}" '
        f'data-rule="{escape(found.code)}" data-section="{escape(section)}">'
    )
    yield (
        f'<p class="what"><span class="severity"><span aria-hidden="true">{_SIGNS[found.severity]}</span> '
        f"{say_word(found.severity, look.lang)}</span> <code>{escape(found.code)}</code> "
        f'<a class="place" href="#{one.id}-text">{place_of(source, found.span, look.lang)}</a>'
        + (f' <span class="section">{escape(clip(section, _LONGEST_SECTION))}</span>' if section else "")
        + "</p>"
    )
    yield f'<p class="message">{escape(found.message)}</p>'
    if found.calculation is not None:
        yield sum_picture(found.calculation, say)
        yield from _sum(found.calculation, source, look.lang)
    related = list(dict.fromkeys(_related(report, found, look.lang)))
    if related:
        yield f'<ul class="related">{"".join(related[:_SHOWN])}</ul>'
    if len(related) > _SHOWN:
        more = say("more").format(number=len(related) - _SHOWN)
        yield f'<details class="related"><summary>{more}</summary><ul>{"".join(related[_SHOWN:])}</ul></details>'
    if found.fix is not None:
        yield from _fix(found.fix, source, look.lang, say)
    yield from _reason(found.code, look, say)
    yield "</li>"


def _section(span: Span, headings: Sequence[Heading]) -> str:
    """The innermost heading around a place."""
    around = [heading for heading in headings if heading.whole.start <= span.start < heading.whole.end]
    return max(around, key=lambda heading: (heading.whole.start, -heading.whole.end)).title if around else ""


def place_of(source: Source, span: Span, lang: Language) -> str:
    """A place in words, as it may stand in a page."""
    where = in_words(source, span.start, lang)
    return escape(where) or say_word("line", lang, line=source.position(span.start).line)


def _sum(calculation: Calculation, source: Source, lang: Language) -> Iterator[str]:
    say = speaker(lang)
    yield '<table class="sum">'
    for number, term in enumerate(calculation.terms, start=1):
        sign = "−" if term.sign < 0 else "+"
        label = _one_line(term.label) or say("unnamed")
        yield _row("", str(number), label, f"{sign} {term.amount}", term, source, lang)
    whole = calculation.whole
    yield _row("total", "", say("parts"), str(calculation.computed), None, source, lang)
    yield _row("", "", f"{say('stated')} {_one_line(whole.label)}", str(whole.amount), whole, source, lang)
    yield _row("gap", "", say("gap"), str(calculation.gap).replace("-", "−"), None, source, lang)
    yield "</table>"


def _row(role: str, key: str, label: str, figure: str, term: Term | None, source: Source, lang: Language) -> str:
    place = place_of(source, term.span, lang) if term else ""
    return (
        f'<tr class="{role}"><td class="key">{key}</td><th scope="row">{escape(label)}</th>'
        f'<td>{escape(figure)}</td><td class="where">{place}</td></tr>'
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _related(report: Report, found: Diagnostic, lang: Language) -> Iterator[str]:
    """Places that the sum does not tell anyway; those in other files with their paths."""
    told = {term.span for term in found.calculation.terms} if found.calculation else set()
    for place in found.related:
        own = place.path == report.source.path
        source = report.source if own else report.others.get(place.path)
        if own and place.span in told:
            continue
        where = place_of(source, place.span, lang) if source else ""
        words = place.message or (source.quote(place.span) if source else "")
        file = "" if own else f"{escape(place.path)} "
        yield f'<li><span class="where">{file}{where}</span> {escape(words)}</li>'


def _fix(fix: Fix, source: Source, lang: Language, say: Say) -> Iterator[str]:
    head = say_word("fix" if fix.applicability == "safe" else "fix-by-hand", lang)
    changes = "".join(
        f"<li><del>{escape(source.quote(edit.span))}</del> <ins>{escape(edit.replacement) or say('delete')}</ins></li>"
        for edit in fix.edits
    )
    yield f'<div class="fix"><p>{head}{say_word("colon", lang)}{escape(fix.message)}</p><ul>{changes}</ul></div>'


def _reason(code: str, look: Look, say: Say) -> Iterator[str]:
    if look.ruleset is None:
        return
    try:
        rule = look.ruleset().rule(code)
    except RulesetError:  # a diagnostic of the program itself
        return
    if rule.why is None:
        return
    origin = f"<p>{say('source')}{escape(rule.source.text.say(look.lang))}</p>" if rule.source else ""
    yield (
        f'<details class="why"><summary>{say("why")}</summary><p>{escape(rule.title.say(look.lang))}</p>'
        f"<p>{escape(rule.why.say(look.lang))}</p>{origin}</details>"
    )
