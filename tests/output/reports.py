"""Reports made by hand, so that these tests tell of output and of nothing else."""

from __future__ import annotations

from decimal import Decimal

from disclosurelint.checks.finding import Calculation, Term
from disclosurelint.document.model import Subject
from disclosurelint.errors import Language
from disclosurelint.output import Format, Look, render
from disclosurelint.output.style import Style
from disclosurelint.results.report import Report, Result
from disclosurelint.rules.diagnostic import Diagnostic, Fix, RelatedPlace, Severity
from disclosurelint.text import Amount, Edit, Source, Span

PATH = "draft.txt"


def shown(format_: Format, *results: Result, lang: Language = "zh", coloured: bool = False, columns: int = 100) -> str:
    """Results in a format."""
    return render(format_, results, Look(lang, Style(coloured, columns)))


def span_of(text: str, words: str, nth: int = 1) -> Span:
    """Where ``words`` stand in ``text`` for the ``nth`` time."""
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def amount(figure: str, unit: str = "万元") -> Amount:
    return Amount(Decimal(figure), unit, len(figure.partition(".")[2]))


def report(text: str, *diagnostics: Diagnostic, profile: str | None = "hebei-budget") -> Report:
    subject = Subject(name="某县水务局", region=("河北省",), kind="department-budget", year=2021)
    return Report(Source(PATH, text), subject, profile, "河北" if profile else "", diagnostics)


def typo(text: str, wrong: str, right: str, severity: Severity = "error", nth: int = 1) -> Diagnostic:
    """A confusable term with its fix and the place of the right word."""
    span = span_of(text, wrong, nth)
    return Diagnostic(
        path=PATH,
        span=span,
        code="WRD001",
        name="confusable-term",
        severity=severity,
        message=f"“{wrong}”应为“{right}”",
        related=(RelatedPlace(PATH, span_of(text, right), "本文的正确写法"),) if right in text else (),
        fix=Fix("safe", f"改为“{right}”", (Edit(span, right),)),
    )


SUM = "支出50.00万元，包括：\r\n人员经费30.5万元、公用经费6.6万元，\r\n减去调剂100元。"


def wrong_sum() -> Diagnostic:
    """A sum with a subtrahend in another unit."""

    def term(label: str, figure: str, unit: str, sign: int = 1) -> Term:
        return Term(label, amount(figure, unit), span_of(SUM, f"{figure}{unit}"), sign)

    terms = (term("人员经费", "30.5", "万元"), term("公用经费", "6.6", "万元"), term("调剂", "100", "元", -1))
    return Diagnostic(
        path=PATH,
        span=span_of(SUM, "50.00万元"),
        code="AMT001",
        name="total-mismatch",
        severity="error",
        message="“支出”为 50.00 万元，所列 3 项合计 37.09 万元，少 12.91 万元",
        related=tuple(RelatedPlace(PATH, one.span, one.label) for one in terms),
        calculation=Calculation(
            whole=term("支出", "50.00", "万元"), terms=terms, computed=amount("37.09"), gap=amount("-12.91")
        ),
    )
