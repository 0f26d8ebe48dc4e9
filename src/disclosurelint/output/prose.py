"""What bears on a diagnostic as plain lines, for the formats that have one field of text for all of it."""

from __future__ import annotations

from collections.abc import Iterator

from disclosurelint.checks.finding import Calculation, Term
from disclosurelint.errors import Language
from disclosurelint.output.whereabouts import in_words
from disclosurelint.output.width import clip, printable
from disclosurelint.output.words import say
from disclosurelint.results.report import Repair, Report
from disclosurelint.rules.diagnostic import Diagnostic, Fix, RelatedPlace

#: Columns of a changed text worth showing.
_LONGEST_CHANGE = 40


def headline(diagnostic: Diagnostic) -> str:
    """The message in one line."""
    return one_line(diagnostic.message)


def one_line(message: str) -> str:
    return " ".join(message.split("\n"))


def details(report: Report, diagnostic: Diagnostic, lang: Language) -> Iterator[str]:
    """A line for every related place that the sum does not tell anyway, then the sum, then the way out."""
    for place in untold(diagnostic):
        source = report.source_of(place.path)
        line = source.position(place.span.start).line
        where = in_words(source, place.span.start, lang) or say("line", lang, line=line)
        file = "" if place.path == report.source.path else f"{place.path} "
        yield f"{file}{where}{say('colon', lang)}{place.message}"
    if diagnostic.calculation is not None:
        yield f"{say('calculation', lang)}{say('colon', lang)}{equation(diagnostic.calculation, lang)}"
    if diagnostic.fix is not None:
        yield way_out(diagnostic.fix, lang)


def untold(diagnostic: Diagnostic) -> list[RelatedPlace]:
    """The related places but those of figures that the calculation sets out."""
    told = {(term.span, term.label) for term in diagnostic.calculation.terms} if diagnostic.calculation else set()
    return [
        place
        for place in diagnostic.related
        if place.path != diagnostic.path or (place.span, place.message) not in told
    ]


def way_out(fix: Fix, lang: Language) -> str:
    """What a fix proposes, and whether somebody must confirm it."""
    head = say("fix" if fix.applicability == "safe" else "fix-by-hand", lang)
    return head if fix.message == say("fix", lang) else f"{head}{say('colon', lang)}{fix.message}"


def change(repair: Repair, lang: Language) -> str:
    """``“防贪”改为“防贫”``; of a fix with several edits the first."""
    old, new = (clip(printable(" ".join(text.split())), _LONGEST_CHANGE) for text in repair.changes[0])
    word = "deleted" if not new else "changed" if old else "inserted"
    others = say("and-others", lang, number=len(repair.changes)) if len(repair.changes) > 1 else ""
    return say(word, lang, old=old, new=new) + others


def equation(calculation: Calculation, lang: Language) -> str:
    """``人员经费 30.5 万元 + 公用经费 6.6 万元 = 37.1 万元；文中为 50.00 万元，差额 -12.9 万元``."""
    first, *rest = calculation.terms
    parts = [("- " if first.sign < 0 else "") + _term(first, lang)]
    parts += [f"{'-' if term.sign < 0 else '+'} {_term(term, lang)}" for term in rest]
    stated = f"{say('stated', lang)} {calculation.whole.amount}"
    gap = f"{say('gap', lang)} {calculation.gap}"
    semicolon, comma = ("; ", ", ") if lang == "en" else ("；", "，")
    return f"{' '.join(parts)} = {calculation.computed}{semicolon}{stated}{comma}{gap}"


def _term(term: Term, lang: Language) -> str:
    return f"{' '.join(term.label.split()) or say('unlabelled', lang)} {term.amount}"
