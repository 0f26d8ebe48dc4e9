"""A calculation set out as an auditor writes a sum: addends, a rule, what they come to, what is stated, the gap."""

from __future__ import annotations

from collections.abc import Iterator

from disclosurelint.checks.finding import Calculation, Term
from disclosurelint.errors import Language
from disclosurelint.output.snippet import Gutter
from disclosurelint.output.width import clip, pad, printable, width
from disclosurelint.output.words import say
from disclosurelint.records import NamedTuple
from disclosurelint.text import Amount, Source, in_unit

_LONGEST_LABEL = 44


class _Row(NamedTuple):
    at: int | None
    sign: str
    label: str
    amount: Amount
    printed: str = ""
    role: str = "plain"


def set_out(source: Source, calculation: Calculation, gutter: Gutter, lang: Language, role: str) -> Iterator[str]:
    """The lines of a sum, figures aligned at the decimal point; ``role`` colours the gap.

    Terms in another unit than the whole are converted, with the printed figure beside them.
    """
    unit = calculation.whole.amount.unit
    terms = [_term_row(term, unit, lang) for term in calculation.terms]
    stated = calculation.whole
    results = [
        _Row(None, "=", say("computed", lang), calculation.computed),
        _Row(stated.span.start, " ", f"{say('stated', lang)} {stated.label}".rstrip(), stated.amount),
        _Row(None, " ", say("gap", lang), calculation.gap, role=role),
    ]
    rows = [*terms, *results]
    labels = max(width(_label(row)) for row in rows)
    whole_digits = max(len(_figure(row.amount)[0]) for row in rows)
    decimals = max(len(_figure(row.amount)[1]) for row in rows)
    drawn = [_drawn(source, row, labels, whole_digits, decimals, gutter) for row in rows]
    yield from drawn[: len(terms)]
    yield gutter.line("─" * (labels + whole_digits + decimals + 5 + width(unit)))
    yield from drawn[len(terms) :]


def offsets_of(calculation: Calculation) -> list[int]:
    """Where the figures stand."""
    return [term.span.start for term in (calculation.whole, *calculation.terms)]


def _term_row(term: Term, unit: str, lang: Language) -> _Row:
    sign = "-" if term.sign < 0 else "+"
    label = term.label or say("unlabelled", lang)
    converted = term.amount.is_money and term.amount.unit != unit
    amount = in_unit(term.amount.yuan, unit, 0, term.amount.grouped) if converted else term.amount
    return _Row(term.span.start, sign, label, amount, f" ({term.amount})" if converted else "")


def _label(row: _Row) -> str:
    return clip(printable(" ".join(row.label.split())), _LONGEST_LABEL)


def _figure(amount: Amount) -> tuple[str, str]:
    """The figure before and from the decimal point."""
    before, point, after = amount.digits.partition(".")
    return before, point + after


def _drawn(source: Source, row: _Row, labels: int, whole_digits: int, decimals: int, gutter: Gutter) -> str:
    before, after = _figure(row.amount)
    figure = f"{before:>{whole_digits}}{after:<{decimals}} {row.amount.unit}"
    text = f"{row.sign} {pad(_label(row), labels)}  {figure}{row.printed}"
    painted = gutter.style.paint(text, row.role)
    return gutter.line(painted) if row.at is None else gutter.line_at(source, row.at, painted)
