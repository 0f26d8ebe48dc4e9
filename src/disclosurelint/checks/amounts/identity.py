"""``identity``: relations between concepts that hold wherever a document tells the figures, in whatever sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import partial
from itertools import chain
from typing import ClassVar, Literal

from disclosurelint.checks.causes import Wanted, fix_of, only_cause
from disclosurelint.checks.check import OptionError, option, options
from disclosurelint.checks.finding import Calculation, Finding, Related, Term, Value
from disclosurelint.checks.formula_words import held_against, name_of, set_out, untold
from disclosurelint.checks.gathering import are_of_another_whole, changes_told, told_in_columns, told_together
from disclosurelint.checks.judgement import Judgement, findings, judged, unjudged
from disclosurelint.checks.rooms import Rooms, need_rooms, sum_rooms
from disclosurelint.document.facts import Fact, count_facts_of, facts_of
from disclosurelint.document.formulas import Formula, FormulaError, FormulaTerm, read_formula
from disclosurelint.document.model import Document
from disclosurelint.document.tables.facts import columns_of, table_facts_of
from disclosurelint.document.walking import label_of, parents_of
from disclosurelint.text import Edit, Interval, Span, rounding_of

_NOTHING = Interval(Decimal(0), Decimal(0))


@options
class Equation:
    """One relation: three_public.total = three_public.abroad + three_public.vehicles + three_public.reception."""

    shorthand: ClassVar[str] = "formula"

    formula: str = option(
        zh="关系式，由概念、+、-、=、<=、>=、=>（左边大于零，右边就大于零）组成；概念后加 ? 表示可以没有",
        en="concepts with + - = <= >= => (some of the left means some of the right); ? may be absent",
    )
    within: Literal["section", "document"] = option(
        default="section",
        zh="各数须在同一节（section）还是全文（document）之内",
        en="whether the figures must stand in one section or anywhere in the document",
    )
    scopes: tuple[str, ...] = option(
        default=(),
        zh="只在这些口径里检查，每个口径的数各自核对",
        en="judge it in these scopes only, the figures of each by themselves",
    )
    unless: tuple[str, ...] = option(
        default=(), zh="文中有这些字样之一就不检查", en="words of which the document must hold none"
    )
    severity: Literal["", "error", "warning", "info"] = option(
        default="",
        zh="这一条关系不成立时的级别；空着用规则的级别",
        en="severity where this relation fails; the rule's own if empty",
    )


@options
class Identity:
    """Judges a relation where every concept in it has one single value for the same year and side.

    A concept told with two values in one scope belongs to two scopes that the text does not keep apart, and nothing
    is said of it. A list of parts in one sentence is left to ``total``.
    """

    kind: ClassVar[str] = "identity"

    equations: tuple[Equation, ...] = option(default=(), zh="关系式", en="the relations")
    doubtful: Decimal = option(
        default=Decimal("500"),
        zh="差额超出舍入范围但不超过此数（元）时，只作提示",
        en="a gap beyond rounding but within this (元) is only a hint",
    )

    def __post_init__(self) -> None:
        for equation in self.equations:
            try:
                read_formula(equation.formula)
            except FormulaError as error:
                raise OptionError(
                    "equations",
                    f"关系式“{equation.formula}”第 {error.column} 个字符起读不懂",
                    f'cannot read the formula "{equation.formula}" from character {error.column} on',
                ) from error

    def run(self, document: Document) -> Iterator[Finding]:
        return findings(self.judge(document))

    def judge(self, document: Document) -> Iterator[Judgement]:
        """Every relation whose concepts the document tells."""
        facts = [*facts_of(document), *count_facts_of(document)]
        if not facts and not columns_of(document):
            return
        parents = parents_of(document)
        changes = changes_told(document)
        facts_anywhere = [*facts, *table_facts_of(document)]
        known = {fact.concept for fact in facts_anywhere}
        for equation in self.equations:
            if any(word in document.text for word in equation.unless):
                continue
            formula = read_formula(equation.formula)
            if not formula.needed <= known:
                yield untold(document.lexicon, formula)
                continue
            if formula.relation == "=" and not equation.scopes and not any(term.optional for term in formula.terms):
                for told in told_together(formula, changes, parents, anywhere=False):
                    yield self._judge(document, formula, told, "warning", of_changes=True)
            judged_before = False
            seen: set[tuple[int, ...]] = set()
            anywhere = equation.within == "document"
            asked = facts_anywhere if anywhere else facts
            apart = [[one for one in asked if one.scope == scope] for scope in equation.scopes] or [asked]
            scopes = chain.from_iterable(told_together(formula, one, parents, anywhere) for one in apart)
            for told in chain(scopes, told_in_columns(formula, document)):
                if are_of_another_whole(document, formula, told):
                    continue
                if equation.scopes and {fact.scope for fact in told.values()}.isdisjoint(equation.scopes):
                    continue
                places = tuple(sorted(fact.figure.span.start for fact in told.values()))
                if places not in seen:
                    seen.add(places)
                    judged_before = True
                    yield self._judge(document, formula, told, equation.severity or None)
            if not judged_before:
                yield untold(document.lexicon, formula)

    def _judge(
        self,
        document: Document,
        formula: Formula,
        told: Mapping[str, Fact],
        severity: str | None,
        of_changes: bool = False,
    ) -> Judgement:
        whole = told[formula.left[0].concept]
        parts = [(term, told[term.concept]) for term in formula.right if term.concept in told]
        figures = [fact.figure for fact in told.values()]
        says = partial(set_out, document.lexicon, formula, whole, parts, of_changes)
        rooms: Rooms = dict if of_changes else partial(_rooms, formula, told)
        if _holds(_side(formula.left, told), formula.relation, _side(formula.right, told)):
            return judged(says, figures, None, rooms)
        gap = sum((term.sign * fact.figure.amount.base_value for term, fact in parts), -whole.figure.amount.base_value)
        if len(formula.left) > 1 or _reported_as_list(whole, formula, told, gap):
            return unjudged(says, figures, "已按一句话里的列举检查", "judged as a list in one sentence")
        if formula.relation != "=>" and abs(gap) <= self.doubtful and whole.figure.amount.unit != "元":
            severity = "info"
        return judged(says, figures, _finding(document, formula, whole, parts, severity, of_changes), rooms)


def _rooms(formula: Formula, told: Mapping[str, Fact]) -> Mapping[Span, Interval]:
    """Where the figures may lie; of changes nothing is known, for there signs are told in words."""
    whole, *left = [told[term.concept].figure for term in formula.left]
    right = [(term.sign, told[term.concept].figure) for term in formula.right if term.concept in told]
    if formula.relation == "=>":
        return need_rooms(whole, right[0][1])
    others = [(-term.sign, figure) for term, figure in zip(formula.left[1:], left, strict=True)]
    return sum_rooms(whole, [*others, *right], _slack(list(told.values())), formula.relation)


def _finding(
    document: Document,
    formula: Formula,
    whole: Fact,
    parts: list[tuple[FormulaTerm, Fact]],
    severity: str | None,
    of_changes: bool,
) -> Finding:
    stated = whole.figure.amount
    total = sum((term.sign * fact.figure.amount.base_value for term, fact in parts), Decimal(0))
    gap = total - stated.base_value
    computed = stated.like(total)
    values: dict[str, Value] = {
        "whole": name_of(document.lexicon, formula.left[0]),
        "part": name_of(document.lexicon, formula.right[0]),
        "stated": stated,
        "computed": computed,
        "against": held_against(document.lexicon, formula, computed, of_changes),
        "gap": stated.like(abs(gap)),
    }
    terms = tuple(
        Term(label_of(document, fact.figure), fact.figure.amount, fact.figure.span, term.sign) for term, fact in parts
    )
    related = tuple(Related(term.span, "part", {"label": term.label, "amount": term.amount}) for term in terms)
    calculation = None
    if formula.relation != "=>":
        calculation = Calculation(
            Term(label_of(document, whole.figure), stated, whole.figure.span),
            terms,
            computed,
            stated.like(gap),
        )
    edits: tuple[Edit, ...] = ()
    if formula.relation == "=" and severity is None:
        wanted = [Wanted(whole.figure, total)]
        wanted += [Wanted(fact.figure, fact.figure.amount.base_value - term.sign * gap) for term, fact in parts]
        cause = only_cause(wanted, _slack([whole, *(fact for _, fact in parts)]))
        if cause is not None:
            values |= {"slip": label_of(document, cause.figure), "from": cause.figure.amount}
            values |= {"to": cause.amount, "how": cause.how}
            edits = (fix_of(document.text, cause),)
    message = {"=": "default", "<=": "too_much", ">=": "too_little", "=>": "needs"}[formula.relation]
    message = "changes" if of_changes else message
    return Finding(whole.figure.span, values, message, related, calculation, edits, severity=severity)


def _slack(facts: list[Fact]) -> Decimal:
    told = (fact.figure.amount for fact in facts)
    return sum((rounding_of(amount) for amount in told if amount.value), Decimal(0))


def _side(terms: tuple[FormulaTerm, ...], told: Mapping[str, Fact]) -> Interval:
    total = _NOTHING
    for term in terms:
        if term.concept in told:
            amount = told[term.concept].figure.amount
            value = (
                Interval.of(amount) if amount.value else _NOTHING
            )  # 0 says that there is none, not that it is little
            total = total + value if term.sign > 0 else total - value
    return total


def _holds(left: Interval, relation: str, right: Interval) -> bool:
    if relation == "=>":
        return left.high <= 0 or left.low <= 0 or right.high > 0
    if relation == "=":
        return left.overlaps(right)
    return left.low <= right.high if relation == "<=" else left.high >= right.low


def _reported_as_list(whole: Fact, formula: Formula, told: Mapping[str, Fact], gap: Decimal) -> bool:
    """Whether one sentence lists all the parts under the whole, so that ``total`` reports them.

    A list that need not be complete (其中) is silent there when it falls short, one that may end sooner when it comes
    to too much; but these parts are all there are.
    """
    parts = [told[term.concept] for term in formula.right if term.concept in told]
    if any(part.whole is not whole.statement for part in parts):
        return False
    lists = whole.statement.breakdowns
    return any(one.closed or (gap > 0 and len(one.endings) == 1) for one in lists)
