"""``identity``: relations between concepts that hold wherever a document tells the figures, in whatever sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache, partial
from itertools import chain
from typing import ClassVar, Literal

from disclosurelint.checks.causes import Wanted, fix_of, only_cause
from disclosurelint.checks.check import OptionError, option, options
from disclosurelint.checks.comparison import comparisons_of, side_is_named, signed_delta
from disclosurelint.checks.finding import Calculation, Finding, Related, Term, Value, Words
from disclosurelint.checks.judgement import Judgement, findings, judged, unjudged
from disclosurelint.checks.rooms import Rooms, need_rooms, sum_rooms
from disclosurelint.document.facts import Fact, about_base, about_label, count_facts_of, facts_of, single_valued
from disclosurelint.document.formulas import Formula, FormulaError, FormulaTerm, read_formula
from disclosurelint.document.model import Document, Figure, Section, Statement
from disclosurelint.document.tables.facts import columns_of, table_facts_of, tables_of
from disclosurelint.document.walking import label_of, parents_of
from disclosurelint.lexicon import Lexicon
from disclosurelint.text import Amount, Edit, Interval, Span, rounding_of

_NOTHING = Interval(Decimal(0), Decimal(0))
#: Relations that are kept worded: there are some thirty, in a few lexicons at most.
_MOST_WORDED = 500
#: What the figure is held against, by relation: one other figure by its name, or the sum of its parts.
_ONE = {
    "=": Words("应当与之相等的“{zh}”为 {computed}", "{en}, which must equal it, is {computed}"),
    "changes": Words("应当与之相等的“{zh}”的增减为 {computed}", "{en}, which must equal it, changed by {computed}"),
    "bound": Words("“{zh}”的 {computed}", "{en}, {computed}"),
}
_SUM = {
    "=": Words("文中各组成部分合计 {computed}", "its parts told in the text come to {computed}"),
    "changes": Words("各组成部分的增减合计 {computed}", "its parts changed by {computed}"),
    "bound": Words("各组成部分合计 {computed}", "{computed}, which its parts come to"),
}


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
        changes = _changes(document)
        facts_anywhere = [*facts, *table_facts_of(document)]
        known = {fact.concept for fact in facts_anywhere}
        for equation in self.equations:
            if any(word in document.text for word in equation.unless):
                continue
            formula = read_formula(equation.formula)
            if not formula.needed <= known:
                yield _untold(document.lexicon, formula)
                continue
            if formula.relation == "=" and not equation.scopes and not any(term.optional for term in formula.terms):
                for told in _scopes(formula, changes, parents, anywhere=False):
                    yield self._judge(document, formula, told, "warning", of_changes=True)
            judged_before = False
            seen: set[tuple[int, ...]] = set()
            anywhere = equation.within == "document"
            asked = facts_anywhere if anywhere else facts
            apart = [[one for one in asked if one.scope == scope] for scope in equation.scopes] or [asked]
            scopes = chain.from_iterable(_scopes(formula, one, parents, anywhere) for one in apart)
            for told in chain(scopes, _columns(formula, document)):
                if _of_another_whole(document, formula, told):
                    continue
                if equation.scopes and {fact.scope for fact in told.values()}.isdisjoint(equation.scopes):
                    continue
                places = tuple(sorted(fact.figure.span.start for fact in told.values()))
                if places not in seen:
                    seen.add(places)
                    judged_before = True
                    yield self._judge(document, formula, told, equation.severity or None)
            if not judged_before:
                yield _untold(document.lexicon, formula)

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
        says = partial(_set_out, document.lexicon, formula, whole, parts, of_changes)
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


def _of_another_whole(document: Document, formula: Formula, told: Mapping[str, Fact]) -> bool:
    """Whether parts are listed under a whole of their own: 支出900万元. 补助安排的支出90万元，其中基本支出60万元."""
    whole = told[formula.left[0].concept]
    for term in formula.right:
        around = told[term.concept].whole if term.concept in told else None
        if around is None or around is whole.statement or about_label(document, label_of(document, around.figure)):
            continue
        if not Interval.of(around.figure.amount).overlaps(Interval.of(whole.figure.amount)):
            return True
    return False


def _set_out(
    lexicon: Lexicon, formula: Formula, whole: Fact, parts: list[tuple[FormulaTerm, Fact]], of_changes: bool
) -> Words:
    """支出总计 190.94 万元 = 基本支出 169.53 万元 + 项目支出 21.41 万元"""

    def side(terms: Iterable[tuple[FormulaTerm, Fact]], lang: Literal["zh", "en"]) -> str:
        told = [(term.sign, getattr(_name(lexicon, term), lang), fact.figure.amount) for term, fact in terms]
        return " ".join(f"{'-' if sign < 0 else '+'} {name} {amount}" for sign, name, amount in told).removeprefix("+ ")

    zh, en = (
        f"{side([(formula.left[0], whole)], lang)} {formula.relation} {side(parts, lang)}" for lang in ("zh", "en")
    )
    return Words(f"{zh}（增减）", f"{en} (changes)") if of_changes else Words(zh, en)


def _changes(document: Document) -> list[Fact]:
    """The changes from the year before as facts: what adds up in both years changes by as much as its parts together.

    Their side tells what they start from: changes from last year's budget and from its account do not add up.
    """
    known = {id(fact.figure): fact for fact in facts_of(document)}
    changes = []
    for comparison in comparisons_of(document):
        change, fact, delta = comparison.change, known.get(id(comparison.now)), signed_delta(comparison)
        before = about_base(document, change, fact.about) if fact is not None else None
        if fact is not None and delta is not None and before is not None:
            base = before[2] if side_is_named(document, change) else ""
            place = change.delta.span if change.delta is not None else change.span
            figure = Figure(place, delta, fact.figure.label)
            about = fact.concept, before[1], f"change from {base}"
            changes.append(Fact(*about, fact.section, figure, Statement(change.span, figure), scope=fact.scope))
    return changes


def _scopes(
    formula: Formula, facts: list[Fact], parents: Mapping[int, Section | None], anywhere: bool
) -> Iterator[dict[str, Fact]]:
    """The figures of a formula's concepts, one each, that stand closest together for one year and side."""
    wanted, needed = formula.wanted, formula.needed
    if not needed <= {fact.concept for fact in facts}:
        return
    groups: defaultdict[tuple[int | None, str, int], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.concept not in wanted:
            continue
        section: Section | None = fact.section
        while section is not None:
            above = parents[id(section)]
            if above is not None or anywhere:
                groups[(fact.year, fact.side, id(section))].append(fact)
            section = above
    taken: set[int] = set()
    for group in sorted(groups.values(), key=len):
        told: dict[str, Fact] = {}
        if not needed <= {fact.concept for fact in group} or not single_valued(group):
            continue
        for fact in group:
            told.setdefault(fact.concept, fact)
        if not anywhere and len({fact.scope for fact in told.values()} - {""}) > 1:
            continue  # the expenditure of one fund is not made up of what all funds pay for
        places = {id(fact.statement) for fact in told.values()}
        if not places <= taken:
            taken |= places
            yield told


def _columns(formula: Formula, document: Document) -> Iterator[dict[str, Fact]]:
    """The figures of a formula's concepts in one column of a table, or in those that are of one scope."""
    wanted, needed = formula.wanted, formula.needed
    for facts in (*(column.facts for column in columns_of(document)), *tables_of(document)):
        group = [fact for fact in facts if fact.concept in wanted]
        if needed <= {fact.concept for fact in group} and single_valued(group):
            yield {fact.concept: fact for fact in group}


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
        "whole": _name(document.lexicon, formula.left[0]),
        "part": _name(document.lexicon, formula.right[0]),
        "stated": stated,
        "computed": computed,
        "against": _against(document.lexicon, formula, computed, of_changes),
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


def _against(lexicon: Lexicon, formula: Formula, computed: Amount, of_changes: bool) -> Words:
    """What the whole is held against: one concept on the right is no sum of parts, and is told by its name."""
    name = _name(lexicon, formula.right[0])
    kind = "changes" if of_changes else "=" if formula.relation == "=" else "bound"
    words = (_ONE if len(formula.right) == 1 else _SUM)[kind]
    told = {"zh": name.zh, "en": name.en, "computed": computed}
    return Words(words.zh.format_map(told), words.en.format_map(told))


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


@lru_cache(maxsize=_MOST_WORDED)
def _untold(lexicon: Lexicon, formula: Formula) -> Judgement:
    """That a relation could not be judged: most documents tell the figures of few, so it is worded once a process."""
    missing = "、".join(dict.fromkeys(_name(lexicon, term).zh for term in formula.terms if not term.optional))
    zh = f"同一节里没有同时写出各数，或口径不止一个：{missing}"
    return unjudged(_in_words(lexicon, formula), (), zh, "its figures are not all told in one scope")


def _in_words(lexicon: Lexicon, formula: Formula) -> Words:
    """The relation with the names of its concepts."""

    def side(terms: tuple[FormulaTerm, ...], lang: Literal["zh", "en"]) -> str:
        pieces = [f"{'-' if term.sign < 0 else '+'} {getattr(_name(lexicon, term), lang)}" for term in terms]
        return " ".join(pieces).removeprefix("+ ")

    zh, en = (f"{side(formula.left, lang)} {formula.relation} {side(formula.right, lang)}" for lang in ("zh", "en"))
    return Words(zh, en)


def _name(lexicon: Lexicon, term: FormulaTerm) -> Words:
    concept = lexicon.concepts.concepts.get(term.concept)
    return Words(concept.zh, concept.en) if concept else Words(term.concept, term.concept)
